"""What can be done to one file, in steps that a crash may part anywhere.

Each operation is done in two halves. `prepare` can be taken back: afterwards the file is under its new name, or set
aside under a hidden name beside its place. `finish` removes what was set aside. How far an operation came can be told
from the disk alone (`core.cleanup.looking`), so that it is finished or taken back after a crash or a failure.

Nothing is removed but a file that was set aside first and found to be the one that was meant.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import os
import secrets
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from core.cleanup.actions import Disk, Stamp, has_digest
from core.errors import UserError
from core.language import phrase

log = logging.getLogger(__name__)


class Way(StrEnum):
    """What is done to a file.

    RENAME: another name on the same volume. ACROSS: moved to another volume. COPY: a copy elsewhere. DELETE: removed.
    RECYCLE: put into the recycle bin of Windows, which chooses the target.
    LINK, CLONE, REWRITE: its place is taken by a hard link to, a clone of, or a copy of `origin`, which has its bytes.
    WRITE: its place is taken by a small file that says something else; for sidecars alone, never for a photo.
    """

    RENAME = "rename"
    RECYCLE = "recycle"
    ACROSS = "across"
    COPY = "copy"
    DELETE = "delete"
    LINK = "link"
    CLONE = "clone"
    REWRITE = "rewrite"
    WRITE = "write"


REPLACING = frozenset({Way.LINK, Way.CLONE, Way.REWRITE})


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
        text, before: Of WRITE: what the file says then, and what it says now ("" where there is none); packed.
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
    text: str = ""
    before: str = ""


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
    text: str = "",
    before: str = "",
) -> Operation:
    """An `Operation` with fresh hidden names, which scans pass over."""
    token = secrets.token_hex(6)
    temporary = os.path.join(os.path.dirname(target), f".twinlens-{token}.part")
    staged = os.path.join(os.path.dirname(source), f".twinlens-{token}.aside")
    return Operation(
        way, source, target, stamp, digest, origin, inode, temporary, staged, info, info_text, dress, discard, text,
        before,
    )  # fmt: skip


def pack(data: bytes) -> str:
    """A small file's bytes as text."""
    return b64encode(zlib.compress(data)).decode()


def unpack(text: str) -> bytes:
    return zlib.decompress(b64decode(text)) if text else b""


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
        case Way.WRITE:
            disk.write(op.temporary, unpack(op.text))
            if not has_digest(op.temporary, op.digest):
                raise UserError("damaged-copy", phrase("What was written does not read back as it was."), op.target)
            assert op.dress is not None
            disk.dress(op.temporary, op.dress)
            if op.inode:
                _set_aside(disk, op)
                _expect(op.stamp, op.staged, op.source)
                if not has_digest(op.staged, hashlib.blake2b(unpack(op.before), digest_size=32).digest()):
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
    disk.drop(op.discard)


def _copy(disk: Disk, op: Operation, source: str) -> None:
    """Make the temporary file, a copy (or clone) of `source` dressed as the stamp says, and read it again."""
    if op.way is Way.CLONE:
        disk.clone(source, op.temporary)
    elif disk.copy(source, op.temporary) != op.digest:
        raise _changed(source)
    if not has_digest(op.temporary, op.digest):
        raise UserError("damaged-copy", phrase("The copy that was made of it does not read back as it was."), op.target)
    disk.dress(op.temporary, op.dress or op.stamp)


def _set_aside(disk: Disk, op: Operation) -> None:
    disk.rename(op.source, op.staged)
    disk.sync(os.path.dirname(op.source))


def _expect(stamp: Stamp, path: str, name: str) -> None:
    """The file that was moved is the one that was read."""
    if not stamp.fits(path):
        raise _changed(name)


def _changed(path: str) -> UserError:
    return UserError("changed", phrase("It was changed just now."), path)
