"""What core says in which language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core import language
from core.language import number, percent, phrase, plural, tr


@pytest.fixture
def _russian() -> Iterator[None]:
    forms = {0: "снимок", 1: "снимка", 2: "снимков"}

    def lookup(source: str, note: str, n: int) -> str:
        if (source, note) != ("{n} photo in {place}", "{n} photos in {place}"):
            return {"Away: {name}": "Нет: {name}"}.get(source, "")
        form = 0 if n % 10 == 1 and n % 100 != 11 else 1 if 2 <= n % 10 <= 4 and n % 100 not in (12, 13, 14) else 2
        return f"{{n}} {forms[form]} в {{place}}"

    language.speak("ru", lookup)
    yield
    language.speak("en")


def test_english_needs_no_translator() -> None:
    assert language.spoken() == "en"
    assert tr("Away: {name}", name="x") == "Away: x"
    assert tr("100 {braces} stay where no value is given") == "100 {braces} stay where no value is given"
    assert plural("{n} photo in {place}", "{n} photos in {place}", 1, place="A") == "1 photo in A"
    assert plural("{n} photo in {place}", "{n} photos in {place}", 12410, place="A") == "12,410 photos in A"
    assert number(1234.56, 1) == "1,234.6"
    assert percent(0.5) == "50\u00a0%"
    assert phrase("By name") == "By name"


@pytest.mark.usefixtures("_russian")
def test_another_language_has_its_own_forms_and_numbers() -> None:
    assert tr("Away: {name}", name="x") == "Нет: x"
    assert tr("Not translated") == "Not translated"
    texts = [plural("{n} photo in {place}", "{n} photos in {place}", n, place="A") for n in (1, 2, 5, 11, 12410)]
    assert texts == ["1 снимок в A", "2 снимка в A", "5 снимков в A", "11 снимков в A", "12\u00a0410 снимков в A"]
    assert number(1234.56, 1) == "1\u00a0234,6"
    assert percent(0.5) == "50\u00a0%"
