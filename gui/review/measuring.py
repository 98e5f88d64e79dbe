"""Measuring what strictness means on this library: at most one at a time, in the background, whatever is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from core.library import Library
from core.records import Calibration, CancelToken, ProgressBoard
from gui.background.tasks import Tasks

POLL_MS = 200


class Measuring(QObject):
    """Lives as long as the window, so that it goes on when the panel it was started from is folded away.

    Signals:
        started: It began.
        progressed(Progress): A few times a second while it runs.
        ended(object): The Calibration, or the exception that ended it.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._token: CancelToken | None = None
        self._board = ProgressBoard()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(lambda: self.progressed.emit(self._board.read()))

    @property
    def running(self) -> bool:
        return self._token is not None

    def start(self) -> None:
        if self._token is not None:
            return
        library, token, board = self._library, CancelToken(), ProgressBoard()
        self._token, self._board = token, board
        self._tasks.measure(lambda: library.calibrate(cancel=token, board=board), self._end, self._end)
        self._poll.start()
        self.started.emit()

    def cancel(self) -> None:
        """End it soon; the former figures stay."""
        if self._token is not None:
            self._token.cancel()

    def _end(self, outcome: Calibration | BaseException) -> None:
        self._token = None
        self._poll.stop()
        self.ended.emit(outcome)
