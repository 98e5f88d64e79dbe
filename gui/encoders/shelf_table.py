"""Encoders as a table, and where each stands in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from core.records import ModelEntry, ModelState, Progress
from gui import words
from gui.widgets.tables import Index

TITLES = ("Encoder", "On this computer", "Download", "Network", "ImageNet", "Licence")
TIPS = (
    "",
    "",
    "How much has to be downloaded; less is kept",
    "Numbers in the whole network, in millions",
    "How many of ImageNet's test pictures the whole network names rightly at the first attempt",
    "The licence of the weights",
)


def state(entry: ModelEntry) -> str:
    """Where an encoder stands, in a few words."""
    if entry.answers:
        return "in use"
    if entry.chosen:
        return f"getting ready: {words.number(entry.coded)} of {words.count(entry.contents, 'photo')}"
    if entry.state is ModelState.PARTIAL:
        return f"{words.size(entry.stored)} of {words.size(entry.size)} have come"
    return str(entry.state.value)


class EntryTable(QAbstractTableModel):
    """Encoders as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[ModelEntry, ...] = ()

    def set_entries(self, entries: tuple[ModelEntry, ...]) -> None:
        if [entry.name for entry in entries] != [entry.name for entry in self.entries]:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()
        elif entries:
            self.entries = entries
            self.dataChanged.emit(self.index(0, 0), self.index(len(entries) - 1, len(TITLES) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                entry.title,
                state(entry),
                words.size(entry.size) if entry.size else "–",
                f"{entry.parameters:.1f} M",
                "–" if entry.accuracy is None else f"{entry.accuracy:.1f} %",
                entry.licence,
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{entry.title}: codes of {words.number(entry.bits)} bits. Licence: {entry.licence}"
        if role == Qt.ItemDataRole.FontRole and entry.answers:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return TIPS[section]
        return None


def work(entry: ModelEntry, progress: Progress) -> str:
    """One line on a download under way."""
    if progress.phase != "downloading":
        return f"Getting {entry.title}…"
    if progress.total_bytes and progress.done_bytes >= progress.total_bytes:
        return f"{entry.title}: checking what has come and keeping what is needed"
    text = f"{entry.title}: {words.size(progress.done_bytes)} of {words.size(progress.total_bytes or entry.size)}"
    if progress.paused:
        return text + " · paused"
    if progress.rate:
        text += f" · {words.size(round(progress.rate))}/s"
    return text + (f" · {words.duration(progress.seconds_left)} left" if progress.seconds_left is not None else "")
