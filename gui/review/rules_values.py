"""What a rule is set to: folders in an order, or patterns of file names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import tr
from core.records import RuleKind
from gui import words
from gui.theme import SPACE
from gui.widgets import files


class ValuesEditor(QWidget):
    """Hidden where a rule takes no values.

    Attributes:
        folders: The list of folders.
        patterns: The line of patterns, parted by commas.

    Signals:
        values_changed(tuple): The values are these now.
    """

    values_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self.title = QLabel(wordWrap=True)
        self.folders = QListWidget()
        self.folders.setAccessibleName(tr("Folders, in order"))
        self.folders.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.add_button = QPushButton(tr("Add folder…"))
        self.remove_button = QPushButton(tr("Remove"))
        self.up_button = QPushButton(tr("Up"))
        self.patterns = QLineEdit()
        self.patterns.setAccessibleName(tr("Patterns of file names"))
        self.patterns.setPlaceholderText(tr("*_edited*, Kopie von *"))
        self.patterns.editingFinished.connect(self._take_patterns)
        self.add_button.clicked.connect(self._choose_folder)
        self.remove_button.clicked.connect(self._remove)
        self.up_button.clicked.connect(self._up)
        buttons = QVBoxLayout()
        for button in (self.add_button, self.remove_button, self.up_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.folders, 1)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.patterns)
        self.folders.setMaximumHeight(self.add_button.sizeHint().height() * 3 + 2 * SPACE)
        self.show_rule(None, ())

    def show_rule(self, kind: RuleKind | None, values: Sequence[str]) -> None:
        """Show the values of a rule of this kind; nothing where it takes none."""
        takes = kind.values if kind is not None else ""
        self._values = tuple(values)
        self.setVisible(bool(takes))
        for widget in (self.folders, self.add_button, self.remove_button, self.up_button):
            widget.setVisible(takes == "folders")
        self.patterns.setVisible(takes == "patterns")
        if takes == "folders":
            self.title.setText(tr("Folders; the first counts most:"))
            self._show_folders(0)
        elif takes == "patterns":
            self.title.setText(tr("Patterns of file names, with * for anything, parted by commas; none for the usual:"))
            self.patterns.setText(", ".join(values))

    def add_folder(self, folder: str) -> None:
        if folder and folder not in self._values:
            self._set((*self._values, folder), len(self._values))

    def _choose_folder(self) -> None:
        self.add_folder(files.choose_folder(self, tr("Add a folder")))

    def _remove(self) -> None:
        row = self.folders.currentRow()
        if row >= 0:
            self._set(self._values[:row] + self._values[row + 1 :], row)

    def _up(self) -> None:
        row = self.folders.currentRow()
        if row > 0:
            values = list(self._values)
            values.insert(row - 1, values.pop(row))
            self._set(tuple(values), row - 1)

    def _take_patterns(self) -> None:
        values = tuple(part.strip() for part in self.patterns.text().split(",") if part.strip())
        if values != self._values:
            self._values = values
            self.values_changed.emit(values)

    def _set(self, values: tuple[str, ...], row: int) -> None:
        self._values = values
        self._show_folders(row)
        self.values_changed.emit(values)

    def _show_folders(self, row: int) -> None:
        self.folders.clear()
        self.folders.addItems([words.place(PurePath(value)) for value in self._values])
        self.folders.setCurrentRow(min(row, len(self._values) - 1))
