"""Starts the window: `main` is what the command line calls."""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from core import paths, settings
from core.errors import UserError
from core.library import Library
from core.retelling import retell
from gui import language, motion, single, theme
from gui.background.collector import Collector
from gui.main_window import MainWindow
from gui.session import Session
from gui.start import logs

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


def main(given: list[str], library: Path | None) -> int:
    """Open the window on a library (None: the person's own); returns the exit code.

    Args:
        given: Folders to add and scan, pictures to search by. Where a window is open on that library already, it gets
            them and comes to the front, and this call returns 0 at once.
    """
    app = make_application()
    logs.keep()
    wanted = [single.absolute(path) for path in given]
    instance = single.claim(library or paths.default_library(), wanted)
    if instance is None:
        return 0
    app.installEventFilter(instance)
    try:
        return _run(app, instance, wanted, library)
    finally:
        app.removeEventFilter(instance)
        instance.close()


def _run(app: QApplication, instance: single.Instance, wanted: list[str], library: Path | None) -> int:
    try:
        chosen = settings.load(library or paths.default_library()).language
    except UserError as error:
        language.load(app)  # the system's, where what the person chose cannot be read
        if error.code != "damaged":
            return _refuse(error)
        _tell(error)  # and go on: it is put aside
    else:
        language.load(app, chosen)
    try:
        opened = Library.open(library)
    except UserError as error:
        return _refuse(error)
    with opened:
        session = Session(opened)
        window = MainWindow(session)
        sys.excepthook = _Hook(session)
        window.show()
        instance.paths_given.connect(lambda paths: _open(window, paths))
        if wanted:
            window.intake.open_paths(wanted)
        with _Interruptible(window):
            code = app.exec()
        instance.close()  # another start need not wait until all lanes have ended
        session.close()
        sys.excepthook = sys.__excepthook__
    if language.restart_asked(window):
        language.start_again(opened.directory)
    return code


def _refuse(error: UserError) -> int:
    """Tell why there will be no window: a start from a menu has no terminal. Returns the exit code."""
    log.warning("no window: %s", error)
    _tell(error)
    return 1


def _tell(error: UserError) -> None:
    QMessageBox(QMessageBox.Icon.Critical, "Twinlens", retell(str(error))).exec()


def _open(window: MainWindow, given: list[str]) -> None:
    """Open what another start hands over, and come to the front."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    if given:
        window.intake.open_paths(given)


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
    motion.apply(app)
    return app


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
