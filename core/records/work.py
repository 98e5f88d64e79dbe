"""Long work: what others see of it, and how it is paused and cancelled."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import Any, Literal

from core.errors import Cancelled
from core.records.hashing import LossCurve

Phase = Literal[
    "idle", "walking", "indexing", "matching", "reading", "training", "downloading", "encoding", "measuring",
    "cleaning", "mapping", "done",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a scan or of matching; immutable, so any thread may read it.

    Attributes:
        total_files, total_bytes: What the walk has found so far; grows until `walk_done`.
        done_files, done_bytes: New, unchanged, moved and failed together.
        rate: Photos decoded a second, smoothed; 0 until known.
        seconds_left: Estimated, or None until the walk is done and a rate is known.
        curves: Of training, the stages so far; the last one is under way.
    """

    phase: Phase = "idle"
    walk_done: bool = False
    total_files: int = 0
    total_bytes: int = 0
    done_files: int = 0
    done_bytes: int = 0
    new: int = 0
    unchanged: int = 0
    moved: int = 0
    failed: int = 0
    removed: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    current: str = ""
    paused: bool = False
    curves: tuple[LossCurve, ...] = ()


class ProgressBoard:
    """Where long work writes its `Progress` and everyone else reads it; both sides are thread-safe and never wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._progress = Progress()

    def read(self) -> Progress:
        return self._progress

    def update(self, **changes: Any) -> None:
        """Replace fields of the snapshot."""
        with self._lock:
            self._progress = replace(self._progress, **changes)

    def add(self, **amounts: float) -> None:
        """Add to numeric fields of the snapshot."""
        with self._lock:
            p = self._progress
            self._progress = replace(p, **{name: getattr(p, name) + amount for name, amount in amounts.items()})


class CancelToken:
    """One token a long task looks at: it can be cancelled once, and paused and resumed any number of times."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._running = threading.Event()
        self._running.set()

    def cancel(self) -> None:
        self._cancelled.set()
        self._running.set()

    def pause(self) -> None:
        if not self._cancelled.is_set():
            self._running.clear()

    def resume(self) -> None:
        self._running.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def paused(self) -> bool:
        return not self._running.is_set()

    def check(self) -> None:
        """Wait while paused; raise `Cancelled` once cancelled. Call between units of work."""
        self._running.wait()
        if self._cancelled.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class ScanReport:
    """How a scan ended. `complete` is False when it was cancelled or a folder could not be walked to its end."""

    progress: Progress
    complete: bool
    offline_folders: tuple[str, ...] = ()
