"""Writing the groups of copies to a file: a table, data for programs, or a page with pictures."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from gui.session import Message, Session
from gui.widgets import files

if TYPE_CHECKING:
    from gui.main_window import MainWindow

FORMATS = {
    ".html": "Page with pictures (*.html)",
    ".csv": "Table (*.csv)",
    ".json": "Data for programs (*.json)",
}


def join(window: MainWindow) -> None:
    """Put the export into the window's menu."""
    window.commands.add(
        "file",
        "export",
        "&Export the duplicates…",
        lambda: export_report(window.session, window),
        key="Ctrl+E",
        tip="Write the groups of copies to a file",
    )


def export_report(session: Session, window: QWidget) -> None:
    """Ask where to, write in the background, and say when it is there."""
    kinds = ";;".join(FORMATS.values())
    path, chosen = QFileDialog.getSaveFileName(window, "Export the duplicates", "duplicates.html", kinds)
    if not path:
        return
    if PurePath(path).suffix.lower() not in FORMATS:
        path += next((suffix for suffix, title in FORMATS.items() if title == chosen), ".html")
    name = PurePath(path).name
    session.say(f"Writing {name}…")

    def show() -> None:
        try:
            files.show_in_folder(path)
        except UserError as error:
            session.report(error)

    def written(_: None) -> None:
        message = Message(f"{name} is written.", passing=True, actions=(("Show in folder", show),))
        session.message_raised.emit(message)

    # Not the lane of lists, nor that of marks: a page of thousands of pictures takes seconds.
    session.tasks.picture(lambda: session.library.review.export(path), written, session.report, "export")
