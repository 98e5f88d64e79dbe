"""Reads the training pool: JPEG pictures in tar files or folders, kept in memory as they are."""

from __future__ import annotations

import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
NEAR_COPIES = ("dynamic_wallpaper_timeofday/", "polyu_noisy_pairs/", "deep_photo_style_pairs/")
"""Sources with several frames of one scene: as "different pictures" they would teach and measure the wrong thing."""


@dataclass(frozen=True)
class Pool:
    """Pictures by name, in the order of their names. `data[i]` holds the encoded file of `names[i]`."""

    names: list[str]
    data: list[bytes]

    def __len__(self) -> int:
        return len(self.names)

    def image(self, index: int) -> Image:
        """uint8 RGB [h, w, 3]."""
        bgr = cv2.imdecode(np.frombuffer(self.data[index], np.uint8), cv2.IMREAD_COLOR)
        if bgr is None:
            raise ValueError(f"cannot decode {self.names[index]}")
        return np.ascontiguousarray(bgr[:, :, ::-1])


def read_pool(sources: Sequence[Path], skip: Sequence[str] = NEAR_COPIES) -> Pool:
    """Every picture in `sources` (folders of pictures or tar files, or tar files) whose name starts with no `skip`."""
    found: dict[str, bytes] = {}
    for source in sources:
        archives = sorted(source.rglob("*.tar")) if source.is_dir() else [source]
        for archive in archives:
            with tarfile.open(archive) as tar:
                for member in tar:
                    file = tar.extractfile(member) if Path(member.name).suffix.lower() in SUFFIXES else None
                    if file is not None:
                        found[member.name] = file.read()
        if source.is_dir():
            for path in sorted(p for p in source.rglob("*") if p.suffix.lower() in SUFFIXES):
                found[path.relative_to(source).as_posix()] = path.read_bytes()
    names = sorted(name for name in found if not name.startswith(tuple(skip)))
    if not names:
        raise SystemExit(f"no pictures below {', '.join(map(str, sources))}")
    return Pool(names, [found[name] for name in names])


def split(count: int, held_out: int, seed: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Indexes to train on and indexes held out for choosing, both sorted, the same for the same arguments."""
    order = np.random.default_rng(seed).permutation(count)
    held = min(held_out, count // 4)
    return np.sort(order[held:]), np.sort(order[:held])
