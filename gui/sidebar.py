"""The left side: the pages of the library with their counts, the folders, and sections of what a person made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from core.language import number, plural, tr
from core.records import Folder
from gui import words
from gui.sidebar_entries import AROUND, COUNT_ROLE, DIM_ROLE, ICON_ROLE, KEY_ROLE, LOCK_ROLE, EntryDelegate
from gui.theme import SPACE
from gui.widgets.check_menu import CheckMenu


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a section: a saved search, an album.

    Attributes:
        key: What `page_chosen` tells when it is chosen.
        title: Its name, as the person gave it.
        count: A number at the right; 0 shows none.
    """

    key: Hashable
    title: str
    icon: str
    count: int = 0
    tip: str = ""


class Sidebar(QListWidget):
    """A list of pages, folders and sections.

    Signals:
        page_chosen(str, object): A page, and what it is narrowed to or None: for "photos" a folder, for a page with a
            section the key of an entry.
        page_entered: Enter on an entry: the keyboard goes into the page that is shown.
        entry_rename_asked(str, object): F2 on an entry of a section: page, key.
        entry_removal_asked(str, object): The delete key on an entry of a section: page, key.
        folder_removal_asked(str): The person wants the library to forget a folder.
        folder_scan_asked(str): The person wants a folder scanned.
        folder_show_asked(str): The person wants to see it in the file manager.
        folder_protection_asked(str, bool): Its photos shall never be marked (True), or may be again.
    """

    page_chosen = Signal(str, object)
    page_entered = Signal()
    entry_rename_asked = Signal(str, object)
    entry_removal_asked = Signal(str, object)
    # As objects: Qt's own text would lose the bytes of a path that are no text, and another folder be meant.
    folder_removal_asked = Signal(object)
    folder_scan_asked = Signal(object)
    folder_show_asked = Signal(object)
    folder_protection_asked = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(EntryDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Library and folders"))
        self.viewport().setAutoFillBackground(False)
        from gui.parts import PAGES  # not above: pages import `Entry` from here

        self._pages = {kind.name: kind for kind in PAGES if kind.listed}
        titles = [self.fontMetrics().horizontalAdvance(tr(kind.title)) for kind in self._pages.values()]
        self.setMinimumWidth(max(20 * SPACE, max(titles) + AROUND))  # pages are known by their whole titles
        self._counts: dict[str, int] = {}
        self._folders: Sequence[Folder] = ()
        self._protected: frozenset[str] = frozenset()
        self._sections: dict[str, tuple[str, tuple[Entry, ...]]] = {}
        self._menus: dict[str, Callable[[Hashable], QMenu]] = {}
        self._may_change = True
        self._rebuild()
        self.currentItemChanged.connect(self._choose)

    def set_counts(self, **counts: int) -> None:
        """Numbers beside the pages; 0 shows none."""
        self._counts.update(counts)
        for row in range(self.count()):
            item = self.item(row)
            page, key = item.data(KEY_ROLE) or ("", None)
            if key is None and page in self._counts and page in self._pages:
                self._fill(item, tr(self._pages[page].title), self._counts[page])

    def set_folders(self, folders: Sequence[Folder]) -> None:
        if tuple(folders) != tuple(self._folders):
            self._folders = tuple(folders)
            self._rebuild()

    def set_protected(self, folders: Sequence[str]) -> None:
        """Show a lock at the folders whose photos are never marked."""
        if frozenset(folders) != self._protected:
            self._protected = frozenset(folders)
            self._rebuild()

    def set_section(self, page: str, title: str, entries: Sequence[Entry]) -> None:
        """Show entries of a page under a heading below the folders; a section without entries is not shown.

        Choosing one tells `page_chosen(page, key)`; `show_chosen(page, key)` marks it.
        """
        if self._sections.get(page) != (title, tuple(entries)):
            self._sections[page] = (title, tuple(entries))
            self._rebuild()

    def set_section_menu(self, page: str, make: Callable[[Hashable], QMenu]) -> None:
        """Have the owner of a section make the context menu of an entry, by its key."""
        self._menus[page] = make

    def set_may_change(self, may: bool) -> None:
        """Whether folders can be removed now; not while a scan runs."""
        self._may_change = may

    def show_chosen(self, page: str, key: Hashable | None = None) -> None:
        """Mark an entry without telling that it was chosen; nothing is marked for pages that are not listed."""
        self.blockSignals(True)
        self.setCurrentRow(-1)
        for row in range(self.count()):
            if self._key(self.item(row)) == (page, key):
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def chosen(self) -> tuple[str, Hashable | None] | None:
        return self._key(self.currentItem())

    @staticmethod
    def _key(item: QListWidgetItem | None) -> tuple[str, Hashable | None] | None:
        key = item.data(KEY_ROLE) if item is not None else None
        return None if key is None else (key[0], key[1])

    def _rebuild(self) -> None:
        chosen = self.chosen()
        self.blockSignals(True)
        self.clear()
        self._heading(tr("Library"))
        for page, kind in self._pages.items():
            self._entry((page, None), tr(kind.title), kind.icon or page, self._counts.get(page, 0))
        if self._folders:
            self._heading(tr("Folders"))
        names = Counter(words.folder_name(folder.path) for folder in self._folders)
        for folder in self._folders:
            name = words.folder_name(folder.path)
            if names[name] > 1:
                name = tr("{name} in {parent}", name=name, parent=words.folder_name(str(PurePath(folder.path).parent)))
            icon = "folder-offline" if folder.offline else "folder"
            title = tr("{name} (offline)", name=name) if folder.offline else name
            item = self._entry(("photos", folder.path), title, icon, folder.photos)
            item.setData(DIM_ROLE, folder.offline)
            locked = folder.path in self._protected
            item.setData(LOCK_ROLE, locked)
            tips = [folder.path, plural("{n} photo", "{n} photos", folder.photos)]
            if folder.offline:
                tips.append(tr("This folder is not there now. Its photos are remembered."))
            if locked:
                tips.append(tr("Protected: its photos are never marked."))
            item.setToolTip(words.tip("\n".join(tips)))
        for page, (title, entries) in self._sections.items():
            if entries:
                self._heading(title)
            for entry in entries:
                self._entry((page, entry.key), entry.title, entry.icon, entry.count).setToolTip(words.tip(entry.tip))
        self.blockSignals(False)
        if chosen is not None:
            self.show_chosen(*chosen)

    def _heading(self, title: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _entry(self, key: tuple[str, Hashable | None], title: str, icon: str, count: int) -> QListWidgetItem:
        item = QListWidgetItem(self)
        item.setData(KEY_ROLE, key)
        item.setData(ICON_ROLE, icon)
        self._fill(item, title, count)
        return item

    @staticmethod
    def _fill(item: QListWidgetItem, title: str, count: int) -> None:
        item.setText(title)
        item.setData(COUNT_ROLE, number(count) if count else "")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {number(count)}" if count else title)

    def _choose(self, item: QListWidgetItem | None) -> None:
        key = self._key(item)
        if key is not None:
            self.page_chosen.emit(*key)

    def _folder_at(self, item: QListWidgetItem | None) -> str | None:
        page, key = self._key(item) or ("", None)
        return key if page == "photos" and isinstance(key, str) else None

    def folder_menu(self, folder: str) -> QMenu:
        menu = CheckMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Scan this folder"), lambda: self.folder_scan_asked.emit(folder))
        menu.addAction(tr("Show in &file manager"), lambda: self.folder_show_asked.emit(folder))
        protection = menu.addAction(tr("&Protect this folder: its photos are never marked"))
        protection.setCheckable(True)
        protection.setChecked(folder in self._protected)
        protection.toggled.connect(lambda protect: self.folder_protection_asked.emit(folder, protect))
        menu.addSeparator()
        removal = menu.addAction(tr("&Remove from the library…"), lambda: self.folder_removal_asked.emit(folder))
        removal.setEnabled(self._may_change)
        return menu

    # -- Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        folder = self._folder_at(self.currentItem())
        page, key = self.chosen() or ("", None)
        removal = event.matches(QKeySequence.StandardKey.Delete)
        if removal and folder is not None and self._may_change:
            self.folder_removal_asked.emit(folder)
        elif removal and key is not None and page in self._sections:
            self.entry_removal_asked.emit(page, key)
        elif event.key() == Qt.Key.Key_F2 and key is not None and page in self._sections:
            self.entry_rename_asked.emit(page, key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and page:
            self.page_entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        place = self.visualItemRect(item).center() if by_key and item is not None else event.pos()
        folder = self._folder_at(item)
        page, key = self._key(item) or ("", None)
        if folder is not None:
            self.folder_menu(folder).popup(self.viewport().mapToGlobal(place))
        elif key is not None and page in self._menus:
            self._menus[page](key).popup(self.viewport().mapToGlobal(place))

    def sizeHint(self) -> QSize:
        return QSize(26 * SPACE, 40 * SPACE)
