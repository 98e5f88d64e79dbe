"""Carries out a plan: each photo is judged and read again, written down, acted on with its companions, written down."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from core.cleanup import recycling, settling, volumes
from core.cleanup.actions import Disk
from core.cleanup.checking import Read, Reader
from core.cleanup.companions import Folders
from core.cleanup.following import Following
from core.cleanup.judge import Judge
from core.cleanup.names import FreeNames
from core.cleanup.operations import Operation, Way, operation, to_json
from core.cleanup.planning import Places, companions_of
from core.cleanup.space import Space
from core.errors import Cancelled, UserError
from core.language import phrase
from core.records import Action, CancelToken, Photo, Plan, PlannedFile, ProgressBoard
from core.store.catalogue import Catalogue
from core.store.journal_acts import DONE, FAILED, ActStore, NewAct, Settled, StoredAct

log = logging.getLogger(__name__)

DELETED = phrase("It was deleted for good and cannot be brought back.")
NOT_KEPT = phrase("It is not in the recycle bin, so it cannot be brought back.")


class Run:
    """One batch on its way."""

    def __init__(
        self,
        plan: Plan,
        batch: int,
        disk: Disk,
        store: ActStore,
        catalogue: Catalogue,
        judge: Judge,
        places: Places,
        following: Following,
    ) -> None:
        self._plan = plan
        self._batch = batch
        self._disk = disk
        self._store = store
        self._catalogue = catalogue
        self._judge = judge
        self._places = places
        self._following = following
        self._reader = Reader(lambda photo: catalogue.content_digest(photo.content_id))
        self._listings = Folders()
        self._names = FreeNames()
        self._space = Space()
        self._trashes: set[str] = set()

    def run(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """Do what can be done of the plan; the rest is noted with its reason. Cancelling stops between two files.

        Raises `UserError` when the journal cannot be written.
        """
        for number, file in enumerate(self._plan.files):
            try:
                cancel.check()
            except Cancelled:
                return
            board.update(current=file.photo.path, paused=cancel.paused)
            self._one(number, file)
            board.add(done_files=1, done_bytes=file.photo.size)

    def _one(self, bundle: int, file: PlannedFile) -> None:
        try:
            photo, operations, acts = self._ready(file)
        except (UserError, OSError) as error:
            reason = settling.sentence(error)
            log.info("%s is skipped: %s", file.photo.path, reason)
            self._store.skip(self._batch, bundle, file.photo.path, file.photo.size, reason)
            return
        ids = self._store.plan(self._batch, bundle, acts)

        def check() -> None:
            if file.keeper is not None:
                self._reader.keeper_is_there(photo, file.keeper)

        attempt = settling.carry_out(self._disk, operations, check)
        if attempt.outcomes is None:
            return  # they stay open, and are settled at the next start
        reason = "" if attempt.error is None else settling.sentence(attempt.error)
        ended = [settled(*known, reason) for known in zip(ids, operations, attempt.outcomes, strict=True)]
        self._store.settle(ended)
        self._listings.remove(op.source for op, e in zip(operations, ended, strict=True) if e.state == DONE)
        stored = [
            StoredAct(e.id, self._batch, bundle, e.state, a.path, a.target if e.target is None else e.target, a.digest,
                      a.size, a.freed, a.kept, e.reason)
            for e, a in zip(ended, acts, strict=True)
        ]  # fmt: skip
        self._following.add(self._plan.action, stored)

    # -- getting ready

    def _ready(self, file: PlannedFile) -> tuple[Photo, list[Operation], list[NewAct]]:
        """Look at everything again and say exactly what will be done. Raises `UserError`, `OSError`."""
        action = self._plan.action
        photo = next(iter(self._catalogue.photos([file.photo.id])), None)
        if photo is None or (photo.path, photo.content_id) != (file.photo.path, file.photo.content_id):
            raise UserError("not-found", phrase("It is no longer in the library as it was."), file.photo.path)
        self._judge.check_photo(photo)
        if file.keeper is not None:
            self._judge.check_survivor(photo, file.keeper)
            self._reader.keeper(photo, file.keeper)
        elif action is not Action.COPY:
            raise UserError("no-copy", phrase("No copy that stays was named for it."), photo.path)
        companions = companions_of(action, photo, file.keeper, self._listings, self._reader.digest)
        reads = [self._reader.photo(photo), *(self._reader.companion(path) for path in companions.all)]
        paths = [photo.path, *companions.all]
        operations = self._operations(file, paths, reads)
        digest = self._catalogue.content_digest(photo.content_id)
        acts = []
        for path, op, read in zip(paths, operations, reads, strict=True):
            kept = {"do": to_json(op), "quarantine": bool(file.quarantine)}
            freed = self._space.freed(action, os.lstat(path), leaves_volume=op.way is not Way.RENAME)
            shown = op.origin if action in (Action.LINK, Action.CLONE) else op.target
            target = "" if op.way in (Way.DELETE, Way.RECYCLE) else shown
            acts.append(NewAct(path, target, digest if path == photo.path else None, read.stamp.size, freed, kept))
        return photo, operations, acts

    def _operations(self, file: PlannedFile, paths: Sequence[str], reads: Sequence[Read]) -> list[Operation]:
        """How the action is done to a photo and its companions."""
        names = [os.path.basename(path) for path in paths]
        folder = os.path.dirname(paths[0])
        match self._plan.action:
            case Action.TRASH:
                return self._to_trash(file, paths, names, reads)
            case Action.MOVE:
                way = Way.RENAME if volumes.same_volume(folder, self._plan.folder) else Way.ACROSS
                return self._to_folder(way, self._plan.folder, paths, names, reads)
            case Action.COPY:
                return self._to_folder(Way.COPY, self._plan.folder, paths, names, reads)
            case Action.DELETE:
                return [operation(Way.DELETE, p, p, r.stamp, r.digest) for p, r in zip(paths, reads, strict=True)]
            case Action.LINK | Action.CLONE:
                assert file.keeper is not None
                way = Way.LINK if self._plan.action is Action.LINK else Way.CLONE
                path, read, origin = paths[0], reads[0], file.keeper.path
                return [operation(way, path, path, read.stamp, read.digest, origin=origin, inode=read.stamp.inode)]
            case Action.SIDECAR:
                raise ValueError("sidecars are no plan's")

    def _to_folder(
        self, way: Way, folder: str, paths: Sequence[str], names: Sequence[str], reads: Sequence[Read]
    ) -> list[Operation]:
        if way is not Way.RENAME and sum(read.stamp.size for read in reads) > volumes.free_bytes(folder):
            raise UserError("disk-full", phrase("There is not enough room for it in the target folder."), paths[0])
        free = self._names.free(folder, names)
        return [
            operation(way, path, os.path.join(folder, name), read.stamp, read.digest)
            for path, name, read in zip(paths, free, reads, strict=True)
        ]

    def _to_trash(
        self, file: PlannedFile, paths: Sequence[str], names: Sequence[str], reads: Sequence[Read]
    ) -> list[Operation]:
        place = self._places.of(file.photo.path)
        if place.quarantine != file.quarantine:
            # It was said before where it goes; another day's quarantine is the one thing that may differ.
            if not (place.quarantine and file.quarantine):
                raise UserError(
                    "trash-changed", phrase("Its disk has a trash now, or none any more; plan again."), paths[0]
                )
            place = replace(place, quarantine=file.quarantine)
        if place.quarantine:
            return self._to_folder(Way.RENAME, place.quarantine, paths, names, reads)
        trash = place.trash
        if trash is None:
            return [operation(Way.RECYCLE, p, p, r.stamp, r.digest) for p, r in zip(paths, reads, strict=True)]
        if trash.info and trash.info not in self._trashes:
            self._trashes.add(trash.info)
            self._names.avoid(trash.files, trash.listed())
        now = datetime.now()
        return [
            operation(
                Way.RENAME, path, os.path.join(trash.files, name), read.stamp, read.digest,
                info=trash.info_path(name), info_text=trash.info_text(path, now),
            )
            for path, name, read in zip(paths, self._names.free(trash.files, names, trash.longest), reads, strict=True)
        ]  # fmt: skip


def settled(act: int, op: Operation, outcome: settling.Outcome, reason: str) -> Settled:
    """How an act ended that has failed for a reason, or was stopped."""
    if outcome.done:
        return done(act, op)
    return Settled(act, FAILED, f"{reason} {outcome.reason}".strip(), outcome.place)


def done(act: int, op: Operation) -> Settled:
    """An act that was carried out."""
    match op.way:
        case Way.DELETE:
            return Settled(act, DONE, DELETED, "")
        case Way.RECYCLE:
            found = recycling.find(op.source, recycling.bins(op.source))
            return Settled(act, DONE, NOT_KEPT, "") if found is None else Settled(act, DONE, "", found.file)
        case _:
            return Settled(act, DONE)
