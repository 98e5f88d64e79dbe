"""The window in another language: chosen, spoken everywhere, and with room for longer words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTableWidget,
    QTabWidget,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core import language, settings
from core.records import Progress
from gui import language as gui_language
from gui import words
from gui.main_window import MainWindow
from tests.qt import fake_hashing, fake_review
from tests.qt.checks import beyond, clipped, faults
from tests.qt.fake import FakeLibrary, explanation
from tests.qt.steps import settle
from tests.qt.walks import cut_off, dialogs, pages

pytestmark = pytest.mark.qt_log_ignore(r"propagateSizeHints|raise\(\)|grabbing")  # the platform of no screen says so

LETTER = "ш"
LATIN = re.compile(r"[A-Za-z]{2,}[,.:]? [a-z]{2,}")
OPEN = re.compile(r".*\.(?:jpg|pth|html).*|MIT.*", re.DOTALL)
FAKED = frozenset(
    [preset.name for preset in fake_review.PRESETS]
    + [kind.title for kind in fake_review.KINDS]
    + [text for method in fake_hashing.METHODS for text in (method.title, method.sentence)]
    + [text for score in explanation("a", "b").scores for text in (score.name, score.sentence)]
    + [explanation("a", "b").sentence]
)
"""What the library in memory says in place of the real one, which speaks the language itself."""


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)
    language.speak("en")


@pytest.fixture
def library(library: FakeLibrary) -> FakeLibrary:
    """With something on every page."""
    library.furnish()
    return library


def pad(source: str, note: str, n: int) -> str:
    """Each sentence 40 % longer, in words of six letters that can go to the next line."""
    text = source if n in (-1, 1) else note
    extra = math.ceil(0.4 * len(text))
    return text + (f" {LETTER * 6}" * math.ceil(extra / 7))[:extra] if extra > 6 else text + LETTER * extra


def texts(root: QWidget) -> Iterator[str]:
    """What stands in the widgets that are shown, and what they say when pointed at or read aloud."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or widget.objectName().startswith("qt_"):
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabWidget):
            yield from (widget.tabText(at) for at in range(widget.count()))
        elif isinstance(widget, QHeaderView):
            model = widget.model()
            yield from (str(model.headerData(at, widget.orientation()) or "") for at in range(widget.count()))
        elif isinstance(widget, QTreeWidget):
            yield from (widget.headerItem().text(at) for at in range(widget.columnCount()))
        elif isinstance(widget, QTableWidget):
            cells = ((row, at) for row in range(widget.rowCount()) for at in range(widget.columnCount()))
            yield from (item.text() for row, at in cells if (item := widget.item(row, at)) is not None)
    yield from (text for action in root.actions() for text in (action.text(), action.toolTip()))
    yield from (action.text() for menu in root.findChildren(QMenu) for action in [menu.menuAction(), *menu.actions()])
    yield root.windowTitle()


def is_english(text: str) -> bool:
    return bool(LATIN.search(text)) and text not in FAKED and not OPEN.fullmatch(text)


def clashes(menu: QMenu) -> list[str]:
    """Letters that choose several entries of a menu."""
    entries = [action.text() for action in menu.actions() if action.isVisible()]
    letters = [found[1].casefold() for text in entries if (found := re.search(r"&(\w)", text.replace("&&", "")))]
    return [f"{letter} twice in {entries}" for letter in set(letters) if letters.count(letter) > 1]


def test_the_language_follows_the_system_unless_one_is_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gui_language, "of_system", lambda: "ru")
    for chosen, spoken in (("", "ru"), ("en", "en"), ("ru", "ru"), ("unheard of", "ru")):
        gui_language.load(qapp, chosen)
        assert language.spoken() == spoken


