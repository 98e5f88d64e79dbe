"""Where photos go that came after the map was drawn: among those they are most like."""

from __future__ import annotations

import numpy as np

from core.match.index import HammingIndex
from core.records import CancelToken, Codes
from core.records.mapping import Places

NEAREST = 5
SPREAD = 0.3
"""How far from that place they are put at most, in typical distances of neighbours: so that none hides another."""


def place(known: Codes, places: Places, new: Codes, cancel: CancelToken | None = None) -> Places:
    """Places for new codes, float32 [m, 2] in 0..1: the median of those of their `NEAREST` nearest known ones.

    The median is what openTSNE starts new points from (Poličar, Stražar and Zupan 2023, section 2.2): unlike the mean
    it is not drawn between two groups by one stray neighbour.

    Args:
        known: uint8 [n, bytes], n at least 1, with their `places`, [n, 2].
    """
    rows = HammingIndex(known).nearest(new, min(NEAREST, len(known)), cancel=cancel)[1]
    middle = np.median(places[rows], axis=1)
    # From the codes themselves, so that a photo is put at the same place whenever that is.
    seeds = new[:, :4].astype(np.float64) @ np.array([1.0, 256.0, 65536.0, 16777216.0]) / 2**32
    angle, far = 2 * np.pi * seeds, SPREAD / np.sqrt(max(len(known), 1))
    moved = middle + far * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    result: Places = np.clip(moved, 0, 1).astype(np.float32)
    return result
