"""How the catalogue follows what clean-up did to files: rows go, change their path, and come back with their codes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.records import ContentId, FileStamp, PhotoId
from core.store.catalogue import Catalogue, bump, is_below
from core.store.catalogue_scan import ScanStore
from core.store.database import Connection
from core.store.entries import Entry, Reused


@dataclass(frozen=True, slots=True)
class Gone:
    """No photograph of its own is at this path any more."""

    path: str


@dataclass(frozen=True, slots=True)
class Here:
    """A file with a content is at a path now.

    Attributes:
        digest: Of its content. Where the catalogue does not know it any more, the next scan finds the file.
        was: The path at which it was until now, or "".
    """

    stamp: FileStamp
    digest: bytes
    was: str = ""


class FileFollower:
    """Clean-up's side of the catalogue."""

    def __init__(self, catalogue: Catalogue, point: Callable[[str, str], None] = lambda what, path: None) -> None:
        """`point` is called before every write."""
        self._catalogue = catalogue
        self._scan = ScanStore(catalogue.database)
        self._point = point

    def follow(self, changes: Sequence[Gone | Here]) -> None:
        """Bring the rows of these files up to date. Doing it again changes nothing.

        What no photo has any more keeps its codes and matches until the next scan, so that an undo needs none.
        """
        folders = [folder.path for folder in self._catalogue.folders()]
        entries: list[Entry] = []
        gone: set[str] = set()
        for change in changes:
            if isinstance(change, Gone):
                gone.add(change.path)
                continue
            path = change.stamp.path
            gone.discard(path)
            content = self._catalogue.content_of(change.digest)
            if content is None or not any(is_below(path, folder) for folder in folders):
                gone.update({change.was} - {""})
                continue
            entries.append(Reused(change.stamp, content, self._photo_at(change.was, content)))
        if gone:
            self._point("commit", "catalogue")
            self._catalogue.database.write(lambda c: _remove(c, gone))
        if entries:
            self._point("commit", "catalogue")
            self._scan.commit(entries, None, lambda path: False, set())

    def _photo_at(self, path: str, content: ContentId) -> PhotoId | None:
        known = self._scan.known([path], None).get(path) if path else None
        return known.photo_id if known is not None and known.content_id == content else None


def _remove(c: Connection, paths: set[str]) -> None:
    removed = 0
    for path in paths:
        removed += c.execute("DELETE FROM photos WHERE path = ?", (os.fsencode(path),)).rowcount
    if removed:
        bump(c)
