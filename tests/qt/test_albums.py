"""Albums in the window: made, taught by keys and menus, labelled, looked over, renamed and deleted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from core.records import Quality
from gui.albums import words
from gui.albums.page import AlbumsPage
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary, photo
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog


def page(window: MainWindow) -> AlbumsPage:
    return window.page_of("albums", AlbumsPage)


def open_album(qtbot: QtBot, window: MainWindow, name: str = "Beach", inside: tuple[int, ...] = (20, 21)) -> int:
    """Make an album with some photos and go to it, as the sidebar does."""
    library = window.session.library
    number = int(library.albums.create(name).id)
    library.albums.teach(number, inside, True)
    window.session.albums.refresh()
    settle(qtbot, window)
    window.go_to("albums", number)
    settle(qtbot, window)
    return number


def name_it(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Type a name into the dialog that asks for one."""
    qtbot.waitUntil(lambda: window.findChild(QInputDialog) is not None)
    dialog = window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue(name)
    dialog.accept()
    settle(qtbot, window)


def shown(window: MainWindow) -> list[int]:
    return page(window).grid.photos.ids.tolist()


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key | str) -> None:
    """Keys into whatever has the keyboard."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        if isinstance(key, str):
            qtbot.keyClicks(widget, key)
        else:
            qtbot.keyClick(widget, key)
    settle(qtbot, window)


def test_without_albums_the_page_says_what_one_is(qtbot: QtBot, window: MainWindow) -> None:
    window.go_to("albums")
    assert page(window).overview.isVisible()
    assert not page(window).overview.list.isVisible()
    page(window).overview.new_button.click()
    name_it(qtbot, window, "Beach")
    album = window.session.albums.albums[0]
    assert album.name == "Beach"
    assert page(window).album == album  # it is shown
    assert page(window).header.start.isVisible()
    assert "select a few photos" in page(window).header.start.text()
    assert not page(window).strip.isVisible()


@pytest.mark.qt_log_ignore("does not support")
def test_an_album_from_a_selection_by_keys_alone(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    window.go_to("photos")
    grid = window.photos.grid
    grid.select_row(3)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = sorted(grid.selected_ids().tolist())
    assert len(chosen) == 2
    qtbot.keyClick(grid, Qt.Key.Key_L)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.setActiveAction(menu.actions()[-1])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    name_it(qtbot, window, "Beach")
    assert sorted(library.albums.examples_of[1]) == chosen
    assert window.page == "photos"
    assert window.message_bar.text.text() == "The album “Beach” is made."
    window.message_bar.action_buttons[0].click()
    settle(qtbot, window)
    assert (window.page, page(window).album.name) == ("albums", "Beach")  # type: ignore[union-attr]
    assert sorted(shown(window)[:2]) == chosen


def test_an_album_ranks_and_dims_what_does_not_belong(qtbot: QtBot, window: MainWindow) -> None:
    open_album(qtbot, window)
    assert shown(window)[:2] == [20, 21]
    model = page(window).grid.album_photos
    assert model.dimmed_from == 42  # at 0.5: 20 to each side
    assert page(window).header.found.text() == "42 photos belong to it"
    assert "as you said" in model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert "fits 88\u00a0%" in model.data(model.index(2), Qt.ItemDataRole.AccessibleTextRole)


def test_the_threshold_follows_the_slider_and_is_kept(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    slider = page(window).header.slider
    slider.setFocus()
    before = page(window).grid.album_photos.dimmed_from
    for _ in range(4):
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert 2 < page(window).grid.album_photos.dimmed_from < before
    qtbot.waitUntil(lambda: library.albums.get(number).threshold == pytest.approx(0.7))
    settle(qtbot, window)
    window.go_to("photos")
    window.go_to("albums", number)
    assert slider.value() == 70


def test_photos_are_taught_by_keys_and_taken_back(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    grid = page(window).grid
    grid.setFocus()
    grid.select_row(5)
    wrong = int(grid.photos.ids[5])
    press(qtbot, window, Qt.Key.Key_Minus)
    assert library.albums.examples_of[number][wrong] is False
    assert grid.album_photos.sides[wrong] is False
    assert window.message_bar.text.text() == "1 photo does not belong to “Beach”."
    assert page(window).new_ranking.isVisible()  # nothing moves under the person's hands
    assert grid.photos.ids[5] == wrong
    press(qtbot, window, Qt.Key.Key_R)
    assert wrong not in shown(window)[:40]
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert wrong not in library.albums.examples_of[number]
    grid.select_row(6)
    press(qtbot, window, Qt.Key.Key_Plus)
    right = int(grid.photos.ids[6])
    assert library.albums.examples_of[number][right] is True
    press(qtbot, window, Qt.Key.Key_Delete)
    assert right not in library.albums.examples_of[number]


def test_the_strip_asks_until_all_are_labelled_then_asks_anew(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    number = open_album(qtbot, window)
    strip = page(window).strip
    assert strip.isVisible()
    asked = strip.ids.tolist()
    assert len(asked) == 12
    assert not strip.in_button.isEnabled()
    strip.grid.setFocus()
    qtbot.keyClick(strip.grid, Qt.Key.Key_Home)
    first = int(strip.grid.photos.ids[0])
    press(qtbot, window, Qt.Key.Key_Minus)
    assert strip.grid.hasFocus()
    assert strip.grid.currentIndex().row() == 0
    assert strip.ids.tolist() == [i for i in asked if i != first]
    for _ in range(11):
        qtbot.keyClick(strip.grid, Qt.Key.Key_Plus)
    settle(qtbot, window)
    assert sum(library.albums.examples_of[number].values()) == 13
    assert len(strip.ids)
    assert not set(strip.ids.tolist()) & set(asked)


def test_buttons_label_too(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    strip = page(window).strip
    strip.grid.select_row(1)
    photo_id = int(strip.grid.photos.ids[1])
    strip.out_button.click()
    settle(qtbot, window)
    assert library.albums.examples_of[number][photo_id] is False


def test_examples_can_be_looked_over(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    library.albums.teach(number, [40, 999], False)
    window.session.library_changed.emit()
    settle(qtbot, window)
    page(window).header.examples_button.click()
    assert shown(window) == [20, 21, 40]
    assert "Examples: 2 in, 2 out. 1 of them is not in the library now" in page(window).header.examples.text()
    page(window).grid.setFocus()
    page(window).grid.select_row(2)
    press(qtbot, window, Qt.Key.Key_Backspace)
    page(window).show_waiting()
    assert shown(window) == [20, 21]


def test_quality_is_told_when_there_is_enough(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window, inside=(1, 5, 9, 13, 17, 21))
    label = page(window).header.quality
    assert "Too few examples to tell" in label.text()
    assert "random photos of the library stand for that" in label.text()
    window.session.albums.teach(number, [40, 42, 44, 46, 48], False)
    settle(qtbot, window)
    assert "5 of 6 that it put in belong here (83\u00a0%" in label.text()
    assert "random" not in label.text()


def test_words_on_quality() -> None:
    none = Quality(True, 0, 0, 0.0, 1.0, 6, 6, 0)
    assert "found none of them" in words.quality(none)
    few = Quality(False, inside=3, outside=1, needed_inside=2, needed_outside=4)
    assert "3 in and 1 out so far" in words.quality(few)


def test_another_learner(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    learner = page(window).header.learner
    learner.setFocus()
    qtbot.keyClick(learner, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert library.albums.get(number).learner == "forest"
    assert page(window).header.slider.value() == 20


def test_albums_stand_in_the_sidebar_and_are_renamed_and_deleted(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary
) -> None:
    number = open_album(qtbot, window)
    sidebar = window.sidebar
    assert sidebar.chosen() == ("albums", number)
    titles = [sidebar.item(row).text() for row in range(sidebar.count())]
    assert titles[-2:] == ["Albums", "Beach"]
    sidebar.setFocus()
    qtbot.keyClick(sidebar, Qt.Key.Key_F2)
    name_it(qtbot, window, "Sea")
    assert page(window).header.name.text() == "Sea"
    assert sidebar.item(sidebar.count() - 1).text() == "Sea"
    assert sidebar.chosen() == ("albums", number)
    qtbot.keyClick(sidebar, Qt.Key.Key_Delete)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "No photo is touched" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    assert box.textFormat() is Qt.TextFormat.PlainText, "an album may be called <b>"
    next(button for button in box.buttons() if "Delete" in button.text()).click()
    settle(qtbot, window)
    assert library.albums.list() == ()
    assert page(window).overview.isVisible()


def test_a_name_that_is_taken_is_said(qtbot: QtBot, window: MainWindow) -> None:
    open_album(qtbot, window)
    window.commands["new-album"].trigger()
    name_it(qtbot, window, "Beach")
    assert window.message_bar.text.text() == "There is an album “Beach” already."


def test_any_grid_puts_photos_in_and_out(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    number = open_album(qtbot, window)
    window.go_to("photos")
    window.photos.grid.select_row(0)
    chosen = int(window.photos.grid.photos.ids[0])
    menu = window.photos.actions_of_photos.menu(window)
    subs = {action.text(): action.menu() for action in menu.actions() if action.menu() is not None}
    out = subs["&Not in album"]
    assert isinstance(out, QMenu)
    assert [action.text() for action in out.actions()] == ["Beach"]
    out.actions()[0].trigger()
    settle(qtbot, window)
    assert library.albums.examples_of[number][chosen] is False
    window.message_bar.action_buttons[0].click()  # Undo
    settle(qtbot, window)
    assert chosen not in library.albums.examples_of[number]
    menu.close()


def test_new_photos_are_ranked_when_the_library_changes(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    open_album(qtbot, window, inside=(57,))
    library.add(photo(60))
    window.session.library_changed.emit()
    settle(qtbot, window)
    page(window).show_waiting()
    assert 60 in shown(window)[:8]


@pytest.mark.parametrize("examples", [False, True])
def test_photos_that_leave_the_library_leave_the_album_at_once(
    qtbot: QtBot, window: MainWindow, library: FakeLibrary, examples: bool
) -> None:
    """The keyboard is in the grid, which would else keep its order until it is asked to."""
    open_album(qtbot, window, inside=(20, 21))
    album = page(window)
    album.header.examples_button.setChecked(examples)
    album.grid.setFocus()
    album.grid.select_row(1)
    asked = int(album.strip.ids[0])
    for gone in (20, asked):
        library.drop(gone)
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert 20 not in shown(window)
    assert asked not in album.strip.ids
    library.drop(21)
    window.session.library_changed.emit()
    settle(qtbot, window)
    assert shown(window) == []
    assert not album.strip.isVisible()


def test_lists_count_what_an_opened_album_has(qtbot: QtBot, window: MainWindow) -> None:
    number = open_album(qtbot, window)
    album = window.session.albums.album(number)
    assert album is not None
    assert album.found is not None
    assert str(album.found) in page(window).overview.list.item(0).text()


def test_the_overview_opens_an_album_by_key(
    qtbot: QtBot, library: FakeLibrary, open_window: Callable[..., MainWindow]
) -> None:
    library.albums.create("Beach")
    library.albums.create("Cats")
    window = open_window(library)
    window.go_to("albums")
    entries = page(window).overview.list
    assert entries.hasFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    qtbot.keyClick(entries, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert page(window).header.name.text() == "Cats"


def test_a_scan_does_not_rank_with_every_batch(qtbot: QtBot, window: MainWindow, library: FakeLibrary) -> None:
    open_album(qtbot, window)
    fits = library.albums.fits
    library.scan_may_end.clear()
    library.will_find([photo(number) for number in range(60, 70)])
    window.session.scans.start()
    qtbot.waitUntil(lambda: 69 in library.all)
    for _ in range(3):
        window.session.library_changed.emit()
    settle(qtbot, window)
    assert library.albums.fits == fits
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)
    settle(qtbot, window)
    assert library.albums.fits == fits + 1
