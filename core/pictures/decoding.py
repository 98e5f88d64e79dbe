"""One read of a picture file, opened safely (`core.pictures.opening`): upright renditions, fingerprints and facts.

A JPEG is decoded at the smallest of libjpeg's scales (1/8, 1/4, 1/2) that still covers what is asked for, and its pixel
digest comes from the coded stream; every other format is decoded whole.

All functions may be called from any number of threads at once.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.pictures import colours, digests, exif, fingerprints, opening
from core.pictures.reading import file_bytes
from core.records import Decoded, Facts, Fingerprints

log = logging.getLogger(__name__)

THUMBNAIL_PX: Final = 320
"""Long side of a thumbnail at most; smaller pictures are not enlarged."""

_STRIP_PIXELS = 1 << 20
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
    with source as (data, alone), opening.loaded(data, path, alone, long_side, 1) as loaded:
        with opening.as_user_error(data, path):
            yield colours.plain(loaded.image), exif.orientation(_tags(loaded.image)[0])


def thumbnail_rgb(jpeg: bytes, px: int = 0) -> npt.NDArray[np.uint8]:
    """The pixels of a thumbnail made by `decode`, uint8 [h, w, 3], read-only; with `px` a network input made of it."""
    with opening.as_user_error(jpeg, "thumbnail"):
        picture = Image.open(io.BytesIO(jpeg), formats=["JPEG"]).convert("RGB")
    box = fingerprints.trim_borders(np.asarray(picture.convert("L"))) if px else None
    return _network_input(picture, px, box, picture.size) if px else np.asarray(picture)


def jpeg(rgb: npt.NDArray[np.uint8]) -> bytes:
    """Pixels, uint8 [h, w, 3], as JPEG bytes of a thumbnail's quality."""
    return _jpeg(Image.fromarray(rgb))


# --- From file to record -------------------------------------------------------------------------------------------


def _decode(data: bytes, path: str, input_px: int | None, alone: bool) -> Decoded:
    both_sides = input_px or fingerprints.HASH_PX
    with opening.loaded(data, path, alone, THUMBNAIL_PX, both_sides) as loaded, opening.as_user_error(data, path):
        image = loaded.image
        main, photo = _tags(image)
        orientation = exif.orientation(main)
        picture = colours.plain(image)
        profile = colours.other_profile(picture)
        digest, pixels = digests.both(data, orientation, profile, loaded.layout)
        if loaded.layout is None:
            pixels = digest if opening.lost_depth(image, data) else _pixel_digest(image, picture, orientation, profile)
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


def _pixel_digest(image: Image.Image, plain: Image.Image, orientation: int, profile: bytes) -> bytes:
    """Digest of all pixels, upright; grey, palette and opaque ones as RGB, so that a lossless re-coding is equal."""
    if image.mode.startswith(("I", "F")):
        return digests.pixel_digest(np.asarray(_turned(image, orientation)), profile)
    mode = "RGB" if plain.mode == "L" else plain.mode
    if mode == "RGBA" and plain.getchannel("A").getextrema() == (255, 255):
        mode = "RGB"
    meaning = profile if mode in ("RGB", "RGBA") else mode.encode() + profile
    upright = _turned(plain, orientation)
    width, height = upright.size
    digest = digests.PixelDigest(width, height, len(mode), 8, meaning)
    rows = max(1, _STRIP_PIXELS // width)
    for top in range(0, height, rows):
        strip = upright.crop((0, top, width, min(height, top + rows)))
        digest.update((strip if strip.mode == mode else strip.convert(mode)).tobytes())
    return digest.digest()


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    return image if orientation == 1 else image.transpose(_UPRIGHT[orientation])


def shrunk(plain: Image.Image, orientation: int, long_side: int, both_sides: int) -> Image.Image:
    """A small upright sRGB picture without transparency, no smaller than `opening.loaded` allows."""
    short = min(plain.size)
    # To twice of what is asked for: averaging boxes is fast but rough, the rest is left to a better filter.
    factor = min(max(plain.size) // (2 * long_side), short // min(short, 2 * both_sides))
    picture = plain.reduce(factor) if factor > 1 else plain
    return colours.srgb(_turned(picture, orientation), plain.info.get("icc_profile"))


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
