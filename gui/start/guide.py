"""The help pages: Markdown files under `resources/help`, one folder a language, shown in a window of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QImage, QKeySequence, QResizeEvent, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core import language, paths
from core.language import tr
from gui import theme
from gui.parts import PAGES
from gui.theme import SPACE
from gui.widgets.keys_dialog import line_of

if TYPE_CHECKING:
    from gui.main_window import MainWindow

TOPICS = (
    "start", "copies", "alike", "removing", "browsing", "searching", "albums", "map", "keyboard", "privacy", "trouble",
)  # fmt: skip
"""The pages, in the order in which one may read them."""
KEYS = "{keys}"
"""Where this stands in a page, the keys of the window are listed."""
WIDEST = 720


def file(topic: str) -> Path:
    """A page in the language that is spoken; in English where it has not been written yet."""
    spoken = paths.resource("help", language.spoken(), f"{topic}.md")
    return spoken if spoken.exists() else paths.resource("help", "en", f"{topic}.md")


def title(topic: str) -> str:
    """The heading of a page."""
    return file(topic).read_text("utf-8").partition("\n")[0].removeprefix("#").strip()


def topic_at(widget: QWidget | None, window: MainWindow) -> str:
    """The page that explains what a widget is part of: its dialog (its class says so in `topic`), or its page."""
    while widget is not None and widget is not window:
        topic = getattr(widget, "topic", None)
        if isinstance(topic, str):
            return topic
        widget = widget.parentWidget()
    return next(kind.topic for kind in PAGES if kind.name == window.page)


def keys_of(window: MainWindow) -> str:
    """The keys of the menus and of each page, as Markdown tables."""
    menus = [action for menu in window.commands.menus.values() for action in menu.actions()]
    parts = [_table(tr("Everywhere"), menus)]
    told = {action.text() for action in menus}
    for kind in PAGES:
        page = window.pages[kind.name]
        actions = [*page.actions(), *(a for view in page.findChildren(QWidget) for a in view.actions())]
        parts.append(_table(tr(kind.title), [action for action in actions if action.text() not in told]))
    return "\n\n".join(part for part in parts if part)


def _table(heading: str, actions: Iterable[QAction]) -> str:
    lines = dict.fromkeys(line_of(action) for action in actions if action.text() and action.shortcuts())
    if not lines:
        return ""
    rows = "\n".join(f"| {keys.replace('|', chr(92) + '|')} | {what} |" for keys, what in lines)
    keys, what = tr("Keys"), tr("What they do")
    return f"## {heading}\n\n| {keys} | {what} |\n|---|---|\n{rows}"


class Browser(QTextBrowser):
    """Shows a page; its pictures are made no wider than the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Path, str] | None = None
        self._fit = QTimer(
            self, singleShot=True, interval=50
        )  # not amid the layout, which is about the document itself
        self._fit.timeout.connect(self._fit_pictures)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting would change the width
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)  # Tab goes through the links
        self.document().setDocumentMargin(3 * SPACE)

    def show_page(self, place: Path, text: str) -> None:
        """Show a page of this file; pictures and links are found beside it."""
        self._shown = (place, text)
        self.document().clear()
        self.document().setBaseUrl(QUrl.fromLocalFile(str(place)))
        self.setMarkdown(text)
        self.document().setBaseUrl(QUrl.fromLocalFile(str(place)))
        self.moveCursor(self.textCursor().MoveOperation.Start)

    def _fit_pictures(self) -> None:
        if self._shown is not None:
            bar = self.verticalScrollBar()
            place = bar.value() / max(1, bar.maximum())
            self.show_page(*self._shown)
            bar.setValue(round(place * bar.maximum()))

    # -- Qt's own methods

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit.start()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(self.document().baseUrl().resolved(QUrl(name)).toLocalFile())
        room = min(WIDEST, self.viewport().width() - 6 * SPACE)
        ratio = self.devicePixelRatioF()
        if not image.isNull() and image.width() > room > 0:
            image = image.scaledToWidth(
                min(image.width(), round(room * ratio)), Qt.TransformationMode.SmoothTransformation
            )
            image.setDevicePixelRatio(image.width() / room)
        return image


