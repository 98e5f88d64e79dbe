"""Cleaning up from the review: the sheet before it, its other actions, progress, what is left, and undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from core.records import Action, Progress
from gui.cleanup.bar import ListDialog
from gui.cleanup.confirm_dialog import ConfirmDialog
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary, group, photo
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
Open = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def window(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> MainWindow:
    p, away = library.all, photo(90, "/nas/old")
    library.add(away)
    library.known_groups = (group(p[0], p[1], p[2]), group(p[10], p[11], away))
    window = open_window(library)
    window.go_to("duplicates")
    settle(qtbot, window)
    qtbot.waitUntil(window.duplicates.members.hasFocus)
    return window


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot) -> ConfirmDialog:
    """The sheet for four marked photos, as Del opens it."""
    window.duplicates.apply_rules(window.session.library.review.presets()[0], every=True)
    settle(qtbot, window)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Delete)
    settle(qtbot, window)
    [sheet] = window.duplicates.findChildren(ConfirmDialog)
    return sheet


def said(window: MainWindow) -> str:
    return window.message_bar.text.text()


def test_nothing_marked_opens_no_sheet(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.duplicates.members, Key.Key_Delete)
    assert said(window) == "Nothing is marked."
    assert not window.duplicates.findChildren(ConfirmDialog)


def test_the_sheet_says_what_will_happen(sheet: ConfirmDialog, library: FakeLibrary) -> None:
    assert sheet.heading.text() == "Move 4 photos to the trash?"
    told = sheet.text.text()
    assert "Frees 12 MB." in told
    assert "1 photo on a disk without a trash: moved to /nas/.twinlens instead." in told
    lines = [sheet.folders.topLevelItem(row) for row in range(sheet.folders.topLevelItemCount())]
    assert [[line.text(column) for column in range(3)] for line in lines] == [
        ["/photos", "3 photos", "9.3 MB"],
        ["/nas/old", "1 photo", "3.1 MB"],
    ]
    assert sheet.go_button.text() == "Move 4 to trash"
    assert sheet.go_button.isDefault()
    sheet.reject()
    assert len(library.all) == 61


def test_what_is_skipped_is_listed_with_its_reason(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.all[1] = replace(library.all[1], offline=True)
    sheet.set_action(Action.LINK)
    settle(qtbot, window)
    assert sheet.heading.text() == "Replace 3 photos by hard links?"
    assert sheet.skipped_title.text() == "Left as they are: 1 file"
    line = sheet.skipped.topLevelItem(0)
    assert (line.text(0), line.text(1)) == ("IMG_000001.jpg", "Its folder is not there now.")
    sheet.reject()


def test_enter_cleans_up_and_undo_brings_all_back(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    assert said(window) == "4 files moved to the trash, 12 MB freed."
    assert len(library.all) == 57
    assert window.duplicates.nothing.isVisible()
    assert window.session.review.marks == set()
    [undo] = window.message_bar.action_buttons
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    assert said(window) == "4 files are back in place."
    assert len(library.all) == 61
    assert window.duplicates.group_model.rowCount() == 2


def test_undo_by_key_takes_back_the_clean_up_first(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    window.duplicates.keys["undo"].trigger()
    qtbot.waitUntil(lambda: len(library.all) == 61)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)


def test_a_clean_up_can_be_cancelled(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.cleanup.may_go_on.clear()
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: window.clean_bar.how_far.text() == "1 of 4 files")
    assert window.clean_bar.isVisible()
    qtbot.mouseClick(window.clean_bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    assert said(window) == "1 file moved to the trash, 3.1 MB freed. The rest was not touched."
    assert not window.clean_bar.isVisible()
    assert len(library.all) == 60


def test_files_that_failed_are_listed(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.cleanup.fails = {library.all[2].path}
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    assert said(window) == "3 files moved to the trash, 9.3 MB freed. 1 file was left as it is."
    undo, show = window.message_bar.action_buttons
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    [shown] = window.clean_bar.findChildren(ListDialog)
    assert shown.lines.toPlainText() == "/photos/IMG_000002.jpg\n    The file is in use."
    shown.reject()
    assert undo.text() == "Undo"


def test_deleting_for_good_asks_for_a_word(
    sheet: ConfirmDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    sheet.set_action(Action.DELETE)
    settle(qtbot, window)
    assert "This cannot be undone." in sheet.text.text()
    assert not sheet.go_button.isEnabled()
    qtbot.keyClick(sheet, Key.Key_Return)
    assert sheet.isVisible()
    qtbot.keyClicks(sheet.typed, "delete")
    assert sheet.go_button.isEnabled()
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.cleaning.running)
    settle(qtbot, window)
    assert said(window).startswith("4 files deleted for good")


def test_a_folder_is_asked_for_where_one_is_needed(
    sheet: ConfirmDialog, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/elsewhere")
    [move] = [a for a in sheet.others_button.menu().actions() if a.text() == "Move to a folder…"]
    move.trigger()
    settle(qtbot, window)
    assert sheet.heading.text() == "Move 4 photos to /elsewhere?"
    assert sheet.plan is not None
    assert sheet.plan.folder == "/elsewhere"
    sheet.reject()


def test_no_clean_up_while_a_scan_runs(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    qtbot.keyClick(window.duplicates.members, Key.Key_Space)
    settle(qtbot, window)
    library.scan_may_end.clear()
    window.session.scans.start()
    window.duplicates.act()
    assert said(window).startswith("A scan is running.")
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)
    settle(qtbot, window)


def test_that_it_stops_is_said_until_it_has(window: MainWindow) -> None:
    bar = window.clean_bar
    bar.cancel_button.click()
    bar.show_progress(Progress(done_files=3, total_files=5))
    assert bar.how_far.text() == "Stopping after this file…"
