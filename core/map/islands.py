"""Groups on the map, as islands of a sea: where photos lie dense, with water or a valley between them.

Density is a histogram on a grid, blurred. Each peak collects what leads up to it; a peak that rises little above the
pass to a higher one belongs to that (ToMATo: Chazal, Guibas, Oudot and Skraba 2013). Unlike k-means this needs no
number of groups and cuts no group in two; unlike HDBSCAN it takes the same half second for 200,000 photos as for 2,000.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.records.mapping import Places

GRID = 256
BLUR = 1.8
"""Width of the blur, in typical distances between neighbours."""
LEAST_BLUR = 1.4  # cells; below that the shores are those of the grid
WATER = 0.2
"""Below this share of the density that a typical photo has around it, there is water."""
PROMINENCE = 1.35
"""A peak so many times as high as the pass to a higher one is one of its own."""
SMALLEST = 0.004
"""An island has at least this share of all photos, and at least `FEWEST`."""
FEWEST = 6
Labels = npt.NDArray[np.int32]
Field = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Islands, largest first.

    Attributes:
        island: int32 [n], -1 for none.
        centres: Their densest places, float32 [islands, 2].
        outlines: The closed lines around each.
    """

    island: Labels
    centres: Places
    outlines: tuple[tuple[Places, ...], ...]


