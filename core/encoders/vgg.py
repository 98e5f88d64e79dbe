"""VGG-19 with its head off (Simonyan & Zisserman 2014, configuration E): 4608 values that are almost bits.

The sixteen convolutions and five poolings, conv1_1 to pool5, turn 96 x 96 pixels into 512 maps of 3 x 3. Their values
are never negative and have no upper bound; `near_bits` squeezes them to 0..1. Most are 0 ("this feature is not here")
or near 1 ("it is"), so little is lost when they become bits.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

INPUT_PX = 96
LAYERS: tuple[int | None, ...] = (
    1, 1, None, 2, 2, None, 4, 4, 4, 4, None, 8, 8, 8, 8, None, 8, 8, 8, 8, None,
)  # fmt: skip
"""Channels of each convolution, in units of the first one's 64; None is a pooling that halves both sides."""


class Vgg19(nn.Module):
    """Normalised RGB [n, 3, 96, 96] to near-bits [n, 8 * width * 9], ordered by channel, row, column.

    Parameters are named as torchvision names them, so that the convolutions of its weights fit as they are.
    """

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for units in LAYERS:
            if units is None:
                layers.append(nn.MaxPool2d(2))
            else:
                layers += [nn.Conv2d(channels, width * units, 3, padding=1), nn.ReLU()]
                channels = width * units
        self.features = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        # In single precision also where the convolutions are in half: the sigmoid of small values is near 1/2.
        return near_bits(self.features(x).float()).flatten(1)


def near_bits(x: Tensor) -> Tensor:
    """(sigmoid(x) - 0.5) / 0.5: 0 stays 0, and large values come near 1."""
    return (torch.sigmoid(x) - 0.5) / 0.5
