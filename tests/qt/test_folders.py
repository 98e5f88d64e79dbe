"""The page of folders inside each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.records import FolderPair
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.steps import settle

PAIRS = (
    FolderPair("/photos/card", "/photos/2024", 97, 100, 310_000_000),
    FolderPair("/photos/old", "/backup/old", 999, 1000, 3_100_000_000),
)


def shown(window: MainWindow) -> list[str]:
    model = window.pages["folders"].pair_model
    return [" | ".join(str(model.index(row, c).data()) for c in range(5)) for row in range(model.rowCount())]


def test_folders_are_compared_when_the_page_is_looked_at(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    library.review.pairs = PAIRS
    window = open_window(library)
    assert shown(window) == []
    assert "containment" not in library.calls, "it may take seconds, so it waits until somebody looks"
    window.show_page("folders")
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    assert shown(window)[0] == "/photos/card | 97 % | /photos/2024 | 97 of 100 | 310 MB"
    assert shown(window)[1].startswith("/photos/old | 99 %"), "100 % is only said of all"
    library.review.pairs = ()
    window.pages["folders"].refresh()
    qtbot.waitUntil(lambda: window.pages["folders"].nothing.isVisible())
    assert "No folder has copies" in window.pages["folders"].nothing.text()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the platform of no screen, of every popup
def test_all_that_is_inside_is_marked_by_one_key(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    library.review.pairs = PAIRS
    window = open_window(library)
    window.show_page("folders")
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    table = window.pages["folders"].table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ("mark_inside", "/photos/old", "/backup/old") in library.calls)
    qtbot.waitUntil(lambda: "marked" in window.message_bar.text.text())
    asked: list[str] = []
    window.pages["folders"].groups_asked.connect(asked.append)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked == ["/photos/old"]
    settle(qtbot, window)
    table.customContextMenuRequested.emit(QPoint(4, table.viewport().height() - 4))
    assert not table.findChildren(QMenu), "there is no row below the last one"
    table.customContextMenuRequested.emit(table.visualRect(table.model().index(1, 0)).center())
    (menu,) = table.findChildren(QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["&Mark all that is inside", "Show the &groups"]
    menu.close()
