"""Drawing of the map for the window: one at a time, in the background, whatever page is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.library import Library
from core.records import CancelToken, MapLayout, ProgressBoard
from gui.background.tasks import Tasks
from gui.background.work import Work


class MapControl(Work):
    """Lives as long as the window, so that drawing goes on while another page is shown. Ends with a `MapLayout`.

    Signals:
        stepped(MapLayout): How far the map has come, about every second.
    """

    stepped = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(tasks, tasks.draw, parent)
        self._library = library
        self._tasks = tasks

    def start(self) -> None:
        """Draw the map anew; does nothing while that is under way. Cancelled, the map stays what it was."""

        def draw(token: CancelToken, board: ProgressBoard) -> MapLayout:
            def step(layout: MapLayout) -> None:
                self._tasks.post(lambda: self._show(token, layout))

            return self._library.map.make(cancel=token, board=board, on_step=step)

        self.run(draw)

    def _show(self, token: CancelToken, layout: MapLayout) -> None:
        if token is self._token and not token.cancelled:
            self.stepped.emit(layout)
