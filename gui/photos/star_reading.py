"""What the filter's panel asks of the library: counts when it is open, and reading the stars inside older photos."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer

from core.records import CancelToken, Facets, ProgressBoard
from gui.photos.filter_panel import FilterPanel
from gui.scan.control import POLL_MS
from gui.session import Session


class StarReading(QObject):
    """Fills the panel of a `PhotosPage` (its parent), and runs the reading of stars with progress and cancelling."""

    def __init__(self, session: Session, panel: FilterPanel, page: QObject) -> None:
        super().__init__(page)
        self._session = session
        self._panel = panel
        self._page = page
        self._token: CancelToken | None = None
        self._board = ProgressBoard()
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._tell)
        panel.installEventFilter(self)
        panel.reading_asked.connect(self.start)
        panel.reading_cancelled.connect(self.cancel)
        session.closing.connect(self.cancel)

    @property
    def running(self) -> bool:
        return self._token is not None

    def load_facets(self) -> None:
        """Ask for the counts again, if anybody sees them."""
        if not self._panel.isVisible():
            return
        library, wanted = self._session.library, self._page.bar.filter  # type: ignore[attr-defined]

        def loaded(facets: Facets) -> None:
            if wanted == self._page.bar.filter:  # type: ignore[attr-defined]
                self._panel.show_facets(facets)

        self._session.tasks.query(
            lambda: library.browse.facets(wanted), loaded, self._session.report, ("facets", id(self))
        )

    def start(self) -> None:
        """Read the stars that files tell of which it is not known; beside everything else, in the lane of measures."""
        if self.running:
            return
        token = self._token = CancelToken()
        board = self._board = ProgressBoard()
        browse = self._session.library.browse
        self._poll.start()
        self._tell()
        self._session.tasks.measure(lambda: browse.read_stars(cancel=token, board=board), self._end, self._fail)

    def cancel(self) -> None:
        """Stop; what was read stays."""
        if self._token is not None:
            self._token.cancel()

    def _tell(self) -> None:
        progress = self._board.read()
        self._panel.show_reading((progress.done_files, progress.total_files))

    def _fail(self, error: BaseException) -> None:
        self._end(0)
        self._session.report(error)

    def _end(self, _: int) -> None:
        self._token = None
        self._poll.stop()
        self._panel.show_reading(None)
        self.load_facets()
        self._session.library_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.load_facets()
        return False
