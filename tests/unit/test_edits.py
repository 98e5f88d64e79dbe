"""The edits of a rehearsal: the same bytes for the same seed, other chance for another, none the picture itself."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from core.pictures import edits
from tests.pictures import photo

RGB = np.asarray(photo(3))


@pytest.mark.parametrize("kind", edits.KINDS)
def test_an_edit_is_a_picture_of_its_own_and_the_same_each_time(kind: str) -> None:
    made = edits.make(RGB, kind, 7)
    assert made == edits.make(RGB, kind, 7)
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == "JPEG"
        assert not picture.getexif()
        same = picture.size == (RGB.shape[1], RGB.shape[0])
        away = np.abs(np.asarray(picture.convert("RGB"), np.int16) - RGB).mean() if same else 99.0
    assert away > 1.5


def test_chance_follows_the_seed() -> None:
    assert edits.make(RGB, "cropped to 60 %", 1) != edits.make(RGB, "cropped to 60 %", 2)


@pytest.mark.parametrize(
    ("kind", "share"), [("cropped to 80 %", 0.8), ("cropped to 60 %", 0.6), ("cropped to 45 %", 0.45)]
)
def test_a_crop_leaves_what_its_name_says(kind: str, share: float) -> None:
    for seed in range(5):
        with Image.open(io.BytesIO(edits.make(RGB, kind, seed))) as picture:
            assert picture.width * picture.height == pytest.approx(share * 640 * 480, rel=0.02)


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (40, 30)])
def test_odd_pictures_are_edited_like_any_other(size: tuple[int, int]) -> None:
    rgb = np.full((size[1], size[0], 3), 90, np.uint8)
    for kind in edits.KINDS:
        assert edits.make(rgb, kind, 1)[:2] == b"\xff\xd8"
