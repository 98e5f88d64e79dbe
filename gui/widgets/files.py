"""What the system does with files: let a person choose them, open one, show it in its folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import QDir, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import UserError
from core.language import tr

_last_folder = ""
"""In which a person chose something last, while the program runs."""


def choose_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder; "" when the person thought better of it."""
    folder = QFileDialog.getExistingDirectory(parent, title, _beginning())
    _remember([folder])
    return folder


def choose_pictures(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files of some kinds, in Qt's way to name them."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, _beginning(), kinds)
    _remember(paths)
    return list(paths)


def _beginning() -> str:
    """Where a dialog begins: Qt itself would begin in the folder that the program happened to be started in.

    One that is not there Qt would take for a file's name.
    """
    own = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    return next((folder for folder in (_last_folder, own) if folder and os.path.isdir(folder)), QDir.homePath())


def _remember(chosen: Sequence[str]) -> None:
    global _last_folder
    if chosen and chosen[0]:
        _last_folder = os.path.dirname(chosen[0])


def open_file(path: str) -> None:
    """Open a file with the program the system has for it. Raises `UserError`."""
    if not os.path.exists(path):
        raise UserError("not-found", tr("{path} is not there now; its folder may be offline.", path=path), path)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        raise UserError("no-viewer", tr("The system has no program to open {path} with.", path=path), path)


def show_in_folder(path: str) -> None:
    """Open the file manager with this file selected where the system can. Raises `UserError`."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    if not os.path.isdir(folder):
        raise UserError("not-found", tr("The folder {folder} is not there now.", folder=folder), folder)
    if sys.platform == "win32":
        subprocess.Popen(f'explorer /select,"{os.path.normpath(path)}"')
    elif sys.platform == "darwin":
        subprocess.Popen(["open", "-R", path])
    elif not _show_by_dbus(path) and not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
        raise UserError(
            "no-file-manager", tr("The system has no program to show {folder} with.", folder=folder), folder
        )


def _show_by_dbus(path: str) -> bool:
    """The freedesktop way to select a file in a file manager; False where nobody listens."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # only on Linux

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not bus.interface().isServiceRegistered("org.freedesktop.FileManager1").value():
        return False
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1", "org.freedesktop.FileManager1", "ShowItems"
    )
    call.setArguments([[QUrl.fromLocalFile(path).toString()], ""])
    bus.send(call)
    return True
