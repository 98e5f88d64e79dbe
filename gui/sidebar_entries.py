"""How the lines of the sidebar look, and what they carry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import theme
from gui.theme import SPACE

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
"""(page, key | None) of an entry, the key of "photos" being a folder; None for a heading."""
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
ICON_ROLE = Qt.ItemDataRole.UserRole + 3
DIM_ROLE = Qt.ItemDataRole.UserRole + 4
LOCK_ROLE = Qt.ItemDataRole.UserRole + 5


AROUND = 4 * SPACE + 26
"""What an entry without a count needs beside its title: margins, and the icon."""


class EntryDelegate(QStyledItemDelegate):
    """An entry: icon, title, count at the right; or a heading."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        extra = SPACE * 2 if index.data(KEY_ROLE) is None and index.row() else 0
        return QSize(10 * SPACE, option.fontMetrics.height() + 12 + extra)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = QPalette(option.palette)
        palette.setCurrentColorGroup(QPalette.ColorGroup.Active)  # a heading cannot be chosen, and is text all the same
        look = theme.look(palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if index.data(KEY_ROLE) is None:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.85)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(look.dim)
            place = rect.adjusted(SPACE, 0, 0, -4)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, index.data())
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.wash)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
            painter.setBrush(look.accent)
            painter.drawRoundedRect(rect.left(), rect.top() + 7, 3, rect.height() - 14, 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.line)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 5, 5)
        color = look.dim if index.data(DIM_ROLE) else look.text
        icon = theme.pixmap(index.data(ICON_ROLE), color, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left() + SPACE + 2, rect.top() + (rect.height() - 16) // 2, icon)
        count = index.data(COUNT_ROLE)
        wide = option.fontMetrics.horizontalAdvance(count) if count else 0
        painter.setFont(option.font)
        painter.setPen(look.dim)
        inner = rect.adjusted(SPACE + 26, 0, -SPACE, 0)
        if index.data(LOCK_ROLE):
            lock = theme.pixmap("lock", look.dim, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(inner.right() - wide - 16, rect.top() + (rect.height() - 16) // 2, lock)
            wide += 16 + SPACE // 2
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | middle, count or "")
        place = QRect(inner.left(), inner.top(), inner.width() - (wide + SPACE if wide else 0), inner.height())
        title = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, place.width())
        painter.setPen(color)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | middle, title)
