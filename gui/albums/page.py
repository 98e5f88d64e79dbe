"""An album: the library ranked by how well it fits, taught by keys and buttons, and what is to be labelled next."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from core.language import tr
from core.records import Album, AlbumExample, Photo, Quality
from gui.albums import menus, words
from gui.albums.cells import Floats
from gui.albums.header import Header
from gui.albums.overview import Overview
from gui.albums.strip import AlbumGrid, Strip
from gui.grid.models import Ids
from gui.grid.photo_actions import PhotoActions
from gui.grid.view import GridView
from gui.page import Page
from gui.session import Message, Session
from gui.widgets.message_bar import Bar

if TYPE_CHECKING:
    from gui.main_window import MainWindow

AT_LEAST = 60
"""So many photos below the threshold are shown too, dimmed: the next that may belong."""
SAVE_MS = 400
Ranking = tuple[Ids, Floats, tuple[AlbumExample, ...]]


class AlbumsPage(Page):
    """All albums, or one of them."""

    details = "photos"

    def __init__(self, session: Session, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._number: int | None = None
        self._ranked: tuple[Ids, Floats] = np.empty(0, np.int64), np.empty(0, np.float32)
        self._examples: tuple[AlbumExample, ...] = ()
        self._waiting: Ranking | None = None
        self._fitted = False
        self._outdated = False  # the library has changed since the ranking was asked for
        self.header = Header(self)
        self.grid = AlbumGrid(session, px, self)
        self.grid.setAccessibleName(tr("Photos of the album"))
        self.grid.photo_current.connect(self._point_at)
        self.strip = Strip(session, self)
        self.strip.grid.photo_current.connect(self._point_at)
        self.strip.used_up.connect(self._ask_for_labels)
        for grid in (self.grid, self.strip.grid):
            grid.taught.connect(self.teach)
            grid.undo_asked.connect(session.albums.take_back)
            grid.installEventFilter(self)
        self.actions_of_photos = PhotoActions(session, self.grid)
        self.actions_of_photos.more = self._teaching_actions(self.grid)
        self.strip_actions = PhotoActions(session, self.strip.grid)
        self.strip_actions.more = self._teaching_actions(self.strip.grid)
        self.new_ranking = Bar(self.grid)
        self.new_ranking.clicked.connect(self.show_waiting)
        self.overview = Overview(session, self)
        self._save = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._save.timeout.connect(self._keep_threshold)
        self._connect_header()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.grid, 1)
        column.addWidget(self.strip)
        column.addStretch(0)  # takes the room where there is no grid yet
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.overview)
        self._stack.addWidget(whole)
        shortcut = QShortcut(QKeySequence("R"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.show_waiting)
        session.albums.albums_changed.connect(self._follow_albums)
        session.albums.taught.connect(self._follow_teaching)
        session.library_changed.connect(self._library_changed)

    def _connect_header(self) -> None:
        self.header.threshold_moved.connect(self._move_threshold)
        self.header.learner_chosen.connect(self._choose_learner)
        self.header.examples_shown.connect(lambda _: self._show(from_top=True))
        self.header.rename_asked.connect(lambda: self._ask(menus.ask_to_rename))
        self.header.delete_asked.connect(lambda: self._ask(menus.ask_to_delete))

    def _teaching_actions(self, grid: AlbumGrid) -> list[QAction]:
        found = []
        for text, inside in (
            (tr("Belongs to this album (+)"), True),
            (tr("Does not belong to this album (−)"), False),
            (tr("No example any more (Del)"), None),
        ):
            action = QAction(text, grid)
            action.triggered.connect(lambda _=False, inside=inside: grid.teach(inside))
            found.append(action)
        return found

    def _ask(self, ask: object) -> None:
        if self._number is not None:
            assert callable(ask)
            ask(self._session, self.window(), self._number)

    # -- what the window asks

    def main_view(self) -> QWidget:
        if self._number is None:
            return self.overview.list
        return self.header.start_button if self.header.start_button.isVisibleTo(self.header) else self.grid

    def grids(self) -> Sequence[GridView]:
        return (self.grid,)

    def current_photo(self) -> Photo | None:
        return None if self._number is None else self.grid.current_photo()

    def enter(self, key: Hashable | None) -> None:
        number = key if isinstance(key, int) else None
        if number != self._number:
            self._keep_threshold()
            self._number = number
            self._ranked = np.empty(0, np.int64), np.empty(0, np.float32)
            self._examples, self._waiting, self._fitted = (), None, False
            self.header.begin()
            self.new_ranking.hide()
            self.strip.show_photos(*self._ranked)
            self._show(from_top=True)
            self._outdated = True
        if self._outdated:
            self._load()
        self._stack.setCurrentIndex(0 if number is None else 1)
        self._follow_albums()

    def join(self, window: MainWindow) -> None:
        from gui.albums.listed import SidebarAlbums  # it knows the table that this page is in

        self._sidebar = SidebarAlbums(self._session, window)
        self.overview.album_chosen.connect(lambda number: window.go_to(menus.PAGE, number))
        self.overview.photos_asked.connect(lambda: window.go_to("photos"))
        self.header.photos_asked.connect(lambda: window.go_to("photos"))
        self._session.albums.made.connect(lambda number: self._show_made(window, number))
        self._window = window
        window.commands.add(
            "file", "new-album", tr("New a&lbum…"), lambda: menus.ask_for_new(self._session, window), key="Ctrl+N"
        )
        self._session.albums.refresh()

    def _show_made(self, window: MainWindow, number: int) -> None:
        """Go to an album that was made; of one made of photos of another page the person is told there."""
        album = self._session.albums.album(number)
        if window.page == menus.PAGE or album is None or not album.inside:
            window.go_to(menus.PAGE, number)
        else:
            text = tr("The album “{name}” is made.", name=album.name)
            actions = ((tr("Show it"), lambda: window.go_to(menus.PAGE, number)),)
            self._session.message_raised.emit(Message(text, passing=True, actions=actions))

    # -- the album

    @property
    def album(self) -> Album | None:
        return self._session.albums.album(self._number)

    def teach(self, ids: list[int], inside: bool | None) -> None:
        """Keep a lesson, and show it at once; the ranking follows."""
        if self._number is None:
            return
        self._session.albums.teach(self._number, ids, inside)
        sides = dict(self.grid.album_photos.sides)
        for number in ids:
            if inside is None:
                sides.pop(number, None)
            else:
                sides[number] = inside
        self.grid.album_photos.set_sides(sides)
        if inside is not None:
            self.strip.drop(ids)

    def show_waiting(self) -> None:
        """Let the photos take the places of the new ranking; the one under the cursor stays in view."""
        if self._waiting is not None:
            self._take(self._waiting)

    def _load(self, *, unseen: bool = False) -> None:
        """Rank the library in the background. `unseen`: what is shown may be replaced, nobody looks at it."""
        number, library = self._number, self._session.library

        def rank() -> Ranking:
            assert number is not None
            return *library.albums.ranked(number), library.albums.examples(number)

        def ranked(result: Ranking) -> None:
            if number != self._number:
                return
            self._fitted = True
            self._set_sides(result[2])
            self._session.albums.refresh()  # lists say how many belong to it, which may be others now
            self._waiting = result
            if unseen or self.grid.is_resting() or self._same_order(result) or self._shows_gone(result):
                self.show_waiting()
            else:
                self.new_ranking.show_text(tr("The ranking is new — show it (R)"))
            if len(result[0]):
                self.strip.drop(self.strip.ids[~np.isin(self.strip.ids, result[0])].tolist())
            else:
                self.strip.show_photos(*result[:2])
            if not len(self.strip.ids):
                self._ask_for_labels()
            self._judge()

        def failed(error: BaseException) -> None:
            if number == self._number and number in {album.id for album in self._session.albums.albums}:
                self._session.report(error)

        if number is not None:
            self._outdated = False
            self._session.tasks.query(rank, ranked, failed, ("ranking", id(self)))

    def _same_order(self, ranking: Ranking) -> bool:
        shown = self.grid.photos.ids
        return not self.header.shows_examples and np.array_equal(ranking[0][: len(shown)], shown)

    def _shows_gone(self, ranking: Ranking) -> bool:
        """Whether nothing is shown yet, or photos that have left the library, whose places would stay empty."""
        shown = self.grid.photos.ids
        return not len(shown) or not np.isin(shown, ranking[0]).all()

    def _take(self, ranking: Ranking) -> None:
        self._waiting = None
        self.new_ranking.hide()
        self._ranked, self._examples = ranking[:2], ranking[2]
        self._show(from_top=False)

    def _set_sides(self, examples: tuple[AlbumExample, ...]) -> None:
        sides = {int(e.photo.id): e.inside for e in examples if e.photo is not None}
        self.grid.album_photos.set_sides(sides)

    def _ask_for_labels(self) -> None:
        number, library, (ranked, fits) = self._number, self._session.library, self._ranked
        if number is None or not len(ranked):
            return

        def ask() -> tuple[Ids, Floats]:
            wanted = library.albums.uncertain(number)
            order = np.argsort(ranked)
            rows = order[np.minimum(np.searchsorted(ranked, wanted, sorter=order), len(order) - 1)]
            known = ranked[rows] == wanted
            return wanted[known], fits[rows[known]]

        def asked(photos: tuple[Ids, Floats]) -> None:
            if number == self._number and not len(self.strip.ids):
                self.strip.show_photos(*photos)

        self._session.tasks.query(ask, asked, self._session.report, ("labels", id(self)))

    def _judge(self) -> None:
        number, library = self._number, self._session.library

        def judged(quality: Quality) -> None:
            album = self.album
            if number == self._number and album is not None:
                weak = words.weak(album)
                self.header.say_quality(f"{words.quality(quality)} {weak}" if weak else words.quality(quality))

        def failed(error: BaseException) -> None:
            if number == self._number and self.album is not None:
                self._session.report(error)

        if number is not None and len(self._ranked[0]):
            self._session.tasks.query(lambda: library.albums.quality(number), judged, failed, ("quality", id(self)))
        else:
            self.header.say_quality("")

    def _show(self, *, from_top: bool) -> None:
        """Show the album or its examples, as far as they are known."""
        ids, fits = self._ranked
        inside = self._inside()
        if self.header.shows_examples:
            ids = np.array([int(e.photo.id) for e in self._examples if e.photo is not None], np.int64)
            fits = np.empty(0, np.float32)
            shown = len(ids)
        else:
            shown = min(len(ids), inside + AT_LEAST)
            inside = min(inside, shown)
        ids, fits = ids[:shown], fits[:shown]
        dimmed_from = shown if self.header.shows_examples else inside
        model = self.grid.album_photos
        if from_top:
            model.set_ranking(ids, fits, dimmed_from)
            self.grid.scrollToTop()
        else:
            self.grid.replace_rows(lambda: model.set_ranking(ids, fits, dimmed_from))
        self.grid.doItemsLayout()
        self.header.say_found(inside if len(self._ranked[0]) else None)
        waiting_for_first = self._fitted and not len(self._ranked[0])
        self.header.show_start(waiting_for_first, self.album)
        self.grid.setVisible(not waiting_for_first or self.header.shows_examples)

    def _inside(self) -> int:
        """How many photos reach the threshold."""
        return int(np.searchsorted(-self._ranked[1], -max(self.header.threshold, 1e-6), side="right"))

    # -- what changes

    def _follow_albums(self) -> None:
        album = self.album
        if album is not None:
            if not self._save.isActive():
                before = self.header.threshold
                self.header.show_album(album)
                if self.header.threshold != before and len(self._ranked[0]):
                    self._show(from_top=False)
        elif self._number is not None and self._fitted:
            self._window.show_page(menus.PAGE)  # deleted, perhaps by another window

    def _follow_teaching(self, number: int) -> None:
        if number == self._number:
            self._load()

    def _library_changed(self) -> None:
        """Rank anew, but not with every batch of a scan: it scores what it found at its end."""
        self.grid.album_photos.mark_stale()
        self._outdated = True
        if not self._session.scans.running:
            self._session.albums.refresh()
            if self.isVisible():
                self._load()

    def _move_threshold(self) -> None:
        self._show(from_top=False)
        self._save.start()

    def _keep_threshold(self) -> None:
        if self._save.isActive() or self.sender() is self._save:
            self._save.stop()
            if self._number is not None:
                self._session.albums.set_threshold(self._number, self.header.threshold)
                self._judge()

    def _choose_learner(self, learner: str) -> None:
        if self._number is not None:
            self._session.albums.set_learner(self._number, "forest" if learner == "forest" else "logistic")

    def _point_at(self, photo: Photo | None) -> None:
        if self.isVisible():
            self._session.photo_pointed_at.emit(photo)

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The inspector follows the keyboard from one grid to the other."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, AlbumGrid):
            self._point_at(watched.current_photo())
        return False
