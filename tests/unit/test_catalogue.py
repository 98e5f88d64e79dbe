"""The catalogue: what a scan writes and lists read, with entries made by hand."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.records import ContentId, Facts, FileStamp, Fingerprints, Kind, Match, PhotoId, Problem
from core.search.indexes import SpaceIndex
from core.store.catalogue import Catalogue, Sort, open_database
from core.store.catalogue_matches import MatchStore
from core.store.catalogue_scan import ScanStore
from core.store.entries import End, Entry, Failed, Indexed, Refreshed, Reused, signed
from core.store.thumbnails import ThumbnailStore

ROOT = os.path.abspath(os.sep + "pictures")


def at(*parts: str) -> str:
    return os.path.join(ROOT, *parts)


def stamp(path: str, size: int = 100, mtime_ns: int = 10**18, inode: int = 0) -> FileStamp:
    return FileStamp(path, size, mtime_ns, device=5, inode=inode)


def indexed(
    path: str, content: str, *, size: int = 100, taken: str | None = None, coded: bool = True, inode: int = 0
) -> Indexed:
    """A file whose every fingerprint and code follow from a word."""
    digest = hashlib.blake2b(content.encode(), digest_size=32).digest()
    row = np.frombuffer(digest, np.uint8)
    return Indexed(
        stamp(path, size, inode=inode),
        Facts(640, 480, "JPEG", "Maker Model", taken),
        Fingerprints(digest, digest, digest, None, 80),
        b"jpeg of " + content.encode(),
        {"copy": row, "look": row ^ 255} if coded else None,
    )


class Books:
    """The three sides of one catalogue, and a scan's commit as the tests say it."""

    def __init__(self, folder: Path) -> None:
        self.database = open_database(folder)
        self.lists = Catalogue(self.database)
        self.scan = ScanStore(self.database)
        self.matches = MatchStore(self.database)
        self.gone: set[str] = set()

    def commit(self, *entries: Entry, encoder: str = "fake-1") -> list[int]:
        written = self.scan.commit(entries, encoder, self.gone.__contains__, set())
        self.moved = written.moved
        return written.photo_ids

    def finish(self, seen: list[int], **changes: object) -> int:
        end = {
            "roots": [ROOT],
            "incomplete": [],
            "offline": [],
            "devices": {},
            "seen": seen,
            "failed": [],
            "problems": [],
        }
        return self.scan.finish(End(**{**end, **changes}))[0]  # type: ignore[arg-type]

    def paths(self, sort: Sort = "path") -> list[str]:
        return [photo.path for photo in self.lists.photos(self.lists.photo_ids(sort))]

    def below(self, folder: str) -> list[str]:
        return [photo.path for photo in self.lists.photos_of(self.lists.contents_below(folder))]


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    made = Books(tmp_path)
    yield made
    made.database.close()


def test_a_committed_photo_is_listed_with_its_facts_and_codes(books: Books) -> None:
    (photo_id,) = books.commit(indexed(at("a.jpg"), "a", taken="2024-03-02T11:05:09"))
    (photo,) = books.lists.photos([photo_id])
    assert (photo.path, photo.size, photo.mtime_ns, photo.offline) == (at("a.jpg"), 100, 10**18, False)
    assert photo.facts == Facts(640, 480, "JPEG", "Maker Model", "2024-03-02T11:05:09")
    digest = hashlib.blake2b(b"a", digest_size=32).digest()
    assert books.lists.digest(photo_id) == digest
    assert books.lists.code(photo.content_id, "fake-1", "copy") == digest
    assert books.lists.code(photo.content_id, "other-1", "copy") is None
    names, codes = books.lists.coded_paths("fake-1", "copy")
    assert (names, codes) == ([at("a.jpg")], [digest])


def test_same_bytes_are_two_photos_of_one_content(books: Books) -> None:
    one, two = books.commit(indexed(at("a.jpg"), "a"), indexed(at("b.jpg"), "a", coded=False))
    first, second = books.lists.photos([one, two])
    assert first.content_id == second.content_id
    assert books.lists.counts()["contents"] == 1
    assert [photo.path for photo in books.lists.photos_of([first.content_id])] == [at("a.jpg"), at("b.jpg")]
    assert books.moved == 0


