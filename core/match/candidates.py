"""Who might be a copy of whom: pairs of contents worth verifying, found through indexes, never all pairs.

Radii, on 44 photographs with 32 kinds of edit each and 420 others: re-encoded, resized, blurred, noisy, grey, warmer
copies lie within 23 bits of 256, brighter ones within 31, captions and watermarks within 53, crops to 95 % within 63,
and borders, once trimmed, within 53; of 150,000 pairs of strangers the nearest, laid any way, has 87. Turned and
mirrored copies lie within 8 (of the right one of 8 variants), so a smaller radius serves there, which the index
answers sooner where the processor counts bits slowly. Other crops, tilts, screenshots and mixtures lie as far as
strangers do and come from the copy code: each picture's few nearest, however far, and more of them within the radius
that copies are within. So the time grows with the number of pictures, not with its square, and what is looked at does
not depend on the order in which they came. What many are near to (`core.match.background`) counts as farther away, so
that it crowds nobody out, and the radius of hubs is smaller.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from core.encoders.spec import CodeSpace
from core.match.background import LAST, Background
from core.pictures.fingerprints import INVERSE, MIN_QUALITY, dihedral_all
from core.records import CancelToken, Codes

if TYPE_CHECKING:
    from core.match.index import HammingIndex

HASH_RADIUS = 80
TURNED_RADIUS = 31
NEIGHBOURS = 40
"""Nearest candidates looked at per picture and kind of evidence."""

CODE_NEAREST = 4
"""Nearest by copy code that are looked at for each new picture, however far they are."""
CODE_NEIGHBOURS = 20
"""As many are looked at within the radius of 99 % precision."""

_BITS = 256
_CODE_BLOCK = 4096

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class MatchData:
    """What is known of n contents, one row each.

    Attributes:
        ids: Content ids, int64 [n].
        pixel_digests: `Fingerprints.pixel_digest` of each.
        hashes: DCT hashes, uint8 [n, 32].
        trimmed, trimmed_rows: DCT hashes inside borders, uint8 [m, 32], and the rows they belong to, int64 [m].
        quality: Of the hashes, 0..100, uint8 [n].
        copy_codes, has_code: Codes uint8 [n, bytes] of one encoder's copy space, and which rows have one, bool [n].
        width, height: Upright pixels, int32 [n].
        format, taken, camera: As in `Facts`.
        size: Bytes of the file, int64 [n].
    """

    ids: npt.NDArray[np.int64]
    pixel_digests: list[bytes]
    hashes: npt.NDArray[np.uint8]
    trimmed: npt.NDArray[np.uint8]
    trimmed_rows: Rows
    quality: npt.NDArray[np.uint8]
    copy_codes: npt.NDArray[np.uint8]
    has_code: npt.NDArray[np.bool_]
    width: npt.NDArray[np.int32]
    height: npt.NDArray[np.int32]
    format: list[str]
    taken: list[str | None]
    camera: list[str | None]
    size: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to be verified, each once, sorted by (a, b).

    Attributes:
        a, b: Rows, a < b, int64 [n].
        laid: Index into `fingerprints.DIHEDRAL` by which `a` gives `b` where hashes say so, else -1, int8 [n].
        distance: Of the evidence, in bits of 256, int16 [n].
        background: Tells which rows are hubs; None where there are no codes.
    """

    a: Rows
    b: Rows
    laid: npt.NDArray[np.int8]
    distance: npt.NDArray[np.int16]
    background: Background | None = None

    def __len__(self) -> int:
        return len(self.a)

    def only(self, which: npt.NDArray[np.bool_]) -> Candidates:
        """Some of the pairs."""
        return Candidates(self.a[which], self.b[which], self.laid[which], self.distance[which], self.background)


def candidates(
    data: MatchData,
    new: Rows,
    copy_space: CodeSpace | None = None,
    cancel: CancelToken | None = None,
    on_share: Callable[[float], None] | None = None,
) -> Candidates:
    """All pairs worth verifying of which at least one row is new. Memory: about 24 bytes a pair."""
    from core.match.index import HammingIndex  # brings faiss

    gathered = _Gathered(len(data.ids), cancel, on_share)
    telling = data.quality >= MIN_QUALITY
    rows = np.flatnonzero(telling)
    queries = new[telling[new]]
    inside = telling[data.trimmed_rows]
    trimmed, trimmed_rows = np.ascontiguousarray(data.trimmed[inside]), data.trimmed_rows[inside]
    is_new = np.zeros(len(data.ids), bool)
    is_new[new] = True
    new_trimmed = is_new[trimmed_rows]
    coded = np.flatnonzero(telling & data.has_code) if copy_space is not None else rows[:0]
    new_coded = coded[is_new[coded]]
    gathered.expect(8 * len(queries) + 2 * int(new_trimmed.sum()) + len(queries) + len(new_coded))
    if len(queries):
        index = HammingIndex(np.ascontiguousarray(data.hashes[rows]))
        for laid, turned in enumerate(dihedral_all(data.hashes[queries])):
            radius = TURNED_RADIUS if laid else HASH_RADIUS
            # The variant of the query is near the found row: the query laid so gives it.
            gathered.search(index, turned, radius, queries, rows, laid=laid)
        gathered.search(index, trimmed[new_trimmed], HASH_RADIUS, trimmed_rows[new_trimmed], rows)
        del index
        if len(trimmed):
            borders = HammingIndex(trimmed)
            gathered.search(borders, trimmed[new_trimmed], HASH_RADIUS, trimmed_rows[new_trimmed], trimmed_rows)
            gathered.search(borders, data.hashes[queries], HASH_RADIUS, queries, trimmed_rows)
    background = None
    if copy_space is not None and len(new_coded):
        codes = HammingIndex(np.ascontiguousarray(data.copy_codes[coded]))
        place = np.full(len(data.ids), -1, np.int64)
        place[coded] = np.arange(len(coded))
        background = Background(codes, data.copy_codes, place, cancel)
        gathered.nearest(codes, data.copy_codes, new_coded, coded, background, copy_space)
    return gathered.candidates(background)


