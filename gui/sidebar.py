"""The left side: the pages of the library with their counts, and the folders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.records import Folder
from gui import theme, words
from gui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
"""(page, folder | None) of an entry; None for a heading."""
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
DIM_ROLE = Qt.ItemDataRole.UserRole + 4
LOCK_ROLE = Qt.ItemDataRole.UserRole + 5
PAGES = {
    "photos": "All photos",
    "duplicates": "Duplicates",
    "bursts": "Bursts",
    "folders": "Repeated folders",
    "search": "Find similar",
    "decisions": "Decisions",
    "history": "History",
    "problems": "Problems",
}
ICONS = {"search": "similar"}  # where it is not the page's name


class Sidebar(QListWidget):
    """A list of pages and folders.

    Signals:
        page_chosen(str, object): A page, and for "photos" the folder it is narrowed to or None.
        folder_removal_asked(str): The person wants the library to forget a folder.
        folder_scan_asked(str): The person wants a folder scanned.
        folder_show_asked(str): The person wants to see it in the file manager.
        folder_protection_asked(str, bool): Its photos shall never be marked (True), or may be again.
    """

    page_chosen = Signal(str, object)
    folder_removal_asked = Signal(str)
    folder_scan_asked = Signal(str)
    folder_show_asked = Signal(str)
    folder_protection_asked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(EntryDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Library and folders")
        self.viewport().setAutoFillBackground(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self._counts: dict[str, int] = {}
        self._folders: Sequence[Folder] = ()
        self._protected: frozenset[str] = frozenset()
        self._may_change = True
        self._rebuild()
        self.currentItemChanged.connect(self._choose)

    def set_counts(self, **counts: int) -> None:
        """Numbers beside the pages; 0 shows none."""
        self._counts.update(counts)
        for row in range(self.count()):
            item = self.item(row)
            page, folder = item.data(KEY_ROLE) or ("", None)
            if folder is None and page in self._counts:
                self._fill(item, PAGES[page], self._counts[page])

    def set_folders(self, folders: Sequence[Folder]) -> None:
        if tuple(folders) != tuple(self._folders):
            self._folders = tuple(folders)
            self._rebuild()

    def set_protected(self, folders: Sequence[str]) -> None:
        """Show a lock at the folders whose photos are never marked."""
        if frozenset(folders) != self._protected:
            self._protected = frozenset(folders)
            self._rebuild()

    def set_may_change(self, may: bool) -> None:
        """Whether folders can be removed now; not while a scan runs."""
        self._may_change = may

    def show_chosen(self, page: str, folder: str | None = None) -> None:
        """Mark an entry without telling that it was chosen; nothing is marked for pages that are not listed."""
        self.blockSignals(True)
        self.setCurrentRow(-1)
        for row in range(self.count()):
            if self.item(row).data(KEY_ROLE) == (page, folder):
                self.setCurrentRow(row)
        self.blockSignals(False)
        self.viewport().update()

    def chosen(self) -> tuple[str, str | None] | None:
        item = self.currentItem()
        key: tuple[str, str | None] | None = item.data(KEY_ROLE) if item is not None else None
        return key

    def _rebuild(self) -> None:
        chosen = self.chosen()
        self.blockSignals(True)
        self.clear()
        self._heading("Library")
        for page, title in PAGES.items():
            self._entry((page, None), title, ICONS.get(page, page), self._counts.get(page, 0))
        if self._folders:
            self._heading("Folders")
        names = Counter(words.folder_name(folder.path) for folder in self._folders)
        for folder in self._folders:
            name = words.folder_name(folder.path)
            if names[name] > 1:
                name = f"{name} in {words.folder_name(str(PurePath(folder.path).parent))}"
            icon = "folder-offline" if folder.offline else "folder"
            title = f"{name} (offline)" if folder.offline else name
            item = self._entry(("photos", folder.path), title, icon, folder.photos)
            item.setData(DIM_ROLE, folder.offline)
            away = "\nThis folder is not there now. Its photos are remembered." if folder.offline else ""
            locked = folder.path in self._protected
            kept = "\nProtected: its photos are never marked." if locked else ""
            item.setData(LOCK_ROLE, locked)
            item.setToolTip(f"{folder.path}\n{words.count(folder.photos, 'photo')}{away}{kept}")
        self.blockSignals(False)
        if chosen is not None:
            self.show_chosen(*chosen)

    def _heading(self, title: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _entry(self, key: tuple[str, str | None], title: str, icon: str, count: int) -> QListWidgetItem:
        item = QListWidgetItem(self)
        item.setData(KEY_ROLE, key)
        item.setData(ICON_ROLE, icon)
        self._fill(item, title, count)
        return item

    @staticmethod
    def _fill(item: QListWidgetItem, title: str, count: int) -> None:
        item.setText(title)
        item.setData(COUNT_ROLE, words.number(count) if count else "")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {count:,}" if count else title)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY_ROLE):
            self.page_chosen.emit(*item.data(KEY_ROLE))

    def _folder_at(self, item: QListWidgetItem | None) -> str | None:
        key = item.data(KEY_ROLE) if item is not None else None
        return key[1] if key else None

    def folder_menu(self, folder: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Scan this folder", lambda: self.folder_scan_asked.emit(folder))
        menu.addAction("Show in &file manager", lambda: self.folder_show_asked.emit(folder))
        protection = menu.addAction("&Protect this folder: its photos are never marked")
        protection.setCheckable(True)
        protection.setChecked(folder in self._protected)
        protection.toggled.connect(lambda protect: self.folder_protection_asked.emit(folder, protect))
        menu.addSeparator()
        removal = menu.addAction("&Remove from the library…", lambda: self.folder_removal_asked.emit(folder))
        removal.setEnabled(self._may_change)
        return menu

    def _show_menu(self, point: QPoint) -> None:
        folder = self._folder_at(self.itemAt(point))
        if folder is not None:
            self.folder_menu(folder).popup(self.viewport().mapToGlobal(point))

    # -- Qt's own methods

    def keyPressEvent(self, event: object) -> None:
        folder = self._folder_at(self.currentItem())
        if event.matches(QKeySequence.StandardKey.Delete) and folder is not None and self._may_change:  # type: ignore[attr-defined]
            self.folder_removal_asked.emit(folder)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def sizeHint(self) -> QSize:
        return QSize(26 * SPACE, 40 * SPACE)


class EntryDelegate(QStyledItemDelegate):
    """An entry: icon, title, count at the right; or a heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        extra = SPACE * 2 if index.data(KEY_ROLE) is None and index.row() else 0
        return QSize(10 * SPACE, option.fontMetrics.height() + 12 + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.look(option.palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if index.data(KEY_ROLE) is None:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.85)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(look.dim)
            place = rect.adjusted(SPACE, 0, 0, -4)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, index.data())
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.wash)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
            painter.setBrush(look.accent)
            painter.drawRoundedRect(rect.left(), rect.top() + 7, 3, rect.height() - 14, 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.line)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        color = look.dim if index.data(DIM_ROLE) else look.text
        icon = theme.pixmap(index.data(ICON_ROLE), color, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + SPACE + 2, rect.top() + (rect.height() - 16) // 2, icon)
        count = index.data(COUNT_ROLE)
        wide = option.fontMetrics.horizontalAdvance(count) if count else 0
        painter.setFont(option.font)
        painter.setPen(look.dim)
        inner = rect.adjusted(SPACE + 26, 0, -SPACE, 0)
        if index.data(LOCK_ROLE):
            lock = theme.pixmap("lock", look.dim, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.right() - wide - 16, rect.top() + (rect.height() - 16) // 2, lock)
            wide += 16 + SPACE // 2
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, count or "")
        place = QRect(inner.left(), inner.top(), inner.width() - wide - SPACE, inner.height())
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, place.width())
        painter.setPen(color)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, title)
