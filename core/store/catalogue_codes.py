"""Codes in the catalogue: read page by page or for some contents, counted, written.

A hash is stored like an encoder: its short codes are the codes of an encoder of that name in the look space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from core.records import Codes, Space
from core.store.catalogue import Ids, chunks
from core.store.database import Connection, Database, marks

_OF = "encoder = (SELECT id FROM encoders WHERE name = ?) AND space = ?"
_PAGE = "AND content_id > ? ORDER BY content_id LIMIT 4096"


class CodeStore:
    """The codes of an open catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pages(self, encoder: str, space: Space) -> Iterator[tuple[Ids, Codes]]:
        """Page by page, ids and codes of all contents that have one, by id."""
        return self._pages(f"SELECT content_id, code FROM codes WHERE {_OF} {_PAGE}", encoder, space)

    def missing(self, encoder: str, other: str, space: Space) -> Iterator[tuple[Ids, Codes]]:
        """Page by page, ids and codes of contents that `encoder` has coded and `other` has not."""
        query = f"""SELECT content_id, code FROM codes k WHERE {_OF} AND NOT EXISTS (
            SELECT 1 FROM codes o WHERE o.content_id = k.content_id AND o.space = k.space
            AND o.encoder = (SELECT id FROM encoders WHERE name = ?)) {_PAGE}"""
        return self._pages(query, encoder, space, other)

    def _pages(self, query: str, *values: str) -> Iterator[tuple[Ids, Codes]]:
        after = 0
        while True:
            with self._database.read() as c:
                rows = c.execute(query, (*values, after)).fetchall()
            if not rows:
                return
            yield _arrays(rows)
            after = int(rows[-1][0])

    def of(self, contents: Sequence[int], encoder: str, space: Space) -> tuple[Ids, Codes]:
        """Ids, rising, and codes of those of `contents` that have one."""
        rows: list[tuple[int, bytes]] = []
        with self._database.read() as c:
            for part in chunks(contents):
                query = f"SELECT content_id, code FROM codes WHERE {_OF} AND content_id IN ({marks(len(part))})"
                rows += c.execute(query, (encoder, space, *part)).fetchall()
        return _arrays(sorted(rows))

    def count(self, encoder: str, space: Space) -> int:
        """How many contents have a code."""
        with self._database.read() as c:
            return int(c.execute(f"SELECT count(*) FROM codes WHERE {_OF}", (encoder, space)).fetchone()[0])

    def tally(self, encoder: str, space: Space) -> tuple[int, int]:
        """How many contents have a code, and the sum of their ids: what tells whether an index still stands for them.

        The number alone would not, where one is gone and an older one has got its code late.
        """
        with self._database.read() as c:
            query = f"SELECT count(*), ifnull(sum(content_id), 0) FROM codes WHERE {_OF}"
            count, total = c.execute(query, (encoder, space)).fetchone()
        return int(count), int(total)

    def add(self, contents: Sequence[int] | Ids, codes: Codes, encoder: str, space: Space) -> None:
        """Store codes [n, bytes] of contents [n]; those that are gone meanwhile are left out."""

        def write(c: Connection) -> None:
            c.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", (encoder,))
            c.executemany(
                """INSERT OR REPLACE INTO codes SELECT c.id, e.id, ?, ? FROM contents c, encoders e
                WHERE c.id = ? AND e.name = ?""",
                [(space, code.tobytes(), int(i), encoder) for i, code in zip(contents, codes, strict=True)],
            )

        self._database.write(write)

    def drop(self, encoder: str) -> None:
        """Forget all codes of an encoder or hash."""

        def write(c: Connection) -> None:
            c.execute("DELETE FROM codes WHERE encoder = (SELECT id FROM encoders WHERE name = ?)", (encoder,))
            c.execute("DELETE FROM encoders WHERE name = ?", (encoder,))

        self._database.write(write)


def _arrays(rows: Sequence[tuple[int, bytes]]) -> tuple[Ids, Codes]:
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    packed = np.frombuffer(b"".join(row[1] for row in rows), np.uint8)
    return ids, packed.reshape(len(rows), -1) if rows else packed.reshape(0, 0)
