"""Every thread of the window: lanes that run a function and hand its result back on the GUI thread.

A job is `op` (runs on a lane, touches no widget), `success` (gets the result) and `failure` (gets the exception); the
two callbacks run on the GUI thread. Results come home in batches: many of them cost one event.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)
T = TypeVar("T")
Failure = Callable[[BaseException], None]
BUDGET_S = 0.008
"""How long callbacks may keep the GUI thread before waiting events get their turn."""


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work. `group` names what it is for, so that newer work for the same thing replaces it."""

    op: Callable[[], Any]
    success: Callable[[Any], None]
    failure: Failure
    group: Hashable | None = None


class Lane:
    """Threads that take jobs from one queue, oldest first, or newest first when `lifo`.

    Threads start with the first job, so that a lane nobody uses costs nothing.
    """

    def __init__(self, name: str, threads: int, deliver: Callable[[Callable[[], None]], None], *, lifo: bool) -> None:
        self._name = name
        self._width = threads
        self._deliver = deliver
        self._lifo = lifo
        self._jobs: deque[Job] = deque()
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._busy = 0
        self._closed = False

    def submit(self, job: Job) -> None:
        self.replace(job.group, [job])

    def replace(self, group: Hashable | None, jobs: Sequence[Job]) -> None:
        """Put `jobs` in the queue in place of those of `group` that wait; a running one is let run."""
        with self._changed:
            if self._closed:
                return
            if group is not None:
                self._jobs = deque(waiting for waiting in self._jobs if waiting.group != group)
            self._jobs.extend(jobs)
            while len(self._threads) < min(self._width, self._busy + len(self._jobs)):
                thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify(len(jobs))

    @property
    def idle(self) -> bool:
        with self._changed:
            return not self._jobs and not self._busy

    def close(self) -> None:
        """Drop what waits and take no more. `join` afterwards."""
        with self._changed:
            self._closed = True
            self._jobs.clear()
            self._changed.notify_all()

    def join(self, seconds: float) -> bool:
        """Wait for the threads; False when one did not end in time (it is a daemon, so it cannot hold the exit)."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._jobs and not self._closed:
                    self._changed.wait()
                if self._closed:
                    return
                job = self._jobs.pop() if self._lifo else self._jobs.popleft()
                self._busy += 1
            try:
                self._deliver(_outcome(job))
            finally:
                del job
                with self._changed:
                    self._busy -= 1


def _outcome(job: Job) -> Callable[[], None]:
    """What is to be called with what came of a job; the thread, which may wait long for the next one, holds neither."""
    try:
        return partial(job.success, job.op())
    except BaseException as error:  # whatever it is, the GUI thread decides what it means
        return partial(job.failure, error)


class Tasks(QObject):
    """The lanes of one window.

    Attributes:
        scanning: One thread, for scans and what must not run beside one.
        queries: One thread, for lists, in order.
        searches: One thread, for searches by pictures, so that no list makes a box that is dragged wait.
        reviews: One thread, for what the person marks and decides, in order; no list makes it wait.
        downloads: One thread, for what comes over the network.
        measures: One thread, for measuring what strictness means, which takes minutes.
        trainings: One thread, for training hashes, which takes minutes or hours.
        maps: One thread, for drawing the map, which takes minutes.
        pictures: A few threads, newest first, for thumbnails, previews and rows.

    Signals:
        closing: The lanes are about to end; what runs has to.
        _results_arrived: Callbacks wait to be run on the GUI thread.
    """

    closing = Signal()
    _results_arrived = Signal()

    def __init__(self, parent: QObject | None = None, *, picture_threads: int = 2) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._callbacks: deque[Callable[[], None]] = deque()
        self._announced = False
        self._closed = False
        self._results_arrived.connect(self._run_callbacks, Qt.ConnectionType.QueuedConnection)
        self.scanning = Lane("scan", 1, self.post, lifo=False)
        self.queries = Lane("query", 1, self.post, lifo=False)
        self.searches = Lane("search", 1, self.post, lifo=False)
        self.reviews = Lane("review", 1, self.post, lifo=False)
        self.downloads = Lane("download", 1, self.post, lifo=False)
        self.measures = Lane("measure", 1, self.post, lifo=False)
        self.trainings = Lane("train", 1, self.post, lifo=False)
        self.maps = Lane("map", 1, self.post, lifo=False)
        self.pictures = Lane("picture", picture_threads, self.post, lifo=True)

    @property
    def lanes(self) -> tuple[Lane, ...]:
        return (
            self.scanning,
            self.queries,
            self.searches,
            self.reviews,
            self.downloads,
            self.measures,
            self.trainings,
            self.maps,
            self.pictures,
        )

    def scan(self, op: Callable[[], T], success: Callable[[T], None], failure: Failure) -> None:
        self.scanning.submit(Job(op, success, failure))

    def download(self, op: Callable[[], T], success: Callable[[T], None], failure: Failure) -> None:
        self.downloads.submit(Job(op, success, failure))

    def train(self, op: Callable[[], T], success: Callable[[T], None], failure: Failure) -> None:
        self.trainings.submit(Job(op, success, failure))

    def query(
        self, op: Callable[[], T], success: Callable[[T], None], failure: Failure, group: Hashable | None = None
    ) -> None:
        self.queries.submit(Job(op, success, failure, group))

    def search(
        self, op: Callable[[], T], success: Callable[[T], None], failure: Failure, group: Hashable | None = None
    ) -> None:
        self.searches.submit(Job(op, success, failure, group))

    def review(
        self, op: Callable[[], T], success: Callable[[T], None], failure: Failure, group: Hashable | None = None
    ) -> None:
        self.reviews.submit(Job(op, success, failure, group))

    def measure(self, op: Callable[[], T], success: Callable[[T], None], failure: Failure) -> None:
        self.measures.submit(Job(op, success, failure))

    def draw(self, op: Callable[[], T], success: Callable[[T], None], failure: Failure) -> None:
        self.maps.submit(Job(op, success, failure))

    def picture(
        self, op: Callable[[], T], success: Callable[[T], None], failure: Failure, group: Hashable | None = None
    ) -> None:
        self.pictures.submit(Job(op, success, failure, group))

    def post(self, callback: Callable[[], None]) -> None:
        """Run `callback` on the GUI thread soon; from any thread."""
        with self._lock:
            if self._closed:
                return
            self._callbacks.append(callback)
            if self._announced:
                return
            self._announced = True
        self._results_arrived.emit()

    @property
    def idle(self) -> bool:
        """Whether nothing runs, waits or is on its way home."""
        return all(lane.idle for lane in self.lanes) and not self._callbacks

    def close(self, seconds: float = 10.0) -> bool:
        """End all lanes and wait for them. Results that were on their way are dropped. True when all ended."""
        self.closing.emit()
        with self._lock:
            self._closed = True
            self._callbacks.clear()
        for lane in self.lanes:
            lane.close()
        ended = True
        for lane in self.lanes:
            ended = lane.join(seconds) and ended
        if not ended:
            log.warning("a background thread did not end within %.0f s", seconds)
        return ended

    @Slot()
    def _run_callbacks(self) -> None:
        end = time.perf_counter() + BUDGET_S
        while True:
            with self._lock:
                if not self._callbacks:
                    self._announced = False
                    return
                callback = self._callbacks.popleft()
            try:
                callback()
            except Exception:
                sys.excepthook(*sys.exc_info())  # a bug in showing a result: the others still come through
            if time.perf_counter() > end:
                break
        self._results_arrived.emit()  # the rest after the events that wait
