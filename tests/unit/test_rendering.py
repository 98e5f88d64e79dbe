"""Parts of pictures for the screen: the right place, at any scale, however the file stores it, however it is laid."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from core.errors import UserError
from core.pictures import apart, rendering
from core.records import Affine
from tests import pictures


def part(path: Path, size: tuple[int, int], place: Affine) -> npt.NDArray[np.uint8]:
    return np.frombuffer(rendering.render_part(str(path), size, place), np.uint8).reshape(size[1], size[0], 3)


def window(left: float, top: float, width: int, height: int, whole: tuple[int, int], scale: float = 1) -> Affine:
    """A field that looks at the picture from `left`, `top` on, `scale` picture pixels to each of its own."""
    return (scale / whole[0], 0, left / whole[0]), (0, scale / whole[1], top / whole[1])


def away(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> float:
    return float(np.abs(a.astype(int) - b.astype(int)).mean())


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_detail_at_full_resolution_is_the_pixels_themselves(tmp_path: Path, suffix: str) -> None:
    path = pictures.save(pictures.photo(1), tmp_path / f"a{suffix}")
    whole = np.asarray(Image.open(path).convert("RGB"))
    seen = part(path, (100, 80), window(211, 97, 100, 80, (640, 480)))
    assert np.array_equal(seen, whole[97:177, 211:311])


@pytest.mark.parametrize("scale", [2, 4, 3.3])
@pytest.mark.parametrize("suffix", [".png", ".jpg"])
def test_a_coarse_view_is_the_picture_made_smaller(tmp_path: Path, suffix: str, scale: float) -> None:
    path = pictures.save(pictures.photo(2, 1280, 960), tmp_path / f"a{suffix}")
    size = (round(600 / scale), round(400 / scale))
    seen = part(path, size, window(320, 160, *size, (1280, 960), scale))
    box = (320, 160, 320 + size[0] * scale, 160 + size[1] * scale)
    wanted = Image.open(path).convert("RGB").resize(size, Image.Resampling.BICUBIC, box)
    assert away(seen, np.asarray(wanted)) < 3


@pytest.mark.parametrize("orientation", range(1, 9))
def test_what_the_file_stores_turned_is_seen_upright(tmp_path: Path, orientation: int) -> None:
    upright = pictures.photo(3, 320, 200)
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright if orientation == 1 else upright.transpose(undo[orientation])
    tags = Image.Exif()
    tags[0x0112] = orientation
    path = pictures.save(stored, tmp_path / "a.png", exif=tags)
    seen = part(path, (90, 60), window(200, 130, 90, 60, (320, 200)))
    assert np.array_equal(seen, np.asarray(upright)[130:190, 200:290])


def test_a_turned_copy_is_laid_on_its_original(tmp_path: Path) -> None:
    original = pictures.photo(4, 400, 300)
    path = pictures.save(original.transpose(Image.Transpose.ROTATE_90), tmp_path / "a.png")
    # A place u, v of the original lies at v, 1 - u of the copy.
    seen = part(path, (120, 90), ((0, 1 / 300, 40 / 300), (-1 / 400, 0, 1 - 30 / 400)))
    assert np.array_equal(seen, np.asarray(original)[40:130, 30:150])


def test_a_tilted_copy_is_laid_on_its_original(tmp_path: Path) -> None:
    original = pictures.photo(5, 600, 500)
    angle = np.radians(3)
    path = pictures.save(original.rotate(3, Image.Resampling.BICUBIC), tmp_path / "a.png")
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array([300.0, 250.0])
    shift = middle - turn @ middle + turn @ [200, 180]
    (a, b), (c, d) = turn.tolist()
    seen = part(path, (150, 120), ((a / 600, b / 600, shift[0] / 600), (c / 500, d / 500, shift[1] / 500)))
    assert away(seen, np.asarray(original)[180:300, 200:350]) < 2


def test_what_lies_outside_is_ground(tmp_path: Path) -> None:
    path = pictures.save(pictures.photo(6), tmp_path / "a.png")
    seen = part(path, (50, 40), window(-20, -10, 50, 40, (640, 480)))
    assert (seen[:, :19] == 128).all()
    assert np.array_equal(seen[11:, 21:], np.asarray(pictures.photo(6))[1:30, 1:30])
    assert (part(path, (50, 40), window(5000, 5000, 50, 40, (640, 480))) == 128).all()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not there") as error:
        rendering.render_part(str(tmp_path / "gone.jpg"), (10, 10), ((0.1, 0, 0), (0, 0.1, 0)))
    assert error.value.code == "not-found"


def test_a_very_large_picture_is_read_by_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pictures.save(pictures.photo(7), tmp_path / "a näme.jpg")
    asked: list[str] = []
    command = apart.part_command
    monkeypatch.setattr(apart, "part_command", lambda: asked.append("child") or command())
    place = window(100, 60, 64, 48, (640, 480))
    monkeypatch.setattr(apart, "LARGE_PIXELS", 640 * 480)
    seen = apart.render_part(str(path), (640, 480), "JPEG", (64, 48), place)
    assert asked == ["child"]
    assert seen == rendering.render_part(str(path), (64, 48), place)
    coarse = window(0, 0, 320, 240, (640, 480), 2)
    assert len(apart.render_part(str(path), (640, 480), "JPEG", (320, 240), coarse)) == 320 * 240 * 3
    assert asked == ["child"]  # half of it is not large
    with pytest.raises(UserError) as error:
        apart.render_part(str(tmp_path / "gone.jpg"), (640, 480), "JPEG", (64, 48), place)
    assert error.value.code == "not-found"
    assert asked == ["child"] * 2


def test_a_child_that_dies_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LARGE_PIXELS", 1)
    monkeypatch.setattr(apart, "part_command", lambda: [sys.executable, "-c", "import os; os._exit(9)"])
    with pytest.raises(UserError, match="crashes"):
        apart.render_part(str(tmp_path / "a.jpg"), (640, 480), "JPEG", (8, 8), ((1, 0, 0), (0, 1, 0)))
