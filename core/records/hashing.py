"""Frozen records of semantic hashing: short codes learnt from the long ones of a library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LossCurve:
    """How one stage of training went: what it is, in words, and its loss from point to point, first to last."""

    stage: str
    losses: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class HashMethod:
    """A way to learn short codes: its name, what lists call it, and how it works in one plain sentence."""

    name: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HashReport:
    """A trained hash and how good it is.

    Attributes:
        id: method-bits-encoder-digest of its weights; its short codes are stored under it.
        method: `HashMethod.name`.
        bits: Length of the short code.
        encoder: Id of the encoder whose long codes it was trained on.
        photos: How many contents it was trained on.
        recall: Of the 50 nearest photos by the long code, the share that is among the 50 nearest by the short code
            alone (0..1), over photos held back from training; search compares more candidates and finds more.
        curves: The stages of training; none where nothing is learnt step by step.
        at: When, ISO 8601 in UTC.
        seconds: How long training took.
        best: It has the highest recall of those trained for the encoder in use: the one the program recommends.
    """

    id: str
    method: str
    bits: int
    encoder: str
    photos: int
    recall: float
    curves: tuple[LossCurve, ...]
    at: str
    seconds: float
    best: bool = False
