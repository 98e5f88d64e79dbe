"""What was searched: remembered so that it outlives the catalogue.

A photo of the library is remembered by path and by digest of its content, so it is found again after it moved, after a
rescan, and in a catalogue that was built anew. Of a picture that is no file the bytes are kept, or a smaller JPEG of it
where these are many. Where the file of a query's first picture is gone, its thumbnail is searched by.
"""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime
from typing import Any, Final

from core.pictures import decoding, rendering
from core.records import Box, Example, Photo, Query, Remembered
from core.search.examples import Examples
from core.store.catalogue import Catalogue
from core.store.journal_searches import SearchStore, StoredSearch

LARGEST: Final = 512 << 10
"""Bytes of a pasted picture that are kept as they are."""


class History:
    """Remembers queries in the journal and gives them back as they can be asked now. Any thread."""

    def __init__(self, store: SearchStore, catalogue: Catalogue, examples: Examples) -> None:
        self._store = store
        self._catalogue = catalogue
        self._examples = examples

    def remember(self, query: Query, thumbnail: bytes) -> int:
        """Note a query with the thumbnail of its first liked picture; returns the id under which it is remembered.

        Raises `UserError` when a pasted picture is too large to be kept as it is, and cannot be decoded.
        """
        data = {place: self._kept(example) for place, example in enumerate(query.examples) if example.data is not None}
        text = json.dumps(
            {
                "space": query.space,
                "parts": query.parts,
                "examples": [self._written(example, data.get(place)) for place, example in enumerate(query.examples)],
            }
        )
        if any(example.gone for example in query.examples):  # the digest by which it was known is in its first text
            rows = (*self._store.last(), *self._store.named())
            text = next((row.query for row in rows if self._read(row).query == query), text)
        first = next(example for example in query.examples if example.liked)
        at = datetime.now(UTC).isoformat()
        picture = first.data if first.gone else _cut(thumbnail, first.box)
        return self._store.put(text, picture or b"", at, data)

    def last(self) -> tuple[Remembered, ...]:
        return tuple(self._read(row) for row in self._store.last())

    def named(self) -> tuple[Remembered, ...]:
        return tuple(self._read(row) for row in self._store.named())

    def _kept(self, example: Example) -> bytes:
        assert example.data is not None
        if len(example.data) <= LARGEST:
            return example.data
        return decoding.jpeg(self._examples.pixels(self._examples.picture(example)))

    def _written(self, example: Example, data: bytes | None) -> dict[str, Any]:
        written: dict[str, Any] = {"title": example.title, "liked": example.liked}
        if example.box is not None:
            written["box"] = [example.box.left, example.box.top, example.box.right, example.box.bottom]
        if example.photo_id is not None:
            picture = self._examples.picture(example)
            digest = self._catalogue.digest(example.photo_id)
            written |= {"path": picture.path, "digest": None if digest is None else digest.hex()}
        elif example.path is not None:
            written["path"] = example.path
        elif data is not None:
            written["bytes"] = hashlib.blake2b(data, digest_size=16).hexdigest()  # tells one query from another
        return written

    def _read(self, row: StoredSearch) -> Remembered:
        stored = json.loads(row.query)
        examples = []
        first = next(place for place, written in enumerate(stored["examples"]) if written["liked"])
        for place, written in enumerate(stored["examples"]):
            path, photo = written.get("path"), None
            if "digest" in written:
                photo = self._photo(path, written["digest"])
            box = Box(*written["box"]) if "box" in written else None
            data = row.data.get(place) if path is None else None
            if path is not None and photo is None and place == first and row.picture and not os.path.exists(path):
                data, box = row.picture, None  # it was cut to the box
            where = {"photo_id": photo.id} if photo is not None else {"path": path}
            examples.append(Example(written["title"], **where, data=data, box=box, liked=written["liked"]))
        query = Query(tuple(examples), stored["space"], stored["parts"])
        return Remembered(row.id, row.name, row.at, query, row.picture)

    def _photo(self, path: str, digest: str | None) -> Photo | None:
        """The photo that was meant: of this content, best at this path; or what is at the path now."""
        content = None if digest is None else self._catalogue.content_of(bytes.fromhex(digest))
        same = [] if content is None else self._catalogue.photos_of([content])
        there = next((photo for photo in same if photo.path == path), None)
        return there or next(iter(same), None) or self._catalogue.photo_at(path)


def _cut(thumbnail: bytes, box: Box | None) -> bytes:
    if box is None or not thumbnail:
        return thumbnail
    rgb = decoding.thumbnail_rgb(thumbnail)
    return decoding.jpeg(rendering.part(rgb, (box.left, box.top, box.right, box.bottom)))
