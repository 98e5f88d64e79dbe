"""Codes to search among: one index in memory per code space, made when first asked, that follows the catalogue."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from core.encoders.spec import CodeSpace
from core.hashing.rows import hamming
from core.records import Codes, Space
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_codes import CodeStore

if TYPE_CHECKING:
    from core.hashing.hashing import ActiveHash
    from core.match.index import HammingIndex


class SpaceIndex:
    """The codes of one space as an index that follows the catalogue. Thread-safe; one search at a time."""

    def __init__(self, catalogue: Catalogue, space: Space) -> None:
        self._catalogue = catalogue
        self._codes = CodeStore(catalogue.database)
        self._space: Space = space
        self._lock = threading.Lock()
        self._index: HammingIndex | None = None
        self._ids: Ids = np.empty(0, np.int64)
        self._described: CodeSpace | None = None
        self._state: tuple[str, int] = ("", -1)  # encoder and revision that the index stands for

    def around(self, codes: Codes, reach: int, encoder: str) -> Ids:
        """Contents among the `reach` nearest to any of the codes [n, bytes], rising, int64 [m]."""
        with self._lock:
            self._follow(encoder)
            reach = min(reach, len(self._ids))
            if self._index is None or reach < 1:
                return np.empty(0, np.int64)
            return self._ids[np.unique(self._index.nearest(codes, reach)[1])]

    def distances(self, codes: Codes, contents: Ids, encoder: str) -> tuple[Ids, Ids]:
        """How far contents are from each code: those that have one, rising, and bits, int64 [codes, m]."""
        with self._lock:
            self._follow(encoder)
            known, rows = rows_of(self._ids, contents)
            if self._index is None or not len(rows):
                return np.empty(0, np.int64), np.empty((len(codes), 0), np.int64)
            found = self._index.take(rows)
        return contents[known], np.stack([hamming(code, found) for code in codes])

    @property
    def ids(self) -> Ids:
        """Ids of the contents that the index stands for, rising."""
        with self._lock:
            return self._ids

    def described(self) -> CodeSpace:
        """Radius and nearness from the codes themselves, for an encoder that was never measured on labelled pictures.

        Inside the radius lies one in a hundred pairs of the library's pictures; nearness is 1/2 there and 0 where half
        of all pairs are nearer.
        """
        with self._lock:
            if self._described is None:
                self._described = _described(self._sample())
            return self._described

    def _sample(self) -> Codes:
        if self._index is None:
            return np.empty((0, 1), np.uint8)
        return np.concatenate([self._index.rows(row, row + 1) for row in _spread(len(self._index))])

    def _follow(self, encoder: str) -> None:
        """Bring the index up to the catalogue's revision: append what is new, or begin anew where else it differs."""
        revision = self._catalogue.revision()
        if self._state == (encoder, revision):
            return
        same = self._index is not None and self._state[0] == encoder
        last = int(self._ids[-1]) if same and len(self._ids) else 0
        ids, codes = self._catalogue.codes(encoder, self._space, after=last)
        all_ids = np.concatenate([self._ids, ids])
        if same and (len(all_ids), int(all_ids.sum())) == self._codes.tally(encoder, self._space):
            if self._index is not None and len(ids):
                self._index.add(codes)
                self._ids = all_ids
        else:
            if last:
                ids, codes = self._catalogue.codes(encoder, self._space)
            from core.match.index import HammingIndex  # brings faiss

            self._index = HammingIndex(codes) if len(ids) else None
            self._ids = ids
        self._described = None
        self._state = encoder, revision


def rows_of(ids: Ids, contents: Ids) -> tuple[npt.NDArray[np.bool_], Ids]:
    """Which of some contents are among `ids`, which rise: bool [n]; and the rows of those, int64 [m]."""
    rows = np.searchsorted(ids, contents)
    known = rows < len(ids)
    known[known] = ids[rows[known]] == contents[known]
    return known, rows[known]


CANDIDATES = 1024  # as many as the index finds at no extra cost
SAMPLE = 512  # codes of which all pairs are compared, to describe a space


def _spread(count: int) -> list[int]:
    """Rows for a sample, from all over `count` of them."""
    rows: list[int] = np.unique(np.linspace(0, count - 1, min(SAMPLE, count)).astype(np.int64)).tolist()
    return rows


def _described(sample: Codes) -> CodeSpace:
    if len(sample) < 2:
        return CodeSpace(8, 2, ((0, 1.0), (8, 0.0)))
    bits = np.unpackbits(sample, axis=1).astype(np.float32)
    ones = bits.sum(1)
    distances = (ones[:, None] + ones - 2 * bits @ bits.T)[np.triu_indices(len(sample), 1)]
    near, middle = (float(np.quantile(distances, share)) for share in (0.01, 0.5))
    radius = max(1, round(near))
    return CodeSpace(8 * sample.shape[1], radius, ((0, 1.0), (radius, 0.5), (max(middle, radius + 1), 0.0)))


class Shortlist:
    """Search by the short codes of a hash: they give candidates, and the long codes of those alone order them.

    The long codes stay in the catalogue. In memory a million of 4608 bits would take 576 MB; short ones of 256 bits
    take 32 MB. Thread-safe.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._index = SpaceIndex(catalogue, "look")
        self._codes = CodeStore(catalogue.database)
        self._described: tuple[str, int, CodeSpace] | None = None  # by hash and size of the sample

    def around(self, codes: Codes, reach: int, active: ActiveHash) -> Ids:
        """As `SpaceIndex.around`, by the short codes."""
        return self._index.around(active.encode_all(codes), max(CANDIDATES, 2 * reach), active.id)

    def distances(self, codes: Codes, contents: Ids, active: ActiveHash) -> tuple[Ids, Ids]:
        """As `SpaceIndex.distances`, by the long codes."""
        ids, found = self._codes.of(contents.tolist(), active.encoder, "look")
        if not len(ids):
            return ids, np.empty((len(codes), 0), np.int64)
        return ids, np.stack([hamming(code, found) for code in codes])

    def described(self, active: ActiveHash) -> CodeSpace:
        """As `SpaceIndex.described` of the long codes; made once a hash, and anew while a sample would be larger."""
        ids = self._index.ids
        rows = _spread(len(ids))
        if self._described is None or self._described[:2] != (active.id, len(rows)):
            sample = self._codes.of([int(ids[row]) for row in rows], active.encoder, "look")[1]
            self._described = active.id, len(rows), _described(sample)
        return self._described[2]
