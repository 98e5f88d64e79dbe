"""The map itself: moved and zoomed like any map, with photos to point at, to choose, and to cut out with a lasso."""

from __future__ import annotations

from typing import cast

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from core.language import plural, tr
from core.records import Photo
from gui.map import marks
from gui.map.camera import Camera
from gui.map.canvas import MapCanvas, Mask
from gui.session import Session

HOVER_MS = 120
WHEEL = 1.0016
KEY_ZOOM = 1.35
PAN_SHARE = 0.12


class MapView(MapCanvas):
    """A map of photos.

    The mouse moves it (drag), zooms (wheel, pinch), chooses a photo (click; with Ctrl also another one) and cuts out
    (drag with Shift, or when `lasso` is on). By keyboard: arrows, + and -, Home shows all; N and Shift+N go through the
    islands, Enter chooses the island, Ctrl+A what is in view, Esc nothing.

    Attributes:
        lasso: Dragging cuts out.

    Signals:
        photo_pointed_at(Photo): A photo was chosen by itself.
        photo_opened(Photo): A photo was double-clicked.
        lasso_changed(bool): The lasso was taken or laid aside by key.
    """

    photo_pointed_at = Signal(object)
    photo_opened = Signal(object)
    lasso_changed = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lasso = False
        self._pressed = QPointF()
        self._dragged = False
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._look_under_pointer)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Map of the photos"))

    # -- islands

    def go_to_island(self, number: int) -> None:
        """Show an island, large, and let the keyboard be at it."""
        layout = self.layout_shown
        if layout is None or not layout.islands:
            return
        self.island = number % len(layout.islands)
        island = layout.islands[self.island]
        corners = max(island.outline, key=len, default=None)  # without what lies scattered around it
        if corners is None:  # too small to have shores
            part = QRectF(island.centre[0] - 0.02, island.centre[1] - 0.02, 0.04, 0.04)
        else:
            low, high = corners.min(0), corners.max(0)
            part = QRectF(*(low - 0.01).tolist(), *(high - low + 0.02).tolist())
        self._fits = False
        self._look(Camera.fitted(part, self._size()))
        self._say(self.island_words(self.island))

    def island_words(self, number: int) -> str:
        """ "Group 3 of 41: 128 photos, most of them in Norway"."""
        layout = self.layout_shown
        assert layout is not None
        island, at, total = layout.islands[number], number + 1, len(layout.islands)
        if island.name:
            return plural(
                "Group {number} of {total}: {n} photo, in {folder}",
                "Group {number} of {total}: {n} photos, most of them in {folder}",
                island.count, number=at, total=total, folder=island.name,
            )  # fmt: skip
        return plural(
            "Group {number} of {total}: {n} photo", "Group {number} of {total}: {n} photos",
            island.count, number=at, total=total,
        )  # fmt: skip

    # -- what is chosen

    def choose(self, mask: Mask, *, add: bool = False) -> None:
        """Choose photos of the map, bool [n]; `add`: to those that are chosen already."""
        new = mask | self._chosen if add else mask
        if not np.array_equal(new, self._chosen):
            self._chosen = new
            self._change()
            self.choice_changed.emit()

    def choose_none(self) -> None:
        self.choose(np.zeros(len(self._chosen), np.bool_))

    def choose_island(self, number: int) -> None:
        if self.layout_shown is not None and number >= 0:
            self.choose(self.layout_shown.island == number)

    def choose_in_view(self) -> None:
        """Choose all that lies in the view."""
        if self.layout_shown is not None:
            x, y = self.camera.on_screen(self.layout_shown.places, self._size()).T
            self.choose((x >= 0) & (y >= 0) & (x <= self.width()) & (y <= self.height()))

    def cut_out(self, line: list[QPointF], *, add: bool = False) -> None:
        """Choose what lies inside a line in the view, which is closed where it is open."""
        if self.layout_shown is not None and len(line) > 2:
            inside = marks.inside(QPolygonF(line), self.camera.on_screen(self.layout_shown.places, self._size()))
            self.choose(inside, add=add)

    # -- Qt's own methods

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture:
            gesture = cast(QNativeGestureEvent, event)
            if gesture.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + gesture.value(), gesture.position())
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(WHEEL ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._pressed, self._dragged, self._moving = event.position(), False, True
        cuts = self.lasso or bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._cut = [event.position()] if cuts else []

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, before = event.position(), self._pointer
        self._pointer = at
        if not self._moving:
            self._hovered = -1 if self._hovered < 0 or self.row_at(at) != self._hovered else self._hovered
            self._hover.start()
            self.update()
            return
        if not self._dragged and (at - self._pressed).manhattanLength() < 4:
            return
        if not self._dragged:
            before = self._pressed
        self._dragged = True
        self._hovered = -1
        if self._cut:
            self._cut.append(at)
            self.update()
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(at.x() - before.x(), at.y() - before.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self._moving:
            event.ignore()
            return
        add = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        line, self._cut, self._moving = self._cut, [], False
        self._show_cursor()
        if not self._dragged:
            self._click(event.position(), add)
        elif line:
            self.cut_out(line, add=add)
        self.update()

    def _click(self, at: QPointF, add: bool) -> None:
        row = self.row_at(at)
        if row < 0:
            if not add:
                self.choose_none()
            return
        one = np.zeros(len(self._chosen), np.bool_)
        one[row] = True
        if add and self._chosen[row]:
            self.choose(self._chosen & ~one)
            return
        self.choose(one, add=add)
        self._marked = row
        assert self.layout_shown is not None
        library, photo_id = self._session.library, int(self.layout_shown.photos[row])

        def found(photos: list[Photo]) -> None:
            if photos and self._marked == row:  # no other one was clicked meanwhile
                self.photo_pointed_at.emit(photos[0])

        self._session.tasks.query(lambda: library.photos([photo_id]), found, self._session.report, ("map", id(self)))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position())
        photo = None
        if row >= 0 and self.layout_shown is not None:
            photo = self._photos.get(int(self.layout_shown.photos[row]))
        if photo is not None:
            self.photo_opened.emit(photo)
        else:
            self.zoom(2.0, event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover.stop()
        self._hovered = -1
        self.update()

    def _look_under_pointer(self) -> None:
        row = self.row_at(self._pointer)
        if row != self._hovered:
            self._hovered = row
            self._settle.start()
            self.update()

    def set_lasso(self, on: bool) -> None:
        """Take the lasso, or lay it aside."""
        if on != self.lasso:
            self.lasso = on
            self._show_cursor()
            self.lasso_changed.emit(on)

    def _show_cursor(self) -> None:
        self.setCursor(Qt.CursorShape.CrossCursor if self.lasso else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = Qt.Key(event.key()), Qt.Key
        step_x, step_y = PAN_SHARE * self.width(), PAN_SHARE * self.height()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {
            keys.Key_Left: (step_x, 0.0),
            keys.Key_Right: (-step_x, 0.0),
            keys.Key_Up: (0.0, step_y),
            keys.Key_Down: (0.0, -step_y),
        }
        if ctrl and key == keys.Key_A:
            self.choose_in_view()
        elif ctrl:
            super().keyPressEvent(event)
        elif key in moves:
            self.pan(*moves[key])
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom(KEY_ZOOM)
        elif key in (keys.Key_Minus, keys.Key_Underscore):
            self.zoom(1 / KEY_ZOOM)
        elif key in (keys.Key_Home, keys.Key_0):
            self.fit()
        elif key == keys.Key_N:
            self.go_to_island(max(self.island, 0 if shift else -1) + (-1 if shift else 1))
        elif key in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self.island >= 0:
            self.choose_island(self.island)
        elif key == keys.Key_L:
            self.set_lasso(not self.lasso)
        elif key == keys.Key_Escape and (self._cut or self._chosen.any() or self.lasso):
            self._cut = []
            self.set_lasso(False)
            self.choose_none()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._settle.start()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._settle.start()
        self.update()

    def _say(self, text: str) -> None:
        """Let a screen reader say it."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
