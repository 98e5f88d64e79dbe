"""`EncoderSpec`: weights, preprocessing, licence and code spaces as one object, so that they cannot drift apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from core.records import Codes, Space, Values


@dataclass(frozen=True, slots=True)
class CodeSpace:
    """One kind of code an encoder makes.

    Attributes:
        bits: Length of a code; a multiple of 8.
        radius: Hamming radius worth showing first: for "copy" the one of 99 % precision, for "look" a browsing one.
        curve: Measured (distance, confidence) points, distance rising; see `confidence`. Empty (with radius 0) where
            nothing has been measured: then a search takes both from the library's own codes.
        step: How much one step of the stored values is, the numbers whose signs are the code, rounded to int8; None
            where an encoder gives none: then all that is known of a photo in this space is its code.
    """

    bits: int
    radius: int
    curve: tuple[tuple[float, float], ...]
    step: float | None = None

    def confidence(self, distance: float) -> float:
        """Measured chance 0..1 that two photos at this Hamming distance belong together, linear between points."""
        xs, ys = zip(*self.curve, strict=True)
        return float(np.interp(distance, xs, ys))


@dataclass(frozen=True, slots=True)
class EncoderSpec:
    """Everything that fixes an encoder's codes.

    Attributes:
        name, version: Together the `id` under which codes are stored; a change of either means new codes.
        title: What a person reads.
        input_px: Side of the square uint8 RGB input.
        licence: SPDX expression of the weights.
        spaces: Code spaces by name.
    """

    name: str
    version: str
    title: str
    input_px: int
    licence: str
    spaces: Mapping[Space, CodeSpace]

    @property
    def id(self) -> str:
        return f"{self.name}-{self.version}"


Cells = tuple[int, int, int, int]
"""A part of a picture: left, top, right and bottom in cells of the encoder's last layer."""


class Encoder(Protocol):
    """A loaded encoder. Loading is slow, so off the GUI thread; not thread-safe."""

    spec: EncoderSpec
    device: str
    batch_size: int

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        """Codes of a batch: uint8 [n, input_px, input_px, 3] RGB in, per space uint8 [n, bits / 8] out."""
        ...


@runtime_checkable
class HasValues(Protocol):
    """An encoder whose look space has a `step`: it gives the numbers behind the look codes by the same pass."""

    def encode_with_values(self, inputs: npt.NDArray[np.uint8]) -> tuple[dict[Space, Codes], Values]:
        """Codes of a batch as `Encoder.encode` gives them, and look values in steps, int8 [n, bits].

        A value is above 0 where its bit is 1, so `pack` of the values is the code.
        """
        ...


@runtime_checkable
class HasFeatures(Protocol):
    """An encoder that also gives what its look codes are made of, for learning shorter codes from it."""

    def features(self, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """float32 [n, features] of a batch as `Encoder.encode` takes it: before centring and signs."""
        ...


@runtime_checkable
class HasParts(Protocol):
    """An encoder that tells of the parts of a picture in one pass: their look codes, and what they add to a likeness.

    Attributes:
        cell_px: Parts are told in cells, squares of so many pixels of the input.
    """

    cell_px: int

    def encode_parts(self, inputs: npt.NDArray[np.uint8], parts: Sequence[Cells]) -> Codes:
        """Look codes of parts, uint8 [n, parts, bits / 8].

        Args:
            inputs: uint8 [n, side, side, 3] RGB, `side` a multiple of `cell_px`.
            parts: Left, top, right and bottom in cells.
        """
        ...

    def heat(self, inputs: npt.NDArray[np.uint8], codes: Codes) -> npt.NDArray[np.float32]:
        """What each cell of pictures adds to their agreement with look codes: float32 [n, cells, cells], any sign.

        Args:
            inputs: As for `encode_parts`.
            codes: One a picture, of what it is compared with: uint8 [n, bits / 8].
        """
        ...


def check_inputs(inputs: npt.NDArray[np.uint8], px: int) -> None:
    """Raise `ValueError` unless `inputs` is what an encoder takes: uint8 [n, px, px, 3]."""
    if inputs.dtype != np.uint8 or inputs.shape[1:] != (px, px, 3):
        raise ValueError(f"expected uint8 [n, {px}, {px}, 3], not {inputs.dtype} {list(inputs.shape)}")
