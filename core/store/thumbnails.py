"""thumbnails.db: JPEG thumbnails by content digest. A cache with a size cap; its file can be deleted at any time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from core.errors import UserError
from core.language import tr
from core.pictures import decoding
from core.records import Photo
from core.store import schema
from core.store.database import Connection, Database

log = logging.getLogger(__name__)

_EVICT_SHARE = 0.1  # of the cap, dropped at once, so that eviction is rare

_PAGES = ("page_size", "page_count", "freelist_count")


class ThumbnailStore:
    """Thumbnails by digest, the oldest evicted first once the file reaches its cap.

    Attributes:
        path: The file.
    """

    def __init__(self, library: Path, cap_bytes: int) -> None:
        """Open or make the file; a damaged one is thrown away, since all of it can be made again."""
        self.path = library / "thumbnails.db"
        self._cap = cap_bytes
        remedy = tr("Close Twinlens and delete this file: thumbnails are made again when they are needed.")
        try:
            self._database = Database(self.path, schema.THUMBNAILS, remedy)
        except UserError as error:
            if error.code not in {"damaged", "newer"}:
                raise
            log.warning("%s; a new one is begun", error)
            for suffix in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
            self._database = Database(self.path, schema.THUMBNAILS, remedy)

    def get(self, digest: bytes) -> bytes | None:
        with self._database.read() as c:
            row = c.execute("SELECT jpeg FROM thumbnails WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else bytes(row[0])

    def get_or_make(self, digest: bytes, photos: Callable[[], Iterable[Photo]]) -> bytes | None:
        """The thumbnail of a content, made again from one of its photos where it is lost; None when that fails.

        A file that was changed since the scan is another picture now, which the next scan finds.
        """
        jpeg = self.get(digest)
        if jpeg is not None:
            return jpeg
        for photo in photos():
            with suppress(UserError):  # offline, gone or unreadable: then there is none, and the next scan tells why
                decoded = decoding.decode(photo.path, None)
                self.put({decoded.fingerprints.digest: decoded.thumbnail})
                if decoded.fingerprints.digest == digest:
                    return decoded.thumbnail
        return None

    def put(self, thumbnails: Mapping[bytes, bytes]) -> None:
        """Store JPEG bytes by digest, and evict the oldest when the file has reached its cap."""

        def store(c: Connection) -> None:
            c.executemany("INSERT OR IGNORE INTO thumbnails (digest, jpeg) VALUES (?, ?)", list(thumbnails.items()))
            excess = _used_bytes(c) - self._cap
            if excess > 0:
                self._evict(c, excess + int(self._cap * _EVICT_SHARE), keep=len(thumbnails))

        if thumbnails:
            self._database.write(store)

    @staticmethod
    def _evict(c: Connection, target: int, keep: int) -> None:
        """Delete the oldest thumbnails until `target` bytes are free, but never the `keep` newest."""
        newest = c.execute("SELECT max(id) FROM thumbnails").fetchone()[0]
        freed, last = 0, 0
        for row_id, size in c.execute("SELECT id, length(jpeg) FROM thumbnails ORDER BY id"):
            if freed >= target or row_id > newest - keep:
                break
            freed, last = freed + size, row_id
        c.execute("DELETE FROM thumbnails WHERE id <= ?", (last,))

    def drop(self, digests: Iterable[bytes]) -> None:
        rows = [(digest,) for digest in digests]
        if rows:
            self._database.write(lambda c: c.executemany("DELETE FROM thumbnails WHERE digest = ?", rows).close())

    def close(self) -> None:
        self._database.close()


def _used_bytes(c: Connection) -> int:
    size, count, free = (c.execute(f"PRAGMA {name}").fetchone()[0] for name in _PAGES)
    return int(size * (count - free))
