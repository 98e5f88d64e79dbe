"""Digests of a picture: of its file's bytes, and of its pixels, which for JPEG come from the coded stream."""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt


class Digests(NamedTuple):
    """`content` identifies the file's bytes; `pixels` is `jpeg_pixel_digest`, None where that is."""

    content: bytes
    pixels: bytes | None


@dataclass(frozen=True, slots=True)
class JpegLayout:
    """Where the parts of a JPEG file lie.

    Attributes:
        tables: The header segments that decide about pixels, in order, without metadata.
        scan_start, scan_end: The coded picture, from the first start-of-scan marker to the end-of-image marker.
        in_passes: Whether it is coded in several passes (progressive or not), all kept in memory to decode it.
        scans: How many passes there are.
    """

    tables: bytes
    scan_start: int
    scan_end: int
    in_passes: bool
    scans: int


def content_digest(data: bytes) -> bytes:
    """32 bytes that identify the file's bytes: BLAKE2b-256, for JPEG as a tree whose leaf is the coded picture.

    The tree lets one pass over the coded picture serve this and `jpeg_pixel_digest`; it is as exact as a plain digest.
    """
    return both(data).content


def jpeg_pixel_digest(data: bytes, orientation: int = 1, profile: bytes = b"") -> bytes | None:
    """Digest of what a JPEG decodes to, without decoding: its coded picture and tables, no metadata.

    Equal digests mean equal upright pixels. Two files of other coding with equal pixels differ, which is safe.

    Args:
        orientation: The EXIF orientation 1 to 8 that is applied after decoding.
        profile: What else changes the pixels shown, such as an ICC profile that is not sRGB.

    Returns:
        32 bytes, or None when the file cannot be taken apart (digest its pixels then).
    """
    return both(data, orientation, profile).pixels


def both(data: bytes, orientation: int = 1, profile: bytes = b"", layout: JpegLayout | None = None) -> Digests:
    """Both digests of a file's bytes at the cost of one. `layout` saves finding it again."""
    layout = layout or jpeg_layout(data)
    if layout is None:
        return Digests(hashlib.blake2b(data, digest_size=32).digest(), None)
    view = memoryview(data)
    scan = hashlib.blake2b(view[layout.scan_start : layout.scan_end], digest_size=32).digest()
    content = hashlib.blake2b(digest_size=32, person=b"jpeg bytes")
    content.update(struct.pack("<QQ", layout.scan_start, layout.scan_end))
    content.update(scan)
    content.update(view[: layout.scan_start])
    content.update(view[layout.scan_end :])
    pixels = hashlib.blake2b(digest_size=32, person=b"jpeg pixels")
    pixels.update(struct.pack("<BQQ", orientation, len(layout.tables), len(profile)))
    pixels.update(scan)
    pixels.update(layout.tables)
    pixels.update(profile)
    return Digests(content.digest(), pixels.digest())


class PixelDigest:
    """Digest of full-resolution upright pixels, fed in rows from the top so that a picture need not be copied.

    Pictures of other size, number of channels, depth or colours never have equal digests.

    Args:
        colours: What the samples mean, where that is not plain sRGB: a mode's name, a profile.
    """

    def __init__(self, width: int, height: int, channels: int, bits: int, colours: bytes = b"") -> None:
        self._hash = hashlib.blake2b(digest_size=32, person=b"pixels")
        self._hash.update(struct.pack("<QQBBQ", width, height, channels, bits, len(colours)) + colours)

    def update(self, rows: bytes | memoryview) -> None:
        """Add rows: samples interleaved, little-endian."""
        self._hash.update(rows)

    def digest(self) -> bytes:
        return self._hash.digest()


def pixel_digest(array: npt.NDArray[Any], colours: bytes = b"") -> bytes:
    """`PixelDigest` of a whole picture: [h, w] or [h, w, c] of any real dtype."""
    height, width = array.shape[:2]
    channels = 1 if array.ndim == 2 else array.shape[2]
    little = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    digest = PixelDigest(width, height, channels, array.dtype.itemsize * 8, colours)
    digest.update(little.reshape(-1).view(np.uint8).data)
    return digest.digest()


_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])", re.DOTALL)
_PROGRESSIVE_FRAMES = {0xC2, 0xC6, 0xCA, 0xCE}
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9


def jpeg_layout(data: bytes) -> JpegLayout | None:
    """Take a JPEG apart by its markers (ITU-T T.81, annex B); None when it is not one or is damaged there."""
    if data[:3] != b"\xff\xd8\xff":
        return None
    tables: list[bytes] = []
    in_passes = several = False
    frame_components = 0
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if at + 4 > len(data) or data[at] != 0xFF:
            return None
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        segment = data[at : at + 2 + length]
        if length < 2 or len(segment) < 2 + length or marker < 0xC0 or 0xD0 <= marker <= 0xD9:
            return None
        if marker == _START_OF_SCAN:
            in_passes = in_passes or (length > 2 and segment[4] < frame_components)
            break
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            in_passes = marker in _PROGRESSIVE_FRAMES
            frame_components = segment[9] if length > 7 else 0
        if 0xE0 <= marker <= 0xEF or marker == 0xFE:
            several = several or segment[4:8] == b"MPF\0"
            tables.append(_colour_hint(marker, segment))
        else:
            tables.append(segment)
        at += 2 + length
    end = data.rfind(b"\xff\xd9", at)
    scans = 1
    # Looking at every byte of the coded picture costs milliseconds: only where more may follow than one picture.
    if in_passes or several or end != len(data.rstrip(b"\0")) - 2:
        end, scans = _walk_scans(data, at)
    if end < 0:
        return None
    return JpegLayout(b"".join(tables), at, end, in_passes, scans)


def _colour_hint(marker: int, segment: bytes) -> bytes:
    """What a metadata segment tells libjpeg about colour: that it is JFIF, or Adobe's colour transform."""
    if marker == 0xE0 and segment[4:9] == b"JFIF\0":
        return b"JFIF"
    if marker == 0xEE and segment[4:9] == b"Adobe" and len(segment) >= 16:
        return b"Adobe" + segment[15:16]
    return b""


def _walk_scans(data: bytes, at: int) -> tuple[int, int]:
    """Position of the end-of-image marker after the scan at `at` (-1 when there is none) and the number of scans."""
    scans = 0
    while True:
        found = _NEXT_MARKER.search(data, at)
        if found is None:
            return -1, scans
        marker = found[1][0]
        if marker == _END_OF_IMAGE:
            return found.start(), scans
        scans += marker == _START_OF_SCAN
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2]))
