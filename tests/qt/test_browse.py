"""Browsing: filter, chips, order, timeline, quick look; by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from core.records import Example, Kind, PhotoFilter, PhotoId, Query
from gui.grid.quick_look import QuickLook
from gui.main_window import MainWindow
from gui.photos import filters
from gui.photos.timeline import Timeline
from tests.qt.fake import FakeLibrary, group, photo
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the platform of no screen, of every popup
Open = Callable[[FakeLibrary], MainWindow]
Key = Qt.Key


@pytest.fixture
def mixed(library: FakeLibrary) -> FakeLibrary:
    """60 photos of "Fake One", 5 of another camera, and 3 that name none and are drawings."""
    library.add(*(photo(number, "/photos/deep", camera="Other Two", height=6000) for number in range(100, 105)))
    library.add(*(photo(number, camera=None, format="PNG", width=900, height=900) for number in range(200, 203)))
    library.known_groups = (group(library.all[1], library.all[2]),)
    return library


def shown(window: MainWindow) -> int:
    return int(window.photos.photos.rowCount())


def chips(window: MainWindow) -> list[str]:
    return [chip.text.text() for chip in window.photos.bar.chips.chips]


def look(window: MainWindow) -> QuickLook | None:
    found = [one for one in window.findChildren(QuickLook) if one.isVisible()]
    return found[0] if found else None


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    target = window.focusWidget() or window
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


# -- filter


def test_words_narrow_the_photos_and_esc_shows_all_again(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    window.photos.grid.setFocus()
    press(qtbot, window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = window.photos.bar.words
    assert line.hasFocus()
    qtbot.keyClicks(line, "deep")
    qtbot.waitUntil(lambda: shown(window) == 5)
    assert chips(window) == ["“deep”"]
    assert window.photos.bar.count.text() == "5 of 68 photos"
    qtbot.keyClick(line, Key.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) == 68)
    assert chips(window) == []
    qtbot.keyClick(line, Key.Key_Escape)
    assert window.photos.grid.hasFocus()


def test_conditions_become_chips_that_can_be_taken_away(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    bar = window.photos.bar
    bar.panel_button.click()
    settle(qtbot, window)
    panel = bar.panel
    assert [panel.cameras.item(row).text() for row in range(3)] == [
        "Fake One  (60)", "Other Two  (5)", "No camera told  (3)"
    ]  # fmt: skip
    QApplication.processEvents()  # what there is to choose from may have come this moment
    places = panel.orientation.pos(), panel.clear_button.pos()
    panel.cameras.item(1).setCheckState(Qt.CheckState.Checked)
    panel.cameras.item(2).setCheckState(Qt.CheckState.Checked)
    panel.orientation.setCurrentIndex(panel.orientation.findData("portrait"))
    panel.orientation.activated.emit(0)
    settle(qtbot, window)
    assert shown(window) == 5
    assert chips(window) == ["No camera told and Other Two", "Portrait"]
    assert bar.panel_button.text() == "Filter (2)"
    assert panel.formats.count() == 1
    assert panel.formats.item(0).text() == "JPEG  (5)"
    assert (panel.orientation.pos(), panel.clear_button.pos()) == places, "nothing moves away under the pointer"
    panel.window().close()
    first = bar.chips.chips[0].button
    assert first.accessibleName() == "Take away: No camera told and Other Two"
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Space)
    settle(qtbot, window)
    assert chips(window) == ["Portrait"]
    assert bar.chips.chips[0].button.hasFocus(), "the keyboard stays among the chips"
    qtbot.mouseClick(bar.clear_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert (shown(window), chips(window)) == (68, [])


def test_dates_can_be_chosen_or_written_and_nonsense_is_put_back(
    mixed: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(mixed)
    panel = window.photos.bar.panel
    window.photos.bar.panel_button.click()
    settle(qtbot, window)
    line = panel.until.lineEdit()
    assert line is not None
    line.setText("2000-01-10")
    qtbot.keyClick(line, Key.Key_Return)
    settle(qtbot, window)
    assert chips(window) == ["Until 10 January 2000"]
    assert shown(window) == 10
    line.setText("2000-13-77")
    qtbot.keyClick(line, Key.Key_Return)
    assert line.text() == "2000-01-10"
    assert panel.until.findData("2000") > 0
    panel.window().close()


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        (PhotoFilter(since="2024", until="2024"), "2024"),
        (PhotoFilter(since="2024-03"), "Since March 2024"),
        (PhotoFilter(min_stars=3), "★★★ and more"),
        (PhotoFilter(max_stars=-1), "Rejected"),
        (PhotoFilter(min_stars=1, max_stars=2), "★ to ★★"),
        (PhotoFilter(label="Red"), "Label Red"),
        (PhotoFilter(has_duplicates=True), "Has duplicates"),
        (PhotoFilter(min_pixels=8_000_000, min_width=5), "8 MP and more"),
        (PhotoFilter(min_width=100, min_height=50), "100 × 50 and more"),
        (PhotoFilter(max_bytes=2_000_000), "Up to 2.0 MB"),
        (PhotoFilter(folder="/a/b"), "In b"),
        (PhotoFilter(cameras=frozenset("xyz")), "x and 2 more"),
    ],
)
def test_what_chips_say(wanted: PhotoFilter, text: str) -> None:
    ((names, said),) = filters.conditions(wanted, folder=None)
    assert said == text
    assert wanted.without(*names) == PhotoFilter()


def test_a_filter_that_nothing_passes_offers_the_way_back(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    page = window.photos
    page.bar.words.setFocus()
    qtbot.keyClicks(page.bar.words, "no such name")
    qtbot.waitUntil(page.show_all_button.isVisible)
    press(qtbot, window, Key.Key_Return)
    assert page.show_all_button.hasFocus(), "the photos, which else get the keyboard, are not to be seen"
    press(qtbot, window, Key.Key_Return)
    settle(qtbot, window)
    assert shown(window) == 68
    assert page.grid.hasFocus()


def test_the_filter_stays_when_another_folder_is_shown(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    mixed.add_known("/photos/deep")
    window = open_window(mixed)
    window.photos.bar.set_filter(PhotoFilter(has_duplicates=True))
    settle(qtbot, window)
    assert shown(window) == 2
    window.show_page("photos", "/photos/deep")
    settle(qtbot, window)
    assert shown(window) == 0
    window.photos.bar.clear()
    settle(qtbot, window)
    assert shown(window) == 5


def test_orders_are_kept(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    sorts = window.commands.sorts
    sorts.setCurrentIndex(sorts.findData("camera"))
    sorts.activated.emit(0)
    settle(qtbot, window)
    assert window.photos.sort == "camera"
    assert window.photos.photos.ids[0] in (200, 201, 202)
    assert not window.photos.timeline.isVisible()
    assert window.photos.to_store() == {"sort": "camera"}


def test_another_order_keeps_the_chosen_photo_and_shows_it(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    page = window.photos
    last = shown(window) - 1
    page.grid.select_row(last)
    settle(qtbot, window)
    chosen = page.grid.current_photo()
    sorts = window.commands.sorts
    for name in ("oldest", "name"):
        sorts.setCurrentIndex(sorts.findData(name))
        sorts.activated.emit(0)
        settle(qtbot, window)
        assert page.sort == name
        assert page.grid.current_photo() == chosen
        assert page.grid.selected_ids().tolist() == [chosen.id]
        first, end = page.grid.rows_in_view()
        assert first <= page.grid.currentIndex().row() <= end
    assert page.grid.currentIndex().row() != last


def test_a_library_that_changes_at_once_does_not_undo_another_filter(
    mixed: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    window = open_window(mixed)
    page = window.photos
    page.bar.set_filter(PhotoFilter(text="deep"))
    settle(qtbot, window)
    page.grid.select_row(0)
    page.bar.clear()
    window.session.library_changed.emit()  # before the answer to the first has come
    settle(qtbot, window)
    assert shown(window) == 68
    assert not page.more_bar.isVisible()


# -- time


def test_the_timeline_leads_to_a_month_by_mouse_and_keys(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    mixed.add(*(photo(number) for number in range(300, 3300)))
    window = open_window(mixed)
    page, line = window.photos, window.photos.timeline
    assert line.isVisible()
    assert line.accessibleDescription() != ""
    middle = QPoint(line.width() // 2, line.height() // 2)
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=middle)
    first, last = page.grid.rows_in_view()
    assert abs((first + last) / 2 - shown(window) / 2) < shown(window) * 0.05
    assert line.bubble.isVisible()
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=middle)
    settle(qtbot, window)

    def month_in_view() -> str:
        row = page.grid.indexAt(QPoint(40, 60)).row()
        seen = page.photos.photo(row)
        assert seen is not None
        return str(seen.facts.taken)[:7]

    before = month_in_view()
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Down)
    settle(qtbot, window)
    assert month_in_view() <= before
    year = int(month_in_view()[:4])
    at = line.value()
    qtbot.keyClick(line, Key.Key_PageDown)
    settle(qtbot, window)
    assert line.value() > at
    assert int(month_in_view()[:4]) < year
    qtbot.keyClick(line, Key.Key_Home)
    settle(qtbot, window)
    assert page.grid.rows_in_view()[0] == 0
    text = line.bubble.text()
    assert datetime.fromisoformat(str(page.photos.photo(0).facts.taken)).strftime("%Y") in text  # type: ignore[union-attr]


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Down])
def test_keys_go_on_in_time_where_lines_begin_with_another_month(qtbot: QtBot, key: Qt.Key) -> None:
    """A grid shows whole lines of 4, and these months have 3 photos each."""
    line, asked = Timeline(), list[int]()
    qtbot.addWidget(line)
    line.show_months(tuple((f"{year}-05", 3) for year in range(2024, 2014, -1)))
    line.row_asked.connect(lambda row: (asked.append(row), line.show_view(row // 4 * 4, row // 4 * 4 + 11)))
    for _ in range(4):
        qtbot.keyClick(line, key)
    assert asked == [3, 6, 9, 12]


# -- quick look


def test_space_looks_arrows_go_on_and_esc_comes_back(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.setFocus()
    grid.select_row(0)
    press(qtbot, window, Key.Key_Space)
    seen = look(window)
    assert seen is not None
    assert seen.photo == grid.photos.photo(0)
    settle(qtbot, window)
    assert max(seen.picture.pixmap().width(), seen.picture.pixmap().height()) > 400, "the file, not its thumbnail"
    assert "1 of 60" in seen.facts.text()
    for key, row in ((Key.Key_Right, 1), (Key.Key_Right, 2), (Key.Key_Left, 1), (Key.Key_End, 59), (Key.Key_Right, 59)):
        press(qtbot, window, key)
        settle(qtbot, window)
        assert seen.photo == grid.photos.photo(row)
    assert not seen.next_button.isEnabled()
    press(qtbot, window, Key.Key_4)
    settle(qtbot, window)
    assert "★★★★" in seen.title.text()
    assert ("rate", 4, [int(grid.photos.ids[59])]) in library.calls
    press(qtbot, window, Key.Key_Escape)
    assert look(window) is None
    assert grid.hasFocus()
    assert grid.currentIndex().row() == 59
    press(qtbot, window, Key.Key_Space)
    assert look(window) is not None
    press(qtbot, window, Key.Key_Space)
    assert look(window) is None


def test_quick_look_shows_the_thumbnail_of_what_cannot_be_read_and_closes_with_its_page(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    grid = window.photos.grid
    grid.select_row(3)
    library.broken.add(int(grid.photos.ids[3]))
    window.photos.actions_of_photos.look()
    settle(qtbot, window)
    seen = look(window)
    assert seen is not None
    assert not seen.picture.pixmap().isNull()
    assert "The file cannot be read now" in seen.facts.text()
    press(qtbot, window, Key.Key_Right)
    settle(qtbot, window)
    assert "cannot be read" not in seen.facts.text()
    window.go_to("history")
    assert look(window) is None
    settle(qtbot, window)


def test_space_marks_on_the_page_of_duplicates(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    window.go_to("duplicates")
    settle(qtbot, window)
    members = window.duplicates.members
    members.setFocus()
    members.select_row(1)
    press(qtbot, window, Key.Key_Space)
    settle(qtbot, window)
    assert look(window) is None
    assert window.session.review.marks == {2}


def test_space_looks_in_bursts_and_among_results(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    p = library.all
    library.known_groups = (group(p[20], p[21], kinds=[Kind.BURST]),)
    window = open_window(library)
    for name in ("bursts", "search"):
        window.go_to(name)
        if name == "search":
            library.similar = [3, 9]
            window.find_similar(Query((Example("x", photo_id=PhotoId(5)),)))
        settle(qtbot, window)
        grid = window.pages["bursts"].members if name == "bursts" else window.pages["search"].grids()[0]  # type: ignore[attr-defined]
        grid.setFocus()
        qtbot.waitUntil(grid.hasFocus)
        press(qtbot, window, Key.Key_Space)
        seen = look(window)
        assert seen is not None
        assert seen.photo == grid.current_photo()
        press(qtbot, window, Key.Key_Escape)
        assert look(window) is None
        settle(qtbot, window)
    assert library.review.marks() == set()


# -- stars inside files


def test_stars_of_older_photos_are_read_on_request_with_progress_and_cancel(
    mixed: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    mixed.browse.missing = 9
    window = open_window(mixed)
    panel = window.photos.bar.panel
    window.photos.bar.panel_button.click()
    settle(qtbot, window)
    assert panel.unread.text() == "It was not looked yet whether 9 photos have stars inside."
    mixed.browse.may_read.clear()
    panel.read_button.click()
    qtbot.waitUntil(lambda: panel.unread.text() == "Reading stars: 1 of 9 photos")
    panel.cancel_button.click()
    qtbot.waitUntil(lambda: not window.photos.reading.running)
    settle(qtbot, window)
    assert panel.read_button.isVisible()
    mixed.browse.may_read.set()
    panel.read_button.click()
    qtbot.waitUntil(lambda: not window.photos.reading.running)
    settle(qtbot, window)
    assert not panel.read_button.isVisible()
    panel.window().close()


def test_every_control_of_browsing_has_a_name(mixed: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(mixed)
    page = window.photos
    page.bar.set_filter(PhotoFilter(text="img", has_duplicates=True))
    page.bar.panel_button.click()
    settle(qtbot, window)
    for button in (*page.bar.findChildren(QAbstractButton), *page.bar.panel.findChildren(QAbstractButton)):
        own = button.parent() is page.bar.words  # Qt's, which empties the line
        assert own or button.text() or button.accessibleName(), button
    for field in (page.timeline, page.bar.words, page.bar.panel.cameras, page.bar.panel.stars, page.bar.panel.since):
        assert field.accessibleName()
    page.bar.panel.window().close()
