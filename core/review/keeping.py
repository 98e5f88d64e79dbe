"""Which photo of a group to keep, by an ordered list of rules, and which of the others may go.

Rules are looked at one after the other over all groups at once, so that what a rule reads from files is read together
and only for groups that earlier rules left open. The person's own choice of a keeper stands above all rules. Nothing
is marked that was not compared with the keeper itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from core.language import phrase
from core.match.duplicates import Duplicates
from core.records import (
    CancelToken,
    ContentId,
    Group,
    Kind,
    Match,
    Photo,
    PhotoId,
    Preset,
    ProgressBoard,
    Rule,
    Suggestion,
)
from core.review import rules
from core.review.details import DetailReader
from core.review.judges import Known
from core.review.marking import protecting

CHOSEN = phrase("you chose it")
UNDECIDED = phrase("the rules do not tell them apart")
NOT_COMPARED = phrase("it is not a copy of the one that is kept, as far as comparing tells")
OFFLINE = phrase("its folder is not there now")

_ALL_PAIRS = 12  # photos of a group that are all asked about each other; of more, each about the keeper
_PAIRS = 64  # compared between two looks at the progress
_REASONS = 3  # rules that are named


@dataclass(slots=True)
class _Case:
    """One group on its way through the rules.

    Attributes:
        left: Photos that may still be kept.
        reasons: What dropped the others: a rule, and those it dropped.
    """

    group: Group
    photos: list[Photo]
    left: list[Photo]
    known: Known
    reasons: list[tuple[Rule, list[Photo]]] = field(default_factory=list)
    chosen: bool = False

    @property
    def keeper(self) -> Photo:
        """The one that the rules leave; of several the one that leads the group, else the best."""
        lead = self.group.keeper
        return lead if lead in self.left else min(self.left, key=_rank)


def _rank(photo: Photo) -> tuple[int, int, int, int, str]:
    facts = photo.facts
    return -facts.width * facts.height, -photo.size, photo.mtime_ns, len(photo.path), photo.path


class Keeping:
    """Makes suggestions for groups."""

    def __init__(self, duplicates: Duplicates, details: DetailReader) -> None:
        self._duplicates = duplicates
        self._details = details

    def suggest(
        self,
        preset: Preset,
        groups: Iterable[Group],
        chosen: Collection[PhotoId],
        protected: Sequence[str],
        cancel: CancelToken,
        board: ProgressBoard,
    ) -> tuple[Suggestion, ...]:
        """What a preset says of each group of copies; groups of which no photo is there now are left out.

        Args:
            chosen: Photos that the person chose to be kept.
            protected: Canonical folders whose photos are never marked.

        Raises:
            UserError: "unknown-rule", "no-values".
            Cancelled: When `cancel` was.
        """
        for rule in preset.rules:
            rules.judge_of(rule)
        known = Known()  # shared by all groups, but for what is derived from what
        cases = [case for group in groups if (case := self._case(group, chosen, known)) is not None]
        if any(rule.name == "whole" for rule in preset.rules):
            for case in cases:
                cancel.check()
                case.known = replace(known, derived=self._derived(case))
        for rule in preset.rules:
            self._apply(rule, cases, known, cancel, board)
        self._verify(cases, cancel, board)
        kept = tuple(folder for rule in preset.rules if rule.name == "protected" for folder in rule.values)
        return tuple(self._suggestion(case, (*protected, *kept)) for case in cases)

    def _case(self, group: Group, chosen: Collection[PhotoId], known: Known) -> _Case | None:
        photos = [member.photo for member in group.members if member.kind is not Kind.BURST]
        there = sorted((photo for photo in photos if not photo.offline), key=lambda photo: photo.path)
        if len(photos) < 2 or not there:
            return None
        own = [photo for photo in there if photo.id in chosen]
        return _Case(group, photos, own or there, known, chosen=bool(own))

    def _derived(self, case: _Case) -> dict[PhotoId, Kind]:
        """Photos that are a crop or an edit of another one of their group, and which of the two."""
        contents = sorted({photo.content_id for photo in case.photos})
        lead = case.group.keeper.content_id
        pairs = combinations(contents, 2) if len(contents) <= _ALL_PAIRS else ((lead, c) for c in contents if c != lead)
        matches = [match for a, b in pairs if (match := self._copy(a, b)) is not None]
        oldest = {photo.content_id: photo for photo in sorted(case.photos, key=lambda p: p.mtime_ns, reverse=True)}
        found: dict[ContentId, Kind] = {}
        for match in matches:
            if match.kind is Kind.CROPPED:
                found[match.b] = match.kind
            elif match.kind is Kind.EDITED:
                found.setdefault(_edited(match, oldest), match.kind)
        return {photo.id: found[photo.content_id] for photo in case.photos if photo.content_id in found}

    def _copy(self, a: ContentId, b: ContentId) -> Match | None:
        match = self._duplicates.match_of(a, b)
        return None if match is None or match.kind is Kind.BURST else match

    def _apply(
        self, rule: Rule, cases: Iterable[_Case], known: Known, cancel: CancelToken, board: ProgressBoard
    ) -> None:
        undecided = [case for case in cases if len(case.left) > 1]
        if rules.judge_of(rule).reads_files:
            open_photos = [photo for case in undecided for photo in case.left]
            known.details.update(self._details.read(open_photos, cancel, _telling(board, cancel, "reading")))
        for case in undecided:
            cancel.check()
            left = rules.narrow(rule, case.left, case.known)
            if len(left) < len(case.left):
                stay = {photo.id for photo in left}
                case.reasons.append((rule, [photo for photo in case.left if photo.id not in stay]))
                case.left = left

    def _verify(self, cases: Iterable[_Case], cancel: CancelToken, board: ProgressBoard) -> None:
        """Compare each new keeper with the photos of its group that it was not compared with yet."""
        pairs = sorted(
            {
                (min(case.keeper.content_id, photo.content_id), max(case.keeper.content_id, photo.content_id))
                for case in cases
                if case.keeper.content_id != case.group.keeper.content_id
                for photo in case.photos
                if photo.content_id != case.keeper.content_id
            }
        )
        told = _telling(board, cancel, "matching")
        for start in range(0, len(pairs), _PAIRS):
            cancel.check()
            told(start, len(pairs))
            self._duplicates.verify(pairs[start : start + _PAIRS], cancel)

    def _suggestion(self, case: _Case, protected: Sequence[str]) -> Suggestion:
        keeper = case.keeper
        marks: list[PhotoId] = []
        left: list[tuple[PhotoId, str]] = []
        for photo in case.photos:
            if photo.id == keeper.id:
                continue
            folder = protecting(photo.path, protected)
            if folder is not None:
                left.append((photo.id, phrase("it lies in {folder}, which is protected").format(folder=folder)))
            elif photo.offline:
                left.append((photo.id, OFFLINE))
            elif not self._goes_with(case, keeper, photo):
                left.append((photo.id, NOT_COMPARED))
            else:
                marks.append(photo.id)
        return Suggestion(keeper.id, tuple(marks), _reason(case, keeper), tuple(left))

    def _goes_with(self, case: _Case, keeper: Photo, photo: Photo) -> bool:
        """Whether a photo is a verified copy of the keeper itself."""
        if keeper.content_id in (photo.content_id, case.group.keeper.content_id):
            return True
        return self._copy(keeper.content_id, photo.content_id) is not None


def _reason(case: _Case, keeper: Photo) -> str:
    if case.chosen:
        return CHOSEN
    words = [rules.reason(rule, keeper, dropped, case.known) for rule, dropped in case.reasons]
    if len(case.left) > 1 and not words:
        return UNDECIDED
    return "; ".join(words[:_REASONS]) or phrase("the only one that is there now")


def _edited(match: Match, photos: Mapping[ContentId, Photo]) -> ContentId:
    """Which of two contents is the edit of the other.

    Of pictures of one size the pixels do not tell (a caption makes the file larger, too). So the one that knows its
    camera or its time is the original, else the older file.
    """
    a, b = photos[match.a], photos[match.b]
    if a.facts.width * a.facts.height != b.facts.width * b.facts.height:
        return match.b
    return match.b if _likeness_to_an_original(a) <= _likeness_to_an_original(b) else match.a


def _likeness_to_an_original(photo: Photo) -> tuple[bool, int]:
    """Lowest is the likeliest."""
    return photo.facts.camera is None and photo.facts.taken is None, photo.mtime_ns


def _telling(board: ProgressBoard, cancel: CancelToken, phase: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        board.update(phase=phase, done_files=done, total_files=total, paused=cancel.paused)

    return tell
