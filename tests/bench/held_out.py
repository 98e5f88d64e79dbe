"""Kinds of edit beside the 32 of `edits.py` that nothing in the program was fitted on, neither limits nor weights.

Some are of other families (a sticker, a duotone, a photographed print), some put two known ones together (turned and
cropped). A person would call each a copy. Each takes an upright RGB picture and gives a file's bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from edits import Picture, Random, _bytes, _cropped, _font, _scaled, seeded
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps


def _leaning(picture: Picture, r: Random) -> Picture:
    """Seen from a little beside: each corner drawn in by up to 7 % of the sides, black around."""
    w, h = picture.size
    corners = np.array([(0, 0), (w, 0), (w, h), (0, h)], float)
    inward = np.array([(1, 1), (-1, 1), (-1, -1), (1, -1)]) * r.uniform(0.01, 0.07, (4, 2)) * (w, h)
    rows = []
    for (x, y), (u, v) in zip(corners + inward, corners, strict=True):  # Pillow asks where each place comes from
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    solved = np.linalg.solve(np.array(rows), corners.ravel())
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, solved.tolist(), Image.Resampling.BICUBIC)


def _sticker(picture: Picture, r: Random) -> Picture:
    """A round yellow face over about 9 % of the picture."""
    out = picture.copy()
    draw, d = ImageDraw.Draw(out), round((0.09 * picture.width * picture.height * 4 / np.pi) ** 0.5)
    x, y = (int(r.integers(0, side - d + 1)) for side in picture.size)
    draw.ellipse((x, y, x + d, y + d), "#ffcc22", "#8a5a00", max(1, d // 30))
    for eye in (0.3, 0.6):
        draw.ellipse((x + eye * d, y + 0.3 * d, x + (eye + 0.1) * d, y + 0.45 * d), "#3a2500")
    draw.arc((x + 0.25 * d, y + 0.35 * d, x + 0.75 * d, y + 0.8 * d), 10, 170, "#3a2500", max(2, d // 15))
    return out


def _jpeg_twice(picture: Picture) -> bytes:
    """Sent on and on: 70 % of the size at quality 30, then 5 pixels cut off and quality 25."""
    once = Image.open(io.BytesIO(_bytes(_scaled(picture, 0.7), quality=30))).convert("RGB")
    return _bytes(once.crop((5, 5, once.width, once.height)), quality=25)


def _phone(picture: Picture) -> Picture:
    """On the screen of a phone held upright: black above and below, a clock and a few signs."""
    out = Image.new("RGB", (picture.width, round(picture.width * 19.5 / 9)), "black")
    draw, unit = ImageDraw.Draw(out), picture.width / 20
    out.paste(picture, (0, (out.height - picture.height) // 2))
    draw.text((unit, unit * 0.4), "21:47", "white", _font(unit))
    draw.text((out.width - 4 * unit, unit * 0.4), "5G  82 %", "white", _font(unit))
    draw.rounded_rectangle((7 * unit, out.height - unit * 0.5, 13 * unit, out.height - unit * 0.3), 3, "white")
    return out


def _film(picture: Picture, r: Random) -> Picture:
    """Blacks lifted, yellow lights and blue shadows, dark corners, grain as coarse as two pixels."""
    pixels = np.asarray(picture, np.float32) / 255
    h, w = pixels.shape[:2]
    pixels = 0.12 + 0.8 * pixels + 0.05 * (pixels - 0.5) * np.array([1, 0.4, -1], np.float32)
    y, x = np.mgrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    pixels *= (1 - 0.3 * np.clip(x**2 + y**2 - 0.5, 0, 2) / 1.5)[:, :, None]
    grain = r.normal(0, 0.06, ((h + 1) // 2, (w + 1) // 2)).repeat(2, 0).repeat(2, 1)[:h, :w]
    return Image.fromarray((255 * np.clip(pixels + grain[:, :, None], 0, 1)).astype(np.uint8))


def _local_contrast(picture: Picture) -> Picture:
    """The look of tone-mapped pictures: what is dark or light in the large is brought to the middle."""
    wide = picture.filter(ImageFilter.GaussianBlur(min(picture.size) / 12))
    pixels, around = (np.asarray(p, np.float32) for p in (picture, wide))
    return Image.fromarray(np.clip(128 + 1.4 * (pixels - around) + 0.45 * (around - 128), 0, 255).astype(np.uint8))


def _heart_frame(picture: Picture) -> Picture:
    """A coloured frame with rounded corners laid over the rim."""
    mask = Image.new("L", picture.size, 255)
    rim = round(min(picture.size) * 0.05)
    box = (rim, rim, picture.width - rim, picture.height - rim)
    ImageDraw.Draw(mask).rounded_rectangle(box, rim * 3, 0)
    return Image.composite(Image.new("RGB", picture.size, "#e86a92"), picture, mask)


HELD_OUT: dict[str, Callable[[Picture, Random], bytes]] = {
    "leaning": lambda p, r: _bytes(_leaning(p, r)),
    "sticker": lambda p, r: _bytes(_sticker(p, r)),
    "jpeg twice": lambda p, r: _jpeg_twice(p),
    "phone screen": lambda p, r: _bytes(_phone(p)),
    "film": lambda p, r: _bytes(_film(p, r)),
    "duotone": lambda p, r: _bytes(ImageOps.colorize(ImageOps.grayscale(p), "#1b1464", "#fbd46d", "#c2185b")),
    "stretched": lambda p, r: _bytes(p.resize((round(p.width * 1.15), p.height), Image.Resampling.BICUBIC)),
    "local contrast": lambda p, r: _bytes(_local_contrast(p)),
    "light leak": lambda p, r: _bytes(ImageChops.screen(p, _leak(p.size))),
    "painted frame": lambda p, r: _bytes(_heart_frame(p)),
    "turned crop": lambda p, r: _bytes(_cropped(p, 0.6, r).transpose(Image.Transpose.ROTATE_90)),
    "mirrored crop": lambda p, r: _bytes(ImageOps.mirror(_cropped(p, 0.55, r))),
}


def _leak(size: tuple[int, int]) -> Picture:
    """Orange light that fades from the left to the middle."""
    fade = Image.linear_gradient("L").rotate(90).point([max(0, 2 * v - 300) for v in range(256)]).resize(size)
    return Image.composite(Image.new("RGB", size, "#ff7a1a"), Image.new("RGB", size), fade)


def copy_of(picture: Picture, name: str, edit: str) -> bytes:
    """The bytes of the copy of `picture` (named `name`) under a held-out `edit`; the same on every run."""
    return HELD_OUT[edit](picture, seeded(name, edit))
