"""Reads what keeper rules ask of pictures, in the background: each content once, and only when a rule needs it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from core.errors import UserError
from core.pictures import decoding, headers
from core.records import CancelToken, ContentId, Details, Photo
from core.store.catalogue_details import DetailStore

log = logging.getLogger(__name__)

_BATCH = 64  # read between two looks at the cancel token, and stored together
_THREADS = min(4, os.cpu_count() or 1)

Given = Callable[[Iterable[ContentId]], dict[ContentId, int]]


class DetailReader:
    """Details by content: from the catalogue, else from the files; stars as the person gave them, where they did."""

    def __init__(self, store: DetailStore, thumbnail: Callable[[int], bytes | None], given: Given) -> None:
        """`thumbnail(content id)` gives JPEG bytes or None; `given(content ids)` the stars that were given."""
        self._store = store
        self._thumbnail = thumbnail
        self._given = given

    def read(
        self, photos: Iterable[Photo], cancel: CancelToken, on_progress: Callable[[int, int], None]
    ) -> dict[ContentId, Details]:
        """Details of the contents of these photos; those whose file cannot be read are left out.

        `on_progress` is told (done, total). Raises `Cancelled`; what was read by then is stored.
        """
        by_content = {photo.content_id: photo for photo in photos}
        known = self._store.get(by_content)
        missing = [photo for content, photo in by_content.items() if content not in known]
        with ThreadPoolExecutor(_THREADS, "details") as pool:
            for start in range(0, len(missing), _BATCH):
                cancel.check()
                on_progress(start, len(missing))
                part = missing[start : start + _BATCH]
                found = {
                    photo.content_id: details
                    for photo, details in zip(part, pool.map(self._read, part), strict=True)
                    if details is not None
                }
                self._store.put(found)
                known.update(found)
        for content, stars in self._given(known).items():
            known[content] = replace(known[content], rating=stars)
        return known

    def _read(self, photo: Photo) -> Details | None:
        try:
            details = headers.details(photo.path)
        except UserError as error:  # the rule then says nothing of its group
            log.info("%s: no details: %s", photo.path, error)
            return None
        jpeg = self._thumbnail(photo.content_id)
        if jpeg is None:
            return details
        rgb = decoding.thumbnail_rgb(jpeg)
        # Smaller pictures have smaller thumbnails, whose structure is finer for that reason alone.
        full = max(rgb.shape[:2]) == decoding.THUMBNAIL_PX
        return replace(details, sharpness=headers.sharpness(rgb) if full else None)
