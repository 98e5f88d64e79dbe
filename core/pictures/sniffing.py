"""What the first bytes of a file say: its picture format, and where its container says it ends. No decoding."""

from __future__ import annotations

import re
from typing import Final

from core.language import phrase

_HEIF_BRANDS: Final = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
_EITHER_BRANDS: Final = {b"mif1", b"msf1"}
_AVIF_BRANDS: Final = {b"avif", b"avis"}

_BOXES: Final = {b"ftyp", b"meta", b"mdat", b"moov", b"free", b"idat"}

_UNREADABLE: Final = (
    (b"\xff\x0a", phrase("JPEG XL pictures are not read yet")),
    (b"\0\0\0\x0cJXL ", phrase("JPEG XL pictures are not read yet")),
    (b"\0\0\0\x0cjP  ", phrase("JPEG 2000 pictures are not read yet")),
    (b"\xff\x4f\xff\x51", phrase("JPEG 2000 pictures are not read yet")),
    (b"8BPS", phrase("Photoshop documents are not read")),
)


def formats_of(data: bytes) -> tuple[str, ...]:
    """Pillow's names of the formats this file can have by its first bytes, whatever its name says; none if not ours."""
    if data.startswith(b"\xff\xd8\xff"):
        return ("JPEG",)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ("PNG",)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ("WEBP",)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return ("GIF",)
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return ("TIFF",)
    if data[:2] == b"BM":
        return ("BMP",)
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        if brand in _HEIF_BRANDS:
            return ("HEIF",)
        if brand in _AVIF_BRANDS:
            return ("AVIF",)
        if brand in _EITHER_BRANDS:
            # The major brand only names the container; the compatible brands tell what is in it.
            compatible = data[16 : int.from_bytes(data[:4])]
            brands = {compatible[i : i + 4] for i in range(0, len(compatible), 4)}
            return ("AVIF",) if brands & _AVIF_BRANDS else ("HEIF",)
    return ()


def why_not(data: bytes) -> str:
    """The sentence for a file that has none of our formats."""
    for start, reason in _UNREADABLE:
        if data.startswith(start):
            return reason
    return phrase("the file is not in a picture format that can be read")


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height in a WebP header (RFC 9649). ValueError when there are none."""
    chunk = data[12:16]
    if len(data) >= 30:
        if chunk == b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        if chunk == b"VP8L" and data[20] == 0x2F:
            bits = int.from_bytes(data[21:25], "little")
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        if chunk == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
            return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    raise ValueError("no size in the WebP header")


def largest_item(data: bytes) -> tuple[int, int] | None:
    """Size of the largest picture a HEIF or AVIF announces in its ispe boxes (ISO/IEC 23008-12, 6.5.3), if any."""
    header = data[: 1 << 16]
    sizes = [
        (int.from_bytes(header[at + 8 : at + 12]), int.from_bytes(header[at + 12 : at + 16]))
        for at in (found.start() for found in re.finditer(b"ispe", header))
        if at + 16 <= len(header)
    ]
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


def deep_avif(data: bytes) -> bool:
    """Whether an AVIF has more than 8 bits a sample, from its av1C box (AV1 in ISOBMFF, 2.3.3)."""
    at = data.find(b"av1C", 0, 1 << 16)
    return at >= 0 and len(data) > at + 6 and bool(data[at + 6] & 0x40)


def ends_early(data: bytes) -> bool:
    """Whether the container announces more bytes than there are; False where it does not say."""
    if data[:4] == b"RIFF" and len(data) >= 8:
        return 8 + int.from_bytes(data[4:8], "little") > len(data)
    if data[4:8] == b"ftyp":
        at = 0
        while at + 16 <= len(data):
            size = int.from_bytes(data[at : at + 4])
            if size == 1:
                size = int.from_bytes(data[at + 8 : at + 16])
            if size < 8 or data[at + 4 : at + 8] not in _BOXES:
                return False  # 0: to the end of the file; what is unknown may be anything a camera appends
            at += size
        return at > len(data)
    if data.startswith(b"\x89PNG"):
        at = 8
        while at + 12 <= len(data):
            if data[at + 4 : at + 8] == b"IEND":
                return False
            at += 12 + int.from_bytes(data[at : at + 4])
        return True
    if data.startswith(b"\xff\xd8\xff"):
        return b"\xff\xd9" not in data[-64:] and b"\xff\xda" not in data
    return False
