"""Frozen records that cross threads, and the two shared objects of long work: `CancelToken` and `ProgressBoard`.

A *photo* is one file at one path. Its *content* is what is known by digest: two byte-identical files are two photos
with one content, so codes, hashes and thumbnails are stored once and survive a move or a rename.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, NewType

import numpy as np
import numpy.typing as npt

from core.errors import Cancelled

PhotoId = NewType("PhotoId", int)
ContentId = NewType("ContentId", int)
Space = Literal["copy", "look"]
Codes = npt.NDArray[np.uint8]
"""Packed binary codes, uint8 [n, bits / 8], C-contiguous."""


class Kind(StrEnum):
    """How a photo matches the keeper of its group. The values are what the command line prints."""

    KEEPER = "keeper"
    SAME_BYTES = "same bytes"
    SAME_PIXELS = "same pixels"
    RE_ENCODED = "re-encoded"
    RESIZED = "resized"
    CROPPED = "cropped"
    TURNED = "turned"
    MIRRORED = "mirrored"
    EDITED = "edited"
    BURST = "burst"


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What one `stat` tells of a file: enough to know whether it changed."""

    path: str
    size: int
    mtime_ns: int
    device: int
    inode: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a photograph says of itself.

    Attributes:
        width, height: Pixels after EXIF orientation is applied.
        format: Pillow's name ("JPEG", "PNG", "HEIF" ...).
        camera: "Maker Model" without the maker twice, or None.
        taken: Local capture time, ISO 8601 without zone ("2024-03-02T11:05:09"), or None.
    """

    width: int
    height: int
    format: str
    camera: str | None = None
    taken: str | None = None


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """What identifies a picture without a network.

    Attributes:
        digest: 32 bytes that identify the file's bytes: `fingerprints.content_digest`.
        pixel_digest: 32 bytes; equal only when the upright full-resolution pixels are equal (metadata ignored).
        dct_hash: 32 bytes, 256-bit DCT perceptual hash of the upright picture.
        trimmed_hash: The same of the picture with uniform borders cut off, or None when there are none.
        quality: 0..100, how much structure the DCT hash rests on; under `fingerprints.MIN_QUALITY` it proves nothing.
    """

    digest: bytes
    pixel_digest: bytes
    dct_hash: bytes
    trimmed_hash: bytes | None
    quality: int


@dataclass(frozen=True, slots=True)
class Decoded:
    """Everything one read of a file gives.

    Attributes:
        thumbnail: JPEG bytes, upright sRGB, long side at most `decoding.THUMBNAIL_PX`.
        network_input: uint8 [input_px, input_px, 3], read-only: upright RGB without uniform borders, squeezed to a
            square; None when not asked.
    """

    facts: Facts
    fingerprints: Fingerprints
    thumbnail: bytes
    network_input: npt.NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True)
class Photo:
    """One indexed file, as lists and the inspector show it.

    Attributes:
        offline: Its folder was not there at the last scan; the entry is kept.
    """

    id: PhotoId
    content_id: ContentId
    path: str
    size: int
    mtime_ns: int
    facts: Facts
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """A library folder. `photos` counts indexed files below it; `offline` says it was not there at the last look."""

    path: str
    photos: int
    offline: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A file or folder that could not be read. `code` is UserError's; `reason` is one sentence without the path."""

    path: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Match:
    """A verified relation between two contents, as seen from `a` (the reference) to `b`.

    Attributes:
        distance: Hamming distance of the evidence that found it (0 for same bytes or pixels), of 256 bits.
        confidence: 0..1 that `b` is a copy of `a` of this kind.
        rectangle: For CROPPED, where `b` lies in upright `a`: left, top, right, bottom as fractions 0..1.
        detail: A few plain words for the person ("turned 90°", "62 % of the picture"), or "".
    """

    a: ContentId
    b: ContentId
    kind: Kind
    distance: int
    confidence: float
    rectangle: tuple[float, float, float, float] | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A photo in a group: how it matches the group's keeper (the keeper itself has kind KEEPER)."""

    photo: Photo
    kind: Kind
    distance: int
    confidence: float
    rectangle: tuple[float, float, float, float] | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Copies around one keeper; every member matches the keeper directly. The keeper is `members[0]`."""

    members: tuple[Member, ...]

    @property
    def keeper(self) -> Photo:
        return self.members[0].photo

    @property
    def reclaimable(self) -> int:
        """Bytes freed by removing all but the keeper (bursts are no copies and do not count)."""
        return sum(m.photo.size for m in self.members[1:] if m.kind is not Kind.BURST)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One result of a search: a photo at a Hamming distance (bits) from the query, nearness 0..1 for a person."""

    photo: Photo
    distance: int
    nearness: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Neighbours of a query by distance, nearest first.

    Attributes:
        bits: Length of the codes compared, so distance runs from 0 to bits.
        query: A name for the query: a path, or "pasted picture".
        thumbnail: JPEG bytes of the query.
        radius: The distance inside which results are worth showing first, from the encoder's measured curve.
    """

    query: str
    thumbnail: bytes
    space: Space
    bits: int
    radius: int
    neighbours: tuple[Neighbour, ...]


Phase = Literal["idle", "walking", "indexing", "matching", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a scan or of matching; immutable, so any thread may read it.

    Attributes:
        total_files, total_bytes: What the walk has found so far; grows until `walk_done`.
        done_files, done_bytes: New, unchanged, moved and failed together.
        rate: Photos decoded a second, smoothed; 0 until known.
        seconds_left: Estimated, or None until the walk is done and a rate is known.
    """

    phase: Phase = "idle"
    walk_done: bool = False
    total_files: int = 0
    total_bytes: int = 0
    done_files: int = 0
    done_bytes: int = 0
    new: int = 0
    unchanged: int = 0
    moved: int = 0
    failed: int = 0
    removed: int = 0
    rate: float = 0.0
    seconds_left: float | None = None
    current: str = ""
    paused: bool = False


class ProgressBoard:
    """Where long work writes its `Progress` and everyone else reads it; both sides are thread-safe and never wait."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._progress = Progress()

    def read(self) -> Progress:
        return self._progress

    def update(self, **changes: Any) -> None:
        """Replace fields of the snapshot."""
        with self._lock:
            self._progress = replace(self._progress, **changes)

    def add(self, **amounts: float) -> None:
        """Add to numeric fields of the snapshot."""
        with self._lock:
            p = self._progress
            self._progress = replace(p, **{name: getattr(p, name) + amount for name, amount in amounts.items()})


class CancelToken:
    """One token a long task looks at: it can be cancelled once, and paused and resumed any number of times."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._running = threading.Event()
        self._running.set()

    def cancel(self) -> None:
        self._cancelled.set()
        self._running.set()

    def pause(self) -> None:
        if not self._cancelled.is_set():
            self._running.clear()

    def resume(self) -> None:
        self._running.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def paused(self) -> bool:
        return not self._running.is_set()

    def check(self) -> None:
        """Wait while paused; raise `Cancelled` once cancelled. Call between units of work."""
        self._running.wait()
        if self._cancelled.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class ScanReport:
    """How a scan ended. `complete` is False when it was cancelled or a folder could not be walked to its end."""

    progress: Progress
    complete: bool
    offline_folders: tuple[str, ...] = ()
