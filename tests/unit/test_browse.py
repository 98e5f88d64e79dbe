"""Browsing: every filter and order against the same said plainly, counts, stars from files, and how fast it stays."""

from __future__ import annotations

import os
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.library import Library
from core.records import CancelToken, Group, Kind, Member, Photo, PhotoId, ProgressBoard
from core.records.browsing import PhotoFilter
from core.store.database import Connection
from tests import pictures
from tests.fakes import FakeEncoder

CAMERAS = (None, "Alpha 7", "Canon EOS R5", "alpha 1")
FORMATS = ("JPEG", "PNG", "HEIF")
ROWS = 400


@pytest.fixture
def browsed(tmp_path: Path) -> Iterator[Library]:
    """400 photos that are not there, of many kinds; the last ten share the contents of the first ten."""
    some = random.Random(5)
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:

        def fill(c: Connection) -> None:
            for i in range(1, ROWS + 1):
                content = i if i <= ROWS - 10 else i - ROWS + 10
                taken = f"20{some.randrange(10, 25)}-{some.randrange(1, 13):02}-{some.randrange(1, 29):02}T10:00:00"
                taken = "" if i % 50 == 7 else taken
                if content == i:
                    row = (i, i.to_bytes(32), bytes(32), bytes(32), 50, some.choice((400, 600, 800)),
                           some.choice((400, 600, 800)), some.choice(FORMATS), some.choice(CAMERAS), taken or None,
                           some.choice((0, 0, 3, 5, -1, None)))  # fmt: skip
                    c.execute(
                        "INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format,"
                        " camera, taken, rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row,
                    )  # fmt: skip
                folder = some.choice(("/a", "/a/b", "/a/b/c", "/ab", "/z/Ünï"))
                name = f"IMG_{some.randrange(50)}_{i}.jpg"
                photo = (i, content, f"{folder}/{name}".encode(), name.lower(), taken, some.randrange(10**7), 1, 1, i)
                c.execute(
                    "INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", photo,
                )  # fmt: skip
            c.execute("INSERT INTO folders (path) VALUES (?)", (b"/a",))
            c.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")

        library._catalogue.database.write(fill)
        yield library


def everything(library: Library) -> dict[int, Photo]:
    return {int(photo.id): photo for photo in library.photos(range(1, ROWS + 1))}


def days(library: Library) -> dict[int, str]:
    with library._catalogue.database.read() as c:
        return dict(c.execute("SELECT id, substr(taken, 1, 10) FROM photos").fetchall())


FILTERS: dict[str, tuple[PhotoFilter, Callable[[Photo, str], bool]]] = {
    "nothing": (PhotoFilter(), lambda p, day: True),
    "folder": (PhotoFilter(folder="/a"), lambda p, day: p.path.startswith("/a/")),
    "deeper": (PhotoFilter(folder="/a/b"), lambda p, day: p.path.startswith("/a/b/")),
    "year": (PhotoFilter(since="2015", until="2017"), lambda p, day: "2015" <= day[:4] <= "2017"),
    "month": (PhotoFilter(since="2015-03", until="2015-08"), lambda p, day: "2015-03" <= day[:7] <= "2015-08"),
    "day": (PhotoFilter(until="2014-06-15"), lambda p, day: "" < day <= "2014-06-15"),
    "cameras": (
        PhotoFilter(cameras=frozenset({"", "Alpha 7"})),
        lambda p, day: p.facts.camera in (None, "Alpha 7"),
    ),
    "format": (PhotoFilter(formats=frozenset({"PNG"})), lambda p, day: p.facts.format == "PNG"),
    "landscape": (PhotoFilter(orientation="landscape"), lambda p, day: p.facts.width > p.facts.height),
    "square": (PhotoFilter(orientation="square"), lambda p, day: p.facts.width == p.facts.height),
    "size": (PhotoFilter(min_width=600, min_height=800), lambda p, day: p.facts.width >= 600 and p.facts.height >= 800),
    "pixels": (PhotoFilter(min_pixels=480_000), lambda p, day: p.facts.width * p.facts.height >= 480_000),
    "bytes": (PhotoFilter(min_bytes=10**6, max_bytes=5 * 10**6), lambda p, day: 10**6 <= p.size <= 5 * 10**6),
    "stars": (PhotoFilter(min_stars=3), lambda p, day: (p.facts.rating or 0) >= 3),
    "rejected": (PhotoFilter(max_stars=-1), lambda p, day: p.facts.rating == -1),
    "unrated": (PhotoFilter(min_stars=0, max_stars=0), lambda p, day: not p.facts.rating),
    "text": (PhotoFilter(text="ünï img_1"), lambda p, day: "/Ünï/" in p.path and "IMG_1" in p.path),
    "camera text": (PhotoFilter(text="ALPHA"), lambda p, day: "alpha" in (p.facts.camera or "").lower()),
}


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_lets_through_what_it_says(browsed: Library, name: str) -> None:
    wanted, rule = FILTERS[name]
    photos, day = everything(browsed), days(browsed)
    expected = {i for i, photo in photos.items() if rule(photo, day[i])}
    assert expected or name == "nothing"
    ids = browsed.browse.ids(wanted)
    assert len(ids) == len(expected)
    assert set(ids.tolist()) == expected
    assert browsed.browse.facets(wanted).shown == len(expected)
    assert sum(count for _, count in browsed.browse.timeline(wanted).months) == len(expected)


