"""Browsing a library: photos by filter and order, what there is to choose from, and how many are of each month.

All that is filtered, counted and sorted by lies in memory as columns (some 110 bytes a photo, 200 once words were
looked for), read again when the catalogue has changed. Every answer is then a few passes over arrays,
whatever the filter.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Final

import numpy as np
import numpy.typing as npt

from core.errors import UserError
from core.language import caseless
from core.pictures import headers
from core.records import CancelToken, ContentId, Group, Kind, ProgressBoard
from core.records.browsing import Counts, Facets, GivenRating, Order, PhotoFilter, Timeline
from core.store.catalogue import Ids
from core.store.catalogue_browsing import UNKNOWN, BrowseStore, Columns
from core.store.journal_ratings import RatingStore

Mask = npt.NDArray[np.bool_]
Working = Callable[[CancelToken], AbstractContextManager[None]]

INDEXED: Final = frozenset({"taken", "oldest", "path", "name", "size"})
_BATCH = 256
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "cameras": ("cameras",), "formats": ("formats",), "years": ("since", "until"), "folders": (),
    "labels": ("label",), "stars": ("min_stars", "max_stars"),
}  # fmt: skip
"""What a list of choices leaves out of the filter, so that it also shows what could be chosen instead."""


class _Table:
    """The columns of one revision of the catalogue, with the person's stars and labels and what was made of them."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.orders: dict[str, Ids] = {}
        self.stars = np.where(columns.stars == UNKNOWN, 0, columns.stars).astype(np.int8)
        self.labels = np.zeros(len(columns.ids), np.int32)
        self.label_names = [""]
        self.rated = 0
        self._texts: list[str] | None = None
        self._folder_texts = [caseless(os.fsdecode(folder)) for folder in columns.folder_names]

    def __len__(self) -> int:
        return len(self.columns.ids)

    def give(self, ratings: Mapping[ContentId, GivenRating]) -> None:
        """Take what was given to these contents."""
        if not ratings:
            return
        names = {name: at for at, name in enumerate(self.label_names)}
        labels = [names.setdefault(rating.label or "", len(names)) for rating in ratings.values()]
        stars = [UNKNOWN if rating.stars is None else rating.stars for rating in ratings.values()]
        self.label_names = list(names)
        wanted = np.array(list(ratings), np.int64)
        order = np.argsort(wanted)
        at = order[np.minimum(np.searchsorted(wanted, self.columns.contents, sorter=order), len(order) - 1)]
        rows = np.flatnonzero(wanted[at] == self.columns.contents)
        own, given = self.columns.stars[rows], np.array(stars, np.int8)[at[rows]]
        self.stars[rows] = np.where(given != UNKNOWN, given, np.where(own == UNKNOWN, 0, own))
        self.labels[rows] = np.array(labels, np.int32)[at[rows]]

    def having(self, words: Iterable[str]) -> Mask:
        """Photos in whose name, folder or camera all words stand, whatever their case and accents' spelling."""
        columns = self.columns
        if self._texts is None:
            self._texts = [caseless(os.fsdecode(name)) for name in columns.names]
        found = np.ones(len(self), np.bool_)
        for word in map(caseless, words):
            folders = np.array([word in text for text in self._folder_texts], np.bool_)
            cameras = np.array([word in caseless(name) for name in columns.camera_names], np.bool_)
            names = np.fromiter((word in text for text in self._texts), np.bool_, len(self))
            found &= names | folders[columns.folders] | cameras[columns.cameras]
        return found

    def below(self, folder: str) -> Mask:
        """Photos below a folder."""
        top = os.fsencode(folder.rstrip(os.sep))
        prefix = top + os.fsencode(os.sep)
        inside = np.array([n == top or n.startswith(prefix) for n in self.columns.folder_names], np.bool_)
        return inside[self.columns.folders] if len(inside) else np.zeros(0, np.bool_)

    def rows(self, ids: Ids) -> Ids:
        """Rows of these ids, which are all there."""
        return np.searchsorted(self.columns.ids, ids)


