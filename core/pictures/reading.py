"""Files to bytes, within bounds: how large a file may be, and how much memory all decoding threads share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

from core.errors import UserError
from core.language import phrase
from core.pictures.budget import Budget

MAX_FILE_BYTES: Final = 1 << 30

MEMORY: Final = 1536 << 20
"""Bytes that all threads together spend on decoding, except that one picture needing more is decoded alone."""

memory = Budget(MEMORY)

_LARGE_FILE = 64 << 20
_RECALL = 0x0004_0000 | 0x0040_0000  # FILE_ATTRIBUTE_RECALL_ON_OPEN, .._ON_DATA_ACCESS
_DATALESS = 0x4000_0000  # SF_DATALESS


@contextmanager
def file_bytes(path: str, most: int = MAX_FILE_BYTES) -> Iterator[tuple[bytes, bool]]:
    """The first `most` bytes of a file, and whether all of the memory budget is held for it because these are many.

    Raises:
        UserError: "not-found", "denied", "unreadable", "online-only" or "too-large".
    """
    with ExitStack() as stack:
        try:
            info = os.stat(path)
            size = info.st_size
            if _is_online_only(info):
                raise UserError("online-only", phrase("the file is kept online and not on this computer"), path)
            if size > MAX_FILE_BYTES:
                raise UserError(
                    "too-large", phrase("the file is larger than {n} GB").format(n=MAX_FILE_BYTES >> 30), path
                )
            alone = min(size, most) > _LARGE_FILE
            stack.enter_context(memory.hold(MEMORY if alone else 0))
            with open(path, "rb", buffering=0) as file:
                data = file.read(most) if most < size else file.readall()
        except FileNotFoundError as error:
            raise UserError("not-found", phrase("the file is not there any more"), path) from error
        except PermissionError as error:
            raise UserError("denied", phrase("the file may not be read"), path) from error
        except OSError as error:
            raise UserError(
                "unreadable", phrase("the file could not be read ({error})").format(error=error.strerror or error), path
            ) from error
        yield data, alone


def _is_online_only(info: os.stat_result) -> bool:
    """Whether reading a file would first download it: OneDrive and the like on Windows, iCloud on macOS."""
    attributes, flags = getattr(info, "st_file_attributes", 0), getattr(info, "st_flags", 0)
    return bool(attributes & _RECALL or flags & _DATALESS)
