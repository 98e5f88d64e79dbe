"""Starts `core.map.embedding` in a process of its own and hands on what it tells.

openTSNE and what it brings would stop the window for a third of a second while they are imported, take some hundred
megabytes that the program would keep, and could not be ended within one step, which takes seconds in a large library. A
child of low priority is ended at once, and takes its memory with it.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from typing import IO

import numpy as np

from core.errors import UserError
from core.language import tr
from core.records import CancelToken, Codes
from core.records.mapping import Places

log = logging.getLogger(__name__)

LOOK_S = 0.1
"""How long a wish to stop may go unseen."""

map_command: Callable[[], list[str]] = lambda: [sys.executable, "-m", "core.map.embedding"]  # noqa: E731
"""How the child is started; a frozen program replaces it by one that calls `core.map.embedding.main`."""

Told = tuple[int, int, Places | None, bool]


def run(
    codes: Codes, start: Places | None, cancel: CancelToken, on_step: Callable[[int, int, Places | None], None]
) -> Places:
    """Lay codes out; places float32 [n, 2] in 0..1.

    Args:
        codes: uint8 [n, bytes], n at least 2.
        start: Places to start from, [n, 2]; None: the principal components.
        on_step: (steps done, steps in all, places of now or None), from this thread.

    Raises:
        Cancelled: Within a fifth of a second.
        UserError: "no-memory" when the child died.
    """
    root = os.path.abspath(__file__).rpartition(os.sep + "core" + os.sep)[0]
    jobs = max(1, (os.cpu_count() or 2) // 2)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")])),
        "OMP_NUM_THREADS": str(jobs),
        "OPENBLAS_NUM_THREADS": str(jobs),
    }
    order = {"count": len(codes), "bytes": codes.shape[1], "start": start is not None, "jobs": jobs}
    told: queue.Queue[Told | None] = queue.Queue()
    with tempfile.TemporaryFile() as complaints:
        child = subprocess.Popen(
            map_command(),
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            creationflags=_quietly(),
        )
        assert child.stdin is not None
        assert child.stdout is not None
        given = [json.dumps(order).encode() + b"\n", codes.tobytes()]
        given += [] if start is None else [start.astype(np.float32).tobytes()]
        threads = [
            threading.Thread(target=_write, args=(child.stdin, given), name="map-writer", daemon=True),
            threading.Thread(target=_read, args=(child.stdout, told), name="map-reader", daemon=True),
        ]
        for thread in threads:
            thread.start()
        try:
            while True:
                cancel.check()
                try:
                    told_now = told.get(timeout=LOOK_S)
                except queue.Empty:
                    continue
                if told_now is None:
                    break
                done, total, places, last = told_now
                if last and places is not None:
                    return places
                on_step(done, total, places)
        finally:
            child.kill()
            child.wait()
            for thread in threads:
                thread.join()
            child.stdout.close()
        complaints.seek(0)
        text = complaints.read()[-4000:].decode(errors="replace")
    log.error("drawing the map ended with %s: %s", child.returncode, text)
    sentence = tr("The map could not be drawn: its process ended. Perhaps there was too little memory.")
    raise UserError("no-memory", sentence)


def _write(pipe: IO[bytes], given: Sequence[bytes]) -> None:
    """Hand the child its work; that waits for as long as it loads what it needs, before it reads."""
    try:
        with pipe:
            pipe.writelines(given)
    except OSError:  # a broken pipe, which Windows calls an invalid argument; what it complained of is told elsewhere
        log.warning("the process that draws the map ended early")


def _read(pipe: IO[bytes], told: queue.Queue[Told | None]) -> None:
    """Hand on what the child tells, until it has ended; then None."""
    try:
        while (line := pipe.readline()).endswith(b"\n"):
            head = json.loads(line)
            data = pipe.read(head["places"] * 8)
            if len(data) < head["places"] * 8:
                break  # it was ended in the middle
            places = np.frombuffer(data, np.float32).reshape(-1, 2) if data else None
            told.put((head["done"], head["total"], places, head["last"]))
    except ValueError:  # something in the child wrote to its standard output
        log.exception("what the process that draws the map tells cannot be read")
    finally:
        told.put(None)  # or its parent would wait for ever


def _quietly() -> int:
    """On Windows: at low priority and without a console window (elsewhere the child sees to its priority itself)."""
    if sys.platform == "win32":
        return subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
    return 0
