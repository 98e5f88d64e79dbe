"""The picture that is searched by, and the box on it: drawn and dragged with the mouse, moved with the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import percent, tr
from core.records import Box
from gui import theme
from gui.search import boxes
from gui.search.boxes import Grip
from gui.theme import SPACE

CLICK_PX = 4
"""A press that moves less than this is a click, and draws nothing."""
KEY_STEP = 0.02
"""How far an arrow key moves the box or an edge of it, as a fraction of the picture."""
SHADE = 130
"""How dark what is outside the box becomes, of 255."""
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
CURSORS = {
    Grip.LEFT: Qt.CursorShape.SizeHorCursor,
    Grip.RIGHT: Qt.CursorShape.SizeHorCursor,
    Grip.TOP: Qt.CursorShape.SizeVerCursor,
    Grip.BOTTOM: Qt.CursorShape.SizeVerCursor,
    Grip.LEFT | Grip.TOP: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT | Grip.BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT | Grip.TOP: Qt.CursorShape.SizeBDiagCursor,
    Grip.LEFT | Grip.BOTTOM: Qt.CursorShape.SizeBDiagCursor,
    Grip.ALL: Qt.CursorShape.SizeAllCursor,
}


@dataclass(slots=True)
class _Drag:
    """A press that is held: where it began, what it holds, and the box as it was."""

    start: QPointF
    grip: Grip
    before: Box | None
    moved: bool = False


class BoxPicture(QWidget):
    """A picture with at most one box on it.

    Signals:
        box_changed(object): The Box as the person has it now, or None; told while it is dragged.
    """

    box_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._box: Box | None = None
        self._drag: _Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(16 * SPACE, 12 * SPACE)
        self.setAccessibleName(tr("The picture to search by"))
        self._describe()

    @property
    def box(self) -> Box | None:
        return self._box

    def pixmap(self) -> QPixmap:
        return self._pixmap

    def show_picture(self, pixmap: QPixmap, box: Box | None) -> None:
        """Show a picture and its box; not told as a change. A drag under way goes on."""
        self._pixmap = pixmap
        if self._drag is None:
            self._box = box
        self._describe()
        self.update()

    def set_box(self, box: Box | None) -> None:
        """Change the box as the person would, and tell it."""
        if box != self._box:
            self._box = box
            self._describe()
            self.update()
            self.box_changed.emit(box)

    def place(self) -> QRectF:
        """Where the picture lies in this widget: whole, centred; empty while there is none."""
        if self._pixmap.isNull():
            return QRectF()
        room = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        size = QSizeF(self._pixmap.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) / 2
        return QRectF(left, room.top() + (room.height() - size.height()) / 2, size.width(), size.height())

    def begin_box(self) -> None:
        """Take the keyboard, for the box that is there or one that is made."""
        if not self._pixmap.isNull():
            self.setFocus()
            if self._box is None:
                self.set_box(boxes.FIRST)

    def _describe(self) -> None:
        if self._pixmap.isNull():
            text = ""
        elif self._box is None:
            text = tr("Draw a box around what counts, or press B for one. Without a box the whole picture counts.")
        else:
            box = self._box
            text = tr(
                "Only what is in the box counts: from {left} to {right} across and from {top} to {bottom} down. "
                "Arrow keys move it, with Shift its right and lower edges, with Ctrl its left and upper ones. "
                "Delete removes it.",
                left=percent(box.left),
                right=percent(box.right),
                top=percent(box.top),
                bottom=percent(box.bottom),
            )
        self.setToolTip("" if self._drag is not None else text)
        self.setAccessibleDescription(text)

    # -- Qt's own methods

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        place = self.place()
        if not place.isEmpty():
            painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
            if self._box is not None:
                paint_box(painter, place, self._box, look, handles=True)
        if self.hasFocus() and not place.isEmpty():
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(-2, -2, 2, 2))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place()
        near = place.adjusted(-boxes.REACH, -boxes.REACH, boxes.REACH, boxes.REACH)
        if event.button() != Qt.MouseButton.LeftButton or place.isEmpty() or not near.contains(event.position()):
            event.ignore()
            return
        grip = boxes.grip_at(self._box, event.position(), place)
        self._drag = _Drag(event.position(), grip, self._box)
        self.setToolTip("")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, drag = self.place(), self._drag
        if place.isEmpty():
            return
        if drag is None:
            grip = boxes.grip_at(self._box, event.position(), place)
            self.setCursor(CURSORS.get(grip, Qt.CursorShape.CrossCursor))
            return
        way = event.position() - drag.start
        if not drag.moved and way.manhattanLength() < CLICK_PX:
            return
        drag.moved = True
        if drag.grip == Grip.NONE:
            a, b = (boxes.fraction(point, place) for point in (drag.start, event.position()))
            self.set_box(boxes.between(a, b))
        elif drag.before is not None:
            by = QPointF(way.x() / place.width(), way.y() / place.height())
            self.set_box(boxes.moved(drag.before, drag.grip, by))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is not None and not drag.moved and drag.grip == Grip.NONE:
            self.set_box(None)  # a click beside the box
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        held = modifiers & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._drag is not None:
            before, self._drag = self._drag.before, None
            self.set_box(before)
        elif self._pixmap.isNull() or modifiers & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_B:
            self.begin_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Escape) and self._box is not None:
            self.set_box(None)
        elif key in ARROWS and self._box is not None:
            self._push(ARROWS[key], held)
        else:
            super().keyPressEvent(event)

    def _push(self, way: QPointF, held: Qt.KeyboardModifier) -> None:
        """Move the box, or with a key held down one of its edges."""
        assert self._box is not None
        grip = Grip.ALL
        if held:
            far = held == Qt.KeyboardModifier.ShiftModifier
            across, down = (Grip.RIGHT, Grip.BOTTOM) if far else (Grip.LEFT, Grip.TOP)
            grip = across if way.x() else down
        self.set_box(boxes.moved(self._box, grip, way * KEY_STEP))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(34 * SPACE, 26 * SPACE)


def paint_box(
    painter: QPainter, place: QRectF, box: Box, look: theme.Look, *, handles: bool = False, shade: int = SHADE
) -> None:
    """Paint a box on a picture that was painted at `place`: what is outside darker, and a line."""
    rect = boxes.on_screen(box, place)
    dark = Qt.GlobalColor.black
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    cover = QColor(0, 0, 0, shade)
    painter.setBrush(cover)
    for outside in (
        QRectF(place.left(), place.top(), place.width(), rect.top() - place.top()),
        QRectF(place.left(), rect.bottom(), place.width(), place.bottom() - rect.bottom()),
        QRectF(place.left(), rect.top(), rect.left() - place.left(), rect.height()),
        QRectF(rect.right(), rect.top(), place.right() - rect.right(), rect.height()),
    ):
        painter.fillRect(outside, cover)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(dark, 3))
    painter.drawRect(rect)
    painter.setPen(QPen(Qt.GlobalColor.white, 1.5))
    painter.drawRect(rect)
    if handles:
        painter.setPen(QPen(dark, 1))
        painter.setBrush(Qt.GlobalColor.white)
        middle = rect.center()
        for x in (rect.left(), middle.x(), rect.right()):
            for y in (rect.top(), middle.y(), rect.bottom()):
                if (x, y) != (middle.x(), middle.y()):
                    painter.drawRect(QRectF(x - 3.5, y - 3.5, 7, 7))
    painter.restore()
