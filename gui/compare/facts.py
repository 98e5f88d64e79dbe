"""The facts of two photos beside each other: what differs is bold, carries a sign, and is told in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.language import number, plural, tr
from core.records import Photo
from gui import words

LOSSY = {"JPEG", "WEBP", "HEIF", "AVIF"}
SIGN = "≠"
DAY_S, YEAR_S = 86400.0, 365.25 * 86400
_SAME_TIME_S = 2.5  # file systems keep times to 2 s


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, of the one (A) and of the other (B), and what the difference means, if there is one."""

    title: str
    a: str
    b: str
    meaning: str = ""

    @property
    def differs(self) -> bool:
        return self.a != self.b


def facts(a: Photo, b: Photo) -> list[Fact]:
    """What is known of two photos; what differs first."""
    lines = [
        Fact(tr("Dimensions"), _dimensions(a), _dimensions(b), _pixels(a, b)),
        Fact(tr("File size"), words.size(a.size), words.size(b.size), _size(a, b)),
        Fact(tr("Compression"), _compression(a), _compression(b), _compressed(a, b)),
        Fact(tr("Format"), a.facts.format, b.facts.format),
        Fact(tr("Taken"), words.moment(a.facts.taken), words.moment(b.facts.taken), _taken(a, b)),
        Fact(tr("Saved"), words.modified(a), words.modified(b), _saved(a, b)),
        Fact(tr("Camera"), a.facts.camera or "", b.facts.camera or ""),
        Fact(tr("Name"), PurePath(a.path).name, PurePath(b.path).name),
        Fact(tr("Folder"), words.place(PurePath(a.path).parent), words.place(PurePath(b.path).parent)),
    ]
    lines = [line if line.differs else replace(line, meaning="") for line in lines if line.a or line.b]
    return sorted(lines, key=lambda line: not line.differs)


def _dimensions(photo: Photo) -> str:
    return f"{words.dimensions(photo)} · {words.megapixels(photo)}"


def _pixels(a: Photo, b: Photo) -> str:
    one, two = (p.facts.width * p.facts.height for p in (a, b))
    if one == two:
        return "" if (a.facts.width, a.facts.height) == (b.facts.width, b.facts.height) else tr("As many pixels")
    which, times = ("A", one / max(1, two)) if one > two else ("B", two / max(1, one))
    if times < 9.95:
        return tr("{which} is larger: {times} times the pixels", which=which, times=number(times, 1))
    return plural(
        "{which} is larger: {n} times the pixels", "{which} is larger: {n} times the pixels", round(times), which=which
    )


def _size(a: Photo, b: Photo) -> str:
    if a.size == b.size:
        return ""
    return tr("{which} takes {size} more", which="A" if a.size > b.size else "B", size=words.size(abs(a.size - b.size)))


def _compression(photo: Photo) -> str:
    """Bits a pixel, of formats that lose something."""
    pixels = photo.facts.width * photo.facts.height
    if photo.facts.format not in LOSSY:
        return tr("lossless") if photo.facts.format == "PNG" else ""
    return tr("{n} bits a pixel", n=number(8 * photo.size / max(1, pixels), 1))


def _compressed(a: Photo, b: Photo) -> str:
    if a.facts.format != b.facts.format or _compression(a) == _compression(b):
        return ""
    one, two = (p.size / max(1, p.facts.width * p.facts.height) for p in (a, b))
    return tr("{which} is less compressed", which="A" if one > two else "B")


def _taken(a: Photo, b: Photo) -> str:
    if bool(a.facts.taken) != bool(b.facts.taken):
        return tr("Only {which} tells when", which="A" if a.facts.taken else "B")
    try:
        times = [datetime.fromisoformat(p.facts.taken or "") for p in (a, b)]
        seconds = (times[0] - times[1]).total_seconds()
    except (ValueError, TypeError):  # no times, or one with and one without a zone
        return ""
    return _older(seconds)


def _saved(a: Photo, b: Photo) -> str:
    return _older((a.mtime_ns - b.mtime_ns) / 1e9)


def _older(seconds: float) -> str:
    """Which of two is older, and by how much; `seconds` is how much later A is."""
    if abs(seconds) < _SAME_TIME_S:
        return ""
    return tr("{which} is older by {time}", which="B" if seconds > 0 else "A", time=span(abs(seconds)))


def span(seconds: float) -> str:
    """ "3 years", "5 days", "40 s": a length of time in its largest unit."""
    if seconds >= YEAR_S:
        return plural("{n} year", "{n} years", round(seconds / YEAR_S))
    if seconds >= YEAR_S / 12:
        return plural("{n} month", "{n} months", round(12 * seconds / YEAR_S))
    if seconds >= DAY_S:
        return plural("{n} day", "{n} days", round(seconds / DAY_S))
    if seconds >= 3600:
        return plural("{n} hour", "{n} hours", round(seconds / 3600))
    return tr("{n} min", n=round(seconds / 60)) if seconds >= 60 else tr("{n} s", n=round(seconds))


def _spoken(line: Fact) -> str:
    """A line as a screen reader says it."""
    a, b = line.a or tr("none"), line.b or tr("none")
    if not line.differs:
        return tr("{fact}: {a} and {b}, the same", fact=line.title, a=a, b=b)
    different = tr("{fact}: {a} and {b}, different.", fact=line.title, a=a, b=b)
    return f"{different} {line.meaning}"


class FactsTable(QTableWidget):
    """The facts as a table: title, A, B, what it means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setAccessibleName(tr("Facts of both photos"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(4):
            mode = QHeaderView.ResizeMode.Stretch if column else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(column, mode)

    def show_facts(self, lines: Sequence[Fact], a: str, b: str) -> None:
        """Show these lines under the names of the two."""
        self.setHorizontalHeaderLabels(["", a, b, tr("What differs")])
        self.setRowCount(len(lines))
        bold = QFont(self.font())
        bold.setBold(True)
        faint = self.palette().placeholderText()
        for row, line in enumerate(lines):
            sign = f"{SIGN} " if line.differs else "    "
            spoken = _spoken(line)
            for column, text in enumerate((sign + line.title, line.a or "–", line.b or "–", line.meaning)):
                item = QTableWidgetItem(text)
                item.setToolTip(words.tip(text))
                if line.differs and column in (1, 2):
                    item.setFont(bold)
                if not line.differs:
                    item.setForeground(faint)
                if not column:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.setItem(row, column, item)
        self.scrollToTop()

    def wanted_height(self) -> int:
        """What shows every line."""
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        return self.horizontalHeader().sizeHint().height() + rows + 2
