"""Writes stars and labels into XMP sidecars beside photos; never into a photo.

An existing "IMG_1.jpg.xmp" is changed, or an existing "IMG_1.xmp" where no other picture, RAW or movie shares the
name; else a new "IMG_1.jpg.xmp" is made. Each is an act of the journal like those of clean-ups: written down before,
with what the sidecar said, so that a crash is settled and an undo brings that back.
"""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.cleanup import names, settling, xmp
from core.cleanup.actions import Disk, Stamp
from core.cleanup.companions import MOVIE_SUFFIXES, RAW_SUFFIXES
from core.cleanup.judge import check_unchanged
from core.cleanup.operations import Operation, Way, operation, pack, to_json, unpack
from core.cleanup.running import settled
from core.errors import Cancelled, UserError
from core.language import phrase
from core.pictures.scanning import IMAGE_SUFFIXES
from core.records import Action, CancelToken, Photo, ProgressBoard
from core.records.browsing import GivenRating, SidecarReport
from core.store.catalogue import Catalogue
from core.store.journal_acts import ActStore, NewAct

log = logging.getLogger(__name__)

LARGEST = 8 << 20
ONE_BATCH_S = 1800
"""Sidecars written within this time of each other are one line in the history."""

Due = tuple[str, bytes, GivenRating]
"""Path of a photo, digest of its content, and what it was given."""


def sidecar_of(path: str) -> str:
    """The sidecar of a photo, there or not. Raises `OSError` when its folder cannot be listed."""
    folder, name = os.path.split(path)
    stem = os.path.splitext(name)[0]
    others = IMAGE_SUFFIXES | RAW_SUFFIXES | MOVIE_SUFFIXES
    beside: list[str] = []
    shared = False
    with os.scandir(folder) as entries:
        for entry in entries:
            start, suffix = os.path.splitext(entry.name)
            if suffix.lower() == ".xmp" and start in (name, stem):
                beside.append(entry.name)
            # Where a file system tells no capitals apart, "IMG_1.xmp" is also the sidecar of "img_1.CR2".
            alike = entry.name != name and names.key(start) == names.key(stem)
            shared = shared or (alike and suffix.lower() in others)
    own = sorted(n for n in beside if os.path.splitext(n)[0] == name)
    general = sorted(n for n in beside if os.path.splitext(n)[0] == stem)
    found = own or ([] if shared else general) or [f"{name}.xmp"]
    return os.path.join(folder, found[0])


