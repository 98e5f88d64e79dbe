"""Starts the window: `main` is what the command line calls."""

from __future__ import annotations

import logging
import os
import signal
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from core import paths, settings
from core.errors import UserError
from core.library import Library
from gui import language, theme
from gui.background.collector import Collector
from gui.main_window import MainWindow
from gui.session import Session

log = logging.getLogger(__name__)
SWITCH_S = 0.001
"""How long a lane may keep the interpreter from the GUI thread, which asks for it after every call into Qt. With
Python's own 5 ms, choosing another group beside a busy lane took 43 ms in place of 10."""
QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def main(folders: list[str], library: Path | None) -> int:
    """Open the window on a library (None: the person's own), add and scan `folders`; returns the exit code."""
    app = make_application()
    _log_to_file()
    language.load(app, settings.load(library or paths.default_library()).language)
    try:
        opened = Library.open(library)
    except UserError as error:
        box = QMessageBox(QMessageBox.Icon.Critical, "Twinlens", str(error))
        box.exec()
        return 1
    with opened:
        session = Session(opened)
        window = MainWindow(session)
        sys.excepthook = _Hook(session)
        window.show()
        if folders:
            session.add_folders([str(Path(folder).absolute()) for folder in folders])
        with _Interruptible(window):
            code = app.exec()
        session.close()
        sys.excepthook = sys.__excepthook__
    if language.restart_asked(window):
        language.start_again(opened.directory)
    return code


def make_application() -> QApplication:
    """The QApplication with name, icon and colours; Qt's own messages go to the log."""
    qInstallMessageHandler(_log_qt)
    sys.setswitchinterval(SWITCH_S)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        Collector(app)
    app.setApplicationName("Twinlens")
    app.setApplicationDisplayName("Twinlens")
    app.setDesktopFileName("twinlens")
    theme.apply(app)
    return app


def _log_to_file() -> None:
    """Keep warnings and bugs in a file too: a window started from a menu has no terminal."""
    file = paths.log_folder() / "twinlens.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError as error:
        log.warning("there will be no log file: %s", error)
        return
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(QT_LEVELS.get(kind, logging.WARNING), "%s", text)


class _Hook:
    """Bugs in callbacks of the GUI thread: logged, and told without ending the program."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._session.report(error)


class _Interruptible:
    """Ctrl+C in the terminal closes the window as its button does; a second one ends the program at once."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._timer = QTimer(interval=200)  # Python looks at signals only when Python runs
        self._timer.timeout.connect(lambda: None)

    def __enter__(self) -> None:
        self._before = signal.signal(signal.SIGINT, self._interrupt)
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        signal.signal(signal.SIGINT, self._before)

    def _interrupt(self, *_: object) -> None:
        signal.signal(signal.SIGINT, lambda *_: os._exit(130))
        self._window.close()
