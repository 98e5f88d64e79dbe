"""Groups of copies: stars around the photo worth keeping, never chains.

Every member is the keeper's content itself or has a direct match with it (equal pixels reach through each other, for
they are equal). The best photo not yet in a group becomes a keeper and takes every match of its own that is still
free; then the next. So a photo that matches two keepers goes to the better one, and A~B~C does not bring A and C
together. A picture never keeps over the one it is a part of, or an edit of, while that one is free.

What the person decided comes first: photos chosen to be kept take their matches before all others, whatever they are
parts or edits of, and no group holds two pictures that are to stay apart.

Frames of a burst are no copies: what is left over and related only so makes groups of its own, without any copy.
"""

from __future__ import annotations

import gc
import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from core.records import STRICTNESS, ContentId, Group, Kind, Match, Member, Photo, PhotoId

Pair = tuple[ContentId, ContentId]

_BEST = 20  # of pictures with equal pixels that may keep the others

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def group(
    photos: Iterable[Photo],
    matches: Iterable[Match],
    *,
    strictness: float = STRICTNESS["balanced"],
    apart: Collection[Pair] = frozenset(),
    keepers: Collection[PhotoId] = frozenset(),
) -> tuple[Group, ...]:
    """Group photos by content and matches: `Graph` made and used once."""
    return Graph(photos, matches).groups(strictness=strictness, apart=apart, keepers=keepers)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep Python from looking for garbage meanwhile: there is none, and looking takes longer than the work itself."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def at_strictness(match: Match, strictness: float) -> Match | None:
    """What a match is where a copy has to be this sure (0..1): itself, frames of one scene, or nothing (None)."""
    if match.kind in (Kind.BURST, Kind.SAME_BYTES, Kind.SAME_PIXELS) or match.confidence >= strictness:
        return match
    if match.otherwise is None:
        return None
    sure = round(1 - match.confidence, 3)
    return replace(
        match, kind=match.otherwise, confidence=sure, rectangle=None, detail="another frame", otherwise=None
    )  # fmt: skip


class Graph:
    """Photos and the matches between their contents, made ready once, to be grouped again and again."""

    def __init__(self, photos: Iterable[Photo], matches: Iterable[Match]) -> None:
        """Take photos that may be in groups and matches, both in any order; matches of other photos are left out.

        Of several matches between two contents a copy counts before a burst, and the surest of copies.
        """
        with _no_collections():
            self._make(photos, matches)

    def _make(self, photos: Iterable[Photo], matches: Iterable[Match]) -> None:
        self._photos: dict[ContentId, list[Photo]] = {}
        for photo in sorted(photos, key=_rank):
            self._photos.setdefault(photo.content_id, []).append(photo)
        self._content = {photo.id: content for content, same in self._photos.items() for photo in same}
        self._place = {content: place for place, content in enumerate(self._photos)}  # by their best photo
        known = self._photos
        found = _one_a_pair(m for m in matches if m.a in known and m.b in known and m.a != m.b)
        equal = _equal_pixels(found, self._place)
        self._matches = _one_a_pair([*found, *equal]) if equal else found

    def groups(
        self,
        *,
        strictness: float = STRICTNESS["balanced"],
        apart: Collection[Pair] = frozenset(),
        keepers: Collection[PhotoId] = frozenset(),
    ) -> tuple[Group, ...]:
        """Group the photos; the same whatever their order and that of the matches.

        Args:
            strictness: How sure a match must be, 0..1, to be a copy; see `at_strictness`.
            apart: Sorted pairs of contents that never share a group; of a pair (c, c) several files are wanted, so only
                one of them may be in a group.
            keepers: Photos chosen to be kept: each stands first in its group, so two of them never share one.

        Returns:
            Groups of two and more photos by the keeper's path; each photo is in one of them at most.
        """
        with _no_collections():
            return self._groups(strictness, apart, keepers)

    def _groups(self, strictness: float, apart: Collection[Pair], keepers: Collection[PhotoId]) -> tuple[Group, ...]:
        chosen = {self._content[photo] for photo in keepers if photo in self._content}
        stars = _Stars(self._wanted(apart, keepers, chosen), self._place, _sides(apart), chosen)
        copies: list[Match] = []
        frames: list[Match] = []
        for match in self._matches:
            if match.kind is not Kind.BURST and match.confidence >= strictness:
                copies.append(match)
            else:
                other = at_strictness(match, strictness)
                if other is not None:
                    (frames if other.kind is Kind.BURST else copies).append(other)
        groups = stars.take(copies) + stars.take(frames)
        return tuple(sorted(groups, key=lambda g: (g.keeper.path, g.keeper.id)))

    def _wanted(
        self, apart: Collection[Pair], keepers: Collection[PhotoId], chosen: Collection[ContentId]
    ) -> Mapping[ContentId, Sequence[Photo]]:
        """Photos that may be in groups, by content: chosen ones first, and of files that all stay only one."""
        photos: dict[ContentId, Sequence[Photo]] = dict(self._photos)
        for content in chosen:
            first, *others = [photo for photo in photos[content] if photo.id in keepers]
            photos[content] = [first, *(p for p in photos[content] if p is not first and p not in others)]
        for a, b in apart:
            if a == b and a in photos:
                photos[a] = photos[a][:1]
        return photos


