"""What is painted on the map's ground: pictures, labels of islands, the card at the pointer, the lasso."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.records import Photo
from gui.theme import SPACE, Look

HOVER_PX = 192
LABEL_PX, SMALL_LABEL_PX = 46.0, 32.0
"""Side of a label's picture, in a large view and in one that is smaller than `LARGE_FROM`."""
LARGE_FROM = 560
RADIUS = 4.0
LONGEST = 150.0
"""Names of folders on labels are cut at so many pixels."""


def scaled(picture: QPixmap, px: int, ratio: float) -> QPixmap:
    """A picture with a long side of `px` device pixels at most."""
    if max(picture.width(), picture.height()) > px:
        mode = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(QSize(px, px), Qt.AspectRatioMode.KeepAspectRatio, mode)
    else:
        picture = QPixmap(picture)
    picture.setDevicePixelRatio(ratio)
    return picture


def picture_rect(where: QPointF, pixmap: QPixmap | None, px: float) -> QRectF:
    """Where a picture lies whose middle is at a point; of one that is not there yet, a small square."""
    size = QSizeF(px, px) * 0.5 if pixmap is None else pixmap.deviceIndependentSize()
    return QRectF(where.x() - size.width() / 2, where.y() - size.height() / 2, size.width(), size.height())


def paint_picture(
    painter: QPainter, where: QPointF, pixmap: QPixmap | None, px: float, look: Look, *, chosen: bool
) -> None:
    """A picture with a thin edge; a chosen one with a ring and a tick."""
    if pixmap is None:
        return  # its dot is there
    rect = picture_rect(where, pixmap, px)
    painter.drawPixmap(rect.topLeft(), pixmap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.accent if chosen else look.ground, 3 if chosen else 1.5))
    painter.drawRect(rect)
    if chosen:
        spot = QRectF(rect.right() - 13, rect.top() - 3, 16, 16)
        painter.setBrush(look.accent)
        painter.setPen(QPen(look.ground, 1))
        painter.drawEllipse(spot)
        painter.setPen(QPen(look.on_accent, 2))
        x, y = spot.center().x(), spot.center().y()
        painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)])


@dataclass(frozen=True, slots=True)
class Label:
    """What tells of an island: its picture, its name or else how many photos it has.

    Attributes:
        picture: None where the island fills the view and its photos are seen themselves.
        strong: The keyboard is at it.
        px: Side of the picture.
    """

    name: str
    count: str
    colour: QColor
    picture: QPixmap | None
    strong: bool = False
    px: float = LABEL_PX

    def painted(self, font: QFont, ratio: float, look: Look) -> QPixmap:
        """The label as a picture: painted once, and moved with the map."""
        metrics, lines = QFontMetricsF(_small(font)), self._lines(font)
        wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * SPACE
        high = len(lines) * metrics.height() + SPACE / 2
        if self.picture is not None:
            size = self._shape()
            wide, high = max(wide, size.width() + 10), high + size.height() + 6
        result = QPixmap(round(wide * ratio), round(high * ratio))
        result.setDevicePixelRatio(ratio)
        result.fill(Qt.GlobalColor.transparent)
        painter = QPainter(result)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setFont(_small(font))
        self._paint(painter, QRectF(0, 0, wide, high), lines, look)
        painter.end()
        return result

    def _paint(self, painter: QPainter, rect: QRectF, lines: list[str], look: Look) -> None:
        metrics = QFontMetricsF(painter.font())
        wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * SPACE
        high = len(lines) * metrics.height() + SPACE / 2
        pill = QRectF(rect.center().x() - wide / 2, rect.bottom() - high, wide, high)
        if self.picture is not None:
            size = self._shape()
            place = QRectF(rect.center().x() - size.width() / 2, rect.top() + 4, size.width(), size.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.accent if self.strong else look.ground)
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), RADIUS, RADIUS)
            painter.drawPixmap(place, self.picture, QRectF(self.picture.rect()))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour, 1.5))
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), RADIUS, RADIUS)
        ground = QColor(look.accent if self.strong else look.ground)
        ground.setAlpha(230)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(pill, pill.height() / 2 if len(lines) == 1 else 2 * RADIUS, 2 * RADIUS)
        for number, line in enumerate(lines):
            last = number == len(lines) - 1 and len(lines) > 1
            painter.setPen(look.on_accent if self.strong else look.dim if last else look.text)
            at = QRectF(pill.left(), pill.top() + SPACE / 4 + number * metrics.height(), pill.width(), metrics.height())
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, line)

    def _lines(self, font: QFont) -> list[str]:
        metrics = QFontMetricsF(_small(font))
        name = metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, LONGEST)
        return [name, self.count] if name else [self.count]

    def _shape(self) -> QSizeF:
        assert self.picture is not None
        return QSizeF(self.picture.size()).scaled(QSizeF(self.px, self.px), Qt.AspectRatioMode.KeepAspectRatio)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() * 0.88, 7.0))
    return small


