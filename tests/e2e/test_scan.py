"""Scans of real files through the library: what happens on disk between two scans, and what the catalogue then says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.errors import UserError
from core.library import Library
from core.pictures import decoding
from core.records import Decoded, Photo, ScanReport
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import similar

NAMES = ["a.jpg", "b.png", "sub/c.jpg", "sub/deep/d.webp", "z.jpg"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for seed, name in enumerate(NAMES):
        pictures.save(pictures.photo(seed, 200, 150), tmp_path / "pictures" / name)
    return tmp_path / "pictures"


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that were decoded, as they are."""
    names: list[str] = []
    decode, decode_bytes = decoding.decode, decoding.decode_bytes

    def noting(path: str, px: int | None) -> Decoded:
        names.append(os.path.basename(path))
        return decode(path, px)

    def noting_bytes(data: bytes, path: str, px: int | None) -> Decoded:
        names.append(os.path.basename(path))
        return decode_bytes(data, path, px)

    monkeypatch.setattr(decoding, "decode", noting)
    monkeypatch.setattr(decoding, "decode_bytes", noting_bytes)
    return names


def scan(library: Library, *folders: Path, **options: object) -> ScanReport:
    return library.scan([str(f) for f in folders] or None, match=False, **options)  # type: ignore[arg-type]


def counts(report: ScanReport) -> dict[str, int]:
    p = report.progress
    fields = ("new", "unchanged", "moved", "removed", "failed")
    return {name: getattr(p, name) for name in fields if getattr(p, name)}


def by_name(library: Library, folder: Path) -> dict[str, Photo]:
    photos = library.photos(library.photo_ids(sort="path"))
    return {Path(photo.path).relative_to(folder).as_posix(): photo for photo in photos}


def test_first_scan_and_rescan(library: Library, folder: Path, decoded: list[str]) -> None:
    assert counts(scan(library, folder)) == {"new": 5}
    assert sorted(by_name(library, folder)) == sorted(NAMES)
    assert len(decoded) == 5
    photo = by_name(library, folder)["sub/c.jpg"]
    assert (photo.facts.width, photo.facts.height, photo.facts.format) == (200, 150, "JPEG")
    assert counts(scan(library)) == {"unchanged": 5}
    assert counts(scan(library, folder / "sub")) == {"unchanged": 2}, "a part of a library folder"
    assert len(library.folders()) == 1
    assert len(decoded) == 5


def test_a_changed_file_is_read_again_and_keeps_its_photo(library: Library, folder: Path, decoded: list[str]) -> None:
    scan(library, folder)
    before = by_name(library, folder)
    pictures.save(pictures.photo(99, 320, 200), folder / "a.jpg")
    decoded.clear()
    assert counts(scan(library)) == {"new": 1, "unchanged": 4}
    after = by_name(library, folder)
    assert decoded == ["a.jpg"]
    assert after["a.jpg"].id == before["a.jpg"].id
    assert after["a.jpg"].facts.width == 320
    assert library.info()["contents"] == 5


def test_a_touched_file_is_read_but_not_decoded(library: Library, folder: Path, decoded: list[str]) -> None:
    scan(library, folder)
    os.utime(folder / "a.jpg", ns=(10**18, 10**18))
    decoded.clear()
    assert counts(scan(library)) == {"unchanged": 5}
    assert decoded == []
    assert by_name(library, folder)["a.jpg"].mtime_ns == 10**18


