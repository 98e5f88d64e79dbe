"""Decoding pictures made here in every format, mode and orientation, for the catalogue and the screen."""

from __future__ import annotations

import random
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import UserError
from core.pictures import decoding, opening, rendering
from core.pictures.fingerprints import MIN_QUALITY
from tests.encoded import FORMATS, decode, distance, encode, sixteen_bit_png, stored, thumbnail
from tests.pictures import photo

# --- Formats and modes ---


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_picture(kind: str) -> None:
    picture = photo(1, 1000, 700)
    decoded = decode(encode(picture, kind), 160)
    assert (decoded.facts.width, decoded.facts.height, decoded.facts.format) == (1000, 700, kind)
    assert decoded.network_input is not None
    assert (decoded.network_input.shape, decoded.network_input.dtype) == ((160, 160, 3), np.uint8)
    assert not decoded.network_input.flags.writeable
    assert thumbnail(decoded).shape == (224, 320, 3)
    original = decode(encode(picture, "PNG"), 160)
    assert distance(decoded, original) <= 12
    assert np.abs(thumbnail(decoded) - thumbnail(original)).mean() < 6
    assert decoded.fingerprints.quality >= MIN_QUALITY


def test_the_network_input_is_left_out_when_not_asked_for() -> None:
    assert decode(encode(photo(1), "JPEG")).network_input is None


@pytest.mark.parametrize(("width", "height"), [(1, 1), (2, 2), (1, 3000), (3000, 1), (5000, 40), (37, 53), (64, 64)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_every_shape_is_decoded(kind: str, width: int, height: int) -> None:
    decoded = decode(encode(photo(2, 640, 480).resize((width, height)), kind), 160)
    assert (decoded.facts.width, decoded.facts.height) == (width, height)
    assert decoded.network_input is not None
    assert decoded.network_input.shape == (160, 160, 3)
    rows, columns, _ = thumbnail(decoded).shape
    assert max(rows, columns) == min(320, max(width, height))


def test_a_large_jpeg_is_decoded_reduced_but_never_below_what_is_asked() -> None:
    assert opening._scale((4000, 3000), 320, 160) == 8
    assert opening._scale((4000, 3000), 320, 380) == 4
    assert opening._scale((2048, 1536), 320, 160) == 4
    assert opening._scale((320, 240), 320, 160) == 1
    assert opening._scale((8000, 100), 320, 160) == 1
    data = encode(photo(3, 2600, 1900), "JPEG")
    assert distance(decode(data, 160), decode(encode(photo(3, 2600, 1900), "PNG"), 160)) <= 12


def gray_variants() -> dict[str, bytes]:
    gray = photo(4, 400, 300).convert("L")
    values = np.asarray(gray)
    wide = Image.fromarray(values.astype(np.uint16) * 257)
    return {
        "L": encode(gray, "PNG"),
        "16-bit PNG": encode(wide, "PNG"),
        "16-bit TIFF": encode(wide, "TIFF"),
        "12 bits in 16": encode(Image.fromarray(values.astype(np.uint16) * 16), "TIFF"),
        "32-bit TIFF": encode(Image.fromarray(values.astype(np.int32) * 257), "TIFF"),
        "float to 1": encode(Image.fromarray(values.astype(np.float32) / 255), "TIFF"),
        "float to 255": encode(Image.fromarray(values.astype(np.float32)), "TIFF"),
        "16-bit colour": sixteen_bit_png(np.repeat(values[..., None], 3, 2).astype(np.uint16) * 257),
        "LA": encode(gray.convert("LA"), "PNG"),
        "RGB": encode(gray.convert("RGB"), "PNG"),
        "CMYK TIFF": encode(gray.convert("RGB").convert("CMYK"), "TIFF"),
        "CMYK JPEG": encode(gray.convert("RGB").convert("CMYK"), "JPEG", quality=95),
        "YCbCr TIFF": encode(gray.convert("RGB").convert("YCbCr"), "TIFF"),
        "P": encode(gray.convert("RGB").quantize(200), "PNG"),
    }


def test_every_depth_and_mode_is_scaled_to_the_same_grey() -> None:
    variants = {name: decode(data, 64) for name, data in gray_variants().items()}
    plain = variants["L"]
    for name, decoded in variants.items():
        assert np.abs(thumbnail(decoded) - thumbnail(plain)).mean() < 4, name
        assert distance(decoded, plain) <= 10, name


def test_float_pictures_with_holes_are_decoded() -> None:
    values = np.asarray(photo(4).convert("L"), np.float32) * 1000 - 5000
    values[:5] = np.nan
    values[5:9] = np.inf
    assert decode(encode(Image.fromarray(values), "TIFF")).fingerprints.quality >= MIN_QUALITY


def test_lab_is_decoded() -> None:
    lab = Image.merge("LAB", (photo(4).convert("L"), Image.new("L", (640, 480), 0), Image.new("L", (640, 480), 0)))
    decoded = decode(encode(lab, "TIFF"))
    assert distance(decoded, decode(encode(photo(4).convert("L"), "PNG"))) <= 12


def test_one_bit_is_decoded() -> None:
    assert decode(encode(photo(4).convert("1"), "PNG")).fingerprints.quality >= MIN_QUALITY


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "GIF"])
def test_transparency_is_laid_on_mid_grey(kind: str) -> None:
    picture = Image.new("RGBA", (200, 100), (255, 255, 255, 255))
    picture.paste((255, 0, 0, 0), (100, 0, 200, 100))
    decoded = thumbnail(decode(encode(picture, kind)))
    assert np.abs(decoded[:, :90] - 255).max() <= 4
    assert np.abs(decoded[:, 110:] - 128).max() <= 4


