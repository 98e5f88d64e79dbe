"""What the sidebar and the pages of groups and problems show, read together off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from core.library import Library
from core.records import Folder, Group, Kind, Problem


@dataclass(frozen=True, slots=True)
class Lists:
    """One look at the library. The groups are None when they were not asked for."""

    folders: tuple[Folder, ...]
    photos: int
    problems: tuple[Problem, ...]
    duplicates: tuple[Group, ...] | None = None
    bursts: tuple[Group, ...] | None = None

    def without_groups(self) -> Lists:
        return replace(self, duplicates=None, bursts=None)


def read(library: Library, *, groups: bool) -> Lists:
    """For a lane's thread."""
    duplicates, bursts = part(library.groups()) if groups else (None, None)
    folders = library.folders()
    return Lists(folders, total(folders), library.problems(), duplicates, bursts)


def total(folders: Sequence[Folder]) -> int:
    """Photos in all folders; one inside another counts once."""
    outer = [f for f in folders if not any(PurePath(f.path).is_relative_to(o.path) for o in folders if o is not f)]
    return sum(folder.photos for folder in outer)


def part(groups: Sequence[Group]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Groups with copies in them, and groups of nothing but burst shots."""
    bursts = {id(group) for group in groups if all(member.kind is Kind.BURST for member in group.members[1:])}
    return (
        tuple(group for group in groups if id(group) not in bursts),
        tuple(group for group in groups if id(group) in bursts),
    )
