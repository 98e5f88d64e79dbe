"""Several pictures, and not this: examples, thumbs on results, who pulled what; and why two are alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.records import Example, Query
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.fake_search import titles
from tests.qt.steps import settle

FIRST, SECOND, THIRD = "IMG_000059.jpg", "IMG_000000.jpg", "IMG_000001.jpg"


@pytest.fixture
def searched(library: FakeLibrary, window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window after F on the first photo; results are photos 0, 1, 2 ... at 3, 6, 9 ... bits."""
    library.similar = list(range(3, 120, 3))
    window.photos.grid.select_row(0)
    window.photos.grid.setFocus()
    qtbot.keyClick(window.photos.grid, Qt.Key.Key_F)
    settle(qtbot, window)
    return window


def asked(library: FakeLibrary) -> list[tuple[str, bool]]:
    return titles(library.search.asked[-1])


def test_plus_and_minus_on_results_refine_and_the_cursor_stays_in_place(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid = searched.search.grid
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True), (SECOND, True)]
    assert grid.currentIndex().row() == 0
    assert grid.current_photo().id == 1
    qtbot.keyClick(grid, Qt.Key.Key_Minus)
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True), (SECOND, True), (THIRD, False)]
    qtbot.keyClick(grid, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert titles(searched.search.asking.query) == [(FIRST, True), (SECOND, True)]


def test_the_thumbs_under_the_pointer(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = searched.search.grid
    more, less = grid.delegate.signs(grid.rect_of(2))
    QTest.mouseMove(grid.viewport(), grid.rect_of(2).center())
    assert grid.delegate.hovered == 2
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=less.center().toPoint())
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True), ("IMG_000002.jpg", False)]
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=more.center().toPoint())
    settle(qtbot, searched)
    assert asked(library)[-1] == ("IMG_000003.jpg", True)


def test_all_selected_results_are_judged_together(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = searched.search.grid
    grid.setFocus()
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    searched.search.asked.more_action.trigger()
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True), (SECOND, True), (THIRD, True)]


def test_examples_are_turned_round_and_removed_by_keys_and_mouse(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid, row = searched.search.grid, searched.search.asked.card.examples
    assert not row.chips[0].cross.isVisible()  # the only one has to stay
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    settle(qtbot, searched)
    first, second = row.chips
    assert (first.accessibleName(), second.accessibleName()) == (f"More like {FIRST}", f"More like {SECOND}")
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Minus)
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True), (SECOND, False)]
    assert second.accessibleName() == f"Less like {SECOND}"
    assert not first.cross.isVisible()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert len(row.chips) == 2
    qtbot.mouseClick(second.cross, Qt.MouseButton.LeftButton)
    settle(qtbot, searched)
    assert asked(library) == [(FIRST, True)]
    assert len(row.chips) == 1


