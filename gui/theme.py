"""Colours and icons: the system's palette, one accent, and line icons tinted to fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from core import paths

SPACE = 8
"""All distances are multiples of this, in device-independent pixels."""

ICON_SIZES = (16, 20, 32, 40, 48)
LIGHT_ACCENT, DARK_ACCENT = "#1a6f8f", "#5db4cf"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours that a palette has no role for.

    Attributes:
        ground: Neutral behind photographs, which carry the colour.
        dim: Text of lesser weight.
        line: Thin lines and empty cells.
        wash: The accent, faint: behind what is selected.
    """

    ground: QColor
    text: QColor
    dim: QColor
    line: QColor
    accent: QColor
    on_accent: QColor
    wash: QColor
    dark: bool


def look(palette: QPalette) -> Look:
    """The colours of a palette (`widget.palette()`)."""
    text = palette.color(QPalette.ColorRole.WindowText)
    ground = palette.color(QPalette.ColorRole.Base)
    accent = palette.color(QPalette.ColorRole.Accent)
    wash = QColor(accent)
    wash.setAlpha(48)
    return Look(
        ground=ground,
        text=text,
        dim=_between(text, ground, 0.26),  # 4.5 to 1 also on the wash of what is selected
        line=_between(text, ground, 0.86),
        accent=accent,
        on_accent=palette.color(QPalette.ColorRole.HighlightedText),
        wash=wash,
        dark=ground.lightness() < 128,
    )


def give_link_look(button: QAbstractButton) -> None:
    """Let a flat button look like a link: the accent, underlined."""
    palette, font = QPalette(), button.font()
    font.setUnderline(True)
    button.setFont(font)
    button.setProperty("twinlens_link", True)
    palette.setColor(QPalette.ColorRole.ButtonText, QApplication.palette().color(QPalette.ColorRole.Link))
    button.setPalette(palette)


def give_letters(widget: QWidget, *, times: float = 1.0, bold: bool = False) -> None:
    """Let a widget write so many times larger than others, or bold."""
    font = widget.font()
    if times != 1.0:
        font.setPointSizeF(font.pointSizeF() * times)
    font.setBold(bold)
    widget.setFont(font)


def _between(a: QColor, b: QColor, share: float) -> QColor:
    """`a` moved towards `b` by `share` 0..1."""
    red, green, blue = (
        round(x + (y - x) * share) for x, y in ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    )
    return QColor(red, green, blue)


def apply(app: QApplication) -> None:
    """Follow the system's light or dark, with one accent. Only Fusion gets our palette; other styles have theirs."""
    QGuiApplication.setWindowIcon(QIcon(str(paths.resource("icons", "twinlens.svg"))))
    if app.style().name().lower() != "fusion":
        return
    hints = app.styleHints()

    def follow() -> None:
        wear(app, dark=hints.colorScheme() == Qt.ColorScheme.Dark)

    hints.colorSchemeChanged.connect(follow)
    follow()


def wear(app: QApplication, *, dark: bool) -> None:
    """Take on the light or the dark colours."""
    palette = _palette(dark)
    app.setPalette(palette)
    # Fusion outlines the box of a check box with the window's colour made darker, which cannot be seen on dark. The
    # box paints no window, so this role can be another one there: 3 to 1 against what is in it and around it.
    boxes = QPalette(palette)
    boxes.setColor(QPalette.ColorRole.Window, QColor("#c4c8cd" if dark else "#a9acb0"))
    for kind in ("QCheckBox", "QRadioButton", "CheckMenu", "CheckList"):  # the last one is that of the filter of photos
        app.setPalette(boxes, kind)  # type: ignore[arg-type]  # its stub asks for bytes, and it for text


def _palette(dark: bool) -> QPalette:
    role = QPalette.ColorRole
    accent = QColor(DARK_ACCENT if dark else LIGHT_ACCENT)
    window, base, alternate, button, text, shade = (
        ("#25272a", "#1c1d1f", "#222427", "#34373b", "#e6e6e6", "#141516")
        if dark
        else ("#f1f1f0", "#fafafa", "#f4f4f3", "#e7e7e5", "#202122", "#c3c3c0")
    )
    palette = QPalette(QColor(button), QColor(window))
    for name, value in (
        (role.Window, window),
        (role.WindowText, text),
        (role.Base, base),
        (role.AlternateBase, alternate),
        (role.Text, text),
        (role.Button, button),
        (role.ButtonText, text),
        (role.BrightText, "#ffffff"),
        (role.ToolTipBase, "#34373b" if dark else "#ffffff"),
        (role.ToolTipText, text),
        (role.PlaceholderText, "#94979b" if dark else "#67696c"),
        (role.Shadow, shade),
        (role.Link, accent),
        (role.LinkVisited, accent),
        (role.Highlight, accent),
        (role.Accent, accent),
        (role.HighlightedText, "#0f1214" if dark else "#ffffff"),
    ):
        palette.setColor(name, QColor(value))
    faint = QColor("#73777c" if dark else "#9a9c9f")
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return palette


def pixmap(name: str, color: QColor, px: int, ratio: float = 1.0) -> QPixmap:
    """An icon of `resources/icons` in one colour, `px` device-independent pixels square."""
    return _pixmap(name, color.name(), px, ratio)


@cache
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def _pixmap(name: str, color: str, px: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("#000000", color)
    side = round(px * ratio)
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def icon(name: str, palette: QPalette) -> QIcon:
    """The same as an icon with a paler disabled state, for every size a button or a menu asks for."""
    result = QIcon()
    group = QPalette.ColorGroup
    for mode, state in ((QIcon.Mode.Normal, group.Active), (QIcon.Mode.Disabled, group.Disabled)):
        color = palette.color(state, QPalette.ColorRole.ButtonText)
        for px in ICON_SIZES:
            result.addPixmap(pixmap(name, color, px), mode)
    return result


def give_icon(target: QAction | QAbstractButton, name: str) -> None:
    """Set an icon that `retint` will set again when light turns dark."""
    target.setProperty("twinlens_icon", name)
    target.setIcon(icon(name, QApplication.palette()))


def retint(window: QWidget) -> None:
    palette = QApplication.palette()
    for child in window.findChildren(QObject):
        name = child.property("twinlens_icon")
        if name and isinstance(child, (QAction, QAbstractButton)):
            child.setIcon(icon(name, palette))
        if isinstance(child, QAbstractButton) and child.property("twinlens_choice"):
            mark_chosen(child, child.isChecked())
        if isinstance(child, QAbstractButton) and child.property("twinlens_link"):
            give_link_look(child)


def mark_chosen(button: QAbstractButton, chosen: bool) -> None:
    """Give the chosen one of several buttons the accent colour; the shade of a pressed button alone is easy to miss."""
    palette = QPalette()
    button.setProperty("twinlens_choice", True)
    if chosen:
        system = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Button, system.color(QPalette.ColorRole.Accent))
        palette.setColor(QPalette.ColorRole.ButtonText, system.color(QPalette.ColorRole.HighlightedText))
    button.setPalette(palette)
