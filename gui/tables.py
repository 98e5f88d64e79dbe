"""Tables that look like the rest of the window, for pages of rows and columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex


def plain_table(name: str, parent: QWidget) -> QTableView:
    """A table of whole rows without lines or frame. `name` is what a screen reader calls it."""
    table = QTableView(parent)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setTabKeyNavigation(False)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def table_action(table: QTableView, text: str, key: QKeySequence.StandardKey | str, act: Callable[[], None]) -> QAction:
    """An action of a table: in its menu, by its key while the table has the keyboard, and for a button."""
    action = QAction(text, table)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(act)
    table.addAction(action)
    return action


def button_of(action: QAction) -> QPushButton:
    """A button that does the same as an action and follows whether it can be done."""
    button = QPushButton(action.text().replace("&", ""))
    button.setToolTip(action.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    button.setEnabled(action.isEnabled())
    return button


def choose_row(table: QTableView, row: int) -> None:
    """Select a row and put the cursor into it; a table that is not laid out yet ignores its own `selectRow`."""
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), flags.ClearAndSelect | flags.Rows)
