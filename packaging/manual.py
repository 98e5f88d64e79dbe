"""Take the pictures of the help pages from the real window, on samples that the program draws itself.

    python packaging/manual.py [--language en,ru] [--only photos,map] [--out DIR] [--size 1180x760] [--dark] [--scale 1]

Without --out they go where the help pages look for them (resources/help/LANGUAGE/pictures), as JPEG, and their size is
printed. Works on no screen. The built-in encoder is used, so it takes a minute.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

QUALITY = 84
BUDGET = 2_000_000
"""Bytes that the pictures of all languages may have together: they are in every copy of the program."""
QUIET = 12
"""The window has come to rest when its lanes were idle for so many looks in a row, 50 ms apart."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Take the pictures of the help pages.")
    parser.add_argument("--language", default="en", help="languages, with commas between them")
    parser.add_argument("--only", default="", help="names of pictures, with commas between them")
    parser.add_argument("--out", type=Path, help="a folder to write to instead; the pictures are PNG then")
    parser.add_argument("--size", default="1180x740", help="of the window, in device-independent pixels")
    parser.add_argument("--scale", default="1", help="device pixels for each of them")
    parser.add_argument("--font", type=float, default=1.0, help="so many times the system's font size")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        os.environ["QT_SCALE_FACTOR"] = options.scale
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        with tempfile.TemporaryDirectory() as home:
            os.environ["HOME"] = os.environ["USERPROFILE"] = home
            os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = os.environ["XDG_CACHE_HOME"] = home
            take(options, Path(home))
        return 0
    for language in options.language.split(","):  # each in a process: a language is set before anything is shown
        rest = [word for word in sys.argv[1:] if not word.startswith("--language") and word != options.language]
        subprocess.run([sys.executable, __file__, "--child", "--language", language, *rest], check=True)
    if options.out is None:
        pictures = [*ROOT.glob("resources/help/*/pictures/*.jpg")]
        total = sum(picture.stat().st_size for picture in pictures)
        print(f"{len(pictures)} pictures, {total / 1e6:.2f} MB of {BUDGET / 1e6:.0f} MB")
        return 0 if total <= BUDGET else 1
    return 0


def take(options: argparse.Namespace, home: Path) -> None:
    from PySide6.QtGui import QImageWriter

    from gui import app, language, theme
    from gui.start import samples

    application = app.make_application()
    if options.dark:
        theme.wear(application, dark=True)
    if options.font != 1:
        font = application.font()
        font.setPointSizeF(font.pointSizeF() * options.font)
        application.setFont(font)
    language.load(application, options.language)
    folder = options.out or ROOT / "resources" / "help" / options.language / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set(options.only.split(",")) - {""}
    pictures = home / "Pictures"
    size = tuple(int(part) for part in options.size.split("x"))

    def keep(name: str, widget: Any) -> None:
        if not wanted or name in wanted:
            suffix = ".jpg" if options.out is None else ".png"
            file = folder / f"{name}{suffix}"
            writer = QImageWriter(str(file), b"JPEG" if options.out is None else b"PNG")
            writer.setQuality(QUALITY)
            if not writer.write(widget.grab().toImage()):
                sys.exit(f"{file} could not be written")
            print(file, flush=True)

    if not wanted or "start" in wanted:
        with Stage(home / "empty", size) as stage:
            stage.settle()
            keep("start", stage.window)
    samples.write(pictures)
    with Stage(
        home / "library", size, [str(pictures / name) for name in ("Camera", "Phone", "Edited", "Backup")]
    ) as stage:
        for name, show in SHOTS.items():
            if not wanted or name in wanted:
                keep(name, show(stage) or stage.window)


class Stage:
    """A window on a library, shown and at rest."""

    def __init__(self, directory: Path, size: tuple[int, ...], folders: list[str] | None = None) -> None:
        from core.library import Library
        from gui.main_window import MainWindow
        from gui.session import Session

        self.library = Library.open(directory)
        if folders:
            self.library.scan(folders)
        self.session = Session(self.library)
        self.window = MainWindow(self.session)
        self.window.resize(*size)
        self.window.show()

    def __enter__(self) -> Stage:
        self.settle()
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        self.session.close()
        self.library.close()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        from PySide6.QtCore import QEventLoop, QTimer

        quiet = 0
        while quiet < QUIET:
            loop = QEventLoop()
            QTimer.singleShot(50, loop.quit)
            loop.exec()
            quiet = quiet + 1 if self.session.tasks.idle else 0

    def go(self, page: str) -> Any:
        self.window.go_to(page)
        self.settle()
        return self.window.pages[page]


def photos(stage: Stage) -> None:
    page = stage.go("photos")
    page.grid.select_row(3)
    stage.settle()


def duplicates(stage: Stage) -> None:
    page = stage.go("duplicates")
    page.groups.select_row(0)
    stage.settle()
    page.mark_others()
    stage.settle()


def compare(stage: Stage) -> None:
    page = stage.go("duplicates")
    page.groups.select_row(0)
    stage.settle()
    page.members.select_row(1)
    page.compare()
    stage.settle()


def cleanup(stage: Stage) -> Any:
    from PySide6.QtWidgets import QDialog

    page = stage.go("duplicates")
    if not stage.session.review.marks:
        page.mark_others()
        stage.settle()
    page.act()
    stage.settle()
    dialog = next(child for child in stage.window.findChildren(QDialog) if child.isVisible())
    picture = dialog.grab()
    dialog.close()
    stage.settle()
    return Still(picture)


def search(stage: Stage) -> None:
    page = stage.go("photos")
    page.grid.select_row(1)
    stage.settle()
    page.actions_of_photos.similar_action.trigger()
    stage.settle()


def albums(stage: Stage) -> None:
    teacher = stage.library.albums
    album = teacher.create("Meadows")
    ids = {Path(photo.path).name: photo.id for photo in stage.library.photos(stage.library.photo_ids().tolist())}
    teacher.teach(album.id, [ids[f"meadow {n}.jpg"] for n in (1, 2, 3)], inside=True)
    teacher.teach(album.id, [ids[name] for name in ("sea 1.jpg", "town 1.jpg", "house 1.jpg")], inside=False)
    stage.session.library_changed.emit()
    stage.settle()
    stage.window.go_to("albums", album.id)
    stage.settle()


def chart(stage: Stage) -> None:
    stage.library.map.make()
    stage.session.library_changed.emit()
    stage.go("map")


class Still:
    """A picture that was taken already, where a widget is expected."""

    def __init__(self, picture: Any) -> None:
        self._picture = picture

    def grab(self) -> Any:
        return self._picture


SHOTS: dict[str, Callable[[Stage], Any]] = {
    "photos": photos,
    "duplicates": duplicates,
    "compare": compare,
    "cleanup": cleanup,
    "search": search,
    "albums": albums,
    "map": chart,
}

if __name__ == "__main__":
    sys.exit(main())
