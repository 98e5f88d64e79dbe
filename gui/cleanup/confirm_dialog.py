"""The sheet before a clean-up: how many, from where, what it frees, what is left and why, where they go."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.language import phrase, plural, tr
from core.records import Action, CancelToken, PhotoId, Plan
from core.retelling import retell
from gui import theme, words
from gui.cleanup import sentences as clean_words
from gui.motion import show_busy
from gui.session import Session
from gui.theme import SPACE
from gui.widgets import files
from gui.widgets.order import follow_layout

TYPED = phrase("delete")
"""What must be typed before anything is deleted for good."""
ROWS, LISTED = 6, 1000
"""A list of the sheet shows up to so many lines before it scrolls, and holds up to so many."""


class ConfirmDialog(QDialog):
    """Shows a plan, makes another for another action, and has one default button.

    Attributes:
        go_button: Does it; the default button.
        others_button: The menu of other actions.
        typed: Where deleting for good is confirmed by a word.

    Signals:
        confirmed(Plan): The person wants this done.
    """

    confirmed = Signal(object)

    def __init__(self, session: Session, photos: Sequence[PhotoId] | None, parent: QWidget | None = None) -> None:
        """A sheet for `photos`, or for all that are marked where None."""
        super().__init__(parent)
        self._session = session
        self._photos = photos
        self._plan: Plan | None = None
        self._token = CancelToken()
        self.setWindowTitle(tr("Clean up"))
        self.setMinimumWidth(56 * SPACE)
        self.heading = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        theme.give_letters(self.heading, times=1.25, bold=True)
        self.busy = QProgressBar(textVisible=False)
        show_busy(self.busy)
        self.busy.setFixedHeight(6)
        self.busy.setAccessibleName(tr("Looking at the files"))
        self.text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.folders = _table(tr("Folders they are in"), 3)
        self.skipped_title = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.skipped = _table(tr("Photos that are left as they are"), 2)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(tr("Type “{word}” to go on", word=tr(TYPED)))
        self.typed.setAccessibleName(tr("Type “{word}” to go on", word=tr(TYPED)))
        self.typed.textChanged.connect(self._enable)
        self.others_button = QToolButton()
        self.others_button.setText(tr("Other actions"))
        self.others_button.setToolTip(tr("Move, copy, link or delete in place of this"))
        self.others_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.others_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.others_button.setMenu(self._menu())
        self.go_button = QPushButton()
        self.go_button.setDefault(True)
        self.go_button.clicked.connect(self._go)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.others_button)
        row.addWidget(buttons, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE + SPACE // 2)
        for widget in (self.heading, self.busy, self.text, self.folders, self.skipped_title, self.skipped, self.typed):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(row)
        follow_layout(self)
        self.finished.connect(lambda _: self._token.cancel())
        self.set_action(Action.TRASH)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for action, title in clean_words.TITLES.items():
            if action is Action.DELETE:
                menu.addSeparator()
            entry = menu.addAction(tr(title))
            entry.triggered.connect(lambda _=False, action=action: self._choose(action))
        return menu

    def _choose(self, action: Action) -> None:
        folder = ""
        if action in (Action.MOVE, Action.COPY):
            folder = files.choose_folder(self, tr(clean_words.TITLES[action]).rstrip("…"))
            if not folder:
                return
        self.set_action(action, folder)

    def set_action(self, action: Action, folder: str = "") -> None:
        """Look at what another action would do, in the background, and show it."""
        self._token.cancel()
        token, photos = CancelToken(), self._photos
        self._token, self._plan = token, None
        cleanup = self._session.library.cleanup
        self.heading.setText(tr("Looking at the files…"))
        for widget in (self.text, self.folders, self.skipped_title, self.skipped, self.typed):
            widget.hide()
        self.busy.show()
        self.go_button.setText(tr(clean_words.TITLES[action]).rstrip("…"))
        self._enable()

        def make() -> _Told:
            return _tell(cleanup.plan(action, photos, folder=folder, cancel=token))

        def planned(told: _Told) -> None:
            if token is self._token and not token.cancelled:
                self._show(told)

        def failed(error: BaseException) -> None:
            if token is not self._token or token.cancelled:
                return
            self.busy.hide()
            if isinstance(error, UserError):
                self.heading.setText(tr("This cannot be done."))
                self.text.setText(words.sentence(str(error)))
                self.text.show()
            else:
                self.reject()
                self._session.report(error)

        # On the lane of the marks, so that it comes after all that are being stored.
        self._session.tasks.review(make, planned, failed, ("plan", id(self)))

    @property
    def plan(self) -> Plan | None:
        """What is shown; None while it is being made."""
        return self._plan

    def _show(self, told: _Told) -> None:
        self._plan = plan = told.plan
        self.busy.hide()
        self.heading.setText(clean_words.question(plan) if plan.files else tr("There is nothing that can be done."))
        self.text.setText(told.text)
        self.text.setVisible(bool(plan.files))
        _fill(self.folders, told.folders, (tr("From"), "", tr("Frees")))
        self.skipped_title.setText(
            plural("Left as they are: {n} file", "Left as they are: {n} files", len(plan.skipped))
        )
        self.skipped_title.setVisible(bool(plan.skipped))
        shown = plan.skipped[:LISTED]
        rows = [(PurePath(skipped.path).name, retell(skipped.reason)) for skipped in shown]
        if len(plan.skipped) > LISTED:
            rows.append((_more(len(plan.skipped)), ""))
        _fill(
            self.skipped,
            rows,
            (tr("File"), tr("Why")),
            [f"{skipped.path}\n{retell(skipped.reason)}" for skipped in shown],
        )
        self.typed.clear()
        self.typed.setVisible(plan.action is Action.DELETE and bool(plan.files))
        self.go_button.setText(clean_words.doing(plan.action, len(plan.files)))
        self._enable()
        (self.typed if self.typed.isVisible() else self.go_button).setFocus()
        self.adjustSize()

    def _enable(self) -> None:
        may = self._plan is not None and bool(self._plan.files)
        if may and self._plan is not None and self._plan.action is Action.DELETE:
            may = self.typed.text().strip().casefold() == tr(TYPED).casefold()
        self.go_button.setEnabled(may)
        self.go_button.setDefault(True)  # Qt gives it to another one while this is disabled

    def _go(self) -> None:
        if self._plan is not None and self.go_button.isEnabled():
            self.confirmed.emit(self._plan)
            self.accept()


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan and what the sheet says of it, made in the background: there may be a hundred thousand files."""

    plan: Plan
    text: str
    folders: tuple[tuple[str, str, str], ...]


