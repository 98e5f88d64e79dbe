"""The journal of review against a model in memory: what it maps to contents and photos, and that undoing is exact."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.records import Ruling
from core.store.journal_reviews import Change, Decided, Place
from tests.reviews import Shelf

CONTENTS = st.integers(0, 6)
PATHS = st.sampled_from(["/a", "/b", "/c\n🙂", "/d\udce9"])
DIGESTS = CONTENTS.map(lambda number: Shelf.digest(str(number)))
PLACES = st.builds(Place, PATHS, DIGESTS)
REASONS = st.sampled_from(["", "12 MP against 2 MP", "in \udce9"])
DECIDED = st.builds(
    Decided, st.sampled_from(Ruling), st.just("2026-01-01T00:00:00+00:00"), st.lists(PLACES, min_size=2, max_size=4)
).map(lambda d: Decided(d.ruling, d.at, tuple(d.places)))
CHANGES = st.builds(
    Change,
    st.dictionaries(PATHS, st.none() | DIGESTS, max_size=3),
    st.dictionaries(PATHS, st.none() | st.tuples(DIGESTS, REASONS), max_size=3),
    st.dictionaries(st.integers(0, 4), st.none() | DECIDED, max_size=3),
)


@contextmanager
def shelf() -> Iterator[Shelf]:
    directory = Path(tempfile.mkdtemp())
    try:
        with Shelf(directory) as made:
            yield made
    finally:
        shutil.rmtree(directory)


def state(made: Shelf) -> object:
    tables = ("marks", "keepers", "decided")
    with made.store._journal.read() as c:
        rows = [c.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
        return rows, c.execute("SELECT id, ruling, at FROM decisions ORDER BY id").fetchall()


@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
@settings(max_examples=12, deadline=None)
def test_every_change_is_undone_exactly(changes: list[Change]) -> None:
    with shelf() as made:
        before = []
        backs = []
        for change in changes:
            before.append(state(made))
            backs.append(made.store.commit(change))
        while backs:
            made.store.commit(backs.pop())
            assert state(made) == before.pop()


@given(
    decisions=st.lists(DECIDED, max_size=5),
    files=st.dictionaries(PATHS, CONTENTS, min_size=1),
    chosen=st.dictionaries(PATHS, DIGESTS),
    later=st.dictionaries(PATHS, CONTENTS, max_size=2),
)
@settings(max_examples=12, deadline=None)
def test_decisions_go_by_content_and_keepers_by_path_and_content(
    decisions: list[Decided], files: dict[str, int], chosen: dict[str, bytes], later: dict[str, int]
) -> None:
    with shelf() as made:
        for change in (Change(decisions={0: decided}) for decided in decisions):
            made.store.commit(change)
        made.store.commit(Change(marks=chosen, keepers={path: (digest, "") for path, digest in chosen.items()}))
        for stage in (files, later):
            for path, number in stage.items():
                made.add(path, str(number))
            digests = {photo.path: made.digest_of(photo) for photo in made.photos()}
            contents = {made.digest(str(n)): made.catalogue.content_of(made.digest(str(n))) for n in range(7)}
            expected = set()
            for decided in decisions:
                about, *others = (contents.get(place.digest) for place in decided.places)
                expected |= {tuple(sorted((about, o))) for o in others if about is not None and o is not None}
            assert made.store.apart() == expected
            wanted = {p.id for p in made.photos() if chosen.get(p.path) == digests[p.path]}
            assert made.store.keepers() == made.store.marks() == wanted


def test_revisions_rise_with_what_depends_on_them() -> None:
    with shelf() as made:
        made.add("/a", "x")
        place = made.store.places([made.id("/a")])[made.id("/a")]
        first = made.store.revision()
        made.store.commit(Change(marks={place.path: place.digest}))
        assert made.store.revision() == first, "marks leave the groups as they are"
        made.store.commit(Change(keepers={place.path: (place.digest, "")}))
        second = made.store.revision()
        assert second > first
        made.store.commit(Change(decisions={0: Decided(Ruling.KEEP_BOTH, "", (place, place))}))
        assert made.store.revision() > second


def test_the_last_word_about_two_contents_counts() -> None:
    with shelf() as made:
        one, other = Place("/a", made.digest("1")), Place("/b", made.digest("2"))
        assert made.store.ruling(one.digest, other.digest) is None
        made.store.commit(Change(decisions={0: Decided(Ruling.NOT_SAME, "2025", (one, other))}))
        made.store.commit(Change(decisions={0: Decided(Ruling.KEEP_BOTH, "2026", (other, one))}))
        assert made.store.ruling(one.digest, other.digest) == (Ruling.KEEP_BOTH, "2026")
