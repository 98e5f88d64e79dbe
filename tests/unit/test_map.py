"""The map: places keep neighbours, groups are found as islands, and the map follows the library."""

from __future__ import annotations

import errno
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import paths
from core.errors import Cancelled, UserError
from core.library import Library
from core.map import child, embedding, islands, placing
from core.records import CancelToken, Codes, MapLayout, ProgressBoard
from core.records.mapping import Places
from core.store.catalogue_codes import CodeStore
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import scan

GROUPS = 4


def grouped(each: int, groups: int = GROUPS, seed: int = 0) -> tuple[Codes, np.ndarray]:
    """Codes of 256 bits in groups whose members differ from their centre in 20 bits or so; and the group of each."""
    random = np.random.default_rng(seed)
    centres = random.integers(0, 2, (groups, 256), dtype=np.uint8)
    group = np.repeat(np.arange(groups), each)
    flips = random.random((len(group), 256)) < 0.08
    return np.packbits(centres[group] ^ flips, axis=1), group


def test_principal_components_are_those_of_the_covariance() -> None:
    codes, _ = grouped(60)
    values = np.unpackbits(codes, axis=1).astype(np.float64)
    values -= values.mean(0)
    exact = values @ np.linalg.eigh(values.T @ values)[1][:, :-3:-1]
    found = embedding.principal(codes)
    for axis in range(2):
        assert abs(np.corrcoef(exact[:, axis], found[:, axis])[0, 1]) > 0.999


def test_neighbours_are_the_nearest_others_also_among_equal_codes() -> None:
    codes, _ = grouped(20)
    codes[:50] = codes[0]  # more with one code than neighbours are asked for
    rows, distances = embedding.neighbours(codes, 5)
    assert (rows != np.arange(len(codes))[:, None]).all()
    bits = np.unpackbits(codes, axis=1).astype(np.int64)
    away = np.abs(bits[:, None] - bits).sum(2)
    assert (np.take_along_axis(away, rows, 1) == distances).all()
    np.fill_diagonal(away, 999)
    assert (np.sort(away, 1)[:, :5] == distances).all()


def test_the_child_draws_groups_apart_and_tells_how_far_it_is() -> None:
    codes, group = grouped(40)
    steps: list[tuple[int, int]] = []
    shown = []

    def step(done: int, total: int, places: np.ndarray | None) -> None:
        steps.append((done, total))
        if places is not None:
            shown.append(places)

    places = child.run(codes, None, CancelToken(), step)
    assert places.shape == (len(codes), 2)
    assert places.dtype == np.float32
    assert places.min() >= 0
    assert places.max() <= 1
    assert shown[0].shape == places.shape  # the start is shown before the first step
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]
    found = islands.find(places)
    assert len(found.centres) == GROUPS
    for number in range(GROUPS):
        assert len(set(group[found.island == number].tolist())) == 1


def test_a_child_is_ended_at_once_when_cancelled() -> None:
    codes, _ = grouped(2000)
    cancel = CancelToken()
    started = threading.Event()

    def step(done: int, total: int, places: object) -> None:
        started.set()
        cancel.cancel()

    with pytest.raises(Cancelled):
        child.run(codes, None, cancel, step)
    assert started.is_set()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("map-")]


def test_a_child_that_still_loads_is_ended_at_once_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "map_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    cancel = CancelToken()
    cancel.cancel()
    before = time.monotonic()
    with pytest.raises(Cancelled):
        child.run(grouped(2000)[0], None, cancel, lambda *_: None)  # more than a pipe holds
    assert time.monotonic() - before < 30


def test_a_child_that_dies_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    dying = "import sys; sys.stdin.buffer.readline(); sys.stdout.write('{\"done\"'); sys.exit('no more memory')"
    monkeypatch.setattr(child, "map_command", lambda: [sys.executable, "-c", dying])
    with pytest.raises(UserError, match="too little memory"):
        child.run(grouped(5)[0], None, CancelToken(), lambda *_: None)
    assert "no more memory" in caplog.text


def test_a_child_that_tells_something_else_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(child, "map_command", lambda: [sys.executable, "-c", "print('a warning of some module')"])
    with pytest.raises(UserError, match="could not be drawn"):
        child.run(grouped(5)[0], None, CancelToken(), lambda *_: None)
    assert "cannot be read" in caplog.text


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 400), st.floats(0.0, 0.3))
def test_islands_hold_for_any_places(seed: int, count: int, spread: float) -> None:
    random = np.random.default_rng(seed)
    centres = random.random((5, 2))
    places = np.clip(centres[random.integers(0, 5, count)] + spread * random.standard_normal((count, 2)), 0, 1)
    found = islands.find(places.astype(np.float32))
    assert found.island.shape == (count,)
    sizes = np.bincount(found.island[found.island >= 0], minlength=len(found.centres))
    assert len(sizes) == len(found.centres) == len(found.outlines)
    assert (sizes >= islands.FEWEST).all()
    assert (np.diff(sizes) <= 0).all()  # largest first
    for lines in found.outlines:
        assert all(((line >= 0) & (line <= 1)).all() for line in lines)


