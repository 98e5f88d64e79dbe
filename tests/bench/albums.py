"""Taught albums against ranking by the nearest example: prints Markdown tables.

    python -m tests.bench.albums [--shared DIR] [--cache DIR] [--pool 4000] [--draws 5]
    python -m tests.bench.albums --speed [--photos 200000]

The library is the labelled photographs of `eval/look` (20 classes of 15) among strangers from the pool, none of which
is of these classes. For each class and each of several draws a simulated person gives examples: those in at random;
those out as a person would, by looking at what was found first by likeness to the ones in and saying no to what is
wrong there. *Precision at 10* is the share of the class among the first ten photos that are no examples, or as many as
the class has left (5 of 15 with ten in). The spread is the standard deviation of the draws' means.

Features: `bits` are the look codes; `values` the 256 values whose signs they are, rounded to int8 as they are stored;
`float` the same as float32, and `pooled` the 1280 features behind them, which are not stored. For the last two the
logistic regression is fitted as the program does, by the same weights. An encoder gives the program's albums bits alone
or values as well; both are tried.

`--speed` times the program's own code on made codes and values of 256, in processor time, for a machine may be busy.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "encoder")]

from core.albums import judging, learners  # noqa: E402
from core.albums.albums import Albums  # noqa: E402
from core.albums.learners import THRESHOLDS, Examples, Features, fit, weak_samples  # noqa: E402
from core.encoders import registry  # noqa: E402
from core.hashing.projection import in_steps  # noqa: E402
from core.records import Codes, Learner, Quality, Values  # noqa: E402

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
LEARNERS: tuple[Learner, ...] = ("logistic", "forest")
SIZES = ((5, 0), (3, 2), (5, 5), (10, 10))
LOOKED_AT = 3
"""The examples out are drawn from so many times as many wrong photos, the likest ones first."""


@dataclass(frozen=True)
class Data:
    """Photos of the library: packed look codes, the features behind them, and classes (-1: a stranger)."""

    codes: Codes
    values: Floats
    pooled: Floats
    labels: Ints

    @property
    def steps(self) -> Values:
        step = registry.spec(registry.default_id()).spaces["look"].step
        assert step is not None
        return in_steps(self.values, step)

    @property
    def signs(self) -> Floats:
        return (2 * np.unpackbits(self.codes, axis=1).astype(np.float32) - 1) / np.float32(16)


def read(shared: Path, cache: Path, count: int) -> Data:
    """The labelled photographs and `count` of the pool; encoded once, then from `cache`."""
    file = cache / f"albums-{registry.default_id()}-{count}.npz"
    if not file.exists():
        import torch
        from data import read_pool

        from core.pictures.decoding import decode_bytes

        encoder = registry.load(device="cpu")
        px = encoder.spec.input_px

        def features(pictures: list[bytes]) -> tuple[Floats, Floats]:
            pooled = []
            for at in range(0, len(pictures), 128):
                inputs = [decode_bytes(data, "picture", px).network_input for data in pictures[at : at + 128]]
                pooled.append(encoder.features(np.stack(inputs)))  # type: ignore[attr-defined, arg-type]
            found = np.concatenate(pooled)
            with torch.inference_mode():
                return found, encoder._layers.look.project(torch.from_numpy(found)).numpy()  # type: ignore[attr-defined]

        paths = sorted((shared / "eval" / "look").glob("*/*"))
        names = sorted({path.parent.name for path in paths})
        pool = read_pool([shared / "photos"])
        chosen = np.random.default_rng(0).permutation(len(pool))[:count]
        look = features([path.read_bytes() for path in paths])
        strangers = features([pool.data[int(i)] for i in chosen])
        labels = np.array([names.index(path.parent.name) for path in paths] + [-1] * count)
        cache.mkdir(parents=True, exist_ok=True)
        pooled, values = (np.concatenate(pair) for pair in zip(look, strangers, strict=True))
        np.savez(file, pooled=pooled, values=values, labels=labels)
    with np.load(file) as stored:
        values = stored["values"]
        return Data(np.packbits(values > 0, axis=1), values, stored["pooled"], stored["labels"])


@dataclass(frozen=True)
class Taught:
    """What the simulated person said, as rows of the library."""

    inside: Ints
    outside: Ints

    @property
    def all(self) -> Ints:
        return np.concatenate([self.inside, self.outside])


def teach(data: Data, signs: Floats, label: int, inside: int, outside: int, seed: int) -> Taught:
    """Examples in at random, examples out among the wrong photos most like them."""
    random = np.random.default_rng([seed, label])
    chosen = random.permutation(np.flatnonzero(data.labels == label))[:inside]
    wrong = np.flatnonzero(data.labels != label)
    like = (signs[wrong] @ signs[chosen].T).mean(1)
    seen = wrong[np.argsort(-like)[: LOOKED_AT * outside]]
    return Taught(chosen, random.permutation(seen)[:outside])


Ranker = Callable[[Taught, int], Floats]
"""Scores of all photos, [n]; the int is a seed."""


def mean_distance(features: Floats) -> Ranker:
    return lambda taught, _: (features @ features[taught.inside].T).mean(1)


def best_distance(features: Floats) -> Ranker:
    return lambda taught, _: (features @ features[taught.inside].T).max(1)


def rocchio(features: Floats) -> Ranker:
    """The mean of the liked less half of the disliked (Rocchio 1971)."""

    def rank(taught: Taught, _: int) -> Floats:
        liked = (features @ features[taught.inside].T).mean(1)
        if not len(taught.outside):
            return liked
        return np.asarray(liked - (features @ features[taught.outside].T).mean(1) / 2, np.float32)

    return rank


def program(rows: Features, learner: Learner) -> Ranker:
    """The program's own code, on its own features."""
    ids = np.arange(1, len(rows) + 1)

    def rank(taught: Taught, seed: int) -> Floats:
        weak = [(sample, rows[sample - 1]) for sample in weak_samples(ids, taught.all + 1, seed)]
        examples = Examples(rows[taught.inside], rows[taught.outside])
        return fit(learner, examples, weak).score([(ids, rows)])[1]

    return rank


