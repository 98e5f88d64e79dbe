"""Exports a checkpoint as the encoder the program ships.

`python packaging/encoder/export.py --checkpoint training/checkpoint.pt --pool DIR --version 1 --out resources/models`

Fits the look code (PCA + ITQ) on the pool; whitens, rotates and centres the copy bits; measures both confidence curves
on held-out pictures; writes `builtin-<version>.safetensors` and its description `.toml`.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import platform
from pathlib import Path
from typing import Any

import calibrate
import numpy as np
import numpy.typing as npt
import safetensors.torch
import supply
import torch
import views
from data import Pool, read_pool, split
from train import BITS, Student, distinct

from core.encoders import builtin, lite0
from core.encoders.branches import CopyBranch, LookBranch, Network
from core.hashing import projection
from core.paths import write_atomically

PX = 160
BATCH = 64
STEP = 0.05
"""Of stored look values: they reach to 5.5, so 127 steps are enough, and differ by 1.1 from picture to picture."""
LOOK_SHARE = 0.2
"""Results of a search for look-alikes are worth showing while one pair in five has one name; people judge the rest."""


@torch.inference_mode()
def look_features(
    trunk: lite0.Trunk, look: LookBranch, pool: Pool, chosen: npt.NDArray[np.int64]
) -> npt.NDArray[np.float32]:
    parts = []
    for at in range(0, len(chosen), BATCH):
        pixels = np.stack([views.square(pool.image(int(i)), PX) for i in chosen[at : at + BATCH]])
        parts.append(look.features(trunk(torch.from_numpy(pixels))).numpy())
    return np.concatenate(parts)


@torch.inference_mode()
def copy_values(trunk: lite0.Trunk, copy: CopyBranch, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    parts = [copy(trunk(torch.from_numpy(pixels[at : at + BATCH]))).numpy() for at in range(0, len(pixels), BATCH)]
    return np.concatenate(parts)


def settle_bits(
    trunk: lite0.Trunk, copy: CopyBranch, pool: Pool, train: npt.NDArray[np.int64], args: argparse.Namespace, seed: int
) -> None:
    """Whiten and rotate the copy head's outputs (ITQ), and let each bit be 1 for half of a sample of training views."""
    order = supply.Order(2_000_000, train[:: max(1, len(train) // args.settle_pictures)], 3, PX, seed)
    values = copy_values(trunk, copy, supply.draw(pool, order))
    weight, bias = copy.project.weight.data, copy.project.bias.data
    if args.whiten >= 0:
        fitted = projection.fit_itq(values, BITS, seed=seed, whiten=args.whiten)
        values = fitted.values(values)
        turn = torch.from_numpy(fitted.weight)
        weight.copy_(turn @ weight)
        bias.copy_(turn @ bias + torch.from_numpy(fitted.bias))
    bias -= torch.from_numpy(np.median(values, 0))


def names_given(features: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    """The ImageNet class that the dependency's own classifier gives to pooled features, and its probability."""
    state = lite0.imagenet_state()
    scores = torch.from_numpy(features) @ state["_fc.weight"].T + state["_fc.bias"]
    best, index = scores.softmax(1).max(1)
    return index.numpy(), best.numpy()


def toml(value: Any) -> str:
    """A value of a description as TOML."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(toml(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def write_description(path: Path, top: dict[str, Any], tables: dict[str, dict[str, Any]]) -> None:
    lines = [f"{key} = {toml(value)}" for key, value in top.items()]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *(f"{key} = {toml(value)}" for key, value in table.items())]
    write_atomically(path, ("\n".join(lines) + "\n").encode())


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--pool", type=Path, nargs="+", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--look-pictures", type=int, default=15000, help="to fit the look code on")
    parser.add_argument("--whiten", type=float, default=1.0, help="of the copy bits, 0..1; below 0 leaves them alone")
    parser.add_argument("--settle-pictures", type=int, default=1500, help="to whiten and centre the copy bits with")
    parser.add_argument("--views", type=int, default=12, help="of each held-out picture, for the copy curve")
    parser.add_argument("--note", default="", help="for the training record")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args(argv)
    torch.set_num_threads(args.threads)
    saved = torch.load(args.checkpoint, weights_only=True)
    seed, held_out = int(saved["args"]["seed"]), int(saved["args"]["held_out"])
    pool = read_pool(args.pool)
    train, held = split(len(pool), held_out, seed)

    trunk, tail = lite0.body(lite0.imagenet_state())
    student = Student(CopyBranch(lite0.Tail(), BITS))
    student.load_state_dict(saved["student"])
    network = Network(trunk, student.branch, LookBranch(tail, BITS)).eval().requires_grad_(False)
    network.to(memory_format=torch.channels_last)
    settle_bits(trunk, network.copy, pool, train, args, seed)

    chosen = train[:: max(1, len(train) // args.look_pictures)]
    features = look_features(trunk, network.look, pool, chosen)
    fitted = projection.fit_itq(features, BITS, seed=seed)
    network.look.project.weight.data.copy_(torch.from_numpy(fitted.weight))
    network.look.project.bias.data.copy_(torch.from_numpy(fitted.bias))

    weights = builtin.export_state(network)
    data = safetensors.torch.save(weights, {"format": "pt"})
    network = builtin.build_network(safetensors.torch.load(data), BITS)  # measure what ships: half precision

    # The copy curve: many views of a third of the held-out pictures, one of each of the rest.
    held = distinct(pool, held)
    edited, rest = held[::3], np.delete(held, np.s_[::3])
    many = supply.draw(pool, supply.Order(3_000_000, edited, 1 + args.views, PX, seed))
    few = supply.draw(pool, supply.Order(3_000_000, rest, 1, PX, seed))
    codes = projection.pack(copy_values(network.trunk, network.copy, np.concatenate((many, few))))
    groups = np.concatenate((np.repeat(edited, 1 + args.views), rest))
    plain = np.concatenate((np.tile(np.arange(1 + args.views) == 0, len(edited)), np.ones(len(rest), bool)))
    together, apart = calibrate.copy_counts(codes, groups, plain)
    copy_curve = calibrate.chance(together, apart, calibrate.PRIOR)
    copy_radius = calibrate.radius_of_precision(together, apart, calibrate.PRIOR)

    # The look curve: pictures that the classifier names with some certainty; together = the same name.
    name, certainty = names_given(features)
    sure = certainty > 0.6
    same, other = calibrate.label_counts(projection.pack(fitted.values(features[sure])), name[sure])
    look_curve = calibrate.chance(same, other, same.sum() / max(1, same.sum() + other.sum()))
    look_radius = int(np.flatnonzero(look_curve >= LOOK_SHARE)[-1]) if (look_curve >= LOOK_SHARE).any() else 0

    log = json.loads(args.checkpoint.with_name("log.json").read_text())
    file = f"builtin-{args.version}.safetensors"
    top = {
        "name": "builtin",
        "version": args.version,
        "title": "Built-in (EfficientNet-Lite0)",
        "input_px": PX,
        "licence": "MIT AND Apache-2.0",
        "file": file,
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    tables: dict[str, dict[str, Any]] = {
        "body": {
            "package": lite0.DEPENDENCY,
            "file": lite0.WEIGHTS_FILE,
            "sha256": lite0.WEIGHTS_SHA256,
            "licence": "Apache-2.0",
            "trained_on": "ImageNet-1k, by Google",
        },
        "preprocessing": {
            "input": f"upright sRGB without uniform borders, squeezed to {PX} x {PX}, uint8",
            "subtract": 127,
            "divide": 128,
            "padding": "SAME as in TensorFlow",
        },
        "spaces.copy": {
            "bits": BITS,
            "radius": copy_radius,
            "meaning": f"chance that a pair is original and edited copy when {calibrate.PRIOR:g} of all pairs are, "
            f"from {len(edited)} x {args.views} edited views and {int(apart.sum())} pairs of strangers held out of "
            "the pool; radius: 99 % precision within it, for the same share",
            "curve": calibrate.points(copy_curve),
        },
        "spaces.look": {
            "bits": BITS,
            "step": STEP,
            "radius": look_radius,
            "meaning": "chance that ImageNet's classifier gives two photographs the same name, over all pairs of "
            f"{int(sure.sum())} pool pictures it is sure of; radius: where that is one in five",
            "curve": calibrate.points(look_curve),
        },
        "training": {
            "date": datetime.date.today().isoformat(),
            "pool": f"{len(train)} pictures, {len(held)} more held out; short side at most 160 px",
            "trained": "blocks 5-15, last convolution and head of the copy branch; the look head is fitted",
            "steps": int(saved["run"]["step"]),
            "views": int(saved["run"]["step"]) * int(saved["args"]["pictures"]) * int(saved["args"]["views"]),
            "minutes": round(float(saved["run"]["seconds"]) / 60, 1),
            "seed": seed,
            "hardware": f"CPU, {saved['args']['threads']} thread, one more process for views ({platform.machine()})",
            "torch": torch.__version__,
            "whitened": args.whiten,
            "note": args.note,
            "arguments": {k: v for k, v in saved["args"].items() if k not in ("pool", "out", "resume")},
        },
        "figures": {
            "note": "held-out pool pictures; the figures on the evaluation set are in the README",
            "learning_curve_of": ["step", "minutes", "recall at 99 % precision", "micro AP"],
            "learning_curve": [
                [int(r["step"]), round(r["minutes"], 1), round(r["recall"], 4), round(r["micro_ap"], 4)] for r in log
            ],
        },
    }  # fmt: skip
    args.out.mkdir(parents=True, exist_ok=True)
    write_atomically(args.out / file, data)
    write_description(args.out / f"builtin-{args.version}.toml", top, tables)
    print(f"{file}: {len(data) / 1e6:.1f} MB, copy radius {copy_radius}, look radius {look_radius}")


if __name__ == "__main__":
    main()
