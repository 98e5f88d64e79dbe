"""When Python looks for garbage: on the GUI thread alone, and never at all there is while somebody works."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

LOOK_MS = 1000
FEW, MANY = 700, 20_000
"""New objects: fewer are not worth a look; more are records from a lane, and a look would take too long."""


class Collector(QObject):
    """Takes the place of Python's own collector, which looks whenever it likes, on any thread, and holds all others.

    With the records of 50,000 groups that took 0.4 s, and on a lane it could free Qt's objects on the wrong thread.
    Records have no cycles and are freed without it, so large batches of new objects are set aside unseen. They are
    looked at when the window is left.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        application.applicationStateChanged.connect(self._look_at_all)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Free what is garbage among few new objects, or set many aside."""
        new = gc.get_count()[0]
        if new > MANY:
            gc.freeze()
        elif new > FEW:
            gc.collect(1)

    def _look_at_all(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive:
            gc.unfreeze()
            gc.collect()
