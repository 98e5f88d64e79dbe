"""Where things live: the user's data folder, the resources shipped with the program, and atomic writes."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs


def default_library() -> Path:
    """The folder that holds the databases unless `--library` names another."""
    return Path(platformdirs.user_data_dir("Twinlens", appauthor=False, roaming=False))


def downloaded_models() -> Path:
    """The folder of downloaded encoders, which all libraries of this person share."""
    return Path(platformdirs.user_data_dir("Twinlens", appauthor=False, roaming=False), "models")


def log_folder() -> Path:
    return Path(platformdirs.user_log_dir("Twinlens", appauthor=False))


def resource(*parts: str) -> Path:
    """A file or folder shipped under `resources/`."""
    return Path(__file__).resolve().parent.parent.joinpath("resources", *parts)


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a crash leaves either the old file or the new one, never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
