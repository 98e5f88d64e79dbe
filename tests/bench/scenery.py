"""Landscapes made by arithmetic, pleasant enough for a screenshot and free for everyone."""

from __future__ import annotations

import colorsys
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageEnhance, ImageFilter

Floats = npt.NDArray[np.float32]


LIGHTS = (  # sky above, sky at the horizon, near ground
    ("#2b3f74", "#f4a99a", "#1f2c33"),  # dawn
    ("#3f7fbf", "#d9ecf2", "#274a2c"),  # noon
    ("#1d2a52", "#f2a154", "#241c28"),  # dusk
    ("#8fa3ad", "#efe6d5", "#3b4a45"),  # mist
    ("#0e1a33", "#3d6a86", "#0b1420"),  # night
    ("#4f86b8", "#f6e3c0", "#7a4a2b"),  # desert
    ("#6a4c93", "#f7c59f", "#2c2a4a"),  # evening
    ("#2a7f8e", "#e4f1dc", "#20403a"),  # after rain
)


def landscape(seed: int, width: int = 1500, height: int = 1000) -> Image.Image:
    """Sky, sun or moon, ranges of hills that fade with distance, trees, and often water; all of it from `seed`."""
    rng = np.random.default_rng(seed)
    top, low, ground = (_shift(rng, name) for name in LIGHTS[int(rng.integers(len(LIGHTS)))])
    dark = float(low.mean()) < 0.5
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    y, x = y / height, x / height
    right = width / height
    horizon = rng.uniform(0.5, 0.72)
    picture = _mix(top, low, np.clip(y / horizon, 0, 1) ** 1.4)
    sun_x, sun_y = rng.uniform(0.15, 0.85) * right, rng.uniform(0.12, horizon - 0.06)
    distance = np.hypot(x - sun_x, y - sun_y)
    glow = np.exp(-((distance / rng.uniform(0.2, 0.4)) ** 2))[..., None] * (0.25 if dark else 0.55)
    light = np.array([1.0, 0.97, 0.9], np.float32)
    picture = picture * (1 - glow) + light * glow
    disc = np.clip((rng.uniform(0.025, 0.06) - distance) * 400, 0, 1)[..., None]
    picture = picture * (1 - disc) + light * disc
    clouds = _noise(rng, height, width, (4, 9, 21))
    cover = np.clip((clouds - rng.uniform(0.45, 0.7)) * 2.2, 0, 0.6)[..., None] * (y < horizon + 0.1)[..., None]
    picture = picture * (1 - cover) + _mix(low, light, np.float32(0.6)) * cover
    ranges = int(rng.integers(2, 6))
    steep = rng.uniform(0.12, 0.34)
    for number in range(ranges):
        depth = (number + 1) / ranges
        base = horizon + (0.93 - horizon) * (depth - 1 / ranges) * rng.uniform(0.8, 1)
        ridge = base - steep * _ridge(rng, width, depth) * (1.2 - depth)
        if depth > 0.5 and rng.uniform() < 0.6:
            ridge -= _trees(rng, width, 0.035 * depth + 0.02)
        inside = np.clip((y - ridge[None, :]) * height / 1.5, 0, 1)[..., None]
        grain = (_noise(rng, height, width, (60, 140)) - 0.5)[..., None] * 0.3 * depth
        hill = _mix(low * 0.8, ground, np.float32(depth**0.7)) * (1 + grain)
        picture = picture * (1 - inside) + hill * inside
    if rng.uniform() < 0.5:
        picture = _water(rng, picture, rng.uniform(horizon + 0.02, 0.8))
    picture += rng.normal(0, 0.006, picture.shape)
    return Image.fromarray((np.clip(picture, 0, 1) * 255).astype(np.uint8))


