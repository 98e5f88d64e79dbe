"""Albums in the sidebar: their section, their menu, and their keys."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from core.language import tr
from gui.albums.menus import PAGE, ask_to_delete, ask_to_rename
from gui.session import Session
from gui.sidebar import Entry

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class SidebarAlbums(QObject):
    """Keeps the sidebar's section of albums."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        session.albums.albums_changed.connect(self._show)
        window.sidebar.set_section_menu(PAGE, self.menu)
        window.sidebar.entry_rename_asked.connect(lambda page, key: self._rename(key) if page == PAGE else None)
        window.sidebar.entry_removal_asked.connect(lambda page, key: self._delete(key) if page == PAGE else None)

    def _show(self) -> None:
        entries = [Entry(a.id, a.name, "albums", a.found or 0) for a in self._session.albums.albums]
        self._window.sidebar.set_section(PAGE, tr("Albums"), entries)
        page, key = self._window.sidebar.chosen() or ("", None)
        if self._window.page == PAGE and page != PAGE:
            self._window.sidebar.show_chosen(PAGE, key)

    def menu(self, key: Hashable) -> QMenu:
        """What can be done with an album of the sidebar."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Rename…"), lambda: self._rename(key))
        menu.addAction(tr("&Delete this album…"), lambda: self._delete(key))
        return menu

    def _rename(self, key: Hashable) -> None:
        assert isinstance(key, int)
        ask_to_rename(self._session, self._window, key)

    def _delete(self, key: Hashable) -> None:
        assert isinstance(key, int)
        ask_to_delete(self._session, self._window, key)
