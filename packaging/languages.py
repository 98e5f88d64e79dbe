"""Translations: collects the sentences of the program, checks that all are translated, makes what the program loads.

    python packaging/languages.py update     new sentences into resources/i18n/twinlens_ru.ts, those no longer said out
    python packaging/languages.py check      tells what is not translated, not current or not sound; exit code 1 if any
    python packaging/languages.py release    resources/i18n/twinlens_ru.qm from it, which the program loads

Run with the Python of `.venv`. Translate between `update` and `release`, with Qt Linguist or any editor; what the words
mean is in resources/i18n/README.md. Sentences are marked as `core/language.py` says.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"ru": 3}
"""The languages translated into, and how many plural forms each has."""
MARKS = ("tr", "plural", "phrase")
_MARK = re.compile(r"\b(?:tr|plural|phrase)\(")
STORED = I18N / "stored.json"
"""The sentences with values that core marks by `phrase`, for they are stored; `core/retelling.py` finds them again."""
NOT_SHOWN = ("core/cli/", "core/language.py")
"""Where nothing is translated: the command line stays English."""

Key = tuple[str, str]
"""(sentence, note); of a plural the forms for one and for many."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a .ts file.

    Attributes:
        forms: Its translation; several for a plural.
        state: "" for a finished one, else "unfinished", "vanished" or "obsolete".
    """

    key: Key
    numerus: bool
    forms: tuple[str, ...]
    state: str


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "check", "release"))
    command = parser.parse_args(arguments).command
    for language in LANGUAGES:
        if command == "update":
            update(language)
            STORED.write_text(json.dumps(stored(), ensure_ascii=False, indent=1) + "\n", "utf-8")
        elif command == "release":
            release(language)
    problems = [*marking_problems(), *(problem for name in LANGUAGES for problem in translation_problems(name))]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "All is translated.")
    return 1 if problems and command != "update" else 0


def update(language: str) -> None:
    """Merge the sentences in the source into the .ts file; those no longer there go."""
    alias = ",".join(f"tr+={mark}" for mark in MARKS if mark != "tr")
    options = ["-tr-function-alias", alias, "-locations", "none", "-no-obsolete", "-sort-messages"]
    options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    files = [os.path.relpath(file, ROOT) for file in sources()]
    _qt_tool("pyside6-lupdate", *options, *files, "-ts", str(ts_file(language)))


def release(language: str) -> None:
    """Make the .qm file that the program loads; only what is translated goes in."""
    _qt_tool("pyside6-lrelease", "-silent", str(ts_file(language)), "-qm", str(qm_file(language)))


def ts_file(language: str) -> Path:
    return I18N / f"twinlens_{language}.ts"


def qm_file(language: str) -> Path:
    return I18N / f"twinlens_{language}.qm"


def sources() -> list[Path]:
    """The files that may say something to a person in the window."""
    files = sorted(file for folder in ("core", "gui") for file in (ROOT / folder).rglob("*.py"))
    return [file for file in files if not file.relative_to(ROOT).as_posix().startswith(NOT_SHOWN)]


def collected() -> dict[Key, str]:
    """Every marked sentence, with its place, read by Python's own parser: what `lupdate` must have found too."""
    return {key: place for file in sources() for _, key, place in _marked(file) if key is not None}


def plural_keys() -> set[Key]:
    """The sentences that go with a number."""
    return {key for file in sources() for mark, key, _ in _marked(file) if mark == "plural" and key is not None}


def stored() -> list[str]:
    """The sentences of STORED as they are in the source now."""
    core = [file for file in sources() if file.relative_to(ROOT).parts[0] == "core"]
    found = {key[0] for file in core for mark, key, _ in _marked(file) if mark == "phrase" and key is not None}
    return sorted(sentence for sentence in found if "{" in sentence)


def marking_problems() -> list[str]:
    """Marks that cannot be translated: no literal, or values put in by other means than their name."""
    return [
        f"{place}: {mark}() needs literal sentences, outside of f-strings"
        for file in sources()
        for mark, key, place in _marked(file)
        if key is None and mark != "tr"  # tr(variable) says what phrase() has marked
    ]


