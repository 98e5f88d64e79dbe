"""What joins the window besides its pages: each feature connects itself and puts its commands into the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui import language
from gui.encoders import menu as encoders
from gui.photos import rating
from gui.review import exporting
from gui.start import menu as start

if TYPE_CHECKING:
    from gui.main_window import MainWindow

FEATURES: tuple[Callable[[MainWindow], None], ...] = (
    exporting.join,
    encoders.join,
    rating.join,
    language.join,
    start.join,
)
"""In the order in which their commands stand in the menus."""
