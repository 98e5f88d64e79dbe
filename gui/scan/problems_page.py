"""Files and folders that could not be read, each with its reason."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHeaderView, QLabel, QPushButton, QWidget

from core.language import phrase, plural, tr
from core.records import Problem
from core.retelling import retell
from gui import words
from gui.lists import Lists
from gui.page import Page
from gui.session import Session
from gui.widgets.stack import OrNothing
from gui.widgets.tables import Index, RowModel, button_of, headed, offer_menu, plain_table, table_action

TITLES = (phrase("File"), phrase("Reason"), phrase("Folder"))


class ProblemModel(RowModel[Problem]):
    """Problems as a table: file, reason, folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            folder, name = os.path.split(problem.path)
            return (name or folder, words.sentence(retell(problem.reason)), folder)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.tip(f"{problem.path}\n{words.sentence(retell(problem.reason))}")
        return None


class ProblemsPage(Page):
    """The table, and what can be done about it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.problem_model = ProblemModel(self)
        self.table = plain_table(tr("Problems"), self)
        self.table.setModel(self.problem_model)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 200), (2, 200)):
            header.resizeSection(column, width)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.retry_button = QPushButton(tr("Try again"))
        self.retry_button.setToolTip(tr("Scan again, and read these files once more"))
        self.retry_button.clicked.connect(lambda: session.scans.start(retry_problems=True))
        self.show_action = table_action(self.table, tr("&Show in folder"), "Ctrl+Shift+O", self._show)
        self.copy_action = table_action(self.table, tr("&Copy"), QKeySequence.StandardKey.Copy, self._copy)
        offer_menu(self.table, self.show_action, self.copy_action)
        self.show_button, self.copy_button = button_of(self.show_action), button_of(self.copy_action)
        self.table.selectionModel().selectionChanged.connect(self._enable_buttons)
        self.problem_model.modelReset.connect(self._enable_buttons)
        self._enable_buttons()
        whole = headed(self.table, self.heading, self.show_button, self.copy_button, self.retry_button)
        self._body = OrNothing(self, whole, tr("No problems: every file could be read."))
        session.scans.started.connect(lambda: self.retry_button.setEnabled(False))
        session.scans.ended.connect(lambda _: self.retry_button.setEnabled(True))

    def main_view(self) -> QWidget:
        return self.table

    def show_lists(self, now: Lists) -> None:
        self.set_problems(now.problems)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        self.problem_model.set_rows(problems)
        self._body.show_whole(bool(problems))
        self.heading.setText(
            plural("{n} file or folder was left out.", "{n} files or folders were left out.", len(problems))
        )

    def _enable_buttons(self) -> None:
        for action in (self.show_action, self.copy_action):
            action.setEnabled(bool(self._chosen()))

    def _chosen(self) -> list[Problem]:
        return self.problem_model.chosen(self.table)

    def _show(self) -> None:
        for problem in self._chosen()[:1]:
            self._session.show_in_folder(problem.path)

    def _copy(self) -> None:
        lines = [f"{problem.path}: {problem.reason}" for problem in self._chosen()]
        if lines:
            QGuiApplication.clipboard().setText(os.linesep.join(lines))
