"""What is stored in English is said in the language that is spoken."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from datetime import date

import pytest

from core import language, paths
from core.retelling import _retold, day, details, retell

TEMPLATES: list[str] = json.loads(paths.resource("i18n", "stored.json").read_text("utf-8"))
SAID = {"It is there.": "Он там.", "It is gone.": "Его нет.", "taken {time} earlier": "снят раньше на {time}"}


@pytest.fixture
def russian() -> Iterator[None]:
    """A language in which every sentence is in other brackets, so that it is known which was found."""
    _retold.cache_clear()

    def look_up(source: str, note: str, n: int) -> str:
        return f"<{note}>" if n >= 0 else SAID.get(source) or (f"<{source}>" if source in TEMPLATES else "")

    language.speak("ru", look_up)
    yield
    language.speak("en")
    _retold.cache_clear()


def test_english_is_said_as_it_was_stored() -> None:
    assert retell("It is there.") == "It is there."
    assert details("cropped, 62 % of the picture") == "cropped, 62 % of the picture"


@pytest.mark.usefixtures("russian")
def test_sentences_are_found_whole_and_several_at_once() -> None:
    assert retell("It is there.") == "Он там."
    assert retell("It is there.; It is gone.") == "Он там.; Его нет."
    assert retell("it is unknown here") == "it is unknown here"
    assert retell("") == ""


@pytest.mark.usefixtures("russian")
def test_a_sentence_that_got_its_capital_letter_is_found() -> None:
    assert retell("Taken 3 years earlier") == "Снят раньше на <3 years>"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.usefixtures("russian")
def test_every_stored_sentence_is_found_with_its_values(template: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    values = {name: f"IMG {place} (x).jpg" for place, name in enumerate(sorted(names))}
    assert retell(template.format(**values)) == SAID.get(template, f"<{template}>").format(**values)


@pytest.mark.usefixtures("russian")
def test_numbers_are_written_anew() -> None:
    assert retell("the picture is larger than 1,234 megapixels") == "<the picture is larger than 1\u00a0234 megapixels>"
    assert retell("1.5 MP against 0.5 MP") == "<<1,5 MP> against <0,5 MP>>"


def test_days_are_told_as_a_person_writes_them() -> None:
    assert day(date(2024, 3, 2)) == "2 March 2024"


@pytest.mark.usefixtures("russian")
def test_names_that_look_like_numbers_stay_as_they_are() -> None:
    assert retell("“20240302” is a crop") == "<“20240302” is a crop>"
    assert retell("in 2024") == "<in 2024>"
