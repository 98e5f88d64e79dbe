"""Clean-up of a library: plan, run, history, undo, recovery. See `Library.cleanup`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from core import settings
from core.cleanup import settling
from core.cleanup.actions import Disk, Point
from core.cleanup.following import Following
from core.cleanup.judge import Judge
from core.cleanup.operations import from_json
from core.cleanup.planning import Places, checked_folder, make_plan
from core.cleanup.running import Run, settled
from core.cleanup.sidecars import Due, SidecarRun
from core.cleanup.undoing import Undo, undone
from core.errors import UserError
from core.language import phrase, tr
from core.match.duplicates import Duplicates
from core.records import Act, Action, Batch, CancelToken, PhotoId, Plan, Progress, ProgressBoard, UndoReport
from core.records.browsing import SidecarReport
from core.review.marking import canonical
from core.store.catalogue import Catalogue
from core.store.catalogue_files import FileFollower
from core.store.database import Database, Lock
from core.store.journal_acts import DONE, PLANNED, UNDOING, ActStore, Settled, StoredAct
from core.store.journal_reviews import ReviewStore

log = logging.getLogger(__name__)

INTERRUPTED = phrase("It was interrupted, and taken back.")
BUSY = phrase("A scan or another clean-up of this library is running; wait for it, or stop it.")

Working = Callable[[CancelToken], AbstractContextManager[None]]


class Cleanup:
    """What is done to the person's files. Every method may be called from any thread; one changes files at a time."""

    def __init__(
        self,
        directory: Path,
        journal: Database,
        catalogue: Catalogue,
        duplicates: Duplicates,
        reviews: ReviewStore,
        marks: Callable[[], Iterable[PhotoId]],
        working: Working,
        point: Point = lambda what, path: None,
    ) -> None:
        """For a library in `directory`.

        Args:
            marks: The photos that are marked to go.
            working: Lets closing the library cancel a token and wait for the work it belongs to.
            point: Called before every change of a file or a database (tests stop the process there).
        """
        self._directory = directory
        self._catalogue = catalogue
        self._duplicates = duplicates
        self._reviews = reviews
        self._marks = marks
        self._working = working
        self._disk = Disk(point)
        self._store = ActStore(journal, point)
        self._follower = FileFollower(catalogue, point)

    # -- plan and run

    def plan(
        self,
        action: Action,
        photos: Iterable[PhotoId] | None = None,
        *,
        folder: str = "",
        cancel: CancelToken | None = None,
    ) -> Plan:
        """What an action would do with photos (None: those that are marked), and what it would leave and why.

        Only looks. `folder` is the target of MOVE and COPY. Raises `Cancelled`, `UserError` when that cannot be used.
        """
        target = checked_folder(action, folder)
        chosen = self._catalogue.photos(dict.fromkeys(self._marks() if photos is None else photos))
        judge = self._judge(action, target, {photo.id for photo in chosen})
        return make_plan(action, chosen, target, judge, self._places(), cancel or CancelToken())

    def _judge(self, action: Action, folder: str, going: Iterable[PhotoId]) -> Judge:
        return Judge(
            action, folder, self._duplicates, frozenset(going), self._reviews.marks(), self._reviews.keepers(),
            canonical(settings.load(self._directory).protected), self._store.is_marked,
        )  # fmt: skip

    def _places(self) -> Places:
        return Places([folder.path for folder in self._catalogue.folders()])

    def run(
        self,
        plan: Plan,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        on_batch: Callable[[], None] | None = None,
    ) -> Batch:
        """Carry a plan out, after looking at and reading every file again; what has changed since is skipped.

        Args:
            cancel: Looked at between two files; what is done stays done, and is what is returned.
            on_batch: Called after the catalogue has followed, about once a second, and at the end.

        Raises:
            UserError: "nothing" for an empty plan, "busy" while a scan, clean-up or undo of this library runs, or what
                is wrong with the target folder or the databases.
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        if not plan.files:
            raise UserError("nothing", tr("There is nothing to do: no file of this plan can be cleaned up."))
        total = sum(file.photo.size for file in plan.files)
        with self._alone(cancel):
            self._recover()
            folder = checked_folder(plan.action, plan.folder)
            judge = self._judge(plan.action, folder, {file.photo.id for file in plan.files})
            _begin(board, len(plan.files), total)
            following = Following(self._store, self._follower, on_batch)
            batch = self._store.begin(plan.action)
            try:
                run = Run(
                    plan, batch, self._disk, self._store, self._catalogue, judge, self._places(), following
                )  # fmt: skip
                run.run(cancel, board)
            finally:
                following.flush()
                self._store.close(batch)
        board.update(phase="done")
        return self._batch(batch)

    def write_sidecars(
        self,
        due: Sequence[Due],
        done: Callable[[Due], None],
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
    ) -> SidecarReport:
        """Write stars and labels into sidecars; `done` is told of each that need not be tried again.

        Raises `UserError("busy")` while a scan, clean-up or undo of this library runs.
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._alone(cancel):
            self._recover()
            _begin(board, len(due), 0)
            report = SidecarRun(self._disk, self._store, self._catalogue).run(due, done, cancel, board)
        board.update(phase="done")
        return report

    # -- history and undo

    def history(self) -> tuple[Batch, ...]:
        """All clean-ups, newest first."""
        return self._store.history()

    def acts(self, batch_id: int) -> tuple[Act, ...]:
        """What was done, file by file, in that order."""
        return self._store.acts(batch_id)

    def _batch(self, batch_id: int) -> Batch:
        found = self._store.history(batch_id)
        if not found:
            raise UserError("not-found", tr("There is no clean-up number {batch_id}.", batch_id=batch_id))
        return found[0]

    def undo(
        self,
        batch_id: int,
        acts: Sequence[int] | None = None,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
    ) -> UndoReport:
        """Undo a clean-up, or some acts of it together with the companions they went with.

        Nothing is overwritten: what finds another file at its place comes back beside it, and the report says so.

        Raises `UserError`: "not-found", "busy", or what is wrong with the databases.
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._alone(cancel):
            self._recover()
            action = self._batch(batch_id).action
            stored = self._store.stored(batch_id, [DONE])
            if acts is not None:
                bundles = {act.bundle for act in stored if act.id in set(acts)}
                stored = [act for act in stored if act.bundle in bundles]
            firsts = {act.bundle: act.size for act in reversed(stored)}
            _begin(board, len(firsts), sum(firsts.values()))
            self._store.reopen(batch_id)
            following = Following(self._store, self._follower)
            try:
                report = Undo(action, self._disk, self._store, following).run(stored, cancel, board)
            finally:
                following.flush()
                self._store.close(batch_id)
        board.update(phase="done")
        return report

    # -- recovery

    def recover(self) -> int:
        """Settle what was under way when the program was stopped; how many acts that were.

        Each act is looked at on the disk and finished or taken back. Nothing is done while another process is at work,
        which settles its own. Acts on a disk that is not there wait for it.
        """
        if not self._store.open_batches():
            return 0
        try:
            with self._alone(CancelToken()):
                return self._recover()
        except UserError as error:
            if error.code != "busy":
                raise
            return 0

    def _recover(self) -> int:
        count = 0
        for batch_id in self._store.open_batches():
            action = self._batch(batch_id).action
            acts = self._store.stored(batch_id, [PLANNED, UNDOING])
            for _, bundle in groupby(acts, key=lambda act: act.bundle):
                count += self._settle(list(bundle))
            following = Following(self._store, self._follower)
            following.add(action, self._store.stored(batch_id))
            following.flush()
            self._store.close(batch_id)
        if count:
            log.info("%d acts that were under way have been settled", count)
        return count

    def _settle(self, bundle: Sequence[StoredAct]) -> int:
        """Settle the open acts of one bundle; how many could be."""
        try:
            planned = [(act, from_json(act.kept["do"])) for act in bundle if act.state == PLANNED]
            outcomes = settling.settle(self._disk, [op for _, op in planned], forward=True)
            ended = [
                settled(act.id, op, outcome, INTERRUPTED)
                for (act, op), outcome in zip(planned, outcomes or (), strict=outcomes is not None)
            ]
            for act in bundle:
                if act.state == UNDOING:
                    ended += self._settle_undo(act)
        except OSError:
            log.warning("%s cannot be settled now", bundle[0].path, exc_info=True)
            return 0
        if ended:
            self._store.settle(ended)
        return len(ended)

    def _settle_undo(self, act: StoredAct) -> list[Settled]:
        op = from_json(act.kept["undo"])
        outcomes = settling.settle(self._disk, [op], forward=True)
        if outcomes is None:
            return []
        return [undone(act, op) if outcomes[0].done else Settled(act.id, DONE, act.reason)]

    @contextmanager
    def _alone(self, cancel: CancelToken) -> Iterator[None]:
        """Nobody else changes files or the catalogue's idea of them: no scan, no other clean-up, in any process."""
        with self._working(cancel), Lock(self._directory / "scan.lock", BUSY):
            yield


def _begin(board: ProgressBoard, files: int, size: int) -> None:
    start = Progress(phase="cleaning", walk_done=True, total_files=files, total_bytes=size)
    board.update(**asdict(start))
