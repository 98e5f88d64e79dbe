"""Review: what the person decides about groups of copies. Marks, keepers, decisions, rules, folder answers, reports.

Everything is durable as it is made, and may be called from any thread. Nothing here touches a photograph: a mark is a
note that `core.cleanup` may act on, after looking again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.errors import UserError
from core.language import plural, tr
from core.match.duplicates import Duplicates
from core.records import (
    CancelToken,
    Decision,
    FolderPair,
    Group,
    Photo,
    PhotoId,
    Preset,
    ProgressBoard,
    Rule,
    RuleKind,
    Ruling,
    Suggestion,
)
from core.review import marking, planning, report, rules
from core.review.details import DetailReader, Given
from core.review.keeping import Keeping
from core.review.planning import KeepAndMark
from core.review.presets import Presets
from core.review.situation import Situation
from core.review.steps import Steps
from core.store.catalogue import Catalogue, is_below
from core.store.catalogue_details import DetailStore
from core.store.journal_reviews import Change, Decided, ReviewStore


class Review:
    """The review of one library; see `Library.review`."""

    def __init__(
        self,
        directory: Path,
        store: ReviewStore,
        catalogue: Catalogue,
        duplicates: Duplicates,
        thumbnail: Callable[[int], bytes | None],
        working: Callable[[CancelToken], AbstractContextManager[None]] = lambda _: nullcontext(),
        given: Given = lambda _: {},
    ) -> None:
        """Review what `duplicates` groups.

        Args:
            thumbnail: JPEG bytes by content id, or None.
            working: Entered for long work, so that closing the library can cancel it and wait.
            given: Stars that the person gave, by content; they count more than what files tell.
        """
        self._store = store
        self._catalogue = catalogue
        self._duplicates = duplicates
        self._thumbnail = thumbnail
        self._working = working
        self._details = DetailReader(DetailStore(catalogue.database), thumbnail, given)
        self._presets = Presets(directory)
        self._situation = Situation(directory, store, catalogue, duplicates)
        self._steps = Steps(store)
        self._marks: tuple[object, frozenset[PhotoId]] | None = None

    # -- what is

    @property
    def protected_folders(self) -> tuple[str, ...]:
        """Folders whose photos are never marked: the setting `protected`."""
        return self._situation.protected

    def certainties(self) -> npt.NDArray[np.int64]:
        """How many pairs that were compared are sure to be copies by so many percent, int64 [101].

        That is what strictness cuts in two. Pairs less than 5 % sure are not kept, nor counted.
        """
        return self._duplicates.certainties()

    def _photo(self, photo: PhotoId) -> Photo:
        found = self._catalogue.photos([photo])
        if not found:
            raise UserError("not-found", tr("This photo is no longer in the library."))
        return found[0]

    # -- marks

    def marks(self) -> frozenset[PhotoId]:
        """Photos marked to go, as far as a mark may be: path and content are still what was marked, and it is a copy.

        A mark whose photo has meanwhile become the one to keep, is protected, offline or the last of its group is not
        given here, and is back when that is over.
        """
        state, stored, limits = self._situation.now(), self._store.marks(), self._situation.limits()
        key = state, stored, limits.protected, limits.chosen
        known = self._marks
        if known is not None and known[0] == key:
            return known[1]
        marks = frozenset(stored - state.refused(stored, limits).keys())
        self._marks = key, marks
        return marks

    def set_marks(self, photos: Iterable[PhotoId], marked: bool) -> None:
        """Mark photos to go, or take their marks away; all of them or, when one may not be marked, none.

        Raises `UserError("last-one")`, which says which and why: the one to keep, the last of its group, a photo
        without a copy, in a protected folder or offline.
        """
        wanted = set(photos)
        with self._steps.writing:
            places = self._store.places(wanted)
            if marked:
                state, stored = self._situation.now(), self._store.marks()
                near = (state.group_of[photo] for photo in wanted if photo in state.group_of)
                together = wanted | {m.photo.id for group in near for m in group.members if m.photo.id in stored}
                refused = state.refused(together, self._situation.limits())
                self._raise_refused({photo: refused[photo] for photo in wanted if photo in refused})
            changes = {place.path: place.digest if marked else None for place in places.values()}
            self._steps.do(Change(marks=changes), _unmarked(list(changes)) if marked else _marked_again(list(changes)))

    def _raise_refused(self, refused: Mapping[PhotoId, str]) -> None:
        if not refused:
            return
        photos = self._catalogue.photos(sorted(refused))
        path, reason = next(((p.path, refused[p.id]) for p in photos), ("", tr("it is no longer in the library")))
        text = tr("{name} cannot be marked: {reason}.", name=os.path.basename(path), reason=reason)
        if more := len(refused) - 1:
            others = plural("{n} more may not be marked either.", "{n} more may not be marked either.", more)
            text = f"{text} ({others})"
        raise UserError("last-one", text, path or None)

    # -- keepers

    def keeper_reasons(self) -> Mapping[PhotoId, str]:
        """Photos chosen to be kept, each with the words of the rules that chose it; "" where the person did."""
        return self._store.reasons()

    def make_keeper(self, photo: PhotoId) -> None:
        """Keep this photo of its group. What it was not yet compared with is compared now; what it does not match
        leaves the group. Its own mark goes.

        Raises `UserError`: "not-found", "no-match" when no other photo of its group is a copy of this one.
        """
        about = self._photo(photo)
        group = self._situation.now().group_of.get(photo)
        others = [] if group is None else [m.photo for m in group.members if m.photo.id != photo]
        cancel = CancelToken()
        with self._working(cancel):
            pairs = ((about.content_id, o.content_id) for o in others if o.content_id != about.content_id)
            self._duplicates.verify(pairs, cancel)
        if not any(self._situation.is_copy(about.content_id, other.content_id) for other in others):
            name = os.path.basename(about.path)
            raise UserError(
                "no-match", tr("No other photo of this group is a copy of {name} itself.", name=name), about.path
            )
        with self._steps.writing:
            places = self._store.places([photo, *(other.id for other in others)])
            keepers: dict[str, tuple[bytes, str] | None] = {p.path: None for p in places.values()}
            if photo not in places:
                raise UserError("not-found", tr("This photo is no longer in the library."), about.path)
            place = places[photo]
            keepers[place.path] = (place.digest, "")
            words = tr("{name} is no longer chosen to be kept.", name=os.path.basename(place.path))
            self._steps.do(Change(marks={place.path: None}, keepers=keepers), words)

    def release_keeper(self, photo: PhotoId) -> None:
        """Let the group choose its keeper again. Of a photo that was not chosen this changes nothing."""
        with self._steps.writing:
            place = self._store.places([photo]).get(photo)
            if place is not None and photo in self._store.keepers():
                self._steps.do(
                    Change(keepers={place.path: None}),
                    tr("{name} is chosen to be kept again.", name=os.path.basename(place.path)),
                )

    # -- decisions

    def decide(self, ruling: Ruling, photo: PhotoId, others: Sequence[PhotoId]) -> Decision:
        """Store the person's word about a photo and others: these pairs are never offered again.

        "Not the same" holds for all photos that share a group with it now, so that one click silences them all. What is
        wanted loses its mark. Raises `UserError("not-found")`.
        """
        with self._steps.writing:
            rest = dict.fromkeys(other for other in others if other != photo)
            group = self._situation.now().group_of.get(photo)
            if ruling is Ruling.NOT_SAME and group is not None:
                rest.update(dict.fromkeys(m.photo.id for m in group.members if m.photo.id != photo))
            places = self._store.places([photo, *rest])
            if photo not in places or len(places) < 2:
                raise UserError("not-found", tr("This photo is no longer in the library, or there is none beside it."))
            ordered = places[photo], *(places[other] for other in rest if other in places)
            wanted = ordered if ruling is Ruling.KEEP_BOTH else ordered[:1]
            decided = Decided(ruling, datetime.now(UTC).isoformat(timespec="seconds"), ordered)
            change = Change(marks={place.path: None for place in wanted}, decisions={0: decided})
            back = self._steps.do(change, tr("“{ruling}” for {name} is taken back.", **_ruling(decided)))
            return _decision(next(iter(back.decisions)), decided)

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, newest first."""
        return self._store.decisions()

    def decided_photos(self, decision_id: int) -> tuple[Photo | None, ...]:
        """The photos a decision is about, in its order: at its path or, moved, elsewhere; None for what is gone."""
        decided = self._store.decision(decision_id)
        found: list[Photo | None] = []
        for place in decided.places if decided is not None else ():
            content = self._catalogue.content_of(place.digest)
            photos = [] if content is None else self._catalogue.photos_of([content])
            found.append(next((p for p in photos if p.path == place.path), photos[0] if photos else None))
        return tuple(found)

    def take_back(self, decision_id: int) -> None:
        """Forget a decision: its photos may be offered as copies again. Raises `UserError("not-found")`."""
        with self._steps.writing:
            decided = self._store.decision(decision_id)
            if decided is None:
                raise UserError("not-found", tr("There is no such decision any more."))
            self._steps.do(
                Change(decisions={decision_id: None}), tr("“{ruling}” for {name} holds again.", **_ruling(decided))
            )

    # -- rules

    def rule_kinds(self) -> tuple[RuleKind, ...]:
        """The rules that presets can be made of."""
        return rules.kinds()

    def sentence(self, rule: Rule) -> str:
        """A rule with what it is set to, as a sentence. Raises `UserError`: "unknown-rule", "no-values"."""
        return rules.sentence(rule)

    def presets(self) -> tuple[Preset, ...]:
        """Named lists of rules: the built-in ones, then the person's own by name."""
        return self._presets.all()

    def preset(self, name: str) -> Preset:
        """The preset of this name, whatever its case. Raises `UserError("not-found")`."""
        return self._presets.get(name)

    def save_preset(self, preset: Preset) -> None:
        """Store a preset of the person's own, in place of one of the same name. Raises `UserError`, see `Presets`."""
        self._presets.save(preset)

    def delete_preset(self, name: str) -> None:
        """Forget a preset of the person's own. Raises `UserError`: "not-found", "built-in", "not-writable"."""
        self._presets.delete(name)

    def suggest(
        self,
        preset: Preset,
        groups: Sequence[Group],
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
    ) -> tuple[Suggestion, ...]:
        """Which photo of each group of copies the rules keep, and which of the others may go; changes nothing.

        Groups of which no photo is there now are left out. May read files and compare pictures, for minutes.

        Raises:
            UserError: "unknown-rule", "no-values".
            Cancelled: When `cancel` was; what was read by then is kept.
        """
        own = self._situation.chosen_by_person()
        protected = marking.canonical(self.protected_folders)
        keeping, cancel = Keeping(self._duplicates, self._details), cancel or CancelToken()
        with self._working(cancel):
            return keeping.suggest(preset, groups, own, protected, cancel, board or ProgressBoard())

    def apply(self, suggestions: Sequence[Suggestion]) -> int:
        """Mark and keep as suggested, in one step that can be taken back. Returns how many photos are marked by it.

        What has changed since, so that it may no longer be marked, is left out.
        """
        with self._steps.writing:
            photos = self._catalogue.photos({photo for s in suggestions for photo in (s.keeper, *s.marks)})
            known = {photo.id: photo for photo in photos}
            own = self._situation.chosen_by_person()
            plan = planning.suggested(suggestions, known, self._situation.now().group_of, self._situation.limits(), own)
            return self._keep_and_mark(plan, _by_rules)

    def _keep_and_mark(self, plan: KeepAndMark, words: Callable[[int], str]) -> int:
        """Do what was planned, as one step; returns how many it marks. `words` tells that so many are taken back."""
        going = [photo for photos in plan.going.values() for photo in photos]
        places = self._store.places([*plan.going, *going])
        marks: dict[str, bytes | None] = {places[p].path: places[p].digest for p in going if p in places}
        keepers: dict[str, tuple[bytes, str] | None] = dict.fromkeys(marks)
        marks.update({places[p].path: None for p in plan.going if p in places})
        keepers.update({places[p].path: (places[p].digest, why) for p, why in plan.reasons.items() if p in places})
        done = sum(digest is not None for digest in marks.values())
        if done or plan.reasons:
            self._steps.do(Change(marks=marks, keepers=keepers), words(done))
        return done

    # -- folders

    def containment(self, *, cancel: CancelToken | None = None) -> tuple[FolderPair, ...]:
        """How much of each folder is also in another one, pairs worth a decision only, best first.

        Counts what is verified: photos with the same bytes, or compared with each other and found to be copies. Raises
        `Cancelled`.
        """
        cancel = cancel or CancelToken()
        with self._working(cancel):
            return self._situation.folders(cancel)

    def mark_inside(self, a: str, b: str) -> int:
        """Mark every photo in folder `a` that has a verified copy below `b`; that copy stays, and leads the group where
        the one to keep was in `a`. Returns how many photos are marked by it.

        What is protected, offline or chosen by the person to be kept is left. May compare pictures. Raises
        `UserError("nested")` when one folder lies in the other.
        """
        a, b = (folder.rstrip(os.sep) or os.sep for folder in (a, b))
        if a == b or is_below(a, b) or is_below(b, a):
            raise UserError(
                "nested", tr("{a} and {b} lie in each other, so neither can be inside the other.", a=a, b=b), a
            )
        cancel = CancelToken()
        with self._working(cancel):
            groups, limits = self._situation.now().groups, self._situation.limits()
            self._duplicates.verify(planning.unverified(groups, a, b, limits), cancel)
        with self._steps.writing:
            plan = planning.inside(
                self._situation.now().groups, a, b, self._situation.limits(), self._situation.chosen_by_person()
            )
            return self._keep_and_mark(plan, lambda n: _as_inside(n, os.path.basename(b)))

    # -- reports

    def export(
        self,
        path: str,
        *,
        groups: Sequence[Group] | None = None,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
    ) -> None:
        """Write these groups (all there are) to a file, by its name as CSV, JSON, or HTML with thumbnails inside.

        See `core.review.report` for what each holds and how file names are written. A file that is there is replaced.

        Raises:
            UserError: "unknown-format", "not-found" (its folder), "not-writable", "disk-full".
            Cancelled: When `cancel` was; nothing is written then.
        """
        told = self._situation.now().groups if groups is None else groups
        contents = report.Contents(told, self.marks(), self.keeper_reasons(), self._thumbnail)
        cancel = cancel or CancelToken()
        with self._working(cancel):
            report.write(path, contents, cancel, board or ProgressBoard())

    # -- taking back

    def undo(self) -> str | None:
        """Take back the last mark, keeper or decision of this session; says what in a sentence. None: nothing left."""
        return self._steps.undo()


