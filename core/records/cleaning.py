"""Frozen records of clean-up: rules and what they suggest, plans, what was done, folders inside each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from core.records.photos import Photo, PhotoId


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a preset: a rule's name (see `core.review.keeping`) and what it is set to.

    Attributes:
        values: What the rule needs: folders, patterns; empty for most.
    """

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preset:
    """A named, ordered list of rules: the first that tells two photos apart decides. Built-in ones are read only."""

    name: str
    rules: tuple[Rule, ...]
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A rule that presets can be made of.

    Attributes:
        title: What it does, as a sentence without its full stop ("Keep the one with more pixels").
        values: What it is set to: "" nothing, "folders" (paths, the first counts most) or "patterns" (of file names).
        explanation: What a person may want to know before using it, in a sentence or two.
    """

    name: str
    title: str
    values: Literal["", "folders", "patterns"] = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What rules say of one group. Nothing is removed by it.

    Attributes:
        keeper: The photo to keep.
        marks: Those that may go: each is verified to be a copy of `keeper` itself.
        reason: Why it is kept, in words ("12 MP against 2 MP; 3 years older").
        left: Those that are not marked, each with the reason.
    """

    keeper: PhotoId
    marks: tuple[PhotoId, ...]
    reason: str
    left: tuple[tuple[PhotoId, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FolderPair:
    """How much of one folder is also in another: photos (and bytes) of `a` that have a copy below `b`."""

    a: str
    b: str
    inside: int
    total: int
    size: int


class Action(StrEnum):
    """What can be done with files; the values are what the command line takes."""

    TRASH = "trash"
    MOVE = "move"
    COPY = "copy"
    LINK = "link"
    CLONE = "clone"
    DELETE = "delete"
    SIDECAR = "sidecar"
    """Stars and labels written beside photos; no plan has it."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is left as it is. `code` is a short stable word, `reason` one sentence without the path."""

    path: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file of a plan.

    Attributes:
        keeper: The copy that stays, which the file is verified to match; None for COPY, which removes nothing.
        companions: Files that go with it: sidecars, RAW, the movie of a Live Photo.
        freed: Bytes that the disk really gets back.
        quarantine: Where it goes when its volume has no trash: a folder on the same volume; "" otherwise.
    """

    photo: Photo
    keeper: Photo | None
    companions: tuple[str, ...]
    freed: int
    quarantine: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an action would do, for the person to look at before it is done.

    Attributes:
        folder: Target of MOVE and COPY, else "".
        files: What would be done, by path.
        skipped: What would not, each with its reason.
    """

    action: Action
    folder: str
    files: tuple[PlannedFile, ...]
    skipped: tuple[Skipped, ...]

    @property
    def freed(self) -> int:
        return sum(file.freed for file in self.files)


class ActState(StrEnum):
    """How far one act on one file is."""

    PLANNED = "planned"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Act:
    """What happened to one file: of a photo, or of a companion.

    Attributes:
        target: Where it is now, or the keeper that it was linked to; "" where it is gone for good.
        reason: Why it failed or was skipped, or cannot be undone; "" otherwise.
    """

    id: int
    path: str
    target: str
    size: int
    state: ActState
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """One clean-up: an action on many files, undone as a whole or file by file.

    Attributes:
        at: When it began, ISO 8601 in UTC.
        done, failed, skipped, undone: Acts by state.
        freed: Bytes that the acts that are done have given back.
        undoable: Whether anything of it can still be undone.
    """

    id: int
    action: Action
    at: str
    done: int
    failed: int
    skipped: int
    undone: int
    freed: int
    undoable: bool


@dataclass(frozen=True, slots=True)
class UndoReport:
    """How an undo ended: files that are back, and those that are not, each with the reason.

    Attributes:
        notes: Files that are back but not quite as they were: under another name, each with a sentence.
    """

    restored: int
    failed: tuple[Skipped, ...]
    notes: tuple[Skipped, ...] = ()
