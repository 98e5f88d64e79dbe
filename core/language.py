"""The language of sentences: English in the source, another one where a translator was set.

Sentences are marked where they stand, and `lupdate` of Qt Linguist collects them by these names:

- `tr("Remove this folder?")` is said at once; values go in by name: `tr("{name} is away.", name=folder)`.
- `plural("{n} photo", "{n} photos", count)` chooses the form that goes with a number, in any language.
- What is stored stays English, `phrase("{n} GB left").format(n=2)`, and is said when it is shown: see `retelling`.
- `phrase("By name")` only marks a sentence of a table that is made before the language is known; say it with
  `tr(variable)` when it is shown.

Core knows no Qt: the window hands `speak` a function that looks sentences up. The command line stays English.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

Lookup = Callable[[str, str, int], str]
"""(source, note, n) -> the translation, "" for none; n is -1 where no number is concerned."""

_SEPARATORS = {"en": (",", "."), "ru": ("\N{NO-BREAK SPACE}", ",")}
"""Between thousands, and before decimals."""


def _none(source: str, note: str, n: int) -> str:
    return ""


_lookup: Lookup = _none
_language = "en"


def speak(language: str, lookup: Lookup = _none) -> None:
    """Say all sentences in a language ("en", "ru") from now on; called once, before anything is shown."""
    global _language, _lookup
    _language, _lookup = language, lookup


def spoken() -> str:
    """The language that is spoken: "en" or "ru"."""
    return _language


def tr(source: str, note: str = "", /, **values: object) -> str:
    """A sentence in the language that is spoken, with `values` put in where {name} stands.

    Args:
        note: Tells sentences apart that are alike in English and not elsewhere; translators read it.
    """
    text = _lookup(source, note, -1) or source
    return text.format(**values) if values else text


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """A sentence about `n` things: `one` and `many` are the English forms; {n} is the number, with separators."""
    text = _lookup(one, many, n) or (one if n == 1 else many)
    return text.format(n=number(n), **values)


def phrase(source: str, note: str = "", /) -> str:
    """The sentence itself, marked for translation; `tr` says it later."""
    return source


def number(value: float, digits: int = 0) -> str:
    """ "12,410" or "0.95" as it is written in the language that is spoken."""
    thousands, point = _SEPARATORS.get(_language, _SEPARATORS["en"])
    return f"{value:,.{digits}f}".translate({ord(","): thousands, ord("."): point})


def caseless(text: str) -> str:
    """What names are searched and sorted by: no capitals, and each letter as keyboards write it.

    macOS stores "й" and "ü" in the names of files as two characters each.
    """
    return unicodedata.normalize("NFC", text.casefold())


def percent(share: float, digits: int = 0) -> str:
    """ "95 %" of a share 0..1, with a no-break space, as in all sentences of the program."""
    return number(100 * share, digits) + "\N{NO-BREAK SPACE}%"
