"""Review of real files: what was decided holds through moves, rescans, a lost catalogue and another encoder."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core import cli, settings
from core.errors import Cancelled, UserError
from core.library import Library
from core.records import Details, Kind, Photo, Preset, ProgressBoard, Rule, Ruling
from tests import pictures
from tests.fakes import FakeEncoder


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two originals; of the first a copy in bytes, one saved again, a small one, and a small one saved again."""
    folder = tmp_path_factory.mktemp("originals")
    first, second = pictures.photo(1, 640, 480), pictures.photo(2, 640, 480)
    original = pictures.save(first, folder / "first.jpg", quality=95)
    shutil.copy2(original, folder / "bytes.jpg")
    pictures.save(first, folder / "saved.jpg", quality=60)
    pictures.save(first.resize((480, 360)), folder / "small.jpg")
    pictures.save(first.resize((480, 360)), folder / "worse.jpg", quality=50)
    pictures.save(second, folder / "second.jpg")
    return folder


@pytest.fixture
def folder(originals: Path, tmp_path: Path) -> Path:
    shutil.copytree(originals, tmp_path / "photos")
    return tmp_path / "photos"


def photos(library: Library) -> dict[str, Photo]:
    return {Path(photo.path).name: photo for photo in library.photos(library.photo_ids())}


def groups(library: Library) -> list[list[str]]:
    return [[Path(m.photo.path).name for m in group.members] for group in library.groups()]


def together(library: Library, *names: str) -> bool:
    return any(set(names) <= set(group) for group in groups(library))


def rename(folder: Path, directory: Path) -> None:
    (folder / "saved.jpg").rename(folder / "renamed.jpg")


def move(folder: Path, directory: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "saved.jpg").rename(folder / "deep" / "saved.jpg")


def move_to_another_disk(folder: Path, directory: Path) -> None:
    (folder / "deep").mkdir()
    shutil.copyfile(folder / "saved.jpg", folder / "deep" / "saved.jpg")
    (folder / "saved.jpg").unlink()


def lose_the_catalogue(folder: Path, directory: Path) -> None:
    for name in ("catalogue.db", "catalogue.db-wal", "catalogue.db-shm"):
        (directory / name).unlink(missing_ok=True)


def nothing(folder: Path, directory: Path) -> None: ...


@pytest.mark.parametrize(
    ("event", "ruling"),
    [
        (nothing, Ruling.NOT_SAME), (rename, Ruling.KEEP_BOTH), (move, Ruling.NOT_SAME),
        (move_to_another_disk, Ruling.KEEP_BOTH), (lose_the_catalogue, Ruling.NOT_SAME),
    ],
)  # fmt: skip
def test_a_decision_outlives_files_and_indexes(
    folder: Path, tmp_path: Path, event: Callable[[Path, Path], None], ruling: Ruling
) -> None:
    directory = tmp_path / "library"
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        assert sorted(groups(library)[0]) == ["bytes.jpg", "first.jpg", "saved.jpg", "small.jpg", "worse.jpg"]
        known = photos(library)
        keeper = library.groups()[0].keeper
        library.review.decide(ruling, known["saved.jpg"].id, [keeper.id])
        assert not together(library, "saved.jpg", Path(keeper.path).name)
    event(folder, directory)
    with Library.open(directory, encoder=FakeEncoder("2")) as library:
        library.scan([str(folder)], retry_problems=True)
        name = "renamed.jpg" if (folder / "renamed.jpg").exists() else "saved.jpg"
        assert name in photos(library)
        assert not together(library, name, Path(keeper.path).name)
        assert together(library, "first.jpg", "bytes.jpg", "small.jpg")
        (decision,) = library.review.decisions()
        assert Path(decision.path).name == "saved.jpg"
        library.review.take_back(decision.id)
        assert together(library, name, Path(keeper.path).name)


def test_marks_and_keepers_outlive_the_catalogue(folder: Path, tmp_path: Path) -> None:
    directory = tmp_path / "library"
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        known = photos(library)
        library.review.make_keeper(known["saved.jpg"].id)
        library.review.set_marks([known["worse.jpg"].id, known["small.jpg"].id], True)
    lose_the_catalogue(folder, directory)
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        known = photos(library)
        assert groups(library)[0][0] == "saved.jpg"
        assert library.review.marks() == {known["worse.jpg"].id, known["small.jpg"].id}
        pictures.save(pictures.photo(7), folder / "small.jpg")
        library.scan()
        assert library.review.marks() == {known["worse.jpg"].id}


