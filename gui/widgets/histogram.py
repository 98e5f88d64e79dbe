"""How many things lie at each value of a slider, as bars above it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from gui import theme

BARS_HEIGHT, LOW_BARS_HEIGHT = 48, 28
Counts = npt.NDArray[np.int64]


class FromSlider(QSlider):
    """A slider that takes in all from its handle on: its groove is filled there, and not on the way to it."""

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        """As it is painted: turned round, at the turned place, which is the same one. The mouse finds it there too."""
        super().initStyleOption(option)
        if self._paints:
            option.upsideDown = not option.upsideDown
            option.sliderPosition = self.minimum() + self.maximum() - option.sliderPosition

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paints = True
        super().paintEvent(event)
        self._paints = False

    _paints = False


class Bars(QWidget):
    """A bar for each value of a slider; those that its position takes in have the accent colour.

    The slider's handle stands at the border between the two, so that the colour is not the only sign.
    """

    def __init__(
        self,
        slider: QSlider,
        takes_in: Callable[[int, int], bool],
        parent: QWidget | None = None,
        *,
        power: float = 0.5,
    ) -> None:
        """Bars above a slider.

        Args:
            takes_in: (value, position) -> whether what lies at a value is taken in where the slider is at a position.
            power: Of the counts that is their height; below 1, so that few stay visible beside many.
        """
        super().__init__(parent)
        self._slider = slider
        self._takes_in = takes_in
        self._power = power
        self._counts: Counts = np.zeros(1, np.int64)
        self.setFixedHeight(BARS_HEIGHT)
        slider.valueChanged.connect(lambda _: self.update())

    def set_counts(self, counts: Counts) -> None:
        """How many lie at each value, int64, from the slider's least on."""
        self._counts = counts
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        option = QStyleOptionSlider()
        self._slider.initStyleOption(option)
        handle = self._slider.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self._slider)
        left, width = handle / 2, self.width() - handle
        peak = max(1, int(self._counts.max(initial=0)))
        outside = QColor(look.dim)
        outside.setAlpha(110)
        step = width / max(1, len(self._counts))
        for place, count in enumerate(self._counts.tolist()):
            if count:
                height = max(2.0, (self.height() - 2) * (count / peak) ** self._power)
                inside = self._takes_in(self._slider.minimum() + place, self._slider.value())
                bar = QRectF(left + place * step, self.height() - height, max(1.0, step - 0.5), height)
                painter.fillRect(bar, look.accent if inside else outside)
        painter.end()
