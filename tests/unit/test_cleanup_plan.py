"""What a plan says: what may go and why not, what goes along, what is freed. It never changes anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import settings
from core.cleanup import volumes
from core.errors import Cancelled, UserError
from core.records import Action, CancelToken, Kind
from tests import pictures
from tests.cleaned import Shelf, files


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    for number in range(3):
        made.pair(number)
    with made.opened():
        yield made


def codes(shelf: Shelf, action: Action, *paths: Path, **options: str) -> dict[str, str]:
    return {os.path.basename(s.path): s.code for s in shelf.plan(action, *paths, **options).skipped}


def test_a_plan_only_looks(shelf: Shelf) -> None:
    before = files(shelf.root)
    copies = [shelf.root / "going" / f"{number}.jpg" for number in range(3)]
    plan = shelf.plan(Action.TRASH, *copies)
    assert [f.photo.path for f in plan.files] == [str(copy) for copy in copies]
    assert [f.keeper and f.keeper.path for f in plan.files] == [str(shelf.root / "kept" / c.name) for c in copies]
    assert plan.freed == sum(copy.stat().st_size for copy in copies)
    assert files(shelf.root) == before
    assert not os.path.exists(os.path.join(os.environ["XDG_DATA_HOME"], "Trash"))
    assert not shelf.library.cleanup.history()


def test_without_photos_the_marked_ones_are_planned(shelf: Shelf) -> None:
    copy = shelf.root / "going" / "1.jpg"
    marked = shelf.photo(copy)
    keeper = next(g.keeper for g in shelf.library.groups() if marked.id in {m.photo.id for m in g.members})
    going = copy if keeper.path != str(copy) else shelf.root / "kept" / "1.jpg"
    shelf.library.review.set_marks([shelf.photo(going).id], True)
    assert [f.photo.path for f in shelf.library.cleanup.plan(Action.TRASH).files] == [str(going)]


def test_one_copy_of_all_always_stays(shelf: Shelf) -> None:
    both = shelf.root / "kept" / "0.jpg", shelf.root / "going" / "0.jpg"
    plan = shelf.plan(Action.TRASH, *both)
    assert not plan.files
    assert {s.code for s in plan.skipped} == {"last-one"}


def test_what_may_not_go_is_left_with_the_reason(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    going = shelf.root / "going"
    settings.change(shelf.directory, protected=(str(going),))
    assert codes(shelf, Action.TRASH, going / "0.jpg") == {"0.jpg": "protected"}
    assert codes(shelf, Action.COPY, going / "0.jpg", folder=str(shelf.out)) == {}
    settings.change(shelf.directory, protected=())
    (going / "0.jpg").write_bytes(b"another")
    (going / "1.jpg").unlink()
    os.utime(shelf.root / "kept" / "2.jpg")
    paths = [going / f"{number}.jpg" for number in range(3)]
    assert codes(shelf, Action.TRASH, *paths) == {"0.jpg": "changed", "1.jpg": "not-found", "2.jpg": "keeper-changed"}
    assert all(s.reason.endswith(".") and str(going) not in s.reason for s in shelf.plan(Action.TRASH, *paths).skipped)


def test_a_folder_that_may_not_be_written_to_is_read_only(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("going"))  # root may write anywhere
    assert codes(shelf, Action.TRASH, shelf.root / "going" / "0.jpg") == {"0.jpg": "read-only"}


def test_a_marked_or_an_offline_photo_is_no_survivor(shelf: Shelf) -> None:
    kept, going = shelf.photo(shelf.root / "kept" / "0.jpg"), shelf.photo(shelf.root / "going" / "0.jpg")
    other = {p.path: p for g in shelf.library.groups() for p in (m.photo for m in g.members[1:])}
    marked = next(iter(other.values()))
    group = next(g for g in shelf.library.groups() if marked.id in {m.photo.id for m in g.members})
    shelf.library.review.set_marks([marked.id], True)
    plan = shelf.library.cleanup.plan(Action.TRASH, [group.keeper.id])
    assert [s.code for s in plan.skipped] == ["keeper-marked"]
    shelf.library.review.set_marks([marked.id], False)
    database = shelf.library._catalogue.database

    def offline(c):  # type: ignore[no-untyped-def]
        c.execute("UPDATE photos SET offline = 1 WHERE id = ?", (kept.id,))
        c.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")

    database.write(offline)
    plan = shelf.library.cleanup.plan(Action.TRASH, [kept.id, going.id])
    assert {s.code for s in plan.skipped} == {"offline", "last-one"}
    assert [s.code for s in shelf.library.cleanup.plan(Action.TRASH, [going.id]).skipped] == ["keeper-offline"]


def test_a_chosen_keeper_does_not_go(shelf: Shelf) -> None:
    going = shelf.photo(shelf.root / "going" / "0.jpg")
    shelf.library.review.make_keeper(going.id)
    assert codes(shelf, Action.TRASH, shelf.root / "going" / "0.jpg") == {"0.jpg": "keeper"}


def test_only_a_direct_match_that_is_sure_enough_is_a_copy(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    original = pictures.save(pictures.photo(1, 96, 72), shelf.root / "original.jpg")
    other = pictures.save(pictures.photo(2, 64, 48), shelf.root / "other.jpg")
    with shelf.opened():
        assert codes(shelf, Action.TRASH, other) == {"other.jpg": "no-copy"}
        shelf.matched(original, other, Kind.EDITED, 0.6)
        plan = shelf.plan(Action.TRASH, other)
        assert [f.keeper and f.keeper.path for f in plan.files] == [str(original)]
        assert codes(shelf, Action.TRASH, original) == {"original.jpg": "no-copy"}, "an edit is no substitute"
        assert codes(shelf, Action.LINK, other) == {"other.jpg": "other-bytes"}
        shelf.library.set_strictness(0.9)
        assert codes(shelf, Action.TRASH, other) == {"other.jpg": "no-copy"}
        shelf.matched(original, other, Kind.BURST)
        assert codes(shelf, Action.TRASH, other) == {"other.jpg": "no-copy"}


def test_either_of_two_in_one_size_may_stay_whichever_is_the_edit(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    one = pictures.save(pictures.photo(1, 96, 72), shelf.root / "one.jpg")
    two = pictures.save(pictures.photo(2, 96, 72), shelf.root / "two.jpg")
    with shelf.opened():
        shelf.matched(one, two, Kind.EDITED, 0.6)
        for going, staying in ((one, two), (two, one)):
            plan = shelf.plan(Action.TRASH, going)
            assert [f.keeper and f.keeper.path for f in plan.files] == [str(staying)]
        assert codes(shelf, Action.TRASH, one, two) == {"one.jpg": "last-one", "two.jpg": "last-one"}


def test_hard_links_free_nothing_before_the_last(shelf: Shelf) -> None:
    copy = shelf.root / "going" / "0.jpg"
    os.link(copy, shelf.out / "elsewhere.jpg")
    assert shelf.plan(Action.TRASH, copy).freed == 0
    assert codes(shelf, Action.LINK, copy) == {"0.jpg": "linked"}
    os.unlink(shelf.out / "elsewhere.jpg")
    assert shelf.plan(Action.TRASH, copy).freed == copy.stat().st_size


def test_space_is_freed_only_where_something_goes(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shelf.root / "going" / "0.jpg"
    size = copy.stat().st_size
    assert shelf.plan(Action.MOVE, copy, folder=str(shelf.out)).freed == 0
    assert shelf.plan(Action.COPY, copy, folder=str(shelf.out)).freed == 0
    assert shelf.plan(Action.LINK, copy).freed == size
    monkeypatch.setattr(volumes, "same_volume", lambda a, b: a == b)
    assert shelf.plan(Action.MOVE, copy, folder=str(shelf.out)).freed == size
    assert codes(shelf, Action.LINK, copy) == {"0.jpg": "other-volume"}
    monkeypatch.setattr(volumes, "can_clone", lambda folder: False)
    monkeypatch.setattr(volumes, "same_volume", lambda a, b: True)
    assert codes(shelf, Action.CLONE, copy) == {"0.jpg": "cannot-clone"}


def test_where_there_is_no_trash_the_quarantine_is_said_before(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes, "trash_of", lambda path: None)
    (file,) = shelf.plan(Action.TRASH, shelf.root / "going" / "0.jpg").files
    assert os.path.dirname(file.quarantine) == str(shelf.root / ".twinlens-quarantine")
    assert not os.path.exists(file.quarantine)


@pytest.mark.parametrize("folder", ["", "absent"])
def test_a_target_has_to_be_a_folder(shelf: Shelf, folder: str) -> None:
    with pytest.raises(UserError, match="folder to put files into"):
        shelf.plan(Action.MOVE, shelf.root / "going" / "0.jpg", folder=folder and str(shelf.root / folder))
    assert codes(shelf, Action.MOVE, shelf.root / "going" / "0.jpg", folder=str(shelf.root / "going")) == {
        "0.jpg": "there-already"
    }


def test_a_plan_can_be_cancelled(shelf: Shelf) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        shelf.plan(Action.TRASH, shelf.root / "going" / "0.jpg", cancel=token)


# -- companions


def test_sidecars_go_along_and_a_raw_only_where_its_like_stays(shelf: Shelf) -> None:
    going, kept = shelf.root / "going", shelf.root / "kept"
    for name in ("0.xmp", "0.jpg.xmp", "0.AAE", "0.CR2", "0.mov", "0.txt", "01.xmp"):
        (going / name).write_bytes(name.encode())
    plan = shelf.plan(Action.TRASH, going / "0.jpg")
    assert [s.code for s in plan.skipped] == ["companion"]
    assert "0.CR2" in plan.skipped[0].reason
    for name in ("0.CR2", "0.mov"):
        (kept / name).write_bytes(name.encode())
    (file,) = shelf.plan(Action.TRASH, going / "0.jpg").files
    names = sorted(os.path.basename(path) for path in file.companions)
    assert names == ["0.AAE", "0.CR2", "0.jpg.xmp", "0.mov", "0.xmp"]
    assert file.freed == sum((going / name).stat().st_size for name in (*names, "0.jpg"))
    (kept / "0.mov").unlink()
    (file,) = shelf.plan(Action.MOVE, going / "0.jpg", folder=str(shelf.out)).files
    assert len(file.companions) == 5, "a move takes them along whatever stays"
    (file,) = shelf.plan(Action.LINK, going / "0.jpg").files
    assert file.companions == (), "the name stays, and they beside it"


def test_what_two_pictures_share_stays_with_the_last(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number, suffix in enumerate(("jpg", "png")):
        original = pictures.save(pictures.photo(number, 64, 48), shelf.root / "kept" / f"{number}.{suffix}")
        (shelf.root / "going").mkdir(exist_ok=True)
        (shelf.root / "going" / f"same.{suffix}").write_bytes(original.read_bytes())
    (shelf.root / "going" / "same.xmp").write_text("of both")
    (shelf.root / "going" / "same.jpg.xmp").write_text("of one")
    with shelf.opened():
        going = [shelf.root / "going" / name for name in ("same.jpg", "same.png")]
        (alone,) = shelf.plan(Action.TRASH, going[0]).files
        assert [os.path.basename(path) for path in alone.companions] == ["same.jpg.xmp"]
        first, second = shelf.plan(Action.TRASH, *going).files
        assert first.companions == alone.companions
        assert [os.path.basename(path) for path in second.companions] == ["same.xmp"]
