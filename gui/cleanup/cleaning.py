"""Running a clean-up, or undoing one, beside the window: starting, cancelling, and polling how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.language import tr
from core.library import Library
from core.records import Act, ActState, Batch, CancelToken, Plan, ProgressBoard, SidecarReport, UndoReport
from gui.background.tasks import Tasks
from gui.background.work import POLL_MS, REFRESH_S


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How a clean-up ended: the batch, and what of it failed or was left, each with its reason."""

    plan: Plan
    batch: Batch
    left: tuple[Act, ...]


Ended = Cleaned | UndoReport | SidecarReport


class Cleaning(QObject):
    """The one clean-up that may run; never beside a scan.

    Signals:
        cleaning_started(int): It began, on so many files (0: not known).
        cleaning_progressed(Progress): Up to ten times a second while it runs.
        cleaning_ended(Cleaned | UndoReport | SidecarReport | None): It ended; None when it failed or did nothing.
        results_arrived: The library holds something else now.
    """

    cleaning_started = Signal(int)
    cleaning_progressed = Signal(object)
    cleaning_ended = Signal(object)
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
        self._revision = -1
        self._refreshed = 0.0
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._read_board)

    @property
    def running(self) -> bool:
        return self._token is not None

    def start(self, plan: Plan) -> None:
        """Do what a plan says."""
        cleanup, token, board = self._library.cleanup, CancelToken(), ProgressBoard()

        def clean() -> Cleaned:
            batch = cleanup.run(plan, cancel=token, board=board)
            left = [act for act in cleanup.acts(batch.id) if act.state in (ActState.FAILED, ActState.SKIPPED)]
            return Cleaned(plan, batch, tuple(left))

        self._run(clean, token, board, len(plan.files))

    def undo(self, batch: int, acts: Sequence[int] | None = None) -> None:
        """Bring the files of a clean-up back, or those of some of its acts."""
        cleanup, token, board = self._library.cleanup, CancelToken(), ProgressBoard()
        self._run(lambda: cleanup.undo(batch, acts, cancel=token, board=board), token, board, 0)

    def write_sidecars(self, of: int) -> None:
        """Write the sidecars that are due, about so many; nothing while something else is under way: they stay due."""
        if not self.running:
            ratings, token, board = self._library.ratings, CancelToken(), ProgressBoard()
            self._run(lambda: ratings.write_sidecars(cancel=token, board=board), token, board, of)

    def cancel(self) -> None:
        """Stop after the file that is under way; what is done stays done, and can be undone."""
        if self._token is not None:
            self._token.cancel()

    def _run(self, op: Callable[[], Ended], token: CancelToken, board: ProgressBoard, of: int) -> None:
        if self.running:
            self._report(UserError("busy", tr("Another clean-up is under way; wait for its end.")))
            return
        self._token, self._board = token, board
        self._revision, self._refreshed = self._library.revision, time.monotonic()
        self._tasks.scan(op, self._end, self._fail)
        self._poll.start()
        self.cleaning_started.emit(of)

    def _read_board(self) -> None:
        self.cleaning_progressed.emit(self._board.read())
        now = time.monotonic()
        if now - self._refreshed >= REFRESH_S and self._library.revision != self._revision:
            self._revision, self._refreshed = self._library.revision, now
            self.results_arrived.emit()

    def _fail(self, error: BaseException) -> None:
        self._end(None)
        self._report(error)

    def _end(self, result: Ended | None) -> None:
        self._poll.stop()
        self._token = None
        self.cleaning_ended.emit(result)
        self.results_arrived.emit()
