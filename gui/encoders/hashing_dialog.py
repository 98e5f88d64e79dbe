"""Semantic hashing: train short codes on the library's own photos, see how good they are, choose which to search by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import Cancelled, UserError
from core.language import phrase, tr
from core.records import HashReport, Progress
from gui import theme, words
from gui.encoders.hash_control import Hashes
from gui.encoders.hash_table import HashModel, outcome, recommendation, work
from gui.encoders.loss_chart import LossChart
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.order import follow_layout
from gui.widgets.tables import plain_table

ABOUT = phrase(
    "Twinlens describes each photo by a long code. Semantic hashing learns from your own photos how to say nearly the "
    "same in a short one, so that a large library is searched in little memory; the long codes still decide the order."
)
STEPS = 1000


class HashingDialog(QDialog):
    """Opened from the menu; what it started goes on when it is closed.

    Attributes:
        line: What happens now, or what came of it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._control = session.hashing
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Semantic hashing"))
        self.resize(96 * SPACE, 72 * SPACE)
        self.advice = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        theme.give_letters(self.advice, bold=True)
        about = QLabel(tr(ABOUT), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.methods, self.lengths = QComboBox(), QComboBox()
        self.methods.setAccessibleName(tr("Method"))
        self.lengths.setAccessibleName(tr("Bits of the short code"))
        for box in (self.methods, self.lengths):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.methods.currentIndexChanged.connect(self._explain)
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.sentence.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.train_button = self._button(tr("&Train"), self._train, tr("Train this method on all photos"))
        self.compare_button = self._button(
            tr("Compare &all"), self._compare, tr("Train each method on a sample of the photos")
        )
        self.pause_button = self._button(tr("&Pause"), self._pause_or_resume, "")
        self.cancel_button = self._button(tr("Ca&ncel"), self._control.cancel, tr("Stop; nothing half-trained is kept"))
        self.line = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, STEPS)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress of the training"))
        self.chart = LossChart(self)
        self.model = HashModel(self)
        self.table = plain_table(tr("Trained hashes"), self)
        self.table.setModel(self.model)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.use_button = self._button(tr("&Use"), self._use, tr("Search for look-alikes with this hash"))
        self.off_button = self._button(
            tr("Use n&one"), lambda: self._control.use(None), tr("Search by the long codes alone")
        )
        self.remove_button = self._button(tr("&Remove"), self._remove, tr("Delete this hash and its short codes"))
        self.table.doubleClicked.connect(lambda _: self.use_button.click())
        self._arrange(about)
        self._control.hashes_read.connect(self._show_hashes)
        self._control.progressed.connect(self._show_progress)
        self._control.ended.connect(self._end)
        self._control.failed.connect(self._tell)
        self._enable()
        self._control.read()

    def _arrange(self, about: QLabel) -> None:
        choice, running, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        bits = QLabel(tr("&Bits:"))
        bits.setBuddy(self.lengths)
        method = QLabel(tr("&Method:"))
        method.setBuddy(self.methods)
        for widget in (method, self.methods, bits, self.lengths, self.train_button, self.compare_button):
            choice.addWidget(widget)
        choice.addStretch(1)
        running.addWidget(self.line, 1)
        running.addWidget(self.pause_button)
        running.addWidget(self.cancel_button)
        for button in (self.use_button, self.off_button, self.remove_button):
            below.addWidget(button)
        below.addStretch(1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(about)
        column.addWidget(self.advice)
        column.addLayout(choice)
        column.addWidget(self.sentence)
        column.addWidget(self.chart, 2)
        column.addWidget(self.progress)
        column.addLayout(running)
        column.addWidget(self.table, 3)
        column.addLayout(below)
        follow_layout(self)

    def _button(self, text: str, act: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: act())
        return button

    @property
    def chosen(self) -> HashReport | None:
        """The row that is selected."""
        return self.model.chosen_one(self.table)

    # -- what is shown

    def _show_hashes(self, hashes: Hashes) -> None:
        before = self.chosen
        self.model.set_hashes(hashes)
        self._fill(self.methods, [(tr(m.title), m.name) for m in hashes.methods])
        self._fill(self.lengths, [(str(bits), bits) for bits in reversed(hashes.lengths)])
        self.advice.setText(recommendation(hashes))
        ids = [report.id for report in hashes.trained]
        if before is not None and before.id in ids:
            self.table.selectRow(ids.index(before.id))
        self._explain()
        self._enable()

    @staticmethod
    def _fill(box: QComboBox, entries: list[tuple[str, object]]) -> None:
        """Set the entries of a list; what is chosen stays chosen."""
        if [(box.itemText(i), box.itemData(i)) for i in range(box.count())] != entries:
            before = box.currentData()
            box.clear()
            for text, data in entries:
                box.addItem(text, data)
            box.setCurrentIndex(max(0, box.findData(before)))

    def _explain(self) -> None:
        name = self.methods.currentData()
        text = next((tr(m.sentence) for m in self.model.hashes.methods if m.name == name), "")
        if self.model.hashes.methods and not self.model.hashes.lengths:
            text = tr("The codes of the encoder in use are short already; there is nothing to gain.")
        self.sentence.setText(text)

    def _choose(self) -> None:
        if self.chosen is not None and not self._control.running:
            self.chart.show_curves(self.chosen.curves)
        self._enable()

    def _enable(self) -> None:
        busy, report = self._control.running, self.chosen
        possible = bool(self.model.hashes.lengths) and not busy
        for choice in (self.train_button, self.compare_button, self.methods, self.lengths):
            choice.setEnabled(possible)
        used = self.model.hashes.used
        self.use_button.setEnabled(not busy and report is not None and report.id != used)
        self.remove_button.setEnabled(not busy and report is not None)
        self.off_button.setEnabled(not busy and used is not None)
        for widget in (self.progress, self.pause_button, self.cancel_button):
            widget.setVisible(busy)
        paused = self._control.paused
        self.pause_button.setText(tr("R&esume") if paused else tr("&Pause"))
        theme.give_icon(self.pause_button, "resume" if paused else "pause")

    def _show_progress(self, progress: Progress) -> None:
        self._enable()
        self.line.setText(work(progress))
        self.progress.setRange(0, STEPS if progress.total_files else 0)
        if progress.total_files:
            self.progress.setValue(min(STEPS, progress.done_files * STEPS // progress.total_files))
        if any(curve.losses for curve in progress.curves):
            self.chart.show_curves(progress.curves)

    def _end(self, made: tuple[HashReport, ...] | None) -> None:
        self._enable()
        if made is not None:
            self.line.setText(outcome(self.model.hashes, made))

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.line.setText(tr("Stopped. Nothing half-trained was kept."))
        elif isinstance(error, UserError):
            self.line.setText(words.sentence(str(error)))
        else:
            self._session.report(error)

    # -- what is done

    def _train(self) -> None:
        self._control.train(self.methods.currentData(), self.lengths.currentData())

    def _compare(self) -> None:
        self._control.compare(self.lengths.currentData())

    def _use(self) -> None:
        if self.chosen is not None:
            self._control.use(self.chosen.id)

    def _remove(self) -> None:
        if self.chosen is not None:
            self._control.remove(self.chosen.id)

    def _pause_or_resume(self) -> None:
        if self._control.paused:
            self._control.resume()
        else:
            self._control.pause()
