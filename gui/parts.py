"""The pages of the window, in the order of the sidebar. A new page is one line here: a subclass of `gui.page.Page`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.language import phrase, tr
from core.settings import Settings
from gui.albums.page import AlbumsPage
from gui.cleanup.history_page import HistoryPage
from gui.compare.view import CompareView
from gui.map.page import MapPage
from gui.page import Page
from gui.photos.page import PhotosPage
from gui.review.decisions_page import DecisionsPage
from gui.review.folders_page import FoldersPage
from gui.review.groups_page import GroupsPage
from gui.review.page import ReviewPage
from gui.scan.problems_page import ProblemsPage
from gui.search.page import SearchPage
from gui.session import Session

if TYPE_CHECKING:
    from gui.main_window import MainWindow

NO_BURSTS = phrase("No bursts found. Shots of the same moment, which are not copies, stand here after a scan.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A page of the table.

    Attributes:
        name: As settings and `MainWindow.pages` know it.
        title: Marked, not yet said.
        make: Makes the page, of the session, what is stored, and the parent.
        icon: Where it is not the page's name.
        listed: It stands in the sidebar and in the menu.
        kept: It can be come back to when the program starts.
        topic: The help page that F1 opens there.
    """

    name: str
    title: str
    make: Callable[[Session, Settings, MainWindow], Page]
    icon: str = ""
    listed: bool = True
    kept: bool = True
    topic: str = "start"


PAGES = (
    Kind(
        "photos",
        phrase("All photos"),
        lambda s, kept, w: PhotosPage(s, kept.thumbnail_px, kept.sort, w),
        topic="browsing",
    ),
    Kind("duplicates", phrase("Duplicates"), lambda s, kept, w: ReviewPage(s, w), topic="removing"),
    Kind("bursts", phrase("Bursts"), lambda s, kept, w: GroupsPage(s, tr("Bursts"), tr(NO_BURSTS), w), topic="copies"),
    Kind("folders", phrase("Repeated folders"), lambda s, kept, w: FoldersPage(s, w), topic="removing"),
    Kind(
        "search",
        phrase("Find similar"),
        lambda s, kept, w: SearchPage(s, kept.thumbnail_px, kept.look_radius, w, look_bits=kept.look_bits),
        "similar",
        kept=False,
        topic="searching",
    ),
    Kind("map", phrase("Map"), lambda s, kept, w: MapPage(s, kept.thumbnail_px, w), topic="map"),
    Kind("albums", phrase("Albums"), lambda s, kept, w: AlbumsPage(s, kept.thumbnail_px, w), topic="albums"),
    Kind("decisions", phrase("Decisions"), lambda s, kept, w: DecisionsPage(s, w), topic="removing"),
    Kind("history", phrase("History"), lambda s, kept, w: HistoryPage(s, w), topic="removing"),
    Kind("problems", phrase("Problems"), lambda s, kept, w: ProblemsPage(s, w), topic="trouble"),
    Kind("compare", phrase("Compare"), lambda s, kept, w: CompareView(s, w), listed=False, kept=False, topic="copies"),
)
