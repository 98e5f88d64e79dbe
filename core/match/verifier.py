"""Lays one picture over another and compares them block by block. The only module that imports cv2 (OpenCV 4.10+, 5).

Method: local features (SIFT, Lowe 2004, as RootSIFT, Arandjelovic 2012), matched in both mirror states with a ratio
test, a similarity transform by RANSAC, an affine one refined on its inliers; then both renditions blurred by 1.5 px
and correlated in blocks of 24 px, which no gain or offset changes, each with a search of 2 px around; the alignment
corrected by what that finds, and compared again. Pictures whose turn is known from their hashes are laid over each
other directly, and only if that leaves anything unexplained by features. `core.match.verdict` reads the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from core.match.comparison import BLOCK_PX, SEARCH_PX, Comparison, Floats, Matrix, exposed, peaks, refine, rigidity
from core.match.extent import direct, drawn, extent, invert
from core.match.verdict import MIN_INLIERS, NOTHING, Evidence, Sizes, Verdict, colour, copy_confidence, is_clean, judge
from core.pictures.fingerprints import trim_borders

cv: Any = cv2  # its type stubs differ between 4 and 5, and lack SIFT
# Pairs are verified by a pool of Python threads (cv2 releases the GIL); threads below those would only fight.
cv.setNumThreads(1)

Rgb = npt.NDArray[np.uint8]

FEATURES = 400
_RATIO = 0.8
_RANSAC_PX = 3.0
_BLUR_PX = 1.5
_FINE_BLUR_PX = 0.7
_EDGE_PX = 3  # left out along the rim of the overlap, where blur and interpolation mix in what is outside


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Local features: places in pixels (x, y), float32 [n, 2]; RootSIFT descriptors, unit length, float32 [n, 128]."""

    points: Floats
    descriptors: Floats


class Rendition:
    """A picture as it is verified: a small rendition, its full size, and its features, found when first needed.

    Attributes:
        rgb: Upright, uint8 [h, w, 3], long side about 320 px.
        size: Width and height of the picture itself.
    """

    NBYTES = 450_000
    """What one of 320 px holds at most, features included."""

    def __init__(self, rgb: Rgb, size: tuple[int, int]) -> None:
        self.rgb = rgb
        self.size = size
        self._features: Features | None = None

    @property
    def features(self) -> Features:
        found = self._features
        if found is None:  # two threads may both find them: the same ones
            found = self._features = _features(self.rgb)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Examined:
    """What was measured of a pair, and the map of pixel places of `b` to those of `a` that it was measured with."""

    evidence: Evidence
    matrix: Matrix


def verify(
    a: Rendition, b: Rendition, *, laid: int | None = None, same_moment: bool | None = None, hubness: float = 0.0
) -> Verdict:
    """Decide what two pictures are to each other.

    Args:
        laid: Index into `fingerprints.DIHEDRAL` by which `a` gives `b` according to their hashes, if these are near.
        same_moment, hubness: What else is known; see `verdict.judge`.
    """
    examined = examine(a, b, laid=laid)
    return NOTHING if examined is None else judge(examined.evidence, Sizes(a.size, b.size), same_moment, hubness)


def examine(a: Rendition, b: Rendition, *, laid: int | None = None) -> Examined | None:
    """Lay `b` over `a` in the ways that may fit and measure the best; None when none does. `laid` as in `verify`."""
    found: list[Examined] = []
    if laid is not None:
        matrix = direct((a.rgb.shape[1], a.rgb.shape[0]), (b.rgb.shape[1], b.rgb.shape[0]), laid)
        large, small = np.linalg.svd(matrix[:, :2], compute_uv=False)
        evidence = measure(a.rgb, b.rgb, matrix, 0) if large < 1.04 * small else None
        if evidence is not None:
            found.append(Examined(evidence, matrix))
            if is_clean(evidence):
                return found[0]
    alignment = align(a, b)
    if alignment is not None:
        evidence = measure(a.rgb, b.rgb, alignment.matrix, alignment.inliers)
        if evidence is not None:
            found.append(Examined(evidence, alignment.matrix))
    if not found:
        return None
    return max(found, key=lambda x: (copy_confidence(x.evidence), x.evidence.inliers))


