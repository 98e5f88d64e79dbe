"""Stars and label of one photo, to be seen and set: in the inspector."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QComboBox, QHBoxLayout, QWidget

from core.language import tr
from core.records import LABELS, MOST_STARS, REJECTED, Photo, Rating
from gui import theme
from gui.grid.rating_actions import dot
from gui.grid.stars import NO_STAR, REJECTED_MARK, STAR, Stars, label_colour, label_title, stars_title
from gui.theme import SPACE


class StarRow(QAbstractSlider):
    """Five stars to click on; a slider from -1 (rejected) to 5 for keyboards and screen readers.

    Signals:
        chosen(int): The person set it so.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setRange(REJECTED, MOST_STARS)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._hover: int | None = None
        self.setAccessibleName(tr("Stars"))
        self.setToolTip(tr("Click on a star, or press 0 to 5; X rejects"))
        self.actionTriggered.connect(lambda _: self.chosen.emit(self.sliderPosition()))

    def show_stars(self, stars: int) -> None:
        self.blockSignals(True)
        self.setValue(stars)
        self.blockSignals(False)
        self.setAccessibleDescription(stars_title(stars))
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 1.35)
        return font

    def _side(self) -> int:
        return QFontMetrics(self._font()).horizontalAdvance(STAR) + 4

    def _at(self, point: QPointF) -> int:
        return min(MOST_STARS, max(0, int(point.x() // self._side()) + 1))

    def sizeHint(self) -> QSize:
        return QSize(self._side() * MOST_STARS + 4, QFontMetrics(self._font()).height() + 4)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.look(self.palette())
        painter = QPainter(self)
        painter.setFont(self._font())
        shown = self.value() if self._hover is None else self._hover
        for number in range(MOST_STARS):
            lit = number < shown
            painter.setPen(look.accent if lit else look.dim)
            room = QRect(number * self._side(), 0, self._side(), self.height())
            mark = STAR if lit else NO_STAR
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, REJECTED_MARK if shown < 0 and number == 0 else mark)
        if self.hasFocus():
            painter.setPen(QPen(look.accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position())
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            stars = self._at(event.position())
            self.chosen.emit(0 if stars == self.value() else stars)  # a second click takes them away

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().upper()
        if text.isdigit() and int(text) <= MOST_STARS:
            self.chosen.emit(int(text))
        elif text == "X":
            self.chosen.emit(REJECTED)
        else:
            super().keyPressEvent(event)


class StarsEditor(QWidget):
    """The stars and the label of a photo; what is set is that photo's alone.

    Attributes:
        row: The stars.
        label: The list of labels.
    """

    def __init__(self, stars: Stars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stars = stars
        self._photo: Photo | None = None
        self.row = StarRow()
        self.row.chosen.connect(self._rate)
        self.label = QComboBox()
        self.label.setAccessibleName(tr("Label"))
        self.label.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.label.setMinimumContentsLength(6)
        self.label.addItem(label_title(""), "")
        for name in LABELS:
            self.label.addItem(dot(label_colour(name), label_title(name)), label_title(name), name)
        self.label.activated.connect(self._give_label)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.row)
        line.addWidget(self.label, 1)
        stars.changed.connect(self._follow)

    def show_photo(self, photo: Photo | None) -> None:
        self._photo = photo
        if photo is not None:
            self._stars.want([photo])
        self._follow()

    def _follow(self, _: object = None) -> None:
        if self._photo is not None:
            rating = self._stars.get(self._photo) or Rating()
            self.row.show_stars(rating.stars)
            self.label.setCurrentIndex(max(0, self.label.findData(rating.label)))
            if _ is None:
                self._stars.want([self._photo])

    def _rate(self, stars: int) -> None:
        if self._photo is not None:
            self._stars.rate([int(self._photo.id)], [self._photo], stars)

    def _give_label(self) -> None:
        rating = self._stars.get(self._photo) if self._photo is not None else None
        if self._photo is not None and self.label.currentData() != (rating.label if rating is not None else ""):
            self._stars.label([int(self._photo.id)], [self._photo], self.label.currentData())
