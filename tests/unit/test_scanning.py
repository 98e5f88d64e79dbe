"""The walk over folders made here: order, what is left out and why, links, folders that are away or closed."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import Cancelled
from core.pictures import scanning
from core.pictures.scanning import IMAGE_SUFFIXES, UNSUPPORTED_SUFFIXES, Walk
from core.records import CancelToken


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def found(walk: Walk, root: Path) -> list[str]:
    return [Path(stamp.path).relative_to(os.path.realpath(root)).as_posix() for stamp in walk]


def problems(walk: Walk) -> list[tuple[str, str]]:
    return [(os.path.basename(problem.path), problem.code) for problem in walk.problems]


def test_pictures_come_in_a_fixed_order_with_their_stat(tmp_path: Path) -> None:
    fill(tmp_path, "b/2.JPG", "b/1.png", "a.heic", "b/c/x.webp", "c.Tiff", "note.txt", "b/film.mp4", "B/z.gif")
    walk = Walk([str(tmp_path)])
    stamps = list(walk)
    names = [Path(stamp.path).relative_to(os.path.realpath(tmp_path)).as_posix() for stamp in stamps]
    if (tmp_path / "b" / "z.gif").exists():  # a file system that does not tell case
        assert sorted(names) == ["a.heic", "b/1.png", "b/2.JPG", "b/c/x.webp", "b/z.gif", "c.Tiff"]
    else:
        assert names == ["a.heic", "c.Tiff", "B/z.gif", "b/1.png", "b/2.JPG", "b/c/x.webp"]
    for stamp in stamps:
        info = os.stat(stamp.path)
        assert (stamp.size, stamp.mtime_ns) == (info.st_size, info.st_mtime_ns)
        assert (stamp.device, stamp.inode) == (info.st_dev, info.st_ino)
    assert (walk.problems, walk.offline, walk.incomplete, walk.links) == ([], [], [], 0)
    assert walk.roots == [os.path.realpath(tmp_path)]


def test_empty_files_are_found_and_folders_named_like_pictures_are_walked(tmp_path: Path) -> None:
    fill(tmp_path, "album.jpg/1.jpg")
    (tmp_path / "empty.jpg").touch()
    assert found(Walk([str(tmp_path)]), tmp_path) == ["empty.jpg", "album.jpg/1.jpg"]


def test_pictures_of_other_kinds_are_listed_with_a_reason(tmp_path: Path) -> None:
    fill(tmp_path, "a.NEF", "b.jxl", "c.psd", "d.jp2", "e.ico", "f.jpg")
    walk = Walk([str(tmp_path)])
    assert found(walk, tmp_path) == ["f.jpg"]
    assert problems(walk) == [(name, "unsupported") for name in ("a.NEF", "b.jxl", "c.psd", "d.jp2", "e.ico")]
    assert "raw camera files" in walk.problems[0].reason
    assert str(tmp_path) not in walk.problems[0].reason


def test_suffixes_are_lower_case_and_in_one_list_only() -> None:
    for suffix in [*IMAGE_SUFFIXES, *UNSUPPORTED_SUFFIXES]:
        assert suffix.startswith(".")
        assert suffix == suffix.lower()
    assert not IMAGE_SUFFIXES & UNSUPPORTED_SUFFIXES.keys()


def test_hidden_and_system_places_are_left_out(tmp_path: Path) -> None:
    fill(
        tmp_path,
        ".hidden.jpg",
        "._a.jpg",
        ".cache/a.jpg",
        "$RECYCLE.BIN/a.jpg",
        "System Volume Information/a.jpg",
        ".Trash-1000/files/a.jpg",
        "lost+found/a.jpg",
        "photos/@eaDir/a.jpg",
        "__MACOSX/a.jpg",
        "Lightroom Previews.lrdata/a.jpg",
        "Photos.photoslibrary/originals/0/kept.jpg",
        "Photos.photoslibrary/resources/derivatives/a.jpg",
        "Photos.photoslibrary/a.jpg",
        "photos/kept.jpg",
    )
    expected = {"Photos.photoslibrary/originals/0/kept.jpg", "Photos.photoslibrary/a.jpg", "photos/kept.jpg"}
    assert set(found(Walk([str(tmp_path)]), tmp_path)) == expected


def test_a_hidden_folder_that_is_given_is_walked(tmp_path: Path) -> None:
    fill(tmp_path, "a.jpg", ".private/b.jpg")
    walk = Walk([str(tmp_path), str(tmp_path / ".private")])
    assert found(walk, tmp_path) == ["a.jpg", ".private/b.jpg"]
    assert len(walk.roots) == 2


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("cache", ["a.jpg", "a.tmp.jpg", "b/c/d.jpg"]),
        ("cache/", ["a.jpg", "a.tmp.jpg", "b/c/d.jpg"]),
        ("*.tmp.jpg", ["a.jpg", "b/c/d.jpg", "cache/e.jpg"]),
        ("*/b/*", ["a.jpg", "a.tmp.jpg", "cache/e.jpg"]),
        ("{root}/b/c", ["a.jpg", "a.tmp.jpg", "cache/e.jpg"]),
        ("c?che", ["a.jpg", "a.tmp.jpg", "b/c/d.jpg"]),
    ],
)
def test_exclusions_by_name_and_by_path(tmp_path: Path, pattern: str, left: list[str]) -> None:
    fill(tmp_path, "a.jpg", "a.tmp.jpg", "b/c/d.jpg", "cache/e.jpg")
    walk = Walk([str(tmp_path)], [pattern.format(root=os.path.realpath(tmp_path))])
    assert found(walk, tmp_path) == left


def test_folders_inside_each_other_are_walked_once(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "a/b/2.jpg", "ab/3.jpg")
    inner, outer = str(tmp_path / "a" / "b"), str(tmp_path / "a")
    walk = Walk([inner, outer, str(tmp_path / "ab"), outer + os.sep, os.path.join(outer, "b", "..")])
    assert found(walk, tmp_path) == ["a/1.jpg", "a/b/2.jpg", "ab/3.jpg"]
    assert walk.roots == [os.path.realpath(outer), os.path.realpath(tmp_path / "ab")]


def test_a_folder_given_inside_an_excluded_one_is_walked(tmp_path: Path) -> None:
    fill(tmp_path, "cache/keep/1.jpg", "cache/2.jpg")
    walk = Walk([str(tmp_path), str(tmp_path / "cache" / "keep")], ["cache"])
    assert found(walk, tmp_path) == ["cache/keep/1.jpg"]


def test_links_are_not_followed_but_a_given_link_is(tmp_path: Path) -> None:
    fill(tmp_path, "real/1.jpg")
    try:
        (tmp_path / "real" / "loop").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "real" / "again.jpg").symlink_to(tmp_path / "real" / "1.jpg")
        (tmp_path / "door").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("links may not be made here")
    assert found(Walk([str(tmp_path)]), tmp_path) == ["real/1.jpg"]
    walk = Walk([str(tmp_path / "door")])
    assert found(walk, tmp_path) == ["real/1.jpg"]
    assert walk.roots == [os.path.realpath(tmp_path / "real")]


def test_hard_links_are_one_file(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "b/other.jpg")
    os.link(tmp_path / "a" / "1.jpg", tmp_path / "b" / "2.jpg")
    walk = Walk([str(tmp_path / "a"), str(tmp_path / "b")])
    assert found(walk, tmp_path) == ["a/1.jpg", "b/other.jpg"]
    assert walk.links == 1


def test_a_file_may_be_given(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "a/2.jpg", "odd.name")
    walk = Walk([str(tmp_path / "a" / "1.jpg"), str(tmp_path / "odd.name")])
    assert found(walk, tmp_path) == ["a/1.jpg", "odd.name"]
    both = Walk([str(tmp_path / "a"), str(tmp_path / "a" / "1.jpg")])
    assert found(both, tmp_path) == ["a/1.jpg", "a/2.jpg"]


def test_folders_that_are_away_are_offline(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg")
    away = tmp_path / "stick"
    walk = Walk([str(away), str(tmp_path / "a")])
    assert found(walk, tmp_path) == ["a/1.jpg"]
    assert walk.offline == [os.path.realpath(away)]
    assert walk.roots == [os.path.realpath(tmp_path / "a")]
    assert walk.problems == []


def test_a_folder_that_goes_away_on_the_way_is_offline(tmp_path: Path) -> None:
    fill(tmp_path, "stick/1.jpg", "stick/2.jpg", "stick/deep/3.jpg")
    walk = Walk([str(tmp_path / "stick")])
    iterator = iter(walk)
    next(iterator)
    (tmp_path / "stick").rename(tmp_path / "gone")
    list(iterator)
    assert walk.offline == walk.roots


def test_a_folder_that_vanishes_on_the_way_is_no_problem(tmp_path: Path) -> None:
    fill(tmp_path, "1.jpg", "sub/2.jpg")
    walk = Walk([str(tmp_path)])
    iterator = iter(walk)
    next(iterator)
    (tmp_path / "sub" / "2.jpg").unlink()
    (tmp_path / "sub").rmdir()
    assert list(iterator) == []
    assert (walk.problems, walk.incomplete, walk.offline) == ([], [], [])


class Closed:
    """Stands for a folder that the system refuses to list."""

    def __init__(self, path: str, error: type[OSError]) -> None:
        self.path, self.error = path, error
        self.scandir = os.scandir

    def __call__(self, path: str) -> Iterator[os.DirEntry[str]]:
        if path == self.path:
            raise self.error(5, "no")
        return self.scandir(path)


@pytest.mark.parametrize(("error", "code"), [(PermissionError, "denied"), (OSError, "unreadable")])
def test_a_closed_folder_is_a_problem_and_the_walk_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], code: str
) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg", "c/3.jpg")
    closed = os.path.join(os.path.realpath(tmp_path), "b")
    monkeypatch.setattr(scanning.os, "scandir", Closed(closed, error))
    walk = Walk([str(tmp_path)])
    assert found(walk, tmp_path) == ["a/1.jpg", "c/3.jpg"]
    assert walk.incomplete == [closed]
    assert problems(walk) == [("b", code)]
    assert "folder" in walk.problems[0].reason


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user")
def test_a_folder_without_permission_is_denied(tmp_path: Path) -> None:
    fill(tmp_path, "b/2.jpg")
    (tmp_path / "b").chmod(0)
    walk = Walk([str(tmp_path)])
    assert found(walk, tmp_path) == []
    (tmp_path / "b").chmod(stat.S_IRWXU)
    assert problems(walk) == [("b", "denied")]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_pipes_named_like_pictures_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert found(Walk([str(tmp_path)]), tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.jpg"), "wb"):
        pass
    (stamp,) = Walk([str(tmp_path)])
    assert os.fsencode(stamp.path).endswith(b"caf\xe9.jpg")


def test_the_walk_can_be_cancelled(tmp_path: Path) -> None:
    fill(tmp_path, "a/1.jpg", "b/2.jpg")
    cancel = CancelToken()
    iterator = iter(Walk([str(tmp_path)], cancel=cancel))
    assert next(iterator).path.endswith("1.jpg")
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(iterator)


def test_awkward_files_are_all_found_or_listed(shared: Path) -> None:
    folder = shared / "awkward"
    walk = Walk([str(folder)])
    seen = {stamp.path for stamp in walk} | {problem.path for problem in walk.problems}
    everything = {os.path.realpath(path) for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"}
    assert seen == everything
