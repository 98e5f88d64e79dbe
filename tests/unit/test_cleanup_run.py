"""What a clean-up does, what it finds when it looks again, and what it leaves when something goes wrong."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest

from core.errors import UserError
from core.records import Action, CancelToken, Plan, ProgressBoard
from core.store.database import Lock
from tests.cleaned import Shelf, files

UNUSUAL = [
    "line\nbreak.jpg",
    "\N{CAMERA WITH FLASH}\N{VARIATION SELECTOR-16}.jpg",
    "x" * 251 + ".jpg",
    os.fsdecode(b"bad \xff\xfe.jpg"),
]


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


# -- what is done


def test_trashed_files_are_where_file_managers_look(shelf: Shelf, going: list[Path]) -> None:
    before = files(shelf.root)
    batch = shelf.run(Action.TRASH, *going)
    assert (batch.done, batch.skipped, batch.failed, batch.undoable) == (3, 0, 0, True)
    assert batch.freed == sum(len(before[str(path)]) for path in going)
    assert files(shelf.root) == {p: b for p, b in before.items() if "/kept/" in p}
    for path in going:
        assert (trash() / "files" / path.name).read_bytes() == before[str(path)]
        header, place, when = (trash() / "info" / f"{path.name}.trashinfo").read_text("ascii").splitlines()
        assert header == "[Trash Info]"
        assert unquote_to_bytes(place.removeprefix("Path=")) == os.fsencode(path)
        assert when.startswith("DeletionDate=20")
    assert stat.S_IMODE((trash() / "files").stat().st_mode) == 0o700
    assert shelf.paths() == [f"kept/{number}.jpg" for number in range(3)]


def test_moved_files_keep_their_row_inside_the_library(shelf: Shelf, going: list[Path]) -> None:
    inside = shelf.root / "sorted"
    inside.mkdir()
    (inside / "0.JPG").write_bytes(b"somebody's")
    photo = shelf.photo(going[0])
    mtime = going[0].stat().st_mtime_ns
    shelf.run(Action.MOVE, going[0], folder=str(inside))
    moved = shelf.library.photo(photo.id)
    assert moved is not None
    assert moved.path == str(inside / "0 (2).jpg"), "names that differ by case alone may be the same elsewhere"
    assert os.stat(moved.path).st_mtime_ns == mtime
    shelf.run(Action.MOVE, going[1], folder=str(shelf.out))
    assert "going/1.jpg" not in shelf.paths()
    assert (shelf.out / "1.jpg").exists()


def test_a_link_shares_the_bytes_and_is_listed_once(shelf: Shelf, going: list[Path]) -> None:
    shelf.run(Action.LINK, going[0])
    assert os.path.samefile(going[0], shelf.root / "kept" / "0.jpg")
    assert "going/0.jpg" not in shelf.paths()
    shelf.library.scan(match=False, sequential=True)
    assert len(shelf.paths()) == 5


def test_a_copy_leaves_everything(shelf: Shelf, going: list[Path]) -> None:
    before = files(shelf.root)
    batch = shelf.run(Action.COPY, *going, folder=str(shelf.out))
    assert batch.freed == 0
    assert files(shelf.root) == before
    assert [p.name for p in sorted(shelf.out.iterdir())] == ["0.jpg", "1.jpg", "2.jpg"]
    assert (shelf.out / "1.jpg").stat().st_mtime_ns == going[1].stat().st_mtime_ns


def test_deleting_is_for_good_and_says_so(shelf: Shelf, going: list[Path]) -> None:
    batch = shelf.run(Action.DELETE, going[0])
    assert not going[0].exists()
    assert not batch.undoable
    report = shelf.library.cleanup.undo(batch.id)
    assert report.restored == 0
    assert [f.code for f in report.failed] == ["deleted"]


def test_marks_of_what_is_gone_are_cleared(shelf: Shelf) -> None:
    group = shelf.library.groups()[0]
    marked = group.members[1].photo
    shelf.library.review.set_marks([marked.id], True)
    batch = shelf.library.cleanup.run(shelf.library.cleanup.plan(Action.TRASH))
    assert not shelf.library.cleanup._store.is_marked(marked.path)
    shelf.library.cleanup.undo(batch.id)
    assert shelf.library.review.marks() == frozenset()


@pytest.mark.parametrize("name", UNUSUAL, ids=["newline", "emoji", "255 bytes", "no UTF-8"])
@pytest.mark.parametrize("action", [Action.TRASH, Action.MOVE, Action.LINK, Action.DELETE])
def test_unusual_names_go_and_come_back(tmp_path: Path, name: str, action: Action) -> None:
    shelf = Shelf(tmp_path)
    _, copy = shelf.pair(0, name)
    with shelf.opened():
        before = files(shelf.root)
        folder = {"folder": str(shelf.out)} if action is Action.MOVE else {}
        batch = shelf.run(action, copy, **folder)
        assert batch.done == 1
        shelf.library.cleanup.undo(batch.id)
        if action is not Action.DELETE:
            assert files(shelf.root) == before
            assert copy.stat().st_mtime_ns == 1_400_000_000_222_222_222


# -- looking again


def planned(shelf: Shelf, going: list[Path], action: Action = Action.TRASH, **options: str) -> Plan:
    plan = shelf.plan(action, *going, **options)
    assert len(plan.files) == len(going)
    return plan


def test_what_changed_since_the_plan_is_skipped_and_the_rest_goes_on(shelf: Shelf, going: list[Path]) -> None:
    plan = planned(shelf, going)
    info = going[0].stat()
    going[0].write_bytes(going[0].read_bytes()[:-1] + b"!")  # same size and time, other bytes
    os.utime(going[0], ns=(info.st_atime_ns, info.st_mtime_ns))
    (shelf.root / "kept" / "1.jpg").unlink()
    batch = shelf.library.cleanup.run(plan)
    assert (batch.done, batch.skipped) == (1, 2)
    assert going[0].exists()
    assert going[1].exists()
    assert not going[2].exists()
    reasons = shelf.reasons(batch)
    assert "not those that were scanned" in reasons["0.jpg"]
    assert "not there any more" in reasons["1.jpg"]


def test_a_keeper_that_no_longer_decodes_or_matches_keeps_its_copy(shelf: Shelf, going: list[Path]) -> None:
    plan = planned(shelf, going)
    for number, change in ((0, lambda data: data[:-200] + bytes(200)), (1, lambda data: data[:300])):
        kept = shelf.root / "kept" / f"{number}.jpg"
        info = kept.stat()
        kept.write_bytes(change(kept.read_bytes()))
        os.truncate(kept, info.st_size)
        os.utime(kept, ns=(info.st_atime_ns, info.st_mtime_ns))
    batch = shelf.library.cleanup.run(plan)
    assert set(shelf.reasons(batch)) == {"0.jpg", "1.jpg"}
    assert going[0].exists()
    assert going[1].exists()


def test_a_reason_may_name_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    pairs = [shelf.pair(number) for number in range(2)]
    strange = pairs[0][0].rename(pairs[0][0].with_name(os.fsdecode(b"bad \xff.jpg")))
    with shelf.opened():
        plan = planned(shelf, [copy for _, copy in pairs])
        strange.unlink()
        batch = shelf.library.cleanup.run(plan)
        assert (batch.done, batch.skipped) == (1, 1)
        assert "ad ?.jpg, which it is a copy of" in shelf.reasons(batch)["0.jpg"]


def test_a_keeper_that_was_marked_since_is_no_keeper(shelf: Shelf) -> None:
    group = shelf.library.groups()[0]
    keeper, other = group.keeper, group.members[1].photo
    plan = shelf.library.cleanup.plan(Action.TRASH, [keeper.id])
    assert plan.files
    shelf.library.review.set_marks([other.id], True)
    batch = shelf.library.cleanup.run(plan)
    assert batch.skipped == 1
    assert os.path.exists(keeper.path)


def test_a_keeper_that_vanishes_at_the_last_moment_brings_the_copy_back(shelf: Shelf, going: list[Path]) -> None:
    kept = shelf.root / "kept" / "0.jpg"

    def vanish(what: str, path: str) -> None:
        if what == "rename" and path == str(going[0]):
            kept.unlink()

    plan = planned(shelf, going)
    batch = shelf.with_point(vanish).run(plan)
    assert (batch.done, batch.failed) == (2, 1)
    assert going[0].exists()
    assert "not there any more" in shelf.reasons(batch)["0.jpg"]
    assert sorted(p.name for p in (trash() / "info").iterdir()) == ["1.jpg.trashinfo", "2.jpg.trashinfo"]


def test_a_file_changed_while_it_is_moved_is_put_back(shelf: Shelf, going: list[Path]) -> None:
    for action in (Action.TRASH, Action.DELETE, Action.LINK):

        def change(what: str, path: str) -> None:
            if what == "rename" and path == str(going[0]):
                going[0].write_bytes(b"edited meanwhile")

        shelf.library.scan(match=False, sequential=True)
        if action is not Action.TRASH:
            going[0].write_bytes((shelf.root / "kept" / "0.jpg").read_bytes())
            shelf.library.scan(match=False, sequential=True)
        batch = shelf.with_point(change).run(planned(shelf, [going[0]], action))
        assert batch.failed == 1, action
        assert going[0].read_bytes() == b"edited meanwhile"


def test_two_paths_to_one_file_are_no_copies(shelf: Shelf, going: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a folder that is mounted twice: looking cannot tell, but when one has gone, so has the other."""
    plan = planned(shelf, going[:1])
    kept = str(shelf.root / "kept" / "0.jpg")
    lstat = os.lstat

    def once(path: str | os.PathLike[str]) -> os.stat_result:
        if str(path) == kept and not os.path.exists(going[0]):
            raise FileNotFoundError(errno.ENOENT, "gone", kept)
        return lstat(path)

    monkeypatch.setattr(os, "lstat", once)
    batch = shelf.library.cleanup.run(plan)
    assert batch.failed == 1
    assert going[0].exists()


