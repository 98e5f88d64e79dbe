"""The window without a mouse, without eyes, with large letters and with little motion: walked widget by widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.records import PhotoId
from gui import motion, theme
from gui.albums import menus
from gui.grid.quick_look import QuickLook
from gui.grid.view import GridView
from gui.main_window import MainWindow
from gui.parts import PAGES
from gui.photos.filter_panel import FilterPanel
from gui.start import guide
from gui.widgets.check_menu import CheckMenu
from tests.qt.fake import FakeLibrary
from tests.qt.steps import drop, files, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog

CONTROLS = (
    QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit,
    QTextEdit, QTabBar,
)  # fmt: skip
NAMES = [kind.name for kind in PAGES]


@pytest.fixture
def library(library: FakeLibrary) -> FakeLibrary:
    """With something on every page."""
    library.furnish()
    return library


def controls(root: QWidget) -> list[QWidget]:
    """What a person works with, as far as it is shown; not the parts of which Qt composes one control."""
    inside = (QComboBox, QAbstractSpinBox, QLineEdit, QHeaderView, QTabBar)

    def counts(widget: QWidget) -> bool:
        parent = widget.parentWidget()
        return (
            isinstance(widget, CONTROLS)
            and not isinstance(widget, (QScrollBar, QHeaderView))
            and widget.isVisibleTo(root)
            and widget.isEnabled()
            and not widget.objectName().startswith("qt_")
            and not isinstance(parent, inside)
            and type(widget).__name__ != "QTableCornerButton"
            and not (isinstance(widget, QAbstractButton) and isinstance(parent, QAbstractItemView))
        )

    return [widget for widget in root.findChildren(QWidget) if counts(widget)]


def said(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what).strip()


def told(widget: QWidget) -> str:
    """A widget as a message of a failure names it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text or widget.toolTip()!r} in {type(widget.parentWidget()).__name__}"


def is_reached(widget: QWidget) -> bool:
    """By Tab, or, as one of several of which one is on, by the arrow keys from that one."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return True
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def unusable(root: QWidget) -> list[str]:
    """Controls that a screen reader cannot name or the keyboard cannot reach."""
    found = controls(root)
    assert found
    faults = [f"no name: {told(widget)}" for widget in found if not said(widget, QAccessible.Text.Name)]
    for widget in found:
        sign = isinstance(widget, QAbstractButton) and not any(letter.isalpha() for letter in widget.text())
        if sign and not (widget.accessibleName() and widget.toolTip()):
            faults.append(f"an icon alone, without tooltip and name: {told(widget)}")
    return faults + [f"not reached by Tab: {told(widget)}" for widget in found if not is_reached(widget)]


def chain(root: QWidget) -> list[QWidget]:
    """What Tab goes through, from the first."""
    found, widget = [], root.nextInFocusChain()
    while widget is not root:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(root) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def out_of_order(root: QWidget) -> list[str]:
    """Tab goes rightwards and downwards, or up into a column further right; a ring turns back once."""
    ways = [widget for widget in chain(root) if root.isAncestorOf(widget) and isinstance(widget, CONTROLS)]
    places = [QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) for widget in ways]
    turns = []
    for (a, at), (b, to) in pairwise(zip([*ways, *ways[:1]], [*places, *places[:1]], strict=True)):
        up = to.bottom() <= at.top() and to.left() < at.right()
        back = abs(to.center().y() - at.center().y()) < 8 and to.right() <= at.left()
        if up or back:
            turns.append(f"Tab goes {'up' if up else 'back'} from {told(a)} to {told(b)}")
    return turns if len(turns) > 1 else []


def visit(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Go to a page as a person gets there, with something on it."""
    if name == "search":
        window.go_to("photos")
        window.photos.grid.select_row(0)
        settle(qtbot, window)
        window.photos.actions_of_photos.similar_action.trigger()
    elif name == "compare":
        window.go_to("duplicates")
        settle(qtbot, window)
        window.duplicates.groups.select_row(0)
        window.duplicates.compare()
    else:
        window.go_to(name)
    settle(qtbot, window)
    QApplication.processEvents()  # what was laid out anew
    assert window.page == name


def faults(check: Callable[[QWidget], list[str]], root: QWidget, name: str) -> list[str]:
    return [f"{name}: {fault}" for fault in check(root)]


def test_every_control_of_a_page_has_a_name_and_is_reached_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    found = []
    for name in NAMES:
        visit(window, qtbot, name)
        found += faults(unusable, window, name) + faults(out_of_order, window.pages[name], name)
    assert not found, "\n".join(dict.fromkeys(found))


