"""Translations are whole: every sentence marked, collected, translated, and with its values."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("languages", ROOT / "packaging" / "languages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["languages"] = module  # its dataclasses look themselves up
    spec.loader.exec_module(module)
    return module


languages = _load()
NAMES = sorted(languages.LANGUAGES)

SHOWN = frozenset(
    "QLabel QPushButton QCheckBox QRadioButton QGroupBox QAction QMenu QToolBar QDockWidget Message UserError say "
    "setText setToolTip setStatusTip setWhatsThis setAccessibleName setAccessibleDescription setWindowTitle setTitle "
    "setPlaceholderText setInformativeText setHeaderLabels setHorizontalHeaderLabels setTabText setLabelText "
    "setIconText setSuffix setPrefix setSpecialValueText addAction addMenu addTab addItem addItems addRow addButton "
    "getOpenFileName getOpenFileNames getSaveFileName getExistingDirectory getText getItem "
    "table_action plain_table ElidedLabel PopupButton setLabel".split()
)
"""Calls that show a sentence to a person."""
NO_SENTENCE = re.compile(
    r"[^A-Za-z]*|(?:(?:Ctrl|Shift|Alt|Meta)\+)*(?:[A-Z]|F\d+|\W)|[a-z]+(?:-[a-z]+)*|\w+\.[a-z]+|Twinlens(?: 0)?|A|B"
)
"""Signs, keys, stable words such as names of icons and codes of errors, and the program's own name."""
KEYS = {"Space", "Return", "Enter", "Esc", "Del", "Tab", "Home", "End", "Left", "Right", "Up", "Down", "Delete"}
SENTENCE = re.compile(r"[A-Z][a-z]+,? [a-z]{2,}|(?:[A-Za-z]+,? ){3}[a-z]+")
UNSEEN = {*languages.MARKS, "debug", "info", "warning", "error", "exception", "compile", "AssertionError"}
PUT_TOGETHER = re.compile(r"[a-z]{2,} [a-z]{2,}")
FOR_PROGRAMS = re.compile(r"</?[a-z]+|[A-Z]{3,} ")
"""Pages of HTML and statements of SQL."""
RETOLD = ("the one kept is ", "0 % of the picture")
"""What `core/retelling.py` takes apart itself."""
FOR_PROGRAMMERS = {"selftest.py", "diagnostics.py", "sample_pictures.py"}
"""What these say is read in a terminal or a report of a fault."""


def test_every_mark_can_be_translated() -> None:
    assert languages.marking_problems() == []


@pytest.mark.parametrize("language", NAMES)
def test_everything_is_translated_and_nothing_is_left_over(language: str) -> None:
    assert languages.translation_problems(language) == []


@pytest.mark.parametrize("language", NAMES)
def test_the_program_loads_what_is_translated(language: str) -> None:
    """The .qm file was made from the .ts file as it is now."""
    translator = QTranslator()
    assert translator.load(str(languages.qm_file(language)))
    for entry in languages.read(language):
        source, note = entry.key
        numbers = (1, 2, 5) if entry.numerus else (-1,)
        found = [translator.translate("", source, note, n) for n in numbers]
        assert found == list(entry.forms), entry.key


def test_sentences_that_are_stored_can_be_retold() -> None:
    import json

    assert json.loads(languages.STORED.read_text("utf-8")) == languages.stored(), "run packaging/languages.py update"


@pytest.mark.parametrize("folder", ["gui", "core"])
def test_nothing_is_shown_that_is_not_marked(folder: str) -> None:
    found = [
        place for file in languages.sources() if file.relative_to(ROOT).parts[0] == folder for place in unmarked(file)
    ]
    assert not found, "\n".join(found)


def test_no_sentence_of_the_window_is_outside_of_a_mark() -> None:
    """Also where it is kept in a table or a variable first."""
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{line}: {text!r}"
        for file in languages.sources()
        if file.relative_to(ROOT).parts[0] == "gui" and file.name not in FOR_PROGRAMMERS
        for line, text in outside(file)
    ]
    assert not found, "\n".join(found)


def test_no_sentence_of_core_is_put_together_outside_of_a_mark() -> None:
    """Reasons are stored and shown much later, so no other check meets them."""
    found = [
        f"{file.relative_to(ROOT).as_posix()}:{line}: {text!r}"
        for file in languages.sources()
        if file.relative_to(ROOT).parts[0] == "core"
        for line, text in put_together(file)
    ]
    assert not found, "\n".join(found)


