"""Queries from anywhere: one file or several, pictures out of a browser, the clipboard, dialogs, the command line."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QDir, QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.widgets import drops
from tests.qt.fake import FakeLibrary, plain_jpeg
from tests.qt.fake_search import titles
from tests.qt.steps import drop, files, settle

Open = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def near(library: FakeLibrary) -> Iterator[None]:
    library.similar = list(range(3, 120, 3))
    yield
    QGuiApplication.clipboard().clear()  # what Python put there must not outlive Python


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Fifteen picture files."""
    made = [tmp_path / f"P{number:02}.jpg" for number in range(15)]
    for number, path in enumerate(made):
        path.write_bytes(plain_jpeg((40, 30), (number * 15, 80, 120)))
    return made


def web(address: str = "https://example.org/pictures/boat.jpg") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


def test_one_dropped_file_is_searched_by(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    assert drop(window, files(pictures[0]))
    settle(qtbot, window)
    assert window.page == "search"
    assert [titles(query) for query in library.search.asked] == [[("P00.jpg", True)]]
    assert window.search.asked.card.title.text() == "Look-alikes of P00.jpg"
    assert window.search.grid.hasFocus()


def test_a_drop_on_the_results_begins_a_new_query(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    assert drop(window, files(pictures[0]))
    settle(qtbot, window)
    assert drop(window.search.grid.viewport(), files(pictures[1]))
    settle(qtbot, window)
    assert titles(library.search.asked[-1]) == [("P01.jpg", True)]


def test_several_dropped_files_are_one_query(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    assert drop(window, files(*pictures[:3]))
    settle(qtbot, window)
    assert titles(library.search.asked[0]) == [("P00.jpg", True), ("P01.jpg", True), ("P02.jpg", True)]
    assert window.search.asked.card.title.text() == "Look-alikes of P00.jpg and 2 more"
    assert len(window.search.asked.card.examples.chips) == 3


def test_of_very_many_files_the_first_are_taken_and_that_is_said(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    assert drop(window, files(*pictures))
    settle(qtbot, window)
    assert len(library.search.asked[0].examples) == 12
    assert window.message_bar.text.text() == "Searching by the first 12 of 15 pictures."


def test_a_picture_out_of_a_browser_comes_with_its_name(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    mime = web()
    mime.setData("image/jpeg", QByteArray(plain_jpeg((40, 30), (9, 9, 9))))
    assert drop(window, mime)
    settle(qtbot, window)
    [example] = library.search.asked[0].examples
    assert example.title == "boat.jpg"
    assert example.data == plain_jpeg((40, 30), (9, 9, 9))


def test_a_picture_that_stands_in_the_page_itself(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    data = plain_jpeg((40, 30), (9, 99, 9))
    mime = QMimeData()
    mime.setHtml(f'<img alt="x" src="data:image/jpeg;base64,{base64.b64encode(data).decode()}">')
    assert window.intake.take(mime)
    settle(qtbot, window)
    assert library.search.asked[0].examples[0].data == data


def test_a_mere_address_is_never_fetched_and_that_is_said(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    assert drop(window, web())
    settle(qtbot, window)
    assert library.search.asked == []
    assert "never goes online" in window.message_bar.text.text()


def test_a_pasted_picture(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    window.commands.paste.trigger()
    qtbot.waitUntil(lambda: len(library.search.asked) == 1)
    settle(qtbot, window)
    [example] = library.search.asked[0].examples
    assert example.title == "pasted picture"
    assert QImage.fromData(example.data, "PNG").pixelColor(3, 3) == Qt.GlobalColor.red


def test_pasted_files_and_pasted_paths(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    QGuiApplication.clipboard().setMimeData(files(pictures[1], pictures[2]))
    window.commands.paste.trigger()
    settle(qtbot, window)
    QGuiApplication.clipboard().setText(f'{pictures[3]}\n"{pictures[4]}"\n')
    window.commands.paste.trigger()
    settle(qtbot, window)
    assert [titles(query) for query in library.search.asked] == [
        [("P01.jpg", True), ("P02.jpg", True)],
        [("P03.jpg", True), ("P04.jpg", True)],
    ]
    QGuiApplication.clipboard().setText("just words")
    window.commands.paste.trigger()
    assert "no picture to paste" in window.message_bar.text.text()


def test_several_pictures_from_the_dialog(
    window: MainWindow,
    library: FakeLibrary,
    qtbot: QtBot,
    pictures: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = [str(path) for path in pictures[:2]]
    begun: list[str] = []

    def choose(parent: QWidget, title: str, begin: str, kinds: str) -> tuple[list[str], str]:
        begun.append(begin)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    monkeypatch.setattr("gui.widgets.files._last_folder", "")
    own = tmp_path / "Pictures"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(own))
    window.commands.open_picture.trigger()
    own.mkdir()
    monkeypatch.setattr("gui.widgets.files._last_folder", "")
    for _ in range(2):
        window.commands.open_picture.trigger()
    settle(qtbot, window)
    places = [QDir.homePath(), str(own), str(pictures[0].parent)]
    assert begun == places, "and not where the program happened to be started"
    assert titles(library.search.asked[0]) == [("P00.jpg", True), ("P01.jpg", True)]


def test_several_selected_photos_are_one_query(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid = window.photos.grid
    grid.setFocus()
    grid.select_row(0)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid, Qt.Key.Key_F)
    settle(qtbot, window)
    assert [example.photo_id for example in library.search.asked[0].examples] == [59, 58]


def test_pictures_and_folders_named_at_the_start(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    window.intake.open_paths([str(folder), str(pictures[0])])
    qtbot.waitUntil(lambda: ("add_folder", str(folder)) in library.calls)
    settle(qtbot, window)
    assert titles(library.search.asked[0]) == [("P00.jpg", True)]


def test_a_folder_that_is_opened_is_shown(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    window.go_to("search")
    window.intake.open_paths([str(folder)])
    qtbot.waitUntil(lambda: window.page == "photos")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not window.session.scans.running)
    settle(qtbot, window)
    assert window.photos.folder == str(folder)
    assert window.sidebar.chosen() == ("photos", str(folder))


def test_a_drop_on_less_like_adds_to_the_query(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, pictures: list[Path]
) -> None:
    assert drop(window, files(pictures[0]))
    settle(qtbot, window)
    row = window.search.asked.card.examples
    assert drop(row.less, files(pictures[1], pictures[2]))
    settle(qtbot, window)
    assert titles(library.search.asked[-1]) == [("P00.jpg", True), ("P01.jpg", False), ("P02.jpg", False)]
    QGuiApplication.clipboard().setMimeData(files(pictures[3]))
    row.more.setFocus()
    qtbot.keyClick(row.more, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert titles(library.search.asked[-1])[-1] == ("P03.jpg", True)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
def test_a_folder_dropped_on_the_search_page_may_be_meant_in_two_ways(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to("search")

    def answer(text: str) -> None:
        assert drop(window.search, files(tmp_path))
        box = next(b for b in window.findChildren(QMessageBox) if b.isVisible())
        next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text).click()

    answer("Add it to the library")
    qtbot.waitUntil(lambda: ("add_folder", str(tmp_path)) in library.calls)
    answer("Look up its pictures")
    qtbot.waitUntil(lambda: library.search.looked_up == [str(tmp_path)])
    settle(qtbot, window)


def test_a_picture_comes_before_its_address_and_a_file_before_both(pictures: list[Path]) -> None:
    mime = web()
    assert drops.read(mime).address
    mime.setData("image/png", QByteArray(b"bytes"))
    assert drops.read(mime).data == b"bytes"
    assert not drops.read(mime).address
    mime.setUrls([QUrl.fromLocalFile(str(pictures[0]))])
    assert drops.read(mime).files == (str(pictures[0]),)
    assert drops.read(QMimeData()).empty


def test_a_picture_named_at_the_start_leaves_the_keyboard_in_the_results(
    window: MainWindow, qtbot: QtBot, pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "focusWidget", lambda: None)  # the window is not in front yet
    window.intake.open_paths([str(pictures[0])])
    settle(qtbot, window)
    assert window.focusWidget() is window.search.grid
