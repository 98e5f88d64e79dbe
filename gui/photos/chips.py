"""Chips: what a filter says, each with a button that takes it away; as many in a line as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QToolButton, QWidget

from core.language import tr
from gui import theme
from gui.photos.filters import Condition
from gui.theme import SPACE


class FlowLayout(QLayout):
    """Lays widgets out in lines, like words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACE // 2)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.left(), rect.top(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), 10_000))
            if x > rect.left() and x + size.width() > rect.right() + 1:
                x, y, line = rect.left(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.top()


class Chip(QWidget):
    """One condition.

    Signals:
        removed: The person takes it away.
    """

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLabel(text, textFormat=Qt.TextFormat.PlainText)
        self.button = QToolButton()
        self.button.setAutoRaise(True)
        self.button.setIconSize(QSize(12, 12))
        self.button.setToolTip(tr("Take this away from the filter"))
        self.button.setAccessibleName(tr("Take away: {condition}", condition=text))
        theme.give_icon(self.button, "close")
        self.button.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self.text)
        row.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.accent)
        painter.setBrush(look.wash)
        round_ends = self.height() / 2 - 1
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), round_ends, round_ends)
        painter.end()


class Chips(QWidget):
    """All conditions of a filter; nothing where there are none.

    Signals:
        removed(tuple): Names of the conditions of the chip that was taken away.
    """

    removed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._shown: list[Condition] = []
        self.chips: list[Chip] = []
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        if list(conditions) == self._shown:
            return
        focused = next((at for at, chip in enumerate(self.chips) if chip.button.hasFocus()), None)
        self._shown = list(conditions)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for names, text in conditions:
            chip = Chip(text, self)
            chip.removed.connect(lambda names=names: self.removed.emit(names))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.setVisible(bool(conditions))
        self._flow.invalidate()
        self.updateGeometry()
        if focused is not None and self.chips:  # the keyboard stays among the chips
            self.chips[min(focused, len(self.chips) - 1)].button.setFocus()
