"""A bound on what many threads hold at once, given out in the order asked for."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Budget:
    """A semaphore with weights. Whoever asks first is served first, so a large request is never starved.

    Attributes:
        total: What may be held at once. A larger request is cut to it: it is then held alone.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self._free = total
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def hold(self, weight: int) -> Iterator[None]:
        """Wait until `weight` is free and keep it. Never ask for more while holding some: that may wait for ever."""
        weight = max(0, min(weight, self.total))
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
            try:
                self._changed.wait_for(lambda: self._waiting[0] is ticket and self._free >= weight)
                self._free -= weight
            finally:
                self._waiting.remove(ticket)
                self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._free += weight
                self._changed.notify_all()