def test_a_shore_goes_around_its_island() -> None:
    random = np.random.default_rng(1)
    places = np.concatenate([at + 0.03 * random.standard_normal((300, 2)) for at in ((0.3, 0.3), (0.7, 0.6))])
    found = islands.find(places.astype(np.float32))
    assert len(found.outlines) == 2
    for centre, lines in zip(found.centres, found.outlines, strict=True):
        x, y = lines[0][:, 0], lines[0][:, 1]
        area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
        assert 0.005 < area < 0.08
        assert x.min() < centre[0] < x.max()
        assert y.min() < centre[1] < y.max()


def test_new_codes_are_placed_in_their_group_and_always_there() -> None:
    codes, group = grouped(30)
    places = np.stack([group / 4 + 0.1, group % 2 * 0.5 + 0.2], axis=1).astype(np.float32)
    new, of = grouped(30)
    new = new[::7] ^ np.packbits(np.random.default_rng(2).random((len(new[::7]), 256)) < 0.02, axis=1)
    put = placing.place(codes, places, new)
    wanted = np.stack([of[::7] / 4 + 0.1, of[::7] % 2 * 0.5 + 0.2], axis=1)
    assert np.abs(put - wanted).max() < 0.05
    assert np.array_equal(put, placing.place(codes, places, new))


# -- of a library


