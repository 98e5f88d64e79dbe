"""The scan's machinery: channels, what is encoded and when, batches, progress."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.encoders import lazy as lazy_encoder
from core.library import Library
from core.pictures import decoding
from core.records import Decoded, ProgressBoard
from core.scan import pipeline
from core.scan import writer as scan_writer
from core.scan.channel import Channel, Ended
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import COUNT, scan

# -- channels


def test_a_channel_hands_out_all_and_ends_when_its_producers_have() -> None:
    channel: Channel[int] = Channel(3, producers=2)
    got: list[int] = []

    def take() -> None:
        try:
            while (item := channel.get()) is not None:
                got.append(item)
        except Ended:
            return

    def give(start: int) -> None:
        for item in range(start, start + 100):
            channel.put(item)
        channel.close()

    threads = [threading.Thread(target=take) for _ in range(2)]
    threads += [threading.Thread(target=give, args=(start,)) for start in (0, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == list(range(200))


def test_aborting_a_channel_wakes_both_sides() -> None:
    full: Channel[int] = Channel(1)
    empty: Channel[int] = Channel(1)
    full.put(1)
    woken: list[str] = []

    def wait(action: Callable[[], object], name: str) -> None:
        try:
            action()
        except Ended:
            woken.append(name)

    threads = [threading.Thread(target=wait, args=(lambda: full.put(2), "put"))]
    threads += [threading.Thread(target=wait, args=(empty.get, "get"))]
    for thread in threads:
        thread.start()
    full.abort()
    empty.abort()
    for thread in threads:
        thread.join()
    assert sorted(woken) == ["get", "put"]


def test_getting_with_a_limit_gives_none() -> None:
    channel: Channel[int] = Channel(1)
    assert channel.get(0.001) is None
    channel.put(5)
    assert channel.get(0.001) == 5


# -- the stages together


@pytest.mark.parametrize("sequential", [True, False])
def test_threaded_and_in_turn_give_the_same(library: Library, folder: Path, sequential: bool) -> None:
    board = ProgressBoard()
    shutil.copy(folder / "03.jpg", folder / "copy.jpg")
    (folder / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture")
    report = scan(library, folder, sequential=sequential, board=board)
    p = report.progress
    assert report.complete
    assert (p.new, p.failed, p.unchanged, p.moved, p.removed) == (COUNT + 1, 1, 0, 0, 0)
    assert p.done_files == p.total_files == COUNT + 2
    assert p.done_bytes == p.total_bytes == sum(file.stat().st_size for file in folder.iterdir())
    assert (p.phase, p.walk_done, p.current, p.seconds_left) == ("done", True, "", None)
    assert board.read() == p
    paths = [photo.path for photo in library.photos(library.photo_ids(sort="path"))]
    assert paths == sorted(str(file) for file in folder.iterdir() if file.name != "bad.jpg")
    assert library.info()["contents"] == COUNT
    assert len(library.codes("look")[0]) == COUNT + 1
    assert [(problem.path, problem.code) for problem in library.problems()] == [(str(folder / "bad.jpg"), "truncated")]
    assert not list((library.directory / "inflight").iterdir())


def test_same_bytes_are_encoded_once(library: Library, folder: Path, encoder: FakeEncoder) -> None:
    for number in range(3):
        shutil.copy(folder / "03.jpg", folder / f"copy{number}.jpg")
    scan(library, folder)
    assert encoder.encoded == COUNT
    shutil.copy(folder / "04.jpg", folder / "late copy.jpg")
    assert scan(library, folder).progress.new == 1
    assert encoder.encoded == COUNT


def test_an_unchanged_rescan_loads_no_encoder_and_writes_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(library, folder)
    revision = library.revision

    def refuse(*_: object) -> None:
        raise AssertionError("nothing is to be decoded or encoded")

    monkeypatch.setattr(lazy_encoder.LazyEncoder, "_loaded", refuse)
    monkeypatch.setattr(decoding, "decode", refuse)
    report = scan(library, folder)
    assert (report.progress.unchanged, report.progress.done_files) == (COUNT, COUNT)
    assert library.revision == revision


def test_a_scan_that_encodes_nothing_never_imports_torch(library: Library, folder: Path) -> None:
    """In a process of its own; with the built-in encoder's place taken by the fake one's spec."""
    scan(library, folder)
    code = (
        "import sys\nfrom pathlib import Path\nfrom core.library import Library\nfrom tests.fakes import FakeEncoder\n"
        "with Library.open(Path(sys.argv[1]), encoder=FakeEncoder()) as library:\n"
        "    print(library.scan(match=False).progress.unchanged, 'torch' in sys.modules, 'faiss' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code, str(library.directory)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(COUNT), "False", "False"]


def test_a_new_encoder_encodes_all_again_and_keeps_the_old_codes(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    scan(library, folder)
    newer = FakeEncoder(version="2")
    with Library.open(tmp_path / "library", encoder=newer) as second:
        report = scan(second, folder)
        assert (report.progress.unchanged, report.progress.new, newer.encoded) == (COUNT, 0, COUNT)
        assert len(second.codes("copy")[0]) == COUNT
    assert len(library.codes("copy")[0]) == COUNT
    assert scan(library, folder).progress.unchanged == COUNT


def test_the_encoder_gets_batches_and_the_tail_is_not_stuck(
    library: Library, folder: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder.batch_size = 5
    sizes: list[int] = []
    encode = encoder.encode
    monkeypatch.setattr(encoder, "encode", lambda inputs: (sizes.append(len(inputs)), encode(inputs))[1])
    monkeypatch.setattr(pipeline, "IDLE_SECONDS", 60.0)  # no batch is cut short but the last
    scan(library, folder)
    assert sizes == [5, 5, 2]
    for file in sorted(folder.iterdir())[:3]:
        os.utime(file, ns=(0, 0))
        pictures.save(pictures.photo(1000 + len(sizes), 240, 180), file)
    first_done = threading.Event()
    monkeypatch.setattr(encoder, "encode", lambda inputs: (first_done.set(), encode(inputs))[1])
    original = decoding.decode
    last = str(sorted(folder.iterdir())[2])

    def wait_for_the_first(path: str, px: int | None) -> Decoded:
        if path == last:
            assert first_done.wait(20), "two pictures were not encoded before the third was there"
        return original(path, px)

    monkeypatch.setattr(pipeline, "IDLE_SECONDS", 0.01)
    monkeypatch.setattr(decoding, "decode", wait_for_the_first)
    assert scan(library, folder).progress.new == 3


def test_batches_are_committed_by_number_and_by_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    commit = library._scan_store.commit
    monkeypatch.setattr(
        library._scan_store, "commit", lambda entries, *rest: (sizes.append(len(entries)), commit(entries, *rest))[1]
    )
    monkeypatch.setattr(scan_writer, "COMMIT_PHOTOS", 5)
    scan(library, folder, sequential=True)
    assert sizes == [5, 5, 2]
    monkeypatch.setattr(scan_writer, "COMMIT_SECONDS", 0.0)
    for seed, file in enumerate(sorted(folder.iterdir())):
        pictures.save(pictures.photo(500 + seed, 240, 180), file)
    sizes.clear()
    scan(library, folder, sequential=True)
    assert sizes == [1] * COUNT


def test_listeners_hear_of_batches_but_not_too_often(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_writer, "COMMIT_PHOTOS", 1)
    calls: list[int] = []
    monkeypatch.setattr(scan_writer, "NOTICE_SECONDS", 0.0)
    scan(library, folder, on_batch=lambda: calls.append(len(library.photo_ids())))
    assert calls[:COUNT] == list(range(1, COUNT + 1)), "each batch can be read when it is told of"
    monkeypatch.setattr(scan_writer, "NOTICE_SECONDS", 3600.0)
    calls.clear()
    shutil.copytree(folder, folder / "more")
    scan(library, folder, on_batch=lambda: calls.append(0))
    assert 1 <= len(calls) <= 4


def test_rate_and_time_left_are_smooth_and_stand_still_in_a_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(scan_writer.time, "monotonic", lambda: now)
    pace = scan_writer._Pace()
    assert not pace.due()
    for _ in range(40):
        for _ in range(5):
            pace.add(1000)
        now += 0.5
        assert pace.due()
        rate, left = pace.measure(50_000, paused=False)
    assert rate == pytest.approx(10)
    assert left == pytest.approx(5)
    now += 0.5
    assert pace.measure(None, paused=False) == (pytest.approx(10 * 0.94, rel=0.01), None)
    before, _ = pace.measure(None, paused=True)
    now += 3600
    assert pace.measure(None, paused=True)[0] == before
    assert scan_writer._Pace().measure(1000, paused=False) == (0.0, None)


def test_a_tiny_file_that_comes_first_does_not_tell_of_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(scan_writer.time, "monotonic", lambda: now)
    pace = scan_writer._Pace()
    pace.add(7)
    now += 0.5
    assert pace.measure(450_000, paused=False) == (2, None)
    for _ in range(16):
        pace.add(20_000)
    now += 0.5
    assert pace.measure(130_000, paused=False) == (17, pytest.approx(0.4, rel=0.1))


def test_a_lost_thumbnail_is_never_made_of_a_file_that_was_changed(library: Library, tmp_path: Path) -> None:
    first = pictures.save(pictures.photo(1, 64, 48), tmp_path / "photos" / "a.jpg")
    shutil.copy(first, tmp_path / "photos" / "b.jpg")
    scan(library, tmp_path / "photos")
    a, b = library.photos(library.photo_ids(sort="path"))
    kept, digest = library.thumbnail(a.id), library._catalogue.digest(a.id)
    assert kept is not None
    assert digest is not None
    library._thumbnails.drop([digest])
    pictures.save(pictures.photo(2, 64, 48), first)
    assert library.thumbnail(a.id) is None
    assert library._thumbnail_of_content(a.content_id) == kept  # of the copy
    assert library.thumbnail(a.id) == library.thumbnail(b.id) == kept
