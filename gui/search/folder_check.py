"""Which of these do I have? A folder's pictures, such as a camera card's, and for each where the library has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import number, phrase, plural, tr
from core.records import FolderReport, Photo, Progress, Whereabouts
from gui import theme, words
from gui.background.work import Work
from gui.grid.view import GridView
from gui.motion import show_busy
from gui.photos.chips import FlowLayout
from gui.search.folder_cells import FolderDelegate, FolderModel, FolderPictures, numbered
from gui.search.folder_words import unfinished, verdict, where
from gui.session import Session
from gui.theme import SPACE
from gui.widgets import files
from gui.widgets.elided import ElidedLabel
from gui.widgets.tables import table_action

FILTERS: dict[str, tuple[str, frozenset[str]]] = {
    "all": (phrase("All {n}"), frozenset({"here", "copy", "missing", "unreadable"})),
    "missing": (phrase("Not there {n}"), frozenset({"missing"})),
    "here": (phrase("In the library {n}"), frozenset({"here"})),
    "copy": (phrase("As a copy {n}"), frozenset({"copy"})),
    "unreadable": (phrase("Unreadable {n}"), frozenset({"unreadable"})),
}


class FolderCheck(QWidget):
    """Asks for a folder, looks it up with progress, and shows what came of it.

    Attributes:
        folder: What is looked up, or was last; "" for none.

    Signals:
        shown: There is something to show here now.
        pointed_at(Whereabouts | None, Photo | None): The picture under the cursor, and as a row of the grid.
        closed: The person goes back to searching.
    """

    shown = Signal()
    pointed_at = Signal(object, object)
    closed = Signal()

    def __init__(self, session: Session, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.folder = ""
        self._rows: list[tuple[Whereabouts, Photo]] = []
        self._counts: Counter[str] = Counter()  # by state; counting anew would be felt where batches come fast
        self._run = 0
        self._chose = False  # the person chose a filter
        self._work = Work(session.tasks, session.tasks.measure, self)
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._end)
        self._work.failed.connect(session.report)
        self.pictures = FolderPictures(session, self)
        self.model = FolderModel(self)
        self.grid = GridView(self.pictures, FolderDelegate(self.pictures, px), self)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(tr("Pictures of the folder"))
        self.grid.photo_opened.connect(lambda photo: self._find(photo))
        self.grid.photo_current.connect(self._point_at)
        self._add_actions()
        self.title = ElidedLabel()
        theme.give_letters(self.title, bold=True)
        self.verdict = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.what = ElidedLabel()
        self.other_button = QPushButton(tr("Another &folder…"))
        self.other_button.clicked.connect(self.choose)
        self.copy_button = QPushButton(tr("&Copy the paths"))
        self.copy_button.setToolTip(tr("Copy the paths of the pictures shown, one a line"))
        self.copy_button.clicked.connect(self._copy)
        self.add_button = QPushButton(tr("&Add this folder to the library"))
        self.add_button.clicked.connect(lambda: session.add_folders([self.folder]))
        self.close_button = QPushButton(tr("&Back to searching"))
        self.close_button.clicked.connect(self.closed)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)
        self.how_far = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(SPACE)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self._work.cancel)
        self.filters: dict[str, QPushButton] = {}
        self._lay_out()
        self._show_running(False)

    def _add_actions(self) -> None:
        """What can be done with a picture: a menu, and keys as in other grids."""
        for text, key, slot in (
            (tr("&Find similar"), "F", self._find_current),
            (tr("&Show in folder"), "Ctrl+Shift+O", lambda: self._show(library=False)),
            (tr("Show the &library's photo in its folder"), "", lambda: self._show(library=True)),
        ):
            table_action(self.grid, text, key, slot)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.title, 1)
        for button in (self.other_button, self.close_button):
            top.addWidget(button)
        row = FlowLayout()
        group = QButtonGroup(self)
        for key in FILTERS:
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(key == "all")
            button.toggled.connect(lambda on, button=button: theme.mark_chosen(button, on))
            theme.mark_chosen(button, button.isChecked())
            button.clicked.connect(self._choose_filter)
            group.addButton(button)
            row.addWidget(button)
            self.filters[key] = button
        self.running = QWidget()
        wait = QHBoxLayout(self.running)
        wait.setContentsMargins(0, 0, 0, 0)
        wait.setSpacing(SPACE)
        wait.addWidget(self.how_far)
        wait.addWidget(self.bar, 1)
        wait.addWidget(self.cancel_button)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.what, 1)
        for button in (self.copy_button, self.add_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, SPACE)
        column.setSpacing(SPACE)
        for part in (top, self.running, self.verdict, row):
            beside = QHBoxLayout()
            beside.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
            beside.addWidget(part) if isinstance(part, QWidget) else beside.addLayout(part)
            column.addLayout(beside)
        column.addWidget(self.grid, 1)
        foot.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        column.addLayout(foot)

    def main_view(self) -> QWidget:
        return self.cancel_button if self._work.running else self.grid

    def current_photo(self) -> Photo | None:
        """The library's photo of the picture under the cursor."""
        one = self.model.picture(self.grid.currentIndex().row())
        return None if one is None else one.photo

    def choose(self) -> None:
        """Ask for a folder, and look it up."""
        folder = files.choose_folder(self.window(), tr("Which of these do I have? Choose a folder"))
        if folder:
            self.check(folder)

    def check(self, folder: str) -> None:
        """Look up which of a folder's pictures the library has."""
        if self._work.running:
            self._session.say(tr("Another folder is being looked up; cancel that first."))
            self.shown.emit()
            return
        self.folder = folder
        self.title.setText(tr("Which of “{folder}” do I have?", folder=words.place(PurePath(folder))))
        self._rows, self._chose = [], False
        self._counts.clear()
        self.pictures.set_rows(())
        self.filters["all"].setChecked(True)
        self._count()
        self._filter()
        self.add_button.setEnabled(False)
        self._show_running(True)
        search, post, number = self._session.library.search, self._session.tasks.post, self._run + 1
        self._run = number

        def tell(batch: Sequence[Whereabouts]) -> None:  # on the lane's thread
            post(lambda: self._take(number, batch))

        self._work.run(lambda cancel, board: search.known(folder, cancel, board, tell))
        self.shown.emit()

    def _show_running(self, running: bool) -> None:
        self.running.setVisible(running)
        self.verdict.setVisible(not running)

    def _show_progress(self, progress: Progress) -> None:
        done, total = number(progress.done_files), number(progress.total_files)
        if progress.phase in ("idle", "walking"):
            show_busy(self.bar)
            text = plural("Looking for pictures: {n} found", "Looking for pictures: {n} found", progress.total_files)
        else:
            self.bar.setRange(0, max(1, progress.total_files))
            self.bar.setValue(progress.done_files)
            text = (
                tr("Comparing with your library: {done} of {total} pictures", done=done, total=total)
                if progress.phase == "matching"
                else tr("Reading {done} of {total} pictures", done=done, total=total)
            )
        self.how_far.setText(text)

    def _take(self, run: int, batch: Sequence[Whereabouts]) -> None:
        """Some pictures are known while the others are looked up."""
        if run != self._run:
            return
        rows = numbered(batch)
        self._rows += rows
        self._counts.update(one.state for one in batch)
        self.pictures.add_rows(rows)
        states = self._states()
        self.model.add_rows([row for row in rows if row[0].state in states])
        self._count()
        if not self.grid.currentIndex().isValid() and self.model.rowCount():
            self.grid.select_row(0)

    def _end(self, report: FolderReport | None) -> None:
        had_keyboard = self.cancel_button.hasFocus()
        self._show_running(False)
        if report is None and not self._rows:  # cancelled, or it failed and that was told
            self.closed.emit()
            return
        self.add_button.setEnabled(True)
        self._rows.sort(key=lambda row: row[0].path)
        if report is None:
            self.verdict.setText(unfinished(len(self._rows), self._work.progress.total_files))
        else:
            self.verdict.setText(verdict(report))
            if report.count("missing") and not self._chose:
                self.filters["missing"].setChecked(True)
        self._count()
        self.grid.replace_rows(self._filter)
        self.point()
        if had_keyboard:
            self.grid.setFocus()
        if not self.isVisible():
            self._session.say(self.verdict.text())

    def _count(self) -> None:
        """Say at each filter how many pictures it has."""
        for key, (text, states) in FILTERS.items():
            count = sum(self._counts[state] for state in states)
            self.filters[key].setText(tr(text, n=number(count)))
            self.filters[key].setVisible(bool(count) or key in ("all", "missing"))
        self.copy_button.setEnabled(self.model.rowCount() > 0)

    def _states(self) -> frozenset[str]:
        return FILTERS[next(key for key, button in self.filters.items() if button.isChecked())][1]

    def _choose_filter(self) -> None:
        self._chose = True
        self._filter()

    def _filter(self) -> None:
        states = self._states()
        self.model.set_rows([(one, photo) for one, photo in self._rows if one.state in states])
        self.copy_button.setEnabled(self.model.rowCount() > 0)
        if not self.model.rowCount():
            self.point()
        elif not self.grid.currentIndex().isValid():
            self.grid.select_row(0)

    def point(self) -> None:
        """Say of the picture under the cursor where it is."""
        self._point_at(self.grid.current_photo())

    def _point_at(self, photo: Photo | None) -> None:
        one = self.model.picture(self.grid.currentIndex().row()) if photo is not None else None
        self.what.setText("" if one is None else where(one))
        if self.isVisible():
            self.pointed_at.emit(one, photo)

    def _find(self, photo: Photo) -> None:
        """Enter on a picture: search by it, to see what is like it."""
        self._session.similar_asked.emit(FolderModel.query_of(photo))

    def _find_current(self) -> None:
        photo = self.grid.current_photo()
        if photo is not None:
            self._find(photo)

    def _show(self, *, library: bool) -> None:
        """Show the picture in the file manager, or the library's photo of it, where there is one."""
        one = self.model.picture(self.grid.currentIndex().row())
        path = None if one is None else (one.photo.path if one.photo else None) if library else one.path
        if path is not None:
            self._session.show_in_folder(path)

    def _copy(self) -> None:
        self._session.copy_paths([one.path for one in self.model.pictures])
