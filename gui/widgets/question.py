"""Asks the person before something is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

Answers = Mapping[str, Callable[[], object]]
"""The words of buttons, with what they do."""


def ask(
    window: QWidget,
    title: str,
    question: str,
    more: str,
    answers: Answers,
    *,
    no: str = "",
    harmless: bool = False,
    check: QCheckBox | None = None,
) -> None:
    """Open a question over a window; what is answered is done then, and nothing when it is cancelled.

    Args:
        question, more: Plain text, for names of files and albums may look like something else.
        no: On the button that does nothing, in place of "Cancel".
        harmless: Enter gives the first answer, and not "Cancel".
        check: What can be chosen besides.
    """
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(question)
    box.setInformativeText(more)
    cancel = box.addButton(no, QMessageBox.ButtonRole.RejectRole) if no else box.addButton(box.StandardButton.Cancel)
    buttons = [box.addButton(text, QMessageBox.ButtonRole.AcceptRole) for text in answers]
    for button, act in zip(buttons, answers.values(), strict=True):
        button.clicked.connect(act)
    box.setDefaultButton(buttons[0] if harmless else cancel)
    if check is not None:
        box.setCheckBox(check)
    box.open()
