"""The window on the real library: pictures from a folder, through the scan, to duplicates and searches."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from pytestqt.qtbot import QtBot

from core.library import Library
from core.records import Kind
from gui.main_window import MainWindow
from tests import pictures
from tests.fakes import FakeEncoder
from tests.qt.steps import drop, files, settle

Open = Callable[..., MainWindow]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five pictures, two copies of the first, one copy of the second turned, and a broken file."""
    folder = tmp_path / "Pictures"
    for seed in range(5):
        pictures.save(pictures.photo(seed), folder / f"photo-{seed}.jpg")
    shutil.copy(folder / "photo-0.jpg", folder / "again.jpg")
    pictures.save(pictures.photo(0).resize((400, 300)), folder / "small" / "photo-0.jpg")
    (folder / "broken.jpg").write_bytes((folder / "photo-3.jpg").read_bytes()[:5000])
    return folder


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        yield library


@pytest.fixture
def scanned(real: Library, folder: Path, open_window: Open, qtbot: QtBot) -> MainWindow:
    """A window after the folder was dropped onto it and scanned."""
    window = open_window(real)
    assert window.photos.empty.isVisible()
    assert drop(window, files(folder))
    scan(window, qtbot)
    return window


def scan(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for a scan that was asked for."""
    with qtbot.waitSignal(window.session.scans.ended, timeout=60_000):
        pass
    settle(qtbot, window)


def test_a_folder_becomes_photos_duplicates_and_problems(scanned: MainWindow, folder: Path, qtbot: QtBot) -> None:
    assert scanned.photos.photos.rowCount() == 7
    assert scanned.scan_bar.how_far.text() == "7 photos, 1 problem, 1 group."
    assert scanned.pages["problems"].problem_model.rows[0].path == str(folder / "broken.jpg")
    scanned.show_page("duplicates")
    settle(qtbot, scanned)
    members = scanned.duplicates.member_model
    kinds = {members.entry(row).kind for row in range(members.rowCount())}
    assert kinds == {Kind.KEEPER, Kind.SAME_BYTES, Kind.RESIZED}
    pictures_there = scanned.session.pictures
    assert all(pictures_there.get(members.photo(row).content_id) for row in range(3))


def test_find_similar_goes_to_the_copies_first(scanned: MainWindow, qtbot: QtBot) -> None:
    model, grid = scanned.photos.photos, scanned.photos.grid
    row = next(row for row in range(7) if model.photo(row).path.endswith("again.jpg"))
    grid.select_row(row)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    qtbot.keyClick(grid, Qt.Key.Key_F)
    settle(qtbot, scanned)
    results = scanned.search.asked.results
    assert results.entry(0).distance == 0
    assert results.entry(0).photo.path.endswith("photo-0.jpg")
    assert results.rowCount() == 6


def test_a_picture_from_a_browser_finds_its_own(scanned: MainWindow, real: Library, qtbot: QtBot) -> None:
    out = io.BytesIO()
    pictures.photo(2).resize((320, 240)).save(out, "PNG")
    mime = QMimeData()
    mime.setData("image/png", QByteArray(out.getvalue()))
    assert drop(scanned, mime)
    settle(qtbot, scanned)
    assert scanned.search.asked.results.entry(0).photo.path.endswith("photo-2.jpg")
    assert len(real.photo_ids()) == 7  # it was not added
    assert not scanned.search.asked.card.picture.pixmap().isNull()


def test_a_second_scan_follows_the_files(scanned: MainWindow, folder: Path, qtbot: QtBot) -> None:
    (folder / "photo-4.jpg").unlink()
    (folder / "again.jpg").rename(folder / "renamed.jpg")
    pictures.save(pictures.photo(9), folder / "new.jpg")
    pictures.save(pictures.photo(3), folder / "broken.jpg")
    scanned.commands.scan.trigger()
    scan(scanned, qtbot)
    shown = {Path(scanned.photos.photos.photo(row).path).name for row in range(scanned.photos.photos.rowCount())}
    assert shown == {"photo-0.jpg", "photo-1.jpg", "photo-2.jpg", "photo-3.jpg", "renamed.jpg", "new.jpg", "broken.jpg"}
    assert scanned.pages["problems"].problem_model.rowCount() == 0


def test_removing_a_folder_leaves_the_files(scanned: MainWindow, folder: Path, qtbot: QtBot) -> None:
    before = sorted(folder.rglob("*"))
    scanned.session.remove_folder(str(folder))
    settle(qtbot, scanned)
    assert scanned.photos.empty.isVisible()
    assert sorted(folder.rglob("*")) == before


def test_it_is_all_there_again_after_a_restart(
    scanned: MainWindow, real: Library, tmp_path: Path, open_window: Open, qtbot: QtBot
) -> None:
    again = open_window(real)
    assert again.photos.photos.rowCount() == 7
    assert again.duplicates.group_model.rowCount() == 1
    assert again.sidebar.item(1).text() == "All photos"


def test_photographs_of_every_awkward_kind(
    shared: Path, tmp_path: Path, open_window: Open, qtbot: QtBot, errors_expected: list[str]
) -> None:
    errors_expected.append("More samples per pixel")  # Pillow logs what it then raises
    folder = tmp_path / "awkward"
    shutil.copytree(shared / "awkward", folder, symlinks=True)
    with Library.open(tmp_path / "awkward-library", encoder=FakeEncoder()) as library:
        window = open_window(library)
        drop(window, files(folder))
        scan(window, qtbot)
        shown = window.photos.photos.rowCount()
        assert shown > 10
        assert window.pages["problems"].problem_model.rowCount() > 3
        bar = window.photos.grid.verticalScrollBar()
        for value in range(0, bar.maximum() + 1, 200):
            bar.setValue(value)
            settle(qtbot, window)
        window.photos.grid.setFocus()
        for _ in range(shown):
            qtbot.keyClick(window.photos.grid, Qt.Key.Key_Right)
        settle(qtbot, window)
        window.close()
        window.session.close()
