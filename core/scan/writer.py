"""The last stage of a scan: commits what the others made, and keeps the progress that people see."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from core.records import CancelToken, ContentId, ProgressBoard
from core.scan.stages import Stages, Vanished
from core.store.catalogue_scan import ScanStore
from core.store.entries import Entry, Failed, Indexed, Refreshed, Reused
from core.store.thumbnails import ThumbnailStore

COMMIT_PHOTOS = 256
COMMIT_SECONDS = 2.0
NOTICE_SECONDS = 0.25  # between two calls of `on_batch`
RATE_SECONDS = 0.5  # between two measurements
SMOOTHING_SECONDS = 8.0

Result = Entry | Vanished


class Writer:
    """The last stage: gathers entries, commits them every 256 photos or 2 s, and keeps the progress."""

    def __init__(
        self,
        store: ScanStore,
        thumbnails: ThumbnailStore,
        stages: Stages,
        encoder: str,
        cancel: CancelToken,
        board: ProgressBoard,
        on_batch: Callable[[], None] | None,
    ) -> None:
        self._store = store
        self._thumbnails = thumbnails
        self._stages = stages
        self._encoder = encoder
        self._cancel = cancel
        self._board = board
        self._on_batch = on_batch
        self._entries: list[Entry] = []
        self._settled: set[ContentId] = set()
        self._oldest = 0.0  # when the first of them came
        self._noticed = 0.0
        self._pace = _Pace()

    def add(self, result: Result) -> None:
        """Take one result and count it; commit when enough have gathered."""
        if isinstance(result, Refreshed):
            amounts = {}
        else:
            size = result.stamp.size
            self._pace.add(size)
            amounts = {"done_files": 1, "done_bytes": size, _counter(result): 1}
        if amounts:
            self._board.add(**amounts)
        if isinstance(result, Vanished):
            return
        if not self._entries:
            self._oldest = time.monotonic()
        self._entries.append(result)
        if len(self._entries) >= COMMIT_PHOTOS:
            self.flush()

    def tick(self) -> None:
        """Commit what has waited long enough, and publish rate and time left; call a few times a second."""
        if self._entries and time.monotonic() - self._oldest >= COMMIT_SECONDS:
            self.flush()
        if self._pace.due():
            p = self._board.read()
            rate, left = self._pace.measure(p.total_bytes - p.done_bytes if p.walk_done else None, self._cancel.paused)
            self._board.update(rate=rate, seconds_left=left, paused=self._cancel.paused)

    def flush(self) -> None:
        """Commit what has gathered."""
        entries, self._entries = self._entries, []
        if not entries:
            return
        # Thumbnails first: without them a photo is merely drawn later, without the photo they are only in the way.
        self._thumbnails.put({e.fingerprints.digest: e.thumbnail for e in entries if isinstance(e, Indexed)})
        written = self._store.commit(entries, self._encoder, self._stages.gone, self._settled)
        self._stages.coded.difference_update(e.fingerprints.digest for e in entries if isinstance(e, Indexed))
        self._stages.seen.extend(written.photo_ids)
        self._stages.failed.extend(entry.stamp.path for entry in entries if isinstance(entry, Failed))
        if written.moved:
            self._board.add(new=-written.moved, moved=written.moved)
        if self._on_batch is not None and time.monotonic() - self._noticed >= NOTICE_SECONDS:
            self._noticed = time.monotonic()
            self._on_batch()


def _counter(result: Indexed | Reused | Failed | Vanished) -> str:
    """The progress field in which a result counts; a moved photo counts as new until it is committed."""
    match result:
        case Failed() | Vanished():
            return "failed"
        case Indexed(known=True) | Reused(known=True):
            return "unchanged"
        case _:
            return "new"


class _Pace:
    """Files and bytes a second, smoothed over some seconds, and the time left that follows.

    The first file says little: it may be a broken one of seven bytes, or the one for which the encoder was loaded. So
    all that was measured counts alike in the first seconds, and until then, or a hundredth of all is done, nothing is
    said of the time left.
    """

    def __init__(self) -> None:
        self._files = self._bytes = self._all_bytes = 0
        self._rate = self._byte_rate = self._measured = 0.0
        self._since = time.monotonic()

    def add(self, size: int) -> None:
        self._files += 1
        self._bytes += size
        self._all_bytes += size

    def due(self) -> bool:
        return time.monotonic() - self._since >= RATE_SECONDS

    def measure(self, bytes_left: int | None, paused: bool) -> tuple[float, float | None]:
        """Rate in files a second, and seconds left where `bytes_left` is known. A pause does not count."""
        now = time.monotonic()
        elapsed, self._since = now - self._since, now
        if not paused and (self._files or self._rate):
            self._measured += elapsed
            share = max(elapsed / self._measured, 1 - math.exp(-elapsed / SMOOTHING_SECONDS))
            self._rate += share * (self._files / elapsed - self._rate)
            self._byte_rate += share * (self._bytes / elapsed - self._byte_rate)
        self._files = self._bytes = 0
        if bytes_left is None or not self._byte_rate:
            return self._rate, None
        telling = self._measured >= SMOOTHING_SECONDS or self._all_bytes * 100 >= self._all_bytes + bytes_left
        return self._rate, bytes_left / self._byte_rate if telling else None
