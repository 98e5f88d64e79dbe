"""Measures an encoder or a checkpoint on held-out pool pictures, edit by edit: what choices are made by.

`python packaging/encoder/evaluate.py --pool DIR --model builtin-1` or `--checkpoint training/checkpoint.pt`

The edits come from a file with `EDITS` and `copy_of(picture, name, edit) -> bytes`; by default those of the bench.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
from pathlib import Path
from types import ModuleType
from typing import Any

import calibrate
import metrics
import numpy as np
import numpy.typing as npt
import torch
from data import Pool, read_pool, split
from PIL import Image
from train import BITS, Student, distinct

from core.encoders import lite0, registry
from core.encoders.branches import CopyBranch
from core.hashing import projection
from core.pictures.decoding import decode_bytes

PX = 160
BENCH_EDITS = Path(__file__).resolve().parents[2] / "tests" / "bench" / "edits.py"


def load_edits(path: Path) -> ModuleType:
    found = importlib.util.spec_from_file_location(path.stem, path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def edited_pictures(pool: Pool, chosen: Any, edits: ModuleType) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Network inputs [n * (1 + edits), px, px, 3], a picture followed by its copies, and the picture of each."""
    inputs = []
    for i in chosen:
        name, data = pool.names[int(i)], pool.data[int(i)]
        picture = Image.open(io.BytesIO(data)).convert("RGB")
        files = [data, *(edits.copy_of(picture, name, edit) for edit in edits.EDITS)]
        inputs += [decode_bytes(file, name, PX).network_input for file in files]
    return np.stack(inputs), np.repeat(np.asarray(chosen, np.int64), 1 + len(edits.EDITS))


@torch.inference_mode()
def student_values(checkpoint: Path, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Centred values of a checkpoint's copy code."""
    student = Student(CopyBranch(lite0.Tail(), BITS))
    student.load_state_dict(torch.load(checkpoint, weights_only=True)["student"])
    student.eval()
    trunk = lite0.body(lite0.imagenet_state())[0]
    parts = [student(trunk(torch.from_numpy(inputs[at : at + 32]))).numpy() for at in range(0, len(inputs), 32)]
    values: npt.NDArray[np.float32] = np.concatenate(parts)
    return values - np.median(values, 0)


def report(codes: npt.NDArray[np.uint8], groups: npt.NDArray[np.int64], plain: Any, names: list[str]) -> None:
    together, apart = calibrate.copy_counts(codes, groups, plain)
    recall, threshold = metrics.best_threshold(together, apart)
    at = np.arange(len(apart))
    spread = np.sqrt(np.average((at - np.average(at, weights=apart)) ** 2, weights=apart))
    print(
        f"recall at 99 % precision {recall:.3f} (within {threshold}), micro AP "
        f"{metrics.average_precision(together, apart):.3f}; strangers {np.average(at, weights=apart):.0f} +- "
        f"{spread:.1f}; {int(together.sum())} copies, {int(apart.sum())} pairs of strangers"
    )
    edited = codes[: len(codes) // (1 + len(names)) * (1 + len(names))].reshape(-1, 1 + len(names), codes.shape[1])
    d = np.unpackbits(edited[:, 1:] ^ edited[:, :1], axis=2).sum(2)[: int(together.sum()) // len(names)]
    rows = [(float((d[:, i] <= threshold).mean()), float(np.median(d[:, i])), name) for i, name in enumerate(names)]
    for share, middle, name in sorted(rows):
        print(f"  {share:.3f}  median {middle:5.1f}  {name}")


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, nargs="+", required=True)
    parser.add_argument("--model", help="an encoder id")
    parser.add_argument("--checkpoint", type=Path, nargs="*", default=[])
    parser.add_argument("--edits", type=Path, default=BENCH_EDITS)
    parser.add_argument("--pictures", type=int, default=100, help="to edit; the other held-out ones are strangers")
    parser.add_argument("--held-out", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1, help="the one trained with")
    args = parser.parse_args(argv)
    torch.set_num_threads(1)
    pool, edits = read_pool(args.pool), load_edits(args.edits)
    held = distinct(pool, split(len(pool), args.held_out, args.seed)[1])
    chosen = held[:: max(1, len(held) // args.pictures)][: args.pictures]
    rest = np.setdiff1d(held, chosen)
    inputs, groups = edited_pictures(pool, chosen, edits)
    others = np.stack([decode_bytes(pool.data[int(i)], pool.names[int(i)], PX).network_input for i in rest])
    inputs, groups = np.concatenate((inputs, others)), np.concatenate((groups, rest))
    plain = np.ones(len(groups), bool)
    plain[: -len(rest)] = np.arange(len(groups) - len(rest)) % (1 + len(edits.EDITS)) == 0
    names = list(edits.EDITS)
    if args.model:
        print(args.model)
        report(registry.load(args.model, "cpu").encode(inputs)["copy"], groups, plain, names)
    for checkpoint in args.checkpoint:
        print(checkpoint)
        report(projection.pack(student_values(checkpoint, inputs)), groups, plain, names)


if __name__ == "__main__":
    main()
