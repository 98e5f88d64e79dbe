"""Tries a file that was in hand when the program crashed in a process of its own, where a crash does no harm."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable

from core.errors import UserError
from core.language import phrase
from core.pictures import decoding

log = logging.getLogger(__name__)

_REFUSED = 3  # the child's exit code for a file that is refused in the ordinary way

probe_command: Callable[[str], list[str]] = lambda path: [sys.executable, "-m", "core.pictures.probing", path]  # noqa: E731
"""How `probe` starts a child that decodes one file; a frozen program replaces it by one that calls `main`."""


def probe(path: str, seconds: float = 60.0) -> str | None:
    """Decode a file in a process of its own. The reason if that died or took too long, else None (even if it failed).

    For files that were in hand when the program crashed.
    """
    root = os.path.abspath(__file__).rpartition(os.sep + "core" + os.sep)[0]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))}
    try:
        child = subprocess.run(
            probe_command(path),
            env=environment,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # else Windows shows a console for it
        )
    except subprocess.TimeoutExpired:
        return phrase("decoding it takes too long")
    if child.returncode in (0, _REFUSED):
        return None
    log.warning("decoding %s ended a process with %s: %s", path, child.returncode, child.stderr[-2000:])
    return phrase("decoding it crashes")


def main(arguments: list[str]) -> int:
    """The child of `probe`: 0 when the file was decoded, 3 when it was refused; anything else is a crash."""
    try:
        decoding.decode(arguments[0], 224)
    except UserError:
        return _REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
