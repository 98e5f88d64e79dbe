"""Searching from the command line: what a script would see, with the encoder that comes with the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.cli import main
from tests import pictures

COUNT = 6


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with pictures of seeds 0 to 5, one of seed 50, and a scene with that in its middle; and its library."""
    folder, library = tmp_path_factory.mktemp("photos"), tmp_path_factory.mktemp("library")
    for seed in range(COUNT):
        pictures.save(pictures.photo(seed, 320, 240), folder / ("sub" if seed % 2 else "") / f"{seed}.jpg")
    checks = np.kron(np.indices((21, 28)).sum(0) % 2 * 200, np.ones((40, 40))).astype(np.uint8)
    scene = Image.fromarray(checks).convert("RGB")
    scene.paste(pictures.photo(50).resize((320, 240)), (400, 300))
    pictures.save(scene, folder / "scene.jpg")
    pictures.save(pictures.photo(50), folder / "thing.jpg")
    assert main(["scan", str(folder), "--library", str(library)]) == 0
    return folder, library


class Line:
    """The command line on one library; what it prints as JSON."""

    def __init__(self, library: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._library = library
        self._capsys = capsys

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        code = main([*map(str, arguments), "--library", str(self._library)])
        out, err = self._capsys.readouterr()
        return code, out, err

    def json(self, *arguments: object) -> Any:
        code, out, err = self(*arguments, "--json")
        assert code == 0, err
        return json.loads(out)


@pytest.fixture
def line(scanned: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> Line:
    capsys.readouterr()
    return Line(scanned[1], capsys)


def test_several_pictures_pull_and_one_pushes(line: Line, scanned: tuple[Path, Path]) -> None:
    folder = scanned[0]
    one, two, other = folder / "0.jpg", folder / "sub" / "1.jpg", folder / "2.jpg"
    matches = line.json("similar", one, two)["matches"]
    assert len(matches) == COUNT + 2 - 2, "what was named is no answer"
    assert {m["like"] for m in matches} <= {str(one), str(two)}
    plain = {m["path"]: m["distance"] for m in line.json("similar", one)["matches"]}
    less = {m["path"]: m["distance"] for m in line.json("similar", one, "--less", other)["matches"]}
    assert str(other) not in less
    assert all(less[path] >= plain[path] for path in less)
    below = line.json("similar", one, "--folder", folder / "sub")["matches"]
    assert [m["path"] for m in below] == [path for path in plain if Path(path).parent.name == "sub"]
    said = line("similar", one, two, "-k", 1)[1]
    assert said.count("\n") == 1
    assert "(like " in said


def test_a_box_and_parts_find_the_small_thing(line: Line, scanned: tuple[Path, Path]) -> None:
    folder = scanned[0]
    thing, scene = folder / "thing.jpg", folder / "scene.jpg"
    code, out, err = line("similar", thing, "--parts")
    assert (code, out) == (1, "")
    assert "not switched on" in err
    whole = {m["path"]: m["distance"] for m in line.json("similar", thing)["matches"]}
    said = line("parts")[1]
    assert "switched off" in said
    assert f"{COUNT + 2} photographs" in said
    made = line.json("parts", "--make")
    assert made == {"on": True, "photos": 0, "seconds": 0.0, "bytes": 0}
    matches = line.json("similar", thing, "--parts")["matches"]
    match = next(m for m in matches if m["path"] == str(scene))
    assert match["distance"] < whole[str(scene)] - 10
    left, top, right, bottom = match["box"]
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert "(at left " in line("similar", thing, "--parts")[1]
    box = f"{400 / 1120},{300 / 840},{720 / 1120},{540 / 840}"
    assert line.json("similar", scene, "--box", box, "-k", 1)["matches"][0]["path"] == str(thing)
    assert line.json("similar", scene, "-k", 1)["matches"][0]["path"] != str(thing)
    assert line.json("parts", "--drop")["on"] is False


def test_searches_are_saved_listed_and_forgotten(line: Line, scanned: tuple[Path, Path]) -> None:
    one = scanned[0] / "0.jpg"
    before = line.json("similar", one, "--save", "First")
    (saved,) = line.json("searches")["searches"]
    assert (saved["name"], saved["title"]) == ("First", "0.jpg")
    assert line.json("similar", "--saved", "First") == before
    assert "First" in line("searches")[1]
    assert line.json("searches", "--forget", saved["id"]) == {"searches": []}
    code, _, err = line("similar", "--saved", "First")
    assert code == 1
    assert "no saved search" in err


def test_known_says_where_each_picture_of_a_card_is(line: Line, scanned: tuple[Path, Path], tmp_path: Path) -> None:
    folder, card = scanned[0], tmp_path / "card"
    card.mkdir()
    (card / "a.jpg").write_bytes((folder / "0.jpg").read_bytes())
    pictures.save(pictures.photo(70), card / "b.jpg")
    report = line.json("known", card)
    assert [(Path(p["path"]).name, p["state"]) for p in report["pictures"]] == [("a.jpg", "here"), ("b.jpg", "missing")]
    assert report["pictures"][0]["photo"] == str(folder / "0.jpg")
    _, out, err = line("known", card)
    assert "b.jpg  not there" in out
    assert "2 pictures: 1 in the library, 1 not there." in err


@pytest.mark.parametrize("box", ["0,0,1", "0.5,0,0.5,1", "a,b,c,d", "0,0,2,1"])
def test_a_box_that_is_none_is_wrong_usage(line: Line, box: str) -> None:
    with pytest.raises(SystemExit) as exit_code:
        line("similar", "x.jpg", "--box", box)
    assert exit_code.value.code == 2


def test_nothing_to_search_by_is_said_in_one_sentence(line: Line) -> None:
    for arguments in (("similar",), ("similar", "x.jpg", "--parts", "--space", "copy")):
        code, out, err = line(*arguments)
        assert (code, out) == (1, "")
        assert len(err.strip().splitlines()) == 1
