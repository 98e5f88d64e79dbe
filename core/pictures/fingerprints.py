"""What tells that pictures look the same without a network: a 256-bit DCT perceptual hash, and borders to leave out.

The perceptual hash is the sign of the 16 x 16 lowest alternating DCT coefficients (rows and columns 1 to 16) of the
picture squeezed to 64 x 64 grey values: the hash of Zauner's pHash and Facebook's PDQ, but compared with zero instead
of the median and without the constant row and column. So mirroring only flips the signs of the odd rows or columns and
a quarter turn only transposes, and the hashes of all 8 turns and mirrors follow from one by swapping bits.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint8]
"""Packed DCT hashes, uint8 [n, 32]."""

HASH_PX: Final = 64
"""Side of the grey square a hash is made of."""

MIN_QUALITY: Final = 30
"""Hashes below this quality (0..100) prove nothing: the picture is blank, a gradient, or nearly so.

Measured: 920 of 922 photographs have 51 or more (the two others are black, and sea under a clear sky); at a fifth of
the contrast 97 % still have 30. Blank, gradients, noise of 5 levels, stripes, a starry sky: 0 to 12. A chess-board: 23.
"""

_SIDE = 16
_NOISE = 6.0


# --- Perceptual hash -----------------------------------------------------------------------------------------------


def _dct_rows() -> npt.NDArray[np.float64]:
    """Rows 1 to 16 of the orthonormal DCT-II of length 64: float64 [16, 64]."""
    frequency = np.arange(1, _SIDE + 1)[:, None]
    place = np.arange(HASH_PX)[None, :]
    rows: npt.NDArray[np.float64] = np.cos(np.pi * (2 * place + 1) * frequency / (2 * HASH_PX))
    rows *= np.sqrt(2 / HASH_PX)
    return rows


_DCT = _dct_rows()


def dct_hash(gray: npt.NDArray[Any]) -> tuple[bytes, int]:
    """The perceptual hash of a picture and what it rests on.

    Args:
        gray: Brightness 0 to 255, any real dtype, [64, 64], of the upright picture squeezed to a square.

    Returns:
        32 bytes: bit 16 u + v (most significant first) is set where the coefficient of vertical frequency u + 1 and
        horizontal frequency v + 1 is positive. And the quality 0..100: the percentage of coefficients that stand out
        of the noise that compression leaves, so bits that would be the same in a copy.
    """
    if gray.shape != (HASH_PX, HASH_PX):
        raise ValueError(f"a hash needs {HASH_PX} x {HASH_PX} values, not {gray.shape}")
    coefficients = _DCT @ gray.astype(np.float64) @ _DCT.T
    bits = np.packbits(coefficients.ravel() > 0)
    return bits.tobytes(), round(100 * float(np.mean(np.abs(coefficients) > _NOISE)))


class Dihedral(NamedTuple):
    """One of the 8 ways to lay a picture: first mirrored left to right or not, then quarter turns counter-clockwise."""

    turns: int
    mirrored: bool
    name: str


DIHEDRAL: Final = (
    Dihedral(0, False, "upright"),
    Dihedral(1, False, "turned 90° left"),
    Dihedral(2, False, "turned 180°"),
    Dihedral(3, False, "turned 90° right"),
    Dihedral(0, True, "mirrored"),
    Dihedral(1, True, "mirrored and turned 90° left"),
    Dihedral(2, True, "flipped upside down"),
    Dihedral(3, True, "mirrored and turned 90° right"),
)
"""The operations in the order of `dihedral`; the identity is first."""

INVERSE: Final = (0, 3, 2, 1, 4, 5, 6, 7)
"""Index of the operation that undoes each: a turn is undone by the opposite turn, everything mirrored by itself."""


def apply_dihedral(array: npt.NDArray[Any], index: int) -> npt.NDArray[Any]:
    """A picture [h, w, ...] laid in the way `DIHEDRAL[index]`; a view, not a copy."""
    operation = DIHEDRAL[index]
    return np.rot90(array[:, ::-1] if operation.mirrored else array, operation.turns)


def _bit_moves() -> tuple[npt.NDArray[np.intp], npt.NDArray[np.uint8]]:
    """For each operation where each bit comes from, intp [8, 256], and which are negated, uint8 [8, 256]."""
    odd = np.arange(1, _SIDE + 1) % 2 == 1
    sources, negations = [], []
    for operation in DIHEDRAL:
        source = np.arange(_SIDE * _SIDE).reshape(_SIDE, _SIDE)
        negated = np.zeros((_SIDE, _SIDE), dtype=bool)
        if operation.mirrored:
            negated = negated ^ odd[None, :]
        for _ in range(operation.turns):
            # A quarter turn counter-clockwise is a transposition, then top and bottom exchanged.
            source, negated = source.T, negated.T ^ odd[:, None]
        sources.append(source.ravel())
        negations.append(negated.ravel())
    return np.stack(sources), np.stack(negations).astype(np.uint8)


_SOURCES, _NEGATIONS = _bit_moves()
_ROWS_AT_ONCE = 1 << 14


def dihedral_all(hashes: Hashes) -> npt.NDArray[np.uint8]:
    """Hashes of the 8 turns and mirrors of many pictures: uint8 [n, 32] in, uint8 [8, n, 32] out."""
    out = np.empty((8, len(hashes), _SIDE * _SIDE // 8), dtype=np.uint8)
    for start in range(0, len(hashes), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        bits = np.unpackbits(hashes[rows], axis=1)
        for index in range(8):
            out[index, rows] = np.packbits(bits[:, _SOURCES[index]] ^ _NEGATIONS[index], axis=1)
    return out


def dihedral(value: bytes) -> list[bytes]:
    """The hashes of the picture in the 8 ways of `DIHEDRAL`, from its hash alone; the first is `value` itself."""
    return [row.tobytes() for row in dihedral_all(np.frombuffer(value, dtype=np.uint8)[None])[:, 0]]


# --- Borders -------------------------------------------------------------------------------------------------------

_TOLERANCE = 12
_STRAY = 0.01
_LARGEST_BORDER = 0.45
_SMALLEST_BORDER = 0.015


def trim_borders(gray: npt.NDArray[np.uint8]) -> tuple[int, int, int, int] | None:
    """The box (left, top, right, bottom) inside uniform borders, or None when there are none or nothing is inside.

    A row or column belongs to a border while 99 % of it is within 12 grey levels of the border's colour, which the
    outermost one gives. A side with more than 45 % of the picture is no border but a part of it.

    Args:
        gray: uint8 [h, w]; a thumbnail is enough.
    """
    height, width = gray.shape
    left, top, right, bottom = 0, 0, width, height
    # Twice, because a frame inside a letterbox shows only when the letterbox is gone.
    for _ in range(2):
        inner = gray[top:bottom, left:right]
        above, below = _border(inner, height), _border(inner[::-1], height)
        top, bottom = top + above, bottom - below
        inner = gray[top:bottom, left:right]
        before, after = _border(inner.T, width), _border(inner.T[::-1], width)
        left, right = left + before, right - after
    inner = gray[top:bottom, left:right]
    cut = max(left / width, 1 - right / width, top / height, 1 - bottom / height)
    if cut < _SMALLEST_BORDER or min(inner.shape) < 8 or int(inner.max()) - int(inner.min()) <= 2 * _TOLERANCE:
        return None
    return left, top, right, bottom


def _border(rows: npt.NDArray[np.uint8], side: int) -> int:
    """How many first rows are a uniform border; 0 when that would be more than `_LARGEST_BORDER` of `side`."""
    if rows.size == 0:
        return 0
    colour = int(np.median(rows[0]))
    # The first row decides at once in nearly every picture, so look at it alone first.
    if np.mean(np.abs(rows[0].astype(np.int16) - colour) > _TOLERANCE) > _STRAY:
        return 0
    most = int(side * _LARGEST_BORDER)
    band = rows[: most + 1]
    uniform = np.mean(np.abs(band.astype(np.int16) - colour) > _TOLERANCE, axis=1) <= _STRAY
    count = len(band) if uniform.all() else int(np.argmin(uniform))
    return count if count <= most else 0
