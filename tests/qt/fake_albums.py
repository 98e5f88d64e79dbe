"""The part of `FakeLibrary` that keeps albums: photos fit as well as their number is near to an example's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from core.errors import UserError
from core.records import Album, AlbumExample, Learner, Lesson, Quality

if TYPE_CHECKING:
    from tests.qt.fake import FakeLibrary


class FakeAlbums:
    """Albums whose fits are plain: 0.9 at an example in, less with each number farther, 0.1 at least.

    Attributes:
        examples_of: By album, the side by photo id.
        told: What `quality` says; None follows from the number of examples.
        fits: How often an album was ranked.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self._albums: dict[int, tuple[str, Learner, float]] = {}
        self._ranked: set[int] = set()
        self.examples_of: dict[int, dict[int, bool]] = {}
        self.told: Quality | None = None
        self.fits = 0

    def list(self) -> tuple[Album, ...]:
        return tuple(self._album(number) for number in sorted(self._albums, key=lambda n: self._albums[n][0]))

    def _album(self, number: int) -> Album:
        name, learner, threshold = self._albums[number]
        sides = self.examples_of[number].values()
        found = int((self._fits(number)[1] >= threshold).sum()) if number in self._ranked else None
        away = sum(photo not in self._library.all for photo in self.examples_of[number])
        at, outside = "2026-11-22T10:00:00+00:00", len(sides) - sum(sides)
        return Album(number, name, learner, at, threshold, sum(sides), outside, away, found)

    def get(self, album: int) -> Album:
        self._check(album)
        return self._album(album)

    def _check(self, album: int) -> None:
        if album not in self._albums:
            raise UserError("not-found", "This album is no longer there.")

    def create(self, name: str, learner: Learner = "logistic") -> Album:
        if any(known == name for known, _, _ in self._albums.values()):
            raise UserError("name-taken", f"There is an album “{name}” already.")
        number = max(self._albums, default=0) + 1
        self._albums[number] = (name, learner, 0.5)
        self.examples_of[number] = {}
        return self._album(number)

    def set_name(self, album: int, name: str) -> None:
        self._albums[album] = (name, *self._albums[album][1:])

    def set_learner(self, album: int, learner: Learner) -> None:
        self._albums[album] = (self._albums[album][0], learner, 0.2 if learner == "forest" else 0.5)

    def set_threshold(self, album: int, threshold: float) -> None:
        self._albums[album] = (*self._albums[album][:2], threshold)

    def delete(self, album: int) -> None:
        self._check(album)
        del self._albums[album], self.examples_of[album]

    def teach(self, album: int, photos: Iterable[int], inside: bool | None) -> Lesson:
        self._check(album)
        sides, before = self.examples_of[album], {}
        for photo in photos:
            before[str(photo).encode()] = (str(photo), sides[photo]) if photo in sides else None
            sides.pop(photo, None)
            if inside is not None:
                sides[photo] = inside
        return Lesson(album, before)

    def take_back(self, lesson: Lesson) -> Lesson:
        for digest, example in lesson.before.items():
            self.examples_of[lesson.album].pop(int(digest), None)
            if example is not None:
                self.examples_of[lesson.album][int(digest)] = example[1]
        return lesson

    def examples(self, album: int) -> tuple[AlbumExample, ...]:
        self._check(album)
        sides = sorted(self.examples_of[album].items(), key=lambda item: (not item[1], item[0]))
        return tuple(AlbumExample(f"{photo}.jpg", side, self._library.all.get(photo)) for photo, side in sides)

    def ranked(self, album: int) -> tuple[np.ndarray, np.ndarray]:
        self._check(album)
        self.fits += 1
        self._ranked.add(album)
        ids, fits = self._fits(album)
        order = np.argsort(-fits, kind="stable")
        return ids[order], fits[order]

    def _fits(self, album: int) -> tuple[np.ndarray, np.ndarray]:
        sides = self.examples_of[album]
        inside = np.array([photo for photo, side in sides.items() if side and photo in self._library.all], np.int64)
        if not len(inside):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        ids = np.array(sorted(self._library.all), np.int64)
        away = np.abs(ids[:, None] - inside).min(1)
        fits = np.maximum(0.1, 0.9 - 0.02 * away).astype(np.float32)
        for photo, side in sides.items():
            fits[ids == photo] = side
        return ids, fits

    def uncertain(self, album: int, n: int = 12) -> np.ndarray:
        self._check(album)
        ids, fits = self._fits(album)
        free = ~np.isin(ids, list(self.examples_of[album]))
        order = np.argsort(np.abs(fits[free] - 0.5), kind="stable")
        return ids[free][order[:n]]

    def quality(self, album: int) -> Quality:
        self._check(album)
        sides = list(self.examples_of[album].values())
        inside, outside = sum(sides), len(sides) - sum(sides)
        if min(inside, outside) < 5:
            few = Quality(False, inside=inside, outside=outside, needed_inside=max(0, 5 - inside),
                          needed_outside=max(0, 5 - outside))  # fmt: skip
            return self.told or few
        return self.told or Quality(True, inside, inside - 1, 0.6, 0.97, inside, outside, inside - 1)
