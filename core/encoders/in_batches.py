"""Codes for pictures that lack them, made from thumbnails in the background: the loop, its progress and its pauses."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from core.records import CancelToken, ProgressBoard

SMOOTHING_S = 8.0

Pixels = npt.NDArray[np.uint8]


def encode_in_batches(
    contents: Sequence[int],
    title: str,
    step: int,
    read: Callable[[int], Pixels | None],
    store: Callable[[list[int], Pixels], None],
    cancel: CancelToken,
    board: ProgressBoard,
    wanted: Callable[[], bool] = lambda: True,
) -> tuple[int, int]:
    """Read, encode and store `step` pictures at a time until all were tried, or are not `wanted` any more.

    Args:
        title: What the board calls it; its phase is "encoding".
        read: The encoder's input of a content, or None where it cannot be had now: that one is left out.
        store: Takes contents and their inputs stacked, encodes them and makes that durable.

    Returns:
        How many were stored and how many could not be read.

    Raises:
        Cancelled: What was stored is kept.
    """
    board.update(phase="encoding", current=title, total_files=len(contents), done_files=0, rate=0.0, seconds_left=None)
    rate, since = 0.0, time.monotonic()
    stored = failed = 0
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4), thread_name_prefix="thumbnail") as pool:
        for start in range(0, len(contents), step):
            cancel.check()
            if not wanted():
                break
            part = list(contents[start : start + step])
            there = [(content, pixels) for content, pixels in zip(part, pool.map(read, part), strict=True)
                     if pixels is not None]  # fmt: skip
            if there:
                store([content for content, _ in there], np.stack([pixels for _, pixels in there]))
            stored, failed = stored + len(there), failed + len(part) - len(there)
            now = time.monotonic()
            share = 1.0 if not rate else min(1.0, (now - since) / SMOOTHING_S)
            rate, since = rate + share * (len(part) / max(now - since, 1e-6) - rate), now
            done = start + len(part)
            board.update(done_files=done, rate=rate, seconds_left=(len(contents) - done) / rate, paused=cancel.paused)
    return stored, failed
