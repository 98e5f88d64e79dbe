"""Numbers and records in plain words, as the language that is spoken writes them."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from pathlib import PurePath

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import Qt

from core import language
from core.language import percent, phrase, plural, tr
from core.records import Group, Kind, Member, Neighbour, Photo, PhotoId, Progress
from core.retelling import details, retell
from gui import kinds

UNITS = (phrase("{size} kB"), phrase("{size} MB"), phrase("{size} GB"), phrase("{size} TB"))


def number(value: int) -> str:
    return language.number(value)


def size(octets: int) -> str:
    """Bytes in the unit a person would choose, with decimal prefixes as file managers use them."""
    value = float(octets)
    if value < 1000:
        return plural("{n} byte", "{n} bytes", octets)
    for unit in UNITS:
        value /= 1000
        if value < 999.5 or unit is UNITS[-1]:
            return tr(unit, size=language.number(value, 1 if value < 9.95 else 0))
    raise AssertionError


def sentence(text: str) -> str:
    """What core said, in the language that is spoken and with a capital letter, which it may have come without."""
    text = retell(text)
    return text[:1].upper() + text[1:]


def dimensions(photo: Photo) -> str:
    facts = photo.facts
    return f"{facts.width} × {facts.height}"


def megapixels(photo: Photo) -> str:
    millions = photo.facts.width * photo.facts.height / 1e6
    return tr("{n} MP", n=language.number(millions, 2 if millions < 0.095 else 1 if millions < 9.95 else 0))


def moment(taken: str | None, *, short: bool = False) -> str:
    """ "2024-03-02T11:05:09" as "2 March 2024, 11:05" or "2 Mar 2024, 11:05"; what is no such time, as it is."""
    if not taken:
        return ""
    try:
        when = datetime.fromisoformat(taken)
    except ValueError:
        return taken
    return _day_and_time(when, short)


def when(at: str) -> str:
    """A time in UTC as a person's clock shows it; what is no time, as it is."""
    try:
        return moment(datetime.fromisoformat(at).astimezone().replace(tzinfo=None).isoformat())
    except ValueError:
        return at


def modified(photo: Photo, *, short: bool = False) -> str:
    try:
        when = datetime.fromtimestamp(photo.mtime_ns / 1e9)
    except (ValueError, OverflowError, OSError):  # a clock was far off when the file was written
        return ""
    return _day_and_time(when, short)


def day(when: datetime, *, short: bool = False) -> str:
    """ "2 March 2024" or "2 Mar 2024"."""
    return _locale(language.spoken()).toString(
        QDate(when.year, when.month, when.day), "d MMM yyyy" if short else "d MMMM yyyy"
    )


def _day_and_time(when: datetime, short: bool) -> str:
    return f"{day(when, short=short)}, {when:%H:%M}"


@lru_cache
def _locale(name: str) -> QLocale:
    return QLocale(name)


