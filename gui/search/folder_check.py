"""Which of these do I have? A folder's pictures, such as a camera card's, and for each where the library has it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserError
from core.language import number, phrase, plural, tr
from core.records import FolderReport, Photo, Progress, Whereabouts
from gui import theme, words
from gui.background.work import Work
from gui.grid.view import GridView
from gui.motion import show_busy
from gui.photos.chips import FlowLayout
from gui.search.folder_cells import FolderDelegate, FolderModel, FolderPictures, numbered
from gui.search.folder_words import verdict, where
from gui.session import Session
from gui.theme import SPACE
from gui.widgets import files
from gui.widgets.elided import ElidedLabel

FILTERS: dict[str, tuple[str, frozenset[str]]] = {
    "all": (phrase("All {n}"), frozenset({"here", "copy", "missing", "unreadable"})),
    "missing": (phrase("Not there {n}"), frozenset({"missing"})),
    "here": (phrase("In the library {n}"), frozenset({"here"})),
    "copy": (phrase("As a copy {n}"), frozenset({"copy"})),
    "unreadable": (phrase("Unreadable {n}"), frozenset({"unreadable"})),
}


class FolderCheck(QWidget):
    """Asks for a folder, looks it up with progress, and shows what came of it.

    Signals:
        shown: There is something to show here now.
        closed: The person goes back to searching.
    """

    shown = Signal()
    closed = Signal()

    def __init__(self, session: Session, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._folder = ""
        self._rows: list[tuple[Whereabouts, Photo]] = []
        self._work = Work(session, self)
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._end)
        self.pictures = FolderPictures(session, self)
        self.model = FolderModel(self)
        self.grid = GridView(self.pictures, FolderDelegate(self.pictures, px), self)
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(tr("Pictures of the folder"))
        self.grid.photo_opened.connect(lambda photo: self._find(photo))
        self.grid.photo_current.connect(self._point_at)
        self._add_actions()
        self.title = ElidedLabel()
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.verdict = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.what = ElidedLabel()
        self.other_button = QPushButton(tr("Another &folder…"))
        self.other_button.clicked.connect(self.choose)
        self.copy_button = QPushButton(tr("&Copy the paths"))
        self.copy_button.setToolTip(tr("Copy the paths of the pictures shown, one a line"))
        self.copy_button.clicked.connect(self._copy)
        self.add_button = QPushButton(tr("&Add this folder to the library"))
        self.add_button.clicked.connect(lambda: session.add_folders([self._folder]))
        self.close_button = QPushButton(tr("&Back to searching"))
        self.close_button.clicked.connect(self.closed)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.closed)
        self.how_far = QLabel(textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(SPACE)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.clicked.connect(self._work.cancel)
        self.filters: dict[str, QPushButton] = {}
        self.body = QStackedWidget()
        self._lay_out()

    def _add_actions(self) -> None:
        """What can be done with a picture: a menu, and keys as in other grids."""
        for text, key, slot in (
            (tr("&Find similar"), "F", self._find_current),
            (tr("&Show in folder"), "Ctrl+Shift+O", lambda: self._show(library=False)),
            (tr("Show the &library's photo in its folder"), "", lambda: self._show(library=True)),
        ):
            action = QAction(text, self.grid)
            if key:
                action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(slot)
            self.grid.addAction(action)
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
            button.clicked.connect(self._filter)
            group.addButton(button)
            row.addWidget(button)
            self.filters[key] = button
        running = QWidget()
        wait = QVBoxLayout(running)
        wait.setContentsMargins(10 * SPACE, 0, 10 * SPACE, 0)
        wait.setSpacing(2 * SPACE)
        wait.addStretch(2)
        wait.addWidget(self.how_far)
        wait.addWidget(self.bar)
        wait.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignHCenter)
        wait.addStretch(3)
        self._running = running
        found = QWidget()
        shown = QVBoxLayout(found)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(SPACE)
        head = QVBoxLayout()
        head.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        head.setSpacing(SPACE)
        head.addWidget(self.verdict)
        head.addLayout(row)
        shown.addLayout(head)
        shown.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self.what, 1)
        for button in (self.copy_button, self.add_button):
            foot.addWidget(button)
        shown.addLayout(foot)
        self._found = found
        self.body.addWidget(running)
        self.body.addWidget(found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        title = QWidget()
        title.setLayout(top)
        top.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        column.addWidget(title)
        column.addWidget(self.body, 1)

    def main_view(self) -> QWidget:
        return self.grid if self.body.currentWidget() is self._found else self.cancel_button

    def current_photo(self) -> Photo | None:
        """The library's photo of the picture under the cursor."""
        one = self.model.picture(self.grid.currentIndex().row())
        return None if one is None else one.photo

    def choose(self) -> None:
        """Ask for a folder, and look it up."""
        folder = QFileDialog.getExistingDirectory(self.window(), tr("Which of these do I have? Choose a folder"))
        if folder:
            self.check(folder)

    def check(self, folder: str) -> None:
        """Look up which of a folder's pictures the library has."""
        if self._work.running:
            self._session.say(tr("Another folder is being looked up; cancel that first."))
            self.shown.emit()
            return
        self._folder = folder
        self.title.setText(tr("Which of “{folder}” do I have?", folder=words.place(PurePath(folder))))
        for button in (self.add_button, self.copy_button):
            button.setEnabled(False)
        self.body.setCurrentWidget(self._running)
        search = self._session.library.search
        self._work.start(lambda cancel, board: search.known(folder, cancel, board))
        self.shown.emit()

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

    def _end(self, report: FolderReport | None) -> None:
        if report is None:  # cancelled, or it failed and that was told
            self.closed.emit()
            return
        self._rows = numbered(report.pictures)
        self.add_button.setEnabled(True)
        self.copy_button.setEnabled(True)
        self.pictures.set_rows(self._rows)
        self.verdict.setText(verdict(report))
        for key, (text, states) in FILTERS.items():
            count = sum(picture.state in states for picture in report.pictures)
            self.filters[key].setText(tr(text, n=number(count)))
            self.filters[key].setVisible(bool(count) or key in ("all", "missing"))
        self.filters["missing" if report.count("missing") else "all"].setChecked(True)
        self._filter()
        self.body.setCurrentWidget(self._found)
        self.shown.emit()

    def _filter(self) -> None:
        chosen = next(key for key, button in self.filters.items() if button.isChecked())
        states = FILTERS[chosen][1]
        self.model.set_rows([(one, photo) for one, photo in self._rows if one.state in states])
        self.copy_button.setEnabled(self.model.rowCount() > 0)
        if self.model.rowCount():
            self.grid.select_row(0)
        else:
            self.what.setText("")

    def _point_at(self, photo: Photo | None) -> None:
        """Say of the picture under the cursor where it is; the inspector shows the library's photo."""
        one = self.model.picture(self.grid.currentIndex().row()) if photo is not None else None
        self.what.setText("" if one is None else where(one))
        self._session.photo_pointed_at.emit(None if one is None else one.photo)

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
            try:
                files.show_in_folder(path)
            except UserError as error:
                self._session.report(error)

    def _copy(self) -> None:
        paths = [one.path for one in self.model.pictures]
        QGuiApplication.clipboard().setText("\n".join(paths))
        self._session.say(plural("{n} path is copied.", "{n} paths are copied.", len(paths)))
