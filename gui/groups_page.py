"""Groups of copies, or of burst shots: the list of groups, and the chosen group's pictures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from core.records import Group
from gui import words
from gui.delegates import GroupDelegate, MemberDelegate
from gui.grid_layout import MARGIN
from gui.grid_view import GridView
from gui.models import EntryModel
from gui.photo_actions import PhotoActions
from gui.session import Session
from gui.theme import SPACE

SMALLEST_PX, LARGEST_PX = 152, 560
SIDE_BY_SIDE = 4
"""Up to so many pictures stand in one line; more are laid out so that they are as large as can be."""


class GroupsPage(QWidget):
    """A page of groups. Up and down choose a group, left and right a photo in it, wherever the focus is.

    Attributes:
        groups: The list, most space first.
        members: The photos of the chosen group, the keeper first.
    """

    def __init__(self, session: Session, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = title
        self.group_model = EntryModel(self)
        self.groups = GridView(session.pictures, GroupDelegate(session.pictures, 64), self)
        self.groups.setModel(self.group_model)
        self.groups.setSelectionMode(GridView.SelectionMode.SingleSelection)
        self.groups.setAccessibleName(title)
        self.member_model = EntryModel(self)
        self._cells = MemberDelegate(session.pictures, 240)
        self.members = GridView(session.pictures, self._cells, self)
        self.members.setModel(self.member_model)
        self.members.setAccessibleName("Photos of this group")
        self.members.photo_current.connect(session.photo_pointed_at)
        self.groups.selectionModel().currentChanged.connect(self._show_group)
        self.actions_of_photos = PhotoActions(session, self.members)
        self.groups.addAction(self.actions_of_photos.similar_action)
        self.groups.photo_opened.connect(self.actions_of_photos.open_action.trigger)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.heading.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self.total = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.total.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(_column(self.total, self.groups))
        self.splitter.addWidget(_column(self.heading, self.members))
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 700])
        self.splitter.setChildrenCollapsible(False)
        self.nothing = QLabel(nothing, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.nothing)
        self._stack.setCurrentIndex(1)
        for view in (self.groups, self.members):
            view.installEventFilter(self)
        self.members.viewport().installEventFilter(self)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the chosen one stays chosen if its keeper is still one."""
        self._stack.setCurrentIndex(0 if groups else 1)
        self.groups.replace_rows(lambda: self.group_model.set_entries(groups))
        photos = sum(len(group.members) for group in groups)
        text = f"{words.count(len(groups), 'group')}, {words.count(photos, 'photo')}"
        space = sum(group.reclaimable for group in groups)
        self.total.setText(f"{text}\n{words.size(space)} in copies" if space else text)
        if groups and not self.groups.currentIndex().isValid():
            self.groups.select_row(0)
        else:
            self._show_group()

    def step(self, lines: int) -> None:
        """Choose the group `lines` further down."""
        row = self.groups.currentIndex().row() + lines
        if 0 <= row < self.group_model.rowCount():
            self.groups.select_row(row)

    def _show_group(self) -> None:
        entry = self.group_model.entry(self.groups.currentIndex().row())
        group = entry if isinstance(entry, Group) else None
        members = group.members if group is not None else ()
        old = self.member_model.entry(0)
        if members and old is not None and old == members[0] and self.member_model.rowCount() == len(members):
            self.members.replace_rows(lambda: self.member_model.set_entries(members))
            return
        self.member_model.set_entries(members)
        self.members.scrollToTop()
        self._fit()
        self.heading.setText("" if group is None else self._describe(group))
        if members:
            self.members.select_row(0)
        elif self.isVisible():
            self._session.photo_pointed_at.emit(None)

    @staticmethod
    def _describe(group: Group) -> str:
        text = words.count(len(group.members), "photo")
        return f"{text} · keeping one would free {words.size(group.reclaimable)}" if group.reclaimable else text

    def _fit(self) -> None:
        """Make the pictures as large as lets all of them be seen."""
        count = self.member_model.rowCount()
        if not count:
            return
        view, cells = self.members.viewport(), self._cells
        photos = [photo for row in range(count) if (photo := self.member_model.photo(row)) is not None]
        cells.tallest = min(1.0, max(p.facts.height / max(1, p.facts.width) for p in photos))
        text = cells.cell().height() - cells.picture_height()
        width, height = view.width() - 2 * MARGIN, view.height() - 2 * MARGIN

        def largest(columns: int) -> int:
            """The side with which all photos, in so many columns, are in view."""
            lines = -(-count // columns)
            return min(width // columns - 2 * SPACE, int((height // lines - text) / cells.tallest))

        in_one_line = count <= SIDE_BY_SIDE and largest(count) >= SMALLEST_PX
        px = largest(count) if in_one_line else max(largest(columns) for columns in range(1, count + 1))
        self.members.set_cell_px(min(max(px, SMALLEST_PX), LARGEST_PX))
        self.members.doItemsLayout()

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.members.viewport():
            if event.type() == QEvent.Type.Resize:
                QTimer.singleShot(0, self, self._fit)
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            page = self.groups.grid().page(self.groups.viewport().height())
            key = Qt.Key
            steps = {key.Key_Up: -1, key.Key_Down: 1, key.Key_PageUp: -page, key.Key_PageDown: page}
            lines = steps.get(key(event.key()))
            if watched is self.members and lines is not None:
                self.step(lines)
                return True
            if watched is self.groups and event.key() in (key.Key_Left, key.Key_Right):
                row = self.members.currentIndex().row() + (1 if event.key() == key.Key_Right else -1)
                if 0 <= row < self.member_model.rowCount():
                    self.members.select_row(row)
                return True
        return super().eventFilter(watched, event)


def _column(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return whole