class SidecarRun:
    """Writes what is due; use while nobody else changes files."""

    def __init__(self, disk: Disk, store: ActStore, catalogue: Catalogue) -> None:
        self._disk = disk
        self._store = store
        self._catalogue = catalogue
        self._batch: tuple[int, int] | None = None
        self._written = 0
        self._failed: list[tuple[str, str]] = []

    def run(
        self, due: Sequence[Due], done: Callable[[Due], None], cancel: CancelToken, board: ProgressBoard
    ) -> SidecarReport:
        """Write them; `done` is told of each that need not be tried again. Cancelling stops between two.

        What could not be written is left as it is, and stands in the history with the reason.
        """
        waiting = left = 0
        try:
            for number, one in enumerate(due):
                try:
                    cancel.check()
                except Cancelled:
                    left = len(due) - number
                    break
                board.update(current=one[0], done_files=number)
                photo = self._photo(one)
                if photo is not None and not self._is_there(photo):
                    waiting += 1
                elif photo is None or self._one(photo, one[2]):
                    done(one)
        finally:
            if self._batch is not None:
                self._store.close(self._batch[0])
        return SidecarReport(
            self._written, tuple(self._failed), waiting, None if self._batch is None else self._batch[0], left
        )

    def _photo(self, due: Due) -> Photo | None:
        """The photo, also where it was moved since; None when the library has it no more."""
        content = self._catalogue.content_of(due[1])
        photos = [] if content is None else self._catalogue.photos_of([content])
        named = [photo for photo in photos if photo.path == due[0]]
        return next(iter(named or photos), None)

    @staticmethod
    def _is_there(photo: Photo) -> bool:
        return not photo.offline and os.path.isdir(os.path.dirname(photo.path))

    def _one(self, photo: Photo, rating: GivenRating) -> bool:
        """Write one; False when it has to be tried again."""
        try:
            check_unchanged(photo)
            op = self._operation(photo.path, rating)
        except (UserError, OSError) as error:
            self._fail(photo.path, settling.sentence(error), noted=True)
            return True
        if op is None:
            return True
        batch, bundle = self._next()
        act = NewAct(op.target, op.target, None, len(unpack(op.text)), 0, {"do": to_json(op)})
        (number,) = self._store.plan(batch, bundle, [act])
        attempt = settling.carry_out(self._disk, [op])
        reason = "" if attempt.error is None else settling.sentence(attempt.error)
        if attempt.outcomes is None:
            self._fail(op.target, reason, noted=False)
            return False  # it stays open, and is settled before the next time
        outcome = attempt.outcomes[0]
        self._store.settle([settled(number, op, outcome, reason)])
        if outcome.done:
            self._written += 1
        else:
            self._fail(op.target, reason, noted=False)
        return True

    def _next(self) -> tuple[int, int]:
        """The batch and a bundle of it for the next act."""
        batch, bundle = self._batch or self._store.go_on(Action.SIDECAR, ONE_BATCH_S)
        self._batch = batch, bundle + 1
        return batch, bundle

    def _fail(self, path: str, reason: str, *, noted: bool) -> None:
        log.info("the sidecar of %s was not written: %s", path, reason)
        self._failed.append((path, reason))
        if noted:
            batch, bundle = self._next()
            self._store.skip(batch, bundle, path, 0, reason)

    def _operation(self, photo: str, rating: GivenRating) -> Operation | None:
        """What is to be written, after reading what is there; None when it says so already.

        Raises `UserError`: "damaged-sidecar", "not-a-file", "read-only", "too-large", "changed"; `OSError`.
        """
        path = sidecar_of(photo)
        name = os.path.basename(path)
        old, stamp = _read(path) if os.path.lexists(path) else (None, None)
        wanted = self._wanted(path, old, rating)
        if old is None and not any(wanted.values()):
            return None
        new = xmp.changed(old, name, wanted)
        if new == old:
            return None
        now = time.time_ns()
        like = stamp or replace(Stamp.of(photo), attributes={})
        mode = like.mode if stamp is not None else like.mode & ~0o111
        dress = replace(like, mode=mode, mtime_ns=now, atime_ns=now)
        digest = hashlib.blake2b(new, digest_size=32).digest()
        return operation(
            Way.WRITE, path, path, stamp or dress, digest, inode=0 if stamp is None else stamp.inode, dress=dress,
            text=pack(new), before="" if old is None else pack(old),
        )  # fmt: skip

    def _wanted(self, path: str, old: bytes | None, rating: GivenRating) -> dict[str, str | None]:
        """What a sidecar is to say. Where nothing is given any more: what it said before we wrote it, if it still says
        what we wrote; what another program has said since stays."""
        wanted: dict[str, str | None] = {}
        if rating == GivenRating():
            name = os.path.basename(path)
            says = xmp.read(old, name) if old else {}
            ours: dict[str, str | None] = {}
            for act in self._store.done_to(Action.SIDECAR, path):
                before, after = (unpack(act.kept["do"][key]) for key in ("before", "text"))
                was, became = xmp.read(before, name) if before else {}, xmp.read(after, name)
                for own in (n for n in xmp.NAMES if was.get(n) != became.get(n)):
                    if own not in ours or was.get(own) != ours[own]:
                        wanted[own] = was.get(own)
                    ours[own] = became.get(own)
            return {own: value for own, value in wanted.items() if says.get(own) == ours[own]}
        if rating.stars is not None:
            wanted["Rating"] = str(rating.stars)
        if rating.label is not None:
            wanted["Label"] = rating.label or None
        return wanted


def _read(path: str) -> tuple[bytes, Stamp]:
    """A sidecar and what it is. Raises `UserError`, `OSError`."""
    name = os.path.basename(path)
    stamp = Stamp.of(path)
    if not stat.S_ISREG(stamp.mode):
        sentence = phrase("The sidecar {name} is left as it is: it is a link or no file.").format(name=name)
        raise UserError("not-a-file", sentence, path)
    if not (stamp.mode & 0o222 and os.access(path, os.W_OK)):
        sentence = phrase("The sidecar {name} is left as it is: it is read-only.").format(name=name)
        raise UserError("read-only", sentence, path)
    if stamp.size > LARGEST:
        sentence = phrase("The sidecar {name} is left as it is: it is larger than 8 MB.").format(name=name)
        raise UserError("too-large", sentence, path)
    with open(path, "rb", buffering=0) as file:
        data = file.readall()
    if len(data) != stamp.size or not stamp.fits(path):
        raise UserError("changed", phrase("The sidecar {name} was changed just now.").format(name=name), path)
    return data, stamp
