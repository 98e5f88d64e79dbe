"""Quick look: the photo under the cursor large over the whole window, until Esc or Space; the arrows go on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMainWindow, QToolButton, QWidget

from core.errors import UserError
from core.language import tr
from core.records import ContentId, Photo
from gui import theme, words
from gui.grid.rating_actions import RatingActions
from gui.grid.stars import spoken, stars_text
from gui.grid.thumbnails import image_of
from gui.grid.view import GridView
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.elided import ElidedLabel
from gui.widgets.picture_label import PictureLabel

T = TypeVar("T")
KEPT = 6
"""Pictures in full size: the one that is shown, and those on both sides."""
SHARPEN_MS = 150
GROUND, TEXT, DIM = QColor(18, 19, 20), QColor("#f2f2f2"), QColor("#b8babd")
KEYS = {
    Qt.Key.Key_Right: QAbstractItemView.CursorAction.MoveRight,
    Qt.Key.Key_Left: QAbstractItemView.CursorAction.MoveLeft,
    Qt.Key.Key_Down: QAbstractItemView.CursorAction.MoveDown,
    Qt.Key.Key_Up: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_PageDown: QAbstractItemView.CursorAction.MovePageDown,
    Qt.Key.Key_PageUp: QAbstractItemView.CursorAction.MovePageUp,
    Qt.Key.Key_Home: QAbstractItemView.CursorAction.MoveHome,
    Qt.Key.Key_End: QAbstractItemView.CursorAction.MoveEnd,
}


class QuickLook(QWidget):
    """Lies over the window of a grid, dark whatever the theme, and follows the grid's keyboard cursor.

    Attributes:
        photo: The one that is shown.
        picture: Shows it.
        title, facts: What it is called and what is known of it.
    """

    def __init__(self, session: Session, grid: GridView, rating: RatingActions) -> None:
        window = grid.window()
        central = window.centralWidget() if isinstance(window, QMainWindow) else None
        over: QWidget = central or window
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Quick look"))
        self._session = session
        self._grid = grid
        self._rating = rating
        self.photo: Photo | None = None
        self._kept: OrderedDict[ContentId, tuple[int, QImage]] = OrderedDict()
        self._unread: set[ContentId] = set()  # away or damaged
        self.picture = PictureLabel(self, on_ground=False)
        self.title, self.facts = _line(self, TEXT, bold=True), _line(self, DIM)
        self.previous_button = self._button("back", tr("The photo before (Left)"), lambda: self._go(Qt.Key.Key_Left))
        self.next_button = self._button("forward", tr("The next photo (Right)"), lambda: self._go(Qt.Key.Key_Right))
        self.close_button = self._button("close", tr("Close (Esc or Space)"), self.close)
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN_MS)
        self._sharpen.timeout.connect(self._load)
        over.installEventFilter(self)
        grid.installEventFilter(self)
        grid.photo_current.connect(self._follow)
        session.pictures.picture_arrived.connect(self._take_thumbnail)
        session.pictures.stars.changed.connect(self._tell)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self._follow(grid.current_photo())

    def _button(self, icon: str, tip: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIconSize(QSize(24, 24))
        button.setIcon(theme.pixmap(icon, TEXT, 24, self.devicePixelRatioF()))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(slot)
        return button

    # -- what is shown

    def _follow(self, photo: Photo | None) -> None:
        if photo is None:
            if self._grid.currentIndex().isValid():
                return  # its row is on its way
            self.close()
            return
        other = self.photo is None or photo.content_id != self.photo.content_id
        self.photo = photo
        self._tell()
        if other:
            kept = self._kept.get(photo.content_id)
            picture = self._session.pictures.get(photo.content_id)
            self.picture.setPixmap(QPixmap.fromImage(kept[1]) if kept else picture or QPixmap())
            self._session.pictures.want(id(self), [photo], 320)
            self._session.pictures.stars.want([photo])
            self._load()

    def _take_thumbnail(self, content: int) -> None:
        if self.photo is not None and self.photo.content_id == content and self.picture.pixmap().isNull():
            self.picture.setPixmap(self._session.pictures.get(self.photo.content_id) or QPixmap())
            self._tell()

    def _tell(self, _: object = None) -> None:
        photo = self.photo
        if photo is None:
            return
        rating = self._session.pictures.stars.get(photo)
        place = self._grid.currentIndex().row() + 1
        stars = stars_text(rating.stars) if rating else ""
        self.title.setText("   ".join(filter(None, (PurePath(photo.path).name, stars))))
        facts = [
            tr("{n} of {all}", n=words.number(place), all=words.number(len(self._grid.photos.ids))),
            words.moment(photo.facts.taken) or words.modified(photo),
            words.dimensions(photo),
            words.size(photo.size),
            photo.facts.camera or "",
            spoken(rating) if rating is not None and rating.label else "",
        ]
        if self._session.pictures.impossible(photo.content_id):
            facts.append(tr("This picture cannot be shown now."))
        elif photo.content_id in self._unread:
            facts.append(tr("The file cannot be read now: this is the small picture that was kept."))
        self.facts.setText(" · ".join(filter(None, facts)))
        self.picture.setAccessibleName(words.spoken(photo, photo))
        self.previous_button.setEnabled(place > 1)
        self.next_button.setEnabled(place < len(self._grid.photos.ids))

    def _load(self) -> None:
        """Ask for the picture as large as it is shown, then for the next one."""
        photo = self.photo
        if photo is None:
            return
        px = round(max(self.picture.width(), self.picture.height(), 320) * self.devicePixelRatioF())
        row = self._grid.currentIndex().row()
        beside = [other for other in (self._grid.photos.photo(row + 1), self._grid.photos.photo(row - 1)) if other]
        for other in [*beside[::-1], photo]:  # the lane takes the last first
            kept = self._kept.get(other.content_id)
            if kept is None or kept[0] < px:
                self._order(other, px)

    def _order(self, photo: Photo, px: int) -> None:
        library = self._session.library

        def load() -> QImage:
            return image_of(*library.render(photo.id, px))

        def loaded(image: QImage) -> None:
            self._unread.discard(photo.content_id)
            self._kept[photo.content_id] = px, image
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            if self.photo is not None and self.photo.content_id == photo.content_id:
                self.picture.setPixmap(QPixmap.fromImage(image))
                self._tell()

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                self._unread.add(photo.content_id)
                self._tell()
            else:
                self._session.report(error)

        group = ("quick look", int(photo.id))
        self._session.tasks.picture(load, self._if_there(loaded), self._if_there(failed), group)

    def _if_there(self, callback: Callable[[T], None]) -> Callable[[T], None]:
        """A callback that does nothing once this is closed."""
        return lambda result: callback(result) if shiboken6.isValid(self) else None

    def _go(self, key: Qt.Key) -> None:
        index = self._grid.moveCursor(KEYS[key], Qt.KeyboardModifier.NoModifier)
        if index.isValid() and index.row() != self._grid.currentIndex().row():
            self._grid.select_row(index.row())

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        over = self.parentWidget()
        if event.type() == QEvent.Type.Resize and watched is over and over is not None:
            self.setGeometry(over.rect())
        elif event.type() == QEvent.Type.Hide and watched is self._grid:  # another page was gone to
            self.close()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line, side = self.fontMetrics().height(), 5 * SPACE
        below = 2 * line + 3 * SPACE
        wide = max(1, self.width() - 2 * side)
        self.picture.setGeometry(side, SPACE, wide, max(1, self.height() - below - SPACE))
        self.title.setGeometry(side, self.height() - below + SPACE // 2, wide, line + SPACE // 2)
        self.facts.setGeometry(side, self.height() - line - SPACE, wide, line + SPACE // 2)
        middle = (self.height() - below) // 2 - side // 2
        self.previous_button.setGeometry(0, middle, side, side)
        self.next_button.setGeometry(self.width() - side, middle, side, side)
        self.close_button.setGeometry(self.width() - side, 0, side, side)
        self._sharpen.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), GROUND)
        painter.end()

    def event(self, event: QEvent) -> bool:
        # Keys that are shortcuts of the window are this widget's own while it lies over it.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            own = event.key() in KEYS or event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Space) or event.text()
            if (plain and own) or event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close()
        elif key in KEYS:
            self._go(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.photo is not None:
            self._grid.photo_opened.emit(self.photo)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._session.pictures.stars.undo()
        else:
            actions = (*self._rating.stars.values(), *self._rating.labels.values())
            for action in actions:
                if action.shortcut() == QKeySequence(event.keyCombination()):
                    action.trigger()
                    return
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self._go(Qt.Key.Key_Left if event.angleDelta().y() > 0 else Qt.Key.Key_Right)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing below it is meant

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.close()

    def closeEvent(self, event: object) -> None:
        super().closeEvent(event)  # type: ignore[arg-type]
        self._sharpen.stop()
        self._session.tasks.pictures.replace(("pictures", id(self)), [])
        self._grid.setFocus()


def _line(parent: QWidget, colour: QColor, *, bold: bool = False) -> ElidedLabel:
    label = ElidedLabel(parent)
    palette = label.palette()
    palette.setColor(label.foregroundRole(), colour)
    label.setPalette(palette)
    font = label.font()
    font.setBold(bold)
    label.setFont(font)
    return label
