"""Searches that are remembered and saved: by content, so that they outlive the catalogue."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import UserError
from core.library import Library
from core.pictures import decoding
from core.records import Box, Example, PhotoId, Query, SearchResult
from core.store import journal_searches
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import scan


@pytest.fixture
def filled(library: Library, folder: Path) -> Library:
    scan(library, folder)
    return library


def query_of(library: Library, folder: Path, name: str) -> Query:
    photo = library._catalogue.photo_at(os.path.realpath(folder / name))
    assert photo is not None
    return Query((Example(name, photo_id=photo.id),))


def remember(library: Library, query: Query) -> SearchResult:
    result = library.search.run(query)
    library.search.remember(query, result)
    return result


def test_the_newest_is_first_and_the_same_query_is_there_once(filled: Library, folder: Path) -> None:
    queries = [query_of(filled, folder, name) for name in ("00.jpg", "01.jpg", "02.jpg")]
    result, *_ = [remember(filled, query) for query in queries]
    revision = filled.revision
    filled.search.remember(queries[0], result)
    assert filled.revision == revision, "lists need not be read again"
    history = filled.search.history()
    assert [r.query for r in history] == [queries[0], queries[2], queries[1]]
    assert history[0].picture == result.thumbnail
    assert [r.name for r in history] == [None] * 3
    assert history[0].at > history[1].at


def test_all_of_a_query_comes_back(filled: Library, folder: Path, tmp_path: Path) -> None:
    outside = pictures.save(pictures.photo(60), tmp_path / "outside.png")
    data = pictures.save(pictures.photo(61), tmp_path / "pasted.png").read_bytes()
    box = Box(0.25, 0.1, 0.75, 0.9)
    query = Query(
        (
            *query_of(filled, folder, "04.jpg").examples,
            Example("outside.png", path=str(outside), box=box),
            Example("pasted picture", data=data, liked=False),
        ),
        "copy",
    )
    remember(filled, query)
    assert filled.search.history()[0].query == query


def test_a_large_pasted_picture_is_kept_smaller(
    filled: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.search.history.LARGEST", 40_000)
    data = pictures.save(pictures.photo(61), tmp_path / "pasted.png").read_bytes()
    assert len(data) > 40_000
    query = Query((Example("pasted picture", data=data),))
    remember(filled, query)
    (kept,) = filled.search.history()
    assert kept.query.examples[0].data is not None
    assert len(kept.query.examples[0].data) < len(data) / 3
    assert filled.search.run(kept.query).neighbours[0].photo == filled.search.run(query).neighbours[0].photo


def test_the_picture_of_a_box_is_the_part(filled: Library, folder: Path) -> None:
    (whole,) = query_of(filled, folder, "04.jpg").examples
    remember(filled, Query((Example(whole.title, photo_id=whole.photo_id, box=Box(0, 0, 0.5, 1)),)))
    assert decoding.thumbnail_rgb(filled.search.history()[0].picture).shape == (180, 120, 3)


def test_only_the_last_ones_are_kept_but_all_with_a_name(
    filled: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_searches, "LAST", 3)
    saved = filled.search.save(query_of(filled, folder, "00.jpg"), "  Beach ")
    for name in ("01.jpg", "02.jpg", "03.jpg", "04.jpg"):
        remember(filled, query_of(filled, folder, name))
    assert [r.query.title for r in filled.search.history()] == ["04.jpg", "03.jpg", "02.jpg"]
    assert [(r.id, r.name, r.query.title) for r in filled.search.saved()] == [(saved, "Beach", "00.jpg")]


def test_a_search_is_kept_also_where_the_clock_was_set_back(
    filled: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_searches, "LAST", 2)
    store = journal_searches.SearchStore(filled._journal)
    for number in range(2):
        store.put(json.dumps(number), b"", f"2999-01-0{number + 1}", {})
    search = store.put(json.dumps("now"), b"", "2026-01-01", {})
    store.name(search, "Now")
    assert [row.name for row in store.named()] == ["Now"]


def test_names_are_given_changed_and_taken_once(filled: Library, folder: Path) -> None:
    remember(filled, query_of(filled, folder, "00.jpg"))
    (first,) = filled.search.history()
    revision = filled.revision
    assert filled.search.save(first.id, "zebra") == first.id
    assert filled.revision > revision
    second = filled.search.save(query_of(filled, folder, "01.jpg"), "Ants")
    assert [r.name for r in filled.search.saved()] == ["Ants", "zebra"]
    with pytest.raises(UserError, match="already: zebra"):
        filled.search.save(second, "zebra")
    with pytest.raises(UserError, match="needs a name"):
        filled.search.save(second, "  ")
    with pytest.raises(UserError, match="not remembered"):
        filled.search.save(999, "x")
    filled.search.save(second, "Bees")
    filled.search.forget()
    assert [r.name for r in filled.search.history()] == ["Bees", "zebra"]
    filled.search.forget(second)
    filled.search.forget(second)
    assert [r.name for r in filled.search.saved()] == ["zebra"]


def test_saved_searches_are_in_the_order_of_the_alphabet(filled: Library, folder: Path) -> None:
    names = ["Весна", "зима", "Лето", "осень", "Zebra", "ants", "Ähren"]
    for number, name in enumerate(names):
        filled.search.save(query_of(filled, folder, f"{number:02}.jpg"), name)
    assert [r.name for r in filled.search.saved()] == ["ants", "Zebra", "Ähren", "Весна", "зима", "Лето", "осень"]


def test_saved_searches_outlive_the_catalogue_and_moved_files(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "again"
    with Library.open(place, encoder=FakeEncoder()) as library:
        scan(library, folder)
        for name in ("00.jpg", "01.jpg", "02.jpg"):
            library.search.save(query_of(library, folder, name), name)
    for file in place.glob("catalogue.db*"):
        file.unlink()
    (folder / "sub").mkdir()
    shutil.move(folder / "01.jpg", folder / "sub" / "moved.jpg")
    (folder / "02.jpg").unlink()
    pictures.save(pictures.photo(99, 240, 180), folder / "00.jpg")
    with Library.open(place, encoder=FakeEncoder()) as library:
        away = [r.query.examples[0] for r in library.search.saved()]
        assert [(e.photo_id, e.path) for e in away] == [
            (None, os.path.realpath(folder / name)) for name in ("00.jpg", "01.jpg", "02.jpg")
        ]
        scan(library, folder)
        changed, moved, gone = (r.query.examples[0] for r in library.search.saved())
        assert library.photo(changed.photo_id or 0) == library._catalogue.photo_at(os.path.realpath(folder / "00.jpg"))
        photo = library.photo(moved.photo_id or PhotoId(0))
        assert photo is not None
        assert photo.path.endswith("moved.jpg")
        assert gone.gone
        query, before = Query((gone,)), [r.id for r in library.search.history()]
        found = library.search.run(query)
        assert found.neighbours
        library.search.remember(query, found)
        assert sorted(r.id for r in library.search.history()) == sorted(before), "the same search, not one more"
        again = next(r for r in library.search.saved() if r.name == "02.jpg")
        assert (again.query, again.picture) == (query, gone.data), "its thumbnail is not made of itself anew"
        library.search.forget(again.id)
        with pytest.raises(UserError, match="not there"):
            library.search.run(Query((replace(gone, data=None),)))


def test_of_a_part_that_is_gone_the_part_is_searched_by(filled: Library, folder: Path) -> None:
    (whole,) = query_of(filled, folder, "04.jpg").examples
    remember(filled, Query((replace(whole, box=Box(0, 0, 0.5, 1)),)))
    (folder / "04.jpg").unlink()
    scan(filled, folder)
    (kept,) = filled.search.history()
    assert kept.query.examples[0].box is None
    assert kept.query.examples[0].data == kept.picture
    assert decoding.thumbnail_rgb(kept.picture).shape == (180, 120, 3)
