"""All albums, and what an album is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from core.language import plural, tr
from gui import theme
from gui.albums import menus
from gui.session import Session
from gui.theme import SPACE


class Overview(QWidget):
    """What the page shows while no album is chosen.

    Signals:
        album_chosen(int): Enter or a double-click on an album.
        photos_asked: The person wants to see all photos.
    """

    album_chosen = Signal(int)
    photos_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        title = QLabel(tr("Albums that learn from examples"))
        theme.give_letters(title, times=1.25, bold=True)
        text = QLabel(
            tr(
                "Name an album, put a few photos in, and say of a few others that they do not belong. Twinlens then"
                " finds the rest in your library, ranks it by how well it fits, and asks about the photos it is least"
                " sure of. New photos are ranked as they are scanned. An album is a view: no file is moved, copied or"
                " changed."
            ),
            wordWrap=True,
        )
        self.new_button = QPushButton(tr("&New album…"))
        self.new_button.clicked.connect(lambda: menus.ask_for_new(session, self.window()))
        theme.give_icon(self.new_button, "albums")
        self.photos_button = QPushButton(tr("Go to all photos"))
        self.photos_button.clicked.connect(self.photos_asked)
        self.list = AlbumList(session, self)
        self.list.setAccessibleName(tr("Albums"))
        self.list.itemActivated.connect(lambda item: self.album_chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.photos_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addWidget(title)
        column.addWidget(text)
        column.addLayout(buttons)
        column.addWidget(self.list, 8)
        column.addStretch(1)
        session.albums.albums_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        current = self.list.currentItem()
        chosen = None if current is None else current.data(Qt.ItemDataRole.UserRole)
        self.list.clear()
        for album in self._session.albums.albums:
            count = tr("not looked at yet") if album.found is None else plural("{n} photo", "{n} photos", album.found)
            item = QListWidgetItem(f"{album.name}\n{count}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, album.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{album.name}, {count}")
            if album.id == chosen:
                self.list.setCurrentItem(item)
        self.list.setVisible(bool(self._session.albums.albums))
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)


class AlbumList(QListWidget):
    """The albums by name; F2 renames one, the delete key deletes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setSpacing(SPACE // 2)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() == Qt.Key.Key_F2:
            menus.ask_to_rename(self._session, self.window(), item.data(Qt.ItemDataRole.UserRole))
        elif item is not None and event.matches(QKeySequence.StandardKey.Delete):
            menus.ask_to_delete(self._session, self.window(), item.data(Qt.ItemDataRole.UserRole))
        else:
            super().keyPressEvent(event)
