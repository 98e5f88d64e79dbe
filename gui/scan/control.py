"""Starting, pausing and cancelling scans, and polling how far they are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.library import Library
from core.records import CancelToken, ProgressBoard, ScanReport
from gui import lists
from gui.background.tasks import Tasks

POLL_MS = 100
REFRESH_S = 1.0
"""Lists are told of new photos at most this often while a scan runs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scan ended, and what the library holds now."""

    report: ScanReport
    photos: int
    problems: int
    groups: int


class ScanControl(QObject):
    """The one scan that may run; folders added meanwhile wait for their turn.

    Signals:
        scan_started: A scan began.
        scan_progressed(Progress): Up to ten times a second while it runs.
        scan_ended(Outcome | None): It ended; None when it failed or was cancelled before it told anything.
        results_arrived: The library holds something new.
    """

    scan_started = Signal()
    scan_progressed = Signal(object)
    scan_ended = Signal(object)
    results_arrived = Signal()

    def __init__(
        self, library: Library, tasks: Tasks, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._report = report
        self._token: CancelToken | None = None
        self._board = ProgressBoard()
        self._waiting: list[str] = []
        self._revision = -1
        self._refreshed = 0.0
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._read_board)

    @property
    def running(self) -> bool:
        return self._token is not None

    @property
    def paused(self) -> bool:
        return self._token is not None and self._token.paused

    def start(self, folders: list[str] | None = None, *, retry_problems: bool = False) -> None:
        """Scan `folders`, or all of the library. While a scan runs, folders wait and anything else does nothing."""
        if self._token is not None:
            self._waiting.extend(folders or [])
            return
        library, token, board = self._library, CancelToken(), ProgressBoard()
        self._token, self._board = token, board

        def scan() -> Outcome:
            report = library.scan(folders, cancel=token, board=board, retry_problems=retry_problems)
            return Outcome(report, lists.total(library.folders()), len(library.problems()), len(library.groups()))

        self._revision, self._refreshed = library.revision, time.monotonic()
        self._tasks.scan(scan, self._succeed, self._fail)
        self._poll.start()
        self.scan_started.emit()

    def pause(self) -> None:
        if self._token is not None:
            self._token.pause()
            self._board.update(paused=True)

    def resume(self) -> None:
        if self._token is not None:
            self._token.resume()
            self._board.update(paused=False)

    def cancel(self) -> None:
        """End the scan soon. What is committed stays, and the next scan goes on from there."""
        self._waiting.clear()
        if self._token is not None:
            self._token.cancel()

    def _read_board(self) -> None:
        self.scan_progressed.emit(self._board.read())
        now = time.monotonic()
        if now - self._refreshed >= REFRESH_S and self._library.revision != self._revision:
            self._revision, self._refreshed = self._library.revision, now
            self.results_arrived.emit()

    def _succeed(self, outcome: Outcome) -> None:
        self._end(outcome)

    def _fail(self, error: BaseException) -> None:
        self._end(None)
        self._report(error)

    def _end(self, outcome: Outcome | None) -> None:
        self._poll.stop()
        self._token = None
        self.scan_ended.emit(outcome)
        self.results_arrived.emit()
        if self._waiting:
            folders, self._waiting = self._waiting, []
            self.start(folders)
