"""Edits as people and programs make them, to rehearse on a person's own photographs: does matching find the copy?

Written apart from those that the encoder was trained with and those that the benches measure with, of which several
kinds (tilted, noisy, blurred, grey, other formats, letterboxed, yellowed ...) are left out on purpose, so that the
benches stay a test. The same picture, kind and seed always give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont, ImageOps

Rgb = npt.NDArray[np.uint8]
Random = np.random.Generator
Picture = Image.Image

WORKING_PX = 960
"""Long side at which a photograph is best edited: several times what comparison sees, and quick."""

_LANCZOS, _BICUBIC = Image.Resampling.LANCZOS, Image.Resampling.BICUBIC
_SMALLEST = 160  # long side that shrinking leaves: no one keeps less
_PLACES = ("Lisbon", "at the lake", "Grandma's 80th", "the old mill", "first day of school", "winter 2019")


def make(rgb: Rgb, kind: str, seed: int) -> bytes:
    """One edited copy of a picture, as the bytes of a JPEG file without metadata.

    Args:
        rgb: Upright, uint8 [h, w, 3], best of about `WORKING_PX`.
        kind: One of `KINDS`.
        seed: Where chance begins: how much is cropped where, which words, which tint.
    """
    picture, quality = _EDITS[kind](Image.fromarray(rgb), np.random.default_rng([seed, KINDS.index(kind)]))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


# --- Parts of edits ------------------------------------------------------------------------------------------------


def _shrunk(picture: Picture, share: float) -> Picture:
    long_side = max(picture.size)
    share = min(1.0, max(share, _SMALLEST / long_side))
    return picture.resize((max(1, round(picture.width * share)), max(1, round(picture.height * share))), _LANCZOS)


def _part(picture: Picture, area: float, r: Random) -> Picture:
    """A rectangle with this share of the picture, somewhere in it, a little wider or higher than the whole."""
    shape = float(np.exp(r.uniform(-0.12, 0.12)))
    across, down = min(1.0, area**0.5 * shape), min(1.0, area**0.5 / shape)
    width, height = max(1, round(picture.width * across)), max(1, round(picture.height * down))
    left, top = int(r.integers(0, picture.width - width + 1)), int(r.integers(0, picture.height - height + 1))
    return picture.crop((left, top, left + width, top + height))


def _curve(picture: Picture, *bands: npt.NDArray[np.float64]) -> Picture:
    """Put each channel through a table [256] of values 0..1: one for all of them, or one for each."""
    tables = bands * 3 if len(bands) == 1 else bands
    return picture.point([int(v) for table in tables for v in np.clip(np.rint(255 * table), 0, 255)])


_LEVELS = np.linspace(0, 1, 256)


def _lit(picture: Picture, r: Random) -> Picture:
    gamma = r.uniform(0.6, 0.75) if r.random() < 0.5 else r.uniform(1.35, 1.6)
    return _curve(picture, _LEVELS**gamma)


def _contrasted(picture: Picture, r: Random) -> Picture:
    if r.random() < 0.5:
        steep = r.uniform(5, 7)  # an S-shaped curve through black, middle and white
        curve = 1 / (1 + np.exp(-steep * (_LEVELS - 0.5)))
        return _curve(picture, (curve - curve[0]) / (curve[-1] - curve[0]))
    return _curve(picture, 0.5 + (_LEVELS - 0.5) * r.uniform(0.55, 0.75))


def _filtered(picture: Picture, r: Random) -> Picture:
    """As phones offer it: blacks lifted, shadows and lights tinted apart, colours weaker or stronger, darker rims."""
    lift, strength = r.uniform(0.03, 0.1), r.uniform(0.04, 0.12)
    tint = r.normal(0, 1, 3)
    tint *= strength / np.abs(tint).max()
    pixels = np.asarray(picture, np.float32) / 255
    grey = pixels.mean(axis=2, keepdims=True)
    pixels = grey + (pixels - grey) * (r.uniform(0.55, 0.8) if r.random() < 0.5 else r.uniform(1.2, 1.5))
    pixels = lift + pixels * (1 - lift) + tint * (grey - 0.5)
    y, x = np.mgrid[-1 : 1 : picture.height * 1j, -1 : 1 : picture.width * 1j]
    pixels *= 1 - r.uniform(0.08, 0.22) * ((x**2 + y**2) / 2)[..., None]
    return Image.fromarray(np.clip(255 * pixels, 0, 255).astype(np.uint8))


def _font(height: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(9, round(height)))


def _captioned(picture: Picture, r: Random) -> Picture:
    """A line of words on a half-clear band over the picture, above or below."""
    high = round(picture.height * r.uniform(0.09, 0.14))
    top = 0 if r.random() < 0.4 else picture.height - high
    layer = Image.new("L", picture.size, 0)
    layer.paste(int(r.integers(130, 210)), (0, top, picture.width, top + high))
    dark = r.random() < 0.6
    out = Image.composite(Image.new("RGB", picture.size, "black" if dark else "white"), picture, layer)
    at = (picture.width / 2, top + high / 2)
    ImageDraw.Draw(out).text(at, str(r.choice(_PLACES)), "white" if dark else "black", _font(high * 0.6), "mm")
    return out


def _signed(picture: Picture, r: Random) -> Picture:
    """A photographer's name in a corner, and once more, large and faint, across the middle."""
    mask = Image.new("L", picture.size, 0)
    draw, side = ImageDraw.Draw(mask), min(picture.size)
    name = f"© {r.choice(('M. Silva', 'Studio Nord', 'foto.example'))}"
    draw.text((picture.width / 2, picture.height / 2), name, int(r.integers(50, 90)), _font(side * 0.16), "mm")
    draw.text((picture.width - side * 0.03, picture.height - side * 0.03), name, 230, _font(side * 0.05), "rs")
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, mask)


