"""What a clean-up leaves when something goes wrong, and where the trash is."""

from __future__ import annotations

import errno
import itertools
import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from core.cleanup import actions, volumes
from core.records import Action, Plan
from tests.cleaned import Shelf, files


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    for number in range(3):
        made.pair(number)
    with made.opened():
        yield made


@pytest.fixture
def going(shelf: Shelf) -> list[Path]:
    return [shelf.root / "going" / f"{number}.jpg" for number in range(3)]


def trash() -> Path:
    return Path(os.environ["XDG_DATA_HOME"]) / "Trash"


def planned(shelf: Shelf, going: list[Path], action: Action = Action.TRASH, **options: str) -> Plan:
    plan = shelf.plan(action, *going, **options)
    assert len(plan.files) == len(going)
    return plan


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (Action.TRASH, errno.EACCES),
        (Action.TRASH, errno.ENOSPC),
        (Action.COPY, errno.ENOSPC),
        (Action.LINK, errno.EIO),
        (Action.DELETE, errno.EROFS),
    ],
)
def test_any_call_that_fails_leaves_that_file_as_it_was(
    shelf: Shelf, going: list[Path], action: Action, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Every call fails once, in a clean-up of its own; then the next files still go."""
    caplog.set_level(logging.INFO)
    for path in (*going, *(shelf.root / "kept" / f"{n}.jpg" for n in range(3))):
        path.with_suffix(".xmp").write_bytes(path.name.encode())
    before, times = files(shelf.root), going[0].stat()
    folder = {"folder": str(shelf.out)} if action is Action.COPY else {}
    failures = 0
    for step in range(100):
        fault = Fault(step, code)
        batch = shelf.with_point(fault).run(shelf.plan(action, going[0], **folder))
        assert not [p for p in [*shelf.root.rglob(".twinlens-*"), *shelf.out.rglob(".twinlens-*")] if p.is_file()]
        assert shelf.library.cleanup._store.open_batches() == ()
        if batch.failed:
            failures += 1
            assert batch.done == 0, "all that go together, or none"
            assert files(shelf.root) == before, step
            assert not any(shelf.out.iterdir())
            assert not list(trash().glob("info/*"))
            assert shelf.reasons(batch)
        elif not fault.left:  # it has failed when nothing but the end was left, and was finished
            assert batch.done
            shelf.library.cleanup.undo(batch.id)
            for path, data in before.items() if action is Action.DELETE else ():
                Path(path).write_bytes(data)
            os.utime(going[0], ns=(times.st_atime_ns, times.st_mtime_ns))
            shelf.library.scan(match=False, sequential=True)
            assert files(shelf.root) == before
        else:
            break
    assert failures > 3
    assert step < 99
    assert f"{going[0]} has failed: [Errno {code}]" in caplog.text
    assert "Traceback" not in caplog.text, "the environment is no bug"


class Fault:
    """Lets one change of the disk fail."""

    def __init__(self, step: int, code: int) -> None:
        self.left = step + 1
        self._code = code

    def __call__(self, what: str, path: str) -> None:
        if what in ("commit", "rmdir") or not self.left:
            return
        self.left -= 1
        if not self.left:
            raise OSError(self._code, os.strerror(self._code), path)


def test_where_it_cannot_even_be_taken_back_the_next_start_does(shelf: Shelf, going: list[Path]) -> None:
    before = files(shelf.root)
    broken = False

    def fail(what: str, path: str) -> None:
        nonlocal broken
        if what == "fsync" and not path.endswith("info"):
            broken = broken or path == str(trash() / "files")
        if broken and what != "commit":
            raise OSError(errno.EIO, "the disk is gone", path)

    batch = shelf.with_point(fail).run(planned(shelf, going[:1]))
    assert (batch.done, batch.failed) == (0, 0)
    assert shelf.library.cleanup.recover() == 1
    (act,) = shelf.library.cleanup.acts(batch.id)
    if act.state == "done":
        shelf.library.cleanup.undo(batch.id)
    assert files(shelf.root) == before


def test_what_is_put_back_overwrites_nothing_either(shelf: Shelf, going: list[Path]) -> None:
    data = going[0].read_bytes()

    def interfere(what: str, path: str) -> None:
        if what == "unlink" and path.endswith(".aside"):
            going[0].write_bytes(b"saved by another program")
            raise OSError(errno.EIO, "cannot be removed", path)

    batch = shelf.with_point(interfere).run(planned(shelf, going[:1], Action.DELETE))
    assert batch.failed == 1
    assert "put back as 0 (2).jpg" in shelf.reasons(batch)["0.jpg"]
    assert going[0].read_bytes() == b"saved by another program"
    assert going[0].with_name("0 (2).jpg").read_bytes() == data


def test_a_trash_that_is_full_of_names_still_takes_the_file(shelf: Shelf, going: list[Path]) -> None:
    for folder in ("files", "info"):
        (trash() / folder).mkdir(parents=True)
    (trash() / "files" / "0.jpg").write_bytes(b"older")
    (trash() / "info" / "1.jpg.trashinfo").write_bytes(b"whose file is lost")
    shelf.run(Action.TRASH, *going)
    assert (trash() / "files" / "0.jpg").read_bytes() == b"older"
    assert (trash() / "files" / "0 (2).jpg").exists()
    assert (trash() / "files" / "1 (2).jpg").exists()
    assert (trash() / "info" / "1.jpg.trashinfo").read_bytes() == b"whose file is lost"


def test_the_note_of_a_trashed_file_of_another_program_stays(shelf: Shelf, going: list[Path]) -> None:
    info = trash() / "info" / "0.jpg.trashinfo"

    def interfere(what: str, path: str) -> None:
        if what == "create" and path == str(info):
            info.write_text("[Trash Info]\nPath=/elsewhere/0.jpg\n")  # its file follows in a moment

    batch = shelf.with_point(interfere).run(planned(shelf, going[:1]))
    assert batch.failed == 1
    assert going[0].exists()
    assert "elsewhere" in info.read_text()


# -- where trash is


def test_no_rename_ever_replaces_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = actions.Disk()
    for exclusively in (actions._rename_exclusively, lambda source, target: False):
        monkeypatch.setattr(actions, "_rename_exclusively", exclusively)
        source, target = tmp_path / "source", tmp_path / "target"
        source.write_bytes(b"source")
        target.write_bytes(b"target")
        with pytest.raises(FileExistsError):
            disk.rename(str(source), str(target))
        assert (source.read_bytes(), target.read_bytes()) == (b"source", b"target")
        target.unlink()
        disk.rename(str(source), str(target))
        assert target.read_bytes() == b"source"
        assert not source.exists()
        with pytest.raises(FileNotFoundError):
            disk.rename(str(source), str(tmp_path / "other"))
        assert not (tmp_path / "other").exists()
        target.unlink()


def test_the_trash_of_another_volume_is_at_its_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "volume"
    (top / "deep").mkdir(parents=True)
    monkeypatch.setattr(volumes, "same_volume", lambda a, b: str(b).startswith(str(top)) == str(a).startswith(str(top)))
    user = str(os.getuid())
    file = str(top / "deep" / "a.jpg")
    found = volumes.trash_of(file)
    assert found == volumes.Trash(f"{top}/.Trash-{user}/files", f"{top}/.Trash-{user}/info", str(top))
    (top / ".Trash").mkdir()
    assert volumes.trash_of(file) == found, "a shared one has to be sticky"
    (top / ".Trash").chmod(0o1777)
    shared = volumes.trash_of(file)
    assert shared is not None
    assert shared.files == f"{top}/.Trash/{user}/files"
    assert "Path=deep/a.jpg\n" in shared.info_text(file, datetime.now())
    monkeypatch.setattr(volumes, "is_network", lambda folder: True)
    assert volumes.trash_of(file) is None


def test_an_empty_file_that_only_held_a_name_is_removed_after_a_stop_alone(
    shelf: Shelf, going: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On file systems without an exclusive rename the name is taken by an empty file first."""
    monkeypatch.setattr(actions, "_rename_exclusively", lambda source, target: False)

    class Stop(BaseException):
        pass

    def stop(what: str, path: str) -> None:
        if what == "replace":
            raise Stop

    plan = planned(shelf, going[:1], Action.MOVE, folder=str(shelf.out))
    with pytest.raises(Stop):
        shelf.with_point(stop).run(plan)
    assert (shelf.out / "0.jpg").read_bytes() == b""
    assert shelf.library.cleanup.recover() == 1
    assert not any(shelf.out.iterdir())
    assert going[0].exists()

    def interfere(what: str, path: str) -> None:
        if what == "rename":
            (shelf.out / "0.jpg").touch()  # of another program, which goes on to write to it

    batch = shelf.with_point(interfere).run(plan)
    assert batch.failed == 1
    assert (shelf.out / "0.jpg").exists()
    assert going[0].exists()


@pytest.mark.parametrize("action", [Action.MOVE, Action.COPY, Action.LINK, Action.DELETE])
def test_without_an_exclusive_rename_a_stop_leaves_no_empty_file_either(
    shelf: Shelf, going: list[Path], monkeypatch: pytest.MonkeyPatch, action: Action
) -> None:
    """Stopped at each step in which a name is taken, of the act and of its undo."""
    monkeypatch.setattr(actions, "_rename_exclusively", lambda source, target: False)
    folder = {"folder": str(shelf.out)} if action in (Action.MOVE, Action.COPY) else {}
    before = files(shelf.root, shelf.out)

    class Stop(BaseException):
        pass

    def settled() -> dict[str, bytes]:
        shelf.library.cleanup.recover()
        shelf.library.cleanup.undo(shelf.library.cleanup.history()[0].id)
        return files(shelf.root, shelf.out)

    stops = 0
    for undoing in (False, True):
        for last in itertools.count():
            left = iter(range(last))

            def stop(what: str, path: str, left: Iterator[int] = left) -> None:
                if what == "replace" and next(left, None) is None:
                    raise Stop

            plan = planned(shelf, going[:1], action, **folder)
            first = shelf.library.cleanup if undoing else shelf.with_point(stop)
            try:
                batch = first.run(plan)
                if undoing:
                    shelf.with_point(stop).undo(batch.id)
            except Stop:
                stops += 1
                assert settled() == before
            else:
                break
        if action is Action.DELETE:
            break
        settled()
    assert stops
