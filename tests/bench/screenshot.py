"""Take the README's screenshots from the real window on pictures made here.

    python -m tests.bench.screenshot OUT.png [--page duplicates] [--size 1280x800] [--scale 2] [--dark] [--folder DIR]

Without --folder, an album is made in a temporary folder and scanned with the built-in encoder. Works on no screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import scenery


def main() -> int:
    parser = argparse.ArgumentParser(description="Take a screenshot of the real window.")
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--page", default="duplicates", choices=("photos", "duplicates", "bursts", "problems", "search")
    )
    parser.add_argument("--size", default="1280x800", help="of the window, in device-independent pixels")
    parser.add_argument("--scale", default="1", help="device pixels for each of them")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--folder", type=Path, help="show these pictures instead of made ones")
    parser.add_argument("--library", type=Path, help="keep the library here instead of in a temporary folder")
    parser.add_argument("--row", type=int, default=0, help="the photo or the group that is chosen")
    options = parser.parse_args()
    os.environ["QT_SCALE_FACTOR"] = options.scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["HOME"] = os.environ["USERPROFILE"] = temporary  # so that folders are told from "~" on
        home = Path(temporary) / "Pictures"
        folders = [options.folder] if options.folder else [home / "Photos", home / "Downloads"]
        if not options.folder:
            scenery.album(home)
        take(options, options.library or Path(temporary) / "library", [str(folder) for folder in folders])
    return 0


def take(options: argparse.Namespace, directory: Path, folders: list[str]) -> None:
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from core.library import Library
    from gui import app, theme
    from gui.main_window import MainWindow
    from gui.session import Session

    application: QApplication = app.make_application()
    if options.dark:
        application.setPalette(theme._palette(True))
    with Library.open(directory) as library:
        if not library.folders():
            library.scan(folders)
        session = Session(library)
        window = MainWindow(session)
        width, height = (int(part) for part in options.size.split("x"))
        window.resize(width, height)
        window.show()

        def settle() -> None:
            quiet = 0
            while quiet < 12:  # the lanes idle for this many looks in a row, longer than any timer of the window
                loop = QEventLoop()
                QTimer.singleShot(50, loop.quit)
                loop.exec()
                quiet = quiet + 1 if session.tasks.idle else 0

        window.show_page("photos")
        settle()
        window.photos.grid.select_row(options.row)
        settle()
        if options.page == "search":
            window.photos.actions_of_photos.similar_action.trigger()
        else:
            window.show_page(options.page)
        settle()
        if options.page in ("duplicates", "bursts"):
            window.pages[options.page].groups.select_row(options.row)  # type: ignore[attr-defined]
            settle()
        options.out.parent.mkdir(parents=True, exist_ok=True)
        if not window.grab().save(str(options.out)):
            print(f"{options.out} could not be written", file=sys.stderr)
        window.close()
        session.close()


if __name__ == "__main__":
    started = time.perf_counter()
    code = main()
    print(f"{time.perf_counter() - started:.1f} s")
    sys.exit(code)
