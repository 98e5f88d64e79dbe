"""From bytes to a decoded picture, safely: Pillow with the formats, limits and errors that this program wants.

Safe means: formats by content from a list, pixels and passes judged before anything is decoded, memory shared out
among threads, truncated files refused, and whatever a decoder raises turned into one sentence. What a decoder crashes
on is found by `core.pictures.probing`, in a process of its own.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Final

import pillow_heif
from PIL import (
    AvifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from core.errors import UserError
from core.language import phrase
from core.pictures import digests, sniffing
from core.pictures.reading import MAX_FILE_BYTES, file_bytes, memory

log = logging.getLogger(__name__)

MAX_PIXELS: Final = 400_000_000
"""Largest JPEG, of which at most a 64th is decoded."""

MAX_PIXELS_WHOLE: Final = 200_000_000
"""Largest picture of the formats that must be decoded whole: what the largest phone cameras make."""

_JPEG_HEADER = 2 << 20
_MAX_PASS_PIXELS = 20_000_000_000


class _Log:
    """Stands in for `warnings` in Pillow: a filter would hold everywhere, and `catch_warnings` is not per thread."""

    @staticmethod
    def warn(message: object, *_: object, **__: object) -> None:
        log.debug("Pillow: %s", message)


def _prepare_pillow() -> None:
    """Register the formats and set Pillow's own limits; once, at import."""
    Image.preinit()
    pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # the pool of the scan already uses every core
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses twice this, also inside files
    PngImagePlugin.MAX_TEXT_CHUNK = 16 << 20  # colour profiles and XMP of real files pass 1 MB
    for module in (Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin):
        module.__dict__["warnings"] = _Log


_prepare_pillow()


@contextmanager
def header(path: str) -> Iterator[Image.Image]:
    """A picture file of which nothing is decoded, for what its header says. Raises `UserError` as `decoding.decode`."""
    with file_bytes(path, _JPEG_HEADER) as (data, _):
        formats = sniffing.formats_of(data)
    with file_bytes(path, _JPEG_HEADER if formats == ("JPEG",) else MAX_FILE_BYTES) as (data, _):
        weight = _weight_whole(sniffing.webp_size(data), path) if formats == ("WEBP",) else 0
        with memory.hold(weight), as_user_error(data, path):
            yield Image.open(io.BytesIO(data), formats=formats)


@contextmanager
def as_user_error(data: bytes, path: str) -> Iterator[None]:
    """Turn whatever a decoder raises into a UserError.

    Pillow's decoders raise nearly every kind of exception on damaged input (SyntaxError, struct.error, KeyError ...),
    so what they raise cannot be told from a bug by its type; the traceback is logged.
    """
    try:
        yield
    except UserError:
        raise
    except MemoryError as error:
        raise UserError("memory", phrase("there was not enough memory to decode the picture"), path) from error
    except Image.DecompressionBombError as error:
        limit = MAX_PIXELS if sniffing.formats_of(data) == ("JPEG",) else MAX_PIXELS_WHOLE
        raise _too_large(limit, path) from error
    except Exception as error:
        log.info("%s could not be decoded", path, exc_info=True)
        if "truncated" in str(error).lower() or sniffing.ends_early(data):
            raise _truncated(path) from error
        if isinstance(error, UnidentifiedImageError):
            raise UserError("damaged", phrase("the file's header is damaged or of an unknown variant"), path) from error
        raise UserError("damaged", phrase("the file is damaged and cannot be decoded"), path) from error


def _truncated(path: str) -> UserError:
    return UserError("truncated", phrase("the file ends too early"), path)


