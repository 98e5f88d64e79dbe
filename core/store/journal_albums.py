"""Taught albums: names and examples in journal.db, because nothing can make them again; scores in catalogue.db.

Examples are kept by digest, so they hold wherever a file goes, and come back with it when it left and returns.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from core.errors import UserError
from core.language import tr
from core.records.albums import Learner
from core.store import journal
from core.store.catalogue import Catalogue, Ids, chunks, contents_by_digest, places
from core.store.database import Connection, Database, marks

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StoredAlbum:
    """An album's row."""

    id: int
    name: str
    learner: Learner
    at: str
    threshold: float


@dataclass(frozen=True, slots=True)
class StoredExample:
    """An example's row, with its content where the catalogue has it now."""

    digest: bytes
    path: str
    inside: bool
    content: int | None


class AlbumStore:
    """Albums of an open library. Any thread."""

    def __init__(self, journal: Database, catalogue: Catalogue) -> None:
        self._journal = journal
        self._catalogue = catalogue

    # -- albums

    def albums(self) -> list[StoredAlbum]:
        """All albums, by name."""
        with self._journal.read() as c:
            rows = c.execute("SELECT id, name, learner, at, threshold FROM albums").fetchall()
        albums = [StoredAlbum(*row) for row in rows]
        return sorted(albums, key=lambda album: (album.name.casefold(), album.id))

    def album(self, album: int) -> StoredAlbum | None:
        return next((stored for stored in self.albums() if stored.id == album), None)

    def create(self, name: str, learner: Learner, threshold: float) -> int:
        """Returns the id, which is never used again. Raises `UserError` "name-taken"."""
        at = datetime.now(UTC).isoformat(timespec="seconds")

        def create(c: Connection) -> int:
            _check_free(c, name)
            insert = "INSERT INTO albums (name, learner, at, threshold) VALUES (?, ?, ?, ?)"
            made = c.execute(insert, (name, learner, at, threshold)).lastrowid
            journal.bump(c)
            return int(made or 0)

        return self._journal.write(create)

    def set_name(self, album: int, name: str) -> None:
        """Raises `UserError` "name-taken"."""

        def take(c: Connection) -> None:
            _check_free(c, name, album)
            c.execute("UPDATE albums SET name = ? WHERE id = ?", (name, album))
            journal.bump(c)

        self._journal.write(take)

    def change(self, album: int, **columns: str | float) -> None:
        """Set columns of an album: learner, threshold."""

        def change(c: Connection) -> None:
            for column, value in columns.items():
                c.execute(f"UPDATE albums SET {column} = ? WHERE id = ?", (value, album))
            journal.bump(c)

        self._journal.write(change)

    def delete(self, album: int) -> None:
        """Forget an album, its examples and its scores."""

        def delete(c: Connection) -> None:
            c.execute("DELETE FROM album_examples WHERE album = ?", (album,))
            c.execute("DELETE FROM albums WHERE id = ?", (album,))
            journal.bump(c)

        self._journal.write(delete)
        self._catalogue.database.write(lambda c: c.execute("DELETE FROM album_scores WHERE album = ?", (album,)))

    # -- examples

    def examples(self, album: int) -> list[StoredExample]:
        """All examples of an album, those inside first, by path."""
        with self._journal.read() as c:
            query = "SELECT digest, path, inside FROM album_examples WHERE album = ? ORDER BY inside DESC, path"
            rows = c.execute(query, (album,)).fetchall()
        with self._catalogue.database.read() as c:
            contents = contents_by_digest(c, (row[0] for row in rows))
        return [StoredExample(bytes(d), os.fsdecode(p), bool(inside), contents.get(d)) for d, p, inside in rows]

    def places(self, photos: Iterable[int]) -> dict[bytes, str]:
        """Path by digest of these photos, the first path of each; those that are gone are left out."""
        with self._catalogue.database.read() as c:
            found = [(path, digest) for _, digest, path in places(c, photos)]
        return {digest: path for path, digest in sorted(found, reverse=True)}

    def photos_at(self, paths: Iterable[str]) -> dict[str, int]:
        """Photo ids by path, of those of these paths that the catalogue has."""
        found: dict[str, int] = {}
        with self._catalogue.database.read() as c:
            for part in chunks([os.fsencode(path) for path in paths]):
                rows = c.execute(f"SELECT path, id FROM photos WHERE path IN ({marks(len(part))})", part)
                found.update((os.fsdecode(path), int(photo)) for path, photo in rows)
        return found

    def teach(
        self, album: int, examples: Mapping[bytes, tuple[str, bool] | None]
    ) -> dict[bytes, tuple[str, bool] | None]:
        """Make pictures examples: by digest path and side, or None for no example. Returns what was there before."""

        def teach(c: Connection) -> dict[bytes, tuple[str, bool] | None]:
            before: dict[bytes, tuple[str, bool] | None] = {}
            for digest, example in examples.items():
                where = "WHERE album = ? AND digest = ?"
                row = c.execute(f"SELECT path, inside FROM album_examples {where}", (album, digest)).fetchone()
                before[digest] = None if row is None else (os.fsdecode(row[0]), bool(row[1]))
                c.execute(f"DELETE FROM album_examples {where}", (album, digest))
                if example is not None:
                    # Of an album that was deleted meanwhile nothing is kept.
                    insert = "INSERT INTO album_examples SELECT id, ?, ?, ? FROM albums WHERE id = ?"
                    c.execute(insert, (digest, os.fsencode(example[0]), int(example[1]), album))
            journal.bump(c)
            return before

        return self._journal.write(teach)

    # -- the catalogue's side

    def photos(self) -> tuple[Ids, Ids]:
        """Ids of all photos, newest first, and of their contents, int64 [n] each."""
        with self._catalogue.database.read() as c:
            rows = c.execute("SELECT id, content_id FROM photos ORDER BY taken DESC, name, id").fetchall()
        both = np.array(rows, np.int64).reshape(-1, 2)
        return both[:, 0].copy(), both[:, 1].copy()

    def scores(self, album: int) -> tuple[str, Ids, Floats] | None:
        """What was last computed for an album: from what, content ids and scores [n]; None when nothing was."""
        with self._catalogue.database.read() as c:
            query = "SELECT made_from, contents, scores FROM album_scores WHERE album = ?"
            row = c.execute(query, (album,)).fetchone()
        return None if row is None else (row[0], np.frombuffer(row[1], "<i8"), np.frombuffer(row[2], "<f4"))

    def made_from(self, album: int) -> str | None:
        """From what the scores of an album were last computed; None when none were."""
        with self._catalogue.database.read() as c:
            row = c.execute("SELECT made_from FROM album_scores WHERE album = ?", (album,)).fetchone()
        return None if row is None else str(row[0])

    def keep_scores(self, album: int, made_from: str, contents: Ids, scores: Floats) -> None:
        values = (album, made_from, contents.astype("<i8").tobytes(), scores.astype("<f4").tobytes())
        insert = "INSERT OR REPLACE INTO album_scores VALUES (?, ?, ?, ?)"
        self._catalogue.database.write(lambda c: c.execute(insert, values))


def _check_free(c: Connection, name: str, but: int = 0) -> None:
    """Look in the transaction that takes the name, or another process could take it in between."""
    taken = c.execute("SELECT name FROM albums WHERE id <> ?", (but,))
    if any(other.casefold() == name.casefold() for (other,) in taken):
        raise UserError("name-taken", tr("There is an album “{name}” already.", name=name))
