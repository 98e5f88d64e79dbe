"""The facade of searches: `Library.search`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.encoders.spec import CodeSpace
from core.errors import UserError
from core.hashing.hashing import ActiveHash
from core.hashing.rows import hamming
from core.language import tr
from core.pictures import rendering
from core.records import (
    CancelToken,
    Codes,
    Example,
    FolderReport,
    Neighbour,
    PartsCost,
    PhotoId,
    ProgressBoard,
    Query,
    Remembered,
    SearchResult,
    Space,
    Why,
)
from core.search import parts, ranking, why
from core.search.examples import Examples
from core.search.folder import FolderLookup, Tell
from core.search.history import History
from core.search.indexes import CANDIDATES, Shortlist, SpaceIndex
from core.store.catalogue import Catalogue, Ids, is_below
from core.store.database import Database
from core.store.journal_searches import SearchStore


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be among the nearest.

    Attributes:
        contents: Ids, rising, int64 [n].
        distances: From each example, int64 [examples, n], in bits.
        parts: Which part of the photo was nearest, a row of `parts.BOXES`, or -1: all of it; int64 [examples, n].
        described: What such distances mean.
    """

    contents: Ids
    distances: Ids
    parts: Ids
    described: CodeSpace


class Searching:
    """Finds photos like others. Every method may be called from any thread."""

    def __init__(
        self,
        directory: Path,
        catalogue: Catalogue,
        builtin: LazyEncoder,
        looks: Callable[[], LazyEncoder],
        active: Callable[[], ActiveHash | None],
        thumbnail: Callable[[int], bytes | None],
        journal: Database,
        working: Callable[[CancelToken], AbstractContextManager[None]],
        folders: FolderLookup,
    ) -> None:
        """Of one library.

        Args:
            builtin: Makes copy codes, and codes of parts.
            looks: Gives the encoder of look codes, which may change.
            active: Gives the hash that shortens look codes, or None: then all of them are compared.
            thumbnail: JPEG bytes of a content, by its id, or None.
            journal: Where searches are remembered.
            working: Lets the library's closing cancel what runs and wait for it.
            folders: Looks folders up.
        """
        self._catalogue = catalogue
        self._builtin = builtin
        self._looks = looks
        self._active = active
        self._folders = folders
        self._examples = Examples(catalogue, builtin, thumbnail)
        self._parts = parts.Parts(directory, catalogue, builtin, thumbnail, working)
        self._searches = SearchStore(journal)
        self._history = History(self._searches, catalogue, self._examples)
        self._shortlist = Shortlist(catalogue)
        self._indexes: dict[tuple[Space, bool], SpaceIndex] = {}

    # -- searching

    def run(self, query: Query, *, k: int = 500, folder: str | None = None) -> SearchResult:
        """The `k` photos nearest to a query, nearest first; photos that are examples themselves are left out.

        Args:
            folder: Only photos below this folder, by its path as scans know it.

        Raises:
            UserError: "not-found", or why a picture cannot be read; "no-parts" where the query asks for parts and
                these are not switched on; "weights-missing" ...
            ValueError: No example is liked, or parts are asked for in another space than "look".
        """
        examples = sorted(query.examples, key=lambda example: not example.liked)
        likes = sum(example.liked for example in examples)
        if not likes:
            raise ValueError("a query needs an example that is liked")
        among = None if folder is None else self._catalogue.contents_below(folder)
        found = self._found(query, examples, likes, k + len(examples), among)
        liked = np.arange(len(examples)) < likes
        together = ranking.combined(found.distances, liked, found.described.bits)
        pulled = ranking.most_alike(found.distances, liked)
        places = [query.examples.index(example) for example in examples]
        order = np.lexsort((found.contents, together))[: k + len(examples)]
        rows = {int(found.contents[row]): int(row) for row in order}
        without = {example.photo_id for example in examples}
        photos = [
            photo
            for photo in self._catalogue.photos_of(rows)
            if photo.id not in without and (folder is None or is_below(photo.path, folder))
        ]
        photos.sort(key=lambda photo: (together[rows[photo.content_id]], photo.path))
        neighbours = []
        for photo in photos[:k]:
            row = rows[photo.content_id]
            by, away = int(pulled[row]), round(float(together[row]))
            part = int(found.parts[by, row])
            box = parts.BOXES[part] if part >= 0 else None
            neighbours.append(Neighbour(photo, away, found.described.confidence(away), places[by], box))
        first = self._examples.picture(examples[0])
        bits, radius = found.described.bits, found.described.radius
        return SearchResult(first.name, self._examples.thumbnail(first), query.space, bits, radius, tuple(neighbours))

    def _found(self, query: Query, examples: list[Example], likes: int, reach: int, among: Ids | None) -> _Found:
        """Whatever may be among the `reach` nearest, and how far it is from each example, liked ones first."""
        if query.parts:
            return self._found_parts(query, examples, likes, reach, among)
        encoder = self._encoder_of(query.space)
        codes = self._codes(examples, encoder, query.space)
        if len(examples) > 1:
            reach = max(CANDIDATES, reach)
        active = self._active() if query.space == "look" else None
        described = encoder.spec.spaces[query.space]
        if active is not None and active.encoder == encoder.id:
            contents = self._shortlist.around(codes[:likes], reach, active) if among is None else among
            contents, distances = self._shortlist.distances(codes, contents, active)
            described = described if described.curve else self._shortlist.described(active)
        else:
            index = self._index(encoder, query.space)
            contents = index.around(codes[:likes], reach, encoder.id) if among is None else among
            contents, distances = index.distances(codes, contents, encoder.id)
            described = described if described.curve else index.described()
        return _Found(contents, distances, np.full_like(distances, -1), described)

    def _found_parts(self, query: Query, examples: list[Example], likes: int, reach: int, among: Ids | None) -> _Found:
        """As `_found`; a photo is as near as it is itself or the nearest of its parts."""
        if query.space != "look":
            raise ValueError("only look-alikes are found by parts")
        if not self._parts.on:
            raise UserError("no-parts", tr("Searching in parts of photos is not switched on."))
        encoder = self._builtin
        codes = self._codes(examples, encoder, "look")
        index = self._index(encoder, "look")
        contents = among
        if contents is None:
            whole = index.around(codes[:likes], max(CANDIDATES, reach), encoder.id)
            contents = np.union1d(whole, self._parts.around(codes[:likes]))
        contents, distances = index.distances(codes, contents, encoder.id)
        nearest, which = self._parts.distances(codes, contents)
        nearer = nearest < distances
        which = np.where(nearer, which, -1)
        return _Found(contents, np.where(nearer, nearest, distances), which, encoder.spec.spaces["look"])

    def picture(self, example: Example) -> tuple[int, int, bytes]:
        """The upright picture of an example, all of it, for the screen: width, height, RGB888 bytes.

        Its long side is 1024 px at most. Raises `UserError` when it cannot be read.
        """
        pixels = self._examples.pixels(self._examples.picture(example))
        return pixels.shape[1], pixels.shape[0], pixels.tobytes()

    def known(
        self,
        folder: str,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        tell: Tell = lambda _: None,
    ) -> FolderReport:
        """Which pictures of a folder the library has; see `FolderLookup.look`."""
        return self._folders.look(folder, cancel or CancelToken(), board or ProgressBoard(), tell)

    def why(self, example: Example, photo_id: PhotoId, space: Space = "look") -> Why:
        """Which regions of an example (of its box, where it has one) and of a photo make them alike.

        Raises `UserError`: "not-found", why a picture cannot be read, "weights-missing" ...
        """
        encoder = self._encoder_of(space)
        other = Example("", photo_id=photo_id)
        codes = [self._examples.code(each, encoder, space) for each in (example, other)]
        one, two = (np.frombuffer(code, np.uint8) for code in codes)
        pictures = [self._examples.shown(each) for each in (example, other)]
        if space == "look" and encoder is self._builtin:
            side = why.CELLS * encoder.cell_px
            inputs = np.stack([rendering.stretched(rgb, side) for rgb in pictures])
            heat = [why.scaled(each) for each in encoder.heat(inputs, np.stack([two, one]))]
        else:
            px = encoder.spec.input_px
            heat = [
                why.occlusion(rgb, code, lambda inputs: encoder.encode(inputs)[space], px)
                for rgb, code in zip(pictures, (two, one), strict=True)
            ]
        return Why(heat[0], heat[1], int(hamming(one, two[None])[0]))

    # -- parts

    @property
    def parts_on(self) -> bool:
        """Whether codes of parts of photos are made and kept up, so that queries can ask for `parts`."""
        return self._parts.on

    @property
    def parts_missing(self) -> int:
        """Of so many pictures there are no codes of parts, as where making them was stopped."""
        return self._parts.missing

    def parts_cost(self) -> PartsCost:
        """What it would cost to make those that are missing, tried on a few photos (a second or two)."""
        return self._parts.cost()

    def make_parts(self, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> None:
        """Switch parts on and make their codes from the thumbnails. Scans keep them up from then on.

        Stored as it goes: what is cancelled goes on there the next time, and parts made so far are searched.

        Raises `UserError` when the encoder is missing, `Cancelled`.
        """
        self._parts.make(cancel or CancelToken(), board or ProgressBoard())

    def drop_parts(self) -> None:
        """Switch parts off and forget their codes, which can be made again."""
        self._parts.drop()

    def catch_up(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """After a scan: make codes of the parts of new photos, where they are switched on."""
        self._parts.catch_up(cancel, board)

    # -- what was searched

    def remember(self, query: Query, result: SearchResult) -> int:
        """Note a search, so that `history` has it; the last 100 are kept, also when the catalogue is made anew.

        The same query again moves to the front. Returns its id.
        """
        return self._history.remember(query, result.thumbnail)

    def history(self) -> tuple[Remembered, ...]:
        """The last searches, newest first. Photos that are gone are examples by their path, the first of
        a query by its thumbnail.
        """
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

    def _index(self, encoder: LazyEncoder, space: Space) -> SpaceIndex:
        """The index of the built-in encoder's codes, or the one of the other encoder that answers now."""
        return self._indexes.setdefault((space, encoder is self._builtin), SpaceIndex(self._catalogue, space))
