"""How crowded it is around a picture's code in its own library: the background that its near ones stand out from.

Screenshots, pages, skies and the like lie near to many pictures that have nothing to do with them. The method is score
normalisation (Pizzi et al., "A Self-Supervised Descriptor for Image Copy Detection", 2022, section 3): what a picture
has in common with its nearest unrelated ones counts for nothing. Here a picture's background is the mean distance to
its neighbours number 11 to 30, so that ten copies of it and frames beside it are left out; a *hub* is one with a
background much lower than is usual in the library, and its hubness, in bits, is by how much.

Only rows that are asked for are looked up (0.15 ms each among 100,000), so little has to be done when little is new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from core.records import CancelToken, Codes

if TYPE_CHECKING:
    from core.match.index import HammingIndex

FIRST, LAST = 10, 30
"""Neighbours by distance, the picture itself not counted, that make its background."""

_SAMPLE = 400
_ORDINARY = 12.0
"""Bits below the usual background that are no sign of a hub; of 550 photographs of all sorts 1 in 100 has more."""
_BLOCK = 4096

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


class Background:
    """Hubness of the rows of a library that have codes. Not thread-safe."""

    def __init__(self, index: HammingIndex, codes: Codes, place: Rows, cancel: CancelToken | None = None) -> None:
        """Look at a sample for what is usual.

        Args:
            index: Holds the codes of those rows that have one.
            codes: All rows' codes, uint8 [n, bytes].
            place: Where each row's code is in the index, -1 for none, int64 [n].
        """
        self._index = index
        self._codes = codes
        self._place = place
        self._cancel = cancel
        self._known = np.full(len(place), np.nan, np.float32)
        self._scale = 256 / index.bits
        coded = np.flatnonzero(place >= 0)
        self._usual = np.inf
        if len(coded) > 2 * LAST:  # in a smaller library nobody is near to many
            sample = coded[:: max(1, len(coded) // _SAMPLE)]
            self._usual = float(np.median(self._measured(sample)))

    def hubness(self, rows: Rows) -> Floats:
        """How much nearer than usual the library is to each of these rows, in bits of 256, float32 [n]; mostly 0."""
        if not np.isfinite(self._usual):
            return np.zeros(len(rows), np.float32)
        todo = np.unique(rows[np.isnan(self._known[rows]) & (self._place[rows] >= 0)])
        if len(todo):
            self._note(todo, self._measured(todo))
        return np.nan_to_num(self._known[rows])

    def learn(self, rows: Rows, distances: npt.NDArray[np.integer]) -> None:
        """Take what a search for rows has found, so as not to search again.

        Args:
            distances: To the `LAST` + 1 nearest and more, rising, [rows, k], as the index gives them.
        """
        if np.isfinite(self._usual):
            self._note(rows, _mean(distances) * self._scale)

    def _note(self, rows: Rows, backgrounds: Floats) -> None:
        self._known[rows] = np.maximum(self._usual - _ORDINARY - backgrounds, 0)

    def _measured(self, rows: Rows) -> Floats:
        """The backgrounds of rows, in bits of 256, float32 [n]."""
        out = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), _BLOCK):
            part = rows[start : start + _BLOCK]
            distances, _ = self._index.nearest(self._codes[part], LAST + 1, cancel=self._cancel)
            out[start : start + len(part)] = _mean(distances) * self._scale
        return out


def _mean(distances: npt.NDArray[np.integer]) -> Floats:
    """Mean of those that make a background; the first is the picture itself, or as near as that."""
    means: Floats = distances[:, FIRST + 1 : LAST + 1].mean(axis=1).astype(np.float32)
    return means
