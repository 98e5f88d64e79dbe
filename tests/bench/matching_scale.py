"""Time and memory of finding candidates among many made-up contents, and of grouping; see `matching.py --scale`."""

from __future__ import annotations

import time

import numpy as np
from index import resident_mb

from core.encoders.spec import CodeSpace
from core.match import candidates, grouping, matching
from core.records import STRICTNESS, ContentId, Facts, Kind, Match, Photo, PhotoId


def scale(count: int) -> None:
    """Time and memory of finding candidates and of grouping; one content in ten is a copy of another, some turned."""
    rng = np.random.default_rng(0)
    hashes, codes = (rng.integers(0, 256, (count, 32), dtype=np.uint8) for _ in range(2))
    copies = rng.choice(np.arange(count // 2, count), count // 10, replace=False)
    origins = rng.integers(0, count // 2, len(copies))
    for values in (hashes, codes):
        noise = rng.integers(0, 256, (len(copies), 32), dtype=np.uint8)
        for _ in range(4):
            noise &= rng.integers(0, 256, noise.shape, dtype=np.uint8)
        values[copies] = values[origins] ^ noise
    turned = copies[::5]
    hashes[turned] = candidates.dihedral_all(hashes[turned])[1]
    bordered = np.arange(0, count, 7)
    data = matching.MatchData(
        ids=np.arange(count), pixel_digests=[bytes(row) for row in rng.integers(0, 256, (count, 32), dtype=np.uint8)],
        hashes=hashes, trimmed=rng.integers(0, 256, (len(bordered), 32), dtype=np.uint8), trimmed_rows=bordered,
        quality=np.full(count, 90, np.uint8), copy_codes=codes, has_code=np.ones(count, np.bool_),
        width=np.full(count, 4000, np.int32), height=np.full(count, 3000, np.int32), format=["JPEG"] * count,
        taken=[None] * count, camera=[None] * count, size=np.full(count, 3_000_000),
    )  # fmt: skip
    before = resident_mb()
    start, busy = time.perf_counter(), time.process_time()
    space = CodeSpace(256, 40, ((0, 1.0), (40, 0.99), (60, 0.1), (75, 0.02), (90, 0.0), (256, 0.0)))
    pairs = candidates.candidates(data, np.arange(count), space)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    found = set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
    reached = np.mean([(int(a), int(b)) in found for a, b in zip(origins, copies, strict=True)])
    print(f"{count:,} contents: {len(pairs):,} candidate pairs in {seconds:.0f} s ({busy:.0f} s of a core), ", end="")
    print(f"{reached:.4f} of the copies among them; the process grew by {resident_mb() - before:.0f} MB")
    group(count, rng)


def group(count: int, rng: np.random.Generator) -> None:
    """Time of grouping: a third of the photographs in clusters of 2 to 8, some with low confidence, some frames."""
    facts = Facts(4000, 3000, "JPEG")
    photos = [
        Photo(PhotoId(i), ContentId(i), f"/photos/{i % 97}/{i:07}.jpg", 3_000_000 - i, i, facts) for i in range(count)
    ]
    kinds = (Kind.RE_ENCODED, Kind.RESIZED, Kind.CROPPED, Kind.EDITED, Kind.TURNED, Kind.BURST)
    matches: list[Match] = []
    row = 0
    while row < count // 3:
        cluster = range(row, row + int(rng.integers(2, 9)))
        row = cluster.stop
        for a in cluster:
            for b in cluster:
                if a < b and (a == cluster.start or rng.random() < 0.7):
                    kind = kinds[int(rng.integers(len(kinds)))]
                    sure = float(rng.choice([0.999, 0.99, 0.7, 0.3, 0.1], p=[0.6, 0.2, 0.1, 0.05, 0.05]))
                    other = Kind.BURST if kind is not Kind.BURST and rng.random() < 0.5 else None
                    matches.append(Match(ContentId(a), ContentId(b), kind, 9, sure, None, "a detail", other))
    matches = [matches[i] for i in rng.permutation(len(matches))]
    before = resident_mb()
    start, busy = time.perf_counter(), time.process_time()
    graph = grouping.Graph(photos, matches)
    print(f"{count:,} photos, {len(matches):,} matches: made ready in {_since(start, busy)}", end="")
    for name, strictness in STRICTNESS.items():
        start, busy = time.perf_counter(), time.process_time()
        groups = graph.groups(strictness=strictness)
        print(f"; grouped ({name}) in {_since(start, busy)}: {len(groups):,} groups", end="")
    print(f"; the process grew by {resident_mb() - before:.0f} MB")


def _since(start: float, busy: float) -> str:
    """Seconds that went by, and those that a core worked: on a busy machine they differ."""
    return f"{time.perf_counter() - start:.2f} s ({time.process_time() - busy:.2f} s of a core)"
