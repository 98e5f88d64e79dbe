"""The strip under an album: the photos whose label would teach most, to be labelled one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.language import tr
from core.records import Photo
from gui.albums.cells import AlbumDelegate, AlbumModel, Floats
from gui.grid.layout import MARGIN
from gui.grid.models import Ids
from gui.grid.view import GridView
from gui.session import Session
from gui.theme import SPACE

PX = 96
IN_KEYS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
OUT_KEYS = (Qt.Key.Key_Minus,)
FORGET_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AlbumGrid(GridView):
    """A grid of an album's photos, with keys that teach it.

    Signals:
        taught(object, object): A list of photo ids, and True (in), False (out) or None (no example any more).
        undo_asked: Take the last lesson back.
    """

    taught = Signal(object, object)
    undo_asked = Signal()

    def __init__(self, session: Session, px: int, parent: QWidget | None = None) -> None:
        super().__init__(session.pictures, AlbumDelegate(session.pictures, px), parent)
        self.album_photos = AlbumModel(session, self)
        self.setModel(self.album_photos)
        self.types_names = False  # plus and minus are keys here

    def teach(self, inside: bool | None) -> None:
        """Say so of the photos that are selected, or else of the one under the cursor."""
        ids = self.selected_ids().tolist()
        if not ids and self.currentIndex().isValid():
            ids = [int(self.photos.ids[self.currentIndex().row()])]
        if ids:
            self.taught.emit(ids, inside)

    def event(self, event: QEvent) -> bool:
        # Elsewhere this key takes back what was marked in groups.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if plain and event.key() in IN_KEYS + OUT_KEYS:
            self.teach(event.key() in IN_KEYS)
        elif plain and event.key() in FORGET_KEYS:
            self.teach(None)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)


class StripGrid(AlbumGrid):
    """One line of photos; those that find no room are not shown.

    Signals:
        resized: Another number of photos may have room.
    """

    resized = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, PX, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Photos to judge"))

    def room(self) -> int:
        """How many photos stand in one line."""
        return max(1, self.cells.fit(max(1, self.viewport().width() - 2 * MARGIN)))

    def sizeHint(self) -> QSize:
        return QSize(20 * SPACE, self.cells.cell().height() + 2 * MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())
        self.resized.emit()


class Strip(QWidget):
    """Asks for labels: the photos in a line, and two buttons. A photo that is labelled makes room for the next.

    Signals:
        taught(object, object): As of `AlbumGrid`.
        used_up: All that were to be labelled are.
    """

    taught = Signal(object, object)
    used_up = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: Ids = np.empty(0, np.int64)
        self._fits: Floats = np.empty(0, np.float32)
        self.grid = StripGrid(session, self)
        self.grid.taught.connect(self._teach)
        self.grid.resized.connect(self._show)
        self.title = QLabel(tr("Please judge these: the album is least sure of them."), wordWrap=True)
        self.in_button = QPushButton(tr("&Belongs here (+)"))
        self.out_button = QPushButton(tr("Does &not (−)"))
        for button, tip, inside in (
            (self.in_button, tr("The selected photo belongs to this album (key +)"), True),
            (self.out_button, tr("The selected photo does not belong to this album (key −)"), False),
        ):
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard at the photos
            button.clicked.connect(lambda _=False, inside=inside: self.grid.teach(inside))
        line = QHBoxLayout()
        line.setContentsMargins(2 * SPACE, SPACE // 2, 2 * SPACE, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.title, 1)
        line.addWidget(self.in_button)
        line.addWidget(self.out_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.grid)
        self.grid.selectionModel().selectionChanged.connect(self._follow)
        self.grid.selectionModel().currentChanged.connect(self._follow)
        self.hide()

    @property
    def ids(self) -> Ids:
        """What is still to be labelled, also what finds no room."""
        return self._ids

    def show_photos(self, ids: Ids, fits: Floats) -> None:
        """Ask for labels of these, the most wanted first, with how well they fit ([n] each); none hides the strip."""
        self._ids, self._fits = ids, fits
        self._show()
        self.setVisible(len(ids) > 0)

    def drop(self, photos: Sequence[int]) -> None:
        """These are labelled: the next ones move up."""
        if len(self._ids) and np.isin(self._ids, photos).any():
            row = self.grid.currentIndex().row()
            kept = ~np.isin(self._ids, photos)
            self._ids, self._fits = self._ids[kept], self._fits[kept]
            self._show()
            if row >= 0 and self.grid.photos.rowCount():
                self.grid.select_row(min(row, self.grid.photos.rowCount() - 1))
            if not len(self._ids):
                self.used_up.emit()

    def _show(self) -> None:
        shown = self._ids[: self.grid.room()]
        if not np.array_equal(shown, self.grid.photos.ids):
            count = len(shown)
            self.grid.replace_rows(lambda: self.grid.album_photos.set_ranking(shown, self._fits[:count], count))
        self._follow()

    def _follow(self) -> None:
        there = self.grid.currentIndex().isValid() or bool(len(self.grid.selected_rows()))
        self.in_button.setEnabled(there)
        self.out_button.setEnabled(there)

    def _teach(self, ids: list[int], inside: bool | None) -> None:
        self.taught.emit(ids, inside)

    def current_photo(self) -> Photo | None:
        return self.grid.current_photo()
