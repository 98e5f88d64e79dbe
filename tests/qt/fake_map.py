"""The map of a library in memory: three islands of its photos, and a drawing that waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.records import CancelToken, Island, MapLayout, PhotoId, ProgressBoard
from core.records.mapping import Places

if TYPE_CHECKING:
    from tests.qt.fake import FakeLibrary

CENTRES = ((0.25, 0.3), (0.75, 0.3), (0.5, 0.75))
HALF = 0.12
"""Half the side of an island."""


def layout(ids: list[int], *, placed: int = 0, stale: bool = False, spread: float = HALF * 0.8) -> MapLayout:
    """Photos in turn on three square islands; the first of each lies in its middle, the last of all in the sea."""
    photos = np.array(ids, np.int64)
    random = np.random.default_rng(0)
    island = (np.arange(len(ids)) % 3).astype(np.int32)
    places = np.array(CENTRES)[island] + random.uniform(-spread, spread, (len(ids), 2))
    places[:3] = CENTRES[: len(places[:3])]
    if len(ids) > 3:
        island[-1], places[-1] = -1, (0.5, 0.1)
    islands = tuple(
        Island(PhotoId(ids[number]), name, int((island == number).sum()), CENTRES[number], (_square(*CENTRES[number]),))
        for number, name in enumerate(("Norway", "", "Home"))
        if number < len(ids)
    )
    return MapLayout(photos, photos, places.astype(np.float32), island, islands, "fake-1", placed=placed, stale=stale)


def _square(x: float, y: float) -> Places:
    corners = ((-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF))
    return np.array([(x + dx, y + dy) for dx, dy in corners], np.float32)


class FakeMap:
    """As much of `Map` as the window uses.

    Attributes:
        kept: The map that was drawn before, or None.
        may_end: Drawing waits for this (or for its cancelling) after its first step.
        fails: Raised by drawing, when set.
    """

    fewest = 12

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.kept: MapLayout | None = None
        self.may_end = threading.Event()
        self.may_end.set()
        self.fails: Exception | None = None

    def photos(self) -> int:
        return len(self._library.all)

    def seconds(self, photos: int) -> float:
        return 2.0 * photos

    def layout(self) -> MapLayout | None:
        return self.kept

    def make(self, *, cancel: CancelToken, board: ProgressBoard, on_step: Callable[[MapLayout], None]) -> MapLayout:
        self._library.calls.append("draw the map")
        if self.fails:
            raise self.fails
        ids = sorted(self._library.all)
        board.update(phase="mapping", total_files=750, done_files=250)
        plain = layout(ids, spread=0.3)
        on_step(MapLayout(plain.photos, plain.contents, plain.places, np.full(len(ids), -1, np.int32), (), "fake-1"))
        while not self.may_end.wait(0.005):
            cancel.check()
        cancel.check()
        self.kept = layout(ids)
        return self.kept
