"""How good matching is on the evaluation set: prints the README's table as Markdown.

`python tests/bench/matching.py [--shared DIR] [--originals N] [--encoder ID | --no-codes]` (minutes)
`python tests/bench/matching.py --scale N` finds candidates among N made-up contents and groups them, without pictures

A library of originals, distractors and the frames of scenes is matched in itself: what is called a copy there is wrong,
or the evaluation set has it twice (look at them: the 30 pairs found in November 2026 are real copies, resized, cropped,
stretched or recoloured). Then for each kind of edit of `edits.py` one copy of each original comes in new and is matched
against the library: is it found, as what kind, and is anything else called a copy, other than what the library called a
copy of that original before? Everything takes the program's own path.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "bench"), str(ROOT)]

import edits  # noqa: E402
from index import resident_mb  # noqa: E402

from core.encoders import registry  # noqa: E402
from core.encoders.spec import CodeSpace, Encoder  # noqa: E402
from core.match import candidates, grouping, matching  # noqa: E402
from core.pictures import decoding  # noqa: E402
from core.records import ContentId, Decoded, Facts, Kind, Match, Photo, PhotoId  # noqa: E402


class Library:
    """Decoded pictures with their codes, and a name for each."""

    def __init__(self, encoder: Encoder | None) -> None:
        self.encoder = encoder
        self.names: list[str] = []
        self.pictures: list[Decoded] = []
        self.sizes: list[int] = []
        self.codes: list[np.ndarray] = []

    def add(self, items: list[tuple[str, bytes]]) -> np.ndarray:
        """Take pictures in and say which rows they are."""
        first = len(self.names)
        px = None if self.encoder is None else self.encoder.spec.input_px
        for name, data in items:
            self.names.append(name)
            self.pictures.append(decoding.decode_bytes(data, name, px))
            self.sizes.append(len(data))
        if self.encoder is not None:
            for start in range(first, len(self.names), self.encoder.batch_size):
                part = self.pictures[start : start + self.encoder.batch_size]
                self.codes.append(self.encoder.encode(np.stack([p.network_input for p in part]))["copy"])
        return np.arange(first, len(self.names))

    def drop(self, rows: np.ndarray) -> None:
        """Forget the last rows again."""
        keep = len(self.names) - len(rows)
        if self.encoder is not None:
            self.codes = [np.concatenate(self.codes)[:keep]]
        del self.names[keep:], self.pictures[keep:], self.sizes[keep:]

    def data(self) -> matching.MatchData:
        prints = [p.fingerprints for p in self.pictures]
        n = len(prints)
        trimmed = [(row, p.trimmed_hash) for row, p in enumerate(prints) if p.trimmed_hash is not None]
        return matching.MatchData(
            ids=np.arange(n, dtype=np.int64),
            pixel_digests=[p.pixel_digest for p in prints],
            hashes=np.stack([np.frombuffer(p.dct_hash, np.uint8) for p in prints]),
            trimmed=np.array([list(h) for _, h in trimmed], np.uint8).reshape(-1, 32),
            trimmed_rows=np.array([row for row, _ in trimmed], np.int64),
            quality=np.array([p.quality for p in prints], np.uint8),
            copy_codes=np.concatenate(self.codes) if self.codes else np.zeros((n, 32), np.uint8),
            has_code=np.full(n, bool(self.codes)),
            width=np.array([p.facts.width for p in self.pictures], np.int32),
            height=np.array([p.facts.height for p in self.pictures], np.int32),
            format=[p.facts.format for p in self.pictures],
            taken=[p.facts.taken for p in self.pictures],
            camera=[p.facts.camera for p in self.pictures],
            size=np.array(self.sizes, np.int64),
        )

    def thumbnail(self, row: int) -> np.ndarray:
        return decoding.thumbnail_rgb(self.pictures[row].thumbnail)

    def match(self, new: np.ndarray, space: CodeSpace | None) -> list[Match]:
        return matching.find_matches(self.data(), new, self.thumbnail, copy_space=space)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--originals", type=int, default=1000)
    parser.add_argument("--edits", nargs="*")
    parser.add_argument("--encoder")
    parser.add_argument("--no-codes", action="store_true")
    parser.add_argument("--scale", type=int)
    options = parser.parse_args()
    if options.scale:
        scale(options.scale)
        return
    encoder = None if options.no_codes else registry.load(options.encoder, "cpu")
    space = None if encoder is None else encoder.spec.spaces["copy"]
    folder = options.shared / "eval"
    originals = sorted((folder / "copies" / "originals").iterdir())[: options.originals]
    others = sorted((folder / "copies" / "distractors").iterdir())
    frames = sorted(p for scene in sorted((folder / "bursts").iterdir()) for p in scene.iterdir())
    library = Library(encoder)
    old = library.add([(f"{p.parent.name}/{p.name}", p.read_bytes()) for p in [*originals, *others, *frames]])

    print(f"Library: {len(originals)} originals, {len(others)} others, {len(frames)} frames of scenes. ", end="")
    print(f"Encoder: {encoder.spec.id if encoder else 'none'}.\n")
    known = within(library, old, space)
    pictures = {
        p.name: ImageOps.exif_transpose(Image.open(io.BytesIO(p.read_bytes()))).convert("RGB") for p in originals
    }
    print("| edit | found | as | by evidence | other copies | ms a candidate |\n|---|---|---|---|---|---|")
    found_all = wrong_all = all_copies = 0
    for edit in options.edits or edits.EDITS:
        new = library.add([(p.name, edits.copy_of(pictures[p.name], p.name, edit)) for p in originals])
        pairs = candidates.candidates(library.data(), new, space)
        reached = set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
        start = time.perf_counter()
        copies = [m for m in library.match(new, space) if m.kind is not Kind.BURST]
        seconds = time.perf_counter() - start
        kinds: Counter[str] = Counter()
        wrong: list[str] = []
        for m in copies:
            a, b = sorted((int(m.a), int(m.b)))
            if b - len(old) == a:
                kinds[m.kind.value] += 1
            elif (min(a, b - len(old)), max(a, b - len(old))) not in known:
                wrong.append(f"{library.names[a]} {library.names[b]}")
        found = sum(kinds.values())
        reach = sum((row - len(old), row) in reached for row in new.tolist())
        words = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        ms = 1000 * seconds / max(1, len(pairs))
        share = f"{found / len(new):.3f}"
        print(
            f"| {edit} | {share} | {words} | {reach / len(new):.3f} | {'; '.join(wrong) or 0} | {ms:.0f} |", flush=True
        )
        found_all, wrong_all, all_copies = found_all + found, wrong_all + len(wrong), all_copies + len(new)
        library.drop(new)
    precision = found_all / max(1, found_all + wrong_all)
    print(f"| **all** | **{found_all / all_copies:.4f}** | | | {wrong_all} (pair precision {precision:.4f}) | |")


def within(library: Library, old: np.ndarray, space: CodeSpace | None) -> set[tuple[int, int]]:
    """Match the library in itself, where hardly two pictures are copies; the pairs of rows that are called so."""
    pairs = candidates.candidates(library.data(), old, space)
    start = time.perf_counter()
    matches = library.match(old, space)
    seconds = time.perf_counter() - start
    print(f"In itself: {len(pairs)} candidate pairs, {1000 * seconds / max(1, len(pairs)):.1f} ms each.\n")
    print("| pair | kind | confidence | detail |\n|---|---|---|---|")
    for m in matches:
        names = f"{library.names[m.a]} {library.names[m.b]}"
        if m.kind is not Kind.BURST:
            print(f"| {names} | {m.kind.value} | {m.confidence} | {m.detail} |")
    scenes = Counter(library.names[m.a].split("/")[0][:4] for m in matches if m.kind is Kind.BURST)
    print(f"\nCalled frames of a burst: {dict(scenes)}\n", flush=True)
    return {(min(m.a, m.b), max(m.a, m.b)) for m in matches if m.kind is not Kind.BURST}


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
    start = time.perf_counter()
    space = CodeSpace(256, 40, ((0, 1.0), (40, 0.99), (60, 0.1), (75, 0.02), (90, 0.0), (256, 0.0)))
    pairs = candidates.candidates(data, np.arange(count), space)
    seconds = time.perf_counter() - start
    found = set(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True))
    reached = np.mean([(int(a), int(b)) in found for a, b in zip(origins, copies, strict=True)])
    print(f"{count:,} contents: {len(pairs):,} candidate pairs in {seconds:.0f} s, ", end="")
    print(f"{reached:.4f} of the copies among them; the process grew by {resident_mb() - before:.0f} MB")
    facts = Facts(4000, 3000, "JPEG")
    photos = [Photo(PhotoId(i), ContentId(i), f"/photos/{i:07}.jpg", 3_000_000 - i, i, facts) for i in range(count)]
    kinds = (Kind.RE_ENCODED, Kind.RESIZED, Kind.CROPPED, Kind.EDITED, Kind.BURST)
    ids = zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)
    matches = [Match(ContentId(a), ContentId(b), kinds[(a + b) % 5], 9, 0.9) for a, b in ids]
    start = time.perf_counter()
    groups = grouping.group(photos, matches)
    print(f"{len(matches):,} matches grouped in {time.perf_counter() - start:.2f} s: {len(groups):,} groups")


if __name__ == "__main__":
    main()
