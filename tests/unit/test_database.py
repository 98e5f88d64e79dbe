"""The database: migrations, one writer, rollback, errors a person can act on, the lock."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from core.errors import UserError
from core.store import database
from core.store.database import Connection, Database, Lock


def make_table(c: Connection) -> None:
    c.execute("CREATE TABLE t (x INTEGER NOT NULL)")


def add_column(c: Connection) -> None:
    c.execute("ALTER TABLE t ADD COLUMN y TEXT")


def broken_step(c: Connection) -> None:
    c.execute("CREATE TABLE half (x)")
    c.execute("INSERT INTO nowhere VALUES (1)")


def insert(x: object) -> Callable[[Connection], None]:
    return lambda c: c.execute("INSERT INTO t (x) VALUES (?)", (x,)).close()


def count(database: Database) -> int:
    with database.read() as c:
        return int(c.execute("SELECT count(*) FROM t").fetchone()[0])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


def test_a_new_file_gets_all_steps_and_the_log(file: Path) -> None:
    database = Database(file, (make_table, add_column), "")
    with database.read() as c:
        assert c.execute("PRAGMA user_version").fetchone()[0] == 2
        assert c.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert c.execute("PRAGMA synchronous").fetchone()[0] == 1
    assert database.write(lambda c: c.execute("PRAGMA synchronous").fetchone()[0]) == 1
    assert database.write(lambda c: c.execute("PRAGMA foreign_keys").fetchone()[0]) == 1
    assert not list(file.parent.glob("*.backup"))
    database.close()
    database.close()
    with pytest.raises(RuntimeError, match="closed"):
        database.write(insert(1))
    assert [f.name for f in file.parent.iterdir()] == [file.name], "the log is folded into the file at the end"


def test_an_old_file_is_copied_and_then_brought_up_to_date(file: Path) -> None:
    with Database(file, (make_table,), "") as database:
        database.write(insert(7))
    with Database(file, (make_table, add_column), "") as database, database.read() as c:
        assert c.execute("SELECT x, y FROM t").fetchall() == [(7, None)]
    backup = sqlite3.connect(file.with_name("some.db.version-1.backup"))
    assert backup.execute("SELECT * FROM t").fetchall() == [(7,)]
    backup.close()
    Database(file, (make_table, add_column, lambda c: None), "").close()
    assert [path.name for path in file.parent.glob("*.backup")] == ["some.db.version-2.backup"]


def test_a_step_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    Database(file, (make_table,), "").close()
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        Database(file, (make_table, broken_step), "")
    with Database(file, (make_table,), "") as database, database.read() as c:
        assert [row[0] for row in c.execute("SELECT name FROM sqlite_master")] == ["t"]


def test_a_newer_file_is_refused_in_one_sentence(file: Path) -> None:
    Database(file, (make_table, add_column), "").close()
    before = file.read_bytes()
    with pytest.raises(UserError, match="newer version of Twinlens") as caught:
        Database(file, (make_table,), "")
    assert (caught.value.code, caught.value.path) == ("newer", str(file))
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough for a header" * 50, b"SQLite format 3\0" * 64]
)
def test_a_damaged_file_is_named_with_what_to_do(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"is damaged\. Throw it away\.") as caught:
        Database(file, (make_table,), "Throw it away.")
    assert (caught.value.code, caught.value.path) == ("damaged", str(file))
    assert str(file) in str(caught.value)


def test_damage_met_later_is_told_the_same_way(file: Path) -> None:
    with Database(file, (make_table,), "") as database:
        for x in range(3000):
            database.submit(insert(x))
        database.write(insert(-1))
    data = bytearray(file.read_bytes())
    data[4096 * 3 :] = b"\xff" * (len(data) - 4096 * 3)
    file.write_bytes(data)
    database = Database(file, (make_table,), "Throw it away.")
    with pytest.raises(UserError, match="Throw it away") as caught, database.read() as c:
        c.execute("SELECT sum(x) FROM t").fetchone()
    assert caught.value.code == "damaged"
    with pytest.raises(UserError, match="Throw it away"):
        database.write(lambda c: c.execute("DELETE FROM t WHERE x > 5").close())
    database.close()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened for writing") as caught:
        Database(tmp_path / "no" / "some.db", (make_table,), "")
    assert caught.value.code == "not-writable"


def test_a_write_that_raises_is_rolled_back_and_the_next_one_works(file: Path) -> None:
    def insert_and_fail(c: Connection) -> None:
        c.execute("INSERT INTO t (x) VALUES (1)")
        raise ValueError("no")

    with Database(file, (make_table,), "") as database:
        with pytest.raises(ValueError, match="no"):
            database.write(insert_and_fail)
        with pytest.raises(sqlite3.IntegrityError):
            database.write(insert(None))
        database.write(insert(2))
        assert count(database) == 1


def test_a_full_disk_is_a_user_error_and_keeps_what_was_committed(file: Path) -> None:
    with Database(file, (make_table,), "") as database:
        database.write(insert(1))
        database.write(lambda c: c.execute("PRAGMA max_page_count = 2").close())

        def insert_much(c: Connection) -> None:
            c.executemany("INSERT INTO t (x) VALUES (?)", [(x,) for x in range(10_000)])

        with pytest.raises(UserError, match="disk is full") as caught:
            database.write(insert_much)
        assert caught.value.code == "disk-full"
        assert count(database) == 1


@pytest.mark.parametrize(("free", "code"), [(0, "disk-full"), (1 << 30, "disk-error")])
def test_an_error_of_the_disk_is_told_from_a_full_one(
    file: Path, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    """A full disk has no room for the log's index, which SQLite calls an error of the disk, also when it only reads."""
    monkeypatch.setattr(database.shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(UserError) as caught, database._as_user_error(file, ""):
        raise error
    assert caught.value.code == code


def test_writes_of_many_threads_all_arrive_and_readers_see_one_state(file: Path) -> None:
    with Database(file, (make_table,), "") as database:

        def body(start: int) -> None:
            for x in range(start, start + 50):
                database.write(insert(x))

        threads = [threading.Thread(target=body, args=(100 * n,)) for n in range(4)]
        with database.read() as c:
            assert c.execute("SELECT count(*) FROM t").fetchone()[0] == 0
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert c.execute("SELECT count(*) FROM t").fetchone()[0] == 0
        assert count(database) == 200


def test_reading_connections_cannot_write(file: Path) -> None:
    with Database(file, (make_table,), "") as database:
        with pytest.raises(UserError, match="writing"), database.read() as c:
            insert(1)(c)
        assert count(database) == 0


def test_a_write_inside_a_write_is_a_bug_not_a_hang(file: Path) -> None:
    with Database(file, (make_table,), "") as database, pytest.raises(RuntimeError, match="wait for itself"):
        database.write(lambda _: database.write(insert(1)))


def test_closing_finishes_queued_writes(file: Path) -> None:
    database = Database(file, (make_table,), "")
    futures = [database.submit(insert(x)) for x in range(100)]
    database.close()
    assert all(future.done() for future in futures)
    with Database(file, (make_table,), "") as database:
        assert count(database) == 100


def test_many_processes_may_make_the_file_at_once(file: Path) -> None:
    code = "import sys; from core.store.catalogue import *; open_database(Path(sys.argv[1])).close()"
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code, str(file.parent)]
    children = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    errors = [child.communicate()[1] for child in children]
    assert [child.returncode for child in children] == [0] * 6, errors


