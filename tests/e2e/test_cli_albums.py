"""`twinlens albums` on pictures of two sorts: from an empty album to one that says how good it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from core.cli import main
from core.library import Library
from tests.fakes import FakeEncoder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A scanned library of 8 red and 8 blue pictures, in the folder `photos` beside it."""
    (tmp_path / "photos").mkdir()
    for number in range(8):
        for name, colour in (("red", (250 - 9 * number, 30, number * 8)), ("blue", (number * 9, 40, 250 - 8 * number))):
            Image.linear_gradient("L").rotate(45 * number).resize((160, 160)).convert("RGB").point(
                [v * c // 255 for c in colour for v in range(256)]
            ).save(tmp_path / "photos" / f"{name}{number}.png")
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as opened:
        opened.scan([str(tmp_path / "photos")], match=False)
    return tmp_path / "library"


def test_an_album_on_the_command_line(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.library.LazyEncoder", lambda encoder, device: FakeLazy())
    photos = library.parent / "photos"
    where = ["--library", str(library)]

    def run(*words: str) -> str:
        assert main(["albums", *words, *where]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    def paths(sort: str, *numbers: int) -> list[str]:
        return [str(photos / f"{sort}{number}.png") for number in numbers]

    run("new", "Red things")
    assert main(["albums", "new", "red THINGS", *where]) == 1
    assert "already" in capsys.readouterr().err
    run("teach", "red things", "--in", *paths("red", 0, 1, 2), "--out", *paths("blue", 0))
    shown = json.loads(run("show", "Red things", "-k", "16", "--json"))["photos"]
    assert {Path(p["path"]).stem for p in shown[:3]} == {"red0", "red1", "red2"}
    assert Path(shown[-1]["path"]).stem == "blue0"
    assert "Too few examples to tell: " in run("quality", "Red things")
    asked = run("ask", "Red things", "-k", "3").splitlines()
    assert len(asked) == 3
    with pytest.raises(SystemExit, match="2"):
        main(["albums", "show", "Red things", "-k", "-5", *where])
    monkeypatch.chdir(photos)
    run("teach", "Red things", "--in", "../photos/red3.png")
    run("teach", "Red things", "--forget", "./red3.png")
    assert not set(asked) & {*paths("red", 0, 1, 2), *paths("blue", 0)}
    run("teach", "Red things", "--forget", *paths("blue", 0), "--learner", "forest")
    album = json.loads(run("list", "--json"))["albums"][0]
    assert (album["inside"], album["outside"], album["learner"]) == (3, 0, "forest")
    run("rename", "Red things", "Crimson")
    assert run().startswith("Crimson ")
    assert main(["albums", "teach", "Crimson", "--in", str(photos / "none.png"), *where]) == 1
    assert "none.png: This photo is not in the library." in capsys.readouterr().err
    assert main(["albums", "show", "Red things", *where]) == 1
    capsys.readouterr()
    run("delete", "Crimson")
    assert run() == ""


class FakeLazy(FakeEncoder):
    """What the library takes for its encoder; it never has to encode here."""

    @property
    def id(self) -> str:
        return self.spec.id
