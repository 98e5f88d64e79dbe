"""Exporting the groups of copies from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
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


@pytest.mark.qt_log_ignore("propagateSizeHints")
@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_of_the_name_that_is_made_longer_is_asked_about(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    replaced: bool,
) -> None:  # fmt: skip
    (tmp_path / "a.csv").write_text("of another program")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), FORMATS[".csv"]))
    window.commands["export"].trigger()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "a.csv already" in box.text()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    next(button for button in box.buttons() if ("Replace" in button.text()) == replaced).click()
    written = ("export", str(tmp_path / "a.csv"))
    if replaced:
        qtbot.waitUntil(lambda: written in library.calls)
    else:
        qtbot.waitUntil(lambda: not box.isVisible())
        assert written not in library.calls


def test_nothing_is_written_when_no_name_is_given(
    window: MainWindow, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.commands["export"].trigger()
    assert not [call for call in library.calls if call[0] == "export"]
