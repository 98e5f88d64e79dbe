"""The first thing a person sees, and the samples to try the program on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.start import samples
from tests.qt.fake import FakeLibrary, photo
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every window


@pytest.fixture
def empty(tmp_path: Path, open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window(FakeLibrary(tmp_path / "library"))


@pytest.mark.parametrize("width", [800, 1024, 1700])
def test_no_sentence_of_the_start_is_cut_off(empty: MainWindow, qtbot: QtBot, width: int) -> None:
    empty.resize(width, 560)
    settle(qtbot, empty)
    start = empty.photos.empty
    assert start.isVisible()
    for label in start.findChildren(QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
    assert start.horizontalScrollBar().maximum() == 0


def test_the_start_shows_what_the_program_can_do(empty: MainWindow) -> None:
    cards = empty.photos.empty.cards
    assert all(not card.picture.pixmap().isNull() for card in cards)
    first = [card.picture.pixmap().toImage() for card in cards]
    assert first[0] != first[1] != first[2]


def test_samples_are_drawn_and_added(empty: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "SEEDS", 1)
    monkeypatch.setattr(samples, "COPIES", samples.COPIES[:2])
    library = empty.session.library
    with qtbot.waitSignal(empty.session.scans.ended, timeout=20_000):
        empty.photos.empty.samples_button.click()
        assert not empty.photos.empty.samples_button.isEnabled()
    folder = library.directory / "samples"
    assert ("add_folder", str(folder)) in library.calls
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    assert made == sorted(samples.names())
    assert empty.photos.empty.samples_button.isEnabled()


def test_the_keyboard_begins_at_the_button_and_goes_on_in_the_photos(empty: MainWindow, qtbot: QtBot) -> None:
    assert empty.focusWidget() is empty.photos.empty.button
    empty.session.library.will_find([photo(1), photo(2)])
    empty.session.add_folders(["/photos"])
    qtbot.waitUntil(lambda: empty.photos.photos.rowCount() == 2)
    settle(qtbot, empty)
    assert empty.focusWidget() is empty.photos.grid


def test_samples_go_from_the_disk_with_their_folder_and_nothing_else_does(
    empty: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "SEEDS", 1)
    monkeypatch.setattr(samples, "COPIES", samples.COPIES[:2])
    folder = samples.place(empty.session.library.directory)
    samples.write(folder)
    mine = folder / "Camera" / "mine.jpg"
    mine.write_bytes(b"own")
    empty.session.library.add_known(str(folder))

    def remove(*, delete: bool) -> None:
        empty.intake.confirm_removal(str(folder))
        box = next(box for box in empty.findChildren(QMessageBox) if box.isVisible())
        assert box.checkBox().isChecked()
        box.checkBox().setChecked(delete)
        next(button for button in box.buttons() if "Remove" in button.text()).click()
        settle(qtbot, empty)

    remove(delete=False)
    assert all((folder / name).exists() for name in samples.names())
    remove(delete=True)
    assert [path for path in folder.rglob("*") if path.is_file()] == [mine]
    assert not (folder / "Edited").exists()
    assert empty.session.library.calls.count(("remove_folder", str(folder))) == 2


def test_removing_another_folder_offers_to_delete_nothing(window: MainWindow) -> None:
    window.intake.confirm_removal("/photos")
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    assert box.checkBox() is None
    box.close()


def test_closing_the_window_ends_the_drawing_of_samples(
    empty: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, closed = threading.Event(), threading.Event()

    def scene(kind: str, seed: int) -> QImage:
        begun.set()
        assert closed.wait(10)
        return QImage(8, 8, QImage.Format.Format_RGB32)

    monkeypatch.setattr(samples, "scene", scene)
    empty.photos.empty.samples_button.click()
    assert begun.wait(10)
    empty.session.tasks.closing.connect(closed.set)
    empty.close()
    assert empty.session.close()
    assert len(list(samples.place(empty.session.library.directory).rglob("*.jpg"))) == 1


def test_samples_that_cannot_be_written_are_told(empty: MainWindow, qtbot: QtBot) -> None:
    library = empty.session.library
    library.directory.mkdir(exist_ok=True)
    (library.directory / "samples").write_text("in the way")
    empty.photos.empty.samples_button.click()
    qtbot.waitUntil(empty.message_bar.isVisible)
    assert "samples" in empty.message_bar.text.text()
    assert empty.photos.empty.samples_button.isEnabled()


def test_a_sample_is_the_same_each_time_and_copies_of_it_are_not(tmp_path: Path) -> None:
    first = samples.scene("house", 0, 300, 200)
    assert first == samples.scene("house", 0, 300, 200)
    assert first != samples.scene("house", 1, 300, 200)
    sizes = {change: change(first).size().toTuple() for _, _, change, _, _ in samples.COPIES}
    assert sizes[samples.smaller] == (150, 100)
    assert sizes[samples.turned] == (200, 300)
    assert sizes[samples.cropped] == (225, 150)
    assert isinstance(samples.grey(first), QImage)


def test_samples_that_are_there_are_let_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "SEEDS", 1)
    monkeypatch.setattr(samples, "COPIES", ())
    monkeypatch.setattr(samples, "SCENES", {"sea": samples.SCENES["sea"]})
    samples.write(tmp_path)
    (first,) = tmp_path.rglob("*.jpg")
    stamp = first.stat().st_mtime_ns
    samples.write(tmp_path)
    assert first.stat().st_mtime_ns == stamp
