"""The searches made last, as a strip of small pictures; one click, or Enter, makes one of them again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from core.language import plural, tr
from core.records import Query, Remembered
from gui import words
from gui.grid.thumbnails import read_jpeg
from gui.theme import SPACE

PX = 44
ID_ROLE = Qt.ItemDataRole.UserRole + 1


class HistoryStrip(QListWidget):
    """Newest first.

    Signals:
        asked(Query): A search is to be made again.
        forget_asked(object): A tuple of ids of searches to be forgotten.
    """

    asked = Signal(object)
    forget_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: Sequence[Remembered] = ()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(PX, PX))
        self.setGridSize(QSize(PX + SPACE, PX + SPACE))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(PX + 2 * SPACE)
        self.setAccessibleName(tr("Searches made before"))
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(2 * SPACE - 4, SPACE // 2, 2 * SPACE, 0)
        self.itemClicked.connect(self._ask)
        self.itemActivated.connect(self._ask)

    def show_history(self, history: Sequence[Remembered]) -> None:
        """Show these searches; pictures of those that were shown already are not made again."""
        same = [one.id for one in history] == [one.id for one in self._history]
        self._history = tuple(history)  # a picture may have moved, or be gone
        if same:
            return
        icons = {item.data(ID_ROLE): item.icon() for item in map(self.item, range(self.count()))}
        self.clear()
        for one in history:
            title = tip_of(one.query)
            item = QListWidgetItem(icons.get(one.id) or _icon(_square(read_jpeg(one.picture), PX)), "", self)
            item.setData(ID_ROLE, one.id)
            item.setToolTip(words.tip(title))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, title)

    def show_present(self, query: Query | None) -> None:
        """Mark the search that is shown on the page; where it is not remembered yet, none."""
        rows = (row for row, one in enumerate(self._history) if one.query == query)
        self.setCurrentRow(next(rows, -1))

    def _of(self, item: QListWidgetItem | None) -> Remembered | None:
        number = None if item is None else item.data(ID_ROLE)
        return next((one for one in self._history if one.id == number), None)

    def _ask(self, item: QListWidgetItem) -> None:
        one = self._of(item)
        if one is not None:
            self.asked.emit(one.query)

    def menu_of(self, item: QListWidgetItem | None) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self._of(item)
        if one is not None:
            menu.addAction(tr("&Forget this search"), lambda: self.forget_asked.emit((one.id,)))
        everything = tuple(each.id for each in self._history)
        menu.addAction(tr("Forget &all searches"), lambda: self.forget_asked.emit(everything))
        return menu

    # -- Qt's own methods

    def keyPressEvent(self, event: QKeyEvent) -> None:
        one = self._of(self.currentItem())
        if event.matches(QKeySequence.StandardKey.Delete) and one is not None:
            self.forget_asked.emit((one.id,))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and one is not None:
            self.asked.emit(one.query)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        self.menu_of(item).popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        return super().event(event)


def names_of(query: Query) -> str:
    """The first picture that is liked, and how many there are besides."""
    others = len(query.examples) - 1
    return plural("{name} and {n} more", "{name} and {n} more", others, name=query.title) if others else query.title


def title_of(query: Query) -> str:
    """What a person calls a search."""
    first = next((example for example in query.examples if example.liked), None)
    part = first is not None and first.box is not None
    return tr("Part of {name}", name=names_of(query)) if part else names_of(query)


def tip_of(query: Query) -> str:
    """What tells a search from others by the same picture."""
    title = title_of(query)
    if query.space == "copy":
        return tr("{title}: copies", title=title)
    return tr("{title}: look-alikes, also in parts of photos", title=title) if query.parts else title


def _icon(picture: QPixmap) -> QIcon:
    """Of a photograph, which Qt would tint where it is marked."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def _square(image: QImage, px: int) -> QPixmap:
    """The middle of a picture, square, so that the strip is even."""
    if image.isNull():
        return QPixmap()
    side = min(image.width(), image.height())
    cut = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    smooth = Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(cut.scaled(px * 2, px * 2, Qt.AspectRatioMode.KeepAspectRatio, smooth))
