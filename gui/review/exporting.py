"""Writing the groups of copies to a file: a table, data for programs, or a page with pictures."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.language import phrase, tr
from gui.session import Message, Session

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
            _ask_to_replace(path, lambda: _write(session, path), window)
            return
    _write(session, path)


def _ask_to_replace(path: str, then: Callable[[], None], window: QWidget) -> None:
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(tr("Export the duplicates"))
    box.setText(tr("There is a file {name} already. Replace it?", name=PurePath(path).name))
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.addButton(tr("Replace"), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(then)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.open()


def _write(session: Session, path: str) -> None:
    name = PurePath(path).name
    session.say(tr("Writing {name}…", name=name))

    def written(_: None) -> None:
        actions = ((tr("Show in folder"), lambda: session.show_in_folder(path)),)
        session.message_raised.emit(Message(tr("{name} is written.", name=name), passing=True, actions=actions))

    # Not the lane of lists, nor that of marks: a page of thousands of pictures takes seconds.
    session.tasks.picture(lambda: session.library.review.export(path), written, session.report, "export")
