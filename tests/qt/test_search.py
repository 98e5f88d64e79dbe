"""Find similar: results by distance, the radius, both kinds of likeness, history; and the inspector beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import Example, PhotoId, Query
from gui import words
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary, colour, photo
from tests.qt.steps import colours, settle

Open = Callable[..., MainWindow]


def by(title: str, *, photo_id: PhotoId | None = None, path: str | None = None) -> Query:
    """A query by one picture."""
    return Query((Example(title, photo_id, path),))


@pytest.fixture
def searched(library: FakeLibrary, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window after F on the first photo; neighbours at 3, 6, 9 ... bits."""
    library.similar = list(range(3, 120, 3))
    grid = window.photos.grid
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_F)
    settle(qtbot, window)
    return window


def asked_by(library: FakeLibrary) -> list[tuple[int | None, str]]:
    """What was asked: the first example's photo, and the code space."""
    return [(query.examples[0].photo_id, query.space) for query in library.search.asked]


def distances(window: MainWindow, *, dimmed: bool = False) -> list[int]:
    """Distances shown inside the radius, or those shown dimmed beyond it."""
    model = window.search.asked.results
    rows = range(model.dimmed_from, model.rowCount()) if dimmed else range(model.dimmed_from)
    return [model.entry(row).distance for row in rows]


def test_results_come_by_distance_within_the_radius(searched: MainWindow, library: FakeLibrary) -> None:
    assert asked_by(library) == [(59, "look")]
    assert distances(searched) == list(range(3, 41, 3))
    assert searched.search.asked.card.found.text() == "13 photos within 40 bits."
    assert searched.search.asked.card.title.text() == "Look-alikes of IMG_000059.jpg"
    assert not searched.search.asked.card.picture.pixmap().isNull()


