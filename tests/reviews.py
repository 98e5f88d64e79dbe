"""A library without pictures for tests of review: photos and their matches are written by hand."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from core.encoders.lazy import LazyEncoder
from core.match.duplicates import Duplicates
from core.records import ContentId, Facts, FileStamp, Fingerprints, Group, Kind, Match, Photo, PhotoId
from core.review.review import Review
from core.store import journal
from core.store.catalogue import Catalogue, open_database
from core.store.catalogue_matches import MatchStore
from core.store.catalogue_scan import ScanStore
from core.store.entries import End, Indexed
from core.store.journal_reviews import ReviewStore
from tests.fakes import FakeEncoder


class Shelf:
    """Catalogue, journal, groups and review of one folder. Photos are named by their paths.

    Attributes:
        thumbnails: JPEG bytes by content id, for what needs them.
    """

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory
        self._stack = ExitStack()
        database = self._stack.enter_context(open_database(directory))
        self._journal = self._stack.enter_context(journal.open_journal(directory))
        self.catalogue = Catalogue(database)
        self.scans = ScanStore(database)
        self.matches = MatchStore(database)
        self.store = ReviewStore(self._journal, self.catalogue)
        self.thumbnails: dict[int, bytes] = {}
        encoder = LazyEncoder(FakeEncoder(), "cpu")
        self.duplicates = Duplicates(self.catalogue, encoder, self.thumbnails.get, self.store)
        self.review = Review(directory, self.store, self.catalogue, self.duplicates, self.thumbnails.get)
        self._numbers = itertools.count(1)

    def close(self) -> None:
        self._stack.close()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @staticmethod
    def digest(content: str) -> bytes:
        return hashlib.sha256(content.encode("utf-8", "surrogateescape")).digest()

    def digest_of(self, photo: Photo) -> bytes | None:
        return self.catalogue.digest(photo.id)

    def add(
        self,
        path: str,
        content: str = "",
        *,
        size: int = 1000,
        mtime_ns: int = 10**18,
        width: int = 400,
        height: int = 300,
        format: str = "JPEG",  # noqa: A002
        taken: str | None = None,
    ) -> PhotoId:
        """Index a photo; two of one `content` (default: the path) are equal byte for byte. Returns its id."""
        digest = self.digest(content or path)
        prints = Fingerprints(digest, digest, digest, None, 100)
        facts = Facts(width, height, format, None, taken)
        stamp = FileStamp(path, size, mtime_ns, 1, next(self._numbers))
        entry = Indexed(stamp, facts, prints, b"", None)
        return PhotoId(self.scans.commit([entry], None, lambda _: False, set()).photo_ids[0])

    def add_all(self, paths: Sequence[str], contents: Sequence[str], size: int = 1000) -> None:
        """Index many photos at once."""
        entries = []
        for path, content in zip(paths, contents, strict=True):
            digest = self.digest(content)
            prints = Fingerprints(digest, digest, digest, None, 100)
            stamp = FileStamp(path, size, 10**18, 1, next(self._numbers))
            entries.append(Indexed(stamp, Facts(400, 300, "JPEG"), prints, b"", None))
        self.scans.commit(entries, None, lambda _: False, set())

    def remove(self, path: str) -> None:
        """Let the catalogue forget a photo, as a scan does whose file is gone."""
        others = [p.id for p in self.photos() if p.path != path]
        self._finish(others, offline=())

    def take_offline(self, folder: str) -> None:
        self._finish([p.id for p in self.photos()], offline=(folder,))

    def _finish(self, seen: Sequence[int], offline: Sequence[str]) -> None:
        roots = () if offline else ("/",)
        self.scans.finish(End(roots, (), offline, {}, seen, (), ()))

    def match(self, a: str, b: str, kind: Kind = Kind.RE_ENCODED, confidence: float = 0.99, **rest: Any) -> None:
        """Store that the photo at `b` is a copy of the one at `a`, as matching would."""
        found = Match(self.photo(a).content_id, self.photo(b).content_id, kind, 4, confidence, **rest)
        self.matches.store([found], [])

    def photos(self) -> list[Photo]:
        return self.catalogue.photos(self.catalogue.photo_ids("path"))

    def photo(self, path: str) -> Photo:
        return next(p for p in self.photos() if p.path == path)

    def id(self, path: str) -> PhotoId:
        return self.photo(path).id

    def content(self, path: str) -> ContentId:
        return self.photo(path).content_id

    def groups(self) -> list[list[str]]:
        """Paths of each group, its keeper first."""
        return [[m.photo.path for m in group.members] for group in self.duplicates.groups()]

    def group(self) -> Group:
        """The only group there is."""
        (only,) = self.duplicates.groups()
        return only

    def marked(self) -> list[str]:
        return sorted(p.path for p in self.catalogue.photos(self.review.marks()))

    def mark(self, *paths: str) -> None:
        self.review.set_marks([self.id(path) for path in paths], True)