@pytest.fixture(autouse=True)
def plain_drawing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Libraries are drawn by principal components: starting the child takes seconds, and the tests above have it."""

    def run(codes: Codes, start: Places | None, cancel: CancelToken, on_step: Callable[..., None]) -> Places:
        places = embedding.fitted(embedding.principal(codes))
        for done in range(2):
            cancel.check()
            on_step(done, 2, places if start is None else start)
        cancel.check()
        return places

    if "library" in request.fixturenames:
        monkeypatch.setattr(child, "run", run)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """With 30 photos in two folders, and codes in two groups to go with them."""
    for name, seeds in (("sea", range(15)), ("hills", range(15, 30))):
        for seed in seeds:
            file = tmp_path / "pictures" / name / f"{seed:02}.jpg"
            file.parent.mkdir(parents=True, exist_ok=True)
            pictures.save(pictures.photo(seed, 64, 48), file)
    library = Library.open(tmp_path / "library", encoder=FakeEncoder())
    scan(library, tmp_path / "pictures")
    code_by_folder(library)
    return library


def code_by_folder(library: Library) -> None:
    photos = library.photos(library.photo_ids(sort="path"))
    codes, _ = grouped(len(photos), 2, seed=3)
    chosen = [codes[row + len(photos) * ("sea" in p.path)] for row, p in enumerate(photos)]
    CodeStore(library._catalogue.database).add([p.content_id for p in photos], np.stack(chosen), "fake-1", "look")


def test_a_library_has_no_map_until_one_is_drawn(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library:
        assert library.map.layout() is None
        assert library.map.photos() == 30
        board = ProgressBoard()
        steps: list[MapLayout] = []
        drawn = library.map.make(board=board, on_step=steps.append)
        assert steps[0].photos.tolist() == drawn.photos.tolist()
        assert board.read().phase == "done"
        assert sorted(drawn.photos.tolist()) == sorted(library.photo_ids().tolist())
        assert {island.name for island in drawn.islands} == {"sea", "hills"}
        for number, island in enumerate(drawn.islands):
            assert island.count == int((drawn.island == number).sum())
            assert island.photo in drawn.photos[drawn.island == number]
        with monkeypatch.context() as patched:
            patched.setattr(library.map, "_load", None)
            assert library.map.layout() is drawn  # nothing is read twice
        scan(library, tmp_path / "pictures")
        library.add_folder(tmp_path)
        assert library.map.layout() is drawn  # nor made
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as again:
        kept = again.map.layout()
        assert kept is not None
        assert np.array_equal(kept.places, drawn.places)
        assert not kept.stale


def test_new_photos_go_beside_their_nearest_and_gone_ones_leave(library: Library, tmp_path: Path) -> None:
    with library:
        drawn = library.map.make()
        pictures.save(pictures.photo(77, 64, 48), tmp_path / "pictures" / "sea" / "new.jpg")
        (tmp_path / "pictures" / "hills" / "20.jpg").unlink()
        scan(library, tmp_path / "pictures")
        added = next(p for p in library.photos(library.photo_ids()) if p.path.endswith("new.jpg"))
        like = next(p for p in library.photos(library.photo_ids()) if p.path.endswith("sea/00.jpg"))
        same = library._catalogue.code(like.content_id, "fake-1", "look")
        assert same is not None
        CodeStore(library._catalogue.database).add(
            [added.content_id], np.frombuffer(same, np.uint8)[None], "fake-1", "look"
        )
        now = library.map.layout()
        assert now is not None
        assert len(now.photos) == 30
        assert (now.placed, now.stale) == (1, False)
        where = {int(photo): place for photo, place in zip(now.photos, now.places, strict=True)}
        before = {int(photo): place for photo, place in zip(drawn.photos, drawn.places, strict=True)}
        assert all(np.array_equal(where[photo], before[photo]) for photo in where if photo in before)
        sea = next(island for island in now.islands if island.name == "sea")
        assert np.hypot(*(where[int(added.id)] - np.array(sea.centre))) < 0.25


def test_a_full_disk_does_not_hide_a_map_that_is_there(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with library:
        library.map.make()
        pictures.save(pictures.photo(77, 64, 48), tmp_path / "pictures" / "sea" / "new.jpg")
        scan(library, tmp_path / "pictures")
        monkeypatch.setattr(paths, "write_atomically", full)
        now = library.map.layout()
        assert now is not None
        assert now.placed == 1
        assert "No space left" in caplog.text
        with pytest.raises(UserError, match="No space left"):
            library.map.make()


def test_a_map_of_which_much_is_new_asks_to_be_drawn_again(library: Library, tmp_path: Path) -> None:
    with library:
        library.map.make()
        for seed in range(100, 106):
            pictures.save(pictures.photo(seed, 64, 48), tmp_path / "pictures" / "sea" / f"{seed}.jpg")
        scan(library, tmp_path / "pictures")
        now = library.map.layout()
        assert now is not None
        assert (now.placed, now.stale) == (6, True)
        again = library.map.make()
        assert (again.placed, again.stale) == (0, False)


def test_photos_that_leave_while_a_map_is_drawn_are_not_on_it(library: Library, tmp_path: Path) -> None:
    def leave(_: MapLayout) -> None:
        for file in (tmp_path / "pictures" / "hills").glob("*.jpg"):
            file.unlink()
        pictures.save(pictures.photo(99, 64, 48), tmp_path / "pictures" / "hills" / "one.jpg")
        scan(library, tmp_path / "pictures")

    with library:
        drawn = library.map.make(on_step=leave)
        assert {island.name for island in drawn.islands} == {"sea"}
        assert sorted(drawn.photos.tolist()) == sorted(library.photo_ids().tolist())
        assert library.map.layout() is drawn


def test_copies_lie_at_one_place(library: Library, tmp_path: Path) -> None:
    original = tmp_path / "pictures" / "sea" / "00.jpg"
    (tmp_path / "pictures" / "copy.jpg").write_bytes(original.read_bytes())
    with library:
        scan(library, tmp_path / "pictures")
        drawn = library.map.make()
        assert len(drawn.photos) == 31
        pair = [p for p in library.photos(library.photo_ids()) if p.path.endswith(("copy.jpg", "sea/00.jpg"))]
        a, b = (drawn.places[drawn.photos.tolist().index(p.id)] for p in pair)
        assert np.array_equal(a, b)


def test_a_map_outlives_a_catalogue_that_is_made_again(library: Library, tmp_path: Path) -> None:
    with library:
        drawn = library.map.make()
        where = {p.path: drawn.places[drawn.photos.tolist().index(p.id)] for p in library.photos(drawn.photos)}
    for file in (tmp_path / "library").glob("catalogue.db*"):
        file.unlink()
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as again:
        assert again.map.layout() is None  # of photos that are not there
        folders = sorted((tmp_path / "pictures").iterdir(), reverse=True)  # so that ids come in another order
        for folder in folders:
            scan(again, folder)
        now = again.map.layout()
        assert isinstance(now, MapLayout)
        assert now.placed == 0
        for photo, place in zip(again.photos(now.photos), now.places, strict=True):
            assert np.array_equal(where[photo.path], place)


def test_cancelling_leaves_the_map_as_it_was(library: Library) -> None:
    with library:
        drawn = library.map.make()
        cancel = CancelToken()
        with pytest.raises(Cancelled):
            library.map.make(cancel=cancel, on_step=lambda _: cancel.cancel())
        assert library.map.layout() is drawn


def test_closing_the_library_ends_a_drawing(library: Library) -> None:
    begun, ended = threading.Event(), threading.Event()
    cancel = CancelToken()

    def wait(_: MapLayout) -> None:
        begun.set()
        while not cancel.cancelled:
            time.sleep(0.001)

    def draw() -> None:
        with pytest.raises(Cancelled):
            library.map.make(cancel=cancel, on_step=wait)
        ended.set()

    thread = threading.Thread(target=draw)
    thread.start()
    assert begun.wait(60)
    library.close()
    thread.join(60)
    assert ended.is_set()


def test_a_damaged_map_is_drawn_again(library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with library:
        library.map.make()
        (tmp_path / "library" / "map.npz").write_bytes(b"PK\3\4 not a map")
        assert library.map.layout() is None
        assert "drawn again" in caplog.text
        assert library.map.make() is not None


def test_too_few_photos_are_no_map(tmp_path: Path) -> None:
    pictures.save(pictures.photo(1, 64, 48), tmp_path / "pictures" / "one.jpg")
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        scan(library, tmp_path / "pictures")
        with pytest.raises(UserError, match="12 photos at least"):
            library.map.make()
