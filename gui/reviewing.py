"""What the person marks, keeps and decides: shown at once, made durable in order on a lane, put right when refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, Signal

from core import settings
from core.library import Library
from core.records import Group, Photo, PhotoId, Ruling
from gui import words
from gui.tasks import Tasks

KEEPER_REFUSED = "This is the one to keep; choose another with K first."
PROTECTED_REFUSED = "This photo lies in a protected folder, so it is never marked."
OFFLINE_REFUSED = "The folder of this photo is not there now, so it cannot be marked."


class Reviewing(QObject):
    """The marks, keepers and decisions of the library, as the window sees them.

    Every step is queued in the order made; `stamp` tells lists that were read too early from those that know all.

    Signals:
        marks_changed: Other photos are marked, or other folders protected.
        groups_changed: A step is stored that changes the groups.
        step_told(str, bool): What was done, in a sentence, and whether it can be undone.
    """

    marks_changed = Signal()
    groups_changed = Signal()
    step_told = Signal(str, bool)

    def __init__(
        self, library: Library, tasks: Tasks, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._report = report
        self._steps = 0
        self._under_way = 0
        self._regrouping = 0
        self._marks: frozenset[PhotoId] = frozenset()
        self._protected: tuple[str, ...] = settings.load(library.directory).protected
        self.keeper_to_be: PhotoId | None = None
        self.last_batch: int | None = None

    # -- what is

    @property
    def marks(self) -> frozenset[PhotoId]:
        """Photos marked to go, as the person sees it now."""
        return self._marks

    @property
    def protected_folders(self) -> tuple[str, ...]:
        return self._protected

    def is_protected(self, path: str) -> bool:
        """Whether a file or a folder lies in a protected folder, or is one."""
        return any(PurePath(path).is_relative_to(folder) for folder in self._protected)

    @property
    def stamp(self) -> int | None:
        """A number for the decisions made so far; None while one of them is not stored yet."""
        return None if self._regrouping else self._steps

    def refresh(self) -> None:
        """Read the marks again, unless a step is under way, which will."""
        steps = self._steps

        def read(marks: frozenset[PhotoId]) -> None:
            if steps == self._steps and not self._under_way:
                self._show(marks)

        self._tasks.review(lambda: self._library.review.marks(), read, self._report, ("marks", id(self)))

    # -- steps

    def why_not(self, photo: Photo, group: Group | None) -> str:
        """Why this photo may not be marked; "" when it may."""
        if group is not None and photo.id == group.keeper.id:
            return KEEPER_REFUSED
        if self.is_protected(photo.path):
            return PROTECTED_REFUSED
        return OFFLINE_REFUSED if photo.offline else ""

    def set_marks(self, photos: Sequence[Photo], marked: bool) -> None:
        """Mark these, or take their marks away."""
        ids = [photo.id for photo in photos]
        changed = self._marks.union(ids) if marked else self._marks.difference(ids)
        if changed == self._marks:
            return
        self._step(lambda: self._library.review.set_marks(ids, marked))
        self._show(changed)

    def unmark_all(self) -> None:
        count, ids = len(self._marks), list(self._marks)
        if ids:
            self._step(
                lambda: self._library.review.set_marks(ids, False),
                lambda _: self.step_told.emit(f"{words.count(count, 'photo')} no longer marked.", True),
            )
            self._show(frozenset())

    def make_keeper(self, photo: Photo) -> None:
        """Keep this photo of its group, in place of the one that is kept now."""

        def done(_: object) -> None:
            self.step_told.emit(f"{PurePath(photo.path).name} is the one to keep now.", True)

        self.keeper_to_be = photo.id
        self._step(lambda: self._library.review.make_keeper(photo.id), done, regroups=True)
        self._show(self._marks - {photo.id})

    def decide(self, ruling: Ruling, photo: Photo, others: Sequence[Photo], told: str) -> None:
        """Store the person's word about a photo and some others; `told` says it afterwards."""
        ids = [other.id for other in others]
        self._step(
            lambda: self._library.review.decide(ruling, photo.id, ids),
            lambda _: self.step_told.emit(told, True),
            regroups=True,
        )
        self._show(self._marks.difference([photo.id, *ids]))

    def undo(self) -> None:
        """Take back the last step of this session and say what it was; a clean-up brings its files back."""
        if self.last_batch is not None:
            batch, self.last_batch = self.last_batch, None
            self._step(lambda: self._library.cleanup.undo(batch), self._tell_of_files, regroups=True)
            return

        def undone(what: str | None) -> None:
            self.step_told.emit("There is nothing to take back." if what is None else words.sentence(what), False)

        self._step(lambda: self._library.review.undo(), undone, regroups=True)

    def set_protected(self, folder: str, protected: bool) -> None:
        """Protect a folder, so that nothing in it is ever marked, or no longer."""
        others = [known for known in self._protected if known != folder]
        self._protected = tuple(sorted([*others, folder] if protected else others))
        folders, directory = self._protected, self._library.directory
        self._step(lambda: settings.change(directory, protected=folders))
        self._show(self._marks)

    def store(self, op: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Run any other step that changes marks or keepers, in its turn; `done` gets its result."""
        self._step(op, done, regroups=True)

    def _tell_of_files(self, report: Any) -> None:
        text = f"{words.count(report.restored, 'file')} back in place."
        if report.failed:
            first = report.failed[0]
            text += (
                f" {words.count(len(report.failed), 'file')} could not be brought back: {first.path}: {first.reason}"
            )
        self.step_told.emit(text, False)

    def _step(
        self, op: Callable[[], Any], done: Callable[[Any], None] = lambda _: None, *, regroups: bool = False
    ) -> None:
        """Queue a step. After one that is refused, or changes more than was shown, all is read again."""
        self._steps += 1
        self._under_way += 1
        self._regrouping += regroups

        def ended(value: Any) -> None:
            self._end(regroups)
            done(value)

        def failed(error: BaseException) -> None:
            self.keeper_to_be = None
            self._end(regroups, refused=True)
            self._report(error)

        self._tasks.review(op, ended, failed)

    def _end(self, regroups: bool, *, refused: bool = False) -> None:
        self._under_way -= 1
        self._regrouping -= regroups
        if regroups or refused:
            self.refresh()
            if not self._regrouping:
                self.groups_changed.emit()

    def _show(self, marks: Iterable[PhotoId]) -> None:
        self._marks = frozenset(marks)
        self.marks_changed.emit()
