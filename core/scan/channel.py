"""A bounded queue between two stages of a pipeline that knows its end: closed by its producers, or aborted."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Ended(Exception):  # noqa: N818 - the normal end of a stage, not an error
    """Nothing more comes out of a channel, or nobody takes what is put in."""


class Channel(Generic[T]):
    """First in, first out. `put` waits while it is full, `get` while it is empty.

    Each producer calls `close` once; when all have, the rest is handed out and then `get` raises `Ended`.
    After `abort` the rest is dropped, and both `put` and `get` raise `Ended` at once.
    """

    def __init__(self, size: int, producers: int = 1) -> None:
        self._items: deque[T] = deque()
        self._size = size
        self._producers = producers
        self._aborted = False
        lock = threading.Lock()
        self._not_full = threading.Condition(lock)
        self._not_empty = threading.Condition(lock)

    def put(self, item: T) -> None:
        with self._not_full:
            while len(self._items) >= self._size and not self._aborted:
                self._not_full.wait()
            if self._aborted:
                raise Ended
            self._items.append(item)
            self._not_empty.notify()

    def get(self, timeout: float | None = None) -> T | None:
        """The next item, or None when `timeout` seconds have passed without one."""
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._not_empty:
            while not self._items:
                if self._aborted or self._producers <= 0:
                    raise Ended
                if not self._not_empty.wait(None if deadline is None else max(0.0, deadline - time.monotonic())):
                    return None
            item = self._items.popleft()
            self._not_full.notify()
            return item

    def close(self) -> None:
        """One producer has put its last item."""
        with self._not_empty:
            self._producers -= 1
            self._not_empty.notify_all()

    def abort(self) -> None:
        with self._not_empty:
            self._aborted = True
            self._items.clear()
            self._not_empty.notify_all()
            self._not_full.notify_all()
