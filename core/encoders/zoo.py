"""The bodies as torch modules: networks without their heads, without weights.

Parameters keep torchvision's names, so that of a published file those that fit are taken as they are and the rest,
the head, is left behind.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from core.encoders import vision
from core.encoders.bodies import Body
from core.encoders.vgg import Vgg19

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of ImageNet's pictures, RGB as fractions of 1: what all of these networks were trained to expect."""

# What replaces the head: the module at this place becomes the identity. (Dropout does nothing when not training.)
_HEADS = {
    "googlenet": "fc",
    "inception_v3": "fc",
    "resnet50": "fc",
    "efficientnet_b0": "classifier",
    "mobilenet_v3_large": "classifier",
    "convnext_tiny": "classifier.2",
}
# Two were trained on pictures centred in another way; torchvision changes the input inside the network.
_OPTIONS: dict[str, dict[str, Any]] = {
    "googlenet": {"aux_logits": False, "transform_input": True, "init_weights": False},
    "inception_v3": {"aux_logits": False, "transform_input": True, "init_weights": False},
}


def empty(body: Body) -> nn.Module:
    """The network of a body in evaluation mode, without memory for its weights: normalised RGB to values [n, bits]."""
    with torch.device("meta"):
        if body.name.startswith("vgg19"):
            return Vgg19(body.bits // 72).eval()
        network: nn.Module = getattr(vision.models(), body.name)(weights=None, **_OPTIONS.get(body.name, {}))
        parent, _, place = _HEADS[body.name].rpartition(".")
        setattr(network.get_submodule(parent), place, nn.Identity())
    return network.eval()


class Pixels(nn.Module):
    """uint8 RGB [n, px, px, 3] to float32 [n, features] by a network that expects normalised pictures."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network
        self.register_buffer("mean", torch.tensor(MEAN).view(3, 1, 1) * 255)
        self.register_buffer("deviation", torch.tensor(DEVIATION).view(3, 1, 1) * 255)

    def forward(self, pixels: Tensor) -> Tensor:
        # Permuting the interleaved input is already the channels-last layout that convolutions want here.
        x = pixels.permute(0, 3, 1, 2).to(self.get_buffer("mean").dtype)
        x = (x - self.get_buffer("mean")) / self.get_buffer("deviation")
        values: Tensor = self.network(x.to(next(self.network.parameters()).dtype))
        return values.float()