@pytest.mark.parametrize(
    ("languages", "expected"), [(["ru-RU", "en-US"], "ru"), (["de-DE", "ru"], "ru"), (["de"], "en"), (["en_GB"], "en")]
)
def test_the_first_language_of_the_system_that_is_spoken_is_taken(
    languages: list[str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802 - Qt's own method
            return languages

    monkeypatch.setattr(gui_language.QLocale, "system", System)
    assert gui_language.of_system() == expected


def test_russian_has_its_numbers_forms_and_dates(qapp: QApplication) -> None:
    gui_language.load(qapp, "ru")
    assert words.size(1_234_567_890_123).replace("\u00a0", " ") == "1,2 ТБ"
    assert words.moment("2024-03-02T11:05:09") == "2 марта 2024, 11:05"
    assert [language.plural("{n} photo", "{n} photos", n) for n in (1, 3, 12, 21)] == [
        "1 снимок",
        "3 снимка",
        "12 снимков",
        "21 снимок",
    ]
    assert words.sentence("the file ends too early") == "Файл обрывается раньше времени"
    assert words.sentence("a.jpg, which stays, has changed since the scan.").startswith("A.jpg, который остаётся")
    reason = words.sentence("12 MP against 1.5 MP; taken 3 years earlier")
    assert reason.replace("\u00a0", " ") == "12 Мп против 1,5 Мп; снят раньше на 3 года"
    assert words.sentence("taken 21 minutes earlier") == "Снят раньше на 21 минуту"
    assert words.sentence("4 stars against none") == "4 звезды, у другого нет"
    assert words.sentence("1 star against rejected") == "1 звезда, другой отклонён"
    assert words.sentence("5 stars against 2") == "5 звёзд против 2"
    ready = Progress(phase="encoding", current="Built-in (EfficientNet-Lite0)", done_files=1, total_files=2)
    assert words.progress(ready)[0] == "Подготовка снимков: Встроенный (EfficientNet-Lite0), 1 из 2"
    assert words.sentence("turned by no rule that is known") == "Turned by no rule that is known"


def test_another_language_is_kept_and_a_restart_is_offered(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.findChild(gui_language.LanguageMenu)
    assert menu is not None
    assert menu.menuAction() in window.commands.menus["view"].actions()
    as_system, english, russian = menu.actions()
    assert as_system.isChecked()
    russian.trigger()
    assert settings.load(window.session.library.directory).language == "ru"
    assert window.message_bar.isVisible()
    assert "Русский" in window.message_bar.text.text()
    english.trigger()
    assert settings.load(window.session.library.directory).language == "en"
    assert not window.message_bar.isVisible()
    russian.trigger()
    assert not gui_language.restart_asked(window)
    window.message_bar.action_buttons[0].click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert gui_language.restart_asked(window)


def test_the_program_starts_again_on_its_library(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def start(program: str, arguments: list[str]) -> tuple[bool, int]:
        started.append(arguments)
        return True, 1

    monkeypatch.setattr(gui_language.QProcess, "startDetached", start)
    gui_language.start_again(window.session.library.directory)
    assert started == [["-m", "core.cli", "--library", str(window.session.library.directory)]]


def test_a_missing_translation_is_told_and_english_spoken(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, errors_expected: list[str]
) -> None:
    errors_expected.append("is missing")
    monkeypatch.setattr(gui_language.paths, "resource", lambda *parts: "/nowhere")
    gui_language.load(qapp, "ru")
    assert language.spoken() == "en"


def test_a_russian_window_says_nothing_in_english(
    qapp: QApplication, library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    gui_language.load(qapp, "ru")
    window = open_window(library)
    found = []
    for name, part in chain(pages(window, qtbot), dialogs(window, qtbot)):
        found += faults(name, [text for text in texts(part) if is_english(text)])
    for page in (window.photos, window.duplicates):
        page.actions_of_photos.menu(window)
    for menu in window.findChildren(QMenu):
        found += faults(menu.title() or "menu of a photo", clashes(menu))
    assert not found, "\n".join(dict.fromkeys(found))


def test_nothing_is_cut_off_where_words_are_longer(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    language.speak("en", pad)
    found = cut_off(open_window(library), qtbot)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("spoken", ["ru", "longer words"])
def test_the_start_is_in_the_language_and_has_room_for_it(
    spoken: str, qapp: QApplication, tmp_path: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    if spoken == "ru":
        gui_language.load(qapp, "ru")
    else:
        language.speak("en", pad)
    window = open_window(FakeLibrary(tmp_path / "empty"))
    window.resize(1024, 700)
    settle(qtbot, window)
    assert window.photos.empty.isVisible()
    assert not clipped(window) + beyond(window)
    if spoken == "ru":
        assert not [text for text in texts(window) if is_english(text)]
