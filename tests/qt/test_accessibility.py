"""The window without a mouse, without eyes, with large letters and with little motion: walked widget by widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from gui import motion
from gui.main_window import MainWindow
from gui.sidebar_entries import AROUND
from gui.start import guide
from tests.qt.checks import beyond, clipped, faults, out_of_order, unusable
from tests.qt.fake import FakeLibrary
from tests.qt.steps import settle
from tests.qt.walks import cut_off, dialogs, pages

pytestmark = pytest.mark.qt_log_ignore(r"propagateSizeHints|raise\(\)|grabbing")  # the platform of no screen says so


@pytest.fixture
def library(library: FakeLibrary) -> FakeLibrary:
    """With something on every page."""
    library.furnish()
    return library


def test_every_control_of_a_page_has_a_name_and_is_reached_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    found = []
    for name, part in pages(window, qtbot):
        found += faults(name, unusable(part))
        if part is window:
            found += faults(name, out_of_order(window.pages[name]))
    assert not found, "\n".join(dict.fromkeys(found))


def test_every_control_of_a_dialog_has_a_name_and_escape_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    found = []
    for name, dialog in dialogs(window, qtbot):
        found += faults(name, unusable(dialog))
        if dialog.isWindow():  # else the chain leads through all of the window, which PySide would let end with it
            found += faults(name, out_of_order(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            found.append(f"{name}: Escape does not close it")
    assert not found, "\n".join(dict.fromkeys(found))


def test_a_grid_says_what_a_photo_is_and_whether_it_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.photos.grid
    window.go_to("photos")
    grid.select_row(2)
    settle(qtbot, window)
    interface = QAccessible.queryAccessibleInterface(grid)
    assert interface.text(QAccessible.Text.Name) == "Photos"
    chosen, other = interface.child(2), interface.child(3)
    assert chosen.state().selected
    assert not other.state().selected
    photo = grid.photos.photo(2)
    assert photo is not None
    assert photo.path.rpartition("/")[2] in chosen.text(QAccessible.Text.Name)
    assert "×" in chosen.text(QAccessible.Text.Name)  # its size, too


def test_a_group_says_which_photo_stays_and_which_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    window.go_to("duplicates")
    settle(qtbot, window)
    page = window.duplicates
    page.groups.select_row(0)
    settle(qtbot, window)
    interface = QAccessible.queryAccessibleInterface(page.members)
    assert "keep" in interface.child(0).text(QAccessible.Text.Name)
    assert "marked" not in interface.child(1).text(QAccessible.Text.Name)
    page.mark_others()
    settle(qtbot, window)
    assert "marked" in interface.child(1).text(QAccessible.Text.Name)
    assert "marked" not in interface.child(0).text(QAccessible.Text.Name)
    groups = QAccessible.queryAccessibleInterface(page.groups)
    assert "photos" in groups.child(0).text(QAccessible.Text.Name)
    assert groups.child(0).state().selected


def test_a_message_is_announced_without_taking_the_focus(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    window.go_to("photos")
    window.session.say("3 photos marked.")
    assert told == ["3 photos marked."]
    assert window.photos.grid.hasFocus()


# -- large letters


@pytest.fixture
def large_letters(qapp: QApplication) -> Iterator[None]:
    """The system's font at 1.5 of its size."""
    before = QFont(qapp.font())
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(larger)
    yield
    qapp.setFont(before)


def test_with_large_letters_nothing_is_cut_off(
    large_letters: None, library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    found = cut_off(open_window(library), qtbot)
    assert not found, "\n".join(found)


def test_with_large_letters_the_start_is_not_cut_off(
    large_letters: None, tmp_path: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(FakeLibrary(tmp_path / "empty"))
    window.resize(1024, 700)
    settle(qtbot, window)
    assert window.photos.empty.isVisible()
    assert not clipped(window) + beyond(window)
    assert window.photos.empty.horizontalScrollBar().maximum() == 0
    sidebar = window.sidebar
    window.splitter.setSizes([1, 1000, 1])
    widest = sidebar.fontMetrics().horizontalAdvance("Repeated folders")
    assert sidebar.viewport().width() >= widest + AROUND, "each page is known by its whole title"


# -- motion, and windows that flash up


def test_less_motion_is_asked_of_the_style_and_kept(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "_asked_of_system", lambda: False)
    assert not motion.reduced()
    monkeypatch.setattr(motion, "_asked_of_system", lambda: True)
    assert motion.reduced()
    effect = Qt.UIEffect.UI_AnimateCombo
    before = QApplication.isEffectEnabled(effect)
    QApplication.setEffectEnabled(effect, True)
    motion.apply(qapp)
    assert not QApplication.isEffectEnabled(effect)
    QApplication.setEffectEnabled(effect, before)


def test_with_less_motion_a_bar_that_cannot_know_its_end_stands_still(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    monkeypatch.setattr(motion, "_asked_of_system", lambda: False)
    motion.show_busy(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    monkeypatch.setattr(motion, "_asked_of_system", lambda: True)
    motion.show_busy(bar)
    assert (bar.minimum(), bar.maximum()) == (0, 1)
    assert bar.value() <= 0


class Watch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own method
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_while_the_window_is_made(
    qapp: QApplication, library: FakeLibrary, open_window: Callable[..., MainWindow]
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    open_window(library)
    qapp.removeEventFilter(watch)
    assert watch.shown == ["MainWindow"]


def test_the_help_tells_of_the_keyboard_and_of_every_page() -> None:
    assert "Tab" in guide.file("keyboard").read_text("utf-8")


def test_a_small_screen_with_all_enlarged_has_room_for_the_window(
    library: FakeLibrary, open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: QSize(911, 490))  # 1366 x 768 at 1.5, less a task bar
    window = open_window(library)
    window.resize(911, 490)
    assert window.size() == QSize(911, 490)
    assert not beyond(window)