def _rank(photo: Photo) -> tuple[int, int, int, int, str, int]:
    """Lowest keeps: most pixels, largest file, oldest, shortest path."""
    pixels = photo.facts.width * photo.facts.height
    return -pixels, -photo.size, photo.mtime_ns, len(photo.path), photo.path, photo.id


def _one_a_pair(matches: Iterable[Match]) -> list[Match]:
    best: dict[Pair, Match] = {}
    for match in matches:
        pair = (match.a, match.b) if match.a < match.b else (match.b, match.a)
        if best.setdefault(pair, match) is not match:
            best[pair] = min(best[pair], match, key=_weight)
    return list(best.values())


def _weight(m: Match) -> tuple[bool, bool, float, int, int, int, int]:
    certain = m.kind in (Kind.SAME_BYTES, Kind.SAME_PIXELS)
    return m.kind is Kind.BURST, not certain, -m.confidence, _ORDER[m.kind], m.distance, m.a, m.b


def _sides(pairs: Iterable[Pair]) -> Mapping[ContentId, set[ContentId]]:
    """For each content those it is in a pair with."""
    sides: dict[ContentId, set[ContentId]] = defaultdict(set)
    for a, b in pairs:
        sides[a].add(b)
        sides[b].add(a)
    return sides


def _equal_pixels(matches: Iterable[Match], place: Mapping[ContentId, int]) -> list[Match]:
    """Matches of equal pixels that follow from others: of the best of each set with all of it, where not there."""
    near = _sides((m.a, m.b) for m in matches if m.kind is Kind.SAME_PIXELS)
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
        equal = sorted(reached, key=place.__getitem__)
        for at, a in enumerate(equal[:_BEST]):
            added += [Match(a, b, Kind.SAME_PIXELS, 0, 1.0) for b in equal[at + 1 :] if b not in near[a]]
    return added


