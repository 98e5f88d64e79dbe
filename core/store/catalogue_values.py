"""Look values in the catalogue: the numbers whose signs a look code is, int8, one row a content and encoder.

New contents get them in the transaction that stores their codes; a catalogue made before there were values has codes
alone until the rest has been made. Photos judged by the one cannot be ranked among those judged by the other, so
`complete` says whether values may stand for the codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from core.records import Values
from core.store.catalogue import Ids, bump, chunks
from core.store.database import Connection, Database, marks

_OF = "encoder = (SELECT id FROM encoders WHERE name = ?)"
_MISSING = f"""FROM codes k WHERE {_OF} AND space = 'look' AND NOT EXISTS (
    SELECT 1 FROM look_values v WHERE v.content_id = k.content_id AND v.encoder = k.encoder)"""


class ValueStore:
    """Look values by content and encoder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def missing(self, encoder: str) -> Ids:
        """Contents that have a look code and no values, int64 [n], rising."""
        with self._database.read() as c:
            rows = c.execute(f"SELECT content_id {_MISSING} ORDER BY content_id", (encoder,)).fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def complete(self, encoder: str) -> bool:
        """Whether each content that has a look code has values as well, so that they may stand for the codes."""
        with self._database.read() as c:
            return c.execute(f"SELECT 1 {_MISSING} LIMIT 1", (encoder,)).fetchone() is None

    def pages(self, encoder: str, size: int = 4096) -> Iterator[tuple[Ids, Values]]:
        """Ids and values of all contents that have them, by id, so many at a time."""
        query = f"""SELECT content_id, steps FROM look_values WHERE {_OF} AND content_id > ?
            ORDER BY content_id LIMIT ?"""
        after = 0
        while True:
            with self._database.read() as c:
                rows = c.execute(query, (encoder, after, size)).fetchall()
            if not rows:
                return
            yield _arrays(rows)
            after = int(rows[-1][0])

    def of(self, contents: Sequence[int], encoder: str) -> tuple[Ids, Values]:
        """Ids, rising, and values of those of `contents` that have them."""
        rows: list[tuple[int, bytes]] = []
        with self._database.read() as c:
            for part in chunks(contents):
                query = f"SELECT content_id, steps FROM look_values WHERE {_OF} AND content_id IN ({marks(len(part))})"
                rows += c.execute(query, (encoder, *part)).fetchall()
        return _arrays(sorted(rows))

    def add(self, contents: Sequence[int] | Ids, values: Values, encoder: str) -> None:
        """Store values [n, bits] of contents [n]; those that are gone meanwhile are left out."""

        def write(c: Connection) -> None:
            c.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", (encoder,))
            c.executemany(
                """INSERT OR REPLACE INTO look_values SELECT c.id, e.id, ? FROM contents c, encoders e
                WHERE c.id = ? AND e.name = ?""",
                [(row.tobytes(), int(i), encoder) for i, row in zip(contents, values, strict=True)],
            )

        self._database.write(write)

    def changed(self) -> None:
        """Note that what follows from the values has changed."""
        self._database.write(bump)


def _arrays(rows: Sequence[tuple[int, bytes]]) -> tuple[Ids, Values]:
    ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    steps = np.frombuffer(b"".join(row[1] for row in rows), np.int8)
    return ids, steps.reshape(len(rows), -1) if rows else steps.reshape(0, 0)
