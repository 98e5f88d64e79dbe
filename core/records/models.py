"""Frozen records of encoders: what the shelf holds and which of them a library uses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ModelState(StrEnum):
    """Whether an encoder is on this computer; the values are what lists and the command line print."""

    BUILT_IN = "built in"
    INSTALLED = "installed"
    PARTIAL = "partly downloaded"
    ABSENT = "not downloaded"


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One encoder as the shelf shows it, seen from one library.

    Attributes:
        name: What the person types.
        title: What the person reads.
        licence: SPDX expression of the weights.
        source: The host that it is downloaded from; "" for the built-in one.
        size: Bytes to download; 0 for the built-in one.
        stored: Bytes that it takes on disk now, also when partly downloaded.
        parameters: Of the published network, in millions.
        accuracy: ImageNet pictures that the published network names rightly, in per cent; None where not published.
        bits: Length of its look codes.
        chosen: The library is to use it for look-alikes.
        answers: Searches for look-alikes use it now; until all photos have its codes another one does.
        coded, contents: How many of the library's pictures have its codes.
    """

    name: str
    title: str
    licence: str
    source: str
    state: ModelState
    size: int
    stored: int
    parameters: float
    accuracy: float | None
    bits: int
    chosen: bool
    answers: bool
    coded: int
    contents: int