def lay_over(a: Rgb, b: Rgb, matrix: Matrix) -> tuple[Rgb, npt.NDArray[np.bool_]]:
    """`b` in the frame of `a`, uint8 [h, w, 3], and where it has anything, bool [h, w]; `matrix` as in `measure`."""
    moved, mask = _laid_on(a, b, matrix)
    return np.rint(moved).clip(0, 255).astype(np.uint8), mask > 0


def measure(a: Rgb, b: Rgb, matrix: Matrix, inliers: int) -> Evidence | None:
    """Compare two aligned renditions; `matrix` maps places of `b` to `a`. None when hardly anything overlaps."""
    a, b, matrix, bordered = _unframed(a, b, matrix)
    swapped = abs(np.linalg.det(matrix[:, :2])) > 1
    fixed, moving = (b, a) if swapped else (a, b)
    forth = invert(matrix) if swapped else matrix
    compared = compare(fixed, moving, forth)
    refined = None if compared is None else refine(forth, compared)
    if refined is not None:
        again = compare(fixed, moving, refined)
        if again is not None:
            forth, compared = refined, again
    if compared is None or not compared.telling.any():
        return None
    correlations = compared.correlations[compared.telling]
    median = float(np.median(correlations))
    rigid = rigidity(compared)
    means = (compared.means_b, compared.means_a) if swapped else (compared.means_a, compared.means_b)
    return Evidence(
        inliers=inliers,
        blocks=len(correlations),
        median=median,
        low=float((correlations < 0.5).mean()),
        odd=float((correlations < 0.8 - 12 * (1 - median)).mean()),
        wobble=rigid.wobble,
        drift=rigid.drift,
        moved=rigid.moved,
        sharpness=1 / max(compared.sharpness, 0.01) if swapped else compared.sharpness,
        bordered=bordered,
        drawn=_least(fixed, moving, forth) if drawn(a) and drawn(b) else None,
        extent=extent(a, b, invert(forth) if swapped else forth),
        colour=colour(*means),
        exposed=exposed(compared),
    )


# --- Alignment by features -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Alignment:
    """Where `b` lies on `a`.

    Attributes:
        matrix: Maps pixel places of `b` to places of `a`, float64 [2, 3]; of negative determinant when mirrored.
        inliers: Features that agree with it.
    """

    matrix: Matrix
    inliers: int


def _features(rgb: Rgb) -> Features:
    """Find the features of a rendition, about 20 ms for 320 px."""
    sift = cv.SIFT_create(nfeatures=FEATURES, contrastThreshold=0.02, enable_precise_upscale=True)
    points, descriptors = sift.detectAndCompute(cv.cvtColor(rgb, cv.COLOR_RGB2GRAY), None)
    if descriptors is None or len(points) == 0:
        return Features(np.empty((0, 2), np.float32), np.empty((0, 128), np.float32))
    # nfeatures keeps ties of the weakest response, so there can be a few more
    found = np.asarray(descriptors[:FEATURES], dtype=np.float32)
    found = np.sqrt(found / np.maximum(found.sum(axis=1, keepdims=True), 1e-6))
    return Features(np.array([p.pt for p in points[:FEATURES]], dtype=np.float32), found)


def _mirrored_order() -> npt.NDArray[np.intp]:
    """Where each number of a SIFT descriptor comes from when the picture is mirrored.

    A descriptor is 4 rows x 4 columns x 8 directions, turned so that the feature's own direction is the x axis. So
    mirroring the picture exchanges the rows and reverses the sense of the directions.
    """
    order = np.arange(128).reshape(4, 4, 8)[::-1]
    return order[:, :, (-np.arange(8)) % 8].ravel()


_MIRRORED = _mirrored_order()


