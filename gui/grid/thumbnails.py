"""Pictures for views: made as QImage on a lane, turned into QPixmap on the GUI thread, kept in a bounded cache.

A view says what it shows, in order; that list replaces its former one, so what was scrolled past is never loaded and
what is visible comes first. Pictures are known by content, so a picture never appears under another photo's name.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from contextlib import suppress

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from core.errors import UserError
from core.library import Library
from core.records import ContentId, Photo, PhotoId
from gui.background.tasks import Job, Tasks
from gui.grid.stars import Stars

log = logging.getLogger(__name__)

CACHE_BYTES = 256 * 2**20
THUMBNAIL_REACH = 400
"""Up to this many device pixels the stored 320-pixel thumbnail serves; above, the file itself is read."""
STEP = 32
"""Sides are rounded up to a multiple of this, so that dragging the size slider does not ask for every size."""


class Pictures(QObject):
    """The cache of pictures and the orders for more.

    Attributes:
        stars: Stars and labels, which are shown with the pictures.

    Signals:
        picture_arrived(int): A picture of this content id is there, or is known to be impossible.
    """

    picture_arrived = Signal(int)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._kept: OrderedDict[ContentId, tuple[int, QPixmap | None]] = OrderedDict()
        self._bytes = 0
        self._running: set[tuple[ContentId, int]] = set()
        self.stars = Stars(library, tasks, self)

    def get(self, content: ContentId) -> QPixmap | None:
        """The picture at whatever size is there, now; None when there is none (yet)."""
        entry = self._kept.get(content)
        if entry is None:
            return None
        self._kept.move_to_end(content)
        return entry[1]

    def impossible(self, content: ContentId) -> bool:
        """Whether making the picture failed."""
        entry = self._kept.get(content)
        return entry is not None and entry[1] is None

    def want(self, who: Hashable, photos: Sequence[Photo], px: int) -> None:
        """Ask for pictures with a long side of `px` device pixels, most wanted first, in place of `who`'s last wish."""
        px = -(-px // STEP) * STEP
        jobs = []
        asked = set()
        for photo in photos:
            entry = self._kept.get(photo.content_id)
            there = entry is not None and entry[0] >= px
            if not there and photo.content_id not in asked and (photo.content_id, px) not in self._running:
                asked.add(photo.content_id)
                jobs.append(self._job(who, photo, px))
        self._tasks.pictures.replace(("pictures", who), jobs[::-1])  # the lane takes the last first

    def forget_failures(self) -> None:
        """Try again what was impossible: the file may be back."""
        for content in [content for content, entry in self._kept.items() if entry[1] is None]:
            del self._kept[content]

    def load(self, photo: Photo, px: int) -> QImage | None:
        """Make the picture of a photo; for a lane's thread. None when it cannot be made."""
        return load_picture(self._library, photo.id, px)

    def _job(self, who: Hashable, photo: Photo, px: int) -> Job:
        content, key = photo.content_id, (photo.content_id, px)

        def load() -> QImage | None:
            self._running.add(key)
            return self.load(photo, px)

        def loaded(image: QImage | None) -> None:
            self._running.discard(key)
            self._keep(content, px, image)
            self.picture_arrived.emit(content)

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                log.error("the picture of photo %d could not be made", photo.id, exc_info=error)
            loaded(None)

        return Job(load, loaded, failed, ("pictures", who))

    def _keep(self, content: ContentId, px: int, image: QImage | None) -> None:
        old_px, old = self._kept.pop(content, (0, None))
        if old is not None and old_px > px:  # a view of small cells asked after one of large cells
            px, image = old_px, None
        new = old if image is None else QPixmap.fromImage(image)  # a smaller picture is better than none
        self._bytes += _weight(new) - _weight(old)
        self._kept[content] = (px, new)
        while self._bytes > CACHE_BYTES and len(self._kept) > 1:
            _, (_, dropped) = self._kept.popitem(last=False)
            self._bytes -= _weight(dropped)


def _weight(pixmap: QPixmap | None) -> int:
    return 0 if pixmap is None else pixmap.width() * pixmap.height() * 4


def load_picture(library: Library, photo: PhotoId, px: int) -> QImage | None:
    """A picture of at most `px` on its long side, ready to paint; for a lane's thread. None when it cannot be made."""
    image = QImage()
    if px > THUMBNAIL_REACH:
        with suppress(UserError):  # the file is away or damaged: its thumbnail may still be there
            image = image_of(*library.render(photo, px))
    if image.isNull():
        image = read_jpeg(library.thumbnail(photo) or b"")
    if image.isNull():
        return None
    if max(image.width(), image.height()) > px:
        side = Qt.AspectRatioMode.KeepAspectRatio
        image = image.scaled(QSize(px, px), side, Qt.TransformationMode.SmoothTransformation)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def read_jpeg(data: bytes) -> QImage:
    """A JPEG as a QImage; a null image when it is none.

    The format is named, because a QImage that must find it out asks the SVG reader too, which connects Qt signals while
    PySide holds the interpreter's lock. On a lane that locks up with a disconnection on the GUI thread, which holds
    Qt's lock for signals and waits for the interpreter's.
    """
    image = QImage()
    if data:
        image.loadFromData(data, "JPG")
    return image


def image_of(width: int, height: int, rgb: bytes) -> QImage:
    """A QImage that owns its pixels, from tightly packed RGB."""
    return QImage(rgb, width, height, width * 3, QImage.Format.Format_RGB888).copy()
