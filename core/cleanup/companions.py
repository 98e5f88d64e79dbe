"""Files that belong to a photograph: sidecars, the RAW it was developed from, the movie of a Live Photo.

They share its folder and its stem ("IMG_1.jpg": "IMG_1.xmp", "IMG_1.jpg.xmp", "IMG_1.AAE", "IMG_1.CR2", "IMG_1.mov").
What several pictures share stays with the last of them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from core.pictures.scanning import IMAGE_SUFFIXES

RAW_SUFFIXES: Final = frozenset(
    ".3fr .ari .arw .bay .cr2 .cr3 .crw .dcr .dng .erf .fff .gpr .iiq .k25 .kdc .mef .mos .mrw .nef .nrw .orf .pef "
    ".raf .raw .rw2 .rwl .rwz .sr2 .srf .srw .x3f".split()
)
MOVIE_SUFFIXES: Final = frozenset({".mov", ".mp4"})
WITH_RAW_OR_MOVIE: Final = frozenset(".jpg .jpeg .jpe .jfif .heic .heif .hif".split())
"""Photographs as cameras make them beside a RAW or a movie."""


@dataclass(frozen=True, slots=True)
class Companions:
    """What goes with a photograph, as paths.

    Attributes:
        sidecars: They say something about it.
        contents: They are pictures or movies themselves.
    """

    sidecars: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return self.sidecars + self.contents


class Folders:
    """Listings of folders, each read once; clean-up says what it takes out of them."""

    def __init__(self) -> None:
        self._stems: dict[str, dict[str, set[str]]] = {}

    def of(self, path: str) -> Companions:
        """The companions of a photograph that would go with it now. Raises `OSError`."""
        folder, name = os.path.split(path)
        stem, suffix = os.path.splitext(name)
        beside = self._named(folder, stem)
        own = [n for n in self._named(folder, name) if n != name and _suffix(n) == ".xmp"]
        if any(_suffix(n) in IMAGE_SUFFIXES and n != name for n in beside):
            return Companions(_paths(folder, own))
        own += [n for n in beside if _suffix(n) in (".xmp", ".aae")]
        contents = []
        if suffix.lower() in WITH_RAW_OR_MOVIE:
            contents = [n for n in beside if _suffix(n) in RAW_SUFFIXES | MOVIE_SUFFIXES]
        elif any(_suffix(n) in RAW_SUFFIXES for n in beside):
            # A picture that no camera makes beside its RAW: the sidecar may be the RAW's, which stays.
            own = [n for n in own if os.path.splitext(n)[0] == name]
        return Companions(_paths(folder, own), _paths(folder, contents))

    def contents_of(self, path: str) -> tuple[str, ...]:
        """RAW files and movies that share the folder and the stem of a photograph, whoever they go with."""
        folder, name = os.path.split(path)
        beside = self._named(folder, os.path.splitext(name)[0])
        return _paths(folder, (n for n in beside if _suffix(n) in RAW_SUFFIXES | MOVIE_SUFFIXES))

    def remove(self, paths: Iterable[str]) -> None:
        """These files are no longer there, or will not be."""
        for path in paths:
            folder, name = os.path.split(path)
            if folder in self._stems:
                self._stems[folder].get(os.path.splitext(name)[0], set()).discard(name)

    def _named(self, folder: str, stem: str) -> Collection[str]:
        """Names of files (no links) in a folder with this stem."""
        stems = self._stems.get(folder)
        if stems is None:
            stems = self._stems[folder] = {}
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and entry.is_file(follow_symlinks=False):
                        stems.setdefault(os.path.splitext(entry.name)[0], set()).add(entry.name)
        return stems.get(stem, set())


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _paths(folder: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(os.path.join(folder, name) for name in sorted(names))
