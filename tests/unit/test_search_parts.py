"""Parts of the library's photos: made, kept up, searched and dropped, with the fake encoder; and the real one's."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from core.encoders import registry
from core.encoders.builtin import BuiltinEncoder
from core.encoders.spec import HasParts
from core.errors import Cancelled, UserError
from core.library import Library
from core.records import CancelToken, Example, PartsCost, ProgressBoard, Query
from core.search import parts
from core.store.catalogue import Ids
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import COUNT, scan

PART = 12  # the middle one
OCTETS = len(parts.PARTS) * 32


def test_parts_overlap_and_reach_all_edges() -> None:
    seen = np.zeros((parts.CELLS, parts.CELLS), int)
    for left, top, right, bottom in parts.PARTS:
        seen[top:bottom, left:right] += 1
    assert seen.min() >= 1
    assert len(set(parts.PARTS)) == len(parts.PARTS) == len(parts.BOXES)


@pytest.fixture
def scenes(library: Library, folder: Path) -> Path:
    """The scanned folder, with one scene in it that has the picture of seed 50 in its middle part."""
    scene, box = pictures.photo(900, 1120, 840), parts.BOXES[PART]
    edges = [
        round(f * side) for f, side in zip((box.left, box.top, box.right, box.bottom), (1120, 840) * 2, strict=True)
    ]
    scene.paste(pictures.photo(50).resize((edges[2] - edges[0], edges[3] - edges[1])), (edges[0], edges[1]))
    pictures.save(scene, folder / "scene.jpg")
    scan(library, folder)
    return folder


def rescan(library: Library) -> None:
    """A scan as far as parts are concerned."""
    library.scan(match=False)
    library.search.catch_up(CancelToken(), ProgressBoard())


def query(tmp_path: Path, *, wanted: bool = True) -> Query:
    path = pictures.save(pictures.photo(50), tmp_path / "object.jpg")
    return Query((Example("object.jpg", path=str(path)),), parts=wanted)


def test_a_small_thing_in_a_scene_is_found_with_its_box(library: Library, scenes: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not switched on"):
        library.search.run(query(tmp_path))
    without = library.search.run(query(tmp_path, wanted=False))
    assert all(n.box is None for n in without.neighbours)
    cost = library.search.parts_cost()
    assert (cost.photos, cost.octets) == (COUNT + 1, (COUNT + 1) * OCTETS)
    assert cost.seconds > 0
    assert not library.search.parts_on
    board, revision = ProgressBoard(), library.revision
    library.search.make_parts(board=board)
    assert (board.read().phase, board.read().done_files) == ("done", COUNT + 1)
    assert library.revision > revision
    assert library.search.parts_on
    assert library.search.parts_cost() == PartsCost(0, 0.0, 0)
    found = library.search.run(query(tmp_path))
    assert Path(found.neighbours[0].photo.path).name == "scene.jpg"
    assert found.neighbours[0].box == parts.BOXES[PART]
    assert found.neighbours[0].distance < 30 < without.neighbours[0].distance
    assert len(found.neighbours) == COUNT + 1
    nearer = {n.photo.id: n.distance for n in without.neighbours}
    for n in found.neighbours:
        assert n.distance < nearer[n.photo.id] if n.box else n.distance == nearer[n.photo.id]
    with pytest.raises(ValueError, match="look-alikes"):
        library.search.run(Query(query(tmp_path).examples, "copy", parts=True))


def test_scans_keep_parts_up_only_while_they_are_on(library: Library, scenes: Path, tmp_path: Path) -> None:
    pictures.save(pictures.photo(50, 320, 240), scenes / "another.jpg")
    rescan(library)
    assert library.search.parts_cost().photos == library.search.parts_missing == COUNT + 2
    library.search.make_parts()
    library.search.run(query(tmp_path))
    pictures.save(pictures.photo(51, 320, 240), scenes / "new.jpg")
    (scenes / "another.jpg").unlink()
    rescan(library)
    assert library.search.parts_cost().photos == 0
    names = {Path(n.photo.path).name for n in library.search.run(query(tmp_path)).neighbours}
    assert "new.jpg" in names
    assert "another.jpg" not in names
    with Library.open(library.directory, encoder=FakeEncoder()) as again:
        assert again.search.run(query(tmp_path)) == library.search.run(query(tmp_path)), "one went as one came"
    library.search.drop_parts()
    rescan(library)
    assert library.search.parts_cost().photos == library.search.parts_missing == COUNT + 2
    assert not library.search.parts_on


def test_parts_follow_photos_that_come_while_searches_go_on(library: Library, scenes: Path, tmp_path: Path) -> None:
    (scenes / "scene.jpg").rename(tmp_path / "scene.jpg")
    rescan(library)
    library.search.make_parts()
    before = library.search.run(query(tmp_path)).neighbours[0]
    assert Path(before.photo.path).name != "scene.jpg"
    (tmp_path / "scene.jpg").rename(scenes / "scene.jpg")
    rescan(library)
    assert Path(library.search.run(query(tmp_path)).neighbours[0].photo.path).name == "scene.jpg"


def test_parts_that_come_late_as_others_go_are_searched(library: Library, scenes: Path) -> None:
    library.search.make_parts()
    searched, store = library.search._parts, library.search._parts._store
    ids, packed = next(iter(store.pages(searched._name)))
    rows = np.frombuffer(packed, np.uint8).reshape(len(ids), len(parts.PARTS), -1)

    def without(content: int) -> Ids:
        forget = "DELETE FROM regions WHERE content_id = ?"
        library._catalogue.database.write(lambda c: c.execute(forget, (content,)).close())
        store.changed()
        return searched.around(rows[0, :1])

    assert without(int(ids[0])).tolist() == ids[1:].tolist()
    store.add(searched._name, ids[:1].tolist(), rows[:1])
    assert without(int(ids[1])).tolist() == [ids[0], *ids[2:]]


def test_what_was_cancelled_goes_on_where_it_was(
    library: Library, scenes: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parts, "_STEP", 4)
    cancel, made = CancelToken(), threading.Event()
    whole = encoder.encode_parts

    def once(inputs: np.ndarray, places: list[tuple[int, int, int, int]]) -> np.ndarray:
        made.set()
        cancel.cancel()
        return whole(inputs, places)

    monkeypatch.setattr(encoder, "encode_parts", once)
    with pytest.raises(Cancelled):
        library.search.make_parts(cancel)
    assert made.is_set()
    monkeypatch.undo()
    assert library.search.parts_on
    assert library.search.parts_cost().photos == COUNT + 1 - 4
    assert len(library.search.run(query(tmp_path)).neighbours) == COUNT + 1, "those without parts are found whole"
    library.scan()
    assert library.search.parts_cost().photos == 0


def test_parts_below_a_folder_are_compared_some_at_a_time(
    library: Library, scenes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.search.make_parts()
    whole = library.search.run(query(tmp_path), folder=str(scenes))
    assert whole == library.search.run(query(tmp_path))
    assert any(n.box is not None for n in whole.neighbours[1:])
    monkeypatch.setattr(parts, "_AT_ONCE", 3)
    assert library.search.run(query(tmp_path), folder=str(scenes)) == whole


def test_switching_parts_off_while_they_are_made_leaves_none(
    library: Library, scenes: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = encoder.encode_parts

    def off(inputs: np.ndarray, places: list[tuple[int, int, int, int]]) -> np.ndarray:
        library.search.drop_parts()  # after the batch was begun, and before it is stored
        return whole(inputs, places)

    monkeypatch.setattr(encoder, "encode_parts", off)
    library.search.make_parts()
    monkeypatch.undo()
    assert not library.search.parts_on
    assert library.search.parts_cost().photos == COUNT + 1


def test_an_encoder_without_parts_says_so(tmp_path: Path, folder: Path) -> None:
    class Plain:
        def __init__(self) -> None:
            whole = FakeEncoder(step=None)
            self.spec, self.device, self.batch_size, self.encode = whole.spec, "cpu", 8, whole.encode

    with Library.open(tmp_path / "plain", encoder=Plain()) as library:
        scan(library, folder)
        with pytest.raises(UserError, match="no codes of parts"):
            library.search.make_parts()


def test_parts_of_the_real_encoder_are_nearer_to_what_is_in_them() -> None:
    """The mean over all cells is the whole picture's code; a part's is nearer to its own picture than the whole's."""
    encoder = registry.load(None, "cpu")
    assert isinstance(encoder, BuiltinEncoder)
    assert isinstance(encoder, HasParts)
    px = encoder.spec.input_px
    inputs = np.stack([np.asarray(pictures.photo(seed, px, px)) for seed in (1, 2, 3, 4)])
    whole = encoder.encode(inputs)["look"]
    cells = px // encoder.cell_px
    same = encoder.encode_parts(inputs, [(0, 0, cells, cells)])
    assert np.bitwise_count(same[:, 0] ^ whole).sum(1).max() <= 2, "the sums are only ordered otherwise"
    mosaic = np.concatenate([np.concatenate(inputs[:2], 1), np.concatenate(inputs[2:], 1)], 0)[None]
    quarters = [(x, y, x + cells, y + cells) for y in (0, cells) for x in (0, cells)]
    pieces = encoder.encode_parts(mosaic, quarters)[0]
    away = np.bitwise_count(pieces[:, None] ^ whole).sum(2)
    assert away.argmin(1).tolist() == [0, 1, 2, 3]
    heat = encoder.heat(inputs, whole)
    assert heat.shape == (4, cells, cells)
    agreement = np.abs(encoder.values(inputs)[1]).sum(1)
    assert np.allclose(heat.mean((1, 2)), agreement, rtol=0.02), "the cells' parts make up the whole agreement"
    with pytest.raises(ValueError, match="whole cells"):
        encoder.encode_parts(inputs[:, :150, :150], quarters)
