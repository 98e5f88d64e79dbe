"""Duplicates of a library: runs matching over what is new, stores the matches, and makes groups of what is stored."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.records import CancelToken, Group, ProgressBoard
from core.store.catalogue import Catalogue, Ids
from core.store.catalogue_matches import MatchStore

if TYPE_CHECKING:
    from core.match.matching import MatchData

log = logging.getLogger(__name__)

SLICE = 20_000  # contents matched between two commits


class Duplicates:
    """Finds matches and groups them. `thumbnail(content id)` gives JPEG bytes or None."""

    def __init__(
        self,
        catalogue: Catalogue,
        encoder: LazyEncoder,
        thumbnail: Callable[[int], bytes | None],
    ) -> None:
        self._catalogue = catalogue
        self._store = MatchStore(catalogue.database)
        self._encoder = encoder
        self._thumbnail = thumbnail
        self._lock = threading.Lock()
        self._groups: tuple[Group, ...] = ()
        self._revision = -1

    def pending(self) -> int:
        """How many contents matching has not seen yet."""
        return self._store.pending(self._key())

    def _key(self) -> str:
        from core.match.matching import MATCHER_VERSION  # brings faiss and cv2

        return f"{self._encoder.id}/{MATCHER_VERSION}"

    def find(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """Match what is new against all. Stored slice by slice, so that a cancelled run goes on where it was.

        Raises `Cancelled`.
        """
        from core.match import matching
        from core.pictures import decoding

        self._store.begin(self._key())
        new = self._store.unmatched()
        board.update(phase="matching", done_files=0, total_files=len(new), current="", rate=0.0, seconds_left=None)
        if not len(new):
            return
        copy_space = self._encoder.spec.spaces.get("copy")
        data = self._store.data(self._encoder.id, copy_space.bits // 8 if copy_space else 0)

        for start in range(0, len(new), SLICE):
            cancel.check()
            part = new[start : start + SLICE]
            # What comes in later slices is left out, or each pair across slices would be verified twice.
            visible = data if start + SLICE >= len(new) else _without(data, new[start + SLICE :])

            def thumbnail(row: int, ids: Ids = visible.ids) -> npt.NDArray[np.uint8] | None:
                jpeg = self._thumbnail(int(ids[row]))
                return None if jpeg is None else decoding.thumbnail_rgb(jpeg)

            def progress(done: int, total: int, before: int = start, size: int = len(part)) -> None:
                board.update(done_files=before + size * done // max(total, 1), paused=cancel.paused)

            matches = matching.find_matches(
                visible,
                np.searchsorted(visible.ids, part),
                thumbnail,
                copy_space=copy_space,
                cancel=cancel,
                on_progress=progress,
            )
            self._store.store(matches, part.tolist())
            log.info("matched %d of %d contents: %d matches", start + len(part), len(new), len(matches))

    def groups(self) -> tuple[Group, ...]:
        """Groups of what is stored, those that free most space first; made once a revision."""
        from core.match import grouping

        with self._lock:
            revision = self._catalogue.revision()
            if revision != self._revision:
                photos = self._catalogue.photos_of(self._store.contents_with_copies())
                groups = grouping.group(photos, self._store.matches())
                self._groups = tuple(sorted(groups, key=lambda g: (-g.reclaimable, g.keeper.path)))
                self._revision = revision
            return self._groups


def _without(data: MatchData, contents: Ids) -> MatchData:
    """The evidence without some contents, rows in the same order."""
    keep = ~np.isin(data.ids, contents)
    rows = np.flatnonzero(keep)
    row_of = np.cumsum(keep) - 1
    trimmed = keep[data.trimmed_rows]
    changes: dict[str, Any] = {"trimmed": data.trimmed[trimmed], "trimmed_rows": row_of[data.trimmed_rows[trimmed]]}
    for field in dataclasses.fields(data):
        value = getattr(data, field.name)
        if field.name not in changes:
            changes[field.name] = value[keep] if isinstance(value, np.ndarray) else [value[i] for i in rows]
    return dataclasses.replace(data, **changes)
