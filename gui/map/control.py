"""Drawing of the map for the window: one at a time, in the background, whatever page is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import Cancelled
from core.library import Library
from core.records import CancelToken, MapLayout, ProgressBoard
from gui.background.tasks import Job, Tasks

POLL_MS = 200


class MapControl(QObject):
    """Lives as long as the window, so that drawing goes on while another page is shown.

    Signals:
        started: Drawing began.
        stepped(MapLayout): How far the map has come, about every second.
        progressed(Progress): A few times a second; files are steps.
        ended(object): The MapLayout, or None when it was stopped or failed.

    Attributes:
        latest: The layout that came last while drawing goes on; None before the first.
    """

    started = Signal()
    stepped = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)

    def __init__(
        self, library: Library, tasks: Tasks, report: Callable[[BaseException], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._report = report
        self._token: CancelToken | None = None
        self._board = ProgressBoard()
        self.latest: MapLayout | None = None
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(lambda: self.progressed.emit(self._board.read()))

    @property
    def running(self) -> bool:
        return self._token is not None

    def start(self) -> None:
        """Draw the map anew; does nothing while that is under way."""
        if self._token is not None:
            return
        library, token, board = self._library, CancelToken(), ProgressBoard()
        self._token, self._board, self.latest = token, board, None

        def step(layout: MapLayout) -> None:
            self._tasks.post(lambda: self._show(token, layout))

        self._tasks.maps.submit(
            Job(lambda: library.map.make(cancel=token, board=board, on_step=step), self._end, self._fail)
        )
        self._poll.start()
        self.started.emit()

    def cancel(self) -> None:
        """End it soon; the map stays what it was."""
        if self._token is not None:
            self._token.cancel()

    def _show(self, token: CancelToken, layout: MapLayout) -> None:
        if token is self._token and not token.cancelled:
            self.latest = layout
            self.stepped.emit(layout)

    def _fail(self, error: BaseException) -> None:
        self._end(None)
        if not isinstance(error, Cancelled):
            self._report(error)

    def _end(self, layout: MapLayout | None) -> None:
        self._token, self.latest = None, None
        self._poll.stop()
        self.ended.emit(layout)
