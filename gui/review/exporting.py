"""Writing the groups of copies to a file: a table, data for programs, or a page with pictures."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from core.language import phrase, tr
from gui.session import Message, Session
from gui.widgets.question import ask

if TYPE_CHECKING:
    from gui.main_window import MainWindow

FORMATS = {
    ".html": phrase("Page with pictures (*.html)"),
    ".csv": phrase("Table (*.csv)"),
    ".json": phrase("Data for programs (*.json)"),
}


def join(window: MainWindow) -> None:
    """Put the export into the window's menu."""
    window.commands.add(
        "file",
        "export",
        tr("&Export the duplicates…"),
        lambda: export_report(window.session, window),
        key="Ctrl+E",
        tip=tr("Write the groups of copies to a file"),
    )


def export_report(session: Session, window: QWidget) -> None:
    """Ask where to, write in the background, and say when it is there."""
    titles = {suffix: tr(title) for suffix, title in FORMATS.items()}
    path, chosen = QFileDialog.getSaveFileName(
        window, tr("Export the duplicates"), "duplicates.html", ";;".join(titles.values())
    )
    if not path:
        return
    if PurePath(path).suffix.lower() not in FORMATS:
        path += next((suffix for suffix, title in titles.items() if title == chosen), ".html")
        if os.path.lexists(path):  # the dialog has asked about the shorter name alone
            question = tr("There is a file {name} already. Replace it?", name=PurePath(path).name)
            ask(window, tr("Export the duplicates"), question, "", {tr("Replace"): lambda: _write(session, path)})
            return
    _write(session, path)


def _write(session: Session, path: str) -> None:
    name = PurePath(path).name
    session.say(tr("Writing {name}…", name=name))

    def written(_: None) -> None:
        actions = ((tr("Show in folder"), lambda: session.show_in_folder(path)),)
        session.message_raised.emit(Message(tr("{name} is written.", name=name), passing=True, actions=actions))

    # Not the lane of lists, nor that of marks: a page of thousands of pictures takes seconds.
    session.tasks.picture(lambda: session.library.review.export(path), written, session.report, "export")
