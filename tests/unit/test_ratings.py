"""Stars and labels: by content, put back, kept through a lost catalogue; and sidecars: written, left alone, undone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.cleanup import sidecars, xmp
from core.cleanup.actions import Disk
from core.errors import UserError
from core.library import Library
from core.records import Action, ActState, CancelToken, PhotoId
from core.records.browsing import GivenRating, PhotoFilter, Rating
from core.store import catalogue
from tests import pictures
from tests.fakes import FakeEncoder

DARKTABLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:darktable="http://darktable.sf.net/"
 xmp:Rating="1" darktable:history_end="7"/></rdf:RDF></x:xmpmeta>
"""


class Rated:
    """Two photos and a copy of the first in a library."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "photos"
        for number in (1, 2):
            pictures.save(pictures.photo(number, 64, 48), self.folder / f"{number}.jpg")
        (self.folder / "deep").mkdir()
        shutil.copyfile(self.folder / "1.jpg", self.folder / "deep" / "copy.jpg")
        self.library = Library.open(root / "library", encoder=FakeEncoder())
        self.library.scan([str(self.folder)], match=False, sequential=True)

    def id(self, name: str) -> PhotoId:
        photos = self.library.photos(self.library.photo_ids())
        return next(p.id for p in photos if p.path == str(self.folder / name))

    def rating(self, name: str) -> Rating:
        photo = self.library.photo(self.id(name))
        assert photo is not None
        return self.library.ratings.of([photo.content_id])[photo.content_id]

    def said(self, name: str) -> dict[str, str]:
        return xmp.read((self.folder / name).read_bytes(), name)


@pytest.fixture
def rated(tmp_path: Path) -> Iterator[Rated]:
    one = Rated(tmp_path)
    yield one
    one.library.close()


def test_stars_belong_to_the_picture_and_can_be_put_back(rated: Rated) -> None:
    ratings = rated.library.ratings
    assert rated.rating("1.jpg") == Rating()
    first = ratings.rate([rated.id("1.jpg"), rated.id("2.jpg")], 4)
    assert rated.rating("deep/copy.jpg") == rated.rating("2.jpg") == Rating(4, "", True)
    ratings.label([rated.id("1.jpg")], "Red")
    second = ratings.rate([rated.id("1.jpg")], -1)
    assert rated.rating("1.jpg") == Rating(-1, "Red", True)
    again = ratings.put_back(second)
    assert rated.rating("1.jpg") == Rating(4, "Red", True)
    ratings.put_back(again)
    assert rated.rating("1.jpg").stars == -1
    ratings.put_back(first)
    assert rated.rating("2.jpg") == Rating()
    assert not list(rated.folder.rglob("*.xmp")), "nothing is written unless the person wants it"
    with pytest.raises(ValueError, match="6"):
        ratings.rate([rated.id("1.jpg")], 6)
    with pytest.raises(ValueError, match="Pink"):
        ratings.label([rated.id("1.jpg")], "Pink")


def test_copies_that_are_rated_together_get_back_what_they_had(rated: Rated) -> None:
    ratings, both = rated.library.ratings, [rated.id("1.jpg"), rated.id("deep/copy.jpg")]
    ratings.rate(both, 2)
    second = ratings.rate(both, 5)
    labelled = ratings.label(both, "Red")
    undone = ratings.put_back(labelled)
    assert rated.rating("1.jpg") == Rating(5, "", True)
    ratings.put_back(undone)
    assert rated.rating("1.jpg") == Rating(5, "Red", True)
    ratings.put_back(second)
    assert rated.rating("deep/copy.jpg") == Rating(2, "", True)


def test_more_photos_than_one_query_takes_are_rated(rated: Rated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue.chunks, "__defaults__", (2,))  # a query takes so many keys
    library = rated.library
    photos = library.photo_ids().tolist()
    before = library.ratings.rate(photos, 3)
    assert library.browse.ids(PhotoFilter(min_stars=3)).tolist() == photos
    library.ratings.put_back(before)
    assert not len(library.browse.ids(PhotoFilter(min_stars=1)))


def test_rules_count_the_stars_that_were_given(rated: Rated) -> None:
    photos = rated.library.photos(rated.library.photo_ids())
    reader = rated.library.review._details
    assert {d.rating for d in reader.read(photos, CancelToken(), lambda *_: None).values()} == {None}
    rated.library.ratings.rate([rated.id("2.jpg")], 4)
    content = rated.library.photos([rated.id("2.jpg")])[0].content_id
    found = reader.read(photos, CancelToken(), lambda *_: None)
    assert {i: d.rating for i, d in found.items()} == {i: 4 if i == content else None for i in found}


def test_stars_outlive_the_catalogue(rated: Rated, tmp_path: Path) -> None:
    rated.library.ratings.rate([rated.id("2.jpg")], 3)
    rated.library.close()
    for file in (tmp_path / "library").glob("catalogue.db*"):
        file.unlink()
    (rated.folder / "2.jpg").rename(rated.folder / "renamed.jpg")
    rated.library = Library.open(tmp_path / "library", encoder=FakeEncoder())
    rated.library.scan([str(rated.folder)], match=False, sequential=True)
    assert rated.rating("renamed.jpg") == Rating(3, "", True)
    assert rated.library.browse.ids(PhotoFilter(min_stars=3)).tolist() == [rated.id("renamed.jpg")]


def test_sidecars_are_made_changed_and_undone(rated: Rated) -> None:
    ratings, folder = rated.library.ratings, rated.folder
    before = {name: (folder / name).read_bytes() for name in ("1.jpg", "2.jpg")}
    (folder / "2.xmp").write_bytes(DARKTABLE)
    os.chmod(folder / "2.xmp", 0o640)
    os.utime(folder / "2.xmp", ns=(10**18, 10**18))
    ratings.set_writes_sidecars(True)
    ratings.rate([rated.id("1.jpg"), rated.id("2.jpg")], 5)
    ratings.label([rated.id("1.jpg")], "Blue")
    assert ratings.due() == 2
    report = ratings.write_sidecars()
    assert (report.written, report.failed, ratings.due()) == (2, (), 0)
    assert rated.said("1.jpg.xmp") == {"Rating": "5", "Label": "Blue"}
    assert rated.said("2.xmp") == {"Rating": "5"}
    assert b'darktable:history_end="7"' in (folder / "2.xmp").read_bytes()
    assert (folder / "2.xmp").stat().st_mode & 0o777 == 0o640
    assert not (folder / "2.jpg.xmp").exists()
    assert not (folder / "deep" / "copy.jpg.xmp").exists(), "only beside the photo that was rated"
    ratings.rate([rated.id("2.jpg")], 2)
    ratings.write_sidecars()
    assert rated.said("2.xmp") == {"Rating": "2"}
    history = rated.library.cleanup.history()
    assert [(batch.action, batch.done, batch.undoable) for batch in history] == [(Action.SIDECAR, 3, True)]
    undo = rated.library.cleanup.undo(history[0].id)
    assert (undo.restored, undo.failed) == (3, ())
    assert (folder / "2.xmp").read_bytes() == DARKTABLE
    assert (folder / "2.xmp").stat().st_mtime_ns == 10**18
    assert not (folder / "1.jpg.xmp").exists()
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert not [name for name in os.listdir(folder) if name.startswith(".twinlens")]
    assert rated.rating("2.jpg").stars == 2, "the stars themselves stay"


def test_a_sidecar_that_was_changed_since_is_not_undone(rated: Rated) -> None:
    rated.library.ratings.set_writes_sidecars(True)
    rated.library.ratings.rate([rated.id("1.jpg")], 5)
    batch = rated.library.ratings.write_sidecars().batch
    assert batch is not None
    file = rated.folder / "1.jpg.xmp"
    file.write_bytes(file.read_bytes().replace(b'"5"', b'"1"'))
    report = rated.library.cleanup.undo(batch)
    assert [(skipped.code, skipped.path) for skipped in report.failed] == [("changed", str(file))]
    assert rated.said("1.jpg.xmp") == {"Rating": "1"}


def test_undone_stars_leave_sidecars_as_they_were(rated: Rated) -> None:
    ratings, file = rated.library.ratings, rated.folder / "2.xmp"
    file.write_bytes(DARKTABLE)
    ratings.set_writes_sidecars(True)
    ratings.put_back(ratings.rate([rated.id("2.jpg")], 5))
    assert (ratings.write_sidecars().written, ratings.due()) == (0, 0)
    assert file.read_bytes() == DARKTABLE
    change = ratings.rate([rated.id("2.jpg")], 5)
    ratings.write_sidecars()
    ratings.put_back(change)
    ratings.write_sidecars()
    assert rated.said("2.xmp") == {"Rating": "1"}


def test_undone_stars_leave_what_another_program_has_said_since(rated: Rated) -> None:
    ratings, file = rated.library.ratings, rated.folder / "2.xmp"
    file.write_bytes(DARKTABLE)
    ratings.set_writes_sidecars(True)
    photo = [rated.id("2.jpg")]
    given = [ratings.rate(photo, 5)]
    ratings.write_sidecars()
    file.write_bytes(file.read_bytes().replace(b"xmp:Rating=", b'xmp:Label="Client" xmp:Rating='))
    given.append(ratings.rate(photo, 4))
    ratings.write_sidecars()
    for change in reversed(given):
        ratings.put_back(change)
    ratings.write_sidecars()
    assert rated.said("2.xmp") == {"Rating": "1", "Label": "Client"}
    change = ratings.rate(photo, 3)
    ratings.write_sidecars()
    file.write_bytes(file.read_bytes().replace(b'Rating="3"', b'Rating="2"'))
    ratings.put_back(change)
    ratings.write_sidecars()
    assert rated.said("2.xmp") == {"Rating": "2", "Label": "Client"}


def test_a_sidecar_that_is_read_only_is_left_alone(rated: Rated) -> None:
    (rated.folder / "2.xmp").write_bytes(DARKTABLE)
    (rated.folder / "2.xmp").chmod(0o444)
    rated.library.ratings.set_writes_sidecars(True)
    rated.library.ratings.rate([rated.id("2.jpg")], 5)
    report = rated.library.ratings.write_sidecars()
    assert "it is read-only" in report.failed[0][1]
    assert (rated.folder / "2.xmp").read_bytes() == DARKTABLE


def test_damaged_sidecars_links_and_changed_photos_are_left_alone(rated: Rated) -> None:
    ratings, folder = rated.library.ratings, rated.folder
    ratings.set_writes_sidecars(True)
    (folder / "1.jpg.xmp").write_bytes(b"<x:xmpmeta")
    (folder / "elsewhere.xml").write_bytes(DARKTABLE)
    (folder / "2.jpg.xmp").symlink_to(folder / "elsewhere.xml")
    ratings.rate([rated.id("1.jpg"), rated.id("2.jpg")], 5)
    report = ratings.write_sidecars()
    assert report.written == 0
    assert [sentence.split(":")[0] for _, sentence in report.failed] == [
        "The sidecar 1.jpg.xmp is left as it is", "The sidecar 2.jpg.xmp is left as it is"
    ]  # fmt: skip
    assert (folder / "1.jpg.xmp").read_bytes() == b"<x:xmpmeta"
    assert (folder / "elsewhere.xml").read_bytes() == DARKTABLE
    assert ratings.due() == 0, "it is told once, not for ever"
    acts = rated.library.cleanup.acts(rated.library.cleanup.history()[0].id)
    assert [act.state for act in acts] == [ActState.SKIPPED] * 2
    (folder / "deep" / "copy.jpg").write_bytes(b"something else")
    ratings.rate([rated.id("deep/copy.jpg")], 1)
    assert ratings.write_sidecars().failed[0][1] == "It has changed since the last scan."


def test_sidecars_wait_for_a_disk_that_is_away_and_follow_a_move(rated: Rated, tmp_path: Path) -> None:
    ratings = rated.library.ratings
    ratings.set_writes_sidecars(True)
    ratings.rate([rated.id("2.jpg")], 5)
    rated.folder.rename(tmp_path / "away")
    report = ratings.write_sidecars()
    assert (report.written, report.waiting, ratings.due()) == (0, 1, 1)
    (tmp_path / "away").rename(rated.folder)
    (rated.folder / "2.jpg").rename(rated.folder / "deep" / "moved.jpg")
    rated.library.scan(match=False, sequential=True)
    assert ratings.write_sidecars().written == 1
    assert rated.said("deep/moved.jpg.xmp") == {"Rating": "5"}
    ratings.rate([rated.id("1.jpg")], 2)
    ratings.set_writes_sidecars(False)
    assert ratings.write_sidecars().written == 0


def test_which_sidecar_is_a_photos_own(tmp_path: Path) -> None:
    photo = str(pictures.save(pictures.photo(1, 16, 16), tmp_path / "IMG.jpg"))

    def found() -> str:
        return os.path.basename(sidecars.sidecar_of(photo))

    assert found() == "IMG.jpg.xmp"
    (tmp_path / "IMG.XMP").touch()
    assert found() == "IMG.XMP"
    (tmp_path / "IMG.CR2").touch()
    assert found() == "IMG.jpg.xmp", "what may be the RAW's is left to it"
    (tmp_path / "IMG.jpg.XMP").touch()
    assert found() == "IMG.jpg.XMP"
    for name in ("IMG.CR2", "IMG.jpg.XMP"):
        (tmp_path / name).unlink()
    (tmp_path / "img.cr2").touch()
    assert found() == "IMG.jpg.xmp", "the same name, on some file systems"


@pytest.mark.parametrize("exists", [True, False])
def test_whatever_stops_it_the_sidecar_is_whole_and_the_next_start_settles_it(
    tmp_path: Path, exists: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before each change of file or journal in turn: the old sidecar or the new one, and then the new one."""

    class Stop(BaseException):
        pass

    for step in range(100):
        rated = Rated(tmp_path / str(step))
        file = rated.folder / ("2.xmp" if exists else "2.jpg.xmp")
        if exists:
            file.write_bytes(DARKTABLE)
        rated.library.ratings.set_writes_sidecars(True)
        rated.library.ratings.rate([rated.id("2.jpg")], 4)
        left = step

        def point(what: str, path: str) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Stop

        cleanup = rated.library.cleanup
        with monkeypatch.context() as patch:
            patch.setattr(cleanup, "_disk", Disk(point))
            patch.setattr(cleanup._store, "_point", point)
            try:
                rated.library.ratings.write_sidecars()
                ended = True
            except Stop:
                ended = False
        rated.library.close()
        rated.library = Library.open(tmp_path / str(step) / "library", encoder=FakeEncoder())
        assert not [name for name in os.listdir(rated.folder) if name.startswith(".twinlens")]
        assert not exists or file.read_bytes() == DARKTABLE or rated.said("2.xmp") == {"Rating": "4"}
        rated.library.ratings.write_sidecars()
        assert rated.said(file.name) == {"Rating": "4"}
        for batch in rated.library.cleanup.history():
            rated.library.cleanup.undo(batch.id)
        assert file.read_bytes() == DARKTABLE if exists else not file.exists()
        rated.library.close()
        if ended:
            break
    assert ended
    assert step > 8


