"""All photos of the library or of one folder, as a grid."""

from __future__ import annotations

import time
from collections.abc import Hashable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from core.language import phrase, plural, tr
from core.library import Library
from core.records import Counts, Photo, PhotoFilter
from gui.grid.delegates import CellDelegate
from gui.grid.models import Ids, LibraryModel
from gui.grid.photo_actions import PhotoActions
from gui.grid.view import GridView
from gui.lists import Lists
from gui.page import Page
from gui.photos.filter_bar import PhotoFilterBar
from gui.photos.star_reading import StarReading
from gui.photos.timeline import Timeline
from gui.session import Session
from gui.start.screen import StartScreen
from gui.theme import SPACE
from gui.widgets.message_bar import Bar

if TYPE_CHECKING:
    from gui.main_window import MainWindow

SORTS = {
    "taken": phrase("Newest first"),
    "oldest": phrase("Oldest first"),
    "path": phrase("By folder"),
    "name": phrase("By name"),
    "size": phrase("Largest first"),
    "camera": phrase("By camera"),
    "rating": phrase("Most stars first"),
}
IN_TIME = frozenset({"taken", "oldest"})
WHILE_SCANNING = 20_000
"""With more photos than this, months and counts are not asked for again and again while a scan changes them."""
RESTS = 20
"""While a scan runs, the photos are asked for again only when this many times as long has passed as the last answer
took: with a filter each answer after a batch reads all columns anew, which would take turns with the scan itself."""
BY_STARS = frozenset({"min_stars", "max_stars", "label"})