ORDERS: dict[str, Callable[[Photo, str], tuple[Any, ...]]] = {
    "taken": lambda p, day: (tuple(-ord(c) for c in day.ljust(20)),),
    "oldest": lambda p, day: (day,),
    "path": lambda p, day: (os.fsencode(p.path),),
    "size": lambda p, day: (-p.size,),
    "camera": lambda p, day: (not p.facts.camera, (p.facts.camera or "").casefold()),
    "rating": lambda p, day: (-(p.facts.rating or 0),),
}


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_also_of_some(browsed: Library, order: str) -> None:
    photos, day = everything(browsed), days(browsed)
    for wanted in (PhotoFilter(), PhotoFilter(formats=frozenset({"JPEG"}))):
        ids = browsed.browse.ids(wanted, order).tolist()  # type: ignore[arg-type]
        keys = [ORDERS[order](photos[i], day[i]) for i in ids]
        assert len(keys) > 50
        assert keys == sorted(keys)
    assert browsed.browse.ids(order="oldest").tolist() == browsed.browse.ids(order="taken").tolist()[::-1]


def test_choices_are_counted_as_if_their_own_kind_were_not_chosen(browsed: Library) -> None:
    photos = everything(browsed).values()
    facets = browsed.browse.facets(PhotoFilter(formats=frozenset({"PNG"}), cameras=frozenset({"Alpha 7"})))
    assert facets.total == ROWS
    assert dict(facets.formats) == Counter(p.facts.format for p in photos if p.facts.camera == "Alpha 7")
    assert dict(facets.cameras) == Counter(p.facts.camera or "" for p in photos if p.facts.format == "PNG")
    assert [count for _, count in facets.cameras] == sorted((count for _, count in facets.cameras), reverse=True)
    assert dict(browsed.browse.facets().folders) == Counter("/" + p.path.split("/")[1] for p in photos)
    inside = browsed.browse.facets(PhotoFilter(folder="/a")).folders
    assert inside == (("/a/b", sum(p.path.startswith("/a/b/") for p in photos)),)


