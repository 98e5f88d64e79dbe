"""Pictures of the examples of queries: whole, large enough to draw a box on, read in the background, a few kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from core.errors import UserError
from core.records import Box, Example
from gui.grid.thumbnails import image_of
from gui.session import Session

KEPT = 24


class ExamplePictures(QObject):
    """The pictures behind examples.

    Signals:
        arrived: One more is there.
    """

    arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[Example, QPixmap | None] = OrderedDict()

    def get(self, example: Example) -> QPixmap:
        """The whole picture; a null one until it is there, or where it cannot be read."""
        whole = replace(example, box=None, liked=True, title="")
        if whole not in self._kept:
            self._kept[whole] = None
            self._load(whole, example)
        self._kept.move_to_end(whole)
        return self._kept[whole] or QPixmap()

    def small(self, example: Example, px: int) -> QPixmap:
        """The part that counts, inside a square of `px` device pixels."""
        pixmap = self.get(example)
        if pixmap.isNull():
            return pixmap
        if example.box is not None:
            pixmap = pixmap.copy(pixels(example.box, pixmap.size()))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        return pixmap.scaled(px, px, keep, smooth)

    def _load(self, whole: Example, example: Example) -> None:
        search = self._session.library.search

        def loaded(image: QImage) -> None:
            self._kept[whole] = QPixmap.fromImage(image)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit()

        def failed(error: BaseException) -> None:
            self._kept.pop(whole, None)  # tried again when it is next shown
            if not isinstance(error, UserError):  # the search by it says what is wrong with the picture
                self._session.report(error)

        named = replace(whole, title=example.title)
        self._session.tasks.picture(lambda: image_of(*search.picture(named)), loaded, failed, ("example", whole))


def pixels(box: Box, size: QSize) -> QRect:
    """A box in pixels of a picture; at least one."""
    left, top = round(box.left * size.width()), round(box.top * size.height())
    right, bottom = round(box.right * size.width()), round(box.bottom * size.height())
    return QRect(left, top, max(1, right - left), max(1, bottom - top))
