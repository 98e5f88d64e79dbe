"""What matching asks of the catalogue and stores in it: evidence by content, matches, and what has been matched."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.records import ContentId, Kind, Match
from core.store.catalogue import Ids, bump
from core.store.database import Connection, Database

if TYPE_CHECKING:
    from core.match.matching import MatchData

_FETCH = 10_000


class MatchStore:
    """Matching's side of the catalogue. `key` names the encoder and the matcher: matches of another key are stale."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pending(self, key: str) -> int:
        """How many contents have not been matched under `key`."""
        with self._database.read() as c:
            if _key(c) != key:
                return int(c.execute("SELECT count(*) FROM contents").fetchone()[0])
            return int(c.execute("SELECT count(*) FROM contents WHERE matched = 0").fetchone()[0])

    def begin(self, key: str) -> None:
        """Forget all matches if they were made under another key."""

        def reset(c: Connection) -> None:
            if _key(c) != key:
                c.execute("DELETE FROM matches")
                c.execute("UPDATE contents SET matched = 0 WHERE matched")
                c.execute("UPDATE meta SET value = ? WHERE key = 'matcher'", (key,))
                bump(c)

        self._database.write(reset)

    def unmatched(self) -> Ids:
        """Ids of contents still to be matched, int64 [n], rising."""
        with self._database.read() as c:
            rows = c.execute("SELECT id FROM contents WHERE matched = 0 ORDER BY id").fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def data(self, encoder: str, code_bytes: int) -> MatchData:
        """The evidence of all contents, by rising id. `code_bytes`: length of a copy code of the encoder."""
        from core.match.matching import MatchData

        query = """SELECT c.id, c.pixel_digest, c.dct_hash, c.trimmed_hash, c.quality, k.code, c.width, c.height,
            c.format, c.taken, c.camera, (SELECT max(size) FROM photos p WHERE p.content_id = c.id)
            FROM contents c LEFT JOIN codes k ON k.content_id = c.id AND k.space = 'copy'
            AND k.encoder = (SELECT id FROM encoders WHERE name = ?) ORDER BY c.id"""
        with self._database.read() as c:
            count = c.execute("SELECT count(*) FROM contents").fetchone()[0]
            ids, size = np.empty(count, np.int64), np.zeros(count, np.int64)
            hashes, codes = np.empty((count, 32), np.uint8), np.zeros((count, code_bytes), np.uint8)
            quality, has_code = np.empty(count, np.uint8), np.zeros(count, np.bool_)
            width, height = np.empty(count, np.int32), np.empty(count, np.int32)
            pixel_digests: list[bytes] = []
            trimmed: list[bytes] = []
            trimmed_rows: list[int] = []
            formats: list[str] = []
            taken: list[str | None] = []
            cameras: list[str | None] = []
            cursor = c.execute(query, (encoder,))
            row = 0
            while part := cursor.fetchmany(_FETCH):
                for record in part:
                    ids[row], quality[row], width[row], height[row] = record[0], record[4], record[6], record[7]
                    hashes[row] = np.frombuffer(record[2], np.uint8)
                    size[row] = record[11] or 0
                    pixel_digests.append(record[1])
                    if record[3] is not None:
                        trimmed.append(record[3])
                        trimmed_rows.append(row)
                    if record[5] is not None:
                        codes[row] = np.frombuffer(record[5], np.uint8)
                        has_code[row] = True
                    formats.append(sys.intern(record[8]))  # few different ones, so few objects
                    taken.append(record[9])
                    cameras.append(None if record[10] is None else sys.intern(record[10]))
                    row += 1
        return MatchData(
            ids=ids,
            pixel_digests=pixel_digests,
            hashes=hashes,
            trimmed=np.frombuffer(b"".join(trimmed), np.uint8).reshape(-1, 32),
            trimmed_rows=np.array(trimmed_rows, np.int64),
            quality=quality,
            copy_codes=codes,
            has_code=has_code,
            width=width,
            height=height,
            format=formats,
            taken=taken,
            camera=cameras,
            size=size,
        )

    def store(self, matches: Iterable[Match], matched: Sequence[int]) -> None:
        """Store matches and note that these contents have been matched, in one transaction."""
        rows = [
            (m.a, m.b, m.kind.value, m.distance, m.confidence, *(m.rectangle or (None,) * 4), m.detail, m.otherwise)
            for m in matches
        ]

        def store(c: Connection) -> None:
            c.executemany("DELETE FROM matches WHERE a = ? AND b = ?", [(row[1], row[0]) for row in rows])
            # A content may have been dropped since it was read.
            insert = "INSERT OR REPLACE INTO matches SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11"
            there = "(SELECT count(*) FROM contents WHERE id IN (?1, ?2)) = 2"
            c.executemany(f"{insert} WHERE {there}", rows)
            c.executemany("UPDATE contents SET matched = 1 WHERE id = ?", [(int(i),) for i in matched])
            bump(c)

        self._database.write(store)

    def matches(self) -> list[Match]:
        with self._database.read() as c:
            rows = c.execute(
                """SELECT a, b, kind, distance, confidence, left_edge, top_edge, right_edge, bottom_edge, detail,
                otherwise FROM matches ORDER BY a, b"""
            ).fetchall()
        return [
            Match(
                ContentId(row[0]), ContentId(row[1]), Kind(row[2]), row[3], row[4],
                None if row[5] is None else (row[5], row[6], row[7], row[8]), row[9],
                None if row[10] is None else Kind(row[10]),
            )
            for row in rows
        ]  # fmt: skip

    def contents_with_copies(self) -> list[int]:
        """Contents that are in a match or that several photos have: all that groups can be made of."""
        query = """SELECT a FROM matches UNION SELECT b FROM matches
            UNION SELECT content_id FROM photos GROUP BY content_id HAVING count(*) > 1 ORDER BY 1"""
        with self._database.read() as c:
            return [row[0] for row in c.execute(query)]


def _key(c: Connection) -> str:
    return str(c.execute("SELECT value FROM meta WHERE key = 'matcher'").fetchone()[0])
