"""The compare page: by keys alone, in whatever order pixels come, both pictures always at one place."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.records import Group, Kind, Member
from gui.compare.canvas import Canvas, Mode
from gui.compare.view import CompareView
from gui.main_window import MainWindow
from gui.widgets.keys_dialog import KeysDialog
from tests.qt.fake import FakeLibrary, colour, group, photo
from tests.qt.steps import settle

Open = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def pair(library: FakeLibrary) -> Group:
    """Three photos: a keeper, a smaller copy, a crop."""
    small = photo(1, name="small.jpg", width=2016, height=1512, size=900_000)
    crop = photo(2, name="crop.jpg", width=2016, height=1512)
    library.all.update({1: small, 2: crop})
    library.laid[0, 2] = ((0.5, 0.0, 0.25), (0.0, 0.5, 0.25))
    members = group(library.all[0], small, crop, kinds=[Kind.RESIZED, Kind.CROPPED]).members
    cut = Member(crop, Kind.CROPPED, 4, 0.93, (0.25, 0.25, 0.75, 0.75), "25 % of the picture")
    library.known_groups = (Group((*members[:2], cut)),)
    return library.known_groups[0]


@pytest.fixture
def window(library: FakeLibrary, pair: Group, open_window: Open, qtbot: QtBot) -> MainWindow:
    window = open_window(library)
    window.show_page("duplicates")
    settle(qtbot, window)
    return window


@pytest.fixture
def page(window: MainWindow, pair: Group, qtbot: QtBot) -> CompareView:
    window.session.compare_asked.emit((pair, 1))
    settle(qtbot, window)
    return window.compare


def press(qtbot: QtBot, page: CompareView, *keys: Qt.Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(page.canvas, key)
        else:
            qtbot.keyClick(page.canvas, key)


def at(canvas: Canvas, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a share of the canvas's width and height, as it is painted."""
    image = canvas.grab().toImage()
    seen = image.pixelColor(round(x * image.width()), round(y * image.height()))
    return seen.red(), seen.green(), seen.blue()


def near(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) <= 4


# --- Keys ----------------------------------------------------------------------------------------------------------


def test_modes_by_keys_alone(page: CompareView, window: MainWindow, qtbot: QtBot) -> None:
    canvas = page.canvas
    assert canvas.hasFocus()
    assert near(at(canvas, 0.25, 0.5), colour(0))
    assert near(at(canvas, 0.75, 0.5), colour(1))
    press(qtbot, page, Key.Key_Tab)
    assert (canvas.mode, canvas.front) == (Mode.FLICK, 1)
    settle(qtbot, window)
    assert near(at(canvas, 0.4, 0.5), colour(1))
    press(qtbot, page, Key.Key_Tab)
    assert near(at(canvas, 0.4, 0.5), colour(0))
    press(qtbot, page, "s")
    settle(qtbot, window)
    assert near(at(canvas, 0.45, 0.3), colour(0))
    assert near(at(canvas, 0.55, 0.3), colour(1))
    for _ in range(10):
        press(qtbot, page, Key.Key_Right)
    assert canvas.split == pytest.approx(0.7)
    assert near(at(canvas, 0.6, 0.3), colour(0))
    press(qtbot, page, "d")
    settle(qtbot, window)
    assert canvas.mode is Mode.DIFFERENCE
    assert page.controls.state.text() == "100 % of what is compared here clearly differs."
    assert not near(at(canvas, 0.5, 0.5), colour(0))
    press(qtbot, page, "d")
    assert canvas.mode is Mode.SIDE
    press(qtbot, page, "c")
    assert window.page == "duplicates"
    assert window.sidebar.isVisible()


def test_arrows_choose_the_photo_where_all_is_in_view_and_pan_where_not(page: CompareView, qtbot: QtBot) -> None:
    canvas = page.canvas
    press(qtbot, page, Key.Key_Right)
    assert page.current == 2
    press(qtbot, page, Key.Key_Right)
    assert page.current == 2
    press(qtbot, page, "2")
    before = QPointF(canvas.view.centre)
    press(qtbot, page, Key.Key_Right, Key.Key_Down)
    assert page.current == 2
    assert canvas.view.centre.x() > before.x()
    assert canvas.view.centre.y() > before.y()
    press(qtbot, page, "[")
    assert page.current == 1
    assert canvas.view.zoom == 1  # the next photo is looked at in the same place
    press(qtbot, page, "1")
    assert canvas.view.fits


