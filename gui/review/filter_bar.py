"""The controls above a list of groups: how many there are, their order, and which are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import percent, phrase, plural, tr
from core.records import Kind
from gui import kinds, theme, words
from gui.review.arrange import SURE, Arranged, Filter
from gui.theme import SPACE
from gui.widgets.popup import PopupButton

KINDS = tuple(kind for kind in Kind if kind not in (Kind.KEEPER, Kind.BURST))
SIZES = {
    0: phrase("any space"),
    10**6: phrase("1 MB and more"),
    10**7: phrase("10 MB and more"),
    10**8: phrase("100 MB and more"),
}
SURENESS: dict[bool | None, str] = {
    None: phrase("any"), True: phrase("all {share} sure and more"), False: phrase("one less than {share} sure")
}  # fmt: skip
MARKS: dict[bool | None, str] = {
    None: phrase("any"),
    False: phrase("nothing marked yet"),
    True: phrase("something marked"),
}


class FilterBar(QWidget):
    """Count, order and filter of a list of groups.

    Attributes:
        total: The label with the count.
        filter_button: Unfolds the filter; hidden where there is nothing to filter by.

    Signals:
        changed: Another order or filter.
    """

    changed = Signal()

    def __init__(self, sorts: Mapping[str, str], *, filters: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self.total = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.sorts = QComboBox()
        self.sorts.setAccessibleName(tr("Order of the groups"))
        self.sorts.setToolTip(tr("Order of the groups"))
        self.sorts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for name, title in sorts.items():
            self.sorts.addItem(tr(title), name)
        self.sorts.activated.connect(lambda _: self.changed.emit())
        self.controls = FilterControls()
        self.controls.filter_changed.connect(self._take)
        self.filter_button = PopupButton(tr("Filter"), self.controls)
        self.filter_button.setToolTip(tr("Show only some of the groups"))
        self.shown = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.clear_button = QToolButton()
        self.clear_button.setAutoRaise(True)
        self.clear_button.setToolTip(tr("Show all groups again"))
        self.clear_button.setAccessibleName(tr("Clear the filter"))
        theme.give_icon(self.clear_button, "close")
        self.clear_button.clicked.connect(self.clear)
        controls, chosen = QHBoxLayout(), QHBoxLayout()
        controls.setSpacing(SPACE // 2)
        controls.addWidget(self.sorts, 1)
        controls.addWidget(self.filter_button)
        chosen.addWidget(self.shown, 1)
        chosen.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE // 2, SPACE // 2)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.total)
        column.addLayout(controls)
        column.addLayout(chosen)
        self.filter_button.setVisible(filters)  # not before it is in the layout: it would be a window of its own
        self._tell()

    @property
    def filter(self) -> Filter:
        return self._filter

    @property
    def sort(self) -> str:
        name: str = self.sorts.currentData()
        return name

    def set_sort(self, sort: str) -> None:
        """Set the order without telling; an unknown one is let be."""
        at = self.sorts.findData(sort)
        if at >= 0:
            self.sorts.setCurrentIndex(at)

    def set_filter(self, wanted: Filter) -> None:
        self.controls.show_filter(wanted)
        self._take(wanted)

    def clear(self) -> None:
        self.set_filter(Filter())

    def show_total(self, arranged: Arranged, of: int) -> None:
        """Tell how many groups are shown, of so many there are."""
        shown = len(arranged.groups)
        count = plural("{n} group", "{n} groups", shown)
        if shown != of:
            count = plural("{shown} of {n} group", "{shown} of {n} groups", of, shown=words.number(shown))
        self.total.setText(f"{count}, {words.size(arranged.space)}" if arranged.space else count)
        groups = plural("in {n} group", "in {n} groups", shown)
        self.total.setToolTip(
            plural("{n} photo {in_groups}", "{n} photos {in_groups}", arranged.photos, in_groups=groups)
        )

    def _take(self, wanted: Filter) -> None:
        if wanted != self._filter:
            self._filter = wanted
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        self.shown.setText(sentence(self._filter))
        self.shown.setVisible(bool(self._filter.parts))
        self.clear_button.setVisible(bool(self._filter.parts))
        self.filter_button.setText(tr("Filter ({n})", n=self._filter.parts) if self._filter.parts else tr("Filter"))


class FilterControls(QWidget):
    """Kind, folder, space, sureness and marks.

    Signals:
        filter_changed(Filter): The person set it so.
    """

    filter_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds = {kind: QCheckBox(words.sentence(kinds.short(kind))) for kind in KINDS}
        boxes = QGridLayout()
        for at, box in enumerate(self.kinds.values()):
            boxes.addWidget(box, at // 2, at % 2)
            box.clicked.connect(self._tell)
        self.folder = _choice(tr("Folder"), {"": tr("any folder")})
        self.at_least = _choice(tr("Space", "on the disk"), SIZES)
        self.sure = _choice(tr("Sureness"), SURENESS)
        self.marked = _choice(tr("Marks"), MARKS)
        self.clear_button = QPushButton(tr("Clear"))
        self.clear_button.clicked.connect(self._clear)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Holds a copy that is"), boxes)
        for title, choice in (
            (tr("Holds a photo in"), self.folder),
            (tr("Would free"), self.at_least),
            (tr("Matches"), self.sure),
            (tr("Marks"), self.marked),
        ):
            form.addRow(title, choice)
            choice.activated.connect(self._tell)
        form.addRow(self.clear_button)

    def set_folders(self, folders: Sequence[str]) -> None:
        """What can be chosen from; a folder that is chosen stays."""
        chosen = self.folder.currentData()
        self.folder.clear()
        self.folder.addItem(tr("Any folder"), "")
        for folder in dict.fromkeys([*folders, *([chosen] if chosen else [])]):
            self.folder.addItem(words.place(PurePath(folder)), folder)
        self.folder.setCurrentIndex(max(0, self.folder.findData(chosen)))

    def show_filter(self, wanted: Filter) -> None:
        for kind, box in self.kinds.items():
            box.setChecked(kind in wanted.kinds)
        if self.folder.findData(wanted.folder) < 0:
            self.folder.addItem(words.place(PurePath(wanted.folder)), wanted.folder)
        values = (wanted.folder, wanted.at_least, wanted.sure, wanted.marked)
        for choice, value in zip((self.folder, self.at_least, self.sure, self.marked), values, strict=True):
            choice.setCurrentIndex(
                next(at for at in range(choice.count()) if choice.itemData(at) is value or choice.itemData(at) == value)
            )

    def _clear(self) -> None:
        self.show_filter(Filter())
        self._tell()

    def _tell(self) -> None:
        checked = frozenset(kind for kind, box in self.kinds.items() if box.isChecked())
        chosen = Filter(checked, self.folder.currentData(), self.at_least.currentData())
        self.filter_changed.emit(replace(chosen, sure=self.sure.currentData(), marked=self.marked.currentData()))


def _choice(name: str, values: Mapping[Any, str]) -> QComboBox:
    choice = QComboBox()
    choice.setAccessibleName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(20)
    for value, title in values.items():
        choice.addItem(words.sentence(_said(title)), value)
    return choice


def _said(title: str) -> str:
    return tr(title, share=percent(SURE))


def sentence(wanted: Filter) -> str:
    """What a filter lets through, short."""
    parts = [kinds.short(kind) for kind in KINDS if kind in wanted.kinds]
    if wanted.folder:
        parts.append(tr("in {folder}", folder=words.folder_name(wanted.folder)))
    if wanted.at_least:
        parts.append(tr("{size} and more", size=words.size(wanted.at_least)))
    either = ((SURENESS, wanted.sure), (MARKS, wanted.marked))
    parts += [_said(names[value]) for names, value in either if value is not None]
    return words.sentence(", ".join(parts))