def test_a_new_keeper_is_compared_with_its_group(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        library.review.make_keeper(photos(library)["worse.jpg"].id)
        (group,) = library.groups()
        assert Path(group.keeper.path).name == "worse.jpg"
        assert len(group.members) == 5
        assert all(member.kind is not Kind.BURST for member in group.members)


def test_rules_suggest_mark_and_are_taken_back(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        board = ProgressBoard()
        best = library.review.preset("best quality")
        (kept,) = library.review.suggest(best, library.groups(), board=board)
        known = photos(library)
        assert kept.keeper in (known["first.jpg"].id, known["bytes.jpg"].id)
        assert kept.reason.startswith("640 × 480 against 480 × 360; JPEG quality 95 against 60")
        assert library.review.apply([kept]) == 4
        assert len(library.review.marks()) == 4
        assert board.read().phase == "reading"
        smallest = Preset("mine", (Rule("names", ("*.jpg", "first*")), Rule("long-path")))
        library.review.save_preset(smallest)
        assert library.review.undo() == "4 photos marked by the rules: taken back."
        assert library.review.marks() == frozenset()
        settings.change(library.directory, protected=(str(folder),))
        with pytest.raises(UserError, match="protected"):
            library.review.set_marks([known["worse.jpg"].id], True)


def test_the_command_line(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    directory = tmp_path / "library"
    backup = tmp_path / "backup"
    shutil.copytree(folder, backup)
    strange = os.fsdecode(b"caf\xe9\n.jpg")
    pictures.save(pictures.photo(9), tmp_path / "x.jpg").rename(backup / strange)
    shutil.copy2(backup / strange, folder / "plain.jpg")
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder), str(backup)])
        known = photos(library)
        library.review.decide(Ruling.KEEP_BOTH, known[strange].id, [known["plain.jpg"].id])

    def twinlens(*arguments: str) -> str:
        assert cli.main([*arguments, "--library", str(directory)]) == 0
        return capsys.readouterr().out

    (pair, other) = json.loads(twinlens("folders", "--json"))["folders"]
    assert {pair["folder"], other["folder"]} == {str(folder), str(backup)}
    assert (pair["photos"], pair["of"]) == (6, 7)
    assert "85 % of" in twinlens("folders")
    (decision,) = json.loads(twinlens("decisions", "--json"))["decisions"]
    assert decision["ruling"] == "keep both"
    assert os.fsencode(decision["path"]) == os.fsencode(backup / strange)
    assert "1. Keep the original rather than a crop" in twinlens("rules")
    assert len(json.loads(twinlens("rules", "--json"))["presets"]) == 3
    twinlens("report", str(tmp_path / "report.html"))
    assert (tmp_path / "report.html").stat().st_size > 10_000
    assert json.loads(twinlens("decisions", "--json", "--take-back", str(decision["id"])))["decisions"] == []
    assert cli.main(["decisions", "--take-back", "99", "--library", str(directory)]) == 1
    assert "no such decision" in capsys.readouterr().err


def test_closing_the_library_ends_what_rules_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from core.pictures import headers

    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        reading, closing = threading.Event(), threading.Event()
        details = headers.details

        def slow(path: str) -> Details:
            reading.set()
            assert closing.wait(20)
            return details(path)

        monkeypatch.setattr(headers, "details", slow)
        monkeypatch.setattr("core.review.details._BATCH", 1)
        ended: list[BaseException] = []

        def run() -> None:
            try:
                library.review.suggest(Preset("x", (Rule("quality"),)), library.groups())
            except BaseException as error:
                ended.append(error)

        worker = threading.Thread(target=run)
        worker.start()
        assert reading.wait(20)
        closer = threading.Thread(target=library.close)
        closer.start()
        while not library._closed:
            closing.wait(0.001)
        closing.set()
        closer.join(20)
        worker.join(20)
        assert isinstance(ended[0], Cancelled)
