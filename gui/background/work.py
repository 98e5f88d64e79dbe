"""Long work for the window: begun, watched, paused, cancelled, and ended with the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, QTimer, Signal

from core.library import Library
from core.records import CancelToken, Progress, ProgressBoard
from gui.background.tasks import Failure, Tasks

POLL_MS = 100
REFRESH_S = 1.0
"""Lists are told of what has changed at most this often while it runs."""
Op = Callable[[CancelToken, ProgressBoard], Any]
Lane = Callable[[Callable[[], Any], Callable[[Any], None], Failure], object]
"""What runs a job in its turn off the GUI thread, as the methods of `Tasks` do."""


class Work(QObject):
    """Runs one thing at a time, seconds to hours long, whatever is shown meanwhile.

    Signals:
        started: It begins, or waits for its turn.
        progressed(Progress): At once, and ten times a second while it runs, until it is cancelled.
        ended(object): What came of it; None when it was cancelled or failed.
        failed(BaseException): Why nothing came of it, after `ended`; `Cancelled` is no failure to tell of.
    """

    started = Signal()
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._token: CancelToken | None = None
        self._board = ProgressBoard()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._tell)
        tasks.closing.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether it runs, or waits for its turn."""
        return self._token is not None

    @property
    def paused(self) -> bool:
        return self._token is not None and self._token.paused

    @property
    def progress(self) -> Progress:
        """How far it is, or was when it ended."""
        return self._board.read()

    def run(self, op: Op, files: int = 0) -> None:
        """Begin, unless something runs; `files` is how many it is about, where that is known beforehand."""
        if self._token is not None:
            return
        token, board = CancelToken(), ProgressBoard()
        board.update(total_files=files)
        self._token, self._board = token, board
        self.started.emit()
        self._tell()
        self._poll.start()
        self._lane(lambda: op(token, board), self._end, self._fail)

    def pause(self) -> None:
        """Hold it between two steps; harmless when nothing runs, as are the others."""
        if self._token is not None:
            self._token.pause()
            self._show_pause()

    def resume(self) -> None:
        if self._token is not None:
            self._token.resume()
            self._show_pause()

    def cancel(self) -> None:
        """End it soon; what it has stored stays. Until its end nothing more is told of it."""
        if self._token is not None:
            self._token.cancel()
            self._poll.stop()  # or a word on the stopping would be written over

    def _show_pause(self) -> None:
        self._board.update(paused=self.paused)
        self._tell()

    def _tell(self) -> None:
        self.progressed.emit(self.progress)

    def _end(self, result: Any) -> None:
        self._token = None
        self._poll.stop()
        self.ended.emit(result)

    def _fail(self, error: BaseException) -> None:
        self._end(None)
        self.failed.emit(error)


class ChangingWork(Work):
    """Work that changes what the library holds.

    Signals:
        results_arrived: The library may hold something else now; while it runs, and after its end.
    """

    results_arrived = Signal()

    def __init__(self, library: Library, tasks: Tasks, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(tasks, lane, parent)
        self._library = library
        self._revision, self._refreshed = -1, 0.0
        self.started.connect(self._note)

    def _note(self) -> None:
        """What lists show now is this."""
        self._revision, self._refreshed = self._library.revision, time.monotonic()

    def _tell(self) -> None:
        super()._tell()
        if time.monotonic() - self._refreshed >= REFRESH_S and self._library.revision != self._revision:
            self._note()
            self.results_arrived.emit()

    def _end(self, result: Any) -> None:
        super()._end(result)
        self.results_arrived.emit()


class LastingWork(Work):
    """Work that a dialog begins and shows, and that goes on when the dialog is closed."""

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        lane: Lane,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        """`report` tells the person of a failure that no dialog is there to show."""
        super().__init__(tasks, lane, parent)
        self._library = library
        self._tasks = tasks
        self._report = report

    def read(self) -> None:
        """Ask, in the background, for what the dialog lists; also asked for after each end."""
        raise NotImplementedError

    def _end(self, result: Any) -> None:
        super()._end(result)
        self.read()

    def _fail(self, error: BaseException) -> None:
        super()._fail(error)
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):  # the dialog was closed meanwhile
            self._report(error)
