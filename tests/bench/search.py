"""How good searches are on the evaluation set, as Markdown tables: `python -m tests.bench.search` (minutes)

`--shared DIR` is where the photographs are; `--only examples|boxes|parts|layouts|why` prints one table; `--speed` times
searches among 200,000 generated photos instead (see `search_scale.py`).

20 classes of 15 pictures each; of the same class is right, a picture itself never counts. Everything goes through
`Library.search`; where another rule is printed for comparison, only that rule is exchanged. Scenes are made here: each
picture pasted into a photograph of something else, at random, so that its side is a share of the scene's.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.library import Library
from core.pictures import decoding, rendering
from core.records import Box, Example, Neighbour, PhotoId, Query
from core.search import parts, ranking, why
from core.search.ranking import softly_nearest

ROOT = Path(__file__).resolve().parents[2]
SIDES = (0.5, 0.35, 0.25)
DRAWS = 15  # of examples, a class
TOP = 10
Rule = Callable[[npt.NDArray[np.int64], npt.NDArray[np.bool_], int], npt.NDArray[np.float64]]


def class_of(path: str) -> str:
    return Path(path).parent.name


def name_of(path: str | Path) -> str:
    """The class and the number of a picture, or of the one that was pasted into a scene."""
    return f"{Path(path).parent.name}/{Path(path).stem}"


@dataclass(frozen=True)
class Scene:
    """A scene on disk; its folder is named after the class of what was pasted, its stem after that picture's."""

    path: Path
    source: Path
    box: Box


class Labelled:
    """A library whose photos lie in folders named after their classes."""

    def __init__(self, library: Library, folder: Path) -> None:
        library.scan([str(folder)], match=False)
        self.library = library
        self.photos = library.photos(library.photo_ids(sort="path").tolist())
        self.by_class: dict[str, list[PhotoId]] = {}
        for photo in self.photos:
            self.by_class.setdefault(class_of(photo.path), []).append(photo.id)

    def precision(self, query: Query, wanted: str | Sequence[str], without: Iterable[str] = ()) -> float:
        """Precision at 10; pictures named in `without` do not count."""
        return right(self.found(query, without), wanted)

    def found(self, query: Query, without: Iterable[str] = ()) -> list[Neighbour]:
        names = set(without)
        result = self.library.search.run(query, k=TOP + 20 + len(names))
        return [n for n in result.neighbours if name_of(n.photo.path) not in names]


def right(found: Sequence[Neighbour], wanted: str | Sequence[str]) -> float:
    classes = {wanted} if isinstance(wanted, str) else set(wanted)
    return float(np.mean([class_of(n.photo.path) in classes for n in found[:TOP]]))


def example(photo: PhotoId, *, liked: bool = True) -> Example:
    return Example(str(photo), photo_id=photo, liked=liked)


def mean_of(distances: npt.NDArray[np.int64], liked: npt.NDArray[np.bool_], bits: int) -> npt.NDArray[np.float64]:
    return np.asarray(distances[liked].mean(0), np.float64)


def nearest_of(distances: npt.NDArray[np.int64], liked: npt.NDArray[np.bool_], bits: int) -> npt.NDArray[np.float64]:
    return np.asarray(distances[liked].min(0), np.float64)


def rocchio(share: float) -> Rule:
    def rule(distances: npt.NDArray[np.int64], liked: npt.NDArray[np.bool_], bits: int) -> npt.NDArray[np.float64]:
        near = softly_nearest(distances[liked], ranking.SOFTNESS * bits)
        return near if liked.all() else np.asarray(near - share * distances[~liked].mean(0))

    return rule


# --- Examples ------------------------------------------------------------------------------------------------------


