"""Trains the copy branch: `python packaging/encoder/train.py --pool DIR --out training --minutes 80 [--resume]`.

The tail (blocks 5-15) starts from ImageNet, the head from a closed-form discriminant projection of frozen features;
then both learn contrastively. The run ends after --steps or --minutes, whichever comes first, and the learning rate
follows the further of the two. A checkpoint is written every few minutes and --resume goes on from it.

On Linux half of the time goes into page faults of large tensors unless glibc keeps its memory:
`GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=9000000000`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import metrics
import numpy as np
import supply
import torch
import views
from data import Pool, read_pool, split
from losses import copy_loss
from torch import Tensor, nn

from core.encoders import lite0
from core.encoders.branches import CopyBranch
from core.hashing import projection

BITS = 256


class Student(nn.Module):
    """The copy branch with normalised outputs: each bit has mean 0 and variance 1 in a batch: balanced bits."""

    def __init__(self, branch: CopyBranch) -> None:
        super().__init__()
        self.branch = branch
        self.norm = nn.BatchNorm1d(branch.project.out_features, affine=False, momentum=0.03)

    def forward(self, x: Tensor) -> Tensor:
        result: Tensor = self.norm(self.branch(x))
        return result


class ScaledAdam:
    """Adam on weights measured in units of their own initial size, row by row.

    With BatchNorm folded in, rows of a convolution differ in size by orders of magnitude; this gives each the same
    relative step, so `rate` 1e-3 means about 0.1 % a step everywhere.
    """

    def __init__(self, scales: list[tuple[Tensor, Tensor, float]]) -> None:
        self.scales = scales
        self.first = [torch.zeros_like(p) for p, _, _ in scales]
        self.second = [torch.zeros_like(p) for p, _, _ in scales]
        self.count = 0

    @torch.no_grad()
    def step(self, rate: float, beta1: float = 0.9, beta2: float = 0.99) -> None:
        self.count += 1
        fix1, fix2 = 1 - beta1**self.count, 1 - beta2**self.count
        for (p, scale, factor), m, v in zip(self.scales, self.first, self.second, strict=True):
            assert p.grad is not None
            gradient = p.grad * scale
            m.lerp_(gradient, 1 - beta1)
            v.mul_(beta2).addcmul_(gradient, gradient, value=1 - beta2)
            p.sub_(scale * (m / fix1) / ((v / fix2).sqrt() + 1e-10), alpha=rate * factor)
            p.grad = None

    def state(self) -> dict[str, Any]:
        return {"first": self.first, "second": self.second, "count": self.count}

    def load(self, state: dict[str, Any]) -> None:
        self.first, self.second, self.count = state["first"], state["second"], state["count"]


def row_scales(student: Student, head_unit: Tensor, head_factor: float) -> list[tuple[Tensor, Tensor, float]]:
    """(parameter, its unit, rate factor) of everything that learns; the tail still has its starting weights here."""
    scales: list[tuple[Tensor, Tensor, float]] = []
    for p in student.branch.tail.parameters():
        rms = p.detach().flatten(1).square().mean(1).sqrt() if p.dim() > 1 else p.detach().square().mean().sqrt()[None]
        rms = rms.clamp(min=0.05 * float(rms.mean()))
        scales.append((p, rms.view(-1, *[1] * (p.dim() - 1)) if p.dim() > 1 else rms, 1.0 if p.dim() > 1 else 0.5))
    scales.append((student.branch.project.weight, head_unit, head_factor))
    return scales


@dataclass
class Check:
    """Held-out pictures: trunk outputs of their plain and edited views, made once."""

    outputs: Tensor
    groups: np.ndarray[Any, np.dtype[np.int64]]
    plain: np.ndarray[Any, np.dtype[np.bool_]]

    @torch.inference_mode()
    def measure(self, student: Student) -> dict[str, float]:
        student.eval()
        parts = [student(self.outputs[at : at + 64].float()) for at in range(0, len(self.outputs), 64)]
        student.train()
        values = torch.cat(parts).numpy()
        # Centred on unedited pictures, as an export does: the running mean is one of another input side at times.
        codes = projection.pack(values - values[self.plain].mean(0))
        strangers = metrics.stranger_histogram(codes, self.groups)
        copies = np.zeros(BITS + 1, np.int64)
        reference = {int(g): c for g, c in zip(self.groups[self.plain], codes[self.plain], strict=True)}
        for code, group in zip(codes[~self.plain], self.groups[~self.plain], strict=True):
            copies[int(np.unpackbits(code ^ reference[int(group)]).sum())] += 1
        recall, threshold = metrics.best_threshold(copies, strangers)
        return {"recall": recall, "threshold": threshold, "micro_ap": metrics.average_precision(copies, strangers)}


@torch.inference_mode()
def distinct(pool: Pool, held: Any, px: int = 128, limit: float = 0.65) -> Any:
    """Those of `held` that are no near copies of an earlier one (one person before one wall), by ImageNet features.

    Such pairs are neither copies nor strangers, and a handful of them would decide recall at 99 % precision.
    """
    trunk, tail = lite0.body(lite0.imagenet_state())
    features = []
    for at in range(0, len(held), 50):
        pixels = np.stack([views.square(pool.image(int(i)), px) for i in held[at : at + 50]])
        features.append(tail(trunk(torch.from_numpy(pixels)))[1].mean((2, 3)))
    unit = torch.nn.functional.normalize(torch.cat(features) - torch.cat(features).mean(0))
    close = ((unit @ unit.T).tril(-1) > limit).numpy()
    kept = np.ones(len(held), bool)
    for i in range(len(held)):
        kept[i] = not (close[i] & kept).any()
    return held[kept]


def make_check(pool: Pool, held: Any, px: int, seed: int, count: int = 7) -> Check:
    held = distinct(pool, held)
    trunk = lite0.body(lite0.imagenet_state())[0].to(memory_format=torch.channels_last)
    edited, rest = held[::3], np.delete(held, np.s_[::3])
    many = supply.draw(pool, supply.Order(4_000_000, edited, 1 + count, px, seed))
    few = supply.draw(pool, supply.Order(4_000_000, rest, 1, px, seed))
    outputs = supply.run_trunk(trunk, np.concatenate((many, few)))
    groups = np.concatenate((np.repeat(edited, 1 + count), rest))
    plain = np.concatenate((np.tile(np.arange(1 + count) == 0, len(edited)), np.ones(len(rest), bool)))
    return Check(torch.from_numpy(outputs).permute(0, 3, 1, 2), groups, plain)


@dataclass
class Run:
    """All that a checkpoint holds besides the student."""

    step: int = 0
    seconds: float = 0.0
    memory: Tensor = field(default_factory=lambda: torch.zeros(0, BITS))
    memory_ids: Tensor = field(default_factory=lambda: torch.zeros(0, dtype=torch.int64))
    log: list[dict[str, float]] = field(default_factory=list)


def start_head(student: Student, supplier: supply.Supplier, train: Any, args: argparse.Namespace) -> Tensor:
    """Set the head from the discriminant projection of frozen features.

    Returns the head's unit for `ScaledAdam` [bits, features]: the size of a row over the deviation of each feature.
    """
    pictures = train[:: max(1, len(train) // args.start_pictures)][: args.start_pictures]
    chunks = [pictures[at : at + 100] for at in range(0, len(pictures), 100)]
    for i, chunk in enumerate(chunks):
        supplier.place(supply.Order(1_000_000 + i, chunk, args.views, args.px, args.seed))
    features, groups = [], []
    with torch.inference_mode():
        for _ in chunks:
            order, x = supplier.take()
            features.append(student.branch.features(x).numpy())
            groups.append(np.repeat(order.pictures, args.views))
    x = np.concatenate(features)
    start = projection.fit_copies(x, np.concatenate(groups), BITS, seed=args.seed)
    with torch.no_grad():
        student.branch.project.weight.copy_(torch.from_numpy(start.weight))
        student.branch.project.bias.copy_(torch.from_numpy(start.bias))
        values = torch.from_numpy(start.values(x))
        student.norm.running_mean.copy_(values.mean(0))
        student.norm.running_var.copy_(values.var(0))
    deviation = x.std(0) + 1e-3 * x.std(0).mean()
    size = np.sqrt(np.square(start.weight * deviation).mean(1, keepdims=True))
    return torch.from_numpy(size / deviation).float()


def pictures_of(step: int, train: Any, count: int, seed: int) -> Any:
    """The step's pictures: a new order of all of them each epoch."""
    per_epoch = max(1, len(train) // count)
    epoch, at = divmod(step, per_epoch)
    return np.random.default_rng((seed, epoch)).permutation(train)[at * count : (at + 1) * count]


def save(path: Path, student: Student, adam: ScaledAdam, unit: Tensor, run: Run, args: argparse.Namespace) -> None:
    state = {"student": student.state_dict(), "adam": adam.state(), "unit": unit, "run": vars(run)}
    part = path.with_suffix(".part")
    torch.save({**state, "args": {k: str(v) for k, v in vars(args).items()}}, part)
    part.replace(path)
    path.with_name("log.json").write_text(json.dumps(run.log, indent=0))


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, nargs="+", required=True, help="folders or tar files of pictures")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=1500)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--pictures", type=int, default=72, help="a step")
    parser.add_argument("--views", type=int, default=4, help="of each picture, the first one unedited")
    parser.add_argument("--px", type=int, default=128)
    parser.add_argument("--last-px", type=int, default=160, help="input side of the last --last-share of the run")
    parser.add_argument("--last-share", type=float, default=0.25)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--head-factor", type=float, default=2.0)
    parser.add_argument("--temperature", type=float, default=0.06)
    parser.add_argument("--spread", type=float, default=1.0)
    parser.add_argument("--decorrelate", type=float, default=0.1)
    parser.add_argument("--memory", type=int, default=8192)
    parser.add_argument("--held-out", type=int, default=600)
    parser.add_argument("--start-pictures", type=int, default=4000)
    parser.add_argument("--check-every", type=int, default=100)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(argv)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    supplier = supply.Supplier(args.pool)
    pool = read_pool(args.pool)
    train, held = split(len(pool), args.held_out, args.seed)
    check = make_check(pool, held, args.last_px, args.seed)
    branch = CopyBranch(lite0.body(lite0.imagenet_state())[1], BITS)
    student = Student(branch).to(memory_format=torch.channels_last)
    checkpoint, run = args.out / "checkpoint.pt", Run()
    saved = torch.load(checkpoint, weights_only=True) if args.resume and checkpoint.exists() else None
    unit = saved["unit"] if saved else start_head(student, supplier, train, args)
    branch.tail.requires_grad_(True)
    adam = ScaledAdam(row_scales(student, unit, args.head_factor))
    if saved:
        student.load_state_dict(saved["student"])
        adam.load(saved["adam"])
        run = Run(**saved["run"])
    fit(student, adam, unit, run, check, supplier, train, args)
    save(checkpoint, student, adam, unit, run, args)
    supplier.close()


