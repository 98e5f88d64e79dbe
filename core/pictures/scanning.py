"""Folders to files: walks them in a fixed order and yields a `FileStamp` for each picture. Nothing is decoded.

Left out: symbolic links and junctions, hidden files and folders, folders that systems and programs keep for themselves,
and what the person excluded.
"""

from __future__ import annotations

import fnmatch
import logging
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from core.errors import UserError
from core.language import phrase, tr
from core.records import CancelToken, FileStamp, Problem

log = logging.getLogger(__name__)

IMAGE_SUFFIXES: Final = frozenset(
    ".jpg .jpeg .jpe .jfif .mpo .png .apng .webp .gif .bmp .dib .tif .tiff .heic .heif .hif .heics .heifs .avif".split()
)
"""Suffixes of formats that are decoded, lower case. What a file really is, its content decides."""

UNSUPPORTED_SUFFIXES: Final[dict[str, str]] = {
    suffix: reason
    for suffixes, reason in (
        (
            ".3fr .ari .arw .bay .cr2 .cr3 .crw .dcr .dng .erf .fff .gpr .iiq .k25 .kdc .mef .mos .mrw .nef .nrw .orf "
            ".pef .raf .raw .rw2 .rwl .rwz .sr2 .srf .srw .x3f",
            phrase("raw camera files are not read yet"),
        ),
        (".jxl", phrase("JPEG XL pictures are not read yet")),
        (".jp2 .j2k .j2c .jpc .jpf .jpx .jpm", phrase("JPEG 2000 pictures are not read yet")),
        (".psd .psb .xcf .kra .ora .clip .afphoto", phrase("documents of painting programs are not read")),
        (
            ".jxr .wdp .hdp .exr .hdr .dds .tga .pcx .ppm .pgm .pbm .pnm .sgi .ico .icns .bpg .flif",
            phrase("this picture format is not read"),
        ),
    )
    for suffix in suffixes.split()
}
"""Suffixes of pictures that are listed as problems with a reason, instead of being passed over in silence."""

_SYSTEM_FOLDERS: Final = frozenset(
    {
        "$recycle.bin",
        "system volume information",
        "recycler",
        "lost+found",
        "@eadir",  # thumbnails of Synology
        "#recycle",
        "#snapshot",
        "__macosx",  # resource forks in unpacked archives
    }
)
_CATALOGUE_SUFFIXES: Final = (".photoslibrary", ".migratedphotolibrary", ".aplibrary", ".lrdata", ".cocatalog")
_ORIGINALS: Final = frozenset({"originals", "masters"})

_UF_HIDDEN = 0x8000  # macOS; the constant is in `stat` only from Python 3.13


def check_folder(path: str) -> None:
    """Raise `UserError`, "not-found" or "not-a-folder", where a path is not that of a folder."""
    if os.path.isdir(path):
        return
    if os.path.exists(path):
        raise UserError("not-a-folder", tr("{path} is not a folder.", path=path), path)
    raise UserError("not-found", tr("{path} is not there.", path=path), path)


