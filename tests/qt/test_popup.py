"""Panels that unfold below a button have room for what they hold, also for what comes late."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.popup import PopupButton

pytestmark = pytest.mark.qt_log_ignore(r"propagateSizeHints|raise\(\)|grabbing")  # the platform of no screen says so


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("when", ["before", "folded again", "unfolded"])
def test_a_panel_has_room_for_what_comes(qtbot: QtBot, when: str, wrapped: bool) -> None:
    window, content = QWidget(), QWidget()
    form = QFormLayout(content)
    upper, lower = QWidget(), QWidget()
    for title, part in (("Upper", upper), ("Lower", lower)):
        part.setFixedHeight(20)
        form.addRow(title, part)
    form.addRow(QLabel("a sentence", wordWrap=wrapped))
    button = PopupButton("Unfold", content, window)
    QVBoxLayout(window).addWidget(button)
    qtbot.addWidget(window)
    window.show()
    if when != "before":
        button.click()
        QApplication.processEvents()
    if when == "folded again":
        button.panel.close()
    upper.setFixedHeight(90)
    lower.setFixedHeight(90)
    QApplication.processEvents()
    if when != "unfolded":
        button.click()
        QApplication.processEvents()
    assert (upper.height(), lower.height()) == (90, 90)
    assert lower.geometry().top() > upper.geometry().bottom()
    assert content.rect().contains(lower.geometry())
    assert button.panel.rect().contains(content.geometry())
    button.panel.close()
