"""Stars and labels for what is selected in a grid: by keys, and in its context menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from core.language import tr
from core.records import LABELS, MOST_STARS, REJECTED, Photo
from gui.grid.stars import Stars, label_colour, label_title, stars_text, stars_title
from gui.grid.view import GridView
from gui.widgets.tables import table_action

LABEL_KEYS = {"Red": "6", "Yellow": "7", "Green": "8", "Blue": "9"}
"""As in other programs; the fifth has none."""
REJECT_KEY = "X"
DOT_PX = 16


class RatingActions(QObject):
    """Gives a grid the keys 0 to 5 for stars, X to reject, 6 to 9 for labels, and Ctrl+Z for the last of these.

    Attributes:
        stars: Actions by stars, -1 to 5.
        labels: Actions by label, "" among them.
        undo: Takes the last stars or label back.
    """

    def __init__(self, stars: Stars, grid: GridView, *, undoes: bool) -> None:
        """`undoes`: Ctrl+Z is about stars here; where it is about something else, the page says so."""
        super().__init__(grid)
        self._grid = grid
        self._all = stars
        self.stars: dict[int, QAction] = {}
        for count in range(MOST_STARS, REJECTED - 1, -1):
            key = REJECT_KEY if count < 0 else str(count)
            mark = stars_text(count)
            text = f"{mark}  {stars_title(count)}" if mark else stars_title(count)
            self.stars[count] = table_action(grid, text, key, lambda _=False, count=count: self.rate(count))
        self.labels: dict[str, QAction] = {}
        for label in ("", *LABELS):
            action = table_action(
                grid, label_title(label), LABEL_KEYS.get(label, ""), lambda _=False, label=label: self.give_label(label)
            )
            if label:
                action.setIcon(dot(label_colour(label), label_title(label)))
            self.labels[label] = action
        self.undo = table_action(grid, tr("&Undo the last stars or label"), "", lambda: stars.undo())
        if undoes:
            grid.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z is the window's, for what is reviewed; in this grid it is about stars, where some were given."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and self._all.can_undo:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self._all.undo()
                return True
        return False

    def fill(self, menu: QMenu) -> None:
        """Add the two menus to a context menu."""
        stars = menu.addMenu(tr("S&tars"))
        stars.addActions(list(self.stars.values()))
        if self._all.can_undo:
            stars.addSeparator()
            stars.addAction(self.undo)
        menu.addMenu(tr("&Label")).addActions(list(self.labels.values()))

    def rate(self, stars: int) -> None:
        """Give stars to what is selected, else to the photo under the keyboard cursor."""
        if (ids := self._ids()) is not None:
            self._all.rate(ids, self._photos(), stars)

    def give_label(self, label: str) -> None:
        if (ids := self._ids()) is not None:
            self._all.label(ids, self._photos(), label)

    def _ids(self) -> list[int] | None:
        ids = self._grid.selected_ids().tolist()
        current = self._grid.current_photo()
        return ids or ([int(current.id)] if current is not None else None)

    def _photos(self) -> list[Photo]:
        current = self._grid.current_photo()
        return self._grid.selected_photos() or ([current] if current is not None else [])


def dot(colour: QColor, title: str) -> QIcon:
    """A round icon in a colour, with the first letter of its name."""
    pixmap = QPixmap(DOT_PX * 2, DOT_PX * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, DOT_PX - 2, DOT_PX - 2)
    font = painter.font()
    font.setPixelSize(10)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(0, 0, DOT_PX, DOT_PX, Qt.AlignmentFlag.AlignCenter, title[:1])
    painter.end()
    return QIcon(pixmap)
