"""How long the window takes to open, and how smoothly 200,000 photos scroll.

    python -m tests.bench.window [--rows 200000] [--starts 5]

Opening is timed from the start of the process to the first paint of a window on an empty library and on one of `--rows`
photos; the processor time is told beside it, because a busy machine stretches the one and not the other. Scrolling
tells the longest time that the GUI thread was away from its event loop, with a real catalogue behind the grid.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

START = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from core.library import Library
from gui import app
from gui.main_window import MainWindow
from gui.session import Session
application = app.make_application()
library = Library.open(Path(sys.argv[1]))
session = Session(library)
window = MainWindow(session)
window.show()
application.processEvents()
print(time.time(), time.process_time(), "torch" in sys.modules, flush=True)
window.close(); session.close(); library.close()
"""


def fill(directory: Path, rows: int) -> None:
    """A catalogue of `rows` photos that are not there, written straight into its tables."""
    from core.store.catalogue import open_database

    database = open_database(directory)

    def write(c: object) -> None:
        contents = ((i, i.to_bytes(32), bytes(32), os.urandom(32), 50, 4032, 3024, "JPEG") for i in range(1, rows + 1))
        c.executemany(  # type: ignore[attr-defined]
            "INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            contents,
        )
        photos = (
            (i, i, f"/photos/{i % 400:03}/IMG_{i:06}.jpg".encode(), f"img_{i:06}.jpg", f"2020-01-01T{i:08}", i, i, 1, i)
            for i in range(1, rows + 1)
        )
        c.executemany(  # type: ignore[attr-defined]
            "INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            photos,
        )
        c.execute("INSERT INTO folders (path) VALUES (?)", (b"/photos",))  # type: ignore[attr-defined]

    database.write(write)
    database.close()


def starts(directory: Path, times: int) -> str:
    wall, processor = [], []
    for _ in range(times):
        before = time.time()
        command = [sys.executable, "-c", START, str(directory)]
        shown, used, torch = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        assert torch == "False", "torch was loaded before the window was shown"
        wall.append(float(shown) - before)
        processor.append(float(used))
    return (
        f"{min(wall):.2f} s at best, {statistics.median(wall):.2f} s median of {times}; "
        f"{statistics.median(processor):.2f} s of processor time"
    )


def scrolling(directory: Path) -> list[str]:
    """The times the GUI thread was away while the grid is scrolled, jumped through, resized and selected."""
    from PySide6.QtWidgets import QApplication

    from core.library import Library
    from gui import app
    from gui.main_window import MainWindow
    from gui.session import Session

    application: QApplication = app.make_application()
    with Library.open(directory) as library:
        session = Session(library)
        window = MainWindow(session)
        window.resize(1600, 1000)
        window.show()
        grid = window.photos.grid
        while not window.photos.photos.rowCount() or not session.tasks.idle:
            application.processEvents()
        bar, told = grid.verticalScrollBar(), []

        def measure(name: str, actions: list[object]) -> None:
            away = []
            for action in actions:
                start = time.perf_counter()
                action()  # type: ignore[operator]
                application.processEvents()
                away.append(1000 * (time.perf_counter() - start))
                rest = time.perf_counter() + 0.01
                while time.perf_counter() < rest:
                    start = time.perf_counter()
                    application.processEvents()
                    away.append(1000 * (time.perf_counter() - start))
            away = [spell for spell in away if spell > 0.5]  # the rest is an event loop with nothing to do
            told.append(f"{name}: longest {max(away):.0f} ms, 99 in 100 under {np.percentile(away, 99):.0f} ms")

        steps = np.linspace(0, bar.maximum(), 200).astype(int).tolist()
        measure("drag of the scroll bar, 200 steps", [lambda v=v: bar.setValue(v) for v in steps])
        bar.setValue(bar.maximum() // 2)
        measure("wheel, 200 steps", [lambda: bar.setValue(bar.value() + 60)] * 200)
        widths = [*range(1600, 1000, -20), *range(1000, 1600, 20)]
        measure("resize, 60 steps", [lambda w=w: window.resize(w, 1000) for w in widths])
        measure("size of the pictures, 20 steps", [lambda p=p: grid.set_cell_px(p) for p in range(80, 280, 10)])
        measure("select all", [grid.selectAll])
        measure("new rows with all selected", [lambda: grid.replace_rows(lambda: window.photos.photos.set_ids(ids))])
        window.close()
        session.close()
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the window.")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as temporary:
        empty, full = Path(temporary) / "empty", Path(temporary) / "full"
        for directory in (empty, full):
            directory.mkdir()
        fill(full, options.rows)
        ids = np.arange(1, options.rows + 1)
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"start, empty library: {starts(empty, options.starts)}")
        print(f"start, {options.rows:,} photos: {starts(full, options.starts)}")
        for line in scrolling(full):
            print(line)
