"""`explain`, `calibrate` and `--strictness` as a script sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import ImageEnhance

from core import cli
from core.cli.explaining import strictness
from core.library import Library
from core.pictures import edits
from tests import pictures
from tests.fakes import FakeEncoder


@pytest.fixture(autouse=True)
def fake_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """No torch: what is tested is what is printed."""
    opened = Library.open
    monkeypatch.setattr(
        Library, "open", classmethod(lambda cls, folder, device=None: opened(folder, encoder=FakeEncoder()))
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    for seed in range(10):
        pictures.save(pictures.photo(seed, 400, 300), folder / f"{seed}.jpg")
    edited = ImageEnhance.Brightness(pictures.photo(0, 400, 300)).enhance(1.3)
    pictures.save(edited.resize((320, 240)), folder / "edited.jpg")
    return folder


def test_explain_prints_every_rung_and_the_verdict(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = [str(folder / "0.jpg"), str(folder / "edited.jpg")]
    library = ["--library", str(tmp_path / "library")]
    assert cli.main(["explain", *pair, *library]) == 0
    text = capsys.readouterr().out
    assert "The second picture is an edited copy of the first picture" in text
    assert "+ Agreement" in text
    assert cli.main(["explain", *pair, "--json", *library]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kind"] == "edited"
    assert [told["a"], told["b"]] == pair
    assert {s["name"]: s["passed"] for s in told["scores"]}["Sure to be a copy"] is True
    assert cli.main(["explain", *pair, "--json", "--strictness", "1", *library]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] in (None, "burst")


def test_explain_names_the_file_that_cannot_be_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = str(folder / "absent.jpg")
    assert cli.main(["explain", str(folder / "0.jpg"), absent, "--library", str(tmp_path / "library")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert absent in told.err


def test_duplicates_at_a_strictness_and_calibrate(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "KINDS", edits.KINDS[:2])
    library = ["--library", str(tmp_path / "library")]
    assert cli.main(["calibrate", *library]) == 1
    assert "At least 10 photographs" in capsys.readouterr().err
    assert cli.main(["scan", str(folder), *library]) == 0
    counts = {}
    for how in ("loose", "1"):
        capsys.readouterr()
        assert cli.main(["duplicates", "--json", "--strictness", how, *library]) == 0
        groups = json.loads(capsys.readouterr().out)["groups"]
        counts[how] = sum(p["kind"] == "edited" for g in groups for p in g["photos"])
    assert counts == {"loose": 1, "1": 0}
    assert cli.main(["calibrate", "--json", *library]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert (measured["photos"], measured["copies"]) == (11, 22)
    assert measured["points"][0]["recall"] == 1.0
    assert (tmp_path / "library" / "calibration.json").exists()


@pytest.mark.parametrize(("text", "value"), [("strict", 0.9), ("loose", 0.15), ("0.25", 0.25), ("1", 1.0)])
def test_a_strictness_is_a_name_or_a_number(text: str, value: float) -> None:
    assert strictness(text) == value


@pytest.mark.parametrize("text", ["tight", "1.5", "-1", "nan", ""])
def test_what_is_no_strictness_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["duplicates", "--strictness", text])
    assert ended.value.code == 2
    assert "0 to 1" in capsys.readouterr().err
