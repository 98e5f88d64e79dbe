"""What two aligned renditions have in common, block by block, and whether one affine map explains where blocks lie.

Only numpy. A copy is the original moved as one piece: once aligned, every block lies where the map puts it, to a
small fraction of a pixel. In another frame of the same scene near and far things have moved apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

BLOCK_PX = 24
SEARCH_PX = 2
MIN_BLOCKS = 6
"""Fewer blocks with structure than this decide nothing."""

_FLAT = 3.0  # standard deviation in grey levels below which a block says nothing

_LARGEST_CORRECTION = 0.1
_EMPTY, _SEEN = 2.0, 5.0  # standard deviations of a block that shows nothing, and of one that shows something


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two aligned renditions, cut into the n blocks where both have something.

    Attributes:
        correlations: Best correlation of each block, float32 [n]; means nothing where it is not `telling`.
        in_place: Their correlations without a shift, float32 [n].
        shifts: How far from its place each was found best, in pixels (x, y), float32 [n, 2].
        places: Their centres in pixels of `a` (x, y), float32 [n, 2].
        means_a, means_b: Their mean colours, float32 [n, 3].
        spread_a, spread_b: Standard deviation of brightness inside each, float32 [n].
        sharpness: How much fine detail `b` has over what `a` has (1 = the same), at the coarser of the two scales.
    """

    correlations: Floats
    in_place: Floats
    shifts: Floats
    places: Floats
    means_a: Floats
    means_b: Floats
    spread_a: Floats
    spread_b: Floats
    sharpness: float

    @property
    def telling(self) -> Mask:
        """Blocks that are not flat in both pictures."""
        return np.maximum(self.spread_a, self.spread_b) >= _FLAT


def exposed(c: Comparison) -> float:
    """Share of blocks, 0..1, by which two pictures are exposures of one scene and neither made from the other.

    The darker one then shows something in lights that are burnt out in the brighter one, which in turn shows something
    in shadows that are black in the darker one; the lesser of the two counts. No edit brings back what is not there.
    """
    light_a, light_b = (means @ np.array([0.299, 0.587, 0.114], np.float32) for means in (c.means_a, c.means_b))
    dark, bright = (c.spread_a, c.spread_b) if light_a.mean() <= light_b.mean() else (c.spread_b, c.spread_a)
    lights, shadows = (bright < _EMPTY) & (dark >= _SEEN), (dark < _EMPTY) & (bright >= _SEEN)
    return float(min(lights.mean(), shadows.mean()))


class Rigidity(NamedTuple):
    """How well one affine map explains the places of the blocks; lengths in pixels of a rendition of about 320 px.

    Attributes:
        wobble: Median distance between where blocks are found and where the map puts them; 9 where it cannot be told.
        drift: How far neighbouring blocks are off together, negative when in opposite directions. Compression, noise
            and things laid over a copy shift each block by itself; depth shifts whole parts of a picture.
        moved: Share of blocks found well, but in another place.
    """

    wobble: float
    drift: float
    moved: float


def rigidity(c: Comparison) -> Rigidity:
    """Measure `Rigidity`."""
    steady = _steady(c)
    if steady.sum() < MIN_BLOCKS:
        return Rigidity(9.0, 0.0, 0.0)
    solution, rest = _fit(c, steady)
    wobble = float(np.median(np.hypot(*rest.T)))
    rest *= np.minimum(1, 1.5 / np.maximum(np.hypot(*rest.T), 1e-9))[:, None]  # a block found wrong must not rule
    places = c.places[steady]
    i, j = np.nonzero(np.triu(np.abs(np.abs(places[:, None] - places[None]).sum(axis=2) - BLOCK_PX) < 4))
    together = float(np.median((rest[i] * rest[j]).sum(axis=1))) if len(i) else 0.0
    # Along an edge a block fits anywhere, so being found elsewhere counts only where it does not fit in its place.
    sharp = c.telling & (c.correlations > 0.9) & (c.in_place < c.correlations - 0.05)
    moved = np.hypot(*(_moved(c.places[sharp] + c.shifts[sharp], solution) - c.places[sharp]).T) > 0.7
    return Rigidity(wobble, float(np.sign(together) * np.sqrt(abs(together))), float(moved.sum() / c.telling.sum()))


