"""Starting and leaving the program, and habits of the code that only a running window can show."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.library import Library
from gui import app
from gui.main_window import MainWindow
from gui.widgets import files
from tests.qt.fake import FakeLibrary

ROOT = Path(__file__).resolve().parents[2]
LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from gui import app, main_window
show = main_window.MainWindow.show
def show_and_leave(window):
    show(window)
    print("torch" in sys.modules, "cv2" in sys.modules, "faiss" in sys.modules)
    QTimer.singleShot(300, window.close)
main_window.MainWindow.show = show_and_leave
sys.exit(app.main(sys.argv[2:], Path(sys.argv[1])))
"""


@pytest.mark.parametrize("folders", [0, 1])
def test_the_program_starts_without_torch_and_leaves_cleanly(tmp_path: Path, folders: int) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-c", LEAVE, str(tmp_path / "library"), *[str(empty)] * folders]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.split() == ["False", "False", "False"]
    assert (tmp_path / "library" / "settings.json").exists()


def test_a_library_that_cannot_be_opened_is_told(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def refuse(folder: Path) -> Library:
        raise UserError("newer", "This library was made by a newer Twinlens.", str(folder))

    monkeypatch.setattr(Library, "open", refuse)
    monkeypatch.setattr(app, "make_application", lambda: qapp)
    monkeypatch.setattr(app.logs, "keep", lambda: None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    assert app.main([], tmp_path) == 1
    assert told == ["This library was made by a newer Twinlens."]


def test_settings_that_cannot_be_read_are_told(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    (tmp_path / "settings.json").mkdir()
    monkeypatch.setattr(app, "make_application", lambda: qapp)
    monkeypatch.setattr(app.logs, "keep", lambda: None)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    assert app.main([], tmp_path) == 1
    assert [text.partition(" in ")[0] for text in told] == ["The settings"]


def test_damaged_settings_are_told_and_the_window_opens(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"protected": ["/pho')
    tell = "from PySide6.QtWidgets import QMessageBox\nQMessageBox.exec = lambda box: print('TOLD', box.text())\n"
    command = [sys.executable, "-c", tell + LEAVE, str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LC_ALL": "C"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)
    told, shown = done.stdout.splitlines()
    assert "were put aside as settings.bad" in told
    assert shown == "False False False"
    assert done.returncode == 0


def test_a_bug_in_a_slot_is_told_and_the_window_lives(window: MainWindow, errors_expected: list[str]) -> None:
    errors_expected.append("a bug")
    error = ValueError("in a slot")
    app._Hook(window.session)(type(error), error, None)
    assert "went wrong" in window.message_bar.text.text()
    assert window.message_bar.copy_button.isVisible()


def test_no_attribute_hides_a_method_of_qt(window: MainWindow) -> None:
    for thing in (window, window.session, *window.findChildren(QObject), *window.session.findChildren(QObject)):
        bases = [base for base in type(thing).__mro__ if base.__module__.startswith("PySide6")]
        ours = [name for name, value in vars(thing).items() if not isinstance(value, SignalInstance)]
        hiding = [name for name in ours if any(name in vars(base) for base in bases)]
        assert not hiding, f"{type(thing).__name__}: {hiding}"


def test_a_file_or_a_folder_that_is_away_cannot_be_shown(tmp_path: Path) -> None:
    for action in (files.open_file, files.show_in_folder):
        with pytest.raises(UserError) as caught:
            action(str(tmp_path / "gone" / "a.jpg"))
        assert caught.value.code == "not-found"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the other systems are asked in another way")
def test_where_no_file_manager_listens_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(files, "_show_by_dbus", lambda path: False)
    monkeypatch.setattr(files.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"")
    files.show_in_folder(str(picture))
    files.open_file(str(picture))
    assert opened == [str(tmp_path), str(picture)]


def test_settings_that_are_damaged_do_not_keep_the_window_shut(
    library: FakeLibrary, open_window: object, qtbot: QtBot
) -> None:
    library.directory.mkdir()
    (library.directory / "settings.json").write_text('{"window": "no base64 of Qt\'s", "page": "unheard of"}')
    window = open_window(library)  # type: ignore[operator]
    assert window.page == "photos"


def test_every_icon_can_take_the_colour_of_its_place() -> None:
    for icon in sorted((ROOT / "resources" / "icons").glob("*.svg")):
        assert icon.name == "twinlens.svg" or "#000000" in icon.read_text("utf-8"), icon
