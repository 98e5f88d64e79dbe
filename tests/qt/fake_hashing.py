"""The part of `FakeLibrary` that trains hashes, in memory."""

from __future__ import annotations

import threading
from dataclasses import replace

from core.errors import UserError
from core.records import CancelToken, HashMethod, HashReport, LossCurve, ProgressBoard

METHODS = (
    HashMethod("autoencoder", "Semantic hashing", "Takes longest."),
    HashMethod("itq", "PCA and rotation (ITQ)", "Takes seconds."),
)
CURVE = LossCurve("fine-tuning", (0.2, 0.12, 0.1))


def report(method: str, bits: int, recall: float) -> HashReport:
    name = f"{method}-{bits}-vgg19-1-01234567"
    return HashReport(name, method, bits, "vgg19-1", 4000, recall, (CURVE,), "2026-11-22T10:00:00+00:00", 61.0)


class FakeHashing:
    """Two methods and what was trained with them.

    Attributes:
        may_go_on: Training waits for this (or its cancelling) in the middle.
        fails: Raised by the next call that does something.
        calls: What was asked for that changes something.
    """

    def __init__(self) -> None:
        self.known: dict[str, HashReport] = {}
        self.used: str | None = None
        self.bits: tuple[int, ...] = (128, 256)
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.fails: Exception | None = None
        self.calls: list[tuple[object, ...]] = []

    def methods(self) -> tuple[HashMethod, ...]:
        return METHODS

    def lengths(self) -> tuple[int, ...]:
        return self.bits

    def trained(self) -> tuple[HashReport, ...]:
        best = max(self.known.values(), key=lambda r: r.recall, default=None)
        return tuple(replace(r, best=r is best) for r in self.known.values())

    def train(self, method: str, bits: int, *, cancel: CancelToken, board: ProgressBoard) -> HashReport:
        self._begin("train", method, bits)
        self._work(method, cancel, board)
        made = report(method, bits, 0.5)
        self.known[made.id] = made
        return made

    def compare(self, bits: int, *, cancel: CancelToken, board: ProgressBoard) -> tuple[HashReport, ...]:
        self._begin("compare", bits)
        for method, recall in (("itq", 0.68), ("autoencoder", 0.61)):
            self._work(method, cancel, board)
            made = report(method, bits, recall)
            self.known[made.id] = made
        return tuple(sorted(self.trained(), key=lambda r: -r.recall))

    def use(self, hash_id: str | None, *, cancel: CancelToken, board: ProgressBoard) -> None:
        self._begin("use", hash_id)
        self.used = hash_id

    def remove(self, hash_id: str) -> None:
        self._begin("remove", hash_id)
        if hash_id not in self.known:
            raise UserError("unknown-hash", f'There is no trained hash named "{hash_id}" in this library.')
        del self.known[hash_id]
        self.used = None if self.used == hash_id else self.used

    def _begin(self, *call: object) -> None:
        self.calls.append(call)
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error

    def _work(self, method: str, cancel: CancelToken, board: ProgressBoard) -> None:
        name = next(m.title for m in METHODS if m.name == method)
        board.update(
            phase="training", current=f"{name}: fine-tuning, pass 3 of 6", done_files=50, total_files=100,
            curves=(LossCurve("layer 1 of 1", (0.2, 0.1)), LossCurve("fine-tuning", (0.2, 0.12))),
        )  # fmt: skip
        while not self.may_go_on.wait(0.005):
            cancel.check()
        cancel.check()
