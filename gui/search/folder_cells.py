"""Pictures of a folder that is looked up, as rows of a grid: they are no photos of the library."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import PurePath
from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from core.errors import UserError
from core.language import phrase, tr
from core.records import ContentId, Example, Facts, Photo, PhotoId, Query, Whereabouts
from core.retelling import retell
from gui import theme
from gui.grid.delegates import LABELS_FROM_PX, CellDelegate
from gui.grid.models import ENTRY_ROLE, Ids, PhotoModel
from gui.grid.thumbnails import THUMBNAIL_REACH, Pictures, image_of, read_jpeg
from gui.session import Session

Index = QModelIndex | QPersistentModelIndex
SIGNS = {
    "here": phrase("✓ in the library"),
    "copy": phrase("≈ a copy is there"),
    "missing": phrase("✕ not there"),
    "unreadable": phrase("? unreadable"),
}

_NUMBERS = count(-1, -1)


class FolderPictures(Pictures):
    """Pictures by the thumbnails that came with the look-up, or by the files where cells are large."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session.library, session.tasks, parent)
        self._search = session.library.search
        self._thumbnails: dict[PhotoId, bytes] = {}

    def set_rows(self, rows: Sequence[tuple[Whereabouts, Photo]]) -> None:
        self._thumbnails = {photo.id: one.thumbnail for one, photo in rows}

    def add_rows(self, rows: Sequence[tuple[Whereabouts, Photo]]) -> None:
        self._thumbnails.update((photo.id, one.thumbnail) for one, photo in rows)

    def load(self, photo: Photo, px: int) -> QImage | None:
        image = QImage()
        if px > THUMBNAIL_REACH:
            try:
                image = image_of(*self._search.picture(Example(PurePath(photo.path).name, path=photo.path)))
            except UserError:  # the card may be out by now: the thumbnail is still here
                image = QImage()
        if image.isNull():
            image = read_jpeg(self._thumbnails.get(photo.id, b""))
        if image.isNull():
            return None
        if max(image.width(), image.height()) > px:
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = image.scaled(QSize(px, px), keep, smooth)
        return image.convertToFormat(QImage.Format.Format_RGB32)


class FolderModel(PhotoModel):
    """Rows of a look-up, each as a photo under a number that no photo of the library has."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures: list[Whereabouts] = []
        self._photos: list[Photo] = []

    def set_rows(self, rows: Sequence[tuple[Whereabouts, Photo]]) -> None:
        self.beginResetModel()
        self.pictures = [one for one, _ in rows]
        self._photos = [photo for _, photo in rows]
        self.endResetModel()

    def add_rows(self, rows: Sequence[tuple[Whereabouts, Photo]]) -> None:
        """Put further ones behind the others."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._photos), len(self._photos) + len(rows) - 1)
            self.pictures += [one for one, _ in rows]
            self._photos += [photo for _, photo in rows]
            self.endInsertRows()

    def picture(self, row: int) -> Whereabouts | None:
        return self.pictures[row] if 0 <= row < len(self.pictures) else None

    def photo(self, row: int) -> Photo | None:
        return self._photos[row] if 0 <= row < len(self._photos) else None

    @property
    def ids(self) -> Ids:
        return np.array([photo.id for photo in self._photos], np.int64)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.picture(index.row())
        if role == ENTRY_ROLE:
            return one
        value = super().data(index, role)
        if one is None or role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return value
        known = "" if one.photo is None else one.photo.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{PurePath(one.path).name}, {tr(SIGNS[one.state])}"
        return "\n".join(line for line in (one.path, tr(SIGNS[one.state]), known or retell(one.reason)) if line)

    @staticmethod
    def query_of(photo: Photo) -> Query:
        return Query((Example(PurePath(photo.path).name, path=photo.path),))


class FolderDelegate(CellDelegate):
    """A picture of the folder; below it a sign and words for where it is, then its name."""

    def lines(self) -> int:
        return 2 if self.px >= LABELS_FROM_PX else 1

    def paint_text(self, painter: QPainter, cell: QRect, photo: Photo, entry: object, look: theme.Look) -> None:
        if isinstance(entry, Whereabouts):
            missed = entry.state in ("missing", "unreadable")
            self.write(painter, cell, 0, tr(SIGNS[entry.state]), look.text if missed else look.dim, bold=missed)
        if self.lines() > 1:
            self.write(painter, cell, 1, PurePath(photo.path).name, look.dim)


def numbered(pictures: Sequence[Whereabouts]) -> list[tuple[Whereabouts, Photo]]:
    """Pictures of a folder, each as grids take photos: under a number below zero that no other has."""
    return [(one, _photo(one, next(_NUMBERS))) for one in pictures]


def _photo(one: Whereabouts, number: int) -> Photo:
    facts = one.facts or Facts(1, 1, "")
    return Photo(PhotoId(number), ContentId(number), one.path, one.size, one.mtime_ns, facts)
