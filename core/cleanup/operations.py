"""What can be done to one file, in steps that a crash may part anywhere.

Each operation is done in two halves. `prepare` can be taken back: afterwards the file is under its new name, or set
aside under a hidden name beside its place. `finish` removes what was set aside. `look` tells from the disk alone how
far it came, so that it can be finished or taken back after a crash; the same is done when a step fails.

Nothing is removed but a file that was set aside first and found to be the one that was meant.
"""

from __future__ import annotations

import dataclasses
import logging
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.cleanup import names, recycling
from core.cleanup.actions import Disk, Stamp, has_digest
from core.errors import UserError

log = logging.getLogger(__name__)


class Way(StrEnum):
    """What is done to a file.

    RENAME: another name on the same volume. ACROSS: moved to another volume. COPY: a copy elsewhere. DELETE: removed.
    RECYCLE: put into the recycle bin of Windows, which chooses the target.
    LINK, CLONE, REWRITE: its place is taken by a hard link to, a clone of, or a copy of `origin`, which has its bytes.
    """

    RENAME = "rename"
    RECYCLE = "recycle"
    ACROSS = "across"
    COPY = "copy"
    DELETE = "delete"
    LINK = "link"
    CLONE = "clone"
    REWRITE = "rewrite"


REPLACING = frozenset({Way.LINK, Way.CLONE, Way.REWRITE})


class Stage(StrEnum):
    """How far an operation came. STAGED: all is prepared, the file is set aside. PART: only that. LOST: no trace."""

    BEFORE = "before"
    PART = "part"
    STAGED = "staged"
    DONE = "done"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Operation:
    """One file's way, with every name that is made on it, so that it can be written down before it begins.

    Attributes:
        source: The file; of REPLACING, the place that is taken (it may be empty).
        target: Where it goes or its copy is made; the source for DELETE and REPLACING.
        stamp: What the source is known by.
        dress: The times, mode and attributes that a copy gets, and a renamed file its times; None leaves a renamed one.
        digest: `byte_digest` of its bytes.
        origin: Where the bytes of REPLACING come from.
        inode: Of what stands at the source before; 0 where nothing does.
        temporary: Name of a file in the making, in the target's folder.
        staged: Name under which the source is set aside, in its own folder.
        info: A .trashinfo file that is made before, and what it says.
        discard: A file of that kind that has served its purpose in the end.
    """

    way: Way
    source: str
    target: str
    stamp: Stamp
    digest: bytes
    origin: str = ""
    inode: int = 0
    temporary: str = ""
    staged: str = ""
    info: str = ""
    info_text: str = ""
    dress: Stamp | None = None
    discard: str = ""


def operation(
    way: Way,
    source: str,
    target: str,
    stamp: Stamp,
    digest: bytes,
    *,
    origin: str = "",
    inode: int = 0,
    info: str = "",
    info_text: str = "",
    dress: Stamp | None = None,
    discard: str = "",
) -> Operation:
    """An `Operation` with fresh hidden names, which scans pass over."""
    token = secrets.token_hex(6)
    temporary = os.path.join(os.path.dirname(target), f".twinlens-{token}.part")
    staged = os.path.join(os.path.dirname(source), f".twinlens-{token}.aside")
    return Operation(
        way, source, target, stamp, digest, origin, inode, temporary, staged, info, info_text, dress, discard
    )  # fmt: skip


def to_json(op: Operation) -> dict[str, Any]:
    """An operation as plain values."""
    values = dataclasses.asdict(op)
    for name in ("stamp", "dress"):
        if values[name] is not None:
            values[name]["attributes"] = {k: b64encode(v).decode() for k, v in values[name]["attributes"].items()}
    return {**values, "digest": op.digest.hex()}


def from_json(values: Mapping[str, Any]) -> Operation:
    """The operation that `to_json` was given."""
    stamps: dict[str, Stamp | None] = {}
    for name in ("stamp", "dress"):
        value = values[name]
        if value is None:
            stamps[name] = None
        else:
            stamps[name] = Stamp(**{**value, "attributes": {k: b64decode(v) for k, v in value["attributes"].items()}})
    return Operation(**{**values, **stamps, "way": Way(values["way"]), "digest": bytes.fromhex(values["digest"])})


# --- Doing -----------------------------------------------------------------------------------------------------------


