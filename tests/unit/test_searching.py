"""Queries of several examples and of parts of pictures, on a library with the fake encoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.library import Library
from core.pictures import rendering
from core.records import Box, Example, Photo, PhotoId, Query, SearchResult, Space
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import COUNT, scan


@pytest.fixture
def photos(library: Library, folder: Path) -> list[Photo]:
    """The scanned photos, by name."""
    scan(library, folder)
    return library.photos(library.photo_ids(sort="name").tolist())


def example(photo: Photo, *, liked: bool = True, box: Box | None = None) -> Example:
    return Example(Path(photo.path).name, photo_id=photo.id, liked=liked, box=box)


def names(result: SearchResult) -> list[str]:
    return [Path(n.photo.path).name for n in result.neighbours]


def pasted(folder: Path) -> tuple[Path, Box]:
    """A scene from elsewhere with the library's 03.jpg in it, and where."""
    scene = pictures.photo(900, 1200, 800)
    scene.paste(pictures.photo(3, 240, 180).resize((400, 300)), (700, 420))
    return pictures.save(scene, folder / "scene.jpg"), Box(700 / 1200, 420 / 800, 1100 / 1200, 720 / 800)


def test_several_examples_are_left_out_and_say_whom_they_pulled(library: Library, photos: list[Photo]) -> None:
    query = Query((example(photos[0]), example(photos[1]), example(photos[2], liked=False)))
    result = library.search.run(query)
    assert len(result.neighbours) == COUNT - 3
    assert not {"00.jpg", "01.jpg", "02.jpg"} & set(names(result))
    alone = [
        {n.photo.id: n.distance for n in library.search.run(Query((example(photos[i]),))).neighbours} for i in (0, 1)
    ]
    for n in result.neighbours:
        both = [distances[n.photo.id] for distances in alone]
        assert n.example == both.index(min(both))
    distances = [n.distance for n in result.neighbours]
    assert distances == sorted(distances)
    assert result.query == photos[0].path


def test_the_pulling_example_is_named_by_its_place_in_the_query(library: Library, photos: list[Photo]) -> None:
    query = Query((example(photos[2], liked=False), example(photos[0])))
    result = library.search.run(query)
    assert {n.example for n in result.neighbours} == {1}
    assert result.query == photos[0].path


def test_the_same_example_twice_counts_as_once(library: Library, photos: list[Photo]) -> None:
    once = library.search.run(Query((example(photos[4]),)))
    twice = library.search.run(Query((example(photos[4]), example(photos[4]))))
    assert [(n.photo.id, n.distance) for n in twice.neighbours] == [(n.photo.id, n.distance) for n in once.neighbours]


def test_a_dislike_puts_what_is_like_it_farther_away(library: Library, photos: list[Photo], folder: Path) -> None:
    pictures.save(pictures.photo(5, 240, 180).rotate(2), folder / "like 05.jpg")
    scan(library, folder)
    plain = library.search.run(Query((example(photos[0]),)))
    less = library.search.run(Query((example(photos[0]), example(photos[5], liked=False))))
    before, after = ({Path(n.photo.path).name: n.distance for n in r.neighbours} for r in (plain, less))
    assert after["like 05.jpg"] > before["like 05.jpg"]
    assert all(after[name] >= before[name] for name in after)


def test_a_box_finds_what_is_inside_it(library: Library, photos: list[Photo], tmp_path: Path) -> None:
    path, box = pasted(tmp_path)
    inside = library.search.run(Query((Example("scene", path=str(path), box=box),)))
    whole = library.search.run(Query((Example("scene", path=str(path)),)))
    assert names(inside)[0] == "03.jpg"
    assert inside.neighbours[0].distance < 30
    assert whole.neighbours[0].distance > 30
    data = library.search.run(Query((Example("pasted picture", data=path.read_bytes(), box=box),)))
    assert data.neighbours == inside.neighbours
    everything = library.search.run(Query((Example("scene", path=str(path), box=Box(0, 0, 1, 1)),)))
    assert everything.neighbours == whole.neighbours


