"""The first thing a person sees."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.empty import EmptyStart


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every window
@pytest.mark.parametrize("width", [400, 700, 1400])
def test_no_sentence_is_cut_off(qtbot: QtBot, width: int) -> None:
    page = EmptyStart()
    qtbot.addWidget(page)
    page.resize(width, 560)
    page.show()
    for label in page.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