def _tell(plan: Plan) -> _Told:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file in plan.files:
        entry = counts[os.path.dirname(file.photo.path)]
        entry[0] += 1
        entry[1] += file.freed
    ordered = sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))
    rows = [
        (words.place(PurePath(folder)), plural("{n} photo", "{n} photos", n), words.size(freed))
        for folder, (n, freed) in ordered[:LISTED]
    ]
    if len(ordered) > LISTED:
        rows.append((_more(len(ordered)), "", ""))
    return _Told(plan, "\n".join(_sentences(plan)), tuple(rows))


def _more(entries: int) -> str:
    return plural("and {n} more", "and {n} more", entries - LISTED)


def _sentences(plan: Plan) -> list[str]:
    """What will happen, apart from how many and from where."""
    told = []
    if plan.action is not Action.COPY:
        size = words.size(plan.freed)
        told.append(tr("Frees {size}. The photo to keep of each group stays where it is.", size=size))
    companions = sum(len(file.companions) for file in plan.files)
    if companions:
        told.append(
            plural(
                "{n} file that belongs to them goes with them.",
                "{n} files that belong to them go with them.",
                companions,
            )
        )
    quarantine = sorted({file.quarantine for file in plan.files if file.quarantine})
    if quarantine:
        count = sum(bool(file.quarantine) for file in plan.files)
        places = ", ".join(words.place(PurePath(folder)) for folder in quarantine)
        told.append(
            plural(
                "{n} photo on a disk without a trash: moved to {places} instead.",
                "{n} photos on a disk without a trash: moved to {places} instead.",
                count,
                places=places,
            )
        )
    told.append(tr(clean_words.EXPLAINED[plan.action]))
    return told


def _table(name: str, columns: int) -> QTreeWidget:
    table = QTreeWidget()
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAccessibleName(name)
    table.setColumnCount(columns)
    table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.header().setStretchLastSection(False)
    return table


def _fill(table: QTreeWidget, rows: Sequence[Sequence[str]], titles: Sequence[str], tips: Sequence[str] = ()) -> None:
    """Show rows, the table as high as they need; hide it when there are none. Of three columns two are figures."""
    table.setVisible(bool(rows))
    table.clear()
    table.setHeaderLabels(list(titles))
    items = [QTreeWidgetItem(list(row)) for row in rows]
    for item, tip in zip(items, tips, strict=False):
        for column in range(len(titles)):
            item.setToolTip(column, tip)
    figures = range(1, len(titles)) if len(titles) > 2 else range(0)
    for item in items:
        for column in figures:
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    table.addTopLevelItems(items)
    modes = QHeaderView.ResizeMode
    for column in range(len(titles)):
        wide = column == (0 if figures else 1)
        table.header().setSectionResizeMode(column, modes.Stretch if wide else modes.ResizeToContents)
    if rows:
        line = table.sizeHintForRow(0)
        table.setFixedHeight(table.header().sizeHint().height() + line * min(ROWS, len(rows)) + 6)
