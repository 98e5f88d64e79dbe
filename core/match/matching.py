"""From evidence to verified matches: who might be a copy of whom, found through indexes, then looked at pair by pair.

Candidates come from three kinds of evidence, never from all pairs:

- equal pixel digests (certain, not looked at);
- DCT hashes: of the upright pictures and of what is inside their borders within `HASH_RADIUS`, of the new picture in
  its 7 other turns and mirrors within `TURNED_RADIUS`;
- copy codes within the reach of the encoder's copy space.

Each candidate pair is laid over each other and compared (`core.match.verifier`); only what that confirms is a match.
Pictures whose hash rests on nothing (blank, gradients) match by bytes or pixels alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.encoders.spec import CodeSpace
from core.match.candidates import MatchData, Rows, candidates
from core.records import CancelToken, ContentId, Kind, Match

__all__ = ["MATCHER_VERSION", "MatchData", "Thumbnail", "find_matches"]

log = logging.getLogger(__name__)

MATCHER_VERSION = 3
"""Changes when the same evidence would give other matches: stored matches of another version are made anew."""

_NONE = np.empty(0, np.int64)
_ALL_PAIRS = 40  # pictures of equal pixels that are all linked with each other; of more, each with the first few

Thumbnail = Callable[[int], npt.NDArray[np.uint8] | None]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the matches.

    Attributes:
        rows: New rows all of whose evidence has now been looked at, or, of the last part, those that are done with.
        last: Nothing follows.
    """

    matches: list[Match]
    rows: Rows
    last: bool


def find_matches(
    data: MatchData,
    new: Rows,
    thumbnail: Thumbnail,
    *,
    copy_space: CodeSpace | None = None,
    cancel: CancelToken | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    threads: int | None = None,
    known: Sequence[Match] = (),
) -> list[Match]:
    """Matches between the new rows and all rows, sorted by ids; see `find_parts`."""
    parts = find_parts(
        data, new, thumbnail, copy_space=copy_space, cancel=cancel, on_progress=on_progress, threads=threads,
        known=known,
    )  # fmt: skip
    return sorted((match for part in parts for match in part.matches), key=lambda m: (m.a, m.b))


def find_parts(
    data: MatchData,
    new: Rows,
    thumbnail: Thumbnail,
    *,
    copy_space: CodeSpace | None = None,
    cancel: CancelToken | None = None,
    on_progress: Callable[[int, int], None] | None = None,
    threads: int | None = None,
    known: Sequence[Match] = (),
    unclosed: Rows = _NONE,
    size: int | None = None,
) -> Iterator[Part]:
    """Matches of the new rows in parts, each worth storing: the same whatever their size and the order of rows.

    Args:
        new: Rows that are new; pairs of two other rows are looked at only in clusters that new ones belong to.
        thumbnail: The rendition of a row, uint8 RGB, upright, or None; called from several threads.
        copy_space: What `copy_codes` are of; None leaves them out.
        on_progress: Told (done, total) from the calling thread, in parts of the work.
        known: Matches of old rows.
        unclosed: Old rows of a run that did not come to its last part.
        size: New rows a part.

    Raises:
        Cancelled: When `cancel` was.
    """
    from core.match.pairs import Verifications  # brings cv2

    new = np.unique(np.asarray(new, dtype=np.int64))
    total = 2 * max(1, len(new))

    def progress(done: float) -> None:
        if on_progress is not None:
            on_progress(min(total, round(done * total)), total)

    progress(0.0)
    equal, classes = _same_pixels(data, new)
    pairs = candidates(data, new, copy_space, cancel, lambda share: progress(0.4 * share))
    pairs = pairs.only(classes[pairs.a] != classes[pairs.b])
    log.debug("%d new of %d contents: %d candidate pairs", len(new), len(data.ids), len(pairs))
    verifications = Verifications(data, thumbnail, cancel, threads)
    matches = [*known, *equal]
    # A pair belongs to the part with the later of its new rows: all before it are done when that is.
    place = np.full(len(data.ids), -1, np.int64)
    place[new] = np.arange(len(new))
    later = np.maximum(place[pairs.a], place[pairs.b])
    step = size or max(1, len(new))
    done = 0
    for start in range(0, len(new), step):
        part = pairs.only((later >= start) & (later < start + step))

        def verified(share: float, before: int = done, here: int = len(part)) -> None:
            progress(0.4 + 0.5 * (before + share * here) / len(pairs))

        found = verifications.run(part, verified)
        done += len(part)
        matches += found
        yield Part(found if start else equal + found, new[start : start + step], False)
    touched = np.union1d(new, unclosed)
    yield Part(verifications.close(matches, touched, lambda share: progress(0.9 + 0.1 * share)), touched, True)
    progress(1.0)


def _same_pixels(data: MatchData, new: Rows) -> tuple[list[Match], Rows]:
    """Matches of equal pixels, and a number for each row that rows of equal pixels share, int64 [n]."""
    numbers: dict[bytes, int] = {}
    classes = np.array([numbers.setdefault(d, len(numbers)) for d in data.pixel_digests], np.int64)
    is_new = np.zeros(len(data.ids), bool)
    is_new[new] = True
    matches = []
    several = np.flatnonzero((np.bincount(classes, minlength=1) > 1)[classes])
    order = several[np.argsort(classes[several], kind="stable")]
    for rows in np.split(order, np.flatnonzero(np.diff(classes[order])) + 1):
        for at, b in enumerate(rows):
            for a in rows[: min(at, _ALL_PAIRS)]:
                if is_new[a] or is_new[b]:
                    ids = sorted((int(data.ids[a]), int(data.ids[b])))
                    matches.append(Match(ContentId(ids[0]), ContentId(ids[1]), Kind.SAME_PIXELS, 0, 1.0))
    return matches, classes
