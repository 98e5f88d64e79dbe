"""Menus with check boxes in them."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu


class CheckMenu(QMenu):
    """A menu that has actions to check: `theme.wear` outlines their boxes so that they can be seen.

    Not every menu is one, because Qt paints the ground of the lists of combo boxes in the colours of `QMenu`.
    """
