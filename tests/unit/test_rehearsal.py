"""Rehearsals on small libraries: what is counted, what is not, and where the figures are kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from core.errors import Cancelled, UserError
from core.library import Library
from core.match import calibration, rehearsal
from core.match.rehearsal import Outcome, rehearse
from core.pictures import edits
from core.records import CancelToken, Kind, Photo, ProgressBoard
from tests.fakes import FakeEncoder
from tests.pictures import photo, save

SOME = ("saved at low quality", "turned", "reposted")


@pytest.fixture(autouse=True, scope="module")
def few_kinds() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edits, "KINDS", SOME)
        yield


def exif(second: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F], tags[0x0110] = "Lumen", "L1"
    tags.get_ifd(0x8769)[0x9003] = f"2024:05:01 10:00:{second:02}"
    return tags


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve photographs, copies of the first, blank and tiny pictures."""
    folder = tmp_path_factory.mktemp("pictures")
    for seed in range(12):
        save(photo(seed, 400, 300), folder / f"{seed:02}.jpg")
    save(photo(0, 400, 300), folder / "copy.jpg", quality=60)
    save(photo(0, 400, 300).resize((320, 240)), folder / "small.jpg")
    save(Image.new("RGB", (400, 300), "white"), folder / "blank.jpg")
    save(photo(50, 150, 120), folder / "tiny.jpg")
    return folder


@pytest.fixture(scope="module")
def scan(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("scanned")
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder)], sequential=True)
    return directory


@pytest.fixture
def scanned(scan: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(scan, tmp_path / "scanned")
    with Library.open(tmp_path / "scanned", encoder=FakeEncoder()) as library:
        yield library


def run(library: Library, **options: float) -> Outcome:
    source = library._duplicates.source()
    return rehearse(source, library._encoder, CancelToken(), ProgressBoard(), **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def outcome(scan: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    directory = tmp_path_factory.mktemp("rehearsed")
    shutil.copytree(scan, directory, dirs_exist_ok=True)
    with Library.open(directory, encoder=FakeEncoder()) as library:
        return run(library)


def test_it_counts_edits_found_and_pairs_called_copies(outcome: Outcome) -> None:
    assert outcome.photos == 14  # neither the blank nor the tiny one
    assert sum(pair.copy for pair in outcome.pairs) <= 14 * len(SOME)
    whole = outcome.calibration()
    assert (whole.own, whole.photos, whole.copies) == (True, 14, 14 * len(SOME))
    assert whole.strangers == sum(not pair.copy for pair in outcome.pairs) > 20
    recalls, wrongs = [p.recall for p in whole.points], [p.wrong for p in whole.points]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] > 0.7  # this encoder is no good at the last of the edits
    assert wrongs == [0.0] * len(wrongs)
    turned = outcome.calibration(SOME.index("turned"))
    assert (turned.copies, turned.points[0].recall) == (14, 1.0)
    assert [p.strictness for p in whole.points] == list(rehearsal.STEPS)


def test_it_is_the_same_whatever_the_order_of_the_scan(outcome: Outcome, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "copied").mkdir()
    for number, path in enumerate(sorted(folder.iterdir(), reverse=True)):
        shutil.copy(path, tmp_path / "copied" / f"{number:02}.jpg")
    with Library.open(tmp_path / "other", encoder=FakeEncoder()) as other:
        other.scan([str(tmp_path / "copied")], sequential=True)
        assert run(other).calibration().points == outcome.calibration().points


def test_frames_that_the_clock_parts_are_no_copies_however_alike(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    for seed in range(10):
        save(photo(seed, 400, 300), folder / f"{seed}.jpg")
    for second in (1, 4):
        save(photo(99, 400, 300), folder / f"burst-{second}.jpg", quality=80 + second, exif=exif(second))
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)], sequential=True)
        assert [m.kind for m in library._duplicates.source().matches] == [Kind.BURST]
        outcome = run(library)
    wrong = [pair for pair in outcome.pairs if not pair.copy and pair.confidence > 0.5]
    assert len({pair.photo for pair in wrong}) == 2
    assert all(pair.kind >= 0 for pair in wrong)
    assert outcome.calibration().points[0].wrong > 0


def test_files_that_are_gone_are_passed_over(scanned: Library, folder: Path, tmp_path: Path) -> None:
    source = scanned._duplicates.source()

    def photos(content: int) -> list[Photo]:
        found = source.photos(content)
        return [p for p in found if not p.path.endswith(("03.jpg", "04.jpg"))]

    outcome = rehearse(
        rehearsal.Source(source.data, source.matches, photos, source.thumbnail),
        scanned._encoder, CancelToken(), ProgressBoard(),
    )  # fmt: skip
    assert outcome.photos == 12


def test_when_time_is_over_no_more_is_begun(scanned: Library) -> None:
    assert run(scanned, seconds=0.0).photos == rehearsal.FEWEST


def test_too_few_photographs_are_an_error(library: Library, tmp_path: Path) -> None:
    save(photo(1), tmp_path / "pictures" / "a.jpg")
    library.scan([str(tmp_path / "pictures")], sequential=True)
    with pytest.raises(UserError, match="At least 10 photographs") as error:
        library.calibrate()
    assert error.value.code == "too-few"


def test_what_was_never_compared_has_to_be_scanned_first(library: Library, folder: Path) -> None:
    library.scan([str(folder)], sequential=True, match=False)
    with pytest.raises(UserError) as error:
        library.calibrate()
    assert error.value.code == "not-matched"


def test_the_librarys_own_figures_are_kept_until_matching_changes(scanned: Library) -> None:
    assert not scanned.calibration().own
    board = ProgressBoard()
    measured = scanned.calibrate(board=board)
    progress = board.read()
    assert progress.phase == "done"
    assert progress.done_files == progress.total_files > 0
    kept = scanned.calibration()
    assert kept.own
    assert (kept.photos, kept.copies, kept.strangers) == (measured.photos, measured.copies, measured.strangers)
    assert [p.recall for p in kept.points] == pytest.approx([p.recall for p in measured.points], abs=1e-5)
    assert calibration.load(scanned.directory, "another-encoder/1") is None


def test_cancelling_leaves_the_former_figures(scanned: Library) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        scanned.calibrate(cancel=token)
    assert not (scanned.directory / calibration.NAME).exists()


@pytest.mark.parametrize("text", ["", "{", '{"key": "x"}', '{"key": "x", "points": []}', "[]"])
def test_a_damaged_file_is_as_none(library: Library, text: str, caplog: pytest.LogCaptureFixture) -> None:
    (library.directory / calibration.NAME).write_text(text)
    assert not library.calibration().own
    assert "not usable" in caplog.text


def test_what_is_shipped_holds_figures_only(library: Library) -> None:
    shipped = library.calibration()
    assert not shipped.own
    assert shipped.photos >= 100
    assert shipped.strangers >= 1000
    recalls = [point.recall for point in shipped.points]
    assert recalls == sorted(recalls, reverse=True)
    values = json.loads(calibration.paths.resource(calibration.NAME).read_text("utf-8"))
    assert set(values) == {"key", "photos", "copies", "strangers", "at", "points"}
