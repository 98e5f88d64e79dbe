"""Perceptual hashes alone, to set beside the program's own matching on the same pictures.

Ours in its 8 turns and mirrors and without borders, and the engine of Czkawka, whose Python binding is no dependency of
this project: name an interpreter that has it (`pip install czkawka` in an environment of its own).
"""

from __future__ import annotations

import base64
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.match.candidates import dihedral_all
from core.records import Decoded

Bits = npt.NDArray[np.int16]
PRECISION = 0.997

_CZKAWKA = """
import sys
from czkawka import ImageSimilarity
finder = ImageSimilarity()
for line in sys.stdin:
    print(finder.hash_image(line.rstrip("\\n")))
"""


def hamming(a: npt.NDArray[np.uint8], b: npt.NDArray[np.uint8]) -> Bits:
    """Distances in bits between all of two sets of codes, uint8 [n, bytes] and [m, bytes]: int16 [n, m]."""
    return np.stack([np.bitwise_count(row ^ b).sum(axis=1) for row in a]).astype(np.int16)


def hash_distances(copies: Sequence[Decoded], library: Sequence[Decoded]) -> Bits:
    """The smallest distance of a copy's hash, laid in any way, and of what is inside borders, int16 [n, m]."""
    prints = [[picture.fingerprints for picture in part] for part in (copies, library)]
    plain = [np.stack([np.frombuffer(f.dct_hash, np.uint8) for f in part]) for part in prints]
    inside = [np.stack([np.frombuffer(f.trimmed_hash or f.dct_hash, np.uint8) for f in part]) for part in prints]
    turned = [hamming(way, plain[1]) for way in dihedral_all(plain[0])]
    return np.min([*turned, *(hamming(a, b) for a in (inside[0], plain[0]) for b in (inside[1], plain[1]))], axis=0)


class Czkawka:
    """Czkawka's hashes of files' bytes, by an interpreter that has its binding."""

    def __init__(self, python: Path) -> None:
        self._python = python

    def hashes(self, files: Sequence[bytes]) -> npt.NDArray[np.uint8]:
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for number, data in enumerate(files):
                suffix = ".png" if data[:4] == b"\x89PNG" else ".webp" if data[:4] == b"RIFF" else ".jpg"
                paths.append(Path(folder) / f"{number:05}{suffix}")
                paths[-1].write_bytes(data)
            lines = "".join(f"{path}\n" for path in paths)
            done = subprocess.run(
                [self._python, "-c", _CZKAWKA], input=lines, capture_output=True, text=True, check=True
            )
        codes = [base64.urlsafe_b64decode(h + "=" * (-len(h) % 4)) for h in done.stdout.split()]
        return np.frombuffer(b"".join(codes), np.uint8).reshape(len(files), -1)


class Peer:
    """A hash's distances to the library by kind of edit, and what they come to at its own best threshold."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._by_edit: dict[str, tuple[Bits, Bits]] = {}

    def add(self, edit: str, distances: Bits, known: Callable[[int, int], bool]) -> None:
        """Take the distances of the copies of library row 0, 1, 2 ... to all rows, int16 [n, m]."""
        own = np.diagonal(distances).copy()
        others = distances.copy()
        for copy in range(len(own)):
            for row in np.flatnonzero(others[copy] <= 128):
                if row == copy or known(copy, int(row)):
                    others[copy, row] = 999
        self._by_edit[edit] = own, others.ravel()

    def summary(self, edits: Sequence[str]) -> str:
        """Recall over these edits at the threshold that finds most at a pair precision of `PRECISION` over all."""
        own, others = (np.concatenate([parts[at] for parts in self._by_edit.values()]) for at in range(2))
        best = -1
        for threshold in range(129):
            right, wrong = int((own <= threshold).sum()), int((others <= threshold).sum())
            if right and right / (right + wrong) >= PRECISION:
                best = threshold
        share = np.mean(np.concatenate([self._by_edit[edit][0] for edit in edits]) <= best)
        return f"| {self.name}, threshold {best} bits | {share:.3f} |"
