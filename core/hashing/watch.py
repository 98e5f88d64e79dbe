"""What long training is watched through: it is paused and cancelled, and says how far it is and how well it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.language import number, tr
from core.records import CancelToken, ProgressBoard
from core.records.hashing import LossCurve
from core.retelling import retell

POINTS = 100
"""Points of a stage's loss curve, at most."""


class Watch:
    """One training run. A stage is a part of it with a loss of its own.

    Attributes:
        curves: The stages that are done.
    """

    def __init__(self, cancel: CancelToken | None = None, board: ProgressBoard | None = None, title: str = "") -> None:
        """`title` stands before the name of each stage."""
        self._title = title
        self._cancel = cancel or CancelToken()
        self._board = board or ProgressBoard()
        self.curves: list[LossCurve] = []
        self._stage = ""
        self._steps, self._done, self._epochs = 1, 0, 1
        self._losses: list[float] = []
        self._sum, self._count = 0.0, 0

    @contextmanager
    def stage(self, name: str, steps: int, epochs: int = 1) -> Iterator[None]:
        """Work of so many steps, each told by `step`."""
        self._stage, self._steps, self._done, self._epochs = name, max(1, steps), 0, max(1, epochs)
        self._losses, self._sum, self._count = [], 0.0, 0
        self._tell()
        yield
        if self._losses:
            self.curves.append(LossCurve(name, tuple(self._losses)))

    def check(self) -> None:
        """Wait while paused; raise `Cancelled` once cancelled."""
        if self._cancel.paused:
            self._board.update(paused=True)
        self._cancel.check()
        self._board.update(paused=False)

    @property
    def done(self) -> float:
        """Share of the stage that is done, 0..1."""
        return min(1.0, self._done / self._steps)

    @property
    def wants_loss(self) -> bool:
        """Whether the loss of the next step will be looked at: asking a GPU for every one would hold it up."""
        every = max(1, self._steps // (4 * POINTS))
        return self._done % every == 0

    def step(self, loss: float | None = None, *, count: int = 1) -> None:
        """One step is done, or so many at once; `loss` where it was measured."""
        self.check()
        before = self._done * POINTS // self._steps
        self._done += count
        if loss is not None:
            self._sum, self._count = self._sum + loss, self._count + 1
        if self._done * POINTS // self._steps > before:
            if self._count:
                self._losses.append(self._sum / self._count)
                self._sum, self._count = 0.0, 0
            self._tell()

    def _tell(self) -> None:
        epoch = min(self._epochs, self._done * self._epochs // self._steps + 1)
        stage = retell(self._stage)
        text = f"{retell(self._title)}: {stage}" if self._title else stage
        if self._epochs > 1:
            text = tr("{stage}, pass {n} of {all}", stage=text, n=number(epoch), all=number(self._epochs))
        now = (*self.curves, LossCurve(self._stage, tuple(self._losses)))
        self._board.update(
            phase="training", current=text, done_files=self._done, total_files=self._steps, walk_done=True, curves=now
        )
