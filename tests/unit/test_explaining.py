"""Explanations of pairs: the same verdict as matching, every rung told, from both sides, errors that name the file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from core.errors import UserError
from core.library import Library
from core.pictures import decoding, edits
from core.records import Explanation, Kind, Photo, Ruling
from tests.fakes import FakeEncoder
from tests.pictures import photo, save

MADE = (
    "saved at low quality", "made small", "cropped to 60 %", "cropped to 45 %", "turned", "mirrored", "caption",
    "framed", "screenshot", "shared", "reposted",
)  # fmt: skip
WHEN = "2024:05:01 10:00:{:02}"


def exif(second: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F], tags[0x0110] = "Lumen", "L1"
    tags.get_ifd(0x8769)[0x9003] = WHEN.format(second)
    return tags


def frame(seed: int, depth: float) -> Image.Image:
    """Another shot of `photo(seed)`: near and far things have moved apart."""
    picture = photo(seed)
    rng = np.random.default_rng(seed)
    field = Image.fromarray(rng.uniform(-1, 1, (4, 4)).astype(np.float32)).resize(
        picture.size, Image.Resampling.BICUBIC
    )
    y, x = np.mgrid[: picture.height, : picture.width]
    x = (x + 8 + depth * np.asarray(field)).round().astype(int).clip(0, picture.width - 1)
    return Image.fromarray(np.asarray(picture)[y, x]).filter(ImageFilter.GaussianBlur(0.5))


def page(number: str) -> Image.Image:
    out = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(out)
    draw.text((50, 40), "INVOICE  Example Inc.", fill="black", font_size=35)
    for line in range(14):
        draw.text((60, 155 + 50 * line), f"Item {line}   service and parts", fill="black", font_size=18)
        draw.text((450, 155 + 50 * line), f"{line * 37 % 11 + int(number):6d}.00", fill="black", font_size=24)
    return out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of many kinds, shots of one moment, strangers, blank pictures and pages of one form."""
    folder = tmp_path_factory.mktemp("pictures")
    for kind in MADE:
        data = edits.make(np.asarray(photo(1)), kind, 3)
        (folder / f"copy {kind.replace(' %', '')}.jpg").write_bytes(data)
    save(photo(1), folder / "original.jpg", quality=95)
    (folder / "bytes.jpg").write_bytes((folder / "original.jpg").read_bytes())
    data = (folder / "original.jpg").read_bytes()
    (folder / "pixels.jpg").write_bytes(data[:2] + b"\xff\xfe\x00\x06note" + data[2:])
    save(photo(2), folder / "burst-1.jpg", exif=exif(1))
    save(frame(2, 10), folder / "burst-2.jpg", exif=exif(3))
    save(frame(2, 4), folder / "frame.jpg")
    save(photo(3), folder / "stranger.jpg")
    save(Image.new("RGB", (400, 300), "white"), folder / "blank.jpg")
    save(Image.new("RGB", (400, 300), (250, 250, 250)), folder / "blank-2.jpg")
    save(page("1"), folder / "page-1.png")
    save(page("7"), folder / "page-2.png")
    save(page("1").resize((500, 707)), folder / "page-small.png")
    return folder


def wide_encoder() -> FakeEncoder:
    """One that also brings crops together, as a real one does."""
    encoder = FakeEncoder()
    spaces = {name: replace(space, radius=116) for name, space in encoder.spec.spaces.items()}
    encoder.spec = replace(encoder.spec, spaces=spaces)
    return encoder


