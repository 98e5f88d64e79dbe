"""A part of a picture: the box is drawn, dragged, moved by keys, and the results follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.records import Box, Example, Query
from gui.main_window import MainWindow
from gui.search import boxes
from gui.search.box_picture import BoxPicture
from gui.search.boxes import Grip
from tests.qt.fake import FakeLibrary
from tests.qt.fake_search import boxes_of
from tests.qt.steps import settle

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def picture(qtbot: QtBot) -> BoxPicture:
    """A picture of 400 x 300 in as many pixels."""
    widget = BoxPicture()
    qtbot.addWidget(widget)
    widget.resize(406, 306)
    pixmap = QPixmap(800, 600)
    pixmap.fill(Qt.GlobalColor.darkGreen)
    widget.show_picture(pixmap, None)
    widget.show()
    assert widget.place() == QRectF(3, 3, 400, 300)
    return widget


def at(widget: BoxPicture, x: float, y: float) -> QPoint:
    """A place of the picture, by fractions."""
    place = widget.place()
    return QPointF(place.left() + x * place.width(), place.top() + y * place.height()).toPoint()


def drag(widget: BoxPicture, *way: tuple[float, float]) -> None:
    """Press at the first place, move over the others, release at the last."""
    QTest.mousePress(widget, LEFT, NONE, at(widget, *way[0]))
    for place in way[1:]:
        QTest.mouseMove(widget, at(widget, *place))
    QTest.mouseRelease(widget, LEFT, NONE, at(widget, *way[-1]))


def rounded(box: Box | None) -> tuple[float, ...] | None:
    return None if box is None else tuple(round(side, 2) for side in (box.left, box.top, box.right, box.bottom))


def test_a_box_is_drawn_in_any_direction_and_stays_inside(picture: BoxPicture) -> None:
    drag(picture, (0.2, 0.2), (0.4, 0.4), (0.6, 0.7))
    assert rounded(picture.box) == (0.2, 0.2, 0.6, 0.7)
    drag(picture, (0.95, 0.9), (0.8, 0.8), (0.7, 0.75))
    assert rounded(picture.box) == (0.7, 0.75, 0.95, 0.9)
    picture.set_box(None)
    QTest.mousePress(picture, LEFT, NONE, at(picture, 0.5, 0.5))
    QTest.mouseMove(picture, QPoint(900, 800))
    assert rounded(picture.box) == (0.5, 0.5, 1.0, 1.0)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0.2, 0.5), (0.1, 0.9), (0.1, 0.2, 0.6, 0.8)),
        ((0.4, 0.8), (0.9, 0.9), (0.2, 0.2, 0.6, 0.9)),
        ((0.6, 0.2), (0.7, 0.1), (0.2, 0.1, 0.7, 0.8)),
        ((0.4, 0.5), (0.6, 0.6), (0.4, 0.3, 0.8, 0.9)),
        ((0.4, 0.5), (0.99, 0.5), (0.6, 0.2, 1.0, 0.8)),
        ((0.2, 0.5), (0.9, 0.5), (0.56, 0.2, 0.6, 0.8)),
    ],
    ids=["left edge", "lower edge", "upper right corner", "moved", "moved to the border", "never turned round"],
)
def test_edges_corners_and_the_middle_are_dragged(
    picture: BoxPicture, start: tuple[float, float], end: tuple[float, float], expected: tuple[float, ...]
) -> None:
    picture.set_box(Box(0.2, 0.2, 0.6, 0.8))
    drag(picture, start, end)
    assert rounded(picture.box) == pytest.approx(expected, abs=0.011)


def test_a_click_beside_removes_it_and_one_inside_does_not(picture: BoxPicture, qtbot: QtBot) -> None:
    picture.set_box(Box(0.2, 0.2, 0.6, 0.8))
    qtbot.mouseClick(picture, LEFT, pos=at(picture, 0.4, 0.5))
    assert picture.box is not None
    qtbot.mouseClick(picture, LEFT, pos=at(picture, 0.9, 0.9))
    assert picture.box is None


def test_escape_takes_a_drag_back(picture: BoxPicture, qtbot: QtBot) -> None:
    picture.set_box(Box(0.2, 0.2, 0.6, 0.8))
    QTest.mousePress(picture, LEFT, NONE, at(picture, 0.4, 0.5))
    QTest.mouseMove(picture, at(picture, 0.6, 0.6))
    assert rounded(picture.box) != (0.2, 0.2, 0.6, 0.8)
    qtbot.keyClick(picture, Qt.Key.Key_Escape)
    assert rounded(picture.box) == (0.2, 0.2, 0.6, 0.8)


def test_keys_make_move_size_and_remove_a_box(picture: BoxPicture, qtbot: QtBot) -> None:
    assert "press B" in picture.accessibleDescription()
    qtbot.keyClick(picture, Qt.Key.Key_B)
    assert rounded(picture.box) == (0.25, 0.25, 0.75, 0.75)
    for key, held in ((Qt.Key.Key_Left, NONE), (Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_Right, CONTROL)):
        qtbot.keyClick(picture, key, held)
    assert rounded(picture.box) == (0.25, 0.25, 0.73, 0.77)
    assert "from 25\u00a0% to 73\u00a0% across" in picture.accessibleDescription()
    qtbot.keyClick(picture, Qt.Key.Key_Delete)
    assert picture.box is None


@given(
    st.tuples(*[st.floats(0, 1) for _ in range(4)]),
    st.sampled_from([Grip.ALL, Grip.LEFT, Grip.TOP | Grip.RIGHT, Grip.BOTTOM | Grip.LEFT, Grip.BOTTOM]),
    st.tuples(st.floats(-2, 2), st.floats(-2, 2)),
)
def test_no_drag_makes_a_box_that_is_none(corners: tuple[float, ...], grip: Grip, by: tuple[float, float]) -> None:
    box = boxes.between(QPointF(*corners[:2]), QPointF(*corners[2:]))
    after = boxes.moved(box, grip, QPointF(*by))
    assert after.right - after.left >= boxes.SMALLEST - 1e-9
    assert after.bottom - after.top >= boxes.SMALLEST - 1e-9


# --- On the page ---------------------------------------------------------------------------------------------------


@pytest.fixture
def searched(library: FakeLibrary, window: MainWindow, qtbot: QtBot) -> MainWindow:
    library.similar = list(range(3, 120, 3))
    window.find_similar(Query((Example("a.jpg", photo_id=library.all[59].id),)))
    settle(qtbot, window)
    return window


def test_results_follow_a_drag_and_superseded_queries_are_never_asked(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    picture, asked = searched.search.asked.card.picture, library.search.asked
    library.search.held.clear()  # the first of the new queries takes its time
    drag(picture, (0.1, 0.1), (0.3, 0.3))
    qtbot.waitUntil(lambda: len(asked) == 2)
    QTest.mousePress(picture, LEFT, NONE, at(picture, 0.3, 0.3))
    for step in range(10):
        QTest.mouseMove(picture, at(picture, 0.35 + step / 20, 0.35 + step / 20))
    assert searched.search.asked.results.rowCount() == 13  # what was found before stays in view meanwhile
    library.search.held.set()
    settle(qtbot, searched)
    QTest.mouseRelease(picture, LEFT, NONE, at(picture, 0.8, 0.8))
    assert len(asked) == 3
    assert rounded(boxes_of(asked)[-1]) == (0.1, 0.1, 0.8, 0.8)
    assert searched.search.asked.card.title.text() == "Look-alikes of a part of a.jpg"


def test_a_drag_is_one_step_back(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    picture = searched.search.asked.card.picture
    drag(picture, (0.1, 0.1), (0.3, 0.3), (0.5, 0.5), (0.6, 0.7))
    settle(qtbot, searched)
    qtbot.keyClick(picture, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, searched)
    assert picture.box is None
    assert searched.search.asked.card.title.text() == "Look-alikes of a.jpg"
    qtbot.keyClick(picture, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert rounded(picture.box) == (0.1, 0.1, 0.6, 0.7)


def test_a_box_by_keys_alone(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    page.grid.setFocus()
    for _ in range(40):
        if page.asked.card.picture.hasFocus():
            break
        qtbot.keyClick(searched.focusWidget(), Qt.Key.Key_Tab)
    assert page.asked.card.picture.hasFocus()
    qtbot.keyClick(page.asked.card.picture, Qt.Key.Key_B)
    settle(qtbot, searched)
    assert boxes_of(library.search.asked) == [None, boxes.FIRST]


def test_one_key_leads_from_the_results_to_a_box(searched: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = searched.search
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_B)
    assert page.asked.card.picture.hasFocus()
    settle(qtbot, searched)
    assert boxes_of(library.search.asked) == [None, boxes.FIRST]


def test_a_box_is_drawn_on_results_that_matched_by_a_part(
    searched: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page = searched.search

    def cell() -> bytes:
        settle(qtbot, searched)
        shot = page.grid.viewport().grab(page.grid.rect_of(1)).toImage()
        return bytes(shot.constBits())

    plain = cell()
    library.search.boxes = {1: Box(0.2, 0.2, 0.5, 0.5)}
    page.asking.again()
    assert cell() != plain
    assert "The part in the box matched." in page.asked.results.why(1)
