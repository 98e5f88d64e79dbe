"""Pictures for tests, made from a seed: different seeds look as different as photographs of different things do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def photo(seed: int, width: int = 640, height: int = 480) -> Image.Image:
    """A colourful scene of smooth light, texture and sharp shapes, so that hashes and features hold on to it."""
    rng = np.random.default_rng(seed)
    layers = np.zeros((height, width, 3), np.float32)
    for cells, weight in ((3, 1.0), (7, 0.7), (19, 0.4), (61, 0.2)):
        grid = rng.uniform(0, 255, (cells, cells, 3)).astype(np.uint8)
        smooth = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
        layers += weight * np.asarray(smooth, np.float32)
    layers = 255 * (layers - layers.min()) / np.ptp(layers)
    picture = Image.fromarray(layers.astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    for _ in range(int(rng.integers(8, 16))):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        r = rng.uniform(0.02, 0.18) * min(width, height)
        colour = tuple(int(c) for c in rng.integers(0, 256, 3))
        if rng.random() < 0.5:
            draw.ellipse((x - r, y - r * rng.uniform(0.4, 1), x + r, y + r * rng.uniform(0.4, 1)), fill=colour)
        else:
            corners = [(x + r * np.cos(a), y + r * np.sin(a)) for a in np.sort(rng.uniform(0, 2 * np.pi, 5))]
            draw.polygon(corners, fill=colour)
    return picture.filter(ImageFilter.GaussianBlur(0.6))


def save(picture: Image.Image, path: Path, **options: object) -> Path:
    """Write a picture (JPEG at quality 92 unless told) and return its path; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".jpg":
        options = {"quality": 92, **options}
    picture.save(path, **options)
    return path
