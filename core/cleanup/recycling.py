"""The recycle bin of Windows: files go to it through the system (send2trash) and are found again in it.

It keeps each file as `$R...` beside a `$I...` of the same name that says where it was. This module has been tested with
such files made by hand; it has not yet been run on Windows.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass

_EPOCH = 11_644_473_600  # seconds from 1601 to 1970


@dataclass(frozen=True, slots=True)
class Recycled:
    """A file in a bin. `at`: when it was put there, in seconds since 1970."""

    info: str
    file: str
    path: str
    size: int
    at: float


def send(path: str) -> None:
    """Put a file into the recycle bin. Raises `OSError`."""
    from send2trash import send2trash

    send2trash(path)


def bins(path: str) -> list[str]:
    """The recycle bins of the volume that a path is on; those of others may not be readable."""
    top = os.path.join(os.path.splitdrive(path)[0] + os.sep, "$Recycle.Bin")
    try:
        return [entry.path for entry in os.scandir(top) if entry.is_dir()]
    except FileNotFoundError:
        return []


def find(path: str, folders: list[str]) -> Recycled | None:
    """The file that was last put into one of these bins from `path`, if it is still there."""
    wanted = os.path.normcase(path)
    found = [r for folder in folders for r in _listed(folder) if os.path.normcase(r.path) == wanted]
    return max(found, key=lambda r: r.at, default=None)


def _listed(folder: str) -> Iterator[Recycled]:
    try:
        names = os.listdir(folder)
    except PermissionError:
        return  # somebody else's
    for name in names:
        if name.startswith("$I"):
            file = os.path.join(folder, "$R" + name[2:])
            with open(os.path.join(folder, name), "rb") as info:
                parsed = parse(info.read(1 << 16))
            if parsed is not None and os.path.lexists(file):
                path, size, at = parsed
                yield Recycled(os.path.join(folder, name), file, path, size, at)


def parse(data: bytes) -> tuple[str, int, float] | None:
    """Path, size and time of an `$I` file (version 1 since Vista, 2 since Windows 10); None when it is none."""
    if len(data) < 28:
        return None
    version, size, time = struct.unpack_from("<QQQ", data)
    if version == 1:
        text = data[24:544]
    elif version == 2:
        text = data[28 : 28 + 2 * struct.unpack_from("<I", data, 24)[0]]
    else:
        return None
    return text.decode("utf-16-le", "surrogatepass").split("\0")[0], size, time / 1e7 - _EPOCH
