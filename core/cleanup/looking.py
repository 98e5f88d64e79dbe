"""How far an operation came, as the disk tells it, and the way back from there."""

from __future__ import annotations

import os
from enum import StrEnum

from core.cleanup import names, recycling
from core.cleanup.actions import Disk, has_digest
from core.cleanup.operations import Operation, Way


class Stage(StrEnum):
    """How far an operation came. STAGED: all is prepared, the file is set aside. PART: only that. LOST: no trace."""

    BEFORE = "before"
    PART = "part"
    STAGED = "staged"
    DONE = "done"
    LOST = "lost"


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
        case Way.LINK | Way.CLONE | Way.REWRITE | Way.WRITE:
            if aside:
                return Stage.STAGED if _is_replacement(op) else Stage.PART
            if not arrived:
                return Stage.LOST if op.inode else Stage.BEFORE
            return Stage.DONE if os.lstat(op.target).st_ino != op.inode and _is_replacement(op) else Stage.BEFORE


def clear_names(disk: Disk, op: Operation) -> None:
    """After a stop: remove what only took a name, on file systems that know no exclusive rename: an empty file.

    Of a file that is empty itself nothing can be told; then both stay. Raises `OSError`.
    """
    if not op.stamp.size:
        return
    taken = [op.staged]  # what is aside is never empty
    if op.way is Way.RENAME:
        taken += [other for one, other in ((op.source, op.target), (op.target, op.source)) if op.stamp.is_file(one)]
    if os.path.lexists(op.staged) and not _is_empty(op.staged):
        taken.append(op.source)  # it was on its way back
    if os.path.lexists(op.temporary):
        taken.append(op.target)
    for path in dict.fromkeys(taken):
        if _is_empty(path):
            disk.unlink(path)


def _is_replacement(op: Operation) -> bool:
    """Whether what stands at the place is what this operation puts there."""
    if op.way is Way.LINK and os.path.exists(op.origin) and os.path.lexists(op.target):
        return os.path.samestat(os.lstat(op.origin), os.lstat(op.target))
    return has_digest(op.target, op.digest)


# --- Taking back -----------------------------------------------------------------------------------------------------


def take_back(disk: Disk, op: Operation, *, stopped: bool) -> str:
    """Undo `prepare`, however far it came; what `finish` has removed stays removed.

    Args:
        stopped: The program was stopped, so that a .trashinfo file may have been left unfinished.

    Returns:
        Where the file is then: its place, or beside it where that is taken by now, or "" when it is gone for good.

    Raises:
        OSError: It cannot be done now.
    """
    place = op.source
    stage = look(op)
    match op.way:
        case Way.RENAME:
            if stage is Stage.DONE:
                place = _put_back(disk, op.target, op.source)
            _drop_info(disk, op, stopped=stopped)
        case Way.RECYCLE:
            found = recycling.find(op.source, recycling.bins(op.source)) if stage is Stage.DONE else None
            if found is not None:
                place = _put_back(disk, found.file, op.source)
                disk.drop(found.info)
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
        case Way.LINK | Way.CLONE | Way.REWRITE | Way.WRITE:
            if stage is Stage.STAGED:
                if os.path.lexists(op.temporary):
                    disk.unlink(op.temporary)
                disk.rename(op.target, op.temporary)
            if stage in (Stage.STAGED, Stage.PART):
                place = _put_back(disk, op.staged, op.source)
            elif stage is Stage.DONE and op.inode:
                place = ""
            elif stage is Stage.DONE and _is_ours(op) and (op.way is Way.WRITE or has_digest(op.origin, op.digest)):
                disk.unlink(op.target)
    if op.way is not Way.RENAME:
        disk.drop(op.temporary)
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


def _drop_info(disk: Disk, op: Operation, *, stopped: bool) -> None:
    """Remove the .trashinfo file of this operation; one of another program, which took its name first, stays."""
    if os.path.lexists(op.info):
        with open(op.info, "rb") as file:
            said = file.read()
        # The program may have been stopped before it had written all of it.
        if said == op.info_text.encode() or (stopped and op.info_text.encode().startswith(said)):
            disk.unlink(op.info)


def _is_empty(path: str) -> bool:
    return os.path.lexists(path) and os.lstat(path).st_size == 0
