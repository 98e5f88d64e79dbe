"""Verifies candidate pairs in a pool of threads, with the renditions of recently seen pictures kept in memory."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import numpy as np

from core.match.background import Background
from core.match.candidates import HASH_RADIUS, TURNED_RADIUS, Candidates, MatchData, Rows
from core.match.verdict import STORED_CONFIDENCE
from core.match.verifier import Rendition, Rgb, verify
from core.pictures.fingerprints import INVERSE, MIN_QUALITY, dihedral_all
from core.records import STRICTNESS, CancelToken, ContentId, Kind, Match

CACHE_BYTES = 256 << 20
_CHUNK = 64  # pairs between two looks at the cancel token
_BURST_SECONDS = 3600
_CLOSING = 200  # members of one cluster that are compared with its best picture
_LEVELS = (STORED_CONFIDENCE, *sorted(STRICTNESS.values()))


class Renditions:
    """The most recently used renditions, bounded in bytes. Thread-safe."""

    def __init__(self, load: Callable[[int], Rendition | None], limit: int = CACHE_BYTES) -> None:
        self._load = load
        self._most = max(2, limit // Rendition.NBYTES)
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Rendition | None] = OrderedDict()

    def get(self, row: int) -> Rendition | None:
        with self._lock:
            if row in self._kept:
                self._kept.move_to_end(row)
                return self._kept[row]
        found = self._load(row)  # two threads may both load it: better than one waiting for the other
        with self._lock:
            found = self._kept.setdefault(row, found)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


class Verifications:
    """Turns candidate pairs of `data` into matches."""

    def __init__(
        self,
        data: MatchData,
        thumbnail: Callable[[int], Rgb | None],
        cancel: CancelToken | None,
        threads: int | None = None,
    ) -> None:
        self._data = data
        self._thumbnail = thumbnail
        self._cancel = cancel
        self._threads = threads or min(os.cpu_count() or 1, 8)
        self._renditions = Renditions(self._rendition)
        self._seen: set[tuple[int, int]] = set()
        self._background: Background | None = None

    def run(self, pairs: Candidates, on_share: Callable[[float], None]) -> list[Match]:
        """Verify all pairs; their background is kept for `close`."""
        self._background = pairs.background
        columns = (pairs.a.tolist(), pairs.b.tolist(), pairs.laid.tolist(), pairs.distance.tolist())
        return self._run(list(zip(*columns, strict=True)), on_share)

    def compare(self, pairs: Iterable[tuple[int, int]]) -> list[Match]:
        """Verify pairs of contents, by id; those that `data` lacks are no match."""
        data = self._data
        row_of = {int(content): row for row, content in enumerate(data.ids)}
        found: list[Match] = []
        todo = []
        for one, two in sorted({(min(pair), max(pair)) for pair in pairs}):
            if one not in row_of or two not in row_of or one == two:
                continue
            a, b = sorted((row_of[one], row_of[two]))
            if data.pixel_digests[a] == data.pixel_digests[b]:
                found.append(Match(ContentId(one), ContentId(two), Kind.SAME_PIXELS, 0, 1.0))
            elif min(data.quality[a], data.quality[b]) >= MIN_QUALITY:
                todo.append((a, b, *hash_evidence(data, a, b)))
        return found + self._run(todo, lambda share: None)

    def close(self, matches: Iterable[Match], new: Rows, on_share: Callable[[float], None]) -> list[Match]:
        """Compare the best picture of each cluster of copies with those members that no evidence has led to it.

        Groups stand around one picture, and whoever has no edge to it stays out: so a copy of a copy gets its chance.
        A cluster is what hangs together at one of the strictnesses that have a name, or by anything stored.

        Args:
            matches: All that are known, old and new.
            new: Only clusters with one of these rows are looked at, but old pairs in them too: which pictures are
                compared must not depend on the portions in which they came.
        """
        row_of = {int(content): row for row, content in enumerate(self._data.ids)}
        known = [((row_of[m.a], row_of[m.b]), m) for m in matches if int(m.a) in row_of and int(m.b) in row_of]
        self._seen.update((min(rows), max(rows)) for rows, _ in known)
        touched = set(new.tolist())
        found: list[Match] = []
        while missing := self._missing(known, touched):
            more = self._run(missing, on_share)
            known += [((row_of[m.a], row_of[m.b]), m) for m in more]
            found += more
        on_share(1.0)
        return found

    def _missing(
        self, known: Iterable[tuple[tuple[int, int], Match]], touched: Set[int]
    ) -> list[tuple[int, int, int, int]]:
        """Pairs that `close` has still to compare."""
        copies = [(rows, m.confidence) for rows, m in known if m.kind is not Kind.BURST]
        pairs: set[tuple[int, int]] = set()
        for level in _LEVELS:
            for cluster in _clusters(rows for rows, confidence in copies if confidence >= level):
                if not touched.isdisjoint(cluster):
                    best, *others = sorted(cluster, key=lambda row: _rank(self._data, row))[:_CLOSING]
                    pairs.update((min(best, row), max(best, row)) for row in others)
        digests = self._data.pixel_digests
        missing = sorted(pair for pair in pairs - self._seen if digests[pair[0]] != digests[pair[1]])
        return [(*pair, *hash_evidence(self._data, *pair)) for pair in missing]

    def _run(self, pairs: list[tuple[int, int, int, int]], on_share: Callable[[float], None]) -> list[Match]:
        found: list[Match] = []
        with ThreadPoolExecutor(self._threads, thread_name_prefix="verify") as pool:
            for start in range(0, len(pairs), _CHUNK):
                if self._cancel is not None:
                    self._cancel.check()
                chunk = pairs[start : start + _CHUNK]
                self._seen.update((a, b) for a, b, _, _ in chunk)
                found += [m for m in pool.map(self._match, chunk, self._hubness(chunk)) if m is not None]
                on_share((start + len(chunk)) / len(pairs))
        return found

    def _hubness(self, pairs: Sequence[tuple[int, int, int, int]]) -> list[float]:
        """Of each pair that of the picture that is more of a hub."""
        if self._background is None:
            return [0.0] * len(pairs)
        both = self._background.hubness(np.array([pair[:2] for pair in pairs]).ravel())
        return [float(h) for h in both.reshape(-1, 2).max(axis=1)]

    def _match(self, pair: tuple[int, int, int, int], hubness: float) -> Match | None:
        if self._cancel is not None and self._cancel.cancelled:
            return None
        a, b, laid, distance = pair
        a, b, laid = reference_first(self._data, a, b, laid)
        one, two = self._renditions.get(a), self._renditions.get(b)
        if one is None or two is None:
            return None
        moment = same_moment(self._data, a, b)
        verdict = verify(one, two, laid=None if laid < 0 else laid, same_moment=moment, hubness=hubness)
        if verdict.kind is None:
            return None
        if verdict.swapped:
            a, b = b, a
        ids = ContentId(int(self._data.ids[a])), ContentId(int(self._data.ids[b]))
        confidence = round(min(verdict.confidence, 0.999), 3)
        return Match(*ids, verdict.kind, distance, confidence, verdict.rectangle, verdict.detail, verdict.otherwise)

    def _rendition(self, row: int) -> Rendition | None:
        rgb = self._thumbnail(row)
        return None if rgb is None else Rendition(rgb, (int(self._data.width[row]), int(self._data.height[row])))


def reference_first(data: MatchData, a: int, b: int, laid: int) -> tuple[int, int, int]:
    """Two rows with the likelier original first, and `laid` as seen from it: the order they are compared in."""
    return (b, a, INVERSE[laid] if laid >= 0 else -1) if _rank(data, b) < _rank(data, a) else (a, b, laid)


def _rank(data: MatchData, row: int) -> tuple[int, bool, int, bytes, int]:
    """Lowest is the likeliest original: most pixels, knows its camera or time, largest file; then anything that is not
    the order of the scan."""
    pixels = int(data.width[row]) * int(data.height[row])
    knows_nothing = data.camera[row] is None and data.taken[row] is None
    return -pixels, knows_nothing, -int(data.size[row]), data.pixel_digests[row], int(data.ids[row])


def same_moment(data: MatchData, a: int, b: int) -> bool | None:
    """What camera and time say of two rows: frames of one burst (True), not (False), or nothing (None)."""
    cameras, times = (data.camera[a], data.camera[b]), (data.taken[a], data.taken[b])
    if cameras[0] is None or cameras[1] is None or times[0] is None or times[1] is None:
        return None
    if cameras[0] != cameras[1]:
        return False
    seconds = abs((datetime.fromisoformat(times[0]) - datetime.fromisoformat(times[1])).total_seconds())
    if seconds == 0:
        return None  # a copy, or a burst faster than the clock
    return seconds < _BURST_SECONDS


def hash_evidence(data: MatchData, a: int, b: int) -> tuple[int, int]:
    """How `a` gives `b` by their hashes (index into `DIHEDRAL`, -1 where they are far apart) and their distance."""
    turned = dihedral_all(data.hashes[a : a + 1])[:, 0]
    distances = np.bitwise_count(turned ^ data.hashes[b]).sum(axis=1)
    laid = int(distances.argmin())
    near = distances[laid] <= (TURNED_RADIUS if laid else HASH_RADIUS)
    return (laid, int(distances[laid])) if near else (-1, int(distances[0]))


def _clusters(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Connected rows, each cluster sorted, clusters of three and more only."""
    parent: dict[int, int] = {}

    def root(row: int) -> int:
        while parent.setdefault(row, row) != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for a, b in pairs:
        one, two = sorted((root(a), root(b)))
        parent[two] = one
    clusters: dict[int, list[int]] = {}
    for row in sorted(parent):
        clusters.setdefault(root(row), []).append(row)
    return [cluster for cluster in clusters.values() if len(cluster) > 2]
