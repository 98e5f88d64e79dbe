"""`twinlens models` as a script sees it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import cli
from core.encoders import bodies
from tests import pictures
from tests.shelf import serving, weights_file

DATA = weights_file()


def test_a_list_for_people_and_for_scripts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["models", "--library", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:5] == ["builtin", "built", "in,", "in", "use"]
    assert "575 MB" in lines[1]
    assert cli.main(["models", "list", "--json", "--library", str(tmp_path)]) == 0
    found = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)["models"]}
    assert list(found) == ["builtin", *(body.name for body in bodies.BODIES)]
    assert found["vgg19"]["state"] == "not downloaded"
    assert found["vgg19"]["bits"] == 4608


def test_download_use_forget_remove(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ["--library", str(tmp_path / "library")]
    (tmp_path / "pictures").mkdir()
    for seed in range(3):
        pictures.save(pictures.photo(seed, 240, 180), tmp_path / "pictures" / f"{seed}.jpg")

    def models(*words: str) -> tuple[int, str]:
        code = cli.main(["models", *words, *library])
        return code, capsys.readouterr().err.splitlines()[-1]

    with serving() as server:
        monkeypatch.setattr(bodies, "BODIES", (server.offer(DATA),))
        server.statuses = [404]
        refused = "twinlens: The server 127.0.0.1 does not give this file (it answers 404)."
        assert models("download", "vgg19") == (1, refused)
        assert models("use", "vgg19")[0] == 1
        assert models("download", "vgg19") == (0, "vgg19 is on this computer.")
    assert cli.main(["scan", str(tmp_path / "pictures"), *library]) == 0
    assert models("use", "vgg19", "--device", "cpu") == (0, "Look-alikes are found with vgg19.")
    again = pictures.save(pictures.photo(1, 240, 180), tmp_path / "again.jpg")
    assert cli.main(["similar", str(again), "--json", *library]) == 0
    assert json.loads(capsys.readouterr().out)["matches"][0]["path"].endswith("1.jpg")
    assert cli.main(["models", *library]) == 0
    assert "installed, in use" in capsys.readouterr().out.splitlines()[1]
    assert models("forget", "vgg19")[0] == 1
    assert models("use", "builtin")[0] == 0
    assert models("forget", "vgg19") == (0, "3 codes deleted.")
    assert cli.main(["models", "remove", "vgg19", *library]) == 0
    file = tmp_path / "mine.pth"
    file.write_bytes(DATA)
    assert models("import", "vgg19", str(file)) == (0, "vgg19 is on this computer.")
