"""What stands in the window before there is a photo: one sentence, one button, and a word on privacy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from core import paths
from gui import theme
from gui.theme import SPACE


class EmptyStart(QWidget):
    """The first thing a person sees.

    Signals:
        add_folder_asked: The button was pressed.
    """

    add_folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = QSvgWidget(str(paths.resource("icons", "twinlens.svg")))
        mark.setFixedSize(96, 96)
        sentence = QLabel("Twinlens finds the duplicates and look-alikes among your photos.", wordWrap=True)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.5)
        sentence.setFont(font)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton("Add a folder of photos…")
        self.button.setMinimumHeight(5 * SPACE)
        self.button.setMinimumWidth(30 * SPACE)
        self.button.setDefault(True)
        self.button.clicked.connect(self.add_folder_asked)
        theme.give_icon(self.button, "add-folder")
        drop = QLabel("or drop a folder here")
        privacy = QLabel(
            "Your photos are only read, and stay where they are. Nothing leaves this computer.", wordWrap=True
        )
        privacy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        privacy.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        drop.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        column = QVBoxLayout(self)
        column.setSpacing(2 * SPACE)
        column.addStretch(2)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)  # no alignment: only then is a wrapped text given the height it needs
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(drop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        column.addWidget(privacy)
