"""SQLite as this program uses it: WAL, one writer thread, a pool of read-only connections, migrations, a lock.

Nothing else imports sqlite3. Failures of the environment (disk full, damaged file, locked, not writable) leave here
as `UserError`; a programming error in SQL stays what it is.
"""

from __future__ import annotations

import logging
import os
import queue
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from core.errors import UserError
from core.language import tr

log = logging.getLogger(__name__)

Connection = sqlite3.Connection
Step = Callable[[Connection], None]
"""One numbered migration. It runs inside a transaction, so it must not use `executescript`, which commits."""
Result = TypeVar("Result")

BUSY_MS = 10_000
VARIABLES = 500
"""How many values to put into one `IN (...)`."""


def marks(count: int) -> str:
    """`count` placeholders for an `IN (...)`."""
    return ",".join("?" * count)


def storable(text: str) -> str:
    """`text` without lone surrogates, the bytes of file names that are no text, which SQLite does not take as text."""
    return text.encode("utf-8", "replace").decode()


@contextmanager
def _as_user_error(path: Path, remedy: str) -> Iterator[None]:
    """Turn what the environment did to the database file into a `UserError` that names it."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        match code:
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                raise UserError(
                    "damaged", tr("The database {path} is damaged. {remedy}", path=path, remedy=remedy), str(path)
                ) from error
            case sqlite3.SQLITE_FULL:
                raise UserError(
                    "disk-full", tr("The database {path} cannot grow: the disk is full.", path=path), str(path)
                ) from error
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise UserError(
                    "busy", tr("The database {path} is in use by another program; try again.", path=path), str(path)
                ) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
                raise UserError(
                    "not-writable", tr("The database {path} cannot be opened for writing.", path=path), str(path)
                ) from error
            case sqlite3.SQLITE_IOERR if _is_full(path):  # the log's index is made as large as it gets, at once
                raise UserError(
                    "disk-full", tr("The database {path} cannot grow: the disk is full.", path=path), str(path)
                ) from error
            case sqlite3.SQLITE_IOERR:
                raise UserError(
                    "disk-error",
                    tr("The database {path} cannot be read or written: {error}.", path=path, error=error),
                    str(path),
                ) from error
        raise


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < 1 << 20


class Database:
    """One SQLite file: opened, migrated, written by one thread, read by any.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path, steps: Sequence[Step], remedy: str, *, durable: bool = False) -> None:
        """Open or create the file and bring it to version `len(steps)`.

        Args:
            remedy: The sentence that tells a person what to do when the file is damaged.
            durable: A write that has returned survives a power cut (synchronous FULL); else the last ones may be lost.

        Raises `UserError`: "newer", "damaged", "not-writable", "busy", "disk-full".
        """
        self.path = path
        self._remedy = remedy
        self._synchronous = "FULL" if durable else "NORMAL"
        self._closed = False
        self._idle: list[Connection] = []
        self._idle_lock = threading.Lock()
        self._tasks: queue.SimpleQueue[tuple[Callable[[Connection], Any], Future[Any]] | None] = queue.SimpleQueue()
        with _as_user_error(path, remedy):
            connection = self._connect()
            try:
                self._migrate(connection, steps)
                connection.execute("PRAGMA foreign_keys = ON")
            except BaseException:
                connection.close()
                raise
        self._writer = threading.Thread(
            target=self._write_loop, args=(connection,), name=f"write {path.name}", daemon=True
        )
        self._writer.start()

    # -- reading

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read-only connection for this block; from its first query on it sees one state of the file."""
        with _as_user_error(self.path, self._remedy):
            connection = self._take()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.rollback()
                self._give_back(connection)

    def _take(self) -> Connection:
        with self._idle_lock:
            if self._closed:
                raise RuntimeError(f"{self.path.name} is closed")
            if self._idle:
                return self._idle.pop()
        connection = self._connect()
        connection.execute("PRAGMA query_only = ON")
        return connection

    def _give_back(self, connection: Connection) -> None:
        with self._idle_lock:
            if not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    # -- writing

    def submit(self, task: Callable[[Connection], Result]) -> Future[Result]:
        """Run `task(connection)` on the writer thread, in one transaction that is rolled back if it raises."""
        future: Future[Result] = Future()
        with self._idle_lock:
            if self._closed:
                raise RuntimeError(f"{self.path.name} is closed")
            self._tasks.put((task, future))
        return future

    def write(self, task: Callable[[Connection], Result]) -> Result:
        """`submit` and wait."""
        if threading.current_thread() is self._writer:
            raise RuntimeError("a write inside a write would wait for itself")
        return self.submit(task).result()

    def _write_loop(self, connection: Connection) -> None:
        while (entry := self._tasks.get()) is not None:
            task, future = entry
            if not future.set_running_or_notify_cancel():
                continue
            try:
                with _as_user_error(self.path, self._remedy), transaction(connection):
                    result = task(connection)
            except BaseException as error:  # it belongs to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)
            del entry, task, future  # or the last batch would live until the next one
        connection.close()

    def close(self) -> None:
        """Finish queued writes and close all connections. Closing twice is harmless."""
        with self._idle_lock:
            if self._closed:
                return
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()
        # The writer closes last: of two connections that close at once, neither folds the log into the file.
        self._tasks.put(None)
        self._writer.join()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- opening

    def _connect(self) -> Connection:
        # Connections are handed from thread to thread, but never used by two at once.
        connection = sqlite3.connect(self.path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA synchronous = {self._synchronous}")
            connection.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: Connection, steps: Sequence[Step]) -> None:
        version = _version(connection)
        if version > len(steps):
            raise UserError(
                "newer",
                tr(
                    "The database {path} was made by a newer version of Twinlens; update Twinlens to use it.",
                    path=self.path,
                ),
                str(self.path),
            )
        mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
        if mode != "wal":
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                log.warning("%s cannot use a write-ahead log here (%s); it works, but slower", self.path, mode)
        if version == len(steps):
            return
        if version:
            self._back_up(connection, version)
        for number, step in enumerate(steps, 1):
            with transaction(connection):
                # Asked again inside the transaction: another process may just have made this step.
                if _version(connection) < number:
                    step(connection)
                    connection.execute(f"PRAGMA user_version = {number}")

    def _back_up(self, connection: Connection, version: int) -> None:
        """Copy the file beside itself before a migration changes it; copies of earlier versions make room for it."""
        backup = self.path.with_name(f"{self.path.name}.version-{version}.backup")
        partial = backup.with_name(backup.name + ".part")
        target = sqlite3.connect(partial)
        try:
            connection.backup(target)
        finally:
            target.close()
        os.replace(partial, backup)
        for earlier in self.path.parent.glob(f"{self.path.name}.version-*.backup"):
            if earlier != backup:
                earlier.unlink(missing_ok=True)
        log.info("%s was copied to %s before its update", self.path, backup)


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """`BEGIN IMMEDIATE` ... `COMMIT`, or `ROLLBACK` when the block raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _no_lock(path: Path, error: sqlite3.Error) -> UserError:
    return UserError("not-writable", tr("The lock {path} cannot be taken: {error}.", path=path, error=error), str(path))


class Lock:
    """Exclusive use of something by one holder on this machine, released by the system when its process dies.

    It is an exclusive transaction on an empty database: the one kind of lock that works the same on every system.
    """

    def __init__(self, path: Path, sentence: str) -> None:
        """Take the lock at `path`; raises `UserError`: "busy" with the sentence when another holder has it,
        "not-writable"."""
        try:
            self._connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise _no_lock(path, error) from error
        try:
            self._connection.execute("PRAGMA journal_mode = OFF")
            self._connection.execute("BEGIN EXCLUSIVE")
            if not os.access(path, os.W_OK):  # SQLite then only reads, and keeps nobody else out
                raise sqlite3.OperationalError("it may not be written to")
        except sqlite3.Error as error:  # also that the file holds something else
            self._connection.close()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise UserError("busy", sentence, str(path)) from error
            raise _no_lock(path, error) from error

    def release(self) -> None:
        self._connection.close()

    def __enter__(self) -> Lock:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()
