"""Widgets of which one is shown at a time, and which ask for no more room than that one needs."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Stack(QStackedWidget):
    """A QStackedWidget asks for the width of its widest page, also while another one is shown.

    What stands beside it would be squeezed for pages that nobody sees.
    """

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint().expandedTo(shown.minimumSize())
