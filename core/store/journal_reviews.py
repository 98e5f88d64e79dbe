"""What a person decided in review, as journal.db keeps it: decisions, marks and chosen keepers.

Decisions are kept by the digests of contents, so they hold wherever the files go and whatever index is built anew.
Marks and keepers are kept by path and digest: a file that was changed, moved or replaced has lost its mark.

Every change is one durable transaction (`commit`), and gives back the change that undoes it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from core.records import ContentId, Decision, PhotoId, Ruling
from core.store import journal
from core.store.catalogue import Catalogue, chunks, contents_by_digest, places
from core.store.database import Connection, Database, marks, storable

Value = TypeVar("Value")
Revisions = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A file as marks, keepers and decisions remember it."""

    path: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is stored: `places[0]` is what it is about."""

    ruling: Ruling
    at: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written: by key what is to stand there, or None for nothing.

    Attributes:
        marks: Digest by path.
        keepers: Digest and reason by path; the reason is "" where the person chose, else what the rules said.
        decisions: By id; the id 0 makes a new one.
    """

    marks: Mapping[str, bytes | None] = field(default_factory=dict)
    keepers: Mapping[str, tuple[bytes, str] | None] = field(default_factory=dict)
    decisions: Mapping[int, Decided | None] = field(default_factory=dict)


class ReviewStore:
    """Review's side of the journal, and the `Rulings` that grouping follows. Any thread."""

    def __init__(self, journal: Database, catalogue: Catalogue) -> None:
        self._journal = journal
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._cached: dict[str, tuple[Revisions, object]] = {}

    # -- what grouping follows

    def revision(self) -> int:
        """Rises with every change of decisions and keepers, not with marks, which leave the groups as they are."""
        return self._number("rulings")

    def apart(self) -> frozenset[tuple[ContentId, ContentId]]:
        """Pairs of contents that the person wants in no group together, smaller id first.

        A pair (c, c) says that several files of one content are wanted. Contents that the catalogue does not have
        are left out; their decisions wait for them.
        """
        return self._by_revision("apart", "rulings", self._read_apart)

    def _read_apart(self) -> frozenset[tuple[ContentId, ContentId]]:
        with self._journal.read() as c:
            rows = c.execute("SELECT decision, digest FROM decided ORDER BY decision, place").fetchall()
        with self._catalogue.database.read() as c:
            contents = contents_by_digest(c, {digest for _, digest in rows})
        pairs: set[tuple[ContentId, ContentId]] = set()
        decision, about = 0, None
        for row, digest in rows:
            content = contents.get(digest)
            if row != decision:
                decision, about = row, content
            elif about is not None and content is not None:
                pairs.add((min(about, content), max(about, content)))
        return frozenset(pairs)

    def keepers(self) -> frozenset[PhotoId]:
        """Photos chosen to be kept, by the person or by rules."""
        return frozenset(self.reasons())

    def reasons(self) -> Mapping[PhotoId, str]:
        """Why each chosen keeper is kept, in the words of the rules; "" where the person chose it."""
        return self._by_revision("reasons", "rulings", lambda: self._present("keepers", "reason"))

    # -- marks

    def marks(self) -> frozenset[PhotoId]:
        """Photos whose path and content are still what was marked."""
        return self._by_revision("marks", "revision", lambda: frozenset(self._present("marks", "''")))

    def _present(self, table: str, column: str) -> dict[PhotoId, str]:
        """Photos that are what a row of a table of paths and digests says, with one column of it."""
        with self._journal.read() as c:
            stored = {row[0]: row[1:] for row in c.execute(f"SELECT path, digest, {column} FROM {table}")}
        found: dict[PhotoId, str] = {}
        with self._catalogue.database.read() as c:
            for part in chunks(sorted(stored)):
                rows = c.execute(
                    f"""SELECT p.id, p.path, c.digest FROM photos p JOIN contents c ON c.id = p.content_id
                    WHERE p.path IN ({marks(len(part))})""",
                    part,
                )
                for photo, path, digest in rows:
                    known, value = stored[path]
                    if digest == known:
                        found[PhotoId(photo)] = value
        return found

    # -- decisions

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, newest first."""
        with self._journal.read() as c:
            heads = c.execute("SELECT id, ruling, at FROM decisions ORDER BY id DESC").fetchall()
            rows = c.execute("SELECT decision, path FROM decided ORDER BY decision, place").fetchall()
        paths: dict[int, list[str]] = {}
        for decision, path in rows:
            paths.setdefault(decision, []).append(os.fsdecode(path))
        return tuple(
            Decision(number, Ruling(ruling), paths[number][0], tuple(paths[number][1:]), at)
            for number, ruling, at in heads
        )

    def ruling(self, a: bytes, b: bytes) -> tuple[Ruling, str] | None:
        """What was last decided about two contents, by their digests, and when; None when nothing was."""
        query = """SELECT d.ruling, d.at FROM decisions d
            JOIN decided p ON p.decision = d.id AND p.place = 0 JOIN decided q ON q.decision = d.id AND q.place > 0
            WHERE (p.digest = ?1 AND q.digest = ?2) OR (p.digest = ?2 AND q.digest = ?1) ORDER BY d.id DESC LIMIT 1"""
        with self._journal.read() as c:
            row = c.execute(query, (a, b)).fetchone()
        return None if row is None else (Ruling(row[0]), str(row[1]))

    def decision(self, number: int) -> Decided | None:
        """A decision as it is stored; None when there is none of this id."""
        with self._journal.read() as c:
            return _decided(c, number)

    # -- writing

    def places(self, photos: Iterable[int]) -> dict[PhotoId, Place]:
        """Path and digest by photo; those that are gone are left out."""
        with self._catalogue.database.read() as c:
            return {photo: Place(path, digest) for photo, digest, path in places(c, photos)}

    def paths(self) -> list[str]:
        """Paths of all photos of the library."""
        with self._catalogue.database.read() as c:
            return [os.fsdecode(row[0]) for row in c.execute("SELECT path FROM photos ORDER BY path")]

    def commit(self, change: Change) -> Change:
        """Write a change in one transaction. Returns the change that undoes it (a new decision has its id there)."""
        if not (change.marks or change.keepers or change.decisions):
            return change
        return self._journal.write(lambda c: _commit(c, change))

    # -- helpers

    def _number(self, name: str) -> int:
        with self._journal.read() as c:
            row = c.execute("SELECT value FROM meta WHERE key = ?", (name,)).fetchone()
        return 0 if row is None else int(row[0])

    def _by_revision(self, name: str, depends: str, read: Callable[[], Value]) -> Value:
        """What `read` gives, read again only when the journal's number `depends` or the catalogue has moved on."""
        # Asked before reading: what changes meanwhile is then read again rather than missed.
        revisions = self._number(depends), self._catalogue.revision()
        with self._lock:
            cached = self._cached.get(name)
        if cached is not None and cached[0] == revisions:
            return cached[1]  # type: ignore[return-value]
        value = read()
        with self._lock:
            self._cached[name] = revisions, value
        return value


