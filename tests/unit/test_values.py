"""Look values: stored with the codes by one pass, made for old libraries, and what albums do with them."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.albums.features import Looks
from core.errors import Cancelled, UserError
from core.hashing.projection import in_steps, pack
from core.library import Library
from core.pictures import decoding
from core.records import CancelToken, ProgressBoard
from core.store import schema
from core.store.catalogue_values import ValueStore
from core.store.database import Database
from tests.fakes import FakeEncoder
from tests.scans import COUNT, scan


def stored(library: Library) -> dict[bytes, bytes]:
    """Values by the code whose signs they are."""
    with library._catalogue.database.read() as c:
        rows = c.execute(
            """SELECT k.code, v.steps FROM codes k LEFT JOIN look_values v
            ON v.content_id = k.content_id AND v.encoder = k.encoder WHERE k.space = 'look'"""
        ).fetchall()
    return dict(rows)


def counted(library: Library) -> tuple[int, int]:
    """Look codes, and values, also those of no code."""
    with library._catalogue.database.read() as c:
        codes = c.execute("SELECT count(*) FROM codes WHERE space = 'look'").fetchone()[0]
        return codes, c.execute("SELECT count(*) FROM look_values").fetchone()[0]


def whole(library: Library) -> bool:
    """Whether each look code has values with just its signs."""
    found = stored(library)
    return all(v is not None and pack(np.frombuffer(v, np.int8)[None]).tobytes() == k for k, v in found.items())


def looks(library: Library) -> Looks:
    return library.albums._features.now(library.models.answering().spec)


def made_before_values(directory: Path) -> None:
    """Turn a library's catalogue into one of the version that stored codes alone, with the same rows."""
    made, newer = directory / "catalogue.db", directory / "newer.db"
    made.rename(newer)
    Database(made, schema.CATALOGUE[:3], "").close()
    connection = sqlite3.connect(made)
    connection.execute("ATTACH ? AS newer", (str(newer),))
    tables = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    for (table,) in tables.fetchall():
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}")
    connection.commit()
    connection.close()
    newer.unlink()


# -- numbers


@given(
    arrays.arrays(np.float32, st.tuples(st.integers(0, 3), st.just(16)), elements=st.floats(-20, 20, width=32)),
    st.floats(0.01, 1),
)
def test_steps_are_near_and_have_the_signs_of_the_values(values: np.ndarray, step: float) -> None:
    steps = in_steps(values, step)
    assert (steps.dtype, steps.shape) == (np.int8, values.shape)
    assert pack(steps).tolist() == pack(values).tolist()
    inside = np.abs(values) <= 127 * step
    assert (np.abs(steps * step - values)[inside] <= step * 1.001).all()
    assert (np.abs(steps.astype(int))[~inside] == 127).all()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(arrays.arrays(np.int8, st.tuples(st.integers(1, 9), st.just(24))), st.integers(1, 5))
def test_what_is_stored_comes_back(library: Library, values: np.ndarray, size: int) -> None:
    contents = np.arange(1, len(values) + 1)
    store = ValueStore(library._catalogue.database)

    def fill(c: sqlite3.Connection) -> None:
        c.execute("DELETE FROM contents")
        c.executemany(
            """INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format)
            VALUES (?1, ?1, x'', x'', 0, 1, 1, 'JPEG')""",
            [(int(content),) for content in contents],
        )

    library._catalogue.database.write(fill)
    store.add([*contents, 999], np.concatenate([values, values[:1]]), "e-1")  # 999 is gone meanwhile
    pages = list(store.pages("e-1", size))
    assert np.concatenate([ids for ids, _ in pages]).tolist() == contents.tolist()
    assert np.concatenate([rows for _, rows in pages]).tolist() == values.tolist()
    ids, rows = store.of([int(contents[-1]), 999, 1], "e-1")
    assert ids.tolist() == sorted({1, int(contents[-1])})
    assert rows.tolist() == values[ids - 1].tolist()
    assert list(store.pages("e-2")) == []


# -- scans


def test_a_scan_stores_values_with_the_codes_by_one_pass(library: Library, folder: Path, encoder: FakeEncoder) -> None:
    shutil.copy(folder / "03.jpg", folder / "copy.jpg")
    scan(library, folder)
    assert counted(library) == (COUNT, COUNT)
    assert whole(library)
    assert encoder.encoded == COUNT
    assert looks(library).name == "fake-1 values"


