"""One safe read of a picture file: upright sRGB renditions, fingerprints and facts. The only module that knows Pillow.

Safe means: formats by content from a list, pixels and passes judged before anything is decoded, memory shared out
among threads, truncated files refused, and whatever a decoder raises turned into one sentence. What a decoder crashes
on is found by `core.pictures.probing`, in a process of its own.

A JPEG is decoded at the smallest of libjpeg's scales (1/8, 1/4, 1/2) that still covers what is asked for, and its pixel
digest comes from the coded stream; every other format is decoded whole.

Transparent pictures are laid on mid-grey: on white or black, drawings in white or black would vanish, and all vanished
pictures are alike. The pixel digest sees the transparency itself.

All functions may be called from any number of threads at once.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pillow_heif
from PIL import (
    AvifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from core.errors import UserError
from core.language import phrase
from core.pictures import exif, fingerprints, sniffing
from core.pictures.reading import MAX_FILE_BYTES, MEMORY, file_bytes, memory
from core.records import Decoded, Facts, Fingerprints

__all__ = [
    "MAX_FILE_BYTES",
    "MAX_PIXELS",
    "MAX_PIXELS_WHOLE",
    "MEMORY",
    "THUMBNAIL_PX",
    "decode",
    "decode_bytes",
    "header",
    "jpeg",
    "shrunk",
    "srgb",
    "stored",
    "thumbnail_rgb",
]

log = logging.getLogger(__name__)

THUMBNAIL_PX: Final = 320
"""Long side of a thumbnail at most; smaller pictures are not enlarged."""

MAX_PIXELS: Final = 400_000_000
"""Largest JPEG, of which at most a 64th is decoded."""

MAX_PIXELS_WHOLE: Final = 200_000_000
"""Largest picture of the formats that must be decoded whole: what the largest phone cameras make."""

BACKGROUND: Final = (128, 128, 128)

_JPEG_HEADER = 2 << 20
_MAX_PASS_PIXELS = 20_000_000_000
_STRIP_PIXELS = 1 << 20
_LARGEST_PROFILE = 4 << 20
_THUMBNAIL_QUALITY = 82
_BOX, _BILINEAR, _HAMMING = Image.Resampling.BOX, Image.Resampling.BILINEAR, Image.Resampling.HAMMING
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation."""

_COLOURS = Image.fromarray((np.indices((6, 6, 6)).reshape(3, 36, 6) * 51).transpose(1, 2, 0).astype(np.uint8))


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


# --- What others call ----------------------------------------------------------------------------------------------


def decode(path: str, input_px: int | None) -> Decoded:
    """Read a picture file once and return all the library keeps of it.

    Args:
        path: The file.
        input_px: Side of the network's square input, or None to leave it out.

    Raises:
        UserError: "not-found", "denied", "unreadable", "online-only", "empty", "too-large", "unsupported", "truncated",
            "damaged" or "memory"; the message is one sentence without the path.
    """
    with file_bytes(path) as (data, alone):
        return _decode(data, path, input_px, alone)


def decode_bytes(data: bytes, name: str, input_px: int | None) -> Decoded:
    """`decode` of a picture that is in memory already, such as one that was pasted. `name` stands for its path."""
    return _decode(data, name, input_px, alone=False)


@contextmanager
def stored(path: str, long_side: int, content: bytes | None = None) -> Iterator[tuple[Image.Image, int]]:
    """A picture as its file (or `content`) has it, with its EXIF orientation; memory is held while the context lasts.

    A JPEG is decoded at the smallest of its scales whose long side is at least `long_side`, all else whole.

    Raises:
        UserError: As `decode`.
    """
    source = file_bytes(path) if content is None else nullcontext((content, False))
    with source as (data, alone), _loaded(data, path, alone, long_side, 1) as loaded:
        with _as_user_error(data, path):
            yield _plain(loaded.image), exif.orientation(_tags(loaded.image)[0])


