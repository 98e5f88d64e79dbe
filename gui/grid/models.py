"""Models of photographs for the grid views: one that holds ids only, one that holds what is already at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.records import Group, Kind, Member, Neighbour, Photo
from gui import words
from gui.grid.stars import Stars, spoken
from gui.session import Session

PHOTO_ROLE = Qt.ItemDataRole.UserRole + 1
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 2
"""The record a row stands for: an `Entry`."""

ROWS_KEPT = 4000
Ids = npt.NDArray[np.int64]
Index = QModelIndex | QPersistentModelIndex
Entry = Photo | Member | Neighbour | Group


class PhotoModel(QAbstractListModel):
    """What all grids of photographs offer: a photo for a row, its name, its tooltip.

    Attributes:
        stars: What tells stars and labels; the view sets it.
    """

    stars: Stars | None = None

    def photo(self, row: int) -> Photo | None:
        """The photo of a row, or None while it is not loaded."""
        raise NotImplementedError

    def entry(self, row: int) -> Entry | None:
        return self.photo(row)

    @property
    def ids(self) -> Ids:
        """Photo ids by row, int64 [rows]."""
        raise NotImplementedError

    def rows_of(self, ids: Ids) -> Ids:
        """Rows of these photo ids, those that are there, rising."""
        return np.flatnonzero(np.isin(self.ids, ids))

    def ensure(self, first: int, last: int) -> None:
        """Load the photos of rows `first` to `last` if they are not; `dataChanged` tells when they are there."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        photo, entry = self.photo(index.row()), self.entry(index.row())
        if photo is None or entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return PurePath(photo.path).name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            stars = spoken(self.stars.get(photo)) if self.stars is not None else ""
            if role == Qt.ItemDataRole.ToolTipRole:
                return "\n".join(filter(None, (words.tooltip(photo, entry), stars)))
            return ", ".join(filter(None, (words.spoken(photo, entry), stars)))
        if role == PHOTO_ROLE:
            return photo
        if role == ENTRY_ROLE:
            return entry
        return None


class LibraryModel(PhotoModel):
    """All photos of the library or of a folder, as ids; rows are fetched when a view shows them.

    Photos already fetched are served, even stale, until fresher ones arrive, so that nothing flickers.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: Ids = np.empty(0, np.int64)
        self._photos: dict[int, Photo] = {}
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._wanted = 0

    @property
    def ids(self) -> Ids:
        return self._ids

    def set_ids(self, ids: Ids) -> None:
        """Show these photos, in this order."""
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()

    def mark_stale(self) -> None:
        """The library has changed: fetch again what is shown, and go on showing it meanwhile."""
        self._stale = set(self._photos)
        self._gone.clear()

    def photo(self, row: int) -> Photo | None:
        return self._photos.get(int(self._ids[row])) if 0 <= row < len(self._ids) else None

    def ensure(self, first: int, last: int) -> None:
        ids = self._ids[max(0, first) : last + 1].tolist()
        self._wanted = len(ids)
        for i in ids:  # the longest unseen are the first to be forgotten
            if i in self._photos:
                self._photos[i] = self._photos.pop(i)
        missing = [i for i in ids if i not in self._gone and (i not in self._photos or i in self._stale)]
        if not missing:
            return
        library = self._session.library
        self._session.tasks.picture(
            lambda: library.photos(missing),
            lambda photos: self._take(missing, photos),
            self._session.report,
            ("rows", id(self)),
        )

    def _take(self, asked: list[int], photos: list[Photo]) -> None:
        there = {int(photo.id): photo for photo in photos}
        self._photos.update(there)
        kept = max(ROWS_KEPT, 2 * self._wanted)  # never what is in view, or it would be fetched for ever
        for old in list(self._photos)[: max(0, len(self._photos) - kept)]:
            del self._photos[old]
            self._stale.discard(old)
        self._stale.difference_update(asked)
        for gone in set(asked) - set(there):
            self._gone.add(gone)
            self._photos.pop(gone, None)
        rows = self.rows_of(np.array(asked, np.int64))
        if len(rows):
            self.dataChanged.emit(self.index(int(rows[0])), self.index(int(rows[-1])))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._ids)


class EntryModel(PhotoModel):
    """Members of a group, neighbours of a query, or groups: all at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._ids: Ids | None = None
        self.dimmed_from = 0

    def set_entries(self, entries: Sequence[Entry], dimmed_from: int | None = None, ids: Ids | None = None) -> None:
        """Show these, from a row on dimmed; `ids` are their photo ids where they are at hand.

        When the rows shown are a prefix of the new ones or the other way round, only the rest changes, so that dragging
        a radius moves nothing.
        """
        self.dimmed_from = len(entries) if dimmed_from is None else dimmed_from
        self._ids = ids
        old, same = self._entries, min(len(entries), len(self._entries))
        if any(a is not b for a, b in zip(old, entries, strict=False)):
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        elif len(entries) > same:
            self.beginInsertRows(QModelIndex(), same, len(entries) - 1)
            self._entries = entries
            self.endInsertRows()
        elif len(old) > same:
            self.beginRemoveRows(QModelIndex(), same, len(old) - 1)
            self._entries = entries
            self.endRemoveRows()
        elif len(old):
            self.dataChanged.emit(self.index(0), self.index(len(old) - 1))  # only what is dimmed

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def photo(self, row: int) -> Photo | None:
        entry = self.entry(row)
        return None if entry is None else photo_of(entry)

    @property
    def ids(self) -> Ids:
        if self._ids is None or len(self._ids) != len(self._entries):
            self._ids = np.array([photo_of(entry).id for entry in self._entries], np.int64)
        return self._ids

    def keeper(self) -> Photo | None:
        """The photo of the group that the others are compared with, if this is a group."""
        first = self.entry(0)
        return first.photo if isinstance(first, Member) and first.kind is Kind.KEEPER else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)


def photo_of(entry: Entry) -> Photo:
    """The photo that stands for an entry; for a group, its keeper."""
    if isinstance(entry, Group):
        return entry.keeper
    return entry if isinstance(entry, Photo) else entry.photo
