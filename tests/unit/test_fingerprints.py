"""Digests, the perceptual hash and its turns, and borders, on arrays and JPEG streams made here."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.pictures import digests, fingerprints
from core.pictures.fingerprints import DIHEDRAL, INVERSE, MIN_QUALITY, apply_dihedral, dct_hash, dihedral, dihedral_all

Array = npt.NDArray[np.uint8]


def scene(seed: int = 0, height: int = 240, width: int = 320) -> Array:
    """A picture with structure at all scales, like a photograph: uint8 [height, width, 3]."""
    rng = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for cells in (3, 6, 12, 24, 48):
        coarse = Image.fromarray(rng.integers(0, 256, (cells, cells, 3), dtype=np.uint8))
        picture += np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) * (6 / cells)
    picture -= picture.min()
    return (picture * (255 / picture.max())).astype(np.uint8)


def square(picture: Array) -> Array:
    return np.asarray(Image.fromarray(picture).convert("L").resize((64, 64), Image.Resampling.BOX))


def encode(picture: Array, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", **{"quality": 85, **options})
    return buffer.getvalue()


def distance(a: bytes, b: bytes) -> int:
    return (int.from_bytes(a) ^ int.from_bytes(b)).bit_count()


# --- The hash ---


@given(st.integers(0, 2**32 - 1))
def test_hash_of_a_turned_picture_follows_from_the_hash(seed: int) -> None:
    gray = np.random.default_rng(seed).integers(0, 256, (64, 64), dtype=np.uint8)
    value, quality = dct_hash(gray)
    turned = dihedral(value)
    assert turned[0] == value
    for index in range(8):
        assert dct_hash(apply_dihedral(gray, index)) == (turned[index], quality)


@given(st.binary(min_size=32, max_size=32), st.integers(0, 7))
def test_every_turn_is_undone_by_its_inverse(value: bytes, index: int) -> None:
    assert dihedral(dihedral(value)[index])[INVERSE[index]] == value


def test_dihedral_operations_are_what_they_are_called() -> None:
    picture = np.arange(6).reshape(2, 3)
    by_name = {operation.name: apply_dihedral(picture, i).tolist() for i, operation in enumerate(DIHEDRAL)}
    assert len(by_name) == 8
    assert by_name["upright"] == [[0, 1, 2], [3, 4, 5]]
    assert by_name["turned 90° left"] == [[2, 5], [1, 4], [0, 3]]
    assert by_name["turned 90° right"] == [[3, 0], [4, 1], [5, 2]]
    assert by_name["turned 180°"] == [[5, 4, 3], [2, 1, 0]]
    assert by_name["mirrored"] == [[2, 1, 0], [5, 4, 3]]
    assert by_name["flipped upside down"] == [[3, 4, 5], [0, 1, 2]]


def test_dihedral_of_many_is_dihedral_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "_ROWS_AT_ONCE", 7)
    hashes = np.random.default_rng(1).integers(0, 256, (20, 32), dtype=np.uint8)
    many = dihedral_all(hashes)
    assert many.shape == (8, 20, 32)
    for row in range(20):
        assert [many[i, row].tobytes() for i in range(8)] == dihedral(hashes[row].tobytes())
    assert dihedral_all(hashes[:0]).shape == (8, 0, 32)


def test_copies_are_near_and_others_far() -> None:
    value, _ = dct_hash(square(scene()))
    small = np.asarray(Image.fromarray(scene()).resize((100, 75), Image.Resampling.LANCZOS))
    assert distance(value, dct_hash(square(small))[0]) <= 16
    coarse = np.asarray(Image.open(io.BytesIO(encode(scene(), quality=20))))
    assert distance(value, dct_hash(square(coarse))[0]) <= 16
    brighter = np.clip(scene().astype(np.int16) + 25, 0, 255).astype(np.uint8)
    assert distance(value, dct_hash(square(brighter))[0]) <= 16
    for seed in range(1, 20):
        assert distance(value, dct_hash(square(scene(seed)))[0]) > 80


def test_float_and_integer_pictures_hash_alike() -> None:
    gray = square(scene())
    assert dct_hash(gray) == dct_hash(gray.astype(np.float32)) == dct_hash(gray.astype(np.float64))


def test_hash_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="64 x 64"):
        dct_hash(np.zeros((32, 32), dtype=np.uint8))


# --- Quality ---

Y, X = np.mgrid[0:64, 0:64]


@pytest.mark.parametrize(
    "gray",
    [
        np.zeros((64, 64)),
        np.full((64, 64), 255),
        X * 4,
        (X + Y) * 2,
        X * Y / 16,
        255 - 5 * np.hypot(X - 20, Y - 20),
        (X >= 32) * 255,
        (X // 8 + Y // 8) % 2 * 255,
        128 + np.random.default_rng(0).normal(0, 1, (64, 64)),
    ],
    ids=["black", "white", "gradient", "diagonal", "product", "radial", "two halves", "chess-board", "noise"],
)
def test_pictures_without_structure_prove_nothing(gray: npt.NDArray[np.float64]) -> None:
    assert dct_hash(gray)[1] < MIN_QUALITY


@pytest.mark.parametrize("seed", range(5))
def test_pictures_with_structure_prove_something(seed: int) -> None:
    assert dct_hash(square(scene(seed)))[1] >= 60


def test_photographs_prove_something(shared: Path) -> None:
    paths = sorted((shared / "eval").rglob("*.jpg"))
    assert len(paths) > 500
    low = [p for p in paths if dct_hash(square(np.asarray(Image.open(p).convert("RGB"))))[1] < MIN_QUALITY]
    assert len(low) <= 2


# --- Digests ---


def test_content_digest_tells_every_byte_apart() -> None:
    data = encode(scene(), comment=b"hello")
    seen = {digests.content_digest(data)}
    for at in (3, 30, len(data) // 2, len(data) - 3, len(data) - 1):
        changed = bytearray(data)
        changed[at] ^= 1
        seen.add(digests.content_digest(bytes(changed)))
    seen.add(digests.content_digest(data + b"\0"))
    seen.add(digests.content_digest(data[:-2]))
    seen.add(digests.content_digest(b""))
    assert len(seen) == 9
    assert all(len(digest) == 32 for digest in seen)


@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_pixel_digest_ignores_metadata_only(progressive: bool) -> None:
    plain = encode(scene(), progressive=progressive)
    digest = digests.jpeg_pixel_digest(plain)
    assert digest is not None
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    assert digests.jpeg_pixel_digest(encode(scene(), progressive=progressive, exif=exif)) == digest
    assert digests.jpeg_pixel_digest(encode(scene(), progressive=progressive, comment=b"x")) == digest
    assert digests.jpeg_pixel_digest(plain + b"trailer \xff\xd8\xff\xe0 of a motion photo") == digest
    assert digests.jpeg_pixel_digest(plain, orientation=6) != digest
    assert digests.jpeg_pixel_digest(plain, profile=b"P3") != digest
    assert digests.jpeg_pixel_digest(encode(scene(), progressive=progressive, quality=84)) != digest
    assert digests.jpeg_pixel_digest(encode(scene(1), progressive=progressive)) != digest


def test_jpeg_pixel_digest_knows_what_changes_colours() -> None:
    plain = encode(scene())
    adobe = b"\xff\xee" + struct.pack(">H", 14) + b"Adobe\0\x64\0\0\0\0\x00"
    assert plain[2:4] == b"\xff\xe0"
    without_jfif = plain[:2] + plain[20:]
    stored_as_rgb = plain[:2] + adobe + plain[20:]
    assert len({digests.jpeg_pixel_digest(d) for d in (plain, without_jfif, stored_as_rgb)}) == 3


def test_jpeg_layout_counts_scans_and_gives_up_on_damage() -> None:
    baseline = digests.jpeg_layout(encode(scene()))
    assert baseline is not None
    assert (baseline.in_passes, baseline.scans) == (False, 1)
    progressive = digests.jpeg_layout(encode(scene(), progressive=True))
    assert progressive is not None
    assert progressive.in_passes
    assert progressive.scans == 10
    for data in (b"", b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\xff\xff", b"\x89PNG", encode(scene())[:300]):
        assert digests.jpeg_layout(data) is None
        assert digests.jpeg_pixel_digest(data) is None
        assert len(digests.content_digest(data)) == 32


@given(st.binary(max_size=400))
def test_jpeg_layout_survives_any_bytes(data: bytes) -> None:
    digests.jpeg_layout(b"\xff\xd8\xff" + data)


def test_pixel_digest_sees_pixels_shape_and_depth() -> None:
    picture = scene()
    digest = digests.pixel_digest(picture)
    assert digest == digests.pixel_digest(np.asfortranarray(picture))
    rows = digests.PixelDigest(320, 240, 3, 8)
    for start in range(0, 240, 50):
        rows.update(picture[start : start + 50].tobytes())
    assert rows.digest() == digest
    changed = picture.copy()
    changed[100, 100, 1] ^= 1
    assert digests.pixel_digest(changed) != digest
    assert digests.pixel_digest(picture.reshape(320, 240, 3)) != digest
    assert digests.pixel_digest(picture.reshape(240, 160, 6)) != digest
    wide = picture[..., 0].astype(np.uint16)
    assert digests.pixel_digest(wide) == digests.pixel_digest(wide.astype(">u2"))
    assert digests.pixel_digest(wide) != digests.pixel_digest(picture[..., 0])


# --- Borders ---


def framed(left: int, top: int, right: int, bottom: int, colour: int = 0) -> Array:
    gray = np.asarray(Image.fromarray(scene()).convert("L"))
    return np.pad(gray, ((top, bottom), (left, right)), constant_values=colour)


@pytest.mark.parametrize("colour", [0, 90, 255])
@pytest.mark.parametrize("sides", [(20, 20, 20, 20), (0, 40, 0, 40), (60, 0, 60, 0), (0, 0, 30, 0), (5, 6, 7, 8)])
def test_borders_are_cut_off(sides: tuple[int, int, int, int], colour: int) -> None:
    left, top, right, bottom = sides
    box = fingerprints.trim_borders(framed(left, top, right, bottom, colour))
    assert box is not None
    assert np.abs(np.subtract(box, (left, top, left + 320, top + 240))).max() <= 1


def test_compressed_letterbox_is_cut_off() -> None:
    boxed = np.pad(scene(), ((60, 60), (0, 0), (0, 0)))
    coded = Image.open(io.BytesIO(encode(boxed, quality=50))).convert("L")
    box = fingerprints.trim_borders(np.asarray(coded))
    assert box is not None
    assert np.abs(np.subtract(box, (0, 60, 320, 300))).max() <= 2


def test_frame_inside_a_letterbox_is_cut_off() -> None:
    gray = np.pad(framed(20, 20, 20, 20, 255), ((50, 50), (0, 0)))
    box = fingerprints.trim_borders(gray)
    assert box is not None
    assert np.abs(np.subtract(box, (20, 70, 340, 310))).max() <= 1


def test_pictures_without_borders_are_left_whole() -> None:
    gray = framed(0, 0, 0, 0)
    assert fingerprints.trim_borders(gray) is None
    for flat in (np.zeros((240, 320)), np.full((240, 320), 200), np.zeros((1, 1)), np.zeros((2, 300))):
        assert fingerprints.trim_borders(flat.astype(np.uint8)) is None
    sky = gray.copy()
    sky[:120] = 200
    assert fingerprints.trim_borders(sky) is None, "half of a picture is no border"
