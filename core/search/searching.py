"""The facade of searches: `Library.search`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.encoders.spec import CodeSpace
from core.hashing.hashing import ActiveHash
from core.records import Codes, Example, Neighbour, Query, SearchResult, Space
from core.search import ranking
from core.search.examples import Examples
from core.search.indexes import CANDIDATES, Shortlist, SpaceIndex
from core.store.catalogue import Catalogue, Ids


class Searching:
    """Finds photos like others. Every method may be called from any thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        builtin: LazyEncoder,
        looks: Callable[[], LazyEncoder],
        active: Callable[[], ActiveHash | None],
        thumbnail: Callable[[int], bytes | None],
    ) -> None:
        """Of one library.

        Args:
            builtin: Makes copy codes, and codes of parts.
            looks: Gives the encoder of look codes, which may change.
            active: Gives the hash that shortens look codes, or None: then all of them are compared.
            thumbnail: JPEG bytes of a content, by its id, or None.
        """
        self._catalogue = catalogue
        self._builtin = builtin
        self._looks = looks
        self._active = active
        self._examples = Examples(catalogue, builtin, thumbnail)
        self._shortlist = Shortlist(catalogue)
        self._indexes: dict[Space, SpaceIndex] = {space: SpaceIndex(catalogue, space) for space in ("copy", "look")}

    # -- searching

    def run(self, query: Query, *, k: int = 500) -> SearchResult:
        """The `k` photos nearest to a query, nearest first; photos that are examples themselves are left out.

        Raises:
            UserError: "not-found", or why a picture cannot be read; "weights-missing" ...
            ValueError: No example is liked.
        """
        examples = sorted(query.examples, key=lambda example: not example.liked)
        likes = sum(example.liked for example in examples)
        if not likes:
            raise ValueError("a query needs an example that is liked")
        encoder = self._encoder_of(query.space)
        codes = self._codes(examples, encoder, query.space)
        without = {example.photo_id for example in examples}
        reach = k + len(examples) if len(examples) == 1 else max(CANDIDATES, k + len(examples))
        contents, distances, described = self._around(codes, likes, reach, encoder, query.space)
        liked = np.arange(len(examples)) < likes
        together = ranking.combined(distances, liked)
        pulled = ranking.most_alike(distances, liked)
        places = [query.examples.index(example) for example in examples]
        order = np.lexsort((contents, together))[: k + len(without)]
        rows = {int(contents[row]): int(row) for row in order}
        photos = [photo for photo in self._catalogue.photos_of(rows) if photo.id not in without]
        photos.sort(key=lambda photo: (together[rows[photo.content_id]], photo.path))
        neighbours = []
        for photo in photos[:k]:
            row = rows[photo.content_id]
            away = round(float(together[row]))
            neighbours.append(Neighbour(photo, away, described.confidence(away), places[int(pulled[row])]))
        first = self._examples.picture(examples[0])
        thumbnail = self._examples.thumbnail(first)
        return SearchResult(first.name, thumbnail, query.space, described.bits, described.radius, tuple(neighbours))

    def picture(self, example: Example) -> tuple[int, int, bytes]:
        """The upright picture of an example, all of it, for the screen: width, height, RGB888 bytes.

        Its long side is 1024 px at most. Raises `UserError` when it cannot be read.
        """
        pixels = self._examples.pixels(self._examples.picture(example))
        return pixels.shape[1], pixels.shape[0], pixels.tobytes()

    def _codes(self, examples: list[Example], encoder: LazyEncoder, space: Space) -> Codes:
        codes = [self._examples.code(example, encoder, space) for example in examples]
        return np.frombuffer(b"".join(codes), np.uint8).reshape(len(codes), -1)

    def _encoder_of(self, space: Space) -> LazyEncoder:
        looks = self._looks() if space == "look" else self._builtin
        return self._builtin if looks.id == self._builtin.id else looks

    def _around(
        self, codes: Codes, likes: int, reach: int, encoder: LazyEncoder, space: Space
    ) -> tuple[Ids, Ids, CodeSpace]:
        """Contents near the liked codes, their distances from all codes, and what such distances mean."""
        active = self._active() if space == "look" else None
        described = encoder.spec.spaces[space]
        if active is not None and active.encoder == encoder.id:
            contents, distances = self._shortlist.around(codes, likes, reach, active)
            return contents, distances, described if described.curve else self._shortlist.described(active)
        index = self._indexes[space]
        contents, distances = index.around(codes, likes, reach, encoder.id)
        return contents, distances, described if described.curve else index.described()
