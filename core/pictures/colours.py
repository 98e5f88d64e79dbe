"""Pictures of every mode and colour profile as plain sRGB of 8 bits.

Transparent pictures are laid on mid-grey: on white or black, drawings in white or black would vanish, and all vanished
pictures are alike. The pixel digest sees the transparency itself.
"""

from __future__ import annotations

import io
import logging
from functools import lru_cache
from typing import Final

import numpy as np
from PIL import Image, ImageCms

log = logging.getLogger(__name__)

BACKGROUND: Final = (128, 128, 128)
"""What transparent pictures are laid on."""

_LARGEST_PROFILE = 4 << 20
_COLOURS = Image.fromarray((np.indices((6, 6, 6)).reshape(3, 36, 6) * 51).transpose(1, 2, 0).astype(np.uint8))


def plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be shrunk: L, RGB, RGBA, CMYK, LAB, YCbCr, I or F. Nothing is lost but depth."""
    mode = image.mode
    if mode in ("1", "L", "RGB", "P") and image.has_transparency_data:
        return image.convert("RGBA")
    if mode in ("L", "RGB", "CMYK", "LAB", "YCbCr", "I", "F", "RGBA"):
        return image
    if mode.startswith("I;16"):
        samples = np.asarray(image)
        plain = Image.fromarray((samples >> (_sample_bits(int(samples.max())) - 8)).astype(np.uint8))
        plain.info = image.info
        return plain
    if mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture in one of the modes of `plain` as sRGB: 8 bits, its colour profile applied, laid on `BACKGROUND`."""
    if picture.mode in ("I", "F"):
        picture = _eight_bits(picture)
    transform = _to_srgb(profile, picture.mode)
    if transform is not None:
        picture = transform.apply(picture)
    if picture.mode == "RGBA":
        ground = Image.new("RGB", picture.size, BACKGROUND)
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def other_profile(plain: Image.Image) -> bytes:
    """The picture's colour profile if it changes what is shown, else nothing."""
    profile = plain.info.get("icc_profile")
    return profile if profile and _to_srgb(profile, plain.mode) is not None else b""


@lru_cache(maxsize=32)
def _to_srgb(profile: bytes | None, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The transform from a profile to sRGB, or None where it would change nothing, or cannot be made."""
    try:
        if mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        elif profile is None or len(profile) > _LARGEST_PROFILE:
            return None
        else:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "L" if mode in ("I", "F") else mode
        target = "RGBA" if mode == "RGBA" else "RGB"
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, target)
        if mode in ("L", "RGB", "RGBA"):
            # Every name has been given to sRGB and sRGB to others, so the transform itself is asked.
            before = _COLOURS.convert(mode).convert("RGB")
            after = transform.apply(_COLOURS.convert(mode)).convert("RGB")
            if np.abs(np.asarray(before, np.int16) - np.asarray(after, np.int16)).max() <= 3:
                return None
        return transform
    except Exception:
        log.debug("a colour profile could not be used", exc_info=True)
        return None


def _sample_bits(highest: int) -> int:
    """How many bits samples have of which the largest is known: sensors put 10 or 12 into files of 16."""
    return next(bits for bits in (8, 10, 12, 16) if highest < 1 << bits or bits == 16)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Scale 32-bit integers or floats to grey: floats to 1 and numbers of 8 to 16 bits as such, others by range."""
    values = np.nan_to_num(np.asarray(picture, dtype=np.float64), posinf=0, neginf=0)
    low, high = float(values.min()), float(values.max())
    if low < 0 or high > 65535:
        values = (values - low) / max(high - low, 1e-30) * 255
    elif picture.mode == "F" and high <= 1:
        values *= 255
    else:
        values /= 1 << (_sample_bits(int(high)) - 8)
    return Image.fromarray(values.astype(np.uint8))
