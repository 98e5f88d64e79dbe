"""What the filter's panel asks of the library: counts when it is open, and reading the stars inside older photos."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from core.records import Facets
from gui.background.work import Work
from gui.photos.filter_panel import FilterPanel
from gui.session import Session


class StarReading(QObject):
    """Fills the panel of a `PhotosPage` (its parent), and runs the reading of stars with progress and cancelling."""

    def __init__(self, session: Session, panel: FilterPanel, page: QObject) -> None:
        super().__init__(page)
        self._session = session
        self._panel = panel
        self._page = page
        self._work = Work(session.tasks, session.tasks.measure, self)
        self._work.progressed.connect(lambda p: panel.show_reading((p.done_files, p.total_files)))
        self._work.ended.connect(self._end)
        self._work.failed.connect(session.report)
        panel.installEventFilter(self)
        panel.reading_asked.connect(self._read)
        panel.reading_cancelled.connect(self._work.cancel)

    @property
    def running(self) -> bool:
        return self._work.running

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

    def _read(self) -> None:
        """Read the stars that files tell of which it is not known; what was read stays when that is cancelled."""
        browse = self._session.library.browse
        self._work.run(lambda token, board: browse.read_stars(cancel=token, board=board))

    def _end(self, _: int | None) -> None:
        self._panel.show_reading(None)
        self.load_facets()
        self._session.library_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.load_facets()
        return False