class Walk:
    """The pictures below some folders. Iterate once; the attributes are complete when the iteration has ended.

    Order: the folders by path; in each its files by name, then its subfolders by name. A folder or a file is seen once,
    however many of the given paths or hard links lead to it.

    Attributes:
        roots: The given folders (or files) that are there, canonical and sorted, without those inside others.
        offline: Given folders that are not there, or went away during the walk.
        problems: Folders that could not be listed and pictures that cannot be read by their kind.
        incomplete: Folders whose listing failed: what is known below them may still be there.
        links: Paths passed over because the same file or folder was seen by another path.
    """

    def __init__(self, folders: Sequence[str], excluded: Sequence[str] = (), cancel: CancelToken | None = None) -> None:
        """Look at the folders, but not into them.

        Args:
            folders: Folders to walk. One that is a link is followed; a file stands for itself alone.
            excluded: Names of folders or files ("cache", "*.tmp") or, with a slash in them, paths ("/home/a/private",
                "*/backup/*"), compared as the system compares file names. What is below an excluded folder is out.
            cancel: Looked at for every folder and every 256 files.
        """
        self.offline: list[str] = []
        self.problems: list[Problem] = []
        self.incomplete: list[str] = []
        self.links = 0
        self._cancel = cancel or CancelToken()
        normal = [os.path.normcase(os.path.expanduser(pattern.rstrip("/\\") or pattern)) for pattern in excluded]
        self._excluded_paths = [pattern for pattern in normal if os.sep in pattern]
        self._excluded_names = [pattern for pattern in normal if os.sep not in pattern]
        self._files: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()
        present: list[str] = []
        for path in sorted({os.path.realpath(folder) for folder in folders}):
            (present if os.path.exists(path) else self.offline).append(path)
        self.roots = [path for path in present if not any(self._leads_to(other, path) for other in present)]

    def __iter__(self) -> Iterator[FileStamp]:
        for root in self.roots:
            try:
                info = os.stat(root)
            except OSError:
                self.offline.append(root)
                continue
            if not stat.S_ISDIR(info.st_mode):
                if self._first(info, self._files):
                    yield _stamp(root, info)
                continue
            yield from self._below(root, info)
            try:
                same = os.stat(root).st_dev == info.st_dev
            except OSError:
                same = False
            if not same:  # pulled out on the way: what was not found is not gone
                self.offline.append(root)

    def _below(self, root: str, info: os.stat_result) -> Iterator[FileStamp]:
        waiting = [root] if self._first(info, self._folders) else []
        while waiting:
            folder = waiting.pop()
            self._cancel.check()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except FileNotFoundError:
                continue  # removed since its parent was listed
            except OSError as error:
                self._fail(folder, folder, error)
                continue
            below: list[str] = []
            for number, entry in enumerate(listed):
                if number % 256 == 255:
                    self._cancel.check()
                try:
                    stamp = self._look(entry, below)
                except FileNotFoundError:
                    continue
                except OSError as error:
                    self._fail(entry.path, folder, error)
                    continue
                if stamp is not None:
                    yield stamp
            waiting.extend(reversed(below))

    def _look(self, entry: os.DirEntry[str], below: list[str]) -> FileStamp | None:
        """The stamp of an entry that is a picture; a folder to walk is added to `below`."""
        name = os.path.normcase(entry.name)
        if entry.name.startswith(".") or entry.is_symlink():
            return None
        if entry.is_dir(follow_symlinks=False):
            if not _kept_by_a_program(entry) and not self._is_excluded(name, entry.path):
                info = _lstat(entry)
                if not _is_hidden(info) and not _is_junction(info) and self._first(info, self._folders):
                    below.append(entry.path)
            return None
        suffix = os.path.splitext(entry.name)[1].lower()
        reason = UNSUPPORTED_SUFFIXES.get(suffix)
        if (reason is None and suffix not in IMAGE_SUFFIXES) or self._is_excluded(name, entry.path):
            return None
        info = _lstat(entry)
        if not stat.S_ISREG(info.st_mode) or _is_hidden(info):
            return None
        if reason is not None:
            self.problems.append(Problem(entry.path, "unsupported", reason))
        elif info.st_nlink <= 1 or self._first(info, self._files):
            return _stamp(entry.path, info)
        return None

    def _first(self, info: os.stat_result, seen: set[tuple[int, int]]) -> bool:
        """Whether a file or folder is met for the first time; file systems without inode numbers say 0."""
        key = info.st_dev, info.st_ino
        if info.st_ino and key in seen:
            self.links += 1
            return False
        seen.add(key)
        return True

    def _fail(self, path: str, folder: str, error: OSError) -> None:
        log.info("%s could not be looked at: %s", path, error)
        is_folder = path == folder
        if isinstance(error, PermissionError):
            self.problems.append(
                Problem(
                    path,
                    "denied",
                    phrase("the folder may not be read") if is_folder else phrase("the file may not be read"),
                )
            )
        else:
            reason = (
                phrase("the folder could not be read ({error})")
                if is_folder
                else phrase("the file could not be read ({error})")
            )
            reason = reason.format(error=error.strerror or error)
            self.problems.append(Problem(path, "unreadable", reason))
        self.incomplete.append(folder)

    def _is_excluded(self, name: str, path: str) -> bool:
        """Whether a person left it out. `name` is normalised."""
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in self._excluded_names):
            return True
        return bool(self._excluded_paths) and any(
            fnmatch.fnmatchcase(os.path.normcase(path), pattern) for pattern in self._excluded_paths
        )

    def _leads_to(self, root: str, path: str) -> bool:
        """Whether walking `root` comes by `path`, so that walking `path` too would be twice."""
        if path == root or not path.startswith(root.rstrip(os.sep) + os.sep):
            return False
        at = root.rstrip(os.sep)
        for name in path[len(at) + 1 :].split(os.sep):
            at += os.sep + name
            if name.startswith(".") or _is_system_name(name) or self._is_excluded(os.path.normcase(name), at):
                return False
            try:
                if _is_hidden(os.lstat(at)):
                    return False
            except OSError:
                return False
        return True


def _stamp(path: str, info: os.stat_result) -> FileStamp:
    return FileStamp(path, info.st_size, info.st_mtime_ns, info.st_dev, info.st_ino)


def _lstat(entry: os.DirEntry[str]) -> os.stat_result:
    """All of a file's stat: on Windows a listing gives neither inode nor number of links."""
    info = entry.stat(follow_symlinks=False)
    return info if info.st_ino else os.lstat(entry.path)


def _is_system_name(name: str) -> bool:
    lower = name.lower()
    return lower in _SYSTEM_FOLDERS or lower.startswith(".trash") or lower.endswith(_CATALOGUE_SUFFIXES)


def _kept_by_a_program(entry: os.DirEntry[str]) -> bool:
    """Folders that are no places of a person's: waste bins, previews; of a Photos library all but the originals."""
    lower = entry.name.lower()
    if lower.endswith((".photoslibrary", ".migratedphotolibrary")):
        return False
    parent = os.path.basename(os.path.dirname(entry.path)).lower()
    if parent.endswith((".photoslibrary", ".migratedphotolibrary")):
        return lower not in _ORIGINALS
    return _is_system_name(entry.name)


def _is_hidden(info: os.stat_result) -> bool:
    if sys.platform == "win32":
        return bool(info.st_file_attributes & stat.FILE_ATTRIBUTE_HIDDEN)
    return bool(getattr(info, "st_flags", 0) & _UF_HIDDEN)


def _is_junction(info: os.stat_result) -> bool:
    """Windows: a mount point or junction leads elsewhere as a link does, and may lead in circles."""
    return sys.platform == "win32" and info.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT
