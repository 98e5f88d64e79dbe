"""The ground of the map as a picture: islands with their shores, and a dot for each photo; made on a lane."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from core.records import MapLayout
from gui.map.camera import Camera
from gui.theme import Look

GOLDEN = 0.381966
"""Hues a golden section apart never come close to each other, however many there are."""
SMOOTH_DOTS = 8000
"""Up to so many in view, dots are painted round and with smooth edges; more are put into the pixels at once."""
DOTS_AT_ONCE = 250
"""Qt keeps the interpreter from the GUI thread while it paints; with so few dots for a millisecond."""
BRIM = 40.0
SHADES = 8
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ground:
    """A picture of a part of the map, larger than the view, so that it can be moved before it is made again.

    Attributes:
        image: With premultiplied transparency where there is neither land nor dot.
        camera, size: What it shows, `size` in device-independent pixels.
    """

    image: QImage
    camera: Camera
    size: QSizeF


def hue(number: int) -> float:
    return (0.55 + number * GOLDEN) % 1.0


def colour(number: int, look: Look) -> QColor:
    """Of an island's dots and shores."""
    if number < 0:
        a, b = look.dim, look.line
        return QColor((a.red() + b.red()) // 2, (a.green() + b.green()) // 2, (a.blue() + b.blue()) // 2)
    # Yellow and green look lighter than blue at the same value, so they are taken back a little.
    light = 1.0 - 0.14 * max(0.0, 1 - abs(hue(number) - 0.25) / 0.2)
    red, green, blue = colorsys.hsv_to_rgb(
        hue(number), 0.42 if look.dark else 0.6, light * (0.86 if look.dark else 0.7)
    )
    return QColor.fromRgbF(red, green, blue)


def dot_px(scale: float, count: int) -> float:
    """Width of a dot: about the space that each has, from a speck to a good target."""
    return float(np.clip(0.34 * scale / np.sqrt(max(count, 1)), 1.6, 9.0))


def paint(
    layout: MapLayout, camera: Camera, size: QSizeF, ratio: float, look: Look, chosen: Mask | None, current: int
) -> Ground:
    """The ground for a view of `size` device-independent pixels at `ratio` device pixels each.

    Args:
        chosen: bool [n]: photos that the person has chosen, painted in the accent colour, above all others.
        current: The island under the keyboard, whose shore is painted strong; -1 for none.
    """
    width, height = max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    for number in range(len(layout.islands)):
        _paint_island(painter, layout, number, camera, size, look, strong=number == current)
    painter.end()
    points = camera.on_screen(layout.places, size) * np.float32(ratio)
    inside = (points[:, 0] > -16) & (points[:, 1] > -16) & (points[:, 0] < width + 16) & (points[:, 1] < height + 16)
    rows = np.flatnonzero(inside)
    wide = dot_px(camera.scale, len(layout.places)) * ratio
    numbers = layout.island[rows].astype(np.int64)
    numbers[chosen[rows] if chosen is not None else np.zeros(len(rows), np.bool_)] = -2
    order = np.argsort(numbers == -2, kind="stable")  # what is chosen comes last, above the rest
    points, numbers = points[rows[order]], numbers[order]
    colours = [colour(number, look) for number in range(len(layout.islands))]
    colours += [QColor(look.accent), colour(-1, look)]  # rows -2 and -1
    if len(rows) <= SMOOTH_DOTS:
        _paint_dots(image, points, numbers, colours, wide)
    else:
        _stamp_dots(image, points, numbers, colours, wide)
    return Ground(image, camera, size)


def island_path(layout: MapLayout, number: int, camera: Camera, size: QSizeF) -> QPainterPath:
    """The shores of an island in the pixels of a view."""
    path = QPainterPath()
    for line in layout.islands[number].outline:
        points = clipped(camera.on_screen(line, size).astype(np.float64), size)
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))
        path.closeSubpath()
    return path


def clipped(line: npt.NDArray[np.float64], size: QSizeF) -> npt.NDArray[np.float64]:
    """A closed line [n, 2] cut to a view and `BRIM` pixels around it (Sutherland and Hodgman 1974).

    Near by an island is thousands of views wide, which the painter would take long for.
    """
    sides = ((0, 1, -BRIM), (0, -1, -size.width() - BRIM), (1, 1, -BRIM), (1, -1, -size.height() - BRIM))
    for axis, sign, least in sides:
        inside = sign * line[:, axis] >= least
        if inside.all():
            continue
        after = np.roll(line, -1, axis=0)
        crosses = inside != np.roll(inside, -1)
        step = after[:, axis] - line[:, axis]
        share = np.where(crosses, (sign * least - line[:, axis]) / np.where(step == 0, 1, step), 0)
        crossing = line + share[:, None] * (after - line)
        line = np.stack([line, crossing], axis=1)[np.stack([inside, crosses], axis=1)]
    return line


def _paint_island(
    painter: QPainter, layout: MapLayout, number: int, camera: Camera, size: QSizeF, look: Look, *, strong: bool
) -> None:
    path = island_path(layout, number, camera, size)
    if not path.boundingRect().intersects(QRectF(0, 0, size.width(), size.height())):
        return
    shade = colour(number, look)
    fill = QColor(shade)
    fill.setAlpha(58 if strong else 34 if look.dark else 30)
    line = QColor(look.accent if strong else shade)
    line.setAlpha(255 if strong else 120)
    painter.setBrush(fill)
    painter.setPen(QPen(line, 2.5 if strong else 1.0))
    painter.drawPath(path)


def _paint_dots(
    image: QImage, points: npt.NDArray[np.float32], numbers: npt.NDArray[np.int64], colours: list[QColor], wide: float
) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in np.unique(numbers)[::-1].tolist():  # what is chosen, -2, comes last
        pen = QPen(colours[number], wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        dots = [QPointF(x, y) for x, y in points[numbers == number].tolist()]
        for at in range(0, len(dots), DOTS_AT_ONCE):
            painter.drawPoints(dots[at : at + DOTS_AT_ONCE])
    painter.end()


def _stamp_dots(
    image: QImage, points: npt.NDArray[np.float32], numbers: npt.NDArray[np.int64], colours: list[QColor], wide: float
) -> None:
    """Dots of many photos, straight into the pixels; the more of them at one place, the stronger the colour."""
    height, width = image.height(), image.width()
    half = max(1, round(wide)) // 2
    reach = range(-half, max(1, round(wide)) - half)
    x, y = np.floor(points).astype(np.int64).T
    inside = (x >= half) & (y >= half) & (x < width - half - 1) & (y < height - half - 1)
    at, numbers = (y * width + x)[inside], numbers[inside]
    pixels = np.frombuffer(image.bits(), np.uint32)
    crowd = np.bincount(at, minlength=1)
    shade = np.minimum(crowd[at] - 1, SHADES - 1)
    table = np.array(
        [[_premultiplied(c, 150 + 105 * s // (SHADES - 1)) for s in range(SHADES)] for c in colours], np.uint32
    )
    table[-2] = table[-2][-1]  # what is chosen is always seen
    values = table[numbers, shade]
    round_off = half and wide >= 4
    for rows in (np.flatnonzero(numbers != -2), np.flatnonzero(numbers == -2)):  # what is chosen above all others
        for dy in reach:
            for dx in reach:
                if not round_off or dx * dx + dy * dy <= half * half + 1:
                    pixels[at[rows] + (dy * width + dx)] = values[rows]


def _premultiplied(shade: QColor, alpha: int) -> int:
    red, green, blue = (part * alpha // 255 for part in (shade.red(), shade.green(), shade.blue()))
    return alpha << 24 | red << 16 | green << 8 | blue