def fit(
    student: Student, adam: ScaledAdam, unit: Tensor, run: Run, check: Check, supplier: supply.Supplier, train: Any,
    args: argparse.Namespace,
) -> None:  # fmt: skip
    began, saved_at, placed = time.monotonic() - run.seconds, time.monotonic(), run.step
    progress = 0.0
    if run.step == 0:
        run.log.append({"step": 0, "minutes": 0, **check.measure(student)})
        print(json.dumps(run.log[-1]), flush=True)
    student.train()
    while run.step < args.steps and progress < 1:
        run.seconds = time.monotonic() - began
        progress = max(run.step / args.steps, run.seconds / 60 / args.minutes)
        while placed < min(args.steps, run.step + 5):
            px = args.last_px if progress > 1 - args.last_share else args.px
            pictures = pictures_of(placed, train, args.pictures, args.seed)
            supplier.place(supply.Order(placed, pictures, args.views, px, args.seed))
            placed += 1
        order, x = supplier.take()
        ids = torch.from_numpy(np.repeat(order.pictures, args.views))
        soft = torch.tanh(student(x) * (1 + 2 * progress))
        plain = torch.arange(len(ids)) % args.views == 0
        weights = {"temperature": args.temperature, "spread": args.spread, "decorrelate": args.decorrelate}
        loss, parts = copy_loss(soft, ids, plain, run.memory, run.memory_ids, **weights)
        loss.backward()
        warm = min(1.0, (run.step + 1) / 40)
        adam.step(args.rate * warm * (0.5 + 0.5 * math.cos(math.pi * min(1.0, progress)) + 0.01))
        run.memory = torch.cat((soft.detach(), run.memory))[: args.memory]
        run.memory_ids = torch.cat((ids, run.memory_ids))[: args.memory]
        run.step += 1
        if run.step % 10 == 0:
            print(f"{run.step} {run.seconds / 60:.1f} min {order.px} px {loss.item():.3f} {parts}", flush=True)
        if run.step % args.check_every == 0 or run.step == args.steps or progress >= 1:
            run.log.append({"step": run.step, "minutes": run.seconds / 60, **check.measure(student), **parts})
            print(json.dumps(run.log[-1]), flush=True)
        if time.monotonic() - saved_at > 180:
            save(args.out / "checkpoint.pt", student, adam, unit, run, args)
            saved_at = time.monotonic()


if __name__ == "__main__":
    main()
