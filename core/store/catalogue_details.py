"""What keeper rules have read of pictures, by content, so that no file is read twice for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.records import ContentId, Details
from core.store.catalogue import chunks
from core.store.database import Connection, Database, marks


class DetailStore:
    """The table of details in the catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, contents: Iterable[int]) -> dict[ContentId, Details]:
        """Details of those contents of which they are known."""
        found: dict[ContentId, Details] = {}
        with self._database.read() as c:
            for part in chunks(sorted({int(content) for content in contents})):
                rows = c.execute(
                    f"""SELECT content_id, jpeg_quality, has_gps, rating, sharpness FROM details
                    WHERE content_id IN ({marks(len(part))})""",
                    part,
                )
                for content, quality, has_gps, rating, sharpness in rows:
                    found[ContentId(content)] = Details(quality, bool(has_gps), rating, sharpness)
        return found

    def put(self, details: Mapping[ContentId, Details]) -> None:
        """Store details; contents that are gone are passed over. No list shows these, so the revision stays."""

        def store(c: Connection) -> None:
            c.executemany(
                """INSERT OR REPLACE INTO details (content_id, jpeg_quality, has_gps, rating, sharpness)
                SELECT id, ?2, ?3, ?4, ?5 FROM contents WHERE id = ?1""",
                [(int(i), d.jpeg_quality, d.has_gps, d.rating, d.sharpness) for i, d in details.items()],
            )

        if details:
            self._database.write(store)