def prepare(disk: Disk, op: Operation) -> None:
    """The first half; nothing is lost by it. Raises `OSError`, or `UserError("changed")`; then take it back."""
    match op.way:
        case Way.RENAME:
            if op.info:
                disk.make_folder(os.path.dirname(op.info), 0o700)
                disk.make_folder(os.path.dirname(op.target), 0o700)
                disk.write(op.info, op.info_text.encode())
            disk.make_folder(os.path.dirname(op.target))
            disk.rename(op.source, op.target)
            disk.sync(os.path.dirname(op.target), os.path.dirname(op.source))
            _expect(op.stamp, op.target, op.source)
        case Way.ACROSS | Way.COPY:
            disk.make_folder(os.path.dirname(op.target))
            _copy(disk, op, op.source)
            disk.rename(op.temporary, op.target)
            disk.sync(os.path.dirname(op.target))
            if op.way is Way.ACROSS:
                _set_aside(disk, op)
                _expect(op.stamp, op.staged, op.source)
            else:
                _expect(op.stamp, op.source, op.source)
        case Way.RECYCLE:
            disk.recycle(op.source)
        case Way.DELETE:
            _set_aside(disk, op)
            _expect(op.stamp, op.staged, op.source)
        case Way.LINK | Way.CLONE | Way.REWRITE:
            disk.make_folder(os.path.dirname(op.target))
            if op.way is Way.LINK:
                disk.link(op.origin, op.temporary)
            else:
                _copy(disk, op, op.origin)
            if op.inode:
                _set_aside(disk, op)
                if op.way is not Way.REWRITE:
                    _expect(op.stamp, op.staged, op.source)
                elif os.lstat(op.staged).st_ino != op.inode or not has_digest(op.staged, op.digest):
                    raise _changed(op.source)
            disk.rename(op.temporary, op.target)
            disk.sync(os.path.dirname(op.target))


def finish(disk: Disk, op: Operation) -> None:
    """The second half, which cannot be taken back. Call it as often as needed. Raises `OSError`."""
    if op.way is Way.RENAME and op.dress is not None:
        try:
            disk.dress(op.target, op.dress, copied=False)
        except PermissionError:  # somebody else's file: it keeps its time of change, not that of its last access
            log.info("the times of %s could not be set", op.target)
    if os.path.lexists(op.staged):
        disk.unlink(op.staged)
        disk.sync(os.path.dirname(op.staged))
    _drop(disk, op.discard)


def _copy(disk: Disk, op: Operation, source: str) -> None:
    """Make the temporary file, a copy (or clone) of `source` dressed as the stamp says, and read it again."""
    if op.way is Way.CLONE:
        disk.clone(source, op.temporary)
    elif disk.copy(source, op.temporary) != op.digest:
        raise _changed(source)
    if not has_digest(op.temporary, op.digest):
        raise UserError("damaged-copy", "The copy that was made of it does not read back as it was.", op.target)
    disk.dress(op.temporary, op.dress or op.stamp)


def _set_aside(disk: Disk, op: Operation) -> None:
    disk.rename(op.source, op.staged)
    disk.sync(os.path.dirname(op.source))


def _expect(stamp: Stamp, path: str, name: str) -> None:
    """The file that was moved is the one that was read."""
    if not stamp.fits(path):
        raise _changed(name)


def _changed(path: str) -> UserError:
    return UserError("changed", "It was changed just now.", path)


# --- Looking ---------------------------------------------------------------------------------------------------------


def can_look(op: Operation) -> bool:
    """Whether the folders of an operation are there: on a disk that is unplugged nothing can be told."""
    source, target = os.path.dirname(op.source), os.path.dirname(op.target)
    if op.way is Way.RENAME and os.path.isdir(source) and op.stamp.is_file(op.source):
        return True  # the target's folder may not have been made yet
    if op.way in (Way.ACROSS, Way.COPY) and os.path.isdir(source) and os.path.lexists(op.source):
        return os.path.isdir(target) or os.path.isdir(os.path.dirname(target))
    return os.path.isdir(source) and os.path.isdir(target)