def put_together(file: Path) -> Iterator[tuple[int, str]]:
    """f-strings that read like a sentence and are neither said, nor for the log, a bug or another program."""
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    passed = {
        id(inner)
        for node in nodes
        if (isinstance(node, ast.Call) and _name(node.func) in UNSEEN) or isinstance(node, (ast.Raise, ast.Assert))
        for inner in ast.walk(node)
    }
    for node in nodes:
        if isinstance(node, ast.JoinedStr) and id(node) not in passed:
            text = next(_literals(node))
            if PUT_TOGETHER.search(text) and not FOR_PROGRAMS.search(text) and not text.startswith(RETOLD):
                yield node.lineno, text


def outside(file: Path) -> Iterator[tuple[int, str]]:
    """Literals that read like sentences and are neither marked, nor docstrings, nor for the log or a bug."""
    nodes = _nodes(file)
    passed: set[int] = set()
    for node in nodes:
        said = isinstance(node, ast.Call) and _name(node.func) in UNSEEN
        alone = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if said or alone or isinstance(node, (ast.Raise, ast.Assert)):
            passed.update(id(inner) for inner in ast.walk(node))
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            if SENTENCE.search(node.value):
                yield node.lineno, node.value


def _nodes(file: Path) -> list[ast.AST]:
    """All of a file; of core only where it raises what a person is told."""
    text = file.read_text("utf-8")
    told = file.relative_to(ROOT).parts[0] != "core" or "UserError(" in text
    return list(ast.walk(ast.parse(text))) if told else []


def unmarked(file: Path) -> Iterator[str]:
    """Literals with words in calls that show them, with their places."""
    for call in _nodes(file):
        if not isinstance(call, ast.Call) or _name(call.func) not in SHOWN:
            continue
        arguments = [
            *call.args,
            *(word.value for word in call.keywords if word.arg not in ("objectName", "icon", "key")),
        ]
        if _name(call.func) == "UserError":
            arguments = arguments[1:2]  # after the code; the path comes last
        for text in (text for argument in arguments for text in _literals(argument)):
            if not NO_SENTENCE.fullmatch(text) and text not in KEYS:
                yield f"{file.relative_to(ROOT).as_posix()}:{call.lineno}: {text!r}"


def _literals(node: ast.expr) -> Iterator[str]:
    """Texts that an expression gives as they are: not those inside of other calls."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value if isinstance(part, ast.Constant) else "0" for part in parts)  # type: ignore[misc]
        case ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.BinOp(left=one, right=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.BoolOp(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_the_check_finds_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.py"
    source.write_text(
        'QLabel("Two words")\nQLabel(tr("Two words"))\nb.setToolTip(f"{n} photos")\n'
        'b.setText("x" if a else "Not said")\n'
        'b.setIcon("add-folder")\nUserError("not-found", "It is gone.", path)\nb.addAction("Ctrl+S")\n'
        'x = f"{tr(\'inside\')}"\nplural("one", many, 3)\n',
        "utf-8",
    )
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    monkeypatch.setattr(languages, "ROOT", tmp_path)
    monkeypatch.setattr(languages, "sources", lambda: [source])
    assert [line.split(": ")[0] for line in unmarked(source)] == ["a.py:1", "a.py:3", "a.py:4", "a.py:6"]
    assert [line.split(":")[1] for line in languages.marking_problems()] == ["8", "9"]


@pytest.mark.parametrize(
    ("source", "forms", "wrong"),
    [
        ("&Open {name}…", ("&Открыть {name}…",), ""),
        ("Open {name}", ("Открыть",), "values"),
        ("Open {name}", ("Открыть {имя}",), "values"),
        ("&Open", ("Открыть",), "key"),
        ("Open…", ("Открыть",), "ellipsis"),
        ("Open", ("Открыть ",), "blanks"),
        ("Open", ("",), "not translated"),
    ],
)
def test_translations_keep_values_keys_and_ellipses(source: str, forms: tuple[str, ...], wrong: str) -> None:
    entry = languages.Entry((source, ""), False, forms, "")
    told = languages._wrong_with(entry, 3, False)
    assert wrong in told if wrong else told == ""


def test_plurals_have_all_their_forms() -> None:
    key = ("{n} photo", "{n} photos")
    assert languages._wrong_with(languages.Entry(key, True, ("{n} фото", "{n} фото", "{n} фото"), ""), 3, True) == ""
    assert languages._wrong_with(languages.Entry(key, True, ("{n} фото", "{n} фото"), ""), 3, True) != ""
    assert languages._wrong_with(languages.Entry(key, True, ("{n} фото", "фото", "{n} фото"), ""), 3, True) != ""


def test_fields_are_told_with_their_format() -> None:
    assert languages.fields("{a} of {b:.1f}") == {"a!None:", "b!None:.1f"}
    assert languages.fields("none") == set()
