"""How well short codes keep the neighbours of long ones."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.hashing.rows import hamming
from core.match.index import HammingIndex
from core.records import CancelToken, Codes

NEIGHBOURS = 50

Ints = npt.NDArray[np.int64]


def neighbours(
    queries: Codes, codes: Codes, k: int = NEIGHBOURS, *, seed: int = 0, cancel: CancelToken | None = None
) -> Ints:
    """Rows of the `k` codes nearest to each query by Hamming distance, [queries, k]; ties in an order of chance.

    Short codes tie often. Ordered by row in both rankings, ties would make any two codes agree better than they do.
    """
    order = np.random.default_rng(seed).permutation(len(codes))
    rows: Ints = order[HammingIndex(codes[order]).nearest(queries, k, cancel=cancel)[1]]
    return rows


def recall(truth: Ints, found: Ints) -> float:
    """Mean share of each row of `truth` [n, k] that stands in the same row of `found` [n, any]."""
    shares = [len(np.intersect1d(t, f)) / len(t) for t, f in zip(truth, found, strict=True)]
    return float(np.mean(shares))


def rerank(queries: Codes, codes: Codes, candidates: Ints, k: int = NEIGHBOURS) -> Ints:
    """The `k` of each query's candidates [n, c] that are nearest by these codes."""
    best = np.empty((len(queries), min(k, candidates.shape[1])), np.int64)
    for row, (query, chosen) in enumerate(zip(queries, candidates, strict=True)):
        best[row] = chosen[np.argsort(hamming(query, codes[chosen]), kind="stable")[: best.shape[1]]]
    return best
