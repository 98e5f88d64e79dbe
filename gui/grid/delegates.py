"""How a photograph looks in a grid: in the library and in a search. Those of groups are in `review_cells`."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.language import tr
from core.records import Neighbour, Photo
from gui import theme
from gui.grid.models import ENTRY_ROLE, PHOTO_ROLE, EntryModel
from gui.grid.stars import STAR, label_colour, label_title, stars_text
from gui.grid.thumbnails import Pictures
from gui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
LABELS_FROM_PX = 112
"""Below this side the cells carry no names; they would be cut to nothing."""
RADIUS = 6.0


class CellDelegate(QStyledItemDelegate):
    """A picture that keeps its shape inside a square, and `lines()` lines of text below.

    Attributes:
        wanted_px: Side of the square that was asked for, in device-independent pixels.
        px: The side it has: a little more or less, so that whole cells fill the width.
    """

    def __init__(self, pictures: Pictures, px: int) -> None:
        super().__init__()
        self.wanted_px = px
        self.px = px
        self.pictures = pictures

    def fit(self, width: int) -> int:
        """Take the side that lets whole cells fill this width; returns how many stand in a line."""
        columns = max(1, round(width / (self.wanted_px + 2 * SPACE)))
        self.px = max(16, width // columns - 2 * SPACE)
        return columns

    def lines(self) -> int:
        return 1 if self.px >= LABELS_FROM_PX else 0

    def line_height(self) -> int:
        return QFontMetrics(QApplication.font()).height() + 2

    def cell(self) -> QSize:
        """Size of a whole cell."""
        text = self.lines() * self.line_height()
        return QSize(self.px + 2 * SPACE, self.picture_height() + 2 * SPACE + (text + SPACE // 2 if text else 0))

    def room(self, cell: QRect) -> QRect:
        """Where the picture may lie in a cell."""
        return QRect(cell.left() + (cell.width() - self.px) // 2, cell.top() + SPACE, self.px, self.picture_height())

    def picture_height(self) -> int:
        return self.px

    def paint_picture(self, painter: QPainter, room: QRect, photo: Photo, look: theme.Look) -> QRectF:
        """Paint the photo, or a plain patch of its shape until it is there; returns where."""
        facts = photo.facts
        shape = QSize(max(1, facts.width), max(1, facts.height))
        pixmap = self.pictures.get(photo.content_id)
        if pixmap is not None:
            shape = pixmap.size()
        fitted = shape.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if pixmap is not None:  # never larger than it is, so that small pictures stay crisp
            ratio = painter.device().devicePixelRatioF()
            own = QSize(round(pixmap.width() / ratio), round(pixmap.height() / ratio))
            if own.width() < fitted.width() and max(facts.width, facts.height) < self.px * ratio:
                fitted = own
        fitted = fitted.expandedTo(QSize(2, 2))
        left = room.left() + (room.width() - fitted.width()) // 2
        place = QRect(left, room.top() + (room.height() - fitted.height()) // 2, fitted.width(), fitted.height())
        if pixmap is None:
            painter.fillRect(place, look.line)
            if self.pictures.impossible(photo.content_id):
                self._paint_missing(painter, place, look)
        else:
            painter.drawPixmap(place, pixmap)
        return QRectF(place)

    def paint_text(self, painter: QPainter, cell: QRect, photo: Photo, entry: object, look: theme.Look) -> None:
        name = PurePath(photo.path).name
        self.write(painter, cell, 0, tr("{name} · offline", name=name) if photo.offline else name, look.dim)

    def write(
        self,
        painter: QPainter,
        cell: QRect,
        line: int,
        text: str,
        color: QColor,
        *,
        bold: bool = False,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        """One line of text below the picture, cut where it is too long: in the middle, unless told otherwise."""
        font = QFont(QApplication.font())
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(color)
        top = self.room(cell).bottom() + SPACE // 2 + 1 + line * self.line_height()
        place = QRect(cell.left() + SPACE, top, cell.width() - 2 * SPACE, self.line_height())
        text = QFontMetrics(font).elidedText(text, cut, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_missing(self, painter: QPainter, place: QRect, look: theme.Look) -> None:
        side = min(32, place.width(), place.height())
        mark = theme.pixmap("no-picture", look.dim, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.center().x() - side // 2, place.center().y() - side // 2, mark)

    def paint_over(self, painter: QPainter, place: QRectF, index: Index, look: theme.Look) -> None:
        """Whatever lies over a picture, which was painted at `place`: nothing here."""

    def _paint_rating(self, painter: QPainter, place: QRectF, photo: Photo) -> None:
        """Stars and label at the lower left of the picture, on a dark patch that reads on any photograph.

        A label is a coloured dot with its first letter, so that the colour is not the only sign.
        """
        rating = self.pictures.stars.get(photo)
        if rating is None or not (rating.stars or rating.label):
            return
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * (0.9 if self.px >= LABELS_FROM_PX else 0.7))
        metrics = QFontMetrics(font)
        text = stars_text(rating.stars)
        side = metrics.height() if rating.label else 0
        wide = metrics.horizontalAdvance(text) + side + SPACE
        if wide > place.width():  # as narrow as a number can be told
            text = f"{rating.stars}{STAR}" if rating.stars > 0 else text
            wide = metrics.horizontalAdvance(text) + side + SPACE
        patch = QRectF(place.left() + 3, place.bottom() - metrics.height() - 5, wide, metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 168))
        painter.drawRoundedRect(patch, 4, 4)
        painter.setFont(font)
        inner = patch.adjusted(SPACE / 2, 0, -SPACE / 2, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if rating.label:
            dot = QRectF(inner.left(), inner.center().y() - side / 2 + 1, side - 2, side - 2)
            painter.setBrush(label_colour(rating.label))
            painter.drawEllipse(dot)
            painter.setPen(Qt.GlobalColor.white)
            small = QFont(font)
            small.setPointSizeF(font.pointSizeF() * 0.75)
            small.setBold(True)
            painter.setFont(small)
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, label_title(rating.label)[:1])
            painter.setFont(font)
        painter.setPen(QColor("#ff9d8a") if rating.stars < 0 else QColor("#ffd75e"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, text)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.look(option.palette)
        cell = option.rect
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        entry = index.data(ENTRY_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected or focus:
            painter.setPen(QPen(look.accent, 2 if focus else 1) if selected else QPen(look.dim, 1))
            painter.setBrush(look.wash if selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        if entry is None:
            painter.fillRect(self.room(cell).adjusted(0, self.px // 6, 0, -self.px // 6), look.line)
            return
        photo = index.data(PHOTO_ROLE)
        place = self.paint_picture(painter, self.room(cell), photo, look)
        self.paint_over(painter, place, index, look)
        self._paint_rating(painter, place, photo)
        if self.lines():
            self.paint_text(painter, cell, photo, entry, look)

    def write_share(
        self, painter: QPainter, cell: QRect, share: float, text: str, widest: str, look: theme.Look
    ) -> None:
        """The first line as a bar, filled to a share 0..1, and a text behind it that is as wide as `widest` at most."""
        room = self.room(cell)
        wide = QFontMetrics(QApplication.font()).horizontalAdvance(widest) + SPACE
        top = room.bottom() + SPACE // 2 + 1
        bar = QRectF(room.left(), top + self.line_height() / 2 - 2, room.width() - wide, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.line)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(look.accent)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * share, 4), 2, 2)
        painter.setPen(look.dim)
        painter.setFont(QApplication.font())
        place = QRect(room.right() - wide, top, wide, self.line_height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.cell()


class NeighbourDelegate(CellDelegate):
    """A photo near a query: a bar of nearness, the distance, the name. Dimmed when outside the radius."""

    def lines(self) -> int:
        return 2 if self.px >= LABELS_FROM_PX else 1

    def paint_text(self, painter: QPainter, cell: QRect, photo: Photo, entry: object, look: theme.Look) -> None:
        assert isinstance(entry, Neighbour)
        self.write_share(painter, cell, entry.nearness, str(entry.distance), "000", look)
        if self.lines() > 1:
            name = PurePath(photo.path).name
            self.write(painter, cell, 1, tr("{name} · offline", name=name) if photo.offline else name, look.dim)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        painter.setOpacity(0.5 if isinstance(model, EntryModel) and index.row() >= model.dimmed_from else 1.0)
        super().paint(painter, option, index)
        painter.setOpacity(1.0)
