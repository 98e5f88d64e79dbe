"""The parts of `FakeLibrary` that review and clean up, in memory: they refuse what the real ones refuse."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from core import settings
from core.errors import Cancelled, UserError
from core.records import (
    Act,
    Action,
    ActState,
    Batch,
    CancelToken,
    Decision,
    FolderPair,
    Group,
    Kind,
    Member,
    Photo,
    PhotoId,
    Plan,
    PlannedFile,
    Preset,
    ProgressBoard,
    Rule,
    RuleKind,
    Ruling,
    Skipped,
    Suggestion,
    UndoReport,
)

if TYPE_CHECKING:
    from tests.qt.fake import FakeLibrary

PRESETS = (
    Preset("Best picture", (Rule("pixels"), Rule("size")), built_in=True),
    Preset("Oldest", (Rule("oldest"),), built_in=True),
)
KINDS = (
    RuleKind("pixels", "Keep the one with more pixels"),
    RuleKind("size", "Keep the larger file"),
    RuleKind("oldest", "Keep the one taken first"),
    RuleKind("folders", "Prefer those in these folders, first named first", "folders"),
    RuleKind("names", "Drop those whose name has one of these patterns", "patterns"),
)


class FakeReview:
    """Marks, keepers and decisions that live as long as the library.

    Attributes:
        may_go_on: Every step waits for this before it is stored.
        wrong_marks: Photo ids that a mark is refused for, though the window could not know.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self._marks: set[PhotoId] = set()
        self._keepers: list[PhotoId] = []
        self._reasons: dict[PhotoId, str] = {}
        self._decisions: list[tuple[Ruling, PhotoId, tuple[PhotoId, ...]]] = []
        self._undo: list[tuple[str, Callable[[], None]]] = []
        self._presets: dict[str, Preset] = {}
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.wrong_marks: set[int] = set()
        self.pairs: tuple[FolderPair, ...] = ()
        self.sure = np.zeros(101, np.int64)

    def _begin(self, what: str, undo: Callable[[], None]) -> None:
        assert self.may_go_on.wait(10)
        self._undo.append((what, undo))
        self._library.revision += 1

    def certainties(self) -> npt.NDArray[np.int64]:
        return self.sure

    def regroup(self, groups: Sequence[Group]) -> tuple[Group, ...]:
        """The groups as decisions and chosen keepers leave them."""
        result = []
        for group in groups:
            members = list(group.members)
            for ruling, about, others in self._decisions:
                ids = [m.photo.id for m in members]
                if about in ids and set(others) & set(ids):
                    gone = {about} if about != ids[0] else set(others)
                    if about == ids[0] and ruling is Ruling.NOT_SAME:
                        gone = set(ids)
                    members = [m for m in members if m.photo.id not in gone]
            for chosen in self._keepers:
                at = next((row for row, m in enumerate(members) if m.photo.id == chosen), 0)
                if at:
                    first = Member(members[at].photo, Kind.KEEPER, 0, 1.0)
                    old = members[0]
                    rest = [m for m in members[1:] if m.photo.id != chosen]
                    members = [first, Member(old.photo, members[at].kind, 4, 0.98), *rest]
            if len(members) > 1:
                result.append(Group(tuple(members)))
        return tuple(result)

    def decide(self, ruling: Ruling, photo: PhotoId, others: Sequence[PhotoId]) -> Decision:
        entry = (ruling, photo, tuple(others))
        before = set(self._marks)

        def undo() -> None:
            self._decisions.remove(entry)
            self._marks = before

        self._begin(f"“{ruling.value}” is taken back", undo)
        self._decisions.append(entry)
        self._marks -= {photo, *others}
        return self._decision(len(self._decisions), entry)

    def _decision(self, number: int, entry: tuple[Ruling, PhotoId, tuple[PhotoId, ...]]) -> Decision:
        photos = [self._library.all.get(int(i)) for i in (entry[1], *entry[2])]
        path, *others = (f"/gone/{number}.jpg" if photo is None else photo.path for photo in photos)
        return Decision(number, entry[0], path, tuple(others), "2026-01-01T00:00:00Z")

    def decisions(self) -> tuple[Decision, ...]:
        return tuple(self._decision(at, entry) for at, entry in enumerate(self._decisions, 1))[::-1]

    def decided_photos(self, decision_id: int) -> tuple[Photo | None, ...]:
        _, about, others = self._decisions[decision_id - 1]
        return tuple(self._library.all.get(int(i)) for i in (about, *others))

    def take_back(self, decision_id: int) -> None:
        del self._decisions[decision_id - 1]

    def keeper_reasons(self) -> dict[PhotoId, str]:
        return {photo: self._reasons.get(photo, "") for photo in self._keepers}

    def containment(self) -> tuple[FolderPair, ...]:
        self._library.calls.append("containment")
        return self.pairs

    def export(self, path: str) -> None:
        self._library.calls.append(("export", path))

    def mark_inside(self, a: str, b: str) -> int:
        self._library.calls.append(("mark_inside", a, b))
        return 2

    def make_keeper(self, photo: PhotoId) -> None:
        before = list(self._keepers), set(self._marks)

        def undo() -> None:
            self._keepers, self._marks = before

        self._begin("the former one is the one to keep again", undo)
        self._keepers = [*(k for k in self._keepers if k != photo), photo]
        self._marks.discard(photo)

    def release_keeper(self, photo: PhotoId) -> None:
        self._keepers.remove(photo)

    def marks(self) -> frozenset[PhotoId]:
        return frozenset(mark for mark in self._marks if int(mark) in self._library.all)

    def set_marks(self, photos: Iterable[PhotoId], marked: bool) -> None:
        ids = set(photos)
        keepers = {group.keeper.id for group in self._library.groups()}
        wrong = {int(i) for i in ids} & self.wrong_marks
        if marked and (ids & keepers or wrong):
            assert self.may_go_on.wait(10)
            name = PurePath(self._library.all[int(min(ids & keepers or wrong))].path).name
            raise UserError("last-one", f"{name} is the one that is kept.")
        before = set(self._marks)

        def undo() -> None:
            self._marks = before

        self._begin(f"the mark of {len(ids)} photos is taken back", undo)
        self._marks = self._marks | ids if marked else self._marks - ids

    def presets(self) -> tuple[Preset, ...]:
        return (*PRESETS, *self._presets.values())

    def save_preset(self, preset: Preset) -> None:
        self._presets[preset.name] = preset

    def delete_preset(self, name: str) -> None:
        del self._presets[name]

    def rule_kinds(self) -> tuple[RuleKind, ...]:
        return KINDS

    def suggest(
        self,
        preset: Preset,
        groups: Sequence[Group],
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
    ) -> tuple[Suggestion, ...]:
        """The largest file where the preset begins with "size", else the keeper that is there."""
        by_size = bool(preset.rules) and preset.rules[0].name == "size"
        made = []
        for group in groups:
            if cancel is not None:
                cancel.check()
            photos = [member.photo for member in group.members]
            keeper = max(photos, key=lambda p: p.size) if by_size else photos[0]
            marks = tuple(p.id for p in photos if p.id != keeper.id)
            made.append(Suggestion(keeper.id, marks, f"{keeper.size / 1e6:.1f} MB against less"))
        return tuple(made)

    def apply(self, suggestions: Sequence[Suggestion]) -> int:
        before = list(self._keepers), set(self._marks)

        def undo() -> None:
            self._keepers, self._marks = before

        self._begin("the rules are taken back", undo)
        for suggestion in suggestions:
            self._keepers.append(suggestion.keeper)
            self._reasons[suggestion.keeper] = suggestion.reason
            self._marks.update(suggestion.marks)
        return sum(len(suggestion.marks) for suggestion in suggestions)

    def undo(self) -> str | None:
        assert self.may_go_on.wait(10)
        if not self._undo:
            return None
        what, undo = self._undo.pop()
        undo()
        self._library.revision += 1
        return what


