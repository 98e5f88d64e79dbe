"""`twinlens --self-test`: the whole program on pictures made here, in a throw-away home. For builds and bug reports.

The real window opens on no screen, a folder is dropped on it and scanned with the real encoder; the copies planted in
it must be found and nothing else, a picture from elsewhere must lead to its original, and a clean-up must come undone
byte for byte. Each step says a line; the first that fails is told with its reason, and ends the program with code 1.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QLibraryInfo,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QTranslator,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from core import __version__, paths
from core.errors import UserError
from core.library import Library
from core.records import Action, ActState, Group, Kind
from gui import app, language, sample_pictures
from gui.main_window import MainWindow
from gui.session import Session

SECONDS = 180.0
"""How long a step may take: machines that build programs are slow, and the first start reads half a gigabyte."""
Work = Callable[[], str]
Step = tuple[str, Work]
"""What a step is about, and what does it: returns how it went, in a few words."""


class StepError(Exception):
    """A step did not do what it must; the message says what was seen."""


def main() -> int:
    """Run all steps; 0 when all went well. Leaves nothing behind."""
    _say(f"Twinlens {__version__}, self-test")
    with _home() as home:
        trial = Trial(home)
        try:
            return run(trial.steps())
        finally:
            trial.close()


def run(steps: Sequence[Step]) -> int:
    """Do steps in order and print a line for each; 0, or 1 after the first that fails."""
    start = time.perf_counter()
    bugs = _Bugs(logging.ERROR)
    logging.getLogger().addHandler(bugs)
    try:
        for name, step in steps:
            began = time.perf_counter()
            try:
                told = step()
                if bugs.told:
                    raise StepError("an error was logged")
            except (StepError, UserError) as failure:
                _say("\n".join([f"{name}: FAILED: {failure}", *bugs.told]))
                return 1
            except Exception:  # whatever it is, it is what the self-test is there to find
                _say(f"{name}: FAILED:\n{traceback.format_exc()}")
                return 1
            _say(f"{name}: {told} ({time.perf_counter() - began:.1f} s)")
    finally:
        logging.getLogger().removeHandler(bugs)
    _say(f"all is well, after {time.perf_counter() - start:.1f} s")
    return 0


def _say(line: str) -> None:
    if sys.stdout is not None:  # a program for windows has none on Windows
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


class _Bugs(logging.Handler):
    """Keeps the errors that are logged: the window tells a bug and goes on, a test must not."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(self.format(record))


@contextmanager
def _home() -> Iterator[Path]:
    """A home for this process alone, so that neither the person's library nor their trash is touched; no screen."""
    with tempfile.TemporaryDirectory(prefix="twinlens-self-test-") as temporary:
        home = Path(os.path.realpath(temporary))
        for name in ("HOME", "USERPROFILE"):
            os.environ[name] = str(home)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(home / "data")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        yield home


