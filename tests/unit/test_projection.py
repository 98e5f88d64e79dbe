"""PCA, ITQ and the discriminant projection: algebraic properties, on numbers made here."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.hashing import projection


def cloud(seed: int, count: int = 600, features: int = 40) -> np.ndarray:
    """Correlated features with a mean far from 0."""
    random = np.random.default_rng(seed)
    return (random.standard_normal((count, features)) @ random.standard_normal((features, features)) + 7).astype(
        np.float32
    )


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**16))
def test_itq_rotation_is_orthogonal(seed: int) -> None:
    rotation = projection.itq_rotation(cloud(seed)[:, :16] - 7, rounds=10, seed=seed)
    np.testing.assert_allclose(rotation @ rotation.T, np.eye(16), atol=1e-9)


def test_itq_brings_values_nearer_to_their_signs() -> None:
    x = cloud(1)
    mean, axes = projection.principal_axes(x, 16)
    values = (x - mean) @ axes
    values /= values.std()

    def loss(rotated: np.ndarray) -> float:
        return float(np.square(rotated - np.sign(rotated)).mean())

    start = projection.itq_rotation(values, rounds=0)
    fitted = projection.itq_rotation(values, rounds=30)
    assert loss(values @ fitted) < loss(values @ start)


def test_principal_axes_are_orthonormal_and_sorted() -> None:
    x = cloud(2)
    mean, axes = projection.principal_axes(x, 12)
    np.testing.assert_allclose(axes.T @ axes, np.eye(12), atol=1e-9)
    variances = ((x - mean) @ axes).var(0)
    assert (np.diff(variances) <= 1e-6).all()
    np.testing.assert_allclose(mean, x.mean(0, dtype=np.float64))


@pytest.mark.parametrize("seed", [3, 4])
def test_bits_are_balanced_and_differ(seed: int) -> None:
    x = cloud(seed, count=4000)
    bits = projection.fit_itq(x, 32, seed=seed).values(x) > 0
    assert np.abs(bits.mean(0) - 0.5).max() < 0.05
    correlation = np.corrcoef(bits.T)[np.triu_indices(32, 1)]
    assert np.abs(correlation).mean() < 0.1


def test_whitening_makes_bits_independent() -> None:
    x = cloud(8, count=4000)
    spread = [distance_spread(projection.fit_itq(x, 32, whiten=whiten).values(x) > 0) for whiten in (0.0, 1.0)]
    assert spread[1] < spread[0]


def distance_spread(bits: np.ndarray) -> float:
    """Deviation of the Hamming distance between rows."""
    return float((bits[:200, None] != bits[None, 200:400]).sum(2).std())


def test_fit_is_the_same_for_the_same_seed() -> None:
    x = cloud(5)
    first, second = projection.fit_itq(x, 16, seed=9), projection.fit_itq(x, 16, seed=9)
    np.testing.assert_array_equal(first.weight, second.weight)


def test_pack_puts_bit_0_first_and_needs_more_than_0() -> None:
    values = np.array([[1, -1, -1, -1, -1, -1, -1, 0.5, 0, 0, 0, 0, 0, 0, 0, 2]])
    assert projection.pack(values).tolist() == [[0b10000001, 0b00000001]]


def test_copies_are_nearer_when_what_edits_change_is_ignored() -> None:
    """Edits shift views along a few strong directions: plain ITQ codes follow them, the discriminant ones do not."""
    random = np.random.default_rng(6)
    pictures, views = 300, 4
    own = np.repeat(random.standard_normal((pictures, 40)), views, 0)
    edit = random.standard_normal((pictures * views, 4)) @ (6 * random.standard_normal((4, 40)))
    x = (own + edit).astype(np.float32)
    groups = np.repeat(np.arange(pictures), views)

    def spread(fitted: projection.Projection) -> float:
        bits = (fitted.values(x) > 0).reshape(pictures, views, -1)
        return float((bits[:, :1] != bits[:, 1:]).mean())

    assert spread(projection.fit_itq(x, 24)) > 0.4
    assert spread(projection.fit_copies(x, groups, 24, shrink=0)) < 0.01
    assert spread(projection.fit_copies(x, groups, 24, shrink=0.1)) < 0.4
