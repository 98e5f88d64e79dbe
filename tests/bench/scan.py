"""Scans measured: images a second on 12-megapixel JPEGs beside the decode floor, a rescan of 20,000 files, memory.

    python tests/bench/scan.py [--count 60] [--rounds 3] [--rescan 20000] [--device cpu] [--photos FOLDER]

Each scan runs in a process of its own, because peak memory is a process's. The encoder is loaded before the clock of
the first part starts: it costs a few seconds once, whatever the number of photographs; it is printed apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import decode_floor  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rescan", type=int, default=20_000)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--photos", type=Path, default=decode_floor.SHARED, help="photographs to make the pictures of")
    parser.add_argument("--child", nargs=3, metavar=("LIBRARY", "FOLDER", "ENCODER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(Path(options.child[0]), options.child[1], options.child[2], options.device)
        return
    with tempfile.TemporaryDirectory() as place:
        if options.count:
            first_scan(Path(place), options)
        if options.rescan:
            rescan(Path(place), options.rescan)


def child(library: Path, folder: str, encoder: str, device: str) -> None:
    """One scan; prints what it took as JSON."""
    from core.library import Library
    from tests.fakes import FakeEncoder

    with Library.open(library, device=device, encoder=FakeEncoder() if encoder == "fake" else None) as opened:
        before = peak_megabytes()
        began = time.perf_counter()
        if encoder == "loaded":
            load(opened)
        loaded = time.perf_counter()
        report = opened.scan([folder], match=False)
        ended = time.perf_counter()
        print(
            json.dumps(
                {
                    "seconds": ended - loaded,
                    "load": loaded - began,
                    "new": report.progress.new,
                    "unchanged": report.progress.unchanged,
                    "start_mb": before,
                    "peak_mb": peak_megabytes(),
                    "device": opened.info()["device"],
                    "torch": "torch" in sys.modules,
                }
            )
        )


def load(opened: Any) -> None:
    """Load the encoder and let it encode a batch, which is when torch sets itself up."""
    import numpy as np

    encoder = opened._encoder
    px = encoder.spec.input_px
    for _ in range(3):
        encoder.encode(np.zeros((encoder.batch_size, px, px, 3), np.uint8))


def peak_megabytes() -> float:
    """Peak resident memory of this process; NaN where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # not `getrusage`: on Linux its peak begins with that of the parent
        return next(int(line.split()[1]) / 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def run(library: Path, folder: Path, encoder: str, device: str = "cpu") -> dict[str, Any]:
    arguments = ["--child", str(library), str(folder), encoder, "--device", device]
    command = [sys.executable, str(Path(__file__).resolve()), *arguments]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def first_scan(place: Path, options: argparse.Namespace) -> None:
    paths = decode_floor.make_photos(place / "photos", options.count, options.photos)
    size = sum(path.stat().st_size for path in paths) / len(paths) / 1e6
    print(f"{len(paths)} JPEGs of 12 megapixels, {size:.1f} MB each, {os.cpu_count()} cores")
    floors, scans = [], []
    for number in range(options.rounds):  # in turn, so that a busy moment of the machine does not favour one
        floors.append(decode_floor.floor(paths))
        scans.append(run(place / f"library{number}", place / "photos", "loaded", options.device))
        last = scans[-1]
        assert last["new"] == len(paths)
        rate = len(paths) / last["seconds"]
        print(f"  floor {floors[-1]:6.1f} images/s, scan {rate:6.1f} images/s = {rate / floors[-1]:.2f} of it")
    best = max(len(paths) / scan["seconds"] for scan in scans)
    print(f"best: floor {max(floors):.1f}, scan {best:.1f} images/s on {last['device']}: {best / max(floors):.2f}")
    print(f"loading the encoder {min(scan['load'] for scan in scans):.1f} s; peak memory {last['peak_mb']:.0f} MB")
    bare = run(place / "bare", place / "photos", "fake")
    print(f"without the encoder {len(paths) / bare['seconds']:.1f} images/s; peak memory {bare['peak_mb']:.0f} MB")


def rescan(place: Path, count: int) -> None:
    folder = place / "many"
    small = decode_floor.Image.new("RGB", (64, 48), (120, 90, 60))
    for number in range(count):
        directory = folder / f"{number // 500:03}"
        directory.mkdir(parents=True, exist_ok=True)
        small.putpixel((number % 64, number // 64 % 48), (number % 251, number % 241, number % 239))
        small.save(directory / f"{number:06}.png", compress_level=0)
    first = run(place / "many library", folder, "fake")
    print(f"{count:,} small files, fake encoder: {first['seconds']:.1f} s; peak memory {first['peak_mb']:.0f} MB")
    for _ in range(3):
        again = run(place / "many library", folder, "fake")
        assert again["unchanged"] == count
        assert not again["torch"]
        print(
            f"  again: {again['seconds']:.2f} s; peak memory {again['peak_mb']:.0f} MB, {again['start_mb']:.0f} before"
        )


if __name__ == "__main__":
    main()
