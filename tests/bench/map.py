"""How well the map keeps neighbours, what drawing it costs, and how smoothly 200,000 photos move: Markdown tables.

    python -m tests.bench.map [--sizes 5000 50000] [--shared DIR] [--cache DIR]
    python -m tests.bench.map --window [--rows 200000]

*Kept* is the share of each photo's 10 nearest by look code that are among its 10 nearest on the map, which is what
t-SNE is for; principal components are what it starts from. Photographs are those of the training pool; where more are
asked for than there are, codes are made: 256 signs of random directions in a mixture of 24-dimensional Gaussians.
*Later* are photos that were left out of the drawing and put beside their nearest afterwards (a tenth of all), against
the same photos when drawn with the rest. Time is wall clock and processor time of the child that draws; memory is its
peak.

`--window` opens the page on a catalogue of so many photos and tells the longest time that the GUI thread was away from
its event loop while the map is moved, zoomed, pointed at and cut out of, less what it waited for a processor (other
programs have them on a busy machine); of that, its own work is told beside it, in processor time.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "encoder")]

from core.map import child, embedding, islands, placing  # noqa: E402
from core.match.index import HammingIndex  # noqa: E402
from core.records import CancelToken, Codes  # noqa: E402
from core.records.mapping import Places  # noqa: E402

if TYPE_CHECKING:
    from gui.map.view import MapView

NEAREST = 10
ASKED = 2000
"""Photos whose neighbours are compared, at most."""


# -- quality


def _queued() -> float:
    """Seconds that this thread was ready to run and had no processor, because other programs had them all (Linux)."""
    file = Path("/proc/thread-self/schedstat")
    return int(file.read_text().split()[1]) / 1e9 if file.exists() else 0.0


def _around(view: MapView, step: float) -> list[Callable[[], object]]:
    """Moves in circles, 200 of them."""
    return [partial(view.pan, float(step * np.cos(i / 9)), float(step * np.sin(i / 7))) for i in range(200)]


def pool(shared: Path, cache: Path) -> Codes:
    """Look codes of the photographs of the pool; made once."""
    from core.encoders import registry
    from core.pictures.decoding import decode_bytes

    file = cache / f"look-{registry.default_id()}.npy"
    if not file.exists():
        from data import read_pool

        encoder = registry.load(device="cpu")
        px = encoder.spec.input_px
        pictures = read_pool([shared / "photos"]).data
        parts = []
        for at in range(0, len(pictures), 32):
            inputs = [decode_bytes(data, "picture", px).network_input for data in pictures[at : at + 32]]
            parts.append(encoder.encode(np.stack([one for one in inputs if one is not None]))["look"])
        cache.mkdir(parents=True, exist_ok=True)
        np.save(file, np.concatenate(parts))
    codes: Codes = np.load(file)
    return codes


def made(count: int, seed: int = 0) -> Codes:
    """Codes of no photographs: see the module's docstring."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((max(10, count // 250), 24))
    values = centres[random.integers(0, len(centres), count)] + 0.45 * random.standard_normal((count, 24))
    return np.packbits(values @ random.standard_normal((24, 256)) > 0, axis=1)


def kept(codes: Codes, places: Places | npt.NDArray[np.float64], asked: npt.NDArray[np.int64]) -> float:
    """The share of `NEAREST` neighbours that are neighbours on the map, of the photos of rows `asked`.

    Neighbours that are equally far by code count as many as there is room for.
    """
    distances, near = HammingIndex(codes).nearest(codes[asked], 4 * NEAREST)
    shares = []
    for row, others, away in zip(asked.tolist(), near, distances, strict=True):
        mine = others != row
        others, away = others[mine], away[mine]
        alike = set(others[away <= away[NEAREST - 1]].tolist())
        flat = ((places - places[row]) ** 2).sum(1)
        flat[row] = np.inf
        there = np.argpartition(flat, NEAREST)[:NEAREST].tolist()
        shares.append(min(len(alike.intersection(there)), NEAREST) / NEAREST)
    return float(np.mean(shares))