@contextmanager
def header(path: str) -> Iterator[Image.Image]:
    """A picture file of which nothing is decoded, for what its header says. Raises `UserError` as `decode`."""
    with file_bytes(path, _JPEG_HEADER) as (data, _):
        formats = sniffing.formats_of(data)
    with file_bytes(path, _JPEG_HEADER if formats == ("JPEG",) else MAX_FILE_BYTES) as (data, _):
        weight = _weight_whole(sniffing.webp_size(data), path) if formats == ("WEBP",) else 0
        with memory.hold(weight), _as_user_error(data, path):
            yield Image.open(io.BytesIO(data), formats=formats)


def thumbnail_rgb(jpeg: bytes, px: int = 0) -> npt.NDArray[np.uint8]:
    """The pixels of a thumbnail made by `decode`, uint8 [h, w, 3], read-only; with `px` a network input made of it."""
    with _as_user_error(jpeg, "thumbnail"):
        picture = Image.open(io.BytesIO(jpeg), formats=["JPEG"]).convert("RGB")
    box = fingerprints.trim_borders(np.asarray(picture.convert("L"))) if px else None
    return _network_input(picture, px, box, picture.size) if px else np.asarray(picture)


def jpeg(rgb: npt.NDArray[np.uint8]) -> bytes:
    """Pixels, uint8 [h, w, 3], as JPEG bytes of a thumbnail's quality."""
    return _jpeg(Image.fromarray(rgb))


# --- Opening safely ------------------------------------------------------------------------------------------------


@contextmanager
def _as_user_error(data: bytes, path: str) -> Iterator[None]:
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
class _Loaded:
    """A decoded picture, not yet upright.

    Attributes:
        size: Its full size; a JPEG's `image` may be reduced.
        layout: How to take its digests from the stream; None where `image` has all pixels.
    """

    image: Image.Image
    size: tuple[int, int]
    layout: fingerprints.JpegLayout | None


@contextmanager
def _loaded(data: bytes, path: str, alone: bool, long_side: int, both_sides: int) -> Iterator[_Loaded]:
    """Open and decode; memory is held for it while the context lasts.

    A JPEG is reduced while its long side stays at least `long_side` and both sides at least `both_sides`.
    """
    if not data:
        raise UserError("empty", phrase("the file is empty"), path)
    formats = sniffing.formats_of(data)
    if not formats:
        raise UserError("unsupported", sniffing.why_not(data), path)
    with ExitStack() as stack:
        with _as_user_error(data, path):
            layout = fingerprints.jpeg_layout(data) if formats == ("JPEG",) else None
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
        yield _Loaded(image, image.size if layout is None else size, layout)


def _scale(size: tuple[int, int], long_side: int, both_sides: int) -> int:
    """The largest of libjpeg's scales 1/8, 1/4, 1/2 and 1 that leaves what is asked for; its denominator."""
    short = min(size)
    for scale in (8, 4, 2):
        if max(size) // scale >= long_side and short // scale >= min(short, both_sides):
            return scale
    return 1


def _weight_jpeg(size: tuple[int, int], layout: fingerprints.JpegLayout, scale: int, path: str) -> int:
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


# --- From file to record -------------------------------------------------------------------------------------------


def _decode(data: bytes, path: str, input_px: int | None, alone: bool) -> Decoded:
    both_sides = input_px or fingerprints.HASH_PX
    with _loaded(data, path, alone, THUMBNAIL_PX, both_sides) as loaded, _as_user_error(data, path):
        image = loaded.image
        main, photo = _tags(image)
        orientation = exif.orientation(main)
        picture = _plain(image)
        profile = _other_profile(picture)
        digest, pixels = fingerprints.digests(data, orientation, profile, loaded.layout)
        if loaded.layout is None:
            pixels = digest if _lost_depth(image, data) else _pixel_digest(image, picture, orientation, profile)
        width, height = loaded.size if orientation < 5 else loaded.size[::-1]
        stars = exif.rating(main, image.info.get("xmp") or b"")
        facts = Facts(width, height, image.format or "", exif.camera(main), exif.taken(main, photo), stars)
        picture = shrunk(picture, orientation, THUMBNAIL_PX, both_sides)
    thumbnail = picture.resize(_fit(picture.size, THUMBNAIL_PX), _HAMMING)
    gray = thumbnail.convert("L")
    dct_hash, quality = fingerprints.dct_hash(_square(gray))
    box = fingerprints.trim_borders(np.asarray(gray))
    trimmed = None if box is None else fingerprints.dct_hash(_square(gray.crop(box)))[0]
    assert pixels is not None
    prints = Fingerprints(digest, pixels, dct_hash, trimmed, quality)
    network_input = None if input_px is None else _network_input(picture, input_px, box, thumbnail.size)
    return Decoded(facts, prints, _jpeg(thumbnail), network_input)


