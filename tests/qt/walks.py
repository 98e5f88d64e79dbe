"""Ways through all that the window can show: its pages, what their buttons unfold, and every dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.records import PhotoId
from gui.albums import menus
from gui.grid.quick_look import QuickLook
from gui.grid.view import GridView
from gui.main_window import MainWindow
from gui.parts import PAGES
from gui.widgets.popup import PopupButton
from tests.qt.checks import beyond, clipped, faults
from tests.qt.steps import drop, files, settle

NAMES = [kind.name for kind in PAGES]
SMALLEST = 1024, 700
"""The window has to do with so much room, and no dialog may ask for more."""

OF_MENUS = ("encoders", "hashing", "log", "diagnostics", "about", "contents", "keyboard")


def visit(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Go to a page as a person gets there, with something on it."""
    if name == "search":
        window.go_to("photos")
        window.photos.grid.select_row(0)
        settle(qtbot, window)
        window.photos.actions_of_photos.similar_action.trigger()
    elif name == "compare":
        window.go_to("duplicates")
        settle(qtbot, window)
        window.duplicates.groups.select_row(0)
        window.duplicates.compare()
    else:
        window.go_to(name)
    settle(qtbot, window)
    QApplication.processEvents()  # what was laid out anew
    assert window.page == name


def pages(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """The window on every page, and on each what its buttons unfold, one after the other, while it is unfolded."""
    for name in NAMES:
        visit(window, qtbot, name)
        yield name, window
        for button in window.findChildren(PopupButton):
            if button.isVisible() and button.isEnabled():
                button.click()
                settle(qtbot, window)
                QApplication.processEvents()
                assert button.panel.isVisible()
                yield name, button.panel
                button.panel.close()


def dialogs(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget]]:
    """Every dialog that a menu or a page opens, and the quick look, one after the other."""

    def opened(name: str, slot: Callable[[], object], kind: type[QWidget] = QDialog) -> Iterator[tuple[str, QWidget]]:
        slot()
        qtbot.waitUntil(lambda: any(child.isVisible() for child in window.findChildren(kind)))
        settle(qtbot, window)
        QApplication.processEvents()  # what was laid out anew
        dialog = next(child for child in window.findChildren(kind) if child.isVisible())
        yield name, dialog
        dialog.close()
        window.activateWindow()  # which the platform of no screen leaves to us
        settle(qtbot, window)

    commands = window.commands
    for name in OF_MENUS:
        yield from opened(name, commands[name].trigger)
    yield from opened("leave out", commands.leave_out.trigger)
    yield from opened("removal", lambda: window.intake.confirm_removal("/photos"))
    for name, slot in _of_the_review(window, qtbot).items():
        yield from opened(name, slot)
    for name in ("photos", "search"):
        visit(window, qtbot, name)
        grid = window.pages[name].main_view()
        assert isinstance(grid, GridView)
        grid.select_row(1)
        settle(qtbot, window)
        yield from opened(f"quick look of {name}", partial(QTest.keyClick, grid, Qt.Key.Key_Space), QuickLook)
        assert grid.hasFocus()
    for name, slot in _of_search_and_albums(window, qtbot).items():
        yield from opened(name, slot)


def _of_the_review(window: MainWindow, qtbot: QtBot) -> dict[str, Callable[[], object]]:
    window.go_to("duplicates")
    settle(qtbot, window)
    page = window.duplicates
    page.mark_others()
    settle(qtbot, window)
    page.members.select_row(1)
    return {"keys": page.show_keys, "rules": page.edit_rules, "act": page.act, "why": page.keys["why"].trigger}


def _of_search_and_albums(window: MainWindow, qtbot: QtBot) -> dict[str, Callable[[], object]]:
    session, search = window.session, window.search
    session.albums.create("Boats", [PhotoId(1), PhotoId(2)])
    visit(window, qtbot, "search")
    search.asking.save("Sails")
    settle(qtbot, window)
    saved = session.library.search.saved()[0].id
    album = session.albums.albums[0].id
    return {
        "a folder": lambda: drop(search, files(Path(__file__).parent)),
        "parts": search.asked.card.parts.box.click,
        "parts away": search.asked.card.parts.remove,
        "name of a search": lambda: search.saved.ask_name_of(saved),
        "new album": lambda: menus.ask_for_new(session, window, [PhotoId(3)]),
        "name of an album": lambda: menus.ask_to_rename(session, window, album),
        "no album any more": lambda: menus.ask_to_delete(session, window, album),
    }


def cut_off(window: MainWindow, qtbot: QtBot) -> list[str]:
    """Texts and controls of pages, panels and dialogs that have too little room in the smallest window."""
    window.resize(*SMALLEST)
    found = []
    for name, part in pages(window, qtbot):
        if window.size().toTuple() != SMALLEST:
            found.append(f"{name}: asks for {window.size().toTuple()}")
            window.resize(*SMALLEST)
        found += faults(name, clipped(part) + beyond(part))
    for name, dialog in dialogs(window, qtbot):
        if dialog.width() > SMALLEST[0] or dialog.height() > SMALLEST[1]:
            found.append(f"{name}: {dialog.size().toTuple()}")
        found += faults(name, clipped(dialog) + beyond(dialog))
    return list(dict.fromkeys(found))
