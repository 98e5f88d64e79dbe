"""The only module that changes a person's files: one method for each thing that is done to the disk.

Nothing here ever replaces a file: every name that is made must be free, also against another program that takes it at
the same moment. Each system call is announced to `point` just before it is made, which is where tests stop the process
or let the call fail.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import logging
import os
import stat
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.cleanup import attributes, recycling
from core.language import phrase

log = logging.getLogger(__name__)

Point = Callable[[str, str], None]
"""Called before each change: what is done, and to which path."""

CHUNK = 4 << 20
FICLONE = 0x4004_9409  # from linux/fs.h
RENAME_NOREPLACE = 1  # from linux/fs.h
RENAME_EXCL = 4  # from sys/stdio.h of macOS
AT_FDCWD = -100

_NOT_SUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was besides its bytes: enough to know it again, and to dress a copy of it as it was.

    Attributes:
        attributes: Its extended attributes by name, access lists among them.
    """

    size: int
    mtime_ns: int
    atime_ns: int
    mode: int
    device: int
    inode: int
    user: int
    group: int
    links: int
    attributes: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, path: str) -> Stamp:
        """Of the file at a path, without following a link. Raises `OSError`."""
        i = os.lstat(path)
        extended = attributes.read(path) if stat.S_ISREG(i.st_mode) else {}
        return cls(
            i.st_size, i.st_mtime_ns, i.st_atime_ns, i.st_mode, i.st_dev, i.st_ino, i.st_uid, i.st_gid, i.st_nlink,
            extended,
        )  # fmt: skip

    def fits(self, path: str) -> bool:
        """Whether the file at a path still has this size and time."""
        try:
            info = os.lstat(path)
        except FileNotFoundError:
            return False
        return stat.S_ISREG(info.st_mode) and (info.st_size, info.st_mtime_ns) == (self.size, self.mtime_ns)

    def is_inode(self, path: str) -> bool:
        """Whether the file at a path is this very one, changed or not, as far as its volume numbers files."""
        try:
            info = os.lstat(path)
        except FileNotFoundError:
            return False
        return self.inode != 0 and (info.st_dev, info.st_ino) == (self.device, self.inode)

    def is_file(self, path: str) -> bool:
        """Whether the file at a path is this one; numbers may change when a volume is mounted again."""
        return self.is_inode(path) or self.fits(path)