def test_a_radius_is_for_codes_of_one_length(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    page.asked.card.radius.slider.setValue(12)
    for bits, radius, expected in ((4608, 700, 700), (256, 40, 12)):
        library.bits, library.radius = bits, radius
        page.ask(by("photo", photo_id=library.photo(1).id))
        settle(qtbot, searched)
        assert page.asked.card.radius.radius == expected


def test_the_radius_answers_at_once_and_moves_nothing(searched: MainWindow, library: FakeLibrary) -> None:
    page = searched.search
    page.grid.select_row(2)
    for radius, count in ((12, 4), (128, 39), (30, 10)):
        page.asked.card.radius.slider.setValue(radius)
        assert len(distances(searched)) == count
        assert page.grid.currentIndex().row() == 2
    assert len(library.search.asked) == 1


def test_an_empty_result_says_where_the_nearest_is(searched: MainWindow, qtbot: QtBot) -> None:
    page = searched.search
    page.asked.card.radius.slider.setValue(2)
    assert page.asked.card.found.text() == "Nothing within 2 bits; the nearest is at 3."
    assert distances(searched) == []
    assert distances(searched, dimmed=True) == list(range(3, 37, 3))
    page.asked.card.radius.slider.setValue(9)
    assert distances(searched) == [3, 6, 9]
    assert distances(searched, dimmed=True) == list(range(12, 37, 3))
    assert page.asked.card.found.text() == "3 photos within 9 bits. The nearest others are dimmed."


def test_copies_and_look_alikes_are_two_questions(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    qtbot.mouseClick(page.asked.card.space_buttons["copy"], Qt.MouseButton.LeftButton)
    settle(qtbot, searched)
    assert asked_by(library)[-1] == (59, "copy")
    assert page.asked.card.title.text() == "Copies of IMG_000059.jpg"
    qtbot.mouseClick(page.asked.card.space_buttons["look"], Qt.MouseButton.LeftButton)
    settle(qtbot, searched)
    assert len(library.search.asked) == 2  # both answers are kept


def test_back_and_forward_through_queries(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    page.grid.setFocus()
    page.grid.select_row(1)
    qtbot.keyClick(page.grid, Qt.Key.Key_F)
    settle(qtbot, searched)
    second = page.asked.card.title.text()
    assert second != "Look-alikes of IMG_000059.jpg"
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.grid, Qt.Key.Key_Left, alt)
    assert page.asked.card.title.text() == "Look-alikes of IMG_000059.jpg"
    assert not page.asked.card.back_button.isEnabled()
    qtbot.keyClick(page.grid, Qt.Key.Key_Right, alt)
    assert page.asked.card.title.text() == second
    spot = QPointF(5, 5)
    for button, expected in (
        (Qt.MouseButton.BackButton, "Look-alikes of IMG_000059.jpg"),
        (Qt.MouseButton.ForwardButton, second),
    ):
        for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
            event = QMouseEvent(kind, spot, spot, button, button, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(page.grid.viewport(), event)
        assert page.asked.card.title.text() == expected
    assert len(library.search.asked) == 2


def test_going_back_asks_anew_after_the_library_has_changed(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page = searched.search
    page.ask(by("another", photo_id=PhotoId(1)))
    settle(qtbot, searched)
    library.drop(2)
    searched.reload_lists()
    settle(qtbot, searched)
    page.go(-1)
    settle(qtbot, searched)
    assert [photo for photo, _ in asked_by(library)] == [59, 1, 1, 59]
    assert 2 not in [page.asked.results.entry(row).photo.id for row in range(page.asked.results.rowCount())]


def test_another_encoder_answers_anew(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    shelf = searched.session.shelf
    shelf.read()
    settle(qtbot, searched)
    library.models.missing = 3
    shelf.choose(library.models.known["resnet50"])  # a scan makes the codes that it lacks
    settle(qtbot, searched)
    assert len(library.search.asked) == 1, "the one before answers until then"
    library.models.finish()
    searched.session.scans.start([])
    settle(qtbot, searched)
    assert asked_by(library) == [(59, "look")] * 2


def test_old_results_do_not_stand_under_a_new_name(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    page.ask(by("other.jpg", path="/other.jpg"))
    assert page.asked.card.found.text() == "Looking…"
    assert distances(searched) == []
    assert page.asked.card.picture.pixmap().isNull()
    settle(qtbot, searched)
    assert distances(searched)


def test_a_picture_that_cannot_be_read_is_told(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.fails = UserError("not-a-picture", "This is no picture.", "/words.txt")
    searched.search.ask(by("words.txt", path="/words.txt"))
    settle(qtbot, searched)
    assert searched.message_bar.text.text() == "/words.txt: This is no picture."
    assert searched.search.asked.card.found.text() == "This picture could not be searched by."


def test_an_empty_library_says_so(tmp_path: object, library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    library.all.clear()
    window = open_window(library)
    window.find_similar(by("a.jpg", path="/a.jpg"))
    settle(qtbot, window)
    assert "no other photos to compare with" in window.search.asked.card.found.text()


def test_the_inspector_shows_facts_picture_and_what_is_like_it(
    library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    library.similar = list(range(3, 60, 3))
    inspector = window.inspector
    window.photos.grid.select_row(2)
    settle(qtbot, window)
    chosen = library.all[57]
    assert inspector.name.text() == "IMG_000057.jpg"
    assert inspector.facts["Dimensions"].text() == "4032 × 3024 (12 MP)"
    tiny = replace(chosen, facts=replace(chosen.facts, width=280, height=115))
    assert words.megapixels(tiny) == "0.03 MP"
    assert inspector.facts["Taken"].text() == "2 March 2000, 11:05"
    assert inspector.similar_model.rowCount() == 8
    assert max(abs(a - b) for a, b in zip(colours(inspector.picture.pixmap()), colour(57), strict=True)) < 4
    library.fails = UserError("no-codes", "Not now.")
    window.photos.grid.select_row(1)
    assert inspector.name.text() != chosen.path
    assert not inspector.similar.isVisible()
    settle(qtbot, window)
    assert not inspector.similar.isVisible()
    assert not window.message_bar.isVisible()
    window.commands.inspector.trigger()
    assert not inspector.isVisible()


def test_the_preview_is_never_of_another_photo(library: FakeLibrary, window: MainWindow, qtbot: QtBot) -> None:
    grid, inspector = window.photos.grid, window.inspector
    for row in (0, 5, 2, 7, 1):
        grid.select_row(row)
        shown = inspector.picture.pixmap()
        if not shown.isNull():
            expected = colour(grid.current_photo().content_id)
            assert max(abs(a - b) for a, b in zip(colours(shown), expected, strict=True)) < 8
    settle(qtbot, window)
    expected = colour(grid.current_photo().content_id)
    assert max(abs(a - b) for a, b in zip(colours(inspector.picture.pixmap()), expected, strict=True)) < 4


def test_a_file_that_is_away_keeps_its_facts(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    library.broken = {59}
    window = open_window(library)
    window.photos.grid.select_row(0)
    settle(qtbot, window)
    assert window.inspector.name.text() == "IMG_000059.jpg"
    assert not window.message_bar.isVisible()


def test_the_context_menu_and_its_actions(
    library: FakeLibrary, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[str, str]] = []
    monkeypatch.setattr("gui.widgets.files.open_file", lambda path: done.append(("open", path)))
    monkeypatch.setattr("gui.widgets.files.show_in_folder", lambda path: done.append(("show", path)))
    grid = window.photos.grid
    grid.select_row(2)
    settle(qtbot, window)
    path = grid.current_photo().path
    menu = window.photos.actions_of_photos.menu(grid)
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert {"Open", "Show in folder", "Copy path", "Find similar", "Why? Compare two…"} <= set(actions)
    for name in ("Open", "Show in folder", "Copy path"):
        actions[name].trigger()
    menu.close()
    assert done == [("open", path), ("show", path)]
    assert QGuiApplication.clipboard().text() == path
    library.all[57] = photo(57)


def test_opening_what_is_gone_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.photos.grid.select_row(0)
    settle(qtbot, window)
    window.photos.grid.setFocus()
    qtbot.keyClick(window.photos.grid, Qt.Key.Key_Return)
    assert "is not there now" in window.message_bar.text.text()
