"""Marks, keepers, decisions: what is stored, what is refused, what is taken back. Matches are written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import settings
from core.errors import UserError
from core.records import Kind, PhotoId, Ruling
from tests.reviews import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """One group: "/a/best.jpg" with two copies, one of them twice, and a frame of a burst elsewhere."""
    with Shelf(tmp_path / "library") as made:
        made.add("/a/best.jpg", width=4000, height=3000)
        made.add("/a/small.jpg")
        made.add("/b/small.jpg", "/a/small.jpg")
        made.add("/b/saved.jpg")
        made.add("/c/alone.jpg")
        made.match("/a/best.jpg", "/a/small.jpg", Kind.RESIZED)
        made.match("/a/best.jpg", "/b/saved.jpg")
        yield made


def refuses(shelf: Shelf, *paths: str) -> str:
    before = shelf.store.marks()
    with pytest.raises(UserError) as caught:
        shelf.mark(*paths)
    assert caught.value.code == "last-one"
    assert shelf.store.marks() == before, "all or nothing"
    return str(caught.value)


def test_marks_are_stored_as_they_are_made_and_taken_away(shelf: Shelf, tmp_path: Path) -> None:
    shelf.mark("/a/small.jpg", "/b/saved.jpg")
    assert shelf.marked() == ["/a/small.jpg", "/b/saved.jpg"]
    shelf.review.set_marks([shelf.id("/a/small.jpg")], False)
    assert shelf.marked() == ["/b/saved.jpg"]
    shelf.close()
    with Shelf(tmp_path / "library") as again:
        assert again.marked() == ["/b/saved.jpg"]
        assert again.review.undo() is None, "another session"


def test_marking_leaves_the_groups_as_they_are_and_is_shown(shelf: Shelf) -> None:
    groups, rulings = shelf.duplicates.groups(), shelf.store.revision()
    shelf.mark("/a/small.jpg")
    assert shelf.store.revision() == rulings
    assert shelf.duplicates.groups() is groups
    assert shelf.review.marks() is shelf.review.marks(), "read once"


def test_the_keeper_cannot_be_marked(shelf: Shelf) -> None:
    assert refuses(shelf, "/b/saved.jpg", "/a/best.jpg") == "best.jpg cannot be marked: it is the one to keep."


def test_what_has_no_copy_cannot_be_marked(shelf: Shelf) -> None:
    assert "no copy of it is known" in refuses(shelf, "/c/alone.jpg")
    shelf.match("/a/best.jpg", "/c/alone.jpg", Kind.BURST)
    assert "no copy" in refuses(shelf, "/c/alone.jpg")
    shelf.add("/c/next.jpg")
    shelf.match("/c/alone.jpg", "/c/next.jpg", Kind.BURST)
    frame = next(group for group in shelf.groups() if "/c/next.jpg" in group)[1]
    assert "another shot" in refuses(shelf, frame)


def test_photos_in_protected_folders_cannot_be_marked(shelf: Shelf) -> None:
    shelf.mark("/b/saved.jpg")
    settings.change(shelf.directory, protected=("/b",))
    assert shelf.review.protected_folders == ("/b",)
    assert shelf.marked() == [], "an earlier mark does not count while the folder is protected"
    assert "/b, which is protected" in refuses(shelf, "/b/small.jpg")
    shelf.mark("/a/small.jpg")
    settings.change(shelf.directory, protected=())
    assert shelf.marked() == ["/a/small.jpg", "/b/saved.jpg"]


def test_offline_photos_cannot_be_marked_and_keep_nothing(shelf: Shelf) -> None:
    shelf.take_offline("/b")
    assert "not there now" in refuses(shelf, "/b/saved.jpg")
    shelf.take_offline("/a")
    assert "not there now" in refuses(shelf, "/a/small.jpg")


def test_with_the_keeper_offline_something_verified_must_stay(tmp_path: Path) -> None:
    with Shelf(tmp_path) as shelf:
        shelf.add("/disk/best.jpg", width=4000, height=3000)
        for name in ("one", "two", "three"):
            shelf.add(f"/here/{name}.jpg")
            shelf.match("/disk/best.jpg", f"/here/{name}.jpg", Kind.RESIZED)
        shelf.match("/here/one.jpg", "/here/two.jpg")
        shelf.mark("/here/one.jpg", "/here/two.jpg", "/here/three.jpg")
        shelf.take_offline("/disk")
        assert shelf.marked() == [], "nothing that is there would be left"
        shelf.review.set_marks([shelf.id(f"/here/{name}.jpg") for name in ("one", "two", "three")], False)
        assert "would be left" in refuses(shelf, "/here/three.jpg"), "no match with another that is there"
        shelf.mark("/here/one.jpg")
        assert "would be left" in refuses(shelf, "/here/two.jpg")


def test_a_changed_file_loses_its_mark_and_its_place_as_keeper(shelf: Shelf) -> None:
    shelf.mark("/a/small.jpg", "/b/small.jpg")
    shelf.review.make_keeper(shelf.id("/b/saved.jpg"))
    assert shelf.store.keepers() == {shelf.id("/b/saved.jpg")}
    shelf.add("/a/small.jpg", "other bytes")
    shelf.match("/a/best.jpg", "/a/small.jpg")
    shelf.add("/b/saved.jpg", "other bytes too")
    assert shelf.store.keepers() == frozenset()
    assert shelf.marked() == ["/b/small.jpg"]


def test_a_mark_does_not_count_for_what_has_become_the_keeper(shelf: Shelf) -> None:
    shelf.mark("/a/small.jpg", "/b/small.jpg", "/b/saved.jpg")
    shelf.remove("/a/best.jpg")
    assert shelf.groups() == [["/a/small.jpg", "/b/small.jpg"]]
    assert shelf.marked() == ["/b/small.jpg"]


def test_a_chosen_keeper_leads_what_it_matches_itself(shelf: Shelf) -> None:
    shelf.mark("/a/small.jpg", "/b/saved.jpg")
    shelf.review.make_keeper(shelf.id("/a/small.jpg"))
    assert shelf.groups()[0] == ["/a/small.jpg", "/a/best.jpg", "/b/small.jpg"] or shelf.groups()[0] == [
        "/a/small.jpg", "/b/small.jpg", "/a/best.jpg",
    ]  # fmt: skip
    assert shelf.marked() == [], "its own mark goes; what does not match it is in no group"
    assert shelf.review.keeper_reasons() == {shelf.id("/a/small.jpg"): ""}
    assert shelf.review.undo() == "small.jpg is no longer chosen to be kept."
    assert shelf.groups()[0][0] == "/a/best.jpg"
    assert shelf.marked() == ["/a/small.jpg", "/b/saved.jpg"]
    shelf.review.make_keeper(shelf.id("/a/small.jpg"))
    shelf.review.release_keeper(shelf.id("/a/small.jpg"))
    assert shelf.groups()[0][0] == "/a/best.jpg"


def test_choosing_another_keeper_of_a_group_replaces_the_first(shelf: Shelf) -> None:
    shelf.review.make_keeper(shelf.id("/b/small.jpg"))
    shelf.review.make_keeper(shelf.id("/a/best.jpg"))
    assert shelf.store.keepers() == {shelf.id("/a/best.jpg")}
    assert len(shelf.group().members) == 4


def test_what_matches_nothing_cannot_be_the_keeper(shelf: Shelf) -> None:
    with pytest.raises(UserError) as caught:
        shelf.review.make_keeper(shelf.id("/c/alone.jpg"))
    assert caught.value.code == "no-match"
    with pytest.raises(UserError) as caught:
        shelf.review.make_keeper(PhotoId(999))
    assert caught.value.code == "not-found"


def test_not_the_same_silences_a_photo_in_its_whole_group(shelf: Shelf) -> None:
    shelf.match("/b/saved.jpg", "/a/small.jpg")
    shelf.mark("/b/saved.jpg", "/a/small.jpg")
    decision = shelf.review.decide(Ruling.NOT_SAME, shelf.id("/b/saved.jpg"), [shelf.id("/a/best.jpg")])
    assert decision.path == "/b/saved.jpg"
    assert sorted(decision.others) == ["/a/best.jpg", "/a/small.jpg", "/b/small.jpg"]
    assert shelf.review.decisions() == (decision,)
    assert sorted(shelf.groups()[0]) == ["/a/best.jpg", "/a/small.jpg", "/b/small.jpg"]
    assert len(shelf.groups()) == 1
    assert shelf.marked() == ["/a/small.jpg"]
    assert shelf.review.undo() == "“Not the same” for saved.jpg is taken back."
    assert shelf.review.decisions() == ()
    assert len(shelf.group().members) == 4
    assert shelf.marked() == ["/a/small.jpg", "/b/saved.jpg"]


def test_keep_both_hides_one_pair_and_can_be_taken_back(shelf: Shelf) -> None:
    one, other = shelf.id("/a/small.jpg"), shelf.id("/b/small.jpg")
    first = shelf.review.decide(Ruling.KEEP_BOTH, one, [other])
    second = shelf.review.decide(Ruling.KEEP_BOTH, shelf.id("/b/saved.jpg"), [shelf.id("/a/best.jpg")])
    assert shelf.review.decisions() == (second, first)
    content = shelf.content("/a/small.jpg")
    assert (content, content) in shelf.store.apart(), "several files of one content are wanted"
    assert not any({"/a/small.jpg", "/b/small.jpg"} <= set(group) for group in shelf.groups())
    shelf.review.take_back(first.id)
    assert sorted(shelf.group().members[i].photo.path for i in range(3)) == [
        "/a/best.jpg", "/a/small.jpg", "/b/small.jpg",
    ]  # fmt: skip
    assert shelf.review.undo() == "“Keep both” for small.jpg holds again."
    assert shelf.review.decisions() == (second, first)
    with pytest.raises(UserError) as caught:
        shelf.review.take_back(999)
    assert caught.value.code == "not-found"


def test_steps_are_taken_back_last_first(shelf: Shelf) -> None:
    shelf.mark("/a/small.jpg")
    shelf.mark("/b/small.jpg", "/b/saved.jpg")
    shelf.review.set_marks([shelf.id("/a/small.jpg")], False)
    assert shelf.review.undo() == "small.jpg is marked again."
    assert shelf.review.undo() == "2 photos are no longer marked."
    assert shelf.marked() == ["/a/small.jpg"]
    assert shelf.review.undo() == "small.jpg is no longer marked."
    assert shelf.review.undo() is None


def test_a_decision_about_photos_that_are_gone_is_refused(shelf: Shelf) -> None:
    for photo, others in ((PhotoId(999), [PhotoId(1)]), (shelf.id("/c/alone.jpg"), [PhotoId(999)])):
        with pytest.raises(UserError) as caught:
            shelf.review.decide(Ruling.KEEP_BOTH, photo, others)
        assert caught.value.code == "not-found"