# -- on the way


def test_cancelling_stops_between_two_files(shelf: Shelf, going: list[Path]) -> None:
    token, board = CancelToken(), ProgressBoard()

    def cancel(what: str, path: str) -> None:
        if path == str(going[1]):
            token.cancel()

    batch = shelf.with_point(cancel).run(planned(shelf, going), cancel=token, board=board)
    assert batch.done == 2
    assert not going[1].exists()
    assert going[2].exists()
    assert (board.read().done_files, board.read().total_files) == (2, 3)


def test_nothing_else_runs_meanwhile(shelf: Shelf, going: list[Path]) -> None:
    plan = planned(shelf, going)
    with Lock(shelf.directory / "scan.lock", ""), pytest.raises(UserError) as busy:
        shelf.library.cleanup.run(plan)
    assert busy.value.code == "busy"
    seen: list[str] = []

    def scan(what: str, path: str) -> None:
        with pytest.raises(UserError) as refused:
            shelf.library.scan(match=False, sequential=True)
        seen.append(refused.value.code)

    shelf.with_point(scan).run(plan)
    assert set(seen) == {"busy"}


def test_an_empty_plan_is_no_clean_up(shelf: Shelf) -> None:
    with pytest.raises(UserError, match="nothing to do"):
        shelf.library.cleanup.run(shelf.library.cleanup.plan(Action.TRASH, []))
    assert shelf.library.cleanup.history() == ()


def test_the_list_is_told_and_closing_waits(shelf: Shelf, going: list[Path]) -> None:
    told: list[int] = []
    shelf.library.cleanup.run(planned(shelf, going), on_batch=lambda: told.append(len(shelf.paths())))
    assert told[-1] == 3
    assert threading.active_count() < 10
