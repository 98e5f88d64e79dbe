"""Short codes of 128 and 256 bits, learnt in four ways, against the long ones they are made of: prints Markdown tables.

    python tests/bench/hashing.py [--shared DIR] [--cache DIR] [--train 5000] [--threads N] [--device auto]
    python tests/bench/hashing.py --speed [--photos 100000]

Long codes are the built-in encoder's pooled features (1280) as bits by the rule of downloaded encoders: on are the
strongest quarter of each picture (`core.encoders.pretrained`). Hashes are trained on photographs of the pool; held-out
ones look for their 50 nearest among the trained ones. *recall@50*: the share of the 50 nearest by the long code that
is among the 50 nearest by the short one alone; *of 200*: among its 200 nearest, which the long code then orders, as in
a search. *precision at 10* is leave-one-out on the labelled photographs of `eval/look`, which nothing saw before.
Training is told in seconds of processor time.

`--speed` makes a library of codes of 4608 bits, clustered and as long as VGG-19's but not from photographs, and times
whole searches in it: by all long codes, and by short ones with the long ones of candidates read from the catalogue.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "encoder")]

from core.encoders.spec import CodeSpace, EncoderSpec  # noqa: E402
from core.hashing import measuring, methods  # noqa: E402
from core.hashing.rows import MemoryRows, to_values  # noqa: E402
from core.hashing.watch import Watch  # noqa: E402
from core.library import Library  # noqa: E402
from core.records import Codes, Space  # noqa: E402
from tests.scans import similar  # noqa: E402

STRONGEST = 0.25
QUERIES = 1000
Floats = npt.NDArray[np.float32]


def to_bits(features: Floats) -> Codes:
    """The strongest quarter of each row."""
    place = features.shape[1] - 1 - int(features.shape[1] * STRONGEST)
    return np.packbits(features > np.partition(features, place, axis=1)[:, place, None], axis=1)


def read(shared: Path, cache: Path, count: int) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """Features of `count` pool pictures and of the labelled ones, and the labels; made once, then from `cache`."""
    from data import read_pool

    from core.encoders import registry
    from core.pictures.decoding import decode_bytes

    file = cache / f"hashing-{registry.default_id()}-{count}.npz"
    if not file.exists():
        encoder = registry.load(device="cpu")
        px = encoder.spec.input_px

        def features(pictures: list[bytes]) -> Floats:
            parts = []
            for at in range(0, len(pictures), 128):
                inputs = [decode_bytes(data, "picture", px).network_input for data in pictures[at : at + 128]]
                parts.append(encoder.features(np.stack(inputs)))  # type: ignore[attr-defined]
            return np.concatenate(parts)

        pool = read_pool([shared / "photos"])
        chosen = np.random.default_rng(0).permutation(len(pool))[:count]
        paths = sorted((shared / "eval" / "look").glob("*/*"))
        names = sorted({path.parent.name for path in paths})
        labels = np.array([names.index(path.parent.name) for path in paths])
        cache.mkdir(parents=True, exist_ok=True)
        ours = features([pool.data[int(i)] for i in chosen])
        np.savez(file, pool=ours, look=features([path.read_bytes() for path in paths]), labels=labels)
    with np.load(file) as stored:
        return stored["pool"], stored["look"], stored["labels"]


def precision(distances: npt.NDArray[np.floating] | npt.NDArray[np.int32], labels: npt.NDArray[np.int64]) -> float:
    """Leave-one-out precision at 10; ties in an order fixed by chance."""
    shuffle = np.random.default_rng(0).permutation(len(labels))
    distances, labels = distances[np.ix_(shuffle, shuffle)], labels[shuffle]
    hits = []
    for i in range(len(labels)):
        order = np.argsort(distances[i], kind="stable")
        hits.append((labels[order[order != i][:10]] == labels[i]).mean())
    return float(np.mean(hits))


def between(codes: Codes) -> npt.NDArray[np.int32]:
    """Hamming distances [n, n]."""
    signs = 2 * to_values(codes) - 1
    return np.rint((signs.shape[1] - signs @ signs.T) / 2).astype(np.int32)


def quality(args: argparse.Namespace) -> None:
    pool, look, labels = read(args.shared, args.cache, args.train + QUERIES)
    train, queries, labelled = to_bits(pool[: args.train]), to_bits(pool[args.train :]), to_bits(look)
    near = measuring.neighbours(queries, train)
    rows = MemoryRows(train)
    unit = look / np.linalg.norm(look, axis=1, keepdims=True)
    commit = subprocess.run(
        ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
    )
    print(
        f"{datetime.date.today().isoformat()}, commit {commit.stdout.strip()}, {platform.machine()}, {args.device}: "
        f"trained on {len(train):,} photographs, {len(queries):,} others look for neighbours among them; "
        f"{len(labels)} labelled ones.\n"
    )
    print("| short code | bits | recall@50 | of 200 | precision at 10 | training |\n|---|---|---|---|---|---|")
    print(f"| none: the features, by cosine | | | | {precision(-(unit @ unit.T), labels):.3f} | |")
    print(f"| none: the long code | {rows.width} | 1 | 1 | {precision(between(labelled), labels):.3f} | |", flush=True)
    for bits in args.bits:
        for method in methods.METHODS:
            started = time.process_time()
            trained = methods.fit(method.name, rows, bits, device=args.device, watch=Watch())
            seconds = time.process_time() - started
            ranked = measuring.neighbours(trained.encode(queries), trained.encode(train), 200, seed=1)
            kept = measuring.recall(near, ranked[:, : measuring.NEIGHBOURS]), measuring.recall(near, ranked)
            by_class = precision(between(trained.encode(labelled)), labels)
            print(
                f"| {method.title} | {bits} | {kept[0]:.3f} | {kept[1]:.3f} | {by_class:.3f} | {seconds:.0f} s |",
                flush=True,
            )


class LongCodes:
    """Stands for an encoder of 4608 bits; nothing is encoded here."""

    def __init__(self) -> None:
        spaces: dict[Space, CodeSpace] = {"look": CodeSpace(4608, 1000, ((0, 1.0), (4608, 0.0)))}
        self.spec = EncoderSpec("long", "1", "Codes of 4608 bits", 96, "MIT", spaces)
        self.device, self.batch_size = "cpu", 8

    def encode(self, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        raise NotImplementedError


def speed(args: argparse.Namespace) -> None:
    from tests.hashes import clusters, fill

    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), encoder=LongCodes()) as library:
        for start in range(0, args.photos, 5000):
            fill(library, clusters(5000, 4608, seed=start, noise=0.2), "long-1", start + 1)
        asked = np.random.default_rng(1).integers(1, args.photos, 60).tolist()

        def searches() -> tuple[list[list[int]], float]:
            similar(library, 1, k=50)
            found, times = [], []
            for photo in asked:
                started = time.process_time()
                found.append([int(n.photo.id) for n in similar(library, photo, k=50).neighbours])
                times.append(time.process_time() - started)
            return found, 1000 * float(np.median(times))

        print(f"{args.photos:,} photos with codes of 4608 bits; medians of {len(asked)} searches for 50,")
        print("and seconds to make all short codes; both as processor time, which a busy machine does not stretch.\n")
        print("| searches by | codes in memory | one search | recall@50 | short codes of all |\n|---|---|---|---|---|")
        exact, milliseconds = searches()
        print(f"| long codes | {args.photos * 576 / 2**20:.0f} MB | {milliseconds:.1f} ms | 1 | |", flush=True)
        for bits in args.bits:
            report = library.hashing.train("itq", bits, limit=5000)
            started = time.process_time()
            library.hashing.use(report.id)
            made = time.process_time() - started
            found, milliseconds = searches()
            share = float(np.mean([len(set(a) & set(b)) / len(a) for a, b in zip(exact, found, strict=True)]))
            size = args.photos * bits / 8 / 2**20
            name = f"{bits} bits (ITQ), then long ones"
            print(f"| {name} | {size:.1f} MB | {milliseconds:.1f} ms | {share:.3f} | {made:.0f} s |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "twinlens-bench")
    parser.add_argument("--train", type=int, default=5000)
    parser.add_argument("--bits", type=int, nargs="+", default=[128, 256])
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--speed", action="store_true", help="time searches instead")
    parser.add_argument("--photos", type=int, default=100_000)
    args = parser.parse_args()
    if args.threads:
        import torch

        torch.set_num_threads(args.threads)
    (speed if args.speed else quality)(args)


if __name__ == "__main__":
    main()