def translation_problems(language: str) -> list[str]:
    """What keeps a translation from being whole, one line each."""
    entries = {entry.key: entry for entry in read(language)}
    found, plurals = collected(), plural_keys()
    problems = [f"{place}: not in the .ts file: {key[0]!r}" for key, place in found.items() if key not in entries]
    problems += [f"no longer said: {key[0]!r}" for key in entries if key not in found]
    for key, entry in entries.items():
        if key not in found:
            continue
        wrong = _wrong_with(entry, LANGUAGES[language], key in plurals)
        if wrong:
            problems.append(f"{found[key]}: {wrong}: {key[0]!r}")
    return problems


def read(language: str) -> list[Entry]:
    """All messages of a language's .ts file."""
    entries = []
    for message in ElementTree.parse(ts_file(language)).iter("message"):
        translation = message.find("translation")
        assert translation is not None
        numerus = message.get("numerus") == "yes"
        forms = (
            [form.text or "" for form in translation.findall("numerusform")] if numerus else [translation.text or ""]
        )
        key = (message.findtext("source", ""), message.findtext("comment", ""))
        entries.append(Entry(key, numerus, tuple(forms), translation.get("type", "")))
    return entries


def _wrong_with(entry: Entry, plural_forms: int, is_plural: bool) -> str:
    """What is wrong with a translation, "" for nothing."""
    if entry.state or not all(form.strip() for form in entry.forms):
        return "not translated"
    if entry.numerus and len(entry.forms) != plural_forms:
        return f"needs {plural_forms} plural forms"
    if not is_plural and len(set(entry.forms)) > 1:  # `lupdate` takes a note and values for a plural
        return "is no plural, so its forms must be the same"
    source = entry.key[1] if is_plural else entry.key[0]
    for form in entry.forms:
        if fields(form) != fields(source):
            return f"the values in {form!r} differ"
        if ("&" in re.sub("&&|& ", "", form)) != ("&" in re.sub("&&|& ", "", source)):
            return f"the key of the menu (&) in {form!r} differs"
        if form.endswith("…") != source.endswith("…"):
            return f"the ellipsis of {form!r} differs"
        if form.strip() != form and source.strip() == source:
            return f"there are blanks around {form!r}"
    return ""


def fields(sentence: str) -> set[str]:
    """The names of the values in a sentence, with how they are written: {name}, {share:.0%}."""
    try:
        parts = list(string.Formatter().parse(sentence))
    except ValueError:  # a brace that is meant as one, in a sentence without values
        return {sentence.count("{") * "{"}
    return {f"{name}!{conversion}:{spec}" for _, name, spec, conversion in parts if name is not None}


def _marked(file: Path) -> list[tuple[str, Key | None, str]]:
    """(mark, key or None where it is no literal, place) of each marked sentence of a source file."""
    return _marked_at(file, file.stat().st_mtime_ns)


@cache
def _marked_at(file: Path, _: int) -> list[tuple[str, Key | None, str]]:
    text, found = file.read_text("utf-8"), []
    if _MARK.search(text):
        place = file.relative_to(ROOT).as_posix()
        for call, in_f_string in _calls(ast.parse(text), False):
            key = None if in_f_string else _key(call)
            mark = call.func.id  # type: ignore[attr-defined]
            if key is None and mark == "tr" and isinstance(call.args[0], (ast.Constant, ast.JoinedStr)):
                mark = "tr with a sentence"
            found.append((mark, key, f"{place}:{call.lineno}"))
    return found


def _calls(node: ast.AST, in_f_string: bool) -> Iterator[tuple[ast.Call, bool]]:
    """Calls of marks below a node, and whether they stand in an f-string, where `lupdate` does not look."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in MARKS and child.args:
            yield child, in_f_string
        yield from _calls(child, in_f_string or isinstance(child, ast.JoinedStr))


def _key(call: ast.Call) -> Key | None:
    """The sentence and the note of a mark, None where one of them is no literal."""
    texts = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    wanted = 2 if call.func.id == "plural" else min(len(call.args), 2)  # type: ignore[attr-defined]
    return (texts[0], texts[1] if len(texts) == 2 else "") if len(texts) == wanted else None


def _qt_tool(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).with_name(name + (".exe" if os.name == "nt" else ""))
    subprocess.run([str(tool), *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
