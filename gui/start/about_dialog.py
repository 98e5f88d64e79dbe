"""What this program is, in which versions, and the licences of all that is inside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core import __version__, paths
from core.language import tr
from gui import theme
from gui.start import diagnostics
from gui.theme import SPACE
from gui.widgets.order import follow_layout

LICENCES = "THIRD_PARTY.md"


class AboutDialog(QDialog):
    """Three leaves: what it is, versions, and licences, which are read when they are looked at.

    Attributes:
        licences: The text of all licences.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Twinlens"))
        mark = QSvgWidget(str(paths.resource("icons", "twinlens.svg")))
        mark.setFixedSize(72, 72)
        name = QLabel(f"Twinlens {__version__}")
        theme.give_letters(name, times=1.6)
        self.found = diagnostics.versions()
        versions = QLabel("\n".join(f"{library} {version}" for library, version in self.found.items()))
        versions.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        versions.setAlignment(Qt.AlignmentFlag.AlignTop)
        versions.setAccessibleName(tr("Versions"))
        versions.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.licences = QTextBrowser(openLinks=False)
        self.licences.setAccessibleName(tr("Licences"))
        self.licences.setTabChangesFocus(True)
        self.tabs = QTabWidget()
        self.tabs.addTab(self._told(), tr("&About"))
        self.tabs.addTab(versions, tr("&Versions"))
        self.tabs.addTab(self.licences, tr("&Licences"))
        self.tabs.currentChanged.connect(lambda _: self._read())
        self.copy_button = QPushButton(tr("Copy versions"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions.text()))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        head = QHBoxLayout()
        head.setSpacing(2 * SPACE)
        head.addWidget(mark)
        head.addWidget(name, 1)
        column = QVBoxLayout(self)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        follow_layout(self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self.resize(600, 480)

    @staticmethod
    def _told() -> QLabel:
        sentences = (
            tr("Finds the duplicates and look-alikes among your photos."),
            tr("Your photos are only read, until you say what is to go. Nothing leaves this computer."),
            tr("Twinlens is free software under the MIT licence. What others have made and is inside is listed under "
               "Licences."),
        )  # fmt: skip
        label = QLabel("\n\n".join(sentences), wordWrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        return label

    def _read(self) -> None:
        if self.tabs.currentWidget() is not self.licences or not self.licences.document().isEmpty():
            return
        try:
            self.licences.setMarkdown(paths.resource(LICENCES).read_text("utf-8"))
        except OSError as error:
            self.licences.setPlainText(tr("The list of licences cannot be read: {reason}", reason=error))

    # -- Qt's own methods

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.tabs.tabBar().setFocus()
