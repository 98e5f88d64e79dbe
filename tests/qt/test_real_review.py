"""The review on a real library: marks that outlive the window, decisions, a clean-up into a trash and back again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.library import Library
from core.records import Action, Kind
from gui.cleanup.confirm_dialog import ConfirmDialog
from gui.main_window import MainWindow
from tests import pictures
from tests.fakes import FakeEncoder
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
Open = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two photographs with two copies each, and one with none."""
    folder = tmp_path / "Pictures"
    for seed in range(3):
        pictures.save(pictures.photo(seed), folder / f"photo-{seed}.jpg")
    for seed in range(2):
        (folder / "again").mkdir(exist_ok=True)
        shutil.copy2(folder / f"photo-{seed}.jpg", folder / "again" / f"photo-{seed}.jpg")
        pictures.save(pictures.photo(seed).resize((400, 300)), folder / "small" / f"photo-{seed}.jpg")
    return folder


@pytest.fixture
def real(tmp_path: Path, folder: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        yield library


def review(open_window: Open, real: Library, qtbot: QtBot) -> MainWindow:
    window = open_window(real)
    window.go_to("duplicates")
    settle(qtbot, window)
    qtbot.waitUntil(window.duplicates.members.hasFocus)
    return window


def press(window: MainWindow, qtbot: QtBot, *keys: Qt.Key, ctrl: bool = False) -> None:
    control = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget() or window, key, control)
        settle(qtbot, window)


def test_a_review_from_the_first_mark_to_the_undone_clean_up(
    real: Library, folder: Path, tmp_path: Path, open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in sorted(folder.rglob("*.jpg"))}
    window = review(open_window, real, qtbot)
    page = window.duplicates
    assert page.group_model.rowCount() == 2
    assert {page.member_model.entry(row).kind for row in range(3)} == {Kind.KEEPER, Kind.SAME_BYTES, Kind.RESIZED}

    press(window, qtbot, Key.Key_Space)  # a mark, which is there after the window was closed
    assert len(real.review.marks()) == 1
    window.close()
    window = review(open_window, real, qtbot)
    page = window.duplicates
    assert page.review_bar.told.text().startswith("1 of 6 photos marked")

    small = next(row for row in range(3) if "small" in page.member_model.photo(row).path)
    page.members.select_row(small)
    press(window, qtbot, Key.Key_N)  # a decision, and back
    assert page.member_model.rowCount() == 2
    press(window, qtbot, Key.Key_Z, ctrl=True)
    assert page.member_model.rowCount() == 3

    page.apply_rules(real.review.presets()[0], every=True)
    settle(qtbot, window)
    assert len(real.review.marks()) == 4
    press(window, qtbot, Key.Key_Delete)
    [sheet] = page.findChildren(ConfirmDialog)
    assert sheet.plan is not None
    assert len(sheet.plan.files) == 4
    sheet.set_action(Action.MOVE, str(tmp_path))  # and not into the trash of who runs the tests
    settle(qtbot, window)
    target = tmp_path / "aside"
    target.mkdir()
    sheet.set_action(Action.MOVE, str(target))
    settle(qtbot, window)
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.waitUntil(lambda: not window.session.cleaning.running, timeout=30_000)
    settle(qtbot, window)
    left = set(folder.rglob("*.jpg"))
    assert len(left) == 3
    assert len(list(target.iterdir())) == 4
    assert page.nothing.isVisible()
    assert window.photos.photos.rowCount() >= 3

    window.activateWindow()  # as any window manager does when a sheet has closed
    qtbot.waitUntil(window.isActiveWindow)
    press(window, qtbot, Key.Key_Z, ctrl=True)
    qtbot.waitUntil(lambda: not window.session.cleaning.running, timeout=30_000)
    settle(qtbot, window)
    assert {path: path.read_bytes() for path in sorted(folder.rglob("*.jpg"))} == before
    assert page.group_model.rowCount() == 2
    assert page.members.hasFocus()  # the keyboard is back where it was


def test_making_a_keeper_and_protecting_a_folder(real: Library, folder: Path, open_window: Open, qtbot: QtBot) -> None:
    window = review(open_window, real, qtbot)
    page = window.duplicates
    chosen = page.members.current_photo()
    press(window, qtbot, Key.Key_K)
    assert page.group().keeper == chosen
    assert page.members.current_photo() == chosen
    window.session.review.set_protected(str(folder), True)
    settle(qtbot, window)
    page.members.select_row(1)
    press(window, qtbot, Key.Key_Space)
    assert real.review.marks() == frozenset()
    assert "protected folder" in window.message_bar.text.text()
