"""The commands of help, log, diagnostics and about in the window's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from core.language import tr
from gui.start import guide
from gui.start.about_dialog import AboutDialog
from gui.start.diagnostics_dialog import DiagnosticsDialog
from gui.start.log_dialog import LogDialog

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def join(window: MainWindow) -> None:
    """Fill the menu of help."""
    session, commands, menu = window.session, window.commands, window.commands.menus["help"]
    contents = commands.add(
        "help",
        "contents",
        tr("&Help on this page"),
        lambda: guide.open_help(window),
        key=QKeySequence.StandardKey.HelpContents,
    )
    contents.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # in dialogs, too
    commands.add("help", "first steps", tr("&First steps"), lambda: guide.open_help(window, "start"))
    commands.add("help", "keyboard", tr("&Keyboard"), lambda: guide.open_help(window, "keyboard"))
    menu.addSeparator()
    commands.add("help", "log", tr("&Log…"), lambda: LogDialog(session, window).show())
    commands.add("help", "diagnostics", tr("Copy &diagnostics…"), lambda: DiagnosticsDialog(session, window).show())
    menu.addSeparator()
    about = commands.add("help", "about", tr("&About Twinlens"), lambda: AboutDialog(window).show())
    about.setMenuRole(QAction.MenuRole.AboutRole)  # macOS has a place of its own for it
