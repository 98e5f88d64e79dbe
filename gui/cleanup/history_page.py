"""What was done to files: every clean-up, its files with what became of them, and the way back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.records import Act, Action, ActState, Batch, UndoReport
from gui import words
from gui.cleanup import sentences as clean_words
from gui.page import Page
from gui.session import Session
from gui.theme import SPACE
from gui.widgets import files
from gui.widgets.tables import Index, RowModel, button_of, choose_row, plain_table, table_action

NOTHING = "Nothing was done to files yet. Every clean-up stands here, and can be undone from here."
WAYS_BACK = {
    Action.TRASH: "Undo brings them back from the trash, as long as it was not emptied.",
    Action.MOVE: "Undo moves them back to where they were.",
    Action.COPY: "Undo removes the copies.",
    Action.LINK: "Undo gives each of them bytes of its own again.",
    Action.CLONE: "Undo gives each of them bytes of its own again.",
    Action.DELETE: "These files were deleted for good, so they cannot be brought back.",
}
BATCH_TITLES = ("What", "When", "Files", "Space freed", "State")
ACT_TITLES = ("File", "What became of it", "Size", "Folder")
SENTENCE = Qt.ItemDataRole.ToolTipRole


def title(batch: Batch) -> str:
    """What a clean-up did: "Moved to the trash"."""
    return words.sentence(clean_words.DONE[batch.action])


def when(at: str) -> str:
    """A time in UTC as a person's clock shows it; what is no time, as it is."""
    try:
        return words.moment(datetime.fromisoformat(at).astimezone().replace(tzinfo=None).isoformat())
    except ValueError:
        return at


def files_of(batch: Batch) -> str:
    """ "212 files, 2 failed": how many, and what did not go."""
    parts = [words.count(batch.done + batch.undone, "file")]
    if batch.failed:
        parts.append(f"{words.number(batch.failed)} failed")
    if batch.skipped:
        parts.append(f"{words.number(batch.skipped)} left as they were")
    return ", ".join(parts)


def state_of(batch: Batch) -> str:
    """Whether it can be undone, in words."""
    if not batch.done:
        return "undone" if batch.undone else "nothing was done"
    if not batch.undoable:
        return "cannot be undone"
    return f"undone in part, {words.number(batch.done)} left" if batch.undone else "can be undone"


def fate(act: Act, action: Action) -> str:
    """What became of a file, in words."""
    if act.state is ActState.DONE:
        done = clean_words.DONE[action]
        if action in (Action.MOVE, Action.COPY):
            done += f" to {words.place(PurePath(act.target).parent)}"
        return f"{done}; cannot be brought back: {act.reason}" if act.reason else done
    state = {
        ActState.PLANNED: "was under way when the program ended",
        ActState.FAILED: "failed",
        ActState.SKIPPED: "left as it was",
        ActState.UNDONE: "back in place" if act.target in ("", act.path) else f"back as {os.path.basename(act.target)}",
    }[act.state]
    if action is Action.COPY and act.state is ActState.UNDONE:
        state = "the copy was removed"
    return f"{state}: {act.reason}" if act.reason else state


def can_return(act: Act, action: Action) -> bool:
    return act.state is ActState.DONE and not act.reason and action is not Action.DELETE


class BatchModel(RowModel[Batch]):
    """Clean-ups as a table, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BATCH_TITLES, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        batch = self.rows[index.row()]
        freed = words.size(batch.freed) if batch.freed else "–"
        cells = (title(batch), when(batch.at), files_of(batch), freed, state_of(batch))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role in (SENTENCE, Qt.ItemDataRole.AccessibleTextRole):
            return f"{cells[0]}, {cells[1]}: {cells[2]}, {cells[3]} freed, {cells[4]}"
        return None


class ActModel(RowModel[Act]):
    """The files of one clean-up as a table, in the order in which they were done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ACT_TITLES, parent)
        self.action = Action.TRASH

    def set_acts(self, acts: Sequence[Act], action: Action) -> None:
        """Show the files of a clean-up that did this."""
        self.action = action
        self.set_rows(acts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        act = self.rows[index.row()]
        folder, name = os.path.split(act.path)
        became = words.sentence(fate(act, self.action))
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, became, words.size(act.size), folder)[index.column()]
        if role in (SENTENCE, Qt.ItemDataRole.AccessibleTextRole):
            now = f"\nNow: {act.target}" if act.target and act.target != act.path else ""
            return f"{act.path}\n{became}{now}"
        return None


