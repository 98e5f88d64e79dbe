"""How sure a copy must be: three named stops, a fine slider, and what that means on the photos of this library."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.language import percent, phrase, tr
from core.records import STRICTNESS, Calibration, Progress
from gui import theme, words
from gui.motion import show_busy
from gui.review.strictness_words import LEAST, counted, meaning, source
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.histogram import Bars, Counts, FromSlider

MOST = 99
"""The right end of the slider, in percent: nothing is ever surer. The left one is `LEAST`."""
SETTLE_MS = 120
"""Groups are made again when the slider has rested for so long."""
WIDTH = 46 * SPACE
TITLES = {"loose": phrase("Loose"), "balanced": phrase("Balanced"), "strict": phrase("Strict")}
TIPS = {
    "loose": phrase("Call more pairs copies: heavier edits too, and now and then another shot of the same scene"),
    "balanced": phrase("What suits most libraries"),
    "strict": phrase("Call only those copies that leave next to no doubt"),
}
MEASURE_TIP = phrase(
    "Makes edited copies of up to 200 of your photos in memory and looks for them, as if they came in new. "
    "It takes about two minutes and changes no file."
)

WRONG_TIP = phrase(
    "Edited copies are found where matching calls them copies of their originals. Wrong pairs are counted among those "
    "that look most alike and are no copies: of pairs taken at random far fewer are wrong."
)
BARS_TIP = phrase(
    "Each bar tells how many pairs of your photos are so sure to be copies: the right end is certain. Where there is a "
    "gap between the bars, it parts copies from pictures that only look alike. Coloured bars are taken for copies."
)


class StrictnessControl(QWidget):
    """Compact; goes into a toolbar's popup or a page. What it measures goes on while it is hidden.

    Attributes:
        slider: In percent.
        bars, pairs: How many pairs are so sure, and which of them are taken for copies.
        sentence, origin: What the strictness means, and on which photographs that was measured.
        problem: Why measuring was not possible; hidden otherwise.

    Signals:
        strictness_changed(float): The library's strictness is another one now; its groups are too.
    """

    strictness_changed = Signal(float)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._calibration: Calibration | None = None
        self._counts: Counts = np.zeros(101, np.int64)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._apply)
        self.setMinimumWidth(WIDTH)
        title = QLabel(tr("How sure must a copy be?"))
        self.value = QLabel(alignment=Qt.AlignmentFlag.AlignRight)
        self.buttons = {name: self._stop(name) for name in TITLES}
        stops = QHBoxLayout()
        stops.setSpacing(SPACE)
        for button in self.buttons.values():
            stops.addWidget(button, 1)
        self.slider = FromSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LEAST, MOST)
        self.slider.setPageStep(10)
        self.slider.setAccessibleName(tr("How sure a copy must be, in percent"))
        self.slider.valueChanged.connect(self._moved)
        self.bars = Bars(self.slider, lambda percent, least: percent >= least, self, power=0.3)
        self.bars.setToolTip(tr(BARS_TIP))
        self.pairs, self.sentence, self.origin, self.problem = (
            QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(4)
        )
        self._show_counts(self._counts)
        line = self.sentence.fontMetrics().lineSpacing()
        for label in (self.pairs, self.sentence):
            label.setMinimumHeight(2 * line)  # nothing moves below it when the words change
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.sentence.setToolTip(tr(WRONG_TIP))
        self.origin.setMinimumHeight(line)
        self.problem.hide()
        self.measure_button = QPushButton(tr("Measure on my photos…"))
        self.measure_button.setToolTip(tr(MEASURE_TIP))
        self.measure_button.clicked.connect(session.measuring.start)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Measuring"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Stop measuring"))
        self.cancel_button.clicked.connect(self._cancel)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.value)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.measure_button)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.cancel_button)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addLayout(stops)
        graph = QVBoxLayout()
        graph.setSpacing(0)
        graph.addWidget(self.bars)
        graph.addWidget(self.slider)
        column.addLayout(graph)
        column.addWidget(self.pairs)
        column.addWidget(self.sentence)
        column.addWidget(self.origin)
        column.addWidget(self.problem)
        column.addLayout(foot)
        measuring = session.measuring
        measuring.started.connect(self._begin)
        measuring.progressed.connect(self._show_progress)
        measuring.ended.connect(self._measured)
        measuring.failed.connect(self._tell)
        self._show_measuring(measuring.running)
        self._show(session.library.strictness)

    def _stop(self, name: str) -> QPushButton:
        """One of the stops; in no group, where Tab would go to one of them alone and, as none is down between them, no
        arrow key to the others.
        """
        button = QPushButton(tr(TITLES[name]))
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(tr(TIPS[name]))
        button.clicked.connect(lambda: self._choose(STRICTNESS[name]))
        return button

    # -- strictness

    def _choose(self, value: float) -> None:
        self._show(value)
        self._settle.stop()
        self._apply()

    def _moved(self, percent: int) -> None:
        self._show(percent / 100)
        self._settle.start()

    def _show(self, value: float) -> None:
        """Show a strictness, without a word to the library."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(100 * value))
        for name, button in self.buttons.items():
            chosen = abs(STRICTNESS[name] - value) < 0.005
            button.setChecked(chosen)
            theme.mark_chosen(button, chosen)
        self.value.setText(tr("{percent} sure", percent=percent(value)))
        self._tell_pairs()
        if self._calibration is not None:
            self.sentence.setText(meaning(self._calibration, value))
            self.origin.setText(source(self._calibration))

    def _apply(self) -> None:
        library, value = self._session.library, self.slider.value() / 100
        if value == library.strictness:
            return

        def done(_: object) -> None:
            self.strictness_changed.emit(value)
            self._session.library_changed.emit()

        self._session.tasks.query(
            lambda: library.set_strictness(value), done, self._session.report, ("strictness", id(self))
        )

    # -- what it means

    def _show_counts(self, counts: Counts) -> None:
        """How many pairs are so sure to be copies, int64 [101], by percent."""
        self._counts = counts
        shown = counts[LEAST : MOST + 1].copy()
        shown[-1] += counts[MOST + 1 :].sum()
        self.bars.set_counts(shown)
        self._tell_pairs()

    def _tell_pairs(self) -> None:
        self.pairs.setText(counted(self._counts, self.slider.value()))
        self.bars.setAccessibleName(self.pairs.text())

    def _read(self) -> None:
        review = self._session.library.review
        self._session.tasks.query(
            review.certainties, self._show_counts, self._session.report, ("certainties", id(self))
        )
        self._session.tasks.query(
            self._session.library.calibration, self._calibrated, self._session.report, ("calibration", id(self))
        )

    def _calibrated(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self._show(self.slider.value() / 100)

    def _begin(self) -> None:
        self._show_measuring(True)

    def _cancel(self) -> None:
        self._session.measuring.cancel()
        self.cancel_button.setEnabled(False)

    def _measured(self, calibration: Calibration | None) -> None:
        self._show_measuring(False)
        if calibration is not None:
            self._calibrated(calibration)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.problem.setText(words.sentence(str(error)))
            self.problem.show()
        else:
            self._session.report(error)  # which knows that a wish to stop is none

    def _show_measuring(self, measuring: bool) -> None:
        self.measure_button.setVisible(not measuring)
        self.progress.setVisible(measuring)
        self.cancel_button.setVisible(measuring)
        self.cancel_button.setEnabled(True)
        show_busy(self.progress)
        if measuring:
            self.problem.hide()

    def _show_progress(self, progress: Progress) -> None:
        if progress.total_files:
            self.progress.setRange(0, progress.total_files)
            self.progress.setValue(progress.done_files)

    # -- Qt's own methods

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show(self._session.library.strictness)  # another window may have changed it
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._settle.isActive():  # folded away before the slider came to rest
            self._settle.stop()
            self._apply()
