"""How strict, and why: the control and the dialog on a library in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyle
from pytestqt.qtbot import QtBot

from core.errors import UserError
from core.records import CalibrationPoint, Kind
from gui.main_window import MainWindow
from gui.review.explain_dialog import ExplainDialog
from gui.review.strictness import StrictnessControl
from gui.review.strictness_words import meaning, source
from tests.qt.fake import FakeLibrary, calibration, explanation, group, photo
from tests.qt.steps import colours, settle

Make = Callable[[], StrictnessControl]


@pytest.fixture
def control(window: MainWindow, qtbot: QtBot) -> Iterator[StrictnessControl]:
    control = StrictnessControl(window.session, window)
    control.adjustSize()
    control.show()
    control.raise_()
    settle(qtbot, window)
    yield control
    control.hide()
    settle(qtbot, window)
    control.deleteLater()


def test_the_groove_is_filled_where_pairs_are_taken_for_copies(control: StrictnessControl) -> None:
    control.slider.setValue(60)
    picture = control.slider.grab().toImage()
    accent = control.palette().color(QPalette.ColorRole.Highlight).hslHue()
    middle = picture.height() // 2

    def filled(share: float) -> bool:
        shade = picture.pixelColor(round(picture.width() * share), middle)
        return abs(shade.hslHue() - accent) < 20 and shade.hslSaturation() > 60

    assert filled(0.9)
    assert not filled(0.2)


def test_a_sentence_says_what_a_strictness_means() -> None:
    measured = calibration()
    assert meaning(measured, 0.4) == "Finds about 80 of 100 edited copies. About 1 pair in 1,000 is wrong."
    assert meaning(measured, 0.45) == "Finds about 78 of 100 edited copies. About 1 pair in 1,000 is wrong."
    assert meaning(measured, 0.9) == "Finds about 55 of 100 edited copies. Fewer than 1 pair in 4,000 is wrong."
    assert meaning(measured, 0.0) == "Finds about 95 of 100 edited copies. About 1 pair in 1,000 is wrong."
    assert meaning(measured, 1.0) == "Finds about 55 of 100 edited copies. Fewer than 1 pair in 4,000 is wrong."
    assert source(measured) == "Measured on other photographs than yours."
    assert source(calibration(own=True)) == "Measured on 200 photos of yours, 22 November 2026."


@pytest.mark.parametrize(
    ("recall", "wrong", "pairs", "words"),
    [
        (0.9999, 0.0, 30, "Finds more than 99 of 100 edited copies. Fewer than 1 pair in 10 is wrong."),
        (1.0, 0.0, 61_234, "Finds about 100 of 100 edited copies. Fewer than 1 pair in 20,000 is wrong."),
        (0.5, 1.0, 30, "Finds about 50 of 100 edited copies. About 1 pair in 1 is wrong."),
        (0.5, 0.0, 0, "Finds about 50 of 100 edited copies. There are no pairs to be wrong about."),
    ],
)
def test_figures_are_never_finer_than_what_was_counted(recall: float, wrong: float, pairs: int, words: str) -> None:
    point = CalibrationPoint(0.4, recall, wrong)
    measured = calibration()
    told = type(measured)(True, 5, 85, pairs, measured.at, (point,))
    assert meaning(told, 0.4) == words


def test_a_named_stop_is_set_at_once(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    assert control.buttons["balanced"].isChecked()
    with qtbot.waitSignal(control.strictness_changed) as told:
        qtbot.mouseClick(control.buttons["strict"], Qt.MouseButton.LeftButton)
    assert told.args == [0.9]
    assert ("set_strictness", 0.9) in library.calls
    assert [name for name, button in control.buttons.items() if button.isChecked()] == ["strict"]
    assert control.slider.value() == 90
    assert control.value.text() == "90\u00a0% sure"
    assert control.sentence.text().startswith("Finds about 55 of 100")
    settle(qtbot, window)


def test_the_slider_sets_where_it_comes_to_rest(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    control.slider.setFocus()
    for _ in range(5):
        qtbot.keyClick(control.slider, Qt.Key.Key_Right)
    assert control.sentence.text().startswith("Finds about 78 of 100")
    assert not any(button.isChecked() for button in control.buttons.values())
    with qtbot.waitSignal(control.strictness_changed):
        pass
    assert [call for call in library.calls if call[0] == "set_strictness"] == [("set_strictness", 0.45)]
    settle(qtbot, window)


def test_what_was_moved_last_counts_when_the_panel_is_folded_away(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    control.slider.setValue(60)
    control.hide()
    settle(qtbot, window)
    assert library.strictness == 0.6


def test_it_shows_what_another_window_has_set(control: StrictnessControl, library: FakeLibrary) -> None:
    control.hide()
    library.strictness = 0.15
    control.show()
    assert control.buttons["loose"].isChecked()
    assert not any(call[0] == "set_strictness" for call in library.calls)


def test_the_slider_stands_under_the_pairs_that_it_cuts_in_two(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    assert control.pairs.text().startswith("No two of your photos are like copies")
    library.review.sure[[12, 30, 99, 100]] = 5, 3, 400, 900
    control.hide()
    control.show()
    settle(qtbot, window)
    assert control.pairs.text() == "1,300 pairs of your photos are sure enough to be copies. 8 pairs are less sure."

    def bar(percent: int) -> tuple[int, int, int]:
        share = (percent - control.slider.minimum() + 0.5) / (control.slider.maximum() - control.slider.minimum() + 1)
        image = control.bars.grab().toImage()
        handle = control.slider.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength)
        x = round(handle / 2 + share * (control.bars.width() - handle))
        shade = image.pixelColor(x, image.height() - 1)
        return shade.red(), shade.green(), shade.blue()

    accent = control.palette().color(QPalette.ColorRole.Accent)
    taken = accent.red(), accent.green(), accent.blue()
    ground = bar(60)
    assert bar(99) == taken
    assert bar(30) not in (taken, ground)
    control.slider.setFocus()
    qtbot.keyClick(control.slider, Qt.Key.Key_PageDown)  # by keys to 30 %
    assert control.slider.value() == 30
    assert bar(30) == taken
    assert bar(12) not in (taken, ground)
    assert control.pairs.text() == "1,303 pairs of your photos are sure enough to be copies. 5 pairs are less sure."
    settle(qtbot, window)


def test_measuring_goes_on_beside_everything_and_changes_the_sentence(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    library.scan_may_end.clear()
    qtbot.mouseClick(control.measure_button, Qt.MouseButton.LeftButton)
    assert control.progress.isVisible()
    assert not control.measure_button.isVisible()
    qtbot.waitUntil(lambda: control.progress.value() == 3)
    assert control.progress.maximum() == 20
    library.scan_may_end.set()
    with qtbot.waitSignal(window.session.measuring.ended):
        pass
    assert control.origin.text().startswith("Measured on 200 photos of yours")
    assert control.measure_button.isVisible()


def test_measuring_can_be_cancelled_without_a_word(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    library.scan_may_end.clear()
    qtbot.mouseClick(control.measure_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.session.measuring.ended):
        qtbot.mouseClick(control.cancel_button, Qt.MouseButton.LeftButton)
    assert control.measure_button.isVisible()
    assert control.origin.text() == "Measured on other photographs than yours."
    assert not control.problem.isVisible()
    assert not window.message_bar.isVisible()


def test_why_measuring_is_not_possible_stands_in_the_panel(
    control: StrictnessControl, library: FakeLibrary, window: MainWindow, qtbot: QtBot
) -> None:
    library.fails = UserError("too-few", "At least 10 photographs are needed.")
    with qtbot.waitSignal(window.session.measuring.ended):
        qtbot.mouseClick(control.measure_button, Qt.MouseButton.LeftButton)
    assert control.problem.text() == "At least 10 photographs are needed."
    assert control.problem.isVisible()


# -- Why?


@pytest.fixture
def explain(window: MainWindow, qtbot: QtBot) -> Iterator[Callable[[], ExplainDialog]]:
    """Opens the dialog on two files, and waits until it tells something."""
    opened: list[ExplainDialog] = []

    def open_one() -> ExplainDialog:
        dialog = ExplainDialog(window.session, "/photos/a.jpg", "/photos/b.jpg", window)
        dialog.open()
        opened.append(dialog)
        settle(qtbot, window)
        return dialog

    yield open_one
    for dialog in opened:
        dialog.close()


def test_the_dialog_tells_everything(explain: Callable[[], ExplainDialog]) -> None:
    dialog = explain()
    assert dialog.verdict.text() == "Cropped"
    assert dialog.sentence.text() == "What decided it."
    assert not dialog.waiting.isVisible()
    table = dialog.table
    cells = [[table.item(row, at).text() for at in range(table.columnCount())] for row in range(table.rowCount())]
    assert cells[0] == [
        "✓ for a copy", "Agreement", "0.998", "0.800", "The typical block agrees to 0.998 of 1; no copy is under 0.8.",
    ]  # fmt: skip
    assert cells[1][:4] == ["– says nothing", "Camera and time", "–", "–"]
    assert cells[2][0] == "✗ against"
    assert dialog.first.caption.text() == "First: a.jpg"
    assert dialog.difference.isVisible()
    dialog.copy_button.click()
    copied = QApplication.clipboard().text()
    assert copied.startswith("/photos/a.jpg\n/photos/b.jpg\n\nCropped\nWhat decided it.")
    assert "✗ against\tIn one piece\t0.400\t–\tOff their places by: 0.40 px." in copied


def test_space_flicks_wherever_the_keyboard_is(explain: Callable[[], ExplainDialog], qtbot: QtBot) -> None:
    dialog = explain()
    red, blue = 200, 40
    for widget in (dialog.flick_button, dialog.table):
        widget.setFocus()
        assert colours(dialog.laid.picture.pixmap())[0] == pytest.approx(blue, abs=5)
        qtbot.keyClick(widget, Qt.Key.Key_Space)
        assert colours(dialog.laid.picture.pixmap())[0] == pytest.approx(red, abs=5)
        qtbot.keyClick(widget, Qt.Key.Key_Space)


def test_what_lies_nowhere_is_said_so(explain: Callable[[], ExplainDialog], library: FakeLibrary) -> None:
    library.explanation = explanation("/photos/a.jpg", "/photos/b.jpg", None)
    dialog = explain()
    assert dialog.verdict.text() == "Not the same picture"
    assert dialog.not_laid.isVisible()
    assert not dialog.laid.isVisible()
    assert not dialog.flick_button.isVisible()
    dialog.flick()


def test_files_of_one_name_are_told_apart_by_their_folders(
    explain: Callable[[], ExplainDialog], library: FakeLibrary
) -> None:
    library.explanation = explanation("/photos/2019/a.jpg", "/phone/a.jpg")
    dialog = explain()
    assert dialog.first.caption.toolTip() == "First: photos/2019/a.jpg"
    assert dialog.second.caption.toolTip() == "Second: phone/a.jpg"


def test_an_error_is_one_sentence(explain: Callable[[], ExplainDialog], library: FakeLibrary) -> None:
    library.fails = UserError("truncated", "the file ends too early", "/photos/b.jpg")
    dialog = explain()
    assert dialog.sentence.text() == "b.jpg: The file ends too early."
    assert not dialog.table.isVisible()
    assert not dialog.waiting.isVisible()


def test_closed_before_the_answer_it_says_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ExplainDialog(window.session, "/photos/a.jpg", "/photos/b.jpg", window)
    dialog.open()
    dialog.close()
    settle(qtbot, window)
    assert not window.message_bar.isVisible()


def test_why_is_for_two_selected_photos(window: MainWindow, library: FakeLibrary, qtbot: QtBot) -> None:
    grid, action = window.photos.grid, window.photos.actions_of_photos.why_action
    grid.select_row(0)
    assert not action.isEnabled()
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert action.isEnabled()
    qtbot.keyClick(grid, Qt.Key.Key_W)
    settle(qtbot, window)
    paths = tuple(p.path for p in grid.selected_photos())
    assert ("explain", *paths) in library.calls
    dialog = window.findChild(ExplainDialog)
    assert dialog is not None
    dialog.close()
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert not action.isEnabled()


def test_on_groups_one_photo_is_held_against_the_one_to_keep(
    library: FakeLibrary, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    library.known_groups = (group(photo(0), photo(1), kinds=[Kind.CROPPED]),)
    window = open_window(library)
    window.show_page("duplicates")
    settle(qtbot, window)
    members, action = window.duplicates.members, window.duplicates.actions_of_photos.why_action
    members.select_row(0)
    assert not action.isEnabled()
    members.select_row(1)
    assert action.isEnabled()
    members.setFocus()
    qtbot.keyClick(members, Qt.Key.Key_W)
    settle(qtbot, window)
    assert ("explain", photo(0).path, photo(1).path) in library.calls
    dialog = window.findChild(ExplainDialog)
    assert dialog is not None
    dialog.close()