def test_marks_keepers_and_decisions_by_keys(
    page: CompareView, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, page, Key.Key_Space)
    settle(qtbot, window)
    assert library.review.marks() == {1}
    assert "marked" in page.canvas.sides[1].title
    press(qtbot, page, Key.Key_Space)
    settle(qtbot, window)
    assert not library.review.marks()
    press(qtbot, page, "b")
    settle(qtbot, window)
    assert [p.id for p in page.photos] == [0, 2]
    assert page.canvas.sides[1].title == "B · crop.jpg"
    press(qtbot, page, "k")
    settle(qtbot, window)
    assert [p.id for p in page.photos] == [2, 0]
    assert page.canvas.sides[0].title == "A · KEEP · crop.jpg"
    press(qtbot, page, "n")
    settle(qtbot, window)
    assert window.page == "duplicates"  # nothing is left to compare
    assert len(library.review.decisions()) == 2


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
def test_keys_are_listed(page: CompareView, qtbot: QtBot) -> None:
    press(qtbot, page, "?")
    dialog = page.findChild(KeysDialog)
    assert dialog is not None
    dialog.close()


def test_the_keyboard_gets_out_of_the_pictures_and_back(page: CompareView, qtbot: QtBot) -> None:
    press(qtbot, page, Key.Key_Backtab)
    focused = QApplication.focusWidget()
    assert focused is not page.canvas
    assert page.isAncestorOf(focused)
    qtbot.keyClick(focused, Key.Key_F6)
    assert page.canvas.hasFocus()


def test_every_control_has_a_name_and_tells_its_key(page: CompareView) -> None:
    from PySide6.QtWidgets import QToolButton

    buttons = page.findChildren(QToolButton)
    assert len(buttons) > 10
    for button in buttons:
        if button.defaultAction() is not None:
            assert button.accessibleName()
            assert "(" in button.toolTip()


# --- Place ---------------------------------------------------------------------------------------------------------


def wheel(canvas: Canvas, point: QPoint, turns: int) -> None:
    where = QPointF(point)
    event = QWheelEvent(
        where, QPointF(canvas.mapToGlobal(point)), QPoint(), QPoint(0, 120 * turns), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


@pytest.mark.parametrize("half", [0, 1])
def test_the_place_under_the_pointer_stays_there(page: CompareView, half: int) -> None:
    canvas = page.canvas
    pane = canvas.panes()[half][1]
    point = QPoint(pane.center().x() + 60, pane.center().y() - 40)
    place = canvas.place_at(QPointF(point))
    for turns in (3, 2, 4, -3, -1):
        wheel(canvas, point, turns)
        now = canvas.place_at(QPointF(point))
        assert (now - place).manhattanLength() * canvas.view.zoom < 1
    wheel(canvas, point, 60)
    wheel(canvas, point, 60)  # the first stops at 100 %
    assert canvas.view.zoom == 4
    wheel(canvas, point, -60)
    wheel(canvas, point, -60)
    assert canvas.view.fits


def test_dragging_moves_both_halves_alike(page: CompareView, window: MainWindow, qtbot: QtBot) -> None:
    canvas = page.canvas
    press(qtbot, page, "2")
    before = QPointF(canvas.view.centre)
    start = canvas.panes()[1][1].center()
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(-50, -30))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(-50, -30))
    assert (canvas.view.centre - before) == QPointF(50, 30)
    left, right = (pane for _, pane in canvas.panes())
    for dx in (-40, 0, 77):
        places = [canvas.place_at(QPointF(pane.left() + 200 + dx, 90)) for pane in (left, right)]
        assert (places[0] - places[1]).manhattanLength() < 1e-6