def test_transparent_palette_entries_are_transparent() -> None:
    picture = photo(5, 64, 64).quantize(16)
    values = np.asarray(picture)
    decoded = thumbnail(decode(encode(picture, "PNG", transparency=int(values[32, 32]))))
    assert np.abs(decoded[32, 32] - 128).max() <= 40


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_colour_can_mean_transparent(mode: str) -> None:
    picture = Image.new(mode, (100, 100), "white")
    picture.paste("black", (0, 0, 50, 100))
    decoded = thumbnail(decode(encode(picture, "PNG", transparency=0 if mode == "L" else (0, 0, 0))))
    assert np.abs(decoded[:, :40] - 128).max() <= 4
    assert np.abs(decoded[:, 60:] - 255).max() <= 4


def test_the_first_frame_stands_for_an_animation() -> None:
    frames = [photo(seed, 100, 80) for seed in (6, 7, 8)]
    for kind in ("GIF", "PNG", "WEBP", "TIFF"):
        data = encode(frames[0], kind, save_all=True, append_images=frames[1:])
        assert distance(decode(data), decode(encode(frames[0], "PNG"))) <= 32, kind


def test_the_first_picture_stands_for_an_mpo() -> None:
    first, second = photo(9, 500, 400), photo(10, 500, 400)
    data = encode(first, "MPO", save_all=True, append_images=[second])
    decoded = decode(data)
    assert decoded.facts.format == "MPO"
    assert distance(decoded, decode(encode(first, "PNG"))) <= 12


# --- Orientation ---


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF", "AVIF"])
def test_orientation_is_applied_once(kind: str, orientation: int) -> None:
    picture = photo(11, 480, 320)
    upright = decode(encode(picture, "PNG"), 96)
    decoded = decode(stored(picture, kind, orientation), 96)
    assert (decoded.facts.width, decoded.facts.height) == (480, 320)
    assert distance(decoded, upright) <= 12
    assert np.abs(thumbnail(decoded) - thumbnail(upright)).mean() < 6
    assert decoded.network_input is not None
    assert upright.network_input is not None
    assert np.abs(decoded.network_input.astype(int) - upright.network_input).mean() < 6


def test_nonsense_orientation_is_none() -> None:
    exif = Image.Exif()
    exif[0x0112] = 99
    assert decode(encode(photo(11), "JPEG", exif=exif)).facts.width == 640


def test_photographs_in_eight_orientations_are_one_picture(shared: Path) -> None:
    for name in ("Landscape", "Portrait"):
        decoded = [
            decoding.decode(str(shared / "awkward" / "orientation" / f"{name}_{i}.jpg"), 96) for i in range(1, 9)
        ]
        assert len({(d.facts.width, d.facts.height) for d in decoded}) == 1
        assert max(distance(decoded[0], other) for other in decoded) <= 24
        assert max(np.abs(thumbnail(decoded[0]) - thumbnail(other)).mean() for other in decoded) < 8


