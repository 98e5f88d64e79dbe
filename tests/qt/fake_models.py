"""The part of `FakeLibrary` that keeps encoders, in memory."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from core.errors import Cancelled, UserError
from core.records import CancelToken, ModelEntry, ModelState, ProgressBoard

MB = 1_000_000
CONTENTS = 40


def entry(name: str, title: str, megabytes: int, **changes: Any) -> ModelEntry:
    known = ModelEntry(
        name, title, "BSD-3-Clause", "models.example", ModelState.ABSENT, megabytes * MB, 0, 25.6, 76.1, 2048,
        False, False, 0, CONTENTS,
    )  # fmt: skip
    return replace(known, **changes)


class FakeModels:
    """A shelf with three encoders.

    Attributes:
        may_go_on: A download waits for this (or its cancelling) in the middle.
        fails: Raised by the next call that does something.
        missing: How many pictures `choose` says need a code.
        calls: What was asked for that changes something.
    """

    def __init__(self) -> None:
        built_in = entry("builtin", "Built-in", 0, state=ModelState.BUILT_IN, accuracy=None, source="")
        self.known = {
            "builtin": replace(built_in, chosen=True, answers=True, coded=CONTENTS),
            "vgg19": entry("vgg19", "VGG-19", 575),
            "resnet50": entry("resnet50", "ResNet-50", 103, state=ModelState.INSTALLED, stored=47 * MB),
        }
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.fails: Exception | None = None
        self.missing = 0
        self.calls: list[tuple[str, ...]] = []

    def entries(self) -> tuple[ModelEntry, ...]:
        return tuple(self.known.values())

    def _change(self, name: str, **changes: Any) -> None:
        self.known[name] = replace(self.known[name], **changes)

    def _begin(self, *call: str) -> None:
        self.calls.append(call)
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error

    def download(self, name: str, *, cancel: CancelToken, board: ProgressBoard) -> None:
        self._begin("download", name)
        size = self.known[name].size
        board.update(phase="downloading", total_bytes=size, done_bytes=size // 2, rate=2e6, seconds_left=90.0)
        while not self.may_go_on.wait(0.005) and not cancel.cancelled:
            pass
        try:
            cancel.check()
        except Cancelled:
            self._change(name, state=ModelState.PARTIAL, stored=size // 2)
            raise
        self._change(name, state=ModelState.INSTALLED, stored=size // 10)

    def import_file(self, name: str, path: str, *, cancel: CancelToken, board: ProgressBoard) -> None:
        self._begin("import", name, path)
        self._change(name, state=ModelState.INSTALLED, stored=40 * MB)

    def remove(self, name: str) -> None:
        self._begin("remove", name)
        self._change(name, state=ModelState.ABSENT, stored=0)

    def choose(self, name: str) -> int:
        self._begin("choose", name)
        if self.known[name].state is ModelState.ABSENT:
            raise UserError("not-installed", f"{self.known[name].title} is not on this computer; download it first.")
        for other in self.known:
            self._change(other, chosen=other == name)
        if not self.missing:
            self.finish()
        return self.missing

    def pending(self) -> int:
        return self.missing

    def drop_codes(self, name: str) -> int:
        self._begin("drop_codes", name)
        dropped = self.known[name].coded
        self._change(name, coded=0)
        return dropped

    def finish(self) -> None:
        """All pictures have a code of the chosen encoder."""
        self.missing = 0
        for name, known in list(self.known.items()):
            self._change(name, answers=known.chosen, coded=CONTENTS if known.chosen else known.coded)
