"""Semantic hashing (Salakhutdinov and Hinton 2009): a stack of machines, unrolled and fine-tuned, in torch.

Greedy pretraining: the first machine learns the rows, each further one the hidden probabilities of the one below.
Unrolled, the stack is an autoencoder: down to the code through the machines' weights and up again through their
transposes. Fine-tuning then rebuilds the clean row from a noisy one by backpropagation. For the middle to become
binary it is binary all along: the forward pass takes the code units' signs, and the gradient passes as if it had taken
their probabilities (straight-through; Bengio et al. 2013).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.hashing import rbm
from core.hashing.rbm import Learning, Rbm, Visible
from core.hashing.rows import Packed, Rows, Values, batches, pieces
from core.hashing.watch import Watch
from core.language import phrase

Layers = list[tuple[Values, Values]]
"""Weight [out, in] and bias [out] of each layer from the rows to the code."""


@dataclass(frozen=True)
class Recipe:
    """How long and how hard to train.

    Attributes:
        widths: Hidden units of each layer, the last one the code's bits.
        passes: Over the rows, for each machine and for fine-tuning.
        flips: Share of input bits that fine-tuning turns over (of values: deviation of the noise added).
    """

    widths: tuple[int, ...]
    passes: int = 20
    tuning_passes: int = 20
    batch: int = 128
    rbm_rate: float = 0.05
    tuning_rate: float = 1e-3
    flips: float = 0.1
    seed: int = 0


def to_tensor(rows: Packed | Values, device: torch.device) -> Tensor:
    """float32 [n, width] on the device; packed bits are unpacked there, after the way."""
    tensor = torch.from_numpy(rows).to(device)
    if tensor.dtype != torch.uint8:
        return tensor
    shifts = torch.arange(7, -1, -1, device=device, dtype=torch.uint8)
    return ((tensor[:, :, None] >> shifts) & 1).flatten(1).float()


def visible_kind(rows: Rows) -> Visible:
    return "bernoulli" if rows.read(0, 1).dtype == np.uint8 else "gaussian"


def pretrain(rows: Rows, recipe: Recipe, device: torch.device, watch: Watch) -> list[Rbm]:
    """The stack of machines, trained greedily. Raises `Cancelled`."""
    generator = torch.Generator(device).manual_seed(recipe.seed)
    random = np.random.default_rng(recipe.seed)
    stack: list[Rbm] = []

    def up(part: Packed | Values) -> Tensor:
        values = to_tensor(part, device)
        for machine in stack:
            values = machine.hidden(values)
        return values

    for number, width in enumerate(recipe.widths, 1):
        mean = rbm.mean_of(up(part) for part in pieces(rows))
        kind = visible_kind(rows) if number == 1 else "bernoulli"
        machine = Rbm.new(len(mean), width, generator, kind=kind, mean=mean)
        # Gaussian units have no ceiling, so the same rate would run away.
        rate = recipe.rbm_rate * (0.02 if kind == "gaussian" else 1)
        learner = rbm.Learner(machine, Learning(rate=rate), generator)
        steps = recipe.passes * steps_of(rows, recipe.batch)
        with watch.stage(phrase("layer {n} of {all}").format(n=number, all=len(recipe.widths)), steps, recipe.passes):
            for part in _passes(rows, recipe.passes, recipe.batch, random):
                error = learner.learn(up(part), rbm.rate_at(rate, watch.done))
                watch.step(float(error) if watch.wants_loss else None)
        stack.append(machine)
    return stack


def steps_of(rows: Rows, batch: int) -> int:
    return max(1, len(rows) // batch)


def _passes(rows: Rows, passes: int, batch: int, random: np.random.Generator) -> Iterator[Packed | Values]:
    for _ in range(passes):
        yield from batches(rows, batch, random)


class Autoencoder(nn.Module):
    """A stack unrolled: rows to code values to rows.

    Attributes:
        down, up: Linear layers from the rows to the code and back.
    """

    def __init__(self, stack: Sequence[Rbm]) -> None:
        super().__init__()
        self.down = nn.ModuleList(_linear(m.weight.T, m.hidden_bias) for m in stack)
        self.up = nn.ModuleList(_linear(m.weight, m.visible_bias) for m in reversed(stack))

    def code(self, x: Tensor) -> Tensor:
        """The values [n, bits] whose signs are the code."""
        for number, layer in enumerate(self.down):
            x = layer(torch.sigmoid(x) if number else x)
        return x

    def rebuild(self, bits: Tensor) -> Tensor:
        """From a code [n, bits] of 0 and 1 what sigmoid makes the row of (of values: the row itself)."""
        for number, layer in enumerate(self.up):
            bits = layer(torch.sigmoid(bits) if number else bits)
        return bits


def _linear(weight: Tensor, bias: Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0], device=weight.device)
    with torch.no_grad():
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)
    return layer


def binary(values: Tensor) -> Tensor:
    """1 where a value is above 0, else 0, with the gradient of the sigmoid."""
    soft = torch.sigmoid(values)
    return soft + ((values > 0).to(values.dtype) - soft).detach()


def fine_tune(rows: Rows, stack: Sequence[Rbm], recipe: Recipe, watch: Watch) -> Autoencoder:
    """The unrolled stack, trained to rebuild clean rows from noisy ones through a binary middle. Raises `Cancelled`."""
    device = stack[0].weight.device
    model = Autoencoder(stack)
    bits = visible_kind(rows) == "bernoulli"
    generator = torch.Generator(device).manual_seed(recipe.seed + 1)
    random = np.random.default_rng(recipe.seed + 1)
    optimiser = torch.optim.Adam(model.parameters(), recipe.tuning_rate)
    steps = recipe.tuning_passes * steps_of(rows, recipe.batch)
    with watch.stage(phrase("fine-tuning"), steps, recipe.tuning_passes):
        for part in _passes(rows, recipe.tuning_passes, recipe.batch, random):
            clean = to_tensor(part, device)
            rebuilt = model.rebuild(binary(model.code(_noisy(clean, recipe.flips, bits, generator))))
            if bits:
                loss = functional.binary_cross_entropy_with_logits(rebuilt, clean)
            else:
                loss = functional.mse_loss(rebuilt, clean)
            for group in optimiser.param_groups:
                group["lr"] = rbm.rate_at(recipe.tuning_rate, watch.done)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            watch.step(_error(rebuilt, clean, bits) if watch.wants_loss else None)
    return model.requires_grad_(False)


def _noisy(clean: Tensor, noise: float, bits: bool, generator: torch.Generator) -> Tensor:
    if not bits:
        return clean + noise * torch.randn(clean.shape, generator=generator, device=clean.device)
    turned = torch.rand(clean.shape, generator=generator, device=clean.device) < noise
    return torch.where(turned, 1 - clean, clean)


@torch.no_grad()
def _error(rebuilt: Tensor, clean: Tensor, bits: bool) -> float:
    """Mean squared error, the same measure as of the machines."""
    return float(((torch.sigmoid(rebuilt) if bits else rebuilt) - clean).square().mean())


@torch.no_grad()
def layers(parts: Sequence[tuple[Tensor, Tensor]], rows: Rows, device: torch.device, sample: int = 8192) -> Layers:
    """Weights [out, in] and biases as arrays, with the last bias moved so that each bit is 1 for half of the rows.

    Units that are nearly always on or off tell photographs apart badly, and a machine has no reason to avoid them.
    """
    step = max(1, len(rows) // sample)
    starts = range(0, len(rows), 64 * step)
    values = torch.cat([_forward(to_tensor(rows.read(s, min(s + 64, len(rows))), device), parts) for s in starts])
    weight, bias = parts[-1]
    settled = [*parts[:-1], (weight, bias - values.median(0).values)]
    return [(w.cpu().numpy().copy(), b.cpu().numpy().copy()) for w, b in settled]


def _forward(x: Tensor, parts: Sequence[tuple[Tensor, Tensor]]) -> Tensor:
    for number, (weight, bias) in enumerate(parts):
        x = functional.linear(torch.sigmoid(x) if number else x, weight, bias)
    return x


def stack_parts(stack: Sequence[Rbm]) -> list[tuple[Tensor, Tensor]]:
    return [(machine.weight.T.contiguous(), machine.hidden_bias) for machine in stack]


def model_parts(model: Autoencoder) -> list[tuple[Tensor, Tensor]]:
    return [(layer.weight, layer.bias) for layer in model.down if isinstance(layer, nn.Linear)]


Fit = Callable[[Rows, Recipe, torch.device, Watch], Layers]


def fit_stack(rows: Rows, recipe: Recipe, device: torch.device, watch: Watch) -> Layers:
    """The stack alone: a code bit is a top unit that is more likely on than usual."""
    return layers(stack_parts(pretrain(rows, recipe, device, watch)), rows, device)


def fit_autoencoder(rows: Rows, recipe: Recipe, device: torch.device, watch: Watch) -> Layers:
    """The stack fine-tuned."""
    return layers(model_parts(fine_tune(rows, pretrain(rows, recipe, device, watch), recipe, watch)), rows, device)
