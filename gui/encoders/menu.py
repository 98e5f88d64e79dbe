"""The commands of this feature in the window's menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language import tr
from gui.encoders.hashing_dialog import HashingDialog
from gui.encoders.models_dialog import ModelsDialog

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def join(window: MainWindow) -> None:
    """Put the dialogs of encoders and of hashing into the menu of tools."""
    session, commands = window.session, window.commands
    commands.add("tools", "encoders", tr("&Encoders…"), lambda: ModelsDialog(session, window).show())
    commands.add("tools", "hashing", tr("&Semantic hashing…"), lambda: HashingDialog(session, window).show())
