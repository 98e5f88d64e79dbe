"""Rules as sentences in an order that the person makes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from core.language import tr


class RuleList(QListWidget):
    """Rules as sentences, dragged into another order or moved by Alt and the arrow keys.

    Signals:
        order_changed: The person moved one.
    """

    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Rules, in order"))
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setMinimumHeight(6 * self.fontMetrics().height())
        self.model().rowsMoved.connect(lambda *_: self.order_changed.emit())

    def set_movable(self, movable: bool) -> None:
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if movable else mode.NoDragDrop)

    def move_current(self, by: int) -> None:
        row = self.currentRow()
        if self.dragDropMode() != QAbstractItemView.DragDropMode.NoDragDrop and 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)
            self.order_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(step)
        else:
            super().keyPressEvent(event)
