"""The way of the Tab key: as the parts are laid out, not as they were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QWidget,
)

WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
"""Qt composes these of parts that are none of ours."""


def follow_layout(root: QWidget) -> None:
    """Let Tab go through all controls inside a widget in the order of its layouts; call it when all are there."""
    before: QWidget | None = None
    for widget in _in_order(root):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    layout = widget.layout()
    if isinstance(widget, WHOLE):
        return
    if isinstance(widget, QScrollArea):
        inner = [widget.widget()]
    elif isinstance(widget, QTabWidget):
        inner = [widget.tabBar(), *(widget.widget(i) for i in range(widget.count()))]
    elif isinstance(widget, QSplitter | QStackedWidget):
        inner = [widget.widget(i) for i in range(widget.count())]
    elif layout is not None:
        yield from _of_layout(layout)
        return
    else:
        return
    for part in inner:
        if part is not None:
            yield from _in_order(part)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for i in range(layout.count()):
        item = layout.itemAt(i)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _in_order(widget)
        elif inner is not None:
            yield from _of_layout(inner)
