"""Stars and labels in the window: shown at once, made durable in the background, and written into sidecars if wanted.

They are asked for with the pictures that are in view, and known by content: all copies of one file share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor

from core.errors import UserError
from core.language import phrase, plural, tr
from core.library import Library
from core.records import ContentId, Photo, PhotoId, Rating, RatingChange, SidecarReport
from gui.background.tasks import Job, Tasks

KEPT = 20_000
UNDOABLE = 100
SIDECARS_MS = 1500
"""Sidecars are written when no star was given for this long, so that a slip of the finger writes none."""
QUIETLY = 25
"""Up to so many sidecars are written without a word; more show how far they are, and can be stopped."""

STAR, NO_STAR, REJECTED_MARK = "★", "☆", "✕"
LABEL_TITLES = {
    "": phrase("No label"),
    "Red": phrase("Red", "label"),
    "Yellow": phrase("Yellow", "label"),
    "Green": phrase("Green", "label"),
    "Blue": phrase("Blue", "label"),
    "Purple": phrase("Purple", "label"),
}
LABEL_COLOURS = {"Red": "#d64545", "Yellow": "#d9a514", "Green": "#3f9b4f", "Blue": "#3f7fd0", "Purple": "#9054b8"}


def label_title(label: str) -> str:
    """A label in the language that is spoken."""
    if not label:
        return tr(LABEL_TITLES[""])
    return tr(LABEL_TITLES[label], "label") if label in LABEL_TITLES else label


def label_colour(label: str) -> QColor:
    return QColor(LABEL_COLOURS.get(label, "#808080"))


def stars_text(stars: int) -> str:
    """ "★★★", "✕" for rejected, "" for none."""
    return REJECTED_MARK if stars < 0 else STAR * stars


def stars_title(stars: int) -> str:
    """The same in words."""
    if stars < 0:
        return tr("Rejected")
    return plural("{n} star", "{n} stars", stars) if stars else tr("No stars")


def spoken(rating: Rating | None) -> str:
    """Stars and label in words, "" where there is neither."""
    if rating is None:
        return ""
    parts = [stars_title(rating.stars)] if rating.stars else []
    if rating.label:
        parts.append(tr("label {name}", name=label_title(rating.label)))
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Told:
    """What was done to several photos, in a sentence, for the line of messages."""

    text: str
    undo: Callable[[], None]


class Stars(QObject):
    """Stars and labels of what is in view, and changing them.

    Signals:
        changed(object): Contents whose stars or label are others now: a set of ids, or None for any.
        given: A change is durable: filters by stars may let others through.
        told(Told): Many photos were changed at once.
        outdated: What was told last is not the last change any more, so what would be undone is another one.
        failed(object): Something could not be done: an exception.
        sidecars_due(int): So many sidecars are to be written, more than go quietly.
        sidecars_written(SidecarReport): Some were.
    """

    changed = Signal(object)
    given = Signal()
    told = Signal(object)
    outdated = Signal()
    failed = Signal(object)
    sidecars_due = Signal(int)
    sidecars_written = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._known: dict[ContentId, Rating] = {}
        self._stale: set[ContentId] = set()
        self._asked: set[ContentId] = set()
        self._pending = 0
        self._undoable: list[RatingChange] = []
        self._has_told = False
        self._sidecars = QTimer(self, singleShot=True, interval=SIDECARS_MS)
        self._sidecars.timeout.connect(self.write_sidecars)

    def get(self, photo: Photo) -> Rating | None:
        """What is known of a photo now; what its file tells until the library has answered."""
        known = self._known.get(photo.content_id)
        if known is None and photo.facts.rating:
            return Rating(photo.facts.rating)
        return known

    def want(self, photos: Iterable[Photo]) -> None:
        """Ask for the stars of these, where they are not known or may have changed."""
        missing = [
            content
            for content in dict.fromkeys(photo.content_id for photo in photos)
            if (content not in self._known or content in self._stale) and content not in self._asked
        ]
        if not missing or self._pending:  # while a change is under way, what is shown is newer than what is stored
            return
        self._asked.update(missing)
        ratings = self._library.ratings

        def loaded(found: dict[ContentId, Rating]) -> None:
            self._asked.difference_update(missing)
            if self._pending:
                return
            self._stale.difference_update(missing)
            different = {content for content, rating in found.items() if self._known.get(content) != rating}
            self._known.update(found)
            for old in list(self._known)[: max(0, len(self._known) - KEPT)]:
                del self._known[old]
            if different:
                self.changed.emit(different)

        def failed(error: BaseException) -> None:
            self._asked.difference_update(missing)
            self.failed.emit(error)

        self._tasks.picture(lambda: ratings.of(missing), loaded, failed)

    def forget(self) -> None:
        """The library has changed: ask again for what is shown, and go on showing it meanwhile."""
        self._stale = set(self._known)

    # -- changes

    def rate(self, ids: Sequence[int], photos: Iterable[Photo], stars: int) -> None:
        """Give photos stars; `photos` are those of them that are at hand, which show it at once."""
        ratings, wanted = self._library.ratings, _photo_ids(ids)
        self._show(photos, lambda rating: replace(rating, stars=stars, given=True))
        text = tr("{stars}: {photos}", stars=stars_title(stars), photos=_photos(len(wanted)))
        self._change(lambda: ratings.rate(wanted, stars), text if len(wanted) > 1 else "")

    def label(self, ids: Sequence[int], photos: Iterable[Photo], label: str) -> None:
        """Give photos a label, or take it away (""): that of all where it is on all of them already."""
        photos, wanted, ratings = list(photos), _photo_ids(ids), self._library.ratings
        known = [self.get(photo) for photo in photos]
        if (
            label
            and len(photos) == len(wanted)
            and all(rating is not None and rating.label == label for rating in known)
        ):
            label = ""
        self._show(photos, lambda rating: replace(rating, label=label))
        text = tr("{label}: {photos}", label=label_title(label), photos=_photos(len(wanted)))
        self._change(lambda: ratings.label(wanted, label), text if len(wanted) > 1 else "")

    @property
    def can_undo(self) -> bool:
        return bool(self._undoable)

    def undo(self) -> None:
        """Take the last change back."""
        if self._undoable:
            change, ratings = self._undoable.pop(), self._library.ratings
            self._change(lambda: ratings.put_back(change), "", undoable=False)

    def _show(self, photos: Iterable[Photo], change: Callable[[Rating], Rating]) -> None:
        contents = set()
        for photo in photos:
            self._known[photo.content_id] = change(self.get(photo) or Rating())
            contents.add(photo.content_id)
        if contents:
            self.changed.emit(contents)

    def _change(self, op: Callable[[], RatingChange], text: str, *, undoable: bool = True) -> None:
        self._pending += 1
        if self._has_told:
            self._has_told = False
            self.outdated.emit()

        def done(change: RatingChange) -> None:
            self._end_change()
            if undoable:
                self._undoable.append(change)
                del self._undoable[:-UNDOABLE]
            if text:
                self._has_told = True
                self.told.emit(Told(text, self.undo))
            self.given.emit()
            self._sidecars.start()

        def failed(error: BaseException) -> None:
            self._end_change()
            self.failed.emit(error)

        self._tasks.review(op, done, failed)

    def _end_change(self) -> None:
        self._pending -= 1
        self.forget()
        if not self._pending:
            self.changed.emit(None)

    # -- sidecars

    def write_sidecars(self) -> None:
        """Write what is due, behind a scan or clean-up that runs; nothing where the person wants no sidecars."""
        ratings = self._library.ratings

        def write() -> SidecarReport | int:
            due = ratings.due() if ratings.writes_sidecars else 0
            return due if due > QUIETLY else ratings.write_sidecars()

        def written(report: SidecarReport | int) -> None:
            if isinstance(report, int):
                self.sidecars_due.emit(report)
            elif report.written or report.failed:
                self.sidecars_written.emit(report)

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError) and error.code == "busy":  # another process scans: they stay due
                return
            self.failed.emit(error)

        self._tasks.scanning.submit(Job(write, written, failed, ("sidecars", id(self))))


def _photo_ids(ids: Sequence[int]) -> list[PhotoId]:
    return [PhotoId(i) for i in np.asarray(ids, np.int64).tolist()]


def _photos(count: int) -> str:
    return plural("{n} photo", "{n} photos", count)