def test_a_file_locked_by_another_program_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.store.database.BUSY_MS", 20)
    with Database(file, (make_table,), "") as database:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="in use by another program") as caught:
            database.write(insert(1))
        assert caught.value.code == "busy"
        assert count(database) == 0, "reading goes on beside it"
        other.close()
        database.write(insert(1))


def test_the_lock_has_one_holder(tmp_path: Path) -> None:
    with Lock(tmp_path / "lock", "Busy."):
        with pytest.raises(UserError, match=r"Busy\.") as caught:
            Lock(tmp_path / "lock", "Busy.")
        assert caught.value.code == "busy"
    Lock(tmp_path / "lock", "Busy.").release()


def test_a_lock_that_would_keep_nobody_out_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="cannot be taken") as caught:
        Lock(tmp_path / "nowhere" / "scan.lock", "busy")
    assert caught.value.code == "not-writable"
    with monkeypatch.context() as patched:  # of another user; as the one who may do all it cannot be tried otherwise
        patched.setattr(os, "access", lambda path, mode: mode != os.W_OK)
        with pytest.raises(UserError, match="may not be written to"):
            Lock(tmp_path / "scan.lock", "busy")
    with Lock(tmp_path / "scan.lock", "busy"):
        pass
    (tmp_path / "damaged").write_bytes(b"no database" * 1000)
    with pytest.raises(UserError, match="not a database"):
        Lock(tmp_path / "damaged", "busy")


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from core.store.database import Lock\n"
        "lock = Lock(Path(sys.argv[1]), 'Busy.'); print('held', flush=True); sys.stdin.read()"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(UserError, match=r"Busy\."):
            Lock(tmp_path / "lock", "Busy.")
        child.kill()
        child.wait()
    Lock(tmp_path / "lock", "Busy.").release()
