"""Groups of copies, or of burst shots: the list of groups, and the chosen group's pictures side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.language import plural, tr
from core.records import Group, Member, Photo
from gui.grid.layout import MARGIN
from gui.grid.photo_actions import PhotoActions
from gui.grid.view import GridView
from gui.lists import Lists
from gui.page import Page
from gui.review.arrange import BURST_SORTS, Arranged, Filter, arrange
from gui.review.cells import GroupDelegate, MemberDelegate
from gui.review.filter_bar import FilterBar
from gui.review.models import ReviewModel
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.elided import ElidedLabel
from gui.widgets.stack import OrNothing

SMALLEST_PX, LARGEST_PX = 152, 560
SIDE_BY_SIDE = 4
"""Up to so many pictures stand in one line; more are laid out so that they are as large as can be."""
LOOK_AHEAD = 1000
"""So many groups further down are tried for one that is still there when the chosen one has gone."""


class GroupsPage(Page):
    """A page of groups. Up and down choose a group, left and right a photo in it, wherever the focus is.

    Attributes:
        groups: The list.
        members: The photos of the chosen group, the keeper first.
        bar: Count, order and filter, above the list.
        keys: The actions of the page by name; all of them work in both views.
    """

    details = "groups"

    def __init__(
        self,
        session: Session,
        title: str,
        nothing: str,
        parent: QWidget | None = None,
        *,
        sorts: Mapping[str, str] = BURST_SORTS,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._all: Sequence[Group] = ()
        self._arranged = arrange(())
        self._place_wanted = ""
        self._first_row = 0
        self.group_model = ReviewModel(session.review, self)
        self.groups = GridView(session.pictures, GroupDelegate(session.pictures, 64, session.review), self)
        self.groups.setModel(self.group_model)
        self.groups.setSelectionMode(GridView.SelectionMode.SingleSelection)
        self.groups.setAccessibleName(title)
        self.member_model = ReviewModel(session.review, self)
        self._cells = MemberDelegate(session.pictures, 240, session.review)
        self.members = GridView(session.pictures, self._cells, self)
        self.members.setModel(self.member_model)
        self.members.setAccessibleName(tr("Photos of this group"))
        self.members.photo_current.connect(self._point_at)
        self.members.selectionModel().currentChanged.connect(self._repaint_keeper)
        self.groups.selectionModel().currentChanged.connect(self._show_group)
        self.actions_of_photos = PhotoActions(session, self.members, opens=False)
        self.actions_of_photos.reference = lambda: self.member_model.photo(0)
        about_photo = self.actions_of_photos
        self.keys: dict[str, QAction] = {"similar": about_photo.similar_action, "why": about_photo.why_action}
        self.groups.addActions(list(self.keys.values()))
        self.add_key("compare", tr("&Compare"), ("C", "Return", "Enter"), self.compare)
        self.heading = ElidedLabel()  # one line always: the photos below it stay where they are
        self.bar = FilterBar(sorts, filters=len(sorts) > len(BURST_SORTS))
        self.bar.changed.connect(self._arrange)
        self.no_match = QWidget()
        self.clear_button = QPushButton(tr("Show all groups"))
        self.clear_button.clicked.connect(self.bar.clear)
        self._lay_out(tr(nothing))
        for view in (self.groups, self.members):
            view.types_names = False  # letters are keys here
            view.installEventFilter(self)
            view.photo_opened.connect(self.compare)
        self.members.viewport().installEventFilter(self)

    def _lay_out(self, nothing: str) -> None:
        header = QWidget()
        self.header = QHBoxLayout(header)
        self.header.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE // 2)
        self.header.addWidget(self.heading, 1)
        middle = QVBoxLayout(self.no_match)
        middle.addStretch(1)
        middle.addWidget(QLabel(tr("No group matches this filter.")), 0, Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(1)
        self._right = QStackedWidget()
        beside = column_of(header, self.members)
        self.below_members = QVBoxLayout()
        beside.layout().addLayout(self.below_members)  # type: ignore[union-attr]
        self._right.addWidget(beside)
        self._right.addWidget(self.no_match)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(column_of(self.bar, self.groups))
        self.splitter.addWidget(self._right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([248, 700])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.whole = column_of(self.splitter)
        self._body = OrNothing(self, self.whole, nothing)
        self.nothing = self._body.nothing

    def add_key(self, name: str, text: str, keys: Sequence[str], slot: object) -> QAction:
        """An action of the page, by its keys in both views, in the menus, and wherever else it is put."""
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        for view in (self.groups, self.members):
            view.addAction(action)
        self.keys[name] = action
        return action

    # -- what is shown

    @property
    def arranged(self) -> Arranged:
        """The groups shown, in order."""
        return self._arranged

    def group(self) -> Group | None:
        """The chosen group."""
        entry = self.group_model.entry(self.groups.currentIndex().row())
        return entry if isinstance(entry, Group) else None

    def member(self) -> Member | None:
        """The chosen photo of it."""
        entry = self.member_model.entry(self.members.currentIndex().row())
        return entry if isinstance(entry, Member) else None

    def main_view(self) -> QWidget:
        return self.members

    def show_lists(self, now: Lists) -> None:
        self.set_folders([folder.path for folder in now.folders])
        if now.bursts is not None:
            self.set_groups(now.bursts)

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, filtered and sorted; the chosen group and photo stay chosen if they are still there."""
        self._all = groups
        self._arrange()

    def set_folders(self, folders: Sequence[str]) -> None:
        """The folders that groups can be filtered by."""
        self.bar.controls.set_folders(folders)

    def set_place(self, path: str) -> None:
        """Go to the photo with this path when groups are next shown, as it was when the program was left."""
        self._place_wanted = path

    def place(self) -> str:
        """The path of the chosen photo, to come back to; "" without one."""
        member = self.member()
        return member.photo.path if member is not None else self._place_wanted

    def _arrange(self) -> None:
        groups, wanted, sort, marks = self._all, self.bar.filter, self.bar.sort, self._session.review.marks
        path = self._place_wanted

        def work() -> tuple[Arranged, int]:
            arranged = arrange(groups, wanted, sort, marks)
            found = (m.photo.id for g in arranged.groups for m in g.members if m.photo.path == path) if path else ()
            return arranged, next(iter(found), -1)

        def done(result: tuple[Arranged, int]) -> None:
            if groups is self._all and (wanted, sort) == (self.bar.filter, self.bar.sort):
                if groups:
                    self._place_wanted = ""
                self._take(*result)

        self._session.tasks.query(work, done, self._session.report, ("arrange", id(self)))

    def _take(self, arranged: Arranged, photo: int = -1) -> None:
        """Show other groups; stay at the chosen photo, or go to `photo`, or to what comes next in the old order."""
        old, old_row = self._arranged, self.groups.currentIndex().row()
        shown = self.member_model.ids.tolist()
        current = self.members.current_photo()
        self._arranged = arranged
        lost = self._body.currentWidget() is self.nothing and QApplication.focusWidget() is None
        self._body.show_whole(bool(self._all))
        if lost and self._all and self.isVisible():
            self.members.setFocus()  # the keyboard was here before the last group had gone
        self._right.setCurrentIndex(0 if arranged.groups else 1)
        self.bar.show_total(arranged, len(self._all))
        self.groups.replace_rows(lambda: self.group_model.set_entries(arranged.groups, ids=arranged.ids))
        if not arranged.groups:
            self._show_group()
            return
        here = [photo, *([int(current.id)] if current is not None else []), *shown]
        after = old.ids[old_row + 1 : old_row + 1 + LOOK_AHEAD].tolist() if old_row >= 0 else []
        found = (row for wanted in (*here, *after) if (row := arranged.row_of(wanted)) >= 0)
        row = next(found, max(0, min(old_row, len(arranged.groups) - 1)))
        if row != self.groups.currentIndex().row():
            self.groups.select_row(row)
        else:
            self._show_group()
        if photo >= 0:
            self._choose_photo(photo)

    def step(self, lines: int) -> None:
        """Choose the group `lines` further down."""
        row = self.groups.currentIndex().row() + lines
        if 0 <= row < self.group_model.rowCount():
            self.groups.select_row(row)

    def step_photo(self, by: int) -> None:
        """Choose the photo `by` further right in the group."""
        row = self.members.currentIndex().row() + by
        if 0 <= row < self.member_model.rowCount():
            self.members.select_row(row)

    def compare(self, _: object = None) -> None:
        """Ask for the chosen photo beside the one to keep."""
        group = self.group()
        if group is not None:
            row = self.members.currentIndex().row()
            self._session.compare_asked.emit((group, row if row > 0 else 1))

    def leave_out(self, row: int, photos: Sequence[Photo]) -> None:
        """Take photos out of a group at once, before the library has made its groups again."""
        self._all = [group for group in self._all if group is not self._arranged.groups[row]]
        self._take(self._arranged.without(row, {photo.id for photo in photos}))

    def _show_group(self) -> None:
        group = self.group()
        members = group.members if group is not None else ()
        shown, ids = self.member_model.ids.tolist(), [int(member.photo.id) for member in members]
        same = bool(set(shown) & set(ids))
        current, row = self.members.current_photo(), self.members.currentIndex().row()
        if same:
            self.members.replace_rows(lambda: self.member_model.set_entries(members))
        else:
            self.member_model.set_entries(members)
            self.members.scrollToTop()
        self._fit()
        self.heading.setText("" if group is None else self.describe(group))
        if not members:
            self._point_at(None)
        elif not same:
            self.members.select_row(min(self._first_row, len(members) - 1))
        elif current is None or int(current.id) not in ids:
            self.members.select_row(max(0, min(row, len(members) - 1)))

    def _point_at(self, photo: Photo | None) -> None:
        if self.isVisibleTo(self.window()):  # groups come and go while another page has the inspector
            self._session.photo_pointed_at.emit(photo)

    def _choose_photo(self, photo: int) -> None:
        rows = self.member_model.rows_of(np.array([photo], np.int64))
        if len(rows):
            self.members.select_row(int(rows[0]))

    def describe(self, group: Group) -> str:
        """The line above the photos of a group."""
        return plural("{n} photo", "{n} photos", len(group.members))

    def _repaint_keeper(self) -> None:
        self.members.viewport().update(self.members.rect_of(0))  # where a crop lies is drawn there

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

    def only_in_folder(self, folder: str) -> None:
        """Show only groups with a photo in this folder."""
        self.bar.set_filter(Filter(folder=folder))

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
                self.step_photo(1 if event.key() == key.Key_Right else -1)
                return True
        return super().eventFilter(watched, event)


def column_of(*widgets: QWidget) -> QWidget:
    """Widgets below each other without gaps; the last one takes the room."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    column.setStretchFactor(widgets[-1], 1)
    return whole
