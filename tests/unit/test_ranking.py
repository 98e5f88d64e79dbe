"""Several examples into one order: what holds for any distances."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.search import ranking

BITS = 256
distances = st.integers(1, 5).flatmap(lambda rows: arrays(np.int64, (rows, 7), elements=st.integers(0, BITS)))


@given(distances)
def test_liked_ones_give_something_between_the_least_and_the_mean(d: np.ndarray) -> None:
    liked = np.ones(len(d), bool)
    together = ranking.combined(d, liked, BITS)
    assert (together >= d.min(0) - 1e-9).all()
    assert (together <= d.mean(0) + 1e-9).all()


@given(arrays(np.int64, (1, 7), elements=st.integers(0, BITS)))
def test_one_example_gives_its_distance(d: np.ndarray) -> None:
    assert np.allclose(ranking.combined(d, np.ones(1, bool), BITS), d[0])


@given(arrays(np.int64, (3, 7), elements=st.integers(0, BITS)))
def test_a_dislike_only_pushes_what_is_nearer_to_it(d: np.ndarray) -> None:
    plain = ranking.combined(d[:2], np.array([True, True]), BITS)
    pushed = ranking.combined(d, np.array([True, True, False]), BITS)
    nearer = d[2] < plain
    assert np.allclose(pushed[~nearer], plain[~nearer])
    assert (pushed[nearer] > plain[nearer]).all()


def test_examples_of_two_sorts_each_bring_their_own() -> None:
    """A photo at 20 of one and 110 of the other is before one that is half alike to both."""
    d = np.array([[20, 110, 64], [110, 20, 64]])
    together = ranking.combined(d, np.array([True, True]), BITS)
    assert together[0] == together[1]
    assert together[0] < together[2]


def test_the_liked_example_that_is_nearest_pulled_it() -> None:
    d = np.array([[10, 90], [30, 40], [0, 0]])
    assert ranking.most_alike(d, np.array([True, True, False])).tolist() == [0, 1]
