"""Sections of the sidebar: what a person made, below the pages and the folders."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from core.records import Folder
from gui.sidebar import Entry, Sidebar
from gui.sidebar_entries import COUNT_ROLE


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    made = Sidebar()
    qtbot.addWidget(made)
    made.resize(240, 600)
    made.show()
    made.set_folders([Folder("/photos", 60, False)])
    made.set_section("albums", "Albums", [Entry(3, "Boats", "photos", 12), Entry(4, "Red doors", "photos")])
    return made


def texts(sidebar: Sidebar) -> list[str]:
    return [sidebar.item(row).text() for row in range(sidebar.count())]


def test_a_section_stands_below_the_folders_and_goes_when_it_is_empty(sidebar: Sidebar) -> None:
    assert texts(sidebar)[-5:] == ["Folders", "photos", "Albums", "Boats", "Red doors"]
    assert sidebar.item(sidebar.count() - 2).data(COUNT_ROLE) == "12"
    sidebar.set_section("albums", "Albums", [])
    assert texts(sidebar)[-2:] == ["Folders", "photos"]


def test_choosing_an_entry_tells_its_page_and_key(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sidebar.page_chosen) as told:
        sidebar.setCurrentRow(texts(sidebar).index("Red doors"))
    assert told.args == ["albums", 4]


def test_the_entry_stays_marked_when_its_section_is_filled_anew(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_chosen("albums", 3)
    with qtbot.assertNotEmitted(sidebar.page_chosen):
        sidebar.set_section("albums", "Albums", [Entry(4, "Red doors", "photos"), Entry(3, "Ships", "photos", 12)])
    assert sidebar.chosen() == ("albums", 3)
    assert sidebar.currentItem().text() == "Ships"


def test_a_folder_whose_name_is_no_text_is_meant_itself(sidebar: Sidebar, qtbot: QtBot) -> None:
    folder = os.fsdecode(b"/photos/bad \xff")
    told: list[object] = []
    sidebar.folder_protection_asked.connect(lambda path, protect: told.append(path))
    for asked in (sidebar.folder_removal_asked, sidebar.folder_scan_asked, sidebar.folder_show_asked):
        asked.connect(told.append)
    sidebar.set_folders([Folder(folder, 60, False)])
    sidebar.show_chosen("photos", folder)
    qtbot.keyClick(sidebar, Qt.Key.Key_Delete)
    menu = sidebar.folder_menu(folder)
    for action in menu.actions():
        action.trigger()
    assert told == [folder] * 5


def test_keys_ask_the_owner_to_rename_and_to_remove(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_chosen("albums", 3)
    with qtbot.waitSignal(sidebar.entry_rename_asked) as told:
        qtbot.keyClick(sidebar, Qt.Key.Key_F2)
    assert told.args == ["albums", 3]
    with qtbot.waitSignal(sidebar.entry_removal_asked) as told, qtbot.assertNotEmitted(sidebar.folder_removal_asked):
        qtbot.keyClick(sidebar, Qt.Key.Key_Delete)
    assert told.args == ["albums", 3]


def test_enter_leads_into_the_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_chosen("albums", 3)
    with qtbot.waitSignal(sidebar.page_entered):
        qtbot.keyClick(sidebar, Qt.Key.Key_Return)


def test_the_owner_makes_the_menu_of_an_entry_also_by_the_menu_key(sidebar: Sidebar) -> None:
    asked = []

    def menu(key: object) -> QMenu:
        asked.append(key)
        return QMenu(sidebar)

    sidebar.set_section_menu("albums", menu)
    sidebar.show_chosen("albums", 4)
    nowhere = QPoint(5, 5)  # the pointer lies elsewhere when a key asks
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, nowhere, sidebar.mapToGlobal(nowhere))
    QApplication.sendEvent(sidebar.viewport(), event)
    assert asked == [4]