def logistic_on(features: Floats, strength: float) -> Ranker:
    """The program's regression, on other features of length 1."""
    from sklearn.linear_model import LogisticRegression

    ids = np.arange(1, len(features) + 1)

    def rank(taught: Taught, seed: int) -> Floats:
        total, fits = np.zeros(len(features)), np.zeros(len(features))
        for sample in weak_samples(ids, taught.all + 1, seed):
            rows = np.concatenate([taught.inside, taught.outside, sample - 1])
            sides = np.repeat([1, 0], [len(taught.inside), len(taught.outside) + len(sample)])
            weights = np.ones(len(rows))
            weights[len(taught.all) :] = learners.WEAK_WEIGHT["logistic"] * len(taught.inside) / len(sample)
            weights[sides == 1] *= weights[sides == 0].sum() / len(taught.inside)
            weights *= 2 * len(taught.inside) / weights.sum()
            model = LogisticRegression(C=strength, max_iter=300).fit(features[rows], sides, sample_weight=weights)
            apart = ~np.isin(ids, sample)
            total[apart] += model.decision_function(features[apart])
            fits += apart
        return (total / fits).astype(np.float32)

    return rank


def precision(scores: Floats, taught: Taught, member: npt.NDArray[np.bool_]) -> float:
    """Precision at 10, or at as many as are left; ties in an order of chance."""
    free = np.ones(len(scores), bool)
    free[taught.all] = False
    order = np.random.default_rng(0).permutation(np.flatnonzero(free))
    first = order[np.argsort(-scores[order], kind="stable")]
    return float(member[first[: min(10, int(member[free].sum()))]].mean())


