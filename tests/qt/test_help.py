"""Help, log, diagnostics, about: what a person asks when something is unclear or wrong."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from core import paths, settings
from gui.main_window import MainWindow
from gui.parts import PAGES
from gui.start import diagnostics, guide, logs
from gui.start.about_dialog import AboutDialog
from gui.start.diagnostics_dialog import DiagnosticsDialog
from gui.start.log_dialog import LogDialog
from tests.qt.fake import FakeLibrary
from tests.qt.steps import settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform of no screen says so of every dialog


def dialog(window: MainWindow, command: str, kind: type[QDialog]) -> QDialog:
    window.commands[command].trigger()
    return next(child for child in window.findChildren(kind) if child.isVisible())


LANGUAGES = sorted(folder.name for folder in paths.resource("help").iterdir() if any(folder.glob("*.md")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_and_its_links_and_pictures_lead_somewhere(language: str) -> None:
    folder = paths.resource("help", language)
    assert {file.stem for file in folder.glob("*.md")} == set(guide.TOPICS)
    for file in folder.glob("*.md"):
        text = file.read_text("utf-8")
        assert text.startswith("# "), file
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert (folder / target).is_file(), f"{file} leads to {target}, which is not there"
    used = {name for file in folder.glob("*.md") for name in re.findall(r"pictures/([\w.]+)", file.read_text("utf-8"))}
    taken = {file.name for file in (folder / "pictures").glob("*")}
    assert taken == used


def test_the_pictures_of_the_help_are_small_in_all() -> None:
    pictures = list(paths.resource("help").rglob("*.jpg"))
    assert pictures
    assert sum(picture.stat().st_size for picture in pictures) < 2_000_000


def test_f1_opens_the_page_for_where_one_is(window: MainWindow, qtbot: QtBot) -> None:
    for name, topic in (("history", "removing"), ("search", "searching"), ("problems", "trouble")):
        window.go_to(name)
        settle(qtbot, window)
        shown = dialog(window, "contents", guide.HelpWindow)
        assert shown.topic == topic
        assert shown.browser.toPlainText().startswith(guide.title(topic))
        shown.close()
        window.activateWindow()
    assert {kind.topic for kind in PAGES} <= set(guide.TOPICS)
    log = dialog(window, "log", LogDialog)
    assert guide.topic_at(log.words, window) == "trouble"
    assert window.commands["contents"].shortcut().toString() == "F1"
    assert window.commands["contents"].shortcutContext() == Qt.ShortcutContext.ApplicationShortcut


def test_help_goes_through_its_links_and_back(window: MainWindow, qtbot: QtBot) -> None:
    shown = guide.open_help(window, "start")
    shown.browser.anchorClicked.emit(QUrl("removing.md"))
    assert shown.topic == "removing"
    shown.browser.anchorClicked.emit(QUrl("https://example.org/removing.html"))
    assert shown.topic == "removing"  # nothing goes online
    assert shown.list.currentItem().text() == guide.title("removing")
    shown.back_button.click()
    assert shown.topic == "start"
    assert not shown.back_button.isEnabled()
    shown.forward_button.click()
    assert shown.topic == "removing"
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_help_is_searched(window: MainWindow) -> None:
    shown = guide.open_help(window, "start")
    QTest.keyClicks(shown.words, "sidecars trash")
    assert [shown.list.item(row).text() for row in range(shown.list.count())] == [guide.title("removing")]
    shown.words.clear()
    assert shown.list.count() == len(guide.TOPICS)


def test_the_keyboard_page_lists_the_keys_that_there_are(window: MainWindow) -> None:
    text = guide.open_help(window, "keyboard").browser.toPlainText()
    assert guide.KEYS not in text
    for key, what in (("Ctrl+O", "Search by picture"), ("K", "Make it the one to keep"), ("F1", "Help on this page")):
        assert key in text
        assert what in text
    assert "F18" not in text
    assert "C or Return" in text


def test_pictures_in_the_help_fit_its_width(window: MainWindow, qtbot: QtBot) -> None:
    shown = guide.open_help(window, "removing")
    shown.resize(700, 600)
    qtbot.waitUntil(lambda: shown.browser.horizontalScrollBar().maximum() == 0)


def test_about_says_the_versions_and_all_licences(window: MainWindow) -> None:
    about = dialog(window, "about", AboutDialog)
    assert {"Twinlens", "Python", "Qt", "numpy", "torch"} <= set(about.found)
    assert about.licences.document().isEmpty()  # read when it is looked at
    about.tabs.setCurrentWidget(about.licences)
    for name in ("torch", "PySide6", "numpy"):
        assert name in about.licences.toPlainText()
    about.copy_button.click()
    assert f"Python {about.found['Python']}" in QGuiApplication.clipboard().text()


def test_diagnostics_name_no_folder_unless_asked(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    settings.change(library.directory, excluded=("*/secret-trip/*",), protected=("/photos/wedding",))
    shown = dialog(window, "diagnostics", DiagnosticsDialog)
    qtbot.waitUntil(shown.copy_button.isEnabled)
    text = shown.text.toPlainText()
    for private in ("secret-trip", "wedding", "/photos", str(library.directory)):
        assert private not in text
    assert "excluded: 1 (not shown)" in text
    assert "folders: 1" in text
    shown.private.click()
    qtbot.waitUntil(shown.copy_button.isEnabled)
    for private in ("secret-trip", "wedding", "/photos: 60 photos"):
        assert private in shown.text.toPlainText()
    shown.copy_button.click()
    assert QGuiApplication.clipboard().text() == shown.text.toPlainText()


@pytest.fixture
def kept_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A log file of its own, which goes when the test ends."""
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    levels = {name: logging.getLogger(name).level for name in ("core", "gui")}
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "log")
    monkeypatch.setattr(logs.faulthandler, "enable", lambda file: None)
    monkeypatch.setattr(logs, "MOST_BYTES", 5_000)
    handlers = {handler: handler.level for handler in before}
    logs.keep()
    yield logs.file()
    for handler in list(root.handlers):
        if handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    for handler, level in handlers.items():
        handler.setLevel(level)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    assert logs._crashes is not None
    logs._crashes.close()


