"""Time and memory of searches in a large made-up library; see `search.py --speed`.

Codes are made up; the pictures that are searched by, their reading and encoding are real, and so is the database.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from core.library import Library
from core.records import Box, Example, PhotoId, Query
from core.search import parts
from core.store.database import Connection
from tests import pictures
from tests.bench.index import resident_mb
from tests.hashes import clusters, fill

ROUNDS = 15


def speed(count: int) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        outside = pictures.save(pictures.photo(1, 4000, 3000), folder / "outside.jpg")
        with Library.open(folder / "library") as library:
            encoder = library._encoder
            for start in range(0, count, 10_000):
                fill(library, clusters(min(10_000, count - start), 256, seed=start), encoder.id, start + 1)
            print(f"{count:,} photos; medians of {ROUNDS}, elapsed (and processor) time.\n")
            print("| | time |\n|---|---|")
            rng = np.random.default_rng(1)
            photos = [Example("", photo_id=PhotoId(int(i))) for i in rng.integers(1, count, 4 * ROUNDS)]
            before = resident_mb()
            line("first query by a photo of the library (reads all codes)", [partial(by, library, *photos[:1])])
            indexed = resident_mb() - before
            line("query by a photo of the library", [partial(by, library, e) for e in photos[:ROUNDS]])
            threes = [photos[at : at + 3] for at in range(0, 3 * ROUNDS, 3)]
            line("by three photos", [partial(by, library, *e) for e in threes])
            disliked = [Example("", photo_id=e.photo_id, liked=False) for e in photos[-ROUNDS:]]
            line(
                "by three, less one",
                [partial(by, library, *e, d) for e, d in zip(threes, disliked, strict=True)],
            )
            line("first query by a 12-megapixel file (loads the encoder)", [partial(by, library, file(outside))])
            line("first box on it (reads it again, larger)", [partial(by, library, file(outside, 0))])
            line("moved box", [partial(by, library, file(outside, at)) for at in range(1, ROUNDS + 1)])
            before, size = resident_mb(), disk(library)
            fill_parts(library, count)
            line("first query by parts (reads all their codes)", [partial(by, library, photos[0], wanted=True)])
            print(f"| memory: codes of pictures / of parts | {indexed:.0f} MB / {resident_mb() - before:.0f} MB |")
            print(f"| codes of parts on disk | {(disk(library) - size) / 1e6:.0f} MB |")
            line("query by parts", [partial(by, library, e, wanted=True) for e in photos[:ROUNDS]])
            line("by three photos, in parts", [partial(by, library, *e, wanted=True) for e in threes])
            boxed = [partial(by, library, file(outside, at + 0.5), wanted=True) for at in range(ROUNDS)]
            line("moved box, in parts", boxed)


def by(library: Library, *examples: Example, wanted: bool = False) -> None:
    found = library.search.run(Query(tuple(examples), parts=wanted), k=500)
    assert len(found.neighbours) == 500


def file(path: Path, place: float | None = None) -> Example:
    box = None if place is None else Box(0.01 * place, 0.1, 0.01 * place + 0.4, 0.6)
    return Example("outside", path=str(path), box=box)


def line(title: str, calls: Sequence[Callable[[], None]]) -> None:
    elapsed, busy = [], []
    for call in calls:
        start, cpu = time.perf_counter(), time.process_time()
        call()
        elapsed.append(time.perf_counter() - start)
        busy.append(time.process_time() - cpu)
    print(f"| {title} | {1000 * np.median(elapsed):.0f} ms ({1000 * np.median(busy):.0f} ms) |", flush=True)


def disk(library: Library) -> int:
    with library._catalogue.database.read() as c:
        pages, size = (c.execute(f"PRAGMA {what}").fetchone()[0] for what in ("page_count", "page_size"))
    return int(pages * size)


def fill_parts(library: Library, count: int) -> None:
    """Made-up codes of parts for all photos, as if they had been made."""
    name, rng = library.search._parts._name, np.random.default_rng(3)

    def write(c: Connection) -> None:
        c.execute("INSERT INTO encoders (name) VALUES (?)", (name,))
        number = c.execute("SELECT id FROM encoders WHERE name = ?", (name,)).fetchone()[0]
        rows = ((i, number, rng.bytes(32 * len(parts.PARTS))) for i in range(1, count + 1))
        c.executemany("INSERT INTO regions VALUES (?, ?, ?)", rows)
        c.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")

    library._catalogue.database.write(write)
    library.search.make_parts()  # nothing is missing: it only switches them on
