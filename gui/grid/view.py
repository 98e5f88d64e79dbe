"""The grid of photographs that every page uses: pictures on demand, places kept, keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from core.records import Photo
from gui.grid.base import GridBase, Index, ranges
from gui.grid.delegates import CellDelegate
from gui.grid.models import Ids, PhotoModel
from gui.grid.thumbnails import Pictures

SETTLE_MS = 25
"""Pictures are ordered when scrolling has paused for this long, so that what flies past is not loaded."""
TYPING_MS = 1200
"""Letters typed within this time of each other make one word to jump to."""


class GridView(GridBase):
    """A grid of photographs.

    Attributes:
        types_names: Letters that are no keys make a name to jump to.

    Signals:
        photo_opened(Photo): Enter or double-click.
        photo_current(Photo | None): Another photo, or a fresher record of it, is under the keyboard cursor.
        text_typed(str): The letters typed so far, to jump to a name.
        zoom_asked(int): Larger (1) or smaller (-1) pictures, by Ctrl and the wheel.
    """

    photo_opened = Signal(object)
    photo_current = Signal(object)
    text_typed = Signal(str)
    zoom_asked = Signal(int)

    def __init__(self, pictures: Pictures, delegate: CellDelegate, parent: QWidget | None = None) -> None:
        self._settle = QTimer(singleShot=True, interval=SETTLE_MS)  # before Qt calls what uses it
        super().__init__(delegate, parent)
        self._settle.setParent(self)
        self._settle.timeout.connect(self._want_visible)
        self._pictures = pictures
        self._place = (0, 0)  # first row in view, and how far its top is below the view's
        self._resizing = False
        self.types_names = True
        self._typed = ""
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalScrollBar().valueChanged.connect(self._note_place)
        self.doubleClicked.connect(self._open)
        pictures.picture_arrived.connect(self._repaint_content)
        pictures.stars.changed.connect(self._repaint_stars)

    @property
    def cell_px(self) -> int:
        """Side of a cell's picture that was asked for, in device-independent pixels."""
        return self.cells.wanted_px

    def set_cell_px(self, px: int) -> None:
        """Change the size of the pictures; the current photo, if in view, else the first one in view, stays there."""

        def change() -> None:
            self.cells.wanted_px = px
            self.updateGeometries()

        if px != self.cells.wanted_px:
            self._keep_place(change)

    def replace_rows(self, change: Callable[[], None]) -> None:
        """Run `change`, which resets the model, and keep selection, keyboard cursor and scroll position, by photo."""
        model, selection = self.photos, self.selectionModel()
        selected = self.selected_ids()
        current = self.currentIndex()
        current_id = model.ids[[current.row()]] if current.isValid() else None

        def change_and_select() -> None:
            change()
            self.updateGeometries()
            flag = QItemSelectionModel.SelectionFlag
            if current_id is not None:
                found = model.rows_of(current_id)
                if len(found):
                    selection.setCurrentIndex(model.index(int(found[0])), flag.NoUpdate)
                else:
                    self.photo_current.emit(None)
            chosen = ranges(model, model.rows_of(selected)) if len(selected) else QItemSelection()
            selection.select(chosen, flag.Select)

        self._keep_place(change_and_select)

    def select_row(self, row: int) -> None:
        index = self.photos.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def current_photo(self) -> Photo | None:
        index = self.currentIndex()
        return self.photos.photo(index.row()) if index.isValid() else None

    def selected_rows(self) -> Ids:
        selection = self.selectionModel().selection()
        parts = [
            np.arange(part.top(), part.bottom() + 1) for part in (selection.at(i) for i in range(selection.count()))
        ]
        return np.sort(np.concatenate(parts)) if parts else np.empty(0, np.int64)

    def selected_ids(self) -> Ids:
        return self.photos.ids[self.selected_rows()]

    def selected_photos(self) -> list[Photo]:
        """Photos selected, in the order shown; those never looked at may not be loaded and are left out."""
        return [photo for photo in map(self.photos.photo, self.selected_rows().tolist()) if photo is not None]

    def is_resting(self) -> bool:
        """Whether nobody would be disturbed if the rows moved: at the top, nothing selected, pointer elsewhere."""
        at_top = self.verticalScrollBar().value() == 0
        return at_top and not self.selectionModel().hasSelection() and not self.viewport().underMouse()

    def _keep_place(self, change: Callable[[], None]) -> None:
        model = self.photos
        first, last = self.rows_in_view()
        current = self.currentIndex().row()
        row = current if first <= current <= last else first
        anchor = model.ids[[row]] if first <= last and self.verticalOffset() > 0 else None
        before = self.rect_of(row).top()
        change()
        found = model.rows_of(anchor) if anchor is not None else None
        if found is not None and len(found):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rect_of(int(found[0])).top() - before)
        self._settle.start()
        self.viewport().update()

    def _note_place(self) -> None:
        self._settle.start()
        if not self._resizing:
            first, _ = self.rows_in_view()
            self._place = (first, self.rect_of(first).top())

    def _want_visible(self) -> None:
        """Order rows and pictures: those in view first, then a view height below and above."""
        if self.model() is None or not self.isVisible():
            return
        model = self.photos
        first, last = self.rows_in_view()
        before, after = self.rows_in_view(margin=1)
        model.ensure(before, after)
        rows = [*range(first, last + 1), *range(last + 1, after + 1), *range(first - 1, before - 1, -1)]
        wanted = [photo for photo in map(model.photo, rows) if photo is not None]
        self._pictures.want(id(self), wanted, round(self.cells.px * self.devicePixelRatioF()))
        self._pictures.stars.want(wanted)

    def _repaint_content(self, content: int) -> None:
        if self.isVisible():
            first, last = self.rows_in_view()
            for row in range(first, last + 1):
                photo = self.photos.photo(row)
                if photo is not None and photo.content_id == content:
                    self.viewport().update(self.rect_of(row))

    def _repaint_stars(self, contents: set[int] | None) -> None:
        if self.isVisible():
            self.viewport().update()
            if contents is None:
                self._settle.start()

    def _open(self, index: QModelIndex) -> None:
        photo = self.photos.photo(index.row())
        if photo is not None:
            self.photo_opened.emit(photo)

    # -- Qt's own methods

    def setModel(self, model: Any) -> None:
        if isinstance(model, PhotoModel):
            model.stars = self._pictures.stars
        super().setModel(model)

    def keyboardSearch(self, search: str) -> None:
        """Collect letters; the page knows how to find a name among rows that are not loaded."""
        if not self.types_names:
            return
        self._typed = self._typed + search if self._typing.isActive() else search
        self._typing.start()
        if self._typed.strip():
            self.text_typed.emit(self._typed)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._settle.start()

    def dataChanged(self, top_left: Index, bottom_right: Index, roles: object = ()) -> None:
        self._settle.start()
        self.viewport().update()
        if not roles and top_left.row() <= self.currentIndex().row() <= bottom_right.row():
            self.photo_current.emit(self.current_photo())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.photo_current.emit(self.current_photo())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        row, below_top = self._place
        self._resizing = True  # what scrolls now is not the person
        super().resizeEvent(event)
        if self.verticalOffset() > 0:
            self.verticalScrollBar().setValue(self.grid().rect(row).top() - below_top)
        self._resizing = False

    def event(self, event: QEvent) -> bool:
        # Letters that are shortcuts elsewhere ("F") belong to a name that is being typed.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if self._typing.isActive() and plain and event.text().isprintable() and event.text().strip():
                event.accept()
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()  # the window goes back and forward with them
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
