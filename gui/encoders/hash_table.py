"""Trained hashes as a table, and training in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from core.language import percent, phrase, plural, tr
from core.records import HashReport, Progress
from gui import words
from gui.encoders.hash_control import Hashes
from gui.widgets.tables import Index, RowModel

TITLES = (
    phrase("Method"),
    phrase("Bits"),
    phrase("Nearest kept"),
    phrase("Trained on"),
    phrase("Took"),
    phrase("When"),
    "",
)
TIPS = (
    "",
    phrase("Length of the short code"),
    phrase("Of the 50 photos nearest by the long code, how many are among the 50 nearest by the short one alone"),
    "",
    "",
    "",
    "",
)


class HashModel(RowModel[HashReport]):
    """Trained hashes as a table.

    Attributes:
        hashes: What there is besides: methods and lengths to choose from, and which hash is used.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent, tips=TIPS)
        self.hashes = Hashes((), (), (), None)

    def set_hashes(self, hashes: Hashes) -> None:
        self.hashes = hashes
        self.set_rows(hashes.trained)

    def key(self, row: HashReport) -> str:
        return row.id

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        report = self.rows[index.row()]
        used = report.id == self.hashes.used
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                title(self.hashes, report.method),
                str(report.bits),
                percent(report.recall),
                plural("{n} photo", "{n} photos", report.photos),
                words.duration(report.seconds),
                words.when(report.at),
                ", ".join(word for word, holds in ((tr("recommended"), report.best), (tr("in use"), used)) if holds),
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((report.id, tr("Trained for codes of {encoder}", encoder=report.encoder)))
        if role == Qt.ItemDataRole.FontRole and used:
            font = QFont()
            font.setBold(True)
            return font
        return None


def title(hashes: Hashes, method: str) -> str:
    return next((tr(m.title) for m in hashes.methods if m.name == method), method)


def recommendation(hashes: Hashes) -> str:
    """What measured best on this library, in a sentence."""
    best = next((report for report in hashes.trained if report.best), None)
    if best is None:
        return tr(
            "Nothing is trained for this encoder yet. “Compare all” tries every method and says which is best here."
        )
    values = {"method": title(hashes, best.method), "share": percent(best.recall), "bits": best.bits}
    if best.id == hashes.used:
        return tr(
            "On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits "
            "and is in use.",
            **values,
        )
    return tr(
        "On your photos {method} measured best: it keeps {share} of the 50 nearest photos in {bits} bits.", **values
    )


def work(progress: Progress) -> str:
    """One line on a training under way."""
    if progress.phase != "training":
        return tr("Getting ready…")
    parts = [words.sentence(progress.current)]
    if progress.total_files:
        parts.append(percent(progress.done_files / progress.total_files))
    if progress.paused:
        parts.append(tr("paused"))
    return " · ".join(parts)


def outcome(hashes: Hashes, made: tuple[HashReport, ...]) -> str:
    """What came of the work; `made` is empty where nothing was trained."""
    if not made:
        return tr("Done.")
    best = max(made, key=lambda report: report.recall)
    name = title(hashes, best.method)
    if len(made) == 1:
        return tr("{method} is trained. “Use” searches with it.", method=name)
    return plural(
        "{n} method compared {on_photos}: {method} is best here.",
        "{n} methods compared {on_photos}: {method} is best here.",
        len(made),
        on_photos=plural("on {n} photo", "on {n} photos", best.photos),
        method=name,
    )