def test_values_stay_with_the_content(library: Library, folder: Path, tmp_path: Path, encoder: FakeEncoder) -> None:
    scan(library, folder)
    before = stored(library)
    (folder / "00.jpg").rename(folder / "moved.jpg")
    shutil.copy(folder / "01.jpg", folder / "copy of 01.jpg")
    os.utime(folder / "02.jpg", (1, 1))
    scan(library, folder)
    assert stored(library) == before
    assert encoder.encoded == COUNT
    (folder / "01.jpg").unlink()  # its copy stays
    (folder / "03.jpg").unlink()
    scan(library, folder)
    assert counted(library) == (COUNT - 1, COUNT - 1)
    assert whole(library)
    with Library.open(tmp_path / "rebuilt", encoder=FakeEncoder()) as rebuilt:
        scan(rebuilt, folder)
        assert stored(rebuilt) == stored(library)
    library.remove_folder(str(folder.resolve()))
    assert counted(library) == (0, 0)


def test_a_commit_that_fails_leaves_neither(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []

    def fail(c: sqlite3.Connection) -> None:
        written.extend(c.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("codes", "look_values"))
        raise MemoryError

    monkeypatch.setattr("core.store.catalogue_scan.bump", fail)
    with pytest.raises(UserError, match="memory"):
        scan(library, folder, sequential=True)
    assert min(written) > 0
    assert counted(library) == (0, 0)


def test_an_encoder_without_a_step_has_codes_alone(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "plain", encoder=FakeEncoder(step=None)) as library:
        scan(library, folder)
        library.models.catch_up(CancelToken(), ProgressBoard())
        assert counted(library) == (COUNT, 0)
        assert looks(library).name == "fake-1 bits"
        assert looks(library).of(looks(library).ids.tolist())[1].dtype == np.uint8


# -- libraries of before


@pytest.fixture
def old(tmp_path: Path, folder: Path) -> Path:
    directory = tmp_path / "old"
    with Library.open(directory, encoder=FakeEncoder()) as library:
        scan(library, folder)
        album = library.albums.create("Some").id
        library.albums.teach(album, library.photo_ids()[:3], True)
    made_before_values(directory)
    return directory


def test_an_old_library_gets_its_values_from_thumbnails(
    old: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = FakeEncoder()
    with Library.open(old, encoder=encoder) as library:
        assert (old / "catalogue.db.version-3.backup").exists()
        codes = set(stored(library))
        album = library.albums.list()[0].id
        assert len(library.albums.ranked(album)[0]) == COUNT  # by bits, until it is scanned
        assert counted(library) == (COUNT, 0)
        monkeypatch.setattr(decoding, "decode", lambda *_: pytest.fail("no file is read again"))
        board, seen = ProgressBoard(), []
        original = ValueStore.add

        def add(self: ValueStore, *arguments: object) -> None:
            seen.append((board.read().phase, board.read().current, board.read().total_files))
            original(self, *arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(ValueStore, "add", add)
        monkeypatch.setattr(library._duplicates, "find", lambda *_: None)  # it takes its time, and is not asked
        assert library.scan([str(folder)], board=board).progress.unchanged == COUNT
        assert seen == [("encoding", "Fake", COUNT)]
        assert encoder.encoded == COUNT
        assert counted(library) == (COUNT, COUNT)
        assert set(stored(library)) == codes
        assert looks(library).name == "fake-1 values"
        kept = library.albums._store.scores(album)
        assert kept is not None
        assert "fake-1 values" in kept[0]
        assert len(library.albums.ranked(album)[0]) == COUNT
        revision = library.revision
        library.models.catch_up(CancelToken(), ProgressBoard())
        assert (encoder.encoded, library.revision) == (COUNT, revision)


def test_making_values_is_cancelled_and_goes_on(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.models.models.COMMIT_BATCHES", 1)
    token = CancelToken()
    original = ValueStore.add

    def add(self: ValueStore, *arguments: object) -> None:
        original(self, *arguments)  # type: ignore[arg-type]
        token.cancel()

    monkeypatch.setattr(ValueStore, "add", add)
    encoder = FakeEncoder()
    with Library.open(old, encoder=encoder) as library:
        with pytest.raises(Cancelled):
            library.models.catch_up(token, ProgressBoard())
        assert counted(library) == (COUNT, 8)
        assert looks(library).name == "fake-1 bits"
        library.models.catch_up(CancelToken(), ProgressBoard())
        assert (encoder.encoded, looks(library).name) == (COUNT, "fake-1 values")


def test_all_are_judged_by_bits_while_one_cannot_be_read(old: Path) -> None:
    with Library.open(old, encoder=FakeEncoder()) as library:
        there = library.models._thumbnail
        lost = int(library.photos(library.photo_ids())[0].content_id)
        library.models._thumbnail = lambda content: None if content == lost else there(content)
        library.models.catch_up(CancelToken(), ProgressBoard())
        assert counted(library) == (COUNT, COUNT - 1)
        assert looks(library).name == "fake-1 bits"
        assert len(library.albums.ranked(library.albums.list()[0].id)[0]) == COUNT
        library.models._thumbnail = there
        library.models.catch_up(CancelToken(), ProgressBoard())
        assert looks(library).name == "fake-1 values"
