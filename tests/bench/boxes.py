"""How fast results follow a box that is dragged: the real window, library and encoder, from mouse move to paint.

    python -m tests.bench.boxes FOLDER [--screen]

Photographs of FOLDER are scanned into a throw-away library. A box is drawn on one of them with real mouse events, and
after each move it is waited until the results for that very box are painted. With --screen it runs on the display that
is there, else on none.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

MOVES = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--screen", action="store_true")
    args = parser.parse_args()
    if not args.screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as directory:
        measure(args.folder, Path(directory))


def measure(folder: Path, directory: Path) -> None:
    from PySide6.QtCore import QEvent, QObject, QPointF, Qt
    from PySide6.QtTest import QTest

    from core.library import Library
    from core.records import Example, Query
    from gui.app import make_application
    from gui.main_window import MainWindow
    from gui.session import Session

    app = make_application()
    library = Library.open(directory)
    library.scan([str(folder)], match=False)
    session = Session(library)
    window = MainWindow(session)
    window.resize(1400, 900)
    window.show()
    page = window.search
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    watch = Watch()
    page.grid.viewport().installEventFilter(watch)

    def wait(done: object) -> None:
        assert callable(done)
        end = time.perf_counter() + 60
        while not done():
            assert time.perf_counter() < end, "nothing came"
            app.processEvents()
            time.sleep(0.0005)

    photo = library.photos(library.photo_ids(sort="size").tolist()[:1])[0]
    begun = time.perf_counter()
    session.similar_asked.emit(Query((Example("query", photo_id=photo.id),)))
    wait(lambda: page.asking.visit is not None and page.asking.visit.result is not None and session.tasks.idle)
    print(f"{len(library.photo_ids())} photographs; the first query, of the library: {since(begun):.0f} ms")
    picture = page.asked.card.picture
    place = picture.place()

    def spot(share: float) -> QPointF:
        return QPointF(place.left() + share * place.width(), place.top() + share * place.height())

    QTest.mousePress(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(0.1).toPoint())
    taken: list[float] = []
    for step in range(MOVES):
        moved = time.perf_counter()
        painted.clear()
        QTest.mouseMove(picture, spot(0.3 + 0.6 * (step + 1) / MOVES).toPoint())
        query = page.asking.query
        wait(lambda: page.asking.visit.result is not None and page.asked.results.rowCount())
        answered = time.perf_counter()
        wait(lambda after=answered: any(each >= after for each in painted))
        assert page.asking.query == query
        taken.append(1000 * (max(painted) - moved))
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot(0.9).toPoint())
    first, warm = taken[0], sorted(taken[1:])
    print(f"the first box, from mouse move to paint (reads the picture, loads the encoder): {first:.0f} ms")
    print(
        f"{len(warm)} more moves of the box: median {statistics.median(warm):.0f} ms, "
        f"95th of 100 {warm[int(0.95 * len(warm))]:.0f} ms, slowest {warm[-1]:.0f} ms"
    )
    window.close()
    session.close()
    library.close()


def since(begun: float) -> float:
    return 1000 * (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
