"""Frozen records of browsing: which photos are shown and in which order, what there is to choose from, stars."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Order = Literal["taken", "oldest", "path", "name", "size", "camera", "rating"]
"""Newest first, oldest first, by folder, by name, largest first, by camera, most stars first."""
Orientation = Literal["", "landscape", "portrait", "square"]

LABELS: Final = ("Red", "Yellow", "Green", "Blue", "Purple")
"""Labels as XMP names them, in the order in which programs offer them."""
REJECTED: Final = -1
MOST_STARS: Final = 5


@dataclass(frozen=True, slots=True)
class Rating:
    """Stars and label of a picture.

    Attributes:
        stars: 1 to 5, 0 for none, -1 for rejected.
        label: One of `LABELS`, or "".
        given: The stars are the person's own; else the file tells them.
    """

    stars: int = 0
    label: str = ""
    given: bool = False


@dataclass(frozen=True, slots=True)
class GivenRating:
    """What a person gave a picture; None: never; 0 and "" are given as well, and say that it has none."""

    stars: int | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class RatingChange:
    """What a change of stars or labels has replaced, to be put back.

    Attributes:
        before: By digest of the content: its path then, and what it was given.
    """

    before: tuple[tuple[bytes, str, GivenRating], ...]


@dataclass(frozen=True, slots=True)
class PhotoFilter:
    """Which photos are shown: those to which all of this applies; the default lets all through.

    Attributes:
        folder: A folder, with those below it.
        since, until: First and last day, "2024", "2024-03" or "2024-03-02"; the time taken, else that of the file.
        cameras: Any of these; "" stands for photos that name none.
        formats: Any of these ("JPEG").
        min_width, min_height: Pixels, upright.
        min_pixels: Pixels altogether.
        min_bytes, max_bytes: Size of the file; 0 for no limit.
        min_stars, max_stars: -1 rejected, 0 none, to 5; a photo that was not rated has none.
        label: One of `LABELS`, or "".
        has_duplicates: Whether it is in a group of copies.
        text: Words that must all stand in its name, its folder or its camera, whatever their case and however
            their accents are stored.
    """

    folder: str | None = None
    since: str = ""
    until: str = ""
    cameras: frozenset[str] = frozenset()
    formats: frozenset[str] = frozenset()
    orientation: Orientation = ""
    min_width: int = 0
    min_height: int = 0
    min_pixels: int = 0
    min_bytes: int = 0
    max_bytes: int = 0
    min_stars: int | None = None
    max_stars: int | None = None
    label: str = ""
    has_duplicates: bool | None = None
    text: str = ""

    def without(self, *names: str) -> PhotoFilter:
        """The same without these conditions."""
        return replace(self, **{name: getattr(_ALL, name) for name in names})

    def conditions(self) -> dict[str, Any]:
        """The conditions that are set, by name."""
        return {name: getattr(self, name) for name in self.__slots__ if getattr(self, name) != getattr(_ALL, name)}


_ALL: Final = PhotoFilter()

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to choose from. Each list counts photos that all other conditions let through.

    Attributes:
        total: Photos of the library.
        shown: Photos that the filter lets through.
        cameras, formats, labels: By name, most photos first; "" stands for photos without.
        years: "2024", newest first.
        folders: Folders one level below the chosen one, by path.
        stars: By stars: -1 to 5.
        unread: Photos of which it is not known whether the file itself tells stars.
    """

    total: int
    shown: int
    cameras: Counts
    formats: Counts
    years: Counts
    folders: Counts
    labels: Counts
    stars: dict[int, int]
    unread: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many photos there are of each month that has some.

    Attributes:
        months: "2024-03" and the count, newest first; "" last, for photos without any date.
    """

    months: Counts


@dataclass(frozen=True, slots=True)
class SidecarReport:
    """How writing sidecars ended.

    Attributes:
        written: Sidecars that were written.
        failed: Photos whose sidecar was left alone, each with one sentence.
        waiting: Photos whose sidecars are still to be written: their disk is away.
        batch: The clean-up in the history that can be undone; None where nothing was done.
        left: Photos whose sidecars are still to be written: it was cancelled before.
    """

    written: int
    failed: tuple[tuple[str, str], ...]
    waiting: int
    batch: int | None
    left: int = 0
