"""Pixels of compared pictures: fields at the levels that the screen needs, loaded in the background, in a budget.

A sheet is kept under the photo's content, its place and its level. So what arrives late is stored under the name it was
asked for, and never shown under another. Of a picture too large to hold, only the part around what is looked at is
decoded; coarser sheets show the rest.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QImage

from core.errors import UserError
from core.language import tr
from gui import words
from gui.compare.scene import Laid, outwards, scaled
from gui.session import Session

SHEET_PIXELS = 24_000_000
"""Largest field that is held as one."""
KEPT_BYTES = 400 * 2**20

Key = tuple[Laid, int, tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A field of a picture: its pixels as RGB32, and where they lie at their level."""

    level: int
    field: QRect
    image: QImage

    def in_scene(self) -> QRectF:
        return scaled(QRectF(self.field), 2.0**self.level)


class Sheets(QObject):
    """The sheets at hand, and the orders for more.

    Signals:
        changed: A sheet has come, or is known to be impossible.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[Key, Sheet] = OrderedDict()
        self._asked: dict[Hashable, Key] = {}
        self._failed: dict[int, str] = {}

    def best(self, laid: Laid, level: int, part: QRectF) -> list[Sheet]:
        """Sheets to paint one over the other for a part of the scene, coarsest first.

        When one covers the part at the level asked for, or finer by little, it is alone.
        """
        mine = [(key, sheet) for key, sheet in self._kept.items() if key[0] == laid]
        part = part.intersected(laid.bounds())
        covering = [item for item in mine if _covers(item[1], part) and item[1].level <= level]
        if covering:
            key, sheet = max(covering, key=lambda item: item[1].level)
            self._kept.move_to_end(key)
            return [sheet]
        found = [(key, sheet) for key, sheet in mine if sheet.in_scene().intersects(part)]
        for key, _ in found:
            self._kept.move_to_end(key)
        return sorted((sheet for _, sheet in found), key=lambda sheet: -sheet.level)

    def covered(self, laid: Laid, level: int, part: QRectF) -> bool:
        """Whether a part of the scene is there at a level; a finer one would be painted coarsely."""
        part = part.intersected(laid.bounds())
        return any(key[:2] == (laid, level) and _covers(sheet, part) for key, sheet in self._kept.items())

    def failure(self, laid: Laid) -> str:
        """Why the picture cannot be read, in a sentence; "" when it can, or nobody has tried."""
        return self._failed.get(int(laid.photo), "")

    def loading(self, who: Hashable) -> bool:
        return who in self._asked

    def forget_failures(self) -> None:
        """Try again what was impossible: the file may be back."""
        self._failed.clear()

    def want(self, who: Hashable, laid: Laid, level: int, part: QRectF) -> None:
        """Ask for a part of the scene at a level, in place of what `who` asked for before."""
        part = part.intersected(laid.bounds())
        if self.failure(laid) or part.isEmpty() or self.covered(laid, level, part):
            self._asked.pop(who, None)
            return
        field = self._field(laid, level, part)
        key: Key = (laid, level, (field.x(), field.y(), field.width(), field.height()))
        if self._asked.get(who) == key:
            return
        self._asked[who] = key
        library = self._session.library

        def load() -> QImage:
            size = (field.width(), field.height())
            rgb = library.render_part(laid.photo, size, laid.seen_by(field, level))
            packed = QImage(rgb, *size, 3 * size[0], QImage.Format.Format_RGB888)
            return packed.convertToFormat(QImage.Format.Format_RGB32)  # which has pixels of its own

        def loaded(image: QImage) -> None:
            self._settle(who, key)
            self._keep(key, Sheet(level, field, image))
            self.changed.emit()

        def failed(error: BaseException) -> None:
            self._settle(who, key)
            if isinstance(error, UserError):
                self._failed[int(laid.photo)] = words.sentence(str(error)).rstrip(".") + "."
            else:
                self._failed[int(laid.photo)] = tr("Something went wrong while it was read.")
                self._session.report(error)
            self.changed.emit()

        self._session.tasks.picture(load, loaded, failed, ("compare", id(self), who))

    def stop(self) -> None:
        """Drop orders that wait."""
        for who in list(self._asked):
            self._session.tasks.pictures.replace(("compare", id(self), who), [])
        self._asked.clear()

    def _field(self, laid: Laid, level: int, part: QRectF) -> QRect:
        """All of the picture where that is not too large, else as much around the part as may be."""
        whole = laid.field(level)
        if whole.width() * whole.height() <= SHEET_PIXELS:
            return whole
        field = outwards(scaled(part, 2.0**-level))
        spare = SHEET_PIXELS / (field.width() * field.height())
        room = max(1.0, spare) ** 0.5
        size = QSize(min(whole.width(), round(field.width() * room)), min(whole.height(), round(field.height() * room)))
        left, top = field.x() - (size.width() - field.width()) // 2, field.y() - (size.height() - field.height()) // 2
        left = min(max(left, whole.left()), whole.right() + 1 - size.width())
        top = min(max(top, whole.top()), whole.bottom() + 1 - size.height())
        return QRect(left, top, size.width(), size.height())

    def _settle(self, who: Hashable, key: Key) -> None:
        if self._asked.get(who) == key:
            del self._asked[who]

    def _keep(self, key: Key, sheet: Sheet) -> None:
        self._kept[key] = sheet
        total = sum(s.image.sizeInBytes() for s in self._kept.values())
        while total > KEPT_BYTES and len(self._kept) > 2:  # the two in view, or they would be loaded for ever
            _, dropped = self._kept.popitem(last=False)
            total -= dropped.image.sizeInBytes()


def _covers(sheet: Sheet, part: QRectF) -> bool:
    return sheet.in_scene().adjusted(-0.01, -0.01, 0.01, 0.01).contains(part)