def _shift(rng: np.random.Generator, name: str) -> Floats:
    """A colour near the named one, 0..1."""
    red, green, blue = (int(name[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    hue += rng.uniform(-0.03, 0.03)
    return np.array(colorsys.hsv_to_rgb(hue % 1, saturation, min(1, value * rng.uniform(0.9, 1.1))), np.float32)


def _trees(rng: np.random.Generator, width: int, tall: float) -> Floats:
    """A line of firs: how far their outline stands above the ground, in heights of the picture."""
    x = np.arange(width, dtype=np.float32) / width
    line = np.zeros(width, np.float32)
    for _ in range(int(rng.integers(20, 90))):
        middle, high = rng.uniform(), tall * rng.uniform(0.4, 1)
        line = np.maximum(line, high - np.abs(x - middle) * 3.2)
    return line


def _mix(a: Floats, b: Floats, share: Floats | np.float32) -> Floats:
    share = np.asarray(share, np.float32)[..., None]
    return np.asarray(a * (1 - share) + b * share, np.float32)


def _noise(rng: np.random.Generator, height: int, width: int, cells: tuple[int, ...]) -> Floats:
    """Smooth noise 0..1 from a few sizes of grain."""
    total = np.zeros((height, width), np.float32)
    for number, count in enumerate(cells):
        grid = Image.fromarray(rng.uniform(0, 255, (count * 2, count)).astype(np.uint8))
        total += np.asarray(grid.resize((width, height), Image.Resampling.BICUBIC), np.float32) / 255 / 2**number
    return np.asarray((total - total.min()) / np.ptp(total), np.float32)


def _ridge(rng: np.random.Generator, width: int, depth: float) -> Floats:
    """The outline of a range, 0..1 over the width; nearer ones are rounder."""
    x = np.linspace(0, 1, width, dtype=np.float32)
    line = np.zeros(width, np.float32)
    for octave in range(1, 8 if depth < 0.7 else 5):
        line += np.abs(np.sin(x * np.pi * octave * rng.uniform(1, 2.4) + rng.uniform(0, 6))) / octave**1.5
    return np.asarray((line - line.min()) / np.ptp(line), np.float32)


def _water(rng: np.random.Generator, picture: Floats, shore: float) -> Floats:
    """Mirror what is above the shore line into the water below, darker and rippled."""
    height = picture.shape[0]
    line = int(shore * height)
    rows = np.arange(line, height)
    depth = (rows - line) / max(1, height - line)
    ripples = np.sin(rows * rng.uniform(0.5, 0.9)) * (2 + 10 * depth)
    mirrored = np.clip(2 * line - rows + ripples, 0, line - 1).astype(int)
    result = picture.copy()
    result[line:] = picture[mirrored] * np.array([0.78, 0.84, 0.9], np.float32) * (1 - 0.25 * depth)[:, None, None]
    return result


def album(folder: Path, count: int = 60) -> None:
    """Two folders: `count` photographs with their capture times, and copies of some of them as they come about."""
    originals, copies = folder / "Photos", folder / "Downloads"
    originals.mkdir(parents=True, exist_ok=True)
    copies.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    for number in range(count):
        upright = number % 7 == 3
        picture = landscape(number, *((1000, 1500) if upright else (1500, 1000)))
        exif = Image.Exif()
        exif[271], exif[272] = "Lumen", "L1"
        day = f"20{18 + number % 7}:{number * 5 % 12 + 1:02}:{number * 11 % 28 + 1:02} {8 + number % 12:02}:24:09"
        exif.get_ifd(34665)[36867] = day
        path = originals / f"IMG_{2040 + number * 13}.jpg"
        picture.save(path, quality=93, exif=exif)
        name = path.stem
        when = 1_514_800_000 + 1_100_000.0 * number
        os.utime(path, (when, when))
        if number % 6 == 0:
            picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS).save(
                copies / f"{name}-small.jpg", quality=88
            )
        if number % 6 in (0, 2):
            (copies / f"{name} (1).jpg").write_bytes(path.read_bytes())
        if number % 9 == 0:
            ImageEnhance.Color(picture).enhance(0.0).save(copies / f"{name}-grey.jpg", quality=90)
        if number % 9 == 4:
            picture.transpose(Image.Transpose.ROTATE_90).save(copies / f"{name}-turned.png")
        if number % 9 == 6:
            w, h = picture.size
            picture.crop((w // 8, h // 10, w * 15 // 16, h * 9 // 10)).save(copies / f"{name}-crop.jpg", quality=92)
        if number % 12 == 0:
            picture.filter(ImageFilter.GaussianBlur(0.8)).save(
                copies / f"chat-{rng.integers(10**6):06}.jpg", quality=55
            )
        for copy in copies.iterdir():  # they came about some days after
            if copy.stat().st_mtime > 2e9 / 1.2:
                os.utime(copy, (when + 700_000, when + 700_000))
