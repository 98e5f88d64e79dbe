"""What a scan asks of the catalogue (what is known of these files?) and writes into it (batches, then the end)."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime

import numpy as np

from core.language import caseless
from core.records import ContentId, FileStamp, PhotoId
from core.store.catalogue import below, bump, chunks, drop_unused_contents
from core.store.database import Connection, Database, marks, storable
from core.store.entries import End, Entry, Failed, Indexed, Known, Refreshed, Reused, Written, signed

PASSING = frozenset({"denied", "unreadable", "memory"})
"""Problems that may go away without a change of the file, so every scan tries again."""


class ScanStore:
    """The scan's side of the catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- asking

    def known(self, paths: Sequence[str], encoder: str | None) -> dict[str, Known]:
        """Photos at these paths. Without an encoder everything counts as coded."""
        return {known.path: known for known in self._known("p.path", [os.fsencode(path) for path in paths], encoder)}

    def by_inode(self, stamps: Sequence[FileStamp], encoder: str | None) -> dict[FileStamp, list[Known]]:
        """Photos that are the very same file as one of `stamps` by device, inode, size and time, at other paths."""
        wanted = {signed(stamp.inode) for stamp in stamps if stamp.inode}
        found: dict[tuple[int, int, int, int], list[Known]] = {}
        for k in self._known("p.inode", sorted(wanted), encoder):
            found.setdefault((k.device, k.inode, k.size, k.mtime_ns), []).append(k)
        keys = {s: (signed(s.device), signed(s.inode), s.size, s.mtime_ns) for s in stamps}
        return {stamp: found[key] for stamp, key in keys.items() if key in found}

    def _known(self, column: str, values: Sequence[object], encoder: str | None) -> list[Known]:
        coded = """EXISTS (SELECT 1 FROM codes k JOIN encoders e ON e.id = k.encoder
            WHERE k.content_id = p.content_id AND e.name = ?)"""
        found = []
        with self._database.read() as c:
            for part in chunks(values):
                rows = c.execute(
                    f"""SELECT p.id, p.content_id, p.path, p.size, p.mtime_ns, p.device, p.inode, p.offline,
                    {coded if encoder else "1 OR ?"} FROM photos p WHERE {column} IN ({marks(len(part))})""",
                    (encoder, *part),
                )
                for row in rows:
                    path = os.fsdecode(row[2])
                    known = Known(row[0], row[1], path, row[3], row[4], row[5], row[6], bool(row[7]), bool(row[8]))
                    found.append(known)
        return found

    def known_problems(self, paths: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Size and mtime_ns of the problem files at these paths that need not be tried again until they change."""
        found: dict[str, tuple[int, int]] = {}
        with self._database.read() as c:
            for part in chunks([os.fsencode(path) for path in paths]):
                query = f"SELECT path, code, size, mtime_ns FROM problems WHERE path IN ({marks(len(part))})"
                for path, code, size, mtime_ns in c.execute(query, part):
                    if size is not None and code not in PASSING:
                        found[os.fsdecode(path)] = size, mtime_ns
        return found

    def crashed(self) -> set[str]:
        """Files that once crashed the program; they are only ever tried in a process of their own."""
        with self._database.read() as c:
            return {os.fsdecode(row[0]) for row in c.execute("SELECT path FROM problems WHERE code = 'crashed'")}

    def known_sizes(self, sizes: Sequence[int]) -> set[int]:
        """Those of these file sizes that some photo has: a new file of such a size may be a copy."""
        found: set[int] = set()
        with self._database.read() as c:
            for part in chunks(sorted(set(sizes))):
                rows = c.execute(f"SELECT size FROM photos WHERE size IN ({marks(len(part))})", part)
                found.update(row[0] for row in rows)
        return found

    def content(self, digest: bytes, encoder: str | None) -> tuple[ContentId, bool] | None:
        """The content of these bytes and whether it has codes of the encoder; None when it is not known."""
        query = """SELECT id, EXISTS (SELECT 1 FROM codes k JOIN encoders e ON e.id = k.encoder
            WHERE k.content_id = contents.id AND e.name = ?) FROM contents WHERE digest = ?"""
        with self._database.read() as c:
            row = c.execute(query, (encoder, digest)).fetchone()
        return None if row is None else (ContentId(row[0]), encoder is None or bool(row[1]))

    def folder_devices(self) -> dict[str, int]:
        """Device numbers of library folders, from when files were last seen in them."""
        with self._database.read() as c:
            rows = c.execute("SELECT path, device FROM folders WHERE device NOTNULL").fetchall()
        return {os.fsdecode(path): device for path, device in rows}

    # -- writing

    def commit(
        self, entries: Sequence[Entry], encoder: str | None, gone: Callable[[str], bool], settled: set[ContentId]
    ) -> Written:
        """Write a batch in one transaction.

        `gone(path)` says whether an indexed file is no longer at its place. `settled` is one set for a whole scan:
        contents whose photos were all found at their places, so that of a thousand copies not each asks for all.
        """

        def write(c: Connection) -> Written:
            batch = _Batch(c, encoder, gone, settled)
            for entry in entries:
                batch.add(entry)
            bump(c)
            return batch.written

        return self._database.write(write)

    def finish(self, end: End) -> tuple[int, list[bytes]]:
        """Drop what is gone, mark what is offline. Returns photos removed and digests of contents dropped."""
        return self._database.write(lambda c: _finish(c, end))


class _Batch:
    """One open transaction that entries are written into."""

    def __init__(
        self, c: Connection, encoder: str | None, gone: Callable[[str], bool], settled: set[ContentId]
    ) -> None:
        self._c = c
        self._gone = gone
        self._settled = settled
        self._encoder: int | None = None
        self._encoder_name = encoder
        self.written = Written()

    def add(self, entry: Entry) -> None:
        match entry:
            case Indexed():
                content, was_known = self._content(entry)
                self._place(entry.stamp, content, entry.facts.taken, self._old_photo(content) if was_known else None)
            case Reused():
                row = self._c.execute("SELECT taken FROM contents WHERE id = ?", (entry.content_id,)).fetchone()
                self._place(entry.stamp, entry.content_id, row[0], entry.moved or self._old_photo(entry.content_id))
            case Refreshed():
                place = (entry.device, entry.inode, entry.photo_id)
                self._c.execute("UPDATE photos SET offline = 0, device = ?, inode = ? WHERE id = ?", place)
                self.written.photo_ids.append(entry.photo_id)
            case Failed():
                path, stamp = os.fsencode(entry.stamp.path), entry.stamp
                self._c.execute("DELETE FROM photos WHERE path = ?", (path,))
                row = (path, entry.code, storable(entry.reason), stamp.size, stamp.mtime_ns)
                self._c.execute("INSERT OR REPLACE INTO problems VALUES (?, ?, ?, ?, ?)", row)

    def _content(self, entry: Indexed) -> tuple[ContentId, bool]:
        """The id of the file's content, made where it is new, with its codes; and whether it was known before."""
        prints, facts = entry.fingerprints, entry.facts
        row = self._c.execute("SELECT id FROM contents WHERE digest = ?", (prints.digest,)).fetchone()
        if row is None:
            new = self._c.execute(
                """INSERT INTO contents (digest, pixel_digest, dct_hash, trimmed_hash, quality,
                width, height, format, camera, taken, rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    prints.digest, prints.pixel_digest, prints.dct_hash, prints.trimmed_hash, prints.quality,
                    facts.width, facts.height, facts.format, _text(facts.camera), _text(facts.taken),
                    facts.rating or 0,
                ),
            )  # fmt: skip
            content = ContentId(int(new.lastrowid or 0))
        else:
            content = ContentId(row[0])
            stars = (facts.rating or 0, content)
            self._c.execute("UPDATE contents SET rating = ? WHERE id = ? AND rating IS NULL", stars)
        if entry.codes is not None:
            rows = [(content, self._encoder_id(), s, np.ascontiguousarray(k).tobytes()) for s, k in entry.codes.items()]
            self._c.executemany("INSERT OR REPLACE INTO codes VALUES (?, ?, ?, ?)", rows)
            if entry.values is not None:
                number = content, self._encoder_id(), np.ascontiguousarray(entry.values).tobytes()
                self._c.execute("INSERT OR REPLACE INTO look_values VALUES (?, ?, ?)", number)
            if row is not None:  # it may have been matched without them
                self._c.execute("UPDATE contents SET matched = 0 WHERE id = ?", (content,))
        return content, row is not None

    def _encoder_id(self) -> int:
        if self._encoder is None:
            name = (self._encoder_name,)
            self._c.execute("INSERT OR IGNORE INTO encoders (name) VALUES (?)", name)
            self._encoder = int(self._c.execute("SELECT id FROM encoders WHERE name = ?", name).fetchone()[0])
        return self._encoder

    def _old_photo(self, content: ContentId) -> PhotoId | None:
        """A photo of this content whose file is no longer there: the one that was moved."""
        if content in self._settled:
            return None
        for photo, path in self._c.execute("SELECT id, path FROM photos WHERE content_id = ?", (content,)).fetchall():
            if self._gone(os.fsdecode(path)):
                return PhotoId(photo)
        self._settled.add(content)
        return None

    def _place(self, stamp: FileStamp, content: ContentId, taken: str | None, moved: PhotoId | None) -> None:
        """Make the photo at a path: the one that is there, else the one that moved there, else a new one."""
        path = os.fsencode(stamp.path)
        values = (content, path, sort_name(stamp.path), taken or _local_time(stamp.mtime_ns), stamp.size,
                  stamp.mtime_ns, signed(stamp.device), signed(stamp.inode))  # fmt: skip
        self._c.execute("DELETE FROM problems WHERE path = ?", (path,))
        row = self._c.execute("SELECT id FROM photos WHERE path = ?", (path,)).fetchone()
        photo = row[0] if row else moved
        if photo is None:
            columns = "content_id, path, name, taken, size, mtime_ns, device, inode"
            new = self._c.execute(f"INSERT INTO photos ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            photo = int(new.lastrowid or 0)
        else:
            self.written.moved += row is None
            self._c.execute(
                """UPDATE photos SET content_id = ?, path = ?, name = ?, taken = ?, size = ?, mtime_ns = ?, device = ?,
                inode = ?, offline = 0 WHERE id = ?""",
                (*values, photo),
            )
        self.written.photo_ids.append(photo)


def _finish(c: Connection, end: End) -> tuple[int, list[bytes]]:
    changes = c.total_changes
    seen = np.unique(np.fromiter(end.seen, np.int64))
    failed = set(end.failed)
    removed = 0
    walked = {os.fsencode(problem.path) for problem in end.problems}
    kept = [below(folder) for folder in end.incomplete]

    def is_kept(path: bytes) -> bool:
        return any(low <= path < high for low, high in kept)

    for root in end.roots:
        where = "path = ? OR (path >= ? AND path < ?)"
        bounds = (os.fsencode(root), *below(root))
        rows = c.execute(f"SELECT id FROM photos WHERE {where}", bounds).fetchall()
        missing = np.setdiff1d(np.fromiter((row[0] for row in rows), np.int64, len(rows)), seen)
        for photo in missing.tolist():
            path = c.execute("SELECT path FROM photos WHERE id = ?", (photo,)).fetchone()[0]
            if not is_kept(path):
                c.execute("DELETE FROM photos WHERE id = ?", (photo,))
                removed += 1
        # A problem that the walk itself found has no size.
        for path, size in c.execute(f"SELECT path, size FROM problems WHERE {where}", bounds).fetchall():
            there = os.fsdecode(path) in failed if size is not None else path in walked
            if not there and (size is None or not is_kept(path)):
                c.execute("DELETE FROM problems WHERE path = ?", (path,))
        c.execute("UPDATE folders SET offline = 0 WHERE offline AND path = ?", (os.fsencode(root),))
    for folder in end.offline:
        c.execute("UPDATE folders SET offline = 1 WHERE NOT offline AND path = ?", (os.fsencode(folder),))
        c.execute("UPDATE photos SET offline = 1 WHERE NOT offline AND path >= ? AND path < ?", below(folder))
    for root, device in end.devices.items():
        place = (signed(device), os.fsencode(root), signed(device))
        c.execute("UPDATE folders SET device = ? WHERE path = ? AND device IS NOT ?", place)
    c.executemany(
        """INSERT INTO problems VALUES (?, ?, ?, NULL, NULL) ON CONFLICT (path) DO UPDATE
        SET code = excluded.code, reason = excluded.reason, size = NULL, mtime_ns = NULL
        WHERE code != excluded.code OR reason != excluded.reason""",
        [(os.fsencode(problem.path), problem.code, storable(problem.reason)) for problem in end.problems],
    )
    dropped = drop_unused_contents(c)
    if c.total_changes != changes:
        bump(c)
    return removed, dropped


def sort_name(path: str) -> str:
    """By what the name of a file sorts; always valid text."""
    return storable(caseless(os.path.basename(path)))


def _text(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _local_time(mtime_ns: int) -> str:
    """A file's time as local ISO text, so that photographs without a capture time sort among those with one."""
    try:
        return datetime.fromtimestamp(mtime_ns // 1_000_000_000).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):
        return ""
