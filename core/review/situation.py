"""What review finds: the groups as they are now, what holds for marks in them, and how folders lie in each other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core import settings
from core.language import tr
from core.match.duplicates import Duplicates
from core.match.grouping import at_strictness
from core.records import CancelToken, ContentId, FolderPair, Group, Kind, PhotoId
from core.review import containment, marking
from core.review.marking import Limits
from core.store.catalogue import Catalogue
from core.store.catalogue_matches import MatchStore
from core.store.journal_reviews import ReviewStore


class State:
    """The groups of one moment, and which of them each photo is in."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self.group_of = {member.photo.id: group for group in groups for member in group.members}

    def refused(self, marked: Iterable[PhotoId], limits: Limits) -> dict[PhotoId, str]:
        """Those of `marked` that may not be marked together, each with the reason; see `marking.refused`."""
        found: dict[PhotoId, str] = {}
        by_group: dict[int, tuple[Group, set[PhotoId]]] = {}
        for photo in marked:
            group = self.group_of.get(photo)
            if group is None:
                found[photo] = tr(marking.NO_COPY)
            else:
                by_group.setdefault(id(group), (group, set()))[1].add(photo)
        for group, photos in by_group.values():
            found.update(marking.refused(group, photos, limits))
        return found


class Situation:
    """Reads only, any thread. What takes long is kept until the groups change."""

    def __init__(self, directory: Path, store: ReviewStore, catalogue: Catalogue, duplicates: Duplicates) -> None:
        self._directory = directory
        self._store = store
        self._catalogue = catalogue
        self._duplicates = duplicates
        self._state = State(())
        self._folders: tuple[State, tuple[FolderPair, ...]] | None = None

    @property
    def protected(self) -> tuple[str, ...]:
        """The setting `protected`."""
        return settings.load(self._directory).protected

    def now(self) -> State:
        groups = self._duplicates.groups()
        state = self._state
        if state.groups is not groups:
            state = self._state = State(groups)
        return state

    def limits(self) -> Limits:
        return Limits(marking.canonical(self.protected), self._store.keepers(), self.is_copy)

    def is_copy(self, a: ContentId, b: ContentId) -> bool:
        """Whether two contents are the same, or verified copies of each other at the present strictness."""
        if a == b:
            return True
        match = self._duplicates.match_of(a, b)
        return match is not None and match.kind is not Kind.BURST

    def chosen_by_person(self) -> set[PhotoId]:
        """Keepers that the person chose, not the rules."""
        return {photo for photo, reason in self._store.reasons().items() if not reason}

    def folders(self, cancel: CancelToken) -> tuple[FolderPair, ...]:
        """See `Review.containment`."""
        state, known = self.now(), self._folders
        if known is not None and known[0] is state:
            return known[1]
        verified = self._verified_pairs()
        found: list[containment.Copies] = []
        for group in state.groups:
            cancel.check()
            found += containment.copies(group, lambda a, b: (min(a, b), max(a, b)) in verified)
        roots = [folder.path for folder in self._catalogue.folders()]
        pairs = containment.containment(self._store.paths(), roots, found, cancel)
        self._folders = state, pairs
        return pairs

    def _verified_pairs(self) -> set[tuple[ContentId, ContentId]]:
        """Pairs of contents that are copies at the present strictness, smaller id first."""
        strictness = self._duplicates.strictness
        strict = (at_strictness(match, strictness) for match in MatchStore(self._catalogue.database).matches())
        return {(min(m.a, m.b), max(m.a, m.b)) for m in strict if m is not None and m.kind is not Kind.BURST}
