"""The map as it is painted: a ground that is made in the background, pictures and labels over it."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QPolygonF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.language import plural
from core.records import MapLayout
from gui import theme
from gui.map import ground, levels, marks
from gui.map.backdrop import Backdrop
from gui.map.camera import Camera
from gui.map.photos import MapPhotos
from gui.session import Session

SETTLE_MS = 60
"""Pictures and a new ground are ordered so long after the map was moved, and that often while it moves."""
SIZES = (56.0, 72.0, 96.0, 128.0, 160.0)
"""Sides of the pictures on the map; they grow a little as one comes nearer."""
ROOM = 1.12
REACH = 14.0
MOST_PICTURES = 260
MOST_LABELS = 400
Mask = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int64]


class MapCanvas(QWidget):
    """Shows a map of photos through a camera.

    Moving and zooming only move and stretch what is painted already; where that has come to rest, the ground is painted
    anew on a lane, and pictures are ordered.

    Attributes:
        layout_shown: The map, or None.
        camera: What is seen of it.
        island: The island that the keyboard is at; -1 for none.

    Signals:
        choice_changed: Other photos are chosen.
    """

    choice_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.layout_shown: MapLayout | None = None
        self.camera = Camera()
        self.island = -1
        self._chosen: Mask = np.zeros(0, np.bool_)
        self._levels: levels.Levels | None = None
        self._stands: list[int] = []  # rows of the photos that stand for the islands
        self._whole = QRectF(0, 0, 1, 1)  # the part that has photos, with a margin
        self._fits = True  # the whole map is seen, also when the view grows
        self._backdrop = Backdrop(session, self)
        self._photos = MapPhotos(session, self)
        self._labels: dict[tuple[int, bool, float, int], QPixmap] = {}
        self._pictured: list[tuple[int, QPointF]] = []
        self._hovered = -1
        self._marked = -1
        self._moving = False  # the pointer holds the map
        self._cut: list[QPointF] = []
        self._pointer = QPointF()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._order)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 140)
        self._backdrop.painted.connect(self.update)
        self._photos.records_came.connect(self._settle.start)
        self._photos.picture_came.connect(self.update)

    # -- what is shown

    def show_layout(self, layout: MapLayout | None) -> None:
        """Show a map. What is seen and what is chosen stays, by photo."""
        before, chosen = self.layout_shown, self.chosen_ids()
        self.layout_shown = layout
        self._pictured, self._hovered, self._marked = [], -1, -1
        self._levels = None
        self._photos.look_for_gone()
        self._stands = [] if layout is None else _rows_of(layout)
        self._whole = QRectF(0, 0, 1, 1) if layout is None else _whole(layout)
        self._labels.clear()
        if layout is None:
            self._backdrop.forget()
            self._chosen = np.zeros(0, np.bool_)
        else:
            self._chosen = np.isin(layout.photos, chosen) if len(chosen) else np.zeros(len(layout.photos), np.bool_)
            if before is None:
                self._fits = True
            if self.island >= len(layout.islands):
                self.island = -1
            if layout.islands:
                self._order_levels(layout)
        if self._fits:
            self.fit()
        self._change()
        if len(chosen) != int(self._chosen.sum()):
            self.choice_changed.emit()

    def _order_levels(self, layout: MapLayout) -> None:
        def made(found: levels.Levels) -> None:
            if layout is self.layout_shown:
                self._levels = found
                self._change()

        self._session.tasks.picture(
            lambda: levels.levels(layout.places), made, self._session.report, ("map levels", id(self))
        )

    def chosen_ids(self) -> Ids:
        """Ids of the photos chosen, int64 [n]."""
        if self.layout_shown is None:
            return np.empty(0, np.int64)
        return self.layout_shown.photos[self._chosen]

    def fit(self) -> None:
        """Show the whole map."""
        self._fits = True
        self._look(Camera.fitted(self._whole, self._size()))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer (above 1) or go back, towards a point of the view or its middle."""
        at = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        least = Camera.fitted(QRectF(0, 0, 1, 1), self._size()).scale * 0.5
        most = self.picture_px() * 2.0 ** (levels.FINEST / 2 + 1)
        self._fits = False
        self._look(self.camera.zoomed(factor, at, self._size(), least, max(most, least)))

    def pan(self, dx: float, dy: float) -> None:
        """Move everything by so many pixels."""
        self._fits = False
        self._look(self.camera.moved(dx, dy))

    def point_out(self, photo_id: int) -> None:
        """Mark a photo with a ring, and move it into view where it is outside; -1 for none."""
        layout = self.layout_shown
        rows = np.flatnonzero(layout.photos == photo_id).tolist() if layout is not None else []
        self._marked = rows[0] if rows else -1
        if layout is not None and self._marked >= 0:
            x, y = layout.places[self._marked].tolist()
            if not self.camera.part(self._size()).contains(x, y):
                self._fits = False
                self._look(Camera(x, y, self.camera.scale))
        self.update()

    def _size(self) -> QSizeF:
        return QSizeF(self.width(), self.height())

    def _look(self, camera: Camera) -> None:
        if camera != self.camera:
            self.camera = camera
            self._hovered = -1
            self._change()

    def _change(self) -> None:
        self._choose_pictured()
        if not self._settle.isActive():  # also in the middle of a long move
            self._settle.start()
        self.update()

    # -- pictures

    def picture_px(self) -> float:
        """The side of a picture at this zoom."""
        whole = Camera.fitted(self._whole, self._size()).scale
        wanted = SIZES[0] * max(1.0, self.camera.scale / max(whole, 1.0)) ** 0.3
        return max(size for size in SIZES if size <= max(wanted, SIZES[0]))

    def _choose_pictured(self) -> None:
        """Which photos are seen as pictures now, and where; the coarsest first."""
        layout = self.layout_shown
        self._pictured = []
        if layout is None or self._levels is None:
            return
        px = self.picture_px()
        rows = np.flatnonzero(levels.shown(self._levels, self.camera.scale, px * ROOM))
        points = self.camera.on_screen(layout.places[rows], self._size())
        inside = (points > -px / 2).all(1) & (points < (self.width() + px / 2, self.height() + px / 2)).all(1)
        rows, points = rows[inside], points[inside]
        order = np.argsort(self._levels[rows], kind="stable")[:MOST_PICTURES]
        self._pictured = [
            (row, QPointF(x, y)) for row, (x, y) in zip(rows[order].tolist(), points[order].tolist(), strict=True)
        ]

    def row_at(self, point: QPointF) -> int:
        """The photo under a point of the view: the topmost picture, or the nearest dot; -1 for none."""
        layout = self.layout_shown
        if layout is None:
            return -1
        for row, where in self._pictured[::-1]:
            if marks.picture_rect(where, self._pixmap(row), self.picture_px()).contains(point):
                return row
        points = self.camera.on_screen(layout.places, self._size())
        away = np.hypot(points[:, 0] - point.x(), points[:, 1] - point.y())
        row = int(np.argmin(away)) if len(away) else -1
        return row if row >= 0 and away[row] <= REACH else -1

    def _pixmap(self, row: int) -> QPixmap | None:
        """The picture of a photo at the size that it has on the map; None while it is not there."""
        assert self.layout_shown is not None
        ratio = self.devicePixelRatioF()
        return self._photos.pixmap(self.layout_shown.contents[row], round(self.picture_px() * ratio), ratio)

    def _labelled(self) -> list[int]:
        """Islands whose labels are in view."""
        layout, part = self.layout_shown, self.camera.part(self._size())
        islands = () if layout is None else layout.islands
        return [number for number, island in enumerate(islands) if part.contains(*island.centre)]

    # -- orders

    def _order(self) -> None:
        """Order the ground, the records of photos that are seen, and their pictures."""
        layout = self.layout_shown
        if layout is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        chosen = self._chosen.copy() if self._chosen.any() else None
        look, island = theme.look(self.palette()), self.island if self.hasFocus() else -1
        self._backdrop.order(layout, self.camera, self._size(), ratio, look, chosen, island)
        ids = [int(layout.photos[row]) for row in self._rows_wanted()]
        hovered_px = round(marks.HOVER_PX * ratio) if self._hovered >= 0 else 0
        self._photos.order(ids, round(self.picture_px() * ratio), hovered_px)

    def _rows_wanted(self) -> list[int]:
        rows = [self._hovered] if self._hovered >= 0 else []
        rows += [self._stands[number] for number in self._labelled()]
        return list(dict.fromkeys([*rows, *(row for row, _ in self._pictured)]))

    # -- Qt's own methods

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        self._photos.begin_frame()
        if len(self._labels) > MOST_LABELS:
            self._labels.clear()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.ground)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        layout = self.layout_shown
        if layout is not None:
            self._backdrop.paint(painter, self.camera, self._size())
            px = self.picture_px()
            for row, where in self._pictured[::-1]:
                marks.paint_picture(painter, where, self._pixmap(row), px, look, chosen=bool(self._chosen[row]))
            self._paint_labels(painter, layout, look)
            if self._marked >= 0:
                x, y = layout.places[self._marked].tolist()
                marks.paint_ring(painter, self.camera.point(x, y, self._size()), look)
            if self._hovered >= 0 and not self._moving:
                self._paint_card(painter, layout, look)
        if len(self._cut) > 1:
            marks.paint_lasso(painter, QPolygonF(self._cut), look)
        if self.hasFocus():
            marks.paint_focus(painter, self.rect(), look)
        painter.end()
        if self._photos.spent:
            self.update()  # the rest of the pictures in the next frame; until then they are smaller or larger

    def _paint_labels(self, painter: QPainter, layout: MapLayout, look: theme.Look) -> None:
        taken: list[QRectF] = []
        large = min(self.width(), self.height()) >= marks.LARGE_FROM
        px = marks.LABEL_PX if large else marks.SMALL_LABEL_PX
        for number in sorted(self._labelled(), key=lambda number: number != self.island):
            island, row = layout.islands[number], self._stands[number]
            where = self.camera.point(*island.centre, self._size())
            room = 2 * math.sqrt(island.count / max(len(layout.photos), 1) / math.pi) * self.camera.scale
            picture = self._pixmap(row) if room < 3.2 * self.width() else None
            strong = number == self.island and self.hasFocus()
            key = number, strong, px, 0 if picture is None else picture.cacheKey()
            label = self._labels.get(key)
            if label is None:
                photos = plural("{n} photo", "{n} photos", island.count)
                made = marks.Label(island.name, photos, ground.colour(number, look), picture, strong=strong, px=px)
                label = self._labels[key] = made.painted(self.font(), self.devicePixelRatioF(), look)
            rect = QRectF(QPointF(0, 0), label.deviceIndependentSize())
            rect.moveCenter(where)
            if any(rect.intersects(other) for other in taken):
                continue
            taken.append(rect.adjusted(-2, -2, 2, 2))
            painter.drawPixmap(rect.topLeft().toPoint(), label)

    def _paint_card(self, painter: QPainter, layout: MapLayout, look: theme.Look) -> None:
        photo = self._photos.get(int(layout.photos[self._hovered]))
        if photo is not None:
            picture = self._session.pictures.get(photo.content_id)
            marks.paint_card(painter, self._pointer, photo, picture, QRectF(self.rect()), look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        self._change()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._labels.clear()
            self._settle.start()


def _rows_of(layout: MapLayout) -> list[int]:
    """Rows of the photos that stand for the islands."""
    photos = np.array([island.photo for island in layout.islands], np.int64)
    order = np.argsort(layout.photos, kind="stable")
    return order[np.searchsorted(layout.photos, photos, sorter=order)].tolist() if len(photos) else []


def _whole(layout: MapLayout) -> QRectF:
    """The part of the map that has photos, with a margin."""
    if not len(layout.places):
        return QRectF(0, 0, 1, 1)
    x, y = layout.places[:, 0], layout.places[:, 1]
    left, top = float(x.min()) - 0.03, float(y.min()) - 0.03
    return QRectF(left, top, float(x.max()) + 0.03 - left, float(y.max()) + 0.03 - top)
