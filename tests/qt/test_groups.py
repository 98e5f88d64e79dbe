"""Duplicates and bursts: the list, the pictures side by side, keys, and staying put through a refresh."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.records import Kind, Member
from gui import kinds, words
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary, group, photo
from tests.qt.steps import settle

Open = Callable[..., MainWindow]


@pytest.fixture
def page(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> MainWindow:
    p = library.all
    library.known_groups = (
        group(p[0], p[1], p[2], kinds=[Kind.RE_ENCODED, Kind.SAME_BYTES]),
        group(p[10], p[11]),
        group(p[20], p[21], p[22], kinds=[Kind.BURST, Kind.BURST]),
        group(p[30], p[31], p[32], kinds=[Kind.RESIZED, Kind.BURST]),
    )
    window = open_window(library)
    window.show_page("duplicates")
    settle(qtbot, window)
    return window


def test_groups_are_parted_into_copies_and_bursts(page: MainWindow, qtbot: QtBot) -> None:
    assert page.duplicates.group_model.rowCount() == 3
    assert page.pages["bursts"].group_model.rowCount() == 1
    assert page.duplicates.bar.total.text() == "3 groups, 12 MB"
    assert page.duplicates.heading.text() == "3 photos · keeping one would free 6.2 MB · saved again, same file"
    page.show_page("bursts")
    settle(qtbot, page)
    assert page.pages["bursts"].heading.text() == "3 photos"


def test_keys_go_through_groups_and_photos(page: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    asked: list[tuple[object, int]] = []
    page.session.compare_asked.connect(asked.append)
    groups, members, key = page.duplicates.groups, page.duplicates.members, Qt.Key
    for view in (groups, members):
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        groups.select_row(0)
        assert members.currentIndex().row() == 1  # the first copy: what a key does is about one
        qtbot.keyClick(view, key.Key_Right)
        assert members.currentIndex().row() == 2
        qtbot.keyClick(view, key.Key_Left)
        assert members.currentIndex().row() == 1
        qtbot.keyClick(view, key.Key_Down)
        assert groups.currentIndex().row() == 1
        assert members.current_photo() == library.all[11]
        qtbot.keyClick(view, key.Key_Return)
        page.go_to("duplicates")
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        qtbot.keyClick(view, key.Key_C)
        page.go_to("duplicates")
        qtbot.keyClick(view, key.Key_Up)
        assert groups.currentIndex().row() == 0
        qtbot.keyClick(view, key.Key_Up)
        assert groups.currentIndex().row() == 0
        groups.select_row(2)
    assert asked == [(library.known_groups[1], 1)] * 4


def test_f_finds_similar_from_the_list_and_from_the_pictures(
    page: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    for view in (page.duplicates.groups, page.duplicates.members):
        page.show_page("duplicates")
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        qtbot.keyClick(view, Qt.Key.Key_F)
        settle(qtbot, page)
        assert page.page == "search"
    assert [(query.examples[0].photo_id, query.space) for query in library.search.asked] == [(1, "look")] * 2


def test_the_chosen_group_and_photo_stay_through_a_refresh(
    page: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page.duplicates.groups.select_row(1)
    page.duplicates.members.select_row(1)
    p = library.all
    library.known_groups = (group(p[40], p[41]), *library.known_groups)
    page.session.library_changed.emit()
    settle(qtbot, page)
    assert page.duplicates.groups.currentIndex().row() == 2
    assert page.duplicates.members.current_photo() == p[11]


def test_when_the_last_group_goes_the_page_says_so(page: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.known_groups = ()
    page.session.library_changed.emit()
    settle(qtbot, page)
    assert page.duplicates.nothing.isVisible()
    assert page.duplicates.member_model.rowCount() == 0


def test_pictures_stand_side_by_side_where_there_is_room(page: MainWindow, qtbot: QtBot) -> None:
    page.resize(1600, 1000)
    qtbot.waitUntil(lambda: page.width() == 1600)
    settle(qtbot, page)
    members = page.duplicates.members
    tops = {members.rect_of(row).top() for row in range(3)}
    assert len(tops) == 1
    assert members.cells.px > 250


@pytest.mark.parametrize(
    ("kind", "detail", "expected"),
    [
        (Kind.KEEPER, "", "the one to keep"),
        (Kind.SAME_BYTES, "", "same file, byte for byte"),
        (Kind.CROPPED, "62 % of the picture", "cropped: 62 % of the picture"),
        (Kind.TURNED, "turned 90°", "turned 90°"),
        (Kind.EDITED, "", "edited"),
        (Kind.EDITED, "grey, border added", "edited: grey, border added"),
        (Kind.RESIZED, "750 × 500 of 1500 × 1000", "same picture, other size"),
        (Kind.BURST, "another frame", "another shot of the same moment"),
    ],
)
def test_a_match_is_told_in_words(kind: Kind, detail: str, expected: str) -> None:
    assert kinds.of_member(Member(photo(1), kind, 3, 0.9, None, detail)) == expected


def test_the_distance_is_in_the_tooltip() -> None:
    member = Member(photo(1), Kind.EDITED, 17, 0.93)
    assert "Distance: 17 of 256 bits differ; 93\u00a0% sure" in words.tooltip(member.photo, member)
