"""A binding that loses references to None kills the program after a few thousand painted cells; see pyproject.toml."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QImage


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_keep_the_references_to_none(qapp: object) -> None:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(1000):
        image.fill(0)
    assert abs(sys.getrefcount(None) - before) < 100
