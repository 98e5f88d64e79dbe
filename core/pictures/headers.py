"""What keeper rules read from a picture: how hard it was compressed, its rating, its place, how sharp it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.pictures import exif, opening
from core.records import Details

GPS_IFD: Final = 0x8825

_LATITUDE, _LONGITUDE = 2, 4
# Table K.1 of ITU-T T.81, which libjpeg and most others scale by their quality, in rows.
_LUMINANCE = np.array(
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ],
    np.float64,
)  # fmt: skip


def _total(quality: int) -> float:
    """The sum of the luminance table that libjpeg makes of a quality (jcparam.c)."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    return float(np.clip((_LUMINANCE * scale + 50) // 100, 1, 255).sum())


_TOTALS = np.array([_total(quality) for quality in range(1, 101)])


def details(path: str) -> Details:
    """What a file's header says; nothing is decoded. Raises `UserError` as `decoding.decode`."""
    with opening.header(path) as image:
        main = image.getexif()
        tables: Mapping[int, Sequence[int]] = getattr(image, "quantization", {})
        quality = _jpeg_quality(tables[0]) if 0 in tables else None
        stars = exif.rating(main, image.info.get("xmp") or b"")
        return Details(quality, _has_gps(main.get_ifd(GPS_IFD)), stars)


def rating(path: str) -> int | None:
    """The stars that a file tells, as `exif.rating`; nothing is decoded. Raises `UserError` as `decoding.decode`."""
    with opening.header(path) as image:
        return exif.rating(image.getexif(), image.info.get("xmp") or b"")


def sharpness(rgb: npt.NDArray[np.uint8]) -> float:
    """How much of a picture's contrast is fine structure: the share of the Laplacian's variance in that of the grey
    values (Pech-Pacheco et al. 2000, made independent of contrast). Only fit to compare copies of one picture.

    Args:
        rgb: uint8 [h, w, 3], of one size for all that are compared.
    """
    if min(rgb.shape[:2]) < 3:
        return 0.0
    red, green, blue = (rgb[:, :, channel].astype(np.int16) for channel in range(3))
    grey = red + 2 * green + blue
    inner = grey[1:-1, 1:-1]
    laplacian = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * inner
    contrast = float(inner.astype(np.float32).var())
    return float(laplacian.astype(np.float32).var()) / max(contrast, 16.0)


def _jpeg_quality(luminance: Sequence[int]) -> int:
    """The quality 1..100 at which libjpeg makes a table most like this one, of 64 steps in any order.

    Exact for files of libjpeg and its likes. The sum stands for the table, so that tables of cameras, of other shape,
    get the quality at which libjpeg throws as much away.
    """
    return int(np.abs(_TOTALS - sum(luminance)).argmin()) + 1


def _has_gps(gps: Mapping[int, Any]) -> bool:
    """Whether the GPS directory names a place; some cameras write it empty."""
    return all(_length(gps.get(tag)) == 3 for tag in (_LATITUDE, _LONGITUDE))


def _length(value: object) -> int:
    return len(value) if isinstance(value, tuple) else 0
