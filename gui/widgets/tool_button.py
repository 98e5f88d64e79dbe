"""Buttons that show nothing but a sign."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from gui import theme


def tool_button(icon: str, tip: str) -> QToolButton:
    """A flat button with an icon of the theme; what it does is its tip, which screen readers say too."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    theme.give_icon(button, icon)
    return button
