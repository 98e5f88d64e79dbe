"""The built-in encoder: EfficientNet-Lite0 from a dependency, and the copy branch and heads trained by this project."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from core.encoders import lite0
from core.encoders.branches import CopyBranch, LookBranch, Network
from core.encoders.spec import Cells, EncoderSpec, check_inputs
from core.errors import UserError
from core.hashing.projection import in_steps, pack
from core.language import tr
from core.records import Codes, Space, Values

log = logging.getLogger(__name__)

# Small batches stay in a CPU's cache; a GPU wants large ones. (Measured: 8 beats 64 by 1.4 times on a CPU.)
CPU_BATCH, GPU_BATCH = 8, 128
PARTS_BATCH = 8  # of larger inputs: their layers take four times the memory


def choose_device(wanted: str) -> torch.device:
    """ "auto" is CUDA, then Metal, then the processor; a named device that is not there is a UserError."""
    there = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return torch.device(next(name for name in ("cuda", "mps", "cpu") if there[name]))
    kind = wanted.partition(":")[0]
    if not there.get(kind, False):
        raise UserError(
            "no-device", tr('The device "{wanted}" is not available here; "auto" or "cpu" will do.', wanted=wanted)
        )
    return torch.device(wanted)


def build_network(weights: Mapping[str, Tensor], bits: int) -> Network:
    """The network from the dependency's body and our `weights` (see `export_state`), float32, evaluation mode."""
    state = lite0.imagenet_state()
    trunk, tail = lite0.body(state)
    network = Network(trunk, CopyBranch(lite0.Tail(), bits), LookBranch(tail, bits))
    ours = {name: tensor.float() for name, tensor in weights.items()}
    missing, unexpected = network.load_state_dict(ours, strict=False)
    if unexpected or any(not name.startswith(("trunk.", "look.tail.")) for name in missing):
        raise ValueError(f"not the weights of this network: missing {missing}, unexpected {unexpected}")
    return network.eval().requires_grad_(False)


def export_state(network: Network) -> dict[str, Tensor]:
    """What we ship: all tensors that do not come from the dependency; weights in half precision, biases in single."""
    return {
        name: tensor.detach().contiguous().to(torch.float16 if tensor.dim() > 1 else torch.float32)
        for name, tensor in network.state_dict().items()
        if not name.startswith(("trunk.", "look.tail."))
    }


def frozen(network: nn.Module, example: Tensor) -> nn.Module:
    """The network traced and frozen: 1.4 times as fast on a CPU as called eagerly."""
    with warnings.catch_warnings():
        # torch points to torch.compile, which needs a C++ compiler on the person's machine, and to torch.export, which
        # does not speed up; up to the pinned versions tracing works as ever. Nothing here depends on data.
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        traced = torch.jit.trace(network, example, check_trace=False)  # type: ignore[no-untyped-call]
        result: nn.Module = torch.jit.freeze(traced)
    return result


