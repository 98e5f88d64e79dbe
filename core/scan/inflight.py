"""Breadcrumbs: which files were being decoded when the program died, so that one bad file cannot kill every scan.

A worker notes the path before it decodes and wipes it after. What is still noted when the next scan begins was being
read at the end, mostly innocently (a power cut, `kill -9`): it is tried in a child process first, and only a file
that kills its child is a problem.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger(__name__)


class Crumb:
    """One worker's note, a file with one path in it. It is not synced: the system keeps it when a process dies."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("wb", buffering=0)

    @contextmanager
    def noting(self, path: str) -> Iterator[None]:
        """Keep `path` noted during the block; an exception wipes it too, for only death is of interest."""
        self._file.seek(0)
        self._file.write(os.fsencode(path))
        try:
            yield
        finally:
            self._file.seek(0)
            self._file.truncate()

    def close(self) -> None:
        self._file.close()


class InFlight:
    """The notes of one scan, and what earlier ones left behind. One scan at a time uses the folder.

    Attributes:
        suspects: Paths that were in flight when an earlier scan died.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._crumbs: dict[Path, Crumb] = {}
        self._old: dict[str, Path] = {}
        for file in sorted(folder.iterdir()):
            path = os.fsdecode(file.read_bytes())
            if path and path not in self._old:
                self._old[path] = file
            else:
                file.unlink()
        self.suspects = frozenset(self._old)
        if self.suspects:
            log.info("files in flight when the last scan ended: %s", sorted(self.suspects))

    def crumb(self) -> Crumb:
        """A note for one more worker."""
        taken = {*self._old.values(), *self._crumbs}
        number = next(n for n in range(len(taken) + 1) if self._folder / str(n) not in taken)
        file = self._folder / str(number)
        self._crumbs[file] = Crumb(file)
        return self._crumbs[file]

    def close(self, *, complete: bool) -> None:
        """Drop this scan's notes, and after a complete scan the old ones too: all suspects have been tried."""
        for crumb in self._crumbs.values():
            crumb.close()
        for file in [*self._crumbs, *(self._old.values() if complete else ())]:
            file.unlink(missing_ok=True)
