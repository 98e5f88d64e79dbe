"""Whatever is marked, done, undone and changed from outside, in any order: no clean-up takes the last of a group."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.errors import UserError
from core.records import Action, Kind, PhotoId
from tests import pictures
from tests.cleaned import Shelf

FAMILIES = 2
NAMES = ("a1.jpg", "a2.jpg", "b.jpg")
"""Of each family: two files with the same bytes, and one of other bytes that is matched with them."""


class CleaningUp(RuleBasedStateMachine):
    """A library of two groups of three, and people and programs at work on it."""

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="twinlens-"))
        self.open.callback(shutil.rmtree, self.folder)
        self.alive: set[int] = set()
        self.family: dict[bytes, int] = {}

    @initialize(kind=st.sampled_from([Kind.RE_ENCODED, Kind.EDITED, Kind.RESIZED]))
    def make(self, kind: Kind) -> None:
        self.home = os.environ.get("XDG_DATA_HOME", "")
        os.environ["XDG_DATA_HOME"] = str(self.folder / "data")
        self.open.callback(os.environ.__setitem__, "XDG_DATA_HOME", self.home)
        self.shelf = Shelf(self.folder)
        for number in range(FAMILIES):
            place = self.shelf.root / str(number)
            first = pictures.save(pictures.photo(number, 64, 48), place / NAMES[0])
            shutil.copyfile(first, place / NAMES[1])
            pictures.save(pictures.photo(number, 64, 48), place / NAMES[2], quality=60)
            self.family.update({(place / name).read_bytes(): number for name in NAMES})
        self.library = self.open.enter_context(self.shelf.opened())
        for number in range(FAMILIES):
            place = self.shelf.root / str(number)
            self.shelf.matched(place / NAMES[0], place / NAMES[2], kind)
        self.look()

    def look(self) -> set[int]:
        """Families of which something readable is in the person's folders (the trash does not count)."""
        self.alive = set()
        for folder in (self.shelf.root, self.shelf.out):
            for path in folder.rglob("*.jpg"):
                number = self.family.get(path.read_bytes())
                if number is not None:
                    self.alive.add(number)
        return self.alive

    def held(self, work: Any) -> Any:
        """Do something that must not cost a family its last member."""
        before = set(self.look())
        try:
            return work()
        except UserError as error:
            if error.code not in ("last-one", "nothing", "not-found", "no-match"):
                raise
        finally:
            assert before <= self.look(), "the last readable one of a group is gone"

    def photos(self) -> list[PhotoId]:
        return [PhotoId(int(i)) for i in self.library.photo_ids(sort="path")]

    # -- the person

    @rule(picks=st.sets(st.integers(0, 5), min_size=1), marked=st.booleans())
    def mark(self, picks: set[int], marked: bool) -> None:
        photos = self.photos()
        for number in sorted(picks):
            if number < len(photos):
                self.held(lambda n=number: self.library.review.set_marks([photos[n]], marked))

    @rule(pick=st.integers(0, 5))
    def choose_keeper(self, pick: int) -> None:
        photos = self.photos()
        if pick < len(photos):
            self.held(lambda: self.library.review.make_keeper(photos[pick]))

    @rule(action=st.sampled_from([Action.TRASH, Action.MOVE, Action.LINK, Action.DELETE, Action.COPY]))
    def act_on_marked(self, action: Action) -> None:
        self._act(action, None)

    @rule(
        action=st.sampled_from([Action.TRASH, Action.MOVE, Action.LINK, Action.DELETE]),
        picks=st.sets(st.integers(0, 5), min_size=1),
        meanwhile=st.none() | st.tuples(st.integers(0, 1), st.sampled_from(NAMES)),
    )
    def act_on_any(self, action: Action, picks: set[int], meanwhile: tuple[int, str] | None) -> None:
        photos = self.photos()
        self._act(action, [photos[n] for n in picks if n < len(photos)], meanwhile)

    def _act(self, action: Action, photos: list[PhotoId] | None, meanwhile: tuple[int, str] | None = None) -> None:
        folder = str(self.shelf.out) if action in (Action.MOVE, Action.COPY) else ""
        plan = self.library.cleanup.plan(action, photos, folder=folder)
        if meanwhile is not None:  # something is lost between the plan and the act
            (self.shelf.root / str(meanwhile[0]) / meanwhile[1]).unlink(missing_ok=True)
        self.held(lambda: self.library.cleanup.run(plan))

    @rule(which=st.integers(0, 3))
    def undo(self, which: int) -> None:
        batches = self.library.cleanup.history()
        if which < len(batches):
            self.held(lambda: self.library.cleanup.undo(batches[which].id))

    @rule()
    def scan(self) -> None:
        self.held(lambda: self.library.scan(match=False, sequential=True))

    # -- other programs

    @rule(number=st.integers(0, FAMILIES - 1), name=st.sampled_from(NAMES))
    def lose(self, number: int, name: str) -> None:
        (self.shelf.root / str(number) / name).unlink(missing_ok=True)

    @rule(number=st.integers(0, FAMILIES - 1), name=st.sampled_from(NAMES), same_size=st.booleans())
    def change(self, number: int, name: str, same_size: bool) -> None:
        path = self.shelf.root / str(number) / name
        if path.exists() and path.stat().st_nlink == 1:
            info = path.stat()
            path.write_bytes(b"x" * info.st_size if same_size else b"not a picture")
            os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))

    @precondition(lambda self: self.family)
    @rule(number=st.integers(0, FAMILIES - 1), name=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
    def put_back(self, number: int, name: str, other: str) -> None:
        """Somebody restores a file from a backup, or copies one over another."""
        data = next(data for data, family in self.family.items() if family == number)
        path = self.shelf.root / str(number) / (name if name != other else f"new {name}")
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data)

    # -- always

    @invariant()
    def nothing_is_half_done(self) -> None:
        if hasattr(self, "library"):
            assert self.library.cleanup._store.open_batches() == ()
            assert not [p for p in self.folder.rglob(".twinlens-*") if p.is_file()]

    def teardown(self) -> None:
        self.open.close()


TestCleaningUp = CleaningUp.TestCase
TestCleaningUp.settings = settings(
    max_examples=int(os.environ.get("TWINLENS_EXAMPLES", "12")),
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
