"""The first thing a person sees: one sentence, one button, what the program can do as pictures, a word on privacy."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core import paths
from core.language import phrase, tr
from core.records import CancelToken, ProgressBoard
from gui import theme
from gui.background.work import Work
from gui.session import Session
from gui.start import samples
from gui.theme import SPACE
from gui.widgets.picture_label import PictureLabel

CARD = QSize(216, 116)
"""Of a drawing that shows what the program can do."""
SMALLEST = 140
"""A drawing is made narrower, down to this, before anything has to be scrolled."""
CAPTIONS = (
    phrase("Finds the same picture again, also cropped, resized or edited"),
    phrase("Shows what looks alike, for any picture you hand it"),
    phrase("Removes nothing until you say so, and brings it back when you ask"),
)
Shot = tuple[QImage, QRectF, float, bool]
"""A picture, its place on the card, its turn in degrees, and whether it is only outlined."""


class StartScreen(QScrollArea):
    """What stands in the window before there is a photo.

    Signals:
        add_folder_asked: The button was pressed.

    Attributes:
        button: Adds a folder.
        samples_button: Draws samples into the library's own folder and adds that.
    """

    add_folder_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self._session = session
        self._drawn = False
        self._drawing = Work(session.tasks, session.tasks.measure, self)
        self._drawing.ended.connect(self._end_samples)
        self._drawing.failed.connect(session.report)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark = QSvgWidget(str(paths.resource("icons", "twinlens.svg")))
        mark.setFixedSize(80, 80)
        sentence = QLabel(tr("Twinlens finds the duplicates and look-alikes among your photos."), wordWrap=True)
        theme.give_letters(sentence, times=1.5)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Add a folder of photos…"))
        self.button.setMinimumHeight(5 * SPACE)
        self.button.setMinimumWidth(30 * SPACE)
        self.button.setDefault(True)
        self.button.clicked.connect(self.add_folder_asked)
        theme.give_icon(self.button, "add-folder")
        drop = QLabel(tr("or drop a folder here"))
        self.samples_button = QPushButton(tr("Try it on sample pictures"), flat=True)
        theme.give_link_look(self.samples_button)
        self.samples_button.setToolTip(
            tr("{n} pictures drawn by the program, in a folder of its own. Remove them like any folder.",
               n=len(samples.names()))
        )  # fmt: skip
        self.samples_button.clicked.connect(self.try_samples)
        privacy = QLabel(
            tr("Your photos are only read, and stay where they are. Nothing leaves this computer."), wordWrap=True
        )
        privacy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (drop, privacy):
            label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self.cards = [Card(tr(caption)) for caption in CAPTIONS]
        self._row = QHBoxLayout()
        self._row.setSpacing(3 * SPACE)
        for card in self.cards:
            self._row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(3 * SPACE, 2 * SPACE, 3 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addStretch(2)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(sentence)  # no alignment: only then is a wrapped text given the height it needs
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(drop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.samples_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(1)
        column.addWidget(privacy)
        self.setWidget(whole)

    def try_samples(self) -> None:
        """Draw the samples in the background, and add their folder when they are there."""
        folder = samples.place(self._session.library.directory)
        self.samples_button.setEnabled(False)
        self.samples_button.setText(tr("Drawing the samples…"))

        def draw(token: CancelToken, board: ProgressBoard) -> str:
            samples.write(folder, token.check)
            return str(folder)

        self._drawing.run(draw)

    def _end_samples(self, folder: str | None) -> None:
        self.samples_button.setEnabled(True)
        self.samples_button.setText(tr("Try it on sample pictures"))
        if folder is not None:
            self._session.add_folders([folder])

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._drawn and self.isVisible():
            self._draw()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if not self._drawn:
            self._draw()

    def _draw(self) -> None:
        self._drawn = True
        ratio = self.devicePixelRatioF()
        look = theme.look(self.palette())

        def drawn(images: list[QImage]) -> None:
            for card, image in zip(self.cards, images, strict=True):
                card.picture.setPixmap(QPixmap.fromImage(image))

        self._session.tasks.picture(
            lambda: draw_cards(ratio, look.accent, look.text), drawn, self._session.report, ("cards", id(self))
        )


class Card(QWidget):
    """A drawing and what it says."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.picture = PictureLabel(self, on_ground=False)
        self.picture.setMinimumSize(SMALLEST, CARD.height() * SMALLEST // CARD.width())
        self.picture.setMaximumHeight(CARD.height())
        label = QLabel(caption, wordWrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addWidget(label)


def draw_cards(ratio: float, accent: QColor, text: QColor) -> list[QImage]:
    """The drawings of the captions, at `ratio` pixels a point; for a lane's thread."""
    small = (round(120 * ratio), round(80 * ratio))

    def shot(kind: str, seed: int) -> QImage:
        return samples.scene(kind, seed, *small)

    sea = shot("sea", 0)
    copies: list[Shot] = [
        (sea, QRectF(8, 20, 104, 70), -4, False),
        (samples.grey(samples.cropped(sea)), QRectF(116, 16, 84, 56), 5, False),
        (samples.smaller(sea), QRectF(128, 72, 57, 38), -3, False),
    ]
    alike: list[Shot] = [
        (shot("hills", 1), QRectF(6, 8, 90, 60), -3, False),
        (shot("hills", 0), QRectF(66, 26, 96, 64), 1, False),
        (shot("hills", 2), QRectF(122, 44, 88, 58), 4, False),
    ]
    house = shot("house", 0)
    back: list[Shot] = [(house, QRectF(10, 24, 96, 64), -3, False), (house, QRectF(126, 34, 78, 52), 6, True)]
    return [
        _drawn(copies, ratio, accent, text, ring=0),
        _drawn(alike, ratio, accent, text),
        _drawn(back, ratio, accent, text, arrow=True),
    ]


def _drawn(
    shots: list[Shot], ratio: float, accent: QColor, text: QColor, *, ring: int = -1, arrow: bool = False
) -> QImage:
    image = QImage(CARD * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for number, (picture, place, turn, outlined) in enumerate(shots):
        painter.save()
        painter.translate(place.center())
        painter.rotate(turn)
        at = QRectF(-place.width() / 2, -place.height() / 2, place.width(), place.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if outlined:
            painter.setOpacity(0.35)
            painter.drawImage(at, picture)
            painter.setOpacity(1)
            painter.setPen(QPen(text, 1, Qt.PenStyle.DashLine))
            painter.drawRect(at)
        else:
            painter.fillRect(at.adjusted(-3, -3, 3, 3), QColor("#ffffff"))
            painter.drawImage(at, picture)
            painter.setPen(QPen(accent, 3) if number == ring else QPen(QColor(0, 0, 0, 60), 1))
            painter.drawRect(at.adjusted(-3, -3, 3, 3))
        painter.restore()
    if arrow:
        painter.setPen(QPen(accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawArc(QRectF(74, 66, 92, 44), 200 * 16, 140 * 16)
        painter.drawPolyline([QPointF(71, 104), QPointF(77, 95), QPointF(87, 99)])
    painter.end()
    return image
