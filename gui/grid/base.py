"""QListView with computed geometry: see `GridBase`."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from gui.grid.delegates import CellDelegate
from gui.grid.layout import MARGIN, GridLayout
from gui.grid.models import Ids, PhotoModel

Index = QModelIndex | QPersistentModelIndex


class GridBase(QListView):
    """A grid of equal cells for any number of rows.

    Where a cell lies follows from its row number, so nothing is laid out in advance: showing, resizing and jumping
    cost the same at ten rows and at a million. (QListView lays out every row again when its width changes: 0.2 s at
    200,000.) It is a QListView still, for its keyboard, its mouse and its accessibility.
    """

    def __init__(self, delegate: CellDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = delegate
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always on: a bar that comes and goes changes the width, and with it the columns.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)

    @property
    def photos(self) -> PhotoModel:
        model = self.model()
        assert isinstance(model, PhotoModel)
        return model

    def grid(self) -> GridLayout:
        """The layout of now."""
        model = self.model()
        count = 0 if model is None else model.rowCount()
        width = self.viewport().width()
        columns = self.cells.fit(max(1, width - 2 * MARGIN))
        return GridLayout.fit(count, width, self.cells.cell().height(), columns)

    def rows_in_view(self, margin: int = 0) -> tuple[int, int]:
        """First and last row in view, and `margin` more view heights on both sides; last < first when none are."""
        view = self.viewport().height()
        return self.grid().rows_between(
            self.verticalOffset() - margin * view, self.verticalOffset() + view * (1 + margin)
        )

    def rect_of(self, row: int) -> QRect:
        """A cell in viewport coordinates."""
        return self.grid().rect(row).translated(0, -self.verticalOffset())

    def _in_grid(self, point: QPoint) -> QPoint:
        return QPoint(point.x(), point.y() + self.verticalOffset())

    # -- Qt's own methods

    def setModel(self, model: Any) -> None:
        super().setModel(model)
        self.updateGeometries()

    def visualRect(self, index: Index) -> QRect:
        return self.rect_of(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        grid = self.grid()
        row = grid.row_near(self._in_grid(point))
        inside = row < grid.count and grid.rect(row).contains(self._in_grid(point))
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        rect, bar, view = self.rect_of(index.row()), self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - view // 2)
        elif rect.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - MARGIN)
        elif rect.bottom() >= view or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + min(rect.top() - MARGIN, rect.bottom() - view + MARGIN))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        grid, row = self.grid(), self.currentIndex().row()
        move = QAbstractItemView.CursorAction
        if not grid.count:
            return QModelIndex()
        if action == move.MoveHome or row < 0:
            return self.model().index(0, 0)
        if action == move.MoveEnd:
            return self.model().index(grid.count - 1, 0)
        page = grid.page(self.viewport().height())
        steps = {
            move.MoveLeft: -1, move.MovePrevious: -1, move.MoveRight: 1, move.MoveNext: 1,
            move.MoveUp: -grid.columns, move.MoveDown: grid.columns, move.MovePageUp: -page, move.MovePageDown: page,
        }  # fmt: skip
        target = row + steps[action]
        if action in (move.MovePageUp, move.MovePageDown):  # to the edge, in the same column
            line = min(max(target // grid.columns, 0), grid.lines - 1)
            target = line * grid.columns + row % grid.columns
        if target < 0 or (target >= grid.count and row // grid.columns == grid.lines - 1):
            target = row
        return self.model().index(min(target, grid.count - 1), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        grid = self.grid()
        a, b = self._in_grid(rect.topLeft()), self._in_grid(rect.bottomRight())
        if self.state() == QAbstractItemView.State.DragSelectingState:  # a rubber band takes what it touches
            self.selectionModel().select(ranges(self.photos, grid.rows_in(a, b)), command)
            return
        first, last = sorted((grid.row_near(a), grid.row_near(b)))
        chosen = QItemSelection()
        if first < grid.count:
            chosen.select(self.model().index(first, 0), self.model().index(min(last, grid.count - 1), 0))
        self.selectionModel().select(chosen, command)

    def selectAll(self) -> None:
        if self.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection:
            return
        everything = np.arange(self.model().rowCount())
        self.selectionModel().select(ranges(self.photos, everything), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        grid, view, bar = self.grid(), self.viewport().height(), self.verticalScrollBar()
        bar.setRange(0, max(0, grid.height - view))
        bar.setPageStep(view)
        bar.setSingleStep(max(16, grid.cell.height() // 3))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        self.doItemsLayout()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        QAbstractItemView.rowsAboutToBeRemoved(self, parent, start, end)
        QTimer.singleShot(0, self, self.doItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        chosen, current, model = self.selectionModel(), self.currentIndex().row(), self.photos
        first, last = self.grid().rows_between(
            self.verticalOffset() + event.rect().top(), self.verticalOffset() + event.rect().bottom()
        )
        for row in range(first, last + 1):
            index = model.index(row)
            option.rect = self.rect_of(row)
            state = QStyle.StateFlag.State_Enabled
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == current and self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
            option.state = state
            self.cells.paint(painter, option, index)
        painter.end()


def ranges(model: PhotoModel, rows: Ids) -> QItemSelection:
    """Rising rows as a selection of few ranges."""
    selection = QItemSelection()
    for run in np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1):
        if len(run):
            selection.select(model.index(int(run[0])), model.index(int(run[-1])))
    return selection
