"""Which part of the map is seen, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF

from core.records import Places

MARGIN = 1.06
"""How much more than a part is shown when the view is fitted to it."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the map, whose own measures are 0..1 both ways.

    Attributes:
        x, y: What lies in the middle.
        scale: Device-independent pixels for the width of the whole map.
    """

    x: float = 0.5
    y: float = 0.5
    scale: float = 500.0

    @staticmethod
    def fitted(part: QRectF, size: QSizeF) -> Camera:
        """The part of the map, whole, as large as it can be in a view of this size."""
        wide, high = max(part.width(), 1e-6), max(part.height(), 1e-6)
        scale = min(size.width() / wide, size.height() / high) / MARGIN
        return Camera(part.center().x(), part.center().y(), max(scale, 1.0))

    def on_screen(self, places: Places, size: QSizeF) -> npt.NDArray[np.float32]:
        """Places [n, 2] in the pixels of a view of this size, float32 [n, 2]."""
        middle = np.array([size.width() / 2 - self.x * self.scale, size.height() / 2 - self.y * self.scale])
        result: npt.NDArray[np.float32] = (places * np.float32(self.scale) + middle).astype(np.float32)
        return result

    def point(self, x: float, y: float, size: QSizeF) -> QPointF:
        """A place in the pixels of the view."""
        return QPointF((x - self.x) * self.scale + size.width() / 2, (y - self.y) * self.scale + size.height() / 2)

    def place(self, point: QPointF, size: QSizeF) -> QPointF:
        """What lies under a point of the view."""
        return QPointF(
            (point.x() - size.width() / 2) / self.scale + self.x,
            (point.y() - size.height() / 2) / self.scale + self.y,
        )

    def part(self, size: QSizeF) -> QRectF:
        """What is seen of the map."""
        wide, high = size.width() / self.scale, size.height() / self.scale
        return QRectF(self.x - wide / 2, self.y - high / 2, wide, high)

    def moved(self, dx: float, dy: float) -> Camera:
        """With everything moved by so many pixels; what lies in the middle stays on the map."""
        x, y = self.x - dx / self.scale, self.y - dy / self.scale
        return replace(self, x=min(max(x, 0.0), 1.0), y=min(max(y, 0.0), 1.0))

    def zoomed(self, factor: float, at: QPointF, size: QSizeF, least: float, most: float) -> Camera:
        """Larger by a factor, while what lies at a point stays there; between two scales."""
        scale = min(max(self.scale * factor, least), most)
        there = self.place(at, size)
        x = there.x() - (at.x() - size.width() / 2) / scale
        y = there.y() - (at.y() - size.height() / 2) / scale
        return Camera(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0), scale)
