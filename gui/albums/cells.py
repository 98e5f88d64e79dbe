"""Photos of an album in a grid: how well each fits, and which the person put in or out."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from core.language import percent, tr
from core.records import Photo
from gui import theme
from gui.grid.delegates import LABELS_FROM_PX, CellDelegate
from gui.grid.models import Ids, LibraryModel
from gui.session import Session

Index = QModelIndex | QPersistentModelIndex
Floats = npt.NDArray[np.float32]
BADGE = 22
FIT_ROLE = Qt.ItemDataRole.UserRole + 40
"""How well a photo fits, 0..1; None where that is not known."""
SIDE_ROLE = Qt.ItemDataRole.UserRole + 41
"""True for a photo that the person put in, False for one put out, None for others."""
DIMMED_ROLE = Qt.ItemDataRole.UserRole + 42


class AlbumModel(LibraryModel):
    """Photos in the order of an album.

    Attributes:
        sides: What the person said, by photo id.
        dimmed_from: From this row on photos do not belong to the album.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self.fits: Floats = np.empty(0, np.float32)
        self.sides: dict[int, bool] = {}
        self.dimmed_from = 0

    def set_ranking(self, ids: Ids, fits: Floats, dimmed_from: int) -> None:
        """Show photos in this order, with how well they fit ([n] each; `fits` may be empty)."""
        self.fits, self.dimmed_from = fits, dimmed_from
        self.set_ids(ids)

    def set_sides(self, sides: dict[int, bool]) -> None:
        self.sides = sides
        self.tell_all()

    def tell_all(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), [SIDE_ROLE])

    def side(self, row: int) -> bool | None:
        return self.sides.get(int(self.ids[row]))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == FIT_ROLE:
            return float(self.fits[index.row()]) if index.row() < len(self.fits) else None
        if role == SIDE_ROLE:
            return self.side(index.row())
        if role == DIMMED_ROLE:
            return index.row() >= self.dimmed_from
        value = super().data(index, role)
        if value is None or role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return value
        between = "\n" if role == Qt.ItemDataRole.ToolTipRole else ", "
        return f"{value}{between}{self._said(index.row())}"

    def _said(self, row: int) -> str:
        side = self.side(row)
        if side is not None:
            return tr("belongs here, as you said") if side else tr("does not belong here, as you said")
        if row >= len(self.fits):
            return tr("not judged yet")
        return tr("fits {share}", share=percent(float(self.fits[row])))


class AlbumDelegate(CellDelegate):
    """A photo with a bar of how well it fits, and a badge where the person said so. Dimmed below the threshold."""

    def lines(self) -> int:
        return 2 if self.px >= LABELS_FROM_PX else 1

    def paint_over(self, painter: QPainter, place: QRectF, index: Index, look: theme.Look) -> None:
        side = index.data(SIDE_ROLE)
        if side is not None:
            painter.setOpacity(1.0)
            paint_badge(painter, QRectF(place.left() + 4, place.top() + 4, BADGE, BADGE), side, look)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._fit = index.data(FIT_ROLE)
        painter.setOpacity(0.5 if index.data(DIMMED_ROLE) else 1.0)
        super().paint(painter, option, index)
        painter.setOpacity(1.0)

    def paint_text(self, painter: QPainter, cell: QRect, photo: Photo, entry: object, look: theme.Look) -> None:
        fit: float | None = self._fit
        if fit is not None:
            self.write_share(painter, cell, fit, percent(fit), percent(1), look)
        if self.lines() > 1:
            name = PurePath(photo.path).name
            self.write(painter, cell, 1, tr("{name} · offline", name=name) if photo.offline else name, look.dim)


def paint_badge(painter: QPainter, place: QRectF, inside: bool, look: theme.Look) -> None:
    """A tick in a filled circle for what is in, a cross in an open one for what is out."""
    painter.setPen(QPen(QColor("white"), 1.5) if inside else QPen(look.accent, 1.5))
    painter.setBrush(look.accent if inside else QColor(255, 255, 255, 230))
    painter.drawEllipse(place)
    at = place.topLeft()
    side = place.width()

    def spot(x: float, y: float) -> QPointF:
        return QPointF(at.x() + x * side, at.y() + y * side)

    pen = QPen(look.on_accent if inside else look.accent, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if inside:
        painter.drawPolyline([spot(0.28, 0.53), spot(0.44, 0.69), spot(0.73, 0.34)])
    else:
        painter.drawLine(spot(0.33, 0.33), spot(0.67, 0.67))
        painter.drawLine(spot(0.67, 0.33), spot(0.33, 0.67))
