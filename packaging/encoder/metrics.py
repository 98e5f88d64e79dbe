"""Figures over Hamming distances: exact, from histograms, so that millions of pairs cost little memory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]


def distances(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> npt.NDArray[np.int32]:
    """Hamming distances [n, m] of packed codes [n, bytes] and [m, bytes]."""
    x = np.unpackbits(a, axis=1).astype(np.float32) * 2 - 1
    y = np.unpackbits(b, axis=1).astype(np.float32) * 2 - 1
    return np.rint((x.shape[1] - x @ y.T) / 2).astype(np.int32)


def stranger_histogram(codes: npt.NDArray[np.uint8], groups: npt.NDArray[np.int64], block: int = 2048) -> Counts:
    """How many pairs of different groups lie at each distance 0..bits, each pair once."""
    bits = codes.shape[1] * 8
    total = np.zeros(bits + 1, np.int64)
    for start in range(0, len(codes), block):
        d = distances(codes[start : start + block], codes[start:])
        later = np.arange(start, len(codes))[None] > np.arange(start, min(start + block, len(codes)))[:, None]
        keep = later & (groups[start : start + block, None] != groups[None, start:])
        total += np.bincount(d[keep], minlength=bits + 1)
    return total


def best_threshold(copies: Counts, strangers: Counts, precision: float = 0.99) -> tuple[float, int]:
    """The highest recall at this precision with one threshold, and that (inclusive) threshold; (0, -1) if none."""
    found, false = np.cumsum(copies), np.cumsum(strangers)
    good = (found >= precision * (found + false)) & (found > 0)
    if not good.any():
        return 0.0, -1
    at = int(np.flatnonzero(good)[-1])
    return float(found[at] / copies.sum()), at


def average_precision(copies: Counts, strangers: Counts) -> float:
    """Micro average precision over all pairs; pairs at one distance count as one step."""
    found, false = np.cumsum(copies), np.cumsum(strangers)
    return float(np.sum(copies / copies.sum() * found / np.maximum(found + false, 1)))
