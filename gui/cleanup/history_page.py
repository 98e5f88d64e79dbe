"""What was done to files: every clean-up, its files with what became of them, and the way back."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QSplitter, QTableView, QVBoxLayout, QWidget

from core.language import phrase, plural, tr
from core.records import Act, Action, Batch, UndoReport
from core.retelling import retell
from gui.cleanup.history_rows import ActModel, BatchModel, can_return
from gui.page import AskingPage
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.stack import OrNothing
from gui.widgets.tables import button_of, choose_row, headed, offer_menu, plain_table, table_action

NOTHING = phrase("Nothing was done to files yet. Every clean-up stands here, and can be undone from here.")
WAYS_BACK = {
    Action.TRASH: phrase("Undo brings them back from the trash, as long as it was not emptied."),
    Action.MOVE: phrase("Undo moves them back to where they were."),
    Action.COPY: phrase("Undo removes the copies."),
    Action.LINK: phrase("Undo gives each of them bytes of its own again."),
    Action.CLONE: phrase("Undo gives each of them bytes of its own again."),
    Action.DELETE: phrase("These files were deleted for good, so they cannot be brought back."),
    Action.SIDECAR: phrase("Undo gives the sidecars back what was in them, and removes those that were made."),
}


class HistoryPage(AskingPage):
    """The clean-ups above, the files of the chosen one below.

    Attributes:
        table: The clean-ups.
        act_table: The files.
        result: How the last undo ended, in a sentence.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: int | None = None
        self.batch_model, self.act_model = BatchModel(self), ActModel(self)
        self.table = plain_table(tr("Clean-ups"), self)
        self.table.setModel(self.batch_model)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.act_table = plain_table(tr("Files of this clean-up"), self)
        self.act_table.setModel(self.act_model)
        for table, widths, wide in (
            (self.table, {1: 170, 2: 220, 3: 90, 4: 180}, 0),
            (self.act_table, {0: 220, 2: 80, 3: 220}, 1),
        ):
            for column, width in widths.items():
                table.horizontalHeader().resizeSection(column, width)
            table.horizontalHeader().setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.undo_action = table_action(self.table, tr("&Undo this clean-up"), "U", self._undo)
        self.undo_some_action = table_action(self.act_table, tr("Undo the &chosen files"), "U", self._undo_chosen)
        self.show_action = table_action(self.act_table, tr("&Show in folder"), "Ctrl+Shift+O", self._show_in_folder)
        offer_menu(self.table, self.undo_action)
        offer_menu(self.act_table, self.undo_some_action, self.show_action)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.act_table.selectionModel().selectionChanged.connect(self._enable)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.result = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.result.hide()
        self._lay_out()
        session.cleaning.started.connect(self._enable)
        session.cleaning.ended.connect(self._tell)
        session.scans.started.connect(self._enable)
        session.scans.ended.connect(self._enable)
        self._enable()

    def _lay_out(self) -> None:
        self.undo_button = button_of(self.undo_action)
        self.about = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        buttons = (button_of(action) for action in (self.show_action, self.undo_some_action))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(headed(self.table, self.heading, self.undo_button))
        splitter.addWidget(headed(self.act_table, self.about, *buttons))
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([240, 400])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        self.result.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 0)
        column.addWidget(self.result)
        column.addWidget(splitter, 1)
        self._body = OrNothing(self, whole, tr(NOTHING))
        self.nothing = self._body.nothing

    # -- what is shown

    def main_view(self) -> QWidget:
        return self.table

    def _ask(self) -> None:
        cleanup = self._session.library.cleanup
        self._session.tasks.query(cleanup.history, self._show, self._session.report, ("history", id(self)))

    def _show(self, batches: Sequence[Batch]) -> None:
        self._body.show_whole(bool(batches))
        if tuple(batches) == tuple(self.batch_model.rows):
            return
        chosen = self._batch()
        self.batch_model.set_rows(batches)
        self.heading.setText(plural("{n} entry, the newest first.", "{n} entries, the newest first.", len(batches)))
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
        self.about.setText(tr(WAYS_BACK[batch.action]))
        if self._shown == batch.id:
            return
        cleanup = self._session.library.cleanup

        def loaded(acts: Sequence[Act]) -> None:
            if (now := self._batch()) is not None and now.id == batch.id:
                self._shown = batch.id
                self.act_model.set_acts(acts, batch.action)
                self._enable()

        self._session.tasks.query(lambda: cleanup.acts(batch.id), loaded, self._session.report, ("acts", id(self)))

    def _batch(self) -> Batch | None:
        return self.batch_model.chosen_one(self.table)

    def _acts(self) -> list[Act]:
        return self.act_model.chosen(self.act_table)

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
        told = [plural("{n} file is back in place.", "{n} files are back in place.", ended.restored)]
        if renamed := len(ended.notes):
            told.append(
                plural("{n} file came back under another name.", "{n} files came back under another name.", renamed)
            )
        if ended.failed:
            first = ended.failed[0]
            told.append(
                plural(
                    "{n} file could not be brought back: {name}: {reason}",
                    "{n} files could not be brought back: {name}: {reason}",
                    len(ended.failed),
                    name=os.path.basename(first.path),
                    reason=retell(first.reason),
                )
            )
        self.result.setText(" ".join(told))
        self.result.show()

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
            self._session.show_in_folder(there[0] if there else act.path)
