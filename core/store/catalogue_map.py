"""What the map asks of the catalogue: all photos with their contents, and contents by digest."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.store.catalogue import Ids
from core.store.database import Database

Keys = npt.NDArray[np.uint64]


class MapStore:
    """Reads for the map."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def photos(self) -> tuple[Ids, Ids]:
        """Ids of all photos and of their contents, int64 [n] each, by content."""
        with self._database.read() as c:
            rows = c.execute("SELECT id, content_id FROM photos ORDER BY content_id, id").fetchall()
        pairs = np.array(rows, np.int64).reshape(-1, 2)
        return pairs[:, 0].copy(), pairs[:, 1].copy()

    def coded(self, encoder: str) -> tuple[Ids, Keys]:
        """Contents with a look code of an encoder, int64 [n], rising, and the first 8 bytes of their digests.

        Digests outlive a catalogue that is made again, ids do not.
        """
        query = """SELECT c.id, substr(c.digest, 1, 8) FROM contents c JOIN codes k ON k.content_id = c.id
            WHERE k.space = 'look' AND k.encoder = (SELECT id FROM encoders WHERE name = ?) ORDER BY c.id"""
        with self._database.read() as c:
            rows = c.execute(query, (encoder,)).fetchall()
        ids = np.fromiter((row[0] for row in rows), np.int64, len(rows))
        return ids, np.frombuffer(b"".join(bytes(row[1]).ljust(8, b"\0") for row in rows), np.uint64)
