"""Which photos are shown as pictures at which zoom: few of a crowd, more of them the nearer one comes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.records import Places

COARSEST, FINEST = 4, 30
"""The map is cut into 2 to the power of half of this many cells each way."""
CROWD = 30
"""A picture stands for at most so many photos: where more lie, dots tell of them better."""
Levels = npt.NDArray[np.int8]


def levels(places: Places) -> Levels:
    """For each photo the coarsest grid at which it stands for its cell, int8 [n]; 127 for none.

    Of a cell it is the photo nearest to the middle, unless one of a coarser grid lies there already, so that pictures
    only come as one zooms in, and never go. Of photos at one place, one is shown. Photos that lie alone come no
    sooner than those of a typical place: else the first pictures seen would be the strays.

    Args:
        places: float32 [n, 2], each 0..1.
    """
    found = np.full(len(places), 127, np.int8)
    chosen = np.zeros(len(places), np.bool_)
    begun = False
    for level in range(COARSEST, FINEST + 1):
        cells = round(2 ** (level / 2))
        at = np.minimum((places * cells).astype(np.int64), cells - 1)
        cell = at[:, 1] * cells + at[:, 0]
        away = ((places * cells - at - 0.5) ** 2).sum(1)
        order = np.lexsort((away, ~chosen, cell))  # in each cell the chosen one first, else the one in the middle
        first = np.flatnonzero(np.diff(cell[order], prepend=-1))
        counts = np.diff(np.append(first, len(order)))
        begun = begun or 3 * int(counts[counts <= CROWD].sum()) >= len(places)
        if not begun:
            continue
        standing = order[first[counts <= CROWD]]
        new = standing[~chosen[standing]]
        found[new] = level
        chosen[new] = True
    return found


def shown(level: Levels, scale: float, px: float) -> npt.NDArray[np.bool_]:
    """Which are shown as pictures of `px` where the whole map is `scale` pixels wide."""
    result: npt.NDArray[np.bool_] = level <= np.floor(2 * np.log2(max(scale / px, 1e-9)))
    return result
