"""What lies over compared pictures: names, outlines, the small map, the slider, progress, sentences."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui import theme
from gui.compare.scene import Laid, scaled
from gui.compare.sheets import Sheet
from gui.theme import SPACE

MAP_PX = 132
TICK_MS = 40
SWEEP_S = 1.2
VEIL = QColor(0, 0, 0, 150)
"""Behind white text and lines that must be seen on any picture."""
WHITE = QColor(255, 255, 255)


def paint_picture(
    painter: QPainter, laid: Laid, thumbnail: QImage, sheets: Sequence[Sheet], part: QRectF, *, crisp: bool
) -> None:
    """The visible part of a picture, in places of the scene: its sheets, and its thumbnail where they leave gaps."""
    painter.save()
    if laid.upright:
        painter.setClipRect(laid.bounds(), Qt.ClipOperation.IntersectClip)
    else:
        outline = QPainterPath()
        outline.addPolygon(laid.outline())
        painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    covered = len(sheets) == 1 and sheets[0].in_scene().contains(part & laid.bounds())
    if not covered and not thumbnail.isNull():
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shrink = QTransform.fromScale(1 / thumbnail.width(), 1 / thumbnail.height())
        painter.setTransform(shrink * laid.to_scene(), combine=True)
        painter.drawImage(0, 0, thumbnail)
        painter.restore()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not crisp)
    for sheet in sheets:
        seen = sheet.in_scene() & part.adjusted(-2, -2, 2, 2)  # only this, or all of it would be gone through
        if not seen.isEmpty():
            source = scaled(seen, 2.0**-sheet.level).translated(-sheet.field.x(), -sheet.field.y())
            painter.drawImage(seen, sheet.image, source)
    painter.restore()


def paint_label(painter: QPainter, pane: QRect, text: str, look: theme.Look, *, at_right: bool) -> None:
    """A name in the upper corner of a pane, cut in the middle where it is too long."""
    font = QFont(QApplication.font())
    font.setBold(True)
    metrics = QFontMetrics(font)
    room = max(0, pane.width() - 6 * SPACE)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    width, height = metrics.horizontalAdvance(text) + 2 * SPACE, metrics.height() + SPACE
    left = pane.right() + 1 - width - SPACE if at_right else pane.left() + SPACE
    pill = QRectF(left, pane.top() + SPACE, width, height)
    if not text:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(VEIL)
    painter.drawRoundedRect(pill, 4, 4)
    painter.setFont(font)
    painter.setPen(WHITE)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def paint_outline(painter: QPainter, outline: QPolygonF, look: theme.Look) -> None:
    """Where one picture lies in another: a dark line with dashes of the accent on it, seen on any ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(VEIL, 3))
    painter.drawPolygon(outline)
    dashes = QPen(QColor(theme.DARK_ACCENT), 1.5)
    dashes.setDashPattern([6, 4])
    painter.setPen(dashes)
    painter.drawPolygon(outline)


def paint_map(
    painter: QPainter,
    pane: QRect,
    thumbnail: QImage,
    laid: Laid,
    seen: QRectF,
    outline: QPolygonF | None,
    look: theme.Look,
) -> None:
    """All of the left picture, small, with what is looked at and where the right one lies in it."""
    width, height = laid.scene
    size = QSizeF(width, height).scaled(QSizeF(MAP_PX, MAP_PX), Qt.AspectRatioMode.KeepAspectRatio)
    if pane.width() < 3 * size.width() or pane.height() < 2 * size.height():
        return
    corner = QPointF(pane.right() - size.width() - SPACE, pane.bottom() - size.height() - SPACE)
    place = QRectF(corner, size)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place.adjusted(-2, -2, 2, 2), VEIL)
    painter.drawImage(place, thumbnail)
    scale = size.width() / width
    to_map = QTransform(scale, 0, 0, scale, place.x(), place.y())
    painter.save()
    painter.setClipRect(place.adjusted(-2, -2, 2, 2), Qt.ClipOperation.IntersectClip)
    if outline is not None:
        paint_outline(painter, to_map.map(outline), look)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = to_map.mapRect(seen)
    painter.setPen(QPen(VEIL, 4))
    painter.drawRect(box)
    painter.setPen(QPen(WHITE, 2))
    painter.drawRect(box)
    painter.restore()


def paint_handle(painter: QPainter, whole: QRect, x: int, look: theme.Look) -> None:
    """The line between the halves of a split, with something to take hold of."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(x - 2, 0, 4, whole.height()), VEIL)
    painter.fillRect(QRect(x - 1, 0, 2, whole.height()), WHITE)
    middle = QPointF(x, whole.height() / 2)
    painter.setPen(QPen(VEIL, 2))
    painter.setBrush(WHITE)
    painter.drawEllipse(middle, 11, 11)
    painter.setPen(QPen(QColor(40, 40, 40), 2))
    for way in (-1, 1):
        tip = middle + QPointF(7 * way, 0)
        painter.drawLine(tip, tip + QPointF(-4 * way, -4))
        painter.drawLine(tip, tip + QPointF(-4 * way, 4))


def paint_sentence(painter: QPainter, pane: QRect, text: str, look: theme.Look, *, at_foot: bool) -> None:
    """Why a picture is not there, in its half; at the foot where something else is shown instead."""
    font = QApplication.font()
    metrics = QFontMetrics(font)
    room = pane.adjusted(3 * SPACE, 5 * SPACE, -3 * SPACE, -3 * SPACE)
    where = Qt.AlignmentFlag.AlignBottom if at_foot else Qt.AlignmentFlag.AlignVCenter
    flags = Qt.AlignmentFlag.AlignHCenter | where | Qt.TextFlag.TextWordWrap
    box = metrics.boundingRect(room, flags, text).adjusted(-2 * SPACE, -SPACE, 2 * SPACE, SPACE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.line, 1))
    painter.setBrush(look.ground)
    painter.drawRoundedRect(QRectF(box), 6, 6)
    painter.setFont(font)
    painter.setPen(look.text)
    painter.drawText(room, flags, text)


class ProgressLine(QWidget):
    """A thin line at the head of a widget that runs while something is on its way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self.update)
        self.hide()

    def set_running(self, running: bool) -> None:
        if running == self._tick.isActive():
            return
        self.setVisible(running)
        if running:
            self._tick.start()
        else:
            self._tick.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.line)
        width = self.width() // 4
        at = time.monotonic() % SWEEP_S / SWEEP_S
        painter.fillRect(QRect(round(at * (self.width() + width)) - width, 0, width, self.height()), look.accent)
        painter.end()
