"""Numbers and records in plain words."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from datetime import datetime
from pathlib import PurePath

from core.records import Group, Kind, Member, Neighbour, Photo, PhotoId, Progress

KINDS = {
    Kind.KEEPER: "the one to keep",
    Kind.SAME_BYTES: "same file, byte for byte",
    Kind.SAME_PIXELS: "same picture, other metadata",
    Kind.RE_ENCODED: "same picture, saved again",
    Kind.RESIZED: "same picture, other size",
    Kind.CROPPED: "cropped",
    Kind.TURNED: "turned",
    Kind.MIRRORED: "mirrored",
    Kind.EDITED: "edited",
    Kind.BURST: "another shot of the same moment",
}

SHORT = {Kind.SAME_BYTES: "same file", Kind.SAME_PIXELS: "same picture", Kind.RE_ENCODED: "saved again"}
"""Kinds where the command line's word would puzzle a person."""

SIZES = re.compile(r"\d+ × \d+ of \d+ × \d+")


def number(value: int) -> str:
    return f"{value:,}"


def count(value: int, one: str, many: str | None = None) -> str:
    """ "1 photo", "12,410 photos"."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def size(octets: int) -> str:
    """Bytes in the unit a person would choose, with decimal prefixes as file managers use them."""
    value = float(octets)
    if value < 1000:
        return f"{octets} bytes"
    for unit in ("kB", "MB", "GB", "TB"):
        value /= 1000
        if value < 999.5 or unit == "TB":
            return f"{value:.1f} {unit}" if value < 9.95 else f"{value:,.0f} {unit}"
    raise AssertionError


def sentence(text: str) -> str:
    """A sentence that may have come without its capital letter, with one."""
    return text[:1].upper() + text[1:]


def dimensions(photo: Photo) -> str:
    facts = photo.facts
    return f"{facts.width} × {facts.height}"


def megapixels(photo: Photo) -> str:
    millions = photo.facts.width * photo.facts.height / 1e6
    return f"{millions:.1f} MP" if millions < 9.95 else f"{millions:.0f} MP"


def moment(taken: str | None, *, short: bool = False) -> str:
    """ "2024-03-02T11:05:09" as "2 March 2024, 11:05" or "2 Mar 2024, 11:05"; what is no such time, as it is."""
    if not taken:
        return ""
    try:
        when = datetime.fromisoformat(taken)
    except ValueError:
        return taken
    return _day_and_time(when, short)


def modified(photo: Photo, *, short: bool = False) -> str:
    try:
        when = datetime.fromtimestamp(photo.mtime_ns / 1e9)
    except (ValueError, OverflowError, OSError):  # a clock was far off when the file was written
        return ""
    return _day_and_time(when, short)


def _day_and_time(when: datetime, short: bool) -> str:
    return f"{when.day} {when:%b %Y, %H:%M}" if short else f"{when.day} {when:%B %Y, %H:%M}"


def place(folder: PurePath) -> str:
    """A folder as a person knows it: from their home folder on."""
    home = os.path.expanduser("~")
    return str(PurePath("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def folder_name(folder: str) -> str:
    return PurePath(folder).name or folder


def kind(member: Member) -> str:
    """How a photo matches its keeper. What stands beside it anyway, such as both dimensions, is left out."""
    detail = SIZES.sub("", member.detail).strip(" ,")
    if member.kind is Kind.BURST or not detail:
        return KINDS[member.kind]
    if detail.startswith(member.kind.value):
        return detail
    return f"{SHORT.get(member.kind, member.kind.value)}: {detail}"


def kinds(group: Group) -> str:
    """The kinds of a group's copies, most frequent first, short."""
    found = [member.kind for member in group.members[1:]]
    return ", ".join(SHORT.get(k, k.value) for k in sorted(set(found), key=lambda k: (-found.count(k), k.value)))


def group(group: Group) -> str:
    """ "3 photos · 9.1 MB": how many, and the space that all but one take."""
    text = count(len(group.members), "photo")
    return f"{text} · {size(group.reclaimable)}" if group.reclaimable else text


def marked(group: Group, marks: Collection[PhotoId]) -> str:
    """ "✕ 2 of 5 marked", "✕ all but one marked", or "" when none is."""
    found = sum(member.photo.id in marks for member in group.members)
    if not found:
        return ""
    return "✕ all but one marked" if found == len(group.members) - 1 else f"✕ {found} of {len(group.members)} marked"


def tooltip(photo: Photo, entry: Photo | Member | Neighbour | Group) -> str:
    if isinstance(entry, Group):
        return "\n".join(member.photo.path for member in entry.members[:20])
    lines = [photo.path, f"{dimensions(photo)}, {size(photo.size)}"]
    if photo.facts.taken:
        lines.append(moment(photo.facts.taken))
    if photo.offline:
        lines.append("Its folder is offline: this is what Twinlens remembers of it.")
    if isinstance(entry, Neighbour):
        lines.append(f"Distance: {entry.distance} bits differ")
    if isinstance(entry, Member):
        lines.append(f"{kind(entry)} ({entry.detail})" if SIZES.search(entry.detail) else kind(entry))
        if entry.kind is not Kind.KEEPER:
            lines.append(f"Distance: {entry.distance} of 256 bits differ; {entry.confidence:.0%} sure")
    return "\n".join(lines)


def spoken(photo: Photo, entry: Photo | Member | Neighbour | Group) -> str:
    """What a screen reader says of a cell."""
    if isinstance(entry, Group):
        return f"{count(len(entry.members), 'photo')}, {size(entry.reclaimable)}, {kinds(entry)}"
    text = f"{PurePath(photo.path).name}, {dimensions(photo)}, {size(photo.size)}"
    if isinstance(entry, Member):
        text += f", {kind(entry)}"
    if isinstance(entry, Neighbour):
        text += f", distance {entry.distance}"
    return text + (", offline" if photo.offline else "")


def duration(seconds: float) -> str:
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def progress(p: Progress) -> tuple[str, str]:
    """Two lines on a running scan: how far, and what came of it."""
    if p.phase in ("idle", "walking") or (p.phase == "indexing" and not p.total_files):
        first = f"Looking for photos: {number(p.total_files)} found so far"
    elif p.phase == "matching":
        first = "Looking for copies among the photos"
        if p.total_files:
            first += f": {number(p.done_files)} of {number(p.total_files)}"
    elif p.phase == "encoding":
        first = f"Getting photos ready for {p.current}: {number(p.done_files)} of {number(p.total_files)}"
    else:
        so_far = "" if p.walk_done else " found so far"
        first = f"{number(p.done_files)} of {number(p.total_files)} files{so_far}"
        first += f" · {size(p.done_bytes)} of {size(p.total_bytes)}"
    if p.paused:
        first += " · paused"
    else:
        if p.rate > 0:
            first += f" · {p.rate:.0f}/s" if p.rate >= 10 else f" · {p.rate:.1f}/s"
        if p.seconds_left is not None:
            first += f" · {duration(p.seconds_left)} left"
    parts = [f"{number(p.new)} new", f"{number(p.unchanged)} unchanged", f"{number(p.moved)} moved"]
    if p.removed:
        parts.append(f"{number(p.removed)} removed")
    parts.append(f"{number(p.failed)} failed")
    return first, " · ".join(parts)
