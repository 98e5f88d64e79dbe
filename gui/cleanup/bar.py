"""The bottom line of a clean-up that runs, and what is said when it has ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.language import plural, tr
from core.records import Action, Progress, UndoReport
from core.retelling import retell
from gui import words
from gui.cleanup import sentences as clean_words
from gui.cleanup.cleaning import Cleaned
from gui.session import Message, Session
from gui.theme import SPACE


class CleanBar(QWidget):
    """Progress and cancel while a clean-up runs; afterwards a message with Undo."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.how_far = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.current = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.current.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.current.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName(tr("Progress of the clean-up"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setToolTip(tr("Stop here. What is done stays done, and can be undone"))
        self.cancel_button.clicked.connect(self._cancel)
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.how_far)
        row.addWidget(self.current, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.progress)
        column.addLayout(row)
        session.cleaning.started.connect(self._start)
        session.cleaning.progressed.connect(self.show_progress)
        session.cleaning.ended.connect(self._end)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        of = progress.total_files
        self.progress.setRange(0, of)
        self.progress.setValue(min(of, progress.done_files))
        done = words.number(progress.done_files)
        if not of:
            text = tr("Working…")
        elif self._session.cleaning.writes_sidecars:
            text = plural("Writing sidecars: {done} of {n}", "Writing sidecars: {done} of {n}", of, done=done)
        else:
            text = plural("{done} of {n} file", "{done} of {n} files", of, done=done)
        if self.cancel_button.isEnabled():  # else it says that it stops
            self.how_far.setText(text)
        metrics = QFontMetrics(self.current.font())
        self.current.setText(metrics.elidedText(progress.current, Qt.TextElideMode.ElideMiddle, self.current.width()))

    def _start(self) -> None:
        self.cancel_button.setEnabled(True)
        self.show()

    def _cancel(self) -> None:
        self._session.cleaning.cancel()
        self.cancel_button.setEnabled(False)
        self.how_far.setText(tr("Stopping after this file…"))

    def _end(self, result: Cleaned | UndoReport | None) -> None:
        self.hide()
        if isinstance(result, Cleaned):
            self._tell_cleaned(result)
        elif isinstance(result, UndoReport):
            self._tell_undone(result)

    def _tell_cleaned(self, cleaned: Cleaned) -> None:
        batch, left = cleaned.batch, cleaned.left
        text = clean_words.done(batch.action, batch.done, cleaned.plan.folder)
        if batch.freed and batch.action is not Action.COPY:
            text = tr("{done}, {size} freed", done=text, size=words.size(batch.freed))
        sentences = [f"{text}."]
        stopped = len(cleaned.plan.files) - batch.done - len(left)
        if left:
            sentences.append(plural("{n} file was left as it is.", "{n} files were left as they are.", len(left)))
        elif stopped > 0:
            sentences.append(tr("The rest was not touched."))
        actions = []
        if batch.undoable:
            self._session.review.last_batch = batch.id
            actions.append((tr("Undo"), lambda: self._session.cleaning.undo(batch.id)))
        if left:
            lines = [f"{act.path}\n    {retell(act.reason)}" for act in left]
            show = plural("Show the {n} left", "Show the {n} left", len(left))
            actions.append((show, lambda: self._show_list(tr("Left as they are"), lines)))
        self._session.message_raised.emit(Message(" ".join(sentences), actions=tuple(actions)))

    def _tell_undone(self, report: UndoReport) -> None:
        text = plural("{n} file is back in place.", "{n} files are back in place.", report.restored)
        actions = []
        if report.failed:
            failed = plural(
                "{n} file could not be brought back.", "{n} files could not be brought back.", len(report.failed)
            )
            text = f"{text} {failed}"
            lines = [f"{skipped.path}\n    {retell(skipped.reason)}" for skipped in report.failed]
            show = plural("Show the {n}", "Show the {n}", len(lines))
            actions = [(show, lambda: self._show_list(tr("Not brought back"), lines))]
        self._session.message_raised.emit(Message(text, passing=not report.failed, actions=tuple(actions)))

    def _show_list(self, title: str, lines: Sequence[str]) -> None:
        ListDialog(title, lines, self).open()


class ListDialog(QDialog):
    """Lines of text to read and to copy."""

    def __init__(self, title: str, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(80 * SPACE, 45 * SPACE)
        self.lines = QPlainTextEdit("\n".join(lines), readOnly=True)
        self.lines.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.lines)
        column.addWidget(buttons)
