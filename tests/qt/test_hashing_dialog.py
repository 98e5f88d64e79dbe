"""Training short codes in the window."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import LossCurve, Progress
from gui.encoders.hash_control import Hashes
from gui.encoders.hash_table import TITLES, HashModel, work
from gui.encoders.hashing_dialog import HashingDialog
from gui.encoders.loss_chart import LossChart
from gui.main_window import MainWindow
from tests.qt.fake import FakeLibrary
from tests.qt.fake_hashing import report

# The platform of no screen says so of every dialog.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> HashingDialog:
    """Opened from the menu."""
    window.commands["hashing"].trigger()
    found = window.findChild(HashingDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.methods.count() == 2)
    return found


def row(dialog: HashingDialog, number: int) -> list[str]:
    return [dialog.model.data(dialog.model.index(number, column)) for column in range(len(TITLES))]


def ended(dialog: HashingDialog, qtbot: QtBot, rows: int) -> None:
    qtbot.waitUntil(lambda: not dialog._control.running and dialog.model.rowCount() == rows)


def enabled(dialog: HashingDialog) -> set[str]:
    buttons = (
        dialog.train_button, dialog.compare_button, dialog.use_button, dialog.off_button, dialog.remove_button
    )  # fmt: skip
    return {button.text().replace("&", "") for button in buttons if button.isEnabled()}


def test_before_anything_is_trained(dialog: HashingDialog) -> None:
    assert enabled(dialog) == {"Train", "Compare all"}
    assert "Compare all" in dialog.advice.text()
    assert dialog.sentence.text() == "Takes longest."
    assert dialog.lengths.currentData() == 256
    assert not dialog.progress.isVisible()
    dialog.methods.setCurrentIndex(1)
    assert dialog.sentence.text() == "Takes seconds."


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's clock cannot be set for one process")
def test_when_a_hash_was_trained_is_told_by_the_clock_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    model = HashModel()
    model.set_hashes(Hashes((), (), (report("itq", 128, 0.9),), None))
    with monkeypatch.context() as there:
        there.setenv("TZ", "JST-9")
        time.tzset()
        told = model.index(0, 5).data()
    time.tzset()
    assert told == "22 November 2026, 19:00"


def test_everything_has_a_name_and_a_key(dialog: HashingDialog) -> None:
    for widget in (dialog.table, dialog.progress, dialog.chart, dialog.methods, dialog.lengths):
        assert widget.accessibleName()
    texts = [button.text() for button in dialog.findChildren(QAbstractButton) if "&" in button.text()]
    keys = [text[text.index("&") + 1].lower() for text in texts] + ["m", "b"]  # of the two lists
    assert len(keys) == len(set(keys)) == 9


def test_training_shows_how_it_goes(dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    library.hashing.may_go_on.clear()
    dialog.lengths.setCurrentIndex(dialog.lengths.findData(128))
    dialog.train_button.click()
    qtbot.waitUntil(lambda: "pass 3 of 6" in dialog.line.text())
    assert dialog.line.text() == "Semantic hashing: fine-tuning, pass 3 of 6 · 50\u00a0%"
    assert dialog.progress.value() == 500
    assert [curve.stage for curve in dialog.chart.curves] == ["layer 1 of 1", "fine-tuning"]
    assert "from 0.2000 to 0.1200" in dialog.chart.accessibleName()
    assert enabled(dialog) == set()
    library.hashing.may_go_on.set()
    ended(dialog, qtbot, 1)
    assert library.hashing.calls == [("train", "autoencoder", 128)]
    assert dialog.line.text() == "Semantic hashing is trained. “Use” searches with it."
    assert row(dialog, 0)[:5] == ["Semantic hashing", "128", "50\u00a0%", "4,000 photos", "1 min"]
    assert row(dialog, 0)[6] == "recommended"


def test_comparing_recommends_the_best(dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    dialog.compare_button.click()
    ended(dialog, qtbot, 2)
    assert library.hashing.calls == [("compare", 256)]
    assert "PCA and rotation (ITQ) is best here" in dialog.line.text()
    assert dialog.advice.text().startswith("On your photos PCA and rotation (ITQ) measured best: it keeps 68\u00a0%")
    assert [row(dialog, number)[6] for number in range(2)] == ["recommended", ""]


def test_use_none_and_remove(dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    dialog.compare_button.click()
    ended(dialog, qtbot, 2)
    dialog.table.selectRow(0)
    assert [curve.stage for curve in dialog.chart.curves] == ["fine-tuning"]
    assert {"Use", "Remove"} <= enabled(dialog)
    dialog.use_button.click()
    qtbot.waitUntil(lambda: row(dialog, 0)[6] == "recommended, in use")
    assert dialog.advice.text().endswith("and is in use.")
    assert not dialog.use_button.isEnabled()
    dialog.off_button.click()
    qtbot.waitUntil(lambda: row(dialog, 0)[6] == "recommended")
    assert dialog.chosen is not None
    dialog.remove_button.click()
    ended(dialog, qtbot, 1)
    assert row(dialog, 0)[0] == "Semantic hashing"
    assert [call[0] for call in library.hashing.calls] == ["compare", "use", "use", "remove"]


def test_pause_and_cancel(dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    library.hashing.may_go_on.clear()
    dialog.train_button.click()
    qtbot.waitUntil(lambda: dialog.pause_button.isVisible())
    dialog.pause_button.click()
    assert dialog.pause_button.text() == "R&esume"
    qtbot.waitUntil(lambda: dialog.line.text().endswith("paused"))
    dialog.pause_button.click()
    assert dialog.pause_button.text() == "&Pause"
    dialog.cancel_button.click()
    ended(dialog, qtbot, 0)
    assert dialog.line.text() == "Stopped. Nothing half-trained was kept."
    assert not dialog.cancel_button.isVisible()


def test_it_goes_on_when_the_dialog_is_closed(
    window: MainWindow, dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.hashing.may_go_on.clear()
    dialog.train_button.click()
    dialog.close()
    window.commands["hashing"].trigger()
    again = next(d for d in window.findChildren(HashingDialog) if d.isVisible())
    assert again.cancel_button.isVisible()
    library.hashing.may_go_on.set()
    qtbot.waitUntil(lambda: again.model.rowCount() == 1)


def test_what_went_wrong_is_said_in_the_dialog(dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot) -> None:
    library.hashing.fails = UserError("too-few", "training needs at least 300 different photos.")
    dialog.train_button.click()
    qtbot.waitUntil(lambda: dialog.line.text() == "Training needs at least 300 different photos.")


def test_what_went_wrong_is_said_also_when_the_dialog_is_closed(
    dialog: HashingDialog, window: MainWindow, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.hashing.fails = UserError("too-few", "Training needs at least 300 different photos.")
    dialog.train_button.click()
    dialog.close()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: window.message_bar.text.text() == "Training needs at least 300 different photos.")


def test_where_codes_are_short_there_is_nothing_to_train(
    dialog: HashingDialog, library: FakeLibrary, qtbot: QtBot
) -> None:
    library.hashing.bits = ()
    library.hashing.known["x"] = report("itq", 128, 0.5)
    dialog._control.read()
    ended(dialog, qtbot, 1)
    assert enabled(dialog) == set()
    assert "short already" in dialog.sentence.text()


def test_words_of_a_training_under_way() -> None:
    assert work(Progress()) == "Getting ready…"
    now = Progress(phase="training", current="ITQ: rotation", done_files=1, total_files=4, paused=True)
    assert work(now) == "ITQ: rotation · 25\u00a0% · paused"


def test_the_chart_draws_falling_curves(qtbot: QtBot) -> None:
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(400, 120)
    empty = chart.grab().toImage()
    chart.show_curves((LossCurve("a", (1.0, 0.5, 0.25)), LossCurve("b", (0.3,)), LossCurve("c", ())))
    assert [curve.stage for curve in chart.curves] == ["a", "b"]
    drawn = chart.grab().toImage()
    assert drawn != empty
    accent = chart.palette().color(chart.palette().ColorRole.Accent).rgb()

    def height(x: int) -> int:
        return next(y for y in range(drawn.height()) if drawn.pixel(x, y) == accent)

    assert height(14) < height(100) < height(185)
