"""What clean-ups are called, before and after."""

from __future__ import annotations

from pathlib import PurePath

from core.records import Action, Plan
from gui import words

TITLES = {
    Action.TRASH: "Move to the trash",
    Action.MOVE: "Move to a folder…",
    Action.COPY: "Copy to a folder…",
    Action.LINK: "Replace by hard links to the kept photo",
    Action.CLONE: "Replace by clones of the kept photo",
    Action.DELETE: "Delete permanently…",
}
EXPLAINED = {
    Action.TRASH: "What goes can be brought back, here or from the trash.",
    Action.MOVE: "A file with a name that is taken there gets a number.",
    Action.COPY: "Nothing is removed. A file with a name that is taken there gets a number.",
    Action.LINK: "Each stays where it is, under its name, and becomes the same file as the kept photo: "
    "a change to one is a change to both.",
    Action.CLONE: "Each stays where it is, under its name, sharing its bytes on the disk with the kept photo.",
    Action.DELETE: "What goes is gone for good. This cannot be undone.",
}
DONE = {
    Action.TRASH: "moved to the trash",
    Action.MOVE: "moved",
    Action.COPY: "copied",
    Action.LINK: "replaced by hard links",
    Action.CLONE: "replaced by clones",
    Action.DELETE: "deleted for good",
}


def doing(action: Action, count: int) -> str:
    """ "Move 212 to trash", on a button."""
    number = words.number(count)
    return {
        Action.TRASH: f"Move {number} to trash",
        Action.MOVE: f"Move {number}",
        Action.COPY: f"Copy {number}",
        Action.LINK: f"Replace {number} by links",
        Action.CLONE: f"Replace {number} by clones",
        Action.DELETE: f"Delete {number} for good",
    }[action]


def question(plan: Plan) -> str:
    """What a plan would do, as the title of a sheet."""
    photos = words.count(len(plan.files), "photo")
    where = words.place(PurePath(plan.folder)) if plan.folder else ""
    return {
        Action.TRASH: f"Move {photos} to the trash?",
        Action.MOVE: f"Move {photos} to {where}?",
        Action.COPY: f"Copy {photos} to {where}?",
        Action.LINK: f"Replace {photos} by hard links?",
        Action.CLONE: f"Replace {photos} by clones?",
        Action.DELETE: f"Delete {photos} for good?",
    }[plan.action]
