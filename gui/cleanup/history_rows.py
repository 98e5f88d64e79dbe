"""Clean-ups, and the files of one, as the rows of tables: what was done, when, and whether it can be undone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, Qt

from core.language import phrase, plural, tr
from core.records import Act, Action, ActState, Batch
from core.retelling import retell
from gui import words
from gui.cleanup import sentences as clean_words
from gui.widgets.tables import Index, RowModel

BATCH_TITLES = (phrase("What"), phrase("When"), phrase("Files"), phrase("Space freed"), phrase("State"))
ACT_TITLES = (phrase("File"), phrase("What became of it"), phrase("Size"), phrase("Folder"))
STATES = {
    ActState.PLANNED: phrase("was under way when the program ended"),
    ActState.FAILED: phrase("failed"),
    ActState.SKIPPED: phrase("left as it was"),
    ActState.UNDONE: phrase("back in place"),
}
SENTENCE = Qt.ItemDataRole.ToolTipRole


def title(batch: Batch) -> str:
    """What a clean-up did: "Moved to the trash"."""
    return tr(clean_words.WHAT[batch.action])


def files_of(batch: Batch) -> str:
    """ "212 files, 2 failed": how many, and what did not go."""
    parts = [plural("{n} file", "{n} files", batch.done + batch.undone)]
    if batch.failed:
        parts.append(plural("{n} failed", "{n} failed", batch.failed))
    if batch.skipped:
        parts.append(plural("{n} left as it was", "{n} left as they were", batch.skipped))
    return ", ".join(parts)


def state_of(batch: Batch) -> str:
    """Whether it can be undone, in words."""
    if not batch.done:
        return tr("undone") if batch.undone else tr("nothing was done")
    if not batch.undoable:
        return tr("cannot be undone")
    if batch.undone:
        return plural("undone in part, {n} left", "undone in part, {n} left", batch.done)
    return tr("can be undone")


def fate(act: Act, action: Action) -> str:
    """What became of a file, in words."""
    if act.state is ActState.DONE:
        done, folder = tr(clean_words.BECAME[action], "one file"), words.place(PurePath(act.target).parent)
        if action is Action.MOVE:
            done = tr("moved to {folder}", folder=folder)
        elif action is Action.COPY:
            done = tr("copied to {folder}", folder=folder)
        return (
            tr("{done}; cannot be brought back: {reason}", done=done, reason=retell(act.reason)) if act.reason else done
        )
    if act.state is ActState.UNDONE and act.target not in ("", act.path):
        state = tr("back as {name}", name=os.path.basename(act.target))
    else:
        state = tr(STATES[act.state])
    if action is Action.COPY and act.state is ActState.UNDONE:
        state = tr("the copy was removed")
    elif action is Action.SIDECAR and act.state is ActState.UNDONE:
        state = tr("as it was before")  # which may be: not there
    return f"{state}: {retell(act.reason)}" if act.reason else state


def can_return(act: Act, action: Action) -> bool:
    return act.state is ActState.DONE and not act.reason and action is not Action.DELETE


class BatchModel(RowModel[Batch]):
    """Clean-ups as a table, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BATCH_TITLES, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        batch = self.rows[index.row()]
        freed = words.size(batch.freed) if batch.freed else "–"
        cells = (title(batch), words.when(batch.at), files_of(batch), freed, state_of(batch))
        if role == Qt.ItemDataRole.DisplayRole:
            return cells[index.column()]
        if role in (SENTENCE, Qt.ItemDataRole.AccessibleTextRole):
            return tr(
                "{what}, {when}: {files}, {size} freed, {state}",
                what=cells[0],
                when=cells[1],
                files=cells[2],
                size=cells[3],
                state=cells[4],
            )
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
            lines = [act.path, became]
            if act.target and act.target != act.path:
                lines.append(tr("Now: {path}", path=act.target))
            return "\n".join(lines)
        return None
