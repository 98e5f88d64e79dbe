"""The results of a query: a grid whose cells show what of a photo matched, which example pulled it, and two thumbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from core.language import tr
from core.records import Example, Neighbour, Photo
from gui import theme
from gui.grid.delegates import NeighbourDelegate
from gui.grid.models import ENTRY_ROLE, EntryModel
from gui.grid.thumbnails import Pictures
from gui.grid.view import GridView
from gui.search.box_picture import paint_box
from gui.search.example_chip import LESS_KEYS, MORE_KEYS, paint_sign

Index = QModelIndex | QPersistentModelIndex
SIGN = 22
PULLER = 28
"""Side of the small picture that says which example a result is most like."""


class ResultModel(EntryModel):
    """Neighbours that also tell which example each is most like."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.examples: Sequence[Example] = ()

    def puller(self, entry: object) -> Example | None:
        """The example that a neighbour is most like; None where there is one only."""
        several = sum(example.liked for example in self.examples) > 1
        if several and isinstance(entry, Neighbour) and entry.example < len(self.examples):
            return self.examples[entry.example]
        return None

    def why(self, row: int) -> str:
        """Why a result stands where it does, in a sentence or none."""
        entry = self.entry(row)
        example = self.puller(entry)
        sentences = []
        if example is not None:
            sentences.append(tr("Pulled by {name}, which it is most like.", name=example.title))
        if isinstance(entry, Neighbour) and entry.box is not None:
            sentences.append(tr("The part in the box matched."))
        return " ".join(sentences)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        value = super().data(index, role)
        if value is None or role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return value
        why = self.why(index.row())
        between = "\n" if role == Qt.ItemDataRole.ToolTipRole else ", "
        return f"{value}{between}{why}" if why else value


class ResultDelegate(NeighbourDelegate):
    """A result: over its picture the box that matched, the example that pulled it, and below the pointer the thumbs.

    Attributes:
        hovered: The row under the pointer, or -1.
        pullers: Small pictures of the examples, by number.
    """

    def __init__(self, pictures: Pictures, px: int) -> None:
        super().__init__(pictures, px)
        self.hovered = -1
        self.pullers: Sequence[QPixmap] = ()

    def signs(self, cell: QRect) -> tuple[QRectF, QRectF]:
        """Where the thumbs lie in a cell: more, and less; always in the same corner, whatever the picture's shape."""
        room = self.room(cell)
        right, top = room.right() - 4, room.top() + 4
        return QRectF(right - 2 * SIGN - 6, top, SIGN, SIGN), QRectF(right - SIGN, top, SIGN, SIGN)

    def paint_over(self, painter: QPainter, place: QRectF, index: Index, look: theme.Look) -> None:
        model, entry = index.model(), index.data(ENTRY_ROLE)
        if isinstance(entry, Neighbour) and entry.box is not None:
            paint_box(painter, place, entry.box, look, shade=70)
        if isinstance(model, ResultModel) and isinstance(entry, Neighbour) and model.puller(entry) is not None:
            self._paint_puller(painter, place, entry.example, look)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.row() == self.hovered:
            look = theme.look(option.palette)
            for sign, liked in zip(self.signs(option.rect), (True, False), strict=True):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(255, 255, 255, 200))
                painter.drawEllipse(sign.adjusted(-1.5, -1.5, 1.5, 1.5))
                paint_sign(painter, sign, liked, look)

    def _paint_puller(self, painter: QPainter, place: QRectF, number: int, look: theme.Look) -> None:
        picture = self.pullers[number] if number < len(self.pullers) else QPixmap()
        if picture.isNull() or place.width() < 2 * PULLER:
            return
        ratio = painter.device().devicePixelRatioF()
        scale = PULLER / max(picture.width(), picture.height(), 1)
        spot = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
        spot.moveBottomLeft(place.bottomLeft() + QPointF(4, -4))
        painter.setPen(QPen(Qt.GlobalColor.white, 3 / max(1.0, ratio)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPixmap(spot, picture, QRectF(picture.rect()))
        painter.drawRect(spot)


class ResultGrid(GridView):
    """The grid of results.

    Signals:
        judged(object, bool): A tuple of photos the person wants more like (True), or less.
    """

    judged = Signal(object, bool)

    def __init__(self, pictures: Pictures, px: int, parent: QWidget | None = None) -> None:
        self._delegate = ResultDelegate(pictures, px)
        super().__init__(pictures, self._delegate, parent)
        self.types_names = False  # plus and minus are keys here
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Similar photos"))

    @property
    def delegate(self) -> ResultDelegate:
        return self._delegate

    def set_pullers(self, pullers: Sequence[QPixmap]) -> None:
        self._delegate.pullers = pullers
        self.viewport().update()

    def judge(self, liked: bool) -> None:
        """More (or less) like the photos that are selected, or else the one under the cursor."""
        photos = self.selected_photos() or [photo for photo in [self.current_photo()] if photo is not None]
        if photos:
            self.judged.emit(tuple(photos), liked)

    def _sign_at(self, point: QPointF) -> tuple[Photo, bool] | None:
        index = self.indexAt(point.toPoint())
        photo = self.photos.photo(index.row()) if index.isValid() else None
        if photo is None:
            return None
        more, less = self._delegate.signs(self.rect_of(index.row()))
        if more.contains(point):
            return photo, True
        return (photo, False) if less.contains(point) else None

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        if before != row:
            for changed in (before, row):
                if changed >= 0:
                    self.viewport().update(self.rect_of(changed))

    # -- Qt's own methods

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        sign = self._sign_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if sign is not None:
            self.judged.emit((sign[0],), sign[1])
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and event.key() in MORE_KEYS + LESS_KEYS:
            self.judge(event.key() in MORE_KEYS)
        else:
            super().keyPressEvent(event)
