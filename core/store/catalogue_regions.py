"""Codes of parts of pictures in the catalogue: all of a content and encoder in one row, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from core.records import Codes
from core.store.catalogue import Ids, bump
from core.store.database import Connection, Database

_OF = "encoder = (SELECT id FROM encoders WHERE name = ?)"


class RegionStore:
    """Codes of parts by content and by the name under which an encoder and its choice of parts are stored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def missing(self, name: str) -> Ids:
        """Contents without codes of parts, int64 [n], rising."""
        query = f"SELECT id FROM contents WHERE id NOT IN (SELECT content_id FROM regions WHERE {_OF}) ORDER BY id"
        with self._database.read() as c:
            rows = c.execute(query, (name,)).fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def add(self, name: str, contents: Sequence[int], codes: Codes) -> None:
        """Store codes, uint8 [n, parts, bytes], of contents; those that are gone meanwhile are left out."""

        def add(c: Connection) -> None:
            c.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", (name,))
            c.executemany(
                """INSERT OR REPLACE INTO regions SELECT c.id, e.id, ?1 FROM contents c, encoders e
                WHERE c.id = ?2 AND e.name = ?3""",
                [(row.tobytes(), int(content), name) for content, row in zip(contents, codes, strict=True)],
            )

        self._database.write(add)

    def pages(self, name: str, after: int = 0) -> Iterator[tuple[Ids, bytes]]:
        """Content ids above `after`, rising, and their codes, all of them one after the other; page by page."""
        # Nearly all rows are wanted, in the order in which they lie; by the index each would be looked up.
        query = f"""SELECT content_id, codes FROM regions NOT INDEXED WHERE {_OF} AND content_id > ?
            ORDER BY content_id LIMIT 4096"""
        while True:
            with self._database.read() as c:
                rows = c.execute(query, (name, after)).fetchall()
            if not rows:
                return
            yield np.fromiter((row[0] for row in rows), np.int64, len(rows)), b"".join(row[1] for row in rows)
            after = int(rows[-1][0])

    def tally(self, name: str, after: int = 0) -> tuple[int, int]:
        """How many contents with ids above `after` have codes of parts, and the sum of their ids."""
        query = f"SELECT count(*), ifnull(sum(content_id), 0) FROM regions WHERE {_OF} AND content_id > ?"
        with self._database.read() as c:
            count, total = c.execute(query, (name, after)).fetchone()
        return int(count), int(total)

    def drop(self) -> None:
        """Forget all codes of parts."""

        def drop(c: Connection) -> None:
            c.execute("DELETE FROM regions")
            bump(c)

        self._database.write(drop)

    def changed(self) -> None:
        """Note that searches see something new."""
        self._database.write(bump)
