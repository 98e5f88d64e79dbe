"""The panel of the filter: folder, dates, camera, kind, shape, size, stars, label, duplicates, each with counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from core.language import plural, tr
from core.records import LABELS, Counts, Facets, PhotoFilter
from gui import words
from gui.grid.stars import label_title
from gui.photos.filters import NO_CAMERA, ORIENTATIONS, SIZES, STARS, WEIGHTS
from gui.theme import SPACE

LINES = 4
"""Of a list of choices in view at once."""
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class FilterPanel(QWidget):
    """Controls for everything that photos are filtered by but words.

    Signals:
        filter_changed(PhotoFilter): The person set it so.
        reading_asked: Stars inside files are to be read.
        reading_cancelled: That is to stop.
    """

    filter_changed = Signal(object)
    reading_asked = Signal()
    reading_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = PhotoFilter()
        self._base: str | None = None
        self._filling = False
        self.folder = self._choice(tr("Folder"))
        self.since, self.until = self._date(tr("First day")), self._date(tr("Last day"))
        self.cameras, self.formats = CheckList(tr("Cameras")), CheckList(tr("File types"))
        self.orientation = self._choice(tr("Shape"))
        _fill(self.orientation, [("", tr("Any shape")), *((key, tr(text)) for key, text in ORIENTATIONS.items())], "")
        self.pixels = self._choice(tr("Size of the picture"))
        _fill(self.pixels, [(key, tr(text)) for key, text in SIZES.items()], 0)
        self.weight = self._choice(tr("Size of the file"))
        _fill(self.weight, [(key, tr(text)) for key, text in WEIGHTS.items()], 0)
        self.stars, self.label = self._choice(tr("Stars")), self._choice(tr("Label"))
        self.duplicates = self._choice(tr("Duplicates"))
        for choices in (self.cameras, self.formats):
            choices.changed.connect(self._tell)
        self.clear_button = QPushButton(tr("Clear"))
        self.clear_button.clicked.connect(self._clear)
        self.unread = QLabel(wordWrap=True)
        self.read_button = QPushButton(tr("Read them now"))
        self.read_button.setToolTip(tr("Read the stars inside photos that were indexed by an earlier version"))
        self.read_button.clicked.connect(self.reading_asked)
        self.read_progress = QProgressBar(textVisible=False)
        self.read_progress.setFixedHeight(6)
        self.read_progress.setAccessibleName(tr("Progress of reading stars"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self.reading_cancelled)
        self._lay_out()
        self.show_filter(PhotoFilter(), None)
        self.show_reading(None)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        dates = QHBoxLayout()
        dates.addWidget(self.since, 1)
        dates.addWidget(QLabel(tr("to", "between two dates")))
        dates.addWidget(self.until, 1)
        for title, field in (
            (tr("Folder"), self.folder),
            (tr("Taken"), dates),
            (tr("Camera"), self.cameras),
            (tr("File type"), self.formats),
            (tr("Shape"), self.orientation),
            (tr("Picture"), self.pixels),
            (tr("File"), self.weight),
            (tr("Stars"), self.stars),
            (tr("Label"), self.label),
            (tr("Duplicates"), self.duplicates),
        ):
            form.addRow(title, field)
        reading = QVBoxLayout()
        line = QHBoxLayout()
        line.addWidget(self.unread, 1)
        line.addWidget(self.read_button)
        line.addWidget(self.cancel_button)
        reading.addLayout(line)
        reading.addWidget(self.read_progress)
        form.addRow(reading)
        form.addRow(self.clear_button)

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(24)
        choice.activated.connect(self._tell)
        return choice

    def _date(self, name: str) -> QComboBox:
        """A list of years, in which a month or a day can be written too."""
        choice = self._choice(name)
        choice.setMinimumContentsLength(9)
        choice.setEditable(True)
        choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = choice.lineEdit()
        assert isinstance(line, QLineEdit)
        line.setPlaceholderText(tr("any"))
        choice.setToolTip(tr("A year, or a month or day as 2024-03 or 2024-03-31"))
        line.editingFinished.connect(self._tell)
        return choice

    # -- showing

    def show_filter(self, wanted: PhotoFilter, base: str | None) -> None:
        """Show a filter; `base`: the folder that the page shows anyway."""
        self._filter, self._base, self._filling = wanted, base, True
        self.since.setEditText(wanted.since)
        self.until.setEditText(wanted.until)
        limits = wanted.min_stars, wanted.max_stars
        for choice, value in (
            (self.orientation, wanted.orientation),
            (self.pixels, wanted.min_pixels),
            (self.weight, wanted.min_bytes),
        ):
            choice.setCurrentIndex(max(0, choice.findData(value)))
        _fill(self.stars, [(key, tr(text)) for key, text in STARS.items()], limits)
        self.cameras.choose(wanted.cameras)
        self.formats.choose(wanted.formats)
        folder = wanted.folder if wanted.folder != base else None
        if folder is not None and self.folder.findData(folder) < 0:
            self.folder.addItem(words.folder_name(folder), folder)
        self.folder.setCurrentIndex(max(0, self.folder.findData(folder)))
        self.label.setCurrentIndex(max(0, self.label.findData(wanted.label)))
        self.duplicates.setCurrentIndex(max(0, self.duplicates.findData(wanted.has_duplicates)))
        self._filling = False

    def show_facets(self, facets: Facets) -> None:
        """What there is to choose from now, with counts."""
        wanted, self._filling = self._filter, True
        folder = wanted.folder if wanted.folder != self._base else None
        folders = [(path, _counted(words.folder_name(path), count)) for path, count in facets.folders]
        if folder is not None and folder not in dict(facets.folders):
            folders.insert(0, (folder, words.folder_name(folder)))
        _fill(self.folder, [(None, tr("Any folder")), *folders], folder)
        for choice, text in ((self.since, wanted.since), (self.until, wanted.until)):
            choice.clear()
            choice.addItem("", "")
            for year, count in facets.years:
                choice.addItem(_counted(year, count), year)
            choice.setEditText(text)
        self.cameras.offer(facets.cameras, wanted.cameras, lambda name: name or tr(NO_CAMERA))
        self.formats.offer(facets.formats, wanted.formats, lambda name: name)
        limits = wanted.min_stars, wanted.max_stars
        stars = [(key, _counted(tr(text), _between(facets.stars, *key))) for key, text in STARS.items()]
        _fill(self.stars, stars, limits)
        labels = dict(facets.labels)
        named = [(name, _counted(label_title(name), labels.get(name, 0))) for name in LABELS]
        _fill(self.label, [("", tr("Any label")), *named], wanted.label)
        _fill(
            self.duplicates,
            [(None, tr("All photos")), (True, tr("Has duplicates")), (False, tr("No duplicates"))],
            wanted.has_duplicates,
        )
        self._filling = False
        if not self.cancel_button.isVisibleTo(self):
            self._offer_reading(facets.unread)

    def _offer_reading(self, unread: int) -> None:
        self.unread.setText(
            plural(
                "It was not looked yet whether {n} photo has stars inside.",
                "It was not looked yet whether {n} photos have stars inside.",
                unread,
            )
        )
        self.unread.setVisible(unread > 0)
        self.read_button.setVisible(unread > 0)

    def show_reading(self, done_of: tuple[int, int] | None) -> None:
        """How far reading stars is; None: it does not run."""
        for widget in (self.cancel_button, self.read_progress):
            widget.setVisible(done_of is not None)
        if done_of is None:
            self._offer_reading(0)
            return
        done, of = done_of
        self.unread.show()
        self.read_button.hide()
        self.read_progress.setRange(0, of)
        self.read_progress.setValue(done)
        self.unread.setText(
            plural(
                "Reading stars: {done} of {n} photo", "Reading stars: {done} of {n} photos", of, done=words.number(done)
            )
        )

    # -- choosing

    def _clear(self) -> None:
        self._filter = PhotoFilter(folder=self._base, text=self._filter.text)
        self.show_filter(self._filter, self._base)
        self.filter_changed.emit(self._filter)

    def _tell(self) -> None:
        if self._filling:
            return
        low, high = self.stars.currentData() or (None, None)
        wanted = replace(
            self._filter,
            folder=self.folder.currentData() or self._base,
            since=_typed_date(self.since, self._filter.since),
            until=_typed_date(self.until, self._filter.until),
            cameras=self.cameras.chosen(),
            formats=self.formats.chosen(),
            orientation=self.orientation.currentData(),
            min_pixels=self.pixels.currentData(),
            min_bytes=self.weight.currentData(),
            min_stars=low,
            max_stars=high,
            label=self.label.currentData() or "",
            has_duplicates=self.duplicates.currentData(),
        )
        if wanted != self._filter:
            self._filter = wanted
            self.filter_changed.emit(wanted)


class CheckList(QListWidget):
    """Names to tick, any number of them.

    Signals:
        changed: Other ones are ticked.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._lines = 1
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)  # it would be drawn in the strong colour of the boxes
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()
        self.itemChanged.connect(lambda _: self.changed.emit())

    def offer(self, counts: Counts, chosen: Iterable[str], title: Callable[[str], str]) -> None:
        """Show these, and what is chosen although there are none of it now."""
        chosen = set(chosen)
        names = [*dict(counts), *sorted(chosen - set(dict(counts)))]
        here = self.currentItem().data(Qt.ItemDataRole.UserRole) if self.currentItem() is not None else None
        self.blockSignals(True)
        self.clear()
        for name in names:
            item = QListWidgetItem(_counted(title(name), dict(counts).get(name, 0)), self)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            if name == here:
                self.setCurrentItem(item)
        self.blockSignals(False)
        self._fit()

    def _fit(self) -> None:
        """As many lines as there are, up to a few; the rest is scrolled to. Not fewer than a moment ago where they are
        seen: what is below would move away under the pointer."""
        line = max(self.sizeHintForRow(0), self.fontMetrics().height() + SPACE // 2)
        self._lines = max(min(LINES, max(1, self.count())), self._lines if self.isVisible() else 1)
        self.setFixedHeight(self._lines * line + 2 * self.frameWidth() + 2)

    def choose(self, chosen: Iterable[str]) -> None:
        wanted = set(chosen)
        self.blockSignals(True)
        for item in self._items():
            ticked = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.blockSignals(False)

    def chosen(self) -> frozenset[str]:
        ticked = (item for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        return frozenset(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _fill(choice: QComboBox, values: Iterable[tuple[Any, str]], chosen: Any) -> None:
    """Offer (value, title); what is chosen and not among them stays as it is."""
    values = list(values)
    choice.blockSignals(True)
    choice.clear()
    for value, title in values:
        choice.addItem(title, value)
    at = next((at for at, (value, _) in enumerate(values) if value == chosen and type(value) is type(chosen)), 0)
    choice.setCurrentIndex(at)
    choice.blockSignals(False)


def _counted(title: str, count: int) -> str:
    return f"{title}  ({words.number(count)})"


def _between(stars: dict[int, int], low: int | None, high: int | None) -> int:
    return sum(
        count for value, count in stars.items() if (low is None or value >= low) and (high is None or value <= high)
    )


def _typed_date(choice: QComboBox, before: str) -> str:
    """What was chosen or written; what is no date is put back as it was."""
    text = choice.currentText().strip()
    at = choice.findText(text)
    if at >= 0:
        text = choice.itemData(at)
    valid = not text
    if DATE.fullmatch(text):
        try:
            parts = [int(part) for part in text.split("-")]
            date(*[*parts, *([1] * (3 - len(parts)))])
            valid = True
        except ValueError:
            valid = False
    text = text if valid else before
    if choice.currentText() != text:
        choice.setEditText(text)
    return text
