"""The memory that decoding threads share: never more than there is, first come first served."""

from __future__ import annotations

import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.pictures.budget import Budget


def test_never_more_is_held_than_there_is() -> None:
    budget = Budget(100)
    lock = threading.Lock()
    held = most = 0

    def work(weight: int) -> None:
        nonlocal held, most
        with budget.hold(weight):
            with lock:
                held += min(weight, 100)
                most = max(most, held)
            with lock:
                held -= min(weight, 100)

    rng = random.Random(0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, [rng.choice([0, 1, 30, 60, 100, 1000]) for _ in range(2000)]))
    assert held == 0
    assert 0 < most <= 100
    with budget.hold(100):
        pass


def test_a_large_request_is_not_starved_by_small_ones() -> None:
    budget = Budget(10)
    order: list[str] = []
    waiting = threading.Barrier(2)

    def large() -> None:
        waiting.wait()
        with budget.hold(10):
            order.append("large")

    def small() -> None:
        waiting.wait()
        with budget.hold(1):
            order.append("small")

    with ThreadPoolExecutor(2) as pool, budget.hold(5):
        first = pool.submit(large)
        waiting.wait()
        while len(budget._waiting) < 1:  # the large one is in line before the small one asks
            threading.Event().wait(0.001)
        second = pool.submit(small)
        waiting.wait()
        while len(budget._waiting) < 2:
            threading.Event().wait(0.001)
        assert order == []
    first.result()
    second.result()
    assert order[0] == "large"


def test_it_is_given_back_after_a_failure() -> None:
    budget = Budget(10)
    with pytest.raises(ValueError, match="no"), budget.hold(10):
        raise ValueError("no")
    with budget.hold(10):
        pass