class Disk:
    """The changes that are made to files. All raise `OSError`; names that are made must be free."""

    def __init__(self, point: Point = lambda what, path: None) -> None:
        self.point = point

    # -- names

    def rename(self, source: str, target: str) -> None:
        """Give a file another name on its volume. `FileExistsError` when that is taken."""
        self.point("rename", source)
        if sys.platform == "win32":
            os.rename(source, target)  # refuses a name that is taken
        elif not _rename_exclusively(source, target):
            # The name is taken by an empty file of ours, so that nobody else's is replaced.
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            try:
                self.point("replace", source)
                os.replace(source, target)
            except OSError:
                os.unlink(target)
                raise

    def link(self, source: str, target: str) -> None:
        """Give a file a second name."""
        self.point("link", target)
        os.link(source, target)

    def unlink(self, path: str) -> None:
        """Remove a name, and the file with it when it was its last."""
        self.point("unlink", path)
        os.unlink(path)

    def recycle(self, path: str) -> None:
        """Put a file into the recycle bin of Windows."""
        self.point("recycle", path)
        recycling.send(path)

    def drop(self, path: str) -> None:
        """`unlink`, where there is anything ("" is no path)."""
        if path and os.path.lexists(path):
            self.unlink(path)

    # -- files

    def write(self, path: str, data: bytes) -> None:
        """Make a small file, safe on the disk when this returns; none where that fails."""
        self.point("create", path)
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                self.point("write", path)
                file.write(data)
                self.point("fsync", path)
                os.fsync(file.fileno())
        except OSError:
            os.unlink(path)  # it was made just now, so it is ours
            raise

    def copy(self, source: str, target: str) -> bytes:
        """Copy a file's bytes to a new file, safe on the disk when this returns; their digest, as `byte_digest`."""
        digest = hashlib.blake2b(digest_size=32)
        self.point("create", target)
        with open(source, "rb", buffering=0) as read, open(target, "xb", buffering=0) as written:
            while data := read.read(CHUNK):
                digest.update(data)
                while data:
                    self.point("write", target)
                    data = data[written.write(data) :]
            self.point("fsync", target)
            os.fsync(written.fileno())
        return digest.digest()

    def clone(self, source: str, target: str) -> None:
        """Make a new file that shares its bytes on the disk with another until one of them is changed."""
        self.point("clone", target)
        if sys.platform == "darwin":
            libc = ctypes.CDLL(None, use_errno=True)
            _check(libc.clonefile(os.fsencode(source), os.fsencode(target), 0), target)
        elif sys.platform == "linux":
            import fcntl

            with open(source, "rb") as read, open(target, "xb") as written:
                fcntl.ioctl(written.fileno(), FICLONE, read.fileno())
                os.fsync(written.fileno())
        else:
            raise OSError(errno.ENOTSUP, phrase("this system cannot clone files"), target)

    def dress(self, path: str, stamp: Stamp, *, copied: bool = True) -> None:
        """Give a file the times of a stamp, and where it is `copied` also its mode, owner and attributes.

        An owner and attributes that may not be given here, or that the file system does not know, are left out.
        """
        self.point("dress", path)
        if copied:
            attributes.write(path, stamp.attributes)
            if hasattr(os, "chown") and os.geteuid() == 0:
                os.chown(path, stamp.user, stamp.group)
            try:
                os.chmod(path, stat.S_IMODE(stamp.mode))
            except PermissionError as error:  # file systems of memory cards know few modes
                log.info("the mode of %s could not be set: %s", path, error)
        os.utime(path, ns=(stamp.atime_ns, stamp.mtime_ns))

    # -- folders

    def make_folder(self, path: str, mode: int = 0o777) -> None:
        """Make a folder and those above it, where they are not there."""
        if not os.path.isdir(path):
            self.make_folder(os.path.dirname(path), mode)
            self.point("mkdir", path)
            try:
                os.mkdir(path, mode)
            except FileExistsError:
                if not os.path.isdir(path):
                    raise

    def remove_empty_folder(self, path: str) -> bool:
        """Remove a folder with nothing in it; False when it is not empty or not there."""
        self.point("rmdir", path)
        try:
            os.rmdir(path)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT):
                return False
            raise
        return True

    def sync(self, *folders: str) -> None:
        """Make the names in these folders safe on the disk."""
        if sys.platform == "win32":
            return  # folders cannot be opened there; NTFS keeps its own journal of names
        for folder in dict.fromkeys(folders):
            self.point("fsync", folder)
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            except OSError as error:
                if error.errno not in _NOT_SUPPORTED:  # some network file systems
                    raise
            finally:
                os.close(descriptor)


def byte_digest(path: str) -> bytes:
    """BLAKE2b-256 of a file's bytes, read in pieces."""
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=32)).digest()


def has_digest(path: str, digest: bytes) -> bool:
    """Whether there is a file with these bytes at a path. Raises `OSError` when it cannot be read."""
    try:
        return byte_digest(path) == digest
    except (FileNotFoundError, IsADirectoryError):
        return False


def _rename_exclusively(source: str, target: str) -> bool:
    """Rename by the system call that refuses a taken name; False where system or file system has none."""
    libc = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(source), os.fsencode(target)
    name = "renamex_np" if sys.platform == "darwin" else "renameat2"
    if not hasattr(libc, name):
        return False
    if sys.platform == "darwin":
        result = libc.renamex_np(old, new, RENAME_EXCL)
    else:
        result = libc.renameat2(AT_FDCWD, old, AT_FDCWD, new, RENAME_NOREPLACE)
    if result != 0 and ctypes.get_errno() in _NOT_SUPPORTED:
        return False
    _check(result, target if ctypes.get_errno() == errno.EEXIST else source)
    return True


def _check(result: int, path: str) -> None:
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), path)
