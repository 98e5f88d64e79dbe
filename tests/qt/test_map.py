"""The map in the window: drawing it, moving in it, choosing by mouse, lasso and keys alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import UserError
from gui import theme
from gui.main_window import MainWindow
from gui.map import ground, levels, marks
from gui.map.camera import Camera
from gui.map.page import MapPage
from gui.map.view import MapView
from tests.qt.fake import FakeLibrary, photo
from tests.qt.fake_map import CENTRES, HALF, layout
from tests.qt.steps import settle

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def page(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> MapPage:
    """The page on a library whose map was drawn before."""
    library.map.kept = layout(sorted(library.all))
    window.go_to("map")
    settle(qtbot, window)
    return window.page_of("map", MapPage)


@pytest.fixture
def view(page: MapPage) -> MapView:
    return page.view


def at(view: MapView, x: float, y: float) -> QPoint:
    return view.camera.point(x, y, view._size()).toPoint()


def drag(qtbot: QtBot, view: MapView, points: list[QPoint], keys: Qt.KeyboardModifier = NONE) -> None:
    qtbot.mousePress(view, LEFT, keys, points[0])
    for point in points[1:]:
        qtbot.mouseMove(view, point)
    qtbot.mouseRelease(view, LEFT, keys, points[-1])


# -- drawing


def test_without_a_map_one_button_draws_it(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = window.page_of("map", MapPage)
    library.map.may_end.clear()
    window.go_to("map")
    settle(qtbot, window)
    assert page.draw_button.isVisible()
    assert "60 photos" in page.text.text()
    assert "about 2 minutes" in page.text.text()
    page.draw_button.setFocus()
    qtbot.keyClick(page.draw_button, Key.Key_Space)
    qtbot.waitUntil(lambda: page.view.layout_shown is not None)  # the start is seen while it is drawn
    assert page.drawing.isVisible()
    assert not page.view.layout_shown.islands
    qtbot.waitUntil(lambda: page.progress.value() == 250)
    assert page.cancel_button.hasFocus()
    window.go_to("photos")  # it goes on
    library.map.may_end.set()
    with qtbot.waitSignal(window.session.mapping.ended):
        pass
    window.go_to("map")
    settle(qtbot, window)
    assert not page.drawing.isVisible()
    assert len(page.view.layout_shown.islands) == 3
    assert page.told.text() == "60 photos in 3 groups"
    assert library.calls.count("draw the map") == 1


def test_the_keyboard_is_in_the_map_when_it_is_drawn(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    page = window.page_of("map", MapPage)
    window.go_to("map")
    settle(qtbot, window)
    library.map.may_end.clear()
    page.draw_button.setFocus()
    qtbot.keyClick(page.draw_button, Key.Key_Space)
    qtbot.waitUntil(lambda: page.view.layout_shown is not None)
    library.map.may_end.set()
    qtbot.waitUntil(lambda: not window.session.mapping.running)
    settle(qtbot, window)
    assert page.view.hasFocus()


def test_drawing_is_cancelled_and_the_map_stays_as_it_was(
    page: MapPage, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    before = page.view.layout_shown
    library.map.may_end.clear()
    qtbot.mouseClick(page.again_button, LEFT)
    qtbot.waitUntil(lambda: page.view.layout_shown is not before)
    assert not page.again_button.isEnabled()
    with qtbot.waitSignal(window.session.mapping.ended, timeout=1000):
        qtbot.mouseClick(page.cancel_button, LEFT)
    settle(qtbot, window)
    assert page.view.layout_shown is before
    assert page.again_button.isEnabled()
    assert not page.drawing.isVisible()
    assert not window.message_bar.isVisible()


def test_why_it_cannot_be_drawn_is_told(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.map.fails = UserError("no-memory", "The map could not be drawn.")
    window.go_to("map")
    settle(qtbot, window)
    page = window.page_of("map", MapPage)
    with qtbot.waitSignal(window.session.mapping.ended):
        qtbot.mouseClick(page.draw_button, LEFT)
    settle(qtbot, window)
    assert window.message_bar.text.text() == "The map could not be drawn."
    assert page.draw_button.isVisible()
    assert page.draw_button.isEnabled()


def test_too_few_photos_offer_no_map(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    for number in range(5, 60):
        library.drop(number)
    window = open_window(library)
    window.go_to("map")
    settle(qtbot, window)
    page = window.page_of("map", MapPage)
    assert "at least 12 photos" in page.text.text()
    assert not page.draw_button.isVisible()


def test_a_stale_map_says_why_and_stays(page: MapPage, window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.add(*(photo(number) for number in range(60, 80)))
    library.map.kept = layout(sorted(library.all), placed=20, stale=True)
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert len(page.view.layout_shown.photos) == 80
    assert page.notice.isVisible()
    assert page.stale.text().startswith("20 photos came since the map was drawn")


def test_the_window_closes_while_a_map_is_drawn(page: MapPage, window: MainWindow, library: FakeLibrary) -> None:
    library.map.may_end.clear()
    page.again_button.click()
    assert window.session.mapping.running  # the fixture closes the window and checks that no thread is left


# -- moving


def test_wheel_and_pinch_zoom_at_the_pointer(view: MapView, qtbot: QtBot) -> None:
    before, point = view.camera, QPointF(at(view, *CENTRES[1]))
    there = before.place(point, view._size())
    wheel = QWheelEvent(
        point, QPointF(view.mapToGlobal(point.toPoint())), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, wheel)
    assert view.camera.scale > before.scale * 1.3
    now = view.camera.place(point, view._size())
    assert (now - there).manhattanLength() < 1e-6
    scale = view.camera.scale
    device = QPointingDevice.primaryPointingDevice()
    pinch = QNativeGestureEvent(Qt.NativeGestureType.ZoomNativeGesture, device, 2, point, point, point, 0.5, QPointF())
    QApplication.sendEvent(view, pinch)
    assert view.camera.scale == pytest.approx(scale * 1.5)
    assert (view.camera.place(point, view._size()) - there).manhattanLength() < 1e-6


def test_dragging_moves_the_map_and_chooses_nothing(view: MapView, qtbot: QtBot) -> None:
    point = at(view, *CENTRES[0])
    drag(qtbot, view, [point, point + QPoint(30, 10), point + QPoint(80, 40)])
    assert (at(view, *CENTRES[0]) - point - QPoint(80, 40)).manhattanLength() <= 2
    assert not len(view.chosen_ids())


def test_labels_are_not_painted_anew_with_each_step_of_a_resize(
    view: MapView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(qtbot, window)
    view.grab()
    painted: list[marks.Label] = []
    paint = marks.Label.painted
    monkeypatch.setattr(marks.Label, "painted", lambda label, *given: painted.append(label) or paint(label, *given))
    for larger in range(1, 5):
        view.resize(view.width() + larger, view.height() + larger)
        view.grab()
    assert painted == []
    view.resize(300, 200)
    view.grab()
    assert painted, "smaller ones, where there is less room"


def test_a_resized_view_shows_the_whole_map_until_one_has_moved(view: MapView) -> None:
    def seen() -> bool:
        part = view.camera.part(view._size())
        return all(part.contains(x, y) for x, y in view.layout_shown.places.tolist())

    view.window().resize(900, 600)
    assert seen()
    view.zoom(3)
    scale = view.camera.scale
    view.window().resize(1300, 900)
    assert view.camera.scale == scale


# -- choosing


def test_a_lasso_puts_photos_into_the_grid(page: MapPage, view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    x, y = CENTRES[0]
    far = HALF * 1.2
    corners = [at(view, x + dx, y + dy) for dx, dy in ((-far, -far), (far, -far), (far, far), (-far, far))]
    drag(qtbot, view, corners, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, window)
    expected = view.layout_shown.photos[view.layout_shown.island == 0]
    assert sorted(page.photos.ids.tolist()) == sorted(expected.tolist())
    assert page.chosen.isVisible()
    assert page.count.text() == "20 photos chosen"
    x, y = CENTRES[1]  # and with the tool taken by its button, another group to these
    qtbot.mouseClick(page.lasso_button, LEFT)
    assert view.lasso
    corners = [at(view, x + dx, y + dy) for dx, dy in ((-far, -far), (far, -far), (far, far), (-far, far))]
    drag(qtbot, view, corners, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert len(page.photos.ids) == 40


def test_a_click_chooses_a_photo_and_the_inspector_shows_it(
    page: MapPage, view: MapView, window: MainWindow, qtbot: QtBot
) -> None:
    told: list[object] = []
    window.session.photo_pointed_at.connect(told.append)
    qtbot.mouseClick(view, LEFT, NONE, at(view, *CENTRES[1]))
    settle(qtbot, window)
    assert page.photos.ids.tolist() == [1]
    assert getattr(told[-1], "id", None) == 1
    other = at(view, *CENTRES[2])
    qtbot.mouseClick(view, LEFT, Qt.KeyboardModifier.ControlModifier, other)
    one, two = page.photos.ids.tolist()
    assert one == 1
    assert two % 3 == 2  # of that island: its picture may lie over the dot in the middle
    qtbot.mouseClick(view, LEFT, Qt.KeyboardModifier.ControlModifier, other)
    assert page.photos.ids.tolist() == [1]
    qtbot.mouseClick(view, LEFT, NONE, QPoint(3, 3))
    assert not page.chosen.isVisible()
    settle(qtbot, window)


def test_by_keyboard_alone(page: MapPage, view: MapView, window: MainWindow, qtbot: QtBot) -> None:
    assert view.hasFocus()
    qtbot.keyClick(view, Key.Key_N)
    qtbot.keyClick(view, Key.Key_N)
    assert view.accessibleDescription() == "Group 2 of 3: 20 photos"
    qtbot.keyClick(view, Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert view.accessibleDescription() == "Group 1 of 3: 20 photos, most of them in Norway"
    assert view.camera.part(view._size()).contains(QPointF(*CENTRES[0]))
    qtbot.keyClick(view, Key.Key_Return)
    assert page.count.text() == "20 photos chosen"
    assert set(page.photos.ids.tolist()) == set(view.layout_shown.photos[view.layout_shown.island == 0].tolist())
    qtbot.keyClick(view, Key.Key_Escape)
    assert not page.chosen.isVisible()
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(page.photos.ids) == 60
    scale, x = view.camera.scale, view.camera.x
    qtbot.keyClick(view, Key.Key_Plus)
    qtbot.keyClick(view, Key.Key_Right)
    assert view.camera.scale > scale
    assert view.camera.x > x
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.camera.scale == pytest.approx(scale)
    qtbot.keyClick(view, Key.Key_L)
    assert page.lasso_button.isChecked()
    qtbot.keyClick(view, Key.Key_Tab)
    assert window.focusWidget() is not view  # the map holds nobody fast
    settle(qtbot, window)


def test_the_photo_current_in_the_grid_is_marked_and_moved_into_view(
    page: MapPage, view: MapView, window: MainWindow, qtbot: QtBot
) -> None:
    view.choose_island(2)
    settle(qtbot, window)
    view.go_to_island(0)
    page.grid.select_row(3)
    settle(qtbot, window)
    row = view._marked
    assert view.layout_shown.photos[row] == page.photos.ids[3]
    assert view.camera.part(view._size()).contains(*view.layout_shown.places[row].tolist())


def test_what_is_chosen_and_seen_stays_when_the_library_changes(
    page: MapPage, view: MapView, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    view.choose_island(0)
    view.zoom(2)
    camera, chosen = view.camera, set(view.chosen_ids().tolist())
    gone = min(chosen)
    library.drop(gone)
    library.map.kept = layout(sorted(library.all))
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert view.camera == camera
    assert set(view.chosen_ids().tolist()) == chosen - {gone}
    assert set(page.photos.ids.tolist()) == chosen - {gone}


def test_chosen_photos_that_go_offline_say_so(
    page: MapPage, view: MapView, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    view.choose_island(0)
    settle(qtbot, window)
    first = page.photos.photo(0)
    assert first is not None
    library.all[int(first.id)] = replace(first, offline=True)
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert page.photos.photo(0).offline  # type: ignore[union-attr]


def test_the_chosen_stand_below_in_a_narrow_window(page: MapPage, window: MainWindow, qtbot: QtBot) -> None:
    window.resize(2200, 900)
    assert page.splitter.orientation() is Qt.Orientation.Horizontal
    window.resize(800, 560)
    assert page.splitter.orientation() is Qt.Orientation.Vertical
    page.view.choose_island(1)
    settle(qtbot, window)
    assert page.view.height() >= 150


def test_the_pointer_shows_a_photo_and_pictures_come_by_zooming_in(
    view: MapView, window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseMove(view, at(view, *CENTRES[0]) + QPoint(1, 1))
    qtbot.waitUntil(lambda: view._hovered == 0)
    settle(qtbot, window)
    qtbot.mouseMove(view, QPoint(2, 2))
    qtbot.waitUntil(lambda: view._hovered == -1)
    before = len(view._pictured)
    view.go_to_island(0)
    settle(qtbot, window)
    for _ in range(4):
        view.zoom(1.3)
    settle(qtbot, window)
    assert len(view._pictured) > 0
    assert before <= 60
    assert all(view._pixmap(row) is not None for row, _ in view._pictured)


# -- its parts


def test_levels_never_take_a_picture_away_when_one_comes_nearer() -> None:
    random = np.random.default_rng(0)
    places = np.concatenate([random.random((3000, 2)), np.full((5, 2), 0.31)]).astype(np.float32)
    found = levels.levels(places)
    shown = [levels.shown(found, scale, 56.0) for scale in (600, 1200, 5000, 40_000, 10_000_000)]
    for nearer, farther in zip(shown[1:], shown, strict=False):
        assert (nearer | ~farther).all()
    assert shown[-1][:3000].all()
    assert shown[-1][3000:].sum() == 1  # of photos at one place one is seen
    far = places[shown[1]]
    assert 5 < len(far) < 600


def test_dots_lie_where_their_photos_are_and_the_chosen_shine(view: MapView) -> None:
    ids = list(range(20_000))
    many = layout(ids)
    chosen = np.zeros(len(ids), np.bool_)
    chosen[1] = True
    look = theme.look(view.palette())
    size = QSizeF(600, 500)
    camera = Camera(0.5, 0.5, 480)
    for shown, told in ((many, "stamped"), (layout(ids[:300]), "smooth")):
        made = ground.paint(shown, camera, size, 2.0, look, chosen[: len(shown.photos)], -1)
        assert (made.image.width(), made.image.height()) == (1200, 1000), told
        point = camera.point(*shown.places[1].tolist(), size) * 2
        assert made.image.pixelColor(int(point.x()), int(point.y())) == look.accent, told
        sea = camera.point(0.05, 0.95, size) * 2
        assert made.image.pixelColor(int(sea.x()), int(sea.y())).alpha() == 0, told


def test_a_shore_is_cut_to_the_view() -> None:
    size = QSizeF(100, 80)
    around = np.array([[-1e6, -1e6], [1e6, -1e6], [1e6, 1e6], [-1e6, 1e6]])
    cut = ground.clipped(around, size)
    brim = ground.BRIM
    assert cut.min(0).tolist() == [-brim, -brim]
    assert cut.max(0).tolist() == [100 + brim, 80 + brim]
    within = np.array([[10.0, 10], [90, 20], [50, 70]])
    assert ground.clipped(within, size) is within
    assert len(ground.clipped(within + 1000, size)) == 0
    half = ground.clipped(np.array([[50.0, 40], [5000, 40], [5000, 41]]), size)
    assert half[:, 0].max() == 100 + brim
    assert [50.0, 40.0] in half.tolist()


def test_a_line_that_crosses_itself_and_leaves_the_view_still_cuts() -> None:
    points = np.array([[5, 5], [50, 50], [95, 5], [500, 500], [-20, 10]], np.float32)
    square = QPolygonF([QPointF(-30, 0), QPointF(60, 0), QPointF(60, 60), QPointF(-30, 60)])
    assert marks.inside(square, points).tolist() == [True, True, False, False, True]
