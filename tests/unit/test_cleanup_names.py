"""Names that clean-up gives, companions, extended attributes, and the recycle bin of Windows as files made by hand."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cleanup import attributes, names, recycling
from core.cleanup.actions import Stamp
from core.cleanup.companions import Folders
from core.cleanup.operations import Way, from_json, operation, to_json


@pytest.mark.parametrize(
    ("taken", "wanted", "given_name"),
    [
        ([], "IMG_1.jpg", "IMG_1.jpg"),
        (["IMG_1.jpg"], "IMG_1.jpg", "IMG_1 (2).jpg"),
        (["img_1.JPG", "IMG_1 (2).jpg"], "IMG_1.jpg", "IMG_1 (3).jpg"),
        (["IMG_1 (2).jpg"], "IMG_1 (2).jpg", "IMG_1 (3).jpg"),
        (["Caf\u00e9.jpg"], "Cafe\u0301.jpg", "Cafe\u0301 (2).jpg"),
        (["Stra\u00dfe.jpg"], "STRASSE.jpg", "STRASSE (2).jpg"),
    ],
)
def test_names_that_may_be_the_same_file_somewhere_are_not_both_given(
    tmp_path: Path, taken: list[str], wanted: str, given_name: str
) -> None:
    for name in taken:
        (tmp_path / name).write_bytes(b"")
    free = names.FreeNames()
    if given_name == "IMG_1 (3).jpg" and "IMG_1 (2).jpg" in taken and wanted == "IMG_1 (2).jpg":
        (tmp_path / "IMG_1.jpg").write_bytes(b"")
    assert free.free(str(tmp_path), [wanted]) == [given_name]
    assert free.free(str(tmp_path), [wanted]) != [given_name], "it is taken now, though not yet made"


def test_companions_get_the_same_number(tmp_path: Path) -> None:
    (tmp_path / "a.XMP").write_bytes(b"")
    free = names.FreeNames()
    assert free.free(str(tmp_path), ["a.jpg", "a.xmp", "a.jpg.xmp"]) == ["a (2).jpg", "a (2).xmp", "a (2).jpg.xmp"]


@given(
    stem=st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=300),
    suffix=st.sampled_from([".jpg", "", ".jpg.xmp", "." + "s" * 200]),
    longest=st.sampled_from([255, 245]),
)
def test_given_names_are_never_too_long_and_never_the_same(stem: str, suffix: str, longest: int) -> None:
    free = names.FreeNames()
    name = names.cut(stem, 255 - len(os.fsencode(suffix))) + suffix
    found = [free.free("/nowhere", [name], longest)[0] for _ in range(12)]
    assert all(len(os.fsencode(n)) <= longest for n in found)
    assert len({names.key(n) for n in found}) == 12


def test_bytes_that_are_no_text_are_cut_and_numbered_too(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff" * 250 + b".jpg")
    first, second = (names.FreeNames().free(str(tmp_path), [name], longest) for longest in (255, 245))
    assert first == [name]
    assert len(os.fsencode(second[0])) == 245


def test_companions_are_found_by_the_stem_alone(tmp_path: Path) -> None:
    for name in ("a.jpg", "a.NEF", "a.XMP", "A.xmp", "a.mp4", "ab.xmp", "a.b.xmp", ".a.xmp", "a.psd"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "a.aae").symlink_to(tmp_path / "ab.xmp")
    found = Folders().of(str(tmp_path / "a.jpg"))
    assert [os.path.basename(p) for p in found.sidecars] == ["a.XMP"]
    assert [os.path.basename(p) for p in found.contents] == ["a.NEF", "a.mp4"]
    alone = Folders()
    (tmp_path / "a.jpg").rename(tmp_path / "a.png")
    assert alone.of(str(tmp_path / "a.png")).all == (), "no camera makes a PNG: the RAW and its sidecar stay"


def test_an_operation_survives_being_written_down() -> None:
    stamp = Stamp(1, 2, 3, 0o100644, 5, 6, 7, 8, 1, {"user.a": b"\0\xff"})
    odd = os.fsdecode(b"/a/\xff\n.jpg")
    op = operation(Way.ACROSS, odd, "/b/c.jpg", stamp, b"\1" * 32, info="/i", info_text="t", dress=stamp)
    assert from_json(json.loads(json.dumps(to_json(op)))) == op
    assert os.path.dirname(op.staged) == "/a"
    assert os.path.dirname(op.temporary) == "/b"


def test_attributes_of_a_file(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"")
    other.write_bytes(b"")
    attributes.write(str(file), {"user.one": b"1", "user.none.such.namespace": b"2", "nonsense.x": b"3"})
    found = attributes.read(str(file))
    attributes.write(str(other), found)
    assert attributes.read(str(other)) == found


# -- Windows


def info_file(path: str, size: int, at: float, version: int) -> bytes:
    time = int((at + 11_644_473_600) * 1e7)
    text = (path + "\0").encode("utf-16-le", "surrogatepass")
    if version == 1:
        return struct.pack("<QQQ", 1, size, time) + text.ljust(520, b"\0")
    return struct.pack("<QQQI", 2, size, time, len(text) // 2) + text


@pytest.mark.parametrize("version", [1, 2])
def test_the_newest_file_of_a_path_is_found_in_the_bin(tmp_path: Path, version: int) -> None:
    path = "C:\\Photos\\\N{CAMERA} IMG_1.jpg"
    for number, (where, at) in enumerate([(path, 100.0), (path, 300.0), ("C:\\other.jpg", 400.0), (path, 500.0)]):
        (tmp_path / f"$I{number}.jpg").write_bytes(info_file(where, 7, at, version))
        if number != 3:  # its file is gone
            (tmp_path / f"$R{number}.jpg").write_bytes(b"content")
    (tmp_path / "$Ibroken").write_bytes(b"short")
    (tmp_path / "desktop.ini").write_bytes(b"")
    found = recycling.find(path, [str(tmp_path)])
    assert found == recycling.Recycled(str(tmp_path / "$I1.jpg"), str(tmp_path / "$R1.jpg"), path, 7, 300.0)
    assert recycling.find("C:\\absent.jpg", [str(tmp_path)]) is None


def test_a_recycled_file_is_put_back_from_the_bin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.cleanup import settling
    from core.cleanup.actions import Disk

    bin_, file = tmp_path / "bin", tmp_path / "IMG.jpg"
    bin_.mkdir()
    file.write_bytes(b"picture")

    def send(path: str) -> None:
        (bin_ / "$IABC.jpg").write_bytes(info_file(path, 7, 1e9, 2))
        os.rename(path, bin_ / "$RABC.jpg")

    monkeypatch.setattr(recycling, "send", send)
    monkeypatch.setattr(recycling, "bins", lambda path: [str(bin_)])
    op = operation(Way.RECYCLE, str(file), str(file), Stamp.of(str(file)), b"")
    assert settling.carry_out(Disk(), [op]).error is None
    assert not file.exists()
    (outcome,) = settling.settle(Disk(), [op], forward=False) or ()
    assert not outcome.done
    assert file.read_bytes() == b"picture"
    assert not any(bin_.iterdir())
