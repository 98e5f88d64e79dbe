"""The facade of searches: `Library.search`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.encoders.spec import CodeSpace
from core.errors import UserError
from core.hashing.hashing import ActiveHash
from core.language import tr
from core.records import Codes, Example, Neighbour, Query, Remembered, SearchResult, Space
from core.search import ranking
from core.search.examples import Examples
from core.search.history import History
from core.search.indexes import CANDIDATES, Shortlist, SpaceIndex
from core.store.catalogue import Catalogue, Ids
from core.store.database import Database
from core.store.journal_searches import SearchStore


class Searching:
    """Finds photos like others. Every method may be called from any thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        builtin: LazyEncoder,
        looks: Callable[[], LazyEncoder],
        active: Callable[[], ActiveHash | None],
        thumbnail: Callable[[int], bytes | None],
        journal: Database,
    ) -> None:
        """Of one library.

        Args:
            builtin: Makes copy codes, and codes of parts.
            looks: Gives the encoder of look codes, which may change.
            active: Gives the hash that shortens look codes, or None: then all of them are compared.
            thumbnail: JPEG bytes of a content, by its id, or None.
            journal: Where searches are remembered.
        """
        self._catalogue = catalogue
        self._builtin = builtin
        self._looks = looks
        self._active = active
        self._examples = Examples(catalogue, builtin, thumbnail)
        self._searches = SearchStore(journal)
        self._history = History(self._searches, catalogue, self._examples)
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
        together = ranking.combined(distances, liked, described.bits)
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

    # -- what was searched

    def remember(self, query: Query, result: SearchResult) -> int:
        """Note a search, so that `history` has it; the last 100 are kept, also when the catalogue is made anew.

        The same query again moves to the front. Returns its id.
        """
        return self._history.remember(query, result.thumbnail)

    def history(self) -> tuple[Remembered, ...]:
        """The last searches, newest first. Photos that are gone are examples by their path."""
        return self._history.last()

    def saved(self) -> tuple[Remembered, ...]:
        """The searches that have a name, by name."""
        return self._history.named()

    def save(self, search: int | Query, name: str) -> int:
        """Give a search a name, or another one: one that is remembered, by its id, or any query. Returns its id.

        Raises `UserError`: "name-taken", "no-name", "not-found", or why the query's picture cannot be read.
        """
        name = name.strip()
        if not name:
            raise UserError("no-name", tr("A saved search needs a name."))
        if isinstance(search, Query):
            first = next(example for example in search.examples if example.liked)
            search = self._history.remember(search, self._examples.thumbnail(self._examples.picture(first)))
        self._searches.name(search, name)
        return search

    def forget(self, search: int | None = None) -> None:
        """Forget one search, saved or not; or the whole history, but for what is saved."""
        self._searches.forget(search)

    # -- helpers

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
