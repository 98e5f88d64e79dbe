"""Undo: what comes back and how, what is said where it does not, and recovery when a library opens."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cleanup import attributes, volumes
from core.errors import UserError
from core.library import Library
from core.records import Action, ActState, CancelToken
from tests.cleaned import ENCODER, Shelf, files

REVERSIBLE = [Action.TRASH, Action.MOVE, Action.COPY, Action.LINK]


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


def folder_of(shelf: Shelf, action: Action) -> dict[str, str]:
    return {"folder": str(shelf.out)} if action in (Action.MOVE, Action.COPY) else {}


@pytest.mark.parametrize("action", REVERSIBLE)
def test_bytes_times_mode_attributes_and_rows_come_back(shelf: Shelf, going: list[Path], action: Action) -> None:
    for number, path in enumerate(going):
        path.chmod(0o640)
        attributes.write(str(path), {"user.note": b"mine"})
        os.utime(path, ns=(1_600_000_000_000_000_001, path.stat().st_mtime_ns + number))
    shelf.library.scan(match=False, sequential=True)
    for path in going:
        os.utime(path, ns=(1_600_000_000_000_000_001, path.stat().st_mtime_ns))
    had = attributes.read(str(going[0]))
    before = {path: path.lstat() for path in going}
    rows, content = shelf.paths(), shelf.photo(going[0]).content_id
    batch = shelf.run(action, *going, **folder_of(shelf, action))
    report = shelf.library.cleanup.undo(batch.id)
    assert (report.restored, report.failed, report.notes) == (3, (), ())
    for path, info in before.items():
        now = path.lstat()
        assert (now.st_mtime_ns, stat.S_IMODE(now.st_mode), now.st_size) == (info.st_mtime_ns, 0o640, info.st_size)
        assert action is Action.COPY or now.st_atime_ns == info.st_atime_ns
        assert now.st_nlink == 1
        assert attributes.read(str(path)) == had
    assert shelf.paths() == rows
    assert shelf.photo(going[0]).content_id == content, "with its codes, without a scan"
    assert not any(shelf.out.iterdir())
    after = shelf.library.cleanup.history()[0]
    assert (after.done, after.undone, after.undoable, after.freed) == (0, 3, False, 0)
    assert shelf.library.scan(match=False, sequential=True).progress.new == 0


def test_hard_links_are_hard_links_again(shelf: Shelf, going: list[Path]) -> None:
    os.link(going[0], shelf.out / "other name.jpg")
    batch = shelf.run(Action.TRASH, going[0])
    shelf.library.cleanup.undo(batch.id)
    assert os.path.samefile(going[0], shelf.out / "other name.jpg")


def test_it_can_be_undone_after_a_restart_and_after_a_scan(shelf: Shelf, going: list[Path]) -> None:
    before = files(shelf.root)
    batch = shelf.run(Action.TRASH, *going)
    shelf.library.scan(match=False, sequential=True)
    shelf.library.close()
    with Library.open(shelf.directory, encoder=ENCODER) as library:
        assert library.cleanup.history() == (batch,)
        assert library.cleanup.undo(batch.id).restored == 3
        assert files(shelf.root) == before
        library.scan(match=False, sequential=True)
        assert len(library.photo_ids()) == 6


def test_one_act_is_undone_with_its_companions(shelf: Shelf, going: list[Path]) -> None:
    sidecar = going[1].with_suffix(".xmp")
    sidecar.write_text("stars")
    batch = shelf.run(Action.TRASH, *going)
    (photo,) = [a for a in shelf.library.cleanup.acts(batch.id) if a.path == str(going[1])]
    assert shelf.library.cleanup.undo(batch.id, [photo.id]).restored == 2
    assert sidecar.read_text() == "stars"
    assert going[1].exists()
    assert not going[0].exists()
    states = {os.path.basename(a.path): a.state for a in shelf.library.cleanup.acts(batch.id)}
    assert states == {"0.jpg": "done", "1.jpg": "undone", "1.xmp": "undone", "2.jpg": "done"}
    assert shelf.library.cleanup.undo(batch.id).restored == 2
    assert shelf.library.cleanup.undo(batch.id).restored == 0


@pytest.mark.parametrize("action", [Action.TRASH, Action.MOVE, Action.LINK])
def test_what_is_at_the_old_place_now_is_never_overwritten(shelf: Shelf, going: list[Path], action: Action) -> None:
    data = going[0].read_bytes()
    batch = shelf.run(action, going[0], **folder_of(shelf, action))
    going[0].unlink(missing_ok=True)
    going[0].write_bytes(b"new here")
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 1
    assert [(n.code, "0 (2).jpg" in n.reason) for n in report.notes] == [("beside", True)]
    assert going[0].read_bytes() == b"new here"
    beside = going[0].with_name("0 (2).jpg")
    assert beside.read_bytes() == data
    assert beside.stat().st_mtime_ns == 1_400_000_000_222_222_222
    assert shelf.photo(beside)


def test_what_cannot_be_restored_is_said_plainly(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.TRASH, *going)
    acts = shelf.library.cleanup.acts(batch.id)
    os.unlink(acts[0].target)
    Path(acts[1].target).write_bytes(b"something else")
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 1
    assert sorted((os.path.basename(f.path), f.code) for f in report.failed) == [
        ("0.jpg", "gone"),
        ("1.jpg", "changed"),
    ]
    assert "emptied" in next(f.reason for f in report.failed if f.code == "gone")
    assert Path(acts[1].target).read_bytes() == b"something else"
    assert not shelf.library.cleanup.history()[0].undoable
    shutil.rmtree(os.path.dirname(acts[0].target))
    assert {f.code for f in shelf.library.cleanup.undo(batch.id).failed} == {"offline"}


def test_what_the_person_has_brought_back_is_left_there(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.TRASH, going[0])
    os.rename(shelf.library.cleanup.acts(batch.id)[0].target, going[0])
    report = shelf.library.cleanup.undo(batch.id)
    assert [(f.code, f.reason) for f in report.failed] == [("back", "It is back at its place already.")]
    assert going[0].exists()


def test_a_link_whose_bytes_were_edited_stays_as_it_is(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.LINK, *going[:2])
    going[0].write_bytes(b"edited through the link")
    going[1].unlink()
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 1, "the keeper still has the bytes of the other"
    assert [f.code for f in report.failed] == ["changed"]
    assert going[0].read_bytes() == b"edited through the link"
    assert not os.path.samefile(going[1], shelf.root / "kept" / "1.jpg")


def test_a_copy_that_was_edited_is_not_removed(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.COPY, *going[:2], folder=str(shelf.out))
    (shelf.out / "0.jpg").write_bytes(b"edited")
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 1
    assert [f.code for f in report.failed] == ["changed"]
    assert [p.name for p in shelf.out.iterdir()] == ["0.jpg"]


def test_a_copy_whose_original_is_gone_or_changed_is_not_removed(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.COPY, *going, folder=str(shelf.out))
    going[0].unlink()
    going[1].write_bytes(b"edited")
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 1
    assert [f.code for f in report.failed] == ["only-one"] * 2
    assert sorted(p.name for p in shelf.out.iterdir()) == ["0.jpg", "1.jpg"]
    assert shelf.library.cleanup.history()[0].undoable, "the original may come back, with its disk"


def test_a_copy_stays_whose_original_vanishes_at_the_last_moment(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.COPY, going[0], folder=str(shelf.out))

    def vanish(what: str, path: str) -> None:
        if what == "rename":
            going[0].unlink(missing_ok=True)

    report = shelf.with_point(vanish).undo(batch.id)
    assert [f.code for f in report.failed] == ["only-one"]
    assert [p.name for p in shelf.out.iterdir()] == ["0.jpg"]


def test_an_undo_makes_the_folder_again_and_tidies_the_quarantine(
    shelf: Shelf, going: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "trash_of", lambda path: None)
    before = files(shelf.root)
    batch = shelf.run(Action.TRASH, *going)
    assert len(list((shelf.root / ".twinlens-quarantine").rglob("*.jpg"))) == 3
    assert len(shelf.paths()) == 3
    shelf.library.scan(match=False, sequential=True)
    assert len(shelf.paths()) == 3, "a scan passes the quarantine over"
    going[0].parent.rmdir()
    assert shelf.library.cleanup.undo(batch.id).restored == 3
    assert files(shelf.root) == before
    assert not (shelf.root / ".twinlens-quarantine").exists()


def test_an_undo_can_be_cancelled_and_gone_on_with(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.TRASH, *going)
    token = CancelToken()

    def cancel(what: str, path: str) -> None:
        if what == "rename":
            token.cancel()

    assert shelf.with_point(cancel).undo(batch.id, cancel=token).restored == 1
    assert shelf.library.cleanup.undo(batch.id).restored == 2


def test_there_is_no_undo_of_what_never_was(shelf: Shelf) -> None:
    with pytest.raises(UserError, match="no clean-up number 7"):
        shelf.library.cleanup.undo(7)


class Stop(BaseException):
    """Stands for the end of the process."""


def test_opening_a_library_settles_what_was_under_way(shelf: Shelf, going: list[Path]) -> None:
    def stop(what: str, path: str) -> None:
        if (what, path) == ("commit", "settle"):
            raise Stop

    with pytest.raises(Stop):
        shelf.with_point(stop).run(shelf.plan(Action.TRASH, *going))
    assert not going[0].exists()
    shelf.library.close()
    with Library.open(shelf.directory, encoder=ENCODER) as library:
        (batch,) = library.cleanup.history()
        (act,) = library.cleanup.acts(batch.id)
        assert act.state is ActState.DONE
        assert len(library.photo_ids()) == 5
        assert library.cleanup.recover() == 0
        assert library.cleanup.undo(batch.id).restored == 1
    assert going[0].exists()


def test_what_lies_on_a_disk_that_is_away_waits_for_it(shelf: Shelf, going: list[Path]) -> None:
    def stop(what: str, path: str) -> None:
        if (what, path) == ("commit", "settle"):
            raise Stop

    with pytest.raises(Stop):
        shelf.with_point(stop).run(shelf.plan(Action.MOVE, going[0], folder=str(shelf.out)))
    away = shelf.out.with_name("unplugged")
    shelf.out.rename(away)
    assert shelf.library.cleanup.recover() == 0
    away.rename(shelf.out)
    assert shelf.library.cleanup.recover() == 1
    assert shelf.library.cleanup.undo(shelf.library.cleanup.history()[0].id).restored == 1
    assert going[0].exists()


def test_the_journal_is_copied_before_it_is_changed(shelf: Shelf) -> None:
    from core.store import schema
    from core.store.database import Connection, Database

    def step(connection: Connection) -> None:
        connection.execute("CREATE TABLE later (id INTEGER)")

    shelf.library.close()
    Database(shelf.directory / "journal.db", (*schema.JOURNAL, step), "").close()
    backup = shelf.directory / f"journal.db.version-{len(schema.JOURNAL)}.backup"
    assert backup.stat().st_size > 0
