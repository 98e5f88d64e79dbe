"""Groups, and the photos of a group, as a model that also says what is marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from core.language import tr
from core.records import Group, Kind, Member
from core.retelling import retell
from gui import words
from gui.grid.models import Entry, EntryModel, Index
from gui.review.reviewing import Reviewing


class ReviewModel(EntryModel):
    """Groups or members of one; a screen reader and the tooltip also tell of marks, protection, why one is kept."""

    def __init__(self, review: Reviewing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        review.marks_changed.connect(self._tell)

    def state(self, entry: Entry | None) -> str:
        """What was decided about a group or a photo of one, in words; "" for nothing."""
        if isinstance(entry, Group):
            return words.marked(entry, self._review.marks).removeprefix("✕ ")
        return self._state_of(entry) if isinstance(entry, Member) else ""

    def _state_of(self, member: Member) -> str:
        if member.photo.id in self._review.marks:
            return "marked"
        if member.kind is Kind.KEEPER:
            reason = self._review.reasons.get(member.photo.id, "")
            return tr("kept: {reason}", reason=retell(reason)) if reason else ""
        return tr("in a protected folder") if self._review.is_protected(member.photo.path) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = super().data(index, role)
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) or value is None:
            return value
        told = self.state(self.entry(index.row()))
        between = "\n" if role == Qt.ItemDataRole.ToolTipRole else ", "
        return f"{value}{between}{told}" if told else value

    def _tell(self) -> None:
        if self.rowCount():
            roles = [Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole]
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1), roles)