@pytest.fixture
def opened_by(window: MainWindow, qtbot: QtBot) -> Callable[..., list[str]]:
    """What is wrong with a dialog, or another thing over the window, that a slot opens; closed again by Escape."""

    def opened(name: str, slot: Callable[[], object], kind: type[QWidget] = QDialog) -> list[str]:
        slot()
        qtbot.waitUntil(lambda: any(child.isVisible() for child in window.findChildren(kind)))
        settle(qtbot, window)
        dialog = next(child for child in window.findChildren(kind) if child.isVisible())
        found = faults(unusable, dialog, name)
        if dialog.isWindow():  # else the chain leads through all of the window, which PySide would let end with it
            found += faults(out_of_order, dialog, name)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        if dialog.isVisible():
            found.append(f"{name}: Escape does not close it")
            dialog.close()
        return found

    return opened


def test_every_control_of_a_dialog_has_a_name_and_escape_closes_it(
    window: MainWindow, qtbot: QtBot, opened_by: Callable[..., list[str]]
) -> None:
    found = []
    for name in ("encoders", "hashing", "log", "diagnostics", "about", "contents", "keyboard"):
        found += opened_by(name, window.commands[name].trigger)
    found += opened_by("leave out", window.commands.leave_out.trigger)
    found += opened_by("removal", lambda: window.intake.confirm_removal("/photos"))
    window.go_to("duplicates")
    settle(qtbot, window)
    page = window.duplicates
    page.mark_others()
    settle(qtbot, window)
    page.members.select_row(1)
    slots = {"keys": page.show_keys, "rules": page.edit_rules, "act": page.act, "why": page.keys["why"].trigger}
    for name, slot in slots.items():
        found += opened_by(name, slot)
    assert not found, "\n".join(dict.fromkeys(found))


def test_dialogs_of_search_and_albums_and_the_quick_look_have_names_and_close_by_escape(
    window: MainWindow, qtbot: QtBot, opened_by: Callable[..., list[str]], tmp_path: Path
) -> None:
    found = []
    for page in ("photos", "search"):
        visit(window, qtbot, page)
        grid = window.pages[page].main_view()
        assert isinstance(grid, GridView)
        grid.select_row(1)
        settle(qtbot, window)
        found += opened_by(f"quick look of {page}", partial(QTest.keyClick, grid, Qt.Key.Key_Space), QuickLook)
        assert grid.hasFocus()
    session = window.session
    session.albums.create("Boats", [PhotoId(1), PhotoId(2)])
    visit(window, qtbot, "search")
    search = window.search
    search.asking.save("Sails")
    settle(qtbot, window)
    saved = session.library.search.saved()[0].id
    folder = tmp_path / "card"
    folder.mkdir()
    slots: dict[str, Callable[[], object]] = {
        "a folder": lambda: drop(search, files(folder)),
        "parts": search.asked.card.parts.box.click,
        "parts away": search.asked.card.parts.remove,
        "name of a search": lambda: search.saved.ask_name_of(saved),
        "new album": lambda: menus.ask_for_new(session, window, [PhotoId(3)]),
        "name of an album": lambda: menus.ask_to_rename(session, window, session.albums.albums[0].id),
        "no album any more": lambda: menus.ask_to_delete(session, window, session.albums.albums[0].id),
    }
    for name, slot in slots.items():
        found += opened_by(name, slot)
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


# -- colours


