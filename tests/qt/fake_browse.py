"""Browsing and stars of the fake library, by plain loops over its records."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np

from core.records import (
    CancelToken,
    ContentId,
    Facets,
    GivenRating,
    Photo,
    PhotoFilter,
    PhotoId,
    ProgressBoard,
    Rating,
    RatingChange,
    SidecarReport,
    Timeline,
)

if TYPE_CHECKING:
    from tests.qt.fake import FakeLibrary


class FakeRatings:
    """Stars by content id.

    Attributes:
        fails: Raised by the next change.
        report: What writing sidecars answers.
        held: Changes wait for this.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.given: dict[ContentId, GivenRating] = {}
        self.fails: Exception | None = None
        self.report = SidecarReport(0, (), 0, None)
        self.writes_sidecars = False
        self.waiting = 0
        self.written = 0
        self.held = threading.Event()
        self.held.set()

    def rating(self, photo: Photo) -> Rating:
        one = self.given.get(photo.content_id, GivenRating())
        stars = (photo.facts.rating or 0) if one.stars is None else one.stars
        return Rating(stars, one.label or "", one.stars is not None)

    def of(self, contents: Iterable[ContentId]) -> dict[ContentId, Rating]:
        wanted = set(contents)
        return {p.content_id: self.rating(p) for p in list(self._library.all.values()) if p.content_id in wanted}

    def rate(self, photos: Iterable[PhotoId], stars: int) -> RatingChange:
        return self._change(("rate", stars), photos, lambda old: GivenRating(stars, old.label))

    def label(self, photos: Iterable[PhotoId], label: str) -> RatingChange:
        return self._change(("label", label), photos, lambda old: GivenRating(old.stars, label))

    def put_back(self, change: RatingChange) -> RatingChange:
        self._library.calls.append("put_back")
        for digest, _, old in change.before:
            self.given[ContentId(int.from_bytes(digest))] = old
        return change

    def _change(self, call: tuple[Any, ...], photos: Iterable[PhotoId], new: Any) -> RatingChange:
        self.held.wait(10)
        ids = [int(photo) for photo in photos]
        self._library.calls.append((*call, ids))
        if self.fails is not None:
            error, self.fails = self.fails, None
            raise error
        before = []
        for number in ids:
            photo = self._library.all[number]
            old = self.given.get(photo.content_id, GivenRating())
            before.append((int(photo.content_id).to_bytes(32), photo.path, old))
            self.given[photo.content_id] = new(old)
        return RatingChange(tuple(before))

    def set_writes_sidecars(self, on: bool) -> None:
        self._library.calls.append(("set_writes_sidecars", on))
        self.writes_sidecars = on

    def due(self) -> int:
        return self.waiting

    def write_sidecars(self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> SidecarReport:
        self.written += 1
        self.waiting = 0
        return self.report


class FakeBrowse:
    """Filters and counts. `missing`: photos whose own stars were not read yet."""

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self.missing = 0
        self.may_read = threading.Event()
        self.may_read.set()

    def _photos(self, wanted: PhotoFilter) -> list[Photo]:
        return [photo for photo in list(self._library.all.values()) if self._passes(photo, wanted)]

    def _passes(self, photo: Photo, wanted: PhotoFilter) -> bool:
        facts, rating = photo.facts, self._library.ratings.rating(photo)
        day = (facts.taken or "")[:10]
        return (
            (wanted.folder is None or photo.path.startswith(wanted.folder + "/"))
            and (not wanted.since or day >= wanted.since)
            and (not wanted.until or day[: len(wanted.until)] <= wanted.until)
            and (not wanted.cameras or (facts.camera or "") in wanted.cameras)
            and (not wanted.formats or facts.format in wanted.formats)
            and (wanted.orientation != "portrait" or facts.width < facts.height)
            and (wanted.orientation != "landscape" or facts.width > facts.height)
            and facts.width * facts.height >= wanted.min_pixels
            and photo.size >= wanted.min_bytes
            and (wanted.min_stars is None or rating.stars >= wanted.min_stars)
            and (wanted.max_stars is None or rating.stars <= wanted.max_stars)
            and (not wanted.label or rating.label == wanted.label)
            and (wanted.has_duplicates is None or self._in_group(photo) == wanted.has_duplicates)
            and all(word in photo.path.casefold() for word in wanted.text.casefold().split())
        )

    def _in_group(self, photo: Photo) -> bool:
        return any(member.photo.id == photo.id for group in self._library.groups() for member in group.members)

    def ids(self, wanted: PhotoFilter = PhotoFilter(), order: str = "taken") -> np.ndarray:  # noqa: B008
        keys: dict[str, Any] = {
            "taken": lambda p: (p.facts.taken or "", -int(p.id)),
            "oldest": lambda p: (p.facts.taken or "", -int(p.id)),
            "name": lambda p: PurePath(p.path).name.casefold(),
            "path": lambda p: p.path,
            "size": lambda p: p.size,
            "camera": lambda p: p.facts.camera or "",
            "rating": lambda p: self._library.ratings.rating(p).stars,
        }
        photos = sorted(self._photos(wanted), key=keys[order], reverse=order in ("taken", "size", "rating"))
        return np.array([int(photo.id) for photo in photos], np.int64)

    def facets(self, wanted: PhotoFilter = PhotoFilter()) -> Facets:  # noqa: B008
        def counts(left_out: str, name: Any) -> tuple[tuple[str, int], ...]:
            found = Counter(name(photo) for photo in self._photos(wanted.without(*left_out.split())))
            return tuple(found.most_common())

        rating = self._library.ratings.rating
        return Facets(
            total=len(self._library.all),
            shown=len(self._photos(wanted)),
            cameras=counts("cameras", lambda p: p.facts.camera or ""),
            formats=counts("formats", lambda p: p.facts.format),
            years=tuple(sorted(counts("since until", lambda p: (p.facts.taken or "")[:4]), reverse=True)),
            folders=tuple(sorted(counts("", lambda p: str(PurePath(p.path).parent)))) if not wanted.folder else (),
            labels=counts("label", lambda p: rating(p).label),
            stars=dict(Counter(rating(p).stars for p in self._photos(wanted.without("min_stars", "max_stars")))),
            unread=self.missing,
        )

    def timeline(self, wanted: PhotoFilter = PhotoFilter()) -> Timeline:  # noqa: B008
        months = Counter((photo.facts.taken or "")[:7] for photo in self._photos(wanted))
        return Timeline(tuple(sorted(months.items(), reverse=True)))

    def unread(self) -> int:
        return self.missing

    def read_stars(self, *, cancel: CancelToken, board: ProgressBoard) -> int:
        board.update(phase="reading", done_files=1, total_files=self.missing)
        while not self.may_read.wait(0.005):
            cancel.check()
        read, self.missing = self.missing, 0
        self._library.revision += 1
        return read
