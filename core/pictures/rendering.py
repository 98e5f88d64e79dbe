"""Pixels for the screen, from the file itself: a whole picture, or any part of it, laid as the screen has it.

A part is described by where it is looked at: a field of pixels, and the affine map from places in that field to places
in the picture. So one call gives a detail at full resolution, a coarse view of a huge picture, or a copy turned and
moved until it lies on its original. Only what that needs is decoded (for JPEG a scale of 1/8, 1/4 or 1/2) and kept.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.pictures import colours, decoding, fingerprints
from core.records import Affine

Matrix = npt.NDArray[np.float64]

_FROM_UPRIGHT: Final = {
    1: ((1, 0, 0), (0, 1, 0)),
    2: ((-1, 0, 1), (0, 1, 0)),
    3: ((-1, 0, 1), (0, -1, 1)),
    4: ((1, 0, 0), (0, -1, 1)),
    5: ((0, 1, 0), (1, 0, 0)),
    6: ((0, 1, 0), (-1, 0, 1)),
    7: ((0, -1, 1), (-1, 0, 1)),
    8: ((0, -1, 1), (1, 0, 0)),
}
"""Where a place of the upright picture lies in the stored one, both as fractions, by EXIF orientation."""

_EXACT: Final = {
    (1, 0, 0, 1): None,
    (-1, 0, 0, 1): Image.Transpose.FLIP_LEFT_RIGHT,
    (1, 0, 0, -1): Image.Transpose.FLIP_TOP_BOTTOM,
    (-1, 0, 0, -1): Image.Transpose.ROTATE_180,
    (0, 1, 1, 0): Image.Transpose.TRANSPOSE,
    (0, -1, -1, 0): Image.Transpose.TRANSVERSE,
    (0, 1, -1, 0): Image.Transpose.ROTATE_270,
    (0, -1, 1, 0): Image.Transpose.ROTATE_90,
}
"""Maps from places looked at to places of the picture that need no interpolation, and what lays the picture so."""

_MARGIN_PX = 3  # around a part, so that interpolation has neighbours
_SLACK_PX = 0.02


def render(path: str, max_px: int, content: bytes | None = None) -> tuple[int, int, bytes]:
    """An upright sRGB rendition of a file, long side at most `max_px`: width, height, packed RGB888.

    Args:
        content: The picture's bytes where they are in memory already; `path` is only its name then.

    Raises:
        UserError: As `decoding.decode`.
    """
    with decoding.stored(path, max_px, content) as (plain, orientation):
        picture = decoding.shrunk(plain, orientation, max_px, 1)
        ratio = min(1.0, max_px / max(picture.size))
        size = (max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio)))
        picture = picture.resize(size, Image.Resampling.BICUBIC)
        return picture.width, picture.height, picture.tobytes()


def part(rgb: npt.NDArray[np.uint8], edges: tuple[float, float, float, float]) -> npt.NDArray[np.uint8]:
    """A part of pixels, uint8 [h, w, 3], not copied: at least one pixel.

    Args:
        edges: Left, top, right and bottom as fractions 0..1.
    """
    height, width = rgb.shape[:2]
    left, top = min(round(edges[0] * width), width - 1), min(round(edges[1] * height), height - 1)
    right, bottom = max(left + 1, round(edges[2] * width)), max(top + 1, round(edges[3] * height))
    return rgb[top:bottom, left:right]


def squeezed(rgb: npt.NDArray[np.uint8], edges: tuple[float, float, float, float], px: int) -> npt.NDArray[np.uint8]:
    """A part of upright pixels, uint8 [h, w, 3], as an encoder sees a picture: uint8 [px, px, 3].

    As in `decoding.decode`, uniform borders are cut off and the rest is squeezed to a square.

    Args:
        edges: As `part`.
    """
    picture = Image.fromarray(part(rgb, edges))
    inside = fingerprints.trim_borders(np.asarray(picture.convert("L")))
    return np.asarray(picture.resize((px, px), Image.Resampling.BILINEAR, inside))


def stretched(rgb: npt.NDArray[np.uint8], px: int) -> npt.NDArray[np.uint8]:
    """All of a picture, uint8 [h, w, 3], made a square of `px` pixels: uint8 [px, px, 3]."""
    return np.asarray(Image.fromarray(rgb).resize((px, px), Image.Resampling.BILINEAR))


def render_part(path: str, size: tuple[int, int], place: Affine) -> bytes:
    """What a field of `size` pixels (width, height) sees of a file: packed sRGB RGB888.

    Args:
        place: Maps places of the field in pixels (0, 0 is its top left corner) to places of the upright picture as
            fractions of its sides. What lies outside the picture comes out as `colours.BACKGROUND`.

    Raises:
        UserError: As `decoding.decode`.
    """
    towards = np.array(place, np.float64)
    # So many pixels of the field would the whole picture span.
    spans = 1 / np.maximum(np.hypot(towards[:, 0], towards[:, 1]), 1e-12)
    with decoding.stored(path, math.ceil(min(float(spans.max()), 1e9) - 0.01)) as (plain, orientation):
        upright = _after(np.array(_FROM_UPRIGHT[orientation], np.float64), towards)
        matrix = upright * np.array([[plain.width], [plain.height]])
        return _seen(plain, size, matrix).tobytes()


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    """Two affine maps [2, 3], one after the other."""
    return np.column_stack([outer[:, :2] @ inner[:, :2], outer[:, :2] @ inner[:, 2] + outer[:, 2]])


def _seen(plain: Image.Image, size: tuple[int, int], matrix: Matrix) -> Image.Image:
    """What a field sees of a stored picture; `matrix` maps its places to the picture's, in pixels of both."""
    profile = plain.info.get("icc_profile")
    if plain.mode in ("I", "F"):
        plain = colours.srgb(plain, profile)  # how it is scaled to 8 bits depends on all of it
    corners = np.array([[0, 0, 1], [size[0], 0, 1], [0, size[1], 1], [size[0], size[1], 1]], np.float64) @ matrix.T
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:, :2]))))
    margin = _MARGIN_PX * max(1.0, scale)
    left, top = np.maximum(np.floor(corners.min(axis=0) - margin), 0).astype(int)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0) + margin), plain.size).astype(int)
    if right <= left or bottom <= top:
        return Image.new("RGB", size, colours.BACKGROUND)
    if (left, top, right, bottom) != (0, 0, *plain.size):
        plain = plain.crop((int(left), int(top), int(right), int(bottom)))
        matrix = np.column_stack([matrix[:, :2], matrix[:, 2] - [left, top]])
    if scale > 1.05:  # what is too fine for the field must go before sampling
        small = (max(1, round(plain.width / scale)), max(1, round(plain.height / scale)))
        matrix = matrix * np.array([[small[0] / plain.width], [small[1] / plain.height]])
        plain = plain.resize(small, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return _laid(colours.srgb(plain, profile), size, matrix)


def _laid(picture: Image.Image, size: tuple[int, int], matrix: Matrix) -> Image.Image:
    """Sample a picture at the places of a field: exactly where pixels meet pixels, else by cubic interpolation."""
    linear, shift = np.round(matrix[:, :2]), np.round(matrix[:, 2])
    # Judged by the far corner: a scale that is off by little is off by much there.
    far = np.abs((matrix - np.column_stack([linear, shift])) @ np.array([*size, 1.0]))
    (a, b), (c, d) = linear.astype(int).tolist()
    if far.max() <= _SLACK_PX and np.abs(matrix[:, 2] - shift).max() <= _SLACK_PX and (a, b, c, d) in _EXACT:
        corners = np.array([[0, 0], list(size)]) @ linear.T + shift
        (left, top), (right, bottom) = corners.min(axis=0).astype(int), corners.max(axis=0).astype(int)
        transpose = _EXACT[a, b, c, d]
        if left >= 0 and top >= 0 and right <= picture.width and bottom <= picture.height:
            part = picture.crop((int(left), int(top), int(right), int(bottom)))
            return part if transpose is None else part.transpose(transpose)
    return picture.transform(
        size, Image.Transform.AFFINE, tuple(matrix.ravel()), Image.Resampling.BICUBIC, fillcolor=colours.BACKGROUND
    )
