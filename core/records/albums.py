"""Frozen records of albums that are taught by example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from core.records.photos import Photo

Learner = Literal["logistic", "forest"]
"""What learns an album: a logistic regression, or a random forest."""


@dataclass(frozen=True, slots=True)
class Album:
    """An album as lists show it. It is a view: no file is moved or changed by it.

    Attributes:
        at: When it was made, ISO 8601.
        threshold: Photos that fit as well as this, 0..1, are shown as belonging to it.
        inside: Examples that belong to it, also those that are not in the library now.
        outside: Examples that do not.
        away: How many of the two are not in the library now; they count again when they come back.
        found: Photos that belong to it by the last fit, the examples among them; None where nothing was fitted yet.
    """

    id: int
    name: str
    learner: Learner
    at: str
    threshold: float
    inside: int
    outside: int
    away: int
    found: int | None


@dataclass(frozen=True, slots=True)
class AlbumExample:
    """A picture that a person put in or out. `photo` is None where the library does not have it now."""

    path: str
    inside: bool
    photo: Photo | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """What examples were before they were taught, so that it can be taken back.

    Attributes:
        before: By digest: path and side as they were, or None where the picture was no example.
    """

    album: int
    before: Mapping[bytes, tuple[str, bool] | None]


@dataclass(frozen=True, slots=True)
class Quality:
    """How good an album is, tried on its own examples: each was judged by a fit that had not seen it.

    Attributes:
        told: Whether there are enough examples to tell; the figures are 0 where not.
        put_in: Examples that were put into the album.
        right: Those among them that belong to it.
        low, high: Within these lies the share of right ones, 95 times in 100 (Wilson's interval).
        inside: Examples that belong to it, in the library now. Frames of one scene count once, here and above.
        outside: Examples that do not.
        recalled: Of `inside`, how many were put into the album.
        needed_inside, needed_outside: How many more examples of each side it takes to tell.
    """

    told: bool
    put_in: int = 0
    right: int = 0
    low: float = 0.0
    high: float = 0.0
    inside: int = 0
    outside: int = 0
    recalled: int = 0
    needed_inside: int = 0
    needed_outside: int = 0

    @property
    def precision(self) -> float | None:
        """Share 0..1 of what is put into the album that belongs there; None where nothing was put in."""
        return self.right / self.put_in if self.put_in else None
