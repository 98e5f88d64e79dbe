"""Two pictures at one zoom and position: side by side, one in place of the other, split, or their difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import tr
from gui import theme
from gui.compare.difference import Differences
from gui.compare.paint import (
    ProgressLine,
    paint_handle,
    paint_label,
    paint_map,
    paint_outline,
    paint_picture,
    paint_sentence,
)
from gui.compare.scene import Laid, View
from gui.compare.sheets import Sheets
from gui.session import Session

GAP = 2  # between the halves
PAN_SHARE = 0.15  # of a pane, for each press of an arrow
SPLIT_STEP = 0.02
HANDLE_REACH = 10
CRISP_FROM = 2.0
"""From this many screen pixels for each of the scene on, single pixels are shown as squares."""


class Mode(StrEnum):
    """How the two are shown."""

    SIDE = "side"
    FLICK = "flick"
    SPLIT = "split"
    DIFFERENCE = "difference"


@dataclass(slots=True)
class Side:
    """One of the two pictures on the canvas.

    Attributes:
        title: What stands over it: its part in the comparison and its name.
        thumbnail: What is shown until pixels of the file are there.
        sentence: Why there are none; "" when there are, or will be.
    """

    laid: Laid
    title: str
    thumbnail: QImage
    sentence: str = ""


class Canvas(QWidget):
    """Paints the pair, and moves over it by mouse, wheel and keys.

    Attributes:
        view: The place and the zoom, shared by both.
        mode: How they are shown.
        front: 0 or 1: the picture that is shown in place of the other, when flicking.
        split: Where the split runs, 0..1 of the width.

    Signals:
        moved: Another place, zoom, mode or picture in front.
        step_asked(int): The person wants the next or the previous photo of the group.
    """

    moved = Signal()
    step_asked = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.mode = Mode.SIDE
        self.front = 0
        self.split = 0.5
        self.sides: tuple[Side, Side] | None = None
        self.outlined = False
        self.waiting = False
        self.sheets = Sheets(session, self)
        self.differences = Differences(session, self.sheets, self)
        self.sheets.changed.connect(self._pixels_came)
        self.differences.changed.connect(self._tell)
        self._progress = ProgressLine(self)
        self._dragged: QPointF | None = None
        self._drags_split = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Compared pictures"))

    # -- what is shown

    def show_sides(self, left: Side, right: Side, *, keep_view: bool, outlined: bool) -> None:
        """Show another pair, or the same laid otherwise; `outlined` marks where the right one lies in the left one."""
        self.sides = (left, right)
        self.outlined = outlined
        if not keep_view:
            self.view.fits = True
        density = max(left.laid.density, right.laid.density)
        self.view.set_scene(left.laid.bounds() | right.laid.bounds(), density)
        self._look()

    def clear(self) -> None:
        """Show nothing, and load nothing more."""
        self.sides = None
        self.sheets.stop()
        self.differences.stop()
        self.waiting = False
        self._tell()

    def set_mode(self, mode: Mode) -> None:
        self.mode = mode
        self._resize_pane()
        self._look()

    def flick(self) -> None:
        """Show the other one in place; from another mode, first the right one in place of both."""
        self.front = 1 - self.front if self.mode is Mode.FLICK else 1
        self.set_mode(Mode.FLICK)

    def set_split(self, share: float) -> None:
        self.split = min(max(share, 0.0), 1.0)
        self.update()

    def fit(self) -> None:
        self.view.fit()
        self._look()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom to screen pixels for each pixel of the left picture; `at` is a point of the canvas."""
        self.view.zoom_to(zoom, self._from_middle(at))
        self._look()

    def zoom_step(self, steps: float, at: QPointF | None = None) -> None:
        self.view.step(steps, self._from_middle(at))
        self._look()

    def show_shared(self) -> None:
        """Show what both have, as large as it can be."""
        if self.sides is not None:
            self.view.show(self.sides[0].laid.bounds() & self.sides[1].laid.bounds())
            self._look()

    def pan(self, by: QPointF) -> None:
        """Move the pictures by so many device-independent pixels."""
        self.view.pan(by * self.devicePixelRatioF())
        self._look()

    def panes(self) -> list[tuple[int, QRect]]:
        """Where which picture is painted: (0 or 1, rectangle), one over the other in this order."""
        whole = self.rect()
        if self.mode is Mode.SIDE:
            width = (whole.width() - GAP) // 2
            right = QRect(whole.width() - width, 0, width, whole.height())
            return [(0, QRect(0, 0, width, whole.height())), (1, right)]
        if self.mode is Mode.SPLIT:
            x = round(self.split * whole.width())
            return [(0, QRect(0, 0, x, whole.height())), (1, QRect(x, 0, whole.width() - x, whole.height()))]
        return [(self.front if self.mode is Mode.FLICK else 0, whole)]

    def place_at(self, point: QPointF) -> QPointF:
        """The place of the scene under a point of the canvas."""
        return self.view.centre + (self._from_middle(point) or QPointF()) / self.view.zoom

    @property
    def loading(self) -> bool:
        """Whether pixels are on their way."""
        return self.waiting or self.differences.working or any(self.sheets.loading(i) for i in (0, 1))

    # -- inside

    def _frame(self, pane: QRect) -> QRect:
        """What a pane looks through: the whole canvas, unless the halves look each for themselves."""
        return pane if self.mode is Mode.SIDE else self.rect()

    def _from_middle(self, point: QPointF | None) -> QPointF | None:
        """A point of the canvas in screen pixels from the middle of the pane it lies in."""
        if point is None:
            return None
        frames = [self._frame(pane) for _, pane in self.panes()]
        frame = next((f for f in frames if f.left() <= point.x() <= f.right() + GAP), frames[0])
        return (point - QRectF(frame).center()) * self.devicePixelRatioF()

    def _resize_pane(self) -> None:
        frame, ratio = self._frame(self.panes()[0][1]), self.devicePixelRatioF()
        self.view.set_pane(QSizeF(frame.size()) * ratio)

    def _look(self) -> None:
        """Ask for what is looked at now, and paint what is there."""
        self._ask()
        self._tell()

    def _pixels_came(self) -> None:
        self._ask()
        self._tell()

    def _tell(self) -> None:
        self._progress.set_running(self.loading and self.isVisible())
        self.moved.emit()
        self.update()

    def _ask(self) -> None:
        if self.sides is None or not self.isVisible() or self.waiting:
            return
        part = self.view.visible()
        for number, side in enumerate(self.sides):
            if not side.sentence:
                self.sheets.want(number, side.laid, side.laid.level_for(self.view.zoom), part)
        if self.mode is Mode.DIFFERENCE and not any(self.failure(number) for number in (0, 1)):
            self.differences.want(self.sides[0].laid, self.sides[1].laid, self.view.zoom, part)

    def failure(self, number: int) -> str:
        """Why one of the two is not shown as its file has it; "" when it is, or will be."""
        assert self.sides is not None
        return self.sides[number].sentence or self.sheets.failure(self.sides[number].laid)

    def _to_widget(self, frame: QRect) -> QTransform:
        """From the scene to the canvas."""
        ratio, origin = self.devicePixelRatioF(), self.view.origin()
        zoom = self.view.zoom / ratio
        return QTransform(zoom, 0, 0, zoom, frame.x() + origin.x() / ratio, frame.y() + origin.y() / ratio)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.line if self.mode is Mode.SIDE else look.ground)
        if self.sides is not None:
            for number, pane in self.panes():
                painter.save()
                painter.setClipRect(pane)
                painter.fillRect(pane, look.ground)
                if not self._is_covered_by_heat():
                    self._paint_side(painter, number, self._frame(pane))
                painter.restore()
            if self.mode is Mode.DIFFERENCE:
                self._paint_heat(painter)
            self._paint_over(painter, look)
        if self.hasFocus():
            painter.setPen(look.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _paint_side(self, painter: QPainter, number: int, frame: QRect) -> None:
        assert self.sides is not None
        side, part = self.sides[number], self.view.visible()
        level = side.laid.level_for(self.view.zoom)
        # While it is not known where the right one lies, what is there of it may lie elsewhere.
        sheets = [] if self.waiting and number else self.sheets.best(side.laid, level, part)
        painter.setTransform(self._to_widget(frame), combine=True)
        paint_picture(painter, side.laid, side.thumbnail, sheets, part, crisp=self.view.zoom >= CRISP_FROM)

    def _is_covered_by_heat(self) -> bool:
        assert self.sides is not None
        left, right = self.sides[0].laid, self.sides[1].laid
        heat = self.differences.heat(left, right) if self.mode is Mode.DIFFERENCE else None
        return heat is not None and heat.sheet.in_scene().contains(self.view.visible() & left.bounds())

    def _paint_heat(self, painter: QPainter) -> None:
        assert self.sides is not None
        heat = self.differences.heat(self.sides[0].laid, self.sides[1].laid)
        if heat is not None:
            painter.save()
            painter.setTransform(self._to_widget(self.rect()), combine=True)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(heat.sheet.in_scene(), heat.sheet.image)
            painter.restore()

    def _paint_over(self, painter: QPainter, look: theme.Look) -> None:
        """What lies over the pictures: titles, outline, map, slider, progress, sentences."""
        assert self.sides is not None
        left, right = self.sides
        for number, pane in self.panes():
            to_widget = self._to_widget(self._frame(pane))
            painter.save()
            painter.setClipRect(pane)
            if self.outlined and number == 0:
                paint_outline(painter, to_widget.map(right.laid.outline()), look)
            sentence = self.failure(number)
            if sentence:
                paint_sentence(painter, pane, sentence, look, at_foot=not self.sides[number].thumbnail.isNull())
            at_right = self.mode is Mode.SPLIT and number == 1
            title = tr("Difference") if self.mode is Mode.DIFFERENCE else self.sides[number].title
            paint_label(painter, pane, title, look, at_right=at_right)
            if number == 0 and not self.view.fits and not left.thumbnail.isNull():
                outline = right.laid.outline() if self.outlined else None
                paint_map(painter, pane, left.thumbnail, left.laid, self.view.visible(), outline, look)
            painter.restore()
        if self.mode is Mode.SPLIT:
            paint_handle(painter, self.rect(), round(self.split * self.width()), look)

    # -- Qt's own methods

    def event(self, event: QEvent) -> bool:
        # Tab flicks, so it must not move the focus; Shift+Tab and F6 do.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            if not event.modifiers():
                self.flick()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ways = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key not in ways or modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
            return
        across, down = ways[key]
        if across and not modifiers and self.mode is Mode.SPLIT:
            self.set_split(self.split - across * SPLIT_STEP)
        elif across and not modifiers and self.view.fits:
            self.step_asked.emit(-across)
        else:
            self.pan(QPointF(across * self.width(), down * self.height()) * PAN_SHARE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / 120
        if turned:
            self.zoom_step(turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged = event.position()
            self._drags_split = self._on_split(event.position())
            self.setCursor(Qt.CursorShape.SplitHCursor if self._drags_split else Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None:
            shape = Qt.CursorShape.SplitHCursor if self._on_split(event.position()) else Qt.CursorShape.OpenHandCursor
            self.setCursor(shape)
        elif self._drags_split:
            self.set_split(event.position().x() / max(1, self.width()))
        else:
            self.pan(event.position() - self._dragged)
            self._dragged = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Between all and 100 %, at the pointer."""
        if event.button() == Qt.MouseButton.LeftButton and not self._on_split(event.position()):
            if self.view.fits:
                self.zoom_to(1.0, event.position())
            else:
                self.fit()

    def _on_split(self, point: QPointF) -> bool:
        return self.mode is Mode.SPLIT and abs(point.x() - self.split * self.width()) <= HANDLE_REACH

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._progress.setGeometry(0, 0, self.width(), 3)
        self._resize_pane()
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        self._resize_pane()
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        self._progress.set_running(False)
