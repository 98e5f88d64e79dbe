"""The ground behind a map on the screen: painted on a lane, and moved and stretched until it is painted anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal
from PySide6.QtGui import QPainter, QPixmap

from core.records import MapLayout
from gui.map import ground
from gui.map.camera import Camera
from gui.map.ground import Ground, Mask
from gui.session import Session
from gui.theme import Look

BEYOND = 0.2
"""The ground is painted so much larger than the view on each side, so that it can be moved meanwhile."""


class Backdrop(QObject):
    """The ground as it was painted last.

    Signals:
        painted: There is a new one.
    """

    painted = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[QPixmap, Camera, QSizeF] | None = None
        self._wanted_number = self._shown_number = 0

    def forget(self) -> None:
        """There is no map any more."""
        self._shown = None

    def order(
        self,
        layout: MapLayout,
        camera: Camera,
        view: QSizeF,
        ratio: float,
        look: Look,
        chosen: Mask | None,
        island: int,
    ) -> None:
        """Paint what a camera sees in a view of this size, in the place of what was ordered before.

        Args:
            ratio: Pixels of the screen to one of the view.
            chosen: Which photos are, bool [n], or None for none; it must not change afterwards.
            island: The one that the keyboard is at, or -1.
        """
        self._wanted_number += 1
        number, size = self._wanted_number, view * (1 + 2 * BEYOND)

        def painted(made: Ground) -> None:
            if number > self._shown_number:  # also while a newer one is made, or a long move would never see one
                self._shown_number = number
                pixmap = QPixmap.fromImage(made.image)
                pixmap.setDevicePixelRatio(ratio)
                self._shown = pixmap, made.camera, made.size
                self.painted.emit()

        self._session.tasks.picture(
            lambda: ground.paint(layout, camera, size, ratio, look, chosen, island),
            painted,
            self._session.report,
            ("map ground", id(self)),
        )

    def paint(self, painter: QPainter, camera: Camera, view: QSizeF) -> None:
        """Paint the last one where it lies for a camera now, stretched where that is at another zoom."""
        if self._shown is None:
            return
        pixmap, before, size = self._shown
        corner = before.place(QPointF(0, 0), size)
        at = camera.point(corner.x(), corner.y(), view)
        if camera.scale == before.scale:
            painter.drawPixmap(at.toPoint(), pixmap)  # at whole pixels nothing has to be mixed
            return
        share = camera.scale / before.scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # it takes 20 ms, for a moment
        painter.drawPixmap(
            QRectF(at.x(), at.y(), size.width() * share, size.height() * share), pixmap, QRectF(pixmap.rect())
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