def _too_large(limit: int, path: str) -> UserError:
    return UserError(
        "too-large", phrase("the picture is larger than {n} megapixels").format(n=limit // 1_000_000), path
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A decoded picture, not yet upright.

    Attributes:
        size: Its full size; a JPEG's `image` may be reduced.
        layout: How to take its digests from the stream; None where `image` has all pixels.
    """

    image: Image.Image
    size: tuple[int, int]
    layout: digests.JpegLayout | None


@contextmanager
def loaded(data: bytes, path: str, alone: bool, long_side: int, both_sides: int) -> Iterator[Loaded]:
    """Open and decode; memory is held for it while the context lasts, unless all of it is (`alone`) for the file.

    A JPEG is reduced while its long side stays at least `long_side` and both sides at least `both_sides`.

    Raises:
        UserError: "empty", "too-large", "unsupported", "truncated", "damaged" or "memory".
    """
    if not data:
        raise UserError("empty", phrase("the file is empty"), path)
    formats = sniffing.formats_of(data)
    if not formats:
        raise UserError("unsupported", sniffing.why_not(data), path)
    with ExitStack() as stack:
        with as_user_error(data, path):
            layout = digests.jpeg_layout(data) if formats == ("JPEG",) else None
            if formats == ("WEBP",):
                # Its decoder takes its memory as soon as it is made, so it waits for its turn before.
                weight = _weight_whole(sniffing.webp_size(data), path)
                stack.enter_context(memory.hold(0 if alone else weight))
            elif "HEIF" in formats or "AVIF" in formats:
                if sniffing.ends_early(data):
                    raise _truncated(path)  # libheif shows what it has, as if it were all
                _weight_whole(sniffing.largest_item(data) or (0, 0), path)
            image = Image.open(io.BytesIO(data), formats=formats)
            size = image.size
            if layout is not None:
                scale = _scale(size, long_side, both_sides)
                weight = _weight_jpeg(size, layout, scale, path)
                image.draft(None, (size[0] // scale, size[1] // scale))
            else:
                weight = _weight_whole(size, path)
                if formats == ("JPEG",):
                    _check_passes(size, data.count(b"\xff\xda"), path)
            if formats != ("WEBP",):
                stack.enter_context(memory.hold(0 if alone else weight))
            image.load()
        # What HEIF and TIFF say before decoding is without their own rotation.
        yield Loaded(image, image.size if layout is None else size, layout)


def _scale(size: tuple[int, int], long_side: int, both_sides: int) -> int:
    """The largest of libjpeg's scales 1/8, 1/4, 1/2 and 1 that leaves what is asked for; its denominator."""
    short = min(size)
    for scale in (8, 4, 2):
        if max(size) // scale >= long_side and short // scale >= min(short, both_sides):
            return scale
    return 1


def _weight_jpeg(size: tuple[int, int], layout: digests.JpegLayout, scale: int, path: str) -> int:
    """Bytes that decoding a JPEG takes; UserError when it is too large."""
    pixels = size[0] * size[1]
    limit = MAX_PIXELS_WHOLE if layout.in_passes else MAX_PIXELS
    if pixels > limit:
        raise _too_large(limit, path)
    _check_passes(size, layout.scans, path)
    # The result and a copy of it; in passes also all coefficients, 2 bytes each, at most 4 a pixel.
    return pixels // scale**2 * 8 + (pixels * 8 if layout.in_passes else 0)


def _check_passes(size: tuple[int, int], passes: int, path: str) -> None:
    """Refuse a JPEG whose passes, each over all pixels and each perhaps a few bytes long, would take minutes."""
    if size[0] * size[1] * passes > _MAX_PASS_PIXELS:
        raise UserError("too-large", phrase("the picture is coded in too many passes"), path)


def _weight_whole(size: tuple[int, int], path: str) -> int:
    """Bytes that decoding a picture as a whole takes, with the decoder's own planes; UserError when it is too large."""
    pixels = size[0] * size[1]
    if pixels > MAX_PIXELS_WHOLE:
        raise _too_large(MAX_PIXELS_WHOLE, path)
    return pixels * 12


def lost_depth(image: Image.Image, data: bytes) -> bool:
    """Whether the file has more bits a sample than Pillow gives, so that equal pixels do not mean equal pictures."""
    if image.format == "HEIF":
        return bool(image.info.get("bit_depth", 8) > 8)
    if image.format == "AVIF":
        return sniffing.deep_avif(data)
    if image.format == "PNG":
        return data[24] == 16 and not image.mode.startswith("I")
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return max(image.tag_v2.get(258, (8,))) > 8 and not image.mode.startswith(("I", "F"))
    return False