class _Stars:
    """Makes groups, best keeper first, of contents that are in none yet."""

    def __init__(
        self,
        photos: Mapping[ContentId, Sequence[Photo]],
        place: Mapping[ContentId, int],
        apart: Mapping[ContentId, set[ContentId]],
        chosen: Collection[ContentId],
    ) -> None:
        self._photos = photos
        self._place = place
        self._apart = apart
        self._chosen = chosen
        self._taken: set[ContentId] = set()

    def take(self, matches: Iterable[Match]) -> list[Group]:
        """Make groups by these matches, one at most between two contents."""
        taken, chosen = self._taken, self._chosen
        edges: dict[ContentId, list[tuple[ContentId, Match]]] = defaultdict(list)
        parts: dict[ContentId, list[ContentId]] = defaultdict(list)
        originals: dict[ContentId, int] = defaultdict(int)  # how many are free and have not had their turn
        for match in matches:
            a, b = match.a, match.b
            if a in taken or b in taken or (a in self._apart and b in self._apart[a]):
                continue
            edges[a].append((b, match))
            kind = match.kind
            if (kind is Kind.CROPPED or kind is Kind.EDITED) and b not in chosen:  # only b's original may keep it
                originals[b] += 1
                parts[a].append(b)
            else:
                edges[b].append((a, match))
        may_keep = {content for content, same in self._photos.items() if len(same) > 1 and content not in taken}
        may_keep.update(edges)
        # By number of originals, then rank. Entries whose number has changed since are stale and passed over.
        heap = [(c not in chosen, originals.get(c, 0), self._place[c], c) for c in may_keep]
        heapq.heapify(heap)
        groups: list[Group] = []
        done: set[ContentId] = set()
        while heap:
            _, count, _, keeper = heapq.heappop(heap)
            if keeper in taken or keeper in done or count != originals.get(keeper, 0):
                continue
            done.add(keeper)  # alone it stays free for a burst, but holds nobody back any longer
            star = self._star(edges.get(keeper, ()))
            if star or len(self._photos[keeper]) > 1:
                groups.append(self._group(keeper, star))
                taken.add(keeper)
                taken.update(content for content, _ in star)
            for content in (keeper, *(content for content, _ in star)):
                if content != keeper and content in done:
                    continue
                for part in parts.get(content, ()):
                    originals[part] -= 1
                    if part not in taken and part in may_keep:
                        heapq.heappush(heap, (part not in chosen, originals[part], self._place[part], part))
        return groups

    def _star(self, edges: Sequence[tuple[ContentId, Match]]) -> list[tuple[ContentId, Match]]:
        """Those around a keeper that are free and may be together, in order."""
        free = [(c, m) for c, m in edges if c not in self._taken and c not in self._chosen]
        if len(free) > 1:
            place = self._place
            free.sort(key=lambda e: (_ORDER[e[1].kind], -e[1].confidence, e[1].distance, place[e[0]]))
        if not any(content in self._apart for content, _ in free):
            return free
        star: list[tuple[ContentId, Match]] = []
        barred: set[ContentId] = set()
        for content, match in free:
            if content not in barred:
                star.append((content, match))
                barred |= self._apart.get(content, set())
        return star

    def _group(self, keeper: ContentId, star: Iterable[tuple[ContentId, Match]]) -> Group:
        kept, *same = self._photos[keeper]
        members = [Member(kept, Kind.KEEPER, 0, 1.0)]
        members += [Member(photo, Kind.SAME_BYTES, 0, 1.0) for photo in same]
        for content, m in star:
            if m.a == keeper:
                rectangle, detail = m.rectangle, m.detail
            else:
                rectangle, detail = None, _other_way(m)
            for photo in self._photos[content]:
                members.append(Member(photo, m.kind, m.distance, m.confidence, rectangle, detail))
        return Group(tuple(members))


def _other_way(match: Match) -> str:
    """The words of a match as seen from `b`: a turn goes the other way (a mirroring undoes itself)."""
    detail = match.detail
    if match.kind is Kind.TURNED:
        left, right = detail.replace("left", "right"), detail.replace("right", "left")
        return left if left != detail else right
    if match.kind is Kind.RESIZED and " of " in detail:
        return " of ".join(reversed(detail.split(" of ", 1)))
    if match.kind is Kind.CROPPED:
        return f"the one kept is {detail}" if detail else "the one kept is a part of it"
    if match.kind is Kind.EDITED:
        return f"the one kept is edited: {detail}" if detail else "the one kept is edited"
    return detail
