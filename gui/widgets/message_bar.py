"""Thin bars: one over a view that can be pressed, and the one that tells messages without getting in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from core.language import tr
from gui import theme
from gui.session import Message
from gui.theme import SPACE

PASSING_MS = 8000


class Bar(QPushButton):
    """A line of text over the foot of a view that does one thing when pressed; hidden until it has something to say.

    It lies over the view and not beside it, so that nothing moves when it comes.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.installEventFilter(self)
        self.hide()

    def show_text(self, text: str) -> None:
        self.setText(text)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        view = self.parentWidget()
        assert view is not None
        width = self.fontMetrics().horizontalAdvance(self.text()) + 6 * SPACE
        height = self.fontMetrics().height() + 2 * SPACE
        self.setGeometry((view.width() - width) // 2, view.height() - height - 2 * SPACE, width, height)

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.text if self.hasFocus() else look.accent, 2 if self.hasFocus() else 1))
        painter.setBrush(look.accent)
        round_ends = self.height() / 2 - 1
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_ends, round_ends)
        painter.setPen(look.on_accent)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class MessageBar(QWidget):
    """Says one sentence until it is closed or the next comes, or for a while; a bug's details can be copied.

    Attributes:
        text: The label that holds the sentence.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = ""
        self._leave = QTimer(self, singleShot=True, interval=PASSING_MS)
        self._leave.timeout.connect(self.hide)
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.action_buttons: list[QPushButton] = []
        self.copy_button = QPushButton(tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.setAccessibleName(tr("Close this message"))
        theme.give_icon(self.close_button, "close")
        self.close_button.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        self._row.setSpacing(SPACE)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.copy_button)
        self._row.addWidget(self.close_button)
        self.hide()

    def show_message(self, message: Message) -> None:
        self._details = message.details
        self.text.setText(message.text)
        self.setAccessibleName(message.text)
        self.copy_button.setVisible(bool(message.details))
        self._offer(message.actions)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))  # read out, wherever one is
        if message.passing:
            self._leave.start()
        else:
            self._leave.stop()

    def withdraw(self) -> None:
        """Take away a message that offers to do something; others stay to be read."""
        if self.action_buttons:
            self._offer(())
            self.hide()

    def _offer(self, actions: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Put one button for each action before the others."""
        for old in self.action_buttons:
            old.hide()
            old.deleteLater()
        self.action_buttons = [QPushButton(words) for words, _ in actions]
        for place, (button, (_, act)) in enumerate(zip(self.action_buttons, actions, strict=True), 1):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the person works
            button.clicked.connect(lambda _=False, act=act: self._do(act))
            self._row.insertWidget(place, button)

    def _do(self, act: Callable[[], None]) -> None:
        self.hide()
        act()

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
