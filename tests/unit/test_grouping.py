"""Groups are stars round the best photo: direct edges only, one group a photo, the same whatever the order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.match.grouping import group
from core.records import ContentId, Facts, Group, Kind, Match, Photo, PhotoId


def photo(number: int, content: int, *, width: int = 400, size: int = 1000, mtime: int = 0, path: str = "") -> Photo:
    facts = Facts(width, 300, "JPEG")
    return Photo(PhotoId(number), ContentId(content), path or f"/p/{number}.jpg", size, mtime, facts)


def match(a: int, b: int, kind: Kind = Kind.RE_ENCODED, detail: str = "", confidence: float = 0.9) -> Match:
    return Match(ContentId(a), ContentId(b), kind, 3, confidence, None, detail)


def shape(groups: tuple[Group, ...]) -> list[list[tuple[int, str]]]:
    return [[(int(m.photo.id), m.kind.value) for m in g.members] for g in groups]


def test_nothing_makes_no_group() -> None:
    assert group([], []) == ()
    assert group([photo(1, 1), photo(2, 2)], []) == ()
    assert group([photo(1, 1)], [match(1, 7)]) == ()


def test_same_bytes_need_no_match() -> None:
    photos = [photo(1, 1, path="/long/er/a.jpg"), photo(2, 1, path="/b.jpg"), photo(3, 2)]
    assert shape(group(photos, [])) == [[(2, "keeper"), (1, "same bytes")]]


def test_keeper_by_pixels_then_size_then_age_then_path() -> None:
    same = [match(1, 2), match(1, 3), match(2, 3)]
    assert shape(group([photo(1, 1), photo(2, 2, width=800), photo(3, 3)], same))[0][0] == (2, "keeper")
    assert shape(group([photo(1, 1), photo(2, 2), photo(3, 3, size=2000)], same))[0][0] == (3, "keeper")
    assert shape(group([photo(1, 1, mtime=9), photo(2, 2, mtime=5), photo(3, 3, mtime=7)], same))[0][0] == (2, "keeper")
    paths = [photo(1, 1, path="/x/aa.jpg"), photo(2, 2, path="/x/b.jpg"), photo(3, 3, path="/x/a.jpg")]
    assert shape(group(paths, same))[0][0] == (3, "keeper")


def test_no_chains() -> None:
    photos = [photo(i, i, size=100 - i) for i in range(1, 5)]
    groups = group(photos, [match(1, 2), match(2, 3), match(3, 4)])
    assert shape(groups) == [[(1, "keeper"), (2, "re-encoded")], [(3, "keeper"), (4, "re-encoded")]]


def test_a_photo_between_two_keepers_goes_to_the_better_one() -> None:
    photos = [photo(1, 1, width=900), photo(2, 2, width=800), photo(3, 3), photo(4, 4)]
    groups = group(photos, [match(2, 3), match(2, 4), match(1, 3)])
    assert shape(groups) == [[(1, "keeper"), (3, "re-encoded")], [(2, "keeper"), (4, "re-encoded")]]


def test_equal_pixels_reach_through_each_other() -> None:
    photos = [photo(i, i, size=10 * i) for i in range(1, 4)]
    kinds = [match(1, n, Kind.SAME_PIXELS, confidence=1.0) for n in (2, 3)]
    assert shape(group(photos, kinds)) == [[(3, "keeper"), (2, "same pixels"), (1, "same pixels")]]


def test_a_crop_or_an_edit_never_keeps_over_its_original() -> None:
    for kind in (Kind.CROPPED, Kind.EDITED):
        photos = [photo(1, 1, width=400), photo(2, 2, width=1600)]  # the copy was blown up, or got a border
        assert shape(group(photos, [match(1, 2, kind)])) == [[(1, "keeper"), (2, kind.value)]]


def test_a_crop_keeps_its_own_copies_when_the_original_is_in_another_group() -> None:
    photos = [photo(1, 1, width=900), photo(2, 2, width=500), photo(3, 3, width=300), photo(4, 4, width=200)]
    edges = [match(1, 2), match(2, 3, Kind.CROPPED), match(3, 4)]
    assert shape(group(photos, edges)) == [[(1, "keeper"), (2, "re-encoded")], [(3, "keeper"), (4, "re-encoded")]]


def test_edits_of_each_other_in_a_ring_still_make_a_group() -> None:
    ring = [match(1, 2, Kind.EDITED), match(2, 3, Kind.EDITED), match(3, 1, Kind.EDITED)]
    groups = group([photo(i, i) for i in (1, 2, 3)], ring)
    assert len(groups) == 1
    assert len(groups[0].members) == 2


def test_bursts_are_apart_and_free_nothing() -> None:
    photos = [photo(i, i, size=100 - i) for i in range(1, 6)]
    edges = [match(1, 2, Kind.BURST), match(1, 3, Kind.BURST), match(3, 4), match(2, 5, Kind.BURST)]
    groups = group(photos, edges)
    assert shape(groups) == [[(1, "keeper"), (2, "burst")], [(3, "keeper"), (4, "re-encoded")]]
    assert groups[0].reclaimable == 0


def test_a_group_of_copies_never_holds_a_frame() -> None:
    photos = [photo(i, i, size=100 - i) for i in range(1, 4)]
    assert shape(group(photos, [match(1, 2), match(1, 3, Kind.BURST)])) == [[(1, "keeper"), (2, "re-encoded")]]


def test_words_are_turned_round_with_the_match() -> None:
    photos = [photo(1, 1, size=5), photo(2, 2, size=9)]
    turned = group(photos, [match(1, 2, Kind.TURNED, "turned 90° left")])[0].members[1]
    assert (turned.photo.id, turned.detail) == (1, "turned 90° right")
    half = group(photos, [match(1, 2, Kind.TURNED, "turned 180°")])[0].members[1]
    assert half.detail == "turned 180°"
    resized = group(photos, [match(1, 2, Kind.RESIZED, "40 × 30 of 80 × 60")])[0].members[1]
    assert resized.detail == "80 × 60 of 40 × 30"
    plain = group(photos, [match(2, 1, Kind.TURNED, "turned 90° left")])[0].members[1]
    assert plain.detail == "turned 90° left"


KINDS = st.sampled_from([k for k in Kind if k not in (Kind.KEEPER, Kind.SAME_BYTES)])


@st.composite
def libraries(draw: st.DrawFn) -> tuple[list[Photo], list[Match]]:
    contents = draw(st.integers(1, 8))
    holders = draw(st.lists(st.integers(1, contents), min_size=1, max_size=14))
    widths = draw(st.lists(st.sampled_from([300, 400, 500]), min_size=contents, max_size=contents))
    photos = [photo(n, c, width=widths[c - 1], mtime=n % 3) for n, c in enumerate(holders, 1)]
    pairs = draw(st.sets(st.tuples(st.integers(1, contents), st.integers(1, contents)), max_size=16))
    return photos, [match(a, b, draw(KINDS)) for a, b in sorted(pairs) if a != b]


@settings(deadline=None, max_examples=300)
@given(library=libraries(), seed=st.integers(0, 1000))
def test_properties(library: tuple[list[Photo], list[Match]], seed: int) -> None:
    photos, matches = library
    groups = group(photos, matches)
    seen = [m.photo.id for g in groups for m in g.members]
    assert len(seen) == len(set(seen))
    direct = {frozenset((m.a, m.b)) for m in matches if m.kind is not Kind.SAME_PIXELS}
    equal = {frozenset((m.a, m.b)) for m in matches if m.kind is Kind.SAME_PIXELS}
    for g in groups:
        assert len(g.members) > 1
        assert [m.kind for m in g.members].count(Kind.KEEPER) == 1
        assert g.members[0].kind is Kind.KEEPER
        kinds = {m.kind for m in g.members[1:]}
        assert Kind.BURST not in kinds or kinds == {Kind.BURST}
        for m in g.members[1:]:
            pair = frozenset((m.photo.content_id, g.keeper.content_id))
            if m.kind is Kind.SAME_BYTES:
                assert len(pair) == 1
            elif m.kind is Kind.SAME_PIXELS:
                assert pair in equal or connected(equal, *pair)
            else:
                assert pair in direct
    # same bytes are always together
    group_of = {m.photo.id: at for at, g in enumerate(groups) for m in g.members}
    for one in photos:
        for two in photos:
            if one.content_id == two.content_id and one.id != two.id:
                assert group_of[one.id] == group_of[two.id]
    mixed = random.Random(seed)
    assert group(mixed.sample(photos, len(photos)), mixed.sample(matches, len(matches))) == groups


def connected(edges: set[frozenset[ContentId]], a: ContentId, b: ContentId) -> bool:
    reached = {a}
    while True:
        more = {c for e in edges if e & reached for c in e} - reached
        if not more:
            return b in reached
        reached |= more
