"""Searches of the library in memory: results at chosen distances, a history, parts, pictures, what is where."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core.errors import UserError
from core.records import (
    Box,
    CancelToken,
    Example,
    FolderReport,
    Neighbour,
    PartsCost,
    PhotoId,
    ProgressBoard,
    Query,
    Remembered,
    SearchResult,
    Space,
    Whereabouts,
    Why,
)

if TYPE_CHECKING:
    from tests.qt.fake import FakeLibrary


class FakeSearch:
    """As much of `Searching` as the window uses.

    Attributes:
        asked: Queries that a person asked, in order.
        boxes: Boxes that results carry, by photo id.
        held: Searches wait for this.
        parts_on: Whether codes of parts are made.
        parts_missing: Of so many photos there are none yet.
        parts_measured: How often it was measured what they cost.
        whereabouts: What a look-up of any folder brings; it waits for `look_may_end`, or for its cancelling.
        told_early: So many of `whereabouts` are told before it waits.
        parts_may_end: Making them waits for this, or for its cancelling.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.asked: list[Query] = []
        self.boxes: dict[int, Box] = {}
        self.held = threading.Event()
        self.held.set()
        self.parts_on = False
        self.parts_missing = len(library.all)
        self.parts_measured = 0
        self.parts_may_end = threading.Event()
        self.parts_may_end.set()
        self.dropped = 0
        self.whereabouts: tuple[Whereabouts, ...] = ()
        self.told_early = 0
        self.looked_up: list[str] = []
        self.look_may_end = threading.Event()
        self.look_may_end.set()
        self.remembered: list[Remembered] = []
        self._lock = threading.Lock()

    def run(self, query: Query, *, k: int = 500) -> SearchResult:
        """The photos of the library in their order, at the distances of `FakeLibrary.similar`."""
        if k > 8:  # the inspector's own searches are not asked for by a person
            self.asked.append(query)
        assert self.held.wait(10)
        if self._library.fails:
            raise self._library.fails
        if query.parts and not self.parts_on:
            raise UserError("no-parts", "Searching in parts of photos is not switched on.")
        examples = {int(example.photo_id) for example in query.examples if example.photo_id is not None}
        others = [photo for photo in self._library.all.values() if int(photo.id) not in examples]
        liked = [number for number, example in enumerate(query.examples) if example.liked]
        near = tuple(
            Neighbour(photo, away, 1 - away / 128, liked[at % len(liked)], self.boxes.get(int(photo.id)))
            for at, (photo, away) in enumerate(zip(others, self._library.similar, strict=False))
        )
        picture = self._library.thumbnail(next(iter(self._library.all))) if self._library.all else b""
        library = self._library
        return SearchResult(query.title, picture or b"", query.space, library.bits, library.radius, near[:k])

    def picture(self, example: Example) -> tuple[int, int, bytes]:
        if self._library.fails:
            raise self._library.fails
        if example.photo_id is not None:
            return self._library.render(example.photo_id, 1024)
        name = example.path or example.title
        return 400, 300, bytes([len(name) * 7 % 256, 90, 160]) * (400 * 300)

    def why(self, query: Example, photo_id: PhotoId, space: Space = "look") -> Why:
        heat = np.zeros((8, 12), np.float32)
        heat[2:5, 3:7] = 1.0
        return Why(heat, heat[:, ::-1].copy(), 23)

    def parts_cost(self) -> PartsCost:
        self.parts_measured += 1
        return PartsCost(self.parts_missing, 840.0, 120_000_000) if self.parts_missing else PartsCost(0, 0.0, 0)

    def make_parts(self, cancel: CancelToken, board: ProgressBoard) -> None:
        self.parts_on = True
        board.update(phase="encoding", done_files=20, total_files=self.parts_missing, seconds_left=180.0)
        while not self.parts_may_end.wait(0.005):
            if cancel.cancelled:
                self.parts_missing -= 20
            cancel.check()
        self.parts_missing = 0

    def known(
        self, folder: str, cancel: CancelToken, board: ProgressBoard, tell: Callable[[Sequence[Whereabouts]], None]
    ) -> FolderReport:
        self.looked_up.append(folder)
        board.update(phase="reading", done_files=3, total_files=12)
        tell(self.whereabouts[: self.told_early])
        while not self.look_may_end.wait(0.005):
            cancel.check()
        if self._library.fails:
            raise self._library.fails
        tell(self.whereabouts[self.told_early :])
        return FolderReport(folder, self.whereabouts, True)

    def drop_parts(self) -> None:
        self.parts_on = False
        self.parts_missing = len(self._library.all)
        self.dropped += 1

    def remember(self, query: Query, result: SearchResult) -> None:
        with self._lock:
            kept = [one for one in self.remembered if one.query != query or one.name is not None]
            number = max((one.id for one in self.remembered), default=0) + 1
            at = f"2026-11-22T10:{number // 60:02}:{number % 60:02}+00:00"
            self.remembered = [Remembered(number, None, at, query, result.thumbnail), *kept]

    def history(self) -> tuple[Remembered, ...]:
        return tuple(one for one in self.remembered if one.name is None)

    def saved(self) -> tuple[Remembered, ...]:
        return tuple(sorted((one for one in self.remembered if one.name is not None), key=lambda one: str(one.name)))

    def save(self, what: int | Query, name: str) -> None:
        if isinstance(what, Query):
            self.remember(what, self.run(what, k=1))
            what = self.remembered[0].id
        self.remembered = [replace(one, name=name) if one.id == what else one for one in self.remembered]

    def forget(self, number: int) -> None:
        self.remembered = [one for one in self.remembered if one.id != number]


def titles(query: Query) -> list[tuple[str, bool]]:
    """The examples of a query: their names, and whether they are liked."""
    return [(example.title, example.liked) for example in query.examples]


def boxes_of(queries: Sequence[Query]) -> list[Any]:
    """The boxes on the first examples of queries."""
    return [query.examples[0].box for query in queries]