class FakeCleanup:
    """Plans and batches that move records, not files.

    Attributes:
        may_go_on: A run waits for this after its first file.
        fails: Paths that a run fails on.
    """

    def __init__(self, library: FakeLibrary) -> None:
        self._library = library
        self._batches: list[tuple[Batch, tuple[Act, ...], list[Photo]]] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.fails: set[str] = set()

    def plan(
        self,
        action: Action,
        photos: Iterable[PhotoId] | None = None,
        *,
        folder: str = "",
        cancel: CancelToken | None = None,
    ) -> Plan:
        library = self._library
        wanted = [library.all[int(i)] for i in sorted(library.review.marks() if photos is None else photos)]
        keeper = {m.photo.id: g.keeper for g in library.groups() for m in g.members}
        protected = settings.load(library.directory).protected
        files, skipped = [], []
        for photo in wanted:
            if photo.offline:
                skipped.append(Skipped(photo.path, "offline", "Its folder is not there now."))
            elif any(PurePath(photo.path).is_relative_to(p) for p in protected):
                skipped.append(Skipped(photo.path, "protected", "It lies in a protected folder."))
            else:
                quarantine = "/nas/.twinlens" if photo.path.startswith("/nas/") else ""
                files.append(PlannedFile(photo, keeper.get(photo.id), (), photo.size, quarantine))
        return Plan(action, folder, tuple(files), tuple(skipped))

    def run(
        self,
        plan: Plan,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        on_batch: Callable[[], None] | None = None,
    ) -> Batch:
        acts, gone = [], []
        for number, file in enumerate(plan.files):
            if number == 1:
                while not self.may_go_on.wait(0.005) and not (cancel and cancel.cancelled):
                    pass
            if cancel is not None and cancel.cancelled:
                break
            path = file.photo.path
            if path in self.fails:
                acts.append(Act(number, path, "", file.photo.size, ActState.FAILED, "The file is in use."))
                continue
            target = f"{plan.folder or '/trash'}/{PurePath(path).name}"
            acts.append(Act(number, path, target, file.photo.size, ActState.DONE, ""))
            gone.append(file.photo)
            self._library.drop(file.photo.id)
            if board is not None:
                board.update(done_files=number + 1, total_files=len(plan.files), current=path)
        batch = self._batch(len(self._batches) + 1, plan.action, acts)
        self._batches.append((batch, tuple(acts), gone))
        if not acts:
            raise Cancelled
        return batch

    @staticmethod
    def _batch(number: int, action: Action, acts: Sequence[Act]) -> Batch:
        def states(state: ActState) -> int:
            return sum(act.state is state for act in acts)

        done, failed, undone = states(ActState.DONE), states(ActState.FAILED), states(ActState.UNDONE)
        freed = sum(act.size for act in acts if act.state is ActState.DONE)
        return Batch(
            number,
            action,
            "2026-01-01T00:00:00Z",
            done,
            failed,
            0,
            undone,
            freed,
            any(act.state is ActState.DONE and not act.reason for act in acts),
        )

    def history(self) -> tuple[Batch, ...]:
        return tuple(batch for batch, _, _ in self._batches)[::-1]

    def acts(self, batch_id: int) -> tuple[Act, ...]:
        return self._batches[batch_id - 1][1]

    def undo(self, batch_id: int, acts: Sequence[int] | None = None, **_: Any) -> UndoReport:
        """Those of `fails` cannot be brought back."""
        batch, known, gone = self._batches[batch_id - 1]
        wanted = [act for act in known if act.state is ActState.DONE and (acts is None or act.id in acts)]
        lost = [act for act in wanted if act.path in self.fails]
        back = {act.path for act in wanted if act not in lost}
        self._library.add(*(photo for photo in gone if photo.path in back))
        settled = [
            replace(act, state=ActState.UNDONE, target=act.path) if act.path in back
            else replace(act, reason="It is gone from the trash.") if act in lost else act
            for act in known
        ]  # fmt: skip
        self._batches[batch_id - 1] = (self._batch(batch.id, batch.action, settled), tuple(settled), gone)
        failed = tuple(Skipped(act.path, "gone", "It is gone from the trash.") for act in lost)
        return UndoReport(len(back), failed)
