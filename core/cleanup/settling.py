"""Files that go together: carried out as one, and settled when a step fails or the program was stopped in between."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.cleanup.actions import Disk
from core.cleanup.looking import Stage, can_look, clear_names, look, take_back
from core.cleanup.operations import Operation, finish, prepare
from core.errors import UserError
from core.language import phrase

log = logging.getLogger(__name__)

LOST = phrase("It is neither at its place nor where it was to go; something else has moved it.")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one operation ended.

    Attributes:
        done: It was carried out; else it was taken back.
        reason: What there is to say of it where it was taken back: a sentence, or "".
        place: Where the file is where it was taken back.
    """

    done: bool
    reason: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """How operations that go together ended.

    Attributes:
        outcomes: Of each; None where that cannot be told or brought about now, so that they stay open.
        error: What went wrong.
    """

    outcomes: list[Outcome] | None
    error: OSError | UserError | None = None


def carry_out(disk: Disk, operations: Sequence[Operation], check: Callable[[], None] | None = None) -> Attempt:
    """Do all of them: prepare each, `check` once more, then finish each; what fails is settled: all, or none."""
    forward = False
    try:
        for op in operations:
            prepare(disk, op)
        if check is not None:
            check()
        forward = True
        for op in operations:
            finish(disk, op)
    except (OSError, UserError) as error:
        log.info("%s has failed: %s", operations[0].source, error)
        try:
            return Attempt(settle(disk, operations, forward=forward), error)
        except OSError:
            log.warning("%s cannot be settled now", operations[0].source, exc_info=True)
            return Attempt(None, error)
    return Attempt([Outcome(True) for _ in operations])


def settle(disk: Disk, operations: Sequence[Operation], *, forward: bool) -> list[Outcome] | None:
    """Bring operations that go together to an end from wherever they are, by looking at the disk: all, or none.

    Args:
        forward: They may be finished when all are prepared and one is done, as after a stop or a failure to finish;
            else they are taken back as far as that is possible.

    Returns:
        How each ended, or None when nothing can be told, because a folder is not there (a disk may be unplugged).

    Raises:
        OSError: It cannot be done now; try again later.
    """
    if not all(can_look(op) for op in operations):
        return None
    if forward:
        for op in operations:
            clear_names(disk, op)
    stages = [look(op) for op in operations]
    if forward and Stage.DONE in stages and all(stage in (Stage.DONE, Stage.STAGED) for stage in stages):
        for op in operations:
            finish(disk, op)
        return [Outcome(True) for _ in operations]
    outcomes: list[Outcome] = []
    for op, stage in reversed(list(zip(operations, stages, strict=True))):
        place = take_back(disk, op, stopped=forward)
        if stage is Stage.LOST:
            outcomes.append(Outcome(False, LOST, ""))
        elif not place:
            outcomes.append(Outcome(True))
        elif place != op.source:
            beside = phrase("It was put back as {name}, because its own name was taken.").format(
                name=os.path.basename(place)
            )
            outcomes.append(Outcome(False, beside, place))
        else:
            outcomes.append(Outcome(False, "", place))
    return outcomes[::-1]


def sentence(error: OSError | UserError) -> str:
    """Why something could not be done, in one sentence."""
    if isinstance(error, UserError):
        text = str(error)
        return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return phrase("The disk is full.")
        case errno.EACCES | errno.EPERM:
            return phrase("The system does not permit it.")
        case errno.EROFS:
            return phrase("Its disk can only be read.")
        case errno.EXDEV:
            return phrase("It and its target are not on one volume.")
        case errno.EEXIST:
            return phrase("Another file has just taken the name that it was to get.")
        case errno.ENOENT:
            return phrase("It, or the folder that it was to go to, is not there any more.")
        case _:
            return phrase("It could not be done ({error}).").format(error=error.strerror or error)


def code_of(error: OSError | UserError) -> str:
    """The short word for that."""
    if isinstance(error, UserError):
        return error.code
    words = {errno.ENOSPC: "disk-full", errno.EDQUOT: "disk-full", errno.EACCES: "denied", errno.EPERM: "denied"}
    return words.get(error.errno or 0, "failed")
