"""Stars and labels as journal.db keeps them, by digest, and the sidecars that are still to be written.

They have a revision of their own: no list of groups changes with a star.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from core.records.browsing import GivenRating, RatingChange
from core.store.catalogue import chunks
from core.store.database import Connection, Database, marks

_NOTHING = GivenRating()


class RatingStore:
    """The tables of ratings. Any thread."""

    def __init__(self, journal: Database) -> None:
        self._journal = journal

    def of(self, digests: Iterable[bytes]) -> dict[bytes, GivenRating]:
        """What was given to the pictures of these digests; those that were never given anything are left out."""
        with self._journal.read() as c:
            return _of(c, digests)

    def since(self, revision: int) -> tuple[int, dict[bytes, GivenRating]]:
        """The revision of now, and what was given or taken away after an earlier one (0: ever), by digest."""
        with self._journal.read() as c:
            now = _revision(c)
            rows = c.execute("SELECT digest, stars, label FROM ratings WHERE revision > ?", (revision,)).fetchall()
        return now, {bytes(digest): GivenRating(stars, label) for digest, stars, label in rows}

    def change(
        self, photos: Sequence[tuple[bytes, str]], *, stars: int | None = None, label: str | None = None, due: bool
    ) -> RatingChange:
        """Give pictures (digest, path) stars or a label; None leaves the one or the other. `due`: their sidecars too.

        Durable when this returns.
        """

        def write(c: Connection) -> RatingChange:
            given = _of(c, (digest for digest, _ in photos))
            before, after = [], []
            for digest, path in photos:
                old = given.get(digest, _NOTHING)
                before.append((digest, path, old))
                # Of two files with the same bytes the second finds what was given to the first.
                given[digest] = GivenRating(
                    old.stars if stars is None else stars, old.label if label is None else label
                )
                after.append((digest, path, given[digest]))
            _put(c, after)
            if due:
                rows = [(os.fsencode(path), digest) for digest, path in photos]
                c.executemany("INSERT OR REPLACE INTO sidecars_due VALUES (?, ?)", rows)
            return RatingChange(tuple(before))

        return self._journal.write(write)

    def put_back(self, change: RatingChange, *, due: bool) -> RatingChange:
        """Undo a change; what this has replaced."""

        def write(c: Connection) -> RatingChange:
            given = _of(c, (digest for digest, _, _ in change.before))
            before = []
            for digest, path, old in reversed(change.before):
                before.append((digest, path, given.get(digest, _NOTHING)))
                given[digest] = old
                c.execute("DELETE FROM sidecars_due WHERE path = ?", (os.fsencode(path),))
                if due:  # also where nothing was given before: a sidecar may have been written in between
                    c.execute("INSERT INTO sidecars_due VALUES (?, ?)", (os.fsencode(path), digest))
            _put(c, change.before[::-1])
            return RatingChange(tuple(before))

        return self._journal.write(write)

    # -- sidecars

    def due(self) -> list[tuple[str, bytes]]:
        """Path and digest of photos whose sidecar is still to be written, by path."""
        with self._journal.read() as c:
            rows = c.execute("SELECT path, digest FROM sidecars_due ORDER BY path").fetchall()
        return [(os.fsdecode(path), bytes(digest)) for path, digest in rows]

    def settle(self, path: str, digest: bytes, rating: GivenRating) -> None:
        """Nothing is to be written for a photo any more, unless it was given something else meanwhile."""

        def write(c: Connection) -> None:
            if _of(c, [digest]).get(digest, _NOTHING) == rating:
                c.execute("DELETE FROM sidecars_due WHERE path = ? AND digest = ?", (os.fsencode(path), digest))

        self._journal.write(write)


def _of(c: Connection, digests: Iterable[bytes]) -> dict[bytes, GivenRating]:
    found: dict[bytes, GivenRating] = {}
    for part in chunks(list(digests)):
        rows = c.execute(f"SELECT digest, stars, label FROM ratings WHERE digest IN ({marks(len(part))})", part)
        found.update((bytes(digest), GivenRating(stars, label)) for digest, stars, label in rows)
    return found


def _put(c: Connection, ratings: Sequence[tuple[bytes, str, GivenRating]]) -> None:
    """Store (digest, path, rating) as the next revision; of several with one digest the last counts."""
    c.execute("INSERT INTO meta VALUES ('ratings', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1")
    now, revision = datetime.now(UTC).isoformat(timespec="seconds"), _revision(c)
    rows = {digest: (digest, os.fsencode(path), r.stars, r.label, now, revision) for digest, path, r in ratings}
    c.executemany("INSERT OR REPLACE INTO ratings VALUES (?, ?, ?, ?, ?, ?)", (rows[digest] for digest in sorted(rows)))


def _revision(c: Connection) -> int:
    row = c.execute("SELECT value FROM meta WHERE key = 'ratings'").fetchone()
    return 0 if row is None else int(row[0])
