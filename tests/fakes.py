"""A deterministic encoder without torch, for tests of everything around the real one."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.encoders.spec import Cells, CodeSpace, EncoderSpec
from core.hashing.projection import in_steps
from core.records import Codes, Space, Values

CURVE = ((0, 1.0), (64, 0.5), (256, 0.0))


class FakeEncoder:
    """Signs of random projections of the picture at 16 x 16: alike pictures get alike codes, also of parts.

    Attributes:
        encoded: How many pictures it has encoded.
        fail: Raised instead of encoding, when set.
    """

    cell_px = 32

    def __init__(self, version: str = "1", batch_size: int = 8, step: float | None = 50.0) -> None:
        """`step` as in `CodeSpace`: None makes an encoder without values."""
        look = CodeSpace(256, 80, CURVE, step)
        spaces: dict[Space, CodeSpace] = {"copy": CodeSpace(256, 24, CURVE), "look": look}
        self.spec = EncoderSpec("fake", version, "Fake", 160, "MIT", spaces)
        self.device = "cpu"
        self.batch_size = batch_size
        self.encoded = 0
        self.fail: BaseException | None = None
        self._lock = threading.Lock()
        random = np.random.default_rng(int(version))
        self._projections = {space: random.standard_normal((768, 256)) for space in spaces}

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        assert self._lock.acquire(blocking=False), "two threads encode at once"
        try:
            if self.fail is not None:
                raise self.fail
            assert inputs.dtype == np.uint8
            assert inputs.shape[1:] == (160, 160, 3)
            self.encoded += len(inputs)
            small = _small(inputs)
            return {space: np.packbits(small @ p > 0, axis=1) for space, p in self._projections.items()}
        finally:
            self._lock.release()

    def encode_with_values(self, inputs: npt.NDArray[np.uint8]) -> tuple[dict[Space, Codes], Values]:
        step = self.spec.spaces["look"].step
        assert step is not None
        return self.encode(inputs), in_steps(_small(inputs) @ self._projections["look"], step)

    def encode_parts(self, inputs: npt.NDArray[np.uint8], parts: Sequence[Cells]) -> Codes:
        codes = []
        for picture in inputs:
            cut = [picture[32 * top : 32 * bottom, 32 * left : 32 * right] for left, top, right, bottom in parts]
            spread = [np.arange(160) * len(part) // 160 for part in cut]
            codes.append(self.encode(np.stack([p[np.ix_(at, at)] for p, at in zip(cut, spread, strict=True)]))["look"])
        return np.stack(codes)

    def heat(self, inputs: npt.NDArray[np.uint8], codes: Codes) -> npt.NDArray[np.float32]:
        """The exact part of each of the 16 x 16 places in the agreement, of which as many as asked for are picked."""
        at = np.arange(160) * inputs.shape[1] // 160
        small = inputs[:, at][:, :, at].reshape(-1, 16, 10, 16, 10, 3).mean((2, 4)) - 127.5
        signs = np.unpackbits(codes, axis=1) * 2.0 - 1
        towards = np.einsum("nb,yxcb->nyxc", signs, self._projections["look"].reshape(16, 16, 3, -1))
        picked = np.arange(inputs.shape[1] // 32) * 16 // (inputs.shape[1] // 32)
        parts: npt.NDArray[np.float32] = (small * towards).sum(3)[:, picked][:, :, picked].astype(np.float32)
        return parts


def _small(inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Pictures at 16 x 16, around 0: [n, 768]."""
    means: npt.NDArray[np.float64] = inputs.reshape(-1, 16, 10, 16, 10, 3).mean((2, 4)).reshape(len(inputs), -1)
    return means - 127.5
