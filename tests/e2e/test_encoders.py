"""Choosing another encoder: its codes are made beside the old ones, which answer meanwhile, and all are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from core.encoders import bodies, pretrained
from core.encoders.pretrained import PretrainedEncoder
from core.errors import UserError
from core.library import Library
from core.match.index import HammingIndex
from core.records import CancelToken, Codes, ProgressBoard, ScanReport, Space
from core.search.indexes import _described
from tests import pictures
from tests.fakes import FakeEncoder
from tests.scans import similar
from tests.shelf import WIDTH, serving, small_body, weights_file

BITS = 72 * WIDTH
COUNT = 7
FIRST, SECOND = weights_file(1), weights_file(2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pictures, one of them twice in different sizes."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for seed in range(COUNT - 1):
        pictures.save(pictures.photo(seed, 240, 180), folder / f"{seed}.jpg")
    pictures.save(pictures.photo(0, 240, 180).resize((200, 150)), folder / "0 small.jpg")
    return folder


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Two encoders are on the shelf, vgg19 and vgg19-thin; the list gets the id of each for each batch it encodes."""
    first, second = small_body(FIRST, "http://x"), small_body(SECOND, "http://x", "vgg19-thin")
    monkeypatch.setattr(bodies, "BODIES", (first, second))
    with Library.open(tmp_path / "shelf only") as library:
        for body, data in ((first, FIRST), (second, SECOND)):
            (tmp_path / "file.pth").write_bytes(data)
            library.models.import_file(body.name, str(tmp_path / "file.pth"))
    batches: list[str] = []
    original = PretrainedEncoder.encode

    def encode(self: PretrainedEncoder, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        batches.append(self.spec.id)
        return original(self, inputs)

    monkeypatch.setattr(PretrainedEncoder, "encode", encode)
    monkeypatch.setattr(pretrained, "CPU_BATCH", 2)
    monkeypatch.setattr("core.models.models.COMMIT_BATCHES", 1)
    return batches


def coded(library: Library) -> dict[str, int]:
    return {entry.name: entry.coded for entry in library.models.entries()}


def answering(library: Library) -> list[str]:
    return [entry.name for entry in library.models.entries() if entry.answers]


def bits_of_a_search(library: Library) -> int:
    return similar(library, int(library.photo_ids()[0])).bits


def in_background(work: Callable[[], ScanReport]) -> tuple[threading.Thread, list[ScanReport]]:
    reports: list[ScanReport] = []
    thread = threading.Thread(target=lambda: reports.append(work()))
    thread.start()
    return thread, reports


def test_the_old_encoder_answers_until_the_new_one_is_ready(
    library: Library, folder: Path, encoded: list[str], encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.scan([str(folder)])
    groups, fake = library.groups(), encoder.encoded
    assert len(groups) == 1
    assert library.models.choose("vgg19") == COUNT
    assert (library.models.chosen(), answering(library)) == ("vgg19", ["builtin"])
    half, go = threading.Event(), threading.Event()
    original = PretrainedEncoder.encode

    def held(self: PretrainedEncoder, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        if len(encoded) == 2:
            half.set()
            assert go.wait(20)
        return original(self, inputs)

    monkeypatch.setattr(PretrainedEncoder, "encode", held)
    board = ProgressBoard()
    before = library.revision
    thread, reports = in_background(lambda: library.scan([], board=board))
    assert half.wait(20)
    assert bits_of_a_search(library) == 256
    assert (board.read().phase, board.read().done_files, board.read().total_files) == ("encoding", 4, COUNT)
    assert answering(library) == ["builtin"]
    go.set()
    thread.join(20)
    assert reports[0].complete
    assert answering(library) == ["vgg19"]
    assert library.revision > before
    assert bits_of_a_search(library) == BITS
    assert coded(library) == {"builtin": COUNT, "vgg19": COUNT, "vgg19-thin": 0}
    # Copies stay with the built-in encoder, and no picture was read or matched again.
    assert similar(library, int(library.photo_ids()[0]), space="copy").bits == 256
    assert library.groups() == groups
    assert encoder.encoded == fake


def test_switching_back_and_forth_costs_nothing(library: Library, folder: Path, encoded: list[str]) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    library.scan([])
    done = len(encoded)
    for name, bits in (("builtin", 256), ("vgg19", BITS), ("builtin", 256)):
        assert library.models.choose(name) == 0
        assert bits_of_a_search(library) == bits
    assert len(encoded) == done
    assert coded(library)["vgg19"] == COUNT


def test_one_downloaded_encoder_answers_while_another_is_made_ready(
    library: Library, folder: Path, encoded: list[str]
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    library.scan([])
    library.models.choose("vgg19-thin")
    assert answering(library) == ["vgg19"]
    for refused in (library.models.remove, library.models.drop_codes):
        with pytest.raises(UserError) as caught:
            refused("vgg19")
        assert caught.value.code == "in-use"
    library.scan([])
    assert answering(library) == ["vgg19-thin"]
    assert coded(library) == {"builtin": COUNT, "vgg19": COUNT, "vgg19-thin": COUNT}
    assert library.models.drop_codes("vgg19") == COUNT
    assert coded(library)["vgg19"] == 0
    assert library.models.choose("vgg19") == COUNT
    assert answering(library) == ["vgg19-thin"]


def test_only_pictures_without_a_code_are_encoded(library: Library, folder: Path, encoded: list[str]) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    library.scan([])
    encoded.clear()
    pictures.save(pictures.photo(50, 240, 180), folder / "new.jpg")
    (folder / "1.jpg").rename(folder / "renamed.jpg")
    library.scan()
    assert encoded == ["vgg19-1"]
    assert coded(library)["vgg19"] == COUNT + 1
    found = similar(library, str(folder / "new.jpg"))
    assert (found.neighbours[0].photo.path, found.neighbours[0].distance) == (str(folder / "new.jpg"), 0)
    assert len(encoded) == 1  # it is known


def test_cancelling_keeps_what_is_encoded(
    library: Library, folder: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    token = CancelToken()
    original = PretrainedEncoder.encode

    def encode(self: PretrainedEncoder, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        token.cancel()
        return original(self, inputs)

    monkeypatch.setattr(PretrainedEncoder, "encode", encode)
    assert not library.scan([], cancel=token).complete
    assert coded(library)["vgg19"] == 2
    assert answering(library) == ["builtin"]
    monkeypatch.setattr(PretrainedEncoder, "encode", original)
    encoded.clear()
    assert library.scan([]).complete
    assert len(encoded) == 3  # seven pictures in twos, without the first two
    assert answering(library) == ["vgg19"]


def test_another_choice_meanwhile_is_followed(
    library: Library, folder: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    original = PretrainedEncoder.encode

    def encode(self: PretrainedEncoder, inputs: npt.NDArray[np.uint8]) -> dict[Space, Codes]:
        library.models.choose("vgg19-thin")
        return original(self, inputs)

    monkeypatch.setattr(PretrainedEncoder, "encode", encode)
    library.scan([])
    assert coded(library) == {"builtin": COUNT, "vgg19": 2, "vgg19-thin": COUNT}
    assert answering(library) == ["vgg19-thin"]


def test_a_picture_from_elsewhere_is_searched_by_its_thumbnail(
    library: Library, folder: Path, encoded: list[str], tmp_path: Path
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    library.scan([])
    elsewhere = tmp_path / "edited.png"
    pictures.photo(3, 240, 180).save(elsewhere)
    result = similar(library, str(elsewhere), k=COUNT)
    assert result.bits == BITS
    assert result.neighbours[0].photo.path == str(folder / "3.jpg")
    distances = [n.distance for n in result.neighbours]
    assert distances == sorted(distances)
    assert result.neighbours[0].nearness > result.neighbours[-1].nearness
    assert 0 < result.radius < BITS // 2


def test_what_cannot_be_read_now_is_tried_again_later(
    library: Library, folder: Path, encoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    lost = {int(photo.content_id) for photo in library.photos(library.photo_ids()) if photo.path.endswith("2.jpg")}
    whole = library.models._thumbnail
    library.models._thumbnail = lambda content: None if content in lost else whole(content)
    assert library.scan([]).complete
    assert answering(library) == ["vgg19"]
    assert coded(library)["vgg19"] == COUNT - 1
    library.models._thumbnail = whole
    library.scan([])
    assert coded(library)["vgg19"] == COUNT
    result = similar(library, str(folder / "2.jpg"))
    assert result.neighbours[0].distance == 0  # the index has taken it in, below ids that it had


def test_a_rebuilt_catalogue_answers_by_the_builtin_encoder_first(
    tmp_path: Path, folder: Path, encoded: list[str]
) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        library.scan([str(folder)])
        library.models.choose("vgg19")
        library.scan([])
    for file in (tmp_path / "library").glob("catalogue.db*"):
        file.unlink()
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        assert (library.models.chosen(), answering(library)) == ("vgg19", ["builtin"])
        library.scan([str(folder)])
        assert answering(library) == ["vgg19"]


def test_an_encoder_that_another_library_removed_is_missed_after_the_scan(
    tmp_path: Path, library: Library, folder: Path, encoded: list[str]
) -> None:
    library.scan([str(folder)])
    library.models.choose("vgg19")
    with Library.open(tmp_path / "another") as other:
        other.models.remove("vgg19")
    pictures.save(pictures.photo(50, 240, 180), folder / "new.jpg")
    with pytest.raises(UserError) as caught:
        library.scan()
    assert caught.value.code == "weights-missing"
    assert len(library.photo_ids()) == COUNT + 1
    assert len(library.groups()) == 1
    assert bits_of_a_search(library) == 256


@pytest.mark.parametrize("count", [1, 2, 400])
def test_a_space_nobody_measured_is_described_by_its_own_codes(count: int) -> None:
    random = np.random.default_rng(1)
    codes = np.packbits(random.random((count, 960)) < random.random((count, 1)), axis=1)
    described = _described(codes)
    distances, chances = zip(*described.curve, strict=True)
    assert list(distances) == sorted(set(distances))
    assert (chances[0], chances[-1]) == (1, 0)
    if count == 400:
        apart = (np.unpackbits(codes, axis=1)[:, None] != np.unpackbits(codes, axis=1)[None]).sum(2)
        pairs = apart[np.triu_indices(count, 1)]
        assert 0.008 < (pairs <= described.radius).mean() < 0.013
        assert described.confidence(described.radius) == 0.5
        assert described.confidence(float(np.median(pairs)) + 1) == 0


def test_neighbours_by_4608_bits_are_exact() -> None:
    random = np.random.default_rng(0)
    bits = random.random((300, 4608)) < random.random(4608)
    codes = np.packbits(bits, axis=1)
    expected = (bits[:20, None] != bits[None]).sum(2)
    distances, rows = HammingIndex(codes).nearest(codes[:20], 10)
    order = np.lexsort((np.broadcast_to(np.arange(300), expected.shape), expected))[:, :10]
    np.testing.assert_array_equal(rows, order)
    np.testing.assert_array_equal(distances, np.take_along_axis(expected, order, 1))


def test_downloading_goes_over_a_real_connection(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as server:
        monkeypatch.setattr(bodies, "BODIES", (server.offer(FIRST),))
        server.breaks = [300_000]
        library.models.download("vgg19")
    assert server.asked == ["", "bytes=300000-"]
    library.models.choose("vgg19")
    library.scan([str(folder)])
    assert bits_of_a_search(library) == BITS
    assert library.codes("look")[2] == "vgg19-1"
    assert library.codes("look")[1].shape == (COUNT, BITS // 8)
    assert library.info()["look encoder"] == "vgg19-1"
