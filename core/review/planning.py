"""From an answer to marks: what suggestions of rules, or "mark all that is inside", come to as the groups are now.

Both end as a `KeepAndMark`: which photos stay, which go because of each, and which of those that stay have to be chosen
for it, because the rest of the group would otherwise stand around one that goes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.language import phrase
from core.records import ContentId, Group, Kind, Photo, PhotoId, Suggestion
from core.review.marking import Limits, protecting
from core.store.catalogue import is_below

_TRIES = 8  # photos of one folder that a photo of another one is compared with


@dataclass(slots=True)
class KeepAndMark:
    """Attributes:
    going: By each photo that stays, those marked as copies of it.
    reasons: Those that have to be chosen to be kept, and why.
    """

    going: dict[PhotoId, list[PhotoId]] = field(default_factory=dict)
    reasons: dict[PhotoId, str] = field(default_factory=dict)


def _may_go(photo: Photo, limits: Limits, own: Collection[PhotoId]) -> bool:
    return not photo.offline and photo.id not in own and protecting(photo.path, limits.protected) is None


def suggested(
    suggestions: Sequence[Suggestion],
    photos: Mapping[PhotoId, Photo],
    group_of: Mapping[PhotoId, Group],
    limits: Limits,
    own: Collection[PhotoId],
) -> KeepAndMark:
    """Suggestions without what has changed since they were made.

    Args:
        photos: Those of the suggestions that are there.
        own: Photos that the person chose to be kept.
    """
    made = KeepAndMark()
    keepers = {suggestion.keeper for suggestion in suggestions}
    for suggestion in suggestions:
        keeper = photos.get(suggestion.keeper)
        if keeper is None or keeper.offline:
            continue
        marks = (photos[photo] for photo in suggestion.marks if photo in photos and photo not in keepers)
        made.going[keeper.id] = [
            photo.id
            for photo in marks
            if _may_go(photo, limits, own) and limits.is_copy(keeper.content_id, photo.content_id)
        ]
        group = group_of.get(keeper.id)
        # One that leads its group anyway need not be held there, where it would keep better ones out.
        if group is not None and group.keeper.id != keeper.id:
            made.reasons[keeper.id] = suggestion.reason
    return made


def unverified(groups: Iterable[Group], a: str, b: str, limits: Limits) -> list[tuple[ContentId, ContentId]]:
    """Pairs to compare before it is known what of folder `a` is inside `b`: of photos with no verified copy there."""
    pairs = []
    for inside, places in _both(groups, a, b):
        for photo in inside:
            if not any(_is_copy(place, photo, limits.is_copy) for place in places):
                pairs += [(place.content_id, photo.content_id) for place in places[:_TRIES]]
    return pairs


def inside(groups: Iterable[Group], a: str, b: str, limits: Limits, own: Collection[PhotoId]) -> KeepAndMark:
    """Mark in folder `a` every photo that has a verified copy below `b`, which stays."""
    made = KeepAndMark()
    why = phrase("its copy in {folder} may go").format(folder=a)
    for group in groups:
        for photos, places in _both([group], a, b):
            stays: set[PhotoId] = set()
            gone: set[PhotoId] = set()
            for photo in photos:
                if not _may_go(photo, limits, own):
                    continue
                # As few as possible stay as keepers: one that is kept already, or leads the group, comes first.
                order = sorted(places, key=lambda p: (p.id not in stays, p.id != group.keeper.id, p.path))
                place = next((p for p in order if _is_copy(p, photo, limits.is_copy)), None)
                if place is not None:
                    stays.add(place.id)
                    gone.add(photo.id)
                    made.going.setdefault(place.id, []).append(photo.id)
            if group.keeper.id in gone:
                made.reasons.update(dict.fromkeys(stays, why))
    return made


def _both(groups: Iterable[Group], a: str, b: str) -> Iterable[tuple[list[Photo], list[Photo]]]:
    """Of each group the photos below `a`, and those below `b` that are there; where there are both."""
    for group in groups:
        photos = [member.photo for member in group.members if member.kind is not Kind.BURST]
        one = [photo for photo in photos if is_below(photo.path, a)]
        two = [photo for photo in photos if is_below(photo.path, b) and not photo.offline]
        if one and two:
            yield one, two


def _is_copy(place: Photo, photo: Photo, is_copy: Callable[[ContentId, ContentId], bool]) -> bool:
    return place.content_id == photo.content_id or is_copy(place.content_id, photo.content_id)
