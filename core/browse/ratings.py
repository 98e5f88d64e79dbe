"""Stars and labels that a person gives pictures: kept by content, so that they hold after moves and for equal copies.

Where the person gave no stars, those count that the file itself tells (XMP, EXIF).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from core import settings
from core.cleanup.sidecars import Due
from core.records import CancelToken, ContentId, PhotoId, ProgressBoard
from core.records.browsing import LABELS, MOST_STARS, REJECTED, GivenRating, Rating, RatingChange, SidecarReport
from core.store.catalogue_browsing import BrowseStore
from core.store.journal_ratings import RatingStore

WriteSidecars = Callable[..., SidecarReport]


def given_stars(store: RatingStore, browse: BrowseStore, contents: Iterable[ContentId]) -> dict[ContentId, int]:
    """The stars that a person gave those of these contents to which any were given."""
    known = [(ContentId(content), digest) for content, digest, _ in browse.stars_of(contents)]
    given = store.of(digest for _, digest in known)
    stars = ((content, given[digest].stars) for content, digest in known if digest in given)
    return {content: count for content, count in stars if count is not None}


class Ratings:
    """Stars and labels. Every method may be called from any thread; a change that has returned is durable."""

    def __init__(self, directory: Path, store: RatingStore, browse: BrowseStore, write: WriteSidecars) -> None:
        """`write`: as `Cleanup.write_sidecars`."""
        self._directory = directory
        self._store = store
        self._browse = browse
        self._write = write

    def of(self, contents: Iterable[ContentId]) -> dict[ContentId, Rating]:
        """Stars and label of these contents; those that are gone are left out."""
        known = self._browse.stars_of(contents)
        given = self._store.of(digest for _, digest, _ in known)
        found = {}
        for content, digest, own in known:
            one = given.get(digest, GivenRating())
            stars = (own or 0) if one.stars is None else one.stars
            found[ContentId(content)] = Rating(stars, one.label or "", one.stars is not None)
        return found

    def rate(self, photos: Iterable[PhotoId], stars: int) -> RatingChange:
        """Give photos stars: 1 to 5, 0 for none, -1 for rejected. What is returned puts back what was."""
        if not REJECTED <= stars <= MOST_STARS:
            raise ValueError(f"stars are -1 to 5, not {stars}")
        return self._store.change(self._browse.places(photos), stars=stars, due=self.writes_sidecars)

    def label(self, photos: Iterable[PhotoId], label: str) -> RatingChange:
        """Give photos a label, one of `LABELS`, or "" to take it away."""
        if label and label not in LABELS:
            raise ValueError(f"{label!r} is no label")
        return self._store.change(self._browse.places(photos), label=label, due=self.writes_sidecars)

    def put_back(self, change: RatingChange) -> RatingChange:
        """Undo a change; what this replaced is returned, so that it can be put back too."""
        return self._store.put_back(change, due=self.writes_sidecars)

    # -- sidecars

    @property
    def writes_sidecars(self) -> bool:
        """Whether stars and labels given from now on are also written into XMP files beside the photos."""
        return settings.load(self._directory).write_sidecars

    def set_writes_sidecars(self, on: bool) -> None:
        settings.change(self._directory, write_sidecars=on)

    def due(self) -> int:
        """Photos whose sidecars are still to be written."""
        return len(self._store.due())

    def write_sidecars(self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> SidecarReport:
        """Write the sidecars that are due. What cannot be written is left alone, with a sentence, and not tried again;
        what lies on a disk that is away waits for it.

        Raises `UserError("busy")` while a scan or a clean-up runs; then they stay due.
        """
        due = self._store.due() if self.writes_sidecars else []
        if not due:
            return SidecarReport(0, (), 0, None)
        given = self._store.of(digest for _, digest in due)
        wanted: list[Due] = [(path, digest, given.get(digest, GivenRating())) for path, digest in due]
        report: SidecarReport = self._write(wanted, lambda one: self._store.settle(*one), cancel=cancel, board=board)
        return report
