"""Groups are stars round the best photo: direct edges only, one group a photo, the same whatever the order."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from core.match.grouping import at_strictness, group
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


def test_less_sure_than_asked_is_what_it_is_otherwise() -> None:
    photos = [photo(i, i, size=100 - i) for i in (1, 2, 3)]
    edges = [
        replace(match(1, 2, Kind.EDITED, "darker", 0.5), otherwise=Kind.BURST), match(1, 3, confidence=0.3),
    ]  # fmt: skip
    assert shape(group(photos, edges, strictness=0.3)) == [[(1, "keeper"), (3, "re-encoded"), (2, "edited")]]
    assert shape(group(photos, edges, strictness=0.4)) == [[(1, "keeper"), (2, "edited")]]
    strict = group(photos, edges, strictness=0.6)
    assert shape(strict) == [[(1, "keeper"), (2, "burst")]]
    assert (strict[0].members[1].detail, strict[0].members[1].confidence) == ("another frame", 0.5)
    sure = [match(1, 2, Kind.SAME_PIXELS, confidence=1.0)]
    assert shape(group(photos, sure, strictness=1.0)) == [[(1, "keeper"), (2, "same pixels")]]


def test_the_surest_of_several_matches_counts() -> None:
    photos = [photo(1, 1, size=9000), photo(2, 2)]
    edges = [match(1, 2, Kind.BURST, confidence=0.95), match(2, 1, confidence=0.5), match(1, 2, Kind.MIRRORED)]
    for order in (edges, edges[::-1]):
        assert shape(group(photos, order)) == [[(1, "keeper"), (2, "mirrored")]]


def test_what_stays_apart_shares_no_group() -> None:
    photos = [photo(i, i, size=100 - i) for i in range(1, 5)]
    edges = [match(1, 2), match(1, 3), match(2, 3), match(3, 4)]
    assert shape(group(photos, edges, apart=ids((1, 3)))) == [
        [(1, "keeper"), (2, "re-encoded")],
        [(3, "keeper"), (4, "re-encoded")],
    ]
    # both match the keeper, but not together: the better one goes with it
    assert shape(group(photos, edges[:2], apart=ids((2, 3)))) == [[(1, "keeper"), (2, "re-encoded")]]
    # equal pixels reach through each other, but not over a decision
    equal = [match(a, b, Kind.SAME_PIXELS, confidence=1.0) for a, b in ((1, 2), (2, 3))]
    assert shape(group(photos, equal, apart=ids((1, 2)))) == [[(1, "keeper"), (3, "same pixels")]]


def test_of_files_that_all_stay_one_may_be_in_a_group() -> None:
    photos = [photo(1, 1, path="/b/a.jpg"), photo(2, 1, path="/a.jpg"), photo(3, 2)]
    assert group(photos, [], apart=ids((1, 1))) == ()
    assert shape(group(photos, [match(1, 2)], apart=ids((1, 1)))) == [[(2, "keeper"), (3, "re-encoded")]]
    chosen = group(photos, [match(1, 2)], apart=ids((1, 1)), keepers=[PhotoId(1)])
    assert shape(chosen) == [[(1, "keeper"), (3, "re-encoded")]]
    # two files chosen of one content both stay, so they are no copies of each other any more
    assert group(photos, [], keepers=[PhotoId(1), PhotoId(2)]) == ()


def test_a_chosen_photo_keeps_whatever_it_is_a_part_or_an_edit_of() -> None:
    photos = [photo(1, 1, width=900), photo(2, 2, width=500), photo(3, 3, width=300)]
    edges = [match(1, 2, Kind.CROPPED, "62 % of the picture"), match(1, 3), match(2, 3, Kind.EDITED)]
    assert shape(group(photos, edges)) == [[(1, "keeper"), (3, "re-encoded"), (2, "cropped")]]
    chosen = group(photos, edges, keepers=[PhotoId(2)])
    assert shape(chosen) == [[(2, "keeper"), (1, "cropped"), (3, "edited")]]
    assert chosen[0].members[1].detail == "the one kept is 62 % of the picture"
    assert chosen[0].members[1].rectangle is None
    # two chosen ones never share a group
    both = group(photos, edges, keepers=[PhotoId(2), PhotoId(1)])
    assert shape(both) == [[(1, "keeper"), (3, "re-encoded")]]
    frames = [match(1, 3, Kind.BURST), match(2, 3, Kind.BURST)]
    assert shape(group(photos, frames, keepers=[PhotoId(2)])) == [[(2, "keeper"), (3, "burst")]]


def ids(*pairs: tuple[int, int]) -> frozenset[tuple[ContentId, ContentId]]:
    return frozenset((ContentId(a), ContentId(b)) for a, b in pairs)


KINDS = st.sampled_from([k for k in Kind if k not in (Kind.KEEPER, Kind.SAME_BYTES)])
CONFIDENCES = st.sampled_from([0.05, 0.2, 0.4, 0.9, 0.999])


@dataclass
class Case:
    """A library, what was decided, and the strictness."""

    photos: list[Photo]
    matches: list[Match]
    strictness: float
    apart: frozenset[tuple[ContentId, ContentId]]
    keepers: frozenset[PhotoId]

    def group(self) -> tuple[Group, ...]:
        return group(
            self.photos, self.matches, strictness=self.strictness, apart=self.apart, keepers=self.keepers
        )  # fmt: skip


@st.composite
def cases(draw: st.DrawFn) -> Case:
    contents = draw(st.integers(1, 8))
    holders = draw(st.lists(st.integers(1, contents), min_size=1, max_size=14))
    widths = draw(st.lists(st.sampled_from([300, 400, 500]), min_size=contents, max_size=contents))
    photos = [photo(n, c, width=widths[c - 1], mtime=n % 3) for n, c in enumerate(holders, 1)]
    some = st.tuples(st.integers(1, contents), st.integers(1, contents))
    matches = []
    for a, b in sorted(draw(st.sets(some, max_size=16))):
        if a != b:
            kind = draw(KINDS)
            confidence = 1.0 if kind is Kind.SAME_PIXELS else draw(CONFIDENCES)
            otherwise = None if kind is Kind.BURST else draw(st.sampled_from([None, Kind.BURST]))
            matches.append(replace(match(a, b, kind, confidence=confidence), otherwise=otherwise))
    apart = {(min(pair), max(pair)) for pair in draw(st.sets(some, max_size=5))}
    keepers = draw(st.sets(st.sampled_from([p.id for p in photos]), max_size=3))
    return Case(photos, matches, draw(CONFIDENCES), ids(*apart), frozenset(keepers))


@settings(deadline=None, max_examples=400)
@given(case=cases(), seed=st.integers(0, 1000))
def test_properties(case: Case, seed: int) -> None:
    groups = case.group()
    seen = [m.photo.id for g in groups for m in g.members]
    assert len(seen) == len(set(seen)), "a photo is in one group"
    equal = {frozenset((m.a, m.b)) for m in case.matches if m.kind is Kind.SAME_PIXELS}
    direct: dict[frozenset[ContentId], set[Kind]] = defaultdict(set)
    for m in case.matches:
        found = at_strictness(m, case.strictness)
        if found is not None:
            direct[frozenset((m.a, m.b))].add(found.kind)
    for g in groups:
        assert len(g.members) > 1
        assert [m.kind for m in g.members].index(Kind.KEEPER) == 0
        kinds = {m.kind for m in g.members[1:]}
        assert Kind.KEEPER not in kinds
        assert Kind.BURST not in kinds or kinds == {Kind.BURST}
        for m in g.members[1:]:
            pair = frozenset((m.photo.content_id, g.keeper.content_id))
            if m.kind is Kind.SAME_BYTES:
                assert len(pair) == 1
            elif m.kind is Kind.SAME_PIXELS:
                assert pair in equal or connected(equal, *pair)
            else:
                assert m.kind in direct[pair], "every member matches the keeper directly"
            assert m.photo.id not in case.keepers, "a chosen photo stands first"
        for one, two in combinations([m.photo.content_id for m in g.members], 2):
            assert (min(one, two), max(one, two)) not in case.apart
    # same bytes are together unless somebody wants several of the files
    group_of = {m.photo.id: at for at, g in enumerate(groups) for m in g.members}
    chosen = Counter(p.content_id for p in case.photos if p.id in case.keepers)
    for one, two in combinations(case.photos, 2):
        content = one.content_id
        if content == two.content_id and (content, content) not in case.apart and chosen[content] < 2:
            assert group_of[one.id] == group_of[two.id]
    mixed = random.Random(seed)
    photos, matches = (mixed.sample(part, len(part)) for part in (case.photos, case.matches))
    assert replace(case, photos=photos, matches=matches).group() == groups, "the order changes nothing"


def connected(edges: set[frozenset[ContentId]], a: ContentId, b: ContentId) -> bool:
    reached = {a}
    while True:
        more = {c for e in edges if e & reached for c in e} - reached
        if not more:
            return b in reached
        reached |= more
