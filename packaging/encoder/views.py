"""Draws training views: which edits, how many, in what order; and the edits that need a second picture."""

from __future__ import annotations

from collections.abc import Callable

import augment
import cv2
import numpy as np
from augment import Edit, Image, Random

Other = Callable[[], Image]
_SAMPLING = (cv2.INTER_AREA, cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)


def _fit(x: Image, width: int, height: int) -> Image:
    return cv2.resize(x, (max(8, width), max(8, height)), interpolation=cv2.INTER_AREA)


def onto(x: Image, r: Random, other: Other) -> Image:
    """This picture lies on a larger other one (40..80 % of each side)."""
    page = np.ascontiguousarray(other()).copy()
    h, w = page.shape[:2]
    scale = r.uniform(0.5, 0.85)
    part = _fit(x, int(w * scale), int(h * scale))
    y, a = int(r.integers(0, h - part.shape[0] + 1)), int(r.integers(0, w - part.shape[1] + 1))
    page[y : y + part.shape[0], a : a + part.shape[1]] = part
    return page


def under(x: Image, r: Random, other: Other) -> Image:
    """Another picture covers a corner or the middle of this one."""
    x = np.ascontiguousarray(x).copy()
    h, w = x.shape[:2]
    part = _fit(other(), int(w * r.uniform(0.2, 0.5)), int(h * r.uniform(0.2, 0.5)))
    y, a = int(r.integers(0, h - part.shape[0] + 1)), int(r.integers(0, w - part.shape[1] + 1))
    x[y : y + part.shape[0], a : a + part.shape[1]] = part
    return x


def blend(x: Image, r: Random, other: Other) -> Image:
    """Another picture shines through."""
    h, w = x.shape[:2]
    amount = float(r.uniform(0.15, 0.4))
    return cv2.addWeighted(np.ascontiguousarray(x), 1 - amount, _fit(other(), w, h), amount, 0)


def collage(x: Image, r: Random, other: Other) -> Image:
    """This picture takes half or more of a page with another one."""
    h, w = x.shape[:2]
    axis = int(r.integers(0, 2))
    share = r.uniform(0.3, 1.0)
    part = _fit(other(), w if axis == 0 else int(w * share), h if axis == 1 else int(h * share))
    return np.concatenate((x, part) if r.random() < 0.5 else (part, x), axis)


PAIRED = (onto, under, blend, collage)

# Edits by what they touch, in the order a picture usually meets them, each with a weight.
GEOMETRY: tuple[tuple[Edit, float], ...] = (
    (augment.crop, 3.0),
    (augment.mirror, 2.5),
    (augment.turn, 2.5),
    (augment.tilt, 1.5),
    (augment.perspective, 0.8),
)
COLOUR: tuple[tuple[Edit, float], ...] = (
    (augment.grey, 1.0),
    (augment.sepia, 0.5),
    (augment.tint, 1.0),
    (augment.brightness, 1.3),
    (augment.contrast, 1.0),
    (augment.gamma, 0.6),
    (augment.saturation, 0.7),
    (augment.hue, 0.4),
    (augment.levels, 0.4),
    (augment.vignette, 0.4),
)
DRAWN: tuple[tuple[Edit, float], ...] = (
    (augment.caption, 1.4),
    (augment.watermark, 1.5),
    (augment.border, 1.3),
    (augment.letterbox, 1.5),
    (augment.screenshot, 2.0),
    (augment.sticker, 0.8),
)
QUALITY: tuple[tuple[Edit, float], ...] = (
    (augment.jpeg, 1.4),
    (augment.shrink, 1.0),
    (augment.blur, 1.6),
    (augment.noise, 1.5),
    (augment.sharpen, 0.4),
)
_FAMILIES = (GEOMETRY, COLOUR, DRAWN, QUALITY)


def _pick(family: tuple[tuple[Edit, float], ...], r: Random) -> Edit:
    weights = np.array([weight for _, weight in family])
    return family[int(r.choice(len(family), p=weights / weights.sum()))][0]


def square(x: Image, px: int, r: Random | None = None) -> Image:
    """Squeeze to px by px; with `r` by a random resampling, so that none is learnt."""
    shrinks = min(x.shape[:2]) >= px
    way = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    if r is not None:
        way = int(r.choice(_SAMPLING)) if shrinks else int(r.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC)))
    return cv2.resize(np.ascontiguousarray(x), (px, px), interpolation=way)


def plain(x: Image, px: int, r: Random) -> Image:
    """The picture as it is stored: at most a mild JPEG or a smaller size."""
    chance = r.random()
    if chance < 0.3:
        _, data = cv2.imencode(".jpg", np.ascontiguousarray(x), (cv2.IMWRITE_JPEG_QUALITY, int(r.integers(50, 96))))
        x = cv2.imdecode(data, cv2.IMREAD_COLOR)
    elif chance < 0.5:
        x = _fit(x, int(x.shape[1] * r.uniform(0.5, 1)), int(x.shape[0] * r.uniform(0.5, 1)))
    return square(x, px, r)


def edited(x: Image, px: int, r: Random, other: Other) -> Image:
    """One edit (55 %), or a mix of two to four in the usual order; one in twelve involves a second picture."""
    if r.random() < 0.55:
        if r.random() < 0.12:
            x = PAIRED[int(r.integers(0, len(PAIRED)))](x, r, other)
        else:
            x = _pick(_FAMILIES[int(r.choice(4, p=(0.32, 0.18, 0.28, 0.22)))], r)(x, r)
        return square(x, px, r)
    chances = np.array((0.65, 0.5, 0.5, 0.55)) * (1.0 if r.random() < 0.6 else 0.7)
    done = 0
    for family, chance in zip(_FAMILIES, chances, strict=True):
        if r.random() < chance:
            x, done = _pick(family, r)(x, r), done + 1
    if r.random() < 0.25:
        x, done = augment.mirror(x, r), done + 1
    if r.random() < 0.15:
        x, done = augment.turn(x, r), done + 1
    if r.random() < 0.1 or done == 0:
        x = PAIRED[int(r.integers(0, len(PAIRED)))](x, r, other)
    return square(x, px, r)
