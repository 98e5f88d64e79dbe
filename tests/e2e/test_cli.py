"""The command line on real files: what a script would see on stdout, on stderr and as exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from core.cli import main
from core.library import Library
from tests import pictures

ROOT = Path(__file__).resolve().parents[2]


def twinlens(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with three originals, copies of the first two and a broken file; and its library, scanned."""
    folder, library = tmp_path_factory.mktemp("pictures"), tmp_path_factory.mktemp("library")
    first, second, third = (pictures.photo(seed, 960, 720) for seed in (1, 2, 3))
    original = pictures.save(first, folder / "first.jpg", quality=95)
    (folder / "copies").mkdir()
    (folder / "copies" / "bytes.jpg").write_bytes(original.read_bytes())
    pictures.save(Image.open(original), folder / "copies" / "encoded.jpg", quality=55)
    pictures.save(first.resize((480, 360)), folder / "copies" / "small.jpg")
    pictures.save(first.transpose(Image.Transpose.ROTATE_90), folder / "copies" / "turned.jpg")
    pictures.save(second, folder / "second.png")
    pictures.save(ImageOps.mirror(second), folder / "copies" / "mirrored.jpg")
    pictures.save(third, folder / "third.webp")
    (folder / "broken.jpg").write_bytes(original.read_bytes()[:4000])
    done = twinlens("scan", folder, "--library", library)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    return folder, library


def test_duplicates_names_each_copy_and_its_kind(scanned: tuple[Path, Path]) -> None:
    folder, library = scanned
    groups = json.loads(twinlens("duplicates", "--json", "--library", library).stdout)["groups"]
    kinds = {Path(p["path"]).relative_to(folder).as_posix(): p["kind"] for g in groups for p in g["photos"]}
    assert kinds == {
        "first.jpg": "keeper",
        "copies/bytes.jpg": "same bytes",
        "copies/encoded.jpg": "re-encoded",
        "copies/small.jpg": "resized",
        "copies/turned.jpg": "turned",
        "second.png": "keeper",
        "copies/mirrored.jpg": "mirrored",
    }
    for group in groups:
        assert group["keeper"] == group["photos"][0]["path"]
        assert all(0 <= photo["confidence"] <= 1 and photo["distance"] >= 0 for photo in group["photos"])


def test_similar_finds_the_picture_itself_first(scanned: tuple[Path, Path], tmp_path: Path) -> None:
    folder, library = scanned
    query = pictures.save(pictures.photo(3, 960, 720), tmp_path / "elsewhere.jpg", quality=80)
    done = twinlens("similar", query, "-k", 3, "--library", library, "--json")
    matches = json.loads(done.stdout)["matches"]
    assert len(matches) == 3
    assert matches[0]["path"] == str(folder / "third.webp")
    assert [m["distance"] for m in matches] == sorted(m["distance"] for m in matches)


def test_the_library_may_be_named_before_the_command(
    scanned: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    _, library = scanned
    for named in (["--library", str(library)], [f"--library={library}"]):
        assert main([*named, "duplicates", "--json"]) == 0
        assert len(json.loads(capfd.readouterr().out)["groups"]) == 2


@pytest.mark.parametrize("space", ["copy", "look"])
def test_codes_writes_aligned_arrays(scanned: tuple[Path, Path], tmp_path: Path, space: str) -> None:
    _, library = scanned
    out = tmp_path / "codes.npz"
    out.touch()
    os.link(out, tmp_path / "before.npz")
    assert twinlens("codes", out, "--space", space, "--library", library).returncode == 0
    with np.load(out) as arrays:
        assert len(arrays["paths"]) == len(arrays["codes"]) == 8
        assert arrays["codes"].dtype == np.uint8
        assert str(arrays["encoder"])
    assert not (tmp_path / "before.npz").read_bytes(), "a new file took its place, whole"


def test_problems_names_the_file_and_the_reason(scanned: tuple[Path, Path]) -> None:
    folder, library = scanned
    (problem,) = json.loads(twinlens("problems", "--json", "--library", library).stdout)["problems"]
    assert problem["path"] == str(folder / "broken.jpg")
    assert problem["reason"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["similar", "-k", "0", "a.jpg"], 2),
        (["scan", "--no-such-option"], 2),
        (["similar"], 1),
        (["similar", "absent.jpg"], 1),
        (["scan"], 1),
    ],
)
def test_exit_codes_tell_usage_from_failure(tmp_path: Path, arguments: list[str], code: int) -> None:
    done = twinlens(*arguments, "--library", tmp_path)
    assert done.returncode == code
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    if code == 1:
        assert len(done.stderr.strip().splitlines()) == 1


def test_a_command_that_is_stopped_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(library: Library) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "info", stopped)
    assert main(["info", "--library", str(tmp_path / "library")]) == 1
    assert capsys.readouterr().err.startswith("Stopped.")


def test_what_is_excluded_stays_excluded_until_included(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, library = tmp_path / "pictures", tmp_path / "library"
    pictures.save(pictures.photo(1), folder / "kept.jpg")
    pictures.save(pictures.photo(2), folder / "cache" / "left.jpg")

    def photos(*arguments: str) -> int:
        assert main(["scan", *arguments, "--library", str(library)]) == 0
        capsys.readouterr()
        assert main(["info", "--json", "--library", str(library)]) == 0
        return int(json.loads(capsys.readouterr().out)["photos"])

    assert photos(str(folder), "--exclude", "cache") == 1
    assert photos() == 1
    assert photos("--include", "cache") == 2
    assert photos("--exclude", "*/cache/*") == 1


def test_a_device_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    pictures.save(pictures.photo(1), tmp_path / "pictures" / "a.jpg")
    done = twinlens("scan", tmp_path / "pictures", "--library", tmp_path / "library", "--device", "mps")
    if sys.platform != "darwin":
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()[-1:]) == 1
        assert "mps" in done.stderr