def look(op: Operation) -> Stage:
    """How far an operation came, from what is on the disk. Raises `OSError`."""
    aside = os.path.lexists(op.staged)
    arrived = os.path.lexists(op.target)
    match op.way:
        case Way.RENAME:
            if op.stamp.is_file(op.target) and not op.stamp.is_inode(op.source):
                return Stage.DONE
            return Stage.BEFORE if op.stamp.is_file(op.source) else Stage.LOST
        case Way.RECYCLE:
            return Stage.BEFORE if op.stamp.is_file(op.source) else Stage.DONE
        case Way.COPY:
            return Stage.DONE if arrived and has_digest(op.target, op.digest) else Stage.BEFORE
        case Way.ACROSS:
            if aside:
                return Stage.STAGED if has_digest(op.target, op.digest) else Stage.PART
            if op.stamp.is_file(op.source):
                return Stage.BEFORE
            return Stage.DONE if arrived else Stage.LOST
        case Way.DELETE:
            if aside:
                return Stage.STAGED
            return Stage.BEFORE if op.stamp.is_file(op.source) else Stage.DONE
        case Way.LINK | Way.CLONE | Way.REWRITE:
            if aside:
                return Stage.STAGED if _is_replacement(op) else Stage.PART
            if not arrived:
                return Stage.LOST if op.inode else Stage.BEFORE
            return Stage.DONE if os.lstat(op.target).st_ino != op.inode and _is_replacement(op) else Stage.BEFORE


def _is_replacement(op: Operation) -> bool:
    """Whether what stands at the place is what this operation puts there."""
    if op.way is Way.LINK and os.path.exists(op.origin) and os.path.lexists(op.target):
        return os.path.samestat(os.lstat(op.origin), os.lstat(op.target))
    return has_digest(op.target, op.digest)


# --- Taking back -----------------------------------------------------------------------------------------------------


def take_back(disk: Disk, op: Operation) -> str:
    """Undo `prepare`, however far it came, and say where the file is then: its place, or beside it where that is
    taken by now. What `finish` has removed stays removed ("" is returned). Raises `OSError`."""
    place = op.source
    stage = look(op)
    match op.way:
        case Way.RENAME:
            if stage is Stage.DONE:
                place = _put_back(disk, op.target, op.source)
            elif stage is Stage.BEFORE and os.path.lexists(op.target) and _is_empty(op.target):
                disk.unlink(op.target)  # it only held the name
            _drop(disk, op.info)
        case Way.RECYCLE:
            found = recycling.find(op.source, recycling.bins(op.source)) if stage is Stage.DONE else None
            if found is not None:
                place = _put_back(disk, found.file, op.source)
                _drop(disk, found.info)
            elif stage is Stage.DONE:
                place = ""
        case Way.COPY:
            if stage is Stage.DONE and _is_ours(op) and has_digest(op.source, op.digest):
                disk.unlink(op.target)
        case Way.ACROSS | Way.DELETE:
            if stage in (Stage.STAGED, Stage.PART):
                place = _put_back(disk, op.staged, op.source)
            elif stage is Stage.DONE:
                place = ""
            if op.way is Way.ACROSS and place and stage is not Stage.LOST and _is_ours(op):
                disk.unlink(op.target)
        case Way.LINK | Way.CLONE | Way.REWRITE:
            if stage is Stage.STAGED:
                if os.path.lexists(op.temporary):
                    disk.unlink(op.temporary)
                disk.rename(op.target, op.temporary)
            if stage in (Stage.STAGED, Stage.PART):
                place = _put_back(disk, op.staged, op.source)
            elif stage is Stage.DONE and op.inode:
                place = ""
            elif stage is Stage.DONE:
                disk.unlink(op.target)
    if op.way is not Way.RENAME:
        _drop(disk, op.temporary)
    return place


def _put_back(disk: Disk, path: str, place: str) -> str:
    """Give a file its old name, or one beside it where that is taken."""
    if os.path.lexists(place):
        place = names.free_beside(place)
    disk.rename(path, place)
    disk.sync(os.path.dirname(place), os.path.dirname(path))
    return place


def _is_ours(op: Operation) -> bool:
    """Whether the copy at the target is one that this operation made: not while its own still has the other name."""
    return not os.path.lexists(op.temporary) and has_digest(op.target, op.digest)


def _is_empty(path: str) -> bool:
    return os.lstat(path).st_size == 0


def _drop(disk: Disk, path: str) -> None:
    if path and os.path.lexists(path):
        disk.unlink(path)