class Trial:
    """The steps, and what one leaves for the next: a home with `Pictures`, a library and a window on it."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._pictures = home / "Pictures"
        self._elsewhere = home / "elsewhere.jpg"
        self._planted: list[set[str]] = []
        self._window: MainWindow | None = None
        self._library: Library | None = None

    def steps(self) -> list[Step]:
        return [
            ("window", self._open_window),
            ("translations", self._translate),
            ("pictures", self._make_pictures),
            ("scan", self._scan),
            ("duplicates", self._find_duplicates),
            ("query", self._ask),
            ("album", self._teach),
            ("map", self._draw_map),
            ("large picture", self._read_part),
            ("clean-up and undo", self._clean_up),
        ]

    def close(self) -> None:
        """Close the window and the library, as leaving the program does."""
        if self._window is not None:
            self._window.close()
            self._window.session.close()
        if self._library is not None:
            self._library.close()

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def library(self) -> Library:
        assert self._library is not None
        return self._library

    # -- steps

    def _open_window(self) -> str:
        application = app.make_application()
        language.load(application, "en")
        self._library = Library.open(self._home / "library")
        self._window = MainWindow(Session(self._library))
        self._window.show()
        application.processEvents()
        if not self._window.isVisible():
            raise StepError("it is not shown")
        return f"shown, {len(self._window.pages)} pages"

    def _translate(self) -> str:
        """English is in the source; the other languages are files, of Twinlens and of Qt."""
        of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name in language.NAMES.keys() - {"en"}:
            for file, folder in ((f"twinlens_{name}", str(paths.resource("i18n"))), (f"qtbase_{name}", of_qt)):
                if not QTranslator().load(file, folder):
                    raise StepError(f"{file}.qm is not in {folder}, or damaged")
        return ", ".join(language.NAMES.values())

    def _make_pictures(self) -> str:
        self._planted = sample_pictures.plant(self._pictures, self._elsewhere)
        return f"{sum(path.is_file() for path in self._pictures.rglob('*'))} made"

    def _scan(self) -> str:
        ended: list[object] = []
        self.window.session.scans.ended.connect(ended.append)
        self._drop(self._pictures)
        self._wait(lambda: bool(ended), "the scan to end")
        photos, problems = len(self.library.photo_ids()), self.library.problems()
        if problems:
            raise StepError("; ".join(f"{problem.path}: {problem.reason}" for problem in problems))
        made = sum(path.is_file() for path in self._pictures.rglob("*"))
        if photos != made:
            raise StepError(f"{photos} photos of {made} files were found")
        info = self.library.info()
        return f"{photos} photos, by {info['encoder']} on {info['device']}"

    def _find_duplicates(self) -> str:
        self.window.show_page("duplicates")
        pages = self.window.duplicates
        self._wait(lambda: pages.group_model.rowCount() == len(self._planted), "the groups to be shown")
        return self._compare_groups()

    def _compare_groups(self) -> str:
        found = [{self._name(member.photo.path) for member in group.members} for group in self._groups()]
        if sorted(map(sorted, found)) != sorted(map(sorted, self._planted)):
            raise StepError(f"planted were {self._planted}, found were {found}")
        return f"all {len(found)} groups that were planted, and no other"

    def _ask(self) -> str:
        results = self.window.search.asked.results
        self._drop(self._elsewhere)
        self._wait(lambda: results.rowCount() > 0, "results")
        first = results.photo(0)
        nearest = "not read yet" if first is None else self._name(first.path)
        if self.window.page != "search" or nearest != "scene-2.jpg":
            raise StepError(f"on page {self.window.page!r}, the nearest is {nearest}, not scene-2.jpg")
        return f"a part of scene-2.jpg led to it first, of {results.rowCount()} photos"

    def _teach(self) -> str:
        """An album of what is like scene 0, taught by it and one that is not: its copies must come next."""
        albums = self.library.albums
        photos = {self._name(photo.path): photo.id for photo in self.library.photos(self.library.photo_ids())}
        album = albums.create("Self-test").id
        albums.teach(album, [photos["scene-0.jpg"]], True)
        albums.teach(album, [photos["scene-3.jpg"], photos["scene-4.jpg"]], False)
        ranked, _ = albums.ranked(album)
        best = {name for name, photo in photos.items() if photo in ranked[:3].tolist()}
        if best != self._planted[0] or len(ranked) != len(photos):
            raise StepError(f"of {len(ranked)} photos the first are {sorted(best)}, not {sorted(self._planted[0])}")
        return f"{len(ranked)} photos ranked by 3 examples"

    def _draw_map(self) -> str:
        layout = self.library.map.make()
        if sorted(layout.photos.tolist()) != sorted(self.library.photo_ids().tolist()):
            raise StepError(f"it has {len(layout.photos)} photos")
        return f"{len(layout.photos)} photos, drawn by a process of its own"

    def _read_part(self) -> str:
        photos = self.library.photos(self.library.photo_ids())
        photo = next(photo for photo in photos if photo.path.endswith("broad.jpg"))
        (width, height), size = sample_pictures.BROAD, (64, 48)
        rgb = self.library.render_part(photo.id, size, ((1 / width, 0.0, 0.5), (0.0, 1 / height, 0.5)))
        if len(rgb) != 3 * size[0] * size[1] or abs(rgb[0] - sample_pictures.GREY) > 4:
            raise StepError(f"{len(rgb)} bytes came back, the first is {rgb[:1]!r}")
        return f"a part of {sample_pictures.BROAD[0]} x {sample_pictures.BROAD[1]} pixels, read by a process of its own"

    def _clean_up(self) -> str:
        session, cleanup = self.window.session, self.library.cleanup
        before = {path: path.read_bytes() for path in self._pictures.rglob("*") if path.is_file()}
        going = [member.photo.id for group in self._groups() for member in group.members[1:]]
        session.review.set_marks(self.library.photos(going), True)
        self._wait(lambda: len(self.library.review.marks()) == len(going), "the marks to be stored")
        # The recycle bin of Windows belongs to the person, whatever the environment says; there, a folder has to do.
        trash = sys.platform != "win32"
        plan = cleanup.plan(Action.TRASH if trash else Action.MOVE, folder="" if trash else str(self._home / "away"))
        if len(plan.files) != len(going):
            raise StepError(f"the plan leaves {[(skipped.path, skipped.reason) for skipped in plan.skipped]}")
        session.cleaning.start(plan)
        self._wait(lambda: not session.cleaning.running, "the clean-up to end")
        batch = next((batch for batch in cleanup.history() if batch.done == len(going)), None)
        gone = [path for path in before if not path.exists()]
        if batch is None or len(gone) != len(going):
            raise StepError(f"{len(gone)} of {len(going)} files are gone")
        session.cleaning.undo(batch.id)
        self._wait(lambda: not session.cleaning.running, "the undo to end")
        left = [act.path for act in cleanup.acts(batch.id) if act.state is not ActState.UNDONE]
        wrong = [str(path) for path, data in before.items() if not path.exists() or path.read_bytes() != data]
        if left or wrong:
            raise StepError(f"not undone: {left}; not as before: {wrong}")
        return f"{len(gone)} copies went and came back, byte for byte"

    # -- tools

    def _groups(self) -> list[Group]:
        return [group for group in self.library.groups() if group.members[1].kind is not Kind.BURST]

    def _name(self, path: str) -> str:
        return Path(path).relative_to(self._pictures).as_posix()

    def _drop(self, path: Path) -> None:
        """Drop a file or a folder on the window, as from a file manager."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drop(self.window, mime)

    def _wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until something is so, and nothing of it is under way."""
        loop, poll, end = QEventLoop(), QTimer(interval=20), time.monotonic() + SECONDS
        tasks = self.window.session.tasks

        def look() -> None:
            if time.monotonic() > end or (condition() and tasks.idle):
                loop.quit()

        poll.timeout.connect(look)
        poll.start()
        loop.exec()
        poll.stop()
        if not condition():
            raise StepError(f"waited {SECONDS:.0f} s for {what}")


def drop(widget: QWidget, mime: QMimeData) -> None:
    """Send a widget what the system sends when something is dragged over it and let go."""
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, keys))
    event = QDropEvent(QPointF(50, 50), actions, mime, buttons, keys)
    QApplication.sendEvent(widget, event)
    if not event.isAccepted():
        raise StepError("the window did not take what was dropped on it")
