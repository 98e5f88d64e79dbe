"""How smoothly a review of many groups goes: the longest time the window is away from its event loop.

    python -m tests.bench.review [--groups 50000]

A real library behind a real window, on no screen: groups of three files with the same bytes each, in a catalogue that
is written straight into its tables. For every kind of action it tells the longest spell without the event loop, and how
long it took until all was shown.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

COPIES = 3


def fill(directory: Path, groups: int) -> None:
    """A catalogue of so many groups of photos that are not there."""
    from core.store.catalogue import open_database

    database = open_database(directory)

    def write(c: object) -> None:
        contents = (
            (i, i.to_bytes(32, "big"), i.to_bytes(32, "big"), os.urandom(32), 50, 4032, 3024, "JPEG")
            for i in range(1, groups + 1)
        )
        c.executemany(  # type: ignore[attr-defined]
            "INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format, matched)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            contents,
        )
        photos = (
            (
                i,
                1 + i // COPIES,
                f"/photos/{i % 400:03}/IMG_{i:06}.jpg".encode(),
                f"img_{i:06}.jpg",
                f"2020-01-01T{i:08}",
                1_000_000 + i,
                i,
                1,
                i,
            )
            for i in range(groups * COPIES)
        )
        c.executemany(  # type: ignore[attr-defined]
            "INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((i + 1, *rest) for i, *rest in photos),
        )
        c.execute("INSERT INTO folders (path) VALUES (?)", (b"/photos",))  # type: ignore[attr-defined]

    database.write(write)
    database.close()


def review(directory: Path) -> list[str]:
    """What each action of a review costs the event loop."""
    from PySide6.QtWidgets import QApplication

    from core.library import Library
    from core.records import Kind
    from gui import app
    from gui.main_window import MainWindow
    from gui.review.filter_bar import Filter
    from gui.session import Session

    application: QApplication = app.make_application()
    told = []
    with Library.open(directory) as library:
        session = Session(library)
        window = MainWindow(session)
        window.resize(1600, 1000)
        window.show()
        page = window.duplicates

        def measure(name: str, actions: list[Callable[[], object]]) -> None:
            away: list[float] = []
            own: list[float] = []

            def spell(action: Callable[[], object]) -> None:
                start, used = time.perf_counter(), time.thread_time()
                action()
                application.processEvents()
                away.append(1000 * (time.perf_counter() - start))
                own.append(1000 * (time.thread_time() - used))

            started = time.perf_counter()
            for action in actions:
                spell(action)
                quiet = time.perf_counter() + 0.02
                while time.perf_counter() < quiet or not session.tasks.idle:
                    spell(lambda: None)
                    if not session.tasks.idle:
                        quiet = time.perf_counter() + 0.02
                        time.sleep(0.0005)  # as an event loop would wait, and not take the interpreter from the lanes
            took = (time.perf_counter() - started) / len(actions)
            told.append(
                f"{name}: longest {max(away):.0f} ms ({max(own):.0f} ms of work),"
                f" 99 in 100 under {np.percentile([s for s in away if s > 0.5], 99):.0f} ms;"
                f" all shown after {took:.2f} s"
            )

        measure("open the page", [lambda: window.show_page("duplicates")])
        assert page.group_model.rowCount() > 1000, page.group_model.rowCount()
        measure("next group, 100 times", [lambda: page.step(1)] * 100)
        measure(
            "jump to groups far away, 20 times",
            [lambda r=r: page.groups.select_row(r) for r in range(0, 40_000, 2_000)],
        )
        measure(
            "another order", [lambda s=s: (page.bar.set_sort(s), page.bar.changed.emit()) for s in ("unsure", "space")]
        )
        same = Filter(kinds=frozenset({Kind.SAME_BYTES}))
        measure("filter by folder", [lambda: page.only_in_folder("/photos/007")])
        measure("filter by kind", [lambda: page.bar.set_filter(same)])
        measure("no filter", [page.bar.clear])
        marks = [page.toggle_marks, lambda: page.step(1)] * 20
        measure("mark and go on, 20 times", marks)
        measure("mark all but one in each group, by rules", [
            lambda: page.apply_rules(library.review.presets()[0], every=True)
        ])  # fmt: skip
        told.append(f"  {len(session.review.marks):,} photos marked")
        measure("unmark and mark again, 10 times", [page.toggle_marks] * 20)
        measure("not the same, 5 times", [page.part] * 5)
        measure("undo, 5 times", [session.review.undo] * 5)
        window.close()
        session.close()
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the review of many groups.")
    parser.add_argument("--groups", type=int, default=50_000)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as temporary:
        fill(Path(temporary), options.groups)
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
        for line in review(Path(temporary)):
            print(line)
        sys.exit(0)
