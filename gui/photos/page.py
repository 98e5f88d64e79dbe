"""All photos of the library or of one folder, as a grid."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from core.library import Library
from gui import words
from gui.grid.delegates import CellDelegate
from gui.grid.models import Ids, LibraryModel
from gui.grid.photo_actions import PhotoActions
from gui.grid.view import GridView
from gui.lists import Lists
from gui.page import Page
from gui.session import Session
from gui.start.screen import StartScreen
from gui.widgets.message_bar import Bar

if TYPE_CHECKING:
    from gui.main_window import MainWindow

SORTS = {"taken": "Newest first", "path": "By folder", "name": "By name", "size": "Largest first"}


class PhotosPage(Page):
    """The grid, the bar that offers new photos, and what stands there when the library is empty.

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
        self._asked = False
        self.photos = LibraryModel(session, self)
        self.grid = GridView(session.pictures, CellDelegate(session.pictures, px), self)
        self.grid.setModel(self.photos)
        self.grid.setAccessibleName("Photos")
        self.grid.photo_current.connect(session.photo_pointed_at)
        self.grid.text_typed.connect(self._find_name)
        self.actions_of_photos = PhotoActions(session, self.grid)
        self.more_bar = Bar(self.grid)
        self.more_bar.clicked.connect(self.show_waiting)
        self.empty = StartScreen(session, self)
        self.empty.add_folder_asked.connect(self.add_folder_asked)
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedLayout(self)
        for widget in (self.grid, self.empty, self.nothing):
            self._stack.addWidget(widget)
        session.library_changed.connect(self.refresh)
        session.scans.scan_started.connect(self._tell_of_scan)
        session.scans.scan_ended.connect(self._tell_of_scan)

    def main_view(self) -> QWidget:
        return self.grid

    def grids(self) -> Sequence[GridView]:
        return (self.grid,)

    def enter(self, key: Hashable | None) -> None:
        self.show_photos(key if isinstance(key, str) else None)

    def join(self, window: MainWindow) -> None:
        self.add_folder_asked.connect(window.intake.choose_folder)
        window.commands.sort_chosen.connect(lambda sort: self.show_photos(self.folder, sort))

    def show_lists(self, now: Lists) -> None:
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
        """Show another folder (None for all) or another order, from the top."""
        if (folder, sort or self._sort) == (self._folder, self._sort) and self._asked:
            return
        self._folder, self._sort = folder, sort or self._sort
        self._waiting = None
        self.more_bar.hide()
        self._load(from_top=True)

    def refresh(self) -> None:
        """The library has changed: offer what is new, without moving what is there."""
        self.photos.mark_stale()
        self._load(from_top=False)

    def show_waiting(self) -> None:
        """Let the photos that wait take their places; what is in view stays in view."""
        if self._waiting is not None:
            self._place(self._waiting)

    def _load(self, *, from_top: bool) -> None:
        library, folder, sort, shown = self._session.library, self._folder, self._sort, self.photos.ids
        self._asked = True

        def fetch() -> tuple[Ids, int, bool]:
            ids: Ids = library.photo_ids(sort=sort, folder=folder)  # type: ignore[arg-type]
            return ids, len(ids) - int(np.isin(ids, shown).sum()), bool(library.folders())

        def fetched(result: tuple[Ids, int, bool]) -> None:
            if (folder, sort) != (self._folder, self._sort):
                return  # asked again since
            if from_top or shown is self.photos.ids:
                self._take(*result, from_top=from_top)
            else:
                self._load(from_top=False)

        self._session.tasks.query(fetch, fetched, self._session.report, ("photos", id(self)))

    def _take(self, ids: Ids, new: int, has_folders: bool, *, from_top: bool) -> None:
        """Show these ids, or offer them: `new` of them are not shown yet."""
        shown = self.photos.ids
        if from_top:
            self.photos.set_ids(ids)
            self.grid.scrollToTop()
            self._waiting = None
        elif not np.array_equal(ids, shown):
            if new == 0 or not len(shown) or self.grid.is_resting():
                self._place(ids)
            else:
                self._waiting = ids
                self.more_bar.show_text(f"{words.count(new, 'more photo')} — show")
        elif self._waiting is not None:
            self._waiting = None
            self.more_bar.hide()
        self.grid.doItemsLayout()
        self._has_folders = has_folders
        self._tell_of_scan()

    def _place(self, ids: Ids) -> None:
        self._waiting = None
        self.more_bar.hide()
        self.grid.replace_rows(lambda: self.photos.set_ids(ids))

    def _tell_of_scan(self) -> None:
        if not self._asked or len(self.photos.ids):
            self._stack.setCurrentIndex(0)
        elif not self._has_folders and not self._session.scans.running:
            self._stack.setCurrentIndex(1)
        else:
            scanning = self._session.scans.running
            self.nothing.setText("Looking for photos…" if scanning else "There are no photos here that can be shown.")
            self._stack.setCurrentIndex(2)

    def _find_name(self, text: str) -> None:
        """Jump to the first photo, by name, that starts with these letters; looked up off the GUI thread."""
        library, shown, folder = self._session.library, self.photos.ids, self._folder

        def find() -> int | None:
            return first_named(library, library.photo_ids(sort="name", folder=folder), text)

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
