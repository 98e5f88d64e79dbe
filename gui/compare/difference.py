"""Where two aligned pictures differ, as a picture: the left one in dim grey, what differs glowing over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from gui.compare.scene import Laid, outwards, scaled
from gui.compare.sheets import Sheet, Sheets
from gui.session import Session

Pixels = npt.NDArray[np.uint8]

QUIET, CLEAR, STRONG = 6, 24, 96
"""Grey levels: up to the first nothing is shown, from the second on it counts as different, at the third it is full."""
_GLOW = ((0.0, (46, 16, 101)), (0.35, (158, 40, 100)), (0.65, (237, 105, 37)), (1.0, (252, 240, 160)))
_LARGEST = 8_000_000
"""Pixels of a heat map at most: comparing takes some 30 bytes for each."""
_AROUND = 0.25


def _ramp() -> Pixels:
    """Colours by difference, uint8 [256, 3]: rising in lightness, so that they can be told without their hue."""
    strength = np.clip((np.arange(256) - QUIET) / (STRONG - QUIET), 0, 1)
    places, colours = [place for place, _ in _GLOW], np.array([colour for _, colour in _GLOW])
    return np.stack([np.interp(strength, places, colours[:, c]) for c in range(3)], axis=1).astype(np.uint8)


RAMP = _ramp()


def difference(a: Pixels, b: Pixels, shared: npt.NDArray[np.bool_]) -> tuple[Pixels, float]:
    """The heat map of two pictures uint8 [h, w, 3], and the share of what both have that clearly differs, 0..1.

    A pixel differs by its most different channel, averaged over 3 x 3 pixels: the noise of compression goes out, a
    changed spot stays.
    """
    away = np.abs(a.astype(np.int16) - b).max(axis=2).astype(np.float32)
    away[~shared] = 0
    padded = np.pad(away, 1, mode="edge")
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    away = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / 9
    grey = (a @ np.array([0.299, 0.587, 0.114], np.float32))[..., None] * 0.4
    shown = np.clip((away - QUIET) / (CLEAR - QUIET), 0, 1)[..., None]
    heat = grey + (RAMP[away.astype(np.uint8)] - grey) * shown
    share = float((away[shared] >= CLEAR).mean()) if shared.any() else 0.0
    return heat.astype(np.uint8), share


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """A heat map of a field of the scene, and the share of it that clearly differs."""

    sheet: Sheet
    share: float


class Differences(QObject):
    """Makes heat maps of what is looked at, from sheets that are there.

    Signals:
        changed: A heat map has come.
    """

    changed = Signal()

    def __init__(self, session: Session, sheets: Sheets, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sheets = sheets
        self._of: tuple[Laid, Laid] | None = None
        self._heat: Heat | None = None
        self._asked: object = None

    def heat(self, left: Laid, right: Laid) -> Heat | None:
        """The latest map of these two."""
        return self._heat if self._of == (left, right) else None

    @property
    def working(self) -> bool:
        return self._asked is not None

    def want(self, left: Laid, right: Laid, zoom: float, part: QRectF) -> None:
        """Ask for a map of a part of the scene, once both pictures are there.

        They are compared at the size of the smaller one: that a copy has fewer pixels is told elsewhere.
        """
        level = max(left.level_for(zoom), right.level_for(zoom), left.finest, right.finest)
        part = part.intersected(left.bounds())
        while part.width() * part.height() * 4.0**-level > _LARGEST:
            level += 1  # a difference is seen as well at half the size, and costs a quarter
        heat = self.heat(left, right)
        if heat is not None and heat.sheet.level == level and heat.sheet.in_scene().contains(part):
            return
        field = self._field(left, right, level, zoom, part)
        if field is None or self._asked == (left, right, level, field.getRect()):
            return
        asked = (left, right, level, field.getRect())
        self._asked = asked
        scene = scaled(QRectF(field), 2.0**level)
        sheets = [self._sheets.best(one, level, scene) for one in (left, right)]

        def compute() -> Heat:
            a, b = (_rgb(compose(found, field, level)) for found in sheets)
            pixels, share = difference(a, b, _inside(right, field, level))
            height, width = pixels.shape[:2]
            image = QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
            return Heat(Sheet(level, field, image.convertToFormat(QImage.Format.Format_RGB32)), share)

        def computed(heat: Heat) -> None:
            if self._asked == asked:  # else another pair or place is looked at by now
                self._asked, self._of, self._heat = None, (left, right), heat
                self.changed.emit()

        def failed(error: BaseException) -> None:
            if self._asked == asked:
                self._asked = None
            self._session.report(error)

        self._session.tasks.picture(compute, computed, failed, ("difference", id(self)))

    def _field(self, left: Laid, right: Laid, level: int, zoom: float, part: QRectF) -> QRect | None:
        """What to compare: more than is looked at where that is there; None while not even that is."""
        wide, high = part.width() * _AROUND, part.height() * _AROUND
        for scene in (part.adjusted(-wide, -high, wide, high), part):
            field = outwards(scaled(scene & left.bounds(), 2.0**-level)) & left.field(level)
            seen = scaled(QRectF(field), 2.0**level)
            there = all(self._sheets.covered(one, one.level_for(zoom), seen & one.bounds()) for one in (left, right))
            if there and not field.isEmpty() and (scene is part or field.width() * field.height() <= _LARGEST):
                return field
        return None

    def stop(self) -> None:
        self._session.tasks.pictures.replace(("difference", id(self)), [])
        self._asked = None


def compose(sheets: Sequence[Sheet], field: QRect, level: int) -> QImage:
    """A field of a picture from its sheets, RGB32; for any thread."""
    image = QImage(field.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-field.x(), -field.y())
    for sheet in sheets:
        painter.drawImage(scaled(QRectF(sheet.field), 2.0 ** (sheet.level - level)), sheet.image)
    painter.end()
    return image


def _rgb(image: QImage) -> Pixels:
    """The pixels of an RGB32 image, uint8 [h, w, 3]; a copy, for the buffer goes with the image."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., 2::-1].copy()


def _inside(laid: Laid, field: QRect, level: int) -> npt.NDArray[np.bool_]:
    """Where a field shows the picture itself, bool [h, w]."""
    mask = QImage(field.size(), QImage.Format.Format_Grayscale8)
    mask.fill(0)
    painter = QPainter(mask)
    painter.translate(-field.x(), -field.y())
    painter.scale(2.0**-level, 2.0**-level)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    painter.drawPolygon(laid.outline())
    painter.end()
    rows = np.frombuffer(mask.constBits(), np.uint8).reshape(mask.height(), mask.bytesPerLine())
    return rows[:, : mask.width()] > 0
