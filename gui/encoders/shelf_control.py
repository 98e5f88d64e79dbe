"""The shelf of encoders for the window: one download or import at a time, and the choice that a scan carries out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.library import Library
from core.records import CancelToken, ModelEntry, ProgressBoard
from gui.background.tasks import Tasks
from gui.background.work import LastingWork, Op
from gui.scan.control import ScanControl


class ShelfControl(LastingWork):
    """Lives as long as the window, so that a download goes on when the dialog is closed.

    Its work is a download, or taking an encoder from a file, and ends with the `ModelEntry` that is here then.
    Cancelled, what has come of a download stays, and the next one goes on from there.

    Signals:
        entries_read(tuple): All encoders as they are now.
        choice_failed(object): An encoder could not be chosen, or removed.

    Attributes:
        working_on: What is downloaded or taken from a file now.
    """

    entries_read = Signal(object)
    choice_failed = Signal(object)

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        scans: ScanControl,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(library, tasks, tasks.download, report, parent)
        self._scans = scans
        self._after_scan = False
        self.working_on: ModelEntry | None = None
        scans.ended.connect(self._scan_ended)

    def read(self) -> None:
        """Ask for the entries; `entries_read` brings them."""
        self._tasks.query(self._library.models.entries, self.entries_read.emit, self._report, ("shelf", id(self)))

    # -- downloads

    def download(self, entry: ModelEntry) -> None:
        """Download an encoder, going on from what has come before. One at a time."""
        models = self._library.models
        self._get(entry, lambda token, board: models.download(entry.name, cancel=token, board=board))

    def take(self, entry: ModelEntry, path: str) -> None:
        """Take an encoder from a file that the person has."""
        models = self._library.models
        self._get(entry, lambda token, board: models.import_file(entry.name, path, cancel=token, board=board))

    def _get(self, entry: ModelEntry, get: Op) -> None:
        def op(token: CancelToken, board: ProgressBoard) -> ModelEntry:
            get(token, board)
            return entry

        if not self.running:
            self.working_on = entry
            self.run(op)

    def _end(self, result: Any) -> None:
        self.working_on = None
        super()._end(result)

    # -- choice

    def choose(self, entry: ModelEntry) -> None:
        """Find look-alikes with an encoder; a scan of nothing makes the codes that it lacks."""

        def chosen(missing: int) -> None:
            if missing:
                self._after_scan = self._scans.running  # which may be past the point where it would make them
                self._scans.start([])
            self.read()

        self._tasks.query(lambda: self._library.models.choose(entry.name), chosen, self._refuse)

    def remove(self, entry: ModelEntry) -> None:
        """Delete an encoder from this computer, or what has come of it."""
        self._tasks.query(lambda: self._library.models.remove(entry.name), lambda _: self.read(), self._refuse)

    def forget(self, entry: ModelEntry) -> None:
        """Delete the codes that this library has of an encoder."""
        self._tasks.query(lambda: self._library.models.drop_codes(entry.name), lambda _: self.read(), self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self.choice_failed.emit(error)
        self.read()

    def _scan_ended(self, outcome: object) -> None:
        if self._after_scan:
            self._after_scan = False
            if outcome is not None:
                self._tasks.query(self._library.models.pending, self._go_on, self._report)
        self.read()  # the chosen encoder may answer from now on

    def _go_on(self, missing: int) -> None:
        if missing:
            self._scans.start([])
