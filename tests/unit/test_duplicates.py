"""How matching is fed and how its results are kept: slices, cancelling, versions, groups. Matching is replaced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from core.errors import Cancelled, UserError
from core.library import Library
from core.match import duplicates, grouping, matching
from core.records import STRICTNESS, CancelToken, ContentId, Group, Kind, Match, Photo, PhotoId, ProgressBoard
from tests import pictures
from tests.fakes import FakeEncoder

COUNT = 10


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("originals")
    for seed in range(COUNT):
        picture = pictures.photo(seed, 160, 120)
        if seed % 3 == 0:  # some with borders, and so with a hash without them
            picture.paste((0, 0, 0), (0, 0, 160, 25))
            picture.paste((0, 0, 0), (0, 95, 160, 120))
        pictures.save(picture, folder / f"{seed:02}.png")
    return folder


@pytest.fixture
def library(originals: Path, tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as opened:
        opened.scan([str(originals)], match=False)
        yield opened


class Matcher:
    """Stands in for `find_parts`: notes what it is given and pairs each new content with the next lower one."""

    def __init__(self) -> None:
        self.calls: list[tuple[matching.MatchData, list[int]]] = []
        self.known: list[list[Match]] = []
        self.unclosed: list[int] = []
        self.cancel_after = -1
        self.confidence = 0.9
        self.otherwise: Kind | None = None

    def __call__(
        self,
        data: matching.MatchData,
        new: npt.NDArray[np.int64],
        thumbnail: Any,
        *,
        copy_space: Any,
        cancel: CancelToken,
        on_progress: Any,
        known: list[Match],
        unclosed: npt.NDArray[np.int64],
        size: int,
    ) -> Iterator[matching.Part]:
        self.calls.append((data, sorted(data.ids[new].tolist())))
        self.known.append(known)
        self.unclosed = sorted(data.ids[unclosed].tolist())
        assert copy_space.bits == 256
        if len(new):
            assert thumbnail(int(new[0])).dtype == np.uint8
        on_progress(1, 2)
        rest = (Kind.EDITED, 3, self.confidence, None, "", self.otherwise)
        ids = sorted(data.ids.tolist())
        for start in range(0, len(new), size):
            if start // size == self.cancel_after:
                raise Cancelled
            rows = new[start : start + size]
            pairs = [(ids[ids.index(one) - 1], one) for one in data.ids[rows].tolist() if one != ids[0]]
            yield matching.Part([Match(ContentId(a), ContentId(b), *rest) for a, b in pairs], rows, False)
        yield matching.Part([], np.union1d(new, unclosed), True)


@pytest.fixture
def matcher(monkeypatch: pytest.MonkeyPatch) -> Matcher:
    made = Matcher()
    monkeypatch.setattr(matching, "find_parts", made)
    return made


def test_new_contents_are_matched_once(library: Library, matcher: Matcher) -> None:
    board = ProgressBoard()
    groups = library.find_duplicates(board=board)
    ids = sorted(photo.content_id for photo in library.photos(library.photo_ids()))
    assert [new for _, new in matcher.calls] == [ids]
    assert sum(len(group.members) - 1 for group in groups) >= COUNT // 3
    assert library.info()["matches"] == COUNT - 1
    assert board.read().phase == "done"
    assert library.find_duplicates() == groups
    assert len(matcher.calls) == 1, "nothing is new"


def test_the_evidence_is_complete_and_aligned(library: Library, matcher: Matcher) -> None:
    library.find_duplicates()
    data = matcher.calls[0][0]
    assert len(data.ids) == COUNT
    assert data.pixel_digests == sorted(data.pixel_digests), "not in the order of the scan"
    assert data.hashes.shape == data.copy_codes.shape == (COUNT, 32)
    assert data.has_code.all()
    assert [len(v) for v in (data.pixel_digests, data.format, data.taken, data.camera)] == [COUNT] * 4
    assert {len(v) for v in (data.quality, data.width, data.height, data.size)} == {COUNT}
    assert (data.width == 160).all()
    assert (data.height == 120).all()
    assert set(data.format) == {"PNG"}
    assert (data.size > 100).all()
    assert len(data.trimmed_rows) == 4
    assert data.trimmed.shape == (4, 32)
    codes = {p.content_id: library._catalogue.code(p.content_id, "fake-1", "copy") for p in all_photos(library)}
    for row, content in enumerate(data.ids.tolist()):
        assert codes[content] == data.copy_codes[row].tobytes()
        some = library._duplicates._store.data("fake-1", 32, [content, 999])
        assert some.ids.tolist() == [content]
        assert some.pixel_digests == [data.pixel_digests[row]]
        assert (some.hashes[0] == data.hashes[row]).all()
        inside = data.trimmed[data.trimmed_rows == row]
        assert (some.trimmed == inside).all()
        assert some.trimmed.shape == inside.shape


def all_photos(library: Library) -> list[Photo]:
    return library.photos(library.photo_ids())


def test_a_cancelled_run_goes_on_where_it_was(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "PART", 4)
    matcher.cancel_after = 1
    with pytest.raises(Cancelled):
        library.find_duplicates()
    stored = library.info()["matches"]
    assert 3 <= stored <= 4
    matcher.cancel_after = -1
    library.find_duplicates()
    (first, again), done = (set(new) for _, new in matcher.calls), set(matcher.unclosed)
    assert len(done) == 4
    assert again == first - done, "what was matched is not matched again, but its clusters are looked at"
    assert len(matcher.known[1]) == stored
    assert library.info()["matches"] == COUNT - 1
    library.find_duplicates()
    assert len(matcher.calls) == 2


def test_a_run_cancelled_before_its_last_part_is_finished(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "PART", COUNT)

    def cut_short(*args: Any, **options: Any) -> Iterator[matching.Part]:
        yield from list(matcher(*args, **options))[:-1]
        raise Cancelled

    monkeypatch.setattr(matching, "find_parts", cut_short)
    with pytest.raises(Cancelled):
        library.find_duplicates()
    monkeypatch.setattr(matching, "find_parts", matcher)
    library.find_duplicates()
    assert [len(new) for _, new in matcher.calls] == [COUNT, 0]
    assert len(matcher.unclosed) == COUNT
    library.find_duplicates()
    assert len(matcher.calls) == 2


def test_a_scan_ends_with_matching_and_only_what_is_new(
    library: Library, matcher: Matcher, originals: Path, tmp_path: Path
) -> None:
    report = library.scan()
    assert report.complete
    assert report.progress.unchanged == COUNT
    shutil.copytree(originals, tmp_path / "more")
    pictures.save(pictures.photo(77, 160, 120), tmp_path / "more" / "new.png")
    library.scan([str(tmp_path / "more")])
    assert [len(new) for _, new in matcher.calls] == [COUNT, 1]
    (tmp_path / "more" / "new.png").unlink()
    library.scan()
    assert len(matcher.calls) == 2
    assert library.info()["matches"] == COUNT - 1, "matches go with their contents"


def test_cancelling_while_matching_leaves_the_scan_incomplete(library: Library, matcher: Matcher) -> None:
    matcher.cancel_after = 0
    report = library.scan()
    assert not report.complete
    assert (report.progress.phase, report.progress.unchanged) == ("done", COUNT)


@pytest.mark.parametrize("what", ["matcher", "encoder"])
def test_a_new_matcher_or_encoder_matches_all_again(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    library.find_duplicates()
    if what == "matcher":
        monkeypatch.setattr(matching, "MATCHER_VERSION", "another")
        library.find_duplicates()
    else:
        with Library.open(library.directory, encoder=FakeEncoder(version="2")) as newer:
            newer.find_duplicates()
            assert not matcher.calls[1][0].has_code.any()
            newer.scan(match=False)
            newer.find_duplicates()
            assert matcher.calls[2][0].has_code.all()
    assert all(len(new) == COUNT for _, new in matcher.calls)


def test_matching_waits_for_no_scan(library: Library, matcher: Matcher) -> None:
    with library._exclusive("x"), pytest.raises(UserError, match="finds the duplicates itself"):
        library.find_duplicates()
    library.find_duplicates()
    with library._exclusive("x"):
        library.find_duplicates()


class Decided:
    """Rulings as a test sets them."""

    def __init__(self) -> None:
        self.pairs: set[tuple[ContentId, ContentId]] = set()
        self.chosen: set[PhotoId] = set()
        self.changes = 0

    def apart(self) -> frozenset[tuple[ContentId, ContentId]]:
        return frozenset(self.pairs)

    def keepers(self) -> frozenset[PhotoId]:
        return frozenset(self.chosen)

    def revision(self) -> int:
        return self.changes


def test_groups_are_made_once_a_state_and_the_largest_come_first(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    decided = Decided()
    library._duplicates._rulings = decided
    made: list[float] = []
    original = grouping.Graph.groups

    def groups_of(graph: grouping.Graph, **options: Any) -> tuple[Group, ...]:
        made.append(options["strictness"])
        return original(graph, **options)

    monkeypatch.setattr(grouping.Graph, "groups", groups_of)
    groups = library.find_duplicates()
    freed = [group.reclaimable for group in groups]
    assert freed == sorted(freed, reverse=True)
    assert library.groups() is groups
    assert made == [STRICTNESS["balanced"]]
    library.add_folder(tmp_path)
    assert library.groups() == groups
    assert len(made) == 2

    first = groups[0].members
    decided.pairs.add((min(m.photo.content_id for m in first[:2]), max(m.photo.content_id for m in first[:2])))
    decided.changes += 1
    assert all({first[0].photo, first[1].photo} - {m.photo for m in g.members} for g in library.groups())
    decided.pairs.clear()
    decided.chosen.add(first[1].photo.id)
    decided.changes += 1
    assert [g.keeper for g in library.groups() if first[1].photo in [m.photo for m in g.members]] == [first[1].photo]


def test_strictness_is_kept_and_groups_follow_without_matching(library: Library, matcher: Matcher) -> None:
    matcher.confidence, matcher.otherwise = 0.3, Kind.BURST
    seen = library.revision
    assert {m.kind for g in library.find_duplicates() for m in g.members[1:]} == {Kind.BURST}
    assert library.revision > seen
    seen = library.revision
    library.set_strictness(STRICTNESS["loose"])
    assert library.revision > seen
    groups = library.groups()
    assert {m.kind for g in groups for m in g.members[1:]} == {Kind.EDITED}
    a, b = (m.photo.content_id for m in groups[0].members[:2])
    match = library._duplicates.match_of(b, a)
    assert match is not None
    assert (match.kind, match.confidence, match.otherwise) == (Kind.EDITED, 0.3, Kind.BURST)
    assert {m.kind for g in library.groups(strictness=0.4) for m in g.members[1:]} == {Kind.BURST}
    assert library.groups() == groups
    assert len(matcher.calls) == 1
    library.close()
    with Library.open(library.directory, encoder=FakeEncoder()) as again:
        assert again.strictness == STRICTNESS["loose"]
        assert again.groups() == groups
        with pytest.raises(ValueError, match="0 to 1"):
            again.set_strictness(1.5)


def test_pairs_that_no_evidence_led_to_are_compared_when_asked(tmp_path: Path) -> None:
    original = pictures.photo(5)
    folder = tmp_path / "photos"
    files = {
        "original.jpg": original, "crop.jpg": original.crop((200, 120, 600, 460)), "other.jpg": pictures.photo(6),
        "small.jpg": original.reduce(2), "blank.png": Image.new("RGB", (300, 200)),
    }  # fmt: skip
    for name, picture in files.items():
        pictures.save(picture, folder / name)
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)], match=False)
        ids = {Path(p.path).name: p.content_id for p in library.photos(library.photo_ids())}
        of = {content: name for name, content in ids.items()}
        duplicates = library._duplicates
        assert duplicates.match_of(ids["original.jpg"], ids["small.jpg"]) is None
        names = ("crop.jpg", "small.jpg", "other.jpg", "blank.png", "original.jpg")
        found = duplicates.verify((ids[name], ids["original.jpg"]) for name in names)
        assert {(of[m.a], of[m.b]): m.kind for m in found} == {
            ("original.jpg", "crop.jpg"): Kind.CROPPED, ("original.jpg", "small.jpg"): Kind.RESIZED,
        }  # fmt: skip
        assert library.info()["matches"] == 2
        assert duplicates.match_of(ids["small.jpg"], ids["original.jpg"]) in found
        again = duplicates.verify([(ids["original.jpg"], ids["small.jpg"]), (ids["original.jpg"], ContentId(999))])
        assert [(of[m.a], of[m.b]) for m in again] == [("original.jpg", "small.jpg")]
        assert [len(g.members) for g in library.groups()] == [3]
        token = CancelToken()
        token.cancel()
        with pytest.raises(Cancelled):
            duplicates.verify([(ids["crop.jpg"], ids["small.jpg"])], token)