@pytest.fixture(scope="module")
def scan(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which the folder was scanned."""
    directory = tmp_path_factory.mktemp("scanned")
    with Library.open(directory, encoder=wide_encoder()) as library:
        library.scan([str(folder)], sequential=True)
    return directory


@pytest.fixture
def scanned(scan: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(scan, tmp_path / "library")
    with Library.open(tmp_path / "library", encoder=wide_encoder()) as library:
        yield library


def photos(library: Library) -> dict[str, Photo]:
    return {Path(p.path).stem: p for p in library.photos(library.photo_ids().tolist())}


def test_it_says_what_matching_says(scanned: Library) -> None:
    known = photos(scanned)
    pairs = [("original", name) for name in known if name != "original"]
    doubtful = list(combinations(["burst-1", "burst-2", "frame", "stranger"], 2))
    pairs += doubtful + list(combinations(["blank", "blank-2", "page-1", "page-2", "page-small", "stranger"], 2))
    doubtful += [
        ("original", "copy reposted"),
        ("copy shared", "copy reposted"),
        ("copy made small", "copy screenshot"),
    ]
    kinds, unseen = set(), set()
    for strictness, some in ((0.4, pairs + doubtful[-2:]), (0.05, doubtful), (0.9, doubtful), (1.0, doubtful)):
        scanned.set_strictness(strictness)
        for one, two in some:
            a, b = known[one], known[two]
            told = scanned.explain(a.path, b.path)
            kinds.add(told.kind)
            if a.content_id == b.content_id:
                assert told.kind is Kind.SAME_BYTES
                continue
            match = scanned._duplicates.match_of(a.content_id, b.content_id)
            if "A scan would not have compared them" in told.sentence:
                assert match is None
                unseen.add((one, two))
                continue
            assert told.kind is (None if match is None else match.kind), (one, two, told.sentence)
            if match is not None and match.kind is not Kind.BURST:
                assert told.confidence == match.confidence
    assert kinds == {None, *Kind} - {Kind.KEEPER}
    assert len(unseen) == 1  # some copy that only a better encoder than this one brings together


def score(told: Explanation, name: str) -> tuple[bool | None, str]:
    return next((s.passed, s.sentence) for s in told.scores if s.name == name)


def test_both_sides_hear_the_same(library: Library, folder: Path) -> None:
    names = ["original.jpg", "copy reposted.jpg", "copy cropped to 60.jpg", "burst-2.jpg", "burst-1.jpg", "blank.jpg"]
    for one, two in combinations(names, 2):
        there = library.explain(str(folder / one), str(folder / two))
        back = library.explain(str(folder / two), str(folder / one))
        assert (there.kind, there.confidence) == (back.kind, back.confidence)
        assert [(s.name, s.value, s.limit, s.passed) for s in there.scores] == [
            (s.name, s.value, s.limit, s.passed) for s in back.scores
        ]


def test_a_part_is_shown_where_it_lies(library: Library, folder: Path) -> None:
    whole, part = str(folder / "original.jpg"), str(folder / "copy cropped to 60.jpg")
    told = library.explain(whole, part)
    assert told.kind is Kind.CROPPED
    assert "The second picture is a part of the first picture (60 % of the picture)" in told.sentence
    assert told.rectangle is not None
    left, top, right, bottom = told.rectangle
    assert (right - left) * (bottom - top) == pytest.approx(0.6, abs=0.02)
    assert told.pictures is not None
    first, laid, difference = (decoding.thumbnail_rgb(jpeg).astype(int) for jpeg in told.pictures)
    height, width = first.shape[:2]
    inside = np.s_[
        round(top * height) + 4 : round(bottom * height) - 4, round(left * width) + 4 : round(right * width) - 4
    ]
    assert np.abs(first[inside] - laid[inside]).mean() < 4
    assert difference[inside].mean() < 16
    back = library.explain(part, whole)
    assert "The first picture is a part of the second picture" in back.sentence
    assert back.rectangle is None


@pytest.mark.parametrize(
    ("one", "two", "kind", "words", "rung"),
    [
        ("original.jpg", "bytes.jpg", Kind.SAME_BYTES, "The same file, byte for byte", ("File", True)),
        ("original.jpg", "pixels.jpg", Kind.SAME_PIXELS, "every pixel is equal", ("Pixels", True)),
        ("original.jpg", "stranger.jpg", None, "fewer than 10 details agree", ("Details in place", False)),
        ("burst-1.jpg", "burst-2.jpg", Kind.BURST, "the same camera took them 2 s apart", ("Camera and time", False)),
        ("burst-2.jpg", "frame.jpg", Kind.BURST, "have moved against each other", ("In one piece", False)),
        ("blank.jpg", "blank-2.jpg", None, "too plain to be told from others", ("Structure", False)),
        ("page-1.png", "page-2.png", None, "some spot of them differs", ("Pages", False)),
        ("page-1.png", "page-small.png", Kind.RESIZED, "in another size", ("Pages", True)),
    ],
)
def test_the_verdict_names_what_decided(
    library: Library, folder: Path, one: str, two: str, kind: Kind | None, words: str, rung: tuple[str, bool]
) -> None:
    told = library.explain(str(folder / one), str(folder / two))
    assert told.kind is kind
    assert words in told.sentence
    assert score(told, rung[0])[0] is rung[1]
    assert told.thumbnails[0].startswith(b"\xff\xd8")
    assert all(s.sentence.endswith(".") for s in told.scores)


def test_it_follows_the_strictness(library: Library, folder: Path) -> None:
    a, b = str(folder / "original.jpg"), str(folder / "copy reposted.jpg")
    told = library.explain(a, b)
    assert told.kind is Kind.EDITED
    library.set_strictness(1.0)
    strict = library.explain(a, b)
    assert strict.confidence == told.confidence
    assert strict.kind in (None, Kind.BURST)
    assert "100 % is asked for" in strict.sentence
    assert score(strict, "Sure to be a copy")[0] is False


def test_what_the_person_decided_stands_first(scanned: Library) -> None:
    known = photos(scanned)
    a, b = known["original"], known["copy framed"]
    scanned.review.decide(Ruling.NOT_SAME, b.id, [a.id])
    told = scanned.explain(b.path, a.path)
    assert told.ruling is Ruling.NOT_SAME
    assert told.sentence.startswith("You decided on ")
    assert score(told, "Your decision")[0] is False
    assert scanned.explain(known["copy mirrored"].path, known["copy caption"].path).ruling is None


@pytest.mark.parametrize("damage", [lambda p: p.write_bytes(p.read_bytes()[:3000]), lambda p: p.unlink()])
def test_a_file_that_cannot_be_read_is_named(
    library: Library, folder: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    bad = save(photo(5), tmp_path / "bad.jpg")
    damage(bad)
    for pair in ((bad, folder / "original.jpg"), (folder / "original.jpg", bad)):
        with pytest.raises(UserError) as error:
            library.explain(*map(str, pair))
        assert error.value.path == str(bad)
