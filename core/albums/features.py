"""What albums learn from and are ranked by: what the catalogue stores of each picture's look, in memory while small.

That is the look values where the encoder gives them (`CodeSpace.step`), and the bits of the look code where it gives
none. Values are the numbers whose signs the bits are; with them an album is right more often (tests/bench/albums.py).
In a library scanned before values were stored, all are judged by bits until each picture has values.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from core.albums.learners import Features, Page
from core.encoders.spec import EncoderSpec
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_codes import CodeStore
from core.store.catalogue_values import ValueStore

KEPT_BYTES = 64 << 20
"""Features are held in memory up to this size, and read from the catalogue page by page above it."""


class Source(Protocol):
    """Where features are read."""

    def pages(self) -> Iterator[Page]: ...

    def of(self, contents: Sequence[int]) -> Page: ...


@dataclass(frozen=True, slots=True)
class _Bits:
    store: CodeStore
    encoder: str

    def pages(self) -> Iterator[Page]:
        return self.store.pages(self.encoder, "look")

    def of(self, contents: Sequence[int]) -> Page:
        return self.store.of(contents, self.encoder, "look")


@dataclass(frozen=True, slots=True)
class _Values:
    store: ValueStore
    encoder: str

    def pages(self) -> Iterator[Page]:
        return self.store.pages(self.encoder)

    def of(self, contents: Sequence[int]) -> Page:
        return self.store.of(contents, self.encoder)


class Looks:
    """Features of one kind by one encoder, of all pictures that have them at one moment.

    Attributes:
        name: Of encoder and kind: what was learnt from others is worth nothing here.
        ids: Contents that have features, rising.
    """

    def __init__(self, source: Source, name: str) -> None:
        self.name = name
        self._source = source
        ids, held, size = [np.empty(0, np.int64)], [], 0
        for page in source.pages():
            ids.append(page[0])
            size += page[1].nbytes
            if size <= KEPT_BYTES:
                held.append(page)
        self.ids: Ids = np.concatenate(ids)
        self._held: list[Page] | None = held if size <= KEPT_BYTES else None

    def of(self, contents: Sequence[int]) -> Page:
        """Ids, rising, and features of those of `contents` that have them."""
        if self._held is None:
            return self._source.of(contents)
        wanted = np.array(contents, np.int64)
        ids: list[Ids] = [np.empty(0, np.int64)]
        rows: list[Features] = [page[1][:0] for page in self._held[:1]] or [np.empty((0, 0), np.uint8)]
        for page_ids, page_rows in self._held:
            at = np.flatnonzero(np.isin(page_ids, wanted))
            ids.append(page_ids[at])
            rows.append(page_rows[at])
        found: Features = np.concatenate(rows)  # type: ignore[assignment]  # all are of one kind
        return np.concatenate(ids), found

    def pages(self) -> Iterator[Page]:
        """All features, by id, a page at a time."""
        yield from self._source.pages() if self._held is None else self._held


class LookFeatures:
    """Follows the catalogue. Thread-safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._codes, self._values = CodeStore(catalogue.database), ValueStore(catalogue.database)
        self._lock = threading.Lock()
        self._whole: set[str] = set()  # encoders whose values stand for their codes: once so, always
        self._state: tuple[str, int] | None = None
        self._looks: Looks | None = None

    def now(self, spec: EncoderSpec) -> Looks:
        """The features that albums are judged by now; all of one kind."""
        with self._lock:
            state = spec.id, self._catalogue.revision()
            if state != self._state or self._looks is None:
                self._looks = None  # before the new ones come
                self._looks = self._read(spec)
                self._state = state
            return self._looks

    def _read(self, spec: EncoderSpec) -> Looks:
        if spec.spaces["look"].step is not None and (spec.id in self._whole or self._values.complete(spec.id)):
            self._whole.add(spec.id)
            return Looks(_Values(self._values, spec.id), f"{spec.id} values")
        return Looks(_Bits(self._codes, spec.id), f"{spec.id} bits")
