"""Encoders as a table, and where each stands in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from core.language import number, phrase, plural, tr
from core.records import ModelEntry, ModelState, Progress
from gui import words
from gui.widgets.tables import Index, RowModel

TITLES = (
    phrase("Encoder"),
    phrase("On this computer"),
    phrase("Download"),
    phrase("Network"),
    phrase("ImageNet"),
    phrase("Licence"),
)
TIPS = (
    "",
    "",
    phrase("How much has to be downloaded; less is kept"),
    phrase("Numbers in the whole network, in millions"),
    phrase("How many of ImageNet's test pictures the whole network names rightly at the first attempt"),
    phrase("The licence of the weights"),
)


STATES = {
    ModelState.BUILT_IN: phrase("built in"),
    ModelState.INSTALLED: phrase("installed"),
    ModelState.PARTIAL: phrase("partly downloaded"),
    ModelState.ABSENT: phrase("not downloaded"),
}


BUILT_IN = phrase("Built-in (EfficientNet-Lite0)")


def title(entry: ModelEntry) -> str:
    """What an encoder is called; names of networks are the same in every language."""
    return tr(entry.title)


def state(entry: ModelEntry) -> str:
    """Where an encoder stands, in a few words."""
    if entry.answers:
        return tr("in use")
    if entry.chosen:
        return plural(
            "getting ready: {done} of {n} photo",
            "getting ready: {done} of {n} photos",
            entry.contents,
            done=words.number(entry.coded),
        )
    if entry.state is ModelState.PARTIAL:
        return tr("{some} of {all} have come", some=words.size(entry.stored), all=words.size(entry.size))
    return tr(STATES[entry.state])


class EncoderModel(RowModel[ModelEntry]):
    """Encoders as a table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent, tips=TIPS)

    def key(self, row: ModelEntry) -> str:
        return row.name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                title(entry),
                state(entry),
                words.size(entry.size) if entry.size else "–",
                tr("{n} M", "millions", n=number(entry.parameters, 1)),
                "–" if entry.accuracy is None else tr("{n} %", n=number(entry.accuracy, 1)),
                entry.licence,
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plural(
                "{encoder}: codes of {n} bit. Licence: {licence}",
                "{encoder}: codes of {n} bits. Licence: {licence}",
                entry.bits,
                encoder=title(entry),
                licence=entry.licence,
            )
        if role == Qt.ItemDataRole.FontRole and entry.answers:
            font = QFont()
            font.setBold(True)
            return font
        return None


def work(entry: ModelEntry, progress: Progress) -> str:
    """One line on a download under way."""
    if progress.phase != "downloading":
        return tr("Getting {encoder}…", encoder=title(entry))
    if progress.total_bytes and progress.done_bytes >= progress.total_bytes:
        return tr("{encoder}: checking what has come and keeping what is needed", encoder=title(entry))
    done, of = words.size(progress.done_bytes), words.size(progress.total_bytes or entry.size)
    parts = [tr("{encoder}: {done} of {total}", encoder=title(entry), done=done, total=of)]
    if progress.paused:
        return " · ".join([*parts, tr("paused")])
    if progress.rate:
        parts.append(tr("{size}/s", "bytes a second", size=words.size(round(progress.rate))))
    if progress.seconds_left is not None:
        parts.append(tr("{time} left", time=words.duration(progress.seconds_left)))
    return " · ".join(parts)
