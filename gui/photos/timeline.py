"""The timeline at the right edge of the photos: years where their photos are, to be dragged through, or by keys."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QLabel, QWidget

from core.language import plural, tr
from core.records import Counts
from gui import theme
from gui.photos.filters import moment
from gui.theme import SPACE


class Timeline(QAbstractSlider):
    """Where in time the grid is. Its value is a month's place in the list; a place's height is its share of the photos.

    A slider for keyboards and screen readers: the arrows go by months, Page Up and Page Down by years.

    Signals:
        row_asked(int): The person wants this row of the grid to stand at the top.
    """

    row_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: Counts = ()
        self._starts: list[int] = []
        self._total = 0
        self._view = (0, 0)
        self._hover: int | None = None
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedAppearance(True)
        self.setInvertedControls(True)  # down is later in the list
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Timeline"))
        self.setToolTip("")
        self.bubble = QLabel(parent or self, textFormat=Qt.TextFormat.PlainText)
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.setAutoFillBackground(True)
        self.bubble.setForegroundRole(self.palette().ColorRole.ToolTipText)
        self.bubble.setBackgroundRole(self.palette().ColorRole.ToolTipBase)
        self.bubble.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        self.bubble.hide()
        self.actionTriggered.connect(self._act)
        self.hide()

    def show_months(self, months: Counts) -> None:
        """Show so many photos of each month, in the order of the grid; hidden where there is only one."""
        self._months = months
        self._starts = [0, *accumulate(count for _, count in months)]
        self._total = self._starts.pop() if months else 0
        self.blockSignals(True)
        self.setRange(0, max(0, len(months) - 1))
        self.blockSignals(False)
        self.setPageStep(12)
        self.setVisible(len(months) > 1)
        self.updateGeometry()
        self.update()

    def show_view(self, first: int, last: int) -> None:
        """The grid shows these rows."""
        self._view = first, last
        if self._months:
            at = self._month_of(first)
            self.blockSignals(True)
            self.setValue(at)
            self.blockSignals(False)
            self.setAccessibleDescription(self._text(at))
        self.update()

    def _month_of(self, row: int) -> int:
        return max(0, bisect_right(self._starts, row) - 1)

    def _text(self, at: int) -> str:
        month, count = self._months[at]
        when = moment(month) if month else tr("No date")
        return plural("{when} · {n} photo", "{when} · {n} photos", count, when=when)

    def _row_at(self, y: int) -> int:
        share = (y - SPACE) / max(1, self.height() - 2 * SPACE)
        return min(max(0, int(share * self._total)), max(0, self._total - 1))

    def _y_of(self, row: int) -> float:
        return SPACE + row / max(1, self._total) * (self.height() - 2 * SPACE)

    def _act(self, action: int) -> None:
        """A key has moved the slider: by months, but Page Up and Page Down to the same month of another year."""
        if not self._months:
            return
        slider = QAbstractSlider.SliderAction
        at = self.sliderPosition()
        if action in (slider.SliderPageStepAdd.value, slider.SliderPageStepSub.value):
            at = self._other_year(1 if at > self.value() else -1)
            self.setSliderPosition(at)
        self.row_asked.emit(self._starts[at])
        self.setSliderPosition(at)  # the line at the top begins with another month, so keys would stay there for ever
        self.setAccessibleDescription(self._text(at))
        self._show_bubble(at, round(self._y_of(self._starts[at])))

    def _other_year(self, step: int) -> int:
        """The first month in the list of the next or the former year."""
        years = [month[:4] for month, _ in self._months]
        here = years[self.value()]
        at = self.value()
        while 0 <= at + step < len(years) and years[at] == here:
            at += step
        return years.index(years[at])

    def _show_bubble(self, at: int, y: int) -> None:
        self.bubble.setText(self._text(at))
        self.bubble.adjustSize()
        over = self.bubble.parentWidget()
        place = self.mapTo(over, QPoint(0, y)) if over is not None and over is not self else QPoint(0, y)
        top = min(max(0, place.y() - self.bubble.height() // 2), max(0, (over or self).height() - self.bubble.height()))
        self.bubble.move(place.x() - self.bubble.width() - SPACE, top)
        self.bubble.show()
        self.bubble.raise_()

    # -- Qt's own methods

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font()).horizontalAdvance("0000") + 2 * SPACE, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 60)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        line = QFontMetrics(self._font()).height()
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        top, bottom = self._y_of(self._view[0]), self._y_of(self._view[1] + 1)
        middle = (top + bottom) / 2
        tall = max(4.0, bottom - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.accent)
        painter.drawRoundedRect(QRectF(self.width() - 4, middle - tall / 2, 3, tall), 1.5, 1.5)
        last_label, last_tick, year = -float(line), -4.0, ""
        for (month, _), start in zip(self._months, self._starts, strict=True):
            y = self._y_of(start)
            if month[:4] != year:
                year = month[:4]
                room = QRect(SPACE // 2, round(y) - line // 2, self.width() - SPACE - 4, line)
                if y - last_label >= line + 2 and room.bottom() <= self.height():
                    room.moveTop(max(0, room.top()))
                    painter.setPen(look.dim)
                    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(room, flags, year or "–")
                    last_label = last_tick = y
            elif y - last_tick >= 6 and y - last_label >= line * 0.75:
                painter.setPen(QPen(look.line, 1))
                painter.drawLine(self.width() - 10, round(y), self.width() - 6, round(y))
                last_tick = y
        if self._hover is not None:
            painter.setPen(QPen(look.text, 1))
            painter.drawLine(SPACE // 2, self._hover, self.width() - 1, self._hover)
        painter.end()

    def _point_at(self, y: int, *, go: bool) -> None:
        if not self._total:
            return
        row = self._row_at(y)
        self._hover = y
        self._show_bubble(self._month_of(row), y)
        self.update()
        if go:
            self.row_asked.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._point_at(event.position().toPoint().y(), go=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        dragged = bool(event.buttons() & Qt.MouseButton.LeftButton)
        self._point_at(event.position().toPoint().y(), go=dragged)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.rect().contains(event.position().toPoint()):
            self._let_go()

    def _let_go(self) -> None:
        self._hover = None
        self.bubble.hide()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._let_go()
        return super().event(event)
