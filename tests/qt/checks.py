"""What is wrong with the widgets of a window: for a screen reader, the keyboard, and where there is little room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QComboBox, QLineEdit, QAbstractSlider, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit,
    QTextEdit, QTabBar,
)  # fmt: skip


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
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


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


def faults(name: str, found: list[str]) -> list[str]:
    """What was found, with the name of where that was."""
    return [f"{name}: {fault}" for fault in found]
