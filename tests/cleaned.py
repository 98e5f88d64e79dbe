"""A small library to clean up: originals in `kept`, byte-identical copies in `going`, and a home with a trash."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.cleanup.cleanup import Cleanup
from core.library import Library
from core.records import Action, Batch, ContentId, Kind, Match, Photo, Plan
from core.store.catalogue_matches import MatchStore
from tests import pictures
from tests.fakes import FakeEncoder

ENCODER = FakeEncoder()


class Shelf:
    """Files on the disk and the library that knows them."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "pictures"
        self.out = folder / "out"
        self.directory = folder / "library"
        self.out.mkdir()
        self.library: Library

    def pair(self, number: int, name: str | None = None) -> tuple[Path, Path]:
        """An original and a copy of it with the same bytes."""
        original = pictures.save(pictures.photo(number, 64, 48), self.root / "kept" / f"{number}.jpg")
        copy = self.root / "going" / (name or f"{number}.jpg")
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(original, copy)
        os.utime(copy, ns=(1_500_000_000_111_111_111, 1_400_000_000_222_222_222 + number))
        return original, copy

    @contextmanager
    def opened(self) -> Iterator[Library]:
        """The library open, all scanned."""
        with Library.open(self.directory, encoder=ENCODER) as library:
            self.library = library
            library.scan([str(self.root)], match=False, sequential=True)
            yield library

    def photo(self, path: Path | str) -> Photo:
        return next(p for p in self.library.photos(self.library.photo_ids()) if p.path == str(path))

    def paths(self) -> list[str]:
        """Paths of the catalogue, relative."""
        photos = self.library.photos(self.library.photo_ids(sort="path"))
        return [os.path.relpath(photo.path, self.root) for photo in photos]

    def matched(self, a: Path, b: Path, kind: Kind = Kind.RE_ENCODED, confidence: float = 0.9) -> None:
        """Store a match of two photographs."""
        contents = [ContentId(self.photo(path).content_id) for path in (a, b)]
        match = Match(contents[0], contents[1], kind, 3, confidence)
        MatchStore(self.library._catalogue.database).store([match], contents)

    def plan(self, action: Action, *paths: Path, **options: Any) -> Plan:
        return self.library.cleanup.plan(action, [self.photo(path).id for path in paths], **options)

    def run(self, action: Action, *paths: Path, **options: Any) -> Batch:
        """Plan and carry out; everything has to be planned."""
        plan = self.plan(action, *paths, **options)
        assert not plan.skipped, plan.skipped
        return self.library.cleanup.run(plan)

    def reasons(self, batch: Batch) -> dict[str, str]:
        """Reasons by name of file."""
        return {os.path.basename(a.path): a.reason for a in self.library.cleanup.acts(batch.id) if a.reason}

    def with_point(self, point: Any) -> Cleanup:
        """A clean-up in which `point` is called before every change."""
        lib = self.library
        return Cleanup(
            lib.directory, lib._journal, lib._catalogue, lib._duplicates, lib._reviews, lib.review.marks, lib._working,
            point,
        )  # fmt: skip


def files(*folders: Path) -> dict[str, bytes]:
    """All files below folders: bytes by path."""
    return {str(p): p.read_bytes() for folder in folders for p in sorted(folder.rglob("*")) if p.is_file()}
