"""The Hamming index against a NumPy brute force, on uniform codes and on clustered ones with many ties."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Cancelled
from core.match.index import HammingIndex
from core.records import CancelToken, Codes


def brute(queries: Codes, codes: Codes) -> npt.NDArray[np.int64]:
    """All distances, int64 [queries, codes]."""
    return np.bitwise_count(queries[:, None, :] ^ codes[None, :, :]).sum(axis=2, dtype=np.int64)


def brute_hits(distances: npt.NDArray[np.int64], radius: int) -> list[list[tuple[int, int]]]:
    return [sorted((int(d), r) for r, d in enumerate(row) if d <= radius) for row in distances]


def hits(
    found: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> list[list[tuple[int, int]]]:
    lims, distances, rows = found
    both = list(zip(distances.tolist(), rows.tolist(), strict=True))
    return [both[a:b] for a, b in pairwise(lims)]


def make(seed: int, n: int, size: int, clusters: int, flips: int) -> Codes:
    """Codes round a few centres, each with up to `flips` bits turned: duplicates, ties and near misses."""
    rng = np.random.default_rng(seed)
    centres = rng.integers(0, 256, (max(clusters, 1), size), dtype=np.uint8)
    codes = centres[rng.integers(0, len(centres), n)]
    bits = np.unpackbits(codes, axis=1)
    for row in bits:
        row[rng.choice(8 * size, rng.integers(0, flips + 1), replace=False)] ^= 1
    return np.packbits(bits, axis=1).reshape(n, size)


sets = st.builds(
    make,
    seed=st.integers(0, 2**32 - 1),
    n=st.integers(0, 60),
    size=st.just(32),
    clusters=st.integers(1, 6),
    flips=st.integers(0, 40),
)


@pytest.mark.parametrize(("method", "most"), [("flat", 256), ("multi", 31), (None, 256)])
def test_range_is_brute_force(method: str | None, most: int) -> None:
    @settings(deadline=None, max_examples=60)
    @given(codes=sets, queries=sets, radius=st.integers(0, most), limit=st.none() | st.integers(0, 70))
    def check(codes: Codes, queries: Codes, radius: int, limit: int | None) -> None:
        index = HammingIndex(codes, method=method, threads=1)
        everything = np.concatenate([queries, codes])
        wanted = [row[:limit] for row in brute_hits(brute(everything, codes), radius)]
        assert hits(index.range(everything, radius, limit=limit)) == wanted

    check()


@settings(deadline=None, max_examples=60)
@given(codes=sets, queries=sets, k=st.integers(0, 90))
def test_nearest_is_brute_force(codes: Codes, queries: Codes, k: int) -> None:
    distances, rows = HammingIndex(codes, threads=1).nearest(queries, k)
    assert distances.shape == rows.shape == (len(queries), min(k, len(codes)))
    for d, r, wanted in zip(distances, rows, brute_hits(brute(queries, codes), 256), strict=True):
        assert list(zip(d.tolist(), r.tolist(), strict=True)) == wanted[:k]


@pytest.mark.parametrize("method", ["flat", "multi", None])
def test_pairs_are_brute_force(method: str | None) -> None:
    @settings(deadline=None, max_examples=60)
    @given(codes=sets, radius=st.integers(0, 31), threads=st.integers(1, 3))
    def check(codes: Codes, radius: int, threads: int) -> None:
        i, j, d = HammingIndex(codes, method=method, threads=threads).pairs(radius)
        distances = brute(codes, codes)
        wanted = [
            (a, b, int(distances[a, b]))
            for a in range(len(codes)) for b in range(a + 1, len(codes)) if distances[a, b] <= radius
        ]  # fmt: skip
        assert list(zip(i.tolist(), j.tolist(), d.tolist(), strict=True)) == wanted

    check()


@pytest.mark.parametrize(("size", "boundaries"), [(32, (15, 16, 31)), (16, (7, 8, 15)), (8, (3, 4, 7)), (3, (0, 1))])
def test_multi_hash_finds_the_worst_spread_of_bits(size: int, boundaries: tuple[int, ...]) -> None:
    """Differences spread evenly over the tables are the hardest; each number of flips is exact to its last radius."""
    rng = np.random.default_rng(5)
    code = rng.integers(0, 256, (1, size), dtype=np.uint8)
    for radius in boundaries:
        bits = np.repeat(np.unpackbits(code, axis=1), 200, axis=0)
        tables = size // 2
        for row in bits:
            for which in range(radius):
                at = 16 * (which % tables) + 8 * (which // tables) + rng.integers(0, 8)
                row[at] ^= 1
        others = np.packbits(bits, axis=1)
        index = HammingIndex(others, method="multi")
        assert hits(index.range(code, radius)) == brute_hits(brute(code, others), radius)
        assert len(hits(index.range(code, radius))[0]) == 200
        assert hits(index.range(code, radius - 1)) == brute_hits(brute(code, others), radius - 1)


def test_radius_is_inclusive_and_a_larger_one_falls_back_to_flat() -> None:
    codes = np.zeros((3, 32), dtype=np.uint8)
    codes[1, :4] = 255  # 32 bits away
    codes[2, :4] = [255, 255, 255, 254]  # 31 bits away
    index = HammingIndex(codes, method="multi")
    assert hits(index.range(codes[:1], 31)) == [[(0, 0), (31, 2)]]
    assert hits(index.range(codes[:1], 32)) == [[(0, 0), (31, 2), (32, 1)]]
    assert hits(index.range(codes[:1], 0)) == [[(0, 0)]]
    assert hits(index.range(codes[:1], -1)) == [[]]


@pytest.mark.parametrize("size", [1, 3, 4, 8, 16, 64])
def test_other_code_lengths(size: int) -> None:
    codes = make(1, 300, size, 5, min(8, 8 * size))
    index = HammingIndex(codes)
    assert index.bits == 8 * size
    assert index.memory == 300 * size
    assert hits(index.range(codes, 3)) == brute_hits(brute(codes, codes), 3)
    assert index.nearest(codes, 7)[0].tolist() == np.sort(brute(codes, codes), axis=1)[:, :7].tolist()


def test_many_blocks_threads_and_large_k_agree_with_brute_force() -> None:
    codes = make(2, 5000, 32, 40, 30)
    index = HammingIndex(codes, threads=3)
    queries = codes[:2500]
    distances = brute(queries[:300], codes)
    assert hits(index.range(queries, 20))[:300] == brute_hits(distances, 20)
    far, rows = index.nearest(queries[:300], 2000)
    order = np.argsort(distances, axis=1, kind="stable")[:, :2000]
    assert (rows == order).all()
    assert (far == np.take_along_axis(distances, order, axis=1)).all()
    flat, multi = (HammingIndex(codes, method=m, threads=3) for m in ("flat", "multi"))
    for a, b in zip(flat.pairs(25), multi.pairs(25), strict=True):
        assert (a == b).all()
    blocks = list(index.range_blocks(queries, 20, limit=5))
    assert [start for start, _ in blocks] == [0, 1024, 2048]
    assert hits(blocks[2][1]) == [row[:5] for row in hits(index.range(queries, 20))[2048:]]


def test_add_continues_the_row_numbers() -> None:
    codes = make(3, 100, 32, 3, 10)
    index = HammingIndex(np.empty((0, 32), dtype=np.uint8))
    assert index.nearest(codes, 3)[0].shape == (100, 0)
    for start in range(0, 100, 30):
        index.add(codes[start : start + 30])
    assert len(index) == 100
    assert (index.rows(20, 200) == codes[20:]).all()
    assert hits(index.range(codes, 12)) == brute_hits(brute(codes, codes), 12)


def test_the_way_is_chosen_by_size_and_radius(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.match.index._flat_ns", lambda bits: 2.0)
    rng = np.random.default_rng(0)
    codes = rng.integers(0, 256, (20_000, 32), dtype=np.uint8)
    index = HammingIndex(codes)
    choose: Callable[[Codes, int], int | None] = index._flips
    assert choose(codes[:10], 10) is None  # too few queries to pay for building it
    assert choose(np.repeat(codes, 8, axis=0), 10) == 0
    assert choose(codes, 40) is None  # beyond what it is exact for
    same = np.zeros((20_000, 32), dtype=np.uint8)
    assert HammingIndex(same)._flips(np.repeat(same, 8, axis=0), 10) is None  # every code in one bucket


def test_cancel_stops_between_blocks() -> None:
    codes = make(4, 5000, 32, 5, 20)
    token = CancelToken()
    blocks = HammingIndex(codes, threads=1).range_blocks(codes, 5, limit=3, cancel=token)
    next(blocks)
    token.cancel()
    with pytest.raises(Cancelled):
        next(blocks)
    with pytest.raises(Cancelled):
        HammingIndex(codes).pairs(5, cancel=token)
    with pytest.raises(Cancelled):
        HammingIndex(codes).nearest(codes, 5, cancel=token)


def test_wrong_codes_are_refused() -> None:
    with pytest.raises(ValueError, match="uint8"):
        HammingIndex(np.zeros((2, 32), dtype=np.int64))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="256 bits"):
        HammingIndex(np.zeros((2, 32), dtype=np.uint8)).range(np.zeros((1, 16), dtype=np.uint8), 3)


def test_rows_are_taken_in_the_order_asked_for() -> None:
    codes = np.random.default_rng(4).integers(0, 256, (50, 32), dtype=np.uint8)
    index = HammingIndex(codes)
    rows = np.array([7, 0, 49, 7])
    assert np.array_equal(index.take(rows), codes[rows])
    assert index.take(np.array([], np.int64)).shape == (0, 32)
