"""The language of the window: loads the translation before anything is shown, and lets the person choose another."""

from __future__ import annotations

import logging
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QProcess, QTranslator
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QWidget

from core import language, paths, settings
from core.language import tr
from gui.session import Message, Session
from gui.widgets.check_menu import CheckMenu

if TYPE_CHECKING:
    from gui.main_window import MainWindow

log = logging.getLogger(__name__)

NAMES = {"en": "English", "ru": "Русский"}
"""The languages Twinlens speaks, each in its own words."""


def of_system() -> str:
    """The first of the person's languages that Twinlens speaks, else English."""
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in NAMES), "en")


def load(app: QApplication, chosen: str = "") -> None:
    """Speak a language of NAMES from now on, or the system's for "" and for one that is unknown.

    To be called once, before the first window: what is shown already stays as it is.
    """
    name = chosen if chosen in NAMES else of_system()
    system = QLocale.system()
    QLocale.setDefault(system if QLocale.languageToCode(system.language()) == name else QLocale(name))
    if name == "en":
        language.speak("en")
        return
    ours, qts = QTranslator(app), QTranslator(app)
    if not ours.load(str(paths.resource("i18n", f"twinlens_{name}.qm"))):
        log.error("the translation into %s is missing; English is spoken", NAMES[name])
        language.speak("en")
        return
    if qts.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qts)
    else:
        log.warning("Qt's own translation into %s is missing; its buttons are in English", NAMES[name])

    @lru_cache(maxsize=4096)
    def look_up(source: str, note: str, n: int) -> str:
        return ours.translate("", source, note, n) or ""

    language.speak(name, look_up)


def join(window: MainWindow) -> None:
    """Put the choice of language into the window's menu."""
    view = window.commands.menus["view"]
    view.addSeparator()
    view.addMenu(LanguageMenu(window.session, window))


def restart_asked(window: QWidget) -> bool:
    """Whether the person wants the program to start again now that its window is closed."""
    menu = window.findChild(LanguageMenu)
    return menu is not None and menu.restart_asked


def start_again(library: Path) -> None:
    """Start the program anew on a library, once this one has closed it."""
    frozen = bool(getattr(sys, "frozen", False))  # by PyInstaller: the program is its own interpreter
    arguments = [] if frozen else ["-m", "core.cli"]
    if not QProcess.startDetached(sys.executable, [*arguments, "--library", str(library)])[0]:
        log.error("Twinlens could not be started again")


class LanguageMenu(CheckMenu):
    """A choice of languages, kept in the settings of the library; it counts from the next start on.

    Attributes:
        restart_asked: The person wants the program to start again once the window is closed.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(tr("&Language"), window)
        self._session = session
        self._window = window
        self.restart_asked = False
        stored = settings.load(session.library.directory).language
        titles = {"": tr("As the &system: {language}", language=NAMES[of_system()]), **NAMES}
        group = QActionGroup(self)
        for name, title in titles.items():
            action = QAction(title, self, checkable=True, checked=name == stored)
            action.triggered.connect(lambda _=False, name=name: self.choose(name))
            group.addAction(action)
            self.addAction(action)

    def choose(self, name: str) -> None:
        """Keep the choice, and offer to start again where it changes what is spoken."""
        settings.change(self._session.library.directory, language=name)
        speaks = name or of_system()
        if speaks == language.spoken():
            self._session.message_outdated.emit()
            return
        text = tr("Twinlens will speak {language} when it is started again.", language=NAMES[speaks])
        self._session.message_raised.emit(Message(text, actions=((tr("Start again now"), self._restart),)))

    def _restart(self) -> None:
        self.restart_asked = True
        self._window.close()
