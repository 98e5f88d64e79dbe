"""Volumes: whether two places are on one, where it begins, whether it is a network's, and which trash it has.

Trash follows the freedesktop.org trash specification 1.0 on Linux: the home trash on the home volume, `$topdir/.Trash`
or `$topdir/.Trash-$uid` elsewhere. On macOS it is `~/.Trash`, or `.Trashes/$uid` of another volume.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from core.cleanup.names import MAX_BYTES

QUARANTINE = ".twinlens-quarantine"
INFO_SUFFIX = ".trashinfo"

_NETWORK = frozenset(
    "9p afs afpfs ceph cifs coda davfs fuse.davfs2 fuse.gvfsd-fuse fuse.rclone fuse.s3fs fuse.sshfs ncpfs nfs nfs4 "
    "smb2 smb3 smbfs vboxsf virtiofs webdav".split()
)
_CLONING = frozenset({"bcachefs", "btrfs", "ocfs2", "overlay", "xfs", "zfs"})


@dataclass(frozen=True, slots=True)
class Trash:
    """A trash that files of a volume go to by a rename.

    Attributes:
        files: The folder they go to.
        info: The folder of their .trashinfo files; "" where the system has none.
        top: What the paths in those are relative to; "" for absolute ones.
    """

    files: str
    info: str = ""
    top: str = ""

    @property
    def longest(self) -> int:
        """Bytes that a name in it may have."""
        return MAX_BYTES - len(INFO_SUFFIX) if self.info else MAX_BYTES

    def info_path(self, name: str) -> str:
        return os.path.join(self.info, name + INFO_SUFFIX) if self.info else ""

    def listed(self) -> list[str]:
        """Names that are taken by .trashinfo files, whether or not their files are still there."""
        if not os.path.isdir(self.info):
            return []
        return [name.removesuffix(INFO_SUFFIX) for name in os.listdir(self.info)]

    def info_text(self, path: str, now: datetime) -> str:
        """What a .trashinfo file says of a file that was at `path`; "" where there are none."""
        if not self.info:
            return ""
        place = os.path.relpath(path, self.top) if self.top else path
        return f"[Trash Info]\nPath={quote(os.fsencode(place))}\nDeletionDate={now:%Y-%m-%dT%H:%M:%S}\n"


def same_volume(a: str, b: str) -> bool:
    """Whether a file can be renamed from one of these existing places to the other. Raises `OSError`."""
    return os.stat(a).st_dev == os.stat(b).st_dev and _mount(a) == _mount(b)


def top_of(path: str, limit: str = os.sep) -> str:
    """The highest folder above a file that is on its volume, not above `limit`. Raises `OSError`."""
    folder = os.path.dirname(path)
    while folder != limit:
        above = os.path.dirname(folder)
        if above == folder or not same_volume(folder, above):
            break
        folder = above
    return folder


def free_bytes(folder: str) -> int:
    return shutil.disk_usage(folder).free


def existing(path: str) -> str:
    """The path itself, or the nearest folder above it that is there."""
    while not os.path.lexists(path) and os.path.dirname(path) != path:
        path = os.path.dirname(path)
    return path


def quarantine_of(path: str, folder: str, day: str) -> str:
    """The quarantine folder for a file below a library folder: at its top, or where the file's volume begins in it."""
    return os.path.join(top_of(path, folder), QUARANTINE, day)


def trash_of(path: str) -> Trash | None:
    """The trash that a file can go to by a rename; None where its volume has none that can be used.

    Only looks. A network's volumes have none: other programs would not show what is put there.
    """
    folder = os.path.dirname(path)
    if is_network(folder):
        return None
    if sys.platform == "darwin":
        return _mac_trash(path)
    return _home_trash(folder) or _volume_trash(path)


def _mac_trash(path: str) -> Trash | None:
    home = os.path.expanduser("~/.Trash")
    if _usable(home) and same_volume(existing(home), os.path.dirname(path)):
        return Trash(home)
    other = os.path.join(top_of(path), ".Trashes", str(os.getuid()))
    return Trash(other) if os.path.isdir(other) and _usable(other) else None


def _home_trash(folder: str) -> Trash | None:
    data = os.environ.get("XDG_DATA_HOME", "")
    home = os.path.join(data if os.path.isabs(data) else os.path.expanduser("~/.local/share"), "Trash")
    if not os.path.isabs(home) or not _usable(home) or not same_volume(existing(home), folder):
        return None
    return Trash(os.path.join(home, "files"), os.path.join(home, "info"))


def _volume_trash(path: str) -> Trash | None:
    top, user = top_of(path), str(os.getuid())
    shared = os.path.join(top, ".Trash")
    places = [os.path.join(top, f".Trash-{user}")]
    if os.path.isdir(shared) and not os.path.islink(shared) and os.stat(shared).st_mode & stat.S_ISVTX:
        places.insert(0, os.path.join(shared, user))  # by the sticky bit nobody removes another's there
    for place in places:
        if not os.path.islink(place) and _usable(place) and same_volume(existing(place), os.path.dirname(path)):
            return Trash(os.path.join(place, "files"), os.path.join(place, "info"), top)
    return None


def _usable(folder: str) -> bool:
    """Whether files can be put into a folder, or it can be made."""
    place = existing(folder)
    return os.path.isdir(place) and os.access(place, os.W_OK | os.X_OK)


def is_network(folder: str) -> bool:
    """Whether a folder is on a network's volume, as far as the system tells."""
    if sys.platform == "linux":
        return _kinds().get(_mount(folder), "") in _NETWORK
    if sys.platform == "win32":
        return folder.startswith("\\\\")
    return False


def _mount(path: str) -> int:
    """The number of the mount a path is on, which tells bind mounts of one volume apart; 0 where there are none."""
    if sys.platform != "linux":
        return 0
    descriptor = os.open(path, os.O_PATH)
    try:
        lines = Path(f"/proc/self/fdinfo/{descriptor}").read_text("ascii").splitlines()
    except OSError:
        return 0  # no /proc here: the device number must do
    finally:
        os.close(descriptor)
    return next((int(line.split()[1]) for line in lines if line.startswith("mnt_id:")), 0)


def _kinds() -> dict[int, str]:
    """Type of the file system by number of the mount."""
    try:
        lines = Path("/proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return {}
    parted = [line.split(b" - ", 1) for line in lines if b" - " in line]
    return {int(left.split()[0]): right.split()[0].decode("ascii", "replace") for left, right in parted}


def can_clone(folder: str) -> bool:
    """Whether the file system of a folder may be able to let two files share their bytes."""
    if sys.platform == "darwin":
        return True  # APFS can; another one refuses, and that file is left as it was
    return sys.platform == "linux" and _kinds().get(_mount(folder), "") in _CLONING
