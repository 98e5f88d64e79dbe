"""Geometry of a box on a picture: what lies under the pointer, and what a drag or a key makes of the box."""

from __future__ import annotations

from enum import Flag, auto

from PySide6.QtCore import QPointF, QRectF

from core.records import Box

REACH = 9.0
"""An edge is taken hold of within so many pixels."""
SMALLEST = 0.04
"""Least side of a box, as a fraction of the picture: less than that shows nothing to an encoder."""
FIRST = Box(0.25, 0.25, 0.75, 0.75)
"""What a key begins with."""


class Grip(Flag):
    """What of a box is taken hold of: edges, or all of them to move it."""

    NONE = 0
    LEFT = auto()
    TOP = auto()
    RIGHT = auto()
    BOTTOM = auto()
    ALL = LEFT | TOP | RIGHT | BOTTOM


def on_screen(box: Box, picture: QRectF) -> QRectF:
    """Where a box lies on a picture that is shown in `picture`."""
    left, top = picture.left() + box.left * picture.width(), picture.top() + box.top * picture.height()
    return QRectF(left, top, (box.right - box.left) * picture.width(), (box.bottom - box.top) * picture.height())


def fraction(point: QPointF, picture: QRectF) -> QPointF:
    """A place as fractions of the picture, inside it."""
    across = (point.x() - picture.left()) / max(1.0, picture.width())
    down = (point.y() - picture.top()) / max(1.0, picture.height())
    return QPointF(min(1.0, max(0.0, across)), min(1.0, max(0.0, down)))


def grip_at(box: Box | None, point: QPointF, picture: QRectF) -> Grip:
    """What a press at `point` takes hold of; NONE draws a new box."""
    if box is None:
        return Grip.NONE
    rect = on_screen(box, picture)
    if not rect.adjusted(-REACH, -REACH, REACH, REACH).contains(point):
        return Grip.NONE
    across = min(REACH, rect.width() / 4)  # so that a small box still has a middle to move it by
    down = min(REACH, rect.height() / 4)
    grip = Grip.NONE
    if point.x() <= rect.left() + across:
        grip |= Grip.LEFT
    elif point.x() >= rect.right() - across:
        grip |= Grip.RIGHT
    if point.y() <= rect.top() + down:
        grip |= Grip.TOP
    elif point.y() >= rect.bottom() - down:
        grip |= Grip.BOTTOM
    return grip or Grip.ALL


def between(a: QPointF, b: QPointF) -> Box:
    """The box with two corners, as fractions; grown to the least side where it is smaller."""
    left, right = _span(a.x(), b.x())
    top, bottom = _span(a.y(), b.y())
    return Box(left, top, right, bottom)


def _span(a: float, b: float) -> tuple[float, float]:
    low, high = min(a, b), max(a, b)
    if high - low < SMALLEST:
        low = min(low, 1.0 - SMALLEST)
        high = low + SMALLEST
    return low, min(1.0, high)


def moved(box: Box, grip: Grip, by: QPointF) -> Box:
    """A box after what is taken hold of has moved by fractions of the picture; it stays inside, and no edge passes
    the one across.
    """
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    x, y = by.x(), by.y()
    if grip == Grip.ALL:
        x, y = min(1 - right, max(-left, x)), min(1 - bottom, max(-top, y))
        return _box(left + x, top + y, right + x, bottom + y)
    if Grip.LEFT in grip:
        left = min(max(0.0, left + x), right - SMALLEST)
    if Grip.RIGHT in grip:
        right = max(min(1.0, right + x), left + SMALLEST)
    if Grip.TOP in grip:
        top = min(max(0.0, top + y), bottom - SMALLEST)
    if Grip.BOTTOM in grip:
        bottom = max(min(1.0, bottom + y), top + SMALLEST)
    return _box(left, top, right, bottom)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))
