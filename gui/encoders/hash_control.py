"""Training of hashes for the window: one at a time, and what is trained so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.library import Library
from core.records import CancelToken, HashMethod, HashReport, ProgressBoard
from gui.background.tasks import Tasks
from gui.background.work import LastingWork


@dataclass(frozen=True, slots=True)
class Hashes:
    """What there is: ways to train, lengths that make sense, what is trained, and which of it is used."""

    methods: tuple[HashMethod, ...]
    lengths: tuple[int, ...]
    trained: tuple[HashReport, ...]
    used: str | None


class HashControl(LastingWork):
    """Lives as long as the window, so that training goes on when the dialog is closed.

    Ends with the reports that came of it, none where nothing was trained. Cancelled, nothing half-trained is kept.

    Signals:
        hashes_read(Hashes): What there is now.
    """

    hashes_read = Signal(object)

    def __init__(
        self, library: Library, tasks: Tasks, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(library, tasks, tasks.train, report, parent)

    def read(self) -> None:
        """Ask for what there is; `hashes_read` brings it."""
        hashing = self._library.hashing

        def look() -> Hashes:
            return Hashes(hashing.methods(), hashing.lengths(), hashing.trained(), hashing.used)

        self._tasks.query(look, self.hashes_read.emit, self._report, ("hashes", id(self)))

    def train(self, method: str, bits: int) -> None:
        hashing = self._library.hashing
        self.run(lambda token, board: (hashing.train(method, bits, cancel=token, board=board),))

    def compare(self, bits: int) -> None:
        hashing = self._library.hashing
        self.run(lambda token, board: hashing.compare(bits, cancel=token, board=board))

    def use(self, hash_id: str | None) -> None:
        """Search by a hash, once all photos have short codes; None: by none."""

        def use(token: CancelToken, board: ProgressBoard) -> tuple[HashReport, ...]:
            self._library.hashing.use(hash_id, cancel=token, board=board)
            return ()

        self.run(use)

    def remove(self, hash_id: str) -> None:
        def remove(token: CancelToken, board: ProgressBoard) -> tuple[HashReport, ...]:
            self._library.hashing.remove(hash_id)
            return ()

        self.run(remove)
