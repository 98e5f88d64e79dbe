"""The slider for the search radius, with the histogram of distances behind it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSlider, QVBoxLayout, QWidget

from core.language import tr
from gui.widgets.histogram import BARS_HEIGHT, LOW_BARS_HEIGHT, Bars


class RadiusSlider(QWidget):
    """Chooses how far from the query results may lie.

    Signals:
        radius_changed(int): The person moved it.
    """

    radius_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("How near results must be"))
        self.slider.setPageStep(8)
        self.slider.valueChanged.connect(self._tell)
        self._bars = Bars(self.slider, lambda distance, radius: distance <= radius, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addWidget(self.slider)

    def set_low(self, low: bool) -> None:
        """Lower bars, where there is little room."""
        self._bars.setFixedHeight(LOW_BARS_HEIGHT if low else BARS_HEIGHT)

    @property
    def radius(self) -> int:
        return self.slider.value()

    def show_distances(self, distances: Sequence[int], top: int, radius: int) -> None:
        """Show these distances on a scale from 0 to `top`, with the radius set; not told as a change."""
        self.slider.blockSignals(True)
        self.slider.setRange(0, top)
        self.slider.setValue(radius)
        self.slider.blockSignals(False)
        self._bars.set_counts(np.bincount(np.clip(np.array(distances, np.int64), 0, top), minlength=top + 1))

    def _tell(self, value: int) -> None:
        self.radius_changed.emit(value)

    def sizeHint(self) -> QSize:
        return QSize(320, self._bars.height() + self.slider.sizeHint().height())
