"""How good the codes are on the evaluation set: prints the README's table as Markdown.

`python tests/bench/accuracy.py [--shared DIR] [--encoder ID]` (minutes)

Every picture takes the program's own path: file bytes, decoding, fingerprints and network input, encoder. Copies
are made by `edits.py`. A positive is (original, its copy); every pair across groups is a negative; copies of one
original among themselves count as neither. One global threshold on Hamming distance decides.

The set holds pictures that are re-encodings of each other to begin with (looked at: all pairs within 13 bits of pHash
are, and none lies between 14 and 50). Pictures within `ALREADY` bits of pHash, turns and mirrors included, therefore
share a group: calling them strangers would cap every method at the first of them.
"""

from __future__ import annotations

import argparse
import datetime
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pdqhash
import torch
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "bench"), str(ROOT / "packaging" / "encoder")]

import edits  # noqa: E402
import metrics  # noqa: E402

from core.encoders import builtin, registry  # noqa: E402
from core.encoders.lite0 import read_checked  # noqa: E402
from core.hashing.projection import pack  # noqa: E402
from core.pictures.decoding import decode_bytes  # noqa: E402
from core.pictures.fingerprints import dihedral  # noqa: E402

Distances = npt.NDArray[np.integer]
BITS = 256
NEAREST, HASH_REACH, ALREADY = 40, 80, 40


@dataclass
class Set:
    """Everything measured on: originals, copies and distractors.

    Attributes:
        source: Row of the original of each copy; a picture's own row for originals and distractors.
        group: Rows of one group are no strangers.
        kind: -1 for originals and distractors, else the number of the edit.
    """

    inputs: npt.NDArray[np.uint8]
    hashes: npt.NDArray[np.uint8]
    trimmed: list[bytes | None]
    pdq: npt.NDArray[np.uint8]
    source: npt.NDArray[np.int64]
    group: npt.NDArray[np.int64]
    kind: npt.NDArray[np.int64]


def read_set(folder: Path, px: int) -> Set:
    originals, distractors = (sorted((folder / part).iterdir()) for part in ("originals", "distractors"))
    rows: list[tuple[bytes, int, int]] = []
    for path in originals:
        data, source = path.read_bytes(), len(rows)
        rows.append((data, source, -1))
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
        rows += [(edits.copy_of(picture, path.name, edit), source, kind) for kind, edit in enumerate(edits.EDITS)]
    rows += [(path.read_bytes(), len(rows) + i, -1) for i, path in enumerate(distractors)]
    decoded = [decode_bytes(data, "picture", px) for data, _, _ in rows]
    pdq = []
    for data, _, _ in rows:
        upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
        pdq.append(np.packbits(pdqhash.compute(np.asarray(upright))[0].astype(bool)))
    return Set(
        inputs=np.stack([d.network_input for d in decoded]),
        hashes=np.stack([np.frombuffer(d.fingerprints.dct_hash, np.uint8) for d in decoded]),
        trimmed=[d.fingerprints.trimmed_hash for d in decoded],
        pdq=np.stack(pdq),
        source=np.array([source for _, source, _ in rows]),
        group=np.array([source for _, source, _ in rows]),
        kind=np.array([kind for _, _, kind in rows]),
    )


def turned_and_trimmed(s: Set) -> npt.NDArray[np.uint8]:
    """Least distance [n, n] over the 8 turns and mirrors, of whole pictures and of pictures without uniform borders."""
    second = np.stack([s.hashes[i] if t is None else np.frombuffer(t, np.uint8) for i, t in enumerate(s.trimmed)])
    least = np.full((len(s.hashes), len(s.hashes)), 255, np.uint8)
    for b in (s.hashes, second):
        turns = np.stack([np.frombuffer(b"".join(dihedral(bytes(row))), np.uint8).reshape(8, -1) for row in b], 1)
        for turned in turns:
            for a in (s.hashes, second):
                np.minimum(least, np.minimum(metrics.distances(a, turned), 255).astype(np.uint8), out=least)
    return np.minimum(least, least.T)


def join_known_copies(s: Set, distance: Distances) -> int:
    """Give unedited pictures within `ALREADY` of each other one group, copies included; returns how many such pairs."""
    plain = np.flatnonzero(s.kind < 0)
    pairs = [(a, b) for a in plain for b in plain[plain > a] if distance[a, b] <= ALREADY]
    for a, b in pairs:
        s.group[s.group == s.group[b]] = s.group[a]
    return len(pairs)


@dataclass
class Result:
    name: str
    recall: float
    micro_ap: float
    threshold: int
    per_edit: npt.NDArray[np.float64]


def measure(name: str, s: Set, distance: Distances) -> Result:
    """Figures of one method from its distances [n, n], whole numbers from 0."""
    copies = np.flatnonzero(s.kind >= 0)
    mine = distance[copies, s.source[copies]]
    top = int(distance.max()) + 1
    apart = np.zeros(top, np.int64)
    for i in range(len(s.group) - 1):
        later = distance[i, i + 1 :][s.group[i + 1 :] != s.group[i]]
        apart += np.bincount(later, minlength=top)
    together = np.bincount(mine, minlength=top)
    recall, threshold = metrics.best_threshold(together, apart)
    per_edit = np.array([(mine[s.kind[copies] == k] <= threshold).mean() for k in range(len(edits.EDITS))])
    return Result(name, recall, metrics.average_precision(together, apart), threshold, per_edit)


