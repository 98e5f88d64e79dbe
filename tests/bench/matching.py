"""How good matching is on the evaluation set: prints the README's table as Markdown.

`python tests/bench/matching.py [--shared DIR] [--originals N] [--encoder ID | --no-codes]` (minutes)
`python tests/bench/matching.py --scale N` finds candidates among N made-up contents and groups them, without pictures

A library of originals, distractors and the frames of scenes is matched in itself: what is called a copy there is wrong,
or the evaluation set has it twice (look at them: those printed in November 2026 are real copies, cropped, stretched or
recoloured). Then for each kind of edit of `edits.py`, and of `held_out.py`, one copy of each original comes in new and
is matched against the library: is it found, as what kind, and is anything else called a copy, other than what the
library called a copy of that original before? Everything takes the program's own path. Perceptual hashes alone are
measured on the same pictures.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "bench"), str(ROOT)]

import edits  # noqa: E402
import held_out  # noqa: E402
import matching_scale  # noqa: E402
import peers  # noqa: E402

from core.encoders import registry  # noqa: E402
from core.encoders.spec import CodeSpace, Encoder  # noqa: E402
from core.match import candidates, grouping, matching  # noqa: E402
from core.pictures import decoding  # noqa: E402
from core.records import STRICTNESS, ContentId, Decoded, Kind, Match, Photo, PhotoId  # noqa: E402

Pair = tuple[int, int]
TWICE_BITS = 13


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

    def photos(self) -> list[Photo]:
        return [
            Photo(PhotoId(row), ContentId(row), self.names[row], self.sizes[row], row, picture.facts)
            for row, picture in enumerate(self.pictures)
        ]

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
    parser.add_argument("--czkawka", type=Path, metavar="PYTHON", help="an interpreter that has its binding")
    parser.add_argument("--scale", type=int)
    options = parser.parse_args()
    if options.scale:
        matching_scale.scale(options.scale)
        return
    encoder = None if options.no_codes else registry.load(options.encoder, "cpu")
    space = None if encoder is None else encoder.spec.spaces["copy"]
    folder = options.shared / "eval"
    originals = sorted((folder / "copies" / "originals").iterdir())[: options.originals]
    others = sorted((folder / "copies" / "distractors").iterdir())
    frames = sorted(p for scene in sorted((folder / "bursts").iterdir()) for p in scene.iterdir())
    library = Library(encoder)
    files = [(f"{p.parent.name}/{p.name}", p.read_bytes()) for p in [*originals, *others, *frames]]
    old = library.add(files)

    print(f"Library: {len(originals)} originals, {len(others)} others, {len(frames)} frames of scenes. ", end="")
    print(f"Encoder: {encoder.spec.id if encoder else 'none'}.\n")
    known = twice(library)
    called = within(library, old, space, known)
    pictures = {
        p.name: ImageOps.exif_transpose(Image.open(io.BytesIO(p.read_bytes()))).convert("RGB") for p in originals
    }
    hashes = peers.Peer("pHash, 256 bits, 8 turns and mirrors, borders trimmed")
    czkawka = None if options.czkawka is None else peers.Czkawka(options.czkawka)
    theirs, their_library = peers.Peer("Czkawka's engine (hash of 64 bits)"), None
    if czkawka is not None:
        their_library = czkawka.hashes([data for _, data in files])

    def is_known(a: int, b: int) -> bool:
        return (min(a, b), max(a, b)) in called

    titles = " | ".join(f"found, {name}" for name in STRICTNESS)
    print(f"| edit | {titles} | as | by evidence | other copies | wrong groups | ms a pair |\n|---|" + "---|" * 8)
    results: dict[str, Result] = {}
    for edit in options.edits or [*edits.EDITS, *held_out.HELD_OUT]:
        make = edits.copy_of if edit in edits.EDITS else held_out.copy_of
        copies = [(p.name, make(pictures[p.name], p.name, edit)) for p in originals]
        new = library.add(copies)
        results[edit] = result = Result.of(library, old, new, space, called)
        print(f"| {edit} | {result.row()} |", flush=True)
        hashes.add(edit, peers.hash_distances(library.pictures[len(old) :], library.pictures[: len(old)]), is_known)
        if czkawka is not None:
            distances = peers.hamming(czkawka.hashes([data for _, data in copies]), their_library)
            theirs.add(edit, distances, is_known)
        library.drop(new)
    fitted = [edit for edit in results if edit in edits.EDITS]
    apart = [edit for edit in results if edit in held_out.HELD_OUT]
    for name, part in ("the 32 kinds", fitted), ("kinds held out", apart):
        if part:
            print(f"| **{name}** | {Result.total([results[edit] for edit in part]).row()} |")
            print()
            print(hashes.summary(part))
            if czkawka is not None:
                print(theirs.summary(part))
            print()


@dataclass
class Result:
    """What became of the copies of one kind of edit.

    Attributes:
        found: By named strictness, how many were called a copy of their original.
        wrong: By named strictness, pairs with anything else called copies, but for those that the library called so.
        mixed: Groups at the balanced strictness that hold pictures of two origins.
    """

    count: int
    found: dict[str, int]
    wrong: dict[str, list[str]]
    kinds: Counter[str]
    reached: int
    mixed: int
    pairs: int
    seconds: float

    @classmethod
    def of(
        cls, library: Library, old: np.ndarray, new: np.ndarray, space: CodeSpace | None, called: dict[Pair, float]
    ) -> Result:
        first = len(old)
        pairs = candidates.candidates(library.data(), new, space)
        reached = {(a, b) for a, b in zip(pairs.a.tolist(), pairs.b.tolist(), strict=True) if b - first == a}
        start = time.perf_counter()
        matches = library.match(new, space)
        seconds = time.perf_counter() - start
        result = cls(len(new), {}, {}, Counter(), len(reached), 0, len(pairs), seconds)
        origin = list(range(first)) + [row - first for row in new.tolist()]
        for name, strictness in STRICTNESS.items():
            copies = [(m, tuple(sorted((int(m.a), int(m.b))))) for m in matches if is_copy(m, strictness)]
            result.found[name] = sum(b - first == a for _, (a, b) in copies)
            result.wrong[name] = [
                f"{library.names[a]} {library.names[b]}"
                for _, (a, b) in copies
                if origin[a] != origin[b] and tuple(sorted((origin[a], origin[b]))) not in called
            ]
            if name == "balanced":
                result.kinds.update(m.kind.value for m, (a, b) in copies if b - first == a)
        groups = grouping.group(library.photos(), matches)
        for group in groups:
            rows = [origin[m.photo.content_id] for m in group.members if m.kind is not Kind.BURST]
            pair_of = [tuple(sorted((rows[0], row))) for row in rows[1:] if row != rows[0]]
            result.mixed += any(pair not in called for pair in pair_of)
        return result

    @classmethod
    def total(cls, parts: list[Result]) -> Result:
        found = {name: sum(part.found[name] for part in parts) for name in STRICTNESS}
        wrong = {name: [w for part in parts for w in part.wrong[name]] for name in STRICTNESS}
        sums = [sum(getattr(p, name) for p in parts) for name in ("count", "reached", "mixed", "pairs", "seconds")]
        whole = cls(sums[0], found, wrong, Counter(), sums[1], sums[2], sums[3], sums[4])
        for name in STRICTNESS:
            precision = found[name] / max(1, found[name] + len(wrong[name]))
            whole.kinds[f"pair precision {name} {precision:.4f}"] = 1
        return whole

    def row(self) -> str:
        shares = " | ".join(f"{self.found[name] / self.count:.3f}" for name in STRICTNESS)
        words = ", ".join(f"{kind} {n}" if n > 1 else kind for kind, n in self.kinds.most_common())
        wrong = "; ".join(self.wrong["balanced"][:8]) or "0"
        if len(self.wrong["loose"]) > len(self.wrong["balanced"]):
            wrong += f" (loose: {len(self.wrong['loose'])})"
        ms = 1000 * self.seconds / max(1, self.pairs)
        return f"{shares} | {words} | {self.reached / self.count:.3f} | {wrong} | {self.mixed} | {ms:.0f}"


def is_copy(match: Match, strictness: float) -> bool:
    found = grouping.at_strictness(match, strictness)
    return found is not None and found.kind is not Kind.BURST


def twice(library: Library) -> set[Pair]:
    """Pairs that the evaluation set has twice, by a rule that has nothing to do with matching: hashes within 13 bits.

    All were looked at: they are one photograph in two sizes or qualities.
    """
    hashes = library.data().hashes
    near = np.argwhere(np.triu(peers.hamming(hashes, hashes) <= TWICE_BITS, 1))
    pairs = {(int(a), int(b)) for a, b in near if not library.names[a].startswith(("scene", "mef"))}
    print(f"{len(pairs)} pairs are in the set twice (hashes within {TWICE_BITS} bits) and count as neither right nor")
    print("wrong:", "; ".join(f"{library.names[a]} {library.names[b]}" for a, b in sorted(pairs)), end=".\n\n")
    return pairs


def within(library: Library, old: np.ndarray, space: CodeSpace | None, known: set[Pair]) -> dict[Pair, float]:
    """Match the library in itself; the pairs of rows called copies, and those known to be, with the confidence."""
    start = time.perf_counter()
    pairs = candidates.candidates(library.data(), old, space)
    found = time.perf_counter() - start
    start, busy = time.perf_counter(), time.process_time()
    matches = library.match(old, space)
    seconds, busy = (now - then for now, then in ((time.perf_counter(), start), (time.process_time(), busy)))
    print(
        f"In itself: {len(pairs)} candidate pairs, found in {found:.1f} s; with verification {seconds:.1f} s, ", end=""
    )
    print(f"{busy:.1f} s of a core: {len(pairs) / busy:.0f} pairs a second of a core, features of pictures included.\n")
    called = dict.fromkeys(known, 1.0)
    print("Others called copies at the loosest:\n\n| pair | kind | confidence | detail |\n|---|---|---|---|")
    frames = Counter()
    for m in matches:
        pair = (min(m.a, m.b), max(m.a, m.b))
        scene = library.names[m.a].split("/")[0]
        of_one_scene = scene.startswith(("scene", "mef")) and scene == library.names[m.b].split("/")[0]
        if of_one_scene:
            kind = grouping.at_strictness(m, STRICTNESS["balanced"])
            frames[f"{scene.split('_')[0]}: {'nothing' if kind is None else kind.kind.value}"] += 1
        if m.kind is not Kind.BURST and pair not in known:
            names = f"{library.names[m.a]} {library.names[m.b]}"
            print(f"| {names} | {m.kind.value} | {m.confidence} | {m.detail} |")
            if not of_one_scene and m.confidence >= STRICTNESS["balanced"]:
                called[pair] = m.confidence
    print(f"\nFrames of one scene, at the balanced strictness: {dict(sorted(frames.items()))}\n", flush=True)
    return called


if __name__ == "__main__":
    main()