class HistoryPage(Page):
    """The clean-ups above, the files of the chosen one below.

    Attributes:
        table: The clean-ups.
        act_table: The files.
        result: How the last undo ended, in a sentence.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        self._shown: int | None = None
        self.batch_model, self.act_model = BatchModel(self), ActModel(self)
        self.table = plain_table("Clean-ups", self)
        self.table.setModel(self.batch_model)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.act_table = plain_table("Files of this clean-up", self)
        self.act_table.setModel(self.act_model)
        for table, widths, wide in (
            (self.table, {1: 170, 2: 220, 3: 90, 4: 180}, 0),
            (self.act_table, {0: 220, 2: 80, 3: 220}, 1),
        ):
            for column, width in widths.items():
                table.horizontalHeader().resizeSection(column, width)
            table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.undo_action = table_action(self.table, "&Undo this clean-up", "U", self._undo)
        self.undo_some_action = table_action(self.act_table, "Undo the &chosen files", "U", self._undo_chosen)
        self.show_action = table_action(self.act_table, "&Show in folder", "Ctrl+Shift+O", self._show_in_folder)
        self.table.customContextMenuRequested.connect(
            lambda point: self._show_menu(self.table, point, [self.undo_action])
        )
        self.act_table.customContextMenuRequested.connect(
            lambda point: self._show_menu(self.act_table, point, [self.undo_some_action, self.show_action])
        )
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.act_table.selectionModel().selectionChanged.connect(self._enable)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.result = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.result.hide()
        self._lay_out()
        session.library_changed.connect(self.refresh)
        session.cleaning.cleaning_started.connect(self._enable)
        session.cleaning.cleaning_ended.connect(self._tell)
        session.scans.scan_started.connect(self._enable)
        session.scans.scan_ended.connect(self._enable)
        self._enable()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        top.setSpacing(SPACE)
        top.addWidget(self.heading, 1)
        self.undo_button = button_of(self.undo_action)
        top.addWidget(self.undo_button)
        middle = QHBoxLayout()
        middle.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        middle.setSpacing(SPACE)
        self.about = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        middle.addWidget(self.about, 1)
        for action in (self.show_action, self.undo_some_action):
            middle.addWidget(button_of(action))
        splitter = QSplitter(Qt.Orientation.Vertical)
        for line, table in ((top, self.table), (middle, self.act_table)):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.addLayout(line)
            column.addWidget(table)
            splitter.addWidget(part)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([240, 400])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        self.result.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        column.addWidget(self.result)
        column.addWidget(splitter, 1)
        self.nothing = QLabel(NOTHING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self.nothing)
        self._stack.setCurrentIndex(1)

    # -- what is shown

    def main_view(self) -> QWidget:
        return self.table

    def refresh(self) -> None:
        """What is shown may be out of date: ask again, now or when the page is looked at."""
        self._stale = True
        if self.isVisible():
            self._load()

    def _load(self) -> None:
        self._stale = False
        cleanup = self._session.library.cleanup
        self._session.tasks.query(cleanup.history, self._show, self._session.report, ("history", id(self)))

    def _show(self, batches: Sequence[Batch]) -> None:
        self._stack.setCurrentIndex(0 if batches else 1)
        if tuple(batches) == tuple(self.batch_model.rows):
            return
        chosen = self._batch()
        self.batch_model.set_rows(batches)
        self.heading.setText(f"{words.count(len(batches), 'clean-up')}, the newest first.")
        rows = [row for row, batch in enumerate(batches) if chosen is not None and batch.id == chosen.id]
        self._shown = None
        if batches:
            choose_row(self.table, rows[0] if rows else 0)
        self._choose()

    def _choose(self) -> None:
        """Show the files of the chosen clean-up."""
        batch = self._batch()
        self._enable()
        if batch is None:
            self.act_model.set_acts((), Action.TRASH)
            return
        self.about.setText(WAYS_BACK[batch.action])
        if self._shown == batch.id:
            return
        cleanup = self._session.library.cleanup

        def loaded(acts: Sequence[Act]) -> None:
            if (now := self._batch()) is not None and now.id == batch.id:
                self._shown = batch.id
                self.act_model.set_acts(acts, batch.action)
                self._enable()

        self._session.tasks.query(
            lambda: cleanup.acts(batch.id), loaded, self._session.report, ("acts of a clean-up", id(self))
        )

    def _batch(self) -> Batch | None:
        rows = self.table.selectionModel().selectedRows()
        batches = self.batch_model.rows
        return batches[rows[0].row()] if rows and rows[0].row() < len(batches) else None

    def _acts(self) -> list[Act]:
        rows = sorted(index.row() for index in self.act_table.selectionModel().selectedRows())
        return [self.act_model.rows[row] for row in rows if row < len(self.act_model.rows)]

    def _enable(self) -> None:
        batch, chosen = self._batch(), self._acts()
        may = not self._session.cleaning.running and not self._session.scans.running
        self.undo_action.setEnabled(may and batch is not None and batch.undoable)
        self.undo_some_action.setEnabled(may and any(can_return(act, self.act_model.action) for act in chosen))
        self.show_action.setEnabled(bool(chosen))

    def _tell(self, ended: object) -> None:
        """How an undo ended, in a sentence; what could not be restored stands with its file."""
        self._enable()
        if not isinstance(ended, UndoReport):
            return
        text = f"{words.count(ended.restored, 'file is', 'files are')} back in place."
        if ended.notes:
            text += f" {words.count(len(ended.notes), 'file')} came back under another name."
        if ended.failed:
            first = ended.failed[0]
            text += f" {words.count(len(ended.failed), 'file')} could not be brought back: "
            text += f"{os.path.basename(first.path)}: {first.reason}"
        self.result.setText(text)
        self.result.show()

    def _show_menu(self, table: QTableView, point: QPoint, actions: Sequence[Any]) -> None:
        if table.indexAt(point).isValid():
            menu = QMenu(table)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(list(actions))
            menu.popup(table.viewport().mapToGlobal(point))

    # -- what can be done

    def _undo(self) -> None:
        if (batch := self._batch()) is not None:
            self._shown = None
            self._session.cleaning.undo(batch.id)

    def _undo_chosen(self) -> None:
        batch = self._batch()
        ids = [act.id for act in self._acts() if can_return(act, self.act_model.action)]
        if batch is not None and ids:
            self._shown = None
            self._session.cleaning.undo(batch.id, ids)

    def _show_in_folder(self) -> None:
        """The file where it is now, else where it was."""
        for act in self._acts()[:1]:
            there = [path for path in (act.target, act.path) if path and os.path.lexists(path)]
            try:
                files.show_in_folder(there[0] if there else act.path)
            except UserError as error:
                self._session.report(error)

    # -- Qt's own methods

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()
