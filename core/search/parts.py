"""Codes of parts of the library's photos, so that a small thing in a large scene is found.

They are always made by the built-in encoder, whichever finds look-alikes otherwise: its codes are short (a tenth of
some others'), and one pass over a larger input gives those of all parts. They are made from the thumbnails, so no
photograph is read again and folders may be offline. In memory they are held while searches look at parts.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from core import settings
from core.encoders.in_batches import encode_in_batches
from core.encoders.lazy import LazyEncoder
from core.encoders.spec import Cells
from core.language import tr
from core.pictures import decoding, rendering
from core.records import Box, CancelToken, Codes, PartsCost, ProgressBoard
from core.search.indexes import rows_of
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_regions import RegionStore

if TYPE_CHECKING:
    from core.match.index import HammingIndex

log = logging.getLogger(__name__)

CELLS: Final = 14
"""Cells along each side of the encoder's last layer; its input is so many times 32 pixels, larger than a thumbnail."""

ACROSS: Final = 4
"""Cells along each side of a part: 2/7 of the picture; what a cell sees reaches farther."""

ALONG: Final = 5
"""Parts along each side; neighbours overlap by a third and more."""

_STARTS = [round(place * (CELLS - ACROSS) / (ALONG - 1)) for place in range(ALONG)]
PARTS: Final[tuple[Cells, ...]] = tuple((x, y, x + ACROSS, y + ACROSS) for y in _STARTS for x in _STARTS)
LAYOUT: Final = f"{CELLS}/{ACROSS}/{ALONG}"  # a change of it means new codes
BOXES: Final[tuple[Box, ...]] = tuple(Box(*(edge / CELLS for edge in part)) for part in PARTS)

_TRIED = 6  # photos that are encoded to see how long it takes
_STEP = 32
_ROWS = 1024  # as many as the index finds at no extra cost
_AT_ONCE = 8192  # contents whose parts are compared in one go: 6.5 MB of codes; a folder may hold all photos


