"""The keys of a page, as a list to look at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.language import tr
from gui.theme import SPACE

Keys = Sequence[tuple[str, str]]


def line_of(action: QAction) -> tuple[str, str]:
    """The keys of an action as this system writes them, and what it does."""
    native = QKeySequence.SequenceFormat.NativeText
    keys = tr(" or ", "between keys").join(key.toString(native) for key in _told(action.shortcuts()))
    return keys, action.text().replace("&", "")


def _told(keys: list[QKeySequence]) -> list[QKeySequence]:
    """Of keys that the system has for something only the first: the others are on few keyboards, as F18 for pasting."""
    standard = len(keys) > 1 and any(QKeySequence.keyBindings(each) == keys for each in QKeySequence.StandardKey)
    return keys[:1] if standard else keys


class KeysDialog(QDialog):
    """Lists keys and what they do; closes by any of the usual ways, and by "?" again."""

    def __init__(self, title: str, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        bold = QFont(self.font())
        bold.setBold(True)
        table = QWidget()
        grid = QGridLayout(table)
        grid.setHorizontalSpacing(3 * SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        for row, (key, what) in enumerate(keys):
            name = QLabel(key)
            name.setFont(bold)
            name.setAccessibleName(f"{key}: {what}")
            grid.addWidget(name, row, 0)
            grid.addWidget(QLabel(what, wordWrap=True), row, 1)
        grid.setRowStretch(len(keys), 1)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(table)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        hint = table.sizeHint()
        self.resize(max(420, hint.width() + 6 * SPACE), min(560, hint.height() + 10 * SPACE))

    def keyPressEvent(self, event: object) -> None:
        if event.text() == "?":  # type: ignore[attr-defined]
            self.reject()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
