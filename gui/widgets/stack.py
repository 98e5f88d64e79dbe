"""Widgets of which one is shown at a time."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QStackedWidget, QWidget


class Stack(QStackedWidget):
    """A QStackedWidget asks for the width of its widest page, also while another one is shown.

    What stands beside it would be squeezed for pages that nobody sees.
    """

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return QSize() if shown is None else shown.minimumSizeHint().expandedTo(shown.minimumSize())


class OrNothing(QStackedLayout):
    """What a page shows, or a sentence in its middle while there is nothing to show, as at first.

    Attributes:
        nothing: The sentence.
    """

    def __init__(self, page: QWidget, whole: QWidget, nothing: str) -> None:
        super().__init__(page)
        self.nothing = QLabel(nothing, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.addWidget(whole)
        self.addWidget(self.nothing)
        self.show_whole(False)

    def show_whole(self, there: bool) -> None:
        """Show the page, or that there is nothing."""
        self.setCurrentIndex(0 if there else 1)
