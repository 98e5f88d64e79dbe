"""Tables that look like the rest of the window, for pages of rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.language import tr
from gui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class RowModel(QAbstractTableModel, Generic[Row]):
    """Records as the rows of a table. A subclass says in `data` what its cells hold.

    Attributes:
        rows: The records shown.
    """

    def __init__(self, titles: Sequence[str], parent: QObject | None = None, *, tips: Sequence[str] = ()) -> None:
        """`titles` of the columns, and `tips` that explain these, marked by `phrase`; "" for none."""
        super().__init__(parent)
        self._titles, self._tips = titles, tips
        self.rows: Sequence[Row] = ()

    def key(self, row: Row) -> object:
        """What a record is known by while its values change: without a subclass's word, all of them."""
        return row

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these records. What is chosen stays chosen when they are the ones shown, if with other values."""
        if [self.key(row) for row in rows] != [self.key(row) for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
        elif rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))

    def chosen(self, table: QTableView) -> list[Row]:
        """The records that are selected in a table that shows this model, from above."""
        rows = sorted(index.row() for index in table.selectionModel().selectedRows())
        return [self.rows[row] for row in rows if row < len(self.rows)]

    def chosen_one(self, table: QTableView) -> Row | None:
        """The record that is selected, or the uppermost of several."""
        return next(iter(self.chosen(table)), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section] and tr(self._titles[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole and self._tips:
            return self._tips[section] and tr(self._tips[section])
        return None


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
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table


def headed(table: QTableView, heading: QLabel, *buttons: QWidget) -> QWidget:
    """A table below a line: at its left what is said of the table, at its right what is done with it."""
    line = QHBoxLayout()
    line.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
    line.setSpacing(SPACE)
    line.addWidget(heading, 1)
    for button in buttons:
        line.addWidget(button)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(line)
    column.addWidget(table)
    return whole


def table_action(
    table: QAbstractItemView, text: str, key: QKeySequence.StandardKey | str, act: Callable[..., object]
) -> QAction:
    """An action of a table or grid: for its menu, by a key ("": none) while it has the keyboard, and for a button."""
    action = QAction(text, table)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(act)
    table.addAction(action)
    return action


def offer_menu(view: QAbstractItemView, *actions: QAction) -> None:
    """Let what is pointed at in a table or grid have a menu."""

    def show(point: QPoint) -> None:
        if view.indexAt(point).isValid():
            menu = QMenu(view)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(actions)
            menu.popup(view.viewport().mapToGlobal(point))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(show)


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