def refine(matrix: Matrix, c: Comparison) -> Matrix | None:
    """An alignment [2, 3] corrected by where the blocks were found; None when that moves nothing by 0.15 px.

    None also where it would turn or scale by more than the few pixels of the search allow: blocks of strangers in one
    line can be laid on anything.
    """
    steady = _steady(c)
    if steady.sum() < 2 * MIN_BLOCKS:
        return None
    correction, _ = _fit(c, steady)
    if np.abs(correction[:, :2] - np.eye(2)).max() > _LARGEST_CORRECTION:
        return None
    if np.abs(_moved(c.places, correction) - c.places).max() < 0.15:
        return None
    linear = correction[:, :2]
    return np.column_stack([linear @ matrix[:, :2], linear @ matrix[:, 2] + correction[:, 2]])


def _moved(places: npt.NDArray[np.floating], matrix: Matrix) -> Matrix:
    moved: Matrix = places @ matrix[:, :2].T + matrix[:, 2]
    return moved


def _steady(c: Comparison) -> Mask:
    """Blocks whose place is known well: found again, and, if there are many, with more structure than half of those."""
    good: Mask = c.telling & (c.correlations > 0.9)
    structure = np.minimum(c.spread_a, c.spread_b)
    if good.sum() >= 2 * MIN_BLOCKS:
        good &= structure >= np.median(structure[good])
    return good


def _fit(c: Comparison, steady: Mask) -> tuple[Matrix, Matrix]:
    """The affine map [2, 3] from where steady blocks were found to where they belong, and what is left [n, 2]."""
    places = c.places[steady].astype(np.float64)
    plain = np.column_stack([places + c.shifts[steady], np.ones(len(places))])
    weights = np.ones(len(places))
    for _ in range(5):  # reweighted, so that what moved does not drag the rest along
        solution = np.linalg.lstsq(plain * weights[:, None], places * weights[:, None], rcond=None)[0]
        rest = plain @ solution - places
        size = np.hypot(*rest.T)
        weights = 1 / (1 + (size / (0.1 + np.median(size))) ** 2)
    return np.asarray(solution.T, np.float64), np.asarray(rest, np.float64)


def peaks(correlations: Floats) -> tuple[Floats, Floats]:
    """Highest correlation of each block over [dy, dx, rows, columns] and its place to a fraction of a pixel."""
    side = correlations.shape[0]
    flat = correlations.reshape(side * side, -1)
    at = flat.argmax(axis=0)
    y, x = at // side, at % side
    block = np.arange(flat.shape[1])
    peak = flat[at, block]
    grid = correlations.reshape(side, side, -1)

    def fraction(before: Floats, after: Floats, inner: npt.NDArray[np.bool_]) -> Floats:
        # the top of the parabola through three neighbours
        bend = np.where(inner, 2 * peak - before - after, 1)
        return np.where(inner, 0.5 * (after - before) / np.maximum(bend, 1e-6), 0).astype(np.float32)

    fx = fraction(
        grid[y, np.maximum(x - 1, 0), block], grid[y, np.minimum(x + 1, side - 1), block], (x > 0) & (x < side - 1)
    )
    fy = fraction(
        grid[np.maximum(y - 1, 0), x, block], grid[np.minimum(y + 1, side - 1), x, block], (y > 0) & (y < side - 1)
    )
    shift = np.stack([x + fx.clip(-0.5, 0.5), y + fy.clip(-0.5, 0.5)], axis=1) - SEARCH_PX
    rows, columns = correlations.shape[2:]
    return peak.reshape(rows, columns), shift.reshape(rows, columns, 2).astype(np.float32)
