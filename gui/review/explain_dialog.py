"""Why two photos match, or why not: the verdict, both pictures laid over each other, and every figure in a table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.errors import Cancelled, UserError
from core.language import number, phrase, tr
from core.records import Explanation, Kind, Score
from gui import kinds, theme, words
from gui.motion import show_busy
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.picture_label import PictureLabel

TITLES = (phrase("Verdict"), phrase("Check"), phrase("Value"), phrase("Limit"), phrase("Meaning"))
SPEAKS = {True: phrase("✓ for a copy"), False: phrase("✗ against"), None: phrase("– says nothing")}
VERDICTS = {None: phrase("Not the same picture"), Kind.BURST: phrase("Another shot, not a copy")}
TILE = QSize(17 * SPACE, 16 * SPACE)
NOT_LAID = phrase("They could not be laid over each other.")
_WORDS = len(TITLES) - 1


@dataclass(frozen=True, slots=True)
class _Told:
    """An explanation with its pictures: both as they are; the second laid over the first, and their difference."""

    explanation: Explanation
    both: tuple[QImage, QImage]
    laid: tuple[QImage, QImage] | None


class Tile(QWidget):
    """A picture with a line below it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureLabel()
        self.picture.setMinimumSize(TILE)
        self.picture.setAccessibleName(name)
        self._text = name
        self.caption = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, textFormat=Qt.TextFormat.PlainText)
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.picture, 1)
        column.addWidget(self.caption)

    def show_picture(
        self, image: QImage, caption: str, outline: tuple[float, float, float, float] | None = None
    ) -> None:
        """Show an image; `outline` is drawn on it, as fractions of its sides."""
        pixmap = QPixmap.fromImage(image)
        if outline is not None:
            left, top, right, bottom = outline
            painter = QPainter(pixmap)
            for colour, width in ((Qt.GlobalColor.black, 3), (Qt.GlobalColor.white, 1)):
                painter.setPen(QPen(colour, width))
                painter.drawRect(
                    QRectF(
                        left * pixmap.width(), top * pixmap.height(),
                        (right - left) * pixmap.width() - 1, (bottom - top) * pixmap.height() - 1,
                    )
                )  # fmt: skip
            painter.end()
        self.picture.setPixmap(pixmap)
        self._text = caption
        self.caption.setToolTip(words.tip(caption))
        self._elide()

    def _elide(self) -> None:
        metrics = self.caption.fontMetrics()
        self.caption.setText(metrics.elidedText(self._text, Qt.TextElideMode.ElideMiddle, self.width() - SPACE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()


class ExplainDialog(QDialog):
    """Looks at two files in the background and tells what it found; `open` shows it.

    Attributes:
        verdict, sentence: What they are to each other, in a few words, and what decided that; or what went wrong.
        table: Every figure.
    """

    def __init__(self, session: Session, a: str, b: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: _Told | None = None
        self._first_is_up = False
        self._closed = False
        self.finished.connect(self._close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Why?"))
        self.resize(110 * SPACE, 84 * SPACE)
        self.setMinimumSize(80 * SPACE, 60 * SPACE)
        self.verdict = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        theme.give_letters(self.verdict, times=1.25, bold=True)
        self.sentence = QLabel(tr("Comparing {a} and {b}.", a=PurePath(a).name, b=PurePath(b).name), wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.waiting = QProgressBar()
        show_busy(self.waiting)
        self.waiting.setTextVisible(False)
        self.waiting.setFixedHeight(SPACE // 2)
        self.waiting.setAccessibleName(tr("Comparing"))
        self.first, self.second = Tile(tr("The first picture")), Tile(tr("The second picture"))
        self.laid, self.difference = Tile(tr("The second laid over the first")), Tile(tr("Difference"))
        self.not_laid = QLabel(tr(NOT_LAID), alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._pictures = QWidget()
        row = QHBoxLayout(self._pictures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for tile in (self.first, self.second, self.laid, self.difference, self.not_laid):
            row.addWidget(tile, 2 if tile is self.not_laid else 1)
        self.table = self._make_table()
        self.table.installEventFilter(self)
        self.flick_button = QPushButton(tr("Flick (Space)"))
        self.flick_button.setToolTip(tr("Show the first picture in place of the one laid over it, and back (Space)"))
        self.flick_button.clicked.connect(self.flick)
        self.copy_button = QPushButton(tr("Copy text"))
        self.copy_button.clicked.connect(self._copy)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.addButton(self.flick_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        for button in (self.flick_button, self.copy_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.verdict)
        column.addWidget(self.sentence)
        column.addWidget(self.waiting)
        column.addWidget(self._pictures, 2)
        column.addWidget(self.table, 3)
        column.addStretch()
        column.addWidget(box)
        self._found = (self._pictures, self.table, self.flick_button, self.copy_button, self.verdict)
        for widget in self._found:
            widget.hide()
        self._session = session
        session.tasks.query(lambda: _explained(session, a, b), self._show, self._fail, ("explain", id(self)))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(TITLES))
        table.setHorizontalHeaderLabels([tr(title) for title in TITLES])
        table.setAccessibleName(tr("Everything that was looked at, in order"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setFrameShape(QTableWidget.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WORDS, QHeaderView.ResizeMode.Stretch)
        return table

    def _close(self) -> None:
        self._closed = True

    # -- what was found

    def _show(self, told: _Told) -> None:
        if self._closed:
            return
        self._told = told
        x = told.explanation
        self.waiting.hide()
        for widget in self._found:
            widget.show()
        none = x.kind is None or x.kind is Kind.BURST
        self.verdict.setText(tr(VERDICTS[x.kind]) if none else words.sentence(kinds.whole(x.kind)))  # type: ignore[arg-type]
        self.sentence.setText(x.sentence)
        self.setAccessibleDescription(x.sentence)
        one, two = PurePath(x.a), PurePath(x.b)
        if one.name == two.name:  # then their folders tell them apart
            names = (str(one.relative_to(one.anchor)), str(two.relative_to(two.anchor)))
        else:
            names = (one.name, two.name)
        self.first.show_picture(told.both[0], tr("First: {name}", name=names[0]), x.rectangle)
        self.second.show_picture(told.both[1], tr("Second: {name}", name=names[1]))
        self.not_laid.setVisible(told.laid is None)
        for widget in (self.laid, self.difference, self.flick_button):
            widget.setVisible(told.laid is not None)
        if told.laid is not None:
            self.difference.show_picture(told.laid[1], tr("Difference: black is equal"))
            self._show_laid()
        self.table.setRowCount(len(x.scores))
        for row, score in enumerate(x.scores):
            for at, text in enumerate(_row(score)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, at, item)
        (self.flick_button if told.laid is not None else self.table).setFocus()  # Space flicks at once

    def _fail(self, error: BaseException) -> None:
        if self._closed:
            return
        self.waiting.hide()
        if isinstance(error, UserError):
            where = f"{PurePath(error.path).name}: " if error.path else ""
            self.sentence.setText(f"{where}{words.sentence(str(error)).rstrip('.')}.")
            self.sentence.setToolTip(words.tip(error.path or ""))
        elif not isinstance(error, Cancelled):
            self.sentence.setText(tr("Something went wrong inside Twinlens; your files are untouched."))
            self._session.report(error)

    def flick(self) -> None:
        """Show the first picture in place of the second laid over it, or the other way round."""
        if self._told is not None and self._told.laid is not None:
            self._first_is_up = not self._first_is_up
            self._show_laid()

    def _show_laid(self) -> None:
        assert self._told is not None
        assert self._told.laid is not None
        image = self._told.both[0] if self._first_is_up else self._told.laid[0]
        self.laid.show_picture(image, tr("The first alone") if self._first_is_up else tr("Second laid over first"))

    def text(self) -> str:
        """All that is told, to be copied."""
        assert self._told is not None
        x = self._told.explanation
        lines = [x.a, x.b, "", self.verdict.text(), x.sentence, ""]
        return "\n".join(lines + ["\t".join(_row(score)) for score in x.scores])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    # -- Qt's own methods

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.flick()
            return True
        return super().eventFilter(watched, event)


def _explained(session: Session, a: str, b: str) -> _Told:
    """The explanation with its pictures, decoded off the GUI thread."""
    x = session.library.explain(a, b)
    first, second = (QImage.fromData(jpeg) for jpeg in x.thumbnails)
    laid = None
    if x.pictures is not None:
        laid = QImage.fromData(x.pictures[1]), QImage.fromData(x.pictures[2])
    return _Told(x, (first, second), laid)


def _row(score: Score) -> tuple[str, str, str, str, str]:
    return tr(SPEAKS[score.passed]), score.name, _figure(score.value), _figure(score.limit), score.sentence


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return number(value, 0 if value == int(value) else 3)
