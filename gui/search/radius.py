"""The slider for the search radius, with the histogram of distances behind it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from gui import theme

BARS_HEIGHT = 48


class Bars(QWidget):
    """How many photos lie at each distance; those inside the radius in the accent colour."""

    def __init__(self, slider: QSlider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = slider
        self._counts = np.zeros(1, np.int64)
        self.setFixedHeight(BARS_HEIGHT)

    def set_distances(self, distances: Sequence[int], top: int) -> None:
        self._counts = np.bincount(np.clip(np.array(distances, np.int64), 0, top), minlength=top + 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        option = QStyleOptionSlider()
        self._slider.initStyleOption(option)
        handle = self._slider.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self._slider)
        left, width = handle / 2, self.width() - handle
        peak = max(1, int(self._counts.max()))
        step = width / len(self._counts)
        for distance, count in enumerate(self._counts.tolist()):
            if count:
                height = max(2.0, (BARS_HEIGHT - 2) * (count / peak) ** 0.5)  # few stay visible beside many
                inside = distance <= self._slider.value()
                bar = QRectF(left + distance * step, BARS_HEIGHT - height, max(1.0, step - 0.5), height)
                painter.fillRect(bar, look.accent if inside else look.line)
        painter.end()


class RadiusSlider(QWidget):
    """Chooses how far from the query results may lie.

    Signals:
        radius_changed(int): The person moved it.
    """

    radius_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("How near results must be")
        self.slider.setPageStep(8)
        self.slider.valueChanged.connect(self._tell)
        self._bars = Bars(self.slider, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addWidget(self.slider)

    @property
    def radius(self) -> int:
        return self.slider.value()

    def show_distances(self, distances: Sequence[int], top: int, radius: int) -> None:
        """Show these distances on a scale from 0 to `top`, with the radius set; not told as a change."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, top)
        self.slider.setValue(radius)
        self.slider.blockSignals(False)
        self._bars.set_distances(distances, top)

    def _tell(self, value: int) -> None:
        self._bars.update()
        self.radius_changed.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(320, BARS_HEIGHT + self.slider.sizeHint().height())
