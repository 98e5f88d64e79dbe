"""What headers say: the JPEG quality a file was saved with, ratings, places; and how sharp a picture is."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from core.errors import UserError
from core.pictures import decoding, headers
from core.pictures.exif import RATING
from core.records import Details
from tests import pictures

XMP = b"""<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description %s</rdf:RDF></x:xmpmeta>"""


def test_the_quality_of_libjpeg_is_found_exactly(tmp_path: Path) -> None:
    picture = Image.new("RGB", (32, 32), (10, 200, 30))
    for quality in (1, 10, 30, 49, 50, 51, 75, 85, 92, 95, 99, 100):
        file = pictures.save(picture, tmp_path / "x.jpg", quality=quality)
        assert headers.details(str(file)) == Details(quality, False, None)


@pytest.mark.parametrize("suffix", ["png", "webp", "tiff", "gif", "bmp"])
def test_other_formats_have_no_such_quality(tmp_path: Path, suffix: str) -> None:
    file = pictures.save(pictures.photo(1, 64, 48), tmp_path / f"x.{suffix}")
    assert headers.details(str(file)) == Details(None, False, None)


@pytest.mark.parametrize(
    ("xmp", "exif", "stars"),
    [
        (b'xmp:Rating="4"/>', None, 4), (b"><xmp:Rating>3</xmp:Rating></rdf:Description>", None, 3),
        (b'xmp:Rating="-1"/>', None, -1), (b'xmp:Rating="5"/>', 2, 5), (b"/>", 2, 2), (b"/>", 0, None),
        (b'xmp:Rating="99"/>', None, None), (b"/>", None, None), (b'xmp:Rating="' + b"9" * 5000 + b'"/>', None, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_ratings(tmp_path: Path, xmp: bytes, exif: int | None, stars: int | None, suffix: str) -> None:
    picture = pictures.photo(2, 64, 48)
    tags = Image.Exif()
    if exif is not None:
        tags[RATING] = exif
    packet = XMP % xmp
    options: dict[str, object] = {"exif": tags, "xmp": packet}
    if suffix == "png":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        options = {"exif": tags, "pnginfo": info}
    file = pictures.save(picture, tmp_path / f"x.{suffix}", **options)
    assert headers.details(str(file)).rating == stars
    assert headers.rating(str(file)) == stars
    assert decoding.decode(str(file), None).facts.rating == stars


@pytest.mark.parametrize(
    ("gps", "known"),
    [
        ({1: "N", 2: (47.0, 3.0, 4.5), 3: "E", 4: (8.0, 1.0, 2.0)}, True),
        ({0: b"\x02\x03\x00\x00"}, False),
        ({1: "N", 2: (47.0, 3.0, 4.5)}, False),
        ({}, False),
    ],
)
def test_places(tmp_path: Path, gps: dict[int, object], known: bool) -> None:
    tags = Image.Exif()
    tags[0x0110] = "Camera"
    tags.get_ifd(headers.GPS_IFD).update(gps)
    file = pictures.save(pictures.photo(3, 64, 48), tmp_path / "x.jpg", exif=tags)
    assert headers.details(str(file)).has_gps is known


def test_only_the_beginning_of_a_jpeg_is_read_and_damage_is_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    pictures.photo(4, 64, 48).save(buffer, "JPEG", quality=80)
    (tmp_path / "long.jpg").write_bytes(buffer.getvalue() + bytes(5 << 20))
    assert headers.details(str(tmp_path / "long.jpg")).jpeg_quality == 80
    (tmp_path / "cut.jpg").write_bytes(buffer.getvalue()[:100])
    (tmp_path / "text.jpg").write_text("no picture")
    (tmp_path / "empty.jpg").touch()
    for name in ("cut.jpg", "text.jpg", "empty.jpg", "gone.jpg"):
        with pytest.raises(UserError):
            headers.details(str(tmp_path / name))


def test_sharpness_falls_with_blur_and_not_with_contrast() -> None:
    picture = pictures.photo(5, 320, 240)
    values = [
        headers.sharpness(np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)))) for radius in (0, 0.7, 1.5, 4)
    ]
    assert values == sorted(values, reverse=True)
    assert values[0] > 1.5 * values[1]
    flat = np.asarray(picture.point(lambda value: 64 + value // 2))
    assert headers.sharpness(flat) == pytest.approx(values[0], rel=0.15)
    assert headers.sharpness(np.full((20, 20, 3), 7, np.uint8)) == 0
    assert headers.sharpness(np.zeros((2, 9, 3), np.uint8)) == 0
