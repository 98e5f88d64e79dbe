"""What hashes are trained on: rows of bits or of values, in memory or on disk, read piece by piece.

A million codes of 4608 bits are half a gigabyte on disk; training never holds more of them than a few thousand rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Packed = npt.NDArray[np.uint8]
Values = npt.NDArray[np.float32]

BLOCK = 64
"""Rows read at once: they lie side by side on disk."""
CHUNK = 128 * BLOCK
"""Rows held and shuffled at once."""


class Rows(Protocol):
    """Examples, either packed bits (uint8 [n, width / 8]) or values (float32 [n, width]).

    Attributes:
        width: Bits or values in a row.
    """

    @property
    def width(self) -> int: ...

    def __len__(self) -> int: ...

    def read(self, start: int, stop: int) -> Packed | Values:
        """A copy of rows start..stop-1."""
        ...


class MemoryRows:
    """Rows of an array: uint8 is taken as packed bits, float32 as values."""

    def __init__(self, array: Packed | Values) -> None:
        self._array = array
        self.width = int(array.shape[1]) * (8 if array.dtype == np.uint8 else 1)

    def __len__(self) -> int:
        return len(self._array)

    def read(self, start: int, stop: int) -> Packed | Values:
        return self._array[start:stop].copy()


class FileRows:
    """Packed bits in a file of nothing else.

    The file is mapped anew for each read: pages that stay mapped would count as this process's memory until, row by
    row, the whole file did.
    """

    def __init__(self, path: Path, bits: int) -> None:
        self._path = path
        self.width = bits
        self._count = path.stat().st_size * 8 // bits

    def __len__(self) -> int:
        return self._count

    def read(self, start: int, stop: int) -> Packed:
        stop = min(stop, self._count)
        if start >= stop:
            return np.empty((0, self.width // 8), np.uint8)
        size = self.width // 8
        mapped = np.memmap(self._path, np.uint8, "r", offset=start * size, shape=(stop - start, size))
        return np.array(mapped)


def to_values(rows: Packed | Values) -> Values:
    """float32 [n, width]: packed bits as 0 and 1, values as they are."""
    if rows.dtype == np.uint8:
        return np.unpackbits(rows.astype(np.uint8, copy=False), axis=1).astype(np.float32)
    return rows.astype(np.float32, copy=False)


def hamming(code: Packed, codes: Packed) -> npt.NDArray[np.int64]:
    """Hamming distances [n] of one packed code [bytes] and others [n, bytes]."""
    result: npt.NDArray[np.int64] = np.bitwise_count(codes ^ code).sum(1, dtype=np.int64)
    return result


def pieces(rows: Rows, size: int = CHUNK) -> Iterator[Packed | Values]:
    """All rows in order, `size` at a time."""
    for start in range(0, len(rows), size):
        yield rows.read(start, min(start + size, len(rows)))


def batches(rows: Rows, size: int, random: np.random.Generator) -> Iterator[Packed | Values]:
    """All rows once, in a random order, `size` at a time; a last batch that is not full is left out, unless alone.

    Rows are shuffled in two steps: blocks of neighbours are drawn at random into a chunk, and its rows are shuffled.
    Below `CHUNK` rows that is a full shuffle.
    """
    starts = random.permutation(np.arange(0, len(rows), BLOCK))
    per_chunk = max(1, CHUNK // BLOCK)
    for at in range(0, len(starts), per_chunk):
        chosen = starts[at : at + per_chunk]
        chunk = np.concatenate([rows.read(int(s), min(int(s) + BLOCK, len(rows))) for s in chosen])
        chunk = chunk[random.permutation(len(chunk))]
        full = len(chunk) // size * size
        for start in range(0, full or len(chunk), size):
            yield chunk[start : start + size]