def quality(codes: Codes, name: str) -> str:
    """A row of the table."""
    count = len(codes)
    asked = np.sort(np.random.default_rng(1).permutation(count)[:ASKED])
    components = kept(codes, embedding.principal(codes), asked)
    begun, used = time.perf_counter(), _children()
    first: list[float] = []

    def step(done: int, total: int, places: Places | None) -> None:
        if places is not None and not first:
            first.append(time.perf_counter() - begun)

    places = child.run(codes, None, CancelToken(), step)
    wall = time.perf_counter() - begun
    processor = _children() - used
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    drawn = kept(codes, places, asked)
    late = np.zeros(count, np.bool_)
    late[np.random.default_rng(2).permutation(count)[: count // 10]] = True
    put = places.copy()
    put[late] = placing.place(codes[~late], places[~late], codes[late])
    those = np.flatnonzero(late)[:ASKED]
    later, same = kept(codes, put, those), kept(codes, places, those)
    begun = time.perf_counter()
    found = islands.find(places)
    return (
        f"| {count:,} {name} | {components:.3f} | **{drawn:.3f}** | {later:.3f} ({same:.3f}) | {first[0]:.0f} s | "
        f"{wall:.0f} s ({processor:.0f} s) | {peak:.0f} MB | "
        f"{len(found.centres)} in {time.perf_counter() - begun:.1f} s |"
    )


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# -- the window


def fill(directory: Path, rows: int) -> None:
    """A catalogue of so many photos with codes, a map of them as it is kept, and thumbnails of those that are seen."""
    from PIL import Image

    from core.encoders import registry
    from core.map.map import NAME
    from core.store.catalogue import open_database
    from core.store.thumbnails import ThumbnailStore
    from gui.map import levels
    from tests.bench import window

    window.fill(directory, rows)
    encoder = registry.default_id()
    database = open_database(directory)

    def write(c: Any) -> None:
        c.execute("INSERT INTO encoders (name) VALUES (?)", (encoder,))
        number = c.execute("SELECT id FROM encoders WHERE name = ?", (encoder,)).fetchone()[0]
        codes = ((i, number, "look", os.urandom(32)) for i in range(1, rows + 1))
        c.executemany("INSERT INTO codes (content_id, encoder, space, code) VALUES (?, ?, ?, ?)", codes)
        # The first 8 bytes of a digest tell contents apart; those that `fill` makes are all alike there.
        digests = ((i.to_bytes(8) + bytes(24), i) for i in range(1, rows + 1))
        c.executemany("UPDATE contents SET digest = ? WHERE id = ?", digests)

    database.write(write)
    database.close()
    random = np.random.default_rng(0)
    centres = random.random((60, 2)) * 0.9 + 0.05
    spread = centres[random.integers(0, 60, rows)] + 0.025 * random.standard_normal((rows, 2))
    places: Places = np.clip(spread, 0, 1).astype(np.float32)
    keys = np.frombuffer(b"".join(i.to_bytes(8) for i in range(1, rows + 1)), np.uint64)
    np.savez(directory / NAME, keys=keys, places=places, placed=np.zeros(rows, np.bool_), encoder=np.array(encoder))
    pictures = []
    for seed in range(32):
        out = io.BytesIO()
        grid = np.random.default_rng(seed).integers(0, 256, (4, 6, 3), dtype=np.uint8)
        Image.fromarray(grid).resize((320, 213), Image.Resampling.BICUBIC).save(out, "JPEG", quality=60)
        pictures.append(out.getvalue())
    seen = np.flatnonzero(levels.levels(places) <= 18).tolist()
    store = ThumbnailStore(directory, 1 << 32)
    store.put({(i + 1).to_bytes(8) + bytes(24): pictures[i % 32] for i in seen})
    store.close()


def moving(directory: Path) -> list[str]:
    """The times the GUI thread was away while the map is read, moved, zoomed, pointed at and cut out of."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow

    from core.library import Library
    from gui import theme
    from gui.map.page import MapPage
    from gui.session import Session

    sys.setswitchinterval(0.001)  # as the program does
    application = QApplication([])
    application.setStyle("fusion")
    theme.apply(application)
    told = []
    with Library.open(directory) as library:
        session = Session(library)
        window = QMainWindow()
        page = MapPage(session, 160, window)
        view = page.view
        window.setCentralWidget(page)
        window.resize(1600, 1000)
        window.show()

        def measure(name: str, actions: list[Callable[[], object]], rest_s: float = 0.012) -> None:
            away, own = [], []

            def spell(action: Callable[[], object]) -> None:
                start, used, queued = time.perf_counter(), time.thread_time(), _queued()
                action()
                application.processEvents()
                away.append(1000 * (time.perf_counter() - start - (_queued() - queued)))
                own.append(1000 * (time.thread_time() - used))

            for action in actions:
                spell(action)
                rest = time.perf_counter() + rest_s
                while time.perf_counter() < rest:
                    spell(lambda: None)
                    time.sleep(0.0005)  # as an event loop with nothing to do, which leaves the lanes the interpreter
            away = [one for one in away if one > 0.5]
            late = sum(one > 33 for one in away)
            often = np.percentile(away, 99)
            told.append(f"| {name} | {max(own):.0f} ms | {max(away):.0f} ms | {often:.0f} ms | {late} of {len(away)} |")

        def settle() -> None:
            while not session.tasks.idle:
                application.processEvents()
                time.sleep(0.001)
            QTest.qWait(200)
            while not session.tasks.idle:
                application.processEvents()
                time.sleep(0.001)

        start = time.perf_counter()
        measure("reading the map", [lambda: page.enter(None)], 4.0)
        settle()
        assert view.layout_shown is not None
        print(f"{len(view.layout_shown.photos):,} photos, {len(view.layout_shown.islands)} islands", flush=True)
        print(f"read and shown after {time.perf_counter() - start:.1f} s at most", flush=True)
        measure(
            "moving the whole map, 200 steps",
            _around(view, 9),
        )
        view.fit()
        middle = QPointF(view.width() * 0.4, view.height() * 0.45)
        measure("zooming in by the wheel, 60 steps", [lambda: view.zoom(1.1, middle)] * 60)
        measure(
            "moving far inside, 200 steps",
            _around(view, 25),
        )
        measure("zooming out, 60 steps", [lambda: view.zoom(1 / 1.1, middle)] * 60)
        for _ in range(22):
            view.zoom(1.1, middle)
        settle()
        measure(
            "moving among pictures, 200 steps",
            _around(view, 20),
        )
        view.fit()
        settle()
        points = [QPoint(300 + 9 * (i % 80), 200 + 7 * (i % 90)) for i in range(100)]
        measure("pointing, 100 places", [partial(QTest.mouseMove, view, p) for p in points], 0.03)
        angles = np.linspace(0, 2 * np.pi, 120)
        line = [QPointF(700 + 300 * np.cos(a), 450 + 300 * np.sin(a)) for a in angles]
        measure("cutting out with the lasso", [lambda: view.cut_out(line)], 0.5)
        measure("choosing a group", [partial(view.choose_island, i) for i in range(10)], 0.1)
        measure("going from group to group", [lambda: QTest.keyClick(view, Qt.Key.Key_N)] * 20, 0.1)
        measure(
            "resizing, 60 steps",
            [partial(window.resize, w, 1000) for w in (*range(1600, 1000, -20), *range(1000, 1600, 20))],
        )
        window.close()
        session.close()
    told.append(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Measure the map.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[5000, 50_000])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "twinlens-bench")
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--rows", type=int, default=200_000)
    options = parser.parse_args()
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    if options.window:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        with tempfile.TemporaryDirectory() as temporary:
            fill(Path(temporary), options.rows)
            print("| | longest, own work | longest away | 99 in 100 | over 33 ms |\n|---|---|---|---|---|", flush=True)
            for told_line in moving(Path(temporary)):
                print(told_line)
    else:
        photographs = pool(options.shared, options.cache)
        order = np.random.default_rng(0).permutation(len(photographs))
        print("| | PCA | t-SNE | later (drawn) | first seen | drawn after (processor) | memory | islands |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for size in options.sizes:
            if size <= len(photographs):
                print(quality(photographs[np.sort(order[:size])], "photographs"), flush=True)
            else:
                print(quality(made(size), "made codes"), flush=True)
