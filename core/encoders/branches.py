"""The two branches of the built-in encoder on one shared trunk: torch modules, used in training and in the program.

*look*: the original ImageNet tail, pooled, projected to bits. *copy*: a tail of its own, fine-tuned here to tell copies
from everything else, pooled at three depths.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from core.encoders.lite0 import CHANNELS, Tail, Trunk

COPY_FEATURES = 2 * 40 + 2 * 112 + CHANNELS
_TINY = 1e-4


def _mean_and_rms(x: Tensor) -> list[Tensor]:
    """Mean and root mean square over space: block outputs have both signs, so a power mean needs an even power."""
    return [x.mean((2, 3)), (x.square().mean((2, 3)) + _TINY).sqrt()]


class LookBranch(nn.Module):
    """Trunk output [n, 40, h, w] to [n, bits] whose signs are the code: tail, mean over space, centre and project."""

    def __init__(self, tail: Tail, bits: int) -> None:
        super().__init__()
        self.tail = tail
        self.project = nn.Linear(CHANNELS, bits)

    def features(self, x: Tensor) -> Tensor:
        """float32 [n, 1280], the pooled last layer."""
        pooled: Tensor = self.tail(x)[1].float().mean((2, 3))
        return pooled

    def forward(self, x: Tensor) -> Tensor:
        projected: Tensor = self.project(self.features(x))
        return projected


class CopyBranch(nn.Module):
    """Trunk output [n, 40, h, w] to [n, bits] whose signs are the code, from features of three depths.

    Mean and root mean square of the trunk and of block 10, and the generalised mean (p = 3; Radenovic et al. 2018) of
    the last layer: low levels carry texture and colour, the last one content. Pooling forgets place, which helps with
    turns and mirrors.
    """

    def __init__(self, tail: Tail, bits: int) -> None:
        super().__init__()
        self.tail = tail
        self.project = nn.Linear(COPY_FEATURES, bits)

    def features(self, x: Tensor) -> Tensor:
        """float32 [n, COPY_FEATURES]."""
        middle, last = self.tail(x)
        powered = last.float().clamp(min=_TINY).pow(3).mean((2, 3)).pow(1 / 3)
        return torch.cat([*_mean_and_rms(x.float()), *_mean_and_rms(middle.float()), powered], 1)

    def forward(self, x: Tensor) -> Tensor:
        projected: Tensor = self.project(self.features(x))
        return projected


class Network(nn.Module):
    """uint8 RGB [n, px, px, 3] to (copy [n, bits], look [n, bits]), float32; a bit is 1 where its value is above 0."""

    def __init__(self, trunk: Trunk, copy: CopyBranch, look: LookBranch) -> None:
        super().__init__()
        self.trunk, self.copy, self.look = trunk, copy, look

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        x = self.trunk(pixels)
        return self.copy(x), self.look(x)
