"""Stars and labels by keys, by the inspector and by menu; sidecars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import PhotoFilter, SidecarReport
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the platform of no screen, of every popup
Key = Qt.Key


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    target = window.focusWidget() or window
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


# -- stars and labels


def test_keys_give_stars_and_labels_at_once_and_undo_takes_them_back(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid, stars = window.photos.grid, window.session.pictures.stars
    first = grid.photos.photo(0)
    assert first is not None
    grid.setFocus()
    grid.select_row(0)
    library.ratings.held.clear()
    press(qtbot, window, Key.Key_3)
    known = stars.get(first)
    assert known is not None
    assert known.stars == 3, "shown before it is stored"
    library.ratings.held.set()
    press(qtbot, window, Key.Key_6)
    settle(qtbot, window)
    assert library.ratings.given[first.content_id].stars == 3
    spoken = grid.photos.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("3 stars, label Red")
    assert window.inspector.stars.row.value() == 3
    assert window.inspector.stars.label.currentData() == "Red"
    press(qtbot, window, Key.Key_6)
    settle(qtbot, window)
    assert library.ratings.given[first.content_id].label == "", "the same label again takes it away"
    press(qtbot, window, Key.Key_X)
    settle(qtbot, window)
    assert stars.get(first).stars == -1  # type: ignore[union-attr]
    press(qtbot, window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert stars.get(first).stars == 3  # type: ignore[union-attr]


def give_all_five(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.setFocus()
    grid.selectAll()
    press(qtbot, window, Key.Key_5)
    settle(qtbot, window)


def test_many_photos_are_rated_together_and_the_message_offers_undo(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    give_all_five(window, qtbot)
    assert window.message_bar.text.text() == "5 stars: 60 photos"
    assert {rating.stars for rating in library.ratings.given.values()} == {5}
    window.message_bar.action_buttons[0].click()
    settle(qtbot, window)
    assert {rating.stars for rating in library.ratings.given.values()} == {None}


def test_the_offer_to_undo_goes_when_other_stars_are_given(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    """Else it would take back those others."""
    give_all_five(window, qtbot)
    assert window.message_bar.isVisible()
    window.photos.grid.select_row(0)
    press(qtbot, window, Key.Key_1)
    settle(qtbot, window)
    assert not window.message_bar.isVisible()


def test_a_failure_is_told_and_what_is_stored_is_shown_again(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid = window.photos.grid
    grid.select_row(0)
    library.ratings.fails = UserError("disk-full", "The disk is full.")
    window.photos.actions_of_photos.rating.rate(4)
    settle(qtbot, window)
    assert "The disk is full." in window.message_bar.text.text()
    assert window.session.pictures.stars.get(grid.photos.photo(0)).stars == 0  # type: ignore[union-attr, arg-type]


def test_culling_with_a_filter_goes_on_to_the_next_photo(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page = window.photos
    page.bar.set_filter(PhotoFilter(min_stars=0, max_stars=0))
    settle(qtbot, window)
    page.grid.setFocus()
    page.grid.select_row(0)
    expected = page.photos.ids[:3].tolist()
    for _ in range(3):
        press(qtbot, window, Key.Key_1)
        settle(qtbot, window)
    assert [call[2] for call in library.calls if isinstance(call, tuple) and call[0] == "rate"] == [
        [i] for i in expected
    ]
    assert window.photos.photos.rowCount() == 57


def test_the_inspector_sets_stars_and_label(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    window.photos.grid.select_row(2)
    settle(qtbot, window)
    editor = window.inspector.stars
    third = QPoint(editor.row._side() * 2 + 4, 8)
    qtbot.mouseClick(editor.row, Qt.MouseButton.LeftButton, pos=third)
    settle(qtbot, window)
    assert editor.row.value() == 3
    editor.row.setFocus()
    qtbot.keyClick(editor.row, Key.Key_Right)
    settle(qtbot, window)
    assert editor.row.value() == 4
    assert editor.row.accessibleDescription() == "4 stars"
    editor.label.setCurrentIndex(editor.label.findData("Green"))
    editor.label.activated.emit(0)
    settle(qtbot, window)
    content = window.photos.photos.photo(2).content_id  # type: ignore[union-attr]
    assert (library.ratings.given[content].stars, library.ratings.given[content].label) == (4, "Green")


def test_the_menu_offers_stars_labels_and_quick_look(window: MainWindow, qtbot: QtBot) -> None:
    window.photos.grid.select_row(0)
    menu = window.photos.actions_of_photos.menu(window.photos.grid)
    texts = [action.text() for action in menu.actions()]
    assert {"&Quick look", "S&tars", "&Label"} <= set(texts)
    stars = next(found for found in menu.findChildren(QMenu) if found.title() == "S&tars")
    assert [action.text() for action in stars.actions()][:2] == ["★★★★★  5 stars", "★★★★  4 stars"]
    menu.close()


# -- sidecars


def test_sidecars_are_off_until_asked_for_and_failures_are_told(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    action, stars = window.commands["sidecars"], window.session.pictures.stars
    assert not action.isChecked()
    action.trigger()
    settle(qtbot, window)
    assert ("set_writes_sidecars", True) in library.calls
    assert ".xmp files beside the photos" in window.message_bar.text.text()
    library.ratings.report = SidecarReport(0, (("/photos/a.jpg", "The sidecar a.xmp is left as it is."),), 0, 1)
    stars.write_sidecars()
    qtbot.waitUntil(lambda: "1 sidecar was not written" in window.message_bar.text.text())
    assert "The sidecar a.xmp is left as it is." in window.message_bar.text.text()
    library.ratings.waiting = 500
    library.ratings.report = replace(library.ratings.report, written=500, failed=())
    with qtbot.waitSignal(window.session.cleaning.ended) as ended:
        stars.write_sidecars()
    assert ended.args == [library.ratings.report]
    settle(qtbot, window)


def test_many_sidecars_are_told_of_and_can_go_on_after_a_stop(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    ratings, stars = library.ratings, window.session.pictures.stars
    ratings.writes_sidecars, ratings.waiting = True, 500
    ratings.report = SidecarReport(200, (), 0, 1, left=300)
    told: list[str] = []
    window.session.cleaning.progressed.connect(lambda _: told.append(window.clean_bar.how_far.text()))
    stars.write_sidecars()
    qtbot.waitUntil(lambda: "200 sidecars written" in window.message_bar.text.text())
    settle(qtbot, window)
    assert told[0] == "Writing sidecars: 0 of 500"
    assert "300 more are written when you next give stars" in window.message_bar.text.text()
    ratings.report = SidecarReport(300, (), 0, 1)
    with qtbot.waitSignal(window.session.cleaning.ended) as ended:
        window.message_bar.action_buttons[0].click()
    assert ended.args == [ratings.report]
    settle(qtbot, window)
    assert told[-1] == "Writing sidecars: 0 of 300"