def tables(data: Data, draws: int) -> None:
    signs, steps = data.signs, data.steps
    unit = data.values / np.linalg.norm(data.values, axis=1, keepdims=True)
    centred = data.pooled - data.pooled.mean(0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    rankers: dict[str, Ranker] = {
        "bits: mean distance to those in": mean_distance(signs),
        "bits: distance to the nearest in": best_distance(signs),
        "bits: mean of those in, less half of those out": rocchio(signs),
        "bits: album, logistic": program(data.codes, "logistic"),
        "bits: album, forest": program(data.codes, "forest"),
        "values: **album, logistic**": program(steps, "logistic"),
        "values: **album, forest**": program(steps, "forest"),
        "float: mean distance": mean_distance(unit),
        "float: logistic": logistic_on(unit, learners.STRENGTH),
        "pooled: mean distance": mean_distance(centred),
        "pooled: logistic": logistic_on(centred, learners.STRENGTH),
    }
    classes = range(int(data.labels.max()) + 1)
    print(f"\nPrecision at 10 of {len(data.labels):,} photos, {len(classes)} classes, {draws} draws\n")
    print("| ranked by | " + " | ".join(f"{i} in, {o} out" for i, o in SIZES) + " |")
    print("|---|" + "---|" * len(SIZES))
    for name, rank in rankers.items():
        cells = []
        for inside, outside in SIZES:
            means = []
            for seed in range(draws):
                found = []
                for label in classes:
                    taught = teach(data, signs, label, inside, outside, seed)
                    found.append(precision(rank(taught, seed + 1), taught, data.labels == label))
                means.append(np.mean(found))
            cells.append(f"{np.mean(means):.3f} ± {np.std(means):.3f}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def negatives(data: Data, draws: int) -> None:
    """Random photos as examples out: how many, and how much they weigh."""
    signs, steps = data.signs, data.steps
    print("\nRandom photos as weak examples out (logistic)\n")
    print(
        "| photos in each of two fits | weight, in those in | "
        + " | ".join(f"{i} in, {o} out" for i, o in SIZES)
        + " |"
    )
    print("|---|---|" + "---|" * len(SIZES))
    kept = learners.WEAK, learners.WEAK_WEIGHT["logistic"]
    for count, weight in ((0, 0.0), (50, 10.0), (500, 1.0), (500, 3.0), (500, 10.0), (500, 20.0)):
        learners.WEAK, learners.WEAK_WEIGHT["logistic"] = count, weight
        cells = []
        for inside, outside in SIZES:
            found = []
            for seed in range(draws):
                for label in range(20):
                    taught = teach(data, signs, label, inside, outside, seed)
                    found.append(precision(program(steps, "logistic")(taught, seed + 1), taught, data.labels == label))
            cells.append(f"{np.mean(found):.3f}")
        print(f"| {count} | {weight:g} | " + " | ".join(cells) + " |", flush=True)
    learners.WEAK, learners.WEAK_WEIGHT["logistic"] = kept


def teaching(data: Data, draws: int) -> None:
    """After 5 in, 8 photos are labelled three times over: which ones teach most."""
    signs, ids = data.signs, np.arange(1, len(data.labels) + 1)
    rank = program(data.steps, "logistic")

    def chosen(way: str, scores: Floats, free: Ints, random: np.random.Generator) -> Ints:
        if way == "random ones":
            return random.permutation(free)[:8]
        if way == "the first of the ranking":
            return free[np.argsort(-scores[free], kind="stable")[:8]]
        near = free[judging.nearest_to(THRESHOLDS["logistic"], scores[free], 8 * judging.POOL)]
        return near[:8] if way == "least sure" else near[judging.unlike(data.codes[near], 8)]

    print("\nWhich photos to label next: average precision on half of the library, by labels in the other\n")
    print("| labelled | 0 | 8 | 16 | 24 |\n|---|---|---|---|---|")
    for way in ("random ones", "the first of the ranking", "least sure", "least sure, unlike each other"):
        found = np.zeros(4)
        for seed in range(draws):
            for label in range(20):
                member = data.labels == label
                taught = teach(data, signs, label, 5, 0, seed)
                random = np.random.default_rng([seed, label])
                others = np.setdiff1d(ids - 1, taught.all)
                rest = random.permutation(np.flatnonzero(member[others]))[:5]
                held = np.union1d(others[rest], random.permutation(others[~member[others]])[: len(others) // 2])
                for step in range(4):
                    scores = rank(taught, seed + 1)
                    places = np.flatnonzero(member[held[np.argsort(-scores[held], kind="stable")]])
                    found[step] += np.mean(np.arange(1, len(places) + 1) / (places + 1)) / draws / 20
                    free = np.setdiff1d(ids - 1, np.union1d(taught.all, held))
                    new = chosen(way, scores, free, random)
                    taught = Taught(
                        np.concatenate([taught.inside, new[member[new]]]),
                        np.concatenate([taught.outside, new[~member[new]]]),
                    )
        print(f"| {way} | " + " | ".join(f"{value:.3f}" for value in found) + " |", flush=True)


def honesty(data: Data, draws: int) -> None:
    """Precision by cross-validation on the examples against the truth in the rest of the library."""
    signs, steps, ids = data.signs, data.steps, np.arange(1, len(data.labels) + 1)
    print("\nIs the sentence on quality honest? (at the usual threshold; the truth is over the rest of the library)\n")
    print("| learner | examples | told, mean | true, mean | truth within what was told | too few to tell |")
    print("|---|---|---|---|---|---|")
    ways: tuple[tuple[Learner, str, Features], ...] = (
        ("logistic", "bits", data.codes),
        ("logistic", "values", steps),
        ("forest", "values", steps),
    )
    for learner, kind, rows in ways:
        for inside, outside in ((5, 5), (8, 8), (8, 16), (10, 30)):
            told, true, within, few = [], [], [], 0
            for seed in range(draws):
                for label in range(20):
                    taught = teach(data, signs, label, inside, outside, seed)
                    weak = [(s, rows[s - 1]) for s in weak_samples(ids, taught.all + 1, seed + 1)]
                    examples = Examples(rows[taught.inside], rows[taught.outside])
                    quality: Quality = judging.judge(learner, examples, weak, THRESHOLDS[learner])
                    if quality.precision is None:
                        few += 1
                        continue
                    scores = program(rows, learner)(taught, seed + 1)
                    found = scores >= THRESHOLDS[learner]
                    found[taught.all] = False
                    truth = float((data.labels[found] == label).mean()) if found.any() else 1.0
                    told.append(quality.precision)
                    true.append(truth)
                    within.append(quality.low <= truth <= quality.high)
            print(
                f"| {learner}, {kind} | {inside} in, {outside} out | {np.mean(told):.2f} | {np.mean(true):.2f} | "
                f"{np.mean(within):.0%} | {few} of {20 * draws} |",
                flush=True,
            )


def speed(count: int) -> None:
    """Times and memory of the program's own code at `count` photos."""
    from core.library import Library
    from core.store.catalogue_codes import CodeStore
    from core.store.catalogue_values import ValueStore

    random = np.random.default_rng(0)
    centres = random.integers(0, 256, (500, 32), np.uint8)
    flips = random.integers(0, 256, (2, count, 32), np.uint8)
    codes = centres[random.integers(0, 500, count)] ^ (flips[0] & flips[1])  # a quarter of the bits
    values = np.unpackbits(codes, axis=1).view(np.int8)
    values = random.integers(1, 60, values.shape, np.int8) * (2 * values - 1)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder) / "library") as library:
        encoder = library.models.answering().id

        def fill(c: object) -> None:
            assert hasattr(c, "executemany")
            rows = [(i, i.to_bytes(32, "big")) for i in range(1, count + 1)]
            c.executemany(
                "INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format) "
                "VALUES (?, ?, x'', x'', 0, 1, 1, 'JPEG')",
                rows,
            )
            c.executemany(
                "INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode) "
                "VALUES (?1, ?1, ?2, '', '', 1, 1, 1, ?1)",
                [(i, b"/photos/%d.jpg" % i) for i, _ in rows],
            )

        library._catalogue.database.write(fill)
        CodeStore(library._catalogue.database).add(np.arange(1, count + 1), codes, encoder, "look")
        print(
            f"\n{count:,} photos with codes of 256 bits\n\n| | logistic | forest | logistic, values | forest, values |"
        )
        print("|---|---|---|---|---|")
        lines: dict[str, list[str]] = {}
        away = np.bitwise_count(codes ^ centres[7]).sum(1)
        members = np.argsort(away, kind="stable")[:10] + 1
        del flips, away
        memory = [_resident()]
        for kind in ("bits", "values"):
            if kind == "values":
                ValueStore(library._catalogue.database).add(np.arange(1, count + 1), values, encoder)
                ValueStore(library._catalogue.database).changed()
            for learner in LEARNERS:
                for what, seconds in times(library.albums, learner, kind, members.tolist()):
                    lines.setdefault(what, []).append(f"{1000 * seconds:,.0f} ms")
            memory.append(_resident())
        for what, cells in lines.items():
            print(f"| {what} | " + " | ".join(cells) + " |")
        size = sum(len(row[0]) + len(row[1]) for row in _blobs(library))
        bits, more = (np.diff(memory) / 1e6).tolist()
        print(
            f"\nScores of an album in the catalogue: {size / 4e6:.1f} MB. More memory: {bits:.0f} MB for bits, "
            f"most of it scikit-learn, then {more:.0f} MB for values."
        )


def times(albums: Albums, learner: Learner, kind: str, members: list[int]) -> Iterator[tuple[str, float]]:
    """What a person waits for, in order, and how many seconds each took."""
    album = albums.create(f"{learner} {kind}", learner).id
    albums.teach(album, members, True)
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("first ranking (the very first imports scikit-learn and reads all)", lambda: albums.ranked(album)),
        ("a label: fit and score all anew", lambda: albums.ranked(album)),
        ("ranking again, nothing new", lambda: albums.ranked(album)),
        ("least sure photos", lambda: albums.uncertain(album)),
        ("quality (5 fits)", lambda: albums.quality(album)),
        ("list of albums", lambda: albums.list()),
    )
    for what, call in steps:
        if what.startswith("a label"):
            albums.teach(album, range(1001, 1007), False)
        began = time.process_time()
        call()
        yield what, time.process_time() - began


def _resident() -> int:
    """Bytes of memory that this process holds (Linux)."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096


def _blobs(library: object) -> list[tuple[bytes, bytes]]:
    with library._catalogue.database.read() as c:  # type: ignore[attr-defined]
        return list(c.execute("SELECT contents, scores FROM album_scores"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "twinlens-bench")
    parser.add_argument("--pool", type=int, default=4000, help="strangers in the library")
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--photos", type=int, default=200_000)
    options = parser.parse_args()
    if options.speed:
        speed(options.photos)
        return
    data = read(options.shared, options.cache, options.pool)
    tables(data, options.draws)
    negatives(data, min(2, options.draws))
    teaching(data, min(2, options.draws))
    honesty(data, min(3, options.draws))


if __name__ == "__main__":
    main()
