"""What each strictness means on the evaluation set, as Markdown tables; `--write` makes the figures that are shipped.

`python tests/bench/strictness.py [--shared DIR] [--library DIR] [--photos N] [--write]` (minutes)

A library of originals, others, pictures of 20 classes and the frames of the hand-held scene is rehearsed on as
`twinlens calibrate` does on a person's own: `core.match.rehearsal`. Exposure brackets without EXIF are left out, since
nobody can say of a single one whether it is an edit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core import paths  # noqa: E402
from core.library import Library  # noqa: E402
from core.match import calibration, rehearsal  # noqa: E402
from core.pictures import edits  # noqa: E402
from core.records import STRICTNESS, Calibration, CancelToken, ProgressBoard  # noqa: E402

FOLDERS = ("copies/originals", "copies/distractors", "look", "bursts/scene_a")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--library", type=Path, help="keep the library here instead of in a temporary folder")
    parser.add_argument("--photos", type=int, default=rehearsal.PHOTOS)
    parser.add_argument("--write", action="store_true", help="write resources/calibration.json")
    options = parser.parse_args()
    with ExitStack() as stack:
        directory = options.library or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        library = stack.enter_context(Library.open(directory))
        library.scan([str(options.shared / "eval" / folder) for folder in FOLDERS])
        start, cpu = time.perf_counter(), time.process_time()
        source = library._duplicates.source()
        outcome = rehearsal.rehearse(
            source, library._encoder, CancelToken(), ProgressBoard(), most=options.photos, seconds=3600
        )
        seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
        whole = outcome.calibration()
        print(f"{whole.photos} of {len(source.data.ids)} photographs, {whole.copies:,} edits, ", end="")
        print(f"{whole.strangers:,} other pairs; {seconds:.0f} s, {cpu:.0f} s of one core.\n")
        print("| strictness | edits found | other pairs called copies |\n|---|---|---|")
        for point in whole.points:
            wrong = round(point.wrong * whole.strangers)
            print(f"| {point.strictness} | {point.recall:.4f} | {wrong} of {whole.strangers:,} |")
        print("\n| edit | " + " | ".join(f"found, {name}" for name in STRICTNESS) + " |\n|---|---|---|---|")
        for kind, name in enumerate(edits.KINDS):
            figures = outcome.calibration(kind)
            print(f"| {name} | " + " | ".join(f"{recall(figures, s):.3f}" for s in STRICTNESS.values()) + " |")
        if options.write:
            calibration.save(paths.resource(calibration.NAME), whole, library._duplicates.key())


def recall(figures: Calibration, strictness: float) -> float:
    return next(point.recall for point in figures.points if point.strictness == strictness)


if __name__ == "__main__":
    main()
