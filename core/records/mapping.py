"""The map of a library: where each photo lies, and the groups that lie together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.records.photos import PhotoId

Places = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Island:
    """Photos that lie together on the map, with open water around them.

    Attributes:
        photo: The one that is most like all the others.
        name: The folder that most of its photos share; "" where they share none.
        count: How many photos it has.
        centre: Of its densest part, 0..1.
        outline: Its shores: closed lines, float32 [corners, 2] each, 0..1.
    """

    photo: PhotoId
    name: str
    count: int
    centre: tuple[float, float]
    outline: tuple[Places, ...]


@dataclass(frozen=True, slots=True, eq=False)
class MapLayout:
    """Where the photos of a library lie; near each other are those that look alike.

    Attributes:
        photos: Photo ids, int64 [n], each once; photos of one content lie at one place.
        contents: Their contents, int64 [n].
        places: float32 [n, 2], each 0..1; x grows to the right, y downwards.
        island: int32 [n]: the photo's place in `islands`; -1 between them.
        islands: Largest first.
        encoder: Id of the encoder by whose look codes it was drawn.
        placed: How many of the contents came after it was drawn, and were put beside their nearest.
        stale: It should be drawn again: many photos came since, or another encoder answers searches now.
    """

    photos: Ints
    contents: Ints
    places: Places
    island: npt.NDArray[np.int32]
    islands: tuple[Island, ...]
    encoder: str
    placed: int = 0
    stale: bool = False