def reach(s: Set, code: Distances, hashed: Distances) -> tuple[float, float]:
    """Share of copies whose original is among the 40 nearest by code or within 80 bits by hash: what can be verified.

    First in a library of originals and distractors; then among those and all copies of other originals.
    """
    copies = np.flatnonzero(s.kind >= 0)
    found = np.zeros((2, len(copies)), bool)
    for row, i in enumerate(copies):
        original = int(s.source[i])
        nearer = (code[i] <= code[i, original]) & (s.group != s.group[i])
        by_hash = hashed[i, original] <= HASH_REACH
        found[0, row] = by_hash or (nearer & (s.kind < 0)).sum() < NEAREST
        found[1, row] = by_hash or nearer.sum() < NEAREST
    return float(found[0].mean()), float(found[1].mean())


def cosine_steps(values: npt.NDArray[np.float32], steps: int = 4096) -> Distances:
    """1 - cosine as whole steps, so that floats go through the same code as Hamming distances."""
    unit = values / np.linalg.norm(values, axis=1, keepdims=True)
    return np.rint((1 - unit @ unit.T).clip(0, 2) / 2 * steps).astype(np.int32)


def look_figures(distance: npt.NDArray[np.floating] | Distances, labels: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Leave-one-out precision at 10 and mean average precision; ties in an order fixed by chance."""
    shuffle = np.random.default_rng(0).permutation(len(labels))
    distance, labels = distance[np.ix_(shuffle, shuffle)], labels[shuffle]
    precisions, averages = [], []
    for i in range(len(labels)):
        order = np.argsort(distance[i], kind="stable")
        hit = labels[order[order != i]] == labels[i]
        precisions.append(hit[:10].mean())
        averages.append((np.cumsum(hit)[hit] / (np.flatnonzero(hit) + 1)).mean())
    return float(np.mean(precisions)), float(np.mean(averages))


def pooled_features(encoder_id: str, inputs: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """The 1280 values that the look code is made from."""
    import safetensors.torch

    d = registry.description(encoder_id)
    data = read_checked(registry.models_folder() / d["file"], d["sha256"])
    network = builtin.build_network(safetensors.torch.load(data), BITS)
    with torch.inference_mode():
        parts = [
            network.look.features(network.trunk(torch.from_numpy(inputs[at : at + 16])))
            for at in range(0, len(inputs), 16)
        ]
    return torch.cat(parts).numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--encoder", default=None)
    parser.add_argument("--threads", type=int, default=0)
    args = parser.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    encoder = registry.load(args.encoder, "cpu")
    assert isinstance(encoder, builtin.BuiltinEncoder)
    px = encoder.spec.input_px

    s = read_set(args.shared / "eval" / "copies", px)
    values = encoder.values(s.inputs)[0]
    codes = pack(values)
    hamming, least = metrics.distances(codes, codes), turned_and_trimmed(s)
    joined = join_known_copies(s, least)
    results = [
        measure("pHash, 256 bits", s, metrics.distances(s.hashes, s.hashes)),
        measure("PDQ, 256 bits", s, metrics.distances(s.pdq, s.pdq)),
        measure("pHash over 8 turns and mirrors, borders trimmed", s, least),
        measure("**copy code, 256 bits**", s, hamming),
        measure("the same before signs (cosine)", s, cosine_steps(values)),
    ]
    small, large = reach(s, hamming, least)

    paths = sorted((args.shared / "eval" / "look").glob("*/*"))
    names = sorted({path.parent.name for path in paths})
    labels = np.array([names.index(path.parent.name) for path in paths])
    inputs = np.stack([decode_bytes(path.read_bytes(), path.name, px).network_input for path in paths])
    look = encoder.encode(inputs)["look"]
    features = pooled_features(encoder.spec.id, inputs)
    unit = features / np.linalg.norm(features, axis=1, keepdims=True)
    bits, floats = look_figures(metrics.distances(look, look), labels), look_figures(-(unit @ unit.T), labels)

    commit = subprocess.run(
        ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    originals, copies = int((s.kind < 0).sum()), int((s.kind >= 0).sum())
    print(
        f"{encoder.spec.id}, {datetime.date.today().isoformat()}, commit {commit.stdout.strip()}: {copies} copies "
        f"({len(edits.EDITS)} edits), {originals} other pictures ({joined} pairs of them copies to begin with); "
        f"{len(labels)} pictures of {len(names)} classes.\n"
    )
    print("| copies | recall at 99 % precision | micro AP | threshold |\n|---|---|---|---|")
    for r in results:
        print(f"| {r.name} | {r.recall:.3f} | {r.micro_ap:.3f} | {r.threshold} |")
    print(
        f"| within the {NEAREST} nearest by our code, or the hash within {HASH_REACH} bits | {small:.3f} | | |\n"
        f"| the same, with all copies of the other originals in the library | {large:.3f} | | |\n"
    )
    print("| look-alikes | precision at 10 | mean average precision |\n|---|---|---|")
    print(f"| **look code, 256 bits** | {bits[0]:.3f} | {bits[1]:.3f} |")
    print(f"| pooled features (cosine) | {floats[0]:.3f} | {floats[1]:.3f} |\n")
    print("| recall by edit | " + " | ".join(r.name.strip("*") for r in results[:4]) + " |\n|---|---|---|---|---|")
    for k, edit in enumerate(edits.EDITS):
        print(f"| {edit} | " + " | ".join(f"{r.per_edit[k]:.2f}" for r in results[:4]) + " |")


if __name__ == "__main__":
    main()
