"""Laying one picture on another: places agree to a part of a pixel, and what cannot be laid is not."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from core.match import aligning
from core.records import Alignment, PhotoId
from tests import pictures

WIDTH, HEIGHT = 1600, 1200
Place = Callable[[float, float], tuple[float, float]]


def rendition(picture: Image.Image, px: int) -> npt.NDArray[np.uint8]:
    smaller = picture.copy()
    smaller.thumbnail((px, px), Image.Resampling.BICUBIC)
    return np.asarray(smaller)


def align(a: Image.Image, b: Image.Image, *, files_there: bool = True) -> Alignment | None:
    one, two = (PhotoId(1), rendition(a, 320)), (PhotoId(2), rendition(b, 320))
    larger = {1: a, 2: b}
    return aligning.align(one, two, lambda photo: rendition(larger[photo], aligning.FINE_PX) if files_there else None)


def error_px(found: Alignment | None, expected: Place) -> float:
    """How far places of `b` are laid from where they belong on `a`, at worst, in pixels of `a`."""
    assert found is not None
    matrix, worst = np.array(found.matrix), 0.0
    for u, v in ((0, 0), (1, 0), (0, 1), (1, 1), (0.5, 0.5)):
        away = (matrix @ [u, v, 1] - expected(u, v)) * [WIDTH, HEIGHT]
        worst = max(worst, float(np.hypot(*away)))
    return worst


@pytest.fixture(scope="module")
def original() -> Image.Image:
    return pictures.photo(11, WIDTH, HEIGHT)


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (lambda p: p.resize((800, 600)), lambda u, v: (u, v)),
        (lambda p: p.transpose(Image.Transpose.ROTATE_90), lambda u, v: (1 - v, u)),
        (lambda p: p.transpose(Image.Transpose.ROTATE_180), lambda u, v: (1 - u, 1 - v)),
        (lambda p: p.transpose(Image.Transpose.FLIP_LEFT_RIGHT), lambda u, v: (1 - u, v)),
        (lambda p: p.convert("L").convert("RGB"), lambda u, v: (u, v)),
    ],
)
def test_a_whole_copy_is_laid_exactly(
    original: Image.Image, edit: Callable[[Image.Image], Image.Image], place: Place
) -> None:
    found = align(original, edit(original))
    assert error_px(found, place) < 1e-6
    assert found is not None
    assert found.exact


@pytest.mark.parametrize("files_there", [True, False])
def test_a_crop_is_laid_where_it_was_cut_out(original: Image.Image, files_there: bool) -> None:
    found = align(original, original.crop((310, 220, 1210, 1000)), files_there=files_there)
    worst = error_px(found, lambda u, v: ((310 + 900 * u) / WIDTH, (220 + 780 * v) / HEIGHT))
    assert worst < (0.5 if files_there else 3)


def test_a_few_lost_rows_are_not_taken_for_the_whole(original: Image.Image) -> None:
    found = align(original, original.crop((0, 0, WIDTH - 16, HEIGHT - 8)))
    assert error_px(found, lambda u, v: (u * (WIDTH - 16) / WIDTH, v * (HEIGHT - 8) / HEIGHT)) < 0.5


def test_a_tilted_copy_is_laid_back(original: Image.Image) -> None:
    def place(u: float, v: float) -> tuple[float, float]:
        x, y, angle = (u - 0.5) * WIDTH, (v - 0.5) * HEIGHT, math.radians(4)
        x, y = math.cos(angle) * x - math.sin(angle) * y, math.sin(angle) * x + math.cos(angle) * y
        return x / WIDTH + 0.5, y / HEIGHT + 0.5

    assert error_px(align(original, original.rotate(4, Image.Resampling.BICUBIC)), place) < 0.7


def test_the_crop_may_come_first(original: Image.Image) -> None:
    found = align(original.crop((310, 220, 1210, 1000)), original)
    assert found is not None
    there = np.array(found.matrix) @ [310 / WIDTH, 220 / HEIGHT, 1]
    assert np.abs(there).max() < 1e-3


def test_other_pictures_are_not_laid_on_each_other(original: Image.Image) -> None:
    assert align(original, pictures.photo(12, WIDTH, HEIGHT)) is None


def test_pictures_without_features_are_laid_as_they_fit() -> None:
    dull = Image.fromarray(np.tile(np.linspace(60, 200, 640, dtype=np.uint8), (480, 1))).convert("RGB")
    found = align(dull, dull.transpose(Image.Transpose.ROTATE_180))
    assert found is not None
    assert np.array(found.matrix)[0] @ [0.25, 0.5, 1] == pytest.approx(0.75)
