"""Folder answers: which pairs are worth a line, and what marking all of one folder does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core import settings
from core.errors import Cancelled, UserError
from core.records import CancelToken, FolderPair, Kind
from core.review import containment
from core.review.containment import Copies
from tests.reviews import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf(tmp_path / "library") as made:
        for folder in ("/photos", "/backup", "/other"):
            made.catalogue.add_folder(folder)
        yield made


def fill(shelf: Shelf, folder: str, contents: range, size: int = 1000) -> None:
    shelf.add_all([f"{folder}/{number}.jpg" for number in contents], [str(number) for number in contents], size)


def found(shelf: Shelf) -> list[tuple[str, str, int, int]]:
    return [(pair.a, pair.b, pair.inside, pair.total) for pair in shelf.review.containment()]


def test_a_backup_is_one_line_whatever_its_depth(shelf: Shelf) -> None:
    for year in (2001, 2002, 2003):
        for month in (1, 2):
            numbers = range(year * 100 + month * 10, year * 100 + month * 10 + 5)
            fill(shelf, f"/photos/{year}/{month}", numbers)
            fill(shelf, f"/backup/disk/{year}/{month}", numbers)
    fill(shelf, "/photos/new", range(10))
    assert shelf.review.containment() == (FolderPair("/backup/disk", "/photos", 30, 30, 30_000),)


def test_a_folder_that_is_all_inside_is_no_answer_about_the_other_one(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(20))
    fill(shelf, "/backup/b", range(12))
    fill(shelf, "/other/c", range(9))
    assert found(shelf) == [
        ("/backup/b", "/photos/a", 12, 12),
        ("/other/c", "/backup/b", 9, 9),
        ("/other/c", "/photos/a", 9, 9),
    ]


def test_the_answer_is_kept_until_the_groups_change(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(3))
    fill(shelf, "/backup/b", range(3))
    first = shelf.review.containment()
    shelf.mark(shelf.duplicates.groups()[0].members[1].photo.path)
    assert shelf.review.containment() is first
    fill(shelf, "/backup/b", range(10, 13))
    assert [(pair.a, pair.total) for pair in shelf.review.containment()] == [("/photos/a", 3)]


def test_the_deepest_place_that_holds_it_is_named(shelf: Shelf) -> None:
    fill(shelf, "/photos/a/trip", range(20))
    fill(shelf, "/photos/a/rest", range(100, 150))
    fill(shelf, "/backup/x/y", range(20))
    fill(shelf, "/backup/x/z", range(200, 290))
    assert found(shelf) == [("/backup/x/y", "/photos/a/trip", 20, 20), ("/photos/a/trip", "/backup/x/y", 20, 20)]


def test_a_folder_partly_inside_is_named_where_its_parts_are_not_more_so(shelf: Shelf) -> None:
    for part in "ab":
        numbers = range(ord(part) * 100, ord(part) * 100 + 10)
        fill(shelf, f"/photos/{part}", numbers)
        fill(shelf, "/backup", numbers[:7])
        fill(shelf, "/backup", range(1000 + ord(part) * 100, 1000 + ord(part) * 100 + 10))
    assert found(shelf) == [("/photos", "/backup", 14, 20)]


def test_little_of_a_folder_or_a_single_photo_is_no_answer(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(10))
    fill(shelf, "/backup/b", [*range(4), *range(100, 120)])  # type: ignore[arg-type]
    fill(shelf, "/other/c", range(5, 6))
    assert found(shelf) == []


def test_folders_inside_each_other_and_copies_in_one_folder_say_nothing(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(10))
    fill(shelf, "/photos/a/again", range(10))
    shelf.add_all([f"/photos/b/{n}.jpg" for n in range(10)], ["same"] * 10)
    assert found(shelf) == []


def test_photos_that_are_everywhere_count_where_others_have_shown_a_pair(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(8))
    fill(shelf, "/backup/b", range(8))
    folders = ["/photos/a", "/backup/b", *(f"/other/{n}" for n in range(30))]
    shelf.add_all([f"{folder}/icon.png" for folder in folders], ["icon"] * len(folders))
    assert found(shelf) == [("/backup/b", "/photos/a", 9, 9), ("/photos/a", "/backup/b", 9, 9)]


def test_only_what_was_compared_counts(shelf: Shelf) -> None:
    for number in range(4):
        shelf.add(f"/other/{number}.jpg", width=4000)
        shelf.add(f"/photos/{number}.jpg")
        shelf.add(f"/backup/{number}.jpg")
        shelf.match(f"/other/{number}.jpg", f"/photos/{number}.jpg", Kind.RESIZED)
        shelf.match(f"/other/{number}.jpg", f"/backup/{number}.jpg", Kind.RESIZED)
    pairs = {(a, b) for a, b, *_ in found(shelf)}
    assert ("/photos", "/other") in pairs
    assert ("/photos", "/backup") not in pairs, "both match a third, not each other"
    for number in range(4):
        shelf.match(f"/photos/{number}.jpg", f"/backup/{number}.jpg")
    assert ("/photos", "/backup", 4, 4) in found(shelf)


def test_it_can_be_cancelled(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(3))
    fill(shelf, "/backup/a", range(3))
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        shelf.review.containment(cancel=cancel)


def test_a_large_library_is_answered_by_folders_not_by_photos() -> None:
    class Count(CancelToken):
        steps = 0

        def check(self) -> None:
            self.steps += 1

    photos = [f"/photos/{folder}/{number}.jpg" for folder in range(20) for number in range(500)]
    copies = []
    from core.records import ContentId, Facts, Photo, PhotoId

    for number, path in enumerate(photos):
        pair = [
            Photo(PhotoId(number), ContentId(number), root + path, 10, 1, Facts(1, 1, "JPEG")) for root in ("", "/b")
        ]
        folders = frozenset(photo.path.rpartition("/")[0] for photo in pair)
        copies.append(Copies(pair, folders))
    files = [root + path for path in photos for root in ("", "/b")]
    count = Count()
    pairs = containment.containment(files, ["/photos", "/b"], copies, count)
    assert [(p.a, p.b, p.inside) for p in pairs] == [("/b/photos", "/photos", 10_000), ("/photos", "/b/photos", 10_000)]
    assert count.steps == 40


# -- marking all that is inside


def test_marking_all_inside_leaves_the_other_folder_as_it_is(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(4))
    fill(shelf, "/backup/b", range(2))
    for number, (width, kind) in enumerate(((4000, Kind.RESIZED), (100, Kind.RESIZED)), start=2):
        shelf.add(f"/backup/b/{number}.jpg", width=width)
        pair = (f"/backup/b/{number}.jpg", f"/photos/a/{number}.jpg")
        shelf.match(*(pair if width == 4000 else pair[::-1]), kind)
    shelf.mark("/backup/b/3.jpg")
    assert shelf.review.mark_inside("/photos/a", "/backup/b") == 4
    assert shelf.marked() == [f"/photos/a/{n}.jpg" for n in range(4)]
    assert all(group[0].startswith("/backup/b/") for group in shelf.groups())
    assert shelf.review.undo() == "4 photos marked as inside b: taken back."
    assert shelf.marked() == ["/backup/b/3.jpg"]


def test_what_may_not_be_marked_stays_also_then(shelf: Shelf) -> None:
    fill(shelf, "/photos/a", range(4))
    fill(shelf, "/photos/kept", range(4, 6))
    fill(shelf, "/backup", range(6))
    shelf.review.make_keeper(shelf.id("/photos/a/3.jpg"))
    settings.change(shelf.directory, protected=("/photos/kept",))
    assert shelf.review.mark_inside("/photos/", "/backup/") == 3
    assert shelf.marked() == [f"/photos/a/{n}.jpg" for n in range(3)]
    shelf.take_offline("/backup")
    assert shelf.marked() == []
    assert shelf.review.mark_inside("/photos", "/backup") == 0


def test_several_copies_in_one_group_each_keep_what_they_match(shelf: Shelf) -> None:
    shelf.add("/photos/lead.jpg", width=4000)
    shelf.add("/photos/small.jpg")
    for name, other in (("one", "lead"), ("two", "small")):
        shelf.add(f"/backup/{name}.jpg", width=300)
        shelf.match("/photos/lead.jpg", f"/backup/{name}.jpg", Kind.RESIZED)
        shelf.match(f"/photos/{other}.jpg", f"/backup/{name}.jpg", Kind.RESIZED)
    shelf.match("/photos/lead.jpg", "/photos/small.jpg", Kind.RESIZED)
    assert shelf.review.mark_inside("/photos", "/backup") == 2
    assert shelf.marked() == ["/photos/lead.jpg", "/photos/small.jpg"]
    assert {group[0] for group in shelf.groups()} == {"/backup/one.jpg", "/backup/two.jpg"}


def test_folders_in_each_other_cannot_be_inside(shelf: Shelf) -> None:
    for a, b in (("/photos", "/photos/a"), ("/photos/a", "/photos"), ("/photos/", "/photos")):
        with pytest.raises(UserError) as caught:
            shelf.review.mark_inside(a, b)
        assert caught.value.code == "nested"
