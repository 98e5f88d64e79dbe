"""The 32 edits that the accuracy figures are measured with. Each takes an upright RGB picture and gives a file's bytes.

Made for measuring only and written apart from the training augmentations (`packaging/encoder`), so that the figures do
not rest on shared code. Deterministic: chance comes from a generator seeded by the picture's name and the edit's.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Random = np.random.Generator
Picture = Image.Image
WORDS = "when you finally find that one photo from last summer holiday and nobody believes it was real".split()


def _bytes(picture: Picture, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG":
        options.setdefault("quality", 85)
    picture.save(out, kind, **options)
    return out.getvalue()


def _scaled(picture: Picture, factor: float) -> Picture:
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def _cropped(picture: Picture, area: float, r: Random) -> Picture:
    """A part with `area` of the pixels and the picture's own aspect, somewhere."""
    w, h = (round(side * area**0.5) for side in picture.size)
    left, top = int(r.integers(0, picture.width - w + 1)), int(r.integers(0, picture.height - h + 1))
    return picture.crop((left, top, left + w, top + h))


def _tilted(picture: Picture, angle: float) -> Picture:
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(0, 0, 0))


def _channels(picture: Picture, red: float, green: float, blue: float) -> Picture:
    gains = zip(picture.split(), (red, green, blue), strict=True)
    return Image.merge("RGB", [band.point([min(255, round(v * gain)) for v in range(256)]) for band, gain in gains])


def _noisy(picture: Picture, sigma: float, r: Random) -> Picture:
    pixels = np.asarray(picture, np.float32)
    return Image.fromarray(np.clip(pixels + r.normal(0, sigma, pixels.shape), 0, 255).astype(np.uint8))


def _font(height: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(8, round(height)))


def _captioned(picture: Picture, r: Random) -> Picture:
    """Two lines with an outline over the lower part, as on a meme."""
    out = picture.copy()
    draw, size = ImageDraw.Draw(out), picture.height * 0.09
    for line in range(2):
        words = " ".join(r.choice(WORDS, 4)).upper()
        at = (picture.width / 2, picture.height * (0.86 + 0.1 * line))
        draw.text(at, words, "white", _font(size), "mm", stroke_width=max(1, round(size / 10)), stroke_fill="black")
    return out


