"""`clean`, `undo` and `history` as a script sees them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from core.cli import main
from core.library import Library
from tests import pictures
from tests.fakes import FakeEncoder


class Line:
    """The command line on one library."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._library = library
        self._capsys = capsys

    def __call__(self, *arguments: object, code: int = 0) -> tuple[str, str]:
        """Run a command that has to end with this code; what it printed and what it said."""
        self._capsys.readouterr()
        assert main([*map(str, arguments), "--library", str(self._library)]) == code
        return self._capsys.readouterr()

    def json(self, *arguments: object, code: int = 0) -> Any:
        return json.loads(self(*arguments, "--json", code=code)[0])


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two originals, each with a copy in another folder; one copy has a sidecar."""
    made = tmp_path / "pictures"
    for number in range(2):
        original = pictures.save(pictures.photo(number, 320, 240), made / f"{number}.jpg")
        copy = made / "a copied folder" / f"{number}.jpg"
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(original.read_bytes())
        os.utime(copy, ns=(10**18, 10**18 + 10**15))
    (made / "a copied folder" / "0.xmp").write_text("stars")
    return made


@pytest.fixture
def twinlens(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)], match=False, sequential=True)
    return Line(tmp_path / "library", capsys)


@pytest.fixture
def rules(twinlens: Line) -> str:
    """The name of some rules."""
    return str(next(iter(twinlens.json("rules").values()))[0]["name"])


def test_a_clean_up_is_shown_done_listed_and_undone(folder: Path, twinlens: Line, rules: str) -> None:
    before = tree(folder)
    dry = twinlens.json("clean", "--rules", rules)
    assert len(dry["files"]) == 2
    assert dry["batch"] is None
    shown, said = twinlens("clean", "--rules", rules)
    assert "2 photos" in shown
    assert "would be moved to the trash" in shown
    assert "Add --apply" in said
    assert tree(folder) == before

    done = twinlens.json("clean", "--rules", rules, "--apply")["batch"]
    assert done["done"] == 2 + sum(len(file["companions"]) for file in dry["files"])
    assert done["freed"] == dry["freed"] > 0
    assert len([path for path in tree(folder) if path.endswith(".jpg")]) == 2

    (batch,) = twinlens.json("history")["batches"]
    assert batch["id"] == done["id"]
    listed, _ = twinlens("history", done["id"])
    assert listed.count("done ") == done["done"]
    assert twinlens("history")[0].count("\n") == 1

    assert "brought back" in twinlens("undo")[0]
    assert tree(folder) == before
    assert twinlens("undo", code=1)[1].count("\n") == 1
    assert "no clean-up number 9" in twinlens("history", 9, code=1)[1]


def test_copies_can_be_moved_and_linked_and_what_is_gone_is_told(
    folder: Path, twinlens: Line, rules: str, tmp_path: Path
) -> None:
    before = tree(folder)
    out = tmp_path / "out"
    assert "not a folder" in twinlens("clean", "--rules", rules, "--to", out, code=1)[1]
    out.mkdir()
    assert "To undo it: twinlens undo 1" in twinlens("clean", "--rules", rules, "--apply", "--to", out)[1]
    moved = [path for path in out.iterdir() if path.suffix == ".jpg"]
    assert len(moved) == 2
    moved[0].unlink()
    assert [file["code"] for file in twinlens.json("undo", 1, code=1)["failed"]] == ["gone"]
    assert len(before.keys() - tree(folder).keys()) == 1
    assert "unknown" in twinlens("clean", "--rules", "unknown", code=1)[1]
    twinlens("clean", "--rules", rules, "--apply", "--to", "link")
    assert len({path.stat().st_ino for path in folder.rglob("*.jpg")}) == 2
