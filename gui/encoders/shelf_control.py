"""The shelf of encoders for the window: one download or import at a time, and the choice that a scan carries out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Cancelled
from core.library import Library
from core.records import CancelToken, ModelEntry, ProgressBoard
from gui.background.tasks import Tasks
from gui.scan.control import ScanControl

POLL_MS = 100


class ShelfControl(QObject):
    """Lives as long as the window, so that a download goes on when the dialog is closed.

    Signals:
        entries_read(tuple): All encoders as they are now.
        work_progressed(ModelEntry, Progress): Up to ten times a second while one is downloaded or taken from a file.
        work_ended(ModelEntry, object): It ended: None when it is here, else what went wrong.
        choice_failed(object): An encoder could not be chosen, or removed.

    Attributes:
        working_on: What is downloaded or taken from a file now.
    """

    entries_read = Signal(object)
    work_progressed = Signal(object, object)
    work_ended = Signal(object, object)
    choice_failed = Signal(object)

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        scans: ScanControl,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._scans = scans
        self._report = report
        self._token = CancelToken()
        self._board = ProgressBoard()
        self._after_scan = False
        self.working_on: ModelEntry | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._read_board)
        scans.ended.connect(self._scan_ended)

    def read(self) -> None:
        """Ask for the entries; `entries_read` brings them."""
        self._tasks.query(self._library.models.entries, self.entries_read.emit, self._report, ("shelf", id(self)))

    # -- downloads

    @property
    def paused(self) -> bool:
        return self.working_on is not None and self._token.paused

    def download(self, entry: ModelEntry) -> None:
        """Download an encoder, going on from what has come before. One at a time."""
        models = self._library.models
        self._start(entry, lambda token, board: models.download(entry.name, cancel=token, board=board))

    def take(self, entry: ModelEntry, path: str) -> None:
        """Take an encoder from a file that the person has."""
        models = self._library.models
        self._start(entry, lambda token, board: models.import_file(entry.name, path, cancel=token, board=board))

    def _start(self, entry: ModelEntry, work: Callable[[CancelToken, ProgressBoard], None]) -> None:
        if self.working_on is not None:
            return
        token, board = CancelToken(), ProgressBoard()
        self.working_on, self._token, self._board = entry, token, board
        self._tasks.download(lambda: work(token, board), lambda _: self._end(None), self._end)
        self._poll.start()
        self._read_board()

    def pause(self) -> None:
        if self.working_on is not None:
            self._token.pause()
            self._board.update(paused=True)
            self._read_board()

    def resume(self) -> None:
        if self.working_on is not None:
            self._board.update(paused=False)
            self._token.resume()
            self._read_board()

    def cancel(self) -> None:
        """End it soon; what has come of a download stays, and the next one goes on from there."""
        if self.working_on is not None:
            self._token.cancel()

    def _read_board(self) -> None:
        self.work_progressed.emit(self.working_on, self._board.read())

    def _end(self, error: BaseException | None) -> None:
        entry, self.working_on = self.working_on, None
        self._poll.stop()
        self.work_ended.emit(entry, error)
        self.read()

    # -- choice

    def choose(self, entry: ModelEntry) -> None:
        """Find look-alikes with an encoder; a scan of nothing makes the codes that it lacks."""

        def chosen(missing: int) -> None:
            if missing:
                self._after_scan = self._scans.running  # which may be past the point where it would make them
                self._scans.start([])
            self.read()

        self._tasks.query(lambda: self._library.models.choose(entry.name), chosen, self._fail)

    def remove(self, entry: ModelEntry) -> None:
        """Delete an encoder from this computer, or what has come of it."""
        self._tasks.query(lambda: self._library.models.remove(entry.name), lambda _: self.read(), self._fail)

    def forget(self, entry: ModelEntry) -> None:
        """Delete the codes that this library has of an encoder."""
        self._tasks.query(lambda: self._library.models.drop_codes(entry.name), lambda _: self.read(), self._fail)

    def _fail(self, error: BaseException) -> None:
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


def silent(error: BaseException | None) -> bool:
    """Whether the person needs no word of this end."""
    return error is None or isinstance(error, Cancelled)