def find(places: Places) -> Found:
    """The islands among places float32 [n, 2] in 0..1."""
    cells = np.clip((places * GRID).astype(np.int64), 0, GRID - 1)
    flat = cells[:, 1] * GRID + cells[:, 0]
    counts = np.bincount(flat, minlength=GRID * GRID).reshape(GRID, GRID).astype(np.float64)
    covered = max(1, int(np.count_nonzero(_blurred(counts, 2.0) > 0.02)))
    sigma = max(LEAST_BLUR, BLUR * float(np.sqrt(covered / max(len(places), 1))))
    density = _blurred(counts, sigma)
    land = density > WATER * float(np.median(density.ravel()[flat])) if len(places) else density > 0
    labels = _peaks(density, land)
    sizes = np.bincount(labels.ravel()[flat] + 1, minlength=int(labels.max(initial=-1)) + 2)[1:]
    kept = np.flatnonzero(sizes >= max(FEWEST, SMALLEST * len(places)))
    kept = kept[np.argsort(-sizes[kept], kind="stable")]
    renamed = np.full(len(sizes) + 1, -1, np.int32)
    renamed[kept + 1] = np.arange(len(kept))
    labels = renamed[labels + 1]
    centres, outlines = [], []
    for number in range(len(kept)):
        mask = labels == number
        top = int(np.argmax(np.where(mask, density, -1.0)))
        centres.append(((top % GRID + 0.5) / GRID, (top // GRID + 0.5) / GRID))
        outlines.append(_outline(mask))
    return Found(labels.ravel()[flat], np.array(centres, np.float32).reshape(-1, 2), tuple(outlines))


def _blurred(field: Field, sigma: float) -> Field:
    """By a Gaussian of `sigma` cells; nothing comes round the edges."""
    rows = 2 * field.shape[0]
    wave = np.exp(-2 * (np.pi * sigma * np.fft.fftfreq(rows)) ** 2)
    spectrum = np.fft.rfft2(field, s=(rows, rows)) * wave[:, None] * wave[: rows // 2 + 1]
    result: Field = np.fft.irfft2(spectrum, s=(rows, rows))[: field.shape[0], : field.shape[1]]
    return result


def _peaks(density: Field, land: npt.NDArray[np.bool_]) -> Labels:
    """The peak that each cell of the land leads up to, int32 as `density`; -1 in the water."""
    width = density.shape[1]
    values = density.ravel().tolist()
    order = np.flatnonzero(land.ravel())
    order = order[np.argsort(-density.ravel()[order], kind="stable")]
    root = [-1] * len(values)

    def top(cell: int) -> int:
        while root[cell] != cell:
            root[cell] = root[root[cell]]
            cell = root[cell]
        return cell

    for cell in order.tolist():
        x = cell % width
        around = [cell - width, cell + width]
        around += [cell - 1, cell - 1 - width, cell - 1 + width] if x else []
        around += [cell + 1, cell + 1 - width, cell + 1 + width] if x + 1 < width else []
        tops = {top(other) for other in around if 0 <= other < len(values) and root[other] >= 0}
        if not tops:
            root[cell] = cell
            continue
        highest = max(tops, key=lambda peak: values[peak])
        root[cell] = highest
        for peak in tops:
            if peak != highest and values[peak] < PROMINENCE * values[cell]:
                root[peak] = highest
    labels = np.full(len(values), -1, np.int32)
    numbers: dict[int, int] = {}
    for cell in order.tolist():
        labels[cell] = numbers.setdefault(top(cell), len(numbers))
    return labels.reshape(density.shape)


def _outline(mask: npt.NDArray[np.bool_]) -> tuple[Places, ...]:
    """Closed lines around the cells of a mask, smooth, in 0..1: marching squares (Lorensen and Cline 1987, in 2-D)."""
    rows, columns = np.nonzero(mask)
    top, left = max(int(rows.min()) - 4, 0), max(int(columns.min()) - 4, 0)
    part = mask[top : int(rows.max()) + 5, left : int(columns.max()) + 5]
    field = np.zeros((part.shape[0] + 8, part.shape[1] + 8))
    field[4:-4, 4:-4] = part
    side = 1 << (max(field.shape) - 1).bit_length()
    square = np.zeros((side, side))
    square[: field.shape[0], : field.shape[1]] = field
    field = _blurred(square, 1.2)[: field.shape[0], : field.shape[1]]
    lines = []
    for line in _contours(field, 0.5):
        if len(line) >= 8:  # a speck of water or of land is none
            at = (_rounded(line) + np.array([left - 4 + 0.5, top - 4 + 0.5])) / GRID
            lines.append(np.clip(at, 0, 1).astype(np.float32))
    return tuple(lines)


def _contours(field: Field, level: float) -> list[npt.NDArray[np.float64]]:
    """Closed lines [corners, 2] (x, y) where a field that is below `level` at its edges crosses it."""
    above = field > level
    steps: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for y, x in np.argwhere(_mixed(above)).tolist():
        corners = (above[y, x], above[y, x + 1], above[y + 1, x + 1], above[y + 1, x])
        sides = ((0, y, x), (1, y, x + 1), (0, y + 1, x), (1, y, x))  # top, right, bottom, left
        # Walking around the square clockwise, a line enters where land begins and leaves where it ends.
        enters = [sides[i] for i in range(4) if not corners[i] and corners[(i + 1) % 4]]
        leaves = [sides[i] for i in range(4) if corners[i] and not corners[(i + 1) % 4]]
        steps.update(zip(leaves, enters, strict=True))
    lines = []
    while steps:
        at, line = next(iter(steps)), []
        while at in steps:
            line.append(_crossing(field, level, at))
            at = steps.pop(at)
        lines.append(np.array(line))
    return lines


def _rounded(line: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """A closed line with its corners cut (Chaikin 1974), for those who look at it closely."""
    after = np.roll(line, -1, axis=0)
    return np.stack([0.75 * line + 0.25 * after, 0.25 * line + 0.75 * after], axis=1).reshape(-1, 2)


def _mixed(above: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    total = above[:-1, :-1].astype(np.int8) + above[1:, :-1] + above[:-1, 1:] + above[1:, 1:]
    result: npt.NDArray[np.bool_] = (total > 0) & (total < 4)
    return result


def _crossing(field: Field, level: float, side: tuple[int, int, int]) -> tuple[float, float]:
    """Where the level is crossed on a side of a square, (x, y)."""
    upright, y, x = side
    a, b = field[y, x], field[y + 1, x] if upright else field[y, x + 1]
    share = float((level - a) / (b - a))
    return (x, y + share) if upright else (x + share, y)
