"""What strictness means on a library: edits made of its own photographs are matched against it, as if they came in new.

Each of up to `PHOTOS` photographs is edited in all the ways of `core.pictures.edits`; the copies go through the
program's own ladder (candidates among the whole library by hash and code, then comparison of pixels), and the share
that is found as a copy of its original is the recall. What else the ladder brings near, to them and to the photographs
themselves, is no copy: strangers, and other frames of one burst where clock and camera leave no doubt that they are
others. The share of these nearest pairs that is called a copy is the wrong-match rate; for pairs taken at random it
would be far lower.

Pairs that the library holds for related (by any stored match, over any number of steps) count as neither, since nobody
has said what they are; so do pairs of edits.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import tr
from core.match import edited
from core.match.background import Background
from core.match.candidates import Candidates, MatchData, Rows, candidates
from core.match.edited import Newcomer
from core.match.pairs import Verifications, same_moment
from core.match.verifier import Rgb
from core.pictures import decoding, edits
from core.records import Calibration, CalibrationPoint, CancelToken, Kind, Match, Photo, ProgressBoard

PHOTOS = 200
FEWEST = 10
"""Photographs without which nothing can be said."""

STRANGERS = 2
"""Nearest pairs that are no copies, looked at for each edit and each photograph."""

STEPS = (*(round(0.05 * step, 2) for step in range(1, 20)), 0.99)
"""Strictness at which it is measured."""

SECONDS = 110.0
_SHARE = 0.5  # of that time may go into making edits
_BLOCK = 10  # photographs whose pairs are compared between two looks at the clock


@dataclass(frozen=True, slots=True)
class Source:
    """What a rehearsal needs of a library: its evidence, all stored matches, files and thumbnails by content."""

    data: MatchData
    matches: Iterable[Match]
    photos: Callable[[int], list[Photo]]
    thumbnail: Callable[[int], bytes | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair that was compared.

    Attributes:
        photo: Number of the sampled photograph it belongs to.
        kind: Of the edit: its place in `edits.KINDS`; -1 where it is the photograph itself.
        copy: Whether it is the edit with its original.
        confidence: How sure the ladder is that they are copies; 0 where it is not at all.
    """

    photo: int
    kind: int
    copy: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """All pairs of a rehearsal with `photos` photographs. Edits that the ladder never compared are in no pair."""

    photos: int
    pairs: tuple[Pair, ...]

    def calibration(self, kind: int | None = None) -> Calibration:
        """The figures, of one kind of edit or of all."""
        pairs = [pair for pair in self.pairs if kind is None or pair.kind == kind]
        copies = np.array([pair.confidence for pair in pairs if pair.copy])
        others = np.array([pair.confidence for pair in pairs if not pair.copy])
        made = self.photos * (len(edits.KINDS) if kind is None else 1)
        points = tuple(
            CalibrationPoint(s, float((copies >= s).sum() / made), float((others >= s).sum() / max(1, len(others))))
            for s in STEPS
        )
        at = datetime.now(UTC).isoformat(timespec="seconds")
        return Calibration(True, self.photos, made, len(others), at, points)


def rehearse(
    source: Source,
    encoder: LazyEncoder,
    cancel: CancelToken,
    board: ProgressBoard,
    *,
    most: int = PHOTOS,
    seconds: float = SECONDS,
) -> Outcome:
    """Edit up to `most` photographs and match them; the same for the same library, where time does not run out.

    Args:
        seconds: After which no more photographs are begun.

    Raises:
        UserError: "too-few" photographs.
        Cancelled: When `cancel` was.
    """
    begun = time.monotonic()
    end = begun + seconds
    made = _make(source, encoder, cancel, board, most, begun + _SHARE * seconds)
    space = encoder.spec.spaces.get("copy")
    families = _families(source.data, source.matches)
    n, kinds = len(source.data.ids), len(edits.KINDS)
    near: list[_Near] = []
    hubness = np.zeros(n + kinds * len(made), np.float32)
    for kind in range(kinds):
        # One edit of each photograph at a time, as copies come in: their siblings would crowd out everything else.
        part = [photo[kind] for photo in made]
        found = candidates(edited.beside(source.data, part), n + np.arange(len(part)), space, cancel)
        rows = n + kind + kinds * np.arange(len(part))  # in the evidence of all edits together
        if found.background is not None:
            hubness[rows] = found.background.hubness(n + np.arange(len(part)))
        near += _nearest(source.data, found, rows, part, kind, families)
    own = {photo[0].original: number for number, photo in enumerate(made)}
    found = candidates(source.data, np.array(sorted(own), np.int64), space, cancel)
    near += _around(found, own, families)
    if found.background is not None:
        old = np.unique([row for pair in near for row in (pair.a, pair.b) if row < n])
        hubness[old] = found.background.hubness(old)
    near.sort(key=lambda pair: (pair.photo, pair.a, pair.b))
    return _compare(source, made, near, _Hubness(hubness), cancel, board, end)


