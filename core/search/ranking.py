"""How distances from several examples become one order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Distances = npt.NDArray[np.int64]


def combined(distances: Distances, liked: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """One distance a photo, float64 [n], from those of each example, int64 [examples, n].

    Liked ones are averaged: the mean Hamming distance orders as the distance from the mean code does.
    """
    return np.asarray(distances[liked].mean(0), np.float64)


def most_alike(distances: Distances, liked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Which example each photo is most like: the row of the nearest liked one, int64 [n]."""
    rows = np.flatnonzero(liked)
    return np.asarray(rows[distances[rows].argmin(0)], np.int64)
