"""Which photos may be marked to go: the one place that knows, so that no way of marking can leave a group empty.

A mark needs a reason to be safe: the photo is a verified copy, and what it is a copy of stays, is there, and is not
marked itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from core.language import phrase, tr
from core.records import ContentId, Group, Kind, Member, PhotoId
from core.store.catalogue import is_below

NO_COPY = phrase("no copy of it is known, so it would be lost")
IS_KEEPER = phrase("it is the one to keep")
IS_BURST = phrase("it is another shot of the same moment, not a copy")
IS_OFFLINE = phrase("its folder is not there now")
IS_LAST = phrase("no other copy of it would be left that is there now")


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for all groups.

    Attributes:
        protected: Canonical folders whose photos are never marked.
        chosen: Photos chosen to be kept.
        is_copy: Whether two contents are verified copies of each other.
    """

    protected: Sequence[str]
    chosen: Collection[PhotoId]
    is_copy: Callable[[ContentId, ContentId], bool]


def canonical(folders: Sequence[str]) -> tuple[str, ...]:
    """Folders as the catalogue names what is in them."""
    return tuple(os.path.realpath(folder) for folder in folders)


def protecting(path: str, folders: Sequence[str]) -> str | None:
    """The protected folder that a file lies in, if any."""
    return next((folder for folder in folders if is_below(path, folder) or path == folder), None)


def refused(group: Group, marked: Collection[PhotoId], limits: Limits) -> Mapping[PhotoId, str]:
    """Those of `marked` that may not be marked together in this group, each with the reason, which follows "because".

    Args:
        marked: All photos of the group that would be marked then.
    """
    found: dict[PhotoId, str] = {}
    allowed: list[Member] = []
    for place, member in enumerate(group.members):
        photo = member.photo
        if photo.id not in marked:
            continue
        folder = protecting(photo.path, limits.protected)
        if place == 0 or photo.id in limits.chosen:
            found[photo.id] = tr(IS_KEEPER)
        elif member.kind is Kind.BURST:
            found[photo.id] = tr(IS_BURST)
        elif folder is not None:
            found[photo.id] = tr("it lies in {folder}, which is protected", folder=folder)
        elif photo.offline:
            found[photo.id] = tr(IS_OFFLINE)
        else:
            allowed.append(member)
    if not group.keeper.offline:  # it is not marked, and every member is verified against it
        return found
    going = {member.photo.id for member in allowed}
    staying = {m.photo.content_id for m in group.members if m.photo.id not in going and not m.photo.offline}
    for member in allowed:
        content = member.photo.content_id
        if content not in staying and not any(limits.is_copy(other, content) for other in staying):
            found[member.photo.id] = tr(IS_LAST)
    return found