def test_the_log_keeps_what_happens_and_stays_small(kept_log: Path) -> None:
    logging.getLogger("core.any").info("something was done")
    logging.getLogger("core.any").info("of %s", os.fsdecode(b"bad \xff.jpg"))
    logging.getLogger("somebody.else").info("chatter")
    assert "something was done" in kept_log.read_text("utf-8")
    assert "of bad \\udcff.jpg" in kept_log.read_text("utf-8")
    assert "chatter" not in kept_log.read_text("utf-8")
    assert "Twinlens" in kept_log.read_text("utf-8").splitlines()[0]
    for number in range(400):
        logging.getLogger("core.any").warning("the same again, for the %dth time", number)
    files = sorted(kept_log.parent.glob("twinlens.log*"))
    assert len(files) == 1 + logs.OLD_FILES
    assert all(file.stat().st_size <= logs.MOST_BYTES for file in files)


def test_the_log_is_shown_filtered_and_followed(kept_log: Path, window: MainWindow, qtbot: QtBot) -> None:
    logging.getLogger("core.any").info("all went well")
    try:
        raise ValueError("a trace")
    except ValueError:
        logging.getLogger("core.any").warning("odd", exc_info=True)
    shown = dialog(window, "log", LogDialog)
    qtbot.waitUntil(lambda: "all went well" in shown.text.toPlainText())
    shown.level.setCurrentIndex(1)
    assert "all went well" not in shown.text.toPlainText()
    assert "ValueError: a trace" in shown.text.toPlainText()  # the trace stays with its entry
    QTest.keyClicks(shown.words, "nothing like it")
    assert shown.text.toPlainText() == ""
    assert not shown.copy_button.isEnabled()
    shown.words.clear()
    logging.getLogger("core.any").warning("and more")
    qtbot.waitUntil(lambda: "and more" in shown.text.toPlainText(), timeout=5000)
    shown.copy_button.click()
    assert "and more" in QGuiApplication.clipboard().text()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_a_log_that_was_turned_over_in_the_middle_is_read(kept_log: Path) -> None:
    kept_log.write_text(
        "  the end of a trace\n2026-01-01 10:00:00,000 ERROR core: broken\n  line 1\n  line 2\n", "utf-8"
    )
    assert logs.entries(logs.read()) == [
        ("INFO", "  the end of a trace"),
        ("ERROR", "2026-01-01 10:00:00,000 ERROR core: broken\n  line 1\n  line 2"),
    ]
    kept_log.unlink()
    assert logs.read() == ""


def test_diagnostics_say_on_what_the_window_is_shown(window: MainWindow) -> None:
    told = diagnostics.of_screen()
    assert told["windowing"].startswith("offscreen")
    assert "pt" in told["font"]
