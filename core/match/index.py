"""Exact Hamming search over packed binary codes: range, k nearest, all pairs. The only module that imports faiss.

faiss, torch and OpenMP
-----------------------
The wheels of faiss and of torch each carry an OpenMP runtime. Two runtimes in one process are harmless on Linux and
Windows, but on macOS the second one to start aborts ("OMP: Error #15") or crashes inside a parallel region
(faiss-wheels#73, pytorch#149201). So faiss never opens a parallel region here: it runs on one OpenMP thread, set again
in each of our threads because OpenMP keeps that number per thread, and the work is spread over Python threads
instead (faiss releases the GIL). The duplicate is allowed explicitly on macOS before the import. All of that is
in this module: nobody else may import faiss.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from core.records import CancelToken, Codes

if sys.platform == "darwin":
    os.environ.setdefault("KMP_DUPLICATE_LIB_OK", "TRUE")
import faiss

T = TypeVar("T")
Ints = npt.NDArray[np.int64]
Hits = tuple[Ints, Ints, Ints]
"""(lims, distances, rows): the hits of query q are `[lims[q]:lims[q + 1]]`, sorted by distance, then row."""

_BLOCK = 1024  # queries between two looks at the cancel token, and the unit of work of a thread
_CHUNK = 16  # bits of one multi-hash table
_COUNTING_LIMIT = 1024  # largest k for which faiss keeps (bits + 1) * k ids a query (2 MB at 256 bits)

# Costs in nanoseconds on one core, measured with faiss 1.15 and random 256-bit codes; that of one flat comparison is
# timed by `_flat_ns` (0.9 with AVX-512, 6 without). A wrong cost makes a search slower, never wrong.
_LOOKUP_NS = 300.0  # one look into a multi-hash table
_CANDIDATE_NS = 80.0  # one code compared by the multi-hash
_BUILD_NS = 10_000.0  # one code put into the multi-hash


class HammingIndex:
    """Exact search over uint8 [n, bytes] codes, which it holds once (32 MB for a million codes of 256 bits).

    A flat scan answers everything. For many queries at a small radius a multi-hash is built for the one call and
    dropped afterwards: 16-bit chunks of the code index tables, so two codes that differ in fewer bits than there
    are chunks agree in at least one chunk (and with one flipped bit a chunk, in fewer than twice as many).
    Both give the same answer. Searching is safe from several threads; `add` is not safe beside a search.

    Attributes:
        bits: Length of a code.
        memory: Bytes held by the codes.
    """

    def __init__(self, codes: Codes, *, method: str | None = None, threads: int | None = None) -> None:
        """Copy `codes` into the index. `method` "flat" or "multi" forces a way of range search (tests, benches)."""
        _single_thread()
        if codes.ndim != 2 or codes.shape[1] == 0 or codes.dtype != np.uint8:
            raise ValueError(f"codes must be uint8 [n, bytes], not {codes.dtype} {codes.shape}")
        self.bits = 8 * int(codes.shape[1])
        self._method = method
        self._threads = threads or min(os.cpu_count() or 1, 8)
        self._flat = _new_flat(self.bits)
        self.add(codes)

    def __len__(self) -> int:
        return int(self._flat.ntotal)

    @property
    def memory(self) -> int:
        return len(self) * self.bits // 8

    def add(self, codes: Codes) -> None:
        """Append codes; they get the next row numbers."""
        if len(codes):
            self._flat.add(self._checked(codes))

    def rows(self, start: int, stop: int) -> Codes:
        """A copy of the codes of rows start..stop-1."""
        return self._stored()[start:stop].copy()

    def take(self, rows: Ints) -> Codes:
        """A copy of the codes of these rows, in this order."""
        return self._stored()[rows]

    def range(
        self, queries: Codes, radius: int, *, limit: int | None = None, cancel: CancelToken | None = None
    ) -> Hits:
        """All rows within `radius` bits (inclusive) of each query, or the `limit` nearest of them.

        Without a limit the result is as large as the number of hits; with one it is bounded by `limit` a query.
        """
        parts = list(self.range_blocks(queries, radius, limit=limit, cancel=cancel))
        if not parts:
            return np.zeros(1, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        counts = np.concatenate([np.diff(lims) for _, (lims, _, _) in parts])
        lims = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
        return lims, np.concatenate([p[1][1] for p in parts]), np.concatenate([p[1][2] for p in parts])

    def range_blocks(
        self, queries: Codes, radius: int, *, limit: int | None = None, cancel: CancelToken | None = None
    ) -> Iterator[tuple[int, Hits]]:
        """`range` piece by piece: (number of the first query, hits of a block of queries), in order of queries.

        Never more blocks in memory than threads, so a caller that boils each one down stays bounded.
        """
        queries = self._checked(queries)
        if len(self) == 0 or radius < 0:
            limit = 0
        multi = None
        if limit != 0:
            flips = self._flips(queries, radius)
            if flips is not None:
                multi = self._new_multi(flips)
                for start in range(0, len(self), 65_536):
                    _check(cancel)
                    multi.add(self.rows(start, start + 65_536))

        def search(start: int) -> tuple[int, Hits]:
            _single_thread()
            block = queries[start : start + _BLOCK]
            if limit == 0:
                return start, (np.zeros(len(block) + 1, np.int64), np.empty(0, np.int64), np.empty(0, np.int64))
            if multi is None and limit is not None and self._crowded(block, radius, limit):
                return start, _within(*self._nearest(block, min(limit, len(self))), radius)
            return start, _first(_range(self._flat if multi is None else multi, block, radius), limit)

        yield from _spread(search, range(0, len(queries), _BLOCK), self._threads, cancel)

    def nearest(self, queries: Codes, k: int, *, cancel: CancelToken | None = None) -> tuple[Ints, Ints]:
        """The min(k, n) nearest rows of each query: (distances, rows), each [queries, k], by distance, then row."""
        queries = self._checked(queries)
        k = min(k, len(self))
        if k <= 0 or len(queries) == 0:
            return np.empty((len(queries), max(k, 0)), np.int64), np.empty((len(queries), max(k, 0)), np.int64)
        step = _BLOCK if k <= _COUNTING_LIMIT else max(1, 4_000_000 // len(self))

        def search(start: int) -> tuple[Ints, Ints]:
            return self._nearest(queries[start : start + step], k)

        parts = list(_spread(search, range(0, len(queries), step), self._threads, cancel))
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def pairs(self, radius: int, *, cancel: CancelToken | None = None) -> Hits:
        """All pairs of rows i < j within `radius` bits (inclusive): (i, j, distances), sorted by i, then j.

        Blocks are searched among the rows before them, in a copy that grows, so each pair is compared once.
        """
        found: list[Hits] = []
        n = len(self)
        if n and radius >= 0:
            flips = self._flips(self._stored(), radius, share=0.5)
            index = _new_flat(self.bits) if flips is None else self._new_multi(flips)
            for start in range(0, n, _BLOCK * self._threads):
                block = self.rows(start, start + _BLOCK * self._threads)
                index.add(block)
                step = max(1, -(-len(block) // self._threads))
                search = partial(_earlier, index, block, step, start, radius)
                found.extend(_spread(search, range(0, len(block), step), self._threads, cancel))
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
        i, j, d = (np.concatenate([part[x] for part in found]) for x in range(3))
        order = np.lexsort((j, i))
        return i[order], j[order], d[order]

    def _stored(self) -> Codes:
        """faiss's own array of the codes, not copied; valid until the next `add`."""
        if len(self) == 0:
            return np.empty((0, self.bits // 8), dtype=np.uint8)
        stored: Codes = faiss.rev_swig_ptr(self._flat.xb.data(), len(self) * self.bits // 8)
        return stored.reshape(len(self), -1)

    def _checked(self, codes: Codes) -> Codes:
        if codes.dtype != np.uint8 or codes.ndim != 2 or codes.shape[1] * 8 != self.bits:
            raise ValueError(f"expected uint8 codes of {self.bits} bits, not {codes.dtype} {codes.shape}")
        return np.ascontiguousarray(codes)

    def _crowded(self, block: Codes, radius: int, limit: int) -> bool:
        """Whether many more rows than `limit` lie within the radius: then the nearest cost less, and less memory.

        Where few do, a range search is twice as fast. A few queries of the block tell.
        """
        lims, _, _ = self._flat.range_search(np.ascontiguousarray(block[:: max(1, len(block) // 16)]), radius + 1)
        return int(np.diff(lims.astype(np.int64)).max()) > 4 * limit and limit <= _COUNTING_LIMIT

    def _nearest(self, queries: Codes, k: int) -> tuple[Ints, Ints]:
        """`nearest` of one block, 0 < k <= n."""
        _single_thread()
        if k <= _COUNTING_LIMIT:
            distances, rows = self._flat.search(queries, k)
            return distances.astype(np.int64), rows.astype(np.int64)
        _, distances, rows = _range(self._flat, queries, self.bits)
        return distances.reshape(len(queries), -1)[:, :k], rows.reshape(len(queries), -1)[:, :k]

    def _new_multi(self, flips: int) -> Any:
        _single_thread()
        multi = faiss.IndexBinaryMultiHash(self.bits, self.bits // _CHUNK, _CHUNK)
        multi.nflip = flips
        return multi

    def _flips(self, queries: Codes, radius: int, share: float = 1.0) -> int | None:
        """Bits the multi-hash must flip to be exact at `radius`, or None where the flat index is the better way.

        Real codes are not uniform, so the number of candidates is counted from the codes that are there. `share` is
        the part of the rows a query is compared with on average.
        """
        tables = self.bits // _CHUNK
        flips = 0 if radius < tables else 1
        if radius >= 2 * tables or self._method == "flat":
            return None
        if self._method == "multi":
            return flips
        n, lookups = len(self), tables * (1 + flips * _CHUNK)
        flat = len(queries) * n * share * _flat_ns(self.bits)
        if flat < n * _BUILD_NS + len(queries) * lookups * _LOOKUP_NS:
            return None
        sample = np.ascontiguousarray(queries[:: max(1, len(queries) // 20_000)][:, : 2 * tables]).view(np.uint16)
        candidates = 0.0  # a query, without flips: how many codes share its chunk, summed over the tables
        for table in range(tables):
            chunk = np.ascontiguousarray(self._stored()[:, 2 * table : 2 * table + 2]).view(np.uint16)[:, 0]
            candidates += float(np.bincount(chunk, minlength=65_536)[sample[:, table]].mean())
        each = lookups * _LOOKUP_NS + candidates * share * (1 + flips * _CHUNK) * _CANDIDATE_NS
        return flips if n * _BUILD_NS + len(queries) * each < flat else None


def _single_thread() -> None:
    """Keep faiss on one OpenMP thread in the calling thread; see the module's docstring."""
    faiss.omp_set_num_threads(1)


@lru_cache(maxsize=8)
def _flat_ns(bits: int) -> float:
    """Nanoseconds this machine takes to compare two codes by the flat index (a few milliseconds, once a process)."""
    _single_thread()
    codes = np.random.default_rng(0).integers(0, 256, (20_000, bits // 8), dtype=np.uint8)
    flat = _new_flat(bits)
    flat.add(codes)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        flat.range_search(codes[:64], 1)
        times.append(time.perf_counter() - start)
    return min(times) * 1e9 / (64 * len(codes))


def _check(cancel: CancelToken | None) -> None:
    if cancel is not None:
        cancel.check()


def _new_flat(bits: int) -> Any:
    """An empty flat index that counts instead of keeping a heap: ties come out by row, so results are repeatable."""
    flat: Any = faiss.IndexBinaryFlat(bits)
    flat.use_heap = False
    return flat


def _earlier(index: Any, block: Codes, step: int, start: int, radius: int, at: int) -> Hits:
    """Pairs (i, j, distances) of block rows at..at+step-1 with rows before them; the block is rows `start` and on."""
    lims, distances, rows = _range(index, block[at : at + step], radius)
    later = np.repeat(np.arange(len(lims) - 1) + start + at, np.diff(lims))
    keep = rows < later
    return rows[keep], later[keep], distances[keep]


def _range(index: Any, queries: Codes, radius: int) -> Hits:
    """Inclusive range search by any faiss binary index (theirs is strict), sorted by distance, then row."""
    _single_thread()
    lims, distances, rows = index.range_search(queries, radius + 1)
    lims, distances, rows = lims.astype(np.int64), distances.astype(np.int64), rows.astype(np.int64)
    query = np.repeat(np.arange(len(queries)), np.diff(lims))
    order = np.lexsort((rows, distances, query))
    return lims, distances[order], rows[order]


def _within(distances: Ints, rows: Ints, radius: int) -> Hits:
    """k nearest [q, k] cut to those within `radius`, as hits."""
    keep = distances <= radius
    lims = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(keep.sum(axis=1))])
    return lims, distances[keep], rows[keep]


def _first(hits: Hits, limit: int | None) -> Hits:
    """At most the first `limit` hits of each query."""
    if limit is None:
        return hits
    lims, distances, rows = hits
    counts = np.diff(lims)
    place = np.arange(len(rows)) - np.repeat(lims[:-1], counts)
    keep = place < limit
    lims = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.minimum(counts, limit))])
    return lims, distances[keep], rows[keep]


def _spread(work: Callable[[int], T], starts: range, threads: int, cancel: CancelToken | None) -> Iterator[T]:
    """`work(start)` for each start, in order, by a few threads with no more results in memory than threads."""
    if len(starts) <= 1 or threads == 1:
        for start in starts:
            _check(cancel)
            yield work(start)
        return
    with ThreadPoolExecutor(threads, thread_name_prefix="index") as pool:
        for at in range(0, len(starts), threads):
            _check(cancel)
            yield from pool.map(work, starts[at : at + threads])
