"""Pictures of `tests.pictures` as files of every format, and what decoding makes of them."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import numpy.typing as npt
import pillow_heif
import pytest
from PIL import Image, features

from core.pictures import decoding
from core.records import Decoded

pillow_heif.register_heif_opener()

LOSSY = {"JPEG": {"quality": 90}, "WEBP": {"quality": 85}, "HEIF": {"quality": 85}, "AVIF": {"quality": 85}}
FORMATS = ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF"]
UPRIGHT_TO_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def encode(picture: Image.Image, kind: str, **options: object) -> bytes:
    if kind == "AVIF" and not features.check("avif"):
        pytest.skip("Pillow was built without AVIF")
    buffer = io.BytesIO()
    picture.save(buffer, kind, **{**LOSSY.get(kind, {}), **options})
    return buffer.getvalue()


def decode(data: bytes, input_px: int | None = None) -> Decoded:
    return decoding.decode_bytes(data, "name", input_px)


def stored(picture: Image.Image, kind: str, orientation: int, **options: object) -> bytes:
    """The picture turned away from upright, with the tag that says so."""
    turned = picture.transpose(UPRIGHT_TO_STORED[orientation]) if orientation > 1 else picture
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encode(turned, kind, exif=exif.tobytes(), **options)


def distance(a: Decoded, b: Decoded) -> int:
    return (int.from_bytes(a.fingerprints.dct_hash) ^ int.from_bytes(b.fingerprints.dct_hash)).bit_count()


def thumbnail(decoded: Decoded) -> npt.NDArray[np.int16]:
    return decoding.thumbnail_rgb(decoded.thumbnail).astype(np.int16)


def sixteen_bit_png(samples: npt.NDArray[np.uint16]) -> bytes:
    """A 16-bit PNG, which Pillow does not write in colour: uint16 [h, w, 3]."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    height, width, _ = samples.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
