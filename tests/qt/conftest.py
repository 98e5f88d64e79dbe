"""Fixtures for tests of the window: it opens on no screen, leaves nothing running, and logs no error unseen."""

from __future__ import annotations

import gc
import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import theme
from gui.main_window import MainWindow
from gui.session import Session
from tests.qt.fake import FakeLibrary, photo
from tests.qt.steps import settle


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program makes it, apart from Qt's messages, which are pytest-qt's here."""
    theme.apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def nothing_left_running(qapp: QApplication) -> Iterator[None]:
    """Fail a test that leaves a thread or a timer running, and say which."""
    before = set(threading.enumerate())
    gc.disable()  # as the program does: widgets in cycles must not die on a lane's thread
    gc.freeze()  # so that only what the test makes is looked through: the rest is half a million objects
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [thread.name for thread in set(threading.enumerate()) - before]
    for found in gc.get_objects():
        kind = type(found)  # and not isinstance, which asks some objects of other libraries more than they like
        if issubclass(kind, QTimer) and shiboken6.isValid(found) and found.isActive():
            left.append(f"a timer of {found.parent()}")
        if issubclass(kind, QThread) and shiboken6.isValid(found) and found.isRunning():
            left.append(f"{found}")
    gc.collect()
    gc.unfreeze()
    gc.enable()
    assert not left


@pytest.fixture(autouse=True)
def errors_expected(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Fail a test in which an error is logged, unless it put words of that error into this list."""
    expected: list[str] = []
    yield expected
    logged = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    for record in logged:
        if record.levelno >= logging.ERROR:
            assert any(words in record.getMessage() for words in expected), record.getMessage()


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    """A library in memory with 60 photos in one folder."""
    fake = FakeLibrary(tmp_path / "library", [photo(number) for number in range(60)])
    fake.add_known("/photos")
    return fake


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    """Opens windows on libraries, waits until they show what is there, and closes them after the test."""
    opened: list[tuple[MainWindow, Session]] = []

    def open_one(library: FakeLibrary) -> MainWindow:
        session = Session(library)  # type: ignore[arg-type]
        window = MainWindow(session)
        if not (library.directory / "settings.json").exists():
            window.resize(1200, 800)
        window.show()
        opened.append((window, session))
        settle(qtbot, window)
        return window

    yield open_one
    for window, session in opened:
        session.scans.cancel()
        qtbot.waitUntil(lambda session=session: not session.scans.running)
        window.close()
        assert session.close()
        session.deleteLater()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(library: FakeLibrary, open_window: Callable[..., MainWindow]) -> MainWindow:
    """A window on `library`."""
    return open_window(library)
