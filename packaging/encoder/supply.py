"""Feeds training: another process draws views and runs the frozen trunk on them, so that the trainer only trains."""

from __future__ import annotations

import multiprocessing
import queue
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
import views
from data import NEAR_COPIES, Pool, read_pool

from core.encoders import lite0


@dataclass(frozen=True)
class Order:
    """Work for the supplier: views of these pictures. View 0 of each is plain, the others are edited."""

    step: int
    pictures: npt.NDArray[np.int64]
    views: int
    px: int
    seed: int


def _another(pool: Pool, random: np.random.Generator) -> npt.NDArray[np.uint8]:
    return pool.image(int(random.integers(len(pool))))


def draw(pool: Pool, order: Order) -> npt.NDArray[np.uint8]:
    """uint8 [pictures * views, px, px, 3], views of a picture side by side; the same for the same order."""
    out = np.empty((len(order.pictures) * order.views, order.px, order.px, 3), np.uint8)
    for row, picture in enumerate(order.pictures):
        random = np.random.default_rng((order.seed, order.step, int(picture)))
        image = pool.image(int(picture))
        for view in range(order.views):
            if view == 0:
                made = views.plain(image, order.px, random)
            else:
                made = views.edited(image, order.px, random, partial(_another, pool, random))
            out[row * order.views + view] = made
    return out


@torch.inference_mode()
def run_trunk(trunk: lite0.Trunk, pixels: npt.NDArray[np.uint8], batch: int = 32) -> npt.NDArray[np.float16]:
    """Trunk outputs, float16 [n, px / 8, px / 8, 40] (channels last)."""
    parts = [trunk(torch.from_numpy(pixels[at : at + batch])) for at in range(0, len(pixels), batch)]
    return torch.cat(parts).permute(0, 2, 3, 1).contiguous().half().numpy()


def _serve(sources: Sequence[Path], orders: Any, results: Any, skip: Sequence[str]) -> None:
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    pool = read_pool(sources, skip)
    trunk = lite0.body(lite0.imagenet_state())[0].to(memory_format=torch.channels_last)
    while (order := orders.get()) is not None:
        results.put((order, run_trunk(trunk, draw(pool, order))))


class Supplier:
    """Keeps a few batches ahead. Orders come back in the order they were placed (one process)."""

    def __init__(self, sources: Sequence[Path], skip: Sequence[str] = NEAR_COPIES) -> None:
        context = multiprocessing.get_context("spawn")
        self._orders, self._results = context.Queue(), context.Queue(3)
        self._process = context.Process(target=_serve, args=(sources, self._orders, self._results, skip), daemon=True)
        self._process.start()

    def place(self, order: Order) -> None:
        self._orders.put(order)

    def take(self) -> tuple[Order, torch.Tensor]:
        """The next order and its trunk outputs, float32 [n, 40, h, w] in channels-last layout."""
        while True:
            try:
                order, outputs = self._results.get(timeout=30)
                return order, torch.from_numpy(outputs).permute(0, 3, 1, 2).float()
            except queue.Empty:
                if not self._process.is_alive():
                    raise SystemExit("the view supplier ended early") from None

    def close(self) -> None:
        self._process.terminate()
        self._process.join()
