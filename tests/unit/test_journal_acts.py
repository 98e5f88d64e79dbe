"""The journal of acts: what an older one lacks is made when it is opened, and one file is found among many."""

from __future__ import annotations

from pathlib import Path

from core.records import Action
from core.store import journal, schema
from core.store.database import Database
from core.store.journal_acts import ActStore, NewAct


def acted(store: ActStore, action: Action, *paths: str) -> list[int]:
    """Write down acts of one batch that are done; their ids."""
    batch, done = store.begin(action), []
    for bundle, path in enumerate(paths):
        done += store.plan(batch, bundle, [NewAct(path, path, None, 1, 0, {"of": action.value})])
    store._database.write(lambda c: c.execute("UPDATE acts SET state = 'done' WHERE batch = ?", (batch,)))
    return done


def test_what_was_done_to_a_file_is_found_by_its_path(tmp_path: Path) -> None:
    with Database(tmp_path / "journal.db", schema.JOURNAL[:2], "") as older:
        store = ActStore(older)
        acted(store, Action.TRASH, "/a\udce9.xmp")
        first, _ = acted(store, Action.SIDECAR, "/a\udce9.xmp", "/b.xmp")
    with journal.open_journal(tmp_path) as database:
        store = ActStore(database)
        (again,) = acted(store, Action.SIDECAR, "/a\udce9.xmp")
        seen: list[str] = []
        with database.read() as c:
            c.set_trace_callback(seen.append)
        assert [act.id for act in store.done_to(Action.SIDECAR, "/a\udce9.xmp")] == [first, again]
        assert store.done_to(Action.SIDECAR, "/c.xmp") == []
        asked = next(query for query in seen if query.startswith("SELECT"))
        with database.read() as c:
            plan = str(c.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall())
        assert "acts_by_path (path=?)" in plan, "and not by going through all that was ever done"