def align(a: Rendition, b: Rendition) -> Alignment | None:
    """Lay `b` on `a` by their features, mirrored or not; None when fewer than `MIN_INLIERS` agree."""
    one, two = a.features, b.features
    if min(len(one.points), len(two.points)) < MIN_INLIERS:
        return None
    last = b.rgb.shape[1] - 1
    flip = np.array([[-1.0, 0, last], [0, 1, 0], [0, 0, 1]])
    best: Alignment | None = None
    for mirrored in (False, True):
        ia, ib = _pairs(one.descriptors, two.descriptors[:, _MIRRORED] if mirrored else two.descriptors)
        if len(ia) < MIN_INLIERS or (best is not None and len(ia) <= best.inliers):
            continue
        source = two.points[ib]
        if mirrored:
            source = np.column_stack([last - source[:, 0], source[:, 1]])
        found = _transform(source, one.points[ia])
        if found is not None and (best is None or found.inliers > best.inliers):
            best = Alignment(found.matrix @ flip, found.inliers) if mirrored else found
    return best


def _pairs(a: Floats, b: Floats) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Rows of `a` and of `b`: the nearest of `a` to each of `b`, where clearly nearer than the next (ratio test)."""
    # cv.gemm stays on this thread; numpy's BLAS wakes others, which beside busy ones takes 16 ms instead of 0.5
    distances = np.sqrt(np.maximum(2 + cv.gemm(b, a, -2.0, None, 0.0, flags=cv.GEMM_2_T), 0))
    nearest = np.argmin(distances, axis=1)
    rows = np.arange(len(b))
    first = distances[rows, nearest]
    distances[rows, nearest] = np.inf
    keep = first < _RATIO * distances.min(axis=1)
    return nearest[keep], rows[keep]


def _transform(source: Floats, target: Floats) -> Alignment | None:
    """Similarity by RANSAC (OpenCV seeds it the same each time), then the affine map that fits its inliers best."""
    matrix, mask = cv.estimateAffinePartial2D(
        source, target, method=cv.RANSAC, ransacReprojThreshold=_RANSAC_PX, maxIters=1000, confidence=0.995
    )
    if matrix is None:
        return None
    inside = mask.ravel() > 0
    for _ in range(2):
        # several features may sit on one spot: count places, not features
        if not _sane(matrix) or len(np.unique(np.round(target[inside]), axis=0)) < MIN_INLIERS:
            return None
        plain = np.column_stack([source[inside], np.ones(int(inside.sum()))])
        matrix = np.linalg.lstsq(plain, target[inside], rcond=None)[0].T
        moved = source @ matrix[:, :2].T + matrix[:, 2]
        inside = np.hypot(*(moved - target).T) < _RANSAC_PX
    return Alignment(matrix, int(inside.sum())) if _sane(matrix) and inside.sum() >= MIN_INLIERS else None


def _sane(matrix: Matrix) -> bool:
    """Whether an affine map only scales a little and hardly shears: no edit flattens a picture."""
    large, small = np.linalg.svd(matrix[:, :2], compute_uv=False)
    return bool(0.1 < small and large < 10 and large < 1.6 * small)


# --- Borders and blocks --------------------------------------------------------------------------------------------


def _unframed(a: Rgb, b: Rgb, matrix: Matrix) -> tuple[Rgb, Rgb, Matrix, tuple[bool, bool]]:
    """Cut off a uniform border that only one of two aligned renditions has; says of which."""
    box_a, box_b = _border(a, b, invert(matrix)), _border(b, a, matrix)
    if box_a is not None and box_b is not None:
        # One covers what was taken for the border of the other, so cut the one with more sides first and look again.
        if _sides(a, box_a) > _sides(b, box_b):
            box_b = None
        else:
            box_a = None
    if box_a is not None:
        a = a[box_a[1] : box_a[3], box_a[0] : box_a[2]]
        matrix = np.column_stack([matrix[:, :2], matrix[:, 2] - box_a[:2]])
        box_b = _border(b, a, matrix)
    if box_b is not None:
        b = b[box_b[1] : box_b[3], box_b[0] : box_b[2]]
        matrix = np.column_stack([matrix[:, :2], matrix[:, :2] @ box_b[:2] + matrix[:, 2]])
        if box_a is None:
            box_a = _border(a, b, invert(matrix))
            if box_a is not None:
                a = a[box_a[1] : box_a[3], box_a[0] : box_a[2]]
                matrix = np.column_stack([matrix[:, :2], matrix[:, 2] - box_a[:2]])
    return a, b, matrix, (box_a is not None, box_b is not None)


def _sides(rgb: Rgb, box: tuple[int, int, int, int]) -> int:
    """How many sides of a rendition a box does not touch."""
    return sum((box[0] > 0, box[1] > 0, box[2] < rgb.shape[1], box[3] < rgb.shape[0]))


def _border(rgb: Rgb, other: Rgb, to_other: Matrix) -> tuple[int, int, int, int] | None:
    """The box inside the uniform border of `rgb` if `other` has something else there or ends where it begins."""
    gray = cv.cvtColor(rgb, cv.COLOR_RGB2GRAY)
    box = trim_borders(gray)
    if box is None:
        return None
    left, top, right, bottom = box
    border = np.ones(gray.shape, np.bool_)
    border[top:bottom, left:right] = False
    back = invert(to_other)
    size = (gray.shape[1], gray.shape[0])
    covered = cv.warpAffine(np.ones(other.shape[:2], np.uint8), back, size, flags=cv.INTER_NEAREST)[border] > 0
    if covered.mean() > 0.3:
        there = cv.warpAffine(cv.cvtColor(other, cv.COLOR_RGB2GRAY), back, size)[border][covered].astype(np.float32)
        there -= gray[border][covered]
        # a dull part of the picture itself is as dull in the other one
        return box if (np.abs(there - np.median(there)) > 16).mean() > 0.25 else None
    rectangle = np.array(extent(rgb, other, back).in_a.rectangle) * [*size, *size]
    return box if (np.abs(rectangle - box) < 1.5 + 0.003 * max(size)).all() else None


def compare(a: Rgb, b: Rgb, matrix: Matrix) -> Comparison | None:
    """Compare where `b` overlaps `a`, at the scale of `a`, which must be the coarser one.

    Args:
        matrix: Maps pixel places of `b` to places of `a`, float64 [2, 3], with a scale of at most 1.

    Returns:
        None when fewer than four blocks overlap.
    """
    sharp = a.astype(np.float32)
    moved, mask = _laid_on(a, b, matrix)
    sharpness = _detail(moved, mask) / max(_detail(sharp, mask), 1e-3)
    blurred = [cv.GaussianBlur(x, (0, 0), _BLUR_PX) for x in (sharp, moved)]
    # with a rim of nothing around, the rim of the frame itself is left out too
    mask = cv.erode(cv.copyMakeBorder(mask, 1, 1, 1, 1, cv.BORDER_CONSTANT), np.ones((3, 3)), iterations=_EDGE_PX)
    return _blocks(blurred[0], blurred[1], mask[1:-1, 1:-1], sharpness)


def _laid_on(a: Rgb, b: Rgb, matrix: Matrix) -> tuple[Floats, Floats]:
    """`b` in the frame of `a`, and a mask that is 1 where it is."""
    scale = np.sqrt(abs(np.linalg.det(matrix[:, :2])))
    moving = b.astype(np.float32)
    if scale < 0.8:  # what is too fine for a's pixels must go before sampling at them
        moving = cv.GaussianBlur(moving, (0, 0), 0.5 * np.sqrt(1 / scale**2 - 1))
    size = (a.shape[1], a.shape[0])
    moved = cv.warpAffine(moving, matrix, size, flags=cv.INTER_LINEAR, borderMode=cv.BORDER_REPLICATE)
    return moved, cv.warpAffine(np.ones(b.shape[:2], np.float32), matrix, size, flags=cv.INTER_NEAREST)


def _least(a: Rgb, b: Rgb, matrix: Matrix) -> float:
    """Lowest correlation of two aligned renditions in any window of 9 px that has structure: `Evidence.drawn`."""
    moved, mask = _laid_on(a, b, matrix)
    one, two = (
        cv.cvtColor(cv.GaussianBlur(x, (0, 0), _FINE_BLUR_PX), cv.COLOR_RGB2GRAY) - 128
        for x in (a.astype(np.float32), moved)
    )
    means = [cv.blur(x, (9, 9)) for x in (one, two, one * one, two * two, one * two)]
    spreads = means[2] - means[0] ** 2, means[3] - means[1] ** 2
    correlations = (means[4] - means[0] * means[1]) / np.sqrt(np.maximum(spreads[0] * spreads[1], 1.0))
    structure = (np.maximum(*spreads) > 100) & (cv.erode(mask, np.ones((3, 3)), iterations=_EDGE_PX) > 0)
    return float(correlations[structure].min()) if structure.any() else 1.0


def _detail(rgb: Floats, mask: Floats) -> float:
    """Mean size of the finest detail inside the mask, in grey levels."""
    gray = cv.cvtColor(rgb, cv.COLOR_RGB2GRAY)
    fine = np.abs(gray - cv.GaussianBlur(gray, (0, 0), 1.0))
    return float((fine * mask).sum() / max(float(mask.sum()), 1.0))


def _blocks(a: Floats, b: Floats, mask: Floats, sharpness: float) -> Comparison | None:
    """Cut the masked part of two blurred pictures in the same frame into blocks and correlate them."""
    left, top, width, height = cv.boundingRect((mask > 0).astype(np.uint8))
    across, down = width // BLOCK_PX, height // BLOCK_PX
    if across * down < 4:
        return None
    left += (width - across * BLOCK_PX) // 2
    top += (height - down * BLOCK_PX) // 2
    window = np.s_[top : top + down * BLOCK_PX, left : left + across * BLOCK_PX]

    def means(array: Floats) -> Floats:
        return np.asarray(cv.resize(array, (across, down), interpolation=cv.INTER_AREA), dtype=np.float32)

    inside = means(mask[window]) > 0.97
    if inside.sum() < 4:
        return None
    # near zero, so that float32 holds the squares
    gray_a, gray_b = (cv.cvtColor(x, cv.COLOR_RGB2GRAY) - 128 for x in (a, b))
    near = cv.copyMakeBorder(gray_b, SEARCH_PX, SEARCH_PX, SEARCH_PX, SEARCH_PX, cv.BORDER_REPLICATE)
    fixed = np.ascontiguousarray(gray_a[window])
    mean_a = means(fixed)
    spread_a = np.sqrt(np.maximum(means(fixed * fixed) - mean_a**2, 0))
    spread_b = np.zeros_like(spread_a)
    side = 2 * SEARCH_PX + 1
    correlations = np.empty((side, side, down, across), np.float32)
    for dy in range(side):
        for dx in range(side):
            y, x = top + dy, left + dx
            part = np.ascontiguousarray(near[y : y + fixed.shape[0], x : x + fixed.shape[1]])
            mean_b = means(part)
            spread = np.sqrt(np.maximum(means(part * part) - mean_b**2, 0))
            if dx == dy == SEARCH_PX:
                spread_b = spread
            correlations[dy, dx] = (means(fixed * part) - mean_a * mean_b) / np.maximum(spread_a * spread, 1.0)
    best, shift = peaks(correlations)
    rows, columns = np.nonzero(inside)
    places = (np.column_stack([columns, rows]) + 0.5) * BLOCK_PX + np.array([left, top]) - 0.5
    return Comparison(
        best[inside], correlations[SEARCH_PX, SEARCH_PX][inside], shift[inside], places.astype(np.float32),
        means(a[window])[inside], means(b[window])[inside], spread_a[inside], spread_b[inside], sharpness,
    )  # fmt: skip
