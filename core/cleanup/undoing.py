"""Undoes acts: each is done the other way round, written down before and after like the act itself."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from functools import partial
from itertools import groupby

from core.cleanup import names, recycling, settling
from core.cleanup.actions import Disk, Stamp, has_digest
from core.cleanup.following import Following
from core.cleanup.operations import REPLACING, Operation, Way, from_json, operation, to_json, unpack
from core.cleanup.running import DELETED, NOT_KEPT
from core.cleanup.volumes import QUARANTINE
from core.errors import Cancelled, UserError
from core.language import phrase
from core.records import Action, CancelToken, ProgressBoard, Skipped, UndoReport
from core.store.journal_acts import DONE, UNDONE, ActStore, Settled, StoredAct

log = logging.getLogger(__name__)

_FOR_GOOD = frozenset({"back", "deleted", "gone", "changed"})
"""Codes of what cannot be undone at another time either, as far as can be told."""


class Undo:
    """The undo of acts of one batch."""

    def __init__(self, action: Action, disk: Disk, store: ActStore, following: Following) -> None:
        self._action = action
        self._disk = disk
        self._store = store
        self._following = following
        self._restored = 0
        self._failed: list[Skipped] = []
        self._notes: list[Skipped] = []

    def run(self, acts: Sequence[StoredAct], cancel: CancelToken, board: ProgressBoard) -> UndoReport:
        """Undo acts that are done, the last first, companions with their photo. Cancelling stops between two."""
        bundles = [list(bundle) for _, bundle in groupby(acts, key=lambda act: act.bundle)]
        for bundle in reversed(bundles):
            try:
                cancel.check()
            except Cancelled:
                break
            board.update(current=bundle[0].path, paused=cancel.paused)
            self._bundle(bundle)
            board.add(done_files=1, done_bytes=bundle[0].size)
        return UndoReport(self._restored, tuple(self._failed), tuple(self._notes))

    def _bundle(self, acts: Sequence[StoredAct]) -> None:
        ready: list[tuple[StoredAct, Operation]] = []
        ended: list[tuple[StoredAct, Settled]] = []
        for act in acts:
            try:
                ready.append((act, inverse(act)))
            except (UserError, OSError) as error:
                ended.append((act, self._not_undone(act, error)))
        if ready:
            self._store.undoing([(act.id, {**act.kept, "undo": to_json(op)}) for act, op in ready])
        for act, op in ready:
            attempt = settling.carry_out(self._disk, [op], partial(self._check_original, act))
            if attempt.outcomes is not None and attempt.outcomes[0].done:
                ended.append((act, undone(act, op)))
                self._restored += 1
                self._note(act, op)
                self._tidy(act)
                continue
            assert attempt.error is not None
            failed = self._not_undone(act, attempt.error)
            if attempt.outcomes is not None:
                ended.append((act, failed))
        if ended:
            self._store.settle(settled for _, settled in ended)
            self._following.add(self._action, [settled_act(act, settled) for act, settled in ended])

    def _check_original(self, act: StoredAct) -> None:
        """A copy only goes while what it was made of is there: also now that the copy was moved aside."""
        if self._action is Action.COPY and not os.path.lexists(act.path):
            raise _only_one(act)

    def _not_undone(self, act: StoredAct, error: UserError | OSError) -> Settled:
        code, reason = settling.code_of(error), settling.sentence(error)
        log.info("%s cannot be brought back: %s", act.path, reason)
        self._failed.append(Skipped(act.path, code, reason))
        return Settled(act.id, DONE, reason if code in _FOR_GOOD else act.reason)

    def _note(self, act: StoredAct, op: Operation) -> None:
        """Say what is not as it was."""
        if self._action is not Action.COPY and op.target != act.path:
            sentence = phrase("Another file has its name now, so it is back as {name}.").format(
                name=os.path.basename(op.target)
            )
            self._notes.append(Skipped(act.path, "beside", sentence))

    def _tidy(self, act: StoredAct) -> None:
        """Remove quarantine folders that are empty now."""
        folder = os.path.dirname(act.target)
        if act.kept.get("quarantine") and os.path.basename(os.path.dirname(folder)) == QUARANTINE:
            try:
                if self._disk.remove_empty_folder(folder):
                    self._disk.remove_empty_folder(os.path.dirname(folder))
            except OSError as error:
                log.info("%s could not be removed: %s", folder, error)


def undone(act: StoredAct, op: Operation) -> Settled:
    """An act that was undone: where its file is now."""
    return Settled(act.id, UNDONE, "", act.path if op.way is Way.DELETE else op.target)


def settled_act(act: StoredAct, settled: Settled) -> StoredAct:
    target = act.target if settled.target is None else settled.target
    return StoredAct(act.id, act.batch, act.bundle, settled.state, act.path, target, act.digest, act.size, act.freed,
                     act.kept, settled.reason)  # fmt: skip


# --- The other way round ---------------------------------------------------------------------------------------------


def inverse(act: StoredAct) -> Operation:
    """What undoes an act, after a look at what there is now.

    Raises:
        UserError: "deleted", "gone", "back", "changed", "only-one", "offline"; the sentence says what is not restored.
        OSError: It cannot be looked at.
    """
    op = from_json(act.kept["do"])
    if op.way is Way.DELETE:
        raise UserError("deleted", DELETED, act.path)
    if op.way in REPLACING:
        return _own_bytes(act, op)
    if op.way is Way.WRITE:
        return _old_text(act, op)
    discard = op.info
    if op.way is Way.RECYCLE:
        found = recycling.find(op.source, recycling.bins(op.source))
        if found is None:
            raise UserError("gone", NOT_KEPT, act.path)
        act, discard = settled_act(act, Settled(act.id, DONE, "", found.file)), found.info
    _check_there(act, op)
    now = Stamp.of(act.target)
    if op.way is Way.COPY:
        if not has_digest(op.source, op.digest):
            raise _only_one(act)
        return operation(Way.DELETE, act.target, act.target, now, op.digest)
    back = names.free_beside(op.source) if os.path.lexists(op.source) else op.source
    way = Way.ACROSS if op.way is Way.ACROSS else Way.RENAME
    return operation(way, act.target, back, now, op.digest, dress=op.stamp, discard=discard)


def _only_one(act: StoredAct) -> UserError:
    sentence = phrase("The photo that it was copied from is not there as it was, so this copy stays.")
    return UserError("only-one", sentence, act.path)


def _check_there(act: StoredAct, op: Operation) -> None:
    """Raise `UserError` unless the file is where it was put, with its bytes."""
    folder = os.path.dirname(act.target)
    if not os.path.lexists(act.target):
        if op.way is not Way.COPY and has_digest(op.source, op.digest):
            raise UserError("back", phrase("It is back at its place already."), act.path)
        if not os.path.isdir(folder):
            raise UserError(
                "offline",
                phrase("The folder it was put into, {folder}, is not there now.").format(folder=folder),
                act.path,
            )
        if op.info:
            raise UserError("gone", phrase("It is gone from the trash; it was emptied."), act.path)
        raise UserError("gone", phrase("It is gone from {folder}.").format(folder=folder), act.path)
    if not op.stamp.is_file(act.target) or not op.stamp.fits(act.target):
        if not has_digest(act.target, op.digest):
            raise UserError(
                "changed",
                phrase("What is at {target} now is not the file that was put there.").format(target=act.target),
                act.path,
            )


def _own_bytes(act: StoredAct, op: Operation) -> Operation:
    """Give a file that was replaced by a link or a clone bytes of its own again, and its times, mode and attributes."""
    taken = os.path.lexists(op.source)
    if not os.path.isdir(os.path.dirname(op.source)):
        raise UserError(
            "offline",
            phrase("Its folder, {folder}, is not there now.").format(folder=os.path.dirname(op.source)),
            act.path,
        )
    if taken and has_digest(op.source, op.digest):
        inode = os.lstat(op.source).st_ino
        return operation(
            Way.REWRITE, op.source, op.source, op.stamp, op.digest, origin=op.source, inode=inode, dress=op.stamp
        )  # fmt: skip
    if not has_digest(op.origin, op.digest):
        raise UserError(
            "changed", phrase("Neither it nor the file it was linked to has the bytes that it had."), act.path
        )
    back = names.free_beside(op.source) if taken else op.source
    return operation(Way.REWRITE, back, back, op.stamp, op.digest, origin=op.origin, dress=op.stamp)


def _old_text(act: StoredAct, op: Operation) -> Operation:
    """Let a file that was written say again what it said before, or remove it where there was none."""
    if not os.path.isdir(os.path.dirname(op.source)):
        raise UserError(
            "offline",
            phrase("Its folder, {folder}, is not there now.").format(folder=os.path.dirname(op.source)),
            act.path,
        )
    if not os.path.lexists(op.source):
        raise UserError("gone", phrase("It is not there any more."), act.path)
    if not has_digest(op.source, op.digest):
        raise UserError("changed", phrase("It was changed since, so it is left as it is."), act.path)
    now = Stamp.of(op.source)
    if not op.before:
        return operation(Way.DELETE, op.source, op.source, now, op.digest)
    digest = hashlib.blake2b(unpack(op.before), digest_size=32).digest()
    return operation(
        Way.WRITE, op.source, op.source, now, digest, inode=now.inode, dress=op.stamp, text=op.before, before=op.text
    )  # fmt: skip
