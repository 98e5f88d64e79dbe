"""The commands of the window, in its tool bar and its menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QMainWindow, QSizePolicy, QSlider, QToolBar, QWidget

from gui import theme
from gui.photos.page import SORTS
from gui.sidebar import PAGES
from gui.theme import SPACE

SMALLEST, LARGEST, STEP = 80, 320, 16


class Commands(QObject):
    """All actions, and the tool bar's slider and list.

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
        key = QKeySequence.StandardKey
        self.add_folder = self._action(
            "&Add folder…", "add-folder", "Ctrl+Shift+A", "Add a folder of photos and scan it"
        )
        self.scan = self._action("&Scan", "scan", "F5", "Look for new, changed and removed photos in all folders")
        self.scan.setEnabled(False)
        self.leave_out = self._action("&Leave out…", "", "", "")
        self.open_picture = self._action(
            "Search by &picture…",
            "search",
            key.Open,
            "Open a picture, or drop or paste one, to find it and its like in the library",
        )
        self.export = self._action("&Export the duplicates…", "", "Ctrl+E", "Write the groups of copies to a file")
        self.paste = self._action("&Paste a picture", "", key.Paste, "Search by the picture in the clipboard")
        self.inspector = self._action("&Details", "inspector", "Ctrl+I", "Show or hide the details at the right")
        self.inspector.setCheckable(True)
        self.encoders = self._action("&Encoders…", "", "", "")
        self.hashing = self._action("&Semantic hashing…", "", "", "")
        self.leave = self._action("&Quit", "", key.Quit, "")
        self.leave.triggered.connect(window.close)
        self.cell_size = QSlider(Qt.Orientation.Horizontal)
        self.cell_size.setRange(SMALLEST, LARGEST)
        self.cell_size.setSingleStep(STEP)
        self.cell_size.setPageStep(STEP * 2)
        self.cell_size.setValue(px)
        self.cell_size.setFixedWidth(14 * SPACE)
        self.cell_size.setToolTip("Size of the pictures (Ctrl++ and Ctrl+-)")
        self.cell_size.setAccessibleName("Size of the pictures")
        self.cell_size.valueChanged.connect(self.size_changed)
        self.larger = self._action("&Larger", "", key.ZoomIn, "")
        self.smaller = self._action("&Smaller", "", key.ZoomOut, "")
        self.larger.triggered.connect(lambda: self.zoom(1))
        self.smaller.triggered.connect(lambda: self.zoom(-1))
        self.sorts = QComboBox()
        for name, title in SORTS.items():
            self.sorts.addItem(title, name)
        self.sorts.setCurrentIndex(self.sorts.findData(sort))
        self.sorts.setToolTip("Order of the photos")
        self.sorts.setAccessibleName("Order of the photos")
        self.sorts.activated.connect(lambda _: self.sort_chosen.emit(self.sorts.currentData()))
        self._fill_bar()
        self._fill_menus()

    def zoom(self, steps: int) -> None:
        """Larger or smaller pictures."""
        self.cell_size.setValue(self.cell_size.value() + steps * STEP)

    def show_for(self, page: str) -> None:
        """Show what makes sense on a page."""
        self._bar.setVisible(page != "compare")  # the pictures have the room
        self._sorts_action.setVisible(page == "photos")
        self._size_action.setVisible(page in ("photos", "search"))
        for action in (self.larger, self.smaller):
            action.setEnabled(page in ("photos", "search"))

    def _action(self, text: str, icon: str, key: QKeySequence.StandardKey | str, tip: str) -> QAction:
        action = QAction(text, self._window)
        if isinstance(key, str):
            action.setShortcut(QKeySequence(key))
        else:
            action.setShortcuts(key)
        if icon:
            theme.give_icon(action, icon)
        if tip:
            action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        return action

    def _fill_bar(self) -> None:
        bar = QToolBar("Tools", movable=False, floatable=False)
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
        self._window.addToolBar(bar)
        self._bar = bar

    def _fill_menus(self) -> None:
        menus = self._window.menuBar()
        file = menus.addMenu("&File")
        file.addActions([self.add_folder, self.scan, self.leave_out])
        file.addSeparator()
        file.addActions([self.open_picture, self.paste])
        file.addSeparator()
        file.addAction(self.export)
        file.addSeparator()
        file.addAction(self.leave)
        view = menus.addMenu("&View")
        for number, (page, title) in enumerate(PAGES.items(), 1):
            action = view.addAction(title)
            action.triggered.connect(lambda _=False, page=page: self.page_asked.emit(page))
            action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        view.addSeparator()
        view.addActions([self.larger, self.smaller, self.inspector])
        menus.addMenu("&Tools").addActions([self.encoders, self.hashing])