def paint_card(
    painter: QPainter, pointer: QPointF, photo: Photo, picture: QPixmap | None, room: QRectF, look: Look
) -> None:
    """The photo under the pointer, larger, with its name, beside the pointer and inside the view."""
    metrics = QFontMetricsF(painter.font())
    facts = photo.facts
    shape = QSizeF(max(1, facts.width), max(1, facts.height)) if picture is None else QSizeF(picture.size())
    size = shape.scaled(QSizeF(HOVER_PX, HOVER_PX), Qt.AspectRatioMode.KeepAspectRatio)
    wide = max(size.width(), HOVER_PX * 0.7) + 2 * SPACE
    name = metrics.elidedText(PurePath(photo.path).name, Qt.TextElideMode.ElideMiddle, wide - 2 * SPACE)
    high = size.height() + metrics.height() + 2.5 * SPACE
    left = pointer.x() + 2 * SPACE if pointer.x() + 2 * SPACE + wide < room.right() else pointer.x() - 2 * SPACE - wide
    top = min(max(pointer.y() - high / 2, room.top() + SPACE), room.bottom() - high - SPACE)
    card = QRectF(left, top, wide, high)
    painter.setPen(QPen(look.line, 1))
    painter.setBrush(look.ground)
    painter.drawRoundedRect(card, RADIUS, RADIUS)
    place = QRectF(card.center().x() - size.width() / 2, card.top() + SPACE, size.width(), size.height())
    if picture is None:
        painter.fillRect(place, look.line)
    else:
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
    painter.setPen(look.text)
    below = QRectF(card.left(), place.bottom() + SPACE / 2, card.width(), metrics.height())
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)


def paint_ring(painter: QPainter, where: QPointF, look: Look) -> None:
    """Around the photo that is current in the grid."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, wide in ((look.ground, 5.0), (look.accent, 2.5)):
        painter.setPen(QPen(colour, wide))
        painter.drawEllipse(where, 11.0, 11.0)


def paint_lasso(painter: QPainter, line: QPolygonF, look: Look) -> None:
    path = QPainterPath()
    path.addPolygon(line)
    path.closeSubpath()
    painter.setBrush(look.wash)
    painter.setPen(QPen(look.accent, 1.5, Qt.PenStyle.DashLine))
    painter.drawPath(path)


def paint_focus(painter: QPainter, rect: QRect, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.accent, 1))
    painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))


def inside(line: QPolygonF, points: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which points [n, 2] lie inside a closed line, to a pixel: it is filled, and the pixels are asked."""
    box = line.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
    filled = QImage(box.size(), QImage.Format.Format_Grayscale8)
    filled.fill(0)
    painter = QPainter(filled)
    painter.translate(-box.left(), -box.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawPolygon(line, Qt.FillRule.OddEvenFill)
    painter.end()
    pixels = np.frombuffer(filled.constBits(), np.uint8).reshape(filled.height(), filled.bytesPerLine())
    at = np.floor(points).astype(np.int64) - (box.left(), box.top())
    there = ((at >= 0) & (at < (filled.width(), filled.height()))).all(1)
    result = np.zeros(len(points), np.bool_)
    result[there] = pixels[at[there, 1], at[there, 0]] > 127
    return result
