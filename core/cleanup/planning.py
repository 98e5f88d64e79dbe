"""The plan: what an action would do with photos, and what it would leave and why. It only looks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.cleanup import volumes
from core.cleanup.companions import Companions, Folders
from core.cleanup.judge import Judge
from core.cleanup.space import Space
from core.errors import UserError
from core.language import phrase, tr
from core.records import Action, CancelToken, Photo, Plan, PlannedFile, Skipped

Hashes = Callable[[str], bytes]
"""Gives a digest by path; raises `OSError`."""


def checked_folder(action: Action, folder: str) -> str:
    """The canonical target folder of MOVE and COPY, "" for the others. Raises `UserError` when it cannot be used."""
    if action not in (Action.MOVE, Action.COPY):
        return ""
    path = os.path.realpath(folder) if folder else ""
    if not os.path.isdir(path):
        raise UserError(
            "not-found",
            tr("{folder} is not a folder to put files into.", folder=folder)
            if folder
            else tr("No folder to put files into was chosen."),
            folder,
        )
    if not os.access(path, os.W_OK | os.X_OK):
        raise UserError("not-writable", tr("{folder} may not be written to.", folder=folder), folder)
    return path


@dataclass(frozen=True, slots=True)
class Place:
    """Where TRASH puts files of a folder: a trash, a quarantine folder, or (neither) the recycle bin of Windows."""

    trash: volumes.Trash | None = None
    quarantine: str = ""


class Places:
    """Finds the place for each folder once."""

    def __init__(self, library: Sequence[str]) -> None:
        """`library`: the library's folders."""
        self._library = sorted(library, key=len, reverse=True)
        self._day = date.today().isoformat()
        self._known: dict[str, Place] = {}

    def of(self, path: str) -> Place:
        """The place for a file. Raises `UserError("no-trash")`, `OSError`."""
        folder = os.path.dirname(path)
        if folder not in self._known:
            self._known[folder] = self._find(path)
        return self._known[folder]

    def _find(self, path: str) -> Place:
        if sys.platform == "win32":
            if not volumes.is_network(path):
                return Place()
        elif (trash := volumes.trash_of(path)) is not None:
            return Place(trash)
        within = next((f for f in self._library if path.startswith(f.rstrip(os.sep) + os.sep)), None)
        if within is None:
            raise UserError("no-trash", phrase("Its disk has no trash, and it lies in no folder of the library."), path)
        return Place(quarantine=volumes.quarantine_of(path, within, self._day))


def make_plan(
    action: Action,
    photos: Iterable[Photo],
    folder: str,
    judge: Judge,
    places: Places,
    cancel: CancelToken,
) -> Plan:
    """Judge each photo by a look. `folder` is as `checked_folder` gave it. Raises `Cancelled`."""
    listings, space = Folders(), Space()
    files: list[PlannedFile] = []
    skipped: list[Skipped] = []
    for photo in sorted(photos, key=lambda p: p.path):
        cancel.check()
        try:
            info = judge.check_photo(photo)
            keeper = None if action is Action.COPY else judge.survivor(photo)
            companions = companions_of(action, photo, keeper, listings)
            quarantine = places.of(photo.path).quarantine if action is Action.TRASH else ""
            leaves = action is not Action.MOVE or not volumes.same_volume(os.path.dirname(photo.path), folder)
            freed = space.freed(action, info, leaves_volume=leaves)
            freed += sum(space.freed(action, os.lstat(path), leaves_volume=leaves) for path in companions.all)
        except UserError as error:
            skipped.append(Skipped(photo.path, error.code, str(error)))
        except OSError as error:
            sentence = phrase("It or its folder cannot be looked at ({error}).").format(error=error.strerror or error)
            skipped.append(Skipped(photo.path, "denied", sentence))
        else:
            listings.remove([photo.path, *companions.all])
            files.append(PlannedFile(photo, keeper, companions.all, freed, quarantine))
    return Plan(action, folder, tuple(files), tuple(skipped))


def companions_of(
    action: Action, photo: Photo, keeper: Photo | None, listings: Folders, digest: Hashes | None = None
) -> Companions:
    """What goes with a photo. Where it is replaced in its place, nothing does: they stay beside it.

    A RAW or a movie may only be removed when the keeper has the same one: of the same size, and where `digest` is given
    of the same bytes. Raises `UserError("companion")`, `OSError`.
    """
    if action in (Action.LINK, Action.CLONE):
        return Companions()
    found = listings.of(photo.path)
    if action in (Action.TRASH, Action.DELETE) and keeper is not None:
        theirs = [path for path in listings.contents_of(keeper.path) if path not in found.contents]
        for path in found.contents:
            if not any(_same(path, other, digest) for other in theirs):
                sentence = phrase("{name} belongs to it, and the copy that stays has none of the same.").format(
                    name=os.path.basename(path)
                )
                raise UserError("companion", sentence, photo.path)
    return found


def _same(path: str, other: str, digest: Hashes | None) -> bool:
    """Whether two companions are of one kind and of the same size or bytes, and two files."""
    if os.path.splitext(path)[1].lower() != os.path.splitext(other)[1].lower():
        return False
    a, b = os.lstat(path), os.lstat(other)
    if a.st_size != b.st_size or (os.path.samestat(a, b) and a.st_nlink < 2):
        return False
    return digest is None or digest(path) == digest(other)
