"""The pictures of a query in a row: more like these, less like those; each can be chosen, turned round and removed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from core.language import tr
from core.records import Example
from gui.photos.chips import FlowLayout
from gui.search.example_chip import THUMB, ExampleChip
from gui.search.example_pictures import ExamplePictures
from gui.widgets import drops

NAMED = 2
"""Up to so many examples carry their names; of more the pictures have to do."""


class ExamplesRow(QWidget):
    """The row, and after it the two buttons that add pictures.

    Signals:
        chosen(int): The example to be shown large.
        removed(int): An example to go.
        liked(int, bool): More like this example (True), or less.
        wanted(bool, object): More examples of one sort are asked for: liked or not, and the QMimeData that was dropped,
            or None to be asked for a file.
        pasted(bool): The same from the clipboard.
    """

    chosen = Signal(int)
    removed = Signal(int)
    liked = Signal(int, bool)
    wanted = Signal(bool, object)
    pasted = Signal(bool)

    def __init__(self, pictures: ExamplePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._examples: Sequence[Example] = ()
        self.chips: list[ExampleChip] = []
        self.more = AddButton(True, self)
        self.less = AddButton(False, self)
        self.setAccessibleName(tr("Pictures to search by"))
        self._row = FlowLayout(self)
        self._row.addWidget(self.more)
        self._row.addWidget(self.less)
        pictures.arrived.connect(self._show_pictures)
        for button in (self.more, self.less):
            button.wanted.connect(self.wanted)
            button.pasted.connect(self.pasted)

    def show_examples(self, examples: Sequence[Example], chosen: int) -> None:
        """Show these, one of them marked as the one that is shown large."""
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), -1)
        if len(examples) != len(self.chips):
            while len(self.chips) > len(examples):
                chip = self.chips.pop()
                self._row.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            while len(self.chips) < len(examples):
                self.chips.append(self._chip(len(self.chips)))
            for widget in (*self.chips, self.more, self.less):  # the new chips before the buttons
                self._row.removeWidget(widget)
                self._row.addWidget(widget)
            order: list[QWidget] = [self._ahead(), *self.chips, self.more, self.less]
            for before, after in pairwise(order):
                QWidget.setTabOrder(before, after)
            if focused >= 0 and self.chips:
                self.chips[min(focused, len(self.chips) - 1)].setFocus()
        self._examples = tuple(examples)
        single = sum(example.liked for example in examples) == 1
        for number, (chip, example) in enumerate(zip(self.chips, examples, strict=True)):
            named = len(examples) <= NAMED
            chip.show_example(example, chosen=number == chosen, needed=single and example.liked, named=named)
        self._show_pictures()

    def _ahead(self) -> QWidget:
        """What Tab leaves for this row."""
        ahead = self.more.previousInFocusChain()
        while ahead in self.chips or (ahead is not None and not ahead.focusPolicy() & Qt.FocusPolicy.TabFocus):
            ahead = ahead.previousInFocusChain()
        assert ahead is not None
        return ahead

    def _chip(self, number: int) -> ExampleChip:
        chip = ExampleChip(self)
        chip.clicked.connect(lambda: self.chosen.emit(number))
        chip.remove_asked.connect(lambda: self.removed.emit(number))
        chip.liked_asked.connect(lambda liked: self.liked.emit(number, liked))
        return chip

    def _show_pictures(self) -> None:
        px = round(THUMB * self.devicePixelRatioF())
        for chip, example in zip(self.chips, self._examples, strict=True):
            chip.show_picture(self._pictures.small(example, px))


class AddButton(QToolButton):
    """Adds pictures of one sort: a click asks for files; pictures can be dropped on it, or pasted.

    Signals:
        wanted(bool, object), pasted(bool): As of `ExamplesRow`.
    """

    wanted = Signal(bool, object)
    pasted = Signal(bool)

    def __init__(self, liked: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._liked = liked
        self.setText(tr("＋ More…") if liked else tr("－ Less…"))
        self.setAccessibleName(
            tr("Add a picture to find more like") if liked else tr("Add a picture to find less like")
        )
        tip = (
            tr("Open pictures to find more like, or drop or paste them here. On a result, + does the same.")
            if liked
            else tr("Open pictures to find less like, or drop or paste them here. On a result, - does the same.")
        )
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(THUMB + 6)
        self.setAcceptDrops(True)
        self.clicked.connect(lambda: self.wanted.emit(liked, None))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Open pictures…"), lambda: self.wanted.emit(self._liked, None))
        menu.addAction(tr("&Paste a picture"), lambda: self.pasted.emit(self._liked))
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(self._liked)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Pasting here adds a picture; elsewhere it begins a new search."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drops.is_usable(event.mimeData()):
            self.setDown(True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: object) -> None:
        self.setDown(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.setDown(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.wanted.emit(self._liked, event.mimeData())
