"""A query and what was found for it: the card above, the results below, and over them why one of them is alike."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.language import number, plural, tr
from core.records import Example, Neighbour, Photo, Query, SearchResult
from gui.grid.photo_actions import PhotoActions
from gui.search.asking import NEIGHBOURS, Asking
from gui.search.example_pictures import ExamplePictures
from gui.search.query_card import QueryCard
from gui.search.results import PULLER, ResultGrid, ResultModel
from gui.search.why_view import WhyView
from gui.session import MOST_EXAMPLES, Session
from gui.widgets import drops

AT_LEAST = 12
"""Where fewer lie inside the radius, the nearest outside are shown too, dimmed."""


class AskedView(QWidget):
    """Shows the present query of an `Asking`, and changes it.

    Attributes:
        look_radius: The radius a person chose for look-alikes, 0 for none; kept between sessions.
        look_bits: The length of the codes for which it was chosen: it says nothing about another encoder's.

    Signals:
        pointed_at(object): The Photo under the keyboard cursor, or None.
    """

    pointed_at = Signal(object)

    def __init__(
        self,
        session: Session,
        asking: Asking,
        px: int,
        look_radius: int,
        look_bits: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.asking = asking
        self.look_radius = look_radius
        self.look_bits = look_bits
        self._row: int | None = None  # of a result that became an example: the next one takes its place
        self._result: SearchResult | None = None
        self._answers: Query | None = None  # what the result is the answer to
        self.pictures = ExamplePictures(session, self)
        self.card = QueryCard(session, self.pictures, self)
        self.results = ResultModel(self)
        self.grid = ResultGrid(session.pictures, px, self)
        self.grid.setModel(self.results)
        self.why = WhyView(session, self.pictures, self)
        self.actions_of_photos = PhotoActions(session, self.grid)
        self._add_actions()
        self.body = QStackedWidget()
        self.body.addWidget(self.grid)
        self.body.addWidget(self.why)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.card)
        self.splitter.addWidget(self.body)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self._connect()

    def _add_actions(self) -> None:
        """Plus and minus are keys of the grid itself, so that they work on any keyboard; here they are only shown."""
        self.more_action = QAction(tr("&More like this") + "\t+", self.grid)
        self.more_action.triggered.connect(lambda: self.grid.judge(True))
        self.less_action = QAction(tr("&Less like this") + "\t-", self.grid)
        self.less_action.triggered.connect(lambda: self.grid.judge(False))
        self.why_action = QAction(tr("Why &alike?"), self.grid)
        self.why_action.setToolTip(tr("Show which regions make this result alike (A)"))
        self.why_action.setShortcut(QKeySequence("A"))
        self.why_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.why_action.triggered.connect(self.show_why)
        self.grid.addAction(self.why_action)
        self.actions_of_photos.more = [self.more_action, self.less_action, self.why_action]
        # From the results into the query, past all controls between: there the key makes a box, and arrows move it.
        to_box = QShortcut(QKeySequence("B"), self.grid)
        to_box.setContext(Qt.ShortcutContext.WidgetShortcut)
        to_box.activated.connect(self.card.picture.begin_box)

    def _connect(self) -> None:
        asking, card = self.asking, self.card
        asking.changed.connect(self.show_visit)
        asking.history_changed.connect(self._show_ways)
        card.space_chosen.connect(asking.set_space)
        card.picture.box_changed.connect(lambda box: asking.set_box(card.chosen, box))
        card.radius.radius_changed.connect(self._change_radius)
        card.parts.switched.connect(asking.set_parts)
        card.parts.more_ready.connect(asking.again)
        card.back_button.clicked.connect(lambda: asking.go(-1))
        card.forward_button.clicked.connect(lambda: asking.go(1))
        card.examples.removed.connect(asking.remove)
        card.examples.liked.connect(asking.set_liked)
        self.pictures.arrived.connect(self._show_pullers)
        self.grid.photo_current.connect(self.pointed_at)
        self.grid.judged.connect(self._judge)
        self.why.closed.connect(self.leave_why)
        self.why.step_asked.connect(self._step_why)

    # -- what a person set

    def restore_heights(self, kept: str) -> None:
        """Let the card and the results share the height as `heights` said; "": as they like."""
        if kept:
            self.splitter.restoreState(QByteArray.fromBase64(kept.encode()))

    def heights(self) -> str:
        """How the card and the results share the height, base64 of Qt's own format."""
        return bytes(self.splitter.saveState().toBase64().data()).decode()

    # -- what is asked

    def add(self, examples: Sequence[Example], liked: bool) -> None:
        """Add pictures to the query: more like these, or less."""
        wanted = examples if liked else drops.disliked(tuple(examples))
        left = self.asking.add(wanted)
        if left and not liked and not self._likes_others_than(examples):
            self._session.say(tr("A search needs at least one picture to find more like."))
        elif left:
            text = tr("A search takes {n} pictures at most; the others are left out.", n=number(MOST_EXAMPLES))
            self._session.say(text)

    def _likes_others_than(self, examples: Sequence[Example]) -> bool:
        those = {(example.photo_id, example.path, example.data) for example in examples}
        present = () if self.asking.query is None else self.asking.query.examples
        return any(one.liked and (one.photo_id, one.path, one.data) not in those for one in present)

    def _judge(self, photos: tuple[Photo, ...], liked: bool) -> None:
        self._row = max(0, self.grid.currentIndex().row())
        self.add([Example(PurePath(photo.path).name, photo_id=photo.id) for photo in photos], liked)

    # -- what is shown

    def show_visit(self) -> None:
        """Show the present query as far as it is known; of another one nothing but what it was made of by a change."""
        visit = self.asking.visit
        self._show_ways()
        if visit is None:
            return
        self.card.show_query(visit.query)
        self._show_pullers()
        result = visit.result or visit.before
        self.card.radius.setEnabled(bool(result and result.neighbours))
        self.results.examples = visit.query.examples if visit.result is not None else ()
        if result is None:
            failed = tr("This picture could not be searched by.")
            self.card.found.setText(failed if visit.failed else tr("Looking…"))
            self._result = None
            self.results.set_entries(())
            self.card.radius.show_distances((), 1, 0)
            self._point_at_current()
        elif result is not self._result or visit.result is not None:
            self._show_result(result)

    def _show_result(self, result: SearchResult) -> None:
        visit = self.asking.visit
        assert visit is not None
        space = result.space
        distances = [neighbour.distance for neighbour in result.neighbours]
        own = space == "look" and result.bits == self.look_bits
        usual = (self.look_radius if own else 0) or result.radius
        radius = visit.radius.get(space, usual)
        # Random codes lie half of the bits apart, and codes of mostly zeros less: there is nothing to see beyond.
        top = max(radius, min(result.bits // 2, 2 * max(distances, default=result.bits)), 1)
        visit.radius[space] = min(radius, top)
        self.card.radius.show_distances(distances, top, visit.radius[space])
        fresh = result is not self._result
        again = fresh and visit.query == self._answers  # the library has changed meanwhile
        self._result = result
        if visit.result is not None:
            self._answers = visit.query
        if again:
            self.grid.replace_rows(self._filter)
            return
        self._filter()
        if fresh and self._row is not None and visit.result is not None and self.results.rowCount():
            self.grid.select_row(min(self._row, self.results.rowCount() - 1))
            self._row = None
        elif fresh:
            self.grid.scrollToTop()
            self._point_at_current()

    def _point_at_current(self) -> None:
        """Rows that came in place of others have no cursor yet: what was said of the one before is of another query."""
        if self.isVisible():
            self.pointed_at.emit(self.grid.current_photo())

    def _filter(self) -> None:
        """Show what lies inside the radius, and where that is little, the nearest outside it, dimmed."""
        result = self._result
        if result is not None:
            radius = self.card.radius.radius
            inside = sum(neighbour.distance <= radius for neighbour in result.neighbours)
            self.results.set_entries(result.neighbours[: max(inside, AT_LEAST)], dimmed_from=inside)
            self.card.found.setText(" ".join([describe(result, radius, inside), *self._of_what_is_gone()]))

    def _of_what_is_gone(self) -> list[str]:
        """That a picture is gone and what stands in for it, in a sentence or none."""
        query = self.asking.query
        gone = [] if query is None else [example.title for example in query.examples if example.gone]
        return [tr("The file {name} is gone; its remembered thumbnail was searched by.", name=gone[0])] if gone else []

    def _change_radius(self, radius: int) -> None:
        visit = self.asking.visit
        if visit is not None:
            visit.radius[visit.query.space] = radius
            if visit.query.space == "look":
                self.look_radius = radius
                self.look_bits = self.look_bits if self._result is None else self._result.bits
            self._filter()

    def _show_ways(self) -> None:
        self.card.back_button.setEnabled(self.asking.may_go_back)
        self.card.forward_button.setEnabled(self.asking.may_go_forward)

    def _show_pullers(self) -> None:
        query = self.asking.query
        px = round(PULLER * self.devicePixelRatioF())
        examples = () if query is None else query.examples
        several = sum(example.liked for example in examples) > 1
        self.grid.set_pullers([self.pictures.small(example, px) for example in examples] if several else ())

    # -- why alike

    def show_why(self) -> None:
        """Show why the result under the cursor is alike."""
        query, entry = self.asking.query, self.results.entry(self.grid.currentIndex().row())
        if query is not None and isinstance(entry, Neighbour) and entry.example < len(query.examples):
            self.body.setCurrentWidget(self.why)
            self.why.setFocus()
            self.why.show_pair(query.examples[entry.example], entry, query.space)

    def leave_why(self) -> None:
        self.why.leave()
        if self.body.currentWidget() is self.why:
            self.body.setCurrentWidget(self.grid)
            self.grid.setFocus()

    def _step_why(self, step: int) -> None:
        row = self.grid.currentIndex().row() + step
        if 0 <= row < self.results.rowCount():
            self.grid.select_row(row)
            self.show_why()


def describe(result: SearchResult, radius: int, inside: int) -> str:
    """What was found, in one or two sentences."""
    if not result.neighbours:
        return tr("There are no other photos to compare with yet: add a folder and scan it.")
    if not inside:
        nearest = number(result.neighbours[0].distance)
        return plural(
            "Nothing within {n} bit; the nearest is at {nearest}.",
            "Nothing within {n} bits; the nearest is at {nearest}.",
            radius,
            nearest=nearest,
        )
    bits = number(radius)
    if inside == len(result.neighbours) == NEIGHBOURS:
        return plural(
            "{n} photo or more within {bits} bits.", "{n} photos or more within {bits} bits.", inside, bits=bits
        )
    text = plural("{n} photo within {bits} bits.", "{n} photos within {bits} bits.", inside, bits=bits)
    dimmed = inside < min(AT_LEAST, len(result.neighbours))
    return " ".join([text, tr("The nearest others are dimmed.")]) if dimmed else text
