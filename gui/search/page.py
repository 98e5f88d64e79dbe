"""Find similar: by one picture or several, by a part, more like these and less like those; and what a folder holds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.language import tr
from core.records import ModelEntry, Photo, Query, Whereabouts
from core.settings import Settings
from gui import theme, words
from gui.grid.view import GridView
from gui.lists import Lists
from gui.page import Page
from gui.search.asked import AskedView
from gui.search.asking import Asking
from gui.search.empty import EmptySearch
from gui.search.folder_check import FolderCheck
from gui.search.folder_words import where
from gui.search.history_strip import HistoryStrip
from gui.search.saved import SavedSearches
from gui.session import Session
from gui.widgets import drops
from gui.widgets.question import ask
from gui.widgets.stack import Stack

if TYPE_CHECKING:
    from gui.main_window import MainWindow


class SearchPage(Page):
    """The page of queries: one of them with its results, or how to begin, or a folder that is looked up.

    Attributes:
        asking: The queries, where the person is among them, and what is remembered.
        asked: Shows the present query.
        strip: The searches made before.
        check: "Which of these do I have?"
    """

    details = "photos"
    topic = "searching"

    def __init__(
        self, session: Session, px: int, look_radius: int = 0, parent: QWidget | None = None, *, look_bits: int = 256
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._window: MainWindow | None = None
        self._photos: int | None = None  # of the library when the present query was answered
        self._encoder = ""  # that has answered, as far as it is known
        self.asking = Asking(session, self)
        self.asked = AskedView(session, self.asking, px, look_radius, look_bits, self)
        self.grid = self.asked.grid
        self.strip = HistoryStrip(self)
        self.empty = EmptySearch(self)
        self.check = FolderCheck(session, px, self)
        self.return_button = QPushButton(flat=True)
        self.return_button.setToolTip(tr("Back to the folder that was looked up (Esc)"))
        theme.give_link_look(self.return_button)
        self.return_button.clicked.connect(self._show_check)
        self.return_button.hide()
        self._return = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.grid)
        self._return.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._return.setEnabled(False)  # the key is the grid's own otherwise
        self._return.activated.connect(self._show_check)
        self.stack = Stack()
        for view in (self.empty, self.asked, self.check):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.return_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        self.asking.history_changed.connect(lambda: self._show_history())
        self.asking.changed.connect(self._show_asked)
        session.shelf.entries_read.connect(self._follow_encoder)
        self.asked.pointed_at.connect(session.photo_pointed_at)
        self.strip.asked.connect(lambda query: self.ask(query, kept=True))
        self.strip.forget_asked.connect(lambda numbers: self.asking.forget(*numbers))
        for key, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self.go(step))
        self.setAcceptDrops(True)
        self.strip.hide()

    # -- of the window

    def join(self, window: MainWindow) -> None:
        self._window = window
        intake, card = window.intake, self.asked.card
        self.saved = SavedSearches(self.asking, window)
        card.save_button.clicked.connect(self.saved.save)
        card.examples.wanted.connect(self._want)
        card.examples.pasted.connect(
            lambda liked: intake.paste_pictures(lambda examples: self.asked.add(examples, liked))
        )
        self.empty.open_button.clicked.connect(intake.choose_picture)
        self.empty.paste_button.clicked.connect(intake.paste)
        self.empty.folder_button.clicked.connect(self.check.choose)
        self.check.shown.connect(self._show_check)
        self.check.closed.connect(self._leave_check)
        self.check.pointed_at.connect(self._point_at_whereabouts)
        tip = tr("Look up a folder, such as a camera card: which of its pictures the library has")
        known = window.commands.add("file", "known", tr("&Which of these do I have?…"), self.check.choose, tip=tip)
        menu = card.more_button.menu()
        menu.addAction(known)
        menu.addAction(tr("&Delete the codes of parts…"), card.parts.remove)
        self.asked.pointed_at.connect(
            lambda _: window.inspector.set_note(self.asked.results.why(self.grid.currentIndex().row()))
        )
        for signal in (self.asking.changed, self.asking.history_changed):
            signal.connect(self._mark_saved)
        self.asking.read_history()

    def main_view(self) -> QWidget:
        if self._shows(self.check):
            return self.check.main_view()
        return self.grid if self._shows(self.asked) else self.empty.open_button

    def _shows(self, view: QWidget) -> bool:
        return self.stack.currentWidget() is view

    def grids(self) -> Sequence[GridView]:
        return (self.grid, self.check.grid)

    def current_photo(self) -> Photo | None:
        if self._shows(self.check):
            return self.check.current_photo()
        return self.grid.current_photo() if self._shows(self.asked) else None

    def show_details(self) -> None:
        if self._shows(self.check):
            self.check.point()

    def _point_at_whereabouts(self, one: Whereabouts | None, photo: Photo | None) -> None:
        """Let the inspector show the library's photo, or the folder's own picture where there is none."""
        assert self._window is not None
        if one is None or one.photo is not None:
            self._session.photo_pointed_at.emit(None if one is None else one.photo)
        else:
            self._window.inspector.show_photo(photo, self.check.pictures)
        if one is not None:
            self._window.inspector.set_note(where(one))

    def enter(self, key: Hashable | None) -> None:
        kept = None if key is None else self.saved.by_key(key)
        if kept is not None:
            self.ask(kept.query, kept=True)

    def show_lists(self, now: Lists) -> None:
        """Photos came or went: the answer may be another one; not while a scan runs, for that would never rest."""
        if now.photos != self._photos and not self._session.scans.running:
            if self._photos is not None:
                self.asking.follow_library()
            self._photos = now.photos

    def _follow_encoder(self, entries: Sequence[ModelEntry]) -> None:
        """What another encoder found does not stay: its distances are of other codes."""
        before, self._encoder = self._encoder, next((entry.name for entry in entries if entry.answers), "")
        if before and before != self._encoder:
            self.asking.again()

    def restore(self, stored: Settings) -> None:
        self.asked.restore_heights(stored.search_splitter)

    def to_store(self) -> dict[str, Any]:
        asked = self.asked
        return {"look_radius": asked.look_radius, "look_bits": asked.look_bits, "search_splitter": asked.heights()}

    # -- what is asked

    def ask(self, query: Query, *, kept: bool = False) -> None:
        """Look for photos like some pictures, as it was `kept` or anew; queries after the present one are dropped."""
        self.asked.leave_why()
        self.asking.ask(query, kept=kept)

    def go(self, step: int) -> None:
        """Back (-1) or forward (1) through the queries."""
        self.asked.leave_why()
        self.asking.go(step)

    def _want(self, liked: bool, mime: QMimeData | None) -> None:
        """Add the pictures that were dropped, or ask for some."""
        assert self._window is not None
        intake = self._window.intake
        if mime is not None:
            intake.take_pictures(mime, lambda examples: self.asked.add(examples, liked))
            return
        title = tr("Pictures to find more like") if liked else tr("Pictures to find less like")
        intake.choose_pictures(title, lambda examples: self.asked.add(examples, liked))

    # -- what is shown

    def _show_asked(self) -> None:
        view = self.asked if self.asking.visit is not None else self.empty
        self.strip.show_present(self.asking.query)
        self._offer_return(self._shows(self.check) or self._return.isEnabled())
        if not self._shows(view):
            focused = self.window().focusWidget()  # also while the window itself has no keyboard yet, as at the start
            had_keyboard = focused is not None and self.isAncestorOf(focused)
            self.stack.setCurrentWidget(view)
            if had_keyboard:
                self.main_view().setFocus()

    def _show_history(self) -> None:
        self.strip.show_history(self.asking.history)
        self.strip.show_present(self.asking.query)
        self.strip.setVisible(bool(self.asking.history))

    def _mark_saved(self) -> None:
        """In the sidebar, the saved search that this is; none once it was changed."""
        window = self._window
        if window is not None and window.page == "search":
            query = self.asking.query
            key = next((one.id for one in self.asking.saved if one.query == query), None)
            window.sidebar.show_chosen("search", key)

    def _offer_return(self, offer: bool) -> None:
        """From a picture of a folder that was looked up, one goes back to the others."""
        name = words.folder_name(self.check.folder) if offer else ""
        self.return_button.setText(tr("Back to the pictures of “{folder}”", folder=name))
        self.return_button.setVisible(offer)
        self._return.setEnabled(offer)

    def _show_check(self) -> None:
        assert self._window is not None
        self._offer_return(False)
        self.stack.setCurrentWidget(self.check)
        self._window.go_to("search")

    def _leave_check(self) -> None:
        self.stack.setCurrentWidget(self.asked if self.asking.visit is not None else self.empty)
        self.main_view().setFocus()
        self._session.photo_pointed_at.emit(self.current_photo())

    # -- Qt's own methods

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(drops.folders(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()  # the window takes pictures, on this page as on any other

    def dropEvent(self, event: QDropEvent) -> None:
        """A folder may be meant in two ways here, so it is asked which."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        folders = drops.folders(event.mimeData())
        ask(
            self.window(),
            tr("A folder"),
            tr("What shall be done with “{folder}”?", folder=words.folder_name(folders[0])),
            tr("Its pictures can be looked up, to see which of them you have, or it can become part of the library."),
            {
                tr("Look up its pictures"): lambda: self.check.check(folders[0]),
                tr("Add it to the library"): lambda: self._session.add_folders(list(folders)),
            },
            harmless=True,
        )
