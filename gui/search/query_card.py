"""The query, above its results: its picture with the box, its name, what is compared, its examples, and the radius."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import phrase, tr
from core.records import Query, Space
from gui import theme
from gui.photos.chips import FlowLayout
from gui.search.box_picture import BoxPicture
from gui.search.example_pictures import ExamplePictures
from gui.search.examples_row import ExamplesRow
from gui.search.history_strip import names_of
from gui.search.parts import PartsSwitch
from gui.search.radius import RadiusSlider
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.elided import ElidedLabel
from gui.widgets.tool_button import tool_button

NARROW = 80 * SPACE
SPACES: dict[Space, tuple[str, str, str, str]] = {
    "look": (
        phrase("Look-alikes"),
        phrase("Photos that show the same sort of thing (the look code)"),
        phrase("Look-alikes of {name}"),
        phrase("Look-alikes of a part of {name}"),
    ),
    "copy": (
        phrase("Copies"),
        phrase("The same picture, also edited, resized or turned (the copy code)"),
        phrase("Copies of {name}"),
        phrase("Copies of a part of {name}"),
    ),
}


class QueryCard(QWidget):
    """The head of the search page.

    Attributes:
        chosen: The number of the example that is shown large.

    Signals:
        space_chosen(str): Look-alikes or copies.
    """

    space_chosen = Signal(str)

    def __init__(self, session: Session, pictures: ExamplePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._query: Query | None = None
        self.chosen = 0
        self.picture = BoxPicture(self)
        self.title = ElidedLabel()
        theme.give_letters(self.title, bold=True)
        self.back_button = tool_button("back", tr("Back to the query before (Alt+Left)"))
        self.forward_button = tool_button("forward", tr("Forward to the next query (Alt+Right)"))
        self.save_button = tool_button("save", tr("Save this search under a name, in the sidebar (Ctrl+S)"))
        self.save_button.setShortcut(QKeySequence(QKeySequence.StandardKey.Save))
        self.more_button = tool_button("more", tr("More to do with searches"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.more_button.setMenu(QMenu(self.more_button))
        self.examples = ExamplesRow(pictures, self)
        self.parts = PartsSwitch(session, self)
        self.radius = RadiusSlider(self)
        self.found = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.space_buttons: dict[Space, QPushButton] = {}
        self._lay_out()
        self.examples.chosen.connect(self.choose)
        pictures.arrived.connect(self._show_picture)

    def _lay_out(self) -> None:
        name = QHBoxLayout()
        name.setSpacing(SPACE // 2)
        for widget in (self.back_button, self.forward_button):
            name.addWidget(widget)
        name.addWidget(self.title, 1)
        name.addWidget(self.save_button)
        name.addWidget(self.more_button)
        switch = QWidget()
        choices = QHBoxLayout(switch)
        choices.setContentsMargins(0, 0, SPACE, 0)
        choices.setSpacing(0)
        group = QButtonGroup(self)
        for space, (text, tip, *_) in SPACES.items():
            button = QPushButton(tr(text))
            button.setCheckable(True)
            button.setChecked(space == "look")
            button.setToolTip(tr(tip))
            button.clicked.connect(lambda _=False, space=space: self.space_chosen.emit(space))
            button.toggled.connect(lambda on, button=button: theme.mark_chosen(button, on))
            theme.mark_chosen(button, button.isChecked())
            group.addButton(button)
            choices.addWidget(button)
            self.space_buttons[space] = button
        what = FlowLayout()
        what.addWidget(switch)
        what.addWidget(self.parts)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        side.addLayout(name)
        side.addWidget(self.examples)
        side.addLayout(what)
        side.addWidget(self.parts.progress)
        side.addWidget(self.radius)
        side.addWidget(self.found)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.picture)
        row.addLayout(side, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_query(self, query: Query) -> None:
        """Show what is asked."""
        if self._query is None or len(query.examples) != len(self._query.examples):
            changed = [number for number, example in enumerate(query.examples) if not self._had(number, query)]
            self.chosen = changed[-1] if self._query is not None and len(changed) == 1 else 0
        self._query = query
        self.chosen = min(self.chosen, len(query.examples) - 1)
        first = next(example for example in query.examples if example.liked)
        named = SPACES[query.space][2 if first.box is None else 3]
        self.title.setText(tr(named, name=names_of(query)))
        self.space_buttons[query.space].setChecked(True)
        self.parts.setVisible(query.space == "look")
        self.parts.show_on(query.parts)
        self.examples.show_examples(query.examples, self.chosen)
        self._show_picture()
        self._fit()

    def _had(self, number: int, query: Query) -> bool:
        assert self._query is not None or number >= 0
        return self._query is not None and query.examples[number] in self._query.examples

    def choose(self, number: int) -> None:
        """Show an example large, for a box to be drawn on it."""
        if self._query is not None and 0 <= number < len(self._query.examples):
            self.chosen = number
            self.examples.show_examples(self._query.examples, number)
            self._show_picture()

    def _show_picture(self) -> None:
        if self._query is not None:
            example = self._query.examples[self.chosen]
            self.picture.show_picture(self._pictures.get(example), example.box)

    def _fit(self) -> None:
        """A splitter asks nobody how high lines that wrap become, so it is said."""
        layout = self.layout()
        assert layout is not None
        self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # lines came or went
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture takes what the height gives it, but leaves the words their width."""
        super().resizeEvent(event)
        wide, high = event.size().width(), event.size().height() - 2 * SPACE
        narrow = wide < NARROW  # then every line that need not wrap leaves height to the results
        self.picture.setFixedWidth(max(18 * SPACE, min(round(high * 1.4), round(wide * (0.33 if narrow else 0.42)))))
        self.radius.set_low(narrow)
        self._fit()
