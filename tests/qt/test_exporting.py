"""Exporting the groups of copies from the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.review.exporting import FORMATS
from tests.qt.fake import FakeLibrary


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [("/tmp/a.json", ".html", "/tmp/a.json"), ("/tmp/a", ".csv", "/tmp/a.csv"), ("/tmp/a.b", ".html", "/tmp/a.b.html")],
)
def test_the_report_is_written_under_a_name_that_says_what_it_is(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    typed: str, kind: str, written: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (typed, FORMATS[kind]))
    window.commands["export"].trigger()
    qtbot.waitUntil(lambda: ("export", written) in library.calls)
    qtbot.waitUntil(lambda: "is written" in window.message_bar.text.text())
    assert [button.text() for button in window.message_bar.action_buttons] == ["Show in folder"]


def test_nothing_is_written_when_no_name_is_given(
    window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.commands["export"].trigger()
    assert not [call for call in library.calls if call[0] == "export"]
