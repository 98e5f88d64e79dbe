"""Frozen records of searches: what is asked, what is found, why, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.records.photos import Photo, PhotoId, Space


@dataclass(frozen=True, slots=True)
class Box:
    """A part of an upright picture: fractions 0..1 of its sides, `left` < `right` and `top` < `bottom`."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (0 <= self.left < self.right <= 1 and 0 <= self.top < self.bottom <= 1):
            raise ValueError(f"not a part of a picture: {self}")


@dataclass(frozen=True, slots=True)
class Example:
    """A picture to search by: a photo of the library, a file, or a picture's bytes; one of the three is given.

    Attributes:
        path: Beside bytes it only says where the picture was: it is gone, and its remembered thumbnail stands in.
        title: What a person calls it: a file name or "pasted picture".
        box: The part of it that counts; None for all of it.
        liked: More like this; else less like this.
    """

    title: str
    photo_id: PhotoId | None = None
    path: str | None = None
    data: bytes | None = None
    box: Box | None = None
    liked: bool = True

    @property
    def gone(self) -> bool:
        """Whether only what was remembered of the picture is left."""
        return self.path is not None and self.data is not None


@dataclass(frozen=True, slots=True)
class Query:
    """What to find photos like.

    Attributes:
        examples: At least one of them liked.
        parts: Also look at parts of the library's photos; only where `space` is "look" and these codes were made.
    """

    examples: tuple[Example, ...]
    space: Space = "look"
    parts: bool = False

    @property
    def title(self) -> str:
        """What a person calls the first picture that is liked."""
        return next((example.title for example in self.examples if example.liked), "")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One result of a search: a photo at a distance (bits) from the query, nearness 0..1 for a person.

    Attributes:
        distance: Hamming distance; of a query of several examples what was made of the distances from each.
        example: Which of the query's examples it is most like: a liked one.
        box: The part of the photo that matched; None for all of it.
    """

    photo: Photo
    distance: int
    nearness: float
    example: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Neighbours of a query by distance, nearest first.

    Attributes:
        bits: Length of the codes compared, so distance runs from 0 to bits.
        query: A name for the query: a path, or "pasted picture".
        thumbnail: JPEG bytes of the query's first liked picture, all of it.
        radius: The distance inside which results are worth showing first, from the encoder's measured curve.
    """

    query: str
    thumbnail: bytes
    space: Space
    bits: int
    radius: int
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Which regions of two pictures drive their likeness.

    Attributes:
        query, photo: Heat over each upright picture (over its box, where the query has one): float32 [rows, cols],
            0 (nothing changes without it) to 1 (the region that matters most).
        distance: Of the two, in bits.
    """

    query: npt.NDArray[np.float32]
    photo: npt.NDArray[np.float32]
    distance: int


@dataclass(frozen=True, slots=True)
class PartsCost:
    """What codes of parts would cost for the photos that have none yet.

    Attributes:
        photos: How many those are.
        seconds: Estimated time to make them on this machine, nothing else running.
        octets: Bytes they take on disk, and as many in memory while such searches are made.
    """

    photos: int
    seconds: float
    octets: int


@dataclass(frozen=True, slots=True)
class Remembered:
    """A search that was made.

    Attributes:
        name: What the person saved it as; None for one that is only remembered for a while.
        at: When, ISO 8601 in UTC.
        picture: JPEG thumbnail of the first liked picture; of its part, where it has a box.
    """

    id: int
    name: str | None
    at: str
    query: Query
    picture: bytes
