"""Which of these do I have? A folder is looked up, with progress; what is not in the library stands first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import Facts, Kind, Whereabouts
from gui.main_window import MainWindow
from gui.search.folder_words import verdict
from tests.qt.fake import FakeLibrary, plain_jpeg
from tests.qt.fake_search import titles
from tests.qt.steps import settle

Open = Callable[..., MainWindow]
FACTS = Facts(400, 300, "JPEG")


@pytest.fixture
def card(library: FakeLibrary) -> FakeLibrary:
    """A library that finds a card's pictures: two are not there, one is, one as a copy, one cannot be read."""
    jpeg = plain_jpeg((40, 30), (200, 30, 30))
    one = Whereabouts("/card/A.jpg", "missing", 1000, 1, FACTS, thumbnail=jpeg)
    photos = library.all
    library.search.whereabouts = (
        one,
        replace(one, path="/card/B.jpg"),
        replace(one, path="/card/C.jpg", state="here", photo=photos[3], there=True, kind=Kind.SAME_BYTES),
        replace(one, path="/card/D.jpg", state="copy", photo=photos[4], there=True, kind=Kind.RESIZED),
        Whereabouts("/card/E.jpg", "unreadable", reason="The file ends too early."),
    )
    return library


def check(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin as a person does, by the button of the empty page."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/card")
    window.go_to("search")
    window.search.empty.folder_button.setFocus()
    qtbot.keyClick(window.search.empty.folder_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.search.check._work.running)
    settle(qtbot, window)