def test_the_split_is_dragged(page: CompareView, qtbot: QtBot) -> None:
    canvas = page.canvas
    press(qtbot, page, "s")
    middle = QPoint(canvas.width() // 2, 50)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(canvas, QPoint(canvas.width() // 4, 50))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(canvas.width() // 4, 50))
    assert canvas.split == pytest.approx(0.25, abs=0.01)


def test_a_crop_lies_where_it_was_cut_out(page: CompareView, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, page, "]")
    settle(qtbot, window)
    canvas = page.canvas
    assert canvas.outlined
    bounds = canvas.sides[1].laid.bounds()
    assert bounds.getRect() == pytest.approx((1008, 756, 2016, 1512))
    press(qtbot, page, Key.Key_Tab)
    settle(qtbot, window)
    corner = bounds.topLeft()
    scale = canvas.view.zoom / canvas.devicePixelRatioF()
    x = canvas.width() / 2 + (corner.x() - canvas.view.centre.x()) * scale
    y = canvas.height() / 2 + (corner.y() - canvas.view.centre.y()) * scale
    assert near(at(canvas, (x + 4) / canvas.width(), (y + 4) / canvas.height()), colour(2))
    ground = page.palette().base().color()
    assert at(canvas, (x - 4) / canvas.width(), (y + 4) / canvas.height()) == (
        ground.red(), ground.green(), ground.blue()
    )  # fmt: skip
    press(qtbot, page, "3")
    assert canvas.view.visible().contains(bounds)
    assert canvas.view.zoom > canvas.view.fitting * 1.5
    press(qtbot, page, "l")
    assert not canvas.outlined
    assert canvas.sides[1].laid.bounds().width() == 4032


def test_what_cannot_be_aligned_is_shown_whole_and_said(
    page: CompareView, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    library.laid[10, 11] = None
    library.all[11] = photo(11, width=3000, height=4000)
    page.show_pair([library.all[10], library.all[11]], 1)
    settle(qtbot, window)
    assert "could not be laid" in page.controls.state.text()
    bounds = page.canvas.sides[1].laid.bounds()
    assert bounds.height() == pytest.approx(3024)
    assert bounds.width() == pytest.approx(3024 * 3 / 4)
    assert not page.review.keep.isEnabled()


# --- Pixels in any order -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", [1, 2])
def test_late_pixels_never_stand_under_another_name(
    window: MainWindow, library: FakeLibrary, pair: Group, qtbot: QtBot, first: int
) -> None:
    gates = library.held = {1: threading.Event(), 2: threading.Event()}
    page, canvas = window.compare, window.compare.canvas
    window.session.compare_asked.emit((pair, 1))
    qtbot.waitUntil(lambda: canvas.sheets.loading(1) and not canvas.sheets.loading(0) and not canvas.waiting)
    press(qtbot, page, Key.Key_Tab)
    page.step(1)
    qtbot.waitUntil(lambda: not canvas.waiting)
    assert canvas.sheets.loading(1)
    assert near(at(canvas, 0.5, 0.5), colour(2))  # its own small picture, enlarged
    seen = []
    canvas.sheets.changed.connect(lambda: seen.append(at(canvas, 0.5, 0.5)))
    gates[first].set()
    qtbot.waitUntil(lambda: len(seen) == 1)
    gates[3 - first].set()
    settle(qtbot, window)
    assert all(near(found, colour(2)) for found in [*seen, at(canvas, 0.5, 0.5)])
    assert not canvas.loading


@pytest.mark.parametrize("first", [1, 2])
def test_late_alignments_are_of_their_own_pair(
    window: MainWindow, library: FakeLibrary, pair: Group, qtbot: QtBot, first: int
) -> None:
    gates = library.held = {(0, 1): threading.Event(), (0, 2): threading.Event()}
    library.laid[0, 1] = ((0.9, 0.0, 0.05), (0.0, 0.9, 0.05))
    window.session.compare_asked.emit((pair, 1))
    page = window.compare
    qtbot.waitUntil(lambda: not window.session.tasks.pictures.idle)
    page.step(1)
    gates[0, first].set()
    gates[0, 3 - first].set()
    settle(qtbot, window)
    assert page.canvas.sides[1].laid.bounds().width() == pytest.approx(2016)
    press(qtbot, page, "[")
    settle(qtbot, window)
    assert page.canvas.sides[1].laid.bounds().width() == pytest.approx(0.9 * 4032)


def test_a_broken_file_is_told_in_its_half(window: MainWindow, library: FakeLibrary, pair: Group, qtbot: QtBot) -> None:
    library.broken.add(1)
    window.session.compare_asked.emit((pair, 1))
    settle(qtbot, window)
    canvas = window.compare.canvas
    assert canvas.failure(1) == "The file ends too early."
    assert not canvas.failure(0)
    assert near(at(canvas, 0.25, 0.5), colour(0))
    press(qtbot, window.compare, "d")
    settle(qtbot, window)
    assert not canvas.loading
    assert not canvas.differences.working


def test_an_offline_photo_shows_what_is_kept_of_it(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    from dataclasses import replace

    away = replace(library.all[1], offline=True)
    library.all[1] = away
    window.session.compare_asked.emit((group(library.all[0], away), 1))
    settle(qtbot, window)
    canvas = window.compare.canvas
    assert "not there now" in canvas.failure(1)
    assert near(at(canvas, 0.75, 0.2), colour(1))
    assert near(at(canvas, 0.25, 0.5), colour(0))


def test_leaving_stops_the_loading(window: MainWindow, library: FakeLibrary, pair: Group, qtbot: QtBot) -> None:
    gate = library.held[0] = threading.Event()
    window.session.compare_asked.emit((pair, 1))
    qtbot.waitUntil(lambda: window.compare.canvas.loading)
    press(qtbot, window.compare, Key.Key_Escape)
    assert window.page == "duplicates"
    gate.set()
    settle(qtbot, window)
    assert not window.compare.canvas.loading


def test_it_fits_a_small_window(page: CompareView, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 560)
    qtbot.waitUntil(lambda: window.width() == 800)
    settle(qtbot, window)
    assert window.width() == 800
    assert page.canvas.height() > 200
    assert page.canvas.view.fits
    assert isinstance(at(page.canvas, 0.25, 0.5), tuple)
    assert QColor(*at(page.canvas, 0.25, 0.5)) == QColor(*colour(0))


def test_the_next_photo_is_there_when_it_is_asked_for(page: CompareView, window: MainWindow, qtbot: QtBot) -> None:
    settle(qtbot, window)
    page.step(1)
    canvas = page.canvas
    assert not canvas.loading
    assert canvas.sheets.covered(
        canvas.sides[1].laid, canvas.sides[1].laid.level_for(canvas.view.zoom), canvas.view.visible()
    )
    assert near(at(canvas, 0.75, 0.5), colour(2))
