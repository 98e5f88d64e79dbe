"""What lies beside a photo in its folder: RAW files and sidecars of the same name. Each folder is listed once."""

from __future__ import annotations

import os

from core.cleanup.companions import RAW_SUFFIXES


class Beside:
    """Folders as they are when first asked for; names are compared without case, as cameras and cards mix it."""

    def __init__(self) -> None:
        self._folders: dict[str, frozenset[str]] = {}

    def has_raw(self, path: str) -> bool:
        """Whether a RAW file of the same name is beside a picture ("IMG_1.CR3" beside "IMG_1.JPG")."""
        names, stem = self._names(path), _stem(path)
        return any(stem + suffix in names for suffix in RAW_SUFFIXES)

    def has_sidecar(self, path: str) -> bool:
        """Whether an XMP file is beside a picture ("IMG_1.xmp" or "IMG_1.JPG.xmp")."""
        names = self._names(path)
        return _stem(path) + ".xmp" in names or os.path.basename(path).casefold() + ".xmp" in names

    def _names(self, path: str) -> frozenset[str]:
        folder = os.path.dirname(path)
        names = self._folders.get(folder)
        if names is None:
            try:
                names = frozenset(name.casefold() for name in os.listdir(folder))
            except OSError:  # it went away: then nothing is beside the photo
                names = frozenset()
            self._folders[folder] = names
        return names


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0].casefold()
