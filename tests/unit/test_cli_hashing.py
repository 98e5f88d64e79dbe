"""`twinlens hash` on a library of codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.cli import main
from core.encoders import registry
from core.hashing import methods
from core.library import Library
from tests.hashes import clusters, fill


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(methods, "EXAMPLES", 1000)
    with Library.open(tmp_path / "library") as library:
        fill(library, clusters(330, 256), registry.default_id())
    return str(tmp_path / "library")


def test_train_use_and_remove(directory: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hash", "--library", directory]) == 0
    assert "No hash has been trained" in capsys.readouterr().err
    assert main(["hash", "train", "--method", "itq", "--library", directory, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["hashes"][0]
    assert (told["method"], told["bits"], told["photos"]) == ("itq", 128, 297)
    assert (told["best"], told["used"]) == (True, False)
    assert main(["hash", "use", told["id"], "--library", directory]) == 0
    assert main(["hash", "list", "--library", directory]) == 0
    line = capsys.readouterr().out
    assert told["id"] in line
    assert f"{told['recall']:.0%} of the 50 nearest" in line
    assert "recommended, in use" in line
    assert main(["hash", "remove", told["id"], "--library", directory]) == 0
    assert main(["hash", "use", told["id"], "--library", directory]) == 1
    assert "no trained hash named" in capsys.readouterr().err
    assert main(["hash", "use", "none", "--library", directory]) == 0


def test_compare_prints_all_methods_the_best_first(
    directory: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(methods, "METHODS", methods.METHODS[2:])  # those without torch, for time
    assert main(["hash", "compare", "--bits", "128", "--json", "--library", directory]) == 0
    hashes = json.loads(capsys.readouterr().out)["hashes"]
    assert {h["method"] for h in hashes} == {"itq", "random"}
    assert hashes[0]["best"]
    assert hashes[0]["recall"] == max(h["recall"] for h in hashes)


def test_codes_that_are_short_already_are_not_shortened(directory: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["hash", "train", "--bits", "256", "--library", directory]) == 1
    assert "shorter ones need fewer" in capsys.readouterr().err
