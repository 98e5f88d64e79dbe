"""How a scan ends before its end: cancelled, paused, failing, closed, killed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import UserError
from core.library import Library
from core.pictures import decoding, probing, scanning
from core.records import CancelToken, Decoded, FileStamp, ProgressBoard, ScanReport
from core.scan import stages
from core.scan import writer as scan_writer
from core.scan.inflight import InFlight
from core.store.database import Database
from tests.fakes import FakeEncoder
from tests.scans import COUNT, hold_back, leave_notes, scan


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


def test_what_was_in_flight_at_a_kill_is_tried_apart_and_found_good(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_notes(library, str(folder / "02.jpg"), str(folder / "07.jpg"), "")
    probed: list[str] = []
    probe = probing.probe
    monkeypatch.setattr(probing, "probe", lambda path: (probed.append(path), probe(path))[1])
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
    monkeypatch.setattr(probing, "probe", lambda path: "decoding it crashes" if path == bad else None)
    leave_notes(library, bad)
    for expected in (COUNT - 1, 0):
        report = scan(library, folder)
        assert report.complete
        assert (report.progress.new, report.progress.failed) == (expected, 1)
        assert [(p.path, p.code, p.reason) for p in library.problems()] == [(bad, "crashed", "decoding it crashes")]
    assert scan(library, folder, retry_problems=True).progress.failed == 1
    os.utime(bad, ns=(1, 1))
    assert scan(library, folder).progress.failed == 1
    monkeypatch.setattr(probing, "probe", lambda path: None)
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
    monkeypatch.setattr(probing, "probe", lambda path: read.append(os.path.basename(path)))
    original = decoding.decode
    monkeypatch.setattr(decoding, "decode", lambda path, px: (read.append(path[-6:]), original(path, px))[1])
    assert scan(library, folder, sequential=True).progress.new == COUNT
    assert read == ["00.jpg", *(f"{n:02}.jpg" for n in range(2, COUNT)), "01.jpg", "01.jpg"]
    assert not list((library.directory / "inflight").iterdir())
