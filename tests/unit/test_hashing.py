"""A library's hashing: training on what is in the catalogue, searching with short codes, and what can go wrong."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from core import settings
from core.errors import Cancelled, UserError
from core.hashing import hashing as module
from core.hashing import methods
from core.hashing.hashes import Hash
from core.library import Library
from core.records import CancelToken, Codes, Example, PhotoId, Progress, ProgressBoard, Query, SearchResult
from core.store.catalogue_codes import CodeStore
from tests.fakes import FakeEncoder
from tests.hashes import clusters, fill
from tests.scans import similar

COUNT = 400


@pytest.fixture(scope="module")
def codes() -> Codes:
    return clusters(COUNT + 40, 256)


@pytest.fixture(autouse=True)
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few passes are enough to see what becomes of a training."""
    monkeypatch.setattr(methods, "EXAMPLES", 3000)


@pytest.fixture
def full(library: Library, codes: Codes) -> Library:
    """A library of 400 photos with look codes of the fake encoder."""
    fill(library, codes[:COUNT], "fake-1")
    return library


@pytest.fixture
def few_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few that short codes decide what is found."""
    monkeypatch.setattr("core.search.indexes.CANDIDATES", 30)


def found(result: SearchResult) -> list[tuple[int, int]]:
    return [(int(n.photo.id), n.distance) for n in result.neighbours]


def short_codes(library: Library, name: str) -> int:
    return CodeStore(library._catalogue.database).count(name, "look")


def test_a_trained_hash_tells_what_it_is_and_how_good(full: Library) -> None:
    board = ProgressBoard()
    report = full.hashing.train("itq", 128, board=board)
    assert (report.method, report.bits, report.encoder) == ("itq", 128, "fake-1")
    assert report.photos == COUNT - COUNT // 10
    assert 0.4 < report.recall <= 1
    assert [curve.stage for curve in report.curves] == ["rotation"]
    assert report.best
    assert full.hashing.trained() == (report,)
    assert full.hashing.used is None
    assert board.read().phase == "done"
    assert [path.name for path in (full.directory / "hashes").iterdir()] == [f"{report.id}.safetensors"]


def test_comparing_trains_all_and_puts_the_best_first(full: Library) -> None:
    reports = full.hashing.compare()
    assert {report.method for report in reports} == {method.name for method in full.hashing.methods()}
    assert {report.bits for report in reports} == {128}
    assert [r.recall for r in reports] == sorted((r.recall for r in reports), reverse=True)
    assert [r.best for r in reports].count(True) == 1
    assert reports[0].recall > next(r.recall for r in reports if r.method == "random")
    assert set(full.hashing.trained()) == set(reports)


def test_training_again_on_the_same_photos_gives_the_same_hash(full: Library) -> None:
    assert full.hashing.train("autoencoder", 128).id == full.hashing.train("autoencoder", 128).id
    assert len(full.hashing.trained()) == 1


def test_searches_are_the_same_while_no_hash_is_used(full: Library) -> None:
    before = [found(similar(full, i, k=60)) for i in (1, 7)]
    report = full.hashing.train("random", 128)
    assert [found(similar(full, i, k=60)) for i in (1, 7)] == before
    full.hashing.use(report.id)
    full.hashing.use(None)
    assert [found(similar(full, i, k=60)) for i in (1, 7)] == before


def test_with_enough_candidates_the_results_are_those_of_the_long_codes(full: Library) -> None:
    before = similar(full, 3, k=60)
    full.hashing.use(full.hashing.train("itq", 128).id)
    after = similar(full, 3, k=60)
    assert found(after) == found(before)
    assert (after.bits, after.radius) == (before.bits, before.radius) == (256, 80)


def test_several_examples_are_searched_through_short_codes_too(full: Library) -> None:
    examples = tuple(Example(str(i), photo_id=PhotoId(i), liked=i != 9) for i in (3, 4, 9))
    before = full.search.run(Query(examples), k=40)
    full.hashing.use(full.hashing.train("itq", 128).id)
    assert full.search.run(Query(examples), k=40) == before
    assert {n.example for n in before.neighbours} <= {0, 1}


@pytest.mark.usefixtures("few_candidates")
def test_short_codes_choose_and_long_ones_order(full: Library, codes: Codes) -> None:
    exact = found(similar(full, 5, k=10))
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    assert full.hashing.used == report.id
    assert short_codes(full, report.id) == COUNT
    near = found(similar(full, 5, k=10))
    assert [distance for _, distance in near] == sorted(distance for _, distance in near)
    for photo, distance in near:
        assert distance == int(np.bitwise_count(codes[photo - 1] ^ codes[4]).sum())
    assert len(set(near) & set(exact)) >= 7


@pytest.mark.usefixtures("few_candidates")
def test_what_short_codes_do_not_offer_is_not_found(full: Library) -> None:
    """With 30 candidates for 15 results some are missed by random directions: the short codes do decide."""
    exact = [found(similar(full, photo, k=15)) for photo in range(1, 21)]
    full.hashing.use(full.hashing.train("random", 128).id)
    short = [found(similar(full, photo, k=15)) for photo in range(1, 21)]
    assert short != exact
    assert sum(len(set(a) & set(b)) for a, b in zip(exact, short, strict=True)) > 150


def test_new_photos_get_short_codes_and_removed_ones_lose_them(full: Library, codes: Codes) -> None:
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    fill(full, codes[COUNT:], "fake-1", COUNT + 1)
    assert len(found(similar(full, COUNT + 3, k=500))) == COUNT + 39
    assert short_codes(full, report.id) == COUNT + 40
    full._catalogue.database.write(lambda c: c.execute("DELETE FROM photos WHERE id > 400 OR id = 2"))
    full._catalogue.remove_folder(full.add_folder(full.directory).path)
    assert short_codes(full, report.id) == COUNT - 1
    assert len(found(similar(full, 1, k=500))) == COUNT - 2


def test_many_new_photos_are_searched_exactly_until_they_have_short_codes(
    full: Library, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 5)
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    fill(full, codes[COUNT:], "fake-1", COUNT + 1)
    assert full.hashing.active() is None
    assert len(found(similar(full, 1, k=500))) == COUNT + 39
    assert short_codes(full, report.id) == COUNT
    full.hashing.catch_up()
    assert full.hashing.active() is not None
    assert short_codes(full, report.id) == COUNT + 40


def test_the_choice_is_kept(full: Library, encoder: FakeEncoder) -> None:
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    full.close()
    with Library.open(full.directory, encoder=encoder) as again:
        assert again.hashing.used == report.id
        active = again.hashing.active()
        assert active is not None
        assert active.id == report.id


def test_a_hash_of_another_encoder_waits(full: Library) -> None:
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    full.close()
    with Library.open(full.directory, encoder=FakeEncoder("2")) as other:
        assert other.hashing.active() is None
        assert not other.hashing.trained()[0].best
        with pytest.raises(UserError) as caught:
            other.hashing.use(report.id)
        assert caught.value.code == "other-encoder"


def test_removing_one_takes_its_short_codes_along(full: Library) -> None:
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    full.hashing.remove(report.id)
    assert full.hashing.trained() == ()
    assert full.hashing.used is None
    assert short_codes(full, report.id) == 0
    assert len(found(similar(full, 1, k=10))) == 10
    with pytest.raises(UserError, match="no trained hash"):
        full.hashing.remove(report.id)


def test_a_damaged_hash_does_not_stop_searches(full: Library, encoder: FakeEncoder) -> None:
    report = full.hashing.train("itq", 128)
    full.hashing.use(report.id)
    exact = found(similar(full, 1, k=500))
    full.close()
    (full.directory / "hashes" / f"{report.id}.safetensors").write_bytes(b"broken")
    with Library.open(full.directory, encoder=encoder) as again:
        again.hashing.catch_up()  # as at the end of a scan
        assert found(similar(again, 1, k=500)) == exact
        assert again.hashing.used is None


class Stopping(ProgressBoard):
    """Cancels when training is half through a stage."""

    def __init__(self, token: CancelToken, stage: str) -> None:
        super().__init__()
        self._token, self._stage = token, stage
        self.seen: list[Progress] = []

    def update(self, **changes: object) -> None:
        super().update(**changes)
        now = self.read()
        self.seen.append(now)
        if self._stage in now.current and now.done_files * 2 >= now.total_files:
            self._token.cancel()


@pytest.mark.parametrize("stage", ["layer 1", "fine-tuning", "measuring"])
def test_a_cancelled_training_leaves_nothing(full: Library, stage: str) -> None:
    token = CancelToken()
    board = Stopping(token, stage)
    with pytest.raises(Cancelled):
        full.hashing.train("autoencoder", 128, cancel=token, board=board)
    assert full.hashing.trained() == ()
    assert list((full.directory / "hashes").iterdir()) == []
    assert full.hashing.train("random", 128).photos == COUNT - COUNT // 10  # and nothing stays locked


def test_a_cancelled_change_leaves_the_search_as_it_was(full: Library) -> None:
    first, second = full.hashing.train("itq", 128), full.hashing.train("random", 128)
    full.hashing.use(first.id)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        full.hashing.use(second.id, cancel=token)
    assert full.hashing.used == first.id
    assert settings.load(full.directory).look_hash == first.id


def test_one_training_at_a_time_and_closing_ends_it(
    tmp_path: Path, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, ended = threading.Event(), []

    def waiting(*args: object, watch: module.Watch, **options: object) -> Hash:
        started.set()
        while True:
            watch.check()

    monkeypatch.setattr(methods, "fit", waiting)
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        fill(library, codes, "fake-1")

        def train() -> None:
            try:
                library.hashing.train("itq", 128)
            except Cancelled:
                ended.append(True)

        thread = threading.Thread(target=train)
        thread.start()
        assert started.wait(20)
        for call in (lambda: library.hashing.train("itq", 128), lambda: library.hashing.compare()):
            with pytest.raises(UserError) as caught:
                call()
            assert caught.value.code == "busy"
    thread.join(20)
    assert ended == [True]


@pytest.mark.parametrize(
    ("method", "bits", "code"),
    [("magic", 128, "unknown-method"), ("itq", 256, "too-long"), ("itq", 100, "wrong-bits")],
)
def test_what_cannot_be_trained_is_said(full: Library, method: str, bits: int, code: str) -> None:
    with pytest.raises(UserError) as caught:
        full.hashing.train(method, bits)
    assert caught.value.code == code
    assert full.hashing.lengths() == (128,)


def test_few_photos_are_too_few(library: Library, codes: Codes) -> None:
    fill(library, codes[:200], "fake-1")
    with pytest.raises(UserError, match="at least 300 different photos that are scanned; there are 200") as caught:
        library.hashing.compare()
    assert caught.value.code == "too-few"


def test_an_unknown_hash_cannot_be_used(full: Library) -> None:
    for name in ("nothing", "itq-128-fake-1-00000000", "../../secret"):
        with pytest.raises(UserError) as caught:
            full.hashing.use(name)
        assert caught.value.code == "unknown-hash"
