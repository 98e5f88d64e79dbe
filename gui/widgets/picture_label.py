"""A picture that keeps its shape in whatever room it is given."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme


class PictureLabel(QWidget):
    """Shows one pixmap, centred; on the neutral ground of photographs, or on what lies below."""

    def __init__(self, parent: QWidget | None = None, *, on_ground: bool = True) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._on_ground = on_ground
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def pixmap(self) -> QPixmap:
        return self._pixmap

    def setPixmap(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._on_ground:
            painter.fillRect(self.rect(), theme.look(self.palette()).ground)
        if not self._pixmap.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(0, 0, size.width(), size.height())
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, self._pixmap)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(256, 192)
