"""The shelf of encoders: what each is, whether it is here, downloading, and which one finds look-alikes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import Cancelled, UserError
from core.language import plural, tr
from core.records import ModelEntry, ModelState, Progress
from gui import theme, words
from gui.encoders.shelf_table import EncoderModel, title, work
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.question import ask
from gui.widgets.tables import plain_table

STEPS = 1000


class ModelsDialog(QDialog):
    """Opened from the menu; what it started goes on when it is closed.

    Attributes:
        heading: Which encoder the library uses, and how far another one is.
        line: What happens now, or what went wrong.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = session.shelf
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Encoders"))
        self.resize(98 * SPACE, 64 * SPACE)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        theme.give_letters(self.heading, bold=True)
        about = QLabel(
            tr(
                "An encoder tells what a photo shows. Copies are always found with the built-in one; look-alikes can "
                "be found with another. Nothing is downloaded unless you ask for it, and your photos never leave this "
                "computer."
            ),
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        self.entries = EncoderModel(self)
        self.table = plain_table(tr("Encoders"), self)
        self.table.setModel(self.entries)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.entries.modelReset.connect(lambda: self.table.selectRow(0))
        self.use_button = self._button(tr("&Use"), self._use, tr("Find look-alikes with this encoder"))
        self.table.doubleClicked.connect(lambda _: self.use_button.click())
        self.download_button = self._button(tr("&Download…"), self._ask_download, tr("Download this encoder"))
        self.import_button = self._button(
            tr("&Import…"), self._choose_file, tr("Take it from a file that you have already")
        )
        self.remove_button = self._button(tr("&Remove…"), self._ask_remove, tr("Delete it from this computer"))
        self.forget_button = self._button(
            tr("Delete &codes…"), self._ask_forget, tr("Delete what it made of this library")
        )
        self.pause_button = self._button(tr("&Pause"), self._pause_or_resume, "")
        self.cancel_button = self._button(tr("&Stop"), self._shelf.cancel, tr("Stop; what has come is kept"))
        self.line = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.line.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setRange(0, STEPS)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress of the download"))
        buttons, below = QHBoxLayout(), QHBoxLayout()
        for button in (self.use_button, self.download_button, self.import_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.forget_button)
        below.addWidget(self.line, 1)
        below.addWidget(self.pause_button)
        below.addWidget(self.cancel_button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addWidget(self.progress)
        column.addLayout(below)
        column.addWidget(close)
        self._shelf.entries_read.connect(self._show_entries)
        self._shelf.progressed.connect(self._show_progress)
        self._shelf.ended.connect(self._end)
        self._shelf.failed.connect(self._tell)
        self._shelf.choice_failed.connect(self._tell)
        session.library_changed.connect(self._shelf.read)
        session.scans.progressed.connect(self._show_scan)
        self.table.setFocus()
        self._show_work()
        self._enable()
        self._shelf.read()

    def _button(self, text: str, act: Callable[[], None], tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda: act())
        return button

    @property
    def chosen(self) -> ModelEntry | None:
        """The row that is selected."""
        return self.entries.chosen_one(self.table)

    # -- what is shown

    def _show_entries(self, entries: tuple[ModelEntry, ...]) -> None:
        self.entries.set_rows(entries)
        used = next((title(entry) for entry in entries if entry.answers), "")
        told = [tr("Look-alikes are found with {encoder}.", encoder=used)]
        told += [
            plural(
                "{encoder} takes over when all photos are ready for it: {done} of {n} is.",
                "{encoder} takes over when all photos are ready for it: {done} of {n} are.",
                entry.contents,
                encoder=title(entry),
                done=words.number(entry.coded),
            )
            for entry in entries
            if entry.chosen and not entry.answers
        ]
        self.heading.setText(" ".join(told))
        self._enable()

    def _show_scan(self, progress: Progress) -> None:
        """How far the codes of a newly chosen encoder are; the table would have to be read for it again and again."""
        if progress.phase == "encoding":
            self._show_entries(
                tuple(
                    replace(entry, coded=entry.contents - progress.total_files + progress.done_files)
                    if entry.title == progress.current
                    else entry
                    for entry in self.entries.rows
                )
            )

    def _enable(self) -> None:
        entry, busy = self.chosen, self._shelf.running
        buttons = (self.use_button, self.download_button, self.import_button, self.remove_button, self.forget_button)
        for button in buttons:
            button.setEnabled(entry is not None)
        if entry is None:
            return
        built_in, installed, partial = (
            entry.state is state for state in (ModelState.BUILT_IN, ModelState.INSTALLED, ModelState.PARTIAL)
        )
        waiting, used = entry.chosen and not entry.answers, entry.chosen or entry.answers
        self.use_button.setText(tr("Go &on") if waiting else tr("&Use"))
        under_way = waiting and self._session.scans.running
        self.use_button.setEnabled((built_in or installed) and not entry.answers and not under_way)
        self.download_button.setText(tr("Go on &downloading") if partial else tr("&Download…"))
        for button in (self.download_button, self.import_button):
            button.setEnabled(not built_in and not installed and not busy)
        self.remove_button.setEnabled((installed or partial) and not used and not busy)
        self.forget_button.setEnabled(not built_in and not used and entry.coded > 0)

    def _show_work(self) -> None:
        busy = self._shelf.running
        for widget in (self.progress, self.pause_button, self.cancel_button):
            widget.setVisible(busy)
        if busy:
            paused = self._shelf.paused
            self.pause_button.setText(tr("&Resume") if paused else tr("&Pause"))
            theme.give_icon(self.pause_button, "resume" if paused else "pause")

    def _show_progress(self, progress: Progress) -> None:
        entry = self._shelf.working_on
        assert entry is not None
        self._show_work()
        self._enable()
        self.line.setText(work(entry, progress))
        self.progress.setRange(0, STEPS if progress.total_bytes else 0)
        if progress.total_bytes:
            self.progress.setValue(min(STEPS, progress.done_bytes * STEPS // progress.total_bytes))

    def _end(self, entry: ModelEntry | None) -> None:
        self._show_work()
        self._enable()
        if entry is not None:
            self.line.setText(
                tr("{encoder} is on this computer. “Use” finds look-alikes with it.", encoder=title(entry))
            )

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            self.line.setText(tr("Stopped. What has come is kept."))
        elif isinstance(error, UserError):
            self.line.setText(words.sentence(str(error)))
        else:
            self._session.report(error)

    # -- what is done

    def _use(self) -> None:
        if self.chosen is not None:
            self.line.clear()
            self._shelf.choose(self.chosen)

    def _ask_download(self) -> None:
        entry = self.chosen
        if entry is None:
            return
        if entry.state is ModelState.PARTIAL:  # asked before
            self._shelf.download(entry)
            return
        ask(
            self,
            tr("Download an encoder"),
            tr(
                "Download {encoder}, {size}, from {source}?",
                encoder=title(entry),
                size=words.size(entry.size),
                source=entry.source,
            ),
            tr(
                "Licence of the weights: {licence}. They were trained on ImageNet's photographs. "
                "Of a download only the part that tells what a photo shows is kept.",
                licence=entry.licence,
            ),
            {tr("Download"): lambda: self._shelf.download(entry)},
        )

    def _choose_file(self) -> None:
        entry = self.chosen
        if entry is not None:
            heading = tr("The published file of {encoder}", encoder=title(entry))
            path, _ = QFileDialog.getOpenFileName(self, heading, "", tr("Weights (*.pth);;All files (*)"))
            if path:
                self._shelf.take(entry, path)

    def _ask_remove(self) -> None:
        entry = self.chosen
        if entry is not None:
            ask(
                self,
                tr("Remove an encoder"),
                tr("Delete {encoder} from this computer?", encoder=title(entry)),
                tr(
                    "{size} become free. It can be downloaded again; the codes that it made of your photos stay.",
                    size=words.size(entry.stored),
                ),
                {tr("Remove"): lambda: self._shelf.remove(entry)},
            )

    def _ask_forget(self) -> None:
        entry = self.chosen
        if entry is not None:
            ask(
                self,
                tr("Delete codes"),
                plural(
                    "Delete the codes that {encoder} made of {n} photo?",
                    "Delete the codes that {encoder} made of {n} photos?",
                    entry.coded,
                    encoder=title(entry),
                ),
                tr("Your photos are not touched. The codes are made again if you use the encoder again."),
                {tr("Delete codes"): lambda: self._shelf.forget(entry)},
            )

    def _pause_or_resume(self) -> None:
        if self._shelf.paused:
            self._shelf.resume()
        else:
            self._shelf.pause()
