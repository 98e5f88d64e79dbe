"""Names that are free: never one that another file has, also where only capitals or accents tell the two apart."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Sequence

MAX_BYTES = 255  # of a name, on every file system in use; some count UTF-16 units instead, which are never more

_NUMBERED = re.compile(r"^(.*) \((\d{1,4})\)$", re.DOTALL)


def key(name: str) -> str:
    """Names with the same key may be the same file on some file system."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


class FreeNames:
    """Finds free names in folders, and remembers those it has given."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {}
        self._next: dict[tuple[str, str], int] = {}

    def avoid(self, folder: str, names: Iterable[str]) -> None:
        """Never give these names in a folder."""
        self._taken_in(folder).update(map(key, names))

    def _taken_in(self, folder: str) -> set[str]:
        if folder not in self._taken:
            self._taken[folder] = _listed(folder)
        return self._taken[folder]

    def free(self, folder: str, names: Sequence[str], longest: int = MAX_BYTES) -> list[str]:
        """The names as they are, or all with the same number: "IMG_1 (2).jpg", "IMG_1 (2).xmp". They are then taken.

        Args:
            names: That of a picture, then those of its companions, which begin with the picture's stem.
            longest: Bytes a name may have; the stem is cut where it is longer.

        Raises `OSError` when the folder is there but cannot be listed.
        """
        taken = self._taken_in(folder)
        stem = os.path.splitext(names[0])[0]
        tails = [name[len(stem) :] for name in names]
        room = longest - max(len(os.fsencode(tail)) for tail in tails)
        if room < longest // 2:  # no suffix, but a long name with a dot early in it
            stem, tails, room = names[0], [""] * len(names), longest
        numbered = _NUMBERED.match(stem)
        base = numbered[1] if numbered else stem
        number = self._next.get((folder, key(stem)), 1)
        while True:
            mark = "" if number == 1 else f" ({number})"
            start = cut(base if mark else stem, room - len(mark)) + mark
            found = [start + tail for tail in tails]
            number += 1
            if all(key(n) not in taken and not os.path.lexists(os.path.join(folder, n)) for n in found):
                taken.update(key(n) for n in found)
                self._next[folder, key(stem)] = number
                return found


def free_beside(path: str) -> str:
    """A free path for a file whose own is taken."""
    folder, name = os.path.split(path)
    return os.path.join(folder, FreeNames().free(folder, [name])[0])


def cut(text: str, longest: int) -> str:
    """As much of the beginning of `text` as fits into `longest` bytes of a file name."""
    while len(os.fsencode(text)) > longest:
        text = text[:-1]
    return text


def _listed(folder: str) -> set[str]:
    try:
        return {key(name) for name in os.listdir(folder)}
    except FileNotFoundError:
        return set()
