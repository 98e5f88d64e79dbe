"""The shelf of encoders in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import Progress
from gui.encoders.models_dialog import ModelsDialog
from gui.encoders.shelf_table import TITLES, work
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.fake_models import entry
from tests.qt.steps import settle

# The platform of no screen says so of every dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ModelsDialog:
    """Opened from the menu."""
    window.commands["encoders"].trigger()
    found = window.findChild(ModelsDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.entries.rowCount() == 3)
    return found


def choose(dialog: ModelsDialog, name: str) -> None:
    dialog.table.selectRow([entry.name for entry in dialog.entries.rows].index(name))


def states(dialog: ModelsDialog) -> list[str]:
    return [dialog.entries.data(dialog.entries.index(row, 1)) for row in range(3)]


def answer(dialog: ModelsDialog, button: str) -> str:
    """Press a button of the question that is asked; returns the question with its text."""
    box = next(box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    text = f"{box.text()} {box.informativeText()}"
    next(b for b in box.buttons() if b.text().replace("&", "") == button).click()
    return text


def enabled(dialog: ModelsDialog) -> set[str]:
    buttons = (dialog.use_button, dialog.download_button, dialog.import_button, dialog.remove_button)
    return {button.text().replace("&", "").rstrip("…") for button in buttons if button.isEnabled()}


def test_the_shelf_says_what_there_is(dialog: ModelsDialog) -> None:
    model = dialog.entries
    assert [model.data(model.index(1, column)) for column in range(len(TITLES))] == [
        "VGG-19", "not downloaded", "575 MB", "25.6 M", "76.1 %", "BSD-3-Clause",
    ]  # fmt: skip
    assert states(dialog) == ["in use", "not downloaded", "installed"]
    assert dialog.heading.text() == "Look-alikes are found with Built-in."
    assert dialog.chosen is not None
    assert (dialog.chosen.name, enabled(dialog)) == ("builtin", set())
    choose(dialog, "vgg19")
    assert enabled(dialog) == {"Download", "Import"}
    choose(dialog, "resnet50")
    assert enabled(dialog) == {"Use", "Remove"}


def test_everything_has_a_name_and_a_key(dialog: ModelsDialog) -> None:
    assert dialog.table.accessibleName() == "Encoders"
    assert dialog.progress.accessibleName()
    names = [b.text() for b in dialog.findChildren(QAbstractButton) if b.text()]
    keys = [text[text.index("&") + 1].lower() for text in names if "&" in text]
    assert len(keys) == len(set(keys))


def test_a_download_asks_first_with_size_and_licence(dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    choose(dialog, "vgg19")
    dialog.download_button.click()
    question = answer(dialog, "Cancel")
    for part in ("VGG-19", "575 MB", "models.example", "BSD-3-Clause", "ImageNet"):
        assert part in question
    assert library.models.calls == []
    dialog.download_button.click()
    answer(dialog, "Download")
    qtbot.waitUntil(lambda: states(dialog)[1] == "installed")
    assert library.models.calls == [("download", "vgg19")]
    assert "on this computer" in dialog.line.text()
    assert not dialog.progress.isVisible()


def test_a_download_can_be_paused_stopped_and_gone_on_with(
    dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.may_go_on.clear()
    choose(dialog, "vgg19")
    dialog.download_button.click()
    answer(dialog, "Download")
    qtbot.waitUntil(lambda: dialog.line.text() == "VGG-19: 288 MB of 575 MB · 2.0 MB/s · 2 min left")
    assert dialog.progress.value() == 500
    assert enabled(dialog) == set()
    dialog.pause_button.click()
    assert dialog.line.text() == "VGG-19: 288 MB of 575 MB · paused"
    assert dialog.pause_button.text() == "&Resume"
    dialog.pause_button.click()
    assert dialog.pause_button.text() == "&Pause"
    dialog.cancel_button.click()
    qtbot.waitUntil(lambda: states(dialog)[1] == "288 MB of 575 MB have come")
    assert dialog.line.text() == "Stopped. What has come is kept."
    library.models.may_go_on.set()
    assert enabled(dialog) == {"Go on downloading", "Import", "Remove"}
    dialog.download_button.click()  # asked before
    qtbot.waitUntil(lambda: states(dialog)[1] == "installed")


def test_a_download_goes_on_when_the_dialog_is_closed(
    dialog: ModelsDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.may_go_on.clear()
    choose(dialog, "vgg19")
    dialog.download_button.click()
    answer(dialog, "Download")
    dialog.close()
    qtbot.waitUntil(lambda: not window.findChildren(ModelsDialog))
    window.commands["encoders"].trigger()
    again = window.findChildren(ModelsDialog)[-1]
    assert again.progress.isVisible()
    library.models.may_go_on.set()
    qtbot.waitUntil(lambda: "on this computer" in again.line.text())


@pytest.mark.parametrize("what", ["download", "use", "remove"])
def test_what_goes_wrong_is_one_sentence(dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot, what: str) -> None:
    library.models.fails = UserError("no-connection", "models.example cannot be reached.")
    choose(dialog, "vgg19" if what == "download" else "resnet50")
    {"download": dialog.download_button, "use": dialog.use_button, "remove": dialog.remove_button}[what].click()
    if what != "use":
        answer(dialog, what.capitalize())
    qtbot.waitUntil(lambda: dialog.line.text() == "Models.example cannot be reached.")


def test_a_file_one_has(
    dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, "vgg19")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    dialog.import_button.click()
    assert library.models.calls == []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/files/vgg19.pth", ""))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: states(dialog)[1] == "installed")
    assert library.models.calls == [("import", "vgg19", "/files/vgg19.pth")]


def test_removing_asks_first(dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    choose(dialog, "resnet50")
    dialog.remove_button.click()
    assert "47 MB" in answer(dialog, "Remove")
    qtbot.waitUntil(lambda: states(dialog)[2] == "not downloaded")


def test_codes_of_an_encoder_that_is_not_used_can_be_deleted(
    dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot
) -> None:
    for name in ("resnet50", "builtin"):
        choose(dialog, name)
        assert not dialog.forget_button.isEnabled()
        dialog.use_button.click()
        qtbot.waitUntil(lambda name=name: library.models.known[name].answers and not dialog.use_button.isEnabled())
    assert not dialog.forget_button.isEnabled()  # the built-in one's stay
    choose(dialog, "resnet50")
    dialog.forget_button.click()
    assert "40 photos" in answer(dialog, "Delete codes")
    qtbot.waitUntil(lambda: not dialog.forget_button.isEnabled())
    assert library.models.known["resnet50"].coded == 0


def test_use_without_missing_codes_switches_at_once(
    dialog: ModelsDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    choose(dialog, "resnet50")
    dialog.use_button.click()
    qtbot.waitUntil(lambda: states(dialog) == ["built in", "not downloaded", "in use"])
    assert dialog.heading.text() == "Look-alikes are found with ResNet-50."
    assert not window.session.scans.running
    assert enabled(dialog) == set()


def test_use_makes_missing_codes_and_tells_how_far_it_is(
    dialog: ModelsDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.missing = 40
    library.scan_may_end.clear()
    choose(dialog, "resnet50")
    dialog.use_button.click()
    qtbot.waitUntil(lambda: ("scan", [], False) in library.calls)
    qtbot.waitUntil(lambda: states(dialog)[2] == "getting ready: 0 of 40 photos")
    library.board.update(phase="encoding", current="ResNet-50", total_files=40, done_files=25, walk_done=True)
    qtbot.waitUntil(lambda: states(dialog)[2] == "getting ready: 25 of 40 photos")
    assert dialog.heading.text() == (
        "Look-alikes are found with Built-in. ResNet-50 takes over when all photos are ready for it: 25 of 40 are."
    )
    assert window.scan_bar.how_far.text().startswith("Getting photos ready for ResNet-50: 25 of 40")
    library.models.finish()
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: states(dialog)[2] == "in use")


def test_a_scan_that_was_past_the_codes_is_followed_by_another(
    dialog: ModelsDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.scan_may_end.clear()
    window.session.scans.start()
    library.models.missing = 40
    choose(dialog, "resnet50")
    dialog.use_button.click()
    qtbot.waitUntil(lambda: states(dialog)[2] == "getting ready: 0 of 40 photos")
    library.scan_may_end.set()
    qtbot.waitUntil(lambda: ("scan", [], False) in library.calls)
    library.models.finish()
    qtbot.waitUntil(lambda: not window.session.scans.running)


def test_keys_are_enough(dialog: ModelsDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.chosen is not None
    assert dialog.chosen.name == "resnet50"
    qtbot.keyClick(dialog, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: states(dialog)[2] == "in use")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_lines_on_a_download() -> None:
    vgg = entry("vgg19", "VGG-19", 575)
    assert work(vgg, Progress()) == "Getting VGG-19…"
    whole = Progress(phase="downloading", total_bytes=9, done_bytes=9)
    assert work(vgg, whole) == "VGG-19: checking what has come and keeping what is needed"
    assert work(vgg, Progress(phase="downloading", done_bytes=1000)) == "VGG-19: 1.0 kB of 575 MB"


def test_a_download_that_fails_is_told_also_when_the_dialog_is_closed(
    dialog: ModelsDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.models.fails = UserError("refused", "The server does not answer.")
    window.session.shelf.download(library.models.known["vgg19"])
    dialog.close()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: window.message_bar.text.text() == "The server does not answer.")


def test_closing_the_window_ends_a_download(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    library.models.may_go_on.clear()
    window.session.shelf.download(library.models.known["vgg19"])
    qtbot.waitUntil(lambda: bool(library.models.calls))
    settle(qtbot, window)  # and the fixture closes it, which waits for its threads
