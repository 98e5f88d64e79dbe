"""The catalogue as columns: what browsing filters, counts and sorts by, of all photos at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core.records import ContentId
from core.records.browsing import Order
from core.store.catalogue import Ids, bump, chunks, contents_by_digest, places
from core.store.database import Connection, Database, marks

UNKNOWN: Final = -128
"""Stands for stars that the file may tell, and was not asked for."""

_ORDER: dict[Order, str] = {
    "taken": "taken DESC, name, id",
    "oldest": "taken, name DESC, id DESC",  # the same index the other way round
    "path": "path",
    "name": "name, id",
    "size": "size DESC, name, id",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of each photo, by rising id; all arrays have one entry a photo.

    Attributes:
        revision: Of the catalogue when it was read.
        ids, contents: int64.
        days: int32, 20240302 for the time taken, else that of the file; 0 where there is none.
        widths, heights: int32.
        sizes: int64, bytes of the file.
        stars: int8, those that the file tells, 0 for none, or `UNKNOWN`.
        cameras, formats, folders: int32, positions in the lists of names below.
        camera_names: "" for photos that name none.
        folder_names: As stored, bytes.
        names: Bytes of the file names, as stored.
    """

    revision: int
    ids: Ids
    contents: Ids
    days: npt.NDArray[np.int32]
    widths: npt.NDArray[np.int32]
    heights: npt.NDArray[np.int32]
    sizes: Ids
    stars: npt.NDArray[np.int8]
    cameras: npt.NDArray[np.int32]
    formats: npt.NDArray[np.int32]
    folders: npt.NDArray[np.int32]
    camera_names: list[str]
    format_names: list[str]
    folder_names: list[bytes]
    names: list[bytes]


class BrowseStore:
    """Browsing's side of the catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def revision(self) -> int:
        with self._database.read() as c:
            return _revision(c)

    def columns(self) -> Columns:
        """All photos; about half a second for 200,000."""
        with self._database.read() as c:
            revision = _revision(c)
            contents = c.execute(
                "SELECT id, width, height, ifnull(rating, ?), format, camera FROM contents ORDER BY id", (UNKNOWN,)
            ).fetchall()
            photos = c.execute("SELECT id, content_id, size, taken, path FROM photos ORDER BY id").fetchall()
        content_ids, widths, heights, stars = (_numbers(contents, column, np.int64) for column in range(4))
        formats, format_names = _coded([row[4] for row in contents])
        cameras, camera_names = _coded([row[5] or "" for row in contents])
        ids, owners, sizes = (_numbers(photos, column, np.int64) for column in range(3))
        separator = os.fsencode(os.sep)
        split = [row[4].rpartition(separator) for row in photos]
        folders, folder_names = _coded([part[0] for part in split])
        at = np.searchsorted(content_ids, owners)
        return Columns(
            revision, ids, owners, _days([row[3] for row in photos]), widths[at].astype(np.int32),
            heights[at].astype(np.int32), sizes, stars[at].astype(np.int8), cameras[at], formats[at], folders,
            camera_names, format_names, folder_names, [part[2] for part in split],
        )  # fmt: skip

    def ordered(self, order: Order) -> Ids:
        """Ids of all photos in an order that an index has: any but "camera" and "rating"."""
        with self._database.read() as c:
            rows = c.execute(f"SELECT id FROM photos ORDER BY {_ORDER[order]}").fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    # -- stars that files tell

    def unread(self) -> int:
        """Contents of which it is not known what stars their files tell."""
        with self._database.read() as c:
            return int(c.execute("SELECT count(*) FROM contents WHERE rating IS NULL").fetchone()[0])

    def unread_after(self, content: int, count: int) -> list[tuple[int, bytes]]:
        """The next of them above a content's id, with the path of a photo that is not offline, rising."""
        query = """SELECT c.id, min(p.path) FROM contents c JOIN photos p ON p.content_id = c.id AND NOT p.offline
            WHERE c.rating IS NULL AND c.id > ? GROUP BY c.id ORDER BY c.id LIMIT ?"""
        with self._database.read() as c:
            return [(row[0], bytes(row[1])) for row in c.execute(query, (content, count))]

    def put_stars(self, stars: Sequence[tuple[int, int]]) -> None:
        """Store (content id, stars or 0); contents that are gone are passed over."""

        def store(c: Connection) -> None:
            c.executemany("UPDATE contents SET rating = ?2 WHERE id = ?1 AND rating IS NULL", stars)
            bump(c)

        if stars:
            self._database.write(store)

    # -- by digest

    def places(self, photos: Iterable[int]) -> list[tuple[bytes, str]]:
        """(digest of its content, path) of these photos; those that are gone are left out."""
        with self._database.read() as c:
            return [(digest, path) for _, digest, path in places(c, photos)]

    def stars_of(self, contents: Iterable[int]) -> list[tuple[int, bytes, int | None]]:
        """(content id, digest, stars that the file tells: None for none or not known) of these contents."""
        wanted = [int(content) for content in contents]
        found: dict[int, tuple[int, bytes, int | None]] = {}
        with self._database.read() as c:
            for part in chunks(wanted):
                query = f"SELECT id, digest, rating FROM contents WHERE id IN ({marks(len(part))})"
                for content, digest, rating in c.execute(query, part):
                    found[content] = content, bytes(digest), rating or None
        return [found[content] for content in wanted if content in found]

    def contents_of(self, digests: Iterable[bytes]) -> dict[bytes, ContentId]:
        """Content ids by digest, of those that the library has."""
        with self._database.read() as c:
            return contents_by_digest(c, digests)


def _revision(c: Connection) -> int:
    return int(c.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])


def _numbers(rows: Sequence[Sequence[Any]], column: int, kind: type[np.int64]) -> Ids:
    return np.fromiter((row[column] for row in rows), kind, len(rows))


def _coded(values: list[Any]) -> tuple[npt.NDArray[np.int32], list[Any]]:
    """Each value's place in the list of all that occur, and that list."""
    places: dict[Any, int] = {}
    codes = np.fromiter((places.setdefault(value, len(places)) for value in values), np.int32, len(values))
    return codes, list(places)


def _days(taken: list[str]) -> npt.NDArray[np.int32]:
    """20240302 for "2024-03-02T11:05:09"; 0 for what is no date."""

    known: dict[str, int] = {}

    def day(text: str) -> int:
        digits = text[:4] + text[5:7] + text[8:10]
        return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 0

    for text in taken:
        if text[:10] not in known:
            known[text[:10]] = day(text[:10])
    return np.fromiter((known[text[:10]] for text in taken), np.int32, len(taken))
