"""The page of the map: the map, what is chosen on it as a grid beside it, and the drawing of it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.language import number, plural, tr
from core.records import MapLayout, Photo, Progress
from gui import theme
from gui.grid.delegates import CellDelegate
from gui.grid.models import LibraryModel
from gui.grid.photo_actions import PhotoActions
from gui.grid.view import GridView
from gui.lists import Lists
from gui.map.view import KEY_ZOOM, MapView
from gui.motion import show_busy
from gui.page import Page
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.tool_button import tool_button

WIDE_FROM = 900
"""In a page narrower than this the chosen photos stand below the map instead of beside it."""


class MapPage(Page):
    """The landscape of the library: photos that look alike lie near each other.

    Attributes:
        view: The map.
        grid: The photos chosen on it.
    """

    details = "photos"

    def __init__(self, session: Session, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._read = False  # the map as it is kept was asked for
        self._photos = 0
        self.view = MapView(session, self)
        self.view.choice_changed.connect(self._show_chosen)
        self.view.photo_pointed_at.connect(session.photo_pointed_at)
        self.view.photo_opened.connect(lambda photo: session.open_file(photo.path))
        self.view.lasso_changed.connect(self._show_tool)
        self._make_grid(px)
        tools = self._make_tools()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.chosen)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self._make_notice())
        column.addWidget(self.splitter, 1)
        self.empty = self._make_empty()
        self._stack = QStackedLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._stack, 1)  # before it has widgets: it would show the first as a window of its own
        self._stack.addWidget(self.empty)
        self._stack.addWidget(shown)
        whole.addWidget(self._make_progress())
        session.mapping.started.connect(self._begin)
        session.mapping.stepped.connect(self._step)
        session.mapping.progressed.connect(self._show_progress)
        session.mapping.ended.connect(self._end)

    # -- its parts

    def _make_grid(self, px: int) -> None:
        self.photos = LibraryModel(self._session, self)
        self.grid = GridView(self._session.pictures, CellDelegate(self._session.pictures, px), self)
        self.grid.setModel(self.photos)
        self.grid.setAccessibleName(tr("Photos chosen on the map"))
        self.grid.types_names = False
        self.grid.photo_current.connect(self._follow_grid)
        self.actions_of_photos = PhotoActions(self._session, self.grid)
        self.count = QLabel(textFormat=Qt.TextFormat.PlainText)
        close = tool_button("close", tr("Choose none (Esc)"))
        close.clicked.connect(self.view.choose_none)
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        head.addWidget(self.count, 1)
        head.addWidget(close)
        self.chosen = QWidget()
        column = QVBoxLayout(self.chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.grid, 1)
        self.chosen.setMinimumSize(200, 120)
        self.chosen.hide()

    def _make_tools(self) -> QHBoxLayout:
        self.told = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.told.setMinimumWidth(40)
        self.lasso_button = tool_button("lasso", tr("Cut out photos with a line around them (L, or drag with Shift)"))
        self.lasso_button.setCheckable(True)
        self.lasso_button.toggled.connect(self.view.set_lasso)
        self.view_button = tool_button("select-view", tr("Choose what is in view (Ctrl+A)"))
        self.view_button.clicked.connect(self.view.choose_in_view)
        self.fit_button = tool_button("fit", tr("Show the whole map (Home)"))
        self.fit_button.clicked.connect(self.view.fit)
        self.nearer = tool_button("plus", tr("Come nearer (+)"))
        self.nearer.clicked.connect(lambda: self.view.zoom(KEY_ZOOM))
        self.farther = tool_button("minus", tr("Go farther away (-)"))
        self.farther.clicked.connect(lambda: self.view.zoom(1 / KEY_ZOOM))
        self.again_button = tool_button("scan", tr("Draw the map again; the places of most photos change little"))
        self.again_button.clicked.connect(self._session.mapping.start)
        row = QHBoxLayout()
        row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(SPACE // 2)
        row.addWidget(self.told, 1)
        for widget in (
            self.again_button, self.view_button, self.lasso_button, self.farther, self.nearer, self.fit_button
        ):  # fmt: skip
            row.addWidget(widget)
        return row

    def _make_notice(self) -> QWidget:
        """Why the map should be drawn again, and the button for it; where it should."""
        self.notice = QWidget()
        self.stale = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        button = QPushButton(tr("Draw again"))
        button.clicked.connect(self._session.mapping.start)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(2 * SPACE, 0, SPACE, SPACE // 2)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.stale, 1)
        row.addWidget(button)
        self.notice.hide()
        return self.notice

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        self.title = QLabel(tr("Your photos as a map"), alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        theme.give_letters(self.title, times=1.5)
        self.text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.draw_button = QPushButton(tr("Draw the map"))
        self.draw_button.setMinimumHeight(5 * SPACE)
        self.draw_button.setMinimumWidth(24 * SPACE)
        self.draw_button.setDefault(True)
        self.draw_button.clicked.connect(self._session.mapping.start)
        self.draw_button.hide()
        column = QVBoxLayout(empty)
        column.setContentsMargins(4 * SPACE, 0, 4 * SPACE, 0)
        column.setSpacing(2 * SPACE)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addWidget(self.draw_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return empty

    def _make_progress(self) -> QWidget:
        self.drawing = QWidget()
        self.progress_text = QLabel(tr("Drawing the map…"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Drawing the map"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAccessibleName(tr("Stop drawing the map"))
        self.cancel_button.clicked.connect(self._cancel)
        row = QHBoxLayout(self.drawing)
        row.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.progress_text)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        self.drawing.hide()
        return self.drawing

    # -- a page of the window

    def main_view(self) -> QWidget:
        return self.view if self._stack.currentIndex() else self.draw_button

    def grids(self) -> Sequence[GridView]:
        return (self.grid,)

    def current_photo(self) -> Photo | None:
        return self.grid.current_photo() if self.chosen.isVisible() else None

    def enter(self, key: Hashable | None) -> None:
        if not self._read:
            self.read()

    def show_lists(self, now: Lists) -> None:
        self.photos.mark_stale()
        self.grid.doItemsLayout()  # it fetches again what is in view
        self._read = False
        # Not with each batch of a scan: where many photos come, finding their places takes seconds.
        if self.isVisible() and not self._session.scans.running:
            self.read()

    # -- the map

    def read(self) -> None:
        """Ask for the map as it is kept, with what came since."""
        self._read = True
        library = self._session.library

        def look() -> tuple[MapLayout | None, int, float]:
            layout = library.map.layout()
            photos = library.map.photos()
            return layout, photos, library.map.seconds(photos)

        # On the lane of pictures, because it takes a second or two in a large library, and lists should not wait.
        self._session.tasks.picture(look, self._show_kept, self._session.report, ("map", id(self)))

    def _show_kept(self, kept: tuple[MapLayout | None, int, float]) -> None:
        layout, self._photos, seconds = kept
        self._show_offer(seconds)
        if not self._session.mapping.running and layout is not self.view.layout_shown:
            self._show(layout)
        self._show_state()

    def _show(self, layout: MapLayout | None) -> None:
        had_keys = self.draw_button.hasFocus() or self.view.hasFocus()
        self.view.show_layout(layout)
        self._stack.setCurrentIndex(0 if layout is None else 1)
        if had_keys and self.isVisible():
            self.main_view().setFocus()

    def _show_offer(self, seconds: float) -> None:
        fewest = self._session.library.map.fewest
        self.draw_button.setVisible(self._photos >= fewest)
        if self._photos < fewest:
            will = tr("Here the photos of your library will lie as a landscape, those that look alike near each other.")
            takes = plural("A map takes at least {n} photo.", "A map takes at least {n} photos.", fewest)
            self.text.setText(f"{will}\n{takes}")
            return
        minutes = max(1, round(seconds / 60))
        lies = plural(
            "One photo, laid out as a landscape: what looks alike lies near each other.",
            "{n} photos, laid out as a landscape: what looks alike lies near each other.",
            self._photos,
        )
        lasts = plural(
            "Drawing it takes about a minute, in the background; then it is kept.",
            "Drawing it takes about {n} minutes, in the background; then it is kept.",
            minutes,
        )
        self.text.setText(f"{lies}\n{lasts}")

    def _show_state(self) -> None:
        """One line about the map, and whether it should be drawn again."""
        layout = self.view.layout_shown
        running = self._session.mapping.running
        self.again_button.setEnabled(layout is not None and not running)
        self.notice.setVisible(layout is not None and layout.stale and not running)
        if layout is None or running:
            self.told.setText("")
            return
        photos, groups = len(layout.photos), len(layout.islands)
        self.told.setText(
            plural("{n} photo in {groups} groups", "{n} photos in {groups} groups", photos, groups=number(groups))
        )
        if layout.placed:
            self.stale.setText(
                plural(
                    "{n} photo came since the map was drawn, and was put beside what it is most like.",
                    "{n} photos came since the map was drawn, and were put beside what they are most like.",
                    layout.placed,
                )
            )
        else:
            self.stale.setText(tr("Another encoder finds look-alikes now: the map shows what the one before saw."))

    # -- drawing

    def _begin(self) -> None:
        show_busy(self.progress)
        self.cancel_button.setEnabled(True)
        self.drawing.show()
        if self.draw_button.hasFocus():  # it cannot keep the keyboard, and Qt would give it to just anything
            self.cancel_button.setFocus()
        self.draw_button.setEnabled(False)
        self._show_state()

    def _step(self, layout: MapLayout) -> None:
        self._show(layout)

    def _show_progress(self, progress: Progress) -> None:
        if progress.total_files and progress.done_files:
            self.progress.setRange(0, progress.total_files)
            self.progress.setValue(progress.done_files)

    def _cancel(self) -> None:
        if self.cancel_button.hasFocus():
            self.main_view().setFocus()
        self.cancel_button.setEnabled(False)
        self._session.mapping.cancel()

    def _end(self, layout: MapLayout | None) -> None:
        had_keys = self.cancel_button.hasFocus()
        self.draw_button.setEnabled(True)
        if layout is None:
            self.read()  # what was kept before
        else:
            self._show(layout)
        if had_keys:
            self.main_view().setFocus()
        self.drawing.hide()
        self._show_state()

    # -- what is chosen

    def _show_chosen(self) -> None:
        ids = self.view.chosen_ids()
        self.count.setText(plural("{n} photo chosen", "{n} photos chosen", len(ids)))
        self.photos.set_ids(np.sort(ids))
        self.grid.scrollToTop()
        self.chosen.setVisible(len(ids) > 0)
        if not len(ids):
            if self.grid.hasFocus():
                self.view.setFocus()
            self.view.point_out(-1)

    def _follow_grid(self, photo: Photo | None) -> None:
        self._session.photo_pointed_at.emit(photo)
        self.view.point_out(-1 if photo is None else int(photo.id))

    def _show_tool(self, lasso: bool) -> None:
        self.lasso_button.setChecked(lasso)

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE_FROM
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
