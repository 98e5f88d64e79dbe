"""The Hamming index at 100,000 and 1,000,000 codes of 256 bits beside a NumPy brute force: prints a Markdown table.

`python tests/bench/index.py [--sizes N ...] [--no-pairs]` (minutes: all pairs of a million codes)

Codes are uniform but for one in ten, which lies near another, as copies do; real codes are less uniform, which makes
the multi-hash slower and leaves the flat index as it is. NumPy counts bits over blocks of codes; its time for all pairs
is reckoned from a part of the queries.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from core.match.index import HammingIndex

Codes = npt.NDArray[np.uint8]
QUERY_LIMIT_MS, MEMORY_LIMIT_MB = 10.0, 64.0


def codes_of(count: int) -> Codes:
    rng = np.random.default_rng(count)
    codes = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    copies = rng.choice(count, count // 10, replace=False)
    noise = rng.integers(0, 256, (len(copies), 32), dtype=np.uint8)
    for _ in range(4):  # each bit turned with 1 chance in 32
        noise &= rng.integers(0, 256, noise.shape, dtype=np.uint8)
    codes[copies] = codes[rng.integers(0, count, len(copies))] ^ noise
    return codes


def resident_mb() -> float:
    """Memory of this process now; only Linux tells without another package."""
    try:
        status = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return float("nan")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def numpy_nearest(codes: Codes, query: Codes, k: int) -> npt.NDArray[np.intp]:
    words, q = codes.view(np.uint64), query.view(np.uint64)
    distances = np.empty(len(codes), np.uint16)
    for start in range(0, len(codes), 65_536):
        part = np.bitwise_count(words[start : start + 65_536] ^ q)
        distances[start : start + 65_536] = part.sum(axis=1, dtype=np.uint16)
    return np.argpartition(distances, k)[:k]


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    work()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * float(np.median(times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--no-pairs", action="store_true")
    options = parser.parse_args()
    print(f"{platform.machine()}, {platform.system()}, {len(options.sizes)} sizes, medians of single queries\n")
    columns = [
        "codes", "memory of the index", "40 nearest", "500 nearest", "within 40 bits", "NumPy, 40 nearest",
        "all pairs, 15 bits", "all pairs, 31 bits", "NumPy, all pairs",
    ]  # fmt: skip
    print("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
    missed = []
    for count in options.sizes:
        codes = codes_of(count)
        before = resident_mb()
        index = HammingIndex(codes)
        grown = resident_mb() - before
        query = codes[:1]
        nearest = milliseconds(lambda i=index, q=query: i.nearest(q, 40), 15)
        brute = milliseconds(lambda c=codes, q=query: numpy_nearest(c, q, 40), 5)
        assert set(index.nearest(query, 3)[1][0]) <= set(numpy_nearest(codes, query, 40))
        row = [
            f"{count:,}", f"{index.memory / 2**20:.0f} MB (process grew {grown:.0f} MB)", f"{nearest:.2f} ms",
            f"{milliseconds(lambda i=index, q=query: i.nearest(q, 500), 15):.2f} ms",
            f"{milliseconds(lambda i=index, q=query: i.range(q, 40), 15):.2f} ms", f"{brute:.1f} ms",
        ]  # fmt: skip
        for radius in (15, 31):
            if options.no_pairs:
                row.append("")
                continue
            start = time.perf_counter()
            found = len(index.pairs(radius)[0])
            row.append(f"{time.perf_counter() - start:.1f} s ({found:,})")
        row.append(f"{brute * count / 2 / 1000:,.0f} s")
        print("| " + " | ".join(row) + " |", flush=True)
        if nearest > QUERY_LIMIT_MS or max(index.memory / 2**20, grown) > MEMORY_LIMIT_MB:
            missed.append(count)
    if missed:
        sys.exit(f"missed at {missed}: a query under {QUERY_LIMIT_MS} ms, at most {MEMORY_LIMIT_MB} MB")


if __name__ == "__main__":
    main()
