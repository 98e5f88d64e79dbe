"""What the person decided about pictures, "not the same" and "keep both", and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from core.language import phrase, plural, tr
from core.records import Decision
from gui import words
from gui.page import AskingPage
from gui.review.decisions_rows import PX, RULINGS, SHOWN, DecisionModel, Photos, PicturesDelegate
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.stack import OrNothing
from gui.widgets.tables import button_of, choose_row, headed, offer_menu, plain_table, table_action

NOTHING = phrase(
    "Nothing was decided yet. Pictures that you call “not the same” (N) or both keep (B) are not offered again, "
    "and stand here."
)
NONE_FIT = phrase("No decision fits this filter.")


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
