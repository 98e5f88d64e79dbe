"""Whatever is marked, kept, decided, taken back, lost or found: no group is left without a copy that stays."""

from __future__ import annotations

import shutil
import tempfile
from itertools import combinations
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core import settings as library_settings
from core.errors import UserError
from core.records import Group, Kind, Preset, Rule, Ruling
from tests.reviews import Shelf

FOLDERS = ("/a", "/a/deep", "/b", "/disk")
KINDS = (Kind.RE_ENCODED, Kind.RESIZED, Kind.CROPPED, Kind.EDITED, Kind.BURST)
PRESETS = tuple(Preset("x", tuple(map(Rule, names.split()))) for names in ("pixels", "oldest-file", "whole short-path"))
PHOTOS = st.integers(0, 30)


class Marking(RuleBasedStateMachine):
    """A small library with random matches, and everything that a person or the world may do to it."""

    @initialize(
        photos=st.lists(
            st.tuples(st.sampled_from(FOLDERS), st.integers(0, 5), st.sampled_from([100, 400])), min_size=4, max_size=9
        ),
        edges=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(KINDS)), min_size=3, max_size=9),
    )
    def begin(self, photos: list[tuple[str, int, int]], edges: list[tuple[int, int, Kind]]) -> None:
        self.directory = Path(tempfile.mkdtemp())
        self.shelf = Shelf(self.directory)
        of: dict[int, str] = {}
        for number, (folder, content, width) in enumerate(photos):
            path = f"{folder}/{number}.jpg"
            self.shelf.add(path, f"content {content}", width=width, mtime_ns=10**18 - number)
            of.setdefault(content, path)
        for a, b, kind in edges:
            if a != b and a in of and b in of:
                self.shelf.match(of[a], of[b], kind)
        self.shelf.duplicates.strictness = 0.4

    def teardown(self) -> None:
        if hasattr(self, "shelf"):
            self.shelf.close()
            shutil.rmtree(self.directory)

    def pick(self, number: int) -> Any:
        photos = self.shelf.photos()
        return photos[number % len(photos)]

    def attempt(self, act: Any, *arguments: Any) -> None:
        try:
            act(*arguments)
        except UserError as error:
            if error.code not in {"last-one", "no-match", "not-found"}:
                raise

    @rule(numbers=st.sets(PHOTOS, min_size=1, max_size=5), marked=st.booleans())
    def mark(self, numbers: set[int], marked: bool) -> None:
        self.attempt(self.shelf.review.set_marks, [self.pick(number).id for number in numbers], marked)

    @rule()
    def mark_all_that_can_be(self) -> None:
        for photo in self.shelf.photos():
            self.attempt(self.shelf.review.set_marks, [photo.id], True)

    @rule(number=PHOTOS)
    def keep(self, number: int) -> None:
        self.attempt(self.shelf.review.make_keeper, self.pick(number).id)

    @rule(number=PHOTOS)
    def release(self, number: int) -> None:
        self.shelf.review.release_keeper(self.pick(number).id)

    @rule(one=PHOTOS, other=PHOTOS, ruling=st.sampled_from(Ruling))
    def decide(self, one: int, other: int, ruling: Ruling) -> None:
        self.attempt(self.shelf.review.decide, ruling, self.pick(one).id, [self.pick(other).id])

    @rule(preset=st.sampled_from(PRESETS))
    def follow_rules(self, preset: Preset) -> None:
        self.shelf.review.apply(self.shelf.review.suggest(preset, self.shelf.duplicates.groups()))

    @rule(folders=st.permutations(["/a", "/b", "/disk"]))
    def mark_inside(self, folders: list[str]) -> None:
        self.shelf.review.mark_inside(folders[0], folders[1])

    @rule()
    def undo(self) -> None:
        self.shelf.review.undo()

    @rule(folder=st.sampled_from(FOLDERS))
    def unplug(self, folder: str) -> None:
        self.shelf.take_offline(folder)

    @rule(number=PHOTOS)
    def plug_in(self, number: int) -> None:
        photo = self.pick(number)
        content = next(i for i in range(6) if self.shelf.digest(f"content {i}") == self.shelf.digest_of(photo))
        self.shelf.add(photo.path, f"content {content}", width=photo.facts.width, mtime_ns=photo.mtime_ns)

    @precondition(lambda self: len(self.shelf.photos()) > 2)
    @rule(number=PHOTOS)
    def lose(self, number: int) -> None:
        self.shelf.remove(self.pick(number).path)

    @rule(folders=st.sets(st.sampled_from(FOLDERS), max_size=2))
    def protect(self, folders: set[str]) -> None:
        library_settings.change(self.directory, protected=tuple(sorted(folders)))

    @rule(strictness=st.sampled_from([0.4, 0.999]))
    def be_strict(self, strictness: float) -> None:
        self.shelf.duplicates.strictness = strictness

    @invariant()
    def every_marked_photo_has_a_verified_copy_that_stays(self) -> None:
        if not hasattr(self, "shelf"):
            return
        marks = self.shelf.review.marks()
        protected = self.shelf.review.protected_folders
        groups = self.shelf.duplicates.groups()
        assert marks <= {member.photo.id for group in groups for member in group.members}
        for group in groups:
            going = [m.photo for m in group.members if m.photo.id in marks]
            staying = [m.photo for m in group.members if m.photo.id not in marks and not m.photo.offline]
            if going:
                assert group.keeper.id not in marks
                assert staying
            for photo in going:
                assert not photo.offline
                assert not any(photo.path.startswith(folder + "/") for folder in protected)
                assert any(self.is_copy(group, other.content_id, photo.content_id) for other in staying)

    def is_copy(self, group: Group, a: Any, b: Any) -> bool:
        if a == b:
            return True
        matches = self.shelf.duplicates.match_of(a, b)
        if matches is not None and matches.kind is not Kind.BURST:
            return True
        equal = {m.photo.content_id for m in group.members if m.kind in (Kind.KEEPER, Kind.SAME_PIXELS)}
        return {a, b} <= equal

    @invariant()
    def no_decided_pair_shares_a_group(self) -> None:
        if hasattr(self, "shelf"):
            apart = self.shelf.store.apart()
            for group in self.shelf.duplicates.groups():
                contents = sorted(m.photo.content_id for m in group.members)
                assert not set(combinations(contents, 2)) & apart


TestMarking = Marking.TestCase
TestMarking.settings = settings(
    max_examples=12, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
