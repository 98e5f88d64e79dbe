"""Saved searches: their place in the sidebar, their names, and how they go."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from core.language import tr
from core.records import Remembered
from gui.search.asking import Asking
from gui.search.history_strip import tip_of, title_of
from gui.sidebar import Entry
from gui.widgets.name_dialog import ask_name

if TYPE_CHECKING:
    from gui.main_window import MainWindow

PAGE = "search"


class SavedSearches(QObject):
    """Keeps the sidebar's section of searches, and asks for names."""

    def __init__(self, asking: Asking, window: MainWindow) -> None:
        super().__init__(window)
        self._asking = asking
        self._window = window
        asking.history_changed.connect(self._show)
        window.sidebar.set_section_menu(PAGE, self.menu)
        window.sidebar.entry_rename_asked.connect(lambda page, key: self.ask_name_of(key) if page == PAGE else None)
        window.sidebar.entry_removal_asked.connect(lambda page, key: self.delete(key) if page == PAGE else None)

    def _show(self) -> None:
        entries = [Entry(one.id, one.name or "", "search", tip=tip_of(one.query)) for one in self._asking.saved]
        self._window.sidebar.set_section(PAGE, tr("Searches"), entries)

    def by_key(self, key: Hashable) -> Remembered | None:
        return next((one for one in self._asking.saved if one.id == key), None)

    def menu(self, key: Hashable) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Rename…"), lambda: self.ask_name_of(key))
        menu.addAction(tr("&Delete this search"), lambda: self.delete(key))
        return menu

    def save(self) -> None:
        """Ask for a name, and keep the present query under it."""
        query = self._asking.query
        if query is not None:
            ask_name(
                self._window, tr("Save this search"), tr("Name of the search:"), title_of(query), self._asking.save
            )

    def ask_name_of(self, key: Hashable) -> None:
        one = self.by_key(key)
        if one is not None:
            number = one.id
            text = tr("Name of the search:")
            ask_name(self._window, tr("Rename"), text, one.name or "", lambda name: self._asking.set_name(number, name))

    def delete(self, key: Hashable) -> None:
        """Forget a saved search; only its name and pictures to search by are gone, no photo is touched."""
        one = self.by_key(key)
        if one is not None:
            self._asking.forget(one.id)
