"""The review of copies by keys alone: marks, keepers, decisions, undo, rules, filters, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from core import settings
from core.records import Kind, Member, Ruling
from gui.main_window import MainWindow
from gui.review.filter_bar import Filter
from gui.review.page import ReviewPage
from gui.review.reviewing import KEEPER_REFUSED, PROTECTED_REFUSED
from gui.widgets.keys_dialog import KeysDialog
from tests.qt.fake import FakeLibrary, group, photo
from tests.qt.steps import settle

Open = Callable[..., MainWindow]
Key = Qt.Key


class Reviewer:
    """A person who has nothing but a keyboard."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def page(self) -> ReviewPage:
        return self.window.duplicates

    def press(self, *keys: Qt.Key, control: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys wherever the focus is, and wait until all that follows is done."""
        for key in keys:
            self._qtbot.keyClick(QApplication.focusWidget(), key, control)
        settle(self._qtbot, self.window)

    def names(self) -> list[str]:
        model = self.page.member_model
        return [model.photo(row).path.rpartition("/")[2] for row in range(model.rowCount())]

    @property
    def said(self) -> str:
        return self.window.message_bar.text.text()

    @property
    def told(self) -> str:
        return self.page.review_bar.told.text()


def name(number: int) -> str:
    return f"IMG_{number:06}.jpg"


@pytest.fixture
def reviewer(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> Reviewer:
    p = library.all
    library.known_groups = (
        group(p[0], p[1], p[2], kinds=[Kind.RE_ENCODED, Kind.SAME_BYTES]),
        group(p[10], p[11]),
        group(p[30], p[31], p[32], kinds=[Kind.RESIZED, Kind.CROPPED]),
    )
    window = open_window(library)
    window.go_to("duplicates")
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.duplicates.members.hasFocus())
    return Reviewer(window, qtbot)


def test_space_marks_and_unmarks(reviewer: Reviewer, library: FakeLibrary) -> None:
    assert reviewer.told == "Nothing is marked. Space marks a photo; rules mark many."
    reviewer.press(Key.Key_Space, Key.Key_Right, Key.Key_Space)
    assert library.review.marks() == {1, 2}
    assert reviewer.told == "2 of 8 photos marked · frees 6.2 MB"
    assert reviewer.page.review_bar.act_button.text() == "Move 2 to trash…"
    model = reviewer.page.member_model
    spoken = [model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.endswith(", marked") for text in spoken] == [False, True, True]
    groups = reviewer.page.group_model
    spoken = [groups.data(groups.index(row), Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert [text.endswith(", all but one marked") for text in spoken] == [True, False]
    reviewer.press(Key.Key_Space)
    assert library.review.marks() == {1}
    reviewer.press(Key.Key_Space, control=Qt.KeyboardModifier.ShiftModifier)  # all but the one to keep
    assert library.review.marks() == {1, 2}
    reviewer.press(Key.Key_Space, control=Qt.KeyboardModifier.ShiftModifier)
    assert library.review.marks() == set()


def test_a_mark_shows_at_once_and_goes_when_it_is_refused(
    reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.review.may_go_on.clear()
    library.review.wrong_marks = {2}
    reviewer.page.toggle_marks()
    reviewer.page.step_photo(1)
    reviewer.page.toggle_marks()
    assert reviewer.window.session.review.marks == {1, 2}
    assert library.review.marks() == set()
    library.review.may_go_on.set()
    settle(qtbot, reviewer.window)
    assert reviewer.window.session.review.marks == library.review.marks() == {1}
    assert reviewer.said == f"/photos/{name(2)}: {name(2)} is the one that is kept." or name(2) in reviewer.said
    assert reviewer.told == "1 of 8 photos marked · frees 3.1 MB"


def test_the_one_to_keep_cannot_be_marked(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_Left, Key.Key_Space)
    assert reviewer.said == KEEPER_REFUSED
    assert library.review.marks() == set()


def test_another_photo_is_made_the_one_to_keep(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_Down, Key.Key_Space, Key.Key_K)
    assert reviewer.page.group().keeper == library.all[11]
    assert reviewer.page.group().members[1].photo == library.all[10]
    assert reviewer.page.members.current_photo() == library.all[11]  # the place is kept
    assert reviewer.page.groups.currentIndex().row() == 1
    assert library.review.marks() == set()
    assert reviewer.said == f"{name(11)} is the one to keep now."
    reviewer.press(Key.Key_K)
    assert reviewer.said == "This is the one to keep already."


def test_not_the_same_leaves_the_group_and_the_review_goes_on(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_N)
    assert reviewer.names() == [name(0), name(2)]
    assert reviewer.page.members.current_photo() == library.all[2]
    assert library.review.decisions()[0].ruling is Ruling.NOT_SAME
    reviewer.press(Key.Key_N)  # that group is done: on to the next one
    assert reviewer.names() == [name(10), name(11)]
    assert reviewer.page.members.current_photo() == library.all[11]
    assert reviewer.page.bar.total.text() == "2 groups, 9.3 MB"
    assert name(2) in reviewer.said


def test_keep_both_on_a_copy_and_on_the_kept_one(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_Down, Key.Key_Down, Key.Key_B)
    assert reviewer.names() == [name(30), name(32)]
    reviewer.press(Key.Key_Up, Key.Key_Up, Key.Key_Left, Key.Key_B)
    assert reviewer.page.bar.total.text() == "2 groups, 6.2 MB"
    assert reviewer.names() == [name(10), name(11)]
    assert [decision.ruling for decision in library.review.decisions()] == [Ruling.KEEP_BOTH] * 2


def test_several_chosen_photos_are_one_step(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_Right, control=Qt.KeyboardModifier.ShiftModifier)
    reviewer.press(Key.Key_Space)
    assert library.review.marks() == {1, 2}
    reviewer.press(Key.Key_B)
    assert reviewer.names() == [name(10), name(11)]


def test_every_step_is_taken_back_in_turn(reviewer: Reviewer, library: FakeLibrary) -> None:
    undo = {"control": Qt.KeyboardModifier.ControlModifier}
    reviewer.press(Key.Key_Space, Key.Key_Right, Key.Key_N)
    reviewer.press(Key.Key_Down, Key.Key_K)
    reviewer.press(Key.Key_Z, **undo)
    assert reviewer.said == "The former one is the one to keep again"
    assert library.groups()[1].keeper == library.all[10]
    reviewer.press(Key.Key_Z, **undo)
    assert reviewer.said == "“not the same” is taken back"
    assert len(library.groups()[0].members) == 3
    assert reviewer.page.bar.total.text() == "3 groups, 16 MB"
    reviewer.press(Key.Key_Z, **undo)
    assert library.review.marks() == set()
    reviewer.press(Key.Key_Z, **undo)
    assert reviewer.said == "There is nothing to take back."


def test_a_slow_decision_is_not_shown_twice(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    """A list that was read before a decision was stored does not bring the group back for a moment."""
    library.review.may_go_on.clear()
    reviewer.page.keep_both()
    reviewer.window.reload_lists()
    tasks = reviewer.window.session.tasks
    qtbot.waitUntil(lambda: tasks.queries.idle and not tasks._callbacks)
    assert reviewer.names() == [name(0), name(2)]
    library.review.may_go_on.set()
    settle(qtbot, reviewer.window)
    assert reviewer.names() == [name(0), name(2)]


def test_rules_mark_groups_and_say_why(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    presets = library.review.presets()
    reviewer.page.apply_rules(presets[0], every=True)
    settle(qtbot, reviewer.window)
    assert library.review.marks() == {1, 2, 11, 31, 32}
    assert reviewer.said == "The rules marked 5 photos in 3 groups."
    assert reviewer.told == "5 of 8 photos marked · frees 16 MB"
    model = reviewer.page.member_model
    assert "kept: 3.1 MB against less" in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    [undo] = reviewer.window.message_bar.action_buttons
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    settle(qtbot, reviewer.window)
    assert library.review.marks() == set()


def test_the_menu_of_rules_names_presets_and_how_many_groups(reviewer: Reviewer) -> None:
    menu = reviewer.page.review_bar.rules_menu
    titles = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert titles == ["Best picture", "Oldest", "&Edit rules…", "&Unmark all photos"]
    first = menu.actions()[0].menu()
    assert [action.text() for action in first.actions()] == ["Apply to this group", "Apply to all 3 groups shown"]


def test_filters_hide_groups_and_can_be_cleared(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    bar = reviewer.page.bar
    bar.set_filter(Filter(kinds=frozenset({Kind.CROPPED})))
    settle(qtbot, reviewer.window)
    assert bar.total.text() == "1 of 3 groups, 6.2 MB"
    assert bar.shown.text() == "Cropped"
    assert reviewer.names()[0] == name(30)
    reviewer.page.keys["only_here"].trigger()
    settle(qtbot, reviewer.window)
    assert bar.total.text() == "3 groups, 16 MB"
    assert bar.shown.text() == "In photos"
    bar.set_filter(Filter(folder="/elsewhere"))
    settle(qtbot, reviewer.window)
    assert reviewer.page.no_match.isVisible()
    assert reviewer.names() == []
    qtbot.mouseClick(reviewer.page.clear_button, Qt.MouseButton.LeftButton)
    settle(qtbot, reviewer.window)
    assert bar.total.text() == "3 groups, 16 MB"
    assert not reviewer.page.no_match.isVisible()


def test_the_place_is_kept_over_a_restart(
    reviewer: Reviewer, library: FakeLibrary, open_window: Open, qtbot: QtBot
) -> None:
    reviewer.page.bar.sorts.setCurrentIndex(1)
    reviewer.page.bar.sorts.activated.emit(1)
    settle(qtbot, reviewer.window)
    reviewer.press(Key.Key_Down, Key.Key_Right)
    assert reviewer.page.members.current_photo() == library.all[32]
    reviewer.window.close()
    assert settings.load(library.directory).review_place == f"/photos/{name(32)}"
    again = open_window(library)
    assert again.page == "duplicates"
    assert again.duplicates.members.current_photo() == library.all[32]
    assert again.duplicates.bar.sort == "count"


def test_photos_in_a_protected_folder_are_never_marked(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    window = reviewer.window
    [protect] = [a for a in window.sidebar.folder_menu("/photos").actions() if a.isCheckable()]
    protect.trigger()
    settle(qtbot, window)
    assert settings.load(library.directory).protected == ("/photos",)
    reviewer.press(Key.Key_Space)
    assert reviewer.said == PROTECTED_REFUSED
    assert library.review.marks() == set()
    model = reviewer.page.member_model
    assert "in a protected folder" in model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)
    window.sidebar.folder_menu("/photos").actions()[2].trigger()
    settle(qtbot, window)
    reviewer.press(Key.Key_Space)
    assert library.review.marks() == {1}


def test_a_crop_is_outlined_in_the_one_to_keep(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    p = library.all
    crop = Member(p[32], Kind.CROPPED, 4, 0.98, (0.25, 0.25, 0.75, 0.75), "25 % of the picture")
    library.known_groups = (group(p[30], p[31]).__class__((*group(p[30], p[31]).members, crop)),)
    reviewer.window.reload_lists()
    settle(qtbot, reviewer.window)
    members = reviewer.page.members
    outlined = []
    for row in (1, 2):
        members.select_row(row)
        settle(qtbot, reviewer.window)
        keeper = members.grab(members.rect_of(0)).toImage()
        whites = sum(
            keeper.pixelColor(x, y).lightness() > 250 and keeper.pixelColor(x, y).alpha() > 0
            for x in range(keeper.width() // 5, keeper.width() * 4 // 5)
            for y in range(keeper.height() // 6, keeper.height() // 2)
        )
        outlined.append(whites)
    assert outlined[1] > outlined[0] + 50


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog
def test_all_keys_are_shown(reviewer: Reviewer, qtbot: QtBot) -> None:
    reviewer.page.show_keys()
    [dialog] = reviewer.window.findChildren(KeysDialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Space", "Mark or unmark", "K", "B", "N", "F", "Del", "?", "Ctrl+Z", "C or Return or Enter"} <= shown
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_bursts_are_only_looked_at(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    p = library.all
    library.known_groups = (group(p[20], p[21], p[22], kinds=[Kind.BURST, Kind.BURST]),)
    window = open_window(library)
    window.go_to("bursts")
    settle(qtbot, window)
    asked: list[object] = []
    window.session.compare_asked.connect(asked.append)
    for key in (Key.Key_Right, Key.Key_N, Key.Key_B, Key.Key_K, Key.Key_C):
        qtbot.keyClick(window.pages["bursts"].members, key)
    settle(qtbot, window)
    assert library.review.marks() == set()
    assert library.review.decisions() == ()
    assert asked == [(library.known_groups[0], 1)]


def test_the_groups_are_sorted_on_request(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    a, b = photo(100, size=10), photo(101, size=10)
    p = library.all
    library.add(a, b)
    unsure = group(a, b).__class__((group(a, b).members[0], Member(b, Kind.EDITED, 9, 0.5)))
    library.known_groups = (group(p[0], p[1]), group(p[10], p[11], p[12]), unsure)
    window = open_window(library)
    window.show_page("duplicates")
    settle(qtbot, window)
    first = {}
    for row in range(window.duplicates.bar.sorts.count()):
        window.duplicates.bar.sorts.setCurrentIndex(row)
        window.duplicates.bar.sorts.activated.emit(row)
        settle(qtbot, window)
        first[window.duplicates.bar.sort] = int(window.duplicates.group_model.ids[0])
    assert first == {"space": 0, "count": 10, "newest": 100, "unsure": 100}


def test_a_message_does_not_offer_to_undo_what_came_after_it(reviewer: Reviewer, library: FakeLibrary) -> None:
    reviewer.press(Key.Key_N)
    assert [button.text() for button in reviewer.window.message_bar.action_buttons] == ["Undo"]
    reviewer.press(Key.Key_Space)  # another step: the message would now undo this one
    assert not reviewer.window.message_bar.isVisible()
    assert reviewer.window.message_bar.action_buttons == []


def test_a_decision_shows_while_a_scan_runs(reviewer: Reviewer, library: FakeLibrary, qtbot: QtBot) -> None:
    library.scan_may_end.clear()
    session = reviewer.window.session
    session.scans.start()
    reviewer.press(Key.Key_Down, Key.Key_K)
    assert session.scans.running
    assert reviewer.page.group().keeper == library.all[11]
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: not session.scans.running)
    settle(qtbot, reviewer.window)
