"""The log, to look at: what went wrong, newest at the end, filtered by weight and words."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import phrase, plural, tr
from gui.session import Session
from gui.start import logs
from gui.widgets.order import follow_layout

FRESH_MS = 1000
"""The file is looked at this often while it is shown."""
LEVELS = {
    phrase("Everything"): logs.LEVELS,
    phrase("Warnings and errors"): logs.LEVELS[1:],
    phrase("Errors only"): logs.LEVELS[2:],
}


class LogDialog(QDialog):
    """Follows the log file while it is open.

    Attributes:
        text: The entries that pass the filter.
    """

    topic = "trouble"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Log"))
        self._session = session
        self._stamp: tuple[int, int] | None = None
        self._entries: list[tuple[str, str]] = []
        place = QLabel(
            tr("{file} — it stays on this computer; it names folders and files.", file=str(logs.file())), wordWrap=True
        )
        place.setTextFormat(Qt.TextFormat.PlainText)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.level = QComboBox()
        for title, levels in LEVELS.items():
            self.level.addItem(tr(title), levels)
        self.level.setAccessibleName(tr("Which entries"))
        self.level.currentIndexChanged.connect(lambda _: self._show())
        self.words = QLineEdit(placeholderText=tr("Only entries with these words"), clearButtonEnabled=True)
        self.words.setAccessibleName(tr("Only entries with these words"))
        self.words.textChanged.connect(lambda _: self._show())
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)
        self.found = QLabel()
        self.text = QPlainTextEdit(readOnly=True, lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("Log"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.show_button = QPushButton(tr("Show in folder"))
        self.show_button.clicked.connect(lambda: session.show_in_folder(str(logs.file())))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.copy_button, self.show_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.addWidget(self.level)
        line.addWidget(self.words, 1)
        line.addWidget(self.found)
        column = QVBoxLayout(self)
        column.addLayout(line)
        column.addWidget(self.text, 1)
        column.addWidget(place)
        column.addWidget(buttons)
        follow_layout(self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(820, 520)
        self._fresh = QTimer(self, interval=FRESH_MS)
        self._fresh.timeout.connect(self._look)
        self._fresh.start()
        self.finished.connect(lambda _: self._fresh.stop())
        self._look()

    def _look(self) -> None:
        """Read the file again when it has changed, in the background."""
        try:
            status = os.stat(logs.file())
            stamp = (status.st_size, status.st_mtime_ns)
        except OSError:
            stamp = (0, 0)
        if stamp != self._stamp:
            self._stamp = stamp
            work = ("log", id(self))
            self._session.tasks.query(lambda: logs.entries(logs.read()), self._take, self._session.report, work)

    def _take(self, entries: list[tuple[str, str]]) -> None:
        self._entries = entries
        self._show()

    def _show(self) -> None:
        levels, words = self.level.currentData(), self.words.text().casefold().split()
        chosen = [
            text for level, text in self._entries if level in levels and all(word in text.casefold() for word in words)
        ]
        bar = self.text.verticalScrollBar()
        at_end, place = bar.value() == bar.maximum(), bar.value()
        self.text.setPlainText("\n".join(chosen))
        if at_end:
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.text.horizontalScrollBar().setValue(0)
        else:
            bar.setValue(place)
        self.found.setText(plural("{n} entry", "{n} entries", len(chosen)))
        self.copy_button.setEnabled(bool(chosen))