def _make(
    source: Source, encoder: LazyEncoder, cancel: CancelToken, board: ProgressBoard, most: int, end: float
) -> list[list[Newcomer]]:
    total = min(most, edited.photographs(source.data))
    board.update(phase="measuring", done_files=0, total_files=2 * total, current="", rate=0.0, seconds_left=None)
    made: list[list[Newcomer]] = []
    for photo in edited.edited(source.data, source.photos, encoder, cancel):
        made.append(photo)
        board.update(done_files=len(made), paused=cancel.paused)
        if len(made) >= most or (len(made) >= FEWEST and time.monotonic() > end):
            break
    if len(made) < FEWEST:
        sentence = tr(
            "At least {fewest} photographs that can be read are needed to measure on; there are {n}.",
            fewest=FEWEST,
            n=len(made),
        )
        raise UserError("too-few", sentence)
    return made


# --- Which pairs ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Near:
    """A pair to be compared: rows of the library and the edits behind it, `a` < `b`; else as `Pair`."""

    photo: int
    kind: int
    copy: bool
    a: int
    b: int
    laid: int
    distance: int


def _nearest(
    data: MatchData, found: Candidates, rows: Rows, part: Sequence[Newcomer], kind: int, families: Rows
) -> list[_Near]:
    """Pairs of edits of one kind with the library: with their originals, and the nearest that are no copies."""
    n = len(data.ids)
    kept: list[_Near] = []
    strangers = np.zeros(len(part), np.int64)
    columns = (found.a, found.b, found.laid, found.distance)
    for a, b, laid, distance in sorted(zip(*(c.tolist() for c in columns), strict=True), key=lambda c: (c[3], c[0])):
        if a >= n or b < n:
            continue
        photo = b - n
        original = part[photo].original
        copy = a == original
        if not copy:
            related = families[a] == families[original] and not same_moment(data, original, a)
            if related or strangers[photo] >= STRANGERS:
                continue
            strangers[photo] += 1
        kept.append(_Near(photo, kind, copy, a, int(rows[photo]), laid, distance))
    return kept


def _around(found: Candidates, sampled: dict[int, int], families: Rows) -> list[_Near]:
    """Pairs of the sampled photographs (by row, with their numbers) with the nearest that are no copies."""
    kept: list[_Near] = []
    strangers: dict[int, int] = {}
    columns = (found.a, found.b, found.laid, found.distance)
    for a, b, laid, distance in sorted(zip(*(c.tolist() for c in columns), strict=True), key=lambda c: (c[3], c[:2])):
        photo = sampled.get(a, sampled.get(b, -1))
        if families[a] != families[b] and strangers.get(photo, 0) < STRANGERS:
            strangers[photo] = strangers.get(photo, 0) + 1
            kept.append(_Near(photo, -1, False, a, b, laid, distance))
    return kept


def _families(data: MatchData, matches: Iterable[Match]) -> Rows:
    """A number for each row that all rows share which are connected by matches, int64 [n]."""
    row_of = {int(content): row for row, content in enumerate(data.ids)}
    parent = list(range(len(data.ids)))

    def root(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for match in matches:
        if match.a in row_of and match.b in row_of:
            one, two = sorted((root(row_of[match.a]), root(row_of[match.b])))
            parent[two] = one
    return np.array([root(row) for row in range(len(parent))], np.int64)


class _Hubness(Background):
    """What was found of each row when it came in, without the other edits that crowd around it here."""

    def __init__(self, known: npt.NDArray[np.float32]) -> None:
        self._known = known

    def hubness(self, rows: Rows) -> npt.NDArray[np.float32]:
        return self._known[rows]


# --- What the ladder makes of them ---------------------------------------------------------------------------------


def _compare(
    source: Source,
    made: list[list[Newcomer]],
    near: list[_Near],
    background: Background,
    cancel: CancelToken,
    board: ProgressBoard,
    end: float,
) -> Outcome:
    """Compare the pairs photograph by photograph, until the time is over."""
    flat = [edit for photo in made for edit in photo]
    data, n = edited.beside(source.data, flat), len(source.data.ids)

    def thumbnail(row: int) -> Rgb | None:
        jpeg = flat[row - n].decoded.thumbnail if row >= n else source.thumbnail(int(data.ids[row]))
        return None if jpeg is None else decoding.thumbnail_rgb(jpeg)

    verifications = Verifications(data, thumbnail, cancel)
    pairs: list[Pair] = []
    done = 0
    for start in range(0, len(made), _BLOCK):
        if done >= FEWEST and time.monotonic() > end:
            break
        stop = min(start + _BLOCK, len(made))
        block = [pair for pair in near if start <= pair.photo < stop]
        todo = Candidates(
            np.array([pair.a for pair in block], np.int64),
            np.array([pair.b for pair in block], np.int64),
            np.array([pair.laid for pair in block], np.int8),
            np.array([pair.distance for pair in block], np.int16),
            background,
        )
        matches = verifications.run(todo, lambda share: None)
        sure = {frozenset((m.a, m.b)): m.confidence for m in matches if m.kind is not Kind.BURST}
        for pair in block:
            confidence = sure.get(frozenset((data.ids[pair.a], data.ids[pair.b])), 0.0)
            pairs.append(Pair(pair.photo, pair.kind, pair.copy, confidence))
        done = stop
        board.update(done_files=len(made) + done, total_files=2 * len(made), paused=cancel.paused)
    return Outcome(done, tuple(pairs))