def _watermarked(picture: Picture) -> Picture:
    """Slanting half-transparent words all over."""
    side = round((picture.width**2 + picture.height**2) ** 0.5)
    mask = Image.new("L", (side, side), 0)
    draw, step = ImageDraw.Draw(mask), max(24, picture.height // 5)
    for y in range(0, side, step):
        draw.text(((y * 7) % step - step, y), "© sample photo   " * 12, 105, _font(step * 0.45))
    mask = mask.rotate(30)
    left, top = (side - picture.width) // 2, (side - picture.height) // 2
    mask = mask.crop((left, top, left + picture.width, top + picture.height))
    return Image.composite(Image.new("RGB", picture.size, "white"), picture, mask)


def _bordered(picture: Picture, share: float, colour: str) -> Picture:
    return ImageOps.expand(picture, round(min(picture.size) * share), colour)


def _letterboxed(picture: Picture) -> Picture:
    """Black bars that bring a picture to a square (a nearly square one to 16:9 upright)."""
    side = max(picture.size)
    size = (side, side) if min(picture.size) < 0.9 * side else (side, side * 16 // 9)
    out = Image.new("RGB", size, "black")
    out.paste(picture, ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2))
    return out


def _screenshot(picture: Picture, r: Random) -> Picture:
    """The picture in an application: title bar above, buttons, a line of names and likes below."""
    w, h = picture.size
    dark = r.random() < 0.5
    page, ink = ((24, 24, 27), (225, 225, 225)) if dark else ((250, 250, 250), (30, 30, 30))
    top, below, side = round(h * 0.14), round(h * 0.22), round(w * 0.04)
    out = Image.new("RGB", (w + 2 * side, h + top + below), page)
    draw = ImageDraw.Draw(out)
    draw.rectangle((0, 0, out.width, top * 0.4), (59, 89, 152) if r.random() < 0.5 else (60, 60, 66))
    draw.ellipse((side, top * 0.48, side + top * 0.4, top * 0.88), (200, 120, 60))
    draw.text((side + top * 0.55, top * 0.55), "someone 3 h ago", ink, _font(top * 0.24))
    out.paste(picture, (side, top))
    for i in range(3):
        x = side + i * below * 0.4
        draw.rectangle((x, top + h + below * 0.1, x + below * 0.25, top + h + below * 0.3), outline=ink, width=2)
    draw.text((side, top + h + below * 0.45), " ".join(r.choice(WORDS, 6)), ink, _font(below * 0.2))
    return out


def _old_print(picture: Picture) -> Picture:
    """Yellowed paper and stretched contrast."""
    return ImageOps.autocontrast(ImageChops.multiply(picture, Image.new("RGB", picture.size, "#f4d8a8")))


def _exif_turned(picture: Picture) -> bytes:
    """Stored turned, with the orientation that turns it back."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return _bytes(picture.transpose(Image.Transpose.ROTATE_90), quality=90, exif=exif)


def _mixed(picture: Picture, r: Random) -> bytes:
    """Crop to 70 %, warm, brighter, caption, border, smaller, JPEG 40."""
    out = _channels(_cropped(picture, 0.7, r), 1.1, 1.0, 0.88)
    out = _bordered(_captioned(ImageEnhance.Brightness(out).enhance(1.15), r), 0.04, "white")
    return _bytes(_scaled(out, 0.6), quality=40)


def _mixed_hard(picture: Picture, r: Random) -> bytes:
    """Mirror, crop to 60 %, grey, noise, blur, watermark, JPEG 25."""
    out = ImageOps.grayscale(_cropped(ImageOps.mirror(picture), 0.6, r)).convert("RGB")
    out = _watermarked(_noisy(out.filter(ImageFilter.GaussianBlur(0.8)), 10, r))
    return _bytes(out, quality=25)


EDITS: dict[str, Callable[[Picture, Random], bytes]] = {
    "jpeg 60": lambda p, r: _bytes(p, quality=60),
    "jpeg 20": lambda p, r: _bytes(p, quality=20),
    "jpeg 8": lambda p, r: _bytes(p, quality=8),
    "half size": lambda p, r: _bytes(_scaled(p, 0.5)),
    "quarter size": lambda p, r: _bytes(_scaled(p, 0.25)),
    "png": lambda p, r: _bytes(p, "PNG"),
    "webp": lambda p, r: _bytes(p, "WEBP", quality=60),
    "exif turned": lambda p, r: _exif_turned(p),
    "crop 95 %": lambda p, r: _bytes(_cropped(p, 0.95, r)),
    "crop 70 %": lambda p, r: _bytes(_cropped(p, 0.70, r)),
    "crop 45 %": lambda p, r: _bytes(_cropped(p, 0.45, r)),
    "mirror": lambda p, r: _bytes(ImageOps.mirror(p)),
    "turn 90": lambda p, r: _bytes(p.transpose(Image.Transpose.ROTATE_90)),
    "turn 180": lambda p, r: _bytes(p.transpose(Image.Transpose.ROTATE_180)),
    "tilt 5": lambda p, r: _bytes(_tilted(p, 5 if r.random() < 0.5 else -5)),
    "grey": lambda p, r: _bytes(ImageOps.grayscale(p).convert("RGB")),
    "warm": lambda p, r: _bytes(_channels(p, 1.15, 1.0, 0.8)),
    "brighter": lambda p, r: _bytes(ImageEnhance.Brightness(p).enhance(1.4)),
    "darker": lambda p, r: _bytes(ImageEnhance.Brightness(p).enhance(0.6)),
    "contrast up": lambda p, r: _bytes(ImageEnhance.Contrast(p).enhance(1.5)),
    "contrast down": lambda p, r: _bytes(ImageEnhance.Contrast(p).enhance(0.6)),
    "saturation": lambda p, r: _bytes(ImageEnhance.Color(p).enhance(1.7)),
    "blur": lambda p, r: _bytes(p.filter(ImageFilter.GaussianBlur(min(p.size) / 160))),
    "noise": lambda p, r: _bytes(_noisy(p, 18, r)),
    "caption": lambda p, r: _bytes(_captioned(p, r)),
    "watermark": lambda p, r: _bytes(_watermarked(p)),
    "border": lambda p, r: _bytes(_bordered(p, 0.08, "white" if r.random() < 0.5 else "black")),
    "letterbox": lambda p, r: _bytes(_letterboxed(p)),
    "screenshot": lambda p, r: _bytes(_screenshot(p, r)),
    "old print": lambda p, r: _bytes(_old_print(p)),
    "mix": _mixed,
    "hard mix": _mixed_hard,
}  # fmt: skip


def seeded(name: str, edit: str) -> Random:
    """Chance for the copy of the picture `name` under `edit`."""
    seed = int.from_bytes(hashlib.blake2b(f"{name}/{edit}".encode(), digest_size=8).digest(), "big")
    return np.random.default_rng(seed)


def copy_of(picture: Picture, name: str, edit: str) -> bytes:
    """The bytes of the copy of `picture` (named `name`) under `edit`; the same on every run."""
    return EDITS[edit](picture, seeded(name, edit))
