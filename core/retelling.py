"""Says in the language that is spoken what was stored in English.

Databases hold English sentences: why a file could not be read, why it was left in a clean-up, why a photo is kept. They
are marked with `phrase` where they are made, values are put in by `format`, and `retell` finds the sentence again when
it is shown. What it does not find is shown as it is.
"""

from __future__ import annotations

import json
import re
import string
from datetime import date
from functools import lru_cache

from core import language, paths
from core.language import number, phrase, plural, tr

_KEPT = {
    "the one kept is edited": phrase("the one kept is edited"),
    "the one kept is a part of it": phrase("the one kept is a part of it"),
}
_KEPT_SO = {
    "the one kept is edited: ": phrase("the one kept is edited: {detail}"),
    "the one kept is ": phrase("the one kept is {detail}"),
}
_DETAILS = (
    phrase("same bytes"),
    phrase("same pixels"),
    phrase("re-encoded"),
    phrase("another frame"),
    phrase("inside a larger picture"),
    phrase("border added"),
    phrase("upright"),
    phrase("turned 90° left"),
    phrase("turned 180°"),
    phrase("turned 90° right"),
    phrase("mirrored and turned 90° left"),
    phrase("flipped upside down"),
    phrase("mirrored and turned 90° right"),
    phrase("stretched"),
    phrase("grey"),
    phrase("colours changed"),
    phrase("brighter"),
    phrase("darker"),
    phrase("more contrast"),
    phrase("less contrast"),
    phrase("blurred"),
    phrase("sharper or grainier"),
    phrase("something added or covered"),
    phrase("noise or a pattern all over"),
)
"""What matching says of a pair, to be translated when it is shown; with figures, see `_FIGURES`."""
_FIGURES = (
    (re.compile(r"(?P<n>\d+) % of the picture"), phrase("{n} % of the picture")),
    (re.compile(r"tilted (?P<n>\d+)°"), phrase("tilted {n}°")),
    (re.compile(r"(?P<a>\d+ × \d+) of (?P<b>\d+ × \d+)"), phrase("{a} of {b}", "dimensions of both pictures")),
)
_MONTHS = (
    phrase("January", "in a date"),
    phrase("February", "in a date"),
    phrase("March", "in a date"),
    phrase("April", "in a date"),
    phrase("May", "in a date"),
    phrase("June", "in a date"),
    phrase("July", "in a date"),
    phrase("August", "in a date"),
    phrase("September", "in a date"),
    phrase("October", "in a date"),
    phrase("November", "in a date"),
    phrase("December", "in a date"),
)
_SAID_TOO = frozenset({"reason", "one", "other", "time"})
"""Values that are sentences themselves."""
_NAMES = frozenset({"name", "folder", "inside", "target", "error"})
"""Values that stay as they are, also where they look like a number: a folder may be called 2024."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.(\d+))?|\d+(?:\.(\d+))?")
_COUNTED = re.compile(r"([\d,]+) (year|month|day|hour|minute|star|byte)s?")


def retell(stored: str) -> str:
    """A stored sentence, or several parted by "; ", in the language that is spoken."""
    if language.spoken() == "en" or not stored:
        return stored
    return "; ".join(map(_retold, stored.split("; ")))


@lru_cache(maxsize=4096)
def _retold(stored: str) -> str:
    said = tr(stored)
    if said != stored:
        return said
    if counted := _COUNTED.fullmatch(stored):
        return _count(int(counted[1].replace(",", "")), counted[2])
    for template, pattern in _templates():
        if found := pattern.fullmatch(stored):
            return tr(template, **{name: _value(name, text) for name, text in found.groupdict().items()})
    lower = stored[:1].lower() + stored[1:]
    if lower != stored and (said := _retold(lower)) != lower:  # it began a sentence where it was stored
        return said[:1].upper() + said[1:]
    return stored


def _value(name: str, text: str) -> str:
    if name in _NAMES:
        return text
    if _NUMBER.fullmatch(text):
        return number(float(text.replace(",", "")), len(text.partition(".")[2]))
    return _retold(text) if name in _SAID_TOO else text


def _count(n: int, what: str) -> str:
    match what:
        case "year":
            return plural("{n} year", "{n} years", n)
        case "month":
            return plural("{n} month", "{n} months", n)
        case "day":
            return plural("{n} day", "{n} days", n)
        case "hour":
            return plural("{n} hour", "{n} hours", n)
        case "minute":
            return plural("{n} minute", "{n} minutes", n)
        case "star":
            return plural("{n} star", "{n} stars", n)
        case _:
            return plural("{n} byte", "{n} bytes", n)


@lru_cache(maxsize=1)
def _templates() -> list[tuple[str, re.Pattern[str]]]:
    """Sentences with values, those with most words of their own first, and what finds them with values put in."""
    stored: list[str] = json.loads(paths.resource("i18n", "stored.json").read_text("utf-8"))
    stored.sort(key=lambda template: -len(re.sub(r"{\w+}", "", template)))
    return [(template, _pattern(template)) for template in stored]


def _pattern(template: str) -> re.Pattern[str]:
    parts, seen = [], set()
    for text, name, _, _ in string.Formatter().parse(template):
        parts.append(re.escape(text))
        if name is not None:
            parts.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return re.compile("".join(parts), re.DOTALL)


def details(stored: str) -> str:
    """What matching found out about a pair, as it is stored: "turned 90° left, brighter"."""
    if stored in _KEPT:
        return tr(_KEPT[stored])
    for start, said in _KEPT_SO.items():
        if stored.startswith(start):
            return tr(said, detail=details(stored.removeprefix(start)))
    return ", ".join(map(_part, stored.split(", ")))


def _part(stored: str) -> str:
    for pattern, said in _FIGURES:
        if found := pattern.fullmatch(stored):
            return tr(said, "dimensions of both pictures" if "a" in found.groupdict() else "", **found.groupdict())
    return tr(stored)


def day(when: date) -> str:
    """ "2 March 2024"."""
    month = tr(_MONTHS[when.month - 1], "in a date")
    return tr("{day} {month} {year}", day=when.day, month=month, year=when.year)
