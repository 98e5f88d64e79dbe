"""The commands of the window, in its tool bar and its menus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QMainWindow, QSizePolicy, QSlider, QToolBar, QToolButton, QWidget

from core.language import phrase, tr
from gui import theme
from gui.parts import PAGES
from gui.photos.page import SORTS
from gui.theme import SPACE
from gui.widgets.check_menu import CheckMenu

SMALLEST, LARGEST, STEP = 80, 320, 16
MENUS = {
    "file": phrase("&File"),
    "view": phrase("&View"),
    "review": phrase("&Review"),
    "tools": phrase("&Tools"),
    "help": phrase("&Help"),
}
Keys = QKeySequence.StandardKey | str


class Commands(QObject):
    """What concerns the whole window, the tool bar's slider and list, and what features `add` to the menus.

    `commands["export"]` is the action that a feature added by that name.

    Attributes:
        menus: By name; "file" ends with the command that leaves.

    Signals:
        size_changed(int): Another side of a grid cell's picture.
        sort_chosen(str): Another order of the photos, a key of `SORTS`.
        page_asked(str): A page, by menu or key.
    """

    size_changed = Signal(int)
    sort_chosen = Signal(str)
    page_asked = Signal(str)

    def __init__(self, window: QMainWindow, px: int, sort: str) -> None:
        super().__init__(window)
        self._window = window
        self._added: dict[str, QAction] = {}
        self.menus = {name: CheckMenu(tr(title), window.menuBar()) for name, title in MENUS.items()}
        for menu in self.menus.values():
            window.menuBar().addMenu(menu)
        key = QKeySequence.StandardKey
        self.add_folder = self._action(
            tr("&Add folder…"), "add-folder", "Ctrl+Shift+A", tr("Add a folder of photos and scan it")
        )
        self.scan = self._action(
            tr("&Scan"), "scan", "F5", tr("Look for new, changed and removed photos in all folders")
        )
        self.scan.setEnabled(False)
        self.leave_out = self._action(tr("&Leave out…"), "", "", "")
        self.open_picture = self._action(
            tr("Search by &picture…"),
            "search",
            key.Open,
            tr("Open a picture, or drop or paste one, to find it and its like in the library"),
        )
        self.paste = self._action(tr("&Paste a picture"), "", key.Paste, tr("Search by the picture in the clipboard"))
        self.inspector = self._action(
            tr("&Details"), "inspector", "Ctrl+I", tr("Show or hide the details at the right")
        )
        self.inspector.setCheckable(True)
        self.leave = self._action(tr("&Quit"), "", key.Quit, "")
        self.leave.triggered.connect(window.close)
        self.cell_size = QSlider(Qt.Orientation.Horizontal)
        self.cell_size.setRange(SMALLEST, LARGEST)
        self.cell_size.setSingleStep(STEP)
        self.cell_size.setPageStep(STEP * 2)
        self.cell_size.setValue(px)
        self.cell_size.setFixedWidth(14 * SPACE)
        self.cell_size.setToolTip(tr("Size of the pictures (Ctrl++ and Ctrl+-)"))
        self.cell_size.setAccessibleName(tr("Size of the pictures"))
        self.cell_size.valueChanged.connect(self.size_changed)
        self.larger = self._action(tr("&Larger"), "", key.ZoomIn, "")
        self.smaller = self._action(tr("&Smaller"), "", key.ZoomOut, "")
        self.larger.triggered.connect(lambda: self.zoom(1))
        self.smaller.triggered.connect(lambda: self.zoom(-1))
        self.sorts = QComboBox()
        for name, title in SORTS.items():
            self.sorts.addItem(tr(title), name)
        self.sorts.setCurrentIndex(self.sorts.findData(sort))
        self.sorts.setToolTip(tr("Order of the photos"))
        self.sorts.setAccessibleName(tr("Order of the photos"))
        self.sorts.activated.connect(lambda _: self.sort_chosen.emit(self.sorts.currentData()))
        self._fill_bar()
        self._fill_menus()

    def __getitem__(self, name: str) -> QAction:
        return self._added[name]

    def add(
        self, menu: str, name: str, text: str, slot: Callable[[], object], *, key: Keys = "", tip: str = ""
    ) -> QAction:
        """Put a command of a feature into a menu; in "file", before the one that leaves."""
        action = self._action(text, "", key, tip)
        action.triggered.connect(lambda: slot())
        self._added[name] = action
        if menu == "file":
            self.menus[menu].insertAction(self._end_of_file, action)
        else:
            self.menus[menu].addAction(action)
        return action

    def zoom(self, steps: int) -> None:
        """Larger or smaller pictures."""
        self.cell_size.setValue(self.cell_size.value() + steps * STEP)

    def show_for(self, page: str, *, sized: bool) -> None:
        """Show what makes sense on a page: `sized` ones have a grid whose pictures follow the slider."""
        self._bar.setVisible(page != "compare")  # the pictures have the room
        self._sorts_action.setVisible(page == "photos")
        self._size_action.setVisible(sized)
        for action in (self.larger, self.smaller):
            action.setEnabled(sized)

    def _action(self, text: str, icon: str, key: Keys, tip: str) -> QAction:
        action = QAction(text, self._window)
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        else:
            action.setShortcuts(key)
        if icon:
            theme.give_icon(action, icon)
        if tip:
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{tip} ({native})" if native else tip)
        return action

    def _fill_bar(self) -> None:
        bar = QToolBar(tr("Tools"), movable=False, floatable=False)
        bar.setObjectName("tools")
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addActions([self.add_folder, self.scan, self.open_picture])
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        self._sorts_action = bar.addWidget(self.sorts)
        self._size_action = bar.addWidget(self.cell_size)
        bar.addAction(self.inspector)
        for button in bar.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the person works
        self._window.addToolBar(bar)
        self._bar = bar

    def _fill_menus(self) -> None:
        file, view = self.menus["file"], self.menus["view"]
        file.addActions([self.add_folder, self.scan, self.leave_out])
        file.addSeparator()
        file.addActions([self.open_picture, self.paste])
        file.addSeparator()
        self._end_of_file = file.addSeparator()
        file.addAction(self.leave)
        for number, kind in enumerate((kind for kind in PAGES if kind.listed), 1):
            action = view.addAction(tr(kind.title))
            action.triggered.connect(lambda _=False, page=kind.name: self.page_asked.emit(page))
            if number < 10:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        view.addSeparator()
        view.addActions([self.larger, self.smaller, self.inspector])
