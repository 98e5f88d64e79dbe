"""The editor of keeper rules: built-in ones, one's own, their order, and the preview."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.records import Preset, Rule
from gui.main_window import MainWindow
from gui.review.rules_dialog import RulesDialog
from tests.qt.fake import FakeLibrary, group
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
Open = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def window(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> MainWindow:
    p = library.all
    library.known_groups = (group(p[0], p[1], p[2]), group(p[10], p[11]))
    window = open_window(library)
    window.go_to("duplicates")
    settle(qtbot, window)
    return window


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> RulesDialog:
    window.duplicates.edit_rules()
    [dialog] = window.duplicates.findChildren(RulesDialog)
    settle(qtbot, window)
    return dialog


def titles(dialog: RulesDialog) -> list[str]:
    return [dialog.rules.item(row).text() for row in range(dialog.rules.count())]


def test_built_in_rules_are_shown_tried_and_left_as_they_are(
    dialog: RulesDialog, window: MainWindow, qtbot: QtBot
) -> None:
    assert titles(dialog) == ["Keep the one with more pixels", "Keep the larger file"]
    assert not dialog.add_button.isEnabled()
    assert dialog.name.isReadOnly()
    assert dialog.preview.summary.text() == ("Tried on 2 groups shown: these rules would mark 3 photos in 2 groups.")
    line = dialog.preview.table.topLevelItem(0)
    assert [line.text(column) for column in range(3)] == ["IMG_000000.jpg", "3.1 MB against less", "2"]
    dialog.rules.setCurrentRow(1)
    qtbot.keyClick(dialog.rules, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(dialog)[0] == "Keep the one with more pixels"
    dialog.reject()


def test_rules_are_made_ordered_and_stored_by_keys(
    dialog: RulesDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.name.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "Mine")
    dialog.rules.setFocus()
    qtbot.waitUntil(dialog.rules.hasFocus)
    dialog.rules.setCurrentRow(1)
    qtbot.keyClick(dialog.rules, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(dialog)[0] == "Keep the larger file"
    dialog.add("folders")
    qtbot.waitUntil(lambda: not dialog._store_soon.isActive())
    assert dialog.preview.summary.text().endswith("needs at least one folder.")
    dialog.values.add_folder("/photos")
    assert titles(dialog)[2] == "Prefer those in these folders, first named first: /photos"
    dialog.add("oldest")
    qtbot.keyClick(dialog.rules, Key.Key_Delete)
    dialog.reject()
    settle(qtbot, window)
    wanted = Preset("Mine", (Rule("size"), Rule("pixels"), Rule("folders", ("/photos",))))
    assert library.review.presets()[2:] == (wanted,)
    menu = window.duplicates.review_bar.rules_menu
    assert [action.text() for action in menu.actions()][:3] == ["Best picture", "Oldest", "Mine"]


def test_ones_own_rules_can_be_applied_and_deleted(
    dialog: RulesDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    dialog.duplicate()
    settle(qtbot, window)
    assert [preset.name for preset in library.review.presets()][2:] == ["My best picture"]
    dialog.delete()
    settle(qtbot, window)
    assert library.review.presets()[2:] == ()
    assert dialog.preset is not None
    qtbot.mouseClick(dialog.apply_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert library.review.marks() == {1, 2, 11}
    assert not window.duplicates.findChildren(RulesDialog)


def test_patterns_are_parted_by_commas(dialog: RulesDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.duplicate()
    settle(qtbot, window)
    dialog.add("names")
    dialog.values.patterns.setText(" *_edited* , Kopie von *,")
    dialog.values.patterns.editingFinished.emit()
    assert titles(dialog)[2].endswith(": *_edited*, Kopie von *")
    dialog.reject()
    settle(qtbot, window)