def _decided(c: Connection, number: int) -> Decided | None:
    head = c.execute("SELECT ruling, at FROM decisions WHERE id = ?", (number,)).fetchone()
    if head is None:
        return None
    rows = c.execute("SELECT path, digest FROM decided WHERE decision = ? ORDER BY place", (number,)).fetchall()
    return Decided(Ruling(head[0]), head[1], tuple(Place(os.fsdecode(path), bytes(digest)) for path, digest in rows))


def _commit(c: Connection, change: Change) -> Change:
    before = Change(
        {path: _row(c, "digest", "marks", path, lambda row: bytes(row[0])) for path in change.marks},
        {
            path: _row(c, "digest, reason", "keepers", path, lambda row: (bytes(row[0]), str(row[1])))
            for path in change.keepers
        },
        {},
    )
    for path, digest in change.marks.items():
        c.execute("DELETE FROM marks WHERE path = ?", (os.fsencode(path),))
        if digest is not None:
            c.execute("INSERT INTO marks VALUES (?, ?)", (os.fsencode(path), digest))
    for path, keeper in change.keepers.items():
        c.execute("DELETE FROM keepers WHERE path = ?", (os.fsencode(path),))
        if keeper is not None:
            digest, reason = keeper
            c.execute("INSERT INTO keepers VALUES (?, ?, ?)", (os.fsencode(path), digest, storable(reason)))
    decisions: dict[int, Decided | None] = {}
    for number, decided in sorted(change.decisions.items(), reverse=True, key=lambda item: item[0]):  # new ones last
        old = _decided(c, number)
        c.execute("DELETE FROM decisions WHERE id = ?", (number,))
        decisions[_insert(c, number, decided) if decided is not None else number] = old
    journal.bump(c)
    if change.keepers or change.decisions:
        c.execute("INSERT INTO meta VALUES ('rulings', 1) ON CONFLICT (key) DO UPDATE SET value = value + 1")
    return Change(before.marks, before.keepers, decisions)


def _row(c: Connection, columns: str, table: str, path: str, make: Callable[[Sequence[bytes]], Value]) -> Value | None:
    row = c.execute(f"SELECT {columns} FROM {table} WHERE path = ?", (os.fsencode(path),)).fetchone()
    return None if row is None else make(row)


def _insert(c: Connection, number: int, decided: Decided) -> int:
    """Store a decision under its id, or under a new one where that is 0."""
    row = c.execute("INSERT INTO decisions VALUES (?, ?, ?)", (number or None, decided.ruling.value, decided.at))
    made = int(row.lastrowid or 0)
    places = [(made, at, place.digest, os.fsencode(place.path)) for at, place in enumerate(decided.places)]
    c.executemany("INSERT INTO decided VALUES (?, ?, ?, ?)", places)
    return made
