"""What the person decided about pictures, "not the same" and "keep both", and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from core.language import phrase, plural, tr
from core.records import Decision, Photo, Ruling
from gui import theme, words
from gui.cleanup.history_page import when
from gui.grid.thumbnails import Pictures
from gui.page import AskingPage
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.stack import OrNothing
from gui.widgets.tables import Index, RowModel, button_of, choose_row, headed, offer_menu, plain_table, table_action

NOTHING = phrase(
    "Nothing was decided yet. Pictures that you call “not the same” (N) or both keep (B) are not offered again, "
    "and stand here."
)
NONE_FIT = phrase("No decision fits this filter.")
TITLES = (phrase("Pictures"), phrase("Decision"), phrase("Photos"), phrase("Decided"))
RULINGS = {Ruling.NOT_SAME: phrase("Not the same"), Ruling.KEEP_BOTH: phrase("Keep both")}
PHOTOS_ROLE = Qt.ItemDataRole.UserRole + 1
PX = 56
SHOWN = 3
"""So many pictures of a decision are shown; the others are counted."""
Photos = tuple[Photo | None, ...]


class DecisionModel(RowModel[Decision]):
    """Decisions as a table, newest first, those that a filter lets through.

    Signals:
        photos_wanted: Rows are looked at whose photos are not known yet; `take_wanted` tells which.
    """

    photos_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent)
        self._all: Sequence[Decision] = ()
        self._photos: dict[int, Photos] = {}
        self._wanted: set[int] = set()
        self._ruling: Ruling | None = None
        self._text = ""

    def set_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show these. Photos are asked for again: files may have moved."""
        self._all = decisions
        self._photos.clear()
        self._filter()

    def set_filter(self, ruling: Ruling | None, text: str) -> None:
        """Let through one ruling, or all where None, and paths that contain `text`."""
        self._ruling, self._text = ruling, text.casefold()
        self._filter()

    def set_photos(self, photos: dict[int, Photos]) -> None:
        """The photos of some decisions, by decision id."""
        self._photos.update(photos)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def take_wanted(self) -> list[int]:
        wanted, self._wanted = sorted(self._wanted - set(self._photos)), set()
        return wanted

    def photos(self, row: int) -> Photos | None:
        """The photos of a row; None while they are not known. A photo that is no longer in the library is None."""
        return self._photos.get(self.rows[row].id)

    def _filter(self) -> None:
        self.beginResetModel()
        self.rows = [
            decision
            for decision in self._all
            if self._ruling in (None, decision.ruling)
            and any(self._text in path.casefold() for path in (decision.path, *decision.others))
        ]
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        decision = self.rows[index.row()]
        if role == PHOTOS_ROLE:
            photos = self.photos(index.row())
            if photos is None and decision.id not in self._wanted:
                self._wanted.add(decision.id)
                self.photos_wanted.emit()
            return photos
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", tr(RULINGS[decision.ruling]), _names(decision), when(decision.at))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((decision.path, *decision.others))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(RULINGS[decision.ruling])}: {_names(decision)}, {when(decision.at)}"
        return None


def _names(decision: Decision) -> str:
    """ "a.jpg and b.jpg", "a.jpg and 3 others"."""
    name = PurePath(decision.path).name
    if len(decision.others) == 1:
        return tr("{name} and {other}", name=name, other=PurePath(decision.others[0]).name)
    return plural("{name} and {n} other", "{name} and {n} others", len(decision.others), name=name)


class PicturesDelegate(QStyledItemDelegate):
    """The first pictures of a decision, side by side; a sign for one that is no longer in the library."""

    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        photos = index.data(PHOTOS_ROLE)
        if photos is None:
            return
        look = theme.look(option.palette)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = option.rect.left() + SPACE
        for photo in photos[:SHOWN]:
            room = QRect(left, option.rect.top() + (option.rect.height() - PX) // 2, PX, PX)
            pixmap = None if photo is None else self._pictures.get(photo.content_id)
            if pixmap is not None:
                size = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRect(0, 0, size.width(), size.height())
                place.moveCenter(room.center())
                painter.drawPixmap(place, pixmap)
            elif photo is None or self._pictures.impossible(photo.content_id):
                ratio = painter.device().devicePixelRatioF()
                painter.drawPixmap(
                    room.center().x() - 10, room.center().y() - 10, theme.pixmap("no-picture", look.dim, 20, ratio)
                )
            else:
                painter.fillRect(room.adjusted(4, 8, -4, -8), look.line)
            left += PX + SPACE
        if len(photos) > SHOWN:
            painter.setPen(look.dim)
            rest = option.rect.adjusted(left - option.rect.left(), 0, 0, 0)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, f"+{len(photos) - SHOWN}")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize((PX + SPACE) * SHOWN + 5 * SPACE, PX + SPACE)


