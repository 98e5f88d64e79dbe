"""Which groups a page shows, and in which order: arithmetic on records for a lane's thread, no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from core.language import phrase
from core.records import Group, Kind, Photo, PhotoId

Ids = npt.NDArray[np.int64]
SORTS = {
    "space": phrase("Most space first"),
    "count": phrase("Most photos first"),
    "newest": phrase("Newest first"),
    "unsure": phrase("Least sure first"),
}
BURST_SORTS = {"count": SORTS["count"], "newest": SORTS["newest"]}
SURE = 0.9
"""A match of at least this confidence is called sure."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a group must have to be shown.

    Attributes:
        kinds: A copy of one of these kinds; empty for any.
        folder: A photo below this folder; "" for any.
        at_least: Bytes that it would free.
        sure: Every match sure (True), one that is not (False), or either (None).
        marked: A photo that is marked (True), none (False), or either (None).
    """

    kinds: frozenset[Kind] = frozenset()
    folder: str = ""
    at_least: int = 0
    sure: bool | None = None
    marked: bool | None = None

    @property
    def parts(self) -> int:
        """How many of the five conditions are set."""
        return sum((bool(self.kinds), bool(self.folder), self.at_least > 0, *(x is not None for x in self._either)))

    @property
    def _either(self) -> tuple[bool | None, bool | None]:
        return self.sure, self.marked

    def lets_through(self, group: Group, marks: Collection[PhotoId]) -> bool:
        copies = group.members[1:]
        if self.kinds and not any(member.kind in self.kinds for member in copies):
            return False
        if self.folder:
            below = self.folder.rstrip("/\\")
            if not any(_is_below(member.photo.path, below) for member in group.members):
                return False
        if self.at_least and group.reclaimable < self.at_least:
            return False
        if self.sure is not None and self.sure != (least_sure(group) >= SURE):
            return False
        return self.marked is None or self.marked == any(member.photo.id in marks for member in group.members)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(folder) and path[len(folder) : len(folder) + 1] in ("/", "\\")


def least_sure(group: Group) -> float:
    return min((member.confidence for member in group.members[1:]), default=1.0)


def newest(group: Group) -> str:
    """The latest capture time in a group, "" where none is known."""
    return max(member.photo.facts.taken or "" for member in group.members)


@dataclass(frozen=True, slots=True)
class Arranged:
    """Groups in the order shown.

    Attributes:
        ids: Keepers' photo ids by row, int64 [groups].
        photo_ids, photo_rows: Every photo's id, rising, and the row of its group, int64 [photos] each.
        space: Bytes that all of them would free.
    """

    groups: tuple[Group, ...]
    ids: Ids
    photo_ids: Ids
    photo_rows: Ids
    space: int

    @property
    def photos(self) -> int:
        return len(self.photo_ids)

    def row_of(self, photo: int) -> int:
        """The row of the group with this photo, -1 for none."""
        at = int(np.searchsorted(self.photo_ids, photo))
        return int(self.photo_rows[at]) if at < len(self.photo_ids) and self.photo_ids[at] == photo else -1

    def without(self, row: int, photos: Collection[PhotoId]) -> Arranged:
        """As it is when these photos have left the group of a row; a group of one is none."""
        group = self.groups[row]
        left = tuple(member for member in group.members if member.photo.id not in photos)
        gone = [member.photo.id for member in group.members if member not in left or len(left) < 2]
        kept = ~np.isin(self.photo_ids, gone)
        ids, rows = self.photo_ids[kept], self.photo_rows[kept]
        space = self.space - group.reclaimable
        if len(left) < 2 or left[0] is not group.members[0]:
            kept = rows != row
            ids, rows = ids[kept], np.where(rows > row, rows - 1, rows)[kept]
            return Arranged(self.groups[:row] + self.groups[row + 1 :], np.delete(self.ids, row), ids, rows, space)
        smaller = replace(group, members=left)
        groups = (*self.groups[:row], smaller, *self.groups[row + 1 :])
        return Arranged(groups, self.ids, ids, rows, space + smaller.reclaimable)


def arrange(
    groups: Sequence[Group], wanted: Filter | None = None, sort: str = "space", marks: Collection[PhotoId] = ()
) -> Arranged:
    """Choose and sort groups. Those that are equal in the order stay as they came: most space first."""
    if wanted is not None and wanted.parts:
        groups = [group for group in groups if wanted.lets_through(group, marks)]
    if sort == "count":
        groups = sorted(groups, key=lambda group: -len(group.members))
    elif sort == "newest":
        groups = sorted(groups, key=newest, reverse=True)
    elif sort == "unsure":
        groups = sorted(groups, key=least_sure)
    ids = np.array([group.members[0].photo.id for group in groups], np.int64)
    counts = np.array([len(group.members) for group in groups], np.int64)
    photos = np.array([member.photo.id for group in groups for member in group.members], np.int64)
    order = np.argsort(photos, kind="stable")
    rows = np.repeat(np.arange(len(groups)), counts)
    space = sum(group.reclaimable for group in groups)
    return Arranged(tuple(groups), ids, photos[order], rows[order], space)


class Tally:
    """How many photos are marked and what that frees; follows single marks without counting all again.

    Of hard links to one file only the last frees anything. Made in the background, then used on one thread.
    """

    def __init__(self, groups: Iterable[Group], marks: Iterable[PhotoId]) -> None:
        self._photos = {member.photo.id: member.photo for group in groups for member in group.members}
        links: dict[object, int] = {}
        for photo in self._photos.values():
            if photo.file_id is not None:
                links[photo.file_id] = links.get(photo.file_id, 0) + 1
        self._links = {file: count for file, count in links.items() if count > 1}
        self._marks: frozenset[PhotoId] = frozenset()
        self.photos = len(self._photos)
        self.freed = 0
        self.follow(frozenset(marks))

    @property
    def marked(self) -> int:
        return len(self._marks)

    def follow(self, marks: frozenset[PhotoId]) -> None:
        """Count these marks in place of the former ones."""
        if marks is self._marks:
            return
        for photo in marks - self._marks:
            self._count(self._photos.get(photo), 1)
        for photo in self._marks - marks:
            self._count(self._photos.get(photo), -1)
        self._marks = marks

    def _count(self, photo: Photo | None, sign: int) -> None:
        if photo is None:  # marked, but in no group now
            return
        if photo.file_id not in self._links:
            self.freed += sign * photo.size
            return
        left = self._links[photo.file_id]
        self._links[photo.file_id] = left - sign
        if (sign == 1 and left == 1) or (sign == -1 and left == 0):
            self.freed += sign * photo.size
