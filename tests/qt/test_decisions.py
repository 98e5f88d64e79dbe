"""The page of decisions: what was decided, with pictures; filter, take back, look again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.records import PhotoId, Ruling
from gui.main_window import MainWindow
from gui.review.decisions_page import DecisionsPage
from gui.widgets.tables import choose_row
from tests.qt.fake import FakeLibrary, group
from tests.qt.steps import settle

Open = Callable[..., MainWindow]


@pytest.fixture
def page(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> DecisionsPage:
    p = library.all
    library.known_groups = (group(p[0], p[1], p[2]),)
    library.review.decide(Ruling.NOT_SAME, PhotoId(1), [PhotoId(0)])
    library.review.decide(Ruling.KEEP_BOTH, PhotoId(20), [PhotoId(21), PhotoId(22)])
    library.review.decide(Ruling.KEEP_BOTH, PhotoId(30), [PhotoId(31)])
    window = open_window(library)
    window.go_to("decisions")
    settle(qtbot, window)
    return window.pages["decisions"]


def rows(page: DecisionsPage) -> list[str]:
    model = page.decision_model
    return [f"{model.index(row, 1).data()}: {model.index(row, 2).data()}" for row in range(model.rowCount())]


def test_decisions_with_their_pictures(page: DecisionsPage, qtbot: QtBot) -> None:
    assert rows(page) == [
        "Keep both: IMG_000030.jpg and IMG_000031.jpg",
        "Keep both: IMG_000020.jpg and 2 others",
        "Not the same: IMG_000001.jpg and IMG_000000.jpg",
    ]
    page.table.grab()
    settle(qtbot, page.window())
    photos = page.decision_model.photos(1)
    assert [photo.id for photo in photos] == [20, 21, 22]
    pictures = page._session.pictures
    assert all(pictures.get(photo.content_id) is not None for photo in photos)
    assert page.decision_model.index(2, 3).data().startswith("1 January 2026")


def test_a_filter_by_kind_and_by_name(page: DecisionsPage, qtbot: QtBot) -> None:
    page.ruling.setCurrentIndex(page.ruling.findData(Ruling.NOT_SAME))
    assert len(rows(page)) == 1
    assert page.heading.text() == "1 of 3 decisions."
    page.ruling.setCurrentIndex(0)
    qtbot.keyClicks(page.text, "img_000022")
    assert rows(page) == ["Keep both: IMG_000020.jpg and 2 others"]
    page.text.setText("nowhere")
    assert page.heading.text() == "No decision fits this filter."
    assert not page.back_action.isEnabled()
    page.text.clear()
    assert len(rows(page)) == 3


def test_taking_back_by_key_offers_the_photos_again(page: DecisionsPage, library: FakeLibrary, qtbot: QtBot) -> None:
    window = page.window()
    assert window.duplicates.group_model.entry(0).members[1].photo.id == 2
    page.table.setFocus()
    choose_row(page.table, 2)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(rows(page)) == 2)
    settle(qtbot, window)
    assert [member.photo.id for member in window.duplicates.group_model.entry(0).members] == [0, 1, 2]
    assert "1 decision taken back" in window.message_bar.text.text()
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    assert "not offered again" in page.nothing.text()
    settle(qtbot, window)


def test_the_pictures_are_looked_at_again(page: DecisionsPage, qtbot: QtBot) -> None:
    window = page.window()
    page.table.setFocus()
    choose_row(page.table, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page == "compare"
    assert [photo.id for photo in window.compare.photos] == [20, 21, 22]
    assert not window.compare.review.not_same.isEnabled()
    qtbot.keyClick(window.compare.canvas, Qt.Key.Key_Escape)
    assert window.page == "decisions"


def test_what_is_gone_from_the_library_is_shown_as_such(
    page: DecisionsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    del library.all[31]
    page.refresh()
    settle(qtbot, page.window())
    page.table.grab()
    settle(qtbot, page.window())
    photos = page.decision_model.photos(0)
    assert [photo is None for photo in photos] == [False, True]
    choose_row(page.table, 0)
    page.compare_action.trigger()
    settle(qtbot, page.window())
    assert page.window().page == "decisions"
    assert "Not both" in page.window().message_bar.text.text()
