"""Where the cells of a grid lie: arithmetic on row numbers, no Qt view needed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QSize

MARGIN = 4
"""Around the whole grid."""


@dataclass(frozen=True, slots=True)
class GridLayout:
    """Equal cells in lines, so many in a line, sharing the width evenly.

    Attributes:
        count: Number of cells.
        cell: Size of one.
        columns: Cells in a line, at least 1.
    """

    count: int
    cell: QSize
    columns: int

    @classmethod
    def fit(cls, count: int, width: int, height: int, columns: int) -> GridLayout:
        """Cells of this height in as many columns, filling the width."""
        return cls(count, QSize(max(1, (width - 2 * MARGIN) // columns), height), columns)

    @property
    def lines(self) -> int:
        return -(-self.count // self.columns)

    @property
    def height(self) -> int:
        return self.lines * self.cell.height() + 2 * MARGIN

    def rect(self, row: int) -> QRect:
        """A cell in the coordinates of the whole grid."""
        x, y = row % self.columns * self.cell.width(), row // self.columns * self.cell.height()
        return QRect(QPoint(x + MARGIN, y + MARGIN), self.cell)

    def row_near(self, point: QPoint) -> int:
        """Row of the cell at or nearest to a point; may lie beyond the last one."""
        column = min(self.columns - 1, max(0, (point.x() - MARGIN) // self.cell.width()))
        return int(max(0, (point.y() - MARGIN) // self.cell.height()) * self.columns + column)

    def rows_between(self, top: int, bottom: int) -> tuple[int, int]:
        """First and last row that touch this stretch of the grid; last < first when there are none."""
        height = self.cell.height()
        first = max(0, (top - MARGIN) // height) * self.columns
        last = ((bottom - MARGIN) // height + 1) * self.columns - 1
        return min(first, self.count), min(last, self.count - 1)

    def rows_in(self, a: QPoint, b: QPoint) -> npt.NDArray[np.int64]:
        """Rows whose cells touch the rectangle with these corners, rising."""
        one, other = self.row_near(a), self.row_near(b)
        top, bottom = sorted((one // self.columns, other // self.columns))
        left, right = sorted((one % self.columns, other % self.columns))
        rows = (np.arange(top, bottom + 1)[:, None] * self.columns + np.arange(left, right + 1)).ravel()
        return rows[rows < self.count]

    def page(self, height: int) -> int:
        """Cells that one view of this height shows."""
        return max(1, height // self.cell.height()) * self.columns