def test_a_moved_box_reads_no_file(
    library: Library, photos: list[Photo], tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, box = pasted(tmp_path)
    first = library.search.run(Query((Example("scene", path=str(path), box=box),)))

    def refuse(*_: object) -> None:
        raise AssertionError("the picture is read again")

    monkeypatch.setattr(rendering, "render", refuse)
    encoded = encoder.encoded
    library.search.run(Query((Example("scene", path=str(path), box=Box(0.5, 0.5, 0.9, 0.9)),)))
    assert encoder.encoded == encoded + 1
    again = library.search.run(Query((Example("scene", path=str(path), box=box),)))
    assert again == first
    assert encoder.encoded == encoded + 1, "the code of a box is kept"


def test_a_changed_file_is_read_anew(library: Library, photos: list[Photo], tmp_path: Path) -> None:
    path, box = pasted(tmp_path)
    query = Query((Example("scene", path=str(path), box=box),))
    before = library.search.run(query)
    pictures.save(pictures.photo(77, 800, 600), path, quality=80)
    assert library.search.run(query) != before


def test_a_card_that_was_pulled_out_is_searched_by_further(
    library: Library, photos: list[Photo], tmp_path: Path
) -> None:
    path = tmp_path / "card.jpg"
    pictures.save(pictures.photo(3), path)
    part = Query((Example("card", path=str(path), box=Box(0.1, 0.1, 0.6, 0.6)),))
    library.search.run(Query((Example("card", path=str(path)),)))
    library.search.picture(part.examples[0])  # as the page does, to show it
    path.unlink()
    assert library.search.run(part).neighbours
    with pytest.raises(UserError) as error:
        library.search.run(Query((Example("another", path=str(tmp_path / "another.jpg")),)))
    assert error.value.code == "not-found"


def test_a_box_on_a_photo_that_is_away_comes_from_its_thumbnail(library: Library, photos: list[Photo]) -> None:
    box = Box(0, 0, 0.6, 0.6)
    Path(photos[3].path).unlink()
    result = library.search.run(Query((example(photos[3], box=box),)))
    assert len(result.neighbours) == COUNT - 1


def test_a_query_without_a_liked_example_is_a_bug(library: Library, photos: list[Photo]) -> None:
    with pytest.raises(ValueError, match="liked"):
        library.search.run(Query((example(photos[0], liked=False),)))
    with pytest.raises(ValueError, match="not a part"):
        Box(0.5, 0, 0.5, 1)
    with pytest.raises(UserError, match="no longer in the library"):
        library.search.run(Query((example(photos[0]), Example("gone", photo_id=PhotoId(10**6)))))


@pytest.mark.parametrize("space", ["look", "copy"])
def test_what_is_shared_is_lit_in_both(library: Library, photos: list[Photo], tmp_path: Path, space: Space) -> None:
    """Half of a photo beside half of another: the half that is the photo's is lit, by activation as by occlusion."""
    mixed = pictures.photo(3, 240, 180)
    mixed.paste(pictures.photo(77, 240, 180).crop((120, 0, 240, 180)), (120, 0))
    path = pictures.save(mixed, tmp_path / "mixed.jpg")
    why = library.search.why(Example("mixed", path=str(path)), photos[3].id, space)
    for heat in (why.query, why.photo):
        assert heat.dtype == np.float32
        assert (heat.min(), heat.max()) == (0, 1)
        middle = heat.shape[1] // 2
        assert heat[:, :middle].mean() > 2 * heat[:, -middle:].mean()
    half = library.search.why(Example("mixed", path=str(path), box=Box(0, 0, 0.5, 1)), photos[3].id, space)
    assert half.query.shape == why.query.shape
    assert half.distance != why.distance


def test_a_photo_that_was_renamed_is_read_where_it_is_now(library: Library, photos: list[Photo], folder: Path) -> None:
    asked = example(photos[0])
    assert library.search.run(Query((asked,))).query == photos[0].path
    Path(photos[0].path).rename(folder / "renamed.jpg")
    scan(library, folder)
    assert library.search.run(Query((asked,))).query == str(folder / "renamed.jpg")
    assert library.search.picture(asked)[:2] == library.render(photos[0].id, 1024)[:2], "the file, not its thumbnail"