def place(folder: PurePath) -> str:
    """A folder as a person knows it: from their home folder on."""
    home = os.path.expanduser("~")
    return str(PurePath("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def folder_name(folder: str) -> str:
    return PurePath(folder).name or folder


def listed(names: Collection[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = names
    return tr("{names} and {last}", names=", ".join(first), last=last) if first else last


def group(group: Group) -> str:
    """ "3 photos · 9.1 MB": how many, and the space that all but one take."""
    text = plural("{n} photo", "{n} photos", len(group.members))
    return f"{text} · {size(group.reclaimable)}" if group.reclaimable else text


def marked(group: Group, marks: Collection[PhotoId]) -> str:
    """ "✕ 2 of 5 marked", "✕ all but one marked", or "" when none is."""
    found = sum(member.photo.id in marks for member in group.members)
    if not found:
        return ""
    if found == len(group.members) - 1:
        return tr("✕ all but one marked")
    return tr("✕ {n} of {all} marked", n=number(found), all=number(len(group.members)))


def tip(text: str) -> str:
    """A tip in which nothing is taken for markup: names, and what files say of themselves, may look like it.

    A picture that such markup names would be fetched, on Windows from another computer too.
    """
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if Qt.mightBeRichText(text) else text


def tooltip(photo: Photo, entry: Photo | Member | Neighbour | Group) -> str:
    if isinstance(entry, Group):
        return tip("\n".join(member.photo.path for member in entry.members[:20]))
    lines = [photo.path, f"{dimensions(photo)}, {size(photo.size)}"]
    if photo.facts.taken:
        lines.append(moment(photo.facts.taken))
    if photo.offline:
        lines.append(tr("Its folder is offline: this is what Twinlens remembers of it."))
    if isinstance(entry, Neighbour):
        lines.append(plural("Distance: {n} bit differs", "Distance: {n} bits differ", entry.distance))
    if isinstance(entry, Member):
        told = kinds.of_member(entry)
        lines.append(f"{told} ({details(entry.detail)})" if kinds.SIZES.search(entry.detail) else told)
        if entry.kind is not Kind.KEEPER:
            sure = percent(entry.confidence)
            lines.append(tr("Distance: {n} of 256 bits differ; {sure} sure", n=entry.distance, sure=sure))
    return tip("\n".join(lines))


def spoken(photo: Photo, entry: Photo | Member | Neighbour | Group) -> str:
    """What a screen reader says of a cell."""
    if isinstance(entry, Group):
        photos = plural("{n} photo", "{n} photos", len(entry.members))
        return f"{photos}, {size(entry.reclaimable)}, {kinds.of_group(entry)}"
    parts = [PurePath(photo.path).name, dimensions(photo), size(photo.size)]
    if isinstance(entry, Member):
        parts.append(kinds.of_member(entry))
    if isinstance(entry, Neighbour):
        parts.append(tr("distance {n}", n=entry.distance))
    if photo.offline:
        parts.append(tr("offline"))
    return ", ".join(parts)


def duration(seconds: float) -> str:
    if seconds < 60:
        return tr("{n} s", n=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("{n} min", n=minutes)
    return tr("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


def progress(p: Progress) -> tuple[str, str]:
    """Two lines on a running scan: how far, and what came of it."""
    done, total = number(p.done_files), number(p.total_files)
    if p.phase in ("idle", "walking") or (p.phase == "indexing" and not p.total_files):
        parts = [tr("Looking for photos: {n} found so far", n=total)]
    elif p.phase == "matching":
        parts = [tr("Looking for copies among the photos: {done} of {total}", done=done, total=total)]
        if not p.total_files:
            parts = [tr("Looking for copies among the photos")]
    elif p.phase == "encoding":
        encoder = tr(p.current)  # of the built-in one the name is said, too
        parts = [tr("Getting photos ready for {encoder}: {done} of {total}", encoder=encoder, done=done, total=total)]
    else:
        of = plural("{done} of {n} file", "{done} of {n} files", p.total_files, done=done)
        if not p.walk_done:
            of = plural("{done} of {n} file found so far", "{done} of {n} files found so far", p.total_files, done=done)
        parts = [of, tr("{done} of {total}", "sizes of files", done=size(p.done_bytes), total=size(p.total_bytes))]
    if p.paused:
        parts.append(tr("paused"))
    else:
        if p.rate > 0:
            parts.append(tr("{n}/s", "photos a second", n=language.number(p.rate, 0 if p.rate >= 10 else 1)))
        if p.seconds_left is not None:
            parts.append(tr("{time} left", time=duration(p.seconds_left)))
    came = [plural("{n} new", "{n} new", p.new), plural("{n} unchanged", "{n} unchanged", p.unchanged)]
    came.append(plural("{n} moved", "{n} moved", p.moved))
    if p.removed:
        came.append(plural("{n} removed", "{n} removed", p.removed))
    came.append(plural("{n} failed", "{n} failed", p.failed))
    return " · ".join(parts), " · ".join(came)
