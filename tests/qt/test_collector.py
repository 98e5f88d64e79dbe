"""Garbage is freed on the GUI thread, in small portions."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gui.background.collector import FEW, MANY, Collector


class Ring:
    """Garbage that counting references does not free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    gc.collect()
    made = Collector(qapp)
    yield made
    shiboken6.delete(made)
    gc.unfreeze()
    gc.enable()


def test_few_new_objects_are_looked_at(collector: Collector) -> None:
    gone = weakref.ref(Ring())
    kept = [[] for _ in range(2 * FEW)]
    assert gone() is not None
    collector.look()
    assert gone() is None
    assert len(kept) == 2 * FEW


def test_many_are_set_aside_until_the_window_is_left(collector: Collector) -> None:
    gone = weakref.ref(Ring())
    kept = [[] for _ in range(2 * MANY)]
    collector.look()
    assert gone() is not None
    assert gc.get_freeze_count() > len(kept)
    collector._look_at_all(Qt.ApplicationState.ApplicationActive)
    assert gone() is not None
    collector._look_at_all(Qt.ApplicationState.ApplicationInactive)
    assert gone() is None
    assert gc.get_freeze_count() == 0
