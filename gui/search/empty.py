"""What stands on the search page before the first query: how to begin one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.language import tr
from gui import theme
from gui.theme import SPACE


class EmptySearch(QWidget):
    """One sentence and three buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sentence = QLabel(tr("Where else do I have this picture?"), wordWrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.give_letters(sentence, times=1.5)
        how = QLabel(
            tr("Drop pictures here, from a folder or a browser, paste one, or press F on any photo of the library."),
            wordWrap=True,
        )
        how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = QPushButton(tr("&Open pictures…"))
        self.paste_button = QPushButton(tr("&Paste a picture"))
        self.folder_button = QPushButton(tr("&Which of these do I have?…"))
        self.folder_button.setToolTip(tr("Look which pictures of a folder, such as a camera card, the library has"))
        theme.give_icon(self.open_button, "search")
        theme.give_icon(self.folder_button, "folder")
        buttons = QVBoxLayout()  # below each other: they fit any window in any language
        buttons.setSpacing(SPACE)
        for button in (self.open_button, self.paste_button, self.folder_button):
            button.setMinimumHeight(4 * SPACE)
            button.setAutoDefault(True)  # Enter presses it too: the page is gone to by keys, and this has them
            buttons.addWidget(button)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(buttons)
        middle.addStretch(1)
        privacy = QLabel(tr("Nothing leaves this computer."))
        privacy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        privacy.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addStretch(2)
        column.addWidget(sentence)
        column.addWidget(how)
        column.addLayout(middle)
        column.addWidget(privacy)
        column.addStretch(3)