def test_a_renamed_file_is_not_even_read(
    library: Library, folder: Path, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(library, folder)
    before = by_name(library, folder)
    (folder / "new place").mkdir()
    (folder / "a.jpg").rename(folder / "new place" / "A renamed.jpg")
    (folder / "sub").rename(folder / "0 first")
    opened: list[str] = []
    real_open = open
    monkeypatch.setattr(
        "builtins.open", lambda f, *rest, **named: (opened.append(str(f)), real_open(f, *rest, **named))[1]
    )
    assert counts(scan(library)) == {"moved": 3, "unchanged": 2}
    monkeypatch.undo()
    assert not [name for name in opened if name.startswith(str(folder))]
    after = by_name(library, folder)
    assert sorted(after) == ["0 first/c.jpg", "0 first/deep/d.webp", "b.png", "new place/A renamed.jpg", "z.jpg"]
    assert after["new place/A renamed.jpg"].id == before["a.jpg"].id
    assert after["0 first/c.jpg"].content_id == before["sub/c.jpg"].content_id
    assert counts(scan(library)) == {"unchanged": 5}


def test_a_library_copied_to_another_disk_is_read_but_neither_decoded_nor_encoded(
    library: Library, folder: Path, decoded: list[str], encoder: FakeEncoder, tmp_path: Path
) -> None:
    scan(library, folder)
    before = {photo.id for photo in by_name(library, folder).values()}
    for source in sorted(folder.rglob("*.*")):  # a new inode and a new time each
        target = tmp_path / "disk" / source.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        source.unlink()
    decoded.clear()
    assert counts(scan(library, tmp_path / "disk")) == {"moved": 5}
    assert (decoded, encoder.encoded) == ([], 5)
    assert {photo.id for photo in by_name(library, tmp_path / "disk").values()} == before
    assert counts(scan(library)) == {"unchanged": 5}


def test_a_copy_is_new_and_shares_the_content(library: Library, folder: Path, decoded: list[str]) -> None:
    scan(library, folder)
    shutil.copy2(folder / "a.jpg", folder / "copy of a.jpg")
    decoded.clear()
    assert counts(scan(library)) == {"new": 1, "unchanged": 5}
    assert decoded == []
    photos = by_name(library, folder)
    assert photos["copy of a.jpg"].content_id == photos["a.jpg"].content_id
    assert photos["copy of a.jpg"].id != photos["a.jpg"].id


def test_two_files_that_change_places(library: Library, folder: Path) -> None:
    scan(library, folder)
    before = by_name(library, folder)
    (folder / "a.jpg").rename(folder / "t.jpg")
    (folder / "z.jpg").rename(folder / "a.jpg")
    (folder / "t.jpg").rename(folder / "z.jpg")
    scan(library)
    after = by_name(library, folder)
    assert after["a.jpg"].content_id == before["z.jpg"].content_id
    assert after["z.jpg"].content_id == before["a.jpg"].content_id
    assert counts(scan(library)) == {"unchanged": 5}


def test_hard_links_are_one_photo(library: Library, folder: Path) -> None:
    os.link(folder / "a.jpg", folder / "sub" / "link.jpg")
    assert counts(scan(library, folder)) == {"new": 5}
    os.link(folder / "z.jpg", folder / "0 before.jpg")  # sorts before the name that is known
    scan(library)
    assert len(library.photo_ids()) == 5
    assert counts(scan(library)) == {"unchanged": 5}


def test_deleted_files_go_with_their_contents_and_thumbnails(library: Library, folder: Path) -> None:
    scan(library, folder)
    digest = library._catalogue.digest(by_name(library, folder)["a.jpg"].id)
    assert digest is not None
    assert library._thumbnails.get(digest) is not None
    (folder / "a.jpg").unlink()
    shutil.rmtree(folder / "sub")
    assert counts(scan(library)) == {"unchanged": 2, "removed": 3}
    assert sorted(by_name(library, folder)) == ["b.png", "z.jpg"]
    assert library.info()["contents"] == 2
    assert len(library.codes("copy")[0]) == 2
    assert library._thumbnails.get(digest) is None


def test_a_corrupted_file_becomes_a_problem_is_not_read_again_and_recovers(
    library: Library, folder: Path, decoded: list[str]
) -> None:
    whole = (folder / "a.jpg").read_bytes()
    scan(library, folder)
    (folder / "a.jpg").write_bytes(whole[: len(whole) // 2])
    assert counts(scan(library)) == {"failed": 1, "unchanged": 4}
    assert [(p.path, p.code) for p in library.problems()] == [(str(folder / "a.jpg"), "truncated")]
    assert sorted(by_name(library, folder)) == sorted(NAMES)[1:]
    decoded.clear()
    assert counts(scan(library)) == {"failed": 1, "unchanged": 4}
    assert decoded == []
    assert counts(scan(library, retry_problems=True)) == {"failed": 1, "unchanged": 4}
    assert decoded == ["a.jpg"]
    (folder / "a.jpg").write_bytes(whole)
    assert counts(scan(library)) == {"new": 1, "unchanged": 4}
    assert library.problems() == ()
    (folder / "z.jpg").write_bytes(b"")
    scan(library)
    assert [p.code for p in library.problems()] == ["empty"]
    (folder / "z.jpg").unlink()
    scan(library)
    assert library.problems() == ()


def test_unsupported_kinds_are_listed_not_counted(library: Library, folder: Path) -> None:
    (folder / "raw.cr2").write_bytes(b"raw")
    (folder / "notes.txt").write_text("no picture")
    assert counts(scan(library, folder)) == {"new": 5}
    assert [(p.path, p.code) for p in library.problems()] == [(str(folder / "raw.cr2"), "unsupported")]
    scan(library)
    assert len(library.problems()) == 1
    (folder / "raw.cr2").unlink()
    scan(library)
    assert library.problems() == ()


def test_a_folder_that_is_away_is_offline_and_comes_back(
    library: Library, folder: Path, decoded: list[str], tmp_path: Path
) -> None:
    scan(library, folder)
    folder.rename(tmp_path / "away")
    report = scan(library)
    assert report.offline_folders == (str(folder),)
    assert report.complete
    assert counts(report) == {}
    assert all(photo.offline for photo in by_name(library, folder).values())
    assert len(by_name(library, folder)) == 5
    assert library.folders()[0].offline
    assert library.thumbnail(int(library.photo_ids()[0]))
    (tmp_path / "away").rename(folder)
    decoded.clear()
    report = scan(library)
    assert (counts(report), report.offline_folders, decoded) == ({"unchanged": 5}, (), [])
    assert not any(photo.offline for photo in by_name(library, folder).values())
    assert not library.folders()[0].offline


def test_an_empty_mount_point_is_offline_an_emptied_folder_is_not(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(library, folder)
    shutil.move(folder, tmp_path / "away")
    folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr("core.scan.pipeline.signed", lambda device: -1)  # another device lies there now
        assert scan(library).offline_folders == (str(folder),)
        assert len(library.photo_ids()) == 5
    assert counts(scan(library)) == {"removed": 5}


def test_moving_out_of_a_folder_that_is_offline_is_not_moving(library: Library, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    scan(library, folder, other)
    folder.rename(tmp_path / "away")
    (other / "a.jpg").write_bytes((tmp_path / "away" / "a.jpg").read_bytes())
    assert counts(scan(library)) == {"new": 1}
    (tmp_path / "away").rename(folder)
    assert counts(scan(library)) == {"unchanged": 6}


def test_a_folder_that_cannot_be_listed_keeps_its_photos(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(library, folder)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == str(folder / "sub"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    (folder / "a.jpg").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        report = scan(library)
    assert not report.complete
    assert counts(report) == {"unchanged": 2, "removed": 1}
    assert "sub/c.jpg" in by_name(library, folder)
    assert [(p.path, p.code) for p in library.problems()] == [(str(folder / "sub"), "denied")]
    assert scan(library).complete
    assert library.problems() == ()


def test_folders_are_added_removed_and_refused(library: Library, folder: Path, tmp_path: Path) -> None:
    added = library.add_folder(folder / "sub" / ".." / "sub")
    assert (added.path, added.photos) == (str(folder / "sub"), 0)
    scan(library)
    assert [(f.path, f.photos) for f in library.folders()] == [(str(folder / "sub"), 2)]
    scan(library, folder)
    assert [(f.path, f.photos) for f in library.folders()] == [(str(folder), 5), (str(folder / "sub"), 2)]
    library.remove_folder(folder)
    assert [f.path for f in library.folders()] == [str(folder / "sub")]
    assert len(library.photo_ids()) == 2
    library.remove_folder(str(folder / "sub"))
    assert len(library.photo_ids()) == 0
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*")) == sorted(NAMES), "files are not ours"
    with pytest.raises(UserError, match="is not there"):
        library.add_folder(tmp_path / "no")
    with pytest.raises(UserError, match="is not a folder"):
        library.add_folder(folder / "a.jpg")
    with pytest.raises(UserError, match="is not there"):
        scan(library, tmp_path / "no")


def test_exclusions_are_the_persons(library: Library, folder: Path) -> None:
    scan(library, folder)
    (library.directory / "settings.json").write_text('{"excluded": ["sub"]}')
    assert counts(scan(library)) == {"unchanged": 3, "removed": 2}


def test_a_file_in_use_by_two_libraries(library: Library, folder: Path, tmp_path: Path) -> None:
    scan(library, folder)
    with Library.open(tmp_path / "second", encoder=FakeEncoder()) as second:
        assert counts(scan(second, folder)) == {"new": 5}


# -- what the library says of what it has


def test_thumbnails_are_made_again_when_their_file_was_deleted(library: Library, folder: Path, tmp_path: Path) -> None:
    scan(library, folder)
    photo = int(library.photo_ids()[0])
    before = library.thumbnail(photo)
    library.close()
    for file in (tmp_path / "library").glob("thumbnails.db*"):
        file.unlink()
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as again:
        assert again.thumbnail(photo) == before
        assert again._thumbnails.get(again._catalogue.digest(photo) or b"") == before
        path = again.photos([photo])[0].path
        for file in (tmp_path / "library").glob("thumbnails.db*"):
            assert file.exists()
        os.unlink(path)
        assert again.thumbnail(photo) == before
        assert again.thumbnail(10**9) is None


def test_render_gives_upright_pixels(library: Library, folder: Path) -> None:
    scan(library, folder)
    photo = by_name(library, folder)["a.jpg"]
    width, height, pixels = library.render(photo.id, 100)
    assert (width, height, len(pixels)) == (100, 75, 100 * 75 * 3)
    (folder / "a.jpg").unlink()
    with pytest.raises(UserError, match="not there"):
        library.render(photo.id, 100)
    with pytest.raises(UserError, match="no longer in the library"):
        library.render(10**9, 100)


def test_similar_finds_the_resized_copy_first(
    library: Library, folder: Path, encoder: FakeEncoder, tmp_path: Path
) -> None:
    pictures.save(pictures.photo(0, 200, 150).resize((160, 120)), folder / "small a.jpg")
    shutil.copy(folder / "a.jpg", folder / "same a.jpg")
    scan(library, folder)
    photos = by_name(library, folder)
    encoded = encoder.encoded
    result = similar(library, photos["a.jpg"].id)
    assert (result.query, result.space, result.bits, result.radius) == (str(folder / "a.jpg"), "look", 256, 80)
    assert result.thumbnail == library.thumbnail(photos["a.jpg"].id)
    names = [Path(n.photo.path).name for n in result.neighbours]
    assert names[:2] == ["same a.jpg", "small a.jpg"]
    assert "a.jpg" not in names
    assert len(names) == 6
    distances = [n.distance for n in result.neighbours]
    assert distances == sorted(distances)
    assert distances[0] == 0
    assert all(n.nearness == encoder.spec.spaces["look"].confidence(n.distance) for n in result.neighbours)
    assert len(similar(library, photos["a.jpg"].id, k=3).neighbours) == 3
    assert encoder.encoded == encoded, "a photo's codes are stored"

    outside = pictures.save(pictures.photo(2, 400, 300), tmp_path / "outside.jpg")
    result = similar(library, str(outside), space="copy")
    assert Path(result.neighbours[0].photo.path).name == "c.jpg"
    assert (result.query, result.space) == (str(outside), "copy")
    pasted = similar(library, outside.read_bytes(), space="copy")
    assert pasted.query == "pasted picture"
    assert pasted.neighbours == result.neighbours
    assert encoder.encoded == encoded + 2
    inside = similar(library, str(folder / "b.png"))
    assert inside.neighbours[0].distance == 0
    assert encoder.encoded == encoded + 2, "a file the library knows by its bytes is not encoded"
    with pytest.raises(UserError):
        similar(library, b"no picture")
    with pytest.raises(UserError, match="no longer in the library"):
        similar(library, 10**9)


def test_search_sees_what_a_scan_adds_and_removes(library: Library, folder: Path, tmp_path: Path) -> None:
    query = str(pictures.save(pictures.photo(50, 200, 150), tmp_path / "query.png"))
    assert similar(library, query).neighbours == ()
    scan(library, folder)
    assert similar(library, query).neighbours[0].distance > 0
    shutil.copy(query, folder / "hit.png")
    scan(library)
    nearest = similar(library, query).neighbours[0]
    assert (nearest.distance, nearest.photo.path) == (0, str(folder / "hit.png"))
    (folder / "hit.png").unlink()
    scan(library)
    result = similar(library, query)
    assert len(result.neighbours) == 5
    assert result.neighbours[0].distance > 0


def test_codes_are_exported_by_path(library: Library, folder: Path) -> None:
    assert library.codes("copy")[1].shape == (0, 32)
    scan(library, folder)
    names, codes, encoder = library.codes("look")
    assert names == sorted(str(folder / name) for name in NAMES)
    assert (codes.shape, codes.dtype, encoder) == ((5, 32), np.uint8, "fake-1")


def test_info_says_what_there_is(library: Library, folder: Path) -> None:
    scan(library, folder)
    info = library.info()
    assert (info["photos"], info["contents"], info["folders"], info["problems"]) == (5, 5, 1, 0)
    assert (info["encoder"], info["device"]) == ("fake-1", "cpu")
    assert info["catalogue.db bytes"] > 0


# -- real and awkward files


def test_the_awkward_files_are_all_indexed_or_listed_with_a_reason(library: Library, shared: Path) -> None:
    report = scan(library, shared / "awkward")
    p = report.progress
    assert report.complete
    assert p.new + p.failed == p.total_files
    assert p.new > 80
    problems = library.problems()
    assert all(problem.reason and problem.code for problem in problems)
    assert {problem.code for problem in problems} <= {
        "damaged", "truncated", "empty", "too-large", "unsupported", "unreadable", "denied", "not-found",
    }  # fmt: skip
    assert len(library.photo_ids()) == p.new
    assert counts(scan(library)) == {"unchanged": p.new, "failed": p.failed}


def test_a_folder_of_copies_gives_neighbours(library: Library, shared: Path) -> None:
    scan(library, shared / "awkward" / "orientation")
    ids = library.photo_ids()
    assert len(ids) >= 8
    assert all(library.thumbnail(int(i)) for i in ids)
    assert similar(library, int(ids[0]), space="copy").neighbours
