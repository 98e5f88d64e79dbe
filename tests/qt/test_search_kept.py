"""What stays of searches: the strip of the last ones, back over a restart, saved ones in the sidebar; and parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QInputDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.records import Example, Query
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.fake_search import titles
from tests.qt.steps import settle

Open = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog


@pytest.fixture(autouse=True)
def near(library: FakeLibrary) -> None:
    library.similar = list(range(3, 120, 3))


def ask(window: MainWindow, qtbot: QtBot, *names: str) -> None:
    """Search by photos, and stay until that is remembered."""
    library = window.session.library
    window.search.asking._rest.setInterval(20)  # a person waits longer
    for name in names:
        window.find_similar(Query((Example(f"{name}.jpg", path=f"/{name}.jpg"),)))
        settle(qtbot, window)
        qtbot.waitUntil(lambda n=name: titles_of(library)[:1] == [f"{n}.jpg"], timeout=5000)
        settle(qtbot, window)


def titles_of(library: object) -> list[str]:
    return [titles(one.query)[0][0] for one in library.search.history()]  # type: ignore[attr-defined]


def dialog(window: MainWindow, kind: type) -> object:
    return next(each for each in window.findChildren(kind) if each.isVisible())


def press(window: MainWindow, text: str) -> None:
    box = dialog(window, QMessageBox)
    next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text).click()  # type: ignore[attr-defined]


def test_how_high_the_query_is_stays_over_a_restart(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    def opened() -> MainWindow:
        window = open_window(library)
        window.resize(1300, 900)
        ask(window, qtbot, "a")
        return window

    first = opened()
    usual = first.search.asked.splitter.sizes()
    first.search.asked.splitter.setSizes([usual[0] + 90, usual[1] - 90])
    chosen = first.search.asked.splitter.sizes()
    assert chosen[0] > usual[0] + 50
    first.close()
    assert abs(opened().search.asked.splitter.sizes()[0] - chosen[0]) <= 2


def test_the_last_searches_stand_in_a_strip_and_are_made_again(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    strip = window.search.strip
    window.go_to("search")
    assert not strip.isVisible()
    ask(window, qtbot, "a", "b")
    assert [strip.item(row).toolTip() for row in range(strip.count())] == ["b.jpg", "a.jpg"]
    assert strip.currentRow() == 0  # where one is
    icon, px = strip.item(0).icon(), QSize(44, 44)
    plain, marked = (icon.pixmap(px, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected))
    assert plain == marked  # a photograph is not tinted
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=strip.visualItemRect(strip.item(1)).center())
    settle(qtbot, window)
    assert titles(library.search.asked[-1]) == [("a.jpg", True)]
    strip.setFocus()
    strip.setCurrentRow(strip.count() - 1)
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert len(library.search.history()) == 1
    strip.menu_of(None).actions()[-1].trigger()
    settle(qtbot, window)
    assert library.search.history() == ()
    assert not strip.isVisible()


def test_back_goes_over_a_restart(library: FakeLibrary, open_window: Open, qtbot: QtBot) -> None:
    ask(open_window(library), qtbot, "a", "b")
    again = open_window(library)
    again.go_to("search")
    back = Qt.KeyboardModifier.AltModifier
    for name in ("b.jpg", "a.jpg"):
        qtbot.keyClick(again.search, Qt.Key.Key_Left, back)
        settle(qtbot, again)
        assert again.search.asked.card.title.text() == f"Look-alikes of {name}"
    qtbot.keyClick(again.search, Qt.Key.Key_Right, back)
    assert again.search.asked.card.title.text() == "Look-alikes of b.jpg"


def test_searches_by_one_picture_are_told_apart(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    ask(window, qtbot, "a")
    library.search.parts_on = True
    asking, strip = window.search.asking, window.search.strip
    for change in (lambda: asking.set_parts(True), lambda: asking.set_space("copy")):
        before = strip.count()
        change()
        qtbot.waitUntil(lambda: strip.count() > before)  # noqa: B023
    tips = [strip.item(row).toolTip() for row in range(strip.count())]
    assert tips == ["a.jpg: copies", "a.jpg: look-alikes, also in parts of photos", "a.jpg"]


def test_what_is_only_passed_through_is_not_remembered(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    window.find_similar(Query((Example("a.jpg", path="/a.jpg"),)))
    settle(qtbot, window)
    ask(window, qtbot, "b")
    assert titles_of(library) == ["b.jpg"]


def test_a_search_is_saved_renamed_found_and_deleted_by_keys(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    sidebar = window.sidebar

    def searches() -> list[str]:
        names = [sidebar.item(row).text() for row in range(sidebar.count())]
        return names[names.index("Searches") + 1 :] if "Searches" in names else []

    ask(window, qtbot, "a")
    window.search.asked.card.save_button.click()
    assert dialog(window, QInputDialog).width() >= 400  # type: ignore[attr-defined]  # its title is not cut
    dialog(window, QInputDialog).setTextValue("Boats")  # type: ignore[attr-defined]
    dialog(window, QInputDialog).accept()  # type: ignore[attr-defined]
    settle(qtbot, window)
    assert searches() == ["Boats"]
    ask(window, qtbot, "b")
    sidebar.setCurrentRow(sidebar.count() - 1)
    settle(qtbot, window)
    assert titles(library.search.asked[-1]) == [("a.jpg", True)]
    assert window.search.isVisible()
    qtbot.keyClick(sidebar, Qt.Key.Key_F2)
    dialog(window, QInputDialog).setTextValue("Ships")  # type: ignore[attr-defined]
    dialog(window, QInputDialog).accept()  # type: ignore[attr-defined]
    settle(qtbot, window)
    assert searches() == ["Ships"]
    (saved,) = library.search.saved()
    assert sidebar.chosen() == ("search", saved.id)
    window.search.asking.set_space("copy")
    assert sidebar.chosen() == ("search", None), "that is another search"
    sidebar.setCurrentRow(sidebar.count() - 1)
    settle(qtbot, window)
    assert library.search.asked[-1].space == "look", "as it was saved"
    assert sidebar.chosen() == ("search", saved.id)
    qtbot.keyClick(sidebar, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert searches() == []


# --- Parts of photos -----------------------------------------------------------------------------------------------


def test_parts_cost_is_said_before_they_are_switched_on(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    switch = window.search.asked.card.parts
    ask(window, qtbot, "a")
    switch.box.click()
    settle(qtbot, window)
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is not None)
    box = dialog(window, QMessageBox)
    assert box.text() == "Get the parts of 60 photos ready? That takes about 14 min."  # type: ignore[attr-defined]
    assert "120 MB" in box.informativeText()  # type: ignore[attr-defined]
    press(window, "Not now")
    assert not switch.box.isChecked()
    assert not library.search.parts_on
    assert not library.search.asked[-1].parts


def test_parts_are_made_with_progress_and_then_looked_at(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    switch, search = window.search.asked.card.parts, library.search
    ask(window, qtbot, "a")
    search.parts_may_end.clear()
    switch.box.click()
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    press(window, "Get them ready")
    qtbot.waitUntil(lambda: switch.how_far.text() == "Getting parts ready: 20 of 60 photos, 3 min left")
    switch.stop.click()
    qtbot.waitUntil(lambda: not switch.running)
    settle(qtbot, window)
    assert not search.asked[-1].parts
    assert not switch.box.isChecked()
    switch.box.click()  # no question this time: it goes on, and what is ready is looked at meanwhile
    qtbot.waitUntil(lambda: switch.how_far.text() == "Getting parts ready: 20 of 40 photos, 3 min left")
    assert search.asked[-1].parts
    assert switch.stop.isVisible()
    before = len(search.asked)
    search.parts_may_end.set()
    qtbot.waitUntil(lambda: not switch.running)
    settle(qtbot, window)
    assert not search.parts_missing
    assert len(search.asked) == before + 1, "with the parts that have come it is asked again"
    assert search.parts_measured == 1, "the price was agreed to"
    assert switch.box.isChecked()
    switch.box.click()
    settle(qtbot, window)
    assert not search.asked[-1].parts
    switch.box.click()  # they are there: no question this time
    qtbot.waitUntil(lambda: search.asked[-1].parts)
    switch.remove()
    press(window, "Delete them")
    settle(qtbot, window)
    assert search.dropped == 1
    assert not search.asked[-1].parts


def test_a_kept_search_in_parts_does_without_them_where_they_were_deleted(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    page, example = window.search, Example("a.jpg", path="/a.jpg")
    page.ask(Query((example,), parts=True), kept=True)
    window.go_to("search")
    settle(qtbot, window)
    assert page.grid.photos.rowCount()
    assert page.asking.query == Query((example,))
    assert not page.asked.card.parts.box.isChecked()
    assert "only whole photos" in window.message_bar.text.text()
