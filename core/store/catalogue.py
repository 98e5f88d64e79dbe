"""The catalogue as lists and searches read it: folders, photos, problems, codes. What can all be rebuilt by a scan.

`catalogue_scan` holds what only a scan asks and writes, `catalogue_matches` what matching does. Paths are bytes in the
database and str everywhere else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from core.errors import UserError
from core.language import tr
from core.records import Codes, ContentId, Facts, Folder, Photo, PhotoId, Problem, Space
from core.store import schema
from core.store.database import VARIABLES, Connection, Database, marks

Sort = Literal["taken", "path", "size", "name"]
Ids = npt.NDArray[np.int64]

_ORDER: dict[Sort, str] = {
    "taken": "taken DESC, name, id",
    "path": "path",
    "size": "size DESC, name, id",
    "name": "name, id",
}
_PHOTO = """SELECT p.id, p.content_id, p.path, p.size, p.mtime_ns, p.offline,
    c.width, c.height, c.format, c.camera, c.taken, p.device, p.inode, c.rating
    FROM photos p JOIN contents c ON c.id = p.content_id """


def open_database(library: Path) -> Database:
    """catalogue.db of a library, made or brought up to date. Raises `UserError`."""
    return Database(
        library / "catalogue.db",
        schema.CATALOGUE,
        tr(
            "Close Twinlens, move this file away and scan again: it is rebuilt from your photographs, which are "
            "untouched."
        ),
    )


def below(folder: str) -> tuple[bytes, bytes]:
    """Bounds of the stored paths below a folder: `path >= first AND path < second`."""
    prefix = os.fsencode(folder.rstrip(os.sep) + os.sep)
    return prefix, prefix[:-1] + bytes([prefix[-1] + 1])


def chunks(values: Sequence[Any], size: int = VARIABLES) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def bump(connection: Connection) -> None:
    """Note that what lists show has changed; part of every such transaction."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")


def contents_by_digest(connection: Connection, digests: Iterable[bytes]) -> dict[bytes, ContentId]:
    """Contents of the catalogue by digest, of those of these digests that it has."""
    found: dict[bytes, ContentId] = {}
    for part in chunks(list(digests)):
        rows = connection.execute(f"SELECT digest, id FROM contents WHERE digest IN ({marks(len(part))})", part)
        found.update((bytes(digest), ContentId(content)) for digest, content in rows)
    return found


def places(connection: Connection, photos: Iterable[int]) -> list[tuple[PhotoId, bytes, str]]:
    """(photo, digest of its content, path) in the order asked for; those that are gone are left out."""
    wanted = [int(photo) for photo in photos]
    found: dict[int, tuple[PhotoId, bytes, str]] = {}
    for part in chunks(wanted):
        query = f"""SELECT p.id, c.digest, p.path FROM photos p JOIN contents c ON c.id = p.content_id
            WHERE p.id IN ({marks(len(part))})"""
        for photo, digest, path in connection.execute(query, part):
            found[photo] = PhotoId(photo), bytes(digest), os.fsdecode(path)
    return [found[photo] for photo in wanted if photo in found]


def to_photo(row: Sequence[Any]) -> Photo:
    """A row of `_PHOTO` as a record."""
    rating = row[13] or None  # 0: the file tells none
    facts = Facts(width=row[6], height=row[7], format=row[8], camera=row[9], taken=row[10], rating=rating)
    file_id = (row[11], row[12]) if row[12] else None  # some file systems number nothing
    return Photo(PhotoId(row[0]), ContentId(row[1]), os.fsdecode(row[2]), row[3], row[4], facts, bool(row[5]), file_id)


