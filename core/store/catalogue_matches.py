"""What matching asks of the catalogue and stores in it: evidence by content, matches, and what has been matched.

`contents.matched` is 0 for what is new, 1 when its pairs have been compared, 2 when also its clusters have.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

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
        """How many contents matching under `key` is not done with."""
        with self._database.read() as c:
            if _key(c) != key:
                return int(c.execute("SELECT count(*) FROM contents").fetchone()[0])
            return int(c.execute("SELECT count(*) FROM contents WHERE matched < 2").fetchone()[0])

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

    def unclosed(self) -> Ids:
        """Ids of contents that have been matched by a run that did not end, int64 [n], rising."""
        with self._database.read() as c:
            rows = c.execute("SELECT id FROM contents WHERE matched = 1 ORDER BY id").fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def data(self, encoder: str, code_bytes: int, contents: Iterable[int] | None = None) -> MatchData:
        """The evidence of all contents, or of these where they are there.

        By pixel digest, so that the order in which they were scanned makes no difference to anything.

        Args:
            code_bytes: Length of a copy code of the encoder.
        """
        from core.match.matching import MatchData

        query = """SELECT c.id, c.pixel_digest, c.dct_hash, c.trimmed_hash, c.quality, k.code, c.width, c.height,
            c.format, c.taken, c.camera, (SELECT max(size) FROM photos p WHERE p.content_id = c.id)
            FROM contents c LEFT JOIN codes k ON k.content_id = c.id AND k.space = 'copy'
            AND k.encoder = (SELECT id FROM encoders WHERE name = ?) {where} ORDER BY c.pixel_digest, c.id"""
        where = "" if contents is None else "WHERE c.id IN (SELECT value FROM json_each(?))"
        wanted = () if contents is None else (json.dumps([int(content) for content in contents]),)
        with self._database.read() as c:
            count = c.execute(f"SELECT count(*) FROM contents c {where}", wanted).fetchone()[0]
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
            cursor = c.execute(query.format(where=where), (encoder, *wanted))
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

    def store(self, matches: Iterable[Match], matched: Sequence[int], *, closed: bool = False) -> None:
        """Store matches and note that these contents have been matched, in one transaction.

        Args:
            closed: Also the clusters that they belong to are compared: matching is done with them.
        """
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
            c.executemany("UPDATE contents SET matched = ? WHERE id = ?", [(1 + closed, int(i)) for i in matched])
            bump(c)

        self._database.write(store)

    def matches(self) -> list[Match]:
        """All matches, in no order."""
        with self._database.read() as c:
            return [_to_match(row) for row in c.execute(_MATCH).fetchall()]

    def certainties(self) -> Ids:
        """How many pairs are copies with a confidence of so many percent, cut off, int64 [101]; bursts are none."""
        query = """SELECT CAST(confidence * 100 + 1e-9 AS INTEGER), count(*) FROM matches WHERE kind != ? GROUP BY 1"""
        counts = np.zeros(101, np.int64)
        with self._database.read() as c:
            for percent, count in c.execute(query, (Kind.BURST.value,)):
                counts[min(max(percent, 0), 100)] += count
        return counts

    def between(self, a: int, b: int) -> Match | None:
        """The match of two contents; where none is stored and their pixels are equal, that."""
        if a == b:
            return None
        with self._database.read() as c:
            row = c.execute(f"{_MATCH} WHERE (a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)", (int(a), int(b))).fetchone()
            if row is not None:
                return _to_match(row)
            query = "SELECT count(DISTINCT pixel_digest), count(*) FROM contents WHERE id IN (?, ?)"
            same = c.execute(query, (int(a), int(b))).fetchone() == (1, 2)
        return Match(ContentId(min(a, b)), ContentId(max(a, b)), Kind.SAME_PIXELS, 0, 1.0) if same else None

    def contents_with_copies(self) -> list[int]:
        """Contents that are in a match or that several photos have: all that groups can be made of."""
        query = """SELECT a FROM matches UNION SELECT b FROM matches
            UNION SELECT content_id FROM photos GROUP BY content_id HAVING count(*) > 1 ORDER BY 1"""
        with self._database.read() as c:
            return [row[0] for row in c.execute(query)]


_MATCH = """SELECT a, b, kind, distance, confidence, left_edge, top_edge, right_edge, bottom_edge, detail, otherwise
    FROM matches"""
_KINDS = {kind.value: kind for kind in Kind}


def _to_match(row: Sequence[Any]) -> Match:
    """A row of `_MATCH` as a record."""
    a, b, kind, distance, confidence, left, top, right, bottom, detail, otherwise = row
    rectangle = None if left is None else (left, top, right, bottom)
    other = None if otherwise is None else _KINDS[otherwise]
    return Match(ContentId(a), ContentId(b), _KINDS[kind], distance, confidence, rectangle, detail, other)


def _key(c: Connection) -> str:
    return str(c.execute("SELECT value FROM meta WHERE key = 'matcher'").fetchone()[0])