def _framed(picture: Picture, r: Random) -> Picture:
    """A border of one colour, some of them wider below, as of an instant picture."""
    width = round(min(picture.size) * r.uniform(0.03, 0.1))
    colour = tuple(int(v) for v in r.choice([[255, 255, 255], [0, 0, 0], [244, 240, 230], [40, 60, 90]]))
    below = width * (3 if r.random() < 0.3 else 1)
    return ImageOps.expand(picture, (width, width, width, below), colour)


def _photographed_screen(picture: Picture, r: Random) -> Picture:
    """A phone's screenshot of a picture shown full width: clock above, buttons below, plain bars around."""
    dark = r.random() < 0.7
    ground, ink = ("black", "white") if dark else ("white", "black")
    width = picture.width
    height = max(round(width * 2.05), round(picture.height * 1.25))
    out = Image.new("RGB", (width, height), ground)
    out.paste(picture, (0, (height - picture.height) // 2))
    draw, size = ImageDraw.Draw(out), width * 0.035
    draw.text((width * 0.05, size), f"{r.integers(7, 23)}:{r.integers(10, 59)}", ink, _font(size))
    draw.rounded_rectangle((width * 0.88, size, width * 0.95, size * 2), size / 3, outline=ink, width=2)
    for place in (0.2, 0.4, 0.6, 0.8):
        x, y = width * place, height - size * 2.2
        draw.ellipse((x - size * 0.6, y - size * 0.6, x + size * 0.6, y + size * 0.6), outline=ink, width=2)
    return out


def _sticker(picture: Picture, r: Random) -> Picture:
    """A round smiling face, somewhere."""
    out, side = picture.copy(), min(picture.size) * r.uniform(0.12, 0.18)
    x, y = r.uniform(side, max(side + 1, out.width - side)), r.uniform(side, max(side + 1, out.height - side))
    draw, half, line = ImageDraw.Draw(out), side / 2, max(2, round(side / 16))
    draw.ellipse((x - half, y - half, x + half, y + half), (255, 205, 60), "black", line)
    draw.arc((x - half * 0.6, y - half * 0.6, x + half * 0.6, y + half * 0.6), 20, 160, "black", line)
    for eye in (-0.3, 0.3):
        draw.ellipse((x + half * (eye - 0.1), y - half * 0.4, x + half * (eye + 0.1), y - half * 0.1), "black")
    return out


def _turned(picture: Picture, r: Random) -> Picture:
    turn = Image.Transpose
    return picture.transpose([turn.ROTATE_90, turn.ROTATE_180, turn.ROTATE_270][int(r.integers(3))])


def _shared(picture: Picture, r: Random) -> Picture:
    """Cut a little, filtered, a sticker on it, made small."""
    return _shrunk(_sticker(_filtered(_part(picture, 0.88, r), r), r), 0.6)


def _reposted(picture: Picture, r: Random) -> Picture:
    """A part of it, lighter or darker, with a caption and a frame, often mirrored, made small."""
    out = _lit(_part(ImageOps.mirror(picture) if r.random() < 0.4 else picture, 0.7, r), r)
    return _shrunk(_framed(_captioned(out, r), r), 0.5)


Edit = Callable[[Picture, Random], tuple[Picture, int]]

_EDITS: dict[str, Edit] = {
    "saved at low quality": lambda p, r: (p, int(r.integers(22, 40))),
    "sent by a messenger": lambda p, r: (_shrunk(p, 0.7), 62),
    "made small": lambda p, r: (_shrunk(p, 0.3), 78),
    "cropped to 80 %": lambda p, r: (_part(p, 0.8, r), 88),
    "cropped to 60 %": lambda p, r: (_part(p, 0.6, r), 88),
    "cropped to 45 %": lambda p, r: (_part(p, 0.45, r), 88),
    "turned": lambda p, r: (_turned(p, r), 88),
    "mirrored": lambda p, r: (ImageOps.mirror(p) if r.random() < 0.8 else ImageOps.flip(p), 88),
    "lighter or darker": lambda p, r: (_lit(p, r), 88),
    "contrast changed": lambda p, r: (_contrasted(p, r), 88),
    "colour filter": lambda p, r: (_filtered(p, r), 85),
    "caption": lambda p, r: (_captioned(p, r), 85),
    "signed": lambda p, r: (_signed(p, r), 88),
    "framed": lambda p, r: (_framed(p, r), 88),
    "screenshot": lambda p, r: (_photographed_screen(p, r), 85),
    "shared": lambda p, r: (_shared(p, r), 55),
    "reposted": lambda p, r: (_reposted(p, r), 45),
}  # fmt: skip

KINDS = tuple(_EDITS)
"""Names of the edits, in plain words."""
