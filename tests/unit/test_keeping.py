"""Keeper rules on groups written by hand: which photo is kept, why, and what may go."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from core import settings
from core.errors import Cancelled, UserError
from core.records import CancelToken, Facts, Kind, Photo, PhotoId, Preset, Rule, Suggestion
from core.review import rules
from core.review.judges import COPY_NAME, Known
from tests import pictures
from tests.reviews import Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf(tmp_path / "library") as made:
        yield made


def suggest(shelf: Shelf, *names: str | Rule) -> Suggestion:
    preset = Preset("test", tuple(Rule(n) if isinstance(n, str) else n for n in names))
    (only,) = shelf.review.suggest(preset, shelf.duplicates.groups())
    return only


def path_of(shelf: Shelf, photo: PhotoId) -> str:
    return shelf.catalogue.photos([photo])[0].path


def test_the_first_rule_that_tells_them_apart_decides_and_says_so(shelf: Shelf) -> None:
    shelf.add("/a/1.jpg", width=4000, height=3000, size=3_000_000, taken="2020-05-01T10:00:00")
    shelf.add("/a/2.jpg", width=4000, height=3000, size=9_100_000, taken="2017-04-01T10:00:00")
    shelf.add("/a/3.jpg", width=1632, height=1224, size=900_000, taken="2016-05-01T10:00:00")
    for other in "13":
        shelf.match("/a/2.jpg", f"/a/{other}.jpg")
    kept = suggest(shelf, "pixels", "taken")
    assert path_of(shelf, kept.keeper) == "/a/2.jpg"
    assert kept.reason == "12 MP against 2 MP; taken 3 years earlier"
    assert sorted(path_of(shelf, mark) for mark in kept.marks) == ["/a/1.jpg", "/a/3.jpg"]
    kept = suggest(shelf, "taken", "pixels")
    assert path_of(shelf, kept.keeper) == "/a/3.jpg"
    assert kept.reason == "taken 11 months earlier"
    assert [path_of(shelf, mark) for mark in kept.marks] == ["/a/2.jpg"], "1.jpg is no copy of 3.jpg itself"


def test_only_direct_copies_of_the_new_keeper_are_marked(shelf: Shelf) -> None:
    shelf.add("/a/lead.jpg", width=4000, height=3000)
    for name in ("old", "near", "far"):
        shelf.add(f"/a/{name}.jpg", mtime_ns=10**17 if name == "old" else 10**18)
        shelf.match("/a/lead.jpg", f"/a/{name}.jpg", Kind.RESIZED)
    shelf.match("/a/old.jpg", "/a/near.jpg")
    kept = suggest(shelf, "oldest-file")
    assert path_of(shelf, kept.keeper) == "/a/old.jpg"
    assert sorted(path_of(shelf, mark) for mark in kept.marks) == ["/a/lead.jpg", "/a/near.jpg"]
    assert [(path_of(shelf, photo), why) for photo, why in kept.left] == [
        ("/a/far.jpg", "it is not a copy of the one that is kept, as far as comparing tells")
    ]
    assert kept.reason == "file 28 years older"


def test_applying_marks_and_keeps_in_one_step(shelf: Shelf) -> None:
    shelf.add("/a/lead.jpg", width=4000, height=3000)
    shelf.add("/a/old.jpg", mtime_ns=10**17)
    shelf.match("/a/lead.jpg", "/a/old.jpg", Kind.RESIZED)
    shelf.mark("/a/old.jpg")
    kept = suggest(shelf, "oldest-file")
    assert shelf.review.apply([kept]) == 1
    assert shelf.groups() == [["/a/old.jpg", "/a/lead.jpg"]]
    assert shelf.marked() == ["/a/lead.jpg"]
    assert shelf.review.keeper_reasons() == {shelf.id("/a/old.jpg"): kept.reason}
    assert suggest(shelf, "pixels").keeper == shelf.id("/a/lead.jpg"), "what rules chose binds no other rules"
    assert shelf.review.undo() == "1 photo marked by the rules: taken back."
    assert (shelf.groups(), shelf.marked()) == ([["/a/lead.jpg", "/a/old.jpg"]], ["/a/old.jpg"])


def test_applying_leaves_out_what_has_changed_since(shelf: Shelf) -> None:
    for name in ("lead", "b", "c", "d"):
        shelf.add(f"/{name}/x.jpg", width=4000 if name == "lead" else 400)
    for name in "bcd":
        shelf.match("/lead/x.jpg", f"/{name}/x.jpg")
    kept = suggest(shelf, "pixels")
    assert len(kept.marks) == 3
    settings.change(shelf.directory, protected=("/b",))
    shelf.add("/c/x.jpg", "other bytes")
    assert shelf.review.apply([kept]) == 1
    assert shelf.marked() == ["/d/x.jpg"]
    shelf.take_offline("/lead")
    assert shelf.review.apply([kept]) == 0


def test_the_person_stands_above_the_rules(shelf: Shelf) -> None:
    shelf.add("/a/lead.jpg", width=4000, height=3000)
    shelf.add("/a/small.jpg")
    shelf.match("/a/lead.jpg", "/a/small.jpg", Kind.RESIZED)
    shelf.review.make_keeper(shelf.id("/a/small.jpg"))
    kept = suggest(shelf, "pixels")
    assert (kept.keeper, kept.reason) == (shelf.id("/a/small.jpg"), "you chose it")


def test_protected_and_offline_photos_are_left(shelf: Shelf) -> None:
    for folder in ("a", "b", "c", "d"):
        shelf.add(f"/{folder}/x.jpg", "one content")
    settings.change(shelf.directory, protected=("/b",))
    shelf.take_offline("/d")
    kept = suggest(shelf, Rule("folders", ("/c",)), Rule("protected", ("/a",)))
    assert path_of(shelf, kept.keeper) == "/c/x.jpg"
    assert kept.reason == "in /c"
    assert kept.marks == ()
    assert {path_of(shelf, photo): why for photo, why in kept.left} == {
        "/a/x.jpg": "it lies in /a, which is protected",
        "/b/x.jpg": "it lies in /b, which is protected",
        "/d/x.jpg": "its folder is not there now",
    }
    assert path_of(shelf, suggest(shelf, Rule("protected", ("/a",))).keeper) == "/a/x.jpg"
    shelf.take_offline("/")
    assert shelf.review.suggest(Preset("x", (Rule("size"),)), shelf.duplicates.groups()) == ()


def test_an_original_is_kept_rather_than_its_crop_even_where_the_crop_leads(shelf: Shelf) -> None:
    shelf.add("/a/whole.jpg", width=400, height=300)
    shelf.add("/a/crop.jpg", width=800, height=600)
    shelf.match("/a/whole.jpg", "/a/crop.jpg", Kind.CROPPED, rectangle=(0.1, 0.1, 0.9, 0.9))
    assert path_of(shelf, suggest(shelf, "pixels").keeper) == "/a/crop.jpg"
    kept = suggest(shelf, "whole", "pixels")
    assert (path_of(shelf, kept.keeper), kept.reason) == ("/a/whole.jpg", "“crop.jpg” is a crop")
    shelf.review.make_keeper(shelf.id("/a/crop.jpg"))
    shelf.review.release_keeper(shelf.id("/a/crop.jpg"))
    assert path_of(shelf, suggest(shelf, "whole").keeper) == "/a/whole.jpg"


def test_a_caption_does_not_make_an_original_of_a_larger_file(shelf: Shelf) -> None:
    shelf.add("/a/captioned.jpg", size=3000, mtime_ns=2 * 10**18)
    shelf.add("/b/plain.jpg", size=2000, mtime_ns=10**18)
    shelf.match("/a/captioned.jpg", "/b/plain.jpg", Kind.EDITED, detail="something added or covered")
    kept = suggest(shelf, "whole", "size")
    assert (path_of(shelf, kept.keeper), kept.reason) == ("/b/plain.jpg", "“captioned.jpg” is an edit")


def test_the_one_that_knows_its_time_is_the_original_however_new_the_file(shelf: Shelf) -> None:
    shelf.add("/a/sent.jpg", mtime_ns=10**18)
    shelf.add("/b/camera.jpg", mtime_ns=2 * 10**18, taken="2020-01-01T00:00:00")
    shelf.match("/a/sent.jpg", "/b/camera.jpg", Kind.EDITED, detail="brighter")
    assert path_of(shelf, suggest(shelf, "whole").keeper) == "/b/camera.jpg"
    # of another size, the pixels tell which is the edit
    shelf.add("/c/large.jpg", width=800, height=600, mtime_ns=3 * 10**18)
    shelf.add("/d/small.jpg", mtime_ns=10**18)
    shelf.match("/c/large.jpg", "/d/small.jpg", Kind.EDITED, detail="brighter")
    groups = {path_of(shelf, g.keeper.id): g for g in shelf.duplicates.groups()}
    kept = shelf.review.suggest(Preset("x", (Rule("whole"),)), [groups["/c/large.jpg"]])[0]
    assert path_of(shelf, kept.keeper) == "/c/large.jpg"


def test_bursts_are_left_alone(shelf: Shelf) -> None:
    shelf.add("/a/1.jpg")
    shelf.add("/a/2.jpg")
    shelf.match("/a/1.jpg", "/a/2.jpg", Kind.BURST)
    assert shelf.duplicates.groups()
    assert shelf.review.suggest(Preset("x", (Rule("size"),)), shelf.duplicates.groups()) == ()


def test_rules_that_read_files(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = pictures.photo(3, 640, 480)
    exif = picture.getexif()
    exif[0x4746] = 4
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 3.0, 4.5), 3: "E", 4: (8.0, 1.0, 2.0)})
    files = {
        "good": pictures.save(picture, tmp_path / "p" / "good.jpg", quality=95),
        "bad": pictures.save(picture, tmp_path / "p" / "bad.jpg", quality=60, exif=exif),
        "gone": tmp_path / "p" / "gone.jpg",
    }
    for name in ("good", "bad"):
        shelf.add(str(files[name]))
    shelf.match(str(files["good"]), str(files["bad"]))
    assert suggest(shelf, "quality").reason == "JPEG quality 95 against 60"
    monkeypatch.setattr("core.pictures.headers.details", lambda path: pytest.fail(f"{path} is read again"))
    kept = suggest(shelf, "rating", "quality")
    assert (path_of(shelf, kept.keeper), kept.reason) == (str(files["bad"]), "4 stars against none")
    assert suggest(shelf, "gps").reason == "knows where it was taken"
    monkeypatch.undo()
    shelf.add(str(files["gone"]))
    for other in ("good", "bad"):
        shelf.match(str(files[other]), str(files["gone"]))
    assert suggest(shelf, "quality").reason == "the rules do not tell them apart", "one of them cannot be read"


def test_sharper_and_beside(shelf: Shelf, tmp_path: Path) -> None:
    picture = pictures.photo(5, 640, 480)
    sharp = pictures.save(picture, tmp_path / "p" / "sharp.jpg")
    soft = pictures.save(picture.resize((80, 60)).resize((640, 480)), tmp_path / "q" / "soft.jpg")
    for file in (sharp, soft):
        shelf.add(str(file))
        shelf.thumbnails[shelf.content(str(file))] = _thumbnail(file)
    shelf.match(str(sharp), str(soft))
    kept = suggest(shelf, "sharper")
    assert (path_of(shelf, kept.keeper), kept.reason) == (str(sharp), "sharper")
    (tmp_path / "q" / "SOFT.CR3").touch()
    assert suggest(shelf, "raw").reason == "its RAW file is beside it"
    (tmp_path / "p" / "sharp.jpg.XMP").touch()
    kept = suggest(shelf, "sidecar")
    assert (path_of(shelf, kept.keeper), kept.reason) == (str(sharp), "its XMP file is beside it")


def _thumbnail(file: Path) -> bytes:
    from core.pictures import decoding

    return decoding.decode(str(file), None).thumbnail


def test_reading_can_be_cancelled(shelf: Shelf, tmp_path: Path) -> None:
    shelf.add("/a/1.jpg", "x")
    shelf.add("/a/2.jpg", "x")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        shelf.review.suggest(Preset("x", (Rule("quality"),)), shelf.duplicates.groups(), cancel=cancel)


@pytest.mark.parametrize(
    ("stem", "is_copy"),
    [
        ("IMG_1 (1)", True), ("IMG_1 - Copy", True), ("IMG_1 - Copy (2)", True), ("Copy of IMG_1", True),
        ("IMG_1~2", True), ("IMG_1 - Kopie", True), ("IMG_1 — копия", True), ("IMG_1 copy 3", True),
        ("IMG_1_copy", True), ("Kopie von Bild", True), ("Copy (2) of IMG_1", True), ("IMG_1 (Kopie)", True),
        ("写真 - コピー", True),
        ("IMG_1", False), ("photocopy", False), ("Copyright", False), ("Berlin (2019)", False), ("copyshop", False),
        ("Copenhagen 3", False), ("xerocopy machine", False),
    ],
)  # fmt: skip
def test_names_of_copies(stem: str, is_copy: bool) -> None:
    assert bool(COPY_NAME.search(stem)) is is_copy


def _photo(number: int, name: str, pixels: int, size: int, mtime: int, taken: str | None) -> Photo:
    return Photo(PhotoId(number), number, name, size, mtime, Facts(pixels, 10, "JPEG", None, taken))  # type: ignore[arg-type]


PHOTOS = st.lists(
    st.builds(
        _photo,
        st.integers(1, 10**6),
        st.sampled_from(["/a/x.jpg", "/a/x (1).jpg", "/a/b/x.jpg", "/c/x.jpg"]),
        st.sampled_from([10, 20]),
        st.sampled_from([100, 200]),
        st.sampled_from([10**18, 2 * 10**18]),
        st.sampled_from([None, "2020-01-01T00:00:00", "2021-01-01T00:00:00"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda photo: photo.id,
)
NAMES = ["whole", "pixels", "size", "taken", "names", "short-path", "long-path", "oldest-file", "quality", "gps"]


@given(photos=PHOTOS, names=st.permutations(NAMES), shuffled=st.randoms())
@hypothesis_settings(max_examples=60, deadline=None)
def test_rules_do_not_depend_on_the_order_of_photos(photos: list[Photo], names: list[str], shuffled: object) -> None:
    def left(order: list[Photo]) -> set[PhotoId]:
        for name in names:
            order = rules.narrow(Rule(name), order, Known())
            assert order, "a rule never drops all"
        return {photo.id for photo in order}

    other = list(photos)
    shuffled.shuffle(other)  # type: ignore[attr-defined]
    assert left(photos) == left(other)


def test_every_rule_is_a_sentence_and_built_in_presets_are_made_of_them(shelf: Shelf) -> None:
    kinds = shelf.review.rule_kinds()
    assert len({kind.name for kind in kinds}) == len(kinds) == 16
    for kind in kinds:
        values = ("/a/b",) if kind.values == "folders" else ()
        text = shelf.review.sentence(Rule(kind.name, values))
        assert text[0].isupper()
        assert text.endswith(".")
    assert [preset.name for preset in shelf.review.presets()] == [
        "Best quality", "Oldest original", "Tidy names and folders",
    ]  # fmt: skip
    for preset in shelf.review.presets():
        assert preset.built_in
        assert [shelf.review.sentence(rule) for rule in preset.rules]


def test_own_presets_are_kept_beside_the_library(shelf: Shelf) -> None:
    folder = os.fsdecode(b"/photos/caf\xe9\n")
    own = Preset("Mine", (Rule("folders", (folder, "/b")), Rule("pixels")))
    shelf.review.save_preset(Preset("mine", (Rule("size"),)))
    shelf.review.save_preset(own)
    assert shelf.review.presets()[-1] == own
    assert shelf.review.preset("MINE") == own
    shelf.review.delete_preset("Mine")
    for name in ("Mine", "nothing"):
        with pytest.raises(UserError, match="There are no rules named"):
            shelf.review.delete_preset(name)


@pytest.mark.parametrize(
    ("preset", "code"),
    [
        (Preset("best QUALITY", (Rule("size"),)), "built-in"),
        (Preset(" ", (Rule("size"),)), "no-name"),
        (Preset("x", ()), "no-rules"),
        (Preset("x", (Rule("magic"),)), "unknown-rule"),
        (Preset("x", (Rule("folders"),)), "no-values"),
    ],
)
def test_presets_that_cannot_be_saved(shelf: Shelf, preset: Preset, code: str) -> None:
    with pytest.raises(UserError) as caught:
        shelf.review.save_preset(preset)
    assert caught.value.code == code


def test_a_damaged_file_of_presets_is_kept_aside(shelf: Shelf) -> None:
    (shelf.directory / "rules.json").write_text('{"presets": [{"name": 3}]}')
    assert len(shelf.review.presets()) == 3
    assert (shelf.directory / "rules.bad").exists()
    with pytest.raises(UserError, match="cannot be deleted"):
        shelf.review.delete_preset("Best quality")


def test_presets_in_a_folder_that_lets_nothing_be_done(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = shelf.directory / "rules.json"
    file.write_text("{broken")
    monkeypatch.setattr(Path, "replace", refuse)
    assert len(shelf.review.presets()) == 3
    assert file.exists()
    monkeypatch.setattr(Path, "read_text", lambda path, encoding: refuse())
    with pytest.raises(UserError, match="cannot be read: Permission denied"):
        shelf.review.save_preset(Preset("Mine", (Rule("pixels"),)))
