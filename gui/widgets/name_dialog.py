"""Asks for a name: of an album, of a search."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QWidget

from gui.theme import SPACE


def ask_name(window: QWidget, title: str, label: str, name: str, then: Callable[[str], object]) -> None:
    """Ask for a name, with `name` there to begin with; `then` gets it without spaces around, and may refuse it."""
    dialog = QInputDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(name)
    dialog.textValueSelected.connect(lambda text: then(text.strip()))
    dialog.resize(50 * SPACE, dialog.sizeHint().height())  # Qt's own width cuts most names, and its title
    dialog.open()