def _unmarked(paths: Sequence[str]) -> str:
    if len(paths) == 1:
        return tr("{name} is no longer marked.", name=os.path.basename(paths[0]))
    return plural("{n} photo is no longer marked.", "{n} photos are no longer marked.", len(paths))


def _marked_again(paths: Sequence[str]) -> str:
    if len(paths) == 1:
        return tr("{name} is marked again.", name=os.path.basename(paths[0]))
    return plural("{n} photo is marked again.", "{n} photos are marked again.", len(paths))


def _by_rules(n: int) -> str:
    return plural("{n} photo marked by the rules: taken back.", "{n} photos marked by the rules: taken back.", n)


def _as_inside(n: int, folder: str) -> str:
    return plural(
        "{n} photo marked as inside {folder}: taken back.",
        "{n} photos marked as inside {folder}: taken back.",
        n,
        folder=folder,
    )


def _ruling(decided: Decided) -> dict[str, str]:
    ruling = tr("Not the same") if decided.ruling is Ruling.NOT_SAME else tr("Keep both")
    return {"ruling": ruling, "name": os.path.basename(decided.places[0].path)}


def _decision(number: int, decided: Decided) -> Decision:
    about, *others = (place.path for place in decided.places)
    return Decision(number, decided.ruling, about, tuple(others), decided.at)