class PhotosPage(Page):
    """The filter, the grid with its timeline, the bar that offers new photos, and what stands there when there is none.

    Attributes:
        bar: The filter.
        timeline: Where in time the grid is, when it is sorted by time.

    Signals:
        add_folder_asked: The person pressed the button of the empty library.
    """

    details = "photos"
    add_folder_asked = Signal()

    def __init__(self, session: Session, px: int, sort: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder: str | None = None
        self._sort = sort if sort in SORTS else "taken"
        self._waiting: Ids | None = None
        self._shown_as: tuple[PhotoFilter, str] | None = None
        self._asked = False
        self._has_folders = True
        self._all_photos = 0
        self._rests_until = 0.0
        self.photos = LibraryModel(session, self)
        self.grid = GridView(session.pictures, CellDelegate(session.pictures, px), self)
        self.grid.setModel(self.photos)
        self.grid.setAccessibleName(tr("Photos"))
        self.grid.photo_current.connect(self._point_at)
        self.grid.text_typed.connect(self._find_name)
        self.actions_of_photos = PhotoActions(session, self.grid)
        self.more_bar = Bar(self.grid)
        self.more_bar.clicked.connect(self.show_waiting)
        self.bar = PhotoFilterBar(self)
        self.bar.changed.connect(lambda _: self._load())
        self.bar.left.connect(lambda: self.main_view().setFocus())
        self.reading = StarReading(session, self.bar.panel, self)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._go_to_filter)
        self.timeline = Timeline(self)
        self.timeline.row_asked.connect(self._show_row)
        self.grid.verticalScrollBar().valueChanged.connect(self._follow_view)
        self.grid.verticalScrollBar().rangeChanged.connect(self._follow_view)
        self.empty = StartScreen(session, self)
        self.empty.add_folder_asked.connect(self.add_folder_asked)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._lay_out()
        session.library_changed.connect(self.refresh)
        session.scans.started.connect(self._tell_of_scan)
        session.scans.ended.connect(self._tell_of_scan)
        session.scans.ended.connect(lambda: self._load_timeline(self.bar.filter, self._sort))
        session.pictures.stars.given.connect(self._follow_stars)

    def _lay_out(self) -> None:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.grid, 1)
        row.addWidget(self.timeline)
        no_match = QWidget()
        self.show_all_button = QPushButton(tr("Show all photos"))
        self.show_all_button.setAutoDefault(True)  # Enter presses it, too
        self.show_all_button.clicked.connect(self._show_all)
        middle = QVBoxLayout(no_match)
        middle.setSpacing(2 * SPACE)
        middle.addStretch(1)
        middle.addWidget(QLabel(tr("No photo matches this filter.")), 0, Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.show_all_button, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(1)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(self._stack, 1)  # before it has widgets: it would show the first as a window of its own
        for widget in (shown, self.empty, self.nothing, no_match):
            self._stack.addWidget(widget)

    def main_view(self) -> QWidget:
        return {1: self.empty.button, 3: self.show_all_button}.get(self._stack.currentIndex(), self.grid)

    def grids(self) -> Sequence[GridView]:
        return (self.grid,)

    def enter(self, key: Hashable | None) -> None:
        self.show_photos(key if isinstance(key, str) else None)

    def join(self, window: MainWindow) -> None:
        self.add_folder_asked.connect(window.intake.choose_folder)
        window.commands.sort_chosen.connect(lambda sort: self.show_photos(self.folder, sort))

    def show_lists(self, now: Lists) -> None:
        self._all_photos = now.photos
        self._tell_count()
        if self._folder is not None and self._folder not in {folder.path for folder in now.folders}:
            self.show_photos(None)

    def to_store(self) -> dict[str, Any]:
        return {"sort": self._sort}

    @property
    def sort(self) -> str:
        return self._sort

    @property
    def folder(self) -> str | None:
        return self._folder

    def show_photos(self, folder: str | None = None, sort: str | None = None) -> None:
        """Show another folder (None for all), from the top, or another order, with the chosen photo in view."""
        if (folder, sort or self._sort) == (self._folder, self._sort) and self._asked:
            return
        if folder != self._folder:
            self.bar.set_base(folder)
        self._folder, self._sort = folder, sort or self._sort
        self._load()

    def refresh(self) -> None:
        """The library has changed: offer what is new, without moving what is there."""
        self.photos.mark_stale()
        if not self._session.scans.running or time.monotonic() >= self._rests_until:  # its end is told, too
            self._load()

    def show_waiting(self) -> None:
        """Let the photos that wait take their places; what is in view stays in view."""
        if self._waiting is not None:
            self._place(self._waiting)

    def _load(self) -> None:
        library, wanted, sort, shown = self._session.library, self.bar.filter, self._sort, self.photos.ids
        anew = self._shown_as != (wanted, sort)
        self._asked = True

        def fetch() -> tuple[Ids, int, bool]:
            begun = time.monotonic()
            ids: Ids = library.browse.ids(wanted, sort)  # type: ignore[arg-type]
            now = time.monotonic()
            self._rests_until = now + RESTS * (now - begun)
            return ids, len(ids) - int(np.isin(ids, shown).sum()), bool(library.folders())

        def fetched(result: tuple[Ids, int, bool]) -> None:
            if (wanted, sort) != (self.bar.filter, self._sort):
                return  # asked again since
            if anew or shown is self.photos.ids:
                self._take(*result)
            else:
                self._load()

        self._session.tasks.query(fetch, fetched, self._session.report, ("photos", id(self)))
        if anew or not self._session.scans.running or len(shown) < WHILE_SCANNING:
            self._load_timeline(wanted, sort)
            self.reading.load_facets()

    def _load_timeline(self, wanted: PhotoFilter, sort: str) -> None:
        library = self._session.library

        def loaded(months: Counts) -> None:
            if (wanted, sort) == (self.bar.filter, self._sort):
                self.timeline.show_months(months)
                self._follow_view()

        def months() -> Counts:
            found = library.browse.timeline(wanted).months
            return found if sort == "taken" else found[::-1]

        if sort in IN_TIME:
            self._session.tasks.query(months, loaded, self._session.report, ("months", id(self)))
        else:
            self.timeline.show_months(())

    def _take(self, ids: Ids, new: int, has_folders: bool) -> None:
        """Show these ids, or offer them: `new` of them are not shown yet."""
        shown, before, self._shown_as = self.photos.ids, self._shown_as, (self.bar.filter, self._sort)
        resorted = before is not None and before[0] == self._shown_as[0] and before[1] != self._sort
        if resorted and self.grid.currentIndex().isValid():
            self._place(ids)
            self.grid.scrollTo(self.grid.currentIndex())
        elif before != self._shown_as:
            self._waiting = None
            self.more_bar.hide()
            self.photos.set_ids(ids)
            self.grid.scrollToTop()
            self.grid.photo_current.emit(self.grid.current_photo())  # what was chosen may not be here any more
        elif not np.array_equal(ids, shown):
            if new == 0 or not len(shown) or self.grid.is_resting():
                self._place(ids)
            else:
                self._waiting = ids
                self.more_bar.show_text(plural("{n} more photo — show", "{n} more photos — show", new))
        elif self._waiting is not None:
            self._waiting = None
            self.more_bar.hide()
        self.grid.doItemsLayout()
        self._has_folders = has_folders
        self._tell_of_scan()

    def _place(self, ids: Ids) -> None:
        self._waiting = None
        self.more_bar.hide()
        row = self.grid.currentIndex().row()
        self.grid.replace_rows(lambda: self.photos.set_ids(ids))
        if row >= 0 and not self.grid.currentIndex().isValid() and len(ids):
            self.grid.select_row(min(row, len(ids) - 1))  # the one that follows what has gone, so that keys go on

    def _tell_of_scan(self) -> None:
        view = self.main_view()
        focused = self.window().focusWidget() is view
        self._choose_view()
        if focused and view is not self.main_view():  # the keyboard stays with what takes its place
            self.main_view().setFocus()
        self.bar.setVisible(self._stack.currentIndex() in (0, 3))
        self._tell_count()

    def _choose_view(self) -> None:
        if not self._asked or len(self.photos.ids):
            self._stack.setCurrentIndex(0)
        elif not self._has_folders and not self._session.scans.running:
            self._stack.setCurrentIndex(1)
        elif self.bar.is_filtering:
            self._stack.setCurrentIndex(3)
        else:
            scanning = self._session.scans.running
            self.nothing.setText(
                tr("Looking for photos…") if scanning else tr("There are no photos here that can be shown.")
            )
            self._stack.setCurrentIndex(2)

    def _tell_count(self) -> None:
        self.bar.show_count(len(self.photos.ids), self._all_photos if self.bar.is_filtering else len(self.photos.ids))

    def _point_at(self, photo: Photo | None) -> None:
        if self.isVisibleTo(self.window()):  # rows come and go while another page has the inspector
            self._session.photo_pointed_at.emit(photo)

    # -- filter, time, stars

    def _go_to_filter(self) -> None:
        if self.bar.isVisible():
            self.bar.words.setFocus()
            self.bar.words.selectAll()

    def _show_all(self) -> None:
        self.bar.clear()
        self.grid.setFocus()

    def _follow_view(self) -> None:
        self.timeline.show_view(*self.grid.rows_in_view())

    def _show_row(self, row: int) -> None:
        """Let a row stand at the top; the keyboard cursor goes there with it, so that arrows go on from there."""
        grid = self.grid
        grid.verticalScrollBar().setValue(grid.grid().rect(row).top() - SPACE)

    def _follow_stars(self) -> None:
        """Other stars may let others through, or sort them anew."""
        if self._sort == "rating" or BY_STARS & set(self.bar.filter.conditions()):
            self._load()

    def _find_name(self, text: str) -> None:
        """Jump to the first photo, by name, that starts with these letters; looked up off the GUI thread."""
        library, shown, wanted = self._session.library, self.photos.ids, self.bar.filter

        def find() -> int | None:
            return first_named(library, library.browse.ids(wanted, "name"), text)

        def found(photo: int | None) -> None:
            rows = self.photos.rows_of(np.array([photo if photo is not None else -1], np.int64))
            if len(rows) and shown is self.photos.ids:
                self.grid.select_row(int(rows[0]))

        self._session.tasks.query(find, found, self._session.report, ("name", id(self)))


def first_named(library: Library, by_name: Ids, text: str) -> int | None:
    """The photo whose name starts with `text`, case ignored, by bisection of ids in name order; None without one."""
    wanted = text.casefold()

    def name(position: int) -> str:
        photos = library.photos([int(by_name[position])])
        return PurePath(photos[0].path).name.casefold() if photos else ""

    low, high = 0, len(by_name)
    while low < high:
        middle = (low + high) // 2
        if name(middle) < wanted:
            low = middle + 1
        else:
            high = middle
    return int(by_name[low]) if low < len(by_name) and name(low).startswith(wanted) else None
