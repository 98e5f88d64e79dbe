"""Linear hashes of long codes, in numpy: PCA + ITQ as the baseline, signs of random directions as the floor."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from core.hashing import projection
from core.hashing.hashes import Hash
from core.hashing.rows import Rows, Values, pieces, to_values
from core.hashing.watch import Watch
from core.language import phrase

ROTATED = 20_000
"""Rows that the rotation is fitted on."""
ROUNDS = 50
EXTRA, ITERATIONS = 32, 24


def covariance(rows: Rows, watch: Watch) -> tuple[Values, npt.NDArray[np.float32]]:
    """Mean [width] and covariance [width, width] of all rows, read piece by piece."""
    total = np.zeros(rows.width, np.float64)
    products = np.zeros((rows.width, rows.width), np.float32)
    for part in pieces(rows, 2048):
        watch.check()
        x = to_values(part)
        total += x.sum(0, dtype=np.float64)
        products += x.T @ x / np.float32(len(rows))
    mean = total / len(rows)
    return mean.astype(np.float32), products - np.outer(mean, mean).astype(np.float32)


def strongest(matrix: Values, count: int, seed: int, watch: Watch) -> npt.NDArray[np.float64]:
    """The `count` leading eigenvectors [width, count] of a covariance, by subspace iteration (Halko et al. 2011).

    Of 4608 axes only some hundred are wanted; finding all of them would take minutes that nothing could cancel.
    """
    size = min(len(matrix), count + EXTRA)
    basis = np.linalg.qr(np.random.default_rng(seed).standard_normal((len(matrix), size)).astype(np.float32))[0]
    for _ in range(ITERATIONS):
        watch.check()
        basis = np.linalg.qr(matrix @ basis)[0]
    _, inner = np.linalg.eigh((basis.T @ matrix @ basis).astype(np.float64))
    axes: npt.NDArray[np.float64] = basis @ inner[:, ::-1][:, :count]
    return axes


def fit_itq(rows: Rows, bits: int, seed: int, watch: Watch) -> Hash:
    """PCA and iterative quantisation (`projection.itq_rotation`). Raises `Cancelled`."""
    with watch.stage(phrase("principal axes"), 1):
        mean, spread = covariance(rows, watch)
        axes = strongest(spread, bits, seed, watch)
        watch.step()
    step = max(1, len(rows) // ROTATED)
    starts = range(0, len(rows), 64 * step)
    sample = np.concatenate([to_values(rows.read(s, min(s + 64, len(rows)))) for s in starts])
    values = (sample - mean) @ axes
    with watch.stage(phrase("rotation"), ROUNDS):
        rotation = projection.itq_rotation(values, ROUNDS, seed, watch.step)
    weight = (axes @ rotation).T
    return Hash(((weight.astype(np.float32), (-weight @ mean).astype(np.float32)),))


def fit_random(rows: Rows, bits: int, seed: int, watch: Watch) -> Hash:
    """Signs of random directions around the mean (Charikar 2002): nothing is learnt but the mean."""
    with watch.stage(phrase("mean"), 1):
        total = np.zeros(rows.width, np.float64)
        for part in pieces(rows):
            watch.check()
            total += to_values(part).sum(0, dtype=np.float64)
        watch.step()
    weight = np.random.default_rng(seed).standard_normal((bits, rows.width))
    return Hash(((weight.astype(np.float32), (-weight @ (total / len(rows))).astype(np.float32)),))