class BuiltinEncoder:
    """See `core.encoders.spec.Encoder` and `HasParts`. Loading reads and checks both weight files."""

    cell_px = 32

    def __init__(self, spec: EncoderSpec, description: Mapping[str, Any], weights: Path, device: str = "auto") -> None:
        self.spec = spec
        target = choose_device(device)
        self.device = str(target)
        self.batch_size = CPU_BATCH if target.type == "cpu" else GPU_BATCH
        data = lite0.read_checked(weights, description["sha256"])
        try:
            network = build_network(safetensors.torch.load(data), spec.spaces["copy"].bits)
        except (safetensors.SafetensorError, ValueError) as error:
            reason = tr(
                "The weights file {weights} is not of encoder {id}: {error}", weights=weights, id=spec.id, error=error
            )
            raise UserError("weights-damaged", reason, str(weights)) from error
        # The heads stay in single precision: they are cheap and their sums are long.
        if target.type != "cpu":
            for part in (network.trunk, network.copy.tail, network.look.tail):
                part.half()
        network.to(device=target)
        network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's stubs
        self._target = target
        self._layers = network  # as they were, for `features`
        self._network: nn.Module = network
        if target.type == "cpu":
            px = spec.input_px
            with torch.inference_mode():
                self._network = frozen(network, torch.zeros(CPU_BATCH, px, px, 3, dtype=torch.uint8))
        log.info("encoder %s on %s", spec.id, self.device)

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        """Codes of a batch: uint8 [n, px, px, 3] RGB in; per space uint8 [n, bits / 8] out."""
        check_inputs(inputs, self.spec.input_px)
        copies, looks = self.values(inputs)
        return {"copy": pack(copies), "look": pack(looks)}

    def encode_with_values(self, inputs: npt.NDArray[np.uint8]) -> tuple[dict[Space, Codes], Values]:
        """Codes of a batch, and look values in steps of the spec, int8 [n, bits]; see `HasValues`."""
        step = self.spec.spaces["look"].step
        if step is None:
            raise ValueError(f"{self.spec.id} has no step to round values to")
        check_inputs(inputs, self.spec.input_px)
        copies, looks = self.values(inputs)
        return {"copy": pack(copies), "look": pack(looks)}, in_steps(looks, step)

    def values(self, inputs: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The values whose signs are the codes: float32 [n, bits] of the copy and of the look space."""
        parts: list[tuple[Tensor, Tensor]] = []
        with torch.inference_mode():
            for at in range(0, len(inputs), self.batch_size):
                # A copy, because torch refuses to share read-only memory without a warning.
                batch = torch.from_numpy(np.array(inputs[at : at + self.batch_size])).to(self._target)
                parts.append(self._network(batch))
        bits = self.spec.spaces["copy"].bits
        empty = np.zeros((0, bits), np.float32)
        copies, looks = ([p[i].float().cpu().numpy() for p in parts] for i in (0, 1))
        return np.concatenate([empty, *copies]), np.concatenate([empty, *looks])

    def features(self, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """The pooled last layer, of which the look code is made: float32 [n, 1280]."""
        check_inputs(inputs, self.spec.input_px)
        parts = [np.zeros((0, lite0.CHANNELS), np.float32)]
        with torch.inference_mode():
            for at in range(0, len(inputs), self.batch_size):
                batch = torch.from_numpy(np.array(inputs[at : at + self.batch_size])).to(self._target)
                parts.append(self._layers.look.features(self._layers.trunk(batch)).cpu().numpy())
        return np.concatenate(parts)

    def encode_parts(self, inputs: npt.NDArray[np.uint8], parts: Sequence[Cells]) -> Codes:
        """Look codes of parts, uint8 [n, parts, bits / 8]; see `core.encoders.spec.HasParts`.

        The network has no layer that fixes its input's size, so a larger input gives a map of the last layer, and the
        mean over a part of the map is what the mean over all of it is to the whole picture (as regions are pooled in
        Tolias et al. 2016, section 3). Each cell sees far beyond itself, so a part knows a little of its surroundings.
        """
        cells = self._cells(inputs)
        shares = np.zeros((len(parts), cells, cells), np.float32)
        for row, (left, top, right, bottom) in enumerate(parts):
            shares[row, top:bottom, left:right] = 1 / ((right - left) * (bottom - top))
        pooling = torch.from_numpy(shares.reshape(len(parts), -1)).to(self._target)
        codes = []
        with torch.inference_mode():
            for at in range(0, len(inputs), PARTS_BATCH):
                pooled = pooling @ self._last(inputs[at : at + PARTS_BATCH])
                codes.append(pack(self._layers.look.project(pooled).flatten(0, 1).cpu().numpy()))
        return np.concatenate(codes).reshape(len(inputs), len(parts), -1)

    def heat(self, inputs: npt.NDArray[np.uint8], codes: Codes) -> npt.NDArray[np.float32]:
        """What each cell adds to the agreement with a look code: float32 [n, cells, cells]; see `HasParts`.

        A code's values are means over the cells of what the head makes of each (it is linear), so the sum of a cell's
        values, each with the sign of the other code's bit, is the cell's part in the agreement.
        """
        cells = self._cells(inputs)
        signs = torch.from_numpy(np.unpackbits(codes, axis=1).astype(np.float32) * 2 - 1).to(self._target)
        parts = []
        with torch.inference_mode():
            for at in range(0, len(inputs), PARTS_BATCH):
                values = self._layers.look.project(self._last(inputs[at : at + PARTS_BATCH]))
                parts.append((values @ signs[at : at + PARTS_BATCH, :, None])[..., 0].cpu().numpy())
        return np.asarray(np.concatenate(parts).reshape(-1, cells, cells), np.float32)

    def _cells(self, inputs: npt.NDArray[np.uint8]) -> int:
        """Cells along each side of inputs that are uint8 [n, side, side, 3]; `ValueError` for others."""
        side = inputs.shape[1] if inputs.ndim == 4 else 0
        if inputs.dtype != np.uint8 or inputs.shape[1:] != (side, side, 3) or side % self.cell_px:
            raise ValueError(f"expected uint8 [n, side, side, 3] of whole cells, not {inputs.dtype} {inputs.shape}")
        return side // self.cell_px

    def _last(self, inputs: npt.NDArray[np.uint8]) -> Tensor:
        """The last layer under the look code, float32 [n, cells, features], row by row."""
        batch = torch.from_numpy(np.array(inputs)).to(self._target)
        last: Tensor = self._layers.look.tail(self._layers.trunk(batch))[1].float()
        return last.flatten(2).transpose(1, 2)
