"""Search by likeness: one index in memory per code space, made when first asked, and results as a person sees them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.encoders.spec import CodeSpace
from core.hashing.rows import hamming
from core.pictures import decoding
from core.records import Codes, Decoded, Neighbour, Photo, SearchResult, Space
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_codes import CodeStore

if TYPE_CHECKING:
    from core.hashing.hashing import ActiveHash
    from core.match.index import HammingIndex


class SpaceIndex:
    """The codes of one space as an index that follows the catalogue. Thread-safe; one search at a time."""

    def __init__(self, catalogue: Catalogue, space: Space) -> None:
        self._catalogue = catalogue
        self._space: Space = space
        self._lock = threading.Lock()
        self._index: HammingIndex | None = None
        self._ids: Ids = np.empty(0, np.int64)
        self._described: CodeSpace | None = None
        self._state: tuple[str, int] = ("", -1)  # encoder and revision that the index stands for

    def nearest(self, code: bytes, k: int, encoder: str) -> tuple[Ids, Ids]:
        """Ids of the `k` contents nearest to a code and their distances in bits, both int64 [n], nearest first."""
        with self._lock:
            self._follow(encoder)
            k = min(k, len(self._ids))
            if self._index is None or k < 1:
                return np.empty(0, np.int64), np.empty(0, np.int64)
            distances, rows = self._index.nearest(np.frombuffer(code, np.uint8)[None, :], k)
        return self._ids[rows[0]], distances[0].astype(np.int64)

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
        """Bring the index up to the catalogue's revision: append what is new, or begin anew when anything is gone."""
        revision = self._catalogue.revision()
        if self._state == (encoder, revision):
            return
        same = self._index is not None and self._state[0] == encoder
        last = int(self._ids[-1]) if same and len(self._ids) else 0
        ids, codes = self._catalogue.codes(encoder, self._space, after=last)
        if same and len(self._ids) + len(ids) == self._catalogue.code_count(encoder, self._space):
            if self._index is not None and len(ids):
                self._index.add(codes)
                self._ids = np.concatenate([self._ids, ids])
        else:
            if last:
                ids, codes = self._catalogue.codes(encoder, self._space)
            from core.match.index import HammingIndex  # brings faiss

            self._index = HammingIndex(codes) if len(ids) else None
            self._ids = ids
        self._described = None
        self._state = encoder, revision


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
        self._described: tuple[str, CodeSpace] | None = None

    def nearest(self, code: bytes, k: int, active: ActiveHash) -> tuple[Ids, Ids]:
        """As `SpaceIndex.nearest` by the long codes, less those that are no candidates."""
        candidates, _ = self._index.nearest(active.encode(code), max(CANDIDATES, 2 * k), active.id)
        ids, codes = self._codes.of(candidates.tolist(), active.encoder, "look")
        if not len(ids):
            return ids, ids
        away = hamming(np.frombuffer(code, np.uint8), codes)
        order = np.argsort(away, kind="stable")[:k]  # ids rise, so ties come by id, as by the index
        return ids[order], away[order]

    def described(self, active: ActiveHash) -> CodeSpace:
        """As `SpaceIndex.described` of the long codes; made once a hash."""
        if self._described is None or self._described[0] != active.id:
            ids = self._index.ids
            sample = self._codes.of([int(ids[row]) for row in _spread(len(ids))], active.encoder, "look")[1]
            self._described = active.id, _described(sample)
        return self._described[1]


class Search:
    """Finds the photos of the library nearest to one of them or to any picture."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: LazyEncoder,
        looks: Callable[[], LazyEncoder] | None = None,
        active: Callable[[], ActiveHash | None] = lambda: None,
    ) -> None:
        """`encoder` makes copy codes; `looks()` gives the encoder of look codes, which may change (default: it too).

        `active()` gives the hash that shortens look codes, or None: then all of them are compared.
        """
        self._catalogue = catalogue
        self._encoder = encoder
        self._looks = looks
        self._active = active
        self._shortlist = Shortlist(catalogue)
        self._indexes: dict[Space, SpaceIndex] = {space: SpaceIndex(catalogue, space) for space in ("copy", "look")}

    def like_photo(self, photo: Photo, thumbnail: bytes | None, space: Space, k: int) -> SearchResult:
        """The `k` photos nearest to one of the library, without it. Reads its file only where it has no code."""
        encoder = self._encoder_of(space)
        code = self._catalogue.code(photo.content_id, encoder.id, space)
        if code is None:
            decoded = decoding.decode(photo.path, self._encoder.spec.input_px)
            code, thumbnail = self._encode(decoded, encoder, space), decoded.thumbnail
        return self._result(code, encoder, photo.path, thumbnail or b"", space, k, photo)

    def like(self, decoded: Decoded, query: str, space: Space, k: int) -> SearchResult:
        """The `k` photos nearest to a picture. One that the library knows is not encoded again."""
        encoder = self._encoder_of(space)
        content = self._catalogue.content_of(decoded.fingerprints.digest)
        code = None if content is None else self._catalogue.code(content, encoder.id, space)
        code = code or self._encode(decoded, encoder, space)
        return self._result(code, encoder, query, decoded.thumbnail, space, k)

    def _encoder_of(self, space: Space) -> LazyEncoder:
        return self._looks() if space == "look" and self._looks is not None else self._encoder

    def _encode(self, decoded: Decoded, encoder: LazyEncoder, space: Space) -> bytes:
        if encoder is self._encoder:
            pixels = decoded.network_input
        else:  # as `core.models` makes the codes that it is compared with
            pixels = decoding.thumbnail_rgb(decoded.thumbnail, encoder.spec.input_px)
        if pixels is None:
            raise ValueError("the picture was decoded without the network's input")
        return bytes(encoder.encode(pixels[None])[space][0].tobytes())

    def _result(
        self,
        code: bytes,
        encoder: LazyEncoder,
        query: str,
        thumbnail: bytes,
        space: Space,
        k: int,
        without: Photo | None = None,
    ) -> SearchResult:
        # Every content has at least one photo, so k of them are enough, and one more for the photo that is left out.
        active = self._active() if space == "look" else None
        described = encoder.spec.spaces[space]
        if active is not None and active.encoder == encoder.id:
            contents, distances = self._shortlist.nearest(code, k + 1, active)
            described = described if described.curve else self._shortlist.described(active)
        else:
            contents, distances = self._indexes[space].nearest(code, k + 1, encoder.id)
            described = described if described.curve else self._indexes[space].described()
        distance: dict[int, int] = dict(zip(contents.tolist(), distances.tolist(), strict=True))
        photos = [photo for photo in self._catalogue.photos_of(distance) if without is None or photo.id != without.id]
        photos.sort(key=lambda photo: (distance[photo.content_id], photo.path))
        neighbours = tuple(
            Neighbour(photo, d, described.confidence(d)) for photo in photos[:k] for d in (distance[photo.content_id],)
        )
        return SearchResult(query, thumbnail, space, described.bits, described.radius, neighbours)
