"""The bottom line: how far the scan is, pause and cancel; afterwards one sentence on what there is."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import plural, tr
from core.records import Progress
from gui import theme, words
from gui.motion import show_busy
from gui.scan.control import Outcome, ScanControl
from gui.theme import SPACE

STEPS = 1000


class ScanBar(QWidget):
    """Hidden until a scan starts.

    Attributes:
        how_far, counts, current: The three texts of a running scan; `how_far` also holds the summary.
    """

    def __init__(self, scans: ScanControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans = scans
        self._stopping = False
        self._path = ""
        self.how_far = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.counts = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.current = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.current.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.current.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.how_far.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, STEPS)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress of the scan"))
        self.pause_button = QPushButton(tr("Pause"))
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stop here. What is done stays; the next scan goes on from it"))
        self.cancel_button.clicked.connect(self._cancel)
        self.close_button = QToolButton()
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(tr("Close this line"))
        self.close_button.setAccessibleName(tr("Close this line"))
        theme.give_icon(self.close_button, "close")
        self.close_button.clicked.connect(self.hide)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.how_far, 1)
        first.addWidget(self.counts)
        second.addWidget(self.current, 1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(first)
        texts.addWidget(self.progress)
        texts.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addLayout(texts, 1)
        for button in (self.pause_button, self.cancel_button, self.close_button):
            row.addWidget(button)
        scans.started.connect(self._start)
        scans.progressed.connect(self.show_progress)
        scans.ended.connect(self._end)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        how_far, counts = words.progress(progress)
        if not self._stopping:
            self.how_far.setText(how_far)
            self.counts.setText("" if progress.phase in ("matching", "encoding") else counts)
        self._path = "" if progress.phase == "encoding" else progress.current
        self._show_path()
        known = progress.total_bytes if progress.phase == "indexing" else progress.total_files
        done = progress.done_bytes if progress.phase == "indexing" else progress.done_files
        counting = not known or not (progress.walk_done or progress.phase == "matching")
        if counting:
            show_busy(self.progress)
        else:
            self.progress.setRange(0, STEPS)
            self.progress.setValue(min(STEPS, done * STEPS // known))

    def say_stopping(self) -> None:
        """While it is waited for the end of the scan, which takes a moment, or longer where an encoder is loaded."""
        self._stopping = True
        self.how_far.setText(tr("Stopping the scan. What is done is kept, and the next scan goes on from there."))
        self.counts.clear()
        for button in (self.pause_button, self.cancel_button):
            button.setEnabled(False)

    def _start(self) -> None:
        self._stopping = False
        for widget in (self.progress, self.current, self.pause_button, self.cancel_button):
            widget.show()
            widget.setEnabled(True)
        self.close_button.hide()
        self._show_pause(paused=False)
        self.show()

    def _end(self, outcome: Outcome | None) -> None:
        for widget in (self.progress, self.current, self.pause_button, self.cancel_button):
            widget.hide()
        self.counts.clear()
        self.close_button.show()
        if outcome is None:
            self.hide()
        else:
            self.how_far.setText(summary(outcome))

    def _pause_or_resume(self) -> None:
        if self._scans.paused:
            self._scans.resume()
        else:
            self._scans.pause()
        self._show_pause(paused=self._scans.paused)

    def _show_pause(self, *, paused: bool) -> None:
        self.pause_button.setText(tr("Resume") if paused else tr("Pause"))
        theme.give_icon(self.pause_button, "resume" if paused else "pause")

    def _cancel(self) -> None:
        self._scans.cancel()
        self.say_stopping()

    def _show_path(self) -> None:
        metrics = QFontMetrics(self.current.font())
        self.current.setText(metrics.elidedText(self._path, Qt.TextElideMode.ElideMiddle, self.current.width()))

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_path()


def summary(outcome: Outcome) -> str:
    """What the library holds after a scan, and whether the scan saw everything."""
    text = tr(
        "{photos}, {problems}, {groups}.",
        photos=plural("{n} photo", "{n} photos", outcome.photos),
        problems=plural("{n} problem", "{n} problems", outcome.problems),
        groups=plural("{n} group", "{n} groups", outcome.groups),
    )
    if outcome.report.offline_folders:
        away = ", ".join(os.path.basename(folder) or folder for folder in outcome.report.offline_folders)
        return tr("{found} Not there now, so only remembered: {folders}.", found=text, folders=away)
    if not outcome.report.complete:
        return tr("{found} The scan did not get to its end; the next one goes on from here.", found=text)
    return text
