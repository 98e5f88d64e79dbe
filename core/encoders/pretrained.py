"""Encoders made of downloaded bodies: what a network sees becomes one long look code.

There is no copy space: copies stay with the built-in encoder, which was trained to know them.

How values become bits was measured on real ImageNet features, those of EfficientNet-Lite0 (pretrained weights of the
bodies themselves were not at hand), over 300 photographs of 20 classes; figures are precision at 10 / mean average
precision.

*present*: a bit says that a value is above `PRESENT`. For maps of 3 x 3 after a pooling, as VGG-19 gives them:
threshold 0 0.786 / 0.736, 0.2 0.758 / 0.709, 0.5 0.712 / 0.657, 0.8 0.631 / 0.574; the values themselves by cosine
0.906 / 0.883. Any threshold above 0 calls weak features absent that are there.

*strongest*: a bit says that a feature is among the strongest quarter of its picture. Pooled features differ in how
strong they usually are, but their mean over a library changes with the library, and codes must not. At 224 px:
strongest half 0.922 / 0.901, quarter 0.933 / 0.919, fifth 0.937 / 0.919, tenth 0.929 / 0.909; above the mean over all
pictures 0.845 / 0.781; signs after a random rotation 0.918 / 0.898; by cosine 0.931 / 0.918. (tests/bench/encoders.py)
"""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from core.encoders import weights, zoo
from core.encoders.bodies import Body
from core.encoders.builtin import CPU_BATCH, GPU_BATCH, choose_device, frozen
from core.encoders.spec import check_inputs
from core.hashing.projection import pack
from core.records import Codes, Space

log = logging.getLogger(__name__)

PRESENT = 0.0
STRONGEST = 0.25


class PretrainedEncoder:
    """See `core.encoders.spec.Encoder`. Loading reads and checks the weights."""

    def __init__(self, body: Body, folder: Path, device: str = "auto") -> None:
        self.spec = body.spec
        self._body = body
        self._target = choose_device(device)
        self.device = str(self._target)
        self.batch_size = CPU_BATCH if self._target.type == "cpu" else GPU_BATCH
        network = weights.load(body, folder)
        if self._target.type != "cpu":
            network.half()
        pixels = zoo.Pixels(network).eval().to(device=self._target)
        pixels.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's stubs
        self._network: nn.Module = pixels
        if self._target.type == "cpu":
            px = body.input_px
            with torch.inference_mode():
                self._network = frozen(pixels, torch.zeros(CPU_BATCH, px, px, 3, dtype=torch.uint8))
        log.info("encoder %s on %s", body.id, self.device)

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        """Codes of a batch: uint8 [n, px, px, 3] RGB in; of the look space uint8 [n, bits / 8] out."""
        values = self.features(inputs)
        return {"look": pack(values - PRESENT if self._body.rule == "present" else values - _quantile(values))}

    def features(self, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """What the bits are made of, float32 [n, bits]: near-bits of VGG-19, pooled features of the others."""
        check_inputs(inputs, self.spec.input_px)
        parts = [np.zeros((0, self._body.bits), np.float32)]
        with torch.inference_mode():
            for at in range(0, len(inputs), self.batch_size):
                # A copy, because torch refuses to share read-only memory without a warning.
                batch = torch.from_numpy(np.array(inputs[at : at + self.batch_size])).to(self._target)
                parts.append(self._network(batch).cpu().numpy())
        return np.concatenate(parts)


def _quantile(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The value of each row [n, 1] above which its strongest quarter lies."""
    place = values.shape[1] - 1 - int(values.shape[1] * STRONGEST)
    return np.partition(values, place, axis=1)[:, place, None]
