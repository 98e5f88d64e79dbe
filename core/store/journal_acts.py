"""Clean-ups as journal.db keeps them: batches of acts, each written down before it is done and again when it is.

Paths are bytes in the database and str everywhere else. Every write is one durable transaction.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from core.records import Act, Action, ActState, Batch
from core.store import journal
from core.store.database import Connection, Database, marks, storable

PLANNED: Final = ActState.PLANNED.value
DONE: Final = ActState.DONE.value
FAILED: Final = ActState.FAILED.value
SKIPPED: Final = ActState.SKIPPED.value
UNDONE: Final = ActState.UNDONE.value
UNDOING: Final = "undoing"
"""Between DONE and UNDONE; shown as DONE."""

Result = TypeVar("Result")

_COLUMNS = "id, batch, bundle, state, path, target, digest, size, freed, kept, reason"


@dataclass(frozen=True, slots=True)
class NewAct:
    """An act to be written down. `digest`: of a photo's content, None for a companion; `kept`: plain JSON values."""

    path: str
    target: str
    digest: bytes | None
    size: int
    freed: int
    kept: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredAct:
    """An act as it is stored."""

    id: int
    batch: int
    bundle: int
    state: str
    path: str
    target: str
    digest: bytes | None
    size: int
    freed: int
    kept: dict[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Settled:
    """How an act ended. `target`: where its file is now; None leaves what is stored."""

    id: int
    state: str
    reason: str = ""
    target: str | None = None


class ActStore:
    """Clean-up's side of the journal. Any thread."""

    def __init__(self, database: Database, point: Callable[[str, str], None] = lambda what, path: None) -> None:
        """`point` is called before every write, as `Disk` does before it changes a file."""
        self._database = database
        self._point = point

    # -- writing

    def _commit(self, what: str, task: Callable[[Connection], Result]) -> Result:
        self._point("commit", what)
        return self._database.write(task)

    def begin(self, action: Action) -> int:
        """A new batch; its id."""
        values = action.value, datetime.now(UTC).isoformat(timespec="seconds")

        def begin(c: Connection) -> int:
            journal.bump(c)
            return int(c.execute("INSERT INTO batches (action, at) VALUES (?, ?)", values).lastrowid or 0)

        return self._commit("begin", begin)

    def go_on(self, action: Action, seconds: int) -> tuple[int, int]:
        """The last batch, if it was this action and began in the last `seconds`, else a new one; and a free bundle."""
        with self._database.read() as c:
            last = c.execute("SELECT id, action, at FROM batches ORDER BY id DESC LIMIT 1").fetchone()
        if last is not None and last[1] == action.value and not self.history(last[0])[0].undone:
            if (datetime.now(UTC) - datetime.fromisoformat(last[2])).total_seconds() < seconds:
                with self._database.read() as c:
                    row = c.execute("SELECT ifnull(max(bundle), -1) + 1 FROM acts WHERE batch = ?", (last[0],))
                    bundle = int(row.fetchone()[0])
                self.reopen(last[0])
                return int(last[0]), bundle
        return self.begin(action), 0

    def done_to(self, action: Action, path: str) -> list[StoredAct]:
        """What an action did to a file one time after the other, of what was not undone."""
        query = f"""SELECT {_COLUMNS} FROM acts WHERE path = ? AND state = ?
            AND batch IN (SELECT id FROM batches WHERE action = ?) ORDER BY id"""
        with self._database.read() as c:
            return [_stored(row) for row in c.execute(query, (os.fsencode(path), DONE, action.value))]

    def plan(self, batch: int, bundle: int, acts: Sequence[NewAct]) -> tuple[int, ...]:
        """Write down acts that are about to be done together; their ids."""

        def plan(c: Connection) -> tuple[int, ...]:
            return tuple(_insert(c, batch, bundle, PLANNED, act, "") for act in acts)

        return self._commit("plan", plan)

    def skip(self, batch: int, bundle: int, path: str, size: int, reason: str) -> None:
        """Note a file that was left as it is."""
        act = NewAct(path, path, None, size, 0, {})
        self._commit("skip", lambda c: _insert(c, batch, bundle, SKIPPED, act, reason))

    def undoing(self, kept: Sequence[tuple[int, dict[str, Any]]]) -> None:
        """Write down that acts are about to be undone, and what is then to be kept of each."""
        rows = [(UNDOING, json.dumps(value), act) for act, value in kept]

        def undoing(c: Connection) -> None:
            c.executemany("UPDATE acts SET state = ?, kept = ? WHERE id = ?", rows)

        self._commit("undoing", undoing)

    def settle(self, ended: Iterable[Settled]) -> None:
        """Write down how acts ended."""
        rows = [(e.state, storable(e.reason), None if e.target is None else os.fsencode(e.target), e.id) for e in ended]

        def settle(c: Connection) -> None:
            c.executemany("UPDATE acts SET state = ?, reason = ?, target = coalesce(?, target) WHERE id = ?", rows)

        self._commit("settle", settle)

    def reopen(self, batch: int) -> None:
        """Something of a batch is about to be done again: it is looked at when the library opens."""
        self._commit("reopen", lambda c: c.execute("UPDATE batches SET settled = 0 WHERE id = ?", (batch,)).close())

    def close(self, batch: int) -> None:
        """Nothing of a batch is under way, unless an act of it is still open, and the catalogue has followed."""

        def close(c: Connection) -> None:
            query = "SELECT count(*) FROM acts WHERE batch = ? AND state IN (?, ?)"
            if not c.execute(query, (batch, PLANNED, UNDOING)).fetchone()[0]:
                c.execute("UPDATE batches SET settled = 1 WHERE id = ?", (batch,))
            journal.bump(c)

        self._commit("close", close)

    def clear_marks(self, paths: Iterable[str]) -> None:
        """Forget the marks of files that are no longer what was marked."""
        rows = [(os.fsencode(path),) for path in paths]

        def clear(c: Connection) -> None:
            if c.executemany("DELETE FROM marks WHERE path = ?", rows).rowcount > 0:
                journal.bump(c)

        if rows:
            self._commit("marks", clear)

    # -- reading

    def is_marked(self, path: str) -> bool:
        with self._database.read() as c:
            return c.execute("SELECT 1 FROM marks WHERE path = ?", (os.fsencode(path),)).fetchone() is not None

    def open_batches(self) -> tuple[int, ...]:
        """Batches that were not brought to an end, oldest first."""
        with self._database.read() as c:
            return tuple(row[0] for row in c.execute("SELECT id FROM batches WHERE NOT settled ORDER BY id"))

    def stored(self, batch: int, states: Sequence[str] = ()) -> list[StoredAct]:
        """Acts of a batch (in one of these states) in the order they were planned."""
        where = f"AND state IN ({marks(len(states))})" if states else ""
        with self._database.read() as c:
            rows = c.execute(f"SELECT {_COLUMNS} FROM acts WHERE batch = ? {where} ORDER BY id", (batch, *states))
            return [_stored(row) for row in rows]

    def acts(self, batch: int) -> tuple[Act, ...]:
        """Acts of a batch as lists show them."""
        columns = "id, path, target, size, state, reason"
        with self._database.read() as c:
            rows = c.execute(f"SELECT {columns} FROM acts WHERE batch = ? ORDER BY id", (batch,)).fetchall()
        return tuple(
            Act(row[0], os.fsdecode(row[1]), os.fsdecode(row[2]), row[3], _shown(row[4]), row[5]) for row in rows
        )

    def history(self, batch: int | None = None) -> tuple[Batch, ...]:
        """All batches (or one), newest first."""
        where = "" if batch is None else "WHERE b.id = ?"
        query = f"""SELECT b.id, b.action, b.at, sum(state IN (?, ?)), sum(state = ?), sum(state = ?), sum(state = ?),
            sum(CASE WHEN state IN (?, ?) THEN freed ELSE 0 END), max(state IN (?, ?) AND reason = '')
            FROM batches b LEFT JOIN acts a ON a.batch = b.id {where} GROUP BY b.id ORDER BY b.id DESC"""
        values: list[str | int] = [DONE, UNDOING, FAILED, SKIPPED, UNDONE, DONE, UNDOING, DONE, UNDOING]
        with self._database.read() as c:
            rows = c.execute(query, values if batch is None else [*values, batch]).fetchall()
        return tuple(
            Batch(r[0], Action(r[1]), r[2], r[3] or 0, r[4] or 0, r[5] or 0, r[6] or 0, r[7] or 0, bool(r[8]))
            for r in rows
        )


def _stored(r: Sequence[Any]) -> StoredAct:
    path, target, kept = os.fsdecode(r[4]), os.fsdecode(r[5]), json.loads(r[9])
    return StoredAct(r[0], r[1], r[2], r[3], path, target, r[6], r[7], r[8], kept, r[10])


def _shown(state: str) -> ActState:
    return ActState.DONE if state == UNDOING else ActState(state)


def _insert(c: Connection, batch: int, bundle: int, state: str, act: NewAct, reason: str) -> int:
    row = c.execute(
        """INSERT INTO acts (batch, bundle, state, path, target, digest, size, freed, kept, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            batch, bundle, state, os.fsencode(act.path), os.fsencode(act.target), act.digest, act.size, act.freed,
            json.dumps(act.kept), storable(reason),
        ),
    )  # fmt: skip
    return int(row.lastrowid or 0)
