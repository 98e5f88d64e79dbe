"""What clean-ups are called, before and after."""

from __future__ import annotations

from pathlib import PurePath
from typing import assert_never

from core.language import phrase, plural
from core.records import Action, Plan
from gui import words

TITLES = {
    Action.TRASH: phrase("Move to the trash"),
    Action.MOVE: phrase("Move to a folder…"),
    Action.COPY: phrase("Copy to a folder…"),
    Action.LINK: phrase("Replace by hard links to the kept photo"),
    Action.CLONE: phrase("Replace by clones of the kept photo"),
    Action.DELETE: phrase("Delete permanently…"),
}
EXPLAINED = {
    Action.TRASH: phrase("What goes can be brought back, here or from the trash."),
    Action.MOVE: phrase("A file with a name that is taken there gets a number."),
    Action.COPY: phrase("Nothing is removed. A file with a name that is taken there gets a number."),
    Action.LINK: phrase(
        "Each stays where it is, under its name, and becomes the same file as the kept photo: "
        "a change to one is a change to both."
    ),
    Action.CLONE: phrase("Each stays where it is, under its name, sharing its bytes on the disk with the kept photo."),
    Action.DELETE: phrase("What goes is gone for good. This cannot be undone."),
}
WHAT = {
    Action.TRASH: phrase("Moved to the trash"),
    Action.MOVE: phrase("Moved"),
    Action.COPY: phrase("Copied"),
    Action.LINK: phrase("Replaced by hard links"),
    Action.CLONE: phrase("Replaced by clones"),
    Action.DELETE: phrase("Deleted for good"),
    Action.SIDECAR: phrase("Ratings written into sidecars"),
}
"""What a clean-up did, as the name of it in a list."""
BECAME = {
    Action.TRASH: phrase("moved to the trash", "one file"),
    Action.MOVE: phrase("moved", "one file"),
    Action.COPY: phrase("copied", "one file"),
    Action.LINK: phrase("replaced by hard links", "one file"),
    Action.CLONE: phrase("replaced by clones", "one file"),
    Action.DELETE: phrase("deleted for good", "one file"),
    Action.SIDECAR: phrase("sidecar written", "one file"),
}
"""What became of one file; to be said with the same note."""


def done(action: Action, n: int, folder: str = "") -> str:
    """ "3 files moved to the trash", the beginning of a sentence; `folder` is where they are now."""
    where = words.place(PurePath(folder)) if folder else ""
    match action:
        case Action.TRASH:
            return plural("{n} file moved to the trash", "{n} files moved to the trash", n)
        case Action.MOVE if where:
            return plural("{n} file moved to {folder}", "{n} files moved to {folder}", n, folder=where)
        case Action.MOVE:
            return plural("{n} file moved", "{n} files moved", n)
        case Action.COPY if where:
            return plural("{n} file copied to {folder}", "{n} files copied to {folder}", n, folder=where)
        case Action.COPY:
            return plural("{n} file copied", "{n} files copied", n)
        case Action.LINK:
            return plural("{n} file replaced by hard links", "{n} files replaced by hard links", n)
        case Action.CLONE:
            return plural("{n} file replaced by clones", "{n} files replaced by clones", n)
        case Action.DELETE:
            return plural("{n} file deleted for good", "{n} files deleted for good", n)
        case Action.SIDECAR:
            return plural("{n} sidecar written", "{n} sidecars written", n)
    assert_never(action)


def doing(action: Action, n: int) -> str:
    """ "Move 212 to trash", on a button."""
    return {
        Action.TRASH: plural("Move {n} to trash", "Move {n} to trash", n),
        Action.MOVE: plural("Move {n}", "Move {n}", n),
        Action.COPY: plural("Copy {n}", "Copy {n}", n),
        Action.LINK: plural("Replace {n} by links", "Replace {n} by links", n),
        Action.CLONE: plural("Replace {n} by clones", "Replace {n} by clones", n),
        Action.DELETE: plural("Delete {n} for good", "Delete {n} for good", n),
    }[action]


def question(plan: Plan) -> str:
    """What a plan would do, as the title of a sheet."""
    n = len(plan.files)
    where = words.place(PurePath(plan.folder)) if plan.folder else ""
    return {
        Action.TRASH: plural("Move {n} photo to the trash?", "Move {n} photos to the trash?", n),
        Action.MOVE: plural("Move {n} photo to {folder}?", "Move {n} photos to {folder}?", n, folder=where),
        Action.COPY: plural("Copy {n} photo to {folder}?", "Copy {n} photos to {folder}?", n, folder=where),
        Action.LINK: plural("Replace {n} photo by hard links?", "Replace {n} photos by hard links?", n),
        Action.CLONE: plural("Replace {n} photo by clones?", "Replace {n} photos by clones?", n),
        Action.DELETE: plural("Delete {n} photo for good?", "Delete {n} photos for good?", n),
    }[plan.action]
