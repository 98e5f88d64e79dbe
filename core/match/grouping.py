"""Groups of copies: stars around the photo worth keeping, never chains.

Every member is the keeper's content itself or has a direct match with it (equal pixels reach through each other, for
they are equal). The best photo not yet in a group becomes a keeper and takes every match of its own that is still
free; then the next. So a photo that matches two keepers goes to the better one, and A~B~C does not bring A and C
together. A picture never keeps over the one it is a part of, or an edit of, while that one is free.

Frames of a burst are no copies: what is left over and related only so makes groups of its own, without any copy.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from core.records import ContentId, Group, Kind, Match, Member, Photo

_ONE_WAY = frozenset({Kind.CROPPED, Kind.EDITED})
"""Kinds whose `a` is the original: `b` may not keep over it."""

_BEST = 20  # of pictures with equal pixels that may keep the others

_ORDER = {kind: place for place, kind in enumerate(Kind)}


class _Edge(NamedTuple):
    """A match as seen from one of its contents, the possible keeper."""

    match: Match
    reversed: bool


def group(photos: Sequence[Photo], matches: Sequence[Match]) -> tuple[Group, ...]:
    """Group photos by content and matches; the same whatever the order of both.

    Args:
        photos: Those that may be in groups; matches of others are left out.
        matches: Any, in any order; of several between two contents the first by kind counts.

    Returns:
        Groups of two and more photos by the keeper's path; each photo is in one of them at most.
    """
    by_content: dict[ContentId, list[Photo]] = defaultdict(list)
    for photo in photos:
        by_content[photo.content_id].append(photo)
    for same in by_content.values():
        same.sort(key=_rank)
    chosen = _first_of_each_pair(m for m in matches if m.a in by_content and m.b in by_content and m.a != m.b)
    copies = [m for m in chosen if m.kind is not Kind.BURST]
    copies += _equal_pixels(copies, by_content)
    free = set(by_content)
    groups = _stars(by_content, copies, free)
    groups += _stars(by_content, [m for m in chosen if m.kind is Kind.BURST], free)
    return tuple(sorted(groups, key=lambda g: (g.keeper.path, g.keeper.id)))


def _rank(photo: Photo) -> tuple[int, int, int, int, str, int]:
    """Lowest keeps: most pixels, largest file, oldest, shortest path."""
    pixels = photo.facts.width * photo.facts.height
    return -pixels, -photo.size, photo.mtime_ns, len(photo.path), photo.path, photo.id


def _first_of_each_pair(matches: Iterable[Match]) -> list[Match]:
    best: dict[tuple[ContentId, ContentId], Match] = {}
    for match in sorted(matches, key=lambda m: (_ORDER[m.kind], -m.confidence, m.distance, m.a, m.b)):
        best.setdefault((min(match.a, match.b), max(match.a, match.b)), match)
    return list(best.values())


def _equal_pixels(copies: Iterable[Match], by_content: Mapping[ContentId, Sequence[Photo]]) -> list[Match]:
    """Matches of equal pixels that follow from others: of the best of each set with all of it, where not there."""
    near: dict[ContentId, set[ContentId]] = defaultdict(set)
    for match in copies:
        if match.kind is Kind.SAME_PIXELS:
            near[match.a].add(match.b)
            near[match.b].add(match.a)
    added: list[Match] = []
    seen: set[ContentId] = set()
    for start in sorted(near):
        if start in seen:
            continue
        reached, todo = {start}, [start]
        while todo:
            new = near[todo.pop()] - reached
            reached |= new
            todo += new
        seen |= reached
        equal = sorted(reached, key=lambda content: _rank(by_content[content][0]))
        for at, a in enumerate(equal[:_BEST]):
            added += [Match(a, b, Kind.SAME_PIXELS, 0, 1.0) for b in equal[at + 1 :] if b not in near[a]]
    return added


def _stars(
    by_content: Mapping[ContentId, Sequence[Photo]], matches: Iterable[Match], free: set[ContentId]
) -> list[Group]:
    """Make groups of free contents, best keeper first, and take their contents out of `free`."""
    edges: dict[ContentId, dict[ContentId, _Edge]] = defaultdict(dict)
    originals: dict[ContentId, set[ContentId]] = defaultdict(set)
    parts: dict[ContentId, set[ContentId]] = defaultdict(set)
    for match in matches:
        if match.a not in free or match.b not in free:
            continue
        edges[match.a][match.b] = _Edge(match, False)
        if match.kind in _ONE_WAY:
            originals[match.b].add(match.a)
            parts[match.a].add(match.b)
        else:
            edges[match.b][match.a] = _Edge(match, True)
    groups: list[Group] = []
    waiting = {content: len(originals[content]) for content in free}
    # A heap of (number of free originals, rank): entries whose number has changed since are stale and passed over.
    heap = [(waiting[content], _rank(by_content[content][0]), content) for content in sorted(free)]
    heapq.heapify(heap)
    while heap:
        count, _, keeper = heapq.heappop(heap)
        if keeper not in free or count != waiting[keeper]:
            continue
        star = {other: edge for other, edge in edges[keeper].items() if other in free}
        if star or len(by_content[keeper]) > 1:
            groups.append(_group(by_content, keeper, star))
            taken = [keeper, *star]
            free.difference_update(taken)
        else:
            taken = [keeper]  # it stays free for a burst, but holds nobody back any longer
        for content in taken:
            for part in parts[content]:
                if part in free:
                    waiting[part] -= 1
                    heapq.heappush(heap, (waiting[part], _rank(by_content[part][0]), part))
    return groups


def _group(
    by_content: Mapping[ContentId, Sequence[Photo]], keeper: ContentId, star: Mapping[ContentId, _Edge]
) -> Group:
    kept, *same = by_content[keeper]
    members = [Member(photo, Kind.SAME_BYTES, 0, 1.0) for photo in same]
    for content, (match, is_reversed) in star.items():
        detail = _other_way(match) if is_reversed else match.detail
        members += [
            Member(photo, match.kind, match.distance, match.confidence, match.rectangle, detail)
            for photo in by_content[content]
        ]
    members.sort(key=lambda m: (_ORDER[m.kind], -m.confidence, m.distance, m.photo.path, m.photo.id))
    return Group((Member(kept, Kind.KEEPER, 0, 1.0), *members))


def _other_way(match: Match) -> str:
    """The words of a symmetric match as seen from `b`: a turn goes the other way (a mirroring undoes itself)."""
    detail = match.detail
    if match.kind is Kind.TURNED:
        left, right = detail.replace("left", "right"), detail.replace("right", "left")
        return left if left != detail else right
    if match.kind is Kind.RESIZED and " of " in detail:
        return " of ".join(reversed(detail.split(" of ", 1)))
    return detail