def test_the_chosen_example_is_shown_large_and_takes_the_box(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid, card = searched.search.grid, searched.search.asked.card
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    settle(qtbot, searched)
    assert card.chosen == 1
    qtbot.mouseClick(card.examples.chips[0], Qt.MouseButton.LeftButton)
    assert card.chosen == 0
    card.picture.setFocus()
    qtbot.keyClick(card.picture, Qt.Key.Key_B)
    settle(qtbot, searched)
    assert [example.box is not None for example in library.search.asked[-1].examples] == [True, False]


def test_every_result_says_which_example_pulled_it(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page, inspector = searched.search, searched.inspector
    page.grid.select_row(0)
    assert not inspector.note.isVisible()
    qtbot.keyClick(page.grid, Qt.Key.Key_Plus)
    settle(qtbot, searched)
    for row, name in ((0, FIRST), (1, SECOND)):
        page.grid.select_row(row)
        assert inspector.note.text() == f"Pulled by {name}, which it is most like."
        tip = page.asked.results.index(row).data(Qt.ItemDataRole.ToolTipRole)
        assert f"Pulled by {name}" in tip
    searched.go_to("photos")
    assert not inspector.note.isVisible()


def test_no_more_than_so_many_pictures(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    searched.search.asked.add([Example(f"{n}.jpg", path=f"/{n}.jpg") for n in range(20)], liked=True)
    settle(qtbot, searched)
    assert len(asked(library)) == 12
    assert "12 pictures at most" in searched.message_bar.text.text()


def test_a_search_begins_with_something_that_is_liked(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    window.search.asked.add([Example("a.jpg", path="/a.jpg")], liked=False)
    settle(qtbot, window)
    assert library.search.asked == []


def test_a_new_query_shows_nothing_of_the_one_before(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.search.held.clear()
    searched.find_similar(Query((Example("b.jpg", path="/b.jpg"),)))
    assert searched.search.asked.results.rowCount() == 0
    assert searched.search.asked.card.found.text() == "Looking…"
    library.search.held.set()
    settle(qtbot, searched)


def test_photos_that_go_leave_the_results_and_nothing_else_moves(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid = searched.search.grid
    grid.select_row(4)
    library.drop(2)
    searched.reload_lists()
    settle(qtbot, searched)
    assert [grid.photos.photo(row).id for row in range(4)] == [0, 1, 3, 4]
    assert grid.current_photo().id == 4
    assert grid.selected_ids().tolist() == [4]


# --- Why alike -----------------------------------------------------------------------------------------------------


def test_why_alike_by_keys(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page, why = searched.search, searched.search.asked.why
    page.grid.setFocus()
    page.grid.select_row(0)
    qtbot.keyClick(page.grid, Qt.Key.Key_A)
    settle(qtbot, searched)
    assert why.isVisible()
    assert why.hasFocus()
    assert "23 bits" in why.sentence.text()
    assert (why.left.has_light, why.right.has_light) == (True, True)
    assert [name.text() for name in why.names] == [FIRST, SECOND]
    qtbot.keyClick(why, Qt.Key.Key_Right)
    settle(qtbot, searched)
    assert why.names[1].text() == THIRD
    qtbot.keyClick(why, Qt.Key.Key_Escape)
    assert not why.isVisible()
    assert page.grid.hasFocus()
    assert page.grid.currentIndex().row() == 1


def test_the_light_falls_where_the_heat_is(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    why = searched.search.asked.why
    searched.search.grid.select_row(0)
    searched.search.asked.show_why()
    settle(qtbot, searched)

    def brightness(x: float, y: float) -> int:
        shot = why.left.grab().toImage()
        size = why.left._pixmap.size().scaled(why.left.size(), Qt.AspectRatioMode.KeepAspectRatio)
        corner = QPointF((why.left.width() - size.width()) / 2, 0)
        spot = corner + QPointF(x * size.width(), y * size.height())
        return shot.pixelColor(spot.toPoint()).lightness()

    lit, dark = brightness(5 / 12, 3.5 / 8), brightness(0.9, 0.9)
    assert lit > 2 * dark
    qtbot.keyClick(why, Qt.Key.Key_L)
    assert brightness(0.9, 0.9) == brightness(5 / 12, 3.5 / 8)


def test_the_last_liked_picture_stays_and_the_same_query_is_asked_once(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page = searched.search
    query = page.asking.query
    assert query is not None
    page.asked.add(query.examples, liked=False)
    assert searched.message_bar.text.text() == "A search needs at least one picture to find more like."
    assert page.asking.query == query
    page.ask(query)
    settle(qtbot, searched)
    assert not page.asking.may_go_back


def test_the_inspector_says_nothing_of_a_result_of_the_query_before(searched: MainWindow, qtbot: QtBot) -> None:
    grid, inspector = searched.search.grid, searched.inspector
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Plus)
    settle(qtbot, searched)
    assert "Pulled by" in inspector.note.text()
    searched.find_similar(Query((Example("other.jpg", path="/other.jpg"),)))
    settle(qtbot, searched)
    assert inspector.photo is None
    assert not inspector.note.text()
