"""What can be done with a photo in any grid: open, show in folder, copy path, find similar. Menu, keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.language import tr
from core.records import Example, Photo, Query
from gui.albums import menus
from gui.grid.quick_look import QuickLook
from gui.grid.rating_actions import RatingActions
from gui.grid.view import GridView
from gui.review.explain_dialog import ExplainDialog
from gui.session import MOST_EXAMPLES, Session
from gui.widgets.tables import table_action


class PhotoActions(QObject):
    """Gives a grid its context menu and the same actions as keys.

    Where `opens` is False, Enter and double-click are left to the page. `more` are the page's own actions, first in
    the menu. "Why?" is about two selected photos; where a page has set `reference`, also about one and that one.
    """

    def __init__(self, session: Session, grid: GridView, *, opens: bool = True) -> None:
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self.more: list[QAction] = []
        self.open_action = table_action(grid, tr("&Open"), "", self._open)
        if opens:
            self.open_action.setToolTip(tr("Open with the system's viewer (Enter)"))
            grid.photo_opened.connect(lambda photo: session.open_file(photo.path))
        self.show_action = table_action(grid, tr("&Show in folder"), "Ctrl+Shift+O", self._show)
        self.copy_action = table_action(grid, tr("&Copy path"), QKeySequence.StandardKey.Copy, self._copy)
        self.similar_action = table_action(grid, tr("&Find similar"), "F", self._find_similar)
        self.why_action = table_action(grid, tr("&Why? Compare two…"), "W", self._explain)
        self.album_action = table_action(grid, tr("Add to &album…"), "L", self._choose_album)
        self.why_action.setToolTip(tr("Say why two selected photos match, or why not (W)"))
        self.rating = RatingActions(session.pictures.stars, grid, undoes=opens)
        self.look_action = table_action(grid, tr("&Quick look"), "Space", self.look)
        self.reference: Callable[[], Photo | None] = lambda: None
        grid.selectionModel().selectionChanged.connect(self.follow)
        grid.selectionModel().currentChanged.connect(self.follow)
        self.follow()
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._show_menu)

    def menu(self, parent: QWidget) -> QMenu:
        """The context menu for the photo under the keyboard cursor."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.more:
            menu.addActions(self.more)
            menu.addSeparator()
        menu.addAction(self.open_action)
        menu.setDefaultAction(self.more[0] if self.more else self.open_action)
        menu.addAction(self.look_action)
        menu.addAction(self.show_action)
        menu.addAction(self.copy_action)
        menu.addSeparator()
        menu.addAction(self.similar_action)
        menu.addAction(self.why_action)
        menu.addSeparator()
        menus.add_to(menu, self._session, self._ids, self._grid.window())
        menu.addSeparator()
        self.rating.fill(menu)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        index = self._grid.indexAt(point)
        if not index.isValid():
            return
        self.menu(self._grid).popup(self._grid.viewport().mapToGlobal(point))

    def _photo(self) -> Photo | None:
        return self._grid.current_photo()

    def look(self) -> None:
        """Show the photo under the keyboard cursor large, over the window; the first one where there is no cursor."""
        if not self._grid.currentIndex().isValid() and self._grid.photos.rowCount():
            self._grid.select_row(0)
        if self._photo() is not None:
            QuickLook(self._session, self._grid, self.rating)

    def _open(self) -> None:
        if photo := self._photo():
            self._session.open_file(photo.path)

    def _show(self) -> None:
        if photo := self._photo():
            self._session.show_in_folder(photo.path)

    def _copy(self) -> None:
        paths = [photo.path for photo in self._grid.selected_photos()] or [p.path for p in [self._photo()] if p]
        if paths:
            self._session.copy_paths(paths)

    def _find_similar(self) -> None:
        """Search by the photo under the cursor, or by all that are selected."""
        photos = self._grid.selected_photos() or [photo for photo in [self._photo()] if photo is not None]
        examples = tuple(Example(PurePath(photo.path).name, photo_id=photo.id) for photo in photos[:MOST_EXAMPLES])
        if examples:
            self._session.similar_asked.emit(Query(examples))

    def follow(self) -> None:
        """Offer "Why?" where there are two photos to compare."""
        self.why_action.setEnabled(self._pair() is not None)

    def _pair(self) -> tuple[Photo, Photo] | None:
        """The two photos that are selected, or the one and the page's reference, which comes first."""
        if len(self._grid.selected_rows()) > 2:
            return None
        photos = self._grid.selected_photos()
        if len(photos) == 2:
            return photos[0], photos[1]
        reference = self.reference()
        if len(photos) == 1 and reference is not None and reference.id != photos[0].id:
            return reference, photos[0]
        return None

    def _ids(self) -> list[int]:
        """The photos that are selected, also those not loaded; else the one under the cursor."""
        photo = self._photo()
        return self._grid.selected_ids().tolist() or ([int(photo.id)] if photo else [])

    def _choose_album(self) -> None:
        """The albums as a menu at the photo, for the keyboard."""
        if ids := self._ids():
            menu = QMenu(self._grid)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menus.fill(menu, self._session, lambda: ids, self._grid.window(), inside=True)
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._grid.viewport().mapToGlobal(self._grid.visualRect(self._grid.currentIndex()).center()))

    def _explain(self) -> None:
        if pair := self._pair():
            ExplainDialog(self._session, pair[0].path, pair[1].path, self._grid.window()).open()