def test_folders_on_several_drives_are_counted_by_drive(browsed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def apart(names: list[str]) -> str:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", apart)
    monkeypatch.setattr(os.path, "splitdrive", lambda name: (name[:2], name[2:]))
    assert dict(browsed.browse.facets().folders) == Counter(p.path[:2] + os.sep for p in everything(browsed).values())


def test_months_newest_first(browsed: Library) -> None:
    months = browsed.browse.timeline().months
    expected = Counter(day[:7] for day in days(browsed).values())
    assert dict(months) == expected
    assert [month for month, _ in months] == sorted(expected, reverse=True)


def test_photos_in_groups_of_copies(browsed: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = everything(browsed)

    def group(*ids: int, kind: Kind) -> Group:
        keeper, *others = (photos[i] for i in ids)
        return Group((Member(keeper, Kind.KEEPER, 0, 1.0), *(Member(p, kind, 1, 0.9) for p in others)))

    groups = (group(3, 4, kind=Kind.EDITED), group(8, 9, 10, kind=Kind.BURST))
    monkeypatch.setattr(browsed.browse, "_groups", lambda: groups)
    assert set(browsed.browse.ids(PhotoFilter(has_duplicates=True)).tolist()) == {3, 4}
    assert len(browsed.browse.ids(PhotoFilter(has_duplicates=False))) == ROWS - 2


def test_stars_given_count_for_all_photos_of_the_bytes(browsed: Library) -> None:
    before = set(browsed.browse.ids(PhotoFilter(min_stars=5)).tolist())
    assert 1 not in before or 391 in before
    browsed.ratings.rate([PhotoId(1)], 5)
    browsed.ratings.label([PhotoId(2)], "Green")
    assert set(browsed.browse.ids(PhotoFilter(min_stars=5)).tolist()) == before | {1, 391}
    assert sorted(browsed.browse.ids(PhotoFilter(label="Green")).tolist()) == [2, 392]
    assert dict(browsed.browse.facets().labels)["Green"] == 2
    change = browsed.ratings.rate([PhotoId(1)], 0)
    assert set(browsed.browse.ids(PhotoFilter(min_stars=5)).tolist()) == before - {1, 391}
    browsed.ratings.put_back(change)
    assert browsed.browse.ids(order="rating")[0] in {1, 391} | before
    assert {1, 391} <= set(browsed.browse.ids(PhotoFilter(min_stars=5)).tolist())


def test_what_changes_is_seen_at_once(browsed: Library) -> None:
    assert len(browsed.browse.ids(PhotoFilter(folder="/a/b"))) == len(
        [p for p in everything(browsed).values() if p.path.startswith("/a/b/")]
    )
    browsed.remove_folder("/a")
    assert len(browsed.browse.ids(PhotoFilter(folder="/a/b"))) == 0
    assert browsed.browse.facets().total == len(browsed.browse.ids())


def test_words_find_letters_written_as_one_character_or_two(library: Library, tmp_path: Path) -> None:
    for number, form in enumerate(("NFC", "NFD")):  # macOS writes names in the second
        folder = tmp_path / "photos" / unicodedata.normalize(form, f"Мой Zürich {number}")
        pictures.save(pictures.photo(number, 64, 48), folder / unicodedata.normalize(form, "ЙОД É 100%.jpg"))
    library.scan([str(tmp_path / "photos")], match=False, sequential=True)
    for form in ("NFC", "NFD"):
        for words in ("йод", "Мой", "ZÜRICH é", "100%"):
            assert len(library.browse.ids(PhotoFilter(text=unicodedata.normalize(form, words)))) == 2, words
    assert len(library.browse.ids(PhotoFilter(text="%"))) == 2
    assert len(library.browse.ids(PhotoFilter(text="100_"))) == 0
    pictures.save(pictures.photo(2, 64, 48), tmp_path / "photos" / "йога.jpg")
    library.scan([str(tmp_path / "photos")], match=False, sequential=True)
    assert Path(library.photos(library.browse.ids(order="name"))[0].path).stem == "йога"


def test_an_empty_library(library: Library) -> None:
    assert len(library.browse.ids()) == len(library.browse.ids(PhotoFilter(text="x"), "camera")) == 0
    assert library.browse.timeline().months == ()
    assert library.browse.facets().total == 0
    assert library.browse.ids(PhotoFilter(folder="/x", label="Red", min_stars=2)).dtype == np.int64


# -- stars that files tell


def rated(path: Path, seed: int, stars: int) -> Path:
    tags = Image.Exif()
    tags[0x4746] = stars
    return pictures.save(pictures.photo(seed, 64, 48), path, exif=tags)


def test_a_scan_reads_stars_and_what_was_indexed_before_is_read_when_asked(library: Library, tmp_path: Path) -> None:
    for number in range(4):
        rated(tmp_path / "photos" / f"{number}.jpg", number, number)
    library.scan([str(tmp_path / "photos")], match=False, sequential=True)
    named = {Path(p.path).stem: p for p in library.photos(library.photo_ids())}
    assert [named[str(n)].facts.rating for n in range(4)] == [None, 1, 2, 3]
    assert library.browse.unread() == 0
    library._catalogue.database.write(lambda c: c.execute("UPDATE contents SET rating = NULL").close())
    (tmp_path / "photos" / "1.jpg").unlink()
    assert library.browse.unread() == 4
    board = ProgressBoard()
    assert library.browse.read_stars(cancel=CancelToken(), board=board) == 3
    assert board.read().phase == "done"
    assert library.browse.unread() == 1
    kept = library.browse.ids(PhotoFilter(min_stars=1)).tolist()
    assert len(kept) == 2
    assert set(kept) == {named["2"].id, named["3"].id}
    assert library.ratings.of([named["3"].content_id])[named["3"].content_id].given is False
