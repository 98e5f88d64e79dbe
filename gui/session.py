"""What all parts of the window share: the library, the lanes, the pictures, the scan, and the way messages go."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.errors import Cancelled, UserError
from core.language import plural, tr
from core.library import Library
from core.retelling import retell
from gui.albums.control import AlbumControl
from gui.background.tasks import Tasks
from gui.cleanup.cleaning import Cleaning
from gui.encoders.hash_control import HashControl
from gui.encoders.shelf_control import ShelfControl
from gui.grid.thumbnails import Pictures
from gui.map.control import MapControl
from gui.review.measuring import Measuring
from gui.review.reviewing import Reviewing
from gui.scan.control import ScanControl
from gui.widgets import files

log = logging.getLogger(__name__)

MOST_EXAMPLES = 12
"""So many pictures are searched by together at most."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the person.

    Attributes:
        details: What can be copied: a traceback, for a bug.
        passing: It goes away by itself.
        actions: What can be done about it: the words of a button, and what it calls.
    """

    text: str
    details: str = ""
    passing: bool = False
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()


class Session(QObject):
    """The shared part of one window.

    Signals:
        library_changed: What lists show may be different now.
        message_raised(Message): Something to tell the person.
        message_outdated: What the last message offers to do is no longer what it says.
        similar_asked(Query): The person wants photos like some pictures.
        photo_pointed_at(object): The Photo that the inspector should show, or None.
        compare_asked(object): The person wants two photos side by side: (Group or photos, row of the one to compare
            with the first).

    Attributes:
        cleaning: The clean-up that runs, or the one that is undone.
        shelf: Encoders that can be downloaded, and the choice among them.
        hashing: Short codes that are trained on the library.
        mapping: Draws the map of the library.
        measuring: Measures what strictness means on this library.
        albums: Albums that are taught by example.
        review: Marks, keepers and decisions, shown at once and made durable in the background.
    """

    library_changed = Signal()
    message_raised = Signal(object)
    message_outdated = Signal()
    similar_asked = Signal(object)
    photo_pointed_at = Signal(object)
    compare_asked = Signal(object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.tasks = Tasks(self)
        self.pictures = Pictures(library, self.tasks, self)
        self.scans = ScanControl(library, self.tasks, self)
        self.scans.failed.connect(self.report)
        self.scans.results_arrived.connect(self.library_changed)
        self.shelf = ShelfControl(library, self.tasks, self.scans, self.report, self)
        self.measuring = Measuring(library, self.tasks, self)
        self.mapping = MapControl(library, self.tasks, self)
        self.mapping.failed.connect(self.report)
        self.hashing = HashControl(library, self.tasks, self.report, self)
        self.review = Reviewing(library, self.tasks, self.report, self)
        self.review.groups_changed.connect(self.library_changed)
        self.review.step_told.connect(self._tell_of_step)
        self.review.step_begun.connect(self.message_outdated)
        self.albums = AlbumControl(library, self.tasks, self.report, self)
        self.albums.lesson_told.connect(self._tell_of_lesson)
        self.albums.lesson_gone.connect(self.message_outdated)
        self.cleaning = Cleaning(library, self.tasks, self)
        self.cleaning.failed.connect(self.report)
        self.cleaning.results_arrived.connect(self.library_changed)
        self.review.batch_undo_asked.connect(self.cleaning.undo)

    def say(self, text: str) -> None:
        """Tell something in passing."""
        self.message_raised.emit(Message(text, passing=True))

    def _tell_of_step(self, text: str, undoable: bool) -> None:
        actions = ((tr("Undo"), self.review.undo),) if undoable else ()
        self.message_raised.emit(Message(text, passing=True, actions=actions))

    def _tell_of_lesson(self, text: str) -> None:
        self.message_raised.emit(Message(text, passing=True, actions=((tr("Undo"), self.albums.take_back),)))

    def report(self, error: BaseException) -> None:
        """Tell of a failure: what the person asked for is silent, the environment is one sentence, a bug is logged."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, UserError):
            text = retell(str(error))
            if error.path is not None and error.path not in text:
                text = f"{error.path}: {text}"
            self.message_raised.emit(Message(text))
            return
        log.error("a bug", exc_info=error)
        details = "".join(traceback.format_exception(error))
        self.message_raised.emit(
            Message(tr("Something went wrong inside Twinlens. Your files are untouched; you can go on."), details)
        )

    def open_file(self, path: str) -> None:
        """Open a file with the system's program for it, or tell why that cannot be."""
        self._try(files.open_file, path)

    def show_in_folder(self, path: str) -> None:
        """Show a file in the system's file manager, or tell why that cannot be."""
        self._try(files.show_in_folder, path)

    def copy_paths(self, paths: Sequence[str]) -> None:
        """Put paths into the clipboard, one a line, and say so."""
        QGuiApplication.clipboard().setText("\n".join(paths))
        self.say(plural("{n} path is copied.", "{n} paths are copied.", len(paths)))

    def _try(self, act: Callable[[str], None], path: str) -> None:
        try:
            act(path)
        except UserError as error:
            self.report(error)

    def add_folders(self, folders: list[str], then: Callable[[list[str]], object] | None = None) -> None:
        """Add folders to the library and scan them; `then` is told their paths when they are in it."""
        library = self.library

        def add() -> list[str]:
            return [library.add_folder(folder).path for folder in folders]

        def added(paths: list[str]) -> None:
            self.library_changed.emit()
            self.scans.start(paths)
            if then is not None:
                then(paths)

        self.tasks.query(add, added, self.report)

    def remove_folder(self, folder: str, then: Callable[[], None] = lambda: None) -> None:
        """Forget a folder's entries; no file of the person is touched. `then` runs behind it, in the same lane."""

        def remove() -> None:
            self.library.remove_folder(folder)
            then()

        def failed(error: BaseException) -> None:
            self.library_changed.emit()
            self.report(error)

        self.tasks.query(remove, lambda _: self.library_changed.emit(), failed)

    def close(self) -> bool:
        """Stop the scan, a clean-up and all lanes; True when all ended in time."""
        return self.tasks.close()
