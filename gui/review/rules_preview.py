"""What rules would keep, and why, looked at in the background while they are edited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.errors import UserError
from core.language import plural, tr
from core.records import CancelToken, Group, Preset, Suggestion
from core.retelling import retell
from gui import words
from gui.session import Session
from gui.theme import SPACE

SAMPLE = 100
"""Groups that are looked at; rules that read files take a while over many."""


class RulesPreview(QWidget):
    """One line for each of the first groups: what would be kept, why, and how many of the others marked."""

    def __init__(self, session: Session, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._groups = groups[:SAMPLE]
        self._of = len(groups)
        self._token = CancelToken()
        self.summary = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.table = QTreeWidget()
        self.table.setAccessibleName(tr("What these rules would keep"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setHeaderLabels([tr("Would keep"), tr("Because"), tr("Marks")])
        modes = QHeaderView.ResizeMode
        self.table.header().setStretchLastSection(False)
        for section, mode in enumerate((modes.Interactive, modes.Stretch, modes.ResizeToContents)):
            self.table.header().setSectionResizeMode(section, mode)
        self.table.header().resizeSection(0, 28 * SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.summary)
        column.addWidget(self.table)

    def look_at(self, preset: Preset) -> None:
        """Show what a preset would do, as soon as it is known, in place of what was asked before."""
        self.stop()
        if not self._groups:
            self.say(tr("No groups are shown to try the rules on."))
            return
        self._token = token = CancelToken()
        review, groups = self._session.library.review, self._groups
        self.summary.setText(tr("Looking at the groups…"))

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                self._session.report(error)
            elif not token.cancelled:
                self.say(words.sentence(str(error)))

        self._session.tasks.review(
            lambda: review.suggest(preset, groups, cancel=token),
            lambda made: None if token.cancelled else self._show(made),
            failed,
            ("preview", id(self)),
        )

    def stop(self) -> None:
        self._token.cancel()

    def say(self, text: str) -> None:
        """Say why there is nothing to show."""
        self.stop()
        self.summary.setText(text)
        self.table.clear()

    def _show(self, suggestions: Sequence[Suggestion]) -> None:
        names = {m.photo.id: PurePath(m.photo.path).name for group in self._groups for m in group.members}
        paths = {m.photo.id: m.photo.path for group in self._groups for m in group.members}
        marked, groups = sum(len(s.marks) for s in suggestions), sum(bool(s.marks) for s in suggestions)
        tried = plural("Tried on {n} group shown", "Tried on {n} groups shown", self._of)
        if self._of > len(self._groups):
            tried = plural(
                "Tried on the first {first} of {n} group shown",
                "Tried on the first {first} of {n} groups shown",
                self._of,
                first=len(self._groups),
            )
        would = plural(
            "{tried}: these rules would mark {n} photo {in_groups}.",
            "{tried}: these rules would mark {n} photos {in_groups}.",
            marked,
            tried=tried,
            in_groups=plural("in {n} group", "in {n} groups", groups),
        )
        sentences = [would]
        if left := sum(len(s.left) for s in suggestions):
            sentences.append(
                plural(
                    "{n} photo would be left; point at a line to see why.",
                    "{n} photos would be left; point at a line to see why.",
                    left,
                )
            )
        self.summary.setText(" ".join(sentences))
        items = []
        for suggestion in suggestions:
            marks = words.number(len(suggestion.marks)) if suggestion.marks else "—"
            item = QTreeWidgetItem([names.get(suggestion.keeper, ""), retell(suggestion.reason), marks])
            tip = [
                paths.get(suggestion.keeper, ""),
                *(f"{names.get(p, '')}: {retell(why)}" for p, why in suggestion.left),
            ]
            for column in range(3):
                item.setToolTip(column, "\n".join(tip))
            items.append(item)
        self.table.clear()
        self.table.addTopLevelItems(items)
