"""The window: sidebar, pages, inspector, the lines for messages and for the scan, and what connects them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from core import settings
from core.records import Group, Photo, Query
from gui import lists, theme
from gui.cleanup.bar import CleanBar
from gui.compare.view import CompareView
from gui.features import FEATURES
from gui.intake import Intake
from gui.lists import Lists
from gui.page import Page
from gui.parts import PAGES
from gui.photos.inspector import Inspector
from gui.photos.page import PhotosPage
from gui.review.page import ReviewPage
from gui.scan.bar import ScanBar
from gui.search.page import SearchPage
from gui.session import Session
from gui.sidebar import Sidebar
from gui.toolbar import Commands
from gui.widgets import drops, order
from gui.widgets.message_bar import MessageBar
from gui.widgets.stack import Stack

PageT = TypeVar("PageT", bound=Page)
KINDS = {kind.name: kind for kind in PAGES}


class MainWindow(QMainWindow):
    """The one window of the program.

    Attributes:
        pages: The pages by name, as `gui.parts` lists them and settings keep them.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        stored = settings.load(session.library.directory)
        self._closing = False
        self._has_folders = True  # until the library says otherwise
        self._details = {"photos": stored.inspector, "groups": stored.inspector_in_groups}
        self._compared_from = "duplicates"
        self.setWindowTitle("Twinlens")
        self.setAcceptDrops(True)
        room = self.screen().availableSize()  # a small screen with all enlarged has less than the window asks for
        self.resize(QSize(1200, 800).boundedTo(room))
        self.setMinimumSize(QSize(800, 560).boundedTo(room))
        self.sidebar = Sidebar(self)
        self.pages: dict[str, Page] = {kind.name: kind.make(session, stored, self) for kind in PAGES}
        self.photos = self.page_of("photos", PhotosPage)
        self.duplicates = self.page_of("duplicates", ReviewPage)
        self.search = self.page_of("search", SearchPage)
        self.compare = self.page_of("compare", CompareView)
        self.stack = Stack()
        for page in self.pages.values():
            self.stack.addWidget(page)
        self.inspector = Inspector(session, self)
        self.message_bar = MessageBar(self)
        self.scan_bar = ScanBar(session.scans, self)
        self.clean_bar = CleanBar(session, self)
        self._lay_out()
        self.intake = Intake(session, self)
        self.commands = Commands(self, stored.thumbnail_px, self.photos.sort)
        self._connect()
        for kind in PAGES:
            self.pages[kind.name].join(self)
        for join in FEATURES:
            join(self)
        for page in self.pages.values():
            order.follow_layout(page)
        self._restore(stored)
        self.reload_lists()

    def page_of(self, name: str, kind: type[PageT]) -> PageT:
        """A page by its name, as what it is."""
        page = self.pages[name]
        assert isinstance(page, kind)
        return page

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, widget in self.pages.items() if widget is self.stack.currentWidget())

    def _lay_out(self) -> None:
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

    def _connect(self) -> None:
        session, commands = self.session, self.commands
        commands.add_folder.triggered.connect(self.intake.choose_folder)
        commands.scan.triggered.connect(lambda: session.scans.start())
        self.intake.folders_opened.connect(lambda paths: self.go_to("photos", paths[0] if len(paths) == 1 else None))
        commands.leave_out.triggered.connect(self.intake.choose_left_out)
        commands.open_picture.triggered.connect(self.intake.choose_picture)
        commands.paste.triggered.connect(self.intake.paste)
        commands.inspector.triggered.connect(self._choose_inspector)
        commands.size_changed.connect(self._resize_cells)
        commands.page_asked.connect(self.go_to)
        for page in self.pages.values():
            for grid in page.grids():
                grid.zoom_asked.connect(commands.zoom)
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.page_entered.connect(lambda: self.pages[self.page].main_view().setFocus())
        self.sidebar.folder_removal_asked.connect(self.intake.confirm_removal)
        self.sidebar.folder_scan_asked.connect(lambda folder: session.scans.start([folder]))
        self.sidebar.folder_show_asked.connect(session.show_in_folder)
        self.sidebar.folder_protection_asked.connect(session.review.set_protected)
        session.review.marks_changed.connect(lambda: self.sidebar.set_protected(session.review.protected_folders))
        session.message_raised.connect(self.message_bar.show_message)
        session.message_outdated.connect(self.message_bar.withdraw)
        session.similar_asked.connect(self.find_similar)
        session.compare_asked.connect(self._compare)
        session.library_changed.connect(self.reload_lists)
        session.review.groups_changed.connect(lambda: self.reload_lists(decided=True))
        session.scans.started.connect(self._scan_started)
        session.scans.ended.connect(self._scan_ended)

    def show_page(self, name: str, key: Hashable | None = None) -> None:
        """Show a page, whole or narrowed to an entry of the sidebar: "photos" to a folder, others to what they list."""
        page = self.pages[name]
        self.stack.setCurrentWidget(page)
        self.sidebar.show_chosen(name, key)
        page.enter(key)
        self.session.photo_pointed_at.emit(page.current_photo())
        page.show_details()
        self.commands.show_for(name, sized=bool(page.grids()))
        self.sidebar.setVisible(name != "compare")  # there the pictures fill the window
        self._show_inspector()

    def go_to(self, name: str, key: Hashable | None = None) -> None:
        """Show a page and put the keyboard into it."""
        self.show_page(name, key)
        self.pages[name].main_view().setFocus()

    def leave_compare(self) -> None:
        """Back to the page from which photos were compared."""
        self.go_to(self._compared_from)

    def find_similar(self, query: Query) -> None:
        self.go_to("search")
        self.search.ask(query)

    def _compare(self, asked: tuple[Group | tuple[Photo, ...], int]) -> None:
        """Compare a photo with the first of its group, or of just some photos: (group or photos, row of the photo)."""
        subject, row = asked
        if self.page != "compare":
            self._compared_from = self.page
        self.go_to("compare")
        if isinstance(subject, Group):
            self.compare.show_pair([member.photo for member in subject.members], row, subject)
        else:
            self.compare.show_pair(subject, row)

    def reload_lists(self, *, decided: bool = False) -> None:
        """Read the folders, counts, problems and the groups again; these not while a scan runs, unless the person has
        `decided` something about them.
        """
        library, stamp = self.session.library, self.session.review.stamp
        groups = stamp is not None and (decided or not self.session.scans.running)
        self.session.pictures.forget_failures()
        group = ("lists", groups)  # a quick look does not replace a full one that waits
        self.session.tasks.query(
            lambda: lists.read(library, groups=groups),
            lambda now: self._show_lists(now, stamp),
            self.session.report,
            group,
        )
        if groups:
            self.session.review.refresh()

    def _show_lists(self, now: Lists, stamp: int | None) -> None:
        """Show what was read; groups from before a decision are let be, for they are read again after it."""
        if stamp != self.session.review.stamp:
            now = now.without_groups()
        self.sidebar.set_folders(now.folders)
        self._has_folders = bool(now.folders)
        self._show_inspector()
        self.sidebar.set_counts(photos=now.photos, problems=len(now.problems))
        if now.duplicates is not None and now.bursts is not None:
            self.sidebar.set_counts(duplicates=len(now.duplicates), bursts=len(now.bursts))
        self.commands.scan.setEnabled(bool(now.folders) and not self.session.scans.running)
        for page in self.pages.values():
            page.show_lists(now)
        if self.page == "photos":
            self.sidebar.show_chosen("photos", self.photos.folder)

    def _show_inspector(self) -> None:
        """As the person left it on such pages; where there is no photo, not at all."""
        details = self.pages[self.page].details
        may = bool(details) and self._has_folders
        shown = may and self._details[details]
        self.commands.inspector.setEnabled(may)
        self.commands.inspector.setChecked(shown)
        self.inspector.setVisible(shown)

    def _choose_inspector(self, shown: bool) -> None:
        self._details[self.pages[self.page].details] = shown
        self._show_inspector()

    def _scan_started(self) -> None:
        self.commands.scan.setEnabled(False)
        self.sidebar.set_may_change(False)

    def _scan_ended(self) -> None:
        self.commands.scan.setEnabled(True)
        self.sidebar.set_may_change(True)
        if self._closing:
            self.close()

    def _resize_cells(self, px: int) -> None:
        for page in self.pages.values():
            for grid in page.grids():
                grid.set_cell_px(px)

    def _restore(self, stored: settings.Settings) -> None:
        for kept, restore in (
            (stored.window, self.restoreGeometry),
            (stored.splitter, self.splitter.restoreState),
        ):
            if kept:
                restore(QByteArray.fromBase64(kept.encode()))
        for page in self.pages.values():
            page.restore(stored)
        kind = KINDS.get(stored.page)
        self.go_to(stored.page if kind is not None and kind.kept else "photos")

    def _store(self) -> None:
        kept = {name: value for page in self.pages.values() for name, value in page.to_store().items()}
        settings.change(
            self.session.library.directory,
            **kept,
            thumbnail_px=self.commands.cell_size.value(),
            window=_text(self.saveGeometry()),
            splitter=_text(self.splitter.saveState()),
            inspector=self._details["photos"],
            inspector_in_groups=self._details["groups"],
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
        """The mouse's own back and forward buttons go through what a page has shown, as queries."""
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button(), 0)
        if step:
            self.pages[self.page].go(step)
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.scans.running and not self._closing:  # what is decoded is still committed: a second or two
            self._closing = True
            self.session.scans.cancel()
            self.scan_bar.say_stopping()
            event.ignore()
            return
        self._store()
        super().closeEvent(event)


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
