"""Extended attributes of files: Python has them for Linux only, on macOS they come from the system's library.

Windows keeps streams instead, which a rename keeps and a copy leaves behind.
"""

from __future__ import annotations

import ctypes
import errno
import logging
import os
import sys
from collections.abc import Mapping

log = logging.getLogger(__name__)

_UNKNOWN = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EACCES, errno.EINVAL, errno.ENOSPC, errno.E2BIG}
_NO_FOLLOW = 1  # XATTR_NOFOLLOW of macOS


def read(path: str) -> dict[str, bytes]:
    """All extended attributes of a file that may be read; none where the file system has none. Raises `OSError`."""
    found: dict[str, bytes] = {}
    try:
        names = _names(path)
    except OSError as error:
        if error.errno in _UNKNOWN:
            return {}
        raise
    for name in names:
        try:
            found[name] = _get(path, name)
        except OSError as error:
            log.info("attribute %s of %s cannot be read: %s", name, path, error)
    return found


def write(path: str, values: Mapping[str, bytes]) -> None:
    """Give a file these attributes; those that it cannot have here are left out and logged. Raises `OSError`."""
    for name, value in values.items():
        try:
            _set(path, name, value)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                raise
            log.info("attribute %s of %s cannot be set: %s", name, path, error)


if sys.platform == "linux":

    def _names(path: str) -> list[str]:
        return os.listxattr(path, follow_symlinks=False)

    def _get(path: str, name: str) -> bytes:
        return os.getxattr(path, name, follow_symlinks=False)

    def _set(path: str, name: str, value: bytes) -> None:
        os.setxattr(path, name, value, follow_symlinks=False)

elif sys.platform == "darwin":
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.listxattr.restype = _libc.getxattr.restype = ctypes.c_ssize_t
    _libc.listxattr.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
    _libc.getxattr.argtypes = [
        ctypes.c_char_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint32, ctypes.c_int
    ]  # fmt: skip
    _libc.setxattr.argtypes = _libc.getxattr.argtypes

    def _checked(result: int, path: str) -> int:
        if result < 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), path)
        return result

    def _names(path: str) -> list[str]:
        place = os.fsencode(path)
        buffer = ctypes.create_string_buffer(_checked(_libc.listxattr(place, None, 0, _NO_FOLLOW), path))
        size = _checked(_libc.listxattr(place, buffer, len(buffer), _NO_FOLLOW), path)
        return [os.fsdecode(name) for name in buffer.raw[:size].split(b"\0") if name]

    def _get(path: str, name: str) -> bytes:
        place, key = os.fsencode(path), os.fsencode(name)
        buffer = ctypes.create_string_buffer(_checked(_libc.getxattr(place, key, None, 0, 0, _NO_FOLLOW), path))
        return buffer.raw[: _checked(_libc.getxattr(place, key, buffer, len(buffer), 0, _NO_FOLLOW), path)]

    def _set(path: str, name: str, value: bytes) -> None:
        place, key = os.fsencode(path), os.fsencode(name)
        _checked(_libc.setxattr(place, key, value, len(value), 0, _NO_FOLLOW), path)

else:

    def _names(path: str) -> list[str]:
        return []

    def _get(path: str, name: str) -> bytes:
        raise OSError(errno.ENOTSUP, "no extended attributes here", path)

    def _set(path: str, name: str, value: bytes) -> None:
        raise OSError(errno.ENOTSUP, "no extended attributes here", path)