def examples(look: Labelled) -> None:
    rng = np.random.default_rng(2026)
    drawn = [(name, [int(p) for p in rng.permutation(ids)[:5]]) for name, ids in look.by_class.items()
             for _ in range(DRAWS)]  # fmt: skip

    def several(count: int) -> float:
        queries = [(Query(tuple(example(PhotoId(p)) for p in photos[:count])), name, photos) for name, photos in drawn]
        stems = [[name_of(p.path) for p in look.library.photos(photos)] for _, _, photos in queries]
        return float(np.mean([look.precision(q, c, s) for (q, c, _), s in zip(queries, stems, strict=True)]))

    whole = float(np.mean([look.precision(Query((example(photo.id),)), class_of(photo.path)) for photo in look.photos]))
    print(f"Whole picture, all {len(look.photos)} in turn: precision at 10 {whole:.3f}.\n")
    rules: dict[str, Rule | None] = {"soft minimum (chosen)": None, "mean (Rocchio)": mean_of, "nearest": nearest_of}
    print(
        f"| {len(drawn)} draws of examples of one class | 1 example | 2 | 3 | 5 | 2 of two classes: either is right |"
    )
    print("|---|---|---|---|---|---|")
    pairs = [rng.choice(list(look.by_class), 2, replace=False).tolist() for _ in range(len(drawn))]
    both = [([int(rng.choice(look.by_class[name])) for name in pair], pair) for pair in pairs]
    for title, rule in rules.items():
        with patched(rule):
            counts = [several(count) for count in (1, 2, 3, 5)]
            mixed = np.mean([look.precision(Query(tuple(example(PhotoId(p)) for p in ps)), pair) for ps, pair in both])
        print(f"| {title} | " + " | ".join(f"{c:.3f}" for c in counts) + f" | {mixed:.3f} |", flush=True)
    print("\n| the first wrong results disliked (first line: left out, not disliked) | 1 liked, 1 disliked ", end="")
    print("| 1 liked, 3 | 3 liked, 1 | 3 liked, 3 |\n|---|---|---|---|---|")
    rows: dict[str, Rule | None] = {
        "without": None,
        "pushed (chosen)": None,
        "Rocchio, 0.2": rocchio(0.2),
        "Rocchio, 0.5": rocchio(0.5),
    }
    cells: dict[str, list[float]] = {title: [] for title in rows}
    for likes, dislikes in ((1, 1), (1, 3), (3, 1), (3, 3)):
        for title, figure in disliked(look, drawn, likes, dislikes, rows).items():
            cells[title].append(figure)
    for title, figures in cells.items():
        print(f"| {title} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |", flush=True)


def disliked(
    look: Labelled, drawn: list[tuple[str, list[int]]], likes: int, dislikes: int, rows: dict[str, Rule | None]
) -> dict[str, float]:
    hits: dict[str, list[float]] = {title: [] for title in rows}
    for name, photos in drawn:
        liked = tuple(example(PhotoId(p)) for p in photos[:likes])
        plain = look.library.search.run(Query(liked), k=len(look.photos)).neighbours
        wrong = [n for n in plain if class_of(n.photo.path) != name][:dislikes]
        gone = {n.photo.id for n in wrong}
        hits["without"].append(right([n for n in plain if n.photo.id not in gone], name))
        query = Query((*liked, *(example(n.photo.id, liked=False) for n in wrong)))
        for title, rule in rows.items():
            if title != "without":
                with patched(rule):
                    hits[title].append(look.precision(query, name))
    return {title: float(np.mean(values)) for title, values in hits.items()}


def patched(rule: Rule | None) -> mock._patch[object] | ExitStack:
    return ExitStack() if rule is None else mock.patch.object(ranking, "combined", rule)


# --- Boxes and parts -----------------------------------------------------------------------------------------------


def paste(picture: Path, ground: Path, side: float, target: Path, rng: np.random.Generator) -> Scene:
    with Image.open(ground) as opened:
        scene = opened.convert("RGB")
    scene = scene.resize((960, round(960 * scene.height / scene.width)), Image.Resampling.BICUBIC)
    with Image.open(picture) as opened:
        thing = opened.convert("RGB")
    scale = side * (scene.width * scene.height / (thing.width * thing.height)) ** 0.5
    scale = min(scale, 0.95 * scene.width / thing.width, 0.95 * scene.height / thing.height)
    thing = thing.resize((round(thing.width * scale), round(thing.height * scale)), Image.Resampling.BICUBIC)
    left, top = (int(rng.integers(0, room + 1)) for room in (scene.width - thing.width, scene.height - thing.height))
    scene.paste(thing, (left, top))
    target.parent.mkdir(parents=True, exist_ok=True)
    scene.save(target, quality=90)
    edges = (left / scene.width, top / scene.height)
    return Scene(
        target, picture,
        Box(*edges, (left + thing.width) / scene.width, (top + thing.height) / scene.height),
    )  # fmt: skip


def scenes(shared: Path, side: float, folder: Path) -> list[Scene]:
    rng = np.random.default_rng(round(100 * side))
    grounds = sorted((shared / "eval" / "copies" / "distractors").iterdir())
    pictures = sorted((shared / "eval" / "look").glob("*/*"))
    chosen = rng.permutation(len(grounds))[: len(pictures)]
    return [
        paste(picture, grounds[ground], side, folder / picture.parent.name / f"{picture.stem}.jpg", rng)
        for picture, ground in zip(pictures, chosen, strict=True)
    ]


