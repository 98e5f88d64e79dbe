"""The scan's machinery: channels, batches, who stops whom, what is encoded, breadcrumbs of a crash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import decoding, lazy_encoder, pipeline, scan_writer, scanning, stages
from core.channel import Channel, Ended
from core.database import Database
from core.errors import UserError
from core.inflight import InFlight
from core.library import Library
from core.records import CancelToken, Decoded, FileStamp, ProgressBoard, ScanReport
from tests import pictures
from tests.fakes import FakeEncoder

COUNT = 12


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("originals")
    for seed in range(COUNT):
        pictures.save(pictures.photo(seed, 240, 180), folder / f"{seed:02}.jpg")
    return folder


@pytest.fixture
def folder(originals: Path, tmp_path: Path) -> Path:
    shutil.copytree(originals, tmp_path / "pictures")
    return tmp_path / "pictures"


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def library(tmp_path: Path, encoder: FakeEncoder) -> Iterator[Library]:
    before = set(threading.enumerate())
    with Library.open(tmp_path / "library", encoder=encoder) as opened:
        yield opened
    left = [thread for thread in threading.enumerate() if thread not in before]
    assert not left, "a scan left threads behind"


def scan(library: Library, folder: Path, **options: object) -> ScanReport:
    return library.scan([str(folder)], match=False, **options)  # type: ignore[arg-type]


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


# -- stopping


def hold_back(monkeypatch: pytest.MonkeyPatch, until: threading.Event) -> None:
    """Let the sixth picture wait for an event, so that a scan cannot have ended before it."""
    original = decoding.decode

    def decode(path: str, px: int | None) -> Decoded:
        if path.endswith("05.jpg"):
            assert until.wait(20)
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", decode)


@pytest.mark.parametrize("sequential", [True, False])
def test_cancelling_keeps_what_was_done_and_the_next_scan_goes_on(
    library: Library, folder: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch, sequential: bool
) -> None:
    cancel, committed = CancelToken(), threading.Event()
    encoder.batch_size = 1
    monkeypatch.setattr(scan_writer, "COMMIT_PHOTOS", 2)
    hold_back(monkeypatch, committed)

    def stop() -> None:
        cancel.cancel()
        committed.set()

    report = scan(library, folder, cancel=cancel, on_batch=stop, sequential=sequential, workers=1)
    done = len(library.photo_ids())
    assert not report.complete
    assert 2 <= done <= 6
    assert report.progress.new == done
    again = scan(library, folder)
    assert again.complete
    assert (again.progress.unchanged, again.progress.new) == (done, COUNT - done)
    assert encoder.encoded <= COUNT + 4


def test_a_cancelled_token_scans_nothing_and_removes_nothing(library: Library, folder: Path) -> None:
    scan(library, folder)
    shutil.rmtree(folder / ".." / "pictures")
    folder.mkdir()
    cancel = CancelToken()
    cancel.cancel()
    assert not scan(library, folder, cancel=cancel).complete
    assert len(library.photo_ids()) == COUNT


def test_pausing_stops_decoding_until_resumed(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cancel, board, decoded = CancelToken(), ProgressBoard(), []
    paused = threading.Event()
    original = decoding.decode

    def pause_after_three(path: str, px: int | None) -> Decoded:
        decoded.append(path)
        if len(decoded) == 3:
            cancel.pause()
            paused.set()
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", pause_after_three)
    monkeypatch.setattr(scan_writer, "RATE_SECONDS", 0.0)
    reports: list[ScanReport] = []
    thread = threading.Thread(
        target=lambda: reports.append(scan(library, folder, cancel=cancel, board=board, workers=2))
    )
    thread.start()
    assert paused.wait(20)
    thread.join(0.5)
    assert thread.is_alive()
    assert len(decoded) <= 4, "the other worker may have been at one file"
    assert board.read().paused
    cancel.resume()
    thread.join()
    assert reports[0].complete
    assert not board.read().paused
    assert len(library.photo_ids()) == COUNT


@pytest.mark.parametrize("paused", [True, False])
def test_a_failing_encoder_ends_the_scan_with_its_error(
    library: Library, folder: Path, encoder: FakeEncoder, paused: bool
) -> None:
    cancel = CancelToken()
    encoder.fail = UserError("weights-missing", "The weights are missing.")
    if paused:
        encode = encoder.encode
        encoder.encode = lambda inputs: (cancel.pause(), encode(inputs))[1]  # type: ignore[method-assign]
    with pytest.raises(UserError, match="weights are missing"):
        scan(library, folder, cancel=cancel)
    assert len(library.photo_ids()) == 0
    encoder.fail = None
    assert scan(library, folder).progress.new == COUNT


def test_a_failing_walk_ends_the_scan_and_keeps_what_was_found(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = scanning.Walk.__iter__

    def fail_late(self: scanning.Walk) -> Iterator[FileStamp]:
        for number, stamp in enumerate(walk(self)):
            if number == 8:
                raise RuntimeError("a bug in the walk")
            yield stamp

    monkeypatch.setattr(stages, "CHUNK", 2)
    monkeypatch.setattr(scanning.Walk, "__iter__", fail_late)
    with pytest.raises(RuntimeError, match="a bug in the walk"):
        scan(library, folder)


def test_a_full_disk_ends_the_scan_and_keeps_what_was_committed(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_writer, "COMMIT_PHOTOS", 2)
    write = Database.write

    def fill(self: Database, task: object) -> object:
        if self.path.name == "catalogue.db" and len(library.photo_ids()) >= 4:
            raise UserError("disk-full", "The disk is full.")
        return write(self, task)  # type: ignore[arg-type]

    monkeypatch.setattr(Database, "write", fill)
    with pytest.raises(UserError, match="disk is full"):
        scan(library, folder)
    assert len(library.photo_ids()) == 4
    monkeypatch.setattr(Database, "write", write)
    assert scan(library, folder).progress.unchanged == 4


@pytest.mark.parametrize("sequential", [True, False])
def test_running_out_of_memory_is_told(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, sequential: bool
) -> None:
    def fail(*_: object) -> Decoded:
        raise MemoryError

    monkeypatch.setattr(decoding, "decode", fail)
    with pytest.raises(UserError, match="not enough memory") as caught:
        scan(library, folder, sequential=sequential)
    assert caught.value.code == "memory"
    assert library.problems() == ()


def test_a_bug_in_a_decoder_costs_one_file_and_is_logged(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    original = decoding.decode

    def fail_once(path: str, px: int | None) -> Decoded:
        if path.endswith("05.jpg"):
            raise ZeroDivisionError
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", fail_once)
    assert scan(library, folder).progress.failed == 1
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    assert scan(library, folder).progress.new == 1, "it is tried again in each scan"


def test_a_file_that_vanishes_meanwhile_is_no_problem(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = decoding.decode

    def remove_first(path: str, px: int | None) -> Decoded:
        if path.endswith("05.jpg"):
            os.unlink(path)
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", remove_first)
    report = scan(library, folder)
    assert report.complete
    assert (report.progress.done_files, report.progress.new) == (COUNT, COUNT - 1)
    assert library.problems() == ()


def test_one_scan_at_a_time(library: Library, folder: Path, tmp_path: Path) -> None:
    errors: list[UserError] = []

    def try_another() -> None:
        with Library.open(tmp_path / "library", encoder=FakeEncoder()) as second:
            for attempt in (lambda: scan(second, folder), lambda: second.remove_folder(folder)):
                with pytest.raises(UserError) as caught:
                    attempt()
                errors.append(caught.value)

    scan(library, folder, on_batch=lambda: None if errors else try_another())
    assert [error.code for error in errors] == ["busy", "busy"]


def test_closing_the_library_ends_its_scan(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library.open(tmp_path / "library", encoder=FakeEncoder(batch_size=1))
    monkeypatch.setattr(scan_writer, "COMMIT_PHOTOS", 1)
    begun = threading.Event()
    hold_back(monkeypatch, begun)
    cancel = CancelToken()

    def pause() -> None:
        cancel.pause()
        begun.set()

    reports: list[ScanReport] = []
    run = threading.Thread(
        target=lambda: reports.append(scan(library, folder, cancel=cancel, on_batch=pause, workers=1))
    )
    run.start()
    assert begun.wait(20)
    library.close()
    run.join()
    assert not reports[0].complete
    with pytest.raises(RuntimeError, match="closed"):
        scan(library, folder)


# -- crashes


def leave_notes(library: Library, *paths: str) -> None:
    """What a scan that was killed leaves behind."""
    (library.directory / "inflight").mkdir()
    for number, path in enumerate(paths):
        (library.directory / "inflight" / str(number)).write_bytes(os.fsencode(path))


def test_what_was_in_flight_at_a_kill_is_tried_apart_and_found_good(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_notes(library, str(folder / "02.jpg"), str(folder / "07.jpg"), "")
    probed: list[str] = []
    probe = decoding.probe
    monkeypatch.setattr(decoding, "probe", lambda path: (probed.append(path), probe(path))[1])
    assert scan(library, folder).progress.new == COUNT
    assert sorted(probed) == [str(folder / "02.jpg"), str(folder / "07.jpg")]
    assert library.problems() == ()
    assert not list((library.directory / "inflight").iterdir())


def test_a_file_that_crashes_decoders_becomes_a_problem_and_is_only_probed_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = str(folder / "05.jpg")
    original = decoding.decode

    def crash(path: str, px: int | None) -> Decoded:
        assert path != bad, "the decoder that crashes must not run in this process"
        return original(path, px)

    monkeypatch.setattr(decoding, "decode", crash)
    monkeypatch.setattr(decoding, "probe", lambda path: "decoding it crashes" if path == bad else None)
    leave_notes(library, bad)
    for expected in (COUNT - 1, 0):
        report = scan(library, folder)
        assert report.complete
        assert (report.progress.new, report.progress.failed) == (expected, 1)
        assert [(p.path, p.code, p.reason) for p in library.problems()] == [(bad, "crashed", "decoding it crashes")]
    assert scan(library, folder, retry_problems=True).progress.failed == 1
    os.utime(bad, ns=(1, 1))
    assert scan(library, folder).progress.failed == 1
    monkeypatch.setattr(decoding, "probe", lambda path: None)
    monkeypatch.setattr(decoding, "decode", original)
    assert scan(library, folder, retry_problems=True).progress.new == 1
    assert library.problems() == ()


def test_notes_of_a_scan_that_was_stopped_early_are_kept(library: Library, folder: Path) -> None:
    leave_notes(library, str(folder / "05.jpg"))
    cancel = CancelToken()
    cancel.cancel()
    scan(library, folder, cancel=cancel)
    assert InFlight(library.directory / "inflight").suspects == {str(folder / "05.jpg")}


def test_a_decode_that_raises_leaves_no_note(tmp_path: Path) -> None:
    notes = InFlight(tmp_path / "inflight")
    crumb = notes.crumb()
    with pytest.raises(ValueError, match="no"), crumb.noting("/a/much longer path.jpg"):
        raise ValueError("no")
    with crumb.noting("/b.jpg"):
        shutil.copytree(tmp_path / "inflight", tmp_path / "killed")
    shutil.copytree(tmp_path / "inflight", tmp_path / "ended")
    notes.close(complete=True)
    assert not list((tmp_path / "inflight").iterdir())
    assert InFlight(tmp_path / "killed").suspects == {"/b.jpg"}
    assert InFlight(tmp_path / "ended").suspects == frozenset()


def test_suspects_come_last_and_are_noted_once(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_notes(library, *[str(folder / "01.jpg")] * 3)
    monkeypatch.setattr(stages, "CHUNK", 2)
    read: list[str] = []
    monkeypatch.setattr(decoding, "probe", lambda path: read.append(os.path.basename(path)))
    original = decoding.decode
    monkeypatch.setattr(decoding, "decode", lambda path, px: (read.append(path[-6:]), original(path, px))[1])
    assert scan(library, folder, sequential=True).progress.new == COUNT
    assert read == ["00.jpg", *(f"{n:02}.jpg" for n in range(2, COUNT)), "01.jpg", "01.jpg"]
    assert not list((library.directory / "inflight").iterdir())