class HelpWindow(QDialog):
    """The list of pages beside the page, back and forward, and a search through all pages.

    Attributes:
        topic: The page that is shown.
    """

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Twinlens help"))
        self._window = window
        self._visited: list[str] = []
        self._at = -1
        self.topic = ""
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Help pages"))
        self.list.currentItemChanged.connect(self._chosen)
        self.words = QLineEdit(placeholderText=tr("Find in the help"), clearButtonEnabled=True)
        self.words.setAccessibleName(tr("Find in the help"))
        self.words.textChanged.connect(self._find)
        self.words.returnPressed.connect(self._mark_next)
        self.back_button = self._tool("back", tr("Back to the page before"), "Alt+Left", lambda: self.go(-1))
        self.forward_button = self._tool("forward", tr("Forward to the next page"), "Alt+Right", lambda: self.go(1))
        self.browser = Browser()
        self.browser.setAccessibleName(tr("Help page"))
        self.browser.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)
        top = QHBoxLayout()
        for widget in (self.back_button, self.forward_button, self.words):
            top.addWidget(widget)
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(SPACE, SPACE, 0, SPACE)
        side.addLayout(top)
        side.addWidget(self.list, 1)
        parts = QSplitter()
        parts.addWidget(left)
        parts.addWidget(self.browser)
        parts.setStretchFactor(1, 1)
        parts.setSizes([240, 660])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.resize(940, 640)
        self._find("")

    def show_topic(self, topic: str) -> None:
        """Show a page; pages after the present one in the history are dropped."""
        if topic != self.topic:
            del self._visited[self._at + 1 :]
            self._visited.append(topic)
            self._at += 1
            self._show()

    def go(self, step: int) -> None:
        """Back (-1) or forward (1)."""
        if 0 <= self._at + step < len(self._visited):
            self._at += step
            self._show()

    def _show(self) -> None:
        self.topic = self._visited[self._at]
        place = file(self.topic)
        self.browser.show_page(place, place.read_text("utf-8").replace(KEYS, keys_of(self._window)))
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at < len(self._visited) - 1)
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == self.topic:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._mark_next()

    def _find(self, words: str) -> None:
        """List the pages that have all these words."""
        self.list.blockSignals(True)
        self.list.clear()
        wanted = words.casefold().split()
        for topic in TOPICS:
            if all(word in file(topic).read_text("utf-8").casefold() for word in wanted):
                item = QListWidgetItem(title(topic), self.list)
                item.setData(Qt.ItemDataRole.UserRole, topic)
                if topic == self.topic:
                    self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _mark_next(self) -> None:
        """Go to the next place on the page where the words stand, from the top again after the last."""
        words = self.words.text().strip()
        if words and not self.browser.find(words):
            self.browser.moveCursor(self.browser.textCursor().MoveOperation.Start)
            self.browser.find(words)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(item.data(Qt.ItemDataRole.UserRole))

    def _follow(self, link: QUrl) -> None:
        found = re.fullmatch(r"(?:.*/)?([a-z]+)\.md", link.path())
        if found and found[1] in TOPICS:
            self.show_topic(found[1])

    def _tool(self, icon: str, tip: str, key: str, slot: Any) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shortcut = QKeySequence(key)
        button.setShortcut(shortcut)
        button.setToolTip(f"{tip} ({shortcut.toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(tip)
        theme.give_icon(button, icon)
        button.clicked.connect(slot)
        return button


def open_help(window: MainWindow, topic: str = "") -> HelpWindow:
    """Show a page, or the one for where the person is; in the help window that is open, if it can be reached."""
    topic = topic or topic_at(QApplication.focusWidget() or QApplication.activeWindow(), window)
    parent = QApplication.activeModalWidget() or window  # a modal dialog lets nothing through but its own children
    if isinstance(parent, HelpWindow):
        parent.show_topic(topic)
        return parent
    shown = next((child for child in parent.findChildren(HelpWindow) if child.isVisible()), None)
    if shown is not None:
        shown.activateWindow()
    else:
        shown = HelpWindow(window, parent)
        room: QRect = window.screen().availableGeometry()
        shown.resize(min(shown.width(), room.width()), min(shown.height(), room.height()))
    shown.show_topic(topic)
    shown.show()
    shown.browser.setFocus()
    return shown
