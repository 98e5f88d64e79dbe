"""Measure the compare page on no screen: processor time of the window's thread for each frame, and memory.

    python -m tests.bench.compare [--size 3840x2160] [--megapixels 12]

Two pictures are made and compared in each mode: zooming at a point, then panning at 100 %. The time is that of the
thread alone, so other work on the machine does not count; a frame at 30 Hz has 33 ms.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests import pictures
from tests.bench.scan import peak_megabytes
from tests.fakes import FakeEncoder

FRAMES = 40


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the compare page.")
    parser.add_argument("--size", default="1400x900", help="of the window")
    parser.add_argument("--megapixels", type=float, default=12.0)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    width, height = (int(part) for part in options.size.split("x"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "Pictures"
        maker = multiprocessing.get_context("spawn").Process(target=make, args=(folder, options.megapixels))
        maker.start()  # in a process of its own, whose memory does not count
        maker.join()
        measure(Path(temporary) / "library", folder, width, height)


def make(folder: Path, megapixels: float) -> None:
    """An original, and a copy of it that is tilted, so that every pixel of it must be moved."""
    side = round((megapixels * 1e6 / 12) ** 0.5)
    original = pictures.photo(1, 800, 600).resize((4 * side, 3 * side))
    pictures.save(original, folder / "original.jpg")
    pictures.save(original.rotate(2), folder / "tilted.jpg")


def measure(directory: Path, folder: Path, width: int, height: int) -> None:
    from PySide6.QtCore import QEventLoop, QPointF, QTimer

    from core.library import Library
    from gui import app
    from gui.compare.canvas import Mode
    from gui.main_window import MainWindow
    from gui.session import Session

    app.make_application()
    with Library.open(directory, encoder=FakeEncoder()) as library:
        library.scan([str(folder)], match=False)
        session = Session(library)
        window = MainWindow(session)
        window.resize(width, height)
        window.show()
        photos = sorted(library.photos(library.photo_ids().tolist()), key=lambda photo: photo.path)
        session.compare_asked.emit((tuple(photos), 1))
        canvas = window.compare.canvas

        def settle() -> None:
            quiet = 0
            while quiet < 5:
                loop = QEventLoop()
                QTimer.singleShot(30, loop.quit)
                loop.exec()
                quiet = quiet + 1 if session.tasks.idle else 0

        def frames(move: Callable[[int], None]) -> str:
            taken = []
            for number in range(FRAMES):
                start = time.thread_time()
                move(number)
                canvas.repaint()
                taken.append(1000 * (time.thread_time() - start))
            return f"median {statistics.median(taken):5.1f} ms, worst {max(taken):5.1f} ms"

        point = QPointF(canvas.width() / 3, canvas.height() / 2)
        for mode in Mode:
            canvas.set_mode(mode)
            canvas.fit()
            settle()
            print(f"{mode.value:12} zoom  {frames(lambda n: canvas.zoom_step(0.5 if n % 16 < 8 else -0.5, point))}")
            canvas.zoom_to(1.0)
            settle()
            print(f"{mode.value:12} pan   {frames(lambda n: canvas.pan(QPointF(17, 9) * (1 if n % 8 < 4 else -1)))}")
            settle()
        print(f"peak memory {peak_megabytes():.0f} MB")
        window.close()
        session.close()


if __name__ == "__main__":
    main()
