"""How two aligned pictures cover each other: which lies in which, how it is laid, and what surrounds it.

Only numpy, on two renditions and the affine map between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.pictures.fingerprints import DIHEDRAL

Rgb = npt.NDArray[np.uint8]
Matrix = npt.NDArray[np.float64]
Rectangle = tuple[float, float, float, float]

_FILL_LEVELS = 10  # grey levels within which a surrounding counts as one colour; a clear sky has more
_FILL_SHARE = 0.92
_DRAWN_SHARE = 0.38
_PASTED_SHARE = 0.1  # less around a picture is cut off, not a page: edges in a scene may lie along the outline


@dataclass(frozen=True, slots=True)
class Outside:
    """What one picture has that lies outside the other.

    Attributes:
        share: Part of the picture, 0..1.
        fill: It is of one colour (a border, the corners beside a tilted picture), or there is hardly any.
        pasted: The other one ends in it with a hard edge: it was put there, it is not a part cut out.
        rectangle: Where the other one lies in it (its bounding box): left, top, right, bottom as fractions 0..1.
    """

    share: float
    fill: bool
    pasted: bool
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class Extent:
    """How `b` lies on `a`.

    Attributes:
        in_a: What `a` has that `b` lacks.
        in_b: What `b` has that `a` lacks.
        dihedral: Index into `fingerprints.DIHEDRAL` of what was done to `a` to give `b`.
        tilt: Further turn in degrees, -45..45.
        stretch: Longer over shorter side of a square of `a` in `b`, at least 1.
    """

    in_a: Outside
    in_b: Outside
    dihedral: int
    tilt: float
    stretch: float


def extent(a: Rgb, b: Rgb, matrix: Matrix) -> Extent:
    """Read the extent from renditions uint8 [h, w, 3] and the map [2, 3] from pixel places of `b` to those of `a`."""
    inverse = invert(matrix)
    dihedral, tilt = _laid(inverse[:, :2])
    large, small = np.linalg.svd(matrix[:, :2], compute_uv=False)
    return Extent(_outside(a, b, inverse), _outside(b, a, matrix), dihedral, tilt, float(large / small))


def drawn(rgb: Rgb) -> bool:
    """Whether a rendition looks drawn, not photographed: a page, a screenshot, a chart.

    Two colours (of 32,768) then hold 40 % and more of it; in photographs of 550 that is so for 3, mostly black ones.
    """
    q = (rgb >> 3).astype(np.int32)
    counts = np.bincount((q[..., 0] * 1024 + q[..., 1] * 32 + q[..., 2]).ravel(), minlength=32_768)
    return bool(np.partition(counts, -2)[-2:].sum() >= _DRAWN_SHARE * q[..., 0].size)


def invert(matrix: Matrix) -> Matrix:
    """The affine map [2, 3] backwards."""
    linear = np.linalg.inv(matrix[:, :2])
    return np.column_stack([linear, -linear @ matrix[:, 2]])


def direct(a_size: tuple[int, int], b_size: tuple[int, int], dihedral: int) -> Matrix:
    """The map [2, 3] from `b` to `a` when all of `b` is all of `a` laid by `DIHEDRAL[dihedral]`; sizes are w, h."""
    (aw, ah), (bw, bh) = a_size, b_size
    linear = _LINEAR[dihedral].T * np.array([[aw], [ah]]) / np.array([[bw, bh]])
    # pixel places are of pixel centres: the middles lie on each other
    middle_a, middle_b = np.array([aw - 1, ah - 1]) / 2, np.array([bw - 1, bh - 1]) / 2
    return np.column_stack([linear, middle_a - linear @ middle_b])


def _linear(index: int) -> Matrix:
    """Where `DIHEDRAL[index]` sends a step (x right, y down)."""
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])  # x goes up, y goes right: a quarter turn counter-clockwise
    mirror = np.diag([-1.0, 1.0]) if DIHEDRAL[index].mirrored else np.eye(2)
    linear: Matrix = np.linalg.matrix_power(turn, DIHEDRAL[index].turns) @ mirror
    return linear


_LINEAR = [_linear(i) for i in range(8)]


def _laid(linear: Matrix) -> tuple[int, float]:
    """The operation nearest to a linear map from `a` to `b`, and the turn in degrees (counter-clockwise) left over."""
    index = max(range(8), key=lambda i: (float(np.trace(_LINEAR[i].T @ linear)), -i))
    rest = linear @ _LINEAR[index].T
    return index, float(np.degrees(np.arctan2(rest[0, 1] - rest[1, 0], rest[0, 0] + rest[1, 1])))


def _outside(outer: Rgb, inner: Rgb, to_inner: Matrix) -> Outside:
    """What `outer` has beyond `inner`; `to_inner` maps its pixel places to those of `inner`."""
    height, width = outer.shape[:2]
    inner_height, inner_width = inner.shape[:2]
    x, y = np.arange(width)[None, :], np.arange(height)[:, None]
    u = to_inner[0, 0] * x + to_inner[0, 1] * y + to_inner[0, 2]
    v = to_inner[1, 0] * x + to_inner[1, 1] * y + to_inner[1, 2]
    beyond = np.maximum(np.maximum(-0.5 - u, u - inner_width + 0.5), np.maximum(-0.5 - v, v - inner_height + 0.5))
    share = float((beyond > 0).mean())
    corners = np.array([[-0.5, -0.5], [inner_width - 0.5, -0.5], [-0.5, inner_height - 0.5]])
    corners = np.vstack([corners, [inner_width - 0.5, inner_height - 0.5]])
    back = invert(to_inner)
    corners = (corners @ back[:, :2].T + back[:, 2] + 0.5) / np.array([width, height])
    (left, top), (right, bottom) = corners.min(axis=0).clip(0, 1), corners.max(axis=0).clip(0, 1)
    # a rim of 1.5 px belongs to neither: interpolation and compression mix both there
    scale = np.sqrt(abs(np.linalg.det(to_inner[:, :2])))
    clear = beyond > 1.5 * scale
    fill = not clear.any() or _one_colour(outer[clear])
    pasted = share > _PASTED_SHARE and _hard_edge(outer, back, (inner_width, inner_height))
    return Outside(share, fill, pasted, (float(left), float(top), float(right), float(bottom)))


def _one_colour(pixels: Rgb) -> bool:
    away = np.abs(pixels.astype(np.int16) - np.median(pixels, axis=0).astype(np.int16)).max(axis=1)
    return bool((away <= _FILL_LEVELS).mean() >= _FILL_SHARE)


def _hard_edge(outer: Rgb, to_outer: Matrix, inner_size: tuple[int, int]) -> bool:
    """Whether `outer` changes abruptly along the outline of the inner picture in it, over what it changes nearby."""
    height, width = outer.shape[:2]
    w, h = inner_size
    along = np.linspace(0.04, 0.96, 48)
    middle = np.array([w - 1, h - 1]) / 2
    gray = outer.astype(np.float32).mean(axis=2)
    step = 3.0
    edges = []
    for start, end in ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 0), (0, 1)), ((1, 0), (1, 1)):
        a, b = np.array(start) * [w, h] - 0.5, np.array(end) * [w, h] - 0.5
        points = a + along[:, None] * (b - a)
        line = points @ to_outer[:, :2].T + to_outer[:, 2]
        normal = to_outer[:, :2] @ ((a + b) / 2 - middle)
        normal = normal / max(float(np.linalg.norm(normal)), 1e-9)
        out, near, deep = (np.round(line + normal * d).astype(int) for d in (step, -step, -3 * step))
        there = (out >= 0).all(axis=1) & (out[:, 0] < width) & (out[:, 1] < height)
        if there.mean() < 0.5:
            continue  # no surrounding on this side
        near, deep = (p.clip(0, [width - 1, height - 1]) for p in (near, deep))
        values = [gray[p[there, 1], p[there, 0]] for p in (out, near, deep)]
        across, inside = np.abs(values[0] - values[1]).mean(), np.abs(values[1] - values[2]).mean()
        edges.append(float(across) / (float(inside) + 6.0))
    # of 65 crops to 70 %, 65 to 45 % and 68 shifted frames none; of 130 screenshots 126
    return bool(edges) and float(np.median(edges)) > 1.6
