"""Frozen records of pictures, files and folders.

A *photo* is one file at one path. Its *content* is what is known by digest: two byte-identical files are two photos
with one content, so codes, hashes and thumbnails are stored once and survive a move or a rename.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NewType

import numpy as np
import numpy.typing as npt

PhotoId = NewType("PhotoId", int)
ContentId = NewType("ContentId", int)
Space = Literal["copy", "look"]
Codes = npt.NDArray[np.uint8]
Values = npt.NDArray[np.int8]
"""Packed binary codes, uint8 [n, bits / 8], C-contiguous."""


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What one `stat` tells of a file: enough to know whether it changed."""

    path: str
    size: int
    mtime_ns: int
    device: int
    inode: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a photograph says of itself.

    Attributes:
        width, height: Pixels after EXIF orientation is applied.
        format: Pillow's name ("JPEG", "PNG", "HEIF" ...).
        camera: "Maker Model" without the maker twice, or None.
        taken: Local capture time, ISO 8601 without zone ("2024-03-02T11:05:09"), or None.
        rating: Stars that the file itself tells (XMP, EXIF), 1 to 5, or -1 for rejected; None where it tells none.
    """

    width: int
    height: int
    format: str
    camera: str | None = None
    taken: str | None = None
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What only keeper rules ask of a picture file.

    Attributes:
        jpeg_quality: 1..100 on the scale of libjpeg, estimated; None for what is no JPEG.
        sharpness: How much fine structure its thumbnail has, without unit; only fit to compare copies. None: unknown.
        has_gps: It says where it was taken.
        rating: Stars, 0 to 5, or -1 for rejected; None where it was not rated.
    """

    jpeg_quality: int | None
    has_gps: bool
    rating: int | None
    sharpness: float | None = None


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What identifies a picture without a network.

    Attributes:
        digest: 32 bytes that identify the file's bytes: `digests.content_digest`.
        pixel_digest: 32 bytes; equal only when the upright full-resolution pixels are equal (metadata ignored).
        dct_hash: 32 bytes, 256-bit DCT perceptual hash of the upright picture.
        trimmed_hash: The same of the picture with uniform borders cut off, or None when there are none.
        quality: 0..100, how much structure the DCT hash rests on; under `fingerprints.MIN_QUALITY` it proves nothing.
    """

    digest: bytes
    pixel_digest: bytes
    dct_hash: bytes
    trimmed_hash: bytes | None
    quality: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """Everything one read of a file gives.

    Attributes:
        thumbnail: JPEG bytes, upright sRGB, long side at most `decoding.THUMBNAIL_PX`.
        network_input: uint8 [input_px, input_px, 3], read-only: upright RGB without uniform borders, squeezed to a
            square; None when not asked.
    """

    facts: Facts
    fingerprints: Fingerprints
    thumbnail: bytes
    network_input: npt.NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True)
class Photo:
    """One indexed file, as lists and the inspector show it.

    Attributes:
        offline: Its folder was not there at the last scan; the entry is kept.
        file_id: Device and inode: hard links of one file share it. None where unknown.
    """

    id: PhotoId
    content_id: ContentId
    path: str
    size: int
    mtime_ns: int
    facts: Facts
    offline: bool = False
    file_id: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A library folder. `photos` counts indexed files below it; `offline` says it was not there at the last look."""

    path: str
    photos: int
    offline: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or folder that could not be read. `code` is UserError's; `reason` is one sentence without the path."""

    path: str
    code: str
    reason: str