def test_photos_come_in_the_order_asked_for_without_the_gone_ones(books: Books) -> None:
    ids = books.commit(*(indexed(at(f"{n}.jpg"), str(n)) for n in range(1200)))
    wanted = [ids[1100], 10**9, ids[3], ids[1100], ids[700]]
    assert [photo.id for photo in books.lists.photos(wanted)] == [ids[1100], ids[3], ids[1100], ids[700]]
    assert len(books.lists.photos(np.array(ids))) == 1200


def test_sorting_and_folders(books: Books) -> None:
    books.commit(
        indexed(at("x", "B.jpg"), "1", size=5, taken="2020-01-01T00:00:00"),
        indexed(at("x", "a.jpg"), "2", size=9, taken="2024-01-01T00:00:00"),
        indexed(at("x y.jpg"), "3", size=7),  # its own time is in 2001
        indexed(at("x", "c", "z.jpg"), "4", size=1, taken="2022-01-01T00:00:00"),
    )
    assert books.paths(sort="taken") == [at("x", "a.jpg"), at("x", "c", "z.jpg"), at("x", "B.jpg"), at("x y.jpg")]
    assert books.paths(sort="size") == [at("x", "a.jpg"), at("x y.jpg"), at("x", "B.jpg"), at("x", "c", "z.jpg")]
    assert books.paths(sort="name") == [at("x", "a.jpg"), at("x", "B.jpg"), at("x y.jpg"), at("x", "c", "z.jpg")]
    assert books.below(at("x")) == [at("x", "B.jpg"), at("x", "a.jpg"), at("x", "c", "z.jpg")]
    assert books.below(at("x", "c") + os.sep) == [at("x", "c", "z.jpg")]
    assert len(books.below(os.path.abspath(os.sep))) == 4


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_need_not_be_text(books: Books) -> None:
    path = os.fsdecode(os.fsencode(ROOT) + b"/caf\xe9 \xf0\x9f\x93\xb7.jpg")
    books.commit(indexed(path, "a"), Failed(stamp(path + "x"), "damaged", "the file is damaged"))
    assert books.paths() == [path]
    assert books.lists.problems()[0].path == path + "x"
    assert path in books.scan.known([path], "fake-1")