def shown(window: MainWindow) -> list[str]:
    model = window.search.check.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_what_is_not_there_stands_first(
    card: FakeLibrary, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(card)
    check(window, qtbot, monkeypatch)
    page = window.search.check
    assert page.isVisible()
    assert page.verdict.text() == "2 of 5 pictures are not in your library. 1 could not be read."
    assert shown(window) == ["A.jpg", "B.jpg"]
    assert page.what.text() == "Your library has no copy of this picture."
    for key, names, where in (
        ("here", ["C.jpg"], "The same file is in your library: /photos/IMG_000003.jpg"),
        ("copy", ["D.jpg"], "A copy is in your library (same picture, other size): /photos/IMG_000004.jpg"),
        ("unreadable", ["E.jpg"], "It cannot be read: The file ends too early."),
        ("all", ["A.jpg", "B.jpg", "C.jpg", "D.jpg", "E.jpg"], "Your library has no copy of this picture."),
    ):
        page.filters[key].click()
        settle(qtbot, window)
        assert shown(window) == names
        assert page.what.text() == where
    assert page.pictures.get(page.model.photo(0).content_id) is not None


def test_by_keys_from_the_list_to_a_search_and_back(
    card: FakeLibrary, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(card)
    check(window, qtbot, monkeypatch)
    grid = window.search.check.grid
    assert grid.hasFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current_photo().path == "/card/B.jpg"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(card.search.asked[-1]) == [("B.jpg", True)]
    assert window.search.asked.isVisible()
    qtbot.keyClick(window.search.grid, Qt.Key.Key_Escape)
    assert grid.hasFocus()
    assert grid.current_photo().path == "/card/B.jpg"
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.search.return_button.text() == "Back to the pictures of “card”"
    window.search.return_button.click()
    assert window.search.check.isVisible()
    assert window.inspector.name.text() == "B.jpg"
    qtbot.keyClick(grid, Qt.Key.Key_Escape)  # laid aside
    assert window.search.asked.isVisible()
    assert window.inspector.photo is None
    assert not window.search.return_button.isVisible()


def test_what_can_be_done_with_a_picture(
    card: FakeLibrary, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("gui.widgets.files.show_in_folder", shown.append)
    window = open_window(card)
    check(window, qtbot, monkeypatch)
    page = window.search.check
    find, show, show_library = page.grid.actions()
    show.trigger()
    show_library.trigger()  # the library has none
    page.filters["here"].click()
    show_library.trigger()
    assert shown == ["/card/A.jpg", "/photos/IMG_000003.jpg"]
    find.trigger()
    settle(qtbot, window)
    assert titles(card.search.asked[-1]) == [("C.jpg", True)]


def test_it_tells_how_far_it_is_and_can_be_cancelled(card: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(card)
    page = window.search.check
    card.search.look_may_end.clear()
    window.go_to("search")
    page.check("/card")
    qtbot.waitUntil(lambda: page.how_far.text() == "Reading 3 of 12 pictures")
    assert page.cancel_button.isVisible()
    assert page.cancel_button.hasFocus()
    qtbot.keyClick(page.cancel_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.search.empty.isVisible())
    assert not window.message_bar.isVisible()


def test_what_is_known_is_shown_on_the_way(card: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(card)
    page = window.search.check
    card.search.told_early = 3
    card.search.look_may_end.clear()
    page.check("/card")
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    assert page.running.isVisible()
    assert not page.verdict.isVisible()
    assert page.filters["missing"].text() == "Not there 2"
    page.grid.select_row(1)
    card.search.look_may_end.set()
    qtbot.waitUntil(lambda: page.verdict.isVisible())
    assert shown(window) == ["A.jpg", "B.jpg"]
    assert page.grid.current_photo().path == "/card/B.jpg"
    assert page.grid.hasFocus()
    settle(qtbot, window)


def test_a_stopped_look_up_says_that_it_is_not_all(card: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(card)
    page = window.search.check
    card.search.told_early = 3
    card.search.look_may_end.clear()
    page.check("/card")
    qtbot.waitUntil(lambda: len(shown(window)) == 3)
    page.cancel_button.click()
    qtbot.waitUntil(lambda: page.verdict.isVisible())
    assert page.verdict.text() == "This is not all: 3 of 12 pictures were looked up before it was stopped."
    assert shown(window) == ["A.jpg", "B.jpg", "C.jpg"]
    settle(qtbot, window)


def test_the_end_does_not_take_the_person_away_from_another_page(
    card: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(card)
    card.search.look_may_end.clear()
    window.search.check.check("/card")
    window.go_to("photos")
    card.search.look_may_end.set()
    qtbot.waitUntil(lambda: window.message_bar.isVisible())
    assert window.page == "photos"
    assert window.message_bar.text.text().startswith("2 of 5 pictures are not in your library.")
    settle(qtbot, window)


def test_the_details_show_a_picture_that_the_library_does_not_have(
    card: FakeLibrary, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(card)
    check(window, qtbot, monkeypatch)
    inspector = window.inspector
    assert inspector.name.text() == "A.jpg"
    assert inspector.note.text() == "Your library has no copy of this picture."
    assert not inspector.stars.isVisible()
    qtbot.waitUntil(lambda: not inspector.picture.pixmap().isNull())
    long = replace(window.search.check.model.photo(0), path="/card/" + 40 * "long_" + ".jpg")
    inspector.show_photo(long, window.search.check.pictures)
    settle(qtbot, window)
    assert inspector.facts_area.widget().width() <= inspector.facts_area.width()
    assert inspector.facts_area.widget().minimumSizeHint().width() <= inspector.facts_area.width()
    window.go_to("photos")
    settle(qtbot, window)
    assert inspector.stars.isVisible()
    window.go_to("search")
    assert inspector.name.text() == "A.jpg"
    assert window.commands.menus["file"].actions().count(window.commands["known"]) == 1
    window.search.check.filters["here"].click()
    settle(qtbot, window)
    assert inspector.name.text() == "IMG_000003.jpg"
    assert inspector.stars.isVisible()
    assert inspector.note.text().startswith("The same file is in your library")


def test_closing_the_window_ends_it(card: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(card)
    card.search.look_may_end.clear()
    window.search.check.check("/card")
    qtbot.waitUntil(lambda: card.search.looked_up == ["/card"])
    window.close()
    assert window.session.close()


def test_a_failure_is_told(card: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(card)
    card.fails = UserError("not-found", "/card is not there.", "/card")
    window.search.check.check("/card")
    qtbot.waitUntil(lambda: window.message_bar.isVisible())
    assert window.message_bar.text.text() == "/card is not there."
    settle(qtbot, window)


def test_the_paths_are_copied_and_the_folder_is_added(
    card: FakeLibrary, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(card)
    check(window, qtbot, monkeypatch)
    window.search.check.copy_button.click()
    assert QGuiApplication.clipboard().text() == "/card/A.jpg\n/card/B.jpg"
    window.search.check.add_button.click()
    qtbot.waitUntil(lambda: ("add_folder", "/card") in card.calls)
    settle(qtbot, window)


def test_the_verdict_promises_no_more_than_was_seen(card: FakeLibrary) -> None:
    pictures = card.search.whereabouts
    report = card.search.known("/card", None, card.board, lambda _: None)  # type: ignore[arg-type]
    everything = replace(report, pictures=pictures[2:4])
    assert verdict(everything) == "All 2 pictures are in your library, as the same files or as copies."
    some = replace(report, pictures=pictures[2:])
    assert verdict(some) == (
        "All pictures that could be read are in your library, as files or as copies. 1 could not be read."
    )
    away = replace(everything, pictures=(replace(pictures[2], there=False), pictures[3]), whole=False)
    assert verdict(away).endswith(
        "Of 1 the library's own file is not there now. Some of the folder could not be listed."
    )
    assert verdict(replace(report, pictures=())) == "There are no pictures in this folder."
