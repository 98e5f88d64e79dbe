"""Frozen records of looking a folder up: which of its pictures the library has, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.records.matches import Kind
from core.records.photos import Facts, Photo

State = Literal["here", "copy", "missing", "unreadable"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A picture of a folder that was looked up.

    Attributes:
        state: "here": the library has this very file, byte for byte; "copy": it has a copy of the picture, compared
            pixel by pixel; "missing": it has none; "unreadable": nobody can tell, see `reason`.
        size, mtime_ns: Of the file; 0 where it was not looked at.
        facts: What the picture says of itself; None where it could not be read.
        photo: Where the library has it.
        there: That file is still at its place, with as many bytes as at the last scan.
        kind, detail, confidence: How the library's photo matches, as of a `Match`.
        reason: Why it cannot be read, in one sentence.
        thumbnail: JPEG bytes; b"" where there is none.
    """

    path: str
    state: State
    size: int = 0
    mtime_ns: int = 0
    facts: Facts | None = None
    photo: Photo | None = None
    there: bool = False
    kind: Kind | None = None
    detail: str = ""
    confidence: float = 1.0
    reason: str = ""
    thumbnail: bytes = b""


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What came of looking a folder up.

    Attributes:
        pictures: By path.
        whole: All of the folder could be listed, to its end.
    """

    folder: str
    pictures: tuple[Whereabouts, ...]
    whole: bool

    def count(self, state: State) -> int:
        return sum(picture.state == state for picture in self.pictures)
