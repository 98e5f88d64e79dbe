"""Measuring what strictness means on this library: at most one at a time, in the background, whatever is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject

from core.library import Library
from gui.background.tasks import Tasks
from gui.background.work import Work


class Measuring(Work):
    """Lives as long as the window, so that it goes on when the panel it was started from is folded away.

    Ends with a `Calibration`; cancelled, the former figures stay.
    """

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, tasks.measure, parent)
        self._library = library

    def start(self) -> None:
        self.run(lambda token, board: self._library.calibrate(cancel=token, board=board))
