"""Which folders are inside which: one decision instead of hundreds of groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QLabel, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.language import phrase, plural, tr
from core.records import FolderPair
from gui import theme, words
from gui.page import AskingPage
from gui.review.arrange import Filter
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.stack import OrNothing
from gui.widgets.tables import Index, RowModel, button_of, headed, offer_menu, plain_table, table_action

if TYPE_CHECKING:
    from gui.main_window import MainWindow

TITLES = (phrase("Folder"), phrase("Inside"), phrase("Is also in"), phrase("Photos"), phrase("Size"))
INSIDE = 1
NOTHING = phrase("No folder has copies in another. After a scan, folders that repeat each other stand here.")
ASKING = phrase("Comparing folders…")


def share(pair: FolderPair) -> int:
    """Per cent of `a` that is also in `b`; 100 only when all of it is."""
    return 100 * pair.inside // max(1, pair.total)


class FolderPairModel(RowModel[FolderPair]):
    """Pairs of folders as a table, the most contained first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        pair = self.rows[index.row()]
        photos = tr("{some} of {all}", "counts", some=words.number(pair.inside), all=words.number(pair.total))
        if role == Qt.ItemDataRole.DisplayRole:
            return (pair.a, tr("{n} %", n=share(pair)), pair.b, photos, words.size(pair.size))[index.column()]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return plural(
                "{share} of {a} is also in {b}: {inside} of {n} photo, {size}",
                "{share} of {a} is also in {b}: {inside} of {n} photos, {size}",
                pair.total,
                share=tr("{n} %", n=share(pair)),
                a=pair.a,
                b=pair.b,
                inside=words.number(pair.inside),
                size=words.size(pair.size),
            )
        return None


class ShareDelegate(QStyledItemDelegate):
    """A share in per cent, with a thin bar under the number."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, FolderPairModel)
        look = theme.look(option.palette)
        line = option.rect.adjusted(SPACE // 2, option.rect.height() - 5, -SPACE, -2)
        painter.fillRect(line, look.line)
        line.setWidth(line.width() * share(model.rows[index.row()]) // 100)
        painter.fillRect(line, look.accent)


class FoldersPage(AskingPage):
    """The table of folders inside each other, and what can be done with a pair.

    Signals:
        groups_asked(str): The person wants to see the groups of a folder.
    """

    groups_asked = Signal(object)  # Qt's own text would lose the bytes of a path that are no text

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.pair_model = FolderPairModel(self)
        self.table = plain_table(tr("Folders inside each other"), self)
        self.table.setModel(self.pair_model)
        self.table.setItemDelegateForColumn(INSIDE, ShareDelegate(self.table))
        header = self.table.horizontalHeader()
        for column in (0, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((INSIDE, 72), (3, 130), (4, 90)):
            header.resizeSection(column, width)
        self.mark_action = table_action(self.table, tr("&Mark all that is inside"), "Space", self._mark)
        self.groups_action = table_action(self.table, tr("Show the &groups"), "Return", self._show_groups)
        show_a = table_action(self.table, tr("Show this folder in the &file manager"), "Ctrl+Shift+O", self._show_a)
        show_b = table_action(self.table, tr("Show the &other folder in the file manager"), "", self._show_b)
        self._actions = (self.mark_action, self.groups_action, show_a, show_b)
        offer_menu(self.table, *self._actions)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self.table.doubleClicked.connect(lambda _: self._show_groups())
        self.pair_model.modelReset.connect(self._select_first)
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.mark_button, self.groups_button = button_of(self.mark_action), button_of(self.groups_action)
        whole = headed(self.table, self.heading, self.groups_button, self.mark_button)
        self._body = OrNothing(self, whole, tr(NOTHING))
        self.nothing = self._body.nothing
        self._enable()

    def main_view(self) -> QWidget:
        return self.table

    def join(self, window: MainWindow) -> None:
        def show_groups(folder: str) -> None:
            window.duplicates.bar.set_filter(Filter(folder=folder))
            window.go_to("duplicates")

        self.groups_asked.connect(show_groups)

    def _may_ask(self) -> bool:
        return not self._session.scans.running  # comparing all folders takes long

    def _ask(self) -> None:
        if not self.pair_model.rows:
            self.nothing.setText(tr(ASKING))
        review = self._session.library.review
        self._session.tasks.query(review.containment, self._show, self._session.report, ("folders", id(self)))

    def _show(self, pairs: Sequence[FolderPair]) -> None:
        chosen = self._chosen()
        self.pair_model.set_rows(pairs)
        self.nothing.setText(tr(NOTHING))
        self._body.show_whole(bool(pairs))
        self.heading.setText(
            plural(
                "{n} folder has copies in another folder. Marking removes nothing yet; one verified copy always stays.",
                "{n} folders have copies in another folder. "
                "Marking removes nothing yet; one verified copy always stays.",
                len(pairs),
            )
        )
        for row, pair in enumerate(pairs):
            if chosen is not None and (pair.a, pair.b) == (chosen.a, chosen.b):
                self.table.selectRow(row)

    def _chosen(self) -> FolderPair | None:
        return self.pair_model.chosen_one(self.table)

    def _select_first(self) -> None:
        if self.pair_model.rows:
            self.table.selectRow(0)
        self._enable()

    def _enable(self) -> None:
        for action in self._actions:
            action.setEnabled(self._chosen() is not None)

    # -- what can be done

    def _mark(self) -> None:
        if (pair := self._chosen()) is None:
            return

        def marked(count: int) -> None:
            self._session.say(
                plural(
                    "{n} photo in {folder} marked; look at them under Duplicates.",
                    "{n} photos in {folder} marked; look at them under Duplicates.",
                    count,
                    folder=words.folder_name(pair.a),
                )
            )
            self._session.library_changed.emit()

        library = self._session.library
        self._session.tasks.query(lambda: library.review.mark_inside(pair.a, pair.b), marked, self._session.report)

    def _show_groups(self) -> None:
        if pair := self._chosen():
            self.groups_asked.emit(pair.a)

    def _show_a(self) -> None:
        if pair := self._chosen():
            self._session.show_in_folder(pair.a)

    def _show_b(self) -> None:
        if pair := self._chosen():
            self._session.show_in_folder(pair.b)
