"""Looking a folder up: what the library has byte for byte, what as a copy, what not at all, what nobody can tell."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from core.errors import Cancelled, UserError
from core.library import Library
from core.records import CancelToken, FolderReport, Kind, ProgressBoard, Whereabouts
from core.search import folder as lookup
from tests.fakes import FakeEncoder
from tests.pictures import photo, save


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of five photographs, and a card with pictures that are and are not in it."""
    root = tmp_path_factory.mktemp("card")
    for seed in range(5):
        save(photo(seed), root / "photos" / f"{seed}.jpg")
    card = root / "card" / "DCIM"
    card.mkdir(parents=True)
    shutil.copy(root / "photos" / "0.jpg", card / "a-same.jpg")
    smaller = photo(1).resize((320, 240), Image.Resampling.LANCZOS)
    save(smaller, card / "b-smaller.jpg", quality=80)
    save(photo(2).transpose(Image.Transpose.ROTATE_90), card / "c-turned.jpg")
    data = (root / "photos" / "3.jpg").read_bytes()
    (card / "d-noted.jpg").write_bytes(data[:2] + b"\xff\xfe\x00\x06note" + data[2:])
    save(photo(77), card / "e-new.jpg")
    save(Image.new("RGB", (640, 480), (120, 120, 120)), card / "f-blank.jpg")
    (card / "g-broken.jpg").write_bytes((card / "e-new.jpg").read_bytes()[:900])
    (card / "h.CR2").write_bytes(b"raw")
    (card / "notes.txt").write_text("no picture")
    with Library.open(root / "library", encoder=FakeEncoder()) as library:
        library.scan([str(root / "photos")], sequential=True)
    return root


@pytest.fixture
def library(scanned: Path) -> Iterator[Library]:
    with Library.open(scanned / "library", encoder=FakeEncoder()) as opened:
        yield opened


def states(report: FolderReport) -> dict[str, str]:
    return {Path(one.path).name: one.state for one in report.pictures}


def test_every_picture_of_a_card_is_placed(scanned: Path, library: Library) -> None:
    board = ProgressBoard()
    report = library.search.known(str(scanned / "card"), None, board)
    assert states(report) == {
        "a-same.jpg": "here",
        "b-smaller.jpg": "copy",
        "c-turned.jpg": "copy",
        "d-noted.jpg": "copy",
        "e-new.jpg": "missing",
        "f-blank.jpg": "missing",
        "g-broken.jpg": "unreadable",
        "h.CR2": "unreadable",
    }
    assert report.whole
    found = {Path(one.path).name: one for one in report.pictures}
    for name, original, kind in (
        ("a-same.jpg", "0.jpg", Kind.SAME_BYTES),
        ("b-smaller.jpg", "1.jpg", Kind.RESIZED),
        ("c-turned.jpg", "2.jpg", Kind.TURNED),
        ("d-noted.jpg", "3.jpg", Kind.SAME_PIXELS),
    ):
        assert Path(found[name].photo.path).name == original
        assert found[name].kind is kind
        assert found[name].there
        assert found[name].thumbnail.startswith(b"\xff\xd8")
    assert found["e-new.jpg"].photo is None
    assert (found["e-new.jpg"].facts.width, found["e-new.jpg"].facts.height) == (640, 480)
    assert found["g-broken.jpg"].reason
    assert board.read().phase == "done"
    assert (board.read().done_files, board.read().total_files) == (7, 7)


def test_what_is_known_is_told_on_the_way(scanned: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "BATCH", 2)
    monkeypatch.setattr(lookup, "COMPARED_AT_ONCE", 3)
    told: list[list[Whereabouts]] = []
    seen: list[int] = []
    board = ProgressBoard()

    def tell(batch: Sequence[Whereabouts]) -> None:
        told.append(list(batch))
        seen.append(board.read().done_files)

    report = library.search.known(str(scanned / "card"), None, board, tell)
    assert len(told) >= 4
    assert sorted((one for batch in told for one in batch), key=lambda one: one.path) == list(report.pictures)
    assert seen == sorted(seen)
    assert states(report) == states(library.search.known(str(scanned / "card")))


def test_a_folder_of_the_library_itself_is_all_there_and_is_not_read(scanned: Path, library: Library) -> None:
    report = library.search.known(str(scanned / "photos"))
    assert set(states(report).values()) == {"here"}
    assert [one.photo.path for one in report.pictures] == [one.path for one in report.pictures]


def test_nothing_is_kept_and_nothing_is_written(scanned: Path, library: Library) -> None:
    revision, ids = library.revision, library.photo_ids().tolist()
    before = {path: path.stat().st_mtime_ns for path in (scanned / "card").rglob("*")}
    library.search.known(str(scanned / "card"))
    assert library.revision == revision
    assert library.photo_ids().tolist() == ids
    assert {path: path.stat().st_mtime_ns for path in (scanned / "card").rglob("*")} == before


def test_a_file_of_the_library_that_is_gone_is_told(tmp_path: Path) -> None:
    save(photo(1), tmp_path / "photos" / "1.jpg")
    save(photo(1), tmp_path / "card" / "1.jpg")
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(tmp_path / "photos")], sequential=True)
        os.unlink(tmp_path / "photos" / "1.jpg")
        [one] = library.search.known(str(tmp_path / "card")).pictures
    assert (one.state, one.there) == ("here", False)


def test_an_empty_library_has_nothing(scanned: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        report = library.search.known(str(scanned / "card"))
    assert set(states(report).values()) == {"missing", "unreadable"}


def test_it_can_be_cancelled_and_refuses_what_is_no_folder(scanned: Path, library: Library) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.search.known(str(scanned / "card"), cancel)
    for path, code in ((scanned / "nowhere", "not-found"), (scanned / "photos" / "0.jpg", "not-a-folder")):
        with pytest.raises(UserError) as error:
            library.search.known(str(path))
        assert error.value.code == code


@pytest.mark.parametrize("mounted", [True, False])
def test_a_card_that_is_pulled_out_is_not_called_unreadable(scanned: Path, library: Library, mounted: bool) -> None:
    """Some systems leave the empty folder behind on which it was mounted."""
    card = scanned / "pulled"
    shutil.copytree(scanned / "card" / "DCIM", card / "DCIM")
    later = [card / "DCIM" / f"z{number:02}.jpg" for number in range(lookup.BATCH)]
    for path in later:
        shutil.copy(card / "DCIM" / "e-new.jpg", path)
    told: list[Whereabouts] = []

    def pull(batch: Sequence[Whereabouts]) -> None:
        told.extend(batch)
        shutil.rmtree(card / "DCIM" if mounted else card, ignore_errors=True)

    with pytest.raises(UserError, match="went away") as error:
        library.search.known(str(card), tell=pull)
    assert error.value.code == "went-away"
    read = {Path(one.path).name: one.state for one in told}
    assert read["a-same.jpg"] == "here"
    assert read["b-smaller.jpg"] == "copy", "what was read before is compared"
    assert read["g-broken.jpg"] == "unreadable"
    assert not {later[-1].name} & set(read)
    shutil.rmtree(card, ignore_errors=True)
