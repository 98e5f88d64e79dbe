"""Lays codes out in the plane by t-SNE, in a process of its own: the program started by `core.map.child`.

Codes that differ in few bits come to lie near each other. From the two principal components (Kobak and Berens 2019: a
start that keeps the large shape and makes the result repeatable) openTSNE (Poličar, Stražar and Zupan 2024) moves each
picture towards its nearest others and away from all the rest, by the tree of Barnes and Hut (van der Maaten 2014): for
200,000 pictures no slower than by interpolation, which was measured to take twice as long for 5,000. Neighbours are
exact: `core.match.index`.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from core.match.index import HammingIndex
from core.records import Codes

Plane = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PERPLEXITY = 30.0
"""Of 10 nearest it kept 0.44 among 5,000 photographs; 10 kept 0.43, and 15 neighbours of one weight 0.41."""
EARLY, LATE = 250, 500
"""Steps with attraction exaggerated twelvefold, in which groups form, and without."""
EXAGGERATION = 12.0
START = 1e-4
"""Standard deviation of the start: so narrow that no pair is far apart yet."""
PCA_ROUNDS = 12
MARGIN = 0.04
CHUNK = 8192
SHOW_S = 1.0
"""A layout is handed out this often."""
Tell = Callable[[int, int, Plane | None], None]
"""(steps done, steps in all, places of now or None)"""


def principal(codes: Codes) -> Plane:
    """The first two principal components of packed codes, float64 [n, 2], the stronger first.

    By subspace iteration (Halko, Martinsson and Tropp 2011, algorithm 4.4), because the covariance of codes of 4608
    bits would take a minute to take apart.
    """
    bits = codes.shape[1] * 8
    mean = sum((_bits(part).sum(0, dtype=np.float64) for part in _chunks(codes)), np.zeros(bits)) / len(codes)
    basis = np.linalg.qr(np.random.default_rng(0).standard_normal((bits, min(10, bits))))[0]
    for _ in range(PCA_ROUNDS):
        product = np.zeros_like(basis)
        for part in _chunks(codes):
            values = _bits(part) - mean
            product += values.T @ (values @ basis)
        basis = np.linalg.qr(product)[0]
    flat = np.concatenate([(_bits(part) - mean) @ basis for part in _chunks(codes)])
    strongest = np.linalg.eigh(flat.T @ flat)[1][:, :-3:-1]
    result: Plane = flat @ strongest
    return result


def _chunks(codes: Codes) -> list[Codes]:
    return [codes[at : at + CHUNK] for at in range(0, len(codes), CHUNK)]


def _bits(codes: Codes) -> npt.NDArray[np.float64]:
    return np.unpackbits(codes, axis=1).astype(np.float64)


def neighbours(
    codes: Codes, k: int, tell: Callable[[int], None] = lambda _: None, threads: int | None = None
) -> tuple[Ints, Plane]:
    """The `k` nearest others of each code: their rows, int64, and distances in bits, float64, each [n, k].

    `tell` gets the number of codes that are done.
    """
    index = HammingIndex(codes, threads=threads)
    found, far = np.empty((len(codes), k), np.int64), np.empty((len(codes), k))
    for at in range(0, len(codes), CHUNK):
        distances, rows = index.nearest(codes[at : at + CHUNK], k + 1)
        other = rows != np.arange(at, at + len(rows))[:, None]
        other[other.all(1), -1] = False  # so many have its very code that it did not find itself
        found[at : at + len(rows)] = rows[other].reshape(len(rows), k)
        far[at : at + len(rows)] = distances[other].reshape(len(rows), k)
        tell(min(at + CHUNK, len(codes)))
    return found, far


def embed(codes: Codes, start: Plane, tell: Tell, jobs: int = 1) -> Plane:
    """Places of codes, float64 [n, 2], of any size and anywhere; the same for the same codes and start.

    Args:
        start: Where each begins, [n, 2], at any scale.
        tell: Called after each step.
        jobs: Threads.
    """
    import openTSNE
    from openTSNE import affinity, nearest_neighbors

    k, total = min(round(3 * PERPLEXITY), max(3, len(codes) // 4)), EARLY + LATE  # few photos have few of a kind
    rows, distances = neighbours(codes, k, lambda _: tell(0, total, None), jobs)
    known = nearest_neighbors.PrecomputedNeighbors(rows, distances)
    pulls = affinity.PerplexityBasedNN(knn_index=known, perplexity=k / 3, n_jobs=jobs)
    start = start - start.mean(0)
    start = start * (START / max(float(start[:, 0].std()), 1e-12))
    places = openTSNE.TSNEEmbedding(start, pulls, negative_gradient_method="bh", n_jobs=jobs, random_state=0)

    for steps, before, exaggeration, momentum in ((EARLY, 0, EXAGGERATION, 0.5), (LATE, EARLY, 1.0, 0.8)):

        def step(done: int, error: float, now: Plane, before: int = before) -> None:
            tell(before + done, total, np.asarray(now))

        places.optimize(
            steps,
            exaggeration=exaggeration,
            momentum=momentum,
            inplace=True,
            callbacks=[step],
            callbacks_every_iters=1,
        )
    return np.asarray(places)


def fitted(places: Plane) -> npt.NDArray[np.float32]:
    """Places moved and scaled into 0..1, both axes alike, in the middle, with a margin; float32."""
    low, high = places.min(0), places.max(0)
    wide = max(float((high - low).max()), 1e-12)
    result: npt.NDArray[np.float32] = ((places - (low + high) / 2) * (1 - 2 * MARGIN) / wide + 0.5).astype(np.float32)
    return result


def main() -> int:
    """The child: a line of JSON and codes on stdin; on stdout lines of JSON, each followed by so many places.

    In: {"count", "bytes", "start": whether places to start from follow, "jobs"}, codes, perhaps float32 [n, 2].
    Out: {"done", "total", "places": rows of float32 [rows, 2] that follow, "last"}.
    """
    if hasattr(os, "nice"):
        os.nice(10)
    order = json.loads(sys.stdin.buffer.readline())
    count = order["count"]
    codes = np.frombuffer(sys.stdin.buffer.read(count * order["bytes"]), np.uint8).reshape(count, order["bytes"])
    shown = time.monotonic()

    def tell(done: int, total: int, places: Plane | None, last: bool = False) -> None:
        nonlocal shown
        now = time.monotonic()
        show = places is not None and (last or now - shown >= SHOW_S)
        shown = now if show else shown
        _write({"done": done, "total": total, "last": last}, fitted(places) if show and places is not None else None)

    if order["start"]:
        start = np.frombuffer(sys.stdin.buffer.read(count * 8), np.float32).reshape(count, 2).astype(np.float64)
    else:
        start = principal(codes)
    _write({"done": 0, "total": EARLY + LATE, "last": False}, fitted(start))
    places = embed(codes, start, tell, order["jobs"])
    tell(EARLY + LATE, EARLY + LATE, places, last=True)
    return 0


def _write(told: dict[str, int | bool], places: npt.NDArray[np.float32] | None) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps({**told, "places": 0 if places is None else len(places)}).encode() + b"\n")
    if places is not None:
        out.write(places.tobytes())
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
