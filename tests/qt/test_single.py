"""One window for each library: a second start hands over what it was given, and a crash leaves nothing in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui import app, single
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary

ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from gui import single
application = QCoreApplication(sys.argv[:1])
instance = single.claim(Path(sys.argv[1]), sys.argv[2:])
if instance is None:
    print("handed over", flush=True)
else:
    instance.paths_given.connect(lambda paths: print(*paths, flush=True))
    print("first", flush=True)
    application.exec()
"""


def start(library: Path, *paths: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", FIRST, str(library), *paths]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    with start(tmp_path / "library") as process:
        assert line(process) == "first"
        yield process
        process.kill()


def test_a_second_start_hands_its_files_to_the_first(
    qapp: QApplication, first: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert single.claim(tmp_path / "library", ["/photos/a b.jpg", "/photos/ü"]) is None
    assert line(first) == "/photos/a b.jpg /photos/ü"
    assert single.claim(tmp_path / "library", []) is None  # asks for the window only
    assert line(first) == ""


def test_the_command_line_reaches_the_window_without_loading_one(first: subprocess.Popen[str], tmp_path: Path) -> None:
    code = "import sys; from core import cli; code = cli.main(sys.argv[1:]); print(code, 'gui.app' in sys.modules)"
    library = ["--library", str(tmp_path / "library")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for begin in (["window", *library], [*library, "window"]):
        command = [sys.executable, "-c", code, *begin, "a.jpg", "/photos"]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
        assert (done.stdout.split(), done.stderr) == (["0", "False"], "")
        assert line(first) == f"{tmp_path / 'a.jpg'} /photos"


def test_another_library_has_a_window_of_its_own(
    qapp: QApplication, first: subprocess.Popen[str], tmp_path: Path
) -> None:
    other = single.claim(tmp_path / "other", ["/photos"])
    assert other is not None
    other.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes go with their process")
def test_after_a_crash_the_next_start_is_the_first(
    qapp: QApplication, first: subprocess.Popen[str], tmp_path: Path, qtbot: QtBot
) -> None:
    left = single._name(tmp_path / "library")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert (tmp_path / "library" / "window.lock").exists()
    assert Path(left).exists()
    instance = single.claim(tmp_path / "library", [])
    assert instance is not None
    assert instance._server is not None
    given: list[list[str]] = []
    instance.paths_given.connect(given.append)
    with start(tmp_path / "library", "/photos") as second:  # and it can be reached again
        qtbot.waitUntil(lambda: given == [["/photos"]])
        assert line(second) == "handed over"
    instance.close()


def test_a_first_that_does_not_answer_keeps_nobody_out(
    qapp: QApplication, first: subprocess.Popen[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "WAIT_MS", 100)
    first.send_signal(signal.SIGSTOP)
    try:
        instance = single.claim(tmp_path / "library", [])
        assert instance is not None
        assert instance._server is None
        instance.close()
    finally:
        first.send_signal(signal.SIGCONT)


@pytest.mark.parametrize(
    "message",
    [
        b"nonsense\n",
        b"[]\n",
        b'{"paths": 3, "token": ""}\n',
        b'{"paths": ["/a\\u0000b"], "token": ""}\n',
        b'{"paths": ["/\\ud800"], "token": ""}\n',
        b'{"paths": [], "token": "a\\u0000b"}\n',
        b"[" * 990 + b"\n",
        b"x" * 2000,
    ],
)
def test_what_is_no_message_is_dropped_and_the_next_is_heard(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, message: bytes
) -> None:
    monkeypatch.setattr(single, "LONGEST", 1000)
    instance = single.claim(tmp_path / "library", [])
    assert instance is not None
    given: list[list[str]] = []
    instance.paths_given.connect(given.append)
    stranger = QLocalSocket()
    stranger.connectToServer(single._name(tmp_path / "library"))
    assert stranger.waitForConnected(1000)
    stranger.write(message)
    stranger.flush()
    qtbot.waitUntil(lambda: stranger.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    strange = os.fsdecode(b"/photos/bad \xff") if sys.platform == "linux" else "/photos"
    with start(tmp_path / "library", strange):
        qtbot.waitUntil(lambda: given == [[strange]])
    instance.close()


def test_a_link_to_a_socket_is_not_trusted(qapp: QApplication, tmp_path: Path) -> None:
    """Whoever made the link could lead it elsewhere a moment later."""
    instance = single.claim(tmp_path / "library", [])
    assert instance is not None
    name = single._name(tmp_path / "library")
    link = single._name(tmp_path / "other")
    os.symlink(name, link)
    assert single._is_ours(name)
    assert not single._is_ours(link)
    os.unlink(link)
    instance.close()


def test_whoever_is_connected_when_the_window_closes_is_let_go_of_once(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    """Their sockets once held themselves, and Qt deleted them twice: now and then the program went down with them."""
    for _ in range(20):
        instance = single.claim(tmp_path / "library", [])
        assert instance is not None
        strangers = [QLocalSocket() for _ in range(3)]
        for stranger in strangers:
            stranger.connectToServer(single._name(tmp_path / "library"))
            assert stranger.waitForConnected(1000)
        qtbot.waitUntil(lambda coming=instance._coming: len(coming) == 3)
        instance.close()
        assert not instance._coming
        del instance
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_macos_tells_by_an_event_what_was_opened(qapp: QApplication, tmp_path: Path) -> None:
    instance = single.claim(tmp_path / "library", [])
    assert instance is not None
    given: list[list[str]] = []
    instance.paths_given.connect(given.append)
    qapp.installEventFilter(instance)
    QApplication.sendEvent(qapp, QFileOpenEvent("/photos/a.jpg"))
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    qapp.removeEventFilter(instance)
    instance.close()
    assert given == [["/photos/a.jpg"]]


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_window_that_is_given_files_comes_forward_and_takes_them(
    window: MainWindow, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    window.showMinimized()
    app._open(window, [str(folder)])
    assert not window.isMinimized()
    qtbot.waitUntil(lambda: ("add_folder", str(folder)) in library.calls)


def test_paths_are_made_whole_before_they_are_handed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert single.absolute("a.jpg") == str(tmp_path / "a.jpg")
    assert single.absolute(QUrl.fromLocalFile("/photos/ü b.jpg").toString()) == "/photos/ü b.jpg"
