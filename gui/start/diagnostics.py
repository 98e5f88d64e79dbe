"""What helps to find a fault, as text that the person reads before it is copied anywhere."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import locale
import os
import platform
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core import __version__, language, settings
from core.library import Library
from gui import motion
from gui.start import logs

LIBRARIES = (
    "PySide6-Essentials", "torch", "torchvision", "numpy", "pillow", "pillow-heif", "faiss-cpu",
    "opencv-python-headless", "scikit-learn", "openTSNE", "safetensors", "platformdirs",
)  # fmt: skip
UNTOLD = ("window", "splitter")
"""Settings that say nothing: Qt's own encoding of places on the screen."""
LOG_LINES = 200


def versions() -> dict[str, str]:
    """The program's own version and those of the libraries that are installed, without importing any."""
    found = {"Twinlens": __version__, "Python": platform.python_version(), "Qt": str(qVersion())}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # not installed, or a bundle that left it out
    return found


def of_screen() -> dict[str, str]:
    """How the window is shown. For the GUI thread."""
    screen = QGuiApplication.primaryScreen()
    style = QApplication.style()
    return {
        "system": f"{platform.platform()}, {os.cpu_count()} processors",
        "windowing": f"{QGuiApplication.platformName()}, style {style.name() if style else '?'}",
        "screen": f"{screen.size().width()} x {screen.size().height()}, scale {screen.devicePixelRatio():g}",
        "font": f"{QGuiApplication.font().family()} {QGuiApplication.font().pointSizeF():g} pt",
        "colours": QGuiApplication.styleHints().colorScheme().name,
        "less motion": "yes" if motion.reduced() else "no",
        "language": f"{language.spoken()} (system: {locale.getlocale()[0]})",
        "bundle": "yes" if getattr(sys, "frozen", False) else "no",
    }


def gather(library: Library, screen: dict[str, str], *, private: bool) -> str:
    """The whole text; for a lane's thread.

    Args:
        screen: From `of_screen`.
        private: With folder names, patterns of what is left out, and the end of the log, which names files.
    """
    parts = [_section("Versions", versions()), _section("Shown on", screen)]
    info = {name: value for name, value in library.info().items() if private or not _is_private(value)}
    parts.append(_section("Library", info))
    kept = dataclasses.asdict(settings.load(library.directory))
    parts.append(_section("Settings", {name: _told(kept[name], private) for name in kept if name not in UNTOLD}))
    folders = library.folders()
    if private:
        rows = {folder.path: f"{folder.photos} photos{', offline' if folder.offline else ''}" for folder in folders}
        parts.append(_section("Folders", rows))
        parts.append(_section("Problems", {problem.path: problem.reason for problem in library.problems()[:LOG_LINES]}))
        parts.append("## Log\n" + "\n".join(logs.read().splitlines()[-LOG_LINES:]))
        if logs.crash_file().exists():
            crash = logs.crash_file().read_text("utf-8", "replace").splitlines()
            parts.append("## Crashes\n" + "\n".join(crash[-LOG_LINES:]))
    else:
        counts = {"folders": len(folders), "offline": sum(folder.offline for folder in folders)}
        codes: dict[str, int] = {}
        for problem in library.problems():
            codes[problem.code] = codes.get(problem.code, 0) + 1
        parts += [_section("Folders", counts), _section("Problems by kind", codes)]
    return "\n\n".join(parts) + "\n"


def _section(title: str, values: dict[str, Any]) -> str:
    return "\n".join([f"## {title}", *(f"{name}: {value}" for name, value in values.items())])


def _is_private(value: object) -> bool:
    """Whether this is, or may hold, a path."""
    return isinstance(value, str | Path) and any(sign in str(value) for sign in {os.sep, "/", "\\"})


def _told(value: object, private: bool) -> object:
    if private:
        return value
    if isinstance(value, tuple | list | dict):
        return f"{len(value)} (not shown)" if value else "none"
    return "(not shown)" if _is_private(value) else value
