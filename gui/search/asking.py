"""The queries of a window: where the person is among them, what was found, what is remembered for the next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import UserError
from core.language import tr
from core.records import Box, Example, Query, Remembered, SearchResult, Space
from gui.session import MOST_EXAMPLES, Session

NEIGHBOURS = 500
VISITS = 100
REMEMBER_MS = 1500
"""A query that stays for this long is remembered; one that is still being changed is not."""


@dataclass(slots=True)
class Visit:
    """A query the person came to.

    Attributes:
        results: What was found for it, by code space.
        before: What is shown until then: of the query that it was made of by a small change.
        radius: The radius chosen for it, by code space.
        change: What the query was last changed in. More changes of that go on with this visit; another begins a new
            one, so that going back undoes what was done.
        failed: It could not be searched by.
    """

    query: Query
    results: dict[Space, SearchResult] = field(default_factory=dict)
    before: SearchResult | None = None
    radius: dict[Space, int] = field(default_factory=dict)
    change: object = None
    failed: bool = False

    @property
    def result(self) -> SearchResult | None:
        """What was found for the query as it is now; None while it is looked for."""
        return self.results.get(self.query.space)


class Asking(QObject):
    """Asks the library one query at a time; one that was changed meanwhile is not answered any more.

    Signals:
        changed: Another query, or more is known of the present one.
        history_changed: What is remembered is different now.
    """

    changed = Signal()
    history_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._visits: list[Visit] = []
        self._at = -1
        self.history: Sequence[Remembered] = ()
        self.saved: Sequence[Remembered] = ()
        self._rest = QTimer(self, singleShot=True, interval=REMEMBER_MS)
        self._rest.timeout.connect(self._remember)

    # -- where the person is

    @property
    def visit(self) -> Visit | None:
        return self._visits[self._at] if 0 <= self._at < len(self._visits) else None

    @property
    def query(self) -> Query | None:
        return None if self.visit is None else self.visit.query

    @property
    def may_go_back(self) -> bool:
        return self._at > 0 or (self.visit is None and bool(self.history))

    @property
    def may_go_forward(self) -> bool:
        return self._at < len(self._visits) - 1

    def go(self, step: int) -> None:
        """Back (-1) or forward (1); before the first query of this session lies the last one of the session before."""
        if self.visit is None and step < 0 and self.history:
            self._visits = [Visit(kept.query) for kept in reversed(self.history)]
            self._at = len(self._visits)
        if 0 <= self._at + step < len(self._visits):
            self._at += step
            self._look()

    def ask(self, query: Query, *, kept: bool = False) -> None:
        """Go to a new query; those after the present one are dropped.

        One that was `kept` is asked as it was; a new one in the code space chosen last.
        """
        if self.visit is not None and query.space == "look" and not kept:
            query = replace(query, space=self.visit.query.space)
        if self.visit is not None and query == self.visit.query:  # the same once more is no step to go back over
            self._visits[self._at] = Visit(query)
            self._look()
        else:
            self._go_to(Visit(query))

    def _go_to(self, visit: Visit) -> None:
        del self._visits[self._at + 1 :]
        self._visits.append(visit)
        del self._visits[:-VISITS]
        self._at = len(self._visits) - 1
        self._look()

    # -- changes of the query

    def set_space(self, space: Space) -> None:
        if self.visit is not None and self.visit.query.space != space:
            self.visit.query = replace(self.visit.query, space=space)
            self._look()

    def set_parts(self, parts: bool) -> None:
        if self.query is not None and self.query.parts != parts:
            self._change(replace(self.query, parts=parts), "parts")

    def set_box(self, number: int, box: Box | None) -> None:
        """Put a box on an example, or take it off; a box that is dragged goes through here at every move."""
        if self.query is not None:
            examples = list(self.query.examples)
            examples[number] = replace(examples[number], box=box)
            self._change(replace(self.query, examples=tuple(examples)), ("box", number))

    def add(self, examples: Sequence[Example]) -> int:
        """Add pictures, or change what is liked of those that are there already; begins a query where there is none.

        Returns how many found no room any more. Nothing is asked while no picture is liked.
        """
        query = self.query or Query(())
        there = {_picture(example): example for example in query.examples}
        for example in examples:
            known = there.get(_picture(example))
            there[_picture(example)] = example if known is None else replace(known, liked=example.liked)
        together = tuple(there.values())
        if not any(example.liked for example in together):
            return len(examples)
        kept = together[:MOST_EXAMPLES]
        if self.query is None:
            self.ask(Query(kept))
        elif kept != query.examples:
            self._change(replace(query, examples=kept), None)
        return len(together) - len(kept)

    def may_lose(self, number: int) -> bool:
        """Whether an example may be removed or no longer be liked: one must stay that is."""
        examples = () if self.query is None else self.query.examples
        return any(example.liked for at, example in enumerate(examples) if at != number)

    def remove(self, number: int) -> None:
        if self.query is not None and self.may_lose(number):
            examples = self.query.examples
            self._change(replace(self.query, examples=examples[:number] + examples[number + 1 :]), None)

    def set_liked(self, number: int, liked: bool) -> None:
        if self.query is not None and (liked or self.may_lose(number)):
            examples = list(self.query.examples)
            examples[number] = replace(examples[number], liked=liked)
            self._change(replace(self.query, examples=tuple(examples)), None)

    def _change(self, query: Query, change: object) -> None:
        visit = self.visit
        if visit is None or query == visit.query:
            return
        shown = visit.result or visit.before
        if change is not None and visit.change == change:
            visit.query, visit.before, visit.failed = query, shown, False
            visit.results.clear()
            self._look()
        else:
            self._go_to(Visit(query, before=shown, radius=dict(visit.radius), change=change))

    # -- answers

    def _look(self) -> None:
        self._rest.stop()
        visit = self.visit
        assert visit is not None
        self.changed.emit()
        if visit.result is not None:
            self._rest.start()
            return
        query, library = visit.query, self._session.library

        def found(result: SearchResult) -> None:
            if visit.query == query:
                visit.results[query.space] = result
                if visit is self.visit:
                    self._rest.start()
                    self.changed.emit()

        def failed(error: BaseException) -> None:
            if visit.query != query:
                return
            if query.parts and isinstance(error, UserError) and error.code == "no-parts":
                self._do_without_parts(visit)
            else:
                visit.failed, visit.before = True, None
                if visit is self.visit:
                    self.changed.emit()
                    self._session.report(error)

        visit.failed = False
        self._session.tasks.search(lambda: library.search.run(query, k=NEIGHBOURS), found, failed, ("search", id(self)))

    def _do_without_parts(self, visit: Visit) -> None:
        """A search was kept that looked at parts, whose codes were deleted since."""
        visit.query = replace(visit.query, parts=False)
        if visit is self.visit:
            self._session.say(tr("The codes of parts were deleted, so only whole photos are looked at."))
            self._look()

    def again(self) -> None:
        """Ask the present query anew, and the others when the person goes to them: the library has changed."""
        for visit in self._visits:
            visit.before = visit.result or visit.before
            visit.results.clear()
        if self.visit is not None:
            self._look()

    def follow_library(self) -> None:
        """Photos came or went: find those that are asked by again, or what is remembered of them, and ask anew."""
        self.read_history(self.again)

    # -- what is remembered

    def read_history(self, then: Callable[[], None] = lambda: None) -> None:
        """Read what is remembered from the library; `history_changed` follows, and then `then` is called."""
        search = self._session.library.search

        def read(kept: tuple[Sequence[Remembered], Sequence[Remembered]]) -> None:
            before = {one.id: one.query for one in (*self.history, *self.saved)}
            self.history, self.saved = kept
            now = {before[one.id]: one.query for one in (*self.history, *self.saved) if one.id in before}
            for visit in self._visits:
                visit.query = now.get(visit.query, visit.query)
            self.history_changed.emit()
            then()

        self._session.tasks.query(
            lambda: (search.history(), search.saved()), read, self._session.report, ("history", id(self))
        )

    def save(self, name: str) -> None:
        """Keep the present query under a name."""
        if self.query is not None:
            query, search = self.query, self._session.library.search
            self._and_read(lambda: search.save(query, name))

    def set_name(self, number: int, name: str) -> None:
        """Give a saved search another name."""
        search = self._session.library.search
        self._and_read(lambda: search.save(number, name))

    def forget(self, *numbers: int) -> None:
        """Forget remembered or saved searches, by their ids."""
        search = self._session.library.search

        def forget() -> None:
            for number in numbers:
                search.forget(number)

        self._and_read(forget)

    def _remember(self) -> None:
        visit = self.visit
        if visit is not None and visit.result is not None:
            query, result, search = visit.query, visit.result, self._session.library.search
            self._and_read(lambda: search.remember(query, result))

    def _and_read(self, op: object) -> None:
        assert callable(op)
        self._session.tasks.query(op, lambda _: self.read_history(), self._session.report)


def _picture(example: Example) -> tuple[object, ...]:
    """What tells pictures apart, whatever they are called and whatever part of them counts."""
    return example.photo_id, example.path, example.data