class DecisionsPage(AskingPage):
    """The list of decisions.

    Attributes:
        table: The decisions.
        ruling, text: The filter.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._total = 0
        self.decision_model = DecisionModel(self)
        self.table = plain_table(tr("Decisions"), self)
        self.table.setModel(self.decision_model)
        self.table.setItemDelegateForColumn(0, PicturesDelegate(session.pictures, self.table))
        self.table.verticalHeader().setDefaultSectionSize(PX + SPACE)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, (PX + SPACE) * SHOWN + 5 * SPACE), (1, 120), (3, 180)):
            header.resizeSection(column, width)
        self.back_action = table_action(self.table, tr("&Take back"), QKeySequence.StandardKey.Delete, self._take_back)
        self.compare_action = table_action(self.table, tr("&Compare"), "Return", self._compare)
        offer_menu(self.table, self.compare_action, self.back_action)
        self.table.doubleClicked.connect(lambda _: self._compare())
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.decision_model.modelReset.connect(self._enable)
        self.decision_model.photos_wanted.connect(self._ask_soon)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._load_photos)
        self.ruling = QComboBox()
        self.ruling.addItem(tr("All decisions"), None)
        for ruling, title in RULINGS.items():
            self.ruling.addItem(tr(title), ruling)
        self.ruling.setAccessibleName(tr("Kind of decision"))
        self.ruling.setToolTip(tr("Show decisions of one kind only"))
        self.text = QLineEdit(placeholderText=tr("Name or folder"), clearButtonEnabled=True)
        self.text.setAccessibleName(tr("Name or folder"))
        self.text.setMaximumWidth(30 * SPACE)
        for button in self.text.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear"))
        self.ruling.currentIndexChanged.connect(self._filter)
        self.text.textChanged.connect(self._filter)
        self._lay_out()
        session.pictures.picture_arrived.connect(lambda _: self.table.viewport().update())
        self._enable()

    def _lay_out(self) -> None:
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        buttons = (button_of(action) for action in (self.compare_action, self.back_action))
        whole = headed(self.table, self.heading, self.ruling, self.text, *buttons)
        self._body = OrNothing(self, whole, tr(NOTHING))
        self.nothing = self._body.nothing

    # -- what is shown

    def main_view(self) -> QWidget:
        return self.table

    def _ask(self) -> None:
        review = self._session.library.review
        self._session.tasks.query(review.decisions, self._show, self._session.report, ("decisions", id(self)))

    def _show(self, decisions: Sequence[Decision]) -> None:
        chosen = {decision.id for decision in self._chosen()}
        row = self.table.currentIndex().row()
        self._total = len(decisions)
        self.decision_model.set_decisions(decisions)
        self._body.show_whole(bool(decisions))
        self._tell()
        rows = [at for at, decision in enumerate(self.decision_model.rows) if decision.id in chosen]
        if rows:
            choose_row(self.table, rows[0])
        elif self.decision_model.rows:
            choose_row(self.table, min(max(row, 0), len(self.decision_model.rows) - 1))

    def _filter(self) -> None:
        self.decision_model.set_filter(self.ruling.currentData(), self.text.text().strip())
        self._tell()

    def _tell(self) -> None:
        shown = len(self.decision_model.rows)
        if not shown:
            self.heading.setText(tr(NONE_FIT))
        elif shown < self._total:
            self.heading.setText(
                plural("{shown} of {n} decision.", "{shown} of {n} decisions.", self._total, shown=words.number(shown))
            )
        else:
            self.heading.setText(
                plural(
                    "{n} decision. What is taken back may be offered as copies again.",
                    "{n} decisions. What is taken back may be offered as copies again.",
                    shown,
                )
            )

    def _ask_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _load_photos(self) -> None:
        """Look up the photos of the rows in view, and order their pictures."""
        wanted, review = self.decision_model.take_wanted(), self._session.library.review
        if not wanted:
            return

        def look_up() -> dict[int, Photos]:
            return {number: review.decided_photos(number) for number in wanted}

        self._session.tasks.query(look_up, self._take_photos, self._session.report)

    def _take_photos(self, photos: dict[int, Photos]) -> None:
        self.decision_model.set_photos(photos)
        shown = [photo for found in photos.values() for photo in found[:SHOWN] if photo is not None]
        px = round(PX * self.devicePixelRatioF())
        self._session.pictures.want(("decisions", id(self), min(photos)), shown, px)

    def _chosen(self) -> list[Decision]:
        return self.decision_model.chosen(self.table)

    def _enable(self) -> None:
        chosen = self._chosen()
        self.back_action.setEnabled(bool(chosen))
        self.compare_action.setEnabled(len(chosen) == 1)

    # -- what can be done

    def _take_back(self) -> None:
        chosen, review, session = self._chosen(), self._session.library.review, self._session
        if not chosen:
            return

        def take_back() -> None:
            for decision in chosen:
                review.take_back(decision.id)

        def taken_back(_: object) -> None:
            session.say(
                plural(
                    "{n} decision taken back. Undo with Ctrl+Z on the duplicates page.",
                    "{n} decisions taken back. Undo with Ctrl+Z on the duplicates page.",
                    len(chosen),
                )
            )

        session.review.store(take_back, taken_back)

    def _compare(self) -> None:
        """Look at the pictures of the chosen decision again."""
        chosen, review = self._chosen(), self._session.library.review
        if len(chosen) != 1:
            return

        def found(photos: Photos) -> None:
            there = tuple(photo for photo in photos if photo is not None)
            if len(there) > 1:
                self._session.compare_asked.emit((there, 1))
            else:
                self._session.say(tr("Not both of these are in the library now."))

        number = chosen[0].id
        self._session.tasks.query(lambda: review.decided_photos(number), found, self._session.report)
