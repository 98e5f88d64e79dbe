"""Verifies candidate pairs in a pool of threads, with the renditions of recently seen pictures kept in memory."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import numpy as np

from core.match.candidates import HASH_RADIUS, TURNED_RADIUS, Candidates, MatchData, Rows
from core.match.verdict import Verdict
from core.match.verifier import Rendition, Rgb, verify
from core.pictures.fingerprints import INVERSE, MIN_QUALITY, dihedral_all
from core.records import CancelToken, ContentId, Kind, Match

CACHE_BYTES = 256 << 20
_CHUNK = 64  # pairs between two looks at the cancel token
_BURST_SECONDS = 3600
_CLOSING = 200  # members of one cluster that are compared with its best picture


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

    def run(self, pairs: Candidates, on_share: Callable[[float], None]) -> list[Match]:
        """Verify all pairs."""
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
        One of the two must be new.
        """
        row_of = {int(content): row for row, content in enumerate(self._data.ids)}
        clusters = _clusters([(row_of[m.a], row_of[m.b]) for m in matches if m.kind is not Kind.BURST])
        known = {tuple(sorted((row_of[m.a], row_of[m.b]))) for m in matches} | self._seen
        is_new = set(new.tolist())
        missing = []
        for cluster in clusters:
            best = min(cluster, key=lambda row: _rank(self._data, row))
            for row in sorted(cluster)[:_CLOSING]:
                pair = (min(best, row), max(best, row))
                if row != best and pair not in known and not is_new.isdisjoint(pair):
                    missing.append((*pair, -1, _distance(self._data, *pair)))
        return self._run(sorted(missing), on_share)

    def _run(self, pairs: list[tuple[int, int, int, int]], on_share: Callable[[float], None]) -> list[Match]:
        found: list[Match] = []
        with ThreadPoolExecutor(self._threads, thread_name_prefix="verify") as pool:
            for start in range(0, len(pairs), _CHUNK):
                if self._cancel is not None:
                    self._cancel.check()
                chunk = pairs[start : start + _CHUNK]
                self._seen.update((a, b) for a, b, _, _ in chunk)
                found += [m for m in pool.map(self._match, chunk) if m is not None]
                on_share((start + len(chunk)) / len(pairs))
        return found

    def _match(self, pair: tuple[int, int, int, int]) -> Match | None:
        if self._cancel is not None and self._cancel.cancelled:
            return None
        a, b, laid, distance = pair
        a, b, laid = reference_first(self._data, a, b, laid)
        one, two = self._renditions.get(a), self._renditions.get(b)
        if one is None or two is None:
            return None
        verdict = verify(one, two, laid=None if laid < 0 else laid, same_moment=same_moment(self._data, a, b))
        return self._as_match(a, b, distance, verdict)

    def _as_match(self, a: int, b: int, distance: int, verdict: Verdict) -> Match | None:
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


def _rank(data: MatchData, row: int) -> tuple[int, int, int]:
    """Lowest is the likeliest original: most pixels, largest file, first known."""
    return -int(data.width[row]) * int(data.height[row]), -int(data.size[row]), int(data.ids[row])


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


def _distance(data: MatchData, a: int, b: int) -> int:
    return int(np.bitwise_count(data.hashes[a] ^ data.hashes[b]).sum())


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
