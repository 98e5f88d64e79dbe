"""The steps of a session of review: each is written as it is made, and can be taken back, last first."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from core.store.journal_reviews import Change, ReviewStore

_MOST = 1000  # that are remembered


@dataclass(frozen=True, slots=True)
class _Step:
    """What undoes a step, and the sentence that says so."""

    back: Change
    words: str


class Steps:
    """Writes to the journal and remembers how to undo it.

    Attributes:
        writing: Held from looking at what is to writing what shall be.
    """

    def __init__(self, store: ReviewStore) -> None:
        self.writing = threading.RLock()
        self._store = store
        self._steps: deque[_Step] = deque(maxlen=_MOST)

    def do(self, change: Change, words: str) -> Change:
        """Write a change; `words` is what `undo` will say. Returns the change that undoes it."""
        with self.writing:
            back = self._store.commit(change)
            self._steps.append(_Step(back, words))
            return back

    def undo(self) -> str | None:
        """Take back the last step and say what it was; None when there is none."""
        with self.writing:
            if not self._steps:
                return None
            step = self._steps[-1]
            self._store.commit(step.back)
            self._steps.pop()
            return step.words
