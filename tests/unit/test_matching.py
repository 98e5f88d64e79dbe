"""Matching end to end on pictures made here: candidates, verified kinds; incremental, repeatable, stoppable."""

from __future__ import annotations

import dataclasses
import io
import threading
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw, ImageOps

from core.encoders.spec import CodeSpace
from core.errors import Cancelled
from core.match import candidates, matching, pairs
from core.match.matching import MatchData, find_matches
from core.pictures import decoding
from core.records import CancelToken, Decoded, Kind, Match
from tests.pictures import photo

SPACE = CodeSpace(bits=256, radius=20, curve=((0, 1.0), (30, 0.5), (40, 0.0), (256, 0.0)))


def encoded(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **({"quality": 88} | options if kind == "JPEG" else options))
    return file.getvalue()


class Shelf:
    """Decoded pictures as matching gets them, by name."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.names = list(files)
        self.decoded: list[Decoded] = [decoding.decode_bytes(data, name, None) for name, data in files.items()]
        self.sizes = [len(data) for data in files.values()]
        self.codes: dict[str, npt.NDArray[np.uint8]] = {}
        self.times: dict[str, tuple[str | None, str | None]] = {}
        self.loaded: list[int] = []

    def data(self, order: Sequence[int] | None = None) -> MatchData:
        rows = range(len(self.names)) if order is None else order
        decoded = [self.decoded[r] for r in rows]
        prints = [d.fingerprints for d in decoded]
        trimmed = [(at, p.trimmed_hash) for at, p in enumerate(prints) if p.trimmed_hash is not None]
        none = np.zeros(32, np.uint8)
        return MatchData(
            ids=np.array([100 + r for r in rows], np.int64),
            pixel_digests=[p.pixel_digest for p in prints],
            hashes=np.array([list(p.dct_hash) for p in prints], np.uint8).reshape(-1, 32),
            trimmed=np.array([list(h) for _, h in trimmed], np.uint8).reshape(-1, 32),
            trimmed_rows=np.array([at for at, _ in trimmed], np.int64),
            quality=np.array([p.quality for p in prints], np.uint8),
            copy_codes=np.array([self.codes.get(self.names[r], none) for r in rows], np.uint8).reshape(-1, 32),
            has_code=np.array([self.names[r] in self.codes for r in rows], np.bool_),
            width=np.array([d.facts.width for d in decoded], np.int32),
            height=np.array([d.facts.height for d in decoded], np.int32),
            format=[d.facts.format for d in decoded],
            taken=[self.times.get(self.names[r], (None, None))[0] for r in rows],
            camera=[self.times.get(self.names[r], (None, None))[1] for r in rows],
            size=np.array([self.sizes[r] for r in rows], np.int64),
        )

    def thumbnail(self, row: int) -> npt.NDArray[np.uint8] | None:
        self.loaded.append(row)
        return decoding.thumbnail_rgb(self.decoded[row].thumbnail)

    def named(self, matches: list[Match]) -> dict[tuple[str, str], Kind]:
        """Kinds by (reference, copy)."""
        return {(self.names[m.a - 100], self.names[m.b - 100]): m.kind for m in matches}

    def match(self, space: CodeSpace | None = SPACE) -> dict[tuple[str, str], Kind]:
        return self.named(find_matches(self.data(), np.arange(len(self.names)), self.thumbnail, copy_space=space))


ORIGINAL = photo(11)


def shelf(**more: bytes) -> Shelf:
    files = {"original": encoded(ORIGINAL)} | {f"other {n}": encoded(photo(20 + n)) for n in range(4)} | more
    return Shelf(files)


def test_equal_pixels_are_found_whatever_the_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "a description"
    s = shelf(tagged=encoded(ORIGINAL, exif=exif))
    matches = find_matches(s.data(), np.array([5]), s.thumbnail)
    assert s.named(matches) == {("original", "tagged"): Kind.SAME_PIXELS}
    assert (matches[0].confidence, matches[0].distance) == (1.0, 0)
    assert s.loaded == []


def test_each_copy_is_found_and_named_and_nothing_else() -> None:
    turned = ORIGINAL.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    s = shelf(
        quality=encoded(ORIGINAL, quality=40),
        png=encoded(ORIGINAL, "PNG"),
        half=encoded(ORIGINAL.reduce(2)),
        turned=encoded(turned, quality=80),
        upright=encoded(turned, exif=exif, quality=85),
        mirrored=encoded(ImageOps.mirror(ORIGINAL), quality=80),
        grey=encoded(ORIGINAL.convert("L")),
        border=encoded(ImageOps.expand(ORIGINAL, 50, "white")),
        crop=encoded(ORIGINAL.crop((15, 10, 630, 470))),
    )
    found = s.match()
    with_original = {pair[1]: kind for pair, kind in found.items() if pair[0] == "original"}
    # the PNG holds the very pixels that were compressed, so it has the larger file and is the reference
    assert found[("png", "original")] is Kind.RE_ENCODED
    assert with_original == {
        "quality": Kind.RE_ENCODED,
        "half": Kind.RESIZED,
        "turned": Kind.TURNED,
        "upright": Kind.RE_ENCODED,
        "mirrored": Kind.MIRRORED,
        "grey": Kind.EDITED,
        "border": Kind.EDITED,
        "crop": Kind.CROPPED,
    }
    assert not any(name.startswith("other") for pair in found for name in pair)


def test_a_deep_crop_is_found_by_its_code_alone() -> None:
    s = shelf(crop=encoded(ORIGINAL.crop((200, 120, 600, 460))))
    assert s.match() == {}
    rng = np.random.default_rng(0)
    for name in s.names:
        s.codes[name] = rng.integers(0, 256, 32, dtype=np.uint8)
    s.codes["crop"] = s.codes["original"].copy()
    s.codes["crop"][0] ^= 0b111
    matches = find_matches(s.data(), np.array([5]), s.thumbnail, copy_space=SPACE)
    assert s.named(matches) == {("original", "crop"): Kind.CROPPED}
    assert matches[0].distance == 3
    assert matches[0].rectangle == pytest.approx((200 / 640, 120 / 480, 600 / 640, 460 / 480), abs=0.01)
    assert find_matches(s.data(), np.array([5]), s.thumbnail) == []


def test_near_codes_of_strangers_are_looked_at_and_dropped() -> None:
    s = shelf()
    s.codes = {name: np.zeros(32, np.uint8) for name in s.names}
    assert s.match() == {}
    assert len(set(s.loaded)) == 5


def test_blank_pictures_match_by_pixels_only() -> None:
    blank = Image.new("RGB", (300, 200), "white")
    s = shelf(
        one=encoded(blank), two=encoded(blank.resize((400, 300))),
        three=encoded(Image.new("RGB", (300, 200), "#fefefe")), four=encoded(blank, comment="the same pixels"),
    )  # fmt: skip
    s.codes = {name: np.zeros(32, np.uint8) for name in ("one", "two", "three", "four")}
    assert s.match() == {("one", "four"): Kind.SAME_PIXELS}


def test_clock_and_camera_make_a_burst_of_what_looks_like_a_copy() -> None:
    s = shelf(next=encoded(ORIGINAL, quality=60))
    s.times = {"original": ("2024-03-02T11:05:09", "Maker One"), "next": ("2024-03-02T11:05:11", "Maker One")}
    assert set(s.match().values()) == {Kind.BURST}
    s.times["next"] = ("2024-03-02T11:05:09", "Maker One")
    assert set(s.match().values()) == {Kind.RE_ENCODED}
    s.times["next"] = ("2024-03-02T11:05:11", "Maker Two")
    assert set(s.match().values()) == {Kind.RE_ENCODED}
    s.times["next"] = ("2024-03-02T13:05:09", "Maker One")  # a clock set to another zone
    assert set(s.match().values()) == {Kind.RE_ENCODED}


@pytest.fixture(scope="module")
def many() -> Shelf:
    files: dict[str, bytes] = {}
    for n in range(5):
        picture = photo(40 + n)
        caption = picture.copy()
        ImageDraw.Draw(caption).rectangle((0, 450, 640, 480), fill="black")
        files |= {
            f"{n} original": encoded(picture), f"{n} small": encoded(picture.reduce(2)),
            f"{n} turned": encoded(picture.transpose(Image.Transpose.ROTATE_180)), f"{n} caption": encoded(caption),
        }  # fmt: skip
    return Shelf(files)


def test_new_rows_are_matched_against_all_and_old_pairs_are_left_alone(many: Shelf) -> None:
    everything = find_matches(many.data(), np.arange(20), many.thumbnail)
    kinds = many.named(everything)
    assert {a[0] == b[0] for a, b in kinds} == {True}
    assert len(kinds) == 5 * 6
    new = [3, 8, 9]
    known = [m for m in everything if {m.a - 100, m.b - 100}.isdisjoint(new)]
    many.loaded.clear()
    some = find_matches(many.data(), np.array(new), many.thumbnail, known=known)
    assert sorted([*some, *known], key=lambda m: (m.a, m.b)) == everything
    assert set(many.loaded) == {0, 1, 2, 3, 8, 9, 10, 11}
    many.loaded.clear()
    assert find_matches(many.data(), np.array([], np.int64), many.thumbnail, known=everything) == []
    assert many.loaded == []


def test_the_order_of_rows_and_the_number_of_threads_change_nothing(many: Shelf) -> None:
    straight = find_matches(many.data(), np.arange(20), many.thumbnail, threads=1)
    order = np.random.default_rng(1).permutation(20).tolist()
    mixed = find_matches(
        many.data(order), np.arange(20), lambda row: many.thumbnail(order[row]), copy_space=SPACE, threads=4
    )
    assert mixed == straight


@pytest.mark.parametrize("size", [1, 7, 20])
def test_parts_give_the_same_as_one_go(many: Shelf, size: int) -> None:
    parts = list(matching.find_parts(many.data(), np.arange(20), many.thumbnail, size=size))
    assert [part.last for part in parts] == [False] * -(-20 // size) + [True]
    assert np.concatenate([part.rows for part in parts[:-1]]).tolist() == list(range(20))
    assert parts[-1].rows.tolist() == list(range(20))
    found = [match for part in parts for match in part.matches]
    assert sorted(found, key=lambda m: (m.a, m.b)) == find_matches(many.data(), np.arange(20), many.thumbnail)


def test_portions_give_the_same_as_one_go(many: Shelf) -> None:
    everything = find_matches(many.data(), np.arange(20), many.thumbnail, copy_space=SPACE)
    known: list[Match] = []
    for start in range(0, 20, 3):
        stop = min(start + 3, 20)
        data = many.data(range(stop))
        known += find_matches(data, np.arange(start, stop), many.thumbnail, copy_space=SPACE, known=known)
    assert sorted(known, key=lambda m: (m.a, m.b)) == everything


def test_a_copy_of_a_copy_is_led_to_the_original() -> None:
    """The best picture of a cluster is compared with every member, whatever the evidence had to say of the two."""
    s = shelf(crop=encoded(ORIGINAL.crop((10, 8, 620, 472))), small=encoded(ORIGINAL.crop((10, 8, 620, 472)).reduce(2)))
    data = s.data()
    rows = candidates.candidates(data, np.arange(7))
    hidden = ~((rows.a == 0) & (rows.b == 6))
    part = candidates.Candidates(rows.a[hidden], rows.b[hidden], rows.laid[hidden], rows.distance[hidden])
    verifications = pairs.Verifications(data, s.thumbnail, None)
    first = verifications.run(part, lambda share: None)
    assert ("original", "small") not in s.named(first)
    assert s.named(verifications.close(first, np.arange(7), lambda share: None)) == {
        ("original", "small"): Kind.CROPPED
    }


def test_a_missing_thumbnail_is_no_match() -> None:
    s = shelf(quality=encoded(ORIGINAL, quality=40))
    assert find_matches(s.data(), np.arange(6), lambda row: None) == []


def test_progress_rises_to_the_end_and_cancel_stops(many: Shelf) -> None:
    told: list[tuple[int, int]] = []
    caller = threading.current_thread()

    def tell(done: int, total: int) -> None:
        assert threading.current_thread() is caller
        told.append((done, total))

    find_matches(many.data(), np.arange(20), many.thumbnail, on_progress=tell)
    assert told == sorted(told)
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1] > 0
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        find_matches(many.data(), np.arange(20), many.thumbnail, cancel=token)


def coded(codes: npt.NDArray[np.uint8]) -> MatchData:
    """Contents of which only the codes say anything."""
    n = len(codes)
    hashes = np.random.default_rng(2).integers(0, 256, (n, 32), dtype=np.uint8)
    return dataclasses.replace(
        shelf().data(), ids=np.arange(n), hashes=hashes, quality=np.full(n, 90, np.uint8), copy_codes=codes,
        trimmed=np.empty((0, 32), np.uint8), trimmed_rows=np.empty(0, np.int64), has_code=np.ones(n, np.bool_),
    )  # fmt: skip


def test_each_picture_looks_at_its_nearest_by_code_and_at_more_within_the_radius() -> None:
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 256, (300, 32), dtype=np.uint8)
    codes[:6] = codes[0]
    codes[np.arange(6), np.arange(6)] ^= 1  # six of a kind, 2 bits apart
    found = candidates.candidates(coded(codes), np.arange(300), SPACE)
    distances = np.bitwise_count(codes[:, None] ^ codes[None]).sum(axis=2)
    np.fill_diagonal(distances, 999)
    pairs_found = set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert found.background is not None
    away = distances + found.background.closeness(np.arange(300))
    for row in range(300):
        nearest = np.lexsort((np.arange(300), away[row]))[: candidates.CODE_NEAREST]
        assert {(min(row, int(other)), max(row, int(other))) for other in nearest} <= pairs_found
    assert {(a, b) for a in range(6) for b in range(a + 1, 6)} <= pairs_found
    assert len(found) <= 300 * candidates.CODE_NEAREST


def test_hubs_are_farther_away_than_they_look_and_ask_for_more() -> None:
    rng = np.random.default_rng(4)
    codes = rng.integers(0, 256, (400, 32), dtype=np.uint8)
    few = (rng.random((60, 256)) < 0.04).astype(np.uint8)
    codes[:60] = codes[0] ^ np.packbits(few, axis=1)  # sixty near each other, as screenshots of one program are
    codes[399] = codes[0] ^ np.packbits((rng.random(256) < 0.1).astype(np.uint8))
    data = coded(codes)
    found = candidates.candidates(data, np.arange(400), SPACE)
    assert found.background is not None
    hubness = found.background.hubness(np.arange(400))
    assert hubness[:60].min() > 40
    assert hubness[60:399].max() < 3  # chance alone
    # within the radius of ordinary pictures, but not of hubs: their few nearest only
    counts = np.bincount(np.concatenate([found.a, found.b]), minlength=400)[:60]
    assert np.median(counts) < 3 * candidates.CODE_NEAREST
    assert found.background.hubness(np.array([399]))[0] > 0
    some = candidates.candidates(data, np.arange(5), SPACE)
    assert some.background is not None
    assert some.background.hubness(np.arange(400)) == pytest.approx(hubness)


def test_renditions_are_bounded() -> None:
    loaded: list[int] = []

    def load(row: int) -> pairs.Rendition:
        loaded.append(row)
        return pairs.Rendition(np.zeros((2, 2, 3), np.uint8), (2, 2))

    kept = pairs.Renditions(load, limit=3 * pairs.Rendition.NBYTES)
    for row in (1, 2, 3, 1, 4, 1, 2):
        kept.get(row)
    assert loaded == [1, 2, 3, 4, 2]


def test_many_pictures_of_equal_pixels_are_linked_without_squaring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_ALL_PAIRS", 3)
    s = Shelf({f"{n}": encoded(ORIGINAL, comment=str(n)) for n in range(8)})
    matches = find_matches(s.data(), np.arange(8), s.thumbnail)
    assert {m.kind for m in matches} == {Kind.SAME_PIXELS}
    assert len(matches) == 1 + 2 + 3 * 5
    assert s.loaded == []
