"""The verifier on pictures made here and, where they are, on real ones: each edit by its name, nothing from nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from core.match import extent, verifier
from core.match.comparison import Comparison, refine
from core.match.verdict import Verdict
from core.match.verifier import Rendition, verify
from core.pictures.fingerprints import DIHEDRAL, INVERSE, apply_dihedral
from core.records import STRICTNESS, Kind
from tests.pictures import photo

Picture = Image.Image


def compressed(picture: Picture, quality: int) -> Picture:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


def rendition(picture: Picture) -> Rendition:
    small = picture.convert("RGB")
    small.thumbnail((320, 320), Image.Resampling.LANCZOS)
    return Rendition(np.asarray(compressed(small, 82)), picture.size)


def check(a: Picture, b: Picture, **options: float | bool | None) -> Verdict:
    return verify(rendition(a), rendition(b), **options)  # type: ignore[arg-type]


ORIGINAL = photo(1)


def part(picture: Picture, left: float, top: float, right: float, bottom: float) -> Picture:
    w, h = picture.size
    return picture.crop((round(left * w), round(top * h), round(right * w), round(bottom * h)))


def captioned(picture: Picture) -> Picture:
    out = picture.copy()
    draw = ImageDraw.Draw(out)
    draw.rectangle((0, out.height * 0.84, out.width, out.height), fill="black")
    draw.text((20, out.height * 0.86), "a caption over it", fill="white", font_size=40)
    return out


def screenshot(picture: Picture) -> Picture:
    page = Image.new("RGB", (round(picture.width * 1.2), round(picture.height * 1.6)), (245, 245, 245))
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, page.width, 60), fill=(40, 80, 160))
    for line in range(6):
        draw.text((30, page.height - 150 + 24 * line), "words below the picture " * 2, fill="black", font_size=18)
    page.paste(picture, (round(picture.width * 0.1), 90))
    return page


EDITS: list[tuple[str, Callable[[Picture], Picture], Kind, str]] = [
    ("quality 50", lambda p: compressed(p, 50), Kind.RE_ENCODED, ""),
    ("half size", lambda p: p.reduce(2), Kind.RESIZED, "320 × 240 of 640 × 480"),
    ("eighth", lambda p: part(p, 0.1, 0.2, 0.7, 0.9), Kind.CROPPED, "42 % of the picture"),
    ("left turn", lambda p: p.transpose(Image.Transpose.ROTATE_90), Kind.TURNED, "turned 90° left"),
    ("right turn", lambda p: p.transpose(Image.Transpose.ROTATE_270), Kind.TURNED, "turned 90° right"),
    ("upside down", lambda p: p.transpose(Image.Transpose.ROTATE_180), Kind.TURNED, "turned 180°"),
    ("mirror", ImageOps.mirror, Kind.MIRRORED, "mirrored"),
    ("flip", ImageOps.flip, Kind.MIRRORED, "flipped upside down"),
    ("turned crop", lambda p: part(ImageOps.mirror(p), 0, 0, 0.8, 0.9), Kind.CROPPED, "72 % of the picture, mirrored"),
    ("grey", lambda p: p.convert("L").convert("RGB"), Kind.EDITED, "grey"),
    ("brighter", lambda p: ImageEnhance.Brightness(p).enhance(1.3), Kind.EDITED, "brighter"),
    ("darker", lambda p: ImageEnhance.Brightness(p).enhance(0.6), Kind.EDITED, "darker"),
    ("colourful", lambda p: ImageEnhance.Color(p).enhance(1.8), Kind.EDITED, "colours changed"),
    ("blurred", lambda p: p.filter(ImageFilter.GaussianBlur(p.width / 160)), Kind.EDITED, "blurred"),
    ("tilted", lambda p: p.rotate(4, Image.Resampling.BICUBIC), Kind.EDITED, "tilted 4°"),
    ("stretched", lambda p: p.resize((round(p.width * 1.2), p.height)), Kind.EDITED, "stretched"),
    ("caption", captioned, Kind.EDITED, "something added or covered"),
    ("border", lambda p: ImageOps.expand(p, 40, "white"), Kind.EDITED, "border added"),
    ("screenshot", screenshot, Kind.EDITED, "inside a larger picture"),
]


@pytest.mark.parametrize(("make", "kind", "detail"), [e[1:] for e in EDITS], ids=[e[0] for e in EDITS])
def test_each_edit_is_known_for_what_it_is(make: Callable[[Picture], Picture], kind: Kind, detail: str) -> None:
    verdict = check(ORIGINAL, make(ORIGINAL))
    assert (verdict.kind, verdict.swapped) == (kind, False)
    assert detail in verdict.detail
    assert verdict.confidence > 0.9
    back = check(make(ORIGINAL), ORIGINAL)
    assert back.kind is kind
    if kind in (Kind.CROPPED, Kind.EDITED) and detail not in ("brighter", "darker", "colours changed", "stretched"):
        one_way = detail not in ("blurred", "something added or covered") and not detail.startswith("tilted")
        assert back.swapped or not one_way


def test_the_rectangle_of_a_crop() -> None:
    verdict = check(ORIGINAL, part(ORIGINAL, 0.25, 0.1, 0.75, 0.7))
    assert verdict.rectangle == pytest.approx((0.25, 0.1, 0.75, 0.7), abs=0.01)
    back = check(part(ORIGINAL, 0.25, 0.1, 0.75, 0.7), ORIGINAL)
    assert back.swapped
    assert back.rectangle == pytest.approx((0.25, 0.1, 0.75, 0.7), abs=0.01)


@pytest.mark.parametrize("index", range(8))
def test_a_turn_known_from_the_hash_needs_no_features(index: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifier, "_features", lambda rgb: pytest.fail("features were looked for"))
    turned = Image.fromarray(np.ascontiguousarray(apply_dihedral(np.asarray(ORIGINAL), index)))
    verdict = check(ORIGINAL, compressed(turned, 80), laid=index)
    assert verdict.kind is (Kind.RE_ENCODED if index == 0 else Kind.MIRRORED if index > 3 else Kind.TURNED)
    assert verdict.detail == (DIHEDRAL[index].name if index else "")
    back = check(turned, ORIGINAL, laid=INVERSE[index])
    assert back.kind is verdict.kind


def test_a_wrong_hint_does_no_harm() -> None:
    assert check(ORIGINAL, ORIGINAL, laid=3).kind is Kind.RE_ENCODED
    assert check(ORIGINAL, part(ORIGINAL, 0, 0, 0.6, 0.9), laid=0).kind is Kind.CROPPED
    assert check(ORIGINAL, photo(2), laid=0).kind is None


def test_mirrored_descriptors_are_those_of_the_mirrored_picture() -> None:
    whole = rendition(ORIGINAL)
    other = Rendition(np.ascontiguousarray(whole.rgb[:, ::-1]), whole.size)
    found = verifier.align(whole, other)
    assert found is not None
    assert found.inliers > 100
    assert found.matrix == pytest.approx(np.array([[-1, 0, 319], [0, 1, 0]]), abs=0.3)


def test_the_direct_map_is_that_of_the_turn() -> None:
    rng = np.random.default_rng(0)
    picture = rng.integers(0, 256, (30, 40), dtype=np.uint8)
    for index in range(8):
        turned = np.ascontiguousarray(apply_dihedral(picture, index))
        matrix = extent.direct((40, 30), (turned.shape[1], turned.shape[0]), index)
        back = cv2.warpAffine(turned, matrix, (40, 30), flags=cv2.INTER_NEAREST)
        assert (back == picture).all()


def test_strangers_and_blanks_are_nothing() -> None:
    for a, b in combinations(range(6), 2):
        assert check(photo(a), photo(b)).kind is None
    blank, dark = Image.new("RGB", (400, 300), "white"), Image.new("RGB", (400, 300), (3, 3, 3))
    gradient = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    for a, b in combinations((blank, dark, gradient, ORIGINAL), 2):
        assert check(a, b, laid=0).kind is None
    assert check(blank, blank, laid=0).kind is None
    tiny = Image.new("RGB", (1, 1), "red")
    assert check(tiny, tiny, laid=0).kind is None
    assert check(tiny, ORIGINAL, laid=0).kind is None


def page(seed: int, number: str) -> Picture:
    """A form: the same layout, another number."""
    rng = np.random.default_rng(seed)
    out = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(out)
    draw.text((50, 40), "INVOICE  Example Inc.", fill="black", font_size=35)
    draw.text((60, 110), f"Number {number}", fill="black", font_size=24)
    for line in range(14):
        draw.text((60, 255 + 40 * line), f"Item {line}   service and parts", fill="black", font_size=18)
        draw.text((450, 255 + 40 * line), f"{rng.uniform(1, 9999):8.2f}", fill="black", font_size=18)
    return out


def test_pages_of_one_form_are_no_copies_but_a_page_is_one_of_itself() -> None:
    for a, b in combinations(range(4), 2):
        assert check(page(a, str(a * 7919)), page(b, str(b * 7919)), laid=0).kind is None
    assert check(page(0, "0"), compressed(page(0, "0"), 60), laid=0).kind is Kind.RE_ENCODED
    assert check(page(0, "0"), page(0, "0").resize((310, 438)), laid=0).kind is Kind.RESIZED


def frame(picture: Picture, seed: int, shift: float, depth: float) -> Picture:
    """Another frame of the scene: the camera moved, near and far things not alike, and the sensor's own noise."""
    rng = np.random.default_rng(seed)
    pixels = np.asarray(picture)
    h, w = pixels.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    for axis, places in enumerate((x, y)):
        field = cv2.resize(rng.normal(0, 1, (4, 4)).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)
        places += shift * (axis + 1) + depth * field
    moved = cv2.remap(pixels, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    return Image.fromarray((moved + rng.normal(0, 3, moved.shape)).clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("shift", "depth"), [(0.0, 2.0), (8.0, 0.0), (10.0, 3.0)])
def test_other_frames_of_a_scene_are_a_burst(seed: int, shift: float, depth: float) -> None:
    scene = photo(seed)
    assert check(scene, frame(scene, seed, shift, depth), laid=0).kind is Kind.BURST


def exposure(scene: Picture, stops: float, seed: int) -> Picture:
    """A scene of far more light and shadow than a picture holds, at some exposure, by a sensor with noise."""
    light = (np.asarray(scene, np.float32) / 255) ** 6 * 40
    noise = np.random.default_rng(seed).normal(0, 0.002, light.shape)
    return Image.fromarray((255 * (light * 2**stops + noise).clip(0, 1) ** (1 / 2.2)).astype(np.uint8))


@pytest.mark.parametrize("seed", range(4))
def test_brackets_are_no_copies_and_brighter_ones_are(seed: int) -> None:
    dark, bright = exposure(photo(seed), -3, 1), exposure(photo(seed), 3, 2)
    for a, b in ((dark, bright), (bright, dark)):
        assert check(a, b, laid=0).called(STRICTNESS["loose"]) in (None, Kind.BURST)
    for factor in (0.6, 1.3):
        brighter = ImageEnhance.Brightness(photo(seed)).enhance(factor)
        assert check(photo(seed), brighter, laid=0).called(STRICTNESS["strict"]) is Kind.EDITED


def test_nothing_from_nothing_however_loose() -> None:
    """Plain, nearly plain and tiny pictures, pages of one form and screens of one program: no copies of each other."""
    rng = np.random.default_rng(0)
    gray = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    plain = [
        Image.new("RGB", (400, 300), "white"), Image.new("RGB", (400, 300), (250, 250, 251)),
        Image.new("RGB", (400, 300), (3, 3, 3)), Image.new("RGB", (380, 300), "red"), gray, ImageOps.flip(gray),
        Image.fromarray(rng.integers(0, 6, (300, 400, 3), dtype=np.uint8)), Image.new("RGB", (1, 1), "red"),
        Image.new("RGB", (3, 2), "red"), photo(3).resize((12, 9)).resize((400, 300), Image.Resampling.BICUBIC),
    ]  # fmt: skip
    drawn = [*(page(seed, str(seed * 7919)) for seed in range(3)), *(screen(seed) for seed in range(3))]
    for a, b in [*combinations(map(rendition, plain), 2), *combinations(map(rendition, drawn), 2)]:
        verdicts = [verify(a, b), verify(a, b, laid=0), verify(a, b, laid=0, hubness=30.0)]
        for verdict in verdicts:
            assert {verdict.called(strictness) for strictness in STRICTNESS.values()} <= {None, Kind.BURST}


def screen(seed: int) -> Picture:
    """A chat in a messenger: always the same but for the words."""
    rng = np.random.default_rng(seed)
    out = Image.new("RGB", (540, 960), (236, 229, 221))
    draw = ImageDraw.Draw(out)
    draw.rectangle((0, 0, 540, 90), fill=(7, 94, 84))
    draw.text((90, 30), "Family group", fill="white", font_size=30)
    for line in range(9):
        left = 20 if rng.random() < 0.5 else 150
        draw.rounded_rectangle((left, 120 + 85 * line, left + 360, 190 + 85 * line), 12, fill="white")
        words = " ".join(rng.choice(["yes", "no", "when", "tomorrow", "home", "photo", "thanks"], 4))
        draw.text((left + 15, 140 + 85 * line), words, fill="black", font_size=24)
    return out


def test_hubs_must_be_surer() -> None:
    small = ORIGINAL.resize((90, 68)).resize((640, 480), Image.Resampling.BICUBIC)
    sure = check(ORIGINAL, small, laid=0)
    less = check(ORIGINAL, small, laid=0, hubness=30.0)
    assert sure.called(STRICTNESS["balanced"]) is not None
    assert less.confidence < sure.confidence
    assert check(ORIGINAL, compressed(ORIGINAL, 60), laid=0, hubness=30.0).called(STRICTNESS["balanced"]) is not None


def test_clock_and_camera_have_the_word_on_frames() -> None:
    moved = frame(ORIGINAL, 1, 10.0, 3.0)
    assert check(ORIGINAL, compressed(ORIGINAL, 50), same_moment=True).kind is Kind.BURST
    assert check(ORIGINAL, compressed(ORIGINAL, 50), same_moment=False).kind is Kind.RE_ENCODED
    assert check(ORIGINAL, moved, same_moment=False).kind is None
    assert check(ORIGINAL, photo(2), same_moment=True).kind is None


def test_the_same_twice() -> None:
    a, b = rendition(ORIGINAL), rendition(part(ORIGINAL, 0.1, 0.1, 0.8, 0.8))
    assert verify(a, b) == verify(a, b)


def test_real_copies_and_real_frames(shared: Path) -> None:
    def read(path: Path) -> Picture:
        return ImageOps.exif_transpose(Image.open(path)).convert("RGB")

    pictures = [read(path) for path in sorted((shared / "eval/copies/originals").iterdir())[:60:10]]
    originals = [rendition(picture) for picture in pictures]
    for picture, original in zip(pictures, originals, strict=True):
        for make, kind in [(e[1], e[2]) for e in EDITS]:
            # in colours nearly grey already little changes, and round a light picture a light page has no edge
            allowed = (kind, Kind.CROPPED if make is screenshot else Kind.RE_ENCODED)
            assert verify(original, rendition(make(picture))).kind in allowed
        assert verify(original, rendition(part(picture, 0, 0, 0.7, 0.7))).kind is Kind.CROPPED
    for a, b in combinations(originals, 2):
        assert verify(a, b, laid=0).kind is None
    frames = [rendition(read(path)) for path in sorted((shared / "eval/bursts/scene_a").iterdir())]
    for a, b in combinations(frames, 2):
        assert verify(a, b, laid=0).kind in (None, Kind.BURST)


def test_blocks_in_one_line_correct_nothing() -> None:
    """They fit a map that flattens everything; laying a picture so took minutes and 10 GB."""
    n = 14
    places = np.column_stack([np.full(n, 100.0), 24.0 * np.arange(n)]).astype(np.float32)
    shifts = np.random.default_rng(0).uniform(-2, 2, (n, 2)).astype(np.float32)
    ones, colours = np.ones(n, np.float32), np.zeros((n, 3), np.float32)
    line = Comparison(ones, ones, shifts, places, colours, colours, 20 * ones, 20 * ones, 1.0)
    assert refine(np.eye(2, 3), line) is None
    grid = np.stack(np.meshgrid(np.arange(5), np.arange(4)), axis=2).reshape(-1, 2).astype(np.float32) * 24
    ones, colours = np.ones(20, np.float32), np.zeros((20, 3), np.float32)
    moved = Comparison(ones, ones, ones[:, None] * [[1, 0]], grid, colours, colours, 20 * ones, 20 * ones, 1.0)
    assert refine(np.eye(2, 3), moved) == pytest.approx(np.array([[1, 0, -1], [0, 1, 0]]), abs=1e-6)


def pixels(seed: int) -> npt.NDArray[np.uint8]:
    return np.asarray(photo(seed, 320, 240))


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (300, 2), (20, 20), (47, 320)])
def test_odd_shapes_do_not_break_it(shape: tuple[int, int]) -> None:
    rng = np.random.default_rng(0)
    odd = Rendition(rng.integers(0, 256, (*shape, 3), dtype=np.uint8), (shape[1], shape[0]))
    plain = Rendition(pixels(1), (320, 240))
    for laid in (None, 0, 1):
        assert verify(odd, plain, laid=laid).kind is None
        assert verify(plain, odd, laid=laid).kind is None
        verify(odd, odd, laid=laid)
