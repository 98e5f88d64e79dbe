"""One piece of long work for the window: begun, watched, cancelled, and ended when the window closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Cancelled
from core.records import CancelToken, Progress, ProgressBoard
from gui.session import Session

POLL_MS = 100


class Work(QObject):
    """Runs one thing at a time, minutes long; what may take hours goes where hashes are trained.

    Signals:
        progressed(Progress): Ten times a second while it runs.
        ended(object): It is done, with this result; or None when it was cancelled or failed, which is told already.

    Attributes:
        running: It runs, or waits for its turn.
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None, *, hours: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = session.tasks.train if hours else session.tasks.measure
        self._token = CancelToken()
        self._board = ProgressBoard()
        self.running = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._tell)
        session.closing.connect(self.cancel)

    def start(self, op: Callable[[CancelToken, ProgressBoard], Any]) -> None:
        """Begin, unless something runs."""
        if self.running:
            return
        token, board = CancelToken(), ProgressBoard()
        self._token, self._board, self.running = token, board, True
        self._lane(lambda: op(token, board), self._end, self._fail)
        self._poll.start()
        self._tell()

    def cancel(self) -> None:
        """End it soon; harmless when nothing runs."""
        self._token.cancel()

    @property
    def progress(self) -> Progress:
        """How far it is, or was when it ended."""
        return self._board.read()

    def _tell(self) -> None:
        self.progressed.emit(self.progress)

    def _end(self, result: Any) -> None:
        self.running = False
        self._poll.stop()
        self.ended.emit(result)

    def _fail(self, error: BaseException) -> None:
        self._end(None)
        if not isinstance(error, Cancelled):
            self._session.report(error)