class Catalogue:
    """Reads for lists and searches, and the folders a person adds and removes.

    Attributes:
        database: The open file, shared with `ScanStore` and `MatchStore`.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def revision(self) -> int:
        """A number that rises whenever what lists show has changed, whichever process changed it."""
        with self.database.read() as c:
            return int(c.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])

    # -- folders

    def folders(self) -> tuple[Folder, ...]:
        with self.database.read() as c:
            rows = c.execute("SELECT path, offline FROM folders ORDER BY path").fetchall()
            return tuple(self._folder(c, os.fsdecode(path), bool(offline)) for path, offline in rows)

    @staticmethod
    def _folder(c: Connection, path: str, offline: bool) -> Folder:
        count = c.execute("SELECT count(*) FROM photos WHERE path >= ? AND path < ?", below(path)).fetchone()[0]
        return Folder(path, int(count), offline)

    def add_folder(self, path: str) -> Folder:
        """Make an existing folder part of the library; `path` must be canonical. Adding it again changes nothing."""

        def add(c: Connection) -> Folder:
            if c.execute("INSERT OR IGNORE INTO folders (path) VALUES (?)", (os.fsencode(path),)).rowcount:
                bump(c)
            return self._folder(c, path, False)

        return self.database.write(add)

    def remove_folder(self, path: str) -> list[bytes]:
        """Forget a folder and what is indexed below it, except what another library folder holds.

        Returns the digests of contents that no photo has any more. Raises `UserError("not-found")`.
        """

        def remove(c: Connection) -> list[bytes]:
            if not c.execute("DELETE FROM folders WHERE path = ?", (os.fsencode(path),)).rowcount:
                raise UserError("not-found", tr("{path} is not a folder of this library.", path=path), path)
            others = [os.fsdecode(row[0]) for row in c.execute("SELECT path FROM folders")]
            if not any(is_below(path, other) for other in others):
                kept = [bound for other in others if is_below(other, path) for bound in below(other)]
                where = "path >= ? AND path < ?" + " AND NOT (path >= ? AND path < ?)" * (len(kept) // 2)
                c.execute(f"DELETE FROM photos WHERE {where}", (*below(path), *kept))
                c.execute(f"DELETE FROM problems WHERE {where}", (*below(path), *kept))
                c.execute("DELETE FROM problems WHERE path = ?", (os.fsencode(path),))
            bump(c)
            return drop_unused_contents(c)

        return self.database.write(remove)

    # -- photos

    def photo_ids(self, sort: Sort) -> Ids:
        """Ids of all photos, int64 [n]: newest first, largest first, by path or by name."""
        with self.database.read() as c:
            rows = c.execute(f"SELECT id FROM photos ORDER BY {_ORDER[sort]}").fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """Photos in the order asked for; those that are gone are left out."""
        wanted = [int(i) for i in ids]
        found: dict[int, Photo] = {}
        with self.database.read() as c:
            for part in chunks(wanted):
                for row in c.execute(f"{_PHOTO} WHERE p.id IN ({marks(len(part))})", part):
                    found[row[0]] = to_photo(row)
        return [found[i] for i in wanted if i in found]

    def photos_of(self, contents: Iterable[int]) -> list[Photo]:
        """All photos that have one of these contents, in the order of the contents, then by path."""
        wanted = [int(i) for i in contents]
        found: dict[int, list[Photo]] = {}
        with self.database.read() as c:
            for part in chunks(wanted):
                query = f"{_PHOTO} WHERE p.content_id IN ({marks(len(part))}) ORDER BY p.path"
                for row in c.execute(query, part):
                    found.setdefault(row[1], []).append(to_photo(row))
        return [photo for content in wanted for photo in found.get(content, ())]

    def photo_at(self, path: str) -> Photo | None:
        """The photo with this path, when the library has it."""
        with self.database.read() as c:
            row = c.execute(f"{_PHOTO} WHERE p.path = ?", (os.fsencode(path),)).fetchone()
        return None if row is None else to_photo(row)

    def contents_below(self, folder: str) -> Ids:
        """Contents that a photo below the folder has, rising, int64 [n]."""
        query = "SELECT DISTINCT content_id FROM photos WHERE path >= ? AND path < ? ORDER BY content_id"
        with self.database.read() as c:
            rows = c.execute(query, below(folder)).fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def digest(self, photo_id: int) -> bytes | None:
        """Digest of a photo's content; None when the photo is gone."""
        query = "SELECT c.digest FROM photos p JOIN contents c ON c.id = p.content_id WHERE p.id = ?"
        with self.database.read() as c:
            row = c.execute(query, (int(photo_id),)).fetchone()
        return None if row is None else bytes(row[0])

    def content_of(self, digest: bytes) -> ContentId | None:
        """The content of these bytes, when the library has it."""
        with self.database.read() as c:
            row = c.execute("SELECT id FROM contents WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else ContentId(row[0])

    def content_digest(self, content: int) -> bytes | None:
        with self.database.read() as c:
            row = c.execute("SELECT digest FROM contents WHERE id = ?", (int(content),)).fetchone()
        return None if row is None else bytes(row[0])

    def problems(self) -> tuple[Problem, ...]:
        with self.database.read() as c:
            rows = c.execute("SELECT path, code, reason FROM problems ORDER BY path").fetchall()
        return tuple(Problem(os.fsdecode(path), code, reason) for path, code, reason in rows)

    # -- codes

    def codes(self, encoder: str, space: Space, after: int = 0) -> tuple[Ids, Codes]:
        """Content ids above `after`, rising, and their codes, uint8 [n, bytes]."""
        query = """SELECT content_id, code FROM codes WHERE space = ? AND content_id > ?
            AND encoder = (SELECT id FROM encoders WHERE name = ?) ORDER BY content_id"""
        with self.database.read() as c:
            rows = c.execute(query, (space, after, encoder)).fetchall()
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        packed = np.frombuffer(b"".join(row[1] for row in rows), np.uint8)
        return ids, packed.reshape(len(rows), -1) if rows else packed.reshape(0, 0)

    def code(self, content: int, encoder: str, space: Space) -> bytes | None:
        query = """SELECT code FROM codes WHERE content_id = ? AND space = ?
            AND encoder = (SELECT id FROM encoders WHERE name = ?)"""
        with self.database.read() as c:
            row = c.execute(query, (int(content), space, encoder)).fetchone()
        return None if row is None else bytes(row[0])

    def coded_paths(self, encoder: str, space: Space) -> tuple[list[str], list[bytes]]:
        """Path and code of every photo that has a code, by path."""
        query = """SELECT p.path, k.code FROM photos p JOIN codes k ON k.content_id = p.content_id
            WHERE k.space = ? AND k.encoder = (SELECT id FROM encoders WHERE name = ?) ORDER BY p.path"""
        with self.database.read() as c:
            rows = c.execute(query, (space, encoder)).fetchall()
        return [os.fsdecode(path) for path, _ in rows], [bytes(code) for _, code in rows]

    def counts(self) -> dict[str, int]:
        """Rows of the main tables, by name."""
        tables = ("photos", "contents", "folders", "problems", "matches")
        with self.database.read() as c:
            return {table: int(c.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables}


def is_below(path: str, folder: str) -> bool:
    """Whether `path` lies inside `folder` (and is not it). Both canonical."""
    return path.startswith(folder.rstrip(os.sep) + os.sep)


def drop_unused_contents(c: Connection) -> list[bytes]:
    """Delete contents that no photo has, with their codes and matches; returns their digests."""
    rows = c.execute(
        "SELECT id, digest FROM contents c WHERE NOT EXISTS (SELECT 1 FROM photos WHERE content_id = c.id)"
    ).fetchall()
    c.executemany("DELETE FROM contents WHERE id = ?", [(row[0],) for row in rows])
    return [bytes(row[1]) for row in rows]
