"""Running a clean-up, or undoing one, beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from core.errors import UserError
from core.language import tr
from core.library import Library
from core.records import Act, ActState, Batch, CancelToken, Plan, ProgressBoard
from gui.background.tasks import Tasks
from gui.background.work import ChangingWork, Op


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How a clean-up ended: the batch, and what of it failed or was left, each with its reason."""

    plan: Plan
    batch: Batch
    left: tuple[Act, ...]


class Cleaning(ChangingWork):
    """The one clean-up that may run; never beside a scan. Cancelled, it stops after the file that is under way.

    Ends with a `Cleaned`, an `UndoReport` or a `SidecarReport`.

    Attributes:
        writes_sidecars: What runs writes sidecars.
    """

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(library, tasks, tasks.scan, parent)
        self.writes_sidecars = False

    def start(self, plan: Plan) -> None:
        """Do what a plan says."""
        cleanup = self._library.cleanup

        def clean(token: CancelToken, board: ProgressBoard) -> Cleaned:
            batch = cleanup.run(plan, cancel=token, board=board)
            left = [act for act in cleanup.acts(batch.id) if act.state in (ActState.FAILED, ActState.SKIPPED)]
            return Cleaned(plan, batch, tuple(left))

        self._run_or_refuse(clean, len(plan.files))

    def undo(self, batch: int, acts: Sequence[int] | None = None) -> None:
        """Bring the files of a clean-up back, or those of some of its acts."""
        cleanup = self._library.cleanup
        self._run_or_refuse(lambda token, board: cleanup.undo(batch, acts, cancel=token, board=board))

    def write_sidecars(self, of: int) -> None:
        """Write the sidecars that are due, about so many; nothing while something else is under way: they stay due."""
        if not self.running:
            ratings = self._library.ratings
            self.writes_sidecars = True
            self.run(lambda token, board: ratings.write_sidecars(cancel=token, board=board), of)

    def _run_or_refuse(self, op: Op, files: int = 0) -> None:
        if self.running:
            self.failed.emit(UserError("busy", tr("Another clean-up is under way; wait for its end.")))
        else:
            self.run(op, files)

    def _end(self, result: Any) -> None:
        self.writes_sidecars = False
        super()._end(result)