def _network_input(
    picture: Image.Image, px: int, box: tuple[int, int, int, int] | None, box_size: tuple[int, int]
) -> npt.NDArray[np.uint8]:
    """The square an encoder sees: what is inside uniform borders (`box`, in a rendition of `box_size`), squeezed.

    Without borders a copy in a frame, a letterbox or a screenshot looks to the network like its original.
    """
    inner = None
    if box is not None:
        across, down = picture.width / box_size[0], picture.height / box_size[1]
        inner = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    return np.asarray(picture.resize((px, px), _BILINEAR, inner))


def _tags(image: Image.Image) -> tuple[Mapping[int, Any], Mapping[int, Any]]:
    """EXIF tags of the first and of the photo directory; none where they cannot be parsed, which is no failure."""
    try:
        tags = image.getexif()
        return tags, tags.get_ifd(exif.EXIF_IFD)
    except Exception:
        log.debug("EXIF could not be parsed", exc_info=True)
        return {}, {}


def _plain(image: Image.Image) -> Image.Image:
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


def _lost_depth(image: Image.Image, data: bytes) -> bool:
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


def _pixel_digest(image: Image.Image, plain: Image.Image, orientation: int, profile: bytes) -> bytes:
    """Digest of all pixels, upright; grey, palette and opaque ones as RGB, so that a lossless re-coding is equal."""
    if image.mode.startswith(("I", "F")):
        return fingerprints.pixel_digest(np.asarray(_turned(image, orientation)), profile)
    mode = "RGB" if plain.mode == "L" else plain.mode
    if mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        mode = "RGB"
    colours = profile if mode in ("RGB", "RGBA") else mode.encode() + profile
    upright = _turned(plain, orientation)
    width, height = upright.size
    digest = fingerprints.PixelDigest(width, height, len(mode), 8, colours)
    rows = max(1, _STRIP_PIXELS // width)
    for top in range(0, height, rows):
        strip = upright.crop((0, top, width, min(height, top + rows)))
        digest.update((strip if strip.mode == mode else strip.convert(mode)).tobytes())
    return digest.digest()


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    return image if orientation == 1 else image.transpose(_UPRIGHT[orientation])


def shrunk(plain: Image.Image, orientation: int, long_side: int, both_sides: int) -> Image.Image:
    """A small upright sRGB picture without transparency, no smaller than `_scale` allows."""
    short = min(plain.size)
    # To twice of what is asked for: averaging boxes is fast but rough, the rest is left to a better filter.
    factor = min(max(plain.size) // (2 * long_side), short // min(short, 2 * both_sides))
    picture = plain.reduce(factor) if factor > 1 else plain
    return srgb(_turned(picture, orientation), plain.info.get("icc_profile"))


def srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture in one of the modes of `stored` as sRGB: 8 bits, its colour profile applied, laid on `BACKGROUND`."""
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


def _fit(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """`size` scaled down so that its long side is at most `long_side`; never up, never to nothing."""
    ratio = min(1.0, long_side / max(size))
    return max(1, round(size[0] * ratio)), max(1, round(size[1] * ratio))


def _square(gray: Image.Image) -> npt.NDArray[np.uint8]:
    """uint8 [64, 64] for `dct_hash`."""
    side = fingerprints.HASH_PX
    return np.asarray(gray.resize((side, side), _BOX if min(gray.size) >= side else _BILINEAR))


def _jpeg(picture: Image.Image) -> bytes:
    picture.info = {}  # or the profile and comment of the original would be saved with it
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_THUMBNAIL_QUALITY)
    return buffer.getvalue()


# --- Colour profiles -----------------------------------------------------------------------------------------------


def _other_profile(plain: Image.Image) -> bytes:
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
