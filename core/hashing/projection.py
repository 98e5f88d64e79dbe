"""Linear codes: centre, project on principal components, rotate, take signs (Gong & Lazebnik, CVPR 2011), in numpy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]


@dataclass(frozen=True)
class Projection:
    """A learnt map from features to bits: bit j is 1 where `x @ weight.T[:, j] + bias[j] > 0`.

    Attributes:
        weight: float32 [bits, features].
        bias: float32 [bits].
    """

    weight: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def values(self, features: Floats) -> npt.NDArray[np.float32]:
        """float32 [n, bits], the values whose signs are the code."""
        result: npt.NDArray[np.float32] = features.astype(np.float32) @ self.weight.T + self.bias
        return result


def pack(values: Floats | npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
    """Signs of [n, bits] as packed codes, uint8 [n, bits / 8]; bit 0 is the highest of the first byte."""
    return np.packbits(values > 0, axis=1)


def in_steps(values: Floats, step: float) -> npt.NDArray[np.int8]:
    """Values [n, bits] as whole steps, int8: rounded, cut off at 127 steps, above 0 exactly where they were.

    So `pack` makes the same codes of them.
    """
    steps = np.clip(np.rint(values / step), -127, 127)
    result: npt.NDArray[np.int8] = np.where(values > 0, np.maximum(steps, 1), steps).astype(np.int8)
    return result


def itq_rotation(
    values: Floats, rounds: int = 50, seed: int = 0, on_round: Callable[[float], None] | None = None
) -> npt.NDArray[np.float64]:
    """The rotation [bits, bits] that brings centred `values` [n, bits] nearest to their signs.

    Iterative quantisation: starting from a random rotation, take the signs, then the orthogonal matrix that maps the
    values best onto them (orthogonal Procrustes, by SVD), and again.

    Args:
        on_round: Told after each round the mean squared distance of the values, scaled to the same mean square, from
            the signs.
    """
    bits = values.shape[1]
    values = values.astype(np.float64)
    rotation = np.linalg.qr(np.random.default_rng(seed).standard_normal((bits, bits)))[0]
    for _ in range(rounds):
        rotated = values @ rotation
        signs = np.where(rotated > 0, 1.0, -1.0)
        u, _, vt = np.linalg.svd(values.T @ signs)
        rotation = u @ vt
        if on_round is not None:
            size = float(np.sqrt(np.square(rotated).mean())) or 1.0
            on_round(float(np.square(rotated / size - signs).mean()))
    return rotation


def principal_axes(features: Floats, bits: int) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Mean [features] and the `bits` strongest principal axes [features, bits] of [n, features]."""
    mean = features.mean(0, dtype=np.float64)
    centred = features.astype(np.float64) - mean
    _, axes = np.linalg.eigh(centred.T @ centred / len(features))
    return mean, axes[:, ::-1][:, :bits]


def fit_itq(features: Floats, bits: int, rounds: int = 50, seed: int = 0, whiten: float = 0.0) -> Projection:
    """PCA and ITQ over [n, features].

    Args:
        whiten: 0 leaves the axes as strong as they are, 1 makes all of them equally strong, so that bits hardly depend
            on each other and strangers' distances gather around half of the bits.
    """
    mean, axes = principal_axes(features, bits)
    if whiten:
        strength = ((features - mean) @ axes).std(0)
        # Few examples leave axes with nothing on them; making those as strong as the others would only add noise.
        axes = axes / np.maximum(strength, 1e-3 * strength.max()) ** whiten
    rotation = itq_rotation((features - mean) @ axes, rounds, seed)
    weight = (axes @ rotation).T
    return Projection(weight.astype(np.float32), (-weight @ mean).astype(np.float32))


def fit_copies(
    features: Floats, groups: npt.NDArray[np.int64], bits: int, shrink: float = 0.1, rounds: int = 50, seed: int = 0
) -> Projection:
    """Like `fit_itq`, after whitening what varies *within* groups, so that bits ignore what edits change.

    Linear discriminant analysis: with the within-group covariance W (shrunk towards its diagonal, because views are
    few) and the total covariance T, the axes are the leading eigenvectors of T in the space where W is the identity.

    Args:
        features: [n, features], views of pictures.
        groups: [n], equal for views of one picture.
    """
    features = features.astype(np.float64)
    mean = features.mean(0)
    centred = features - mean
    _, member = np.unique(groups, return_inverse=True)
    sums = np.zeros((member.max() + 1, features.shape[1]))
    np.add.at(sums, member, centred)
    within = centred - (sums / np.bincount(member)[:, None])[member]
    w = within.T @ within / len(features)
    diagonal = np.diag(w).copy()
    w = (1 - shrink) * w
    w[np.diag_indices_from(w)] += shrink * diagonal + 1e-6 * diagonal.mean()
    values, vectors = np.linalg.eigh(w)
    whiten = vectors / np.sqrt(values)
    spread = centred @ whiten
    _, axes = np.linalg.eigh(spread.T @ spread / len(features))
    axes = whiten @ axes[:, ::-1][:, :bits]
    rotation = itq_rotation(centred @ axes, rounds, seed)
    weight = (axes @ rotation).T
    return Projection(weight.astype(np.float32), (-weight @ mean).astype(np.float32))
