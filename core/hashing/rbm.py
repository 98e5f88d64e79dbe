"""Restricted Boltzmann machines and contrastive divergence, in torch.

Visible units v and hidden units h have the energy

    Bernoulli visible:  E(v, h) = -a.v - b.h - v W h
    Gaussian visible:   E(v, h) = |v - a|^2 / 2 - b.h - v W h      (unit variance: give it standardised values)

and p(v, h) is proportional to exp(-E). Hidden units are Bernoulli. Training follows the gradient of the mean log
likelihood, `statistics` under the data less `statistics` under the model, where the second is estimated by k steps of
Gibbs sampling: from the data (CD-k, Hinton 2002) or from chains that go on from update to update (PCD, Tieleman 2008).
The rest is Hinton's practical guide (2010): momentum, weight decay, probabilities instead of samples where nothing is
decided by them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional

Visible = Literal["bernoulli", "gaussian"]


@dataclass
class Rbm:
    """One machine.

    Attributes:
        weight: W, float32 [visible, hidden].
        visible_bias, hidden_bias: a [visible] and b [hidden].
    """

    weight: Tensor
    visible_bias: Tensor
    hidden_bias: Tensor
    kind: Visible = "bernoulli"

    @classmethod
    def new(
        cls,
        visible: int,
        hidden: int,
        generator: torch.Generator,
        *,
        kind: Visible = "bernoulli",
        mean: Tensor | None = None,
        spread: float = 0.01,
    ) -> Rbm:
        """A machine with small random weights, on the generator's device.

        Args:
            mean: Of each visible unit over the data: the biases begin where they alone explain it.
            spread: Deviation of the weights.
        """
        device = generator.device
        weight = spread * torch.randn(visible, hidden, generator=generator, device=device)
        bias = torch.zeros(visible, device=device) if mean is None else mean.to(device)
        if kind == "bernoulli" and mean is not None:
            bias = torch.logit(bias.clamp(0.01, 0.99))
        return cls(weight, bias.clone(), torch.zeros(hidden, device=device), kind)

    def hidden(self, v: Tensor) -> Tensor:
        """p(h = 1 | v), [n, hidden]."""
        return torch.sigmoid(v @ self.weight + self.hidden_bias)

    def visible(self, h: Tensor) -> Tensor:
        """The mean of p(v | h), [n, visible]."""
        field = h @ self.weight.T + self.visible_bias
        return field if self.kind == "gaussian" else torch.sigmoid(field)

    def sample_visible(self, h: Tensor, generator: torch.Generator) -> Tensor:
        mean = self.visible(h)
        if self.kind == "gaussian":
            return mean + torch.randn(mean.shape, generator=generator, device=mean.device)
        return torch.bernoulli(mean, generator=generator)

    def sample(self, v: Tensor, steps: int, generator: torch.Generator) -> Tensor:
        """Visible units after `steps` of Gibbs sampling from `v`, [n, visible]."""
        for _ in range(steps):
            v = self.sample_visible(torch.bernoulli(self.hidden(v), generator=generator), generator)
        return v

    def free_energy(self, v: Tensor) -> Tensor:
        """F(v) [n], with p(v) proportional to exp(-F(v)): the hidden units are summed out."""
        inside = functional.softplus(v @ self.weight + self.hidden_bias).sum(1)
        if self.kind == "gaussian":
            return (v - self.visible_bias).square().sum(1) / 2 - inside
        return -(v @ self.visible_bias) - inside


@dataclass
class Statistics:
    """Means over examples of -dF(v)/d(parameter), a tensor for each parameter."""

    weight: Tensor
    visible_bias: Tensor
    hidden_bias: Tensor


def statistics(rbm: Rbm, v: Tensor, share: Tensor | None = None) -> Statistics:
    """The statistics of examples `v` [n, visible], equally likely or each with its probability `share` [n]."""
    if share is None:
        share = v.new_full((len(v),), 1 / len(v))
    h = rbm.hidden(v)
    own = v - rbm.visible_bias if rbm.kind == "gaussian" else v
    return Statistics(v.T @ (h * share[:, None]), share @ own, share @ h)


def _enhanced(rbm: Rbm, data: Statistics, model: Statistics) -> Statistics:
    """The enhanced gradient (Cho, Raiko and Ilin 2011): it does not change when a unit's 0 and 1 are swapped.

    Weights follow the difference of covariances instead of products. Where bits are on for half of the examples, the
    plain gradient is nearly the same for all hidden units, and they all learn the same.
    """
    shift = rbm.visible_bias if rbm.kind == "gaussian" else 0.0
    v = (data.visible_bias + model.visible_bias) / 2 + shift
    h = (data.hidden_bias + model.hidden_bias) / 2
    weight = (
        data.weight
        - torch.outer(data.visible_bias + shift, data.hidden_bias)
        - model.weight
        + torch.outer(model.visible_bias + shift, model.hidden_bias)
    )
    visible = data.visible_bias - model.visible_bias
    return Statistics(weight, visible - weight @ h, data.hidden_bias - model.hidden_bias - v @ weight)


@dataclass(frozen=True)
class Learning:
    """How a machine learns.

    Attributes:
        rate, momentum, decay: Of each update; weight decay is on the weights only.
        steps: k, Gibbs steps an update.
        chains: How many persistent chains (PCD); 0 starts from the data each time (CD).
    """

    rate: float = 0.05
    momentum: float = 0.9
    decay: float = 2e-4
    steps: int = 1
    chains: int = 0


class Learner:
    """Trains one machine, batch by batch."""

    def __init__(self, rbm: Rbm, learning: Learning, generator: torch.Generator) -> None:
        self._rbm = rbm
        self._learning = learning
        self._generator = generator
        self._momenta = [torch.zeros_like(p) for p in (rbm.weight, rbm.visible_bias, rbm.hidden_bias)]
        self._chains: Tensor | None = None

    def learn(self, v: Tensor, rate: float | None = None) -> Tensor:
        """One update from a batch [n, visible].

        Returns:
            Mean squared error of the batch rebuilt from its hidden probabilities, a tensor of one value.
        """
        rbm, learning = self._rbm, self._learning
        data = statistics(rbm, v)
        if learning.chains:
            start = self._chains
            if start is None:
                rows = torch.arange(learning.chains, device=v.device) % len(v)
                start = v[rows]
            self._chains = rbm.sample(start, learning.steps, self._generator)
            model = statistics(rbm, self._chains)
        else:
            model = statistics(rbm, rbm.sample(v, learning.steps, self._generator))
        error = (rbm.visible(rbm.hidden(v)) - v).square().mean()
        gradients = _enhanced(rbm, data, model)
        gradients.weight.sub_(rbm.weight, alpha=learning.decay)
        parameters = (rbm.weight, rbm.visible_bias, rbm.hidden_bias)
        steps = (gradients.weight, gradients.visible_bias, gradients.hidden_bias)
        for parameter, momentum, gradient in zip(parameters, self._momenta, steps, strict=True):
            momentum.mul_(learning.momentum).add_(gradient, alpha=learning.rate if rate is None else rate)
            parameter.add_(momentum)
        return error


def log_likelihood(rbm: Rbm, v: Tensor) -> float:
    """Exact mean log p(v) over examples of a small Bernoulli machine: all 2^visible states are summed."""
    if rbm.kind != "bernoulli" or len(rbm.visible_bias) > 20:
        raise ValueError("only Bernoulli machines of at most 20 visible units can be summed out")
    log_z = torch.logsumexp(-rbm.free_energy(all_states(len(rbm.visible_bias), v)), 0)
    return float((-rbm.free_energy(v) - log_z).mean())


def all_states(units: int, like: Tensor) -> Tensor:
    """Every state of some binary units, [2^units, units], on the device and of the type of `like`."""
    numbers = torch.arange(2**units, device=like.device)
    return ((numbers[:, None] >> torch.arange(units, device=like.device)) & 1).to(like.dtype)


def rate_at(rate: float, done: float) -> float:
    """The rate after the share `done` 0..1 of training: it falls along a cosine to a hundredth, to settle."""
    return rate * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)


def mean_of(parts: Iterable[Tensor]) -> Tensor:
    """Mean over the rows of all parts."""
    total, count = None, 0
    for part in parts:
        summed = part.sum(0, dtype=torch.float64)
        total = summed if total is None else total + summed
        count += len(part)
    if total is None:
        raise ValueError("there is nothing to take the mean of")
    return (total / count).float()