@pytest.mark.parametrize("number", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_unsigned_file_ids_fit(books: Books, number: int) -> None:
    books.commit(indexed(at("a.jpg"), "a", inode=number))
    assert books.scan.known([at("a.jpg")], None)[at("a.jpg")].inode == signed(number)
    same = books.scan.by_inode([stamp(at("b.jpg"), inode=number)], None)
    assert bool(same) == (number != 0), "an inode of 0 means that the file system has none"


def test_known_tells_whether_codes_are_there(books: Books) -> None:
    books.commit(indexed(at("a.jpg"), "a"), indexed(at("b.jpg"), "b", coded=False))
    known = books.scan.known([at("a.jpg"), at("b.jpg"), at("c.jpg")], "fake-1")
    assert {path: k.coded for path, k in known.items()} == {at("a.jpg"): True, at("b.jpg"): False}
    assert not books.scan.known([at("a.jpg")], "fake-2")[at("a.jpg")].coded
    assert books.scan.known([at("a.jpg")], None)[at("a.jpg")].coded
    digest = hashlib.blake2b(b"a", digest_size=32).digest()
    content = known[at("a.jpg")].content_id
    assert books.scan.content(digest, "fake-1") == (content, True)
    assert books.scan.content(digest, "fake-2") == (content, False)
    assert books.scan.content(b"?" * 32, "fake-1") is None
    assert books.scan.known_sizes([100, 101]) == {100}


def test_a_moved_photo_keeps_its_id(books: Books) -> None:
    (old,) = books.commit(indexed(at("a.jpg"), "a"))
    content = books.lists.photos([old])[0].content_id
    books.gone = {at("a.jpg")}
    assert books.commit(Reused(stamp(at("new", "a.jpg")), content, PhotoId(old))) == [old]
    assert (books.moved, books.paths()) == (1, [at("new", "a.jpg")])
    books.gone = {at("new", "a.jpg")}
    assert books.commit(indexed(at("b.jpg"), "a", coded=False)) == [old], "found by its digest"
    assert (books.moved, books.paths()) == (1, [at("b.jpg")])


def test_of_two_copies_of_a_vanished_file_one_is_the_moved_one(books: Books) -> None:
    (old,) = books.commit(indexed(at("a.jpg"), "a"))
    books.gone = {at("a.jpg")}
    first, second = books.commit(indexed(at("b.jpg"), "a", coded=False), indexed(at("c.jpg"), "a", coded=False))
    assert first == old
    assert second != old
    assert (books.moved, books.paths()) == (1, [at("b.jpg"), at("c.jpg")])


def test_of_many_copies_each_is_asked_for_once(books: Books) -> None:
    asked: list[str] = []
    copies = [indexed(at(f"{n}.jpg"), "a", coded=n == 0) for n in range(50)]
    settled: set[ContentId] = set()
    for copy in copies:
        books.scan.commit([copy], "fake-1", lambda path: bool(asked.append(path)), settled)
    assert len(asked) == 1


def test_a_changed_file_keeps_its_photo_and_gets_a_new_content(books: Books) -> None:
    (photo,) = books.commit(indexed(at("a.jpg"), "a"))
    assert books.commit(indexed(at("a.jpg"), "b", size=7)) == [photo]
    assert books.lists.counts()["contents"] == 2
    books.finish([photo])
    assert books.lists.counts()["contents"] == 1
    assert books.lists.photos([photo])[0].size == 7
    ids, codes = books.lists.codes("fake-1", "copy")
    assert (len(ids), codes.shape) == (1, (1, 32)), "codes go with their content"


def test_what_was_not_seen_goes_except_below_what_could_not_be_listed(books: Books) -> None:
    a, b, c = books.commit(indexed(at("a.jpg"), "a"), indexed(at("b.jpg"), "b"), indexed(at("shut", "c.jpg"), "c"))
    (elsewhere,) = books.commit(indexed(os.path.abspath(os.sep + "pictures2"), "d"))
    problem = Problem(at("shut"), "denied", "the folder may not be read")
    assert books.finish([b], incomplete=[at("shut")], problems=[problem]) == 1
    assert [p.id for p in books.lists.photos([a, b, c, elsewhere])] == [b, c, elsewhere]
    assert books.lists.problems() == (problem,)
    revision = books.lists.revision()
    assert books.finish([b], incomplete=[at("shut")], problems=[problem]) == 0
    assert books.lists.revision() == revision, "nothing changed, so nobody has to look again"
    assert books.finish([b]) == 1
    assert books.lists.problems() == ()


def test_an_offline_folder_keeps_its_photos_and_comes_back(books: Books) -> None:
    books.lists.add_folder(ROOT)
    (photo,) = books.commit(indexed(at("a.jpg"), "a"))
    assert books.finish([], roots=[], offline=[ROOT]) == 0
    assert books.lists.photos([photo])[0].offline
    assert books.lists.folders()[0].offline
    books.commit(Refreshed(PhotoId(photo), 7, 8))
    books.finish([photo])
    assert not books.lists.photos([photo])[0].offline
    assert not books.lists.folders()[0].offline
    assert books.lists.folders()[0].photos == 1


def test_a_failed_file_is_a_problem_until_it_is_read_or_gone(books: Books) -> None:
    books.commit(indexed(at("a.jpg"), "a"))
    books.commit(Failed(stamp(at("a.jpg"), 7), "truncated", "the file ends too early"))
    assert books.paths() == []
    assert books.lists.problems() == (Problem(at("a.jpg"), "truncated", "the file ends too early"),)
    assert books.scan.known_problems([at("a.jpg"), at("b.jpg")]) == {at("a.jpg"): (7, 10**18)}
    books.commit(Failed(stamp(at("b.jpg")), "denied", "the file may not be read"))
    assert at("b.jpg") not in books.scan.known_problems([at("b.jpg")]), "permissions change without the file"
    books.commit(indexed(at("a.jpg"), "a"))
    books.finish([], failed=[])
    assert books.lists.problems() == ()


def test_removing_a_folder_forgets_only_what_no_other_folder_holds(books: Books) -> None:
    for folder in (ROOT, at("inner"), at("inner", "most")):
        books.lists.add_folder(folder)
    books.commit(*(indexed(at(*parts), parts[-1]) for parts in (("a",), ("inner", "b"), ("inner", "most", "c"))))
    books.commit(Failed(stamp(at("bad")), "damaged", "the file is damaged"))
    books.lists.remove_folder(at("inner"))
    assert len(books.paths()) == 3, "the outer folder holds them still"
    books.lists.remove_folder(ROOT)
    assert books.paths() == [at("inner", "most", "c")]
    assert books.lists.problems() == ()
    assert books.lists.counts()["contents"] == 1
    with pytest.raises(UserError, match="is not a folder of this library"):
        books.lists.remove_folder(ROOT)


def test_matches_are_stored_until_the_matcher_or_the_contents_change(books: Books) -> None:
    a, b = books.commit(indexed(at("a.jpg"), "a"), indexed(at("b.jpg"), "b", coded=False))
    contents = [photo.content_id for photo in books.lists.photos([a, b])]
    books.matches.begin("fake-1/1")
    assert books.matches.pending("fake-1/1") == 2
    assert books.matches.unmatched().tolist() == contents
    match = Match(contents[0], contents[1], Kind.CROPPED, 9, 0.75, (0.1, 0.0, 0.9, 1.0), "80 % of the picture")
    books.matches.store([match, Match(contents[0], ContentId(999), Kind.EDITED, 1, 1.0)], contents)
    assert books.matches.matches() == [match]
    assert books.matches.contents_with_copies() == contents
    assert books.matches.between(contents[1], contents[0]) == match
    assert books.matches.between(contents[0], contents[0]) is None
    assert books.matches.unmatched().tolist() == []
    assert books.matches.pending("fake-1/1") == 2, "their clusters are still to be compared"
    assert books.matches.unclosed().tolist() == contents
    books.matches.store([], contents, closed=True)
    assert books.matches.pending("fake-1/1") == 0
    books.commit(indexed(at("b.jpg"), "b"))
    assert books.matches.unmatched().tolist() == contents[1:], "it was matched without its codes"
    assert books.matches.pending("fake-1/2") == 2
    books.matches.begin("fake-1/2")
    assert books.matches.matches() == []
    books.matches.store([match], contents)
    books.finish([a])
    assert books.matches.matches() == []


def test_the_index_follows_the_catalogue(books: Books) -> None:
    index = SpaceIndex(books.lists, "copy")
    code = np.frombuffer(hashlib.blake2b(b"a", digest_size=32).digest(), np.uint8)[None, :]
    assert len(index.around(code, 5, "fake-1")) == 0
    assert index.distances(code, np.array([1]), "fake-1")[1].shape == (1, 0)
    ids = books.commit(indexed(at("a"), "a"), indexed(at("b"), "b"))
    contents = [photo.content_id for photo in books.lists.photos(ids)]
    assert index.around(code, 5, "fake-1").tolist() == contents
    found, distances = index.distances(code, np.array([*contents, 9999]), "fake-1")
    assert found.tolist() == contents
    assert distances[0, 0] == 0 < distances[0, 1]
    more = books.commit(*(indexed(at(str(n)), str(n)) for n in range(30)))
    assert len(index.around(code, 100, "fake-1")) == 32
    assert len(index.around(code, 3, "fake-1")) == 3
    books.finish([ids[1], *more])
    found = index.around(code, 100, "fake-1")
    assert len(found) == 31
    assert contents[0] not in found
    assert len(index.around(code, 100, "fake-2")) == 0


def test_the_index_follows_a_code_that_comes_late_as_another_goes(books: Books) -> None:
    late = indexed(at("a"), "a", coded=False)
    ids = books.commit(late, indexed(at("b"), "b"), indexed(at("c"), "c"))
    a, b, c = (photo.content_id for photo in books.lists.photos(ids))
    index, code = SpaceIndex(books.lists, "copy"), np.zeros((1, 32), np.uint8)
    assert index.around(code, 9, "fake-1").tolist() == [b, c]
    books.commit(indexed(at("a"), "a"))
    books.finish([ids[0], ids[2]])
    assert index.around(code, 9, "fake-1").tolist() == [a, c]


def test_codes_are_counted_without_reading_them(books: Books) -> None:
    books.commit(indexed(at("a"), "a"))
    for table, where in (("codes", "encoder = 1 AND space = 'look'"), ("regions", "encoder = 1 AND content_id > 5")):
        with books.database.read() as c:
            query = f"EXPLAIN QUERY PLAN SELECT count(*), sum(content_id) FROM {table} WHERE {where}"
            assert "COVERING INDEX" in c.execute(query).fetchone()[3]


def test_two_hundred_thousand_photos_are_listed_at_once(books: Books) -> None:
    """Processor time, far above what is measured (0.1 and 0.25 s): only a lost index or a loop fails it."""

    def fill(c: object) -> None:
        numbers = range(1, 200_001)
        run = c.executemany  # type: ignore[attr-defined]
        run(
            """INSERT INTO contents (id, digest, pixel_digest, dct_hash, quality, width, height, format)
            VALUES (?1, ?2, ?2, ?2, 80, 640, 480, 'JPEG')""",
            ((n, n.to_bytes(32, "big")) for n in numbers),
        )
        run(
            """INSERT INTO photos (id, content_id, path, name, taken, size, mtime_ns, device, inode)
            VALUES (?1, ?1, ?2, ?3, ?4, ?1, 0, 0, 0)""",
            ((n, os.fsencode(at(f"{n}.jpg")), f"{n}.jpg", f"20{n % 24:02}-01-01T00:00:00") for n in numbers),
        )
        c.execute("INSERT INTO encoders VALUES (1, 'fake-1')")  # type: ignore[attr-defined]
        run("INSERT INTO codes VALUES (?1, 1, 'copy', ?2)", ((n, n.to_bytes(32, "big")) for n in numbers))

    books.database.write(fill)
    began = time.process_time()
    ids = books.lists.photo_ids("taken")
    listed = time.process_time() - began
    began = time.process_time()
    contents, codes = books.lists.codes("fake-1", "copy")
    loaded = time.process_time() - began
    assert (len(ids), len(set(ids.tolist())), codes.shape) == (200_000, 200_000, (200_000, 32))
    assert int.from_bytes(codes[99].tobytes(), "big") == contents[99] == 100
    assert listed < 1.0
    assert loaded < 2.0
    with books.database.read() as c:
        plan = c.execute("EXPLAIN QUERY PLAN SELECT id FROM photos ORDER BY taken DESC, name, id").fetchall()
    assert "COVERING INDEX photos_by_taken" in plan[0][3]


def test_thumbnails_are_kept_up_to_the_cap_and_the_oldest_go(tmp_path: Path) -> None:
    store = ThumbnailStore(tmp_path, cap_bytes=1 << 20)
    names = [n.to_bytes(32, "big") for n in range(200)]
    for name in names:
        store.put({name: name * 500})
    kept = [name for name in names if store.get(name) is not None]
    assert 40 <= len(kept) < 70
    assert kept == names[-len(kept) :]
    assert store.get(names[-1]) == names[-1] * 500
    store.drop(names[-2:])
    assert store.get(names[-1]) is None
    store.close()
    assert store.path.stat().st_size < 1.2 * (1 << 20)


def test_a_damaged_thumbnail_file_is_begun_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "thumbnails.db").write_bytes(b"not a database" * 1000)
    store = ThumbnailStore(tmp_path, cap_bytes=1 << 20)
    assert "damaged" in caplog.text
    store.put({b"a": b"jpeg"})
    assert store.get(b"a") == b"jpeg"
    store.close()
