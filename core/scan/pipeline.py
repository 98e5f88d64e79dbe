"""The scan: runs the stages, in threads or in turn, writes what comes out, and ends tidily whatever happens.

Threaded, one thread finds, several read, one encodes and the caller writes, with a bounded channel before each of the
last three. What holds pictures is bounded by some hundred of them, whatever the size of the library; only stamps of
files still to be read may run 100,000 ahead, so that the total is known early.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from core.encoders.lazy import LazyEncoder
from core.errors import Cancelled, UserError
from core.language import tr
from core.records import CancelToken, ProgressBoard, ScanReport
from core.scan.channel import Channel, Ended
from core.scan.inflight import Crumb, InFlight
from core.scan.stages import Read, Request, Stages, Work, indexed
from core.scan.writer import Result, Writer
from core.store.catalogue_scan import ScanStore
from core.store.entries import End, signed
from core.store.thumbnails import ThumbnailStore

log = logging.getLogger(__name__)

STAMPS_AHEAD = 100_000  # at most 40 MB
DECODED_AHEAD = 64  # about 100 kB each
ENTRIES_AHEAD = 512  # about 20 kB each
IDLE_SECONDS = 0.05  # an incomplete batch is encoded when nothing came for so long
TICK_SECONDS = 0.25


class Scan:
    """One scan of some folders into the catalogue."""

    def __init__(
        self,
        request: Request,
        store: ScanStore,
        thumbnails: ThumbnailStore,
        encoder: LazyEncoder,
        inflight: InFlight,
        cancel: CancelToken,
        board: ProgressBoard,
        on_batch: Callable[[], None] | None = None,
    ) -> None:
        self._request = request
        self._store = store
        self._thumbnails = thumbnails
        self._encoder = encoder
        self._inflight = inflight
        self._cancel = cancel
        self._board = board
        self._on_batch = on_batch
        self._stages = Stages(request, store, encoder, inflight, cancel, board)
        self._writer = Writer(store, thumbnails, self._stages, encoder.id, cancel, board, on_batch)

    def run(self, *, workers: int = 0, sequential: bool = False) -> ScanReport:
        """Scan to the end or until cancelled. Raises `UserError` or a bug's exception; what was committed stays.

        `workers` threads decode (0: one a core); `sequential` runs all stages in this thread instead.
        """
        complete = False
        offline: tuple[str, ...] = ()
        try:
            if sequential:
                self._run_in_turn()
            else:
                _Threads(self._stages, self._writer, self._encoder, self._inflight, self._cancel).run(workers)
            offline = self._finish()
            complete = True
        except Cancelled:
            log.info("the scan was cancelled; it goes on from here next time")
        except MemoryError as error:
            sentence = tr("There was not enough memory to finish the scan; what was indexed so far is kept.")
            raise UserError("memory", sentence) from error
        finally:
            self._inflight.close(complete=complete)
            self._board.update(current="", seconds_left=None, paused=False)
            if self._on_batch is not None:
                self._on_batch()
        return ScanReport(self._board.read(), complete and not self._stages.walk.incomplete, offline)

    def _run_in_turn(self) -> None:
        crumb = self._inflight.crumb()
        try:
            for found in self._stages.find():
                for item in found:
                    self._writer.add(self._in_turn(item, crumb) if isinstance(item, Work) else item)
                    self._writer.tick()
        finally:
            self._writer.flush()

    def _in_turn(self, work: Work, crumb: Crumb) -> Result:
        result = self._stages.read(work, crumb)
        if not isinstance(result, Read):
            return result
        return self._stages.encode([result])[0] if self._stages.needs_codes(result) else indexed(result, None)

    def _finish(self) -> tuple[str, ...]:
        """Drop what is gone and mark what is offline; returns the folders that are offline."""
        stages, walk = self._stages, self._stages.walk
        known = self._store.folder_devices()
        offline = list(walk.offline)
        for root in walk.roots:
            if not os.path.lexists(root) or (root not in stages.devices and _unmounted(root, known.get(root))):
                offline.append(root)
        end = End(
            roots=[root for root in walk.roots if root not in offline],
            incomplete=walk.incomplete,
            offline=offline,
            devices=stages.devices,
            seen=stages.seen,
            failed=stages.failed,
            problems=walk.problems,
        )
        removed, dropped = self._store.finish(end)
        self._thumbnails.drop(dropped)
        self._board.update(removed=removed)
        return tuple(offline)


def _unmounted(root: str, device: int | None) -> bool:
    """Whether a folder without any file is the empty mount point of a drive that is not there."""
    return device is not None and os.path.isdir(root) and signed(os.stat(root).st_dev) != device


class _Threads:
    """The threads of one scan and the channels between them. All have ended when `run` returns or raises."""

    def __init__(
        self, stages: Stages, writer: Writer, encoder: LazyEncoder, inflight: InFlight, cancel: CancelToken
    ) -> None:
        self._stages = stages
        self._writer = writer
        self._encoder = encoder
        self._inflight = inflight
        self._cancel = cancel
        self._failures: list[BaseException] = []

    def run(self, workers: int) -> None:
        """Run all stages, the writer in this thread. Raises what went wrong first, after what was done is written."""
        workers = workers or os.cpu_count() or 1
        self._work: Channel[Work] = Channel(STAMPS_AHEAD)
        self._read: Channel[Read] = Channel(DECODED_AHEAD, producers=workers)
        self._done: Channel[Result] = Channel(ENTRIES_AHEAD, producers=workers + 2)
        threads = [
            self._thread("find", self._find, self._work, self._done),
            self._thread("encode", self._encode, self._done),
        ]
        for number in range(workers):
            decode = partial(self._decode, self._inflight.crumb())
            threads.append(self._thread(f"decode {number}", decode, self._read, self._done))
        for thread in threads:
            thread.start()
        try:
            self._write()
        except BaseException:
            self._stop()
            self._done.abort()
            raise
        finally:
            for thread in threads:
                thread.join()
        for failure in sorted(self._failures, key=lambda failure: isinstance(failure, Cancelled)):
            raise failure

    def _thread(self, name: str, body: Callable[[], None], *outputs: Channel[Any]) -> threading.Thread:
        """A thread that runs a stage, closes its outputs when it ends, and stops the other stages when it fails."""

        def run() -> None:
            try:
                body()
            except Ended:
                log.debug("%s was stopped", name)
            except BaseException as error:  # handed to the caller of `run`, which raises it
                self._failures.append(error)
                self._stop()
            finally:
                for output in outputs:
                    output.close()

        return threading.Thread(target=run, name=name)

    def _stop(self) -> None:
        """End the stages before the writer; what has reached the writer is still written."""
        self._stages.stopping.set()
        self._work.abort()
        self._read.abort()
        self._cancel.resume()  # a paused stage has to wake up to end

    def _find(self) -> None:
        for found in self._stages.find():
            for item in found:
                if isinstance(item, Work):
                    self._work.put(item)
                else:
                    self._done.put(item)

    def _decode(self, crumb: Crumb) -> None:
        with suppress(Ended):
            while (work := self._work.get()) is not None:
                result = self._stages.read(work, crumb)
                if isinstance(result, Read):
                    self._read.put(result)
                else:
                    self._done.put(result)

    def _encode(self) -> None:
        batch: list[Read] = []
        more = True
        while more:
            read: Read | None = None
            try:
                read = self._read.get(IDLE_SECONDS if batch else None)
            except Ended:
                more = False
            if read is not None and not self._stages.needs_codes(read):
                self._done.put(indexed(read, None))
            elif read is not None:
                batch.append(read)
            if self._stages.stopping.is_set():
                raise Ended
            if batch and (read is None or len(batch) >= self._encoder.batch_size):
                for entry in self._stages.encode(batch):
                    self._done.put(entry)
                batch = []

    def _write(self) -> None:
        with suppress(Ended):
            while True:
                result = self._done.get(TICK_SECONDS)
                if result is not None:
                    self._writer.add(result)
                self._writer.tick()
        self._writer.flush()
