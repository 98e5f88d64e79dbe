"""The log file: what went wrong, and what the program did, kept small, on this computer only."""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from PySide6.QtCore import qVersion

from core import __version__, paths

log = logging.getLogger(__name__)

MOST_BYTES, OLD_FILES = 1_000_000, 2
"""A log file of this size makes way for a new one; so many old ones are kept."""
LEVELS = ("INFO", "WARNING", "ERROR", "CRITICAL")
_crashes: IO[str] | None = None


def file() -> Path:
    """The log file of now."""
    return paths.log_folder() / "twinlens.log"


def crash_file() -> Path:
    """Where Python writes its stack when the process dies in native code."""
    return paths.log_folder() / "crash.log"


def keep() -> None:
    """Write a log file from now on: a window started from a menu has no terminal. The terminal gets only warnings."""
    global _crashes
    root = logging.getLogger()
    for handler in root.handlers:
        handler.setLevel(max(handler.level, logging.WARNING))
    place = file()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(
            place, maxBytes=MOST_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="backslashreplace"
        )
        _crashes = open(crash_file(), "w" if _large(crash_file()) else "a", encoding="utf-8")
    except OSError as error:
        log.warning("there will be no log file: %s", error)
        return
    faulthandler.enable(_crashes)
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(kept)
    for ours in ("core", "gui"):
        logging.getLogger(ours).setLevel(logging.INFO)
    log.info("Twinlens %s, Python %s, Qt %s, %s", __version__, platform.python_version(), qVersion(), sys.platform)


def _large(place: Path) -> bool:
    return place.exists() and place.stat().st_size > MOST_BYTES


def entries(text: str) -> list[tuple[str, str]]:
    """A log as (level, text) of each entry; the lines of a traceback belong to the entry above them."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        words = line.split(" ", 3)
        if len(words) > 2 and words[2] in LEVELS and words[0][:4].isdigit():
            found.append((words[2], line))
        elif found:
            level, before = found[-1]
            found[-1] = (level, f"{before}\n{line}")
        else:  # the file before was turned over in the middle of an entry
            found.append(("INFO", line))
    return found


def read(most: int = 400_000) -> str:
    """The end of the log, at most so many bytes, from the beginning of a line; "" where there is none.

    Raises:
        OSError: It cannot be read.
    """
    try:
        with open(file(), "rb") as stream:
            stream.seek(0, 2)
            size = stream.tell()
            stream.seek(max(0, size - most))
            text = stream.read().decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
    return text.partition("\n")[2] if size > most else text