# --- What the photograph says ---


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D70", "NIKON D70"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("OLYMPUS IMAGING CORP.  ", "E-M5  ", "OLYMPUS E-M5"),
        ("samsung\0\0junk", "SM-G991B", "samsung SM-G991B"),
        ("Eastman Kodak Company", "KODAK DX", "Eastman Kodak KODAK DX"),
        ("", "X100", "X100"),
        ("Leica", "", "Leica"),
        ("", "", None),
        ("\x01\x02", "  ", None),
    ],
)
def test_camera(make: str, model: str, camera: str | None) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = make, model
    assert decode(encode(photo(16, 64, 64), "JPEG", exif=exif)).facts.camera == camera


@pytest.mark.parametrize(
    ("original", "digitised", "changed", "taken"),
    [
        ("2024:03:02 11:05:09", "2024:04:01 00:00:00", "2025:01:01 00:00:00", "2024-03-02T11:05:09"),
        ("0000:00:00 00:00:00", "2024:04:01 00:00:00", "2025:01:01 00:00:00", "2024-04-01T00:00:00"),
        ("    :  :     :  :  ", "", "2025:01:01 00:00:00", "2025-01-01T00:00:00"),
        ("2024-03-02T11:05:09+01:00", "", "", "2024-03-02T11:05:09"),
        ("2024:13:45 11:05:09", "no date", "9999:01:01 00:00:00", None),
        ("", "", "", None),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "HEIF"])
def test_capture_time(kind: str, original: str, digitised: str, changed: str, taken: str | None) -> None:
    exif = Image.Exif()
    exif[0x0132] = changed
    photo_tags = exif.get_ifd(0x8769)
    photo_tags[0x9003], photo_tags[0x9004] = original, digitised
    assert decode(encode(photo(16, 64, 64), kind, exif=exif.tobytes())).facts.taken == taken


def test_damaged_exif_is_no_failure_and_warns_nobody() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif.get_ifd(0x8769)[0x9003] = "2024:03:02 11:05:09"
    block = exif.tobytes()
    rng = random.Random(0)
    plain = decode(encode(photo(16, 64, 64), "JPEG"))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(200):
            damaged = bytearray(block)
            for _ in range(rng.randrange(1, 8)):
                damaged[rng.randrange(6, len(damaged))] = rng.randrange(256)
            cut = bytes(damaged)[: rng.randrange(6, len(damaged) + 1)]
            decoded = decode(encode(photo(16, 64, 64), "JPEG", exif=cut))
            assert decoded.fingerprints.pixel_digest == plain.fingerprints.pixel_digest or decoded.facts.width == 64
    assert [str(w.message) for w in caught if "PIL" in w.filename] == []


# --- The screen ---


def test_render_gives_packed_upright_pixels(tmp_path: Path) -> None:
    picture = photo(19, 1200, 800)
    path = tmp_path / "a.jpg"
    path.write_bytes(stored(picture, "JPEG", 6))
    width, height, pixels = rendering.render(str(path), 600)
    assert (width, height, len(pixels)) == (600, 400, 600 * 400 * 3)
    shown = np.frombuffer(pixels, np.uint8).reshape(400, 600, 3).astype(int)
    assert np.abs(shown - np.asarray(picture.resize((600, 400)), int)).mean() < 6
    assert rendering.render(str(path), 5000)[:2] == (1200, 800)
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(UserError, match="ends too early"):
        rendering.render(str(path), 600)


def test_a_damaged_thumbnail_is_a_sentence() -> None:
    with pytest.raises(UserError):
        decoding.thumbnail_rgb(b"\xff\xd8\xff nothing")


def test_the_network_sees_no_uniform_border() -> None:
    picture = photo(3).resize((300, 200))
    framed = Image.new("RGB", (400, 260), (20, 20, 20))
    framed.paste(picture, (50, 30))
    plain, inner = (decode(encode(p, "PNG"), input_px=64).network_input for p in (picture, framed))
    assert plain is not None
    assert inner is not None
    assert np.abs(plain.astype(int) - inner).mean() < 2