def test_sidecars_wait_while_a_scan_runs(rated: Rated) -> None:
    rated.library.ratings.set_writes_sidecars(True)
    rated.library.ratings.rate([rated.id("1.jpg")], 1)
    with rated.library._exclusive("A scan runs."), pytest.raises(UserError) as caught:
        rated.library.ratings.write_sidecars()
    assert caught.value.code == "busy"
    assert rated.library.ratings.due() == 1


def test_what_is_left_when_writing_sidecars_is_cancelled_stays_due(rated: Rated) -> None:
    ratings, stop = rated.library.ratings, CancelToken()
    ratings.set_writes_sidecars(True)
    ratings.rate([rated.id("1.jpg"), rated.id("2.jpg")], 1)
    stop.cancel()
    report = ratings.write_sidecars(cancel=stop)
    assert (report.written, report.left, ratings.due()) == (0, 2, 2)
    report = ratings.write_sidecars()
    assert (report.written, report.left, ratings.due()) == (2, 0, 0)


def test_a_change_while_sidecars_are_written_is_written_too(rated: Rated) -> None:
    ratings = rated.library.ratings
    ratings.set_writes_sidecars(True)
    ratings.rate([rated.id("1.jpg")], 1)
    path, digest = ratings._store.due()[0]
    ratings.rate([rated.id("1.jpg")], 2)
    ratings._store.settle(path, digest, GivenRating(1))
    assert ratings.due() == 1
