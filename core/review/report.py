"""Groups of copies as a report for people and programs: CSV, JSON, or HTML in one file with its pictures.

File names that are not valid text are exact in JSON alone: a byte that cannot be decoded stands there as the lone
surrogate U+DC80 to U+DCFF that Python reads it as ("\\udce9" for E9, PEP 383), so `os.fsencode(json.loads(...))` gives
the name back. In CSV such a byte is the text "\\udce9", in HTML the replacement character, with the exact name in the
link. CSV and JSON have all else as it is, newlines and emoji too.
"""

from __future__ import annotations

import base64
import csv
import errno
import html
import io
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from core import __version__, language, paths
from core.errors import UserError
from core.language import phrase, plural, spoken, tr
from core.pictures import decoding
from core.records import CancelToken, Group, Kind, Member, PhotoId, ProgressBoard
from core.retelling import day, details, retell

COLUMNS = (
    "group", "role", "kind", "detail", "confidence", "path", "bytes", "width", "height", "format", "taken", "modified",
    "offline",
)  # fmt: skip

_ROLES = {"keep": phrase("kept"), "marked": phrase("marked to go"), "copy": "", "burst": ""}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report tells.

    Attributes:
        marks: Photos marked to go.
        reasons: Why a keeper is kept, where rules or the person chose it.
        thumbnail: JPEG bytes of a content, or None.
    """

    groups: Sequence[Group]
    marks: Collection[PhotoId]
    reasons: Mapping[PhotoId, str]
    thumbnail: Callable[[int], bytes | None]


def write(path: str, contents: Contents, cancel: CancelToken, board: ProgressBoard) -> None:
    """Write a report as what its name ends with says, whole or not at all; a file that is there is replaced.

    Raises:
        UserError: "unknown-format", "not-found" (its folder), "not-writable", "disk-full".
        Cancelled: When `cancel` was.
    """
    make = _FORMATS.get(os.path.splitext(path)[1].lower())
    if make is None:
        raise UserError("unknown-format", tr("A report is a .csv, .json or .html file; name it so."), path)
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise UserError("not-found", tr("The folder {parent} is not there.", parent=target.parent), path)

    def tell(number: int) -> None:
        cancel.check()
        board.update(phase="reading", done_files=number, total_files=len(contents.groups), paused=cancel.paused)

    try:
        with paths.writing_atomically(target, 0o666) as file:
            for part in make(contents, tell):
                file.write(part)
    except OSError as error:
        code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "not-writable"
        raise UserError(
            code, tr("{path} cannot be written: {error}.", path=path, error=error.strerror), path
        ) from error


Tell = Callable[[int], None]


def _role(contents: Contents, member: Member) -> str:
    if member.kind is Kind.KEEPER:
        return "keep"
    if member.photo.id in contents.marks:
        return "marked"
    return "burst" if member.kind is Kind.BURST else "copy"


def _facts(contents: Contents, member: Member) -> dict[str, Any]:
    """All of a member but its group, by the names of `COLUMNS`."""
    photo = member.photo
    return {
        "role": _role(contents, member),
        "kind": member.kind.value,
        "detail": member.detail,
        "confidence": round(member.confidence, 4),
        "path": photo.path,
        "bytes": photo.size,
        "width": photo.facts.width,
        "height": photo.facts.height,
        "format": photo.facts.format,
        "taken": photo.facts.taken or "",
        "modified": _time(photo.mtime_ns),
        "offline": photo.offline,
    }


def _time(mtime_ns: int) -> str:
    try:
        return datetime.fromtimestamp(mtime_ns / 1e9, UTC).isoformat(timespec="seconds")
    except (OverflowError, OSError, ValueError):  # a clock was far off
        return ""


# --- CSV and JSON --------------------------------------------------------------------------------------------------


def _csv(contents: Contents, tell: Tell) -> Iterator[bytes]:
    """One line a photo. With a byte order mark, by which spreadsheets know UTF-8."""
    yield b"\xef\xbb\xbf" + _row(COLUMNS)
    for number, group in enumerate(contents.groups, 1):
        tell(number)
        for member in group.members:
            facts = {**_facts(contents, member), "group": number}
            yield _row([facts[column] for column in COLUMNS])


def _row(values: Sequence[object]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue().encode("utf-8", "backslashreplace")


def _json(contents: Contents, tell: Tell) -> Iterator[bytes]:
    head = {"program": "Twinlens", "version": __version__, "made": datetime.now(UTC).isoformat(timespec="seconds")}
    yield json.dumps(head)[:-1].encode() + b', "groups": [\n'
    for number, group in enumerate(contents.groups, 1):
        tell(number)
        entry = {
            "group": number,
            "keeper": group.keeper.path,
            "reason": contents.reasons.get(group.keeper.id, ""),
            "reclaimable": group.reclaimable,
            "photos": [
                {**_facts(contents, member), **({"rectangle": member.rectangle} if member.rectangle else {})}
                for member in group.members
            ],
        }
        yield json.dumps(entry).encode("ascii") + (b",\n" if number < len(contents.groups) else b"\n")
    yield b"]}\n"


# --- HTML ----------------------------------------------------------------------------------------------------------

_STYLE = """
:root { color-scheme: light dark; --ground: #fbfaf8; --card: #fff; --ink: #22201d; --faint: #6d6861; --line: #dedad3;
  --keep: #1f7a4d; --go: #b3361f; }
@media (prefers-color-scheme: dark) { :root { --ground: #191817; --card: #232120; --ink: #ece8e1; --faint: #a39d93;
  --line: #3a3734; --keep: #63c795; --go: #ff8a6f; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 78rem; background: var(--ground); color: var(--ink);
  font: 15px/1.45 system-ui, sans-serif; }
h1 { margin: 0; font-size: 1.5rem; }
.sum { margin: .25rem 0 2rem; color: var(--faint); }
section { margin: 0 0 1rem; padding: 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  content-visibility: auto; contain-intrinsic-size: auto 300px; }
h2 { margin: 0 0 .75rem; font-size: 1rem; }
h2 span { font-weight: normal; color: var(--faint); }
.photos { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; width: 11rem; }
figure a { display: flex; align-items: center; justify-content: center; height: 10rem;
  background: var(--ground); border-radius: 6px; color: var(--faint); text-decoration: none; }
img { max-width: 100%; max-height: 100%; }
figcaption { margin-top: .4rem; font-size: .8rem; color: var(--faint); overflow-wrap: anywhere; }
figcaption b { display: block; color: var(--ink); font-weight: 600; white-space: pre-wrap; }
figcaption i { font-style: normal; white-space: pre-wrap; }
.role { display: block; font-weight: 600; } .keep .role { color: var(--keep); } .marked .role { color: var(--go); }
.marked img { opacity: .55; }
@media print { section { break-inside: avoid; } }
"""

_UNITS = ((phrase("{size} GB"), 1e9), (phrase("{size} MB"), 1e6), (phrase("{size} kB"), 1e3))
_NAME = "\0name\0"
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def _html(contents: Contents, tell: Tell) -> Iterator[bytes]:
    groups = contents.groups
    extra = sum(member.kind is not Kind.BURST for group in groups for member in group.members[1:])
    now = datetime.now().astimezone()
    told = [
        plural("{n} group", "{n} groups", len(groups)),
        plural("{n} copy beside the one to keep", "{n} copies beside the ones to keep", extra),
        _size(sum(group.reclaimable for group in groups)),
        tr("made {date}, {time} by Twinlens {version}", date=day(now), time=f"{now:%H:%M}", version=__version__),
    ]
    heading = _text(tr("Copies of photographs"))
    yield f"""<!doctype html>
<html lang="{spoken()}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Twinlens: {heading}</title>
<style>{_STYLE}</style></head><body>
<h1>{heading}</h1>
<p class="sum">{_text(" · ".join(told))}</p>
""".encode()
    for number, group in enumerate(groups, 1):
        tell(number)
        yield _section(contents, group, number).encode("utf-8", "replace")
    yield b"</body></html>\n"


def _section(contents: Contents, group: Group, number: int) -> str:
    ids = {member.photo.content_id for member in group.members}
    pictures = {content: _picture(contents.thumbnail(content)) for content in ids}
    reason = contents.reasons.get(group.keeper.id, "")
    words = [plural("{n} photo", "{n} photos", len(group.members))]
    words += [_size(group.reclaimable)] if group.reclaimable else []
    words += [tr("kept: {reason}", reason=retell(reason))] if reason else []
    photos = "\n".join(
        _figure(member, _role(contents, member), pictures[member.photo.content_id]) for member in group.members
    )
    told = _text(" · ".join(words))
    return f'<section><h2>{number} <span>{told}</span></h2>\n<div class="photos">\n{photos}\n</div></section>\n'


def _figure(member: Member, role: str, picture: str) -> str:
    photo = member.photo
    folder, name = os.path.split(photo.path)
    kind = _kind(member)
    lines = [_text(kind)] if kind else []
    lines += [f"{photo.facts.width} × {photo.facts.height} · {_size(photo.size)}"]
    lines += [_text(photo.facts.taken.replace("T", " "))] if photo.facts.taken else []
    lines += [_text(tr("offline"))] if photo.offline else []
    role_told, none = _ROLES[role] and tr(_ROLES[role]), tr("no picture")
    return (
        f'<figure class="{role}"><a href="{html.escape(Path(photo.path).as_uri())}">'
        f"{picture.replace(_NAME, _text(name)) or _text(none)}</a>"
        f'<figcaption><b><bdi>{_text(name)}</bdi></b><span class="role">{_text(role_told)}</span>'
        f"{'<br>'.join(lines)}<br>"
        f"<i><bdi>{_text(folder)}</bdi></i></figcaption></figure>"
    )


def _kind(member: Member) -> str:
    """How a copy matches the one to keep; what the detail begins with is not said twice."""
    kind, detail = member.kind.value, member.detail
    if member.kind is Kind.KEEPER:
        return ""
    if detail.startswith(kind):
        return details(detail)
    return ", ".join(map(details, filter(None, (kind, detail))))


def _picture(jpeg: bytes | None) -> str:
    """A thumbnail at half its size, which is a third of its bytes, as an element whose name is still `_NAME`."""
    if jpeg is None:
        return ""
    try:
        rgb = decoding.thumbnail_rgb(jpeg)
    except UserError:  # a damaged cache; the report can do without
        return ""
    height, width = (side // 2 * 2 for side in rgb.shape[:2])
    if min(height, width) >= 64:
        even = rgb[:height, :width].astype(np.uint16)
        rows = even[::2] + even[1::2]
        jpeg = decoding.jpeg(((rows[:, ::2] + rows[:, 1::2] + 2) >> 2).astype(np.uint8))
    data = base64.b64encode(jpeg).decode()
    return f'<img loading="lazy" decoding="async" alt="{_NAME}" src="data:image/jpeg;base64,{data}">'


def _text(value: str) -> str:
    """Text for HTML; bytes of a name that are no text become replacement characters."""
    return html.escape(value.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _size(octets: int) -> str:
    for said, factor in _UNITS:
        if octets >= factor:
            return tr(said, size=language.number(octets / factor, 1))
    return plural("{n} byte", "{n} bytes", octets)


_FORMATS: Mapping[str, Callable[[Contents, Tell], Iterator[bytes]]] = {
    ".csv": _csv, ".json": _json, ".html": _html, ".htm": _html,
}  # fmt: skip
