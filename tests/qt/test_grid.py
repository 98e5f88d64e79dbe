"""The grid: where cells lie, keys, selection and place through changes, 200,000 rows, pictures on demand."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.grid.layout import GridLayout
from gui.grid.thumbnails import read_jpeg
from gui.grid.view import GridView
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary, colour, photo
from tests.qt.steps import settle


@given(st.integers(1, 3_000_000), st.integers(1, 4000), st.integers(20, 600), st.integers(1, 40), st.data())
def test_every_cell_is_found_where_it_lies(
    count: int, width: int, height: int, columns: int, data: st.DataObject
) -> None:
    grid = GridLayout.fit(count, width, height, columns)
    row = data.draw(st.integers(0, count - 1))
    rect = grid.rect(row)
    assert grid.row_near(rect.center()) == row
    first, last = grid.rows_between(rect.top(), rect.bottom())
    assert first <= row <= last
    assert rect.bottom() < grid.height


@given(st.integers(1, 500), st.integers(1, 9), st.data())
def test_a_rubber_band_takes_what_it_touches(count: int, columns: int, data: st.DataObject) -> None:
    grid = GridLayout.fit(count, 100 * columns, 100, columns)
    spot = st.builds(QPoint, st.integers(4, 100 * columns - 5), st.integers(4, grid.height - 5))
    a, b = data.draw(spot), data.draw(spot)
    left, right = sorted((a.x(), b.x()))
    top, bottom = sorted((a.y(), b.y()))
    rects = {row: grid.rect(row) for row in range(count)}
    expected = [
        row
        for row, r in rects.items()
        if r.left() <= right and r.right() >= left and r.top() <= bottom and r.bottom() >= top
    ]
    assert set(expected) <= set(grid.rows_in(a, b).tolist())


def shown_rows(grid: GridView) -> list[int]:
    first, last = grid.rows_in_view()
    return list(range(first, last + 1))


def test_rows_are_loaded_and_painted_for_what_is_in_view_only(window: MainWindow, library: FakeLibrary) -> None:
    grid = window.photos.grid
    rows = shown_rows(grid)
    loaded = [row for row in range(60) if grid.photos.photo(row) is not None]
    assert set(rows) <= set(loaded)
    content = grid.photos.photo(rows[0]).content_id
    image: QImage = grid.grab().toImage()
    ratio = image.devicePixelRatio()
    middle = grid.rect_of(rows[0]).center() * ratio
    painted = image.pixelColor(middle.x(), middle.y() - 8)
    assert max(abs(a - b) for a, b in zip(painted.getRgb()[:3], colour(content), strict=True)) < 8


def test_keys_move_through_the_grid(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.setFocus()
    columns = grid.grid().columns
    key = Qt.Key
    for pressed, expected in (
        (key.Key_Home, 0),
        (key.Key_Right, 1),
        (key.Key_Down, 1 + columns),
        (key.Key_Left, columns),
        (key.Key_Up, 0),
        (key.Key_Up, 0),
        (key.Key_End, 59),
        (key.Key_Down, 59),
        (key.Key_Home, 0),
    ):
        qtbot.keyClick(grid, pressed)
        assert grid.currentIndex().row() == expected
    qtbot.keyClick(grid, key.Key_PageDown)
    assert grid.currentIndex().row() > columns
    assert grid.currentIndex().row() % columns == 0
    qtbot.keyClick(grid, key.Key_Home)
    qtbot.keyClick(grid, key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_rows().tolist() == list(range(columns + 1))
    qtbot.keyClick(grid, key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(grid.selected_rows()) == 60


def test_mouse_selects_ranges_and_opens(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("gui.widgets.files.open_file", opened.append)
    grid = window.photos.grid

    def click(row: int, *keys: Qt.KeyboardModifier) -> None:
        modifier = keys[0] if keys else Qt.KeyboardModifier.NoModifier
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, grid.rect_of(row).center())

    click(1)
    click(4, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_rows().tolist() == [1, 2, 3, 4]
    click(2, Qt.KeyboardModifier.ControlModifier)
    assert grid.selected_rows().tolist() == [1, 3, 4]
    click(3)  # a real double click begins as one
    qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.rect_of(3).center())
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert opened == [grid.photos.photo(3).path] * 2


def test_selection_cursor_and_place_survive_new_rows(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.select_row(40)
    grid.selectionModel().select(grid.photos.index(42), QItemSelectionModel.SelectionFlag.Select)
    settle(qtbot, window)
    chosen, current = grid.selected_ids().tolist(), grid.current_photo()
    place = grid.rect_of(40).top()
    library.add(*(photo(number) for number in range(1000, 1100)))  # newer, so all come before
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert grid.photos.rowCount() == 60  # nothing moved yet
    assert window.photos.more_bar.isVisible()
    assert window.photos.more_bar.text() == "100 more photos — show"
    qtbot.mouseClick(window.photos.more_bar, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert not window.photos.more_bar.isVisible()
    assert grid.photos.rowCount() == 160
    assert sorted(grid.selected_ids().tolist()) == sorted(chosen)
    assert grid.current_photo() == current
    assert abs(grid.rect_of(grid.currentIndex().row()).top() - place) <= 1


def test_photos_that_are_gone_go_without_a_question(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.select_row(5)
    settle(qtbot, window)
    current = grid.current_photo()
    for number in (59, 3):
        del library.all[number]
    library.revision += 1
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert grid.photos.rowCount() == 58
    assert grid.current_photo() == current
    assert not window.photos.more_bar.isVisible()


def test_new_photos_take_their_places_at_once_while_nobody_looks(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.add(photo(500))
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert window.photos.grid.photos.rowCount() == 61


def test_resizing_keeps_the_first_photo_in_view(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    first = shown_rows(grid)[0]
    for width in (900, 1500, 1024, 1200):
        window.resize(width, 800)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        rows = shown_rows(grid)
        assert first in rows[: grid.grid().columns]


def test_the_size_slider_keeps_the_place(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum() // 2)
    first = shown_rows(grid)[0]
    for px in (96, 240, 160):
        window.commands.cell_size.setValue(px)
        assert grid.cell_px == px
        assert first in shown_rows(grid)


def test_ctrl_and_the_wheel_change_the_size(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    for turn, keys, expected in (
        (120, Qt.KeyboardModifier.ControlModifier, 176),
        (-120, Qt.KeyboardModifier.ControlModifier, 160),
        (-120, Qt.KeyboardModifier.NoModifier, 160),
    ):
        spot, phase = QPointF(50, 50), Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(spot, spot, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, keys, phase, False)
        QApplication.sendEvent(grid.viewport(), event)
        assert grid.cell_px == expected
    assert grid.verticalScrollBar().value() > 0


def test_rows_long_unseen_are_forgotten_first(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.grid.models.ROWS_KEPT", 10)
    library.add(*(photo(number) for number in range(60, 400)))
    window.session.library_changed.emit()
    settle(qtbot, window)
    bar, grid = window.photos.grid.verticalScrollBar(), window.photos.grid
    for value in (bar.maximum(), 0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        settle(qtbot, window)
    assert grid.photos.rowCount() == 400
    assert len(grid.photos._photos) < 200
    assert all(grid.photos.photo(row) is not None for row in shown_rows(grid))


def test_typing_jumps_to_a_name_and_f_can_be_part_of_it(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    library.add(photo(70, name="Alfalfa.jpg"), photo(71, name="alfred.jpg"), photo(72, name="zebra.jpg"))
    window = open_window(library)
    grid = window.photos.grid
    grid.setFocus()
    for text, expected in (("z", "zebra.jpg"), ("alfr", "alfred.jpg"), ("nothing like it", "alfred.jpg")):
        grid._typing.stop()
        qtbot.keyClicks(grid, text)
        settle(qtbot, window)
        assert grid.current_photo().path.endswith(expected)
    assert window.page == "photos"
    assert not library.calls


def test_200_000_rows_show_scroll_and_resize_quickly(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(library)
    grid = window.photos.grid
    library.photos = lambda ids: [photo(int(i)) for i in ids]  # type: ignore[method-assign]
    library.thumbnail = lambda _: None  # type: ignore[method-assign]
    window.photos.photos.set_ids(np.arange(200_000))
    settle(qtbot, window)
    bar = grid.verticalScrollBar()

    def took(action: Callable[[], object]) -> float:
        start = time.thread_time()  # of this thread: the machine may be busy with other things
        action()
        grid.viewport().repaint()
        return time.thread_time() - start

    times = [took(lambda step=step: bar.setValue(bar.maximum() * step // 20)) for step in range(21)]
    assert shown_rows(grid)[-1] == 199_999
    times.append(took(lambda: window.resize(1000, 700)))
    times.append(took(grid.selectAll))
    assert sorted(times)[len(times) // 2] < 0.05
    assert max(times) < 0.25
    settle(qtbot, window)


def test_a_picture_that_cannot_be_made_is_marked_and_tried_again_later(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    library.broken = {59}
    window = open_window(library)
    pictures = window.session.pictures
    assert pictures.impossible(library.all[59].content_id)
    assert window.photos.grid.grab().toImage() is not None
    library.broken.clear()
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert pictures.get(library.all[59].content_id) is not None


def test_pictures_are_read_as_what_they_are_and_nothing_else(qapp: object, library: FakeLibrary) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>'
    assert read_jpeg(svg).isNull()  # asking the SVG reader from a lane can lock the window up
    assert read_jpeg(b"").isNull()
    assert not read_jpeg(library.thumbnail(1) or b"").isNull()


def test_the_cache_of_pictures_has_a_limit(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.grid.thumbnails.CACHE_BYTES", 500_000)
    pictures = window.session.pictures
    bar = window.photos.grid.verticalScrollBar()
    for part in range(5):
        bar.setValue(bar.maximum() * part // 4)
        settle(qtbot, window)
    assert pictures._bytes <= 500_000
    kept = [pixmap for _, pixmap in pictures._kept.values() if pixmap is not None]
    assert pictures._bytes == sum(p.width() * p.height() * 4 for p in kept)
