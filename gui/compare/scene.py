"""Where two compared pictures lie, and what of them is looked at. Geometry only: no widget, no pixel.

The *scene* is the plane of the left picture, in its own full-resolution pixels. The right picture lies in it where it
shows the same, so one place in the scene is one place in both pictures, whatever their sizes. A *field* is a rectangle
of the scene at a level: level 0 has one pixel to each of the scene, level n has 1 to 2^n of them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPolygonF, QTransform

from core.records import Affine, ContentId, Photo, PhotoId

WHOLE: Affine = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
LARGEST = 4.0
"""Zoom goes up to so many screen pixels for each pixel of the finer picture."""
COARSEST_LEVEL = 8
_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Laid:
    """A photo where it lies in a scene: all that decides how its pixels come out, so it names them in caches.

    Attributes:
        place: Maps places of the photo to places of the left one, both as fractions of their sides.
        scene: Width and height of the left photo.
    """

    photo: PhotoId
    content: ContentId
    size: tuple[int, int]
    place: Affine
    scene: tuple[int, int]

    def to_scene(self) -> QTransform:
        """From fractions of the photo to places in the scene."""
        (a, b, c), (d, e, f) = self.place
        width, height = self.scene
        return QTransform(a * width, d * height, b * width, e * height, c * width, f * height)

    def outline(self) -> QPolygonF:
        """The corners of the photo in the scene."""
        return self.to_scene().map(QPolygonF([QPointF(0, 0), QPointF(1, 0), QPointF(1, 1), QPointF(0, 1)]))

    def bounds(self) -> QRectF:
        return self.outline().boundingRect()

    @property
    def upright(self) -> bool:
        """Whether its sides run along the scene's."""
        (a, b, _), (d, e, _) = self.place
        return max(abs(b), abs(d)) < 1e-6 or max(abs(a), abs(e)) < 1e-6

    @property
    def density(self) -> float:
        """Pixels of the photo for each of the scene, along a side."""
        area = abs(self.to_scene().determinant())
        return math.sqrt(self.size[0] * self.size[1] / max(area, 1e-9))

    @property
    def finest(self) -> int:
        """The level that has all the pixels of the photo; a finer one would only enlarge them."""
        return min(COARSEST_LEVEL, math.floor(-math.log2(max(self.density, 1e-6)) + 0.1))

    def level_for(self, zoom: float) -> int:
        """The coarsest level that has a pixel for each of the screen, as far as the photo has them."""
        return min(COARSEST_LEVEL, max(self.finest, math.floor(-math.log2(zoom) + 0.05)))

    def field(self, level: int) -> QRect:
        """All of the photo at a level."""
        return outwards(scaled(self.bounds(), 2.0**-level))

    def seen_by(self, field: QRect, level: int) -> Affine:
        """Maps places of a field at a level, from its own corner on, to fractions of the photo."""
        back, _ = self.to_scene().inverted()
        scale = 2.0**level
        x, y = field.x() * scale, field.y() * scale
        a, d, b, e = back.m11(), back.m12(), back.m21(), back.m22()
        origin = back.map(QPointF(x, y))
        return (a * scale, b * scale, origin.x()), (d * scale, e * scale, origin.y())


def lay(left: Photo, photo: Photo, place: Affine) -> Laid:
    """A photo where it lies in the scene of `left`."""
    size = (max(1, photo.facts.width), max(1, photo.facts.height))
    return Laid(photo.id, photo.content_id, size, place, (max(1, left.facts.width), max(1, left.facts.height)))


def fitted(left: Photo, right: Photo) -> Affine:
    """The place of a picture that cannot be laid on the left one: upright, whole, in the middle of it."""
    a, b = (max(1, p.facts.width) / max(1, p.facts.height) for p in (left, right))
    wide, high = min(1.0, b / a), min(1.0, a / b)
    return (wide, 0.0, (1 - wide) / 2), (0.0, high, (1 - high) / 2)


def cut_out(rectangle: tuple[float, float, float, float]) -> Affine:
    """The place of a crop that covers this part of the left picture."""
    left, top, right, bottom = rectangle
    return (right - left, 0.0, left), (0.0, bottom - top, top)


