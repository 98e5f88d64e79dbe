"""What the person marks, keeps and decides: shown at once, made durable in order on a lane, put right when refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from core import settings
from core.language import phrase, plural, tr
from core.library import Library
from core.records import Group, Photo, PhotoId, Preset, Ruling
from gui import words
from gui.background.tasks import Failure, Tasks

T = TypeVar("T")
KEEPER_REFUSED = phrase("This is the one to keep; choose another with K first.")
PROTECTED_REFUSED = phrase("This photo lies in a protected folder, so it is never marked.")
OFFLINE_REFUSED = phrase("The folder of this photo is not there now, so it cannot be marked.")


class Reviewing(QObject):
    """The marks, keepers and decisions of the library, as the window sees them.

    Every step is queued in the order made; `stamp` tells lists that were read too early from those that know all.

    Attributes:
        reasons: Why photos are kept, where rules chose them.
        keeper_to_be: A photo that is being made the one to keep; its group is not made again yet.
        last_batch: The clean-up that was the last step, to be undone as one.

    Signals:
        marks_changed: Other photos are marked, or other folders protected.
        groups_changed: A step is stored that changes the groups.
        step_begun: A step is queued; what an earlier message offers to undo is no longer the last one.
        step_told(str, bool): What was done, in a sentence, and whether it can be undone.
        batch_undo_asked(int): The step to take back is this clean-up.
        presets_changed: Named rules were stored or deleted.
    """

    marks_changed = Signal()
    groups_changed = Signal()
    step_begun = Signal()
    step_told = Signal(str, bool)
    batch_undo_asked = Signal(int)
    presets_changed = Signal()

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
        self.reasons: Mapping[PhotoId, str] = {}
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

    @property
    def busy(self) -> bool:
        """Whether a step is not stored yet."""
        return self._under_way > 0

    def refresh(self) -> None:
        """Read marks and reasons again; what is read while a step is under way is read again after it."""
        steps, review = self._steps, self._library.review

        def take(read: tuple[frozenset[PhotoId], Mapping[PhotoId, str]]) -> None:
            if steps == self._steps and not self._under_way:
                marks, self.reasons = read
                self._show(marks)

        self._tasks.review(lambda: (review.marks(), review.keeper_reasons()), take, self._report, ("marks", id(self)))

    # -- steps

    def why_not(self, photo: Photo, group: Group | None) -> str:
        """Why this photo may not be marked; "" when it may."""
        if group is not None and photo.id == group.keeper.id:
            return tr(KEEPER_REFUSED)
        if self.is_protected(photo.path):
            return tr(PROTECTED_REFUSED)
        return tr(OFFLINE_REFUSED) if photo.offline else ""

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
                lambda _: self.tell(plural("{n} photo no longer marked.", "{n} photos no longer marked.", count)),
            )
            self._show(frozenset())

    def make_keeper(self, photo: Photo) -> None:
        """Keep this photo of its group, in place of the one that is kept now."""

        def done(_: object) -> None:
            self.tell(tr("{name} is the one to keep now.", name=PurePath(photo.path).name))

        self.keeper_to_be = photo.id
        self._step(lambda: self._library.review.make_keeper(photo.id), done, regroups=True)
        self._show(self._marks - {photo.id})

    def decide(self, ruling: Ruling, photo: Photo, others: Sequence[Photo], told: str) -> None:
        """Store the person's word about a photo and some others; `told` says it afterwards."""
        ids = [other.id for other in others]
        self._step(
            lambda: self._library.review.decide(ruling, photo.id, ids),
            lambda _: self.tell(told),
            regroups=True,
        )
        self._show(self._marks.difference([photo.id, *ids]))

    def undo(self) -> None:
        """Take back the last step of this session and say what it was. Of a clean-up, ask for its files."""
        if self.last_batch is not None:
            batch, self.last_batch = self.last_batch, None
            self.batch_undo_asked.emit(batch)
            return

        def undone(what: str | None) -> None:
            self.step_told.emit(tr("There is nothing to take back.") if what is None else words.sentence(what), False)

        self._step(lambda: self._library.review.undo(), undone, regroups=True)

    def set_protected(self, folder: str, protected: bool) -> None:
        """Protect a folder, so that nothing in it is ever marked, or no longer."""
        others = [known for known in self._protected if known != folder]
        self._protected = tuple(sorted([*others, folder] if protected else others))
        folders, directory = self._protected, self._library.directory
        self._step(lambda: settings.change(directory, protected=folders))
        self._show(self._marks)

    def save_preset(self, preset: Preset, instead_of: str = "") -> None:
        """Store named rules, in place of the person's own of another name where one is given."""
        review = self._library.review

        def save() -> None:
            review.save_preset(preset)
            if instead_of and instead_of.casefold() != preset.name.casefold():
                review.delete_preset(instead_of)

        self._tasks.review(save, lambda _: self.presets_changed.emit(), self._report)

    def delete_preset(self, name: str) -> None:
        review = self._library.review
        self._tasks.review(lambda: review.delete_preset(name), lambda _: self.presets_changed.emit(), self._report)

    def store(self, op: Callable[[], T], done: Callable[[T], None], failed: Failure = lambda _: None) -> None:
        """Run any other step that changes marks or keepers, in its turn; what goes wrong is told here already."""
        self._step(op, done, failed, regroups=True)

    def tell(self, text: str) -> None:
        """Say what a step did; it can be undone by that message if it is the last one."""
        self.step_told.emit(text, not self._under_way)

    def _step(
        self,
        op: Callable[[], Any],
        done: Callable[[Any], None] = lambda _: None,
        failed: Failure = lambda _: None,
        *,
        regroups: bool = False,
    ) -> None:
        """Queue a step. After one that is refused, or changes more than was shown, all is read again."""
        self.last_batch = None
        self.step_begun.emit()
        self._steps += 1
        self._under_way += 1
        self._regrouping += regroups

        def ended(value: Any) -> None:
            self._end(regroups)
            done(value)

        def refused(error: BaseException) -> None:
            self.keeper_to_be = None
            self._end(regroups, refused=True)
            self._report(error)
            failed(error)

        self._tasks.review(op, ended, refused)

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
