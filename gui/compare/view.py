"""The page on which two photos of a group are compared: the pictures, what can be done, and their facts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.errors import UserError
from core.language import number, phrase, tr
from core.records import Affine, Alignment, ContentId, Group, Kind, Member, Photo
from gui import kinds, words
from gui.compare.canvas import Canvas, Mode, Side
from gui.compare.controls import KEYS, Controls
from gui.compare.facts import FactsTable, facts
from gui.compare.scene import WHOLE, cut_out, fitted, lay
from gui.lists import Lists
from gui.page import Page
from gui.review.actions import ReviewActions
from gui.session import Session
from gui.widgets.keys_dialog import KeysDialog

if TYPE_CHECKING:
    from gui.main_window import MainWindow

OFFLINE = phrase("The folder of this photo is not there now. This is the small picture kept of it.")
NO_PICTURE = phrase("The folder of this photo is not there now, and there is no small picture of it.")
FACTS_SHARE = 0.28
"""Of the page's height, at most, for the facts."""
THUMBNAIL_PX = 320
CROP_SHARE = 0.98
"""A photo that covers less than this of the other one is a part of it, and outlined in it."""


class CompareView(Page):
    """Compares the photos of a group, one at a time, with the first one, which is to be kept.

    Attributes:
        canvas: The pictures.
        table: The facts.
        controls: The actions and the lines of buttons.
        review: What can be decided here.
        photos: What is compared: the first with the one at `current`.

    Signals:
        closed: The person goes back.
    """

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.photos: tuple[Photo, ...] = ()
        self.current = 0
        self.group: Group | None = None
        self._in_place = True
        self._alignments: dict[tuple[ContentId, ContentId], Alignment | None] = {}
        self._aligning: tuple[ContentId, ContentId] | None = None
        self.canvas = Canvas(session, self)
        self.table = FactsTable(self)
        self.review = ReviewActions(session, self, self._subject)
        self.removeAction(self.review.mark)  # Space presses a button that has the focus; on the pictures it marks
        self.review.mark.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.canvas.addAction(self.review.mark)
        self.controls = Controls(self, self.review)
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.controls.head())
        column.addWidget(self.canvas, 1)
        column.addLayout(self.controls.foot())
        column.addWidget(self.table)
        self.canvas.moved.connect(self._tell)
        self.canvas.step_asked.connect(self.step)
        self.canvas.sheets.changed.connect(self._look_ahead)
        session.review.marks_changed.connect(self._show_marks)
        session.pictures.picture_arrived.connect(self._thumbnail_arrived)

    # -- what others call

    def show_pair(self, photos: Sequence[Photo], current: int, group: Group | None = None) -> None:
        """Compare the first of `photos` with the one at `current`; for the first itself, with the second.

        Args:
            group: The group they are of, its members in this order; None when they are just two photos.
        """
        self.photos, self.group = tuple(photos), group
        self.current = min(max(current, 1), len(self.photos) - 1)
        self.canvas.sheets.forget_failures()
        self._show(keep_view=False)
        self.canvas.setFocus()

    def step(self, steps: int) -> None:
        """Compare another photo of the group with the first."""
        target = self.current + steps
        if 1 <= target < len(self.photos):
            self.current = target
            self._show(keep_view=True)

    def main_view(self) -> QWidget:
        return self.canvas

    def join(self, window: MainWindow) -> None:
        self.closed.connect(window.leave_compare)

    def show_lists(self, now: Lists) -> None:
        if now.duplicates is not None and now.bursts is not None:
            self.follow((*now.duplicates, *now.bursts))

    def follow(self, groups: Sequence[Group]) -> None:
        """The groups may be others now: go on with this one as it is, or go back when nothing of it is left."""
        if self.group is None or not self.isVisible():
            return
        keeper, shown = self.photos[0].id, self.photos[self.current].id
        inside = [(group, [member.photo.id for member in group.members]) for group in groups]
        home = next((pair for pair in inside if keeper in pair[1] and shown in pair[1]), None)
        home = home or next((pair for pair in inside if keeper in pair[1]), None)
        if home is None:
            self.canvas.clear()
            self.closed.emit()
            return
        group, ids = home
        if group == self.group:
            return
        if shown == ids[0]:  # the two have changed places
            current = ids.index(keeper) if keeper in ids else 1
        else:
            current = ids.index(shown) if shown in ids else min(self.current, len(ids) - 1)
        same = {self.photos[0].id, self.photos[self.current].id} == {ids[0], ids[current]}
        self.group, self.photos, self.current = group, tuple(member.photo for member in group.members), current
        self._show(keep_view=same and self.photos[0].id == keeper)

    # -- the pair

    def _show(self, *, keep_view: bool) -> None:
        """Show the pair: at once what is known of it, then its alignment, then its pixels."""
        left, right = self.photos[0], self.photos[self.current]
        known = self._is_known(self.current)
        self.canvas.waiting = not known
        if not known and self._aligning != self._pair(self.current):
            self._align(self.current)
        self._place(keep_view=keep_view)
        self._session.pictures.want(("compare", id(self)), [left, right], THUMBNAIL_PX)
        shown = facts(left, right)
        self.table.show_facts(shown, f"A: {PurePath(left.path).name}", f"B: {PurePath(right.path).name}")
        self._fit_table()
        parts = [self._relation()]
        if len(self.photos) > 2:
            parts.append(tr("{n} of {all}", "place in a row", n=self.current, all=len(self.photos) - 1))
        self.controls.heading.setText(" · ".join(parts))
        self.canvas.setAccessibleDescription(
            tr("A: {a}. B: {b}", a=words.spoken(left, left), b=words.spoken(right, right))
        )
        self.controls.previous.setEnabled(self.current > 1)
        self.controls.next.setEnabled(self.current < len(self.photos) - 1)
        self._show_marks()

    def _is_known(self, row: int) -> bool:
        """Whether it is known where a photo lies on the first."""
        return self._pair(row) in self._alignments or self._is_plain(row)

    def _look_ahead(self) -> None:
        """While nothing else is on its way, lay and load the photo that comes next, so that it is there at once."""
        row, canvas = self.current + 1, self.canvas
        if not self.isVisible() or canvas.sides is None or canvas.loading or row >= len(self.photos):
            return
        if self.photos[row].offline or self._aligning is not None:
            return
        if not self._is_known(row):
            self._align(row)
            return
        laid = lay(self.photos[0], self.photos[row], self._place_of(row))
        self._session.pictures.want(("compared next", id(self)), [self.photos[row]], THUMBNAIL_PX)
        canvas.sheets.want("next", laid, laid.level_for(canvas.view.zoom), canvas.view.visible())

    def _relation(self) -> str:
        """How B matches A, in words, and how sure that is."""
        member = self._member(self.current)
        if member is None:
            return tr("Two photos")
        text = words.sentence(kinds.of_member(member))
        certain = member.kind in (Kind.SAME_BYTES, Kind.SAME_PIXELS)
        if certain:
            return text
        sure = tr("{n} % sure", n=number(100 * member.confidence))
        if member.confidence >= 0.995:
            sure = tr("more than 99 % sure")
        return f"{text} · {sure}"

    def _member(self, row: int) -> Member | None:
        return None if self.group is None else self.group.members[row]

    def _pair(self, row: int) -> tuple[ContentId, ContentId]:
        return self.photos[0].content_id, self.photos[row].content_id

    def _is_plain(self, row: int) -> bool:
        """Whether all of a photo is all of the first for certain."""
        left, right = self._pair(row)
        member = self._member(row)
        return left == right or (member is not None and member.kind is Kind.SAME_PIXELS)

    def _align(self, row: int) -> None:
        left, right, pair, library = self.photos[0], self.photos[row], self._pair(row), self._session.library
        self._aligning = pair

        def aligned(found: Alignment | None) -> None:
            self._alignments[pair] = found
            if self._aligning == pair:
                self._aligning = None
            if self.photos and pair == self._pair(self.current):
                self.canvas.waiting = False
                self._place(keep_view=True)
            self._look_ahead()

        def failed(error: BaseException) -> None:
            if not isinstance(error, UserError):
                self._session.report(error)
            aligned(None)

        self._session.tasks.picture(lambda: library.align(left.id, right.id), aligned, failed, ("align", id(self)))

    def _place(self, *, keep_view: bool) -> None:
        """Lay the pair as well as is known by now."""
        left, right = self.photos[0], self.photos[self.current]
        one, two = lay(left, left, WHOLE), lay(left, right, self._place_of(self.current))
        shared = one.bounds() & two.bounds()
        outlined = self._in_place and _area(shared) < CROP_SHARE * _area(one.bounds())
        sides = [
            Side(laid, title, self._thumbnail(photo), self._offline(photo))
            for laid, title, photo in ((one, self._title(0), left), (two, self._title(1), right))
        ]
        self.canvas.show_sides(sides[0], sides[1], keep_view=keep_view, outlined=outlined)

    def _place_of(self, row: int) -> Affine:
        left, right = self.photos[0], self.photos[row]
        if not self._in_place:
            return fitted(left, right)
        if self._is_plain(row):
            return WHOLE
        alignment = self._alignments.get(self._pair(row))
        if alignment is not None:
            return alignment.matrix
        member = self._member(row)
        if member is not None and member.kind is Kind.CROPPED and member.rectangle is not None:
            return cut_out(member.rectangle)
        return fitted(left, right)

    def _title(self, number: int) -> str:
        photo = self.photos[self.current if number else 0]
        name = PurePath(photo.path).name
        if not number:
            return tr("A · KEEP · {name}", name=name) if self.group is not None else f"A · {name}"
        return tr("B · ✕ marked · {name}", name=name) if photo.id in self._session.review.marks else f"B · {name}"

    def _thumbnail(self, photo: Photo) -> QImage:
        pixmap = self._session.pictures.get(photo.content_id)
        return QImage() if pixmap is None else pixmap.toImage()

    def _offline(self, photo: Photo) -> str:
        if not photo.offline:
            return ""
        return tr(NO_PICTURE if self._session.pictures.impossible(photo.content_id) else OFFLINE)

    def _thumbnail_arrived(self, content: int) -> None:
        if self.isVisible() and self.photos and self.canvas.sides is not None:
            if content in (self.photos[0].content_id, self.photos[self.current].content_id):
                self._place(keep_view=True)

    def _subject(self) -> tuple[Group, Photo] | None:
        return None if self.group is None or not self.photos else (self.group, self.photos[self.current])

    def _show_marks(self) -> None:
        self.review.follow()
        if self.photos and self.canvas.sides is not None:
            for number, side in enumerate(self.canvas.sides):
                side.title = self._title(number)
            self.canvas.update()

    # -- controls

    def _connect(self) -> None:
        canvas, controls = self.canvas, self.controls
        for action, slot in (
            (controls.side, lambda: canvas.set_mode(Mode.SIDE)),
            (controls.flick, canvas.flick),
            (controls.split, lambda: self._toggle(Mode.SPLIT)),
            (controls.difference, lambda: self._toggle(Mode.DIFFERENCE)),
            (controls.fit, canvas.fit),
            (controls.full, lambda: canvas.zoom_to(1.0)),
            (controls.shared, canvas.show_shared),
            (controls.larger, lambda: canvas.zoom_step(1)),
            (controls.smaller, lambda: canvas.zoom_step(-1)),
            (controls.in_place, self._toggle_place),
            (controls.facts, lambda: self.table.setVisible(controls.facts.isChecked())),
            (controls.previous, lambda: self.step(-1)),
            (controls.next, lambda: self.step(1)),
            (controls.keys, self.show_keys),
            (controls.back, self._leave),
            (controls.focus, canvas.setFocus),
        ):
            action.triggered.connect(_without_arguments(slot))

    def show_keys(self) -> KeysDialog:
        """Open the list of keys."""
        dialog = KeysDialog(tr("Keys for comparing"), [(tr(key), tr(what)) for key, what in KEYS], self)
        dialog.open()
        return dialog

    def _toggle(self, mode: Mode) -> None:
        """Into a mode, and by the same key out of it again."""
        self.canvas.set_mode(Mode.SIDE if self.canvas.mode is mode else mode)

    def _toggle_place(self) -> None:
        self._in_place = self.controls.in_place.isChecked()
        self._place(keep_view=False)

    def _leave(self) -> None:
        self.canvas.clear()
        self.closed.emit()

    def _fit_table(self) -> None:
        self.table.setFixedHeight(min(self.table.wanted_height(), round(FACTS_SHARE * self.height())))

    def _tell(self) -> None:
        """What the canvas shows now: the zoom, the mode, what became of the alignment."""
        canvas = self.canvas
        self.controls.show_mode(canvas.mode)
        self.controls.show_zoom(canvas.view.zoom)
        self.controls.state.setText(self._state())

    def _state(self) -> str:
        canvas = self.canvas
        if canvas.sides is None:
            return ""
        if canvas.waiting:
            return tr("Laying one on the other …")
        if self._in_place and not self._is_plain(self.current):
            if self._alignments.get(self._pair(self.current)) is None:
                return tr("These could not be laid on each other; each is shown whole.")
        if canvas.mode is Mode.FLICK:
            return tr("Shown: {which}. Tab shows the other in the same place.", which="AB"[canvas.front])
        if canvas.mode is Mode.DIFFERENCE:
            heat = canvas.differences.heat(canvas.sides[0].laid, canvas.sides[1].laid)
            if heat is None:
                return tr("Comparing …") if canvas.loading else ""
            return _differing(heat.share)
        return "" if self._in_place else tr("Each as its file has it.")

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.canvas.sheets.stop()
        self.canvas.differences.stop()


def _without_arguments(slot: Callable[[], object]) -> Callable[[], None]:
    """A slot that takes nothing, for a signal that tells more."""

    def call(_: bool = False) -> None:
        slot()

    return call


def _area(rect: QRectF) -> float:
    return max(0.0, rect.width()) * max(0.0, rect.height())


def _differing(share: float) -> str:
    """How much differs, without rounding a little to nothing."""
    if share == 0:
        return tr("Nothing of what is compared here clearly differs.")
    if share < 0.01:
        return tr("Less than 1 % of what is compared here clearly differs.")
    return tr("{n} % of what is compared here clearly differs.", n=number(100 * share))
