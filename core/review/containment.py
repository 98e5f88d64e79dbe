"""Folder answers: how much of one folder is also in another, at every depth ("97 % of A is inside B").

Photos with the same folder and the same folders of copies are counted together, so a backup of a folder costs one step
however many photos it holds. Each such step is then counted for all folders above. Of the many pairs this gives, those
stay that say something: for one folder the deepest place that holds (nearly) as much of it, and no pair that merely
follows from one of folders above or below.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.records import CancelToken, ContentId, FolderPair, Group, Kind, Photo
from core.store.catalogue import is_below

FEWEST = 2
"""Photos inside, at least, for a pair to be worth a line."""

LEAST = 0.5
"""Share of the photos of a folder that must be inside."""

_NEARLY = 0.98  # of as many photos are as good as all of them
_MOST = 0.9  # share from which on a pair says all there is to say of the folders below
_CLEARLY = 0.05  # by as much more must a folder be inside than the folder above it
_WORSE = 0.1  # by as much less inside than in the best place, and a place is not worth a line
_MANY = 16  # folders; what lies in more of them is only counted for pairs that other photos have shown
_EQUAL = (Kind.KEEPER, Kind.SAME_BYTES, Kind.SAME_PIXELS)

Pair = tuple[int, int]
Amount = list[int]
"""Photos and bytes."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Photos that are equal to each other, and the folders of all that they are copies of, their own among them."""

    photos: Sequence[Photo]
    folders: frozenset[str]


def copies(group: Group, is_copy: Callable[[ContentId, ContentId], bool]) -> list[Copies]:
    """The photos of a group by what each is verified to be a copy of: the keeper, and those compared with it."""
    equal: dict[ContentId, list[Photo]] = defaultdict(list)
    lead = group.keeper.content_id
    for member in group.members:
        if member.kind is not Kind.BURST:
            equal[lead if member.kind in _EQUAL else member.photo.content_id].append(member.photo)
    folders = {content: frozenset(os.path.dirname(photo.path) for photo in same) for content, same in equal.items()}
    found = []
    for content, same in equal.items():
        near = [folders[o] for o in equal if lead in (content, o) or o == content or is_copy(content, o)]
        found.append(Copies(same, frozenset().union(*near)))
    return found


class _Tree:
    """The folders of a library as numbers; `above[f]` are a folder and all above it up to a library folder."""

    def __init__(self, roots: Iterable[str]) -> None:
        self._roots = sorted(roots, key=len)
        self.names: list[str] = []
        self.above: list[tuple[int, ...]] = []
        self._numbers: dict[str, int] = {}

    def number(self, folder: str) -> int:
        known = self._numbers.get(folder)
        if known is not None:
            return known
        parent = os.path.dirname(folder)
        inside = parent != folder and any(parent == root or is_below(parent, root) for root in self._roots)
        higher = self.above[self.number(parent)] if inside else ()
        number = self._numbers[folder] = len(self.names)
        self.names.append(folder)
        self.above.append((number, *higher))
        return number

    def related(self, a: int, b: int) -> bool:
        """Whether one of them is the other or lies in it."""
        return a in self.above[b] or b in self.above[a]


def containment(
    files: Iterable[str], roots: Iterable[str], found: Iterable[Copies], cancel: CancelToken
) -> tuple[FolderPair, ...]:
    """Pairs of folders of which one is at least half inside the other, best first: most bytes, wholly inside.

    Args:
        files: Paths of all photos.
        roots: The library's folders; none above them is looked at.
        found: All photos that have copies, as `copies` gives them.

    Raises:
        Cancelled: When `cancel` was.
    """
    tree = _Tree(roots)
    totals = _totals(tree, files)
    chosen: dict[int, dict[int, Amount]] = defaultdict(dict)
    for (a, b), amount in _count(tree, found, cancel).items():
        if amount[0] >= FEWEST and amount[0] >= LEAST * totals[a]:
            chosen[a][b] = amount
    pairs = [
        FolderPair(tree.names[a], tree.names[b], number, totals[a], size)
        for a, places in _telling(tree, chosen, totals).items()
        for b, (number, size) in places.items()
    ]
    return tuple(sorted(pairs, key=lambda p: (-p.size * (p.inside / p.total) ** 2, p.a, p.b)))


def _totals(tree: _Tree, files: Iterable[str]) -> list[int]:
    """Photos in each folder and below it, by its number."""
    own: dict[str, int] = defaultdict(int)
    for path in files:
        own[os.path.dirname(path)] += 1
    for folder in own:
        tree.number(folder)
    totals = [0] * len(tree.names)
    for folder, number in own.items():
        for higher in tree.above[tree.number(folder)]:
            totals[higher] += number
    return totals


