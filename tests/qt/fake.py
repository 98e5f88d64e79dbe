"""A library in memory, for what a real one cannot show on demand: 200,000 rows, a scan that waits, failures."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from PIL import Image

from core.errors import UserError
from core.records import (
    Affine,
    Alignment,
    Calibration,
    CalibrationPoint,
    CancelToken,
    ContentId,
    Explanation,
    Facts,
    Folder,
    FolderPair,
    Group,
    Kind,
    Member,
    Photo,
    PhotoId,
    Problem,
    ProgressBoard,
    Ruling,
    ScanReport,
    Score,
)
from tests.qt.fake_albums import FakeAlbums
from tests.qt.fake_browse import FakeBrowse, FakeRatings
from tests.qt.fake_hashing import FakeHashing
from tests.qt.fake_map import FakeMap, layout
from tests.qt.fake_models import FakeModels
from tests.qt.fake_review import FakeCleanup, FakeReview
from tests.qt.fake_search import FakeSearch


def photo(number: int, folder: str = "/photos", *, name: str = "", size: int = 3_100_000, **facts: Any) -> Photo:
    """A record whose content id is its number, taken on a day of its own."""
    day = f"20{number // 336 % 25:02}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}T11:05:09"
    known = {"width": 4032, "height": 3024, "format": "JPEG", "camera": "Fake One", "taken": day, **facts}
    path = f"{folder}/{name or f'IMG_{number:06}.jpg'}"
    return Photo(PhotoId(number), ContentId(number), path, size, 1_700_000_000 * 10**9, Facts(**known))


def group(*photos: Photo, kinds: Sequence[Kind] = ()) -> Group:
    """The first photo as keeper, the others as its copies."""
    kinds = kinds or [Kind.RE_ENCODED] * (len(photos) - 1)
    others = [Member(p, kind, 4, 0.98) for p, kind in zip(photos[1:], kinds, strict=True)]
    return Group((Member(photos[0], Kind.KEEPER, 0, 1.0), *others))


def calibration(*, own: bool = False) -> Calibration:
    """Looser finds more; nothing is wrong from 0.5 on."""
    points = tuple(CalibrationPoint(s / 10, 1 - s / 20, 0.001 if s < 5 else 0.0) for s in range(1, 10))
    return Calibration(own, 200, 3400, 12_000, "2026-11-22T10:00:00+00:00", points)


def explanation(a: str, b: str, kind: Kind | None = Kind.CROPPED) -> Explanation:
    """Of two pictures that lie on each other where they are a kind of copy."""
    red, blue = (plain_jpeg((90, 60), colour) for colour in ((200, 40, 40), (40, 40, 200)))
    scores = (
        Score("Agreement", 0.998, 0.8, True, "The typical block agrees to 0.998 of 1; no copy is under 0.8."),
        Score("Camera and time", None, None, None, "One of them does not tell its camera and time."),
        Score("In one piece", 0.4, None, False, "Off their places by: 0.40 px."),
    )
    laid = None if kind is None else (red, blue, plain_jpeg((90, 60), (0, 0, 0)))
    part = (0.2, 0.2, 0.8, 0.8) if kind is Kind.CROPPED else None
    return Explanation(a, b, kind, "What decided it.", 0.9, 0.4, scores, laid, part, thumbnails=(red, blue))


def plain_jpeg(size: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


class FakeLibrary:
    """As much of `Library` as the window uses.

    Attributes:
        scan_may_end: A scan waits for this (or for its cancelling) before it ends.
        similar: Distances that every search finds, nearest first.
        broken: Photo ids whose pictures cannot be made.
        laid: How photo b lies on photo a, by (a, b); None: not at all. Others lie on each other whole.
        held: Events that full-resolution pixels (by photo id) and alignments (by (a, b)) wait for.
        calls: Names of the methods called that change something or search.
    """

    def __init__(self, directory: Path, photos: Sequence[Photo] = ()) -> None:
        self.directory = directory
        self.revision = 0
        self.all: dict[int, Photo] = {int(p.id): p for p in photos}
        self.known_folders: list[Folder] = []
        self.known_groups: tuple[Group, ...] = ()
        self.known_problems: tuple[Problem, ...] = ()
        self.strictness = 0.4
        self.measured = calibration()
        self.explanation: Explanation | None = None
        self.similar: list[int] = []
        self.radius = 40
        self.bits = 256
        self.broken: set[int] = set()
        self.calls: list[Any] = []
        self.scan_may_end = threading.Event()
        self.scan_may_end.set()
        self.fails: Exception | None = None
        self.board = ProgressBoard()
        self.review = FakeReview(self)
        self.cleanup = FakeCleanup(self)
        self.models = FakeModels()
        self.hashing = FakeHashing()
        self.map = FakeMap(self)
        self.albums = FakeAlbums(self)
        self.ratings = FakeRatings(self)
        self.browse = FakeBrowse(self)
        self.search = FakeSearch(self)
        self.laid: dict[tuple[int, int], Affine | None] = {}
        self.held: dict[int | tuple[int, int], threading.Event] = {}
        self._go = threading.Event()
        self._go.set()
        self._lock = threading.Lock()
        self._scanned: list[Photo] = []

    def add_known(self, folder: str, *, offline: bool = False) -> None:
        """Make a folder known, as an earlier scan would have."""
        self.known_folders.append(Folder(folder, 0, offline))

    def will_find(self, photos: Sequence[Photo]) -> None:
        """What the next scan adds."""
        self._scanned = list(photos)

    def add(self, *photos: Photo) -> None:
        with self._lock:
            self.all.update({int(p.id): p for p in photos})
            self.revision += 1

    def drop(self, photo_id: int) -> None:
        """Let a photo go, as a clean-up does."""
        with self._lock:
            del self.all[int(photo_id)]
            self.revision += 1

    def close(self) -> None: ...

    def info(self) -> dict[str, Any]:
        return {"version": "0", "library": str(self.directory), "photos": len(self.all), "device": "cpu"}

    def __enter__(self) -> FakeLibrary:
        return self

    def __exit__(self, *_: object) -> None: ...

    def folders(self) -> tuple[Folder, ...]:
        return tuple(replace(folder, photos=self._inside(folder.path)) for folder in self.known_folders)

    def _inside(self, folder: str) -> int:
        with self._lock:
            return sum(p.path.startswith(folder + "/") for p in self.all.values())

    def add_folder(self, path: str) -> Folder:
        self.calls.append(("add_folder", path))
        folder = Folder(str(path), 0, False)
        self.known_folders.append(folder)
        self.revision += 1
        return folder

    def remove_folder(self, path: str) -> None:
        self.calls.append(("remove_folder", path))
        self.known_folders = [f for f in self.known_folders if f.path != path]
        self.revision += 1

    def scan(
        self,
        folders: Sequence[str] | None = None,
        *,
        cancel: CancelToken,
        board: ProgressBoard,
        retry_problems: bool = False,
    ) -> ScanReport:
        self.calls.append(("scan", folders, retry_problems))
        self.board = board
        if self.fails:
            raise self.fails
        board.update(phase="indexing", walk_done=True, total_files=len(self._scanned), total_bytes=10**9)
        self.add(*self._scanned)
        board.add(done_files=len(self._scanned), new=len(self._scanned))
        while not self.scan_may_end.wait(0.005) and not cancel.cancelled:
            pass
        board.update(phase="done")
        return ScanReport(board.read(), complete=not cancel.cancelled)

    def groups(self) -> tuple[Group, ...]:
        there = []
        for known in self.known_groups:
            members = tuple(member for member in known.members if int(member.photo.id) in self.all)
            if len(members) > 1 and members[0].kind is Kind.KEEPER:
                there.append(Group(members))
        return self.review.regroup(there)

    def set_strictness(self, value: float) -> None:
        self.calls.append(("set_strictness", value))
        self.strictness = value
        self.revision += 1

    def calibration(self) -> Calibration:
        return self.measured

    def calibrate(self, *, cancel: CancelToken, board: ProgressBoard) -> Calibration:
        self.calls.append("calibrate")
        board.update(phase="measuring", done_files=3, total_files=20)
        while not self.scan_may_end.wait(0.005):
            cancel.check()
        if self.fails:
            raise self.fails
        self.measured = calibration(own=True)
        return self.measured

    def explain(self, a: str, b: str) -> Explanation:
        self.calls.append(("explain", a, b))
        if self.fails:
            raise self.fails
        return self.explanation or explanation(a, b)

    def furnish(self) -> None:
        """Have something for every page but the history, which is not empty after a clean-up alone."""
        p = self.all
        self.known_groups = (group(p[0], p[1], p[2]), group(p[3], p[4]), group(p[5], p[6], kinds=[Kind.BURST]))
        self.known_problems = (Problem("/photos/broken.jpg", "truncated", "the file ends too early"),)
        self.similar = [3, 9, 40, 60]
        self.review.pairs = (FolderPair("/photos/card", "/photos/2024", 97, 100, 310_000_000),)
        self.review.decide(Ruling.KEEP_BOTH, PhotoId(10), [PhotoId(11)])
        self.map.kept = layout(sorted(self.all))

    def problems(self) -> tuple[Problem, ...]:
        return self.known_problems

    def photo_ids(self, *, sort: str = "taken") -> np.ndarray:
        key = {
            "taken": lambda p: (p.facts.taken or "", -int(p.id)),
            "name": lambda p: PurePath(p.path).name.casefold(),
            "path": lambda p: p.path,
            "size": lambda p: p.size,
        }[sort]
        with self._lock:
            photos = list(self.all.values())
        photos.sort(key=key, reverse=sort in ("taken", "size"))
        return np.array([int(p.id) for p in photos], np.int64)

    def photos(self, ids: Sequence[int]) -> list[Photo]:
        return [self.all[int(i)] for i in ids if int(i) in self.all]

    def photo(self, photo_id: int) -> Photo | None:
        return self.all.get(int(photo_id))

    def picture(self, photo_id: int, px: int) -> Image.Image:
        """A plain field in a colour of its own, in the shape of the photo."""
        facts = self.all[int(photo_id)].facts
        scale = px / max(facts.width, facts.height)
        size = (max(1, round(facts.width * scale)), max(1, round(facts.height * scale)))
        return Image.new("RGB", size, colour(int(photo_id)))

    def thumbnail(self, photo_id: int) -> bytes | None:
        if int(photo_id) in self.broken:
            return None
        out = io.BytesIO()
        self.picture(photo_id, 320).save(out, "JPEG")
        return out.getvalue()

    def render(self, photo_id: int, max_px: int) -> tuple[int, int, bytes]:
        if int(photo_id) in self.broken:
            raise UserError("truncated", "The file ends too early.", self.all[int(photo_id)].path)
        picture = self.picture(photo_id, max_px)
        return picture.width, picture.height, picture.tobytes()

    def render_part(self, photo_id: int, size: tuple[int, int], place: Affine) -> bytes:
        self.held.get(int(photo_id), self._go).wait(10)
        if int(photo_id) in self.broken:
            raise UserError("truncated", "The file ends too early.", self.all[int(photo_id)].path)
        return bytes(colour(int(photo_id))) * (size[0] * size[1])

    def align(self, a: PhotoId, b: PhotoId) -> Alignment | None:
        self.held.get((int(a), int(b)), self._go).wait(10)
        matrix = self.laid.get((int(a), int(b)), ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)))
        return None if matrix is None else Alignment(a, b, matrix, 0.9, False)


def colour(number: int) -> tuple[int, int, int]:
    return (number * 53 % 200 + 40, number * 101 % 200 + 40, number * 197 % 200 + 40)
