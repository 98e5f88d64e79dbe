"""The window as a person uses it: folders, scans, drops and pastes, messages, what it remembers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from core import settings
from core.errors import UserError
from core.records import Problem, ScanReport
from gui.main_window import MainWindow
from gui.photos import page as photos_page
from gui.sidebar import COUNT_ROLE, KEY_ROLE
from tests.qt.fake import FakeLibrary, group, photo
from tests.qt.steps import drop, files, settle

Open = Callable[..., MainWindow]


@pytest.fixture
def empty(tmp_path: Path) -> FakeLibrary:
    return FakeLibrary(tmp_path / "library")


def entries(window: MainWindow) -> dict[str, str]:
    """What the sidebar says: title to count."""
    items = [window.sidebar.item(row) for row in range(window.sidebar.count())]
    return {item.text(): item.data(COUNT_ROLE) for item in items if item.data(KEY_ROLE)}


def choose(window: MainWindow, title: str) -> None:
    for row in range(window.sidebar.count()):
        if window.sidebar.item(row).text() == title:
            window.sidebar.setCurrentRow(row)


def test_the_first_start_explains_itself(
    empty: FakeLibrary, open_window: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(empty)
    assert window.photos.empty.isVisible()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    empty.will_find([photo(1, str(tmp_path)), photo(2, str(tmp_path))])
    qtbot.mouseClick(window.photos.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.photos.photos.rowCount() == 2)
    settle(qtbot, window)
    assert ("scan", [str(tmp_path)], False) in empty.calls
    assert window.photos.grid.isVisible()
    assert window.scan_bar.how_far.text() == "2 photos, 0 problems, 0 groups."


def test_a_dropped_folder_is_added_and_scanned(
    empty: FakeLibrary, open_window: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(empty)
    assert drop(window, files(tmp_path))
    qtbot.waitUntil(lambda: ("scan", [str(tmp_path)], False) in empty.calls)
    settle(qtbot, window)
    assert tmp_path.name in entries(window)


def test_a_folder_dropped_during_a_scan_is_scanned_next(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    library.scan_may_end.clear()
    window.session.scans.start()
    assert drop(window, files(tmp_path))
    qtbot.waitUntil(lambda: ("add_folder", str(tmp_path)) in library.calls)
    settle(qtbot, window)
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: ("scan", [str(tmp_path)], False) in library.calls)
    qtbot.waitUntil(lambda: not window.session.scans.running)


def test_a_folder_narrows_the_grid_and_an_offline_one_says_so(
    library: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    library.add(*(photo(number, "/mnt/NAS") for number in range(100, 107)))
    library.add_known("/mnt/NAS", offline=True)
    window = open_window(library)
    assert entries(window) == {
        "All photos": "67",
        "Duplicates": "",
        "Bursts": "",
        "Repeated folders": "",
        "Find similar": "",
        "Map": "",
        "Albums": "",
        "Decisions": "",
        "History": "",
        "Problems": "",
        "photos": "60",
        "NAS (offline)": "7",
    }
    choose(window, "NAS (offline)")
    settle(qtbot, window)
    assert window.photos.photos.rowCount() == 7
    choose(window, "All photos")
    settle(qtbot, window)
    assert window.photos.photos.rowCount() == 67


def test_folders_of_one_name_are_told_apart(library: FakeLibrary, open_window: Open) -> None:
    library.add_known("/mnt/NAS/photos")
    assert {"photos in NAS", "photos in /"} <= set(entries(open_window(library)))


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
def test_removing_a_folder_asks_and_says_that_no_file_is_touched(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    choose(window, "photos")

    def box() -> QMessageBox:
        return next(b for b in window.findChildren(QMessageBox) if b.isVisible())

    qtbot.keyClick(window.sidebar, Qt.Key.Key_Delete)
    assert "No file is touched" in box().informativeText()
    box().button(QMessageBox.StandardButton.Cancel).click()
    settle(qtbot, window)
    assert ("remove_folder", "/photos") not in library.calls
    menu = window.sidebar.folder_menu("/photos")
    menu.actions()[-1].trigger()
    menu.close()
    answer = next(b for b in box().findChildren(QPushButton) if b.text() == "Remove from the library")
    answer.click()
    qtbot.waitUntil(lambda: ("remove_folder", "/photos") in library.calls)
    settle(qtbot, window)
    assert "photos" not in entries(window)
    assert window.photos.folder is None


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
def test_what_is_to_be_left_out_is_kept_and_scanned_for(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    def answer(text: str) -> None:
        window.commands.leave_out.trigger()
        dialog = next(d for d in window.findChildren(QInputDialog) if d.isVisible())
        dialog.setTextValue(text)
        dialog.accept()
        qtbot.waitUntil(lambda: not window.session.scans.running)
        settle(qtbot, window)

    scans = [call for call in library.calls if call[0] == "scan"]
    answer("cache\n\n  */backup/*  \ncache")
    assert settings.load(library.directory).excluded == ("cache", "*/backup/*")
    assert len([call for call in library.calls if call[0] == "scan"]) == len(scans) + 1
    answer("cache\n*/backup/*")
    assert len([call for call in library.calls if call[0] == "scan"]) == len(scans) + 1


def test_no_folder_is_removed_during_a_scan(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.scan_may_end.clear()
    window.session.scans.start()
    menu = window.sidebar.folder_menu("/photos")
    assert not menu.actions()[-1].isEnabled()
    menu.close()
    choose(window, "photos")
    qtbot.keyClick(window.sidebar, Qt.Key.Key_Delete)
    assert not [b for b in window.findChildren(QMessageBox) if b.isVisible()]
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)


def test_a_scan_shows_how_far_it_is_and_can_pause_and_cancel(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    bar = window.scan_bar
    assert not bar.isVisible()
    library.scan_may_end.clear()
    library.will_find([photo(number) for number in range(200, 230)])
    window.commands.scan.trigger()
    assert not window.commands.scan.isEnabled()
    qtbot.waitUntil(lambda: "30 new" in bar.counts.text())
    library.board.update(done_bytes=2_500_000_000, total_bytes=10**10, rate=38.2, seconds_left=960.0, failed=2)
    library.board.update(total_files=48_200, current="/photos/2019/IMG_1.jpg")
    expected = "30 of 48,200 files · 2.5 GB of 10 GB · 38/s · 16 min left"
    qtbot.waitUntil(lambda: bar.how_far.text() == expected)
    assert bar.counts.text() == "30 new · 0 unchanged · 0 moved · 2 failed"
    assert bar.current.text().endswith("IMG_1.jpg")
    assert bar.progress.value() == 250
    qtbot.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    assert window.session.scans.paused
    assert bar.pause_button.text() == "Resume"
    qtbot.waitUntil(lambda: "paused" in bar.how_far.text())
    qtbot.mouseClick(bar.pause_button, Qt.MouseButton.LeftButton)
    assert not window.session.scans.paused
    library.board.update(phase="matching", total_files=400, done_files=100, rate=0.0, seconds_left=None)
    qtbot.waitUntil(lambda: bar.how_far.text() == "Looking for copies among the photos: 100 of 400")
    qtbot.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.scans.running)
    assert "did not get to its end" in bar.how_far.text()
    assert window.commands.scan.isEnabled()
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


def test_photos_appear_while_the_scan_runs(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.background.work.REFRESH_S", 0.0)
    library.scan_may_end.clear()
    library.will_find([photo(number) for number in range(200, 230)])
    window.photos.grid.select_row(3)
    window.session.scans.start()
    qtbot.waitUntil(lambda: window.photos.more_bar.isVisible())
    assert window.photos.photos.rowCount() == 60
    assert window.session.scans.running
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)


def test_what_is_said_while_a_scan_stops_stays(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops, scan = threading.Event(), library.scan

    def stop_slowly(*args: Any, **options: Any) -> ScanReport:
        try:
            return scan(*args, **options)
        finally:
            assert stops.wait(10)

    monkeypatch.setattr(library, "scan", stop_slowly)
    library.scan_may_end.clear()
    window.session.scans.start()
    qtbot.waitUntil(lambda: library.board.read().phase == "indexing")
    qtbot.mouseClick(window.scan_bar.cancel_button, Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(window.session.scans.progressed, wait=150):
        pass
    assert window.scan_bar.how_far.text().startswith("Stopping the scan.")
    stops.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)


def test_what_is_no_picture_is_not_taken(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setText("words")
    assert not drop(window, mime)
    QGuiApplication.clipboard().setText("words")
    window.commands.paste.trigger()
    assert "no picture to paste" in window.message_bar.text.text()
    assert library.calls == []


def test_a_failure_of_the_environment_is_one_sentence(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.fails = UserError("disk-full", "The disk is full.", "/photos")
    window.commands.scan.trigger()
    qtbot.waitUntil(lambda: window.message_bar.isVisible())
    assert window.message_bar.text.text() == "/photos: The disk is full."
    assert not window.message_bar.copy_button.isVisible()
    assert not window.session.scans.running
    qtbot.mouseClick(window.message_bar.close_button, Qt.MouseButton.LeftButton)
    assert not window.message_bar.isVisible()


def test_a_bug_is_logged_and_its_details_can_be_copied(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, errors_expected: list[str]
) -> None:
    errors_expected.append("a bug")
    library.fails = ZeroDivisionError("the cause")
    window.commands.scan.trigger()
    qtbot.waitUntil(lambda: window.message_bar.isVisible())
    assert "went wrong" in window.message_bar.text.text()
    qtbot.mouseClick(window.message_bar.copy_button, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Traceback" in text
    assert "the cause" in text


def test_problems_are_listed_and_tried_again(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    library.known_problems = (
        Problem("/photos/broken.jpg", "truncated", "The file ends too early."),
        Problem("/photos/x.cr2", "unsupported", "Camera raw files are not read yet."),
    )
    window = open_window(library)
    assert entries(window)["Problems"] == "2"
    choose(window, "Problems")
    page = window.pages["problems"]
    assert page.heading.text() == "2 files or folders were left out."
    assert not page.copy_button.isEnabled()
    page.table.selectRow(0)
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "/photos/broken.jpg: The file ends too early."
    qtbot.mouseClick(page.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ("scan", None, True) in library.calls)
    library.known_problems = ()
    qtbot.waitUntil(lambda: not window.session.scans.running)
    settle(qtbot, window)


def test_closing_during_a_scan_stops_it_first(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(library)
    library.scan_may_end.clear()
    window.session.scans.start()
    window.close()
    assert window.isVisible()
    window.scan_bar.show_progress(library.board.read())  # an encoder that is loaded meanwhile takes seconds
    assert "What is done is kept" in window.scan_bar.how_far.text()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not window.session.scans.running


def test_the_window_comes_back_as_it_was(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    window = open_window(library)
    window.resize(800, 640)  # the screen of the test platform is no larger
    window.commands.cell_size.setValue(224)
    window.commands.sorts.setCurrentIndex(window.commands.sorts.findData("size"))
    window.commands.sorts.activated.emit(window.commands.sorts.currentIndex())
    choose(window, "Problems")
    settle(qtbot, window)
    window.close()
    stored = settings.load(library.directory)
    assert (stored.thumbnail_px, stored.sort, stored.page) == (224, "size", "problems")
    again = open_window(library)
    assert again.size() == window.size()
    assert again.page == "problems"
    assert again.photos.grid.cell_px == 224
    assert again.photos.sort == "size"
    assert again.commands.sorts.currentData() == "size"


def test_it_fits_into_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    for page in window.pages:
        window.show_page(page)
        assert window.width() == 1024
        assert window.minimumSizeHint().width() <= 1024
        assert window.minimumSizeHint().height() <= 700


def test_dark_follows_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    from gui import theme

    before = QGuiApplication.palette()
    light = window.commands.scan.icon().pixmap(24).toImage()
    try:
        QGuiApplication.setPalette(theme._palette(True))
        qtbot.waitUntil(lambda: window.commands.scan.icon().pixmap(24).toImage() != light)
    finally:
        QGuiApplication.setPalette(before)
    qtbot.waitUntil(lambda: window.commands.scan.icon().pixmap(24).toImage() == light)


def test_the_inspector_shows_nothing_of_pages_that_are_not_seen(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.known_groups = (group(library.all[1], library.all[2]),)
    window.go_to("search")
    told: list[object] = []
    window.session.photo_pointed_at.connect(told.append)
    library.add(photo(900))
    window.session.library_changed.emit()
    settle(qtbot, window)
    window.photos.grid.select_row(3)
    window.photos.show_photos("/photos")
    settle(qtbot, window)
    assert told == []
    window.go_to("photos")
    window.photos.grid.select_row(3)
    assert len(told) >= 2
    assert told[-1] == window.photos.grid.current_photo()


def test_slow_answers_are_asked_for_seldom_while_a_scan_runs(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ids, clock = library.browse.ids, [time.monotonic() + 1000]

    def slow(*arguments: Any) -> Any:
        asked.append("ids")
        clock[0] += 0.5
        return ids(*arguments)

    def change() -> None:
        window.session.library_changed.emit()
        settle(qtbot, window)

    monkeypatch.setattr(library.browse, "ids", slow)
    monkeypatch.setattr(photos_page, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    library.scan_may_end.clear()
    window.session.scans.start()
    change()
    assert len(asked) == 1
    for _ in range(3):
        clock[0] += 3
        change()
    assert len(asked) == 1, "an answer that takes half a second comes every ten seconds"
    clock[0] += 3
    change()
    assert len(asked) == 2
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not window.session.scans.running)
    settle(qtbot, window)
    assert len(asked) == 3, "at the end everything is shown"


def test_pages_that_are_not_shown_ask_for_no_width(window: MainWindow, qtbot: QtBot) -> None:
    """Beside a page that nobody sees the sidebar was squeezed until its words were gone."""
    widest = window.compare.minimumSizeHint().width()
    for name in window.pages:
        window.go_to(name)
        settle(qtbot, window)
        if name != "compare":
            assert window.stack.minimumSizeHint().width() < widest
            least = window.sidebar.minimumWidth() + window.inspector.minimumWidth()
            assert window.stack.minimumSizeHint().width() + least + 2 <= window.minimumWidth(), name