class Parts:
    """The codes of parts of one library's photos, and searches among them. Thread-safe."""

    def __init__(
        self,
        directory: Path,
        catalogue: Catalogue,
        encoder: LazyEncoder,
        thumbnail: Callable[[int], bytes | None],
        working: Callable[[CancelToken], AbstractContextManager[None]],
    ) -> None:
        """`thumbnail(content id)` gives JPEG bytes or None; `working(token)` is held while something is under way."""
        self._directory = directory
        self._catalogue = catalogue
        self._encoder = encoder
        self._thumbnail = thumbnail
        self._working = working
        self._store = RegionStore(catalogue.database)
        self._storing = threading.Lock()
        self._lock = threading.Lock()  # around the index
        self._index: HammingIndex | None = None
        self._ids: Ids = np.empty(0, np.int64)
        self._revision = -1

    # -- making them

    @property
    def on(self) -> bool:
        return settings.load(self._directory).search_parts

    @property
    def missing(self) -> int:
        return len(self._store.missing(self._name))

    def cost(self) -> PartsCost:
        """Tried on a few photos; loads the encoder."""
        missing = self._store.missing(self._name)
        if not len(missing):
            return PartsCost(0, 0.0, 0)
        tried = [int(content) for content in missing[:: max(1, len(missing) // _TRIED)][:_TRIED]]
        self._encode(self._inputs(tried[:1]))  # loads the encoder, which is no part of the cost
        start = time.perf_counter()
        self._encode(self._inputs(tried))
        each = (time.perf_counter() - start) / len(tried)
        octets = len(missing) * len(PARTS) * self._encoder.spec.spaces["look"].bits // 8
        return PartsCost(len(missing), each * len(missing), octets)

    def _inputs(self, contents: list[int]) -> npt.NDArray[np.uint8]:
        """For the clock alone: a picture that cannot be had is black."""
        side = CELLS * self._encoder.cell_px
        inputs = [self._input(content) for content in contents]
        return np.stack([np.zeros((side, side, 3), np.uint8) if pixels is None else pixels for pixels in inputs])

    def make(self, cancel: CancelToken, board: ProgressBoard) -> None:
        settings.change(self._directory, search_parts=True)
        with self._working(cancel):
            self.catch_up(cancel, board)
        board.update(phase="done")

    def catch_up(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """Make what is missing where the person has switched parts on; called by `make` and after scans."""
        if not self.on:
            return
        missing = self._store.missing(self._name)
        if not len(missing):
            return
        stored = 0

        def store(contents: list[int], inputs: npt.NDArray[np.uint8]) -> None:
            nonlocal stored
            codes = self._encode(inputs)
            with self._storing:
                if self.on:  # nothing comes behind a `drop`
                    self._store.add(self._name, contents, codes)
                    stored += len(contents)

        title = tr("searching in parts", "photos are got ready for it")
        try:
            encode_in_batches(missing.tolist(), title, _STEP, self._input, store, cancel, board, lambda: self.on)
        finally:
            if stored:
                self._store.changed()
            log.info("parts of %d of %d pictures encoded", stored, len(missing))

    def drop(self) -> None:
        settings.change(self._directory, search_parts=False)
        with self._storing:
            self._store.drop()
        with self._lock:
            self._index, self._ids, self._revision = None, np.empty(0, np.int64), -1

    @property
    def _name(self) -> str:
        return f"{self._encoder.id} parts {LAYOUT}"

    def _input(self, content: int) -> npt.NDArray[np.uint8] | None:
        jpeg = self._thumbnail(content)
        return (
            None if jpeg is None else rendering.stretched(decoding.thumbnail_rgb(jpeg), CELLS * self._encoder.cell_px)
        )

    def _encode(self, inputs: npt.NDArray[np.uint8]) -> Codes:
        return self._encoder.encode_parts(inputs, PARTS)

    # -- searching among them

    def around(self, codes: Codes) -> Ids:
        """Contents of which a part is among the nearest to any of the codes, rising, int64 [n]."""
        with self._lock:
            self._follow()
            if self._index is None:
                return np.empty(0, np.int64)
            rows = self._index.nearest(codes, _ROWS)[1]
            return self._ids[np.unique(rows // len(PARTS))]

    def distances(self, codes: Codes, contents: Ids) -> tuple[Ids, Ids]:
        """How far the nearest part of each content is from each code, and which one it is.

        Returns:
            Distances in bits, int64 [codes, n], more than any code has where a content's parts have no codes; and
            numbers of parts, rows of `BOXES`, int64 [codes, n].
        """
        far = np.full((len(codes), len(contents)), 8 * codes.shape[1] + 1, np.int64)
        which = np.zeros_like(far)
        with self._lock:
            self._follow()
            if self._index is None:
                return far, which
            known, at = rows_of(self._ids, contents)
            columns = np.flatnonzero(known)
            for start in range(0, len(at), _AT_ONCE):
                some = slice(start, start + _AT_ONCE)
                rows = at[some, None] * len(PARTS) + np.arange(len(PARTS))
                parts = self._index.take(rows.ravel()).reshape(*rows.shape, -1)
                for row, code in enumerate(codes):
                    away = np.bitwise_count(parts ^ code).sum(2, dtype=np.int64)
                    far[row, columns[some]], which[row, columns[some]] = away.min(1), away.argmin(1)
        return far, which

    def _follow(self) -> None:
        """Bring the index up to the catalogue's revision: append what is new, or begin anew where else it differs."""
        revision = self._catalogue.revision()
        if self._revision == revision:
            return
        last = int(self._ids[-1]) if len(self._ids) else 0
        count, total = self._store.tally(self._name, last)
        if (len(self._ids) + count, int(self._ids.sum()) + total) != self._store.tally(self._name):
            self._index, self._ids, last = None, np.empty(0, np.int64), 0
        self._append(last)
        self._revision = revision

    def _append(self, last: int) -> None:
        """Put into the index what comes after its last content, `last`; in one go, or it would grow to twice that."""
        from core.match.index import HammingIndex  # brings faiss

        octets = self._encoder.spec.spaces["look"].bits // 8
        codes = np.empty((self._store.tally(self._name, last)[0], len(PARTS), octets), np.uint8)
        ids = [np.empty(0, np.int64)]
        filled = 0
        for page, packed in self._store.pages(self._name, last):
            page = page[: len(codes) - filled]  # more may have come since they were counted
            made = np.frombuffer(packed, np.uint8).reshape(-1, len(PARTS), octets)
            codes[filled : filled + len(page)] = made[: len(page)]
            filled += len(page)
            ids.append(page)
        if filled:
            flat = codes[:filled].reshape(filled * len(PARTS), octets)
            if self._index is None:
                self._index = HammingIndex(flat)
            else:
                self._index.add(flat)
            self._ids = np.concatenate([self._ids, *ids])