def reach(space: CodeSpace) -> int:
    """The distance within which a code alone always leads to a comparison, but for hubs and crowds."""
    return space.radius


class _Gathered:
    """Collects pairs found by several searches; of a pair found twice the best evidence stays."""

    def __init__(self, count: int, cancel: CancelToken | None, on_share: Callable[[float], None] | None) -> None:
        self._count = max(count, 1)
        self._cancel = cancel
        self._on_share = on_share
        self._keys: list[Rows] = []
        self._ranks: list[Rows] = []
        self._done = 0
        self._total = 1

    def expect(self, queries: int) -> None:
        self._total = max(1, queries)

    def search(
        self,
        index: HammingIndex,
        codes: Codes,
        radius: int,
        queries: Rows,
        rows: Rows,
        *,
        laid: int = -1,
    ) -> None:
        """Search for hashes `codes` of the rows `queries` in an index whose hashes are of the rows `rows`."""
        codes = np.ascontiguousarray(codes)
        # One more, because a picture finds itself.
        blocks = index.range_blocks(codes, radius, limit=NEIGHBOURS + 1, cancel=self._cancel)
        for start, (lims, distances, found) in blocks:
            size = len(lims) - 1
            a, b = np.repeat(queries[start : start + size], np.diff(lims)), rows[found]
            other = a != b
            self._add(a[other], b[other], distances[other], laid)
            self._tell(size)

    def nearest(
        self, index: HammingIndex, codes: Codes, queries: Rows, rows: Rows, background: Background, space: CodeSpace
    ) -> None:
        """Add the nearest of the rows `queries` by copy code, `codes` of all rows; the index is of the rows `rows`."""
        scale = _BITS / space.bits
        for start in range(0, len(queries), _CODE_BLOCK):
            part = queries[start : start + _CODE_BLOCK]
            distances, found = index.nearest(codes[part], max(LAST, CODE_NEIGHBOURS) + 1, cancel=self._cancel)
            background.learn(part, distances)
            others = rows[found[:, : CODE_NEIGHBOURS + 1]]
            bits: npt.NDArray[np.float32] = (distances[:, : CODE_NEIGHBOURS + 1] * scale).astype(np.float32)
            hubs = background.hubness(others.ravel()).reshape(others.shape) + background.hubness(part)[:, None]
            within = bits + hubs <= reach(space) * scale
            away = bits + background.closeness(others.ravel()).reshape(others.shape)
            itself = others == part[:, None]
            away[itself], within[itself] = np.inf, False
            place = np.lexsort((others, away), axis=1).argsort(axis=1)
            within |= (place < CODE_NEAREST) & np.isfinite(away)
            query, at = np.nonzero(within)
            self._add(part[query], others[query, at], np.rint(bits[query, at]).astype(np.int64), -1)
            self._tell(len(part))

    def _tell(self, queries: int) -> None:
        self._done += queries
        if self._on_share is not None:
            self._on_share(min(1.0, self._done / self._total))

    def _add(self, a: Rows, b: Rows, distances: Rows, laid: int) -> None:
        turned = np.where(a < b, laid, INVERSE[laid] if laid >= 0 else -1)
        self._keys.append(np.minimum(a, b) * self._count + np.maximum(a, b))
        # Rank: evidence that says how the pictures lie first, then the nearer one; it unpacks again below.
        self._ranks.append((turned < 0) * 65_536 + distances * 16 + turned + 1)
        if len(self._keys) > 4096:
            self._merge()

    def _merge(self) -> None:
        keys, ranks = np.concatenate(self._keys), np.concatenate(self._ranks)
        order = np.lexsort((ranks, keys))
        keys, ranks = keys[order], ranks[order]
        first = np.ones(len(keys), bool)
        first[1:] = keys[1:] != keys[:-1]
        self._keys, self._ranks = [keys[first]], [ranks[first]]

    def candidates(self, background: Background | None) -> Candidates:
        if self._keys:
            self._merge()
        keys = self._keys[0] if self._keys else np.empty(0, np.int64)
        ranks = (self._ranks[0] if self._ranks else np.empty(0, np.int64)) % 65_536
        return Candidates(
            keys // self._count,
            keys % self._count,
            (ranks % 16 - 1).astype(np.int8),
            (ranks // 16).astype(np.int16),
            background,
        )
