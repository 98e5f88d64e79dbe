"""Whether what is painted stands out from its ground, light and dark."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui import theme
from gui.main_window import MainWindow
from gui.photos.filter_panel import FilterPanel
from gui.widgets.check_menu import CheckMenu

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|does not support")  # the platform of no screen says so


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
