"""How matching is fed and how its results are kept: slices, cancelling, versions, groups. Matching is replaced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from core.errors import Cancelled, UserError
from core.library import Library
from core.match import duplicates, grouping, matching
from core.records import CancelToken, ContentId, Group, Kind, Match, Member, Photo, ProgressBoard
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
    """Stands in for `find_matches`: notes what it is given and pairs each new content with the one before it."""

    def __init__(self) -> None:
        self.calls: list[tuple[matching.MatchData, list[int]]] = []
        self.cancel_at = -1

    def __call__(
        self,
        data: matching.MatchData,
        new: npt.NDArray[np.int64],
        thumbnail: Any,
        *,
        copy_space: Any,
        cancel: CancelToken,
        on_progress: Any,
    ) -> list[Match]:
        self.calls.append((data, data.ids[new].tolist()))
        if len(self.calls) == self.cancel_at:
            raise Cancelled
        assert copy_space.bits == 256
        assert thumbnail(int(new[0])).dtype == np.uint8
        on_progress(1, 2)
        pairs = [(data.ids[row - 1], data.ids[row]) for row in new if row > 0]
        return [Match(ContentId(int(a)), ContentId(int(b)), Kind.EDITED, 3, 0.9) for a, b in pairs]


@pytest.fixture
def matcher(monkeypatch: pytest.MonkeyPatch) -> Matcher:
    made = Matcher()
    monkeypatch.setattr(matching, "find_matches", made)
    return made


def chains(photos: list[Photo], matches: list[Match]) -> tuple[Group, ...]:
    """Stands in for `group`: a pair for each match."""
    of = {photo.content_id: photo for photo in photos}
    return tuple(
        Group((Member(of[m.a], Kind.KEEPER, 0, 1.0), Member(of[m.b], m.kind, m.distance, m.confidence)))
        for m in matches
    )


def test_new_contents_are_matched_slice_by_slice(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "SLICE", 4)
    monkeypatch.setattr(grouping, "group", chains)
    board = ProgressBoard()
    groups = library.find_duplicates(board=board)
    ids = sorted(photo.content_id for photo in library.photos(library.photo_ids()))
    assert [new for _, new in matcher.calls] == [ids[:4], ids[4:8], ids[8:]]
    assert [data.ids.tolist() for data, _ in matcher.calls] == [ids[:4], ids[:8], ids]
    assert len(groups) == COUNT - 1
    assert library.info()["matches"] == COUNT - 1
    assert board.read().phase == "done"
    assert library.find_duplicates() == groups
    assert len(matcher.calls) == 3, "nothing is new"


def test_the_evidence_is_complete_and_stays_aligned_in_a_slice(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.find_duplicates()
    library._catalogue.database.write(lambda c: c.execute("UPDATE contents SET matched = 0").close())
    monkeypatch.setattr(duplicates, "SLICE", 7)
    library.find_duplicates()
    whole, part = matcher.calls[0][0], matcher.calls[1][0]
    assert len(part.ids) == 7
    assert len(whole.trimmed_rows) == 4
    assert whole.trimmed.shape == (4, 32)
    for data in (whole, part):
        n = len(data.ids)
        assert data.hashes.shape == data.copy_codes.shape == (n, 32)
        assert data.has_code.all()
        assert [len(v) for v in (data.pixel_digests, data.format, data.taken, data.camera)] == [n] * 4
        assert {len(v) for v in (data.quality, data.width, data.height, data.size)} == {n}
        assert (data.width == 160).all()
        assert (data.height == 120).all()
        assert set(data.format) == {"PNG"}
        assert (data.size > 100).all()
        trimmed = {
            int(data.ids[row]): code.tobytes() for row, code in zip(data.trimmed_rows, data.trimmed, strict=True)
        }
        for row, content in enumerate(data.ids.tolist()):
            original = whole.ids.tolist().index(content)
            assert data.pixel_digests[row] == whole.pixel_digests[original]
            assert (data.hashes[row] == whole.hashes[original]).all()
            assert (data.copy_codes[row] == whole.copy_codes[original]).all()
            assert library._catalogue.code(content, "fake-1", "copy") == data.copy_codes[row].tobytes()
        assert (
            trimmed.items()
            <= {
                int(whole.ids[row]): code.tobytes() for row, code in zip(whole.trimmed_rows, whole.trimmed, strict=True)
            }.items()
        )


def test_a_cancelled_run_goes_on_where_it_was(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "SLICE", 4)
    matcher.cancel_at = 2
    with pytest.raises(Cancelled):
        library.find_duplicates()
    assert library.info()["matches"] == 3
    library.find_duplicates()
    assert [len(new) for _, new in matcher.calls] == [4, 4, 4, 2]
    assert library.info()["matches"] == COUNT - 1


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
    matcher.cancel_at = 1
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


def test_groups_are_made_once_a_revision_and_the_largest_come_first(
    library: Library, matcher: Matcher, monkeypatch: pytest.MonkeyPatch, originals: Path, tmp_path: Path
) -> None:
    calls: list[int] = []

    def group(photos: list[Photo], matches: list[Match]) -> tuple[Group, ...]:
        calls.append(len(photos))
        return chains(photos, matches)

    monkeypatch.setattr(grouping, "group", group)
    groups = library.find_duplicates()
    freed = [group.reclaimable for group in groups]
    assert freed == sorted(freed, reverse=True)
    assert library.groups() is groups
    assert calls == [COUNT]
    library.add_folder(tmp_path)
    assert library.groups() == groups
    assert len(calls) == 2
