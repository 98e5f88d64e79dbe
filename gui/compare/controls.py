"""What can be done on the compare page: the actions with their keys, and the lines of buttons above and below."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from core.language import phrase, tr
from gui import theme, words
from gui.compare.canvas import Mode
from gui.review.actions import ReviewActions
from gui.theme import SPACE

KEYS = (
    ("Tab", phrase("Flick: show the other photo in the same place; again, the first one")),
    ("S", phrase("Split: one photo left of a line, the other right of it; drag the line, or move it by ← and →")),
    ("D", phrase("Difference: what differs glows")),
    ("P", phrase("Side by side")),
    ("1", phrase("Show all of both pictures")),
    ("2", phrase("100 %: one screen pixel for each pixel of photo A")),
    ("3", phrase("Show the part that both have")),
    ("+   −", phrase("Larger, smaller; also the wheel, at the pointer")),
    (phrase("Arrows"), phrase("Move both pictures; where all is in view, ← and → choose the photo")),
    ("[   ]", phrase("Compare the previous or the next photo of the group with the one to keep")),
    ("L", phrase("Lay the right photo on the left one, or show it as it is")),
    ("I", phrase("Show or hide the facts")),
    (phrase("Space"), phrase("Mark photo B to go, or take the mark away")),
    ("K", phrase("Keep photo B in place of A")),
    ("B", phrase("Keep both")),
    ("N", phrase("Not the same picture")),
    ("Shift+Tab", phrase("From the pictures to the buttons; Tab leads back")),
    ("Esc   C", phrase("Back")),
)


class Controls(QObject):
    """The actions of the page; what they do is connected by the page.

    Attributes:
        heading: How the two match.
        state: What there is to say of what is shown.
        zoom: Screen pixels for each pixel of photo A, in per cent.
    """

    def __init__(self, page: QWidget, review: ReviewActions) -> None:
        super().__init__(page)
        self._page = page
        self._review = review
        self.side = self._action(tr("&Side by side"), "P", tr("Both beside each other"))
        self.flick = self._action(tr("&Flick"), "", tr("One in the place of the other (Tab)"))
        self.split = self._action(tr("S&plit"), "S", tr("A line between them"))
        self.difference = self._action(tr("&Difference"), "D", tr("What differs glows"))
        self.fit = self._action(tr("F&it"), "1", tr("Show all of both"))
        self.full = self._action("&100 %", "2", tr("One screen pixel for each pixel of A"))
        self.shared = self._action(tr("&Shared part"), "3", tr("Show the part that both have"))
        self.larger = self._action(tr("&Larger"), "+", tr("Larger"))
        self.larger.setShortcuts([QKeySequence("+"), QKeySequence("=")])
        self.smaller = self._action(tr("S&maller"), "-", tr("Smaller"))
        self.in_place = self._action(
            tr("&Lay in place"), "L", tr("Lay photo B on photo A: turned back and to the same size")
        )
        self.facts = self._action(tr("&Facts"), "I", tr("Show or hide the facts"))
        self.previous = self._action(tr("&Previous photo"), "[", tr("The previous photo of the group"))
        self.next = self._action(tr("&Next photo"), "]", tr("The next photo of the group"))
        self.keys = self._action(tr("&Keys"), "?", tr("All keys of this page"))
        self.back = self._action(tr("&Back"), "Esc", tr("Back to where you were"))
        self.back.setShortcuts([QKeySequence("Esc"), QKeySequence("C")])
        self.focus = self._action(tr("To the &pictures"), "F6", tr("Back to the pictures"))
        self._modes = {
            Mode.SIDE: self.side, Mode.FLICK: self.flick, Mode.SPLIT: self.split, Mode.DIFFERENCE: self.difference,
        }  # fmt: skip
        for action in self._modes.values():
            action.setCheckable(True)
        for action in (self.in_place, self.facts):
            action.setCheckable(True)
            action.setChecked(True)
        for action, icon in ((self.back, "back"), (self.previous, "back"), (self.next, "forward")):
            theme.give_icon(action, icon)
        self.heading = OneLine(page)
        self.state = OneLine(page)
        self.zoom = QLabel(page)
        self.zoom.setMinimumWidth(self.zoom.fontMetrics().horizontalAdvance("1,000 %") + SPACE)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_mode(self, mode: Mode) -> None:
        for one, action in self._modes.items():
            action.setChecked(one is mode)

    def show_zoom(self, zoom: float) -> None:
        text = tr("{n} %", n=words.number(round(100 * zoom)))
        self.zoom.setText(text)
        self.zoom.setAccessibleName(tr("Zoom: {share}", share=text))

    def head(self) -> QHBoxLayout:
        """The line above: back, what this is, how it is shown."""
        row = _row()
        row.addWidget(self._button(self.back))
        row.addSpacing(SPACE)
        row.addWidget(self.heading, 1)
        for action in self._modes.values():
            row.addWidget(self._button(action))
        row.addSpacing(SPACE)
        for action in (self.fit, self.full):
            row.addWidget(self._button(action))
        row.addWidget(self.zoom)
        row.addWidget(self._button(self.keys, "?"))
        return row

    def foot(self) -> QHBoxLayout:
        """The line below: other photos, what can be decided, what else is shown."""
        row = _row()
        for action in (self.previous, self.next):
            button = self._button(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        for action in self._review.all:
            row.addWidget(self._button(action))
        row.addSpacing(SPACE)
        row.addWidget(self.state, 1)
        for action in (self.in_place, self.facts):
            row.addWidget(self._button(action))
        return row

    def _action(self, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self._page)
        if key:
            action.setShortcut(QKeySequence(key))
            tip = f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})"
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(tip)
        self._page.addAction(action)
        return action

    def _button(self, action: QAction, text: str = "") -> QToolButton:
        button = QToolButton(self._page)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard on the pictures
        button.setAccessibleName(action.text().replace("&", ""))
        if text:
            button.setText(text)
        return button


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
    row.setSpacing(SPACE // 2)
    return row


class OneLine(QLabel):
    """A text in one line, cut at its end where the room is too narrow; all of it is in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
