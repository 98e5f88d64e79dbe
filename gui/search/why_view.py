"""Why alike: the picture searched by and a result side by side, with light on the regions that make them alike."""

from __future__ import annotations

from pathlib import PurePath

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from core.errors import UserError
from core.language import number, tr
from core.records import Box, Example, Neighbour, Space, Why
from gui import words
from gui.grid.thumbnails import load_picture
from gui.search import boxes
from gui.search.example_pictures import ExamplePictures
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.elided import ElidedLabel
from gui.widgets.tool_button import tool_button

Heat = npt.NDArray[np.float32]
DARK = 205
"""How dark what does not matter becomes, of 255."""
PX = 1024


class WhyView(QWidget):
    """Lies over the results until Esc.

    Signals:
        closed: The person has seen enough.
        step_asked(int): The result after (1) or before (-1) this one.
    """

    closed = Signal()
    step_asked = Signal(int)

    def __init__(self, session: Session, pictures: ExamplePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pictures = pictures
        self._example: Example | None = None
        self._shown: tuple[Example, Neighbour, Space] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Why alike?"))
        self.sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.lit = QCheckBox(tr("&Light"))
        self.lit.setChecked(True)
        self.lit.setToolTip(tr("Show which regions matter, or the plain pictures (L)"))
        self.lit.toggled.connect(self._show_light)
        self.back = self._tool("back", tr("The result before (Left)"), lambda: self.step_asked.emit(-1))
        self.forward = self._tool("forward", tr("The next result (Right)"), lambda: self.step_asked.emit(1))
        self.close_button = self._tool("close", tr("Back to the results (Esc)"), self.closed.emit)
        self.left, self.right = LitPicture(), LitPicture()
        self.names = ElidedLabel(), ElidedLabel()
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        for widget in (self.back, self.forward):
            top.addWidget(widget)
        top.addWidget(self.sentence, 1)
        top.addWidget(self.lit)
        top.addWidget(self.close_button)
        sides = QHBoxLayout()
        sides.setSpacing(2 * SPACE)
        for picture, name in zip((self.left, self.right), self.names, strict=True):
            side = QVBoxLayout()
            side.setSpacing(SPACE // 2)
            side.addWidget(name)
            side.addWidget(picture, 1)
            sides.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.addLayout(top)
        column.addLayout(sides, 1)
        pictures.arrived.connect(self._show_example)

    def show_pair(self, example: Example, neighbour: Neighbour, space: Space) -> None:
        """Show an example and a result; the light comes when it is worked out."""
        photo, library = neighbour.photo, self._session.library
        self._shown = example, neighbour, space
        self._example = example
        self._show_example()
        self.left.show_heat(None, example.box)
        self.right.show_picture(self._session.pictures.get(photo.content_id) or QPixmap())
        self.right.show_heat(None, None)
        name = PurePath(photo.path).name
        self.names[0].setText(example.title)
        self.names[1].setText(name)
        self.left.setAccessibleName(example.title)
        self.right.setAccessibleName(name)
        self.sentence.setText(tr("Looking at what makes them alike…"))
        key = self._shown

        def loaded(image: QImage | None) -> None:
            if self._shown is key and image is not None:
                self.right.show_picture(QPixmap.fromImage(image))

        def found(why: Why) -> None:
            if self._shown is key:
                self.left.show_heat(why.query, example.box)
                self.right.show_heat(why.photo, None)
                self.sentence.setText(
                    tr(
                        "The lighter a region, the more it makes them alike: if it were covered, they would be "
                        "farther apart than {n} bits.",
                        n=number(why.distance),
                    )
                )

        def failed(error: BaseException) -> None:
            if self._shown is key:
                self.sentence.setText(tr("What makes them alike could not be worked out."))
                if not isinstance(error, UserError):
                    self._session.report(error)
                else:
                    self.sentence.setText(words.sentence(str(error)))

        tasks = self._session.tasks
        tasks.picture(lambda: load_picture(library, photo.id, PX), loaded, self._session.report, ("why", id(self)))
        tasks.search(lambda: library.search.why(example, photo.id, space), found, failed, ("why", id(self)))

    def leave(self) -> None:
        """Answers that are on their way are not shown any more."""
        self._shown = None

    def _show_example(self) -> None:
        if self._example is not None:
            self.left.show_picture(self._pictures.get(self._example))

    def _show_light(self, lit: bool) -> None:
        for picture in (self.left, self.right):
            picture.set_lit(lit)

    def _tool(self, icon: str, tip: str, slot: object) -> QToolButton:
        button = tool_button(icon, tip)
        button.clicked.connect(slot)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_A):
            self.closed.emit()
        elif key == Qt.Key.Key_L:
            self.lit.toggle()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_asked.emit(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)


class LitPicture(QFrame):
    """A picture, dark where nothing matters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._shade = QImage()
        self._box: Box | None = None
        self._lit = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, pixmap: QPixmap) -> None:
        self._pixmap = pixmap
        self.update()

    def show_heat(self, heat: Heat | None, box: Box | None) -> None:
        """`heat` lies over the picture, or over a box of it; None: not known yet."""
        self._shade = QImage() if heat is None else shade_of(heat)
        self._box = box
        self.update()

    @property
    def has_light(self) -> bool:
        return not self._shade.isNull()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = QSizeF(self._pixmap.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveLeft((self.width() - size.width()) / 2)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        if self._lit and self.has_light:
            inside = place if self._box is None else boxes.on_screen(self._box, place)
            painter.drawImage(inside, self._shade)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(40 * SPACE, 30 * SPACE)


def shade_of(heat: Heat) -> QImage:
    """Black, opaque where the heat is least and clear where it is 1, smooth between the few cells of the heat."""
    least = float(heat.min(initial=0 if heat.size == 0 else 1))
    dark = np.round((1 - np.clip((heat - least) / max(1e-6, 1 - least), 0, 1)) * DARK).astype(np.uint8)
    rows, columns = dark.shape
    pixels = np.zeros((rows, columns, 4), np.uint8)
    pixels[..., 3] = dark
    image = QImage(pixels.tobytes(), columns, rows, columns * 4, QImage.Format.Format_RGBA8888).copy()
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(columns * 16, rows * 16, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
