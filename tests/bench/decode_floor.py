"""The bare decode floor of this machine: Pillow `draft` and a resize on all cores, nothing else, on 12-megapixel JPEGs.

    python tests/bench/decode_floor.py [--count 60] [--threads N] [--photos FOLDER]

Prints images a second of the floor, of full decodes and of the program's `decode`, and what the last costs beside the
floor. The pictures are mosaics of real photographs where a folder of them is given or lies beside the checkout, else
of noise at all scales; both give files of 3 to 5 MB as cameras make them. Other benches import `make_photos`, `floor`.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "eval" / "copies"
SIZE = (4000, 3000)
QUALITY = 88


def make_photos(folder: Path, count: int, source: Path | None = SHARED, seed: int = 0) -> list[Path]:
    """Write `count` different 12-megapixel JPEGs with EXIF into `folder`, the same for the same seed."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(seed)
    pool = sorted(source.rglob("*.jpg")) if source is not None and source.is_dir() else []
    # A few large pictures, each cut and laid in many ways: making 12 megapixels of noise takes seconds.
    grounds = [_mosaic(pool, rng) if pool else _noise(rng) for _ in range(min(count, 6))]
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Twin", "Twin L1", "2024:03:02 11:05:09"
    made = []
    for number in range(count):
        ground = grounds[number % len(grounds)]
        shift = rng.randrange(ground.width), rng.randrange(ground.height)
        picture = Image.fromarray(np.roll(np.asarray(ground), shift, axis=(1, 0)))
        made.append(folder / f"IMG_{seed:02d}{number:05d}.jpg")
        picture.save(made[-1], quality=QUALITY, exif=exif)
    return made


def _mosaic(pool: Sequence[Path], rng: random.Random) -> Image.Image:
    """Photographs side by side at twice their size, so with the detail and the smoothness of a camera's picture."""
    ground = Image.new("RGB", SIZE)
    for left in range(0, SIZE[0], 800):
        for top in range(0, SIZE[1], 600):
            ground.paste(Image.open(rng.choice(pool)).convert("RGB").resize((800, 600)), (left, top))
    grain = np.random.default_rng(rng.randrange(1 << 30)).normal(0, 4, (*SIZE[::-1], 1))
    return Image.fromarray((np.asarray(ground) + grain).clip(0, 255).astype(np.uint8))


def _noise(rng: random.Random) -> Image.Image:
    """Smooth noise of many scales, each half as strong as the one twice as coarse."""
    random_numbers = np.random.default_rng(rng.randrange(1 << 30))
    picture = np.zeros((*SIZE[::-1], 3), dtype=np.float32)
    for octave in range(3, 12):
        cells = random_numbers.integers(0, 256, (3 << octave >> 2, 4 << octave >> 2, 3), dtype=np.uint8)
        picture += np.asarray(Image.fromarray(cells).resize(SIZE, Image.Resampling.BICUBIC)) / 2 ** (octave - 2)
    return Image.fromarray(picture.clip(0, 255).astype(np.uint8))


def bare_decode(path: Path, size: int = 160) -> None:
    """What no scan can do without: read, decode at reduced size, resize."""
    with Image.open(path) as image:
        image.draft("RGB", (320, 320))
        image.resize((size, size), Image.Resampling.BILINEAR)


def full_decode(path: Path, size: int = 160) -> None:
    with Image.open(path) as image:
        image.resize((size, size), Image.Resampling.BILINEAR)


def rate(work: Callable[[Path], object], paths: Sequence[Path], threads: int) -> float:
    """Images a second of `work` on all `paths`."""
    with ThreadPoolExecutor(threads) as pool:
        start = time.perf_counter()
        for _ in pool.map(work, paths):
            pass
        return len(paths) / (time.perf_counter() - start)


def floor(paths: Sequence[Path], threads: int | None = None) -> float:
    """Images a second of the bare decode floor with one thread a core."""
    return rate(bare_decode, paths, threads or os.cpu_count() or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--photos", type=Path, default=SHARED, help="photographs to make the pictures of")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from core.pictures.decoding import decode

    with tempfile.TemporaryDirectory() as folder:
        paths = make_photos(Path(folder), options.count, options.photos)
        megabytes = sum(path.stat().st_size for path in paths) / len(paths) / 1e6
        print(f"{len(paths)} JPEGs of {SIZE[0]} x {SIZE[1]}, {megabytes:.1f} MB each; {options.threads} threads")
        ours: Callable[[Path], object] = lambda path: decode(str(path), 160)  # noqa: E731
        works = {"floor": bare_decode, "decode": ours, "full decode": full_decode}
        best = dict.fromkeys(works, 0.0)
        for _ in range(options.rounds):  # in turn, so that a busy moment of the machine does not favour one
            for name, work in works.items():
                some = paths if name != "full decode" else paths[: max(4, len(paths) // 6)]
                best[name] = max(best[name], rate(work, some, options.threads))
        for name, images in best.items():
            print(f"{name:12} {images:7.1f} images/s {1000 * options.threads / images:7.1f} ms a thread and image")
        beside = 1000 * options.threads * (1 / best["decode"] - 1 / best["floor"])
        print(f"decode is {best['decode'] / best['floor']:.2f} of the floor: {beside:.1f} ms beside it")


if __name__ == "__main__":
    main()
