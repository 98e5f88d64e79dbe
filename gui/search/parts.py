"""The switch for looking at parts of photos, with what it costs said before it is switched on, and its progress."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.language import number, plural, tr
from core.records import CancelToken, PartsCost, Progress, ProgressBoard
from gui import words
from gui.background.work import Work
from gui.motion import show_busy
from gui.session import Session
from gui.theme import SPACE
from gui.widgets.question import ask


class PartsSwitch(QWidget):
    """A check box.

    Attributes:
        progress: While the codes of parts are made, how far that is, and a button to stop it; stands where there is
            room for it.

    Signals:
        switched(bool): Parts are to be looked at from now on, or not.
        more_ready: More parts are there than when they were looked at last.
    """

    switched = Signal(bool)
    more_ready = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._on = False  # the present query looks at parts
        self._work = Work(session.tasks, session.tasks.train, self)  # where hours may pass
        self._work.progressed.connect(self._show_progress)
        self._work.ended.connect(self._end)
        self._work.failed.connect(session.report)
        self.box = QCheckBox(tr("Also parts of photos"))
        self.box.setToolTip(
            tr("Find also a small thing in a large scene: every photo is compared part by part. Costs time once.")
        )
        self.box.clicked.connect(self._click)
        self.how_far = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedHeight(SPACE)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Stop getting parts ready. What is done is kept, and goes on the next time."))
        self.stop.clicked.connect(self._work.cancel)
        self.progress = QWidget(parent)
        lines = QVBoxLayout(self.progress)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE // 2)
        lines.addWidget(self.how_far)
        self._how = QWidget(self.progress)
        line = QHBoxLayout(self._how)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.bar, 1)
        line.addWidget(self.stop)
        lines.addWidget(self._how)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self._show_running(False)

    @property
    def running(self) -> bool:
        return self._work.running

    def show_on(self, on: bool) -> None:
        """Show whether the present query looks at parts; not told as a change."""
        self._on = on
        self.box.setChecked(on or self.running)

    def _click(self, on: bool) -> None:
        if not on:
            self._work.cancel()
            self.switched.emit(False)
            return
        self.box.setChecked(False)  # until it is known that the person wants it at its price
        self.box.setEnabled(False)
        search = self._session.library.search

        def look() -> tuple[bool, PartsCost]:
            on = search.parts_on
            return on, PartsCost(search.parts_missing, 0.0, 0) if on else search.parts_cost()

        def failed(error: BaseException) -> None:
            self._show_running(False)
            self._session.report(error)

        self.how_far.setText(tr("Measuring what that costs…"))
        self._how.hide()
        self.progress.show()
        self._session.tasks.measure(look, self._looked, failed)

    def _looked(self, found: tuple[bool, PartsCost]) -> None:
        on, cost = found
        self._show_running(False)
        if on or not cost.photos:
            self.box.setChecked(True)
            self.switched.emit(True)
            if cost.photos and not self._session.scans.running:  # which makes them itself when it comes to its end
                self._make()  # it was stopped: the person has agreed to the price
            return
        ask(
            self.window(),
            tr("Parts of photos"),
            plural(
                "Get the parts of {n} photo ready? That takes about {time}.",
                "Get the parts of {n} photos ready? That takes about {time}.",
                cost.photos,
                time=words.duration(cost.seconds),
            ),
            tr(
                "Then a small thing in a large scene is found too. The codes of the parts take {size} in the library "
                "folder, and as much memory while you search by them. New photos get theirs at each scan. "
                "Your photos are only read, and you can go on working meanwhile.",
                size=words.size(cost.octets),
            ),
            {tr("Get them ready"): self._make},
            no=tr("Not now"),
            harmless=True,
        )

    def _make(self) -> None:
        search = self._session.library.search
        self._show_running(True)
        self.box.setChecked(True)

        def make(cancel: CancelToken, board: ProgressBoard) -> bool:
            search.make_parts(cancel, board)
            return True

        self._work.run(make)

    def _show_progress(self, progress: Progress) -> None:
        if not progress.total_files:
            self.how_far.setText(tr("Getting parts ready…"))
            show_busy(self.bar)
            return
        self.bar.setRange(0, progress.total_files)
        self.bar.setValue(progress.done_files)
        done, total = number(progress.done_files), number(progress.total_files)
        left = progress.seconds_left
        self.how_far.setText(
            tr("Getting parts ready: {done} of {total} photos", done=done, total=total)
            if left is None
            else tr(
                "Getting parts ready: {done} of {total} photos, {time} left",
                done=done,
                total=total,
                time=words.duration(left),
            )
        )

    def _end(self, made: object) -> None:
        self._show_running(False)
        self.box.setChecked(bool(made) or self._on)
        if made and self._on:
            self.more_ready.emit()
        elif made:
            self.switched.emit(True)

    def _show_running(self, running: bool) -> None:
        self.box.setEnabled(True)
        self._how.setVisible(running)
        self.progress.setVisible(running)

    def remove(self) -> None:
        """Ask, then delete the codes of parts."""
        search = self._session.library.search

        def dropped(_: object) -> None:
            self.box.setChecked(False)
            self.switched.emit(False)

        more = tr(
            "Searches then look at whole photos only. The codes can be made again at any time; no photo is touched."
        )
        ask(
            self.window(),
            tr("Parts of photos"),
            tr("Delete the codes of parts?"),
            more,
            {tr("Delete them"): lambda: self._session.tasks.query(search.drop_parts, dropped, self._session.report)},
        )
