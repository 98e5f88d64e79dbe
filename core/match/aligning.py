"""Where one picture lies on another, precisely enough to flick between them at full resolution.

Features on the thumbnails give a first map (`verifier.align`); blocks of larger renditions, each searched for nearby,
correct it to about a twentieth of a pixel of those. A copy that is all of its original needs no estimate: its map is
known exactly, and taken wherever the blocks agree with it as well.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from core.match import verifier
from core.match.comparison import Matrix, refine
from core.match.extent import direct, invert
from core.records import Affine, Alignment, PhotoId

Rgb = npt.NDArray[np.uint8]

FINE_PX = 960
"""Long side of the renditions on which an alignment is corrected."""

_ROUNDS = 2
_LEAST_AGREEMENT = 0.4  # of the blocks of unrelated pictures laid on each other anyhow, 0.1 to 0.3
_NEAR = 0.02  # of a side: so far a first estimate may be from the exact map
_NO_WORSE = 0.01


def align(
    a: tuple[PhotoId, Rgb], b: tuple[PhotoId, Rgb], larger: Callable[[PhotoId], Rgb | None] | None = None
) -> Alignment | None:
    """Lay `b` on `a`; None when they cannot be laid on each other.

    Args:
        a, b: The photos and their thumbnails, uint8 [h, w, 3].
        larger: Gives a rendition of about `FINE_PX`, or None where the file is away: then the thumbnails have to do.
    """
    found = _best(a[1], b[1], _first(a[1], b[1]))
    if found is None:
        return None
    matrix, agreement, exact = found
    fine = [None if larger is None else larger(photo) for photo, _ in (a, b)]
    if fine[0] is not None and fine[1] is not None:
        start = _in_pixels(_in_fractions(matrix, a[1], b[1]), fine[0], fine[1])
        again = _best(fine[0], fine[1], start)
        if again is not None:
            matrix, agreement, exact = again
            return Alignment(a[0], b[0], _as_tuples(_in_fractions(matrix, fine[0], fine[1])), agreement, exact)
    return Alignment(a[0], b[0], _as_tuples(_in_fractions(matrix, a[1], b[1])), agreement, exact)


def _first(a: Rgb, b: Rgb) -> Matrix | None:
    """A first map from pixel places of `b` to those of `a`, by features, or where there are too few by trying."""
    found = verifier.align(
        verifier.Rendition(a, (a.shape[1], a.shape[0])), verifier.Rendition(b, (b.shape[1], b.shape[0]))
    )
    if found is not None:
        return found.matrix
    tried = [(agreement, matrix) for matrix in _whole(a, b) if (agreement := _agreement(a, b, matrix)) is not None]
    return max(tried, key=lambda pair: pair[0])[1] if tried else None


def _whole(a: Rgb, b: Rgb) -> list[Matrix]:
    """The maps in which all of `b` is all of `a`, those that flatten nothing."""
    maps = [direct(_size(a), _size(b), dihedral) for dihedral in range(8)]
    return [matrix for matrix in maps if np.ptp(np.linalg.svd(matrix[:, :2], compute_uv=False)) < 0.02]


def _best(a: Rgb, b: Rgb, matrix: Matrix | None) -> tuple[Matrix, float, bool] | None:
    """A map corrected by the blocks, or the exact one near it where that agrees as well; with its agreement."""
    if matrix is None:
        return None
    first = matrix
    for _ in range(_ROUNDS):
        corrected = _corrected(a, b, matrix)
        if corrected is None:
            break
        matrix = corrected
    agreement = _agreement(a, b, matrix)
    if agreement is None:
        matrix, agreement = first, _agreement(a, b, first) or 0.0
    corners = np.array([[0, 0, 1], [1, 0, 1], [0, 1, 1], [1, 1, 1]]) * [b.shape[1], b.shape[0], 1]
    near = _NEAR * max(a.shape)
    for whole in _whole(a, b):
        if np.abs(corners @ (whole - matrix).T).max() < near:
            agreed = _agreement(a, b, whole)
            if agreed is not None and agreed > agreement - _NO_WORSE:
                return (whole, agreed, True) if agreed >= _LEAST_AGREEMENT else None
    return (matrix, agreement, False) if agreement >= _LEAST_AGREEMENT else None


def _corrected(a: Rgb, b: Rgb, matrix: Matrix) -> Matrix | None:
    """One round of correction; None when it moves nothing, or nothing can be told."""
    swapped = abs(np.linalg.det(matrix[:, :2])) > 1  # they are compared at the scale of the coarser one
    forth = invert(matrix) if swapped else matrix
    compared = verifier.compare(*((b, a) if swapped else (a, b)), forth)
    refined = None if compared is None else refine(forth, compared)
    return None if refined is None else (invert(refined) if swapped else refined)


def _agreement(a: Rgb, b: Rgb, matrix: Matrix) -> float | None:
    """Mean correlation of the blocks in place; None when none of them has structure."""
    swapped = abs(np.linalg.det(matrix[:, :2])) > 1
    compared = verifier.compare(*((b, a, invert(matrix)) if swapped else (a, b, matrix)))
    if compared is None or not compared.telling.any():
        return None
    return float(compared.in_place[compared.telling].mean())


def _size(rgb: Rgb) -> tuple[int, int]:
    return rgb.shape[1], rgb.shape[0]


def _in_fractions(matrix: Matrix, a: Rgb, b: Rgb) -> Matrix:
    """A map of pixel places, which are of their centres, as one of fractions, which run from edge to edge."""
    linear, half = matrix[:, :2], np.array([0.5, 0.5])
    shift = matrix[:, 2] + half - linear @ half
    fractions: Matrix = np.column_stack([linear * np.array(_size(b)), shift]) / np.array(_size(a))[:, None]
    return fractions


def _in_pixels(matrix: Matrix, a: Rgb, b: Rgb) -> Matrix:
    """The other way round."""
    whole = matrix * np.array(_size(a))[:, None]
    linear, half = whole[:, :2] / np.array(_size(b)), np.array([0.5, 0.5])
    return np.column_stack([linear, whole[:, 2] - half + linear @ half])


def _as_tuples(matrix: Matrix) -> Affine:
    (a, b, c), (d, e, f) = matrix.tolist()
    return (a, b, c), (d, e, f)
