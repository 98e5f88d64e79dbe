"""What is known of the photos of a map that are looked at: their records, and their pictures at the map's own size."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from core.records import ContentId, Photo
from gui.map import marks
from gui.session import Session

SCALED_AT_ONCE = 24
"""So many pictures are brought to another size in one frame, which takes a few milliseconds."""
PHOTOS_KEPT = 3000
PICTURES_KEPT = 1000


class MapPhotos(QObject):
    """Records and scaled pictures, as far as they have come.

    Signals:
        records_came: More records are known, and their pictures can be ordered.
        picture_came: A picture is there now, or is sharper.
    """

    records_came = Signal()
    picture_came = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._photos: dict[int, Photo] = {}
        self._gone: set[int] = set()
        self._scaled: dict[int, tuple[int, QPixmap]] = {}  # by content: with the side that was asked for
        self._may_scale = SCALED_AT_ONCE
        session.pictures.picture_arrived.connect(self._take_picture)

    def get(self, photo_id: int) -> Photo | None:
        """The record of a photo, where it has come."""
        return self._photos.get(photo_id)

    def look_for_gone(self) -> None:
        """Photos that were not in the library may be there again."""
        self._gone.clear()

    def order(self, ids: list[int], px: int, first_px: int = 0) -> None:
        """Order records, and pictures `px` large for those that are known; with `first_px` the first one so large."""
        missing = [i for i in ids if i not in self._photos and i not in self._gone]
        if missing:
            library = self._session.library
            self._session.tasks.picture(
                lambda: library.photos(missing),
                lambda photos: self._take_records(missing, photos),
                self._session.report,
                ("map photos", id(self)),
            )
        if first_px and ids and ids[0] in self._photos:
            self._session.pictures.want(("map hover", id(self)), [self._photos[ids[0]]], first_px)
        self._session.pictures.want(id(self), [self._photos[i] for i in ids if i in self._photos], px)

    def begin_frame(self) -> None:
        """A frame is painted: some pictures may be scaled again."""
        self._may_scale = SCALED_AT_ONCE
        if len(self._scaled) > PICTURES_KEPT:
            self._scaled.clear()

    @property
    def spent(self) -> bool:
        """Whether pictures were left at another size, because no more were to be scaled in one frame."""
        return self._may_scale <= 0

    def pixmap(self, content: ContentId, px: int, ratio: float) -> QPixmap | None:
        """A picture `px` pixels of the screen large, or as it was before where a frame has no more time for it."""
        side, found = self._scaled.get(int(content), (0, None))
        if side != px and (found is None or not self.spent):
            picture = self._session.pictures.get(content)
            if picture is None:
                return found
            self._may_scale -= 1
            found = marks.scaled(picture, px, ratio)
            self._scaled[int(content)] = px, found
        return found

    def _take_records(self, asked: list[int], photos: list[Photo]) -> None:
        there = {int(photo.id): photo for photo in photos}
        self._gone.update(set(asked) - set(there))
        self._photos.update(there)
        for old in list(self._photos)[: max(0, len(self._photos) - PHOTOS_KEPT)]:
            del self._photos[old]
        self.records_came.emit()

    def _take_picture(self, content: int) -> None:
        self._scaled.pop(content, None)
        self.picture_came.emit()
