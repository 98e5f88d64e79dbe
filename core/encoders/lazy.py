"""The library's encoder, loaded when something is first encoded, and shared by the scan and searches."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from core.encoders.spec import Cells, Encoder, EncoderSpec, HasFeatures, HasParts, HasValues
from core.errors import UserError
from core.language import tr
from core.records import Codes, Space, Values


class LazyEncoder:
    """Knows the encoder's spec without loading its weights (and torch), which it does when it must. Thread-safe."""

    def __init__(self, encoder: Encoder | None, device: str, encoder_id: str | None = None) -> None:
        """Use `encoder`, or else one of the registry on `device`: that of this id, or the default one."""
        self._encoder = encoder
        self._id = encoder_id
        self._device = device
        self._lock = threading.Lock()

    @cached_property
    def spec(self) -> EncoderSpec:
        """Raises `UserError` when the program has lost its encoders; photographs can be looked at all the same."""
        if self._encoder is not None:
            return self._encoder.spec
        from core.encoders import registry

        return registry.spec(self._id or registry.default_id())

    @property
    def id(self) -> str:
        return self.spec.id

    @property
    def device(self) -> str:
        """Where it runs ("cpu", "cuda:0" ...), or the wish ("auto" ...) while it is not loaded."""
        return self._device if self._encoder is None else self._encoder.device

    @property
    def batch_size(self) -> int:
        """Pictures that are best encoded at once; loads the encoder."""
        with self._lock:
            return self._loaded().batch_size

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        """`Encoder.encode`, one caller at a time. Raises `UserError` when the weights are missing or damaged."""
        with self._lock:
            return self._loaded().encode(inputs)

    def encode_with_values(self, inputs: npt.NDArray[np.uint8]) -> tuple[dict[Space, Codes], Values | None]:
        """`HasValues.encode_with_values`; None for values where the spec's look space has no `step`."""
        if self.spec.spaces["look"].step is None:
            return self.encode(inputs), None
        with self._lock:
            encoder = self._loaded()
            if not isinstance(encoder, HasValues):
                raise TypeError(f"{self.spec.id} has a step, but gives no values")
            return encoder.encode_with_values(inputs)

    def features(self, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """`HasFeatures.features`, one caller at a time. Raises `UserError` also when the encoder has none."""
        with self._lock:
            encoder = self._loaded()
            if not isinstance(encoder, HasFeatures):
                raise UserError(
                    "no-features", tr("{title} does not tell what its codes are made of.", title=self.spec.title)
                )
            return encoder.features(inputs)

    def encode_parts(self, inputs: npt.NDArray[np.uint8], parts: Sequence[Cells]) -> Codes:
        """`HasParts.encode_parts`, one caller at a time. Raises `UserError` also when the encoder cannot."""
        with self._lock:
            return self._with_parts().encode_parts(inputs, parts)

    def heat(self, inputs: npt.NDArray[np.uint8], codes: Codes) -> npt.NDArray[np.float32]:
        """`HasParts.heat`, one caller at a time. Raises `UserError` also when the encoder cannot."""
        with self._lock:
            return self._with_parts().heat(inputs, codes)

    @property
    def cell_px(self) -> int:
        """`HasParts.cell_px`; loads the encoder."""
        with self._lock:
            return self._with_parts().cell_px

    def _with_parts(self) -> HasParts:
        encoder = self._loaded()
        if not isinstance(encoder, HasParts):
            raise UserError("no-parts", tr("{title} makes no codes of parts of pictures.", title=self.spec.title))
        return encoder

    def _loaded(self) -> Encoder:
        if self._encoder is None:
            # Read by OpenMP when torch loads it: threads that wait for each other sleep. Spinning, as they do by
            # default, they take the cores from the decoders and encode at a quarter of the speed while a scan runs.
            os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
            from core.encoders import registry

            self._encoder = registry.load(self.spec.id, self._device)
        return self._encoder
