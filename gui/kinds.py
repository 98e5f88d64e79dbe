"""How photos match, in plain words. What is stored of a pair is English, and said here in the language spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.language import phrase, tr
from core.records import Group, Kind, Member
from core.retelling import details

_WHOLE = {
    Kind.KEEPER: phrase("the one to keep"),
    Kind.SAME_BYTES: phrase("same file, byte for byte"),
    Kind.SAME_PIXELS: phrase("same picture, other metadata"),
    Kind.RE_ENCODED: phrase("same picture, saved again"),
    Kind.RESIZED: phrase("same picture, other size"),
    Kind.CROPPED: phrase("cropped"),
    Kind.TURNED: phrase("turned"),
    Kind.MIRRORED: phrase("mirrored"),
    Kind.EDITED: phrase("edited"),
    Kind.BURST: phrase("another shot of the same moment"),
}
_SHORT = {
    Kind.KEEPER: phrase("keeper"),
    Kind.SAME_BYTES: phrase("same file"),
    Kind.SAME_PIXELS: phrase("same picture"),
    Kind.RE_ENCODED: phrase("saved again"),
    Kind.RESIZED: phrase("resized"),
    Kind.CROPPED: phrase("cropped"),
    Kind.TURNED: phrase("turned"),
    Kind.MIRRORED: phrase("mirrored"),
    Kind.EDITED: phrase("edited"),
    Kind.BURST: phrase("burst"),
}
SIZES = re.compile(r"\d+ × \d+ of \d+ × \d+")


def whole(kind: Kind) -> str:
    """The kind in full: "same picture, saved again"."""
    return tr(_WHOLE[kind])


def short(kind: Kind) -> str:
    """The kind in a word or two: "saved again"."""
    return tr(_SHORT[kind])


def of_member(member: Member) -> str:
    """How a photo matches its keeper. What stands beside it anyway, such as both dimensions, is left out."""
    stored = SIZES.sub("", member.detail).strip(" ,")
    if member.kind is Kind.BURST or not stored:
        return whole(member.kind)
    if stored.startswith(member.kind.value):
        return details(stored)
    return tr("{kind}: {detail}", kind=short(member.kind), detail=details(stored))


def listed(found: Iterable[Kind]) -> str:
    """Some kinds, short, parted by commas."""
    return ", ".join(short(kind) for kind in found)


def of_group(group: Group) -> str:
    """The kinds of a group's copies, most frequent first, short."""
    found = [member.kind for member in group.members[1:]]
    return listed(sorted(set(found), key=lambda kind: (-found.count(kind), kind.value)))
