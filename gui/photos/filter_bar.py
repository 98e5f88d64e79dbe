"""The line above the photos: words to filter by, the panel of conditions, how many are shown, and the chips."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.language import tr
from core.records import PhotoFilter
from gui import words
from gui.photos import filters
from gui.photos.chips import Chips
from gui.photos.filter_panel import FilterPanel
from gui.theme import SPACE
from gui.widgets.popup import PopupButton

TYPING_MS = 200
"""Words are looked for when typing has paused for this long."""


class _Words(QLineEdit):
    """A line of words; Esc empties it, or, when it is empty, leaves it.

    Signals:
        left: The keyboard should go to the photos.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PhotoFilterBar(QWidget):
    """What the photos are filtered by.

    Attributes:
        words: The line of words.
        panel: The other conditions.

    Signals:
        changed(PhotoFilter): Another filter.
        left: The keyboard should go to the photos.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = PhotoFilter()
        self._base: str | None = None
        self.words = _Words()
        self.words.setPlaceholderText(tr("Filter by name, folder or camera"))
        self.words.setAccessibleName(tr("Filter by name, folder or camera"))
        self.words.setToolTip(tr("Show only photos with these words in name, folder or camera (Ctrl+F)"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(42 * SPACE)
        self.words.left.connect(self.left)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._take_words)
        self.words.textEdited.connect(lambda _: self._typing.start())
        self.words.textChanged.connect(lambda text: self._take_words() if not text else None)
        self.panel = FilterPanel()
        self.panel.filter_changed.connect(self._take)
        self.panel_button = PopupButton(tr("Filter"), self.panel)
        self.panel_button.setToolTip(tr("Show only some of the photos: by date, camera, size, stars …"))
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.count.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.chips = Chips()
        self.chips.removed.connect(lambda names: self._take(self._without(names)))
        self.clear_button = QPushButton(tr("Show all"))
        self.clear_button.setToolTip(tr("Take the whole filter away"))
        self.clear_button.clicked.connect(self.clear)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.words, 2)
        line.addWidget(self.panel_button)
        line.addStretch(1)
        line.addWidget(self.count)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.chips, 1)
        below.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addLayout(line)
        column.addLayout(below)
        self._show()

    @property
    def filter(self) -> PhotoFilter:
        return self._filter

    @property
    def is_filtering(self) -> bool:
        """Whether anything but the folder of the page is asked for."""
        return self._filter != PhotoFilter(folder=self._base)

    def set_base(self, folder: str | None) -> None:
        """The page shows another folder (None: all); the other conditions stay. Not told as a change."""
        self._filter = replace(self._filter, folder=folder)
        self._base = folder
        self._show()

    def set_filter(self, wanted: PhotoFilter) -> None:
        self._take(wanted)

    def clear(self) -> None:
        """Show all photos of the page's folder again."""
        self._take(PhotoFilter(folder=self._base))

    def show_count(self, shown: int, total: int) -> None:
        self.count.setText(filters.shown_of(shown, max(shown, total)))

    def _without(self, names: tuple[str, ...]) -> PhotoFilter:
        wanted = self._filter.without(*names)
        return replace(wanted, folder=self._base) if "folder" in names else wanted

    def _take_words(self) -> None:
        self._typing.stop()
        text = " ".join(self.words.text().split())
        if text != self._filter.text:
            self._take(replace(self._filter, text=text))

    def _take(self, wanted: PhotoFilter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._show()
            self.changed.emit(wanted)

    def _show(self) -> None:
        wanted = self._filter
        if " ".join(self.words.text().split()) != wanted.text:
            self.words.setText(wanted.text)
        self.panel.show_filter(wanted, self._base)
        found = filters.conditions(wanted, folder=self._base)
        self.chips.show_conditions(found)
        self.clear_button.setVisible(bool(found))
        in_panel = len([names for names, _ in found if names != ("text",)])
        self.panel_button.setText(tr("Filter ({n})", n=words.number(in_panel)) if in_panel else tr("Filter"))
