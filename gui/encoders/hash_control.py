"""Training of hashes for the window: one at a time, and what is trained so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Cancelled
from core.library import Library
from core.records import CancelToken, HashMethod, HashReport, ProgressBoard
from gui.background.tasks import Tasks

POLL_MS = 100


@dataclass(frozen=True, slots=True)
class Hashes:
    """What there is: ways to train, lengths that make sense, what is trained, and which of it is used."""

    methods: tuple[HashMethod, ...]
    lengths: tuple[int, ...]
    trained: tuple[HashReport, ...]
    used: str | None


class HashControl(QObject):
    """Lives as long as the window, so that training goes on when the dialog is closed.

    Signals:
        hashes_read(Hashes): What there is now.
        work_progressed(Progress): Up to ten times a second while something runs.
        work_ended(object, object): It ended: the reports that came of it, or None; and what went wrong, or None.

    Attributes:
        running: Something is trained, or short codes are made.
    """

    hashes_read = Signal(object)
    work_progressed = Signal(object)
    work_ended = Signal(object, object)

    def __init__(
        self,
        library: Library,
        tasks: Tasks,
        report: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._report = report
        self._token = CancelToken()
        self._board = ProgressBoard()
        self.running = False
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._read_board)

    def read(self) -> None:
        """Ask for what there is; `hashes_read` brings it."""
        hashing = self._library.hashing

        def look() -> Hashes:
            return Hashes(hashing.methods(), hashing.lengths(), hashing.trained(), hashing.used)

        self._tasks.query(look, self.hashes_read.emit, self._report, ("hashes", id(self)))

    def train(self, method: str, bits: int) -> None:
        hashing = self._library.hashing
        self._start(lambda token, board: (hashing.train(method, bits, cancel=token, board=board),))

    def compare(self, bits: int) -> None:
        hashing = self._library.hashing
        self._start(lambda token, board: hashing.compare(bits, cancel=token, board=board))

    def use(self, hash_id: str | None) -> None:
        """Search by a hash, once all photos have short codes; None: by none."""
        hashing = self._library.hashing
        self._start(lambda token, board: hashing.use(hash_id, cancel=token, board=board))

    def remove(self, hash_id: str) -> None:
        self._start(lambda token, board: self._library.hashing.remove(hash_id))

    def _start(self, work: Callable[[CancelToken, ProgressBoard], Any]) -> None:
        if self.running:
            return
        self.running = True
        token, board = CancelToken(), ProgressBoard()
        self._token, self._board = token, board
        self._tasks.train(
            lambda: work(token, board), lambda made: self._end(made, None), lambda error: self._end(None, error)
        )
        self._poll.start()
        self._read_board()

    @property
    def paused(self) -> bool:
        return self.running and self._token.paused

    def pause(self) -> None:
        if self.running:
            self._token.pause()
            self._board.update(paused=True)
            self._read_board()

    def resume(self) -> None:
        if self.running:
            self._board.update(paused=False)
            self._token.resume()
            self._read_board()

    def cancel(self) -> None:
        """End it soon. Nothing half-trained is kept."""
        if self.running:
            self._token.cancel()

    def _read_board(self) -> None:
        self.work_progressed.emit(self._board.read())

    def _end(self, made: object, error: BaseException | None) -> None:
        self.running = False
        self._poll.stop()
        self.work_ended.emit(made, error)
        self.read()


def is_stop(error: BaseException | None) -> bool:
    """Whether the person ended it."""
    return isinstance(error, Cancelled)