def boxes(look: Labelled, made: dict[float, list[Scene]]) -> None:
    alone = np.mean(
        [look.precision(Query((Example("", path=p.path),)), class_of(p.path), [name_of(p.path)]) for p in look.photos]
    )
    print("\n| query: a scene into which a picture is pasted, side of the scene's |", end="")
    print(" whole scene | box around the picture | the picture itself |\n|---|---|---|---|")
    for side, all_scenes in made.items():
        figures = []
        for box in (False, True):
            figures.append(
                np.mean(
                    [
                        look.precision(
                            Query((Example("", path=str(s.path), box=s.box if box else None),)),
                            class_of(str(s.source)),
                            [name_of(s.source)],
                        )
                        for s in all_scenes
                    ]
                )
            )
        print(f"| {side:.0%} | {figures[0]:.3f} | {figures[1]:.3f} | {alone:.3f} |", flush=True)


def in_parts(look: Labelled, made: dict[float, list[Scene]], folder: Path) -> None:
    print("\n| query: a picture; library: scenes with others of its class | parts off | parts on |", end="")
    print(f" box on its middle | made in |\n|---|---|---|---|---|   ({len(parts.PARTS)} parts a photo)")
    for side, all_scenes in made.items():
        with Library.open(folder / f"library {side}") as library:
            place = Labelled(library, all_scenes[0].path.parents[1])
            started = time.process_time()
            library.search.make_parts()
            made_in = (time.process_time() - started) / len(all_scenes)
            figures = []
            for wanted in (False, True):
                queries = [Query((Example("", path=str(s.source)),), parts=wanted) for s in all_scenes]
                found = [place.found(q, [name_of(s.source)]) for q, s in zip(queries, all_scenes, strict=True)]
                classes = [class_of(str(s.source)) for s in all_scenes]
                figures.append(np.mean([right(f, c) for f, c in zip(found, classes, strict=True)]))
            truth = {str(s.path): s.box for s in all_scenes}
            hits = [
                pointed(n.box, truth[n.photo.path])
                for f, c in zip(found, classes, strict=True)
                for n in f[:TOP]
                if n.box is not None and class_of(n.photo.path) == c
            ]
            print(
                f"| side {side:.0%} of the scene's | {figures[0]:.3f} | {figures[1]:.3f} | {np.mean(hits):.3f} | "
                f"{1000 * made_in:.0f} ms of a core |",
                flush=True,
            )


