"""What the window asks of its pages. A page says what concerns it and leaves the rest as it is."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from core.records import Photo
from core.settings import Settings
from gui.grid.view import GridView
from gui.lists import Lists

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.session import Session

Details = Literal["", "photos", "groups"]


class Page(QWidget):
    """A page of the window.

    Attributes:
        details: With which other pages this one shares the choice whether the inspector is seen; "": no inspector here.
            Groups tell the facts beside each picture and need the width, so they have a choice of their own.
    """

    details: ClassVar[Details] = ""

    def main_view(self) -> QWidget:
        """What has the keyboard when the page is gone to."""
        return self

    def grids(self) -> Sequence[GridView]:
        """The grids whose pictures follow the slider of sizes."""
        return ()

    def current_photo(self) -> Photo | None:
        """The photo that the inspector shows when the page is shown."""
        view = self.main_view()
        return view.current_photo() if self.details and isinstance(view, GridView) else None

    def enter(self, key: Hashable | None) -> None:
        """The page is shown: whole, or narrowed to an entry of the sidebar (a folder, an album, a saved search)."""

    def show_details(self) -> None:
        """The page is shown and the inspector has its `current_photo`: show it what no photo of the library is."""

    def join(self, window: MainWindow) -> None:
        """Connect to other parts of the window and fill its menus; called once, when all pages are there."""

    def show_lists(self, now: Lists) -> None:
        """The library has changed, and this is what is there now."""

    def restore(self, stored: Settings) -> None:
        """Come back to where the person left the page."""

    def to_store(self) -> dict[str, Any]:
        """Settings that the page keeps, by name, when the window closes."""
        return {}

    def go(self, step: int) -> None:
        """The mouse's own buttons for back (-1) and forward (1)."""


class AskingPage(Page):
    """A page that asks the library for what it shows: when it is first looked at, and whenever that may have changed.

    What changes while nobody looks is asked for when the page is next shown. A subclass says in `_ask` for what.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stale = True
        session.library_changed.connect(self.refresh)

    def refresh(self) -> None:
        """What is shown may be out of date: ask again, now or when the page is looked at."""
        self._stale = True
        if self.isVisible() and self._may_ask():
            self._ask_if_stale()

    def _ask(self) -> None:
        """Ask for what is shown, in the background."""
        raise NotImplementedError

    def _may_ask(self) -> bool:
        """Whether to ask again under the eyes of the person, every time the library changes."""
        return True

    def _ask_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_if_stale()
