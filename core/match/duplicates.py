"""Duplicates of a library: runs matching over what is new, stores the matches, and makes groups of what is stored.

Groups are made of all matches that were ever worth storing, at the strictness of the moment and with what the person
decided, so that changing either costs a regrouping in memory and nothing else.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.match.grouping import Graph, at_strictness
from core.records import STRICTNESS, CancelToken, ContentId, Group, Match, PhotoId, ProgressBoard
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_matches import MatchStore

if TYPE_CHECKING:
    from core.match.rehearsal import Source

log = logging.getLogger(__name__)

PART = 5_000  # contents matched between two commits


class Rulings(Protocol):
    """What the person decided, as grouping needs it. Called from any thread."""

    def apart(self) -> frozenset[tuple[ContentId, ContentId]]:
        """Sorted pairs of contents that never share a group; see `grouping.Graph.groups`."""
        ...

    def keepers(self) -> frozenset[PhotoId]:
        """Photos that stand first in their groups."""
        ...

    def revision(self) -> int:
        """Rises whenever one of the two has changed. Cheap to ask."""
        ...


class NoRulings:
    """Nothing decided."""

    def apart(self) -> frozenset[tuple[ContentId, ContentId]]:
        return frozenset()

    def keepers(self) -> frozenset[PhotoId]:
        return frozenset()

    def revision(self) -> int:
        return 0


class Duplicates:
    """Finds matches and groups them. `thumbnail(content id)` gives JPEG bytes or None.

    Attributes:
        strictness: How sure a match must be, 0..1, to be a copy.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: LazyEncoder,
        thumbnail: Callable[[int], bytes | None],
        rulings: Rulings | None = None,
    ) -> None:
        self.strictness = STRICTNESS["balanced"]
        self._catalogue = catalogue
        self._store = MatchStore(catalogue.database)
        self._encoder = encoder
        self._thumbnail = thumbnail
        self._rulings = rulings or NoRulings()
        self._lock = threading.Lock()
        self._graph = Graph((), ())
        self._revision = -1  # of the catalogue that the graph stands for
        self._groups: tuple[Group, ...] = ()
        self._made_of: tuple[int, int, float] | None = None  # what the groups stand for

    def pending(self) -> int:
        """How many contents matching has not seen yet."""
        return self._store.pending(self.key())

    def key(self) -> str:
        """Names the encoder and the matcher: what was found or measured under another one no longer holds."""
        from core.match.matching import MATCHER_VERSION  # brings faiss and cv2

        return f"{self._encoder.id}/{MATCHER_VERSION}"

    def find(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """Match what is new against all. Stored part by part, so that a cancelled run goes on where it was.

        Raises `Cancelled`.
        """
        from core.match import matching

        self._store.begin(self.key())
        new, unclosed = self._store.unmatched(), self._store.unclosed()
        board.update(phase="matching", done_files=0, total_files=len(new), current="", rate=0.0, seconds_left=None)
        if not len(new) and not len(unclosed):
            return
        copy_space = self._encoder.spec.spaces.get("copy")
        data = self._store.data(self._encoder.id, copy_space.bits // 8 if copy_space else 0)

        def progress(done: int, total: int) -> None:
            board.update(done_files=len(new) * done // max(total, 1), paused=cancel.paused)

        parts = matching.find_parts(
            data,
            np.flatnonzero(np.isin(data.ids, new)),
            self._rgb_of(data.ids),
            copy_space=copy_space,
            cancel=cancel,
            on_progress=progress,
            known=self._store.matches(),
            unclosed=np.flatnonzero(np.isin(data.ids, unclosed)),
            size=PART,
        )
        for part in parts:
            self._store.store(part.matches, data.ids[part.rows].tolist(), closed=part.last)
            log.info("matched %d contents more: %d matches", len(part.rows), len(part.matches))

    def _rgb_of(self, ids: Ids) -> Callable[[int], npt.NDArray[np.uint8] | None]:
        """The renditions that matching asks for, by row."""
        from core.pictures import decoding

        def thumbnail(row: int) -> npt.NDArray[np.uint8] | None:
            jpeg = self._thumbnail(int(ids[row]))
            return None if jpeg is None else decoding.thumbnail_rgb(jpeg)

        return thumbnail

    def verify(self, pairs: Iterable[tuple[ContentId, ContentId]], cancel: CancelToken | None = None) -> list[Match]:
        """Compare these pairs now where no match of them is stored, whatever evidence led to them; store what they are.

        Returns:
            The matches of all pairs that are any (also the stored ones, at any confidence), by their contents.

        Raises:
            Cancelled: When `cancel` was; nothing is stored then.
        """
        wanted = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
        stored = {pair: self._store.between(*pair) for pair in wanted}
        missing = sorted(pair for pair, match in stored.items() if match is None)
        found: list[Match] = []
        if missing:
            from core.match.pairs import Verifications

            copy_space = self._encoder.spec.spaces.get("copy")
            contents = {content for pair in missing for content in pair}
            data = self._store.data(self._encoder.id, copy_space.bits // 8 if copy_space else 0, contents)
            found = Verifications(data, self._rgb_of(data.ids), cancel).compare(missing)
            if found:
                self._store.store(found, ())
        return sorted([*found, *(m for m in stored.values() if m is not None)], key=lambda m: (m.a, m.b))

    def source(self) -> Source:
        """What a rehearsal of matching needs of this library."""
        from core.match.rehearsal import Source

        copy_space = self._encoder.spec.spaces.get("copy")
        data = self._store.data(self._encoder.id, copy_space.bits // 8 if copy_space else 0)
        return Source(
            data, self._store.matches(), lambda content: self._catalogue.photos_of([content]), self._thumbnail
        )

    def certainties(self) -> Ids:
        """How many compared pairs are this sure to be copies, by percent, int64 [101]; what is below 5 is not kept."""
        return self._store.certainties()

    def match_of(self, a: ContentId, b: ContentId) -> Match | None:
        """The stored match of two contents at the present strictness; None when there is none, or none so sure."""
        match = self._store.between(a, b)
        return None if match is None else at_strictness(match, self.strictness)

    def groups(self, strictness: float | None = None) -> tuple[Group, ...]:
        """Groups of what is stored, those that free most space first.

        Made once for each state of catalogue and rulings, at `strictness` or else the one that is set.
        """
        with self._lock:
            wanted = self.strictness if strictness is None else strictness
            revision, rulings = self._catalogue.revision(), self._rulings.revision()
            if revision != self._revision:
                photos = self._catalogue.photos_of(self._store.contents_with_copies())
                self._graph, self._revision = Graph(photos, self._store.matches()), revision
            if self._made_of != (revision, rulings, wanted):
                groups = self._graph.groups(
                    strictness=wanted, apart=self._rulings.apart(), keepers=self._rulings.keepers()
                )
                self._groups = tuple(sorted(groups, key=lambda g: (-g.reclaimable, g.keeper.path)))
                self._made_of = revision, rulings, wanted
            return self._groups
