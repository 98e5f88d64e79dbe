"""Measures what a distance means: curves of confidence against Hamming distance, and the radius of each code space."""

from __future__ import annotations

import metrics
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

PRIOR = 1e-4
"""Of pairs of photographs, how many are copies: about one copy each in a library of ten thousand."""


def smooth(counts: npt.NDArray[np.int64], width: float = 3.0) -> Floats:
    """Counts per distance as a density, smoothed by a Gaussian of `width` bits (distances are few and noisy)."""
    at = np.arange(len(counts))
    kernel = np.exp(-0.5 * ((at[:, None] - at[None]) / width) ** 2)
    density: Floats = (kernel / kernel.sum(0)) @ counts / max(1, counts.sum())
    return density


def falling(values: Floats) -> Floats:
    """The nearest non-increasing sequence from below: each value at most what came before."""
    return np.minimum.accumulate(values)


def chance(together: npt.NDArray[np.int64], apart: npt.NDArray[np.int64], prior: float) -> Floats:
    """Chance that a pair at each distance 0..bits belongs together, by Bayes' rule with `prior`; never rising."""
    yes, no = prior * smooth(together), (1 - prior) * smooth(apart)
    # Where neither was seen the side with more pairs nearby decides: nothing below the nearest stranger is doubtful.
    at = np.arange(len(yes))
    nearest = int(np.flatnonzero(apart)[0]) if apart.any() else len(apart)
    result = np.where(yes + no > 0, yes / np.maximum(yes + no, 1e-300), np.where(at < nearest, 1.0, 0.0))
    return falling(result)


def radius_of_precision(
    together: npt.NDArray[np.int64], apart: npt.NDArray[np.int64], prior: float, precision: float = 0.99
) -> int:
    """The largest distance within which this share of pairs are copies, when `prior` of all pairs are."""
    yes = prior * np.cumsum(together) / together.sum()
    no = (1 - prior) * np.cumsum(apart) / apart.sum()
    good = np.flatnonzero((yes >= precision * (yes + no)) & (yes > 0))
    return int(good[-1]) if len(good) else 0


def points(values: Floats, tolerance: float = 0.004) -> list[list[float]]:
    """Few (distance, confidence) points that follow `values` within `tolerance` when joined by lines."""
    kept = [0]
    last = len(values) - 1
    while kept[-1] < last:
        start, end = kept[-1], kept[-1] + 1
        while end < last:
            line = np.interp(np.arange(start, end + 2), (start, end + 1), (values[start], values[end + 1]))
            if np.abs(line - values[start : end + 2]).max() > tolerance:
                break
            end += 1
        kept.append(end)
    return [[int(i), round(float(values[i]), 4)] for i in kept]


def copy_counts(
    codes: npt.NDArray[np.uint8], groups: npt.NDArray[np.int64], plain: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Histograms over distance: (plain, edited) pairs of one picture, and all pairs of different pictures."""
    bits = codes.shape[1] * 8
    place = {int(g): i for i, g in enumerate(groups) if plain[i]}
    edited = np.flatnonzero(~plain)
    originals = np.array([place[int(groups[i])] for i in edited], np.int64)
    d = np.unpackbits(codes[edited] ^ codes[originals], axis=1).sum(1)
    return np.bincount(d, minlength=bits + 1), metrics.stranger_histogram(codes, groups)


def label_counts(
    codes: npt.NDArray[np.uint8], labels: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Histograms over distance: pairs of one label, and pairs of different labels."""
    every = metrics.stranger_histogram(codes, np.arange(len(codes)))
    apart = metrics.stranger_histogram(codes, labels)
    return every - apart, apart
