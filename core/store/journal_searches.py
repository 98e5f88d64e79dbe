"""Searches in journal.db: the last ones, and those that a person gave a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.errors import UserError
from core.language import tr
from core.store import journal
from core.store.database import Connection, Database

LAST = 100
"""How many searches without a name are kept."""


@dataclass(frozen=True, slots=True)
class StoredSearch:
    """A row, as it stands.

    Attributes:
        query: JSON; `core.search.history` reads and writes it.
        picture: JPEG thumbnail.
        data: Bytes of pictures that are no files, by their place among the examples.
    """

    id: int
    name: str | None
    at: str
    query: str
    picture: bytes
    data: Mapping[int, bytes]


class SearchStore:
    """Remembered and saved searches. Any thread.

    Searches that are only remembered do not count as a change of what lists show: nothing but the history shows them.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, query: str, picture: bytes, at: str, data: Mapping[int, bytes]) -> int:
        """Note that this was searched now; the same query is one row. Returns its id."""

        def put(c: Connection) -> int:
            c.execute(
                """INSERT INTO searches (at, query, picture) VALUES (?, ?, ?)
                ON CONFLICT (query) DO UPDATE SET at = excluded.at, picture = excluded.picture""",
                (at, query, picture),
            )
            row = int(c.execute("SELECT id FROM searches WHERE query = ?", (query,)).fetchone()[0])
            rows = [(row, place, part) for place, part in data.items()]
            c.executemany("INSERT OR REPLACE INTO search_pictures VALUES (?, ?, ?)", rows)
            c.execute(
                # Where the clock was set back, this one is not the last by its time.
                """DELETE FROM searches WHERE name IS NULL AND id != ? AND id NOT IN
                (SELECT id FROM searches WHERE name IS NULL ORDER BY at DESC, id DESC LIMIT ?)""",
                (row, LAST),
            )
            return row

        return self._database.write(put)

    def name(self, search: int, name: str) -> None:
        """Give a search a name, or another one.

        Raises `UserError`: "name-taken", "not-found".
        """

        def set_name(c: Connection) -> None:
            if c.execute("SELECT 1 FROM searches WHERE name = ? AND id <> ?", (name, search)).fetchone():
                raise UserError("name-taken", tr("There is a saved search with this name already: {name}", name=name))
            if not c.execute("UPDATE searches SET name = ? WHERE id = ?", (name, search)).rowcount:
                raise UserError("not-found", tr("This search is not remembered any more."))
            journal.bump(c)

        self._database.write(set_name)

    def forget(self, search: int | None) -> None:
        """Delete a search, or all that have no name. One that is gone already is no error."""

        def forget(c: Connection) -> None:
            where, values = ("name IS NULL", ()) if search is None else ("id = ?", (search,))
            if c.execute(f"DELETE FROM searches WHERE {where}", values).rowcount:
                journal.bump(c)

        self._database.write(forget)

    def last(self) -> list[StoredSearch]:
        """The last searches, with and without a name, newest first."""
        return self._rows("ORDER BY at DESC, id DESC LIMIT ?", LAST)

    def named(self) -> list[StoredSearch]:
        """Those with a name, by name."""
        return sorted(self._rows("WHERE name IS NOT NULL ORDER BY id"), key=lambda row: str(row.name).casefold())

    def _rows(self, rest: str, *values: int) -> list[StoredSearch]:
        with self._database.read() as c:
            rows = c.execute(f"SELECT id, name, at, query, picture FROM searches {rest}", values).fetchall()
            data: dict[int, dict[int, bytes]] = {}
            for row in rows:
                parts = c.execute("SELECT place, data FROM search_pictures WHERE search = ?", (row[0],))
                data[row[0]] = {int(place): bytes(part) for place, part in parts}
        return [StoredSearch(i, name, at, query, bytes(picture), data[i]) for i, name, at, query, picture in rows]
