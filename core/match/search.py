"""Search by likeness: one index in memory per code space, made when first asked, and results as a person sees them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.pictures import decoding
from core.records import Decoded, Neighbour, Photo, SearchResult, Space
from core.store.catalogue import Catalogue, Ids

if TYPE_CHECKING:
    from core.match.index import HammingIndex


class SpaceIndex:
    """The codes of one space as an index that follows the catalogue. Thread-safe; one search at a time."""

    def __init__(self, catalogue: Catalogue, space: Space) -> None:
        self._catalogue = catalogue
        self._space: Space = space
        self._lock = threading.Lock()
        self._index: HammingIndex | None = None
        self._ids: Ids = np.empty(0, np.int64)
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
        self._state = encoder, revision


class Search:
    """Finds the photos of the library nearest to one of them or to any picture."""

    def __init__(self, catalogue: Catalogue, encoder: LazyEncoder) -> None:
        self._catalogue = catalogue
        self._encoder = encoder
        self._indexes: dict[Space, SpaceIndex] = {space: SpaceIndex(catalogue, space) for space in ("copy", "look")}

    def like_photo(self, photo: Photo, thumbnail: bytes | None, space: Space, k: int) -> SearchResult:
        """The `k` photos nearest to one of the library, without it. Reads its file only where it has no code."""
        code = self._catalogue.code(photo.content_id, self._encoder.id, space)
        if code is None:
            decoded = decoding.decode(photo.path, self._encoder.spec.input_px)
            code, thumbnail = self._encode(decoded, space), decoded.thumbnail
        return self._result(code, photo.path, thumbnail or b"", space, k, photo)

    def like(self, decoded: Decoded, query: str, space: Space, k: int) -> SearchResult:
        """The `k` photos nearest to a picture. One that the library knows is not encoded again."""
        content = self._catalogue.content_of(decoded.fingerprints.digest)
        code = None if content is None else self._catalogue.code(content, self._encoder.id, space)
        return self._result(code or self._encode(decoded, space), query, decoded.thumbnail, space, k)

    def _encode(self, decoded: Decoded, space: Space) -> bytes:
        if decoded.network_input is None:
            raise ValueError("the picture was decoded without the network's input")
        codes = self._encoder.encode(decoded.network_input[None])[space]
        return bytes(codes[0].tobytes())

    def _result(
        self, code: bytes, query: str, thumbnail: bytes, space: Space, k: int, without: Photo | None = None
    ) -> SearchResult:
        described = self._encoder.spec.spaces[space]
        # Every content has at least one photo, so k of them are enough, and one more for the photo that is left out.
        contents, distances = self._indexes[space].nearest(code, k + 1, self._encoder.id)
        distance: dict[int, int] = dict(zip(contents.tolist(), distances.tolist(), strict=True))
        photos = [photo for photo in self._catalogue.photos_of(distance) if without is None or photo.id != without.id]
        photos.sort(key=lambda photo: (distance[photo.content_id], photo.path))
        neighbours = tuple(
            Neighbour(photo, d, described.confidence(d)) for photo in photos[:k] for d in (distance[photo.content_id],)
        )
        return SearchResult(query, thumbnail, space, described.bits, described.radius, neighbours)
