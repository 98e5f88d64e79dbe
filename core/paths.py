"""Where things live: the user's data folder, the resources shipped with the program, and atomic writes."""

from __future__ import annotations

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import platformdirs

log = logging.getLogger(__name__)


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
    with writing_atomically(path) as file:
        file.write(data)


def put_aside(path: Path, error: Exception) -> Path | None:
    """Keep a file that cannot be understood as .bad, so that a new one can take its place; both are logged.

    Returns where it is now; None in a folder that can only be read, where it stays as it is.
    """
    aside = path.with_suffix(".bad")
    log.warning("%s was not usable (%s); it is kept as %s", path, error, aside)
    try:
        path.replace(aside)
    except OSError as refused:
        log.warning("%s cannot be put aside: %s", path, refused)
        return None
    return aside


@contextmanager
def writing_atomically(path: Path, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """A new file that takes the place of `path` when the block ends; when it raises, `path` stays as it was.

    `mode`: its permissions, of which the system takes away what the person's umask says.
    """
    temporary = path.with_name(f".twinlens-{secrets.token_hex(8)}")
    with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            os.replace(temporary, path)
        except BaseException:
            file.close()
            os.unlink(temporary)
            raise
