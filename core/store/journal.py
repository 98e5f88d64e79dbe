"""journal.db: what a person decided and what was done to files. It cannot be rebuilt, so every write is durable.

`journal_reviews` holds decisions, marks and chosen keepers, `journal_acts` what clean-up did.
"""

from __future__ import annotations

from pathlib import Path

from core.language import tr
from core.store import schema
from core.store.database import Connection, Database


def open_journal(library: Path) -> Database:
    """journal.db of a library, made or brought up to date (a copy is kept beside it). Raises `UserError`."""
    return Database(
        library / "journal.db",
        schema.JOURNAL,
        tr(
            "It holds your decisions and the history of clean-ups. Close Twinlens and put a backup of it in its place, "
            "or move it away to begin with an empty history; your photographs are untouched."
        ),
        durable=True,
    )


def revision(journal: Database) -> int:
    """Rises with every change that lists show."""
    with journal.read() as c:
        return int(c.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])


def bump(connection: Connection) -> None:
    """Note that what lists show has changed; part of every such transaction."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
