"""How long the window takes to open, and how smoothly 200,000 photos scroll.

    python -m tests.bench.window [--rows 200000] [--starts 5]

Opening is timed from the start of the process to the first paint of a window on an empty library and on one of `--rows`
photos; the processor time is told beside it, because a busy machine stretches the one and not the other. Scrolling
tells the longest time that the GUI thread was away from its event loop, with a real catalogue behind the grid, made-up
codes and thumbnails. So does filtering; beside it stands how long the engine takes for lists, counts and months, and
how long it is from asking for what looks like a photo to the first painted result.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from gui.main_window import MainWindow

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

    dice = np.random.default_rng(1)
    days = np.sort(dice.integers(0, 15 * 365, rows))
    taken = [
        (date(2010, 1, 1) + timedelta(days=int(day))).isoformat() + f"T{i % 24:02}:05:09" for i, day in enumerate(days)
    ]
    cameras = dice.choice([None, *(f"Maker Model {n}" for n in range(12))], rows).tolist()
    formats = dice.choice(["JPEG", "JPEG", "JPEG", "HEIF", "PNG"], rows).tolist()
    ratings = dice.choice([0, 0, 0, 0, 1, 3, 4, 5], rows).tolist()

    def write(c: object) -> None:
        contents = (
            (i, i.to_bytes(32), bytes(32), os.urandom(32), 50, 4032, 3024 if i % 3 else 4600, formats[i - 1],
             cameras[i - 1], taken[i - 1], ratings[i - 1])
            for i in range(1, rows + 1)
        )  # fmt: skip
        c.executemany(  # type: ignore[attr-defined]
            "INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format, camera, taken,"
            " rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            contents,
        )
        photos = (
            (i, i, f"/photos/{i % 400:03}/IMG_{i:06}.jpg".encode(), f"img_{i:06}.jpg", taken[i - 1], i, i, 1, i)
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


def furnish(directory: Path, rows: int) -> None:
    """Look codes of the built-in encoder for all of them, random but for neighbours, and thumbnails of 320 pixels."""
    import io

    from PIL import Image

    from core.library import Library

    dice = np.random.default_rng(2)
    centres = dice.integers(0, 256, (rows // 40 + 1, 32), np.uint8)
    flips = np.packbits(dice.random((rows, 256)) < 0.12, axis=1)
    codes = centres[np.arange(rows) // 40] ^ flips
    jpegs = []
    for number in range(64):
        picture = Image.new("RGB", (320, 240), tuple(int(v) for v in dice.integers(40, 220, 3)))
        picture.paste((number * 4, 255 - number * 4, 128), (40, 40, 200, 160))
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=40)
        jpegs.append(buffer.getvalue())
    with Library.open(directory) as library:

        def write(c: object) -> None:
            execute, many = c.execute, c.executemany  # type: ignore[attr-defined]
            execute("INSERT INTO encoders (name) VALUES (?)", (library._encoder.id,))
            number = execute("SELECT id FROM encoders").fetchone()[0]
            values = ((i + 1, number, "look", codes[i].tobytes()) for i in range(rows))
            many("INSERT INTO codes (content_id, encoder, space, code) VALUES (?, ?, ?, ?)", values)
            execute("UPDATE contents SET matched = 1")

        library._catalogue.database.write(write)
        thumbnails = ((i.to_bytes(32), jpegs[i % 64]) for i in range(1, rows + 1))
        library._thumbnails._database.write(
            lambda c: c.executemany("INSERT INTO thumbnails (digest, jpeg) VALUES (?, ?)", thumbnails).close()
        )


def engine(directory: Path) -> list[str]:
    """How long the engine takes for what the page of photos asks."""
    from core.library import Library
    from core.records import PhotoFilter

    some = PhotoFilter(formats=frozenset({"JPEG"}), min_stars=3, since="2015", cameras=frozenset({"Maker Model 3"}))
    with Library.open(directory) as library:
        browse = library.browse

        def timed(name: str, ask: Callable[[], object], times: int = 7) -> str:
            spans, used = [], []
            for _ in range(times):
                wall, processor = time.perf_counter(), time.process_time()
                ask()
                spans.append(1000 * (time.perf_counter() - wall))
                used.append(1000 * (time.process_time() - processor))
            return f"{name}: {statistics.median(spans):.0f} ms ({statistics.median(used):.0f} ms of processor time)"

        told = [timed("all photos by date, first time", lambda: browse.ids(), 1)]
        told.append(timed("months, first time, which reads the columns", lambda: browse.timeline(), 1))
        for order in ("taken", "name", "camera", "rating"):
            browse.ids(some, order)  # type: ignore[arg-type]
        told.append(timed("filter of four conditions, by date", lambda: browse.ids(some)))
        told.append(timed("the same by stars", lambda: browse.ids(some, "rating")))
        told.append(timed("words in name, folder or camera", lambda: browse.ids(PhotoFilter(text="img_0 model"))))
        told.append(timed("one folder of 400", lambda: browse.ids(PhotoFilter(folder="/photos/007"))))
        told.append(timed("what there is to choose from", lambda: browse.facets(some)))
        told.append(timed("months", lambda: browse.timeline(some)))
        stars = iter(range(1, 1000))
        told.append(
            timed("a star, then the filter", lambda: (library.ratings.rate([next(stars)], 5), browse.ids(some)))
        )  # type: ignore[list-item]
    return told


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
    from core.library import Library
    from core.records import PhotoFilter
    from gui import app
    from gui.grid.quick_look import QuickLook
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
            away, own = [], []

            def spell(what: Callable[[], object]) -> None:
                wall, processor = time.perf_counter(), time.thread_time()
                what()
                application.processEvents()
                away.append(1000 * (time.perf_counter() - wall))
                own.append(1000 * (time.thread_time() - processor))

            for action in actions:
                spell(action)  # type: ignore[arg-type]
                rest = time.perf_counter() + 0.01
                while time.perf_counter() < rest:
                    spell(lambda: None)
            own = [time for time in own if time > 0.5]  # the rest is an event loop with nothing to do
            away = [time for time in away if time > 0.5]
            longest, usual = max(away), np.percentile(away, 99)
            told.append(
                f"{name}: longest {longest:.0f} ms, 99 in 100 under {usual:.0f} ms; of its own work longest "
                f"{max(own):.0f} ms, 99 in 100 under {np.percentile(own, 99):.0f} ms"
            )

        steps = np.linspace(0, bar.maximum(), 200).astype(int).tolist()
        measure("drag of the scroll bar, 200 steps", [lambda v=v: bar.setValue(v) for v in steps])
        bar.setValue(bar.maximum() // 2)
        measure("wheel, 200 steps", [lambda: bar.setValue(bar.value() + 60)] * 200)
        widths = [*range(1600, 1000, -20), *range(1000, 1600, 20)]
        measure("resize, 60 steps", [lambda w=w: window.resize(w, 1000) for w in widths])
        measure("size of the pictures, 20 steps", [lambda p=p: grid.set_cell_px(p) for p in range(80, 280, 10)])
        bar_of_filter, jpegs = window.photos.bar, PhotoFilter(formats=frozenset({"JPEG"}))
        filters = [jpegs, PhotoFilter(min_stars=4), PhotoFilter(text="img_01"), PhotoFilter()] * 3

        def filter_by(wanted: PhotoFilter) -> None:
            bar_of_filter.set_filter(wanted)
            while not session.tasks.idle:
                spell = time.thread_time()
                application.processEvents()
                filtering.append(1000 * (time.thread_time() - spell))

        filtering: list[float] = []
        for wanted in filters:
            filter_by(wanted)
        told.append(f"12 filters: longest of its own work {max(filtering):.0f} ms")
        measure(
            "drag of the timeline, 100 steps",
            [lambda y=y: window.photos.timeline._point_at(y, go=True) for y in range(10, 810, 8)],
        )
        grid.select_row(5000)
        measure(
            "quick look, 30 photos",
            [window.photos.actions_of_photos.look, *[lambda: grid.select_row(grid.currentIndex().row() + 1)] * 30],
        )
        for look in window.findChildren(QuickLook):
            look.close()
        measure("select all", [grid.selectAll])
        measure("new rows with all selected", [lambda: grid.replace_rows(lambda: window.photos.photos.set_ids(ids))])
        told.append(queries(application, window))
        told.append(f"memory of the window: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")
        window.close()
        session.close()
    return told


def queries(application: QApplication, window: MainWindow) -> str:
    """From asking for what looks like a photo to the first painted result, warm."""
    from PySide6.QtCore import QEvent, QObject

    from core.records import Example, PhotoId, Query

    grid = window.pages["search"].grids()[0]
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Paint and changed and grid.photos.rowCount():
                painted.append(time.perf_counter())
            return False

    watch, changed, spans = Watch(), [], []
    grid.viewport().installEventFilter(watch)
    grid.photos.modelReset.connect(lambda: changed.append(True))
    grid.photos.rowsInserted.connect(lambda *_: changed.append(True))
    for number in range(25):
        changed.clear()
        painted.clear()
        start = time.perf_counter()
        window.session.similar_asked.emit(Query((Example("x", photo_id=PhotoId(1000 + 977 * number)),)))
        while not painted and time.perf_counter() - start < 20:
            application.processEvents()
        spans.append(1000 * (painted[0] - start) if painted else float("inf"))
        while not window.session.tasks.idle:
            application.processEvents()
    warm = spans[5:]
    return (
        f"query to first painted result: first {spans[0]:.0f} ms; then median {statistics.median(warm):.0f}, "
        f"longest of 20 {max(warm):.0f} ms"
    )


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
        furnish(full, options.rows)
        for line in engine(full):
            print(line)
        for line in scrolling(full):
            print(line)
