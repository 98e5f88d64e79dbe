"""The page of clean-ups: what was done, file by file, and undoing all or some of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.records import Act, Action, ActState, PhotoId
from gui.cleanup.history_page import HistoryPage
from gui.cleanup.history_rows import can_return, fate
from gui.main_window import MainWindow
from gui.widgets.tables import choose_row
from tests.qt.fake import FakeLibrary
from tests.qt.steps import settle

Open = Callable[..., MainWindow]


def clean(library: FakeLibrary, action: Action, *ids: int, folder: str = "") -> None:
    library.cleanup.run(library.cleanup.plan(action, [PhotoId(i) for i in ids], folder=folder))


@pytest.fixture
def page(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> HistoryPage:
    """Two clean-ups: five photos to the trash, of which one failed; then two moved."""
    library.cleanup.fails = {library.all[3].path}
    clean(library, Action.TRASH, 1, 2, 3, 4, 5)
    library.cleanup.fails = set()
    clean(library, Action.MOVE, 10, 11, folder="/elsewhere")
    window = open_window(library)
    window.go_to("history")
    settle(qtbot, window)
    return window.pages["history"]


def rows(page: HistoryPage) -> list[str]:
    model = page.batch_model
    return [" | ".join(model.index(row, column).data() for column in (0, 2, 3, 4)) for row in range(model.rowCount())]


def became(page: HistoryPage) -> list[str]:
    model = page.act_model
    return [f"{model.index(row, 0).data()}: {model.index(row, 1).data()}" for row in range(model.rowCount())]


def test_clean_ups_and_their_files(page: HistoryPage, qtbot: QtBot) -> None:
    assert rows(page) == [
        "Moved | 2 files | 6.2 MB | can be undone",
        "Moved to the trash | 4 files, 1 failed | 12 MB | can be undone",
    ]
    assert page.batch_model.index(0, 1).data().startswith("1 January 2026")
    assert became(page) == ["IMG_000010.jpg: Moved to /elsewhere", "IMG_000011.jpg: Moved to /elsewhere"]
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    settle(qtbot, page.window())
    assert became(page)[2] == "IMG_000003.jpg: Failed: The file is in use."
    assert "Now: /trash/IMG_000001.jpg" in page.act_model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_whole_clean_up_is_undone_by_keys(page: HistoryPage, library: FakeLibrary, qtbot: QtBot) -> None:
    assert 10 not in library.all
    QTest.keyClick(page.table, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: page.result.isVisible())
    settle(qtbot, page.window())
    assert page.result.text() == "2 files are back in place."
    assert {10, 11} <= set(library.all)
    assert rows(page)[0] == "Moved | 2 files | – | undone"
    assert became(page) == ["IMG_000010.jpg: Back in place", "IMG_000011.jpg: Back in place"]
    assert not page.undo_action.isEnabled()


def test_chosen_files_are_undone_and_what_cannot_be_is_said(
    page: HistoryPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    choose_row(page.table, 1)
    settle(qtbot, page.window())
    library.cleanup.fails = {"/photos/IMG_000002.jpg"}
    page.act_table.setFocus()
    choose_row(page.act_table, 2)  # the one that failed
    assert not page.undo_some_action.isEnabled()
    choose_row(page.act_table, 0)
    QTest.keyClick(page.act_table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.undo_some_action.isEnabled()
    page.undo_some_action.trigger()
    qtbot.waitUntil(lambda: page.result.isVisible())
    settle(qtbot, page.window())
    assert page.result.text() == (
        "1 file is back in place. 1 file could not be brought back: IMG_000002.jpg: It is gone from the trash."
    )
    assert 1 in library.all
    assert 4 not in library.all
    assert rows(page)[1].endswith("undone in part, 3 left")
    found = became(page)
    assert found[0] == "IMG_000001.jpg: Back in place"
    assert found[1] == "IMG_000002.jpg: Moved to the trash; cannot be brought back: It is gone from the trash."
    assert found[3] == "IMG_000004.jpg: Moved to the trash"


def test_show_in_folder(page: HistoryPage, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("gui.widgets.files.show_in_folder", shown.append)
    choose_row(page.act_table, 1)
    page.show_action.trigger()
    assert shown == ["/photos/IMG_000011.jpg"]


def test_no_undo_while_a_scan_runs(page: HistoryPage, library: FakeLibrary, qtbot: QtBot) -> None:
    assert page.undo_action.isEnabled()
    library.scan_may_end.clear()
    page._session.scans.start()
    assert not page.undo_action.isEnabled()
    library.scan_may_end.set()
    qtbot.waitUntil(page.undo_action.isEnabled)
    settle(qtbot, page.window())


def test_an_empty_history_says_what_will_stand_there(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(library)
    window.go_to("history")
    settle(qtbot, window)
    assert window.pages["history"].nothing.isVisible()
    assert "can be undone" in window.pages["history"].nothing.text()


@pytest.mark.parametrize(
    ("action", "state", "target", "reason", "expected", "returns"),
    [
        (Action.DELETE, ActState.DONE, "", "", "deleted for good", False),
        (Action.LINK, ActState.DONE, "/photos/kept.jpg", "", "replaced by hard links", True),
        (Action.TRASH, ActState.SKIPPED, "", "It has changed.", "left as it was: It has changed.", False),
        (Action.TRASH, ActState.UNDONE, "/photos/a (2).jpg", "", "back as a (2).jpg", False),
        (Action.COPY, ActState.UNDONE, "/photos/a.jpg", "", "the copy was removed", False),
        (Action.SIDECAR, ActState.UNDONE, "/photos/a.jpg", "", "as it was before", False),
        (Action.TRASH, ActState.PLANNED, "", "", "was under way when the program ended", False),
    ],
)
def test_the_fate_of_a_file_in_words(
    action: Action, state: ActState, target: str, reason: str, expected: str, returns: bool
) -> None:
    act = Act(1, "/photos/a.jpg", target, 5, state, reason)
    assert fate(act, action) == expected
    assert can_return(act, action) is returns
