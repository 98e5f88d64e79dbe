"""Makes catalogue and marks follow the acts of a batch, gathered so that lists change in steps."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

from core.cleanup.operations import Operation, Way, from_json
from core.records import Action, FileStamp
from core.store.catalogue_files import FileFollower, Gone, Here
from core.store.journal_acts import DONE, UNDONE, ActStore, StoredAct

FLUSH_SECONDS = 1.0


class Following:
    """Takes settled acts and writes what follows from them, every second and at the end."""

    def __init__(self, store: ActStore, follower: FileFollower, on_batch: Callable[[], None] | None = None) -> None:
        """`on_batch` is called after each write."""
        self._store = store
        self._follower = follower
        self._on_batch = on_batch
        self._changes: list[Gone | Here] = []
        self._marks: list[str] = []
        self._flushed = time.monotonic()

    def add(self, action: Action, acts: Iterable[StoredAct]) -> None:
        """Take acts as they are now; those of companions are no concern of the catalogue's."""
        for act in acts:
            if act.digest is not None and "do" in act.kept:
                self._changes += changes_of(action, act)
                if act.state == DONE and action is not Action.COPY:
                    self._marks.append(act.path)
        if time.monotonic() - self._flushed >= FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Write what has gathered."""
        changes, self._changes = self._changes, []
        marks, self._marks = self._marks, []
        self._store.clear_marks(marks)
        self._follower.follow(changes)
        self._flushed = time.monotonic()
        if self._on_batch is not None and (changes or marks):
            self._on_batch()


def changes_of(action: Action, act: StoredAct) -> list[Gone | Here]:
    """What the catalogue has to learn of a settled act, as far as the disk still agrees with it."""
    assert act.digest is not None
    op = from_json(act.kept["do"])
    if act.state == DONE:
        match action:
            case Action.COPY:
                return []
            case Action.MOVE:
                return _here(act.target, op, act.digest, was=act.path) or _gone(act.path)
            case Action.CLONE:
                return _here(act.path, op, act.digest)
            case Action.LINK:  # one file by two names: it is listed once, by that of the keeper
                return [Gone(act.path)]
            case _:
                return _gone(act.path)
    if act.state == UNDONE:
        if action is Action.COPY:
            return _gone(op.target)
        return _here(act.target, op, act.digest, was=op.target if action is Action.MOVE else "")
    return []


def _gone(path: str) -> list[Gone | Here]:
    """Nothing, where something has taken the file's place: the next scan sees what it is."""
    return [] if os.path.lexists(path) else [Gone(path)]


def _here(path: str, op: Operation, digest: bytes, was: str = "") -> list[Gone | Here]:
    """The file is at a path, unless what is there is another one by now."""
    try:
        info = os.lstat(path)
    except OSError:
        return []
    if info.st_size != op.stamp.size or (op.way is not Way.ACROSS and info.st_mtime_ns != op.stamp.mtime_ns):
        return []
    return [Here(FileStamp(path, info.st_size, info.st_mtime_ns, info.st_dev, info.st_ino), digest, was)]
