"""Codes of chosen encoders, beside the built-in one's: which pictures lack them, and whether searches may use them."""

from __future__ import annotations

import numpy as np

from core.records import Space
from core.store.catalogue import Ids, bump
from core.store.database import Connection, Database

_READY = "ready:"  # meta key of an encoder whose codes once stood for all contents


class LookStore:
    """Which codes there are, by encoder; `CodeStore` has the codes. Photographs and matches are never touched."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def uncoded(self, encoder: str, space: Space) -> Ids:
        """Contents without a code, int64 [n], rising."""
        query = """SELECT id FROM contents c WHERE NOT EXISTS (SELECT 1 FROM codes k WHERE k.content_id = c.id
            AND k.space = ? AND k.encoder = (SELECT id FROM encoders WHERE name = ?)) ORDER BY id"""
        with self._database.read() as c:
            rows = c.execute(query, (space, encoder)).fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def is_ready(self, encoder: str) -> bool:
        """Whether its codes once stood for all pictures, so that searches may use them."""
        with self._database.read() as c:
            return c.execute("SELECT 1 FROM meta WHERE key = ?", (_READY + encoder,)).fetchone() is not None

    def set_ready(self, encoder: str) -> None:
        """Note that searches may use the encoder; what lists show has changed."""

        def note(c: Connection) -> None:
            c.execute("INSERT OR REPLACE INTO meta VALUES (?, 1)", (_READY + encoder,))
            bump(c)

        self._database.write(note)

    def drop(self, encoder: str) -> int:
        """Forget all codes of an encoder; returns how many there were."""

        def drop(c: Connection) -> int:
            number = "(SELECT id FROM encoders WHERE name = ?)"
            dropped = c.execute(f"DELETE FROM codes WHERE encoder = {number}", (encoder,)).rowcount
            c.execute("DELETE FROM encoders WHERE name = ?", (encoder,))
            c.execute("DELETE FROM meta WHERE key = ?", (_READY + encoder,))
            bump(c)
            return int(dropped)

        return self._database.write(drop)

    def counts(self, space: Space) -> dict[str, int]:
        """How many contents have a code in this space, by encoder."""
        query = "SELECT e.name, count(*) FROM codes k JOIN encoders e ON e.id = k.encoder WHERE k.space = ? GROUP BY 1"
        with self._database.read() as c:
            return {name: int(count) for name, count in c.execute(query, (space,))}
