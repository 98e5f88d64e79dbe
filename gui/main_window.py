"""The window: sidebar, pages, inspector, the lines for messages and for the scan, and what connects them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core import settings
from core.errors import UserError
from core.records import Group, Photo
from gui import lists, theme
from gui.cleanup.bar import CleanBar
from gui.cleanup.history_page import HistoryPage
from gui.compare.view import CompareView
from gui.encoders.hashing_dialog import HashingDialog
from gui.encoders.models_dialog import ModelsDialog
from gui.intake import Intake
from gui.lists import Lists
from gui.photos.inspector import Inspector
from gui.photos.page import PhotosPage
from gui.review.arrange import Filter
from gui.review.decisions_page import DecisionsPage
from gui.review.exporting import export_report
from gui.review.folders_page import FoldersPage
from gui.review.groups_page import GroupsPage
from gui.review.page import ReviewPage
from gui.scan.bar import ScanBar
from gui.scan.problems_page import ProblemsPage
from gui.search.page import SearchPage
from gui.session import Query, Session
from gui.sidebar import Sidebar
from gui.toolbar import Commands
from gui.widgets import drops, files
from gui.widgets.message_bar import MessageBar

NO_BURSTS = "No bursts found. Shots of the same moment, which are not copies, stand here after a scan."


class MainWindow(QMainWindow):
    """The one window of the program.

    Attributes:
        pages: The pages by name, as settings keep them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stored = settings.load(session.library.directory)
        self._closing = False
        self._has_folders = True  # until the library says otherwise
        # Groups tell the facts beside each picture and need the width, so they have a choice of their own.
        grids, groups = self._stored.inspector, self._stored.inspector_in_groups
        self._inspector = {"photos": grids, "search": grids, "duplicates": groups, "bursts": groups}
        self.setWindowTitle("Twinlens")
        self.setAcceptDrops(True)
        self.resize(1200, 800)
        self.setMinimumSize(800, 560)
        px = self._stored.thumbnail_px
        self.sidebar = Sidebar(self)
        self.photos = PhotosPage(session, px, self._stored.sort, self)
        self.duplicates = ReviewPage(session, self)
        self.bursts = GroupsPage(session, "Bursts", NO_BURSTS, self)
        self.folders = FoldersPage(session, self)
        self.problems = ProblemsPage(session, self)
        self.history = HistoryPage(session, self)
        self.decisions = DecisionsPage(session, self)
        self.search = SearchPage(session, px, self._stored.look_radius, self, look_bits=self._stored.look_bits)
        self.compare = CompareView(session, self)
        self._compared_from = "duplicates"
        self.pages: dict[str, QWidget] = {
            "photos": self.photos,
            "duplicates": self.duplicates,
            "bursts": self.bursts,
            "folders": self.folders,
            "decisions": self.decisions,
            "history": self.history,
            "problems": self.problems,
            "search": self.search,
            "compare": self.compare,
        }
        self._views: dict[str, QWidget] = {
            "photos": self.photos.grid,
            "duplicates": self.duplicates.members,
            "bursts": self.bursts.members,
            "folders": self.folders.table,
            "decisions": self.decisions.table,
            "history": self.history.table,
            "problems": self.problems.table,
            "search": self.search.grid,
            "compare": self.compare.canvas,
        }
        self._show_entry: dict[str, Callable[[Any], None]] = {}  # page -> shows an entry of its section by key
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.inspector = Inspector(session, self)
        self.message_bar = MessageBar(self)
        self.scan_bar = ScanBar(session.scans, self)
        self.clean_bar = CleanBar(session, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for position, part in enumerate((self.sidebar, self.stack, self.inspector)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(position, 1 if part is self.stack else 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.setSizes([208, 720, 272])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.message_bar)  # below, so that nothing moves under the pointer when it comes
        column.addWidget(self.clean_bar)
        column.addWidget(self.scan_bar)
        self.setCentralWidget(whole)
        self.intake = Intake(session, self)
        self.commands = Commands(self, px, self.photos.sort)
        self.duplicates.fill_menu(self.menuBar().addMenu("&Review"))
        self._connect()
        self._restore()
        self.reload_lists()

    def _connect(self) -> None:
        session, commands = self._session, self.commands
        commands.add_folder.triggered.connect(self.intake.choose_folder)
        commands.scan.triggered.connect(lambda: session.scans.start())
        commands.leave_out.triggered.connect(self.intake.choose_left_out)
        commands.encoders.triggered.connect(lambda: ModelsDialog(session, self).show())
        commands.hashing.triggered.connect(lambda: HashingDialog(session, self).show())
        commands.open_picture.triggered.connect(self.intake.choose_picture)
        commands.export.triggered.connect(lambda: export_report(session, self))
        commands.paste.triggered.connect(self.intake.paste)
        commands.inspector.triggered.connect(self._choose_inspector)
        commands.size_changed.connect(self._resize_cells)
        for grid in (self.photos.grid, self.search.grid):
            grid.zoom_asked.connect(commands.zoom)
        commands.sort_chosen.connect(lambda sort: self.photos.show_photos(self.photos.folder, sort))
        commands.page_asked.connect(self._go_to)
        self.photos.add_folder_asked.connect(self.intake.choose_folder)
        self.folders.groups_asked.connect(self._show_groups_of)
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.folder_removal_asked.connect(self.intake.confirm_removal)
        self.sidebar.folder_scan_asked.connect(lambda folder: session.scans.start([folder]))
        self.sidebar.folder_show_asked.connect(self._show_folder)
        self.sidebar.folder_protection_asked.connect(session.review.set_protected)
        session.review.marks_changed.connect(lambda: self.sidebar.set_protected(session.review.protected_folders))
        session.message_raised.connect(self.message_bar.show_message)
        session.message_outdated.connect(self.message_bar.withdraw)
        session.similar_asked.connect(self.find_similar)
        session.compare_asked.connect(self._compare)
        self.compare.closed.connect(lambda: self._go_to(self._compared_from))
        session.library_changed.connect(self.reload_lists)
        session.review.groups_changed.connect(lambda: self.reload_lists(decided=True))
        session.scans.scan_started.connect(self._scan_started)
        session.scans.scan_ended.connect(self._scan_ended)

    def show_page(self, page: str, key: Hashable | None = None) -> None:
        """Show a page; "photos" may be narrowed to a folder, others to an entry of their section in the sidebar."""
        widget = self.pages[page]
        self.stack.setCurrentWidget(widget)
        self.sidebar.show_chosen(page, key)
        if page in self._show_entry and key is not None:
            self._show_entry[page](key)
        if page == "photos":
            self.photos.show_photos(key if isinstance(key, str) else None)
            self._session.photo_pointed_at.emit(self.photos.grid.current_photo())
        elif isinstance(widget, GroupsPage):
            self._session.photo_pointed_at.emit(widget.members.current_photo())
        elif widget is self.search:
            self._session.photo_pointed_at.emit(self.search.grid.current_photo())
        else:
            self._session.photo_pointed_at.emit(None)
        self.commands.show_for(page)
        self.sidebar.setVisible(page != "compare")  # there the pictures fill the window
        self._show_inspector()

    def _go_to(self, page: str) -> None:
        """Show a page and put the keyboard into it."""
        self.show_page(page)
        self._views[page].setFocus()

    def _show_groups_of(self, folder: str) -> None:
        self.duplicates.bar.set_filter(Filter(folder=folder))
        self._go_to("duplicates")

    @property
    def page(self) -> str:
        return next(name for name, widget in self.pages.items() if widget is self.stack.currentWidget())

    def find_similar(self, query: Query) -> None:
        self._go_to("search")
        self.search.ask(query)

    def _compare(self, asked: tuple[Group | tuple[Photo, ...], int]) -> None:
        """Compare a photo with the first of its group, or of just some photos: (group or photos, row of the photo)."""
        subject, row = asked
        if self.page != "compare":
            self._compared_from = self.page
        self._go_to("compare")
        if isinstance(subject, Group):
            self.compare.show_pair([member.photo for member in subject.members], row, subject)
        else:
            self.compare.show_pair(subject, row)

    def reload_lists(self, *, decided: bool = False) -> None:
        """Read the folders, counts, problems and the groups again; these not while a scan runs, unless the person has
        `decided` something about them.
        """
        library, stamp = self._session.library, self._session.review.stamp
        groups = stamp is not None and (decided or not self._session.scans.running)
        self._session.pictures.forget_failures()
        group = ("lists", groups)  # a quick look does not replace a full one that waits
        self._session.tasks.query(
            lambda: lists.read(library, groups=groups),
            lambda now: self._show_lists(now, stamp),
            self._session.report,
            group,
        )
        if groups:
            self._session.review.refresh()

    def _show_lists(self, now: Lists, stamp: int | None) -> None:
        """Show what was read; groups from before a decision are let be, for they are read again after it."""
        self.sidebar.set_folders(now.folders)
        self._has_folders = bool(now.folders)
        self._show_inspector()
        self.sidebar.set_counts(photos=now.photos, problems=len(now.problems))
        self.problems.set_problems(now.problems)
        self.commands.scan.setEnabled(bool(now.folders) and not self._session.scans.running)
        for page in (self.duplicates, self.bursts):
            page.set_folders([folder.path for folder in now.folders])
        if now.duplicates is not None and now.bursts is not None and stamp == self._session.review.stamp:
            self.sidebar.set_counts(duplicates=len(now.duplicates), bursts=len(now.bursts))
            self.duplicates.set_groups(now.duplicates)
            self.bursts.set_groups(now.bursts)
            self.compare.follow((*now.duplicates, *now.bursts))
        if self.photos.folder is not None and self.photos.folder not in {folder.path for folder in now.folders}:
            self.photos.show_photos(None)
            if self.page == "photos":
                self.show_page("photos")

    def _show_inspector(self) -> None:
        """As the person left it on such pages; where there is no photo, not at all."""
        may = self.page in self._inspector and self._has_folders
        shown = may and self._inspector[self.page]
        self.commands.inspector.setEnabled(may)
        self.commands.inspector.setChecked(shown)
        self.inspector.setVisible(shown)

    def _choose_inspector(self, shown: bool) -> None:
        for page in ("photos", "search") if self.page in ("photos", "search") else ("duplicates", "bursts"):
            self._inspector[page] = shown
        self._show_inspector()

    def _show_folder(self, folder: str) -> None:
        try:
            files.show_in_folder(folder)
        except UserError as error:
            self._session.report(error)

    def _scan_started(self) -> None:
        self.commands.scan.setEnabled(False)
        self.sidebar.set_may_change(False)

    def _scan_ended(self) -> None:
        self.commands.scan.setEnabled(True)
        self.sidebar.set_may_change(True)
        if self._closing:
            self.close()

    def _resize_cells(self, px: int) -> None:
        self.photos.grid.set_cell_px(px)
        self.search.grid.set_cell_px(px)

    def _restore(self) -> None:
        for stored, restore in (
            (self._stored.window, self.restoreGeometry),
            (self._stored.splitter, self.splitter.restoreState),
        ):
            if stored:
                restore(QByteArray.fromBase64(stored.encode()))
        self.duplicates.set_place(self._stored.review_place)
        self.duplicates.bar.set_sort(self._stored.review_sort)
        page = self._stored.page
        self._go_to(page if page in self.pages and page not in ("search", "compare") else "photos")

    def _store(self) -> None:
        settings.change(
            self._session.library.directory,
            thumbnail_px=self.photos.grid.cell_px,
            sort=self.photos.sort,
            review_sort=self.duplicates.bar.sort,
            review_place=self.duplicates.place(),
            look_radius=self.search.look_radius,
            look_bits=self.search.look_bits,
            window=_text(self.saveGeometry()),
            splitter=_text(self.splitter.saveState()),
            inspector=self._inspector["photos"],
            inspector_in_groups=self._inspector["bursts"],
            page=self._compared_from if self.page == "compare" else self.page,
        )

    # -- Qt's own methods

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if drops.is_usable(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.intake.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            theme.retint(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own back and forward buttons go through the queries."""
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button(), 0)
        if step and self.page == "search":
            self.search.go(step)
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._session.scans.running and not self._closing:  # what is decoded is still committed: a second or two
            self._closing = True
            self._session.scans.cancel()
            self.scan_bar.say_stopping()
            event.ignore()
            return
        self._store()
        super().closeEvent(event)


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