def luminance(color: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(top: QColor, ground: QColor) -> QColor:
    """A colour with alpha as it looks on a ground."""
    share = top.alphaF()
    mixed = [t * share + g * (1 - share) for t, g in zip(top.getRgbF()[:3], ground.getRgbF()[:3], strict=True)]
    return QColor.fromRgbF(*mixed)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_signs_stand_out_from_their_ground(dark: bool) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text; 1.4.11: 3 to 1 for signs and the outline of what has the focus."""
    palette, role = theme._palette(dark), QPalette.ColorRole
    look = theme.look(palette)
    grounds = {name: palette.color(name) for name in (role.Window, role.Base, role.AlternateBase)}
    grounds_and_wash = [*grounds.values(), *(over(look.wash, ground) for ground in grounds.values())]
    for ground in grounds_and_wash:
        assert contrast(look.text, ground) >= 4.5
        assert contrast(look.dim, ground) >= 4.5, (look.dim.name(), ground.name())
        assert contrast(look.accent, ground) >= 3, (look.accent.name(), ground.name())
    for ground in grounds.values():
        assert contrast(palette.color(role.PlaceholderText), ground) >= 4.5, ground.name()
        assert contrast(palette.color(role.Link), ground) >= 4.5, ground.name()
    assert contrast(palette.color(role.ButtonText), palette.color(role.Button)) >= 4.5
    assert contrast(palette.color(role.HighlightedText), palette.color(role.Highlight)) >= 4.5
    assert contrast(palette.color(role.ToolTipText), palette.color(role.ToolTipBase)) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


@pytest.fixture(params=[False, True])
def dark(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    """The application wears light or dark colours."""
    before = theme.look(qapp.palette()).dark
    theme.wear(qapp, dark=request.param)
    yield request.param
    theme.wear(qapp, dark=before)


def outline(view: QWidget, y: int, ground: QColor) -> float:
    """How far what is painted at the left stands out from its ground (WCAG 1.4.11 asks for 3 to 1)."""
    image = view.grab().toImage()
    return max(contrast(image.pixelColor(x, y), ground) for x in range(4, 24))


def test_an_empty_check_box_can_be_seen(dark: bool, qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QCheckBox("a choice", window)
    box.adjustSize()
    window.resize(box.size())
    assert outline(window, window.height() // 2, qapp.palette().color(QPalette.ColorRole.Window)) >= 3


def test_an_empty_check_box_of_a_list_can_be_seen(dark: bool, qapp: QApplication, qtbot: QtBot) -> None:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    panel.cameras.offer((("One", 5),), (), str)
    panel.show()
    line = panel.cameras.visualItemRect(panel.cameras.item(0)).center().y()
    assert outline(panel.cameras.viewport(), line, qapp.palette().color(QPalette.ColorRole.Base)) >= 3


def test_an_empty_check_box_of_a_menu_can_be_seen(dark: bool, qtbot: QtBot) -> None:
    menu = CheckMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("a choice")
    action.setCheckable(True)
    menu.resize(menu.sizeHint())
    line = menu.actionGeometry(action)
    ground = menu.grab().toImage().pixelColor(line.right() - 4, line.center().y())
    assert outline(menu, line.center().y(), ground) >= 3


def test_only_menus_that_outline_boxes_have_some(window: MainWindow) -> None:
    plain = [menu for menu in window.findChildren(QMenu) if not isinstance(menu, CheckMenu)]
    boxes = [one.text() for menu in plain for one in menu.actions() if one.isCheckable() and one.icon().isNull()]
    assert boxes == []


@pytest.mark.qt_log_ignore("does not support")  # the platform of no screen says so of every popup
def test_the_list_of_a_choice_can_be_read(dark: bool, qapp: QApplication, qtbot: QtBot) -> None:
    choice = QComboBox()
    qtbot.addWidget(choice)
    choice.addItems(["one", "two", "three"])
    choice.show()
    choice.showPopup()
    image = choice.view().viewport().grab().toImage()
    ground = image.pixelColor(image.width() - 4, choice.view().visualRect(choice.model().index(2, 0)).center().y())
    assert contrast(qapp.palette().color(QPalette.ColorRole.Text), ground) >= 10
    choice.hidePopup()


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


def clipped(root: QWidget) -> list[str]:
    """Texts that have less room than they need, but for such as end in an ellipsis by intent."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # a text may have come this very moment
    found = []
    for label in root.findChildren(QLabel):
        if not label.isVisibleTo(root) or not label.text() or type(label).__name__ == "ElidedLabel":
            continue
        squeezed = label.sizePolicy().horizontalPolicy().name == "Ignored"
        high = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = 0 if label.wordWrap() or squeezed else label.sizeHint().width()
        if label.height() < high - 1 or label.width() < wide - 1:
            found.append(f"{label.text()[:50]!r} {label.size().toTuple()} of {(wide, high)}")
    for button in root.findChildren(QAbstractButton):
        if not button.isVisibleTo(root) or not button.text() or button.objectName().startswith("qt_"):
            continue
        need = button.minimumSizeHint()
        if button.width() < need.width() - 1 or button.height() < need.height() - 1:
            found.append(f"{button.text()!r} {button.size().toTuple()} of {need.toTuple()}")
    return found


def beyond(root: QWidget) -> list[str]:
    """Controls that reach out of the window."""
    room = root.rect()
    places = {told(w): QRect(w.mapTo(root, QPoint(0, 0)), w.size()) for w in controls(root)}
    return [f"{name} {place}" for name, place in places.items() if place.right() > room.right() + 1]


def test_with_large_letters_nothing_is_cut_off(
    large_letters: None, library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(library)
    window.resize(1024, 700)
    found = []
    for name in NAMES:
        visit(window, qtbot, name)
        if window.size().toTuple() != (1024, 700):
            found.append(f"{name}: asks for {window.size().toTuple()}")
            window.resize(1024, 700)
        found += faults(clipped, window, name) + faults(beyond, window, name)
    assert not found, "\n".join(dict.fromkeys(found))


def test_with_large_letters_the_start_is_not_cut_off(
    large_letters: None, tmp_path: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(FakeLibrary(tmp_path / "empty"))
    window.resize(1024, 700)
    settle(qtbot, window)
    assert window.photos.empty.isVisible()
    assert not clipped(window) + beyond(window)
    assert window.photos.empty.horizontalScrollBar().maximum() == 0


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
