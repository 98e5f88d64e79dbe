"""Find similar: the query first and larger, its neighbours by distance, a radius that answers at once, and history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.library import Library
from core.records import Query, SearchResult, Space
from gui import theme, words
from gui.grid.delegates import NeighbourDelegate
from gui.grid.models import EntryModel
from gui.grid.photo_actions import PhotoActions
from gui.grid.thumbnails import read_jpeg
from gui.grid.view import GridView
from gui.page import Page
from gui.search.radius import RadiusSlider
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.picture_label import PictureLabel

NEIGHBOURS = 500
AT_LEAST = 12
"""Where fewer lie inside the radius, the nearest outside are shown too, dimmed."""
HISTORY = 30
SPACES: dict[Space, tuple[str, str]] = {
    "look": ("Look-alikes", "Photos that show the same sort of thing (the look code)"),
    "copy": ("Copies", "The same picture, also edited, resized or turned (the copy code)"),
}


@dataclass(slots=True)
class Visit:
    """A query in the history, with what was found for it in each code space."""

    query: Query
    results: dict[Space, SearchResult] = field(default_factory=dict)
    pictures: dict[Space, QImage] = field(default_factory=dict)
    radius: dict[Space, int] = field(default_factory=dict)


class SearchPage(Page):
    """The page of queries.

    Attributes:
        look_radius: The radius a person chose for look-alikes, 0 for none; kept between sessions.
        look_bits: The length of the codes for which it was chosen: it says nothing about another encoder's.
    """

    details = "photos"

    def __init__(
        self, session: Session, px: int, look_radius: int = 0, parent: QWidget | None = None, *, look_bits: int = 256
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.look_radius = look_radius
        self.look_bits = look_bits
        self._visits: list[Visit] = []
        self._at = -1
        self.results = EntryModel(self)
        self.grid = GridView(session.pictures, NeighbourDelegate(session.pictures, px), self)
        self.grid.setModel(self.results)
        self.grid.setAccessibleName("Similar photos")
        self.grid.photo_current.connect(session.photo_pointed_at)
        self.actions_of_photos = PhotoActions(session, self.grid)
        self.back_button = self._tool("back", "Back to the query before (Alt+Left)", lambda: self.go(-1))
        self.forward_button = self._tool("forward", "Forward to the next query (Alt+Right)", lambda: self.go(1))
        for key, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self.go(step))
        self.title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.picture = PictureLabel(self, on_ground=False)
        self.picture.setFixedSize(26 * SPACE, 20 * SPACE)
        self.radius = RadiusSlider(self)
        self.radius.radius_changed.connect(self._change_radius)
        self.found = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.space_buttons: dict[Space, QPushButton] = {}
        spaces = QButtonGroup(self)
        switch = QHBoxLayout()
        switch.setSpacing(0)
        for space, (text, tip) in SPACES.items():
            button = QPushButton(text)
            button.setCheckable(True)
            button.setChecked(space == "look")
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, space=space: self._change_space(space))
            button.toggled.connect(lambda on, button=button: theme.mark_chosen(button, on))
            theme.mark_chosen(button, button.isChecked())
            spaces.addButton(button)
            switch.addWidget(button)
            self.space_buttons[space] = button
        switch.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(SPACE)
        line = QHBoxLayout()
        line.setSpacing(SPACE // 2)
        for widget in (self.back_button, self.forward_button, self.title):
            line.addWidget(widget)
        side.addLayout(line)
        side.addLayout(switch)
        side.addStretch(1)
        side.addWidget(self.radius)
        side.addWidget(self.found)
        top = QHBoxLayout()
        top.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        top.setSpacing(2 * SPACE)
        top.addWidget(self.picture)
        top.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.grid, 1)
        self._show()

    def main_view(self) -> QWidget:
        return self.grid

    def grids(self) -> Sequence[GridView]:
        return (self.grid,)

    def to_store(self) -> dict[str, Any]:
        return {"look_radius": self.look_radius, "look_bits": self.look_bits}

    @property
    def visit(self) -> Visit | None:
        return self._visits[self._at] if 0 <= self._at < len(self._visits) else None

    @property
    def result(self) -> SearchResult | None:
        """What the page shows now; None while it is looked for."""
        return None if self.visit is None else self.visit.results.get(self.visit.query.space)

    def ask(self, query: Query) -> None:
        """Look for the neighbours of a picture; queries after the present one in the history are dropped."""
        if self.visit is not None and query.space == "look":
            query = replace(query, space=self.visit.query.space)  # stay with what the person chose last
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(query))
        del self._visits[:-HISTORY]
        self._at = len(self._visits) - 1
        self._look()

    def go(self, step: int) -> None:
        """Back (-1) or forward (1) in the history."""
        if 0 <= self._at + step < len(self._visits):
            self._at += step
            self._look()

    def _look(self) -> None:
        self._show()
        visit = self.visit
        if visit is None or self.result is not None:
            return
        query, library = visit.query, self._session.library

        def search() -> tuple[SearchResult, QImage]:
            result = run_query(library, query)
            return result, read_jpeg(result.thumbnail)

        def found(answer: tuple[SearchResult, QImage]) -> None:
            visit.results[query.space], visit.pictures[query.space] = answer
            if visit is self.visit:
                self._show()

        def failed(error: BaseException) -> None:
            if visit is self.visit:
                self.found.setText("This picture could not be searched by.")
            self._session.report(error)

        self._session.tasks.query(search, found, failed, ("search", id(self)))

    def _show(self) -> None:
        """Show the present visit as far as it is known; nothing of another one."""
        visit, result = self.visit, self.result
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at < len(self._visits) - 1)
        self.radius.setEnabled(bool(result and result.neighbours))
        if visit is None:
            self.title.setText("Find similar photos")
            self.found.setText("Drop a picture here, paste one, or press F on any photo.")
            return
        space = visit.query.space
        self.space_buttons[space].setChecked(True)
        self.title.setText(f"{SPACES[space][0]} of {visit.query.title}")
        self.title.setToolTip(visit.query.title)
        image = visit.pictures.get(space)
        self.picture.setPixmap(QPixmap() if image is None else QPixmap.fromImage(image))
        if result is None:
            self.found.setText("Looking…")
            self.results.set_entries(())
            self.radius.show_distances((), 1, 0)
            return
        distances = [neighbour.distance for neighbour in result.neighbours]
        own = space == "look" and result.bits == self.look_bits
        usual = (self.look_radius if own else 0) or result.radius
        radius = visit.radius.get(space, usual)
        # Random codes lie half of the bits apart, and codes of mostly zeros less: there is nothing to see beyond.
        top = max(radius, min(result.bits // 2, 2 * max(distances, default=result.bits)), 1)
        visit.radius[space] = min(radius, top)
        self.radius.show_distances(distances, top, visit.radius[space])
        self._filter()
        self.grid.scrollToTop()

    def _change_radius(self, radius: int) -> None:
        visit = self.visit
        if visit is not None:
            visit.radius[visit.query.space] = radius
            if visit.query.space == "look":
                self.look_radius = radius
                self.look_bits = self.look_bits if self.result is None else self.result.bits
            self._filter()

    def _change_space(self, space: Space) -> None:
        if self.visit is not None:
            self.visit.query = replace(self.visit.query, space=space)
            self._look()

    def _filter(self) -> None:
        """Show what lies inside the radius, and where that is little, the nearest outside it, dimmed."""
        result = self.result
        if result is None:
            return
        radius = self.radius.radius
        inside = sum(neighbour.distance <= radius for neighbour in result.neighbours)
        self.results.set_entries(result.neighbours[: max(inside, AT_LEAST)], dimmed_from=inside)
        self.found.setText(describe(result, radius, inside))

    def _tool(self, icon: str, tip: str, slot: object) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        theme.give_icon(button, icon)
        button.clicked.connect(slot)
        return button


def run_query(library: Library, query: Query) -> SearchResult:
    """Ask the library; for a lane's thread."""
    return library.search.run(query, k=NEIGHBOURS)


def describe(result: SearchResult, radius: int, inside: int) -> str:
    """What was found, in one sentence."""
    if not result.neighbours:
        return "There are no photos to compare with yet: add a folder and scan it."
    if not inside:
        return f"Nothing within {radius} bits; the nearest is at {result.neighbours[0].distance}."
    more = "" if inside < len(result.neighbours) or len(result.neighbours) < NEIGHBOURS else " or more"
    text = f"{words.count(inside, 'photo')}{more} within {radius} bits."
    return f"{text} The nearest others are dimmed." if inside < min(AT_LEAST, len(result.neighbours)) else text
