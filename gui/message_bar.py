"""Thin bars over a page: one that can be pressed, and the one that tells messages without getting in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from gui import theme
from gui.session import Message
from gui.theme import SPACE


class Bar(QPushButton):
    """A full-width line of text that does one thing when pressed; hidden until it has something to say.

    Signals:
        pressed: Qt's own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(4 * SPACE)
        self.hide()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.wash)
        painter.setPen(look.accent)
        if self.hasFocus() or self.underMouse():
            font = self.font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class MessageBar(QWidget):
    """Says one sentence until it is closed or the next comes; a bug's details can be copied.

    Attributes:
        text: The label that holds the sentence.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.copy_button = QPushButton("Copy details")
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip("Close this message")
        self.close_button.setAccessibleName("Close this message")
        theme.give_icon(self.close_button, "close")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(SPACE)
        row.addWidget(self.text, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.close_button)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._details = message.details
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        self.copy_button.setVisible(bool(message.details))
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        ground = QColor(look.accent)
        ground.setAlpha(40)
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, 0, 3, self.height(), look.accent)
        painter.end()
