"""What stands over an album: its name, how it learns, how good it is, and from where on photos belong to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import phrase, tr
from core.records import Album
from gui import theme
from gui.albums import words
from gui.theme import SPACE
from gui.widgets.histogram import FromSlider

LEARNERS = {
    "logistic": (
        phrase("Logistic regression"),
        phrase("Learns by weighing all features of a photo; the better choice for few examples"),
    ),
    "forest": (phrase("Random forest"), phrase("Learns by many small decision trees; slower, and wants more examples")),
}
VIEW_ONLY = phrase("An album is a view: no file is moved, copied or changed.")


class Header(QWidget):
    """The lines over the grid.

    Signals:
        threshold_moved: The person moved the threshold.
        learner_chosen(str): Another way of learning.
        examples_shown(bool): Show the examples, or the album.
        rename_asked, delete_asked, photos_asked: Buttons were pressed.
    """

    threshold_moved = Signal()
    learner_chosen = Signal(str)
    examples_shown = Signal(bool)
    rename_asked = Signal()
    delete_asked = Signal()
    photos_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.give_letters(self.name, times=1.25, bold=True)
        self.learner = QComboBox()
        for key, (title, tip) in LEARNERS.items():
            self.learner.addItem(tr(title), key)
            self.learner.setItemData(self.learner.count() - 1, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.learner.setToolTip(tr("How the album learns from its examples"))
        self.learner.setAccessibleName(tr("How the album learns"))
        self.learner.activated.connect(lambda _: self.learner_chosen.emit(self.learner.currentData()))
        self.examples_button = QPushButton(tr("&Examples"))
        self.examples_button.setCheckable(True)
        self.examples_button.setToolTip(tr("Show what you put in and out, to look it over or take it back"))
        self.examples_button.toggled.connect(self._show_examples)
        self.more_button = QToolButton()
        self.more_button.setAutoRaise(True)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(tr("Rename or delete this album"))
        self.more_button.setAccessibleName(tr("Rename or delete this album"))
        theme.give_icon(self.more_button, "more")
        menu = QMenu(self.more_button)
        menu.addAction(tr("&Rename…"), self.rename_asked.emit)
        menu.addAction(tr("&Delete this album…"), self.delete_asked.emit)
        self.more_button.setMenu(menu)
        self.examples = self._text(dim=True)
        self.quality = self._text(dim=True)
        self.start = self._text(dim=False)
        self.start_button = QPushButton(tr("Go to all photos"))
        self.start_button.clicked.connect(self.photos_asked)
        self.slider = FromSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(1, 99)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(tr("How well a photo must fit, in percent"))
        self.slider.setToolTip(tr("How well a photo must fit to belong to the album; the others are dimmed"))
        self.slider.valueChanged.connect(self._tell_threshold)
        self.slider.sliderReleased.connect(self.threshold_moved)
        self.found = QLabel()
        self._fewer, self._more = QLabel(tr("more photos")), QLabel(tr("surer ones only"))
        self.learner.setMinimumWidth(12 * SPACE)  # it may be cut where the window is narrow
        self.slider.setMinimumWidth(8 * SPACE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out()
        self.begin()

    def _text(self, *, dim: bool) -> QLabel:
        label = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        if dim:
            label.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        return label

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(SPACE)
        first.addWidget(self.name, 1)
        for widget in (self.examples_button, self.learner, self.more_button):
            first.addWidget(widget)
        self._threshold = QWidget()
        line = QHBoxLayout(self._threshold)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.found)
        line.addStretch(1)
        line.addWidget(self._fewer)
        line.addWidget(self.slider, 2)
        line.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(first)
        column.addWidget(self.examples)
        column.addWidget(self.quality)
        column.addWidget(self._threshold)
        column.addWidget(self.start)
        column.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def threshold(self) -> float:
        """From which score on photos belong, 0..1."""
        return self.slider.value() / 100

    @property
    def shows_examples(self) -> bool:
        return self.examples_button.isChecked()

    def begin(self) -> None:
        """Another album: nothing is known of it yet."""
        self.examples_button.setChecked(False)
        for label in (self.name, self.examples, self.quality, self.found):
            label.clear()
        self.quality.hide()
        self.show_start(False, None)

    def show_album(self, album: Album) -> None:
        self.name.setText(album.name)
        self.name.setToolTip(tr(VIEW_ONLY))
        self.examples.setText(f"{words.examples(album)} {tr(VIEW_ONLY)}")
        self.learner.setCurrentIndex(self.learner.findData(album.learner))
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(album.threshold * 100))
            self.slider.blockSignals(False)

    def say_quality(self, text: str) -> None:
        self.quality.setText(text)
        self.quality.setVisible(bool(text))

    def say_found(self, count: int | None) -> None:
        """How many photos belong to the album; None: nothing is known."""
        self._threshold.setVisible(count is not None and not self.shows_examples)
        if count is not None:
            self.found.setText(words.found(count))

    def show_start(self, shown: bool, album: Album | None) -> None:
        """Say how to begin, where there is nothing to rank by."""
        self.start.setVisible(shown)
        self.start_button.setVisible(shown)
        if shown and album is not None and album.inside:
            self.start.setText(
                tr("None of the photos that were put in is in the library now, or a scan has not read them yet.")
            )
        elif shown:
            self.start.setText(
                tr(
                    "Show this album what belongs to it: select a few photos anywhere, press the right mouse"
                    " button (or L) and choose “Add to album”. Three to five are enough to begin with."
                )
            )

    def _show_examples(self, shown: bool) -> None:
        theme.mark_chosen(self.examples_button, shown)
        self.examples_shown.emit(shown)

    def _tell_threshold(self) -> None:
        self.threshold_moved.emit()
