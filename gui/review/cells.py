"""How photos look in a group of copies, and groups in their list: what is kept, what is marked, what differs."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from core.language import tr
from core.records import Group, Kind, Member, Photo
from core.retelling import retell
from gui import kinds, theme, words
from gui.grid.delegates import RADIUS, CellDelegate, Index
from gui.grid.models import ENTRY_ROLE, EntryModel
from gui.grid.thumbnails import Pictures
from gui.review.reviewing import Reviewing
from gui.theme import SPACE

CORNER = 30
"""Side of the crossed corner of a marked photo."""
FADED = 0.35
"""Opacity of a marked photo."""
Part = tuple[str, bool]
"""Some words, and whether they differ from the keeper's and are bold for it."""


class MemberDelegate(CellDelegate):
    """A photo of a group: the keeper with a ring and a word, a marked one faded with a crossed corner and a word,
    every other one with how it matches and what differs.
    """

    tallest = 1.0
    """Height over width of the tallest picture shown, at most 1: pictures that all lie flat need no square."""

    def __init__(self, pictures: Pictures, px: int, review: Reviewing) -> None:
        super().__init__(pictures, px)
        self._review = review

    def picture_height(self) -> int:
        return round(self.px * self.tallest)

    def fit(self, width: int) -> int:
        self.px = self.wanted_px
        return max(1, width // (self.px + 2 * SPACE))

    def lines(self) -> int:
        return 5

    def paint_picture(self, painter: QPainter, room: QRect, photo: Photo, look: theme.Look) -> QRectF:
        painter.setOpacity(FADED if photo.id in self._review.marks else 1.0)
        place = super().paint_picture(painter, room.adjusted(0, 4, 0, -4), photo, look)
        painter.setOpacity(1.0)
        return place

    def paint_over(self, painter: QPainter, place: QRectF, index: Index, look: theme.Look) -> None:
        entry = index.data(ENTRY_ROLE)
        assert isinstance(entry, Member)
        if self._is_kept(entry):
            self._paint_crop(painter, place, look)
            painter.setPen(QPen(look.accent, 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 4, 4)
            self._paint_word(painter, place, tr("KEEP"), look.accent, look.on_accent)
        elif entry.photo.id in self._review.marks:
            self._paint_corner(painter, place, look)
            self._paint_word(painter, place, tr("MARKED"), look.text, look.ground)
        elif self._review.is_protected(entry.photo.path):
            self._paint_word(painter, place, tr("PROTECTED"), look.line, look.text, "lock")

    def paint_text(self, painter: QPainter, cell: QRect, photo: Photo, entry: object, look: theme.Look) -> None:
        assert isinstance(entry, Member)
        keeper = self._keeper() or photo
        if self._review.keeper_to_be is not None and not self._is_kept(entry) and self._is_changing():
            title = tr("being compared with it…")
        else:
            title = kinds.of_member(entry) if not self._is_kept(entry) else self._why_kept(photo)
        self.write(painter, cell, 0, title, look.text, bold=True, cut=Qt.TextElideMode.ElideRight)
        name = PurePath(photo.path)
        place = words.place(name.parent)
        if photo.offline:
            place = tr("offline: {folder}", folder=place)
        weak = look.text if photo.id == keeper.id else look.dim  # of the kept one everything counts
        self._write_parts(painter, cell, 1, [(name.name, name.name != PurePath(keeper.path).name)], look, weak)
        facts: list[Part] = [
            (words.dimensions(photo), words.dimensions(photo) != words.dimensions(keeper)),
            (words.size(photo.size), words.size(photo.size) != words.size(keeper.size)),
            (photo.facts.format, photo.facts.format != keeper.facts.format),
        ]
        self._write_parts(painter, cell, 2, facts, look, weak)
        self._write_parts(painter, cell, 3, [(_taken(photo), _taken(photo) != _taken(keeper))], look, weak)
        self._write_parts(painter, cell, 4, [(place, name.parent != PurePath(keeper.path).parent)], look, weak)

    def _why_kept(self, photo: Photo) -> str:
        reason = self._review.reasons.get(photo.id, "")
        return tr("kept: {reason}", reason=retell(reason)) if reason else tr("the one to keep")

    def _write_parts(
        self, painter: QPainter, cell: QRect, line: int, parts: list[Part], look: theme.Look, weak: QColor
    ) -> None:
        """One line of parts with dots between them; what differs from the keeper is bold, the rest `weak`."""
        if len(parts) == 1:
            (text, differs), *_ = parts
            self.write(painter, cell, line, text, look.text if differs else weak, bold=differs)
            return
        plain, bold = QFont(QApplication.font()), QFont(QApplication.font())
        bold.setBold(True)
        pieces: list[tuple[str, QFont, QColor]] = []
        for at, (text, differs) in enumerate(parts):
            if at:
                pieces.append((" · ", plain, look.dim))
            pieces.append((text, bold if differs else plain, look.text if differs else weak))
        wide = sum(QFontMetrics(font).horizontalAdvance(text) for text, font, _ in pieces)
        if wide > cell.width() - 2 * SPACE:  # too narrow for all: cut it as one
            self.write(painter, cell, line, " · ".join(text for text, _ in parts), look.text)
            return
        left = cell.left() + (cell.width() - wide) // 2
        top = self.room(cell).bottom() + SPACE // 2 + 1 + line * self.line_height()
        for text, font, color in pieces:
            width = QFontMetrics(font).horizontalAdvance(text)
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(QRect(left, top, width + 1, self.line_height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width

    def _paint_word(
        self, painter: QPainter, place: QRectF, word: str, ground: QColor, color: QColor, icon: str = ""
    ) -> None:
        """A word on a patch in the upper left corner, outside of which a ring of 3 pixels may lie."""
        font = QFont(QApplication.font())
        font.setBold(True)
        width = QFontMetrics(font).horizontalAdvance(word) + 2 * SPACE + (20 if icon else 0)
        patch = QRectF(place.left() - 3, place.top() - 3, width, self.line_height() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(patch, 4, 4)
        if icon:
            mark = theme.pixmap(icon, color, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(patch.left()) + SPACE - 2, round(patch.center().y()) - 8, mark)
            patch.setLeft(patch.left() + 20)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_corner(self, painter: QPainter, place: QRectF, look: theme.Look) -> None:
        """The upper right corner, filled and crossed."""
        side = min(CORNER, place.width() / 2, place.height())
        right, top = place.right(), place.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.text)
        painter.drawPolygon(QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)]))
        painter.setPen(QPen(look.ground, 2))
        middle, arm = QPointF(right - side * 0.3, top + side * 0.3), side * 0.14
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))

    def _paint_crop(self, painter: QPainter, place: QRectF, look: theme.Look) -> None:
        """Where the current photo lies in the one to keep, if it was cut from it."""
        view = self.parent()
        entry = view.currentIndex().data(ENTRY_ROLE) if view is not None else None  # type: ignore[attr-defined]
        if not isinstance(entry, Member) or entry.rectangle is None:
            return
        left, top, right, bottom = entry.rectangle
        part = QRectF(
            place.left() + left * place.width(),
            place.top() + top * place.height(),
            (right - left) * place.width(),
            (bottom - top) * place.height(),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((QColor(0, 0, 0, 160), 4.0), (QColor("white"), 2.0)):  # seen on light and dark pictures
            painter.setPen(QPen(color, width, Qt.PenStyle.DashLine if width < 3 else Qt.PenStyle.SolidLine))
            painter.drawRect(part)

    def _is_kept(self, member: Member) -> bool:
        """Whether this is the one to keep, or has just been made it."""
        if self._is_changing():
            return member.photo.id == self._review.keeper_to_be
        return member.kind is Kind.KEEPER

    def _is_changing(self) -> bool:
        """Whether a photo of this very group is being made the one to keep."""
        model, to_be = self._model(), self._review.keeper_to_be
        return model is not None and to_be is not None and to_be in model.ids

    def _keeper(self) -> Photo | None:
        model = self._model()
        return model.keeper() if model is not None else None

    def _model(self) -> EntryModel | None:
        view = self.parent()
        model = view.model() if view is not None else None  # type: ignore[attr-defined]
        return model if isinstance(model, EntryModel) else None


def _taken(photo: Photo) -> str:
    """Short, for it stands below each picture: "2 Mar 2024, 11:05"."""
    return words.moment(photo.facts.taken, short=True) or tr("saved {date}", date=words.modified(photo, short=True))


class GroupDelegate(CellDelegate):
    """A group in the list of groups: the keeper's picture, how many, how much space, which kinds, what is marked."""

    def __init__(self, pictures: Pictures, px: int, review: Reviewing) -> None:
        super().__init__(pictures, px)
        self._review = review

    def fit(self, width: int) -> int:
        return 1

    def cell(self) -> QSize:
        return QSize(self.px, max(self.px, 3 * self.line_height()) + SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.look(option.palette)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        cell, entry = option.rect, index.data(ENTRY_ROLE)
        if option.state & QStyle.StateFlag.State_Selected:
            focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(look.accent, 2 if focus else 1))
            painter.setBrush(look.wash)
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 1, -2, -1), RADIUS, RADIUS)
        assert isinstance(entry, Group)
        side = self.px - SPACE
        room = QRect(cell.left() + SPACE, cell.top() + (cell.height() - side) // 2, side, side)
        self.paint_picture(painter, room, entry.keeper, look)
        lines = [(words.group(entry), look.text), (kinds.of_group(entry), look.dim)]
        if marked := words.marked(entry, self._review.marks):
            lines.append((marked, look.text))
        left, height = cell.left() + side + 3 * SPACE, self.line_height()
        width = cell.right() - SPACE - left
        top = cell.top() + (cell.height() - len(lines) * height) // 2
        painter.setFont(QApplication.font())
        metrics = QFontMetrics(QApplication.font())
        for line, (text, color) in enumerate(lines):
            painter.setPen(color)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            place = QRect(left, top + line * height, width, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
