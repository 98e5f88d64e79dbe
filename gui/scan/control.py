"""Starting scans, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from core.library import Library
from core.records import CancelToken, ProgressBoard, ScanReport
from gui import lists
from gui.background.tasks import Tasks
from gui.background.work import ChangingWork


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a scan ended, and what the library holds now."""

    report: ScanReport
    photos: int
    problems: int
    groups: int


class ScanControl(ChangingWork):
    """The one scan that may run; folders added meanwhile wait for their turn. Ends with an `Outcome`."""

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(library, tasks, tasks.scan, parent)
        self._waiting: list[str] = []

    def start(self, folders: list[str] | None = None, *, retry_problems: bool = False) -> None:
        """Scan `folders`, or all of the library. While a scan runs, folders wait and anything else does nothing."""
        if self.running:
            self._waiting.extend(folders or [])
            return
        library = self._library

        def scan(token: CancelToken, board: ProgressBoard) -> Outcome:
            report = library.scan(folders, cancel=token, board=board, retry_problems=retry_problems)
            return Outcome(report, lists.total(library.folders()), len(library.problems()), len(library.groups()))

        self.run(scan)

    def cancel(self) -> None:
        """End the scan soon. What is committed stays, and the next scan goes on from there."""
        self._waiting.clear()
        super().cancel()

    def _end(self, result: Any) -> None:
        super()._end(result)
        if self._waiting:
            folders, self._waiting = self._waiting, []
            self.start(folders)
