"""How distances from several examples become one order.

The rules were chosen by `tests/bench/search.py`, which prints the others beside them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Distances = npt.NDArray[np.int64]
Values = npt.NDArray[np.float64]

SOFTNESS: Final = 1 / 8
"""Of a code's bits: examples whose distances differ by less count together, by more the nearest one decides."""

PUSH: Final = 0.5
"""How far a photo is pushed away for each bit that it is nearer to what is not liked than to what is."""


def combined(distances: Distances, liked: npt.NDArray[np.bool_], bits: int) -> Values:
    """One distance a photo, float64 [n], from those of each example, int64 [examples, n].

    Liked ones by a soft minimum: of examples of one sort it orders almost as their mean does (which is the order by
    distance from their mean code, after Rocchio 1971), and examples of two sorts each bring their own. One example
    alone gives its distance. What is nearer to a disliked example than to the liked ones is put farther away by
    `PUSH` times the difference; all else stays where it was.
    """
    near = softly_nearest(distances[liked], SOFTNESS * bits)
    if liked.all():
        return near
    return np.asarray(near + PUSH * np.maximum(0, near - distances[~liked].min(0)), np.float64)


def softly_nearest(distances: Distances, softness: float) -> Values:
    """-s log(mean(exp(-d / s))) over the examples: between their mean (s large) and their least distance (s small)."""
    least = distances.min(0)
    shares = np.exp((least - distances) / softness).mean(0)
    return np.asarray(least - softness * np.log(shares), np.float64)


def most_alike(distances: Distances, liked: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Which example each photo is most like: the row of the nearest liked one, int64 [n]."""
    rows = np.flatnonzero(liked)
    return np.asarray(rows[distances[rows].argmin(0)], np.int64)
