"""What decoding calls the same pixels, and colour profiles."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests.encoded import decode, distance, encode, sixteen_bit_png, stored, thumbnail
from tests.pictures import photo

# --- Digests ---


def test_lossless_recoding_keeps_the_pixel_digest() -> None:
    picture = photo(12, 300, 200)
    opaque = picture.convert("RGBA")
    files = [
        encode(picture, "PNG"),
        encode(picture, "PNG", compress_level=1),
        encode(picture, "TIFF"),
        encode(picture, "TIFF", compression="tiff_lzw"),
        encode(picture, "BMP"),
        encode(picture, "WEBP", lossless=True),
        encode(opaque, "PNG"),
        *(stored(picture, "PNG", orientation) for orientation in (3, 5, 6)),
    ]
    assert len({decode(data).fingerprints.pixel_digest for data in files}) == 1
    assert len({decode(data).fingerprints.digest for data in files}) == len(files)
    few = picture.quantize(64)
    assert (
        decode(encode(few, "PNG")).fingerprints.pixel_digest
        == decode(encode(few.convert("RGB"), "PNG")).fingerprints.pixel_digest
    )
    gray = picture.convert("L")
    assert (
        decode(encode(gray, "PNG")).fingerprints.pixel_digest
        == decode(encode(gray.convert("RGB"), "TIFF")).fingerprints.pixel_digest
    )


def test_one_changed_sample_changes_the_pixel_digest() -> None:
    values = np.array(photo(12, 300, 200).convert("RGBA"))
    values[..., 3] = 200
    wide = np.asarray(photo(12, 300, 200), dtype=np.uint16) * 257
    digests = set()
    for change in (0, 1):
        values[150, 100, 3] ^= change
        wide[150, 100, 1] ^= change
        gray = Image.fromarray(np.ascontiguousarray(wide[..., 1]))
        for data in (
            encode(Image.fromarray(values), "PNG"),
            encode(Image.fromarray(values[..., :3].copy()), "PNG"),
            sixteen_bit_png(wide),
            encode(gray, "PNG"),
        ):
            digests.add(decode(data).fingerprints.pixel_digest)
    assert len(digests) == 7, "all differ but the two that only transparency parted"


def test_jpeg_metadata_and_turning_tags() -> None:
    picture = photo(13, 640, 480)
    plain, tagged = encode(picture, "JPEG"), stored(picture, "JPEG", 1)
    other = decode(stored(picture, "JPEG", 6))
    assert decode(plain).fingerprints.pixel_digest == decode(tagged).fingerprints.pixel_digest
    assert decode(plain).fingerprints.digest != decode(tagged).fingerprints.digest
    assert decode(plain).fingerprints.pixel_digest != other.fingerprints.pixel_digest


def test_a_jpeg_that_cannot_be_taken_apart_is_digested_by_its_pixels() -> None:
    data = encode(photo(13, 640, 480), "JPEG")
    with_junk = data[:2] + b"\xff\xe0\x00\x04ab" + b"junk" + data[2:]
    decoded = decode(with_junk)
    again = decode(data[:2] + b"\xff\xe0\x00\x04ab" + b"more" + data[2:])
    assert decoded.fingerprints.pixel_digest == again.fingerprints.pixel_digest
    assert distance(decoded, decode(data)) <= 4


def test_borders_give_a_second_hash() -> None:
    picture = photo(14, 600, 400)
    boxed = Image.new("RGB", (600, 600))
    boxed.paste(picture, (0, 100))
    plain, letterboxed = decode(encode(picture, "JPEG")), decode(encode(boxed, "JPEG", quality=70))
    assert plain.fingerprints.trimmed_hash is None
    trimmed = letterboxed.fingerprints.trimmed_hash
    assert trimmed is not None
    assert (int.from_bytes(trimmed) ^ int.from_bytes(plain.fingerprints.dct_hash)).bit_count() <= 24


# --- Colour profiles ---


def other_profile() -> bytes:
    """sRGB with red and green exchanged, so a profile that plainly changes what is shown."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_profiles_are_converted_to_srgb(kind: str) -> None:
    picture = Image.new("RGB", (100, 100), (200, 30, 30))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = decode(encode(picture, kind))
    same, other = (
        decode(encode(picture, kind, icc_profile=srgb)),
        decode(encode(picture, kind, icc_profile=other_profile())),
    )
    assert np.abs(thumbnail(same)[50, 50] - (200, 30, 30)).max() < 12
    assert np.abs(thumbnail(other)[50, 50] - (30, 200, 30)).max() < 12
    assert plain.fingerprints.pixel_digest == same.fingerprints.pixel_digest != other.fingerprints.pixel_digest
    assert b"ICC_PROFILE" not in other.thumbnail


def test_transparency_survives_a_profile() -> None:
    picture = Image.new("RGBA", (100, 100), (200, 30, 30, 0))
    assert np.abs(thumbnail(decode(encode(picture, "PNG", icc_profile=other_profile()))) - 128).max() <= 6


def test_damaged_profiles_are_ignored() -> None:
    picture = photo(15)
    for profile in (b"nonsense", other_profile()[:200], other_profile()[:40] + b"\0" * 100):
        decoded = decode(encode(picture, "JPEG", icc_profile=profile))
        assert distance(decoded, decode(encode(picture, "JPEG"))) == 0