def _count(tree: _Tree, found: Iterable[Copies], cancel: CancelToken) -> dict[Pair, Amount]:
    """Photos and bytes of each folder that have a copy in each other folder, folders inside each other left out."""
    together: dict[tuple[str, frozenset[str]], Amount] = defaultdict(lambda: [0, 0])
    everywhere: list[Copies] = []
    for same in found:
        if len(same.folders) > _MANY:
            everywhere.append(same)
        elif len(same.folders) > 1:
            for photo in same.photos:
                amount = together[os.path.dirname(photo.path), same.folders]
                amount[0] += 1
                amount[1] += photo.size
    inside: dict[Pair, Amount] = defaultdict(lambda: [0, 0])
    for (folder, folders), amount in together.items():
        cancel.check()
        places = {higher for other in folders for higher in tree.above[tree.number(other)]}
        chain = tree.above[tree.number(folder)]
        for b in places.difference(chain):
            above = tree.above[b]
            for a in chain:
                if a in above:
                    break  # from here on up both lie in it
                _add(inside[a, b], amount)
    for same in everywhere:
        cancel.check()
        _count_everywhere(tree, same, inside)
    return inside


def _count_everywhere(tree: _Tree, same: Copies, inside: Mapping[Pair, Amount]) -> None:
    """Count photos with copies in very many folders, for the pairs that are there."""
    places = {higher for folder in same.folders for higher in tree.above[tree.number(folder)]}
    amounts: dict[int, Amount] = defaultdict(lambda: [0, 0])
    for photo in same.photos:
        for higher in tree.above[tree.number(os.path.dirname(photo.path))]:
            _add(amounts[higher], [1, photo.size])
    for (a, b), amount in inside.items():
        if b in places and a in amounts:
            _add(amount, amounts[a])


def _add(to: Amount, amount: Sequence[int]) -> None:
    to[0] += amount[0]
    to[1] += amount[1]


def _telling(
    tree: _Tree, chosen: Mapping[int, dict[int, Amount]], totals: Sequence[int]
) -> dict[int, dict[int, Amount]]:
    """The pairs that say something of their own."""
    best = {a: _best(tree, places, totals[a]) for a, places in chosen.items()}
    for a, b in _shown_below(tree, best, totals):
        del best[a][b]
    kept: dict[int, dict[int, Amount]] = {}
    for a in sorted(best, key=lambda a: len(tree.above[a])):
        kept[a] = {
            b: amount
            for b, amount in best[a].items()
            if not _shown_above(tree, kept, totals, a, b, amount[0] / totals[a])
        }
    return {
        a: {b: amount for b, amount in places.items() if not _shown_the_other_way(tree, kept, totals, a, b)}
        for a, places in kept.items()
    }


def _best(tree: _Tree, places: Mapping[int, Amount], total: int) -> dict[int, Amount]:
    """Of the places that hold one folder those that hold most of it; of places in each other the deepest such one."""
    kept: dict[int, Amount] = {}
    left = sorted(places, key=lambda b: (-places[b][0], len(tree.above[b])))
    while left:
        most = left[0]
        enough = [b for b in left if most in tree.above[b] and places[b][0] >= _NEARLY * places[most][0]]
        best = max(enough, key=lambda b: (len(tree.above[b]), places[b][0]))
        kept[best] = places[best]
        left = [b for b in left if not tree.related(b, best)]
    limit = max(amount[0] for amount in places.values()) - _WORSE * total
    return {b: amount for b, amount in kept.items() if amount[0] >= limit}


def _shown_below(tree: _Tree, chosen: Mapping[int, Mapping[int, Amount]], totals: Sequence[int]) -> set[Pair]:
    """Pairs of which (nearly) all that is inside comes from one folder further down, and much else is not inside."""
    dropped: set[Pair] = set()
    for a, places in chosen.items():
        for b, amount in places.items():
            for higher in tree.above[a][1:]:
                for place in tree.above[b]:
                    above = chosen.get(higher, {}).get(place)
                    if above is None or amount[0] < _NEARLY * above[0]:
                        continue
                    if above[0] < _MOST * totals[higher] or totals[a] == totals[higher]:
                        dropped.add((higher, place))
    return dropped


def _shown_above(
    tree: _Tree, kept: Mapping[int, Mapping[int, Amount]], totals: Sequence[int], a: int, b: int, share: float
) -> bool:
    """Whether a pair of folders above says it already."""
    for higher in tree.above[a][1:]:
        for place, amount in kept.get(higher, {}).items():
            above = amount[0] / totals[higher]
            if tree.related(place, b) and (above >= _MOST or above >= share - _CLEARLY):
                return True
    return False


def _shown_the_other_way(
    tree: _Tree, kept: Mapping[int, Mapping[int, Amount]], totals: Sequence[int], a: int, b: int
) -> bool:
    """Whether a pair says that `b`, or a folder above it, is (nearly) all inside `a`, or one above that.

    Of two folders with (nearly) the same photos both ways are shown: either may be the one to clean up.
    """
    for higher in tree.above[b]:
        for place in tree.above[a]:
            amount = kept.get(higher, {}).get(place)
            if amount is None or amount[0] < _MOST * totals[higher]:
                continue
            if (higher, place) != (b, a) or kept[a][b][0] < _MOST * totals[a]:
                return True
    return False
