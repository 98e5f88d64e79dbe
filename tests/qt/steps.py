"""What a person does with the window, as functions: keys, drags, drops, and waiting for it to come to rest."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing of the window is under way but a scan: lanes idle, no timer that orders something."""
    session = window.session

    def still() -> None:
        tasks = session.tasks
        busy = [lane._name for lane in (tasks.queries, tasks.searches, tasks.reviews, tasks.pictures) if not lane.idle]
        assert not busy + list(tasks._callbacks)
        timers = [timer for timer in window.findChildren(QTimer) if timer.isActive() and timer.isSingleShot()]
        assert not [f"a timer of {timer.parent()}" for timer in timers if timer.interval() <= 300]

    qtbot.waitUntil(still, timeout=20_000)


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Drag something into a widget and drop it; whether it was taken."""
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(50, 50), actions, mime, buttons, keys)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def files(*paths: str | Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def colours(pixmap: QPixmap) -> tuple[int, int, int]:
    """The colour in the middle of a picture."""
    colour = pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)
    return colour.red(), colour.green(), colour.blue()