class Browse:
    """Which photos to show. Every method may be called from any thread."""

    def __init__(
        self,
        store: BrowseStore,
        ratings: RatingStore,
        groups: Callable[[], Sequence[Group]],
        working: Working,
    ) -> None:
        """`groups()`: of copies, as lists show them. `working`: lets closing the library wait for long work."""
        self._store = store
        self._ratings = ratings
        self._groups = groups
        self._working = working
        self._lock = threading.Lock()
        self._table: _Table | None = None
        self._plain: tuple[int, dict[str, Ids]] = (-1, {})
        self._copies: tuple[Sequence[Group], Ids] | None = None

    # -- what is asked

    def ids(self, wanted: PhotoFilter = PhotoFilter(), order: Order = "taken") -> Ids:  # noqa: B008 - frozen
        """Ids of the photos that a filter lets through, int64 [n], in an order."""
        if not wanted.conditions() and order in INDEXED:
            return self._ordered(order)
        with self._lock:
            table = self._current()
            return self._sorted(table, order, self._mask(table, wanted))

    def facets(self, wanted: PhotoFilter = PhotoFilter()) -> Facets:  # noqa: B008
        """What there is to choose from beside what is chosen already."""
        with self._lock:
            table = self._current()
            columns = table.columns
            parts = self._parts(table, wanted)
            masks = {name: _all_but(parts, left_out, len(table)) for name, left_out in _CHOICES.items()}
            shown = _all_but(parts, (), len(table))
            years = columns.days[masks["years"]] // 10_000
            stars, counts = np.unique(table.stars[masks["stars"]], return_counts=True)
            return Facets(
                total=len(table),
                shown=int(shown.sum()),
                cameras=_counted(columns.cameras[masks["cameras"]], columns.camera_names),
                formats=_counted(columns.formats[masks["formats"]], columns.format_names),
                years=_by_year(years),
                folders=_subfolders(columns, masks["folders"], wanted.folder),
                labels=_counted(table.labels[masks["labels"]], table.label_names),
                stars=dict(zip(stars.tolist(), counts.tolist(), strict=True)),
                unread=int((columns.stars == UNKNOWN).sum()),
            )

    def timeline(self, wanted: PhotoFilter = PhotoFilter()) -> Timeline:  # noqa: B008
        """How many of the photos that a filter lets through are of each month."""
        with self._lock:
            table = self._current()
            months, counts = np.unique(table.columns.days[self._mask(table, wanted)] // 100, return_counts=True)
        found = zip(months[::-1].tolist(), counts[::-1].tolist(), strict=True)
        return Timeline(
            tuple((f"{month // 100:04}-{month % 100:02}" if month else "", count) for month, count in found)
        )

    # -- stars that files tell

    def unread(self) -> int:
        """Pictures indexed by an earlier version, of which it is not known whether their files tell stars."""
        return self._store.unread()

    def read_stars(self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> int:
        """Read the headers of those files; how many could be read. New photos need none of it: a scan reads theirs.

        Raises `Cancelled`; what was read by then is stored.
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._working(cancel):
            total, done, last, read = self._store.unread(), 0, 0, 0
            while part := self._store.unread_after(last, _BATCH):
                cancel.check()
                board.update(phase="reading", done_files=done, total_files=total, walk_done=True)
                found = []
                for content, path in part:
                    try:
                        found.append((content, headers.rating(os.fsdecode(path)) or 0))
                    except UserError:  # away or damaged: it is asked again the next time
                        continue
                self._store.put_stars(found)
                read += len(found)
                done += len(part)
                last = part[-1][0]
            board.update(phase="done")
        return read

    # -- how it is answered

    def _current(self) -> _Table:
        """The table as the databases are now; the lock is held."""
        revision = self._store.revision()
        if self._table is None or self._table.columns.revision != revision:
            self._table = _Table(self._store.columns())
        table = self._table
        now, given = self._ratings.since(table.rated)
        if given:
            contents = self._store.contents_of(given)
            table.give({content: given[digest] for digest, content in contents.items()})
        if now != table.rated:
            table.rated = now
            table.orders.pop("rating", None)
        return table

    def _ordered(self, order: Order) -> Ids:
        """All photos in an order that an index has, without the columns, so that the first list is there at once."""
        revision, plain = self._store.revision(), self._plain
        if plain[0] != revision:
            plain = self._plain = revision, {}
        if order not in plain[1]:
            plain[1][order] = self._store.ordered(order)
        return plain[1][order]

    def _sorted(self, table: _Table, order: Order, mask: Mask) -> Ids:
        if order not in table.orders:
            table.orders[order] = self._order(table, order)
        ids = table.orders[order]
        return ids[mask[table.rows(ids)]]

    def _order(self, table: _Table, order: Order) -> Ids:
        columns = table.columns
        ids = self._ordered(order if order in INDEXED else "taken")
        places = np.searchsorted(columns.ids, ids)
        known = np.minimum(places, max(0, len(table) - 1))
        ids = ids[columns.ids[known] == ids] if len(table) else ids[:0]  # none that came since the columns were read
        rows = table.rows(ids)
        if order == "rating":
            return ids[np.argsort(-table.stars[rows].astype(np.int32), kind="stable")]
        if order == "camera":  # photos that name none come last
            names = sorted(range(len(columns.camera_names)), key=lambda at: _camera_key(columns.camera_names[at]))
            rank = np.empty(len(names), np.int32)
            rank[names] = np.arange(len(names), dtype=np.int32)
            return ids[np.argsort(rank[columns.cameras[rows]], kind="stable")]
        return ids

    def _mask(self, table: _Table, wanted: PhotoFilter) -> Mask:
        return _all_but(self._parts(table, wanted), (), len(table))

    def _parts(self, table: _Table, wanted: PhotoFilter) -> dict[str, Mask]:
        """Which photos each condition lets through."""
        c = table.columns
        parts: dict[str, Mask] = {}
        for name, value in wanted.conditions().items():
            match name:
                case "folder":
                    parts[name] = table.below(value)
                case "since":
                    parts[name] = c.days >= _day(value, 1)
                case "until":
                    parts[name] = (c.days <= _day(value, 99)) & (c.days > 0)
                case "cameras":
                    parts[name] = np.isin(c.cameras, _places(c.camera_names, value))
                case "formats":
                    parts[name] = np.isin(c.formats, _places(c.format_names, value))
                case "orientation":
                    compare = {"landscape": np.greater, "portrait": np.less, "square": np.equal}[value]
                    parts[name] = compare(c.widths, c.heights)
                case "min_width":
                    parts[name] = c.widths >= value
                case "min_height":
                    parts[name] = c.heights >= value
                case "min_pixels":
                    parts[name] = c.widths.astype(np.int64) * c.heights >= value
                case "min_bytes":
                    parts[name] = c.sizes >= value
                case "max_bytes":
                    parts[name] = c.sizes <= value
                case "min_stars":
                    parts[name] = table.stars >= value
                case "max_stars":
                    parts[name] = table.stars <= value
                case "label":
                    parts[name] = np.isin(table.labels, _places(table.label_names, {value}))
                case "has_duplicates":
                    parts[name] = np.isin(c.ids, self._in_groups()) == value
                case "text":
                    parts[name] = table.having(value.split())
        return parts

    def _in_groups(self) -> Ids:
        groups = self._groups()
        if self._copies is None or self._copies[0] is not groups:
            copies = [group for group in groups if any(m.kind is not Kind.BURST for m in group.members[1:])]
            ids = np.array([int(m.photo.id) for group in copies for m in group.members], np.int64)
            self._copies = groups, ids
        return self._copies[1]


def _all_but(parts: dict[str, Mask], left_out: Iterable[str], count: int) -> Mask:
    mask = np.ones(count, np.bool_)
    for name, part in parts.items():
        if name not in left_out:
            mask &= part
    return mask


def _places(names: Sequence[str], wanted: Iterable[str]) -> list[int]:
    return [at for at, name in enumerate(names) if name in wanted]


def _camera_key(name: str) -> tuple[bool, str]:
    return not name, caseless(name)


def _day(text: str, rest: int) -> int:
    """ "2024-03" as 20240300 plus `rest`, so that it is before or after all days of the month."""
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, *([rest] * (3 - len(parts)))]
    return year * 10_000 + month * 100 + day


def _counted(codes: npt.NDArray[np.int32], names: Sequence[str]) -> Counts:
    counts = np.bincount(codes, minlength=len(names)).tolist()
    found = [(name, count) for name, count in zip(names, counts, strict=True) if count]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _by_year(years: npt.NDArray[np.int32]) -> Counts:
    found, counts = np.unique(years[years > 0], return_counts=True)
    return tuple((str(year), count) for year, count in zip(found[::-1].tolist(), counts[::-1].tolist(), strict=True))


def _subfolders(columns: Columns, mask: Mask, folder: str | None) -> Counts:
    """Folders one level below a folder (without one: below what all photos share), and how many photos lie in each."""
    counts = np.bincount(columns.folders[mask], minlength=len(columns.folder_names)).tolist()
    names = [os.fsdecode(name) for name in columns.folder_names]
    there = [(name, count) for name, count in zip(names, counts, strict=True) if count]
    if not there:
        return ()
    try:
        top = folder if folder is not None else os.path.commonpath([name for name, _ in there])
    except ValueError:  # on several drives of Windows, which share nothing
        return _drives(there)
    prefix = top.rstrip(os.sep) + os.sep
    found: dict[str, int] = {}
    for name, count in there:
        if name.startswith(prefix):
            child = prefix + name[len(prefix) :].split(os.sep, 1)[0]
            found[child] = found.get(child, 0) + count
    return tuple(sorted(found.items()))


def _drives(there: Sequence[tuple[str, int]]) -> Counts:
    found: dict[str, int] = {}
    for name, count in there:
        drive = os.path.splitdrive(name)[0] + os.sep
        found[drive] = found.get(drive, 0) + count
    return tuple(sorted(found.items()))
