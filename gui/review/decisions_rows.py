"""Decisions as the rows of a table, with the first pictures of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.language import phrase, plural, tr
from core.records import Decision, Photo, Ruling
from gui import theme, words
from gui.grid.thumbnails import Pictures
from gui.theme import SPACE
from gui.widgets.tables import Index, RowModel

TITLES = (phrase("Pictures"), phrase("Decision"), phrase("Photos"), phrase("Decided"))
RULINGS = {Ruling.NOT_SAME: phrase("Not the same"), Ruling.KEEP_BOTH: phrase("Keep both")}
PHOTOS_ROLE = Qt.ItemDataRole.UserRole + 1
PX = 56
SHOWN = 3
"""So many pictures of a decision are shown; the others are counted."""
Photos = tuple[Photo | None, ...]


class DecisionModel(RowModel[Decision]):
    """Decisions as a table, newest first, those that a filter lets through.

    Signals:
        photos_wanted: Rows are looked at whose photos are not known yet; `take_wanted` tells which.
    """

    photos_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent)
        self._all: Sequence[Decision] = ()
        self._photos: dict[int, Photos] = {}
        self._wanted: set[int] = set()
        self._ruling: Ruling | None = None
        self._text = ""

    def set_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show these. Photos are asked for again: files may have moved."""
        self._all = decisions
        self._photos.clear()
        self._filter()

    def set_filter(self, ruling: Ruling | None, text: str) -> None:
        """Let through one ruling, or all where None, and paths that contain `text`."""
        self._ruling, self._text = ruling, text.casefold()
        self._filter()

    def set_photos(self, photos: dict[int, Photos]) -> None:
        """The photos of some decisions, by decision id."""
        self._photos.update(photos)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def take_wanted(self) -> list[int]:
        wanted, self._wanted = sorted(self._wanted - set(self._photos)), set()
        return wanted

    def photos(self, row: int) -> Photos | None:
        """The photos of a row; None while they are not known. A photo that is no longer in the library is None."""
        return self._photos.get(self.rows[row].id)

    def _filter(self) -> None:
        self.beginResetModel()
        self.rows = [
            decision
            for decision in self._all
            if self._ruling in (None, decision.ruling)
            and any(self._text in path.casefold() for path in (decision.path, *decision.others))
        ]
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        decision = self.rows[index.row()]
        if role == PHOTOS_ROLE:
            photos = self.photos(index.row())
            if photos is None and decision.id not in self._wanted:
                self._wanted.add(decision.id)
                self.photos_wanted.emit()
            return photos
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", tr(RULINGS[decision.ruling]), _names(decision), words.when(decision.at))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip("\n".join((decision.path, *decision.others)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(RULINGS[decision.ruling])}: {_names(decision)}, {words.when(decision.at)}"
        return None


def _names(decision: Decision) -> str:
    """ "a.jpg and b.jpg", "a.jpg and 3 others"."""
    name = PurePath(decision.path).name
    if len(decision.others) == 1:
        return tr("{name} and {other}", name=name, other=PurePath(decision.others[0]).name)
    return plural("{name} and {n} other", "{name} and {n} others", len(decision.others), name=name)


class PicturesDelegate(QStyledItemDelegate):
    """The first pictures of a decision, side by side; a sign for one that is no longer in the library."""

    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        photos = index.data(PHOTOS_ROLE)
        if photos is None:
            return
        look = theme.look(option.palette)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = option.rect.left() + SPACE
        for photo in photos[:SHOWN]:
            room = QRect(left, option.rect.top() + (option.rect.height() - PX) // 2, PX, PX)
            pixmap = None if photo is None else self._pictures.get(photo.content_id)
            if pixmap is not None:
                size = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRect(0, 0, size.width(), size.height())
                place.moveCenter(room.center())
                painter.drawPixmap(place, pixmap)
            elif photo is None or self._pictures.impossible(photo.content_id):
                ratio = painter.device().devicePixelRatioF()
                painter.drawPixmap(
                    room.center().x() - 10, room.center().y() - 10, theme.pixmap("no-picture", look.dim, 20, ratio)
                )
            else:
                painter.fillRect(room.adjusted(4, 8, -4, -8), look.line)
            left += PX + SPACE
        if len(photos) > SHOWN:
            painter.setPen(look.dim)
            rest = option.rect.adjusted(left - option.rect.left(), 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, f"+{len(photos) - SHOWN}")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize((PX + SPACE) * SHOWN + 5 * SPACE, PX + SPACE)