def pointed(box: Box, truth: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return truth.left <= x <= truth.right and truth.top <= y <= truth.bottom


def layouts(look: Labelled, all_scenes: list[Scene]) -> None:
    """Other ways to make codes of parts, without the index: the nearest part, or the whole picture where nearer."""
    encoder = look.library._encoder
    thumbnails = [decoding.thumbnail_rgb(decoding.decode(str(s.path), None).thumbnail) for s in all_scenes]
    files = [rendering.render(str(s.path), 960) for s in all_scenes]
    larger = [np.frombuffer(data, np.uint8).reshape(height, width, 3) for width, height, data in files]
    queries = [look.library._catalogue.code(p.content_id, encoder.id, "look") for p in look.photos]
    asked = np.frombuffer(b"".join(q for q in queries if q), np.uint8).reshape(len(look.photos), -1)
    labels = np.array([class_of(p.path) for p in look.photos])
    px = encoder.spec.input_px
    inputs = [rendering.squeezed(rgb, (0, 0, 1, 1), px) for rgb in thumbnails]
    whole = np.concatenate([encoder.encode(np.stack(inputs[at : at + 32]))["look"] for at in range(0, len(inputs), 32)])
    away = np.bitwise_count(asked[:, None] ^ whole).sum(2, dtype=np.int64)

    def pooled(pictures: list[npt.NDArray[np.uint8]], cells: int, across: int, along: int) -> npt.NDArray[np.uint8]:
        starts = [round(i * (cells - across) / (along - 1)) for i in range(along)]
        places = [(x, y, x + across, y + across) for y in starts for x in starts]
        side = cells * encoder.cell_px
        return np.concatenate([encoder.encode_parts(rendering.stretched(p, side)[None], places) for p in pictures])

    def cropped(pictures: list[npt.NDArray[np.uint8]], share: float, along: int) -> npt.NDArray[np.uint8]:
        starts = np.linspace(0, 1 - share, along)
        places = [(x, y, x + share, y + share) for y in starts for x in starts]
        return np.stack(
            [encoder.encode(np.stack([rendering.squeezed(p, at, px) for at in places]))["look"] for p in pictures]
        )

    print("\n| codes of parts, side 35 % | codes | precision at 10 | made in |\n|---|---|---|---|")
    print(f"| none | 0 | {by_class(away, labels):.3f} | |")
    for title, make in (
        ("map of 10 x 10 cells of the thumbnail, 4 x 4 parts of 4", partial(pooled, thumbnails, 10, 4, 4)),
        ("14 x 14, 4 x 4 parts of 5", partial(pooled, thumbnails, 14, 5, 4)),
        ("**14 x 14, 5 x 5 parts of 4**", partial(pooled, thumbnails, 14, 4, 5)),
        ("18 x 18, 5 x 5 parts of 5", partial(pooled, thumbnails, 18, 5, 5)),
        ("14 x 14 of the file instead, 5 x 5 parts of 4", partial(pooled, larger, 14, 4, 5)),
        ("3 x 3 pieces of the thumbnail, each encoded alone", partial(cropped, thumbnails, 0.5, 3)),
    ):
        started = time.process_time()
        codes = make()
        each = (time.process_time() - started) / len(all_scenes)
        least = np.stack([np.bitwise_count(code ^ codes).sum(2, dtype=np.int64).min(1) for code in asked])
        figure = by_class(np.minimum(least, away), labels)
        print(f"| {title} | {codes.shape[1]} | {figure:.3f} | {1000 * each:.0f} ms of a core |", flush=True)


def by_class(distances: npt.NDArray[np.int64], labels: npt.NDArray[np.str_]) -> float:
    """Leave-one-out precision at 10."""
    apart = distances + 1000 * np.eye(len(labels), dtype=np.int64)
    nearest = np.argsort(apart, axis=1, kind="stable")[:, :TOP]
    return float((labels[nearest] == labels[:, None]).mean())


# --- Why -----------------------------------------------------------------------------------------------------------


def pointing(look: Labelled, made: dict[float, list[Scene]], count: int = 20) -> None:
    library, rng = look.library, np.random.default_rng(7)
    encoder = library._encoder
    print(f"\n| why alike: the hottest place lies on the pasted picture ({count} scenes a size) |", end="")
    print(" activation (chosen) | occlusion | by chance |\n|---|---|---|---|")
    spent = [0.0, 0.0]
    for side, all_scenes in made.items():
        hits: list[tuple[bool, bool, float]] = []
        for s in (all_scenes[i] for i in rng.permutation(len(all_scenes))[:count]):
            same = [p for p in look.photos if class_of(p.path) == class_of(str(s.source))]
            other = same[int(rng.integers(len(same)))]
            if name_of(other.path) == name_of(s.source):
                continue
            started = time.process_time()
            heat = library.search.why(Example("", path=str(s.path)), other.id).query
            spent[0] += time.process_time() - started
            rgb = decoding.thumbnail_rgb(decoding.decode(str(s.path), None).thumbnail)
            code = library._catalogue.code(other.content_id, encoder.id, "look") or b""
            started = time.process_time()
            slow = why.occlusion(
                rgb, np.frombuffer(code, np.uint8), lambda rgbs: encoder.encode(rgbs)["look"], encoder.spec.input_px
            )
            spent[1] += time.process_time() - started
            area = (s.box.right - s.box.left) * (s.box.bottom - s.box.top)
            hits.append((hottest(heat, s.box), hottest(slow, s.box), area))
        figures = np.mean(hits, axis=0)
        print(f"| side {side:.0%} | " + " | ".join(f"{figure:.2f}" for figure in figures) + " |", flush=True)
    print(f"\nActivation of both pictures {1000 * spent[0] / (count * len(made)):.0f} ms of a core, ", end="")
    print(f"occlusion of one {1000 * spent[1] / (count * len(made)):.0f} ms.")


def hottest(heat: npt.NDArray[np.float32], box: Box) -> bool:
    row, column = np.unravel_index(int(heat.argmax()), heat.shape)
    x, y = (column + 0.5) / heat.shape[1], (row + 0.5) / heat.shape[0]
    return bool(box.left <= x <= box.right and box.top <= y <= box.bottom)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", choices=("examples", "boxes", "parts", "layouts", "why"))
    parser.add_argument("--speed", action="store_true", help="time searches instead")
    parser.add_argument("--photos", type=int, default=200_000)
    options = parser.parse_args()
    commit = subprocess.run(
        ("git", "rev-parse", "--short", "HEAD"), cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    print(f"{datetime.date.today().isoformat()}, commit {commit}\n")
    if options.speed:
        from tests.bench import search_scale

        search_scale.speed(options.photos)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with Library.open(folder / "look library") as library:
            look = Labelled(library, options.shared / "eval" / "look")
            if options.only in (None, "examples"):
                examples(look)
            if options.only == "examples":
                return
            made = {side: scenes(options.shared, side, folder / f"scenes {side}") for side in SIDES}
            if options.only in (None, "boxes"):
                boxes(look, made)
            if options.only in (None, "why"):
                pointing(look, made)
            if options.only in (None, "parts"):
                in_parts(look, made, folder)
            if options.only in (None, "layouts"):
                layouts(look, made[0.35])


if __name__ == "__main__":
    main()
