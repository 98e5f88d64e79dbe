"""Shows what "Copy diagnostics" copies, before it does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import tr
from gui.session import Session
from gui.start import diagnostics
from gui.widgets.order import follow_layout


class DiagnosticsDialog(QDialog):
    """The text, a choice whether it names folders and files, and a button that copies it.

    Attributes:
        text: What is copied, word for word.
    """

    topic = "trouble"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Copy diagnostics"))
        self._session = session
        told = QLabel(
            tr(
                "This is what helps to find a fault: versions, how many photos there are, the screen, and settings. "
                "Nothing is sent anywhere; read it, copy it, and paste it where you want."
            ),
            wordWrap=True,
        )
        self.private = QCheckBox(tr("With names of folders and files, and the end of the log"))
        self.private.toggled.connect(self._load)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(tr("Diagnostics"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setTabChangesFocus(True)
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setEnabled(False)
        self.copy_button.clicked.connect(self._copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addWidget(self.text, 1)
        column.addWidget(self.private)
        column.addWidget(buttons)
        self.copy_button.setDefault(True)
        follow_layout(self)
        self.resize(640, 520)
        self._load()

    def _load(self) -> None:
        library, private, screen = self._session.library, self.private.isChecked(), diagnostics.of_screen()
        self.copy_button.setEnabled(False)
        self._session.tasks.query(
            lambda: diagnostics.gather(library, screen, private=private),
            self._show,
            self._session.report,
            ("diagnostics", id(self)),
        )

    def _show(self, text: str) -> None:
        self.text.setPlainText(text)
        self.copy_button.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._session.say(tr("The diagnostics are in the clipboard."))
