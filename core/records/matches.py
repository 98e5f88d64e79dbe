"""Frozen records of how photos relate: matches, groups, decisions, explanations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.records.photos import ContentId, Photo, PhotoId


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


STRICTNESS = {"strict": 0.9, "balanced": 0.4, "loose": 0.15}
"""Named settings of how sure a match must be (its confidence, 0..1) before it is called a copy."""


@dataclass(frozen=True, slots=True)
class Match:
    """A verified relation between two contents, as seen from `a` (the reference) to `b`.

    Attributes:
        distance: Hamming distance of the evidence that found it (0 for same bytes or pixels), of 256 bits.
        confidence: 0..1 that `b` is a copy of `a` of this kind (of BURST: that they are frames of one scene).
        rectangle: For CROPPED, where `b` lies in upright `a`: left, top, right, bottom as fractions 0..1.
        detail: A few plain words for the person ("turned 90°", "62 % of the picture"), or "".
        otherwise: What the pair is where the strictness asks for more confidence than this: BURST, or None (nothing).
    """

    a: ContentId
    b: ContentId
    kind: Kind
    distance: int
    confidence: float
    rectangle: tuple[float, float, float, float] | None = None
    detail: str = ""
    otherwise: Kind | None = None


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
        """Bytes freed by removing all but the keeper: bursts are no copies, hard links of one file free nothing."""
        files = {m.photo.file_id or m.photo.path: m.photo.size for m in self.members[1:] if m.kind is not Kind.BURST}
        files.pop(self.keeper.file_id or self.keeper.path, None)
        return sum(files.values())


Affine = tuple[tuple[float, float, float], tuple[float, float, float]]
"""An affine map of the plane: rows (a, b, c) and (d, e, f) send x, y to a x + b y + c, d x + e y + f."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where one picture lies on another that shows the same.

    Attributes:
        matrix: Maps places of `b` to places of `a`, both upright and as fractions of their sides (0, 0 is the top left
            corner, 1, 1 the bottom right one); of negative determinant when mirrored.
        agreement: Mean correlation of the blocks of both with structure, laid so: up to 1.
        exact: All of `b` is all of `a`, only scaled, turned or mirrored: the map is no estimate.
    """

    a: PhotoId
    b: PhotoId
    matrix: Affine
    agreement: float
    exact: bool


class Ruling(StrEnum):
    """What a person decided about two pictures; the values are what lists and the command line print."""

    NOT_SAME = "not the same"
    KEEP_BOTH = "keep both"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word about one picture and some others. It is kept by content and outlives every index.

    Attributes:
        path, others: The pictures, by their paths when it was decided: the one it is about, then the rest.
        at: When, ISO 8601 in UTC.
    """

    id: int
    ruling: Ruling
    path: str
    others: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Score:
    """One thing that was measured of a pair.

    Attributes:
        value, limit: The figure and what it is held against; None where there is none.
        passed: Whether it speaks for a copy; None where it says nothing.
        sentence: Both in plain words.
    """

    name: str
    value: float | None
    limit: float | None
    passed: bool | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two files match, or why not.

    Attributes:
        kind: The verdict at the strictness that is set: a kind of copy, BURST, or None: not the same picture.
        sentence: The verdict and what decided it, in one or two plain sentences.
        confidence, strictness: How sure it is to be a copy, and how sure it has to be.
        scores: Everything that was measured, in the order in which it is looked at.
        pictures: JPEG bytes of the first picture, of the second laid over it, and of their difference; None where
            they could not be aligned.
        rectangle: Where the second lies in the first, as fractions of it, where it is a part of it.
        ruling: What the person decided about them before.
        thumbnails: JPEG bytes of both as they are.
    """

    a: str
    b: str
    kind: Kind | None
    sentence: str
    confidence: float
    strictness: float
    scores: tuple[Score, ...]
    pictures: tuple[bytes, bytes, bytes] | None = None
    rectangle: tuple[float, float, float, float] | None = None
    ruling: Ruling | None = None
    thumbnails: tuple[bytes, bytes] = (b"", b"")


@dataclass(frozen=True, slots=True)
class CalibrationPoint:
    """At one strictness: the share of edited copies that are found, and of unrelated pairs called copies, both 0..1."""

    strictness: float
    recall: float
    wrong: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """What strictness means, measured on edits made of photographs and on pairs of unrelated ones.

    Attributes:
        own: Measured on this library's photographs; else on those the program was developed with.
        photos, copies, strangers: How many photographs, edited copies of them and unrelated pairs it rests on.
        points: By rising strictness.
    """

    own: bool
    photos: int
    copies: int
    strangers: int
    at: str
    points: tuple[CalibrationPoint, ...]