def scaled(rect: QRectF, factor: float) -> QRectF:
    return QRectF(rect.topLeft() * factor, rect.size() * factor)


def outwards(rect: QRectF) -> QRect:
    """The smallest rectangle of whole pixels around; what is off by rounding alone does not count."""
    left, top = math.floor(rect.left() + 1e-3), math.floor(rect.top() + 1e-3)
    return QRect(left, top, math.ceil(rect.right() - 1e-3) - left, math.ceil(rect.bottom() - 1e-3) - top)


class View:
    """What is looked at: one place and one zoom, for both pictures.

    Attributes:
        centre: The place of the scene in the middle of a pane.
        zoom: Screen pixels for each pixel of the scene.
        fits: It shows all of the scene, and goes on doing so when the pane changes.
    """

    def __init__(self) -> None:
        self.centre = QPointF(0, 0)
        self.zoom = 1.0
        self.fits = True
        self._bounds = QRectF(0, 0, 1, 1)
        self._pane = QSizeF(1, 1)
        self._density = 1.0

    def set_scene(self, bounds: QRectF, density: float) -> None:
        """Another scene: where it lies, and pixels of the finer picture for each of its own."""
        self._bounds, self._density = bounds, density
        self._settle()

    def set_pane(self, size: QSizeF) -> None:
        """Another size of a pane, in screen pixels."""
        self._pane = QSizeF(max(1.0, size.width()), max(1.0, size.height()))
        self._settle()

    @property
    def fitting(self) -> float:
        """The zoom that shows all of the scene."""
        bounds, pane = self._bounds, self._pane
        return min(pane.width() / max(1e-6, bounds.width()), pane.height() / max(1e-6, bounds.height()))

    @property
    def largest(self) -> float:
        return max(LARGEST * self._density, self.fitting)

    def fit(self) -> None:
        self.fits = True
        self._settle()

    def show(self, part: QRectF) -> None:
        """Show a part of the scene, as large as it can be."""
        pane = self._pane
        self.fits = False
        self.centre = part.center()
        self.zoom = min(pane.width() / max(1.0, part.width()), pane.height() / max(1.0, part.height()))
        self._settle()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Another zoom; the place under `at` (screen pixels from the middle of a pane) stays under it."""
        at = at or QPointF(0, 0)
        zoom = min(max(zoom, self.fitting), self.largest)
        held = self.centre + at / self.zoom
        self.fits = zoom <= self.fitting * 1.0001
        self.zoom = zoom
        self.centre = held - at / zoom
        self._settle()

    def step(self, steps: float, at: QPointF | None = None) -> None:
        """Zoom in by steps, out by negative ones; stops at 100 % on the way."""
        zoom = self.zoom * _STEP**steps
        if (self.zoom < 1 < zoom or zoom < 1 < self.zoom) and abs(self.zoom - 1) > 1e-6:
            zoom = 1.0
        self.zoom_to(zoom, at)

    def pan(self, by: QPointF) -> None:
        """Move what is seen by so many screen pixels."""
        self.centre = self.centre - by / self.zoom
        self._settle()

    def visible(self) -> QRectF:
        """The part of the scene in a pane."""
        size = self._pane / self.zoom
        return QRectF(self.centre - QPointF(size.width() / 2, size.height() / 2), size)

    def origin(self) -> QPointF:
        """Where the scene's corner lies in a pane: on whole screen pixels, so that 100 % is exactly the pixels."""
        x = self._pane.width() / 2 - self.centre.x() * self.zoom
        y = self._pane.height() / 2 - self.centre.y() * self.zoom
        return QPointF(round(x), round(y))

    def _settle(self) -> None:
        """Keep the zoom inside its limits, and the scene in the pane."""
        self.zoom = self.fitting if self.fits else min(max(self.zoom, self.fitting), self.largest)
        size, bounds = self._pane / self.zoom, self._bounds
        x = _held(self.centre.x(), bounds.left(), bounds.right(), size.width())
        y = _held(self.centre.y(), bounds.top(), bounds.bottom(), size.height())
        self.centre = QPointF(x, y)


def _held(value: float, low: float, high: float, seen: float) -> float:
    if high - low <= seen * 1.0001:
        return (low + high) / 2
    return min(max(value, low + seen / 2), high - seen / 2)
