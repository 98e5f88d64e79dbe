"""Learning hashes: rows, machines in a stack, the autoencoder, the linear ones, and their files."""

from __future__ import annotations

import mmap
import sys
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from core.encoders import registry
from core.encoders.spec import HasFeatures
from core.errors import Cancelled, UserError
from core.hashing import autoencoder, linear, measuring, methods, projection, rbm
from core.hashing.autoencoder import Recipe
from core.hashing.hashes import Hash, HashFiles, hash_id, with_best
from core.hashing.rows import BLOCK, CHUNK, FileRows, MemoryRows, batches, hamming, pieces, to_values
from core.hashing.watch import POINTS, Watch
from core.pictures import decoding
from core.records import CancelToken, Codes, HashReport, LossCurve, ProgressBoard
from tests.hashes import clusters

CPU = torch.device("cpu")
RECIPE = Recipe((48, 32), passes=12, tuning_passes=12, batch=32)


@pytest.fixture(scope="module")
def codes() -> Codes:
    return clusters(640, 96)


def write(path: Path, codes: Codes) -> FileRows:
    path.write_bytes(codes.tobytes())
    return FileRows(path, codes.shape[1] * 8)


# -- rows


def test_rows_of_a_file_are_those_of_its_array(tmp_path: Path, codes: Codes) -> None:
    there, here = write(tmp_path / "codes", codes), MemoryRows(codes)
    assert (len(there), there.width) == (len(here), here.width) == (640, 96)
    for start, stop in ((0, 5), (630, 900), (700, 900)):
        np.testing.assert_array_equal(there.read(start, stop), here.read(start, stop))
    np.testing.assert_array_equal(np.concatenate(list(pieces(there, 100))), codes)


def test_a_pass_shows_every_row_once_in_an_order_of_its_own() -> None:
    count = CHUNK + 5 * BLOCK
    rows = MemoryRows(np.arange(count, dtype=np.uint32).view(np.uint8).reshape(count, 4))
    random = np.random.default_rng(0)
    orders = []
    for _ in range(2):
        parts = list(batches(rows, 64, random))
        assert {len(part) for part in parts} == {64}
        orders.append(np.concatenate(parts).view(np.uint32)[:, 0])
        assert sorted(orders[-1].tolist()) == list(range(count))
    assert not np.array_equal(*orders)
    neighbours = np.abs(np.diff(orders[0].astype(np.int64))) < BLOCK
    assert neighbours.mean() < 0.05


def test_fewer_rows_than_a_batch_are_one_batch(codes: Codes) -> None:
    assert [len(part) for part in batches(MemoryRows(codes[:7]), 64, np.random.default_rng(0))] == [7]


def test_bits_are_unpacked_alike_by_torch_and_numpy(codes: Codes) -> None:
    np.testing.assert_array_equal(autoencoder.to_tensor(codes, CPU).numpy(), to_values(codes))
    np.testing.assert_array_equal(to_values(codes)[:, 0], codes[:, 0] >> 7)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the memory of a process")
def test_memory_does_not_follow_the_number_of_rows(tmp_path: Path) -> None:
    """A pass of training over 92 MB of codes takes less than half of that, most of it for one chunk and one batch."""
    count, path = 160_000, tmp_path / "codes"
    with path.open("wb") as file:
        file.truncate(count * 576)
    rows, generator = FileRows(path, 4608), torch.Generator().manual_seed(0)
    learner = rbm.Learner(rbm.Rbm.new(4608, 4, generator), rbm.Learning(), generator)
    used = []
    for number, part in enumerate(batches(rows, 64, np.random.default_rng(0))):
        if number % 50 == 0:  # all are read, some are learnt from, for time
            learner.learn(autoencoder.to_tensor(part, CPU))
        used.append(int(Path("/proc/self/statm").read_text("ascii").split()[1]) * mmap.PAGESIZE)
    assert max(used) - used[0] < path.stat().st_size / 2


# -- stack and autoencoder


def test_a_stack_learns_codes_that_keep_neighbours(codes: Codes) -> None:
    rows, near = MemoryRows(codes), measuring.neighbours(codes[:100], codes, 19)

    def kept(trained: Hash) -> float:
        return measuring.recall(near, measuring.neighbours(trained.encode(codes[:100]), trained.encode(codes), 19))

    floor = kept(linear.fit_random(rows, 32, 0, Watch()))
    stack = kept(Hash(tuple(autoencoder.fit_stack(rows, RECIPE, CPU, Watch()))))
    tuned = kept(Hash(tuple(autoencoder.fit_autoencoder(rows, RECIPE, CPU, Watch()))))
    itq = kept(linear.fit_itq(rows, 32, 0, Watch()))
    assert floor + 0.1 < stack
    assert floor + 0.1 < tuned
    assert floor + 0.1 < itq


def rebuilt_by_autoencoder(train: Codes, test: Codes, recipe: Recipe) -> float:
    """Mean squared error of held-out rows rebuilt from their bits."""
    rows = MemoryRows(train)
    model = autoencoder.fine_tune(rows, autoencoder.pretrain(rows, recipe, CPU, Watch()), recipe, Watch())
    clean = autoencoder.to_tensor(test, CPU)
    again = torch.sigmoid(model.rebuild((model.code(clean) > 0).float()))
    return float((again - clean).square().mean())


def rebuilt_by_pca(train: Codes, test: Codes, bits: int) -> float:
    """The same from as many bits of PCA + ITQ, by the linear decoder that is best on the training rows."""
    x, y = to_values(train), to_values(test)
    fitted = projection.fit_itq(x, bits)

    def design(values: np.ndarray) -> np.ndarray:
        return np.hstack([fitted.values(values) > 0, np.ones((len(values), 1))]).astype(np.float64)

    decoder = np.linalg.lstsq(design(x), x, rcond=None)[0]
    return float(np.square(design(y) @ decoder - y).mean())


def test_rebuilds_more_from_its_bits_than_pca_from_as_many() -> None:
    made = clusters(1400, 96, noise=0.02)
    recipe = Recipe((64, 24), passes=8, tuning_passes=20, batch=32, tuning_rate=1e-2, flips=0.05)
    ours, pca = rebuilt_by_autoencoder(made[:1200], made[1200:], recipe), rebuilt_by_pca(made[:1200], made[1200:], 24)
    assert ours < 0.75 * pca


def test_rebuilds_photographs_of_the_pool_better_than_pca(shared: Path) -> None:
    """64 bits of the built-in encoder's 1280 features as bits; measured 0.150 against 0.155 on other photographs."""
    with tarfile.open(shared / "photos" / "photos-1.tar") as tar:
        members = [member for member in tar if member.isfile()]
        files = [tar.extractfile(member) for member in members[:: len(members) // 240]]
        pictures = [file.read() for file in files if file is not None]
    inputs = [decoding.decode_bytes(data, "picture", 160).network_input for data in pictures]
    encoder = registry.load(device="cpu")
    assert isinstance(encoder, HasFeatures)
    features = encoder.features(np.stack([pixels for pixels in inputs if pixels is not None]))
    codes = np.packbits(features > np.quantile(features, 0.75, axis=1, keepdims=True), axis=1)
    codes = codes[np.random.default_rng(0).permutation(len(codes))]
    recipe = Recipe((64,), passes=8, tuning_passes=16, batch=32, tuning_rate=3e-3)
    ours, pca = rebuilt_by_autoencoder(codes[60:], codes[:60], recipe), rebuilt_by_pca(codes[60:], codes[:60], 64)
    assert ours < pca


def test_the_middle_is_binary_and_passes_the_gradient_of_a_sigmoid() -> None:
    values = torch.tensor([-2.0, -0.1, 0.3, 4.0], requires_grad=True)
    bits = autoencoder.binary(values)
    assert bits.detach().tolist() == pytest.approx([0, 0, 1, 1])
    bits.sum().backward()
    soft = torch.sigmoid(values.detach())
    torch.testing.assert_close(values.grad, soft * (1 - soft))


def test_each_bit_is_on_for_half_of_the_rows(codes: Codes) -> None:
    for fit in (autoencoder.fit_stack, autoencoder.fit_autoencoder):
        trained = Hash(tuple(fit(MemoryRows(codes), replace(RECIPE, passes=3, tuning_passes=3), CPU, Watch())))
        on = np.unpackbits(trained.encode(codes), axis=1).mean(0)
        assert 0.4 < on.min() <= on.max() < 0.6


def test_real_values_begin_with_a_gaussian_machine() -> None:
    random = np.random.default_rng(3)
    things = random.standard_normal((20, 24)).astype(np.float32)
    values = np.repeat(things, 30, axis=0) + 0.2 * random.standard_normal((600, 24)).astype(np.float32)
    rows = MemoryRows(values)
    recipe = Recipe((32, 16), passes=15, tuning_passes=10, batch=32)
    trained = Hash(tuple(autoencoder.fit_autoencoder(rows, recipe, CPU, Watch())))
    short = trained.encode(values)
    same = [hamming(short[i], short[i + 1 : i + 2])[0] for i in range(0, 600, 30)]
    other = [hamming(short[i], short[(i + 30) % 600 :][:1])[0] for i in range(0, 600, 30)]
    assert np.mean(same) + 3 < np.mean(other)


# -- methods


@pytest.mark.parametrize("name", [method.name for method in methods.METHODS])
def test_the_same_seed_gives_the_same_hash(name: str) -> None:
    rows = MemoryRows(clusters(320, 256))
    first, again, other = (methods.fit(name, rows, 128, seed=seed) for seed in (3, 3, 4))
    assert first.digest == again.digest != other.digest
    assert (first.width, first.bits) == (256, 128)


def test_layers_between_long_and_short() -> None:
    assert methods.widths(4608, 256) == (1024, 512, 256)
    assert methods.widths(4608, 128) == (1024, 512, 128)
    assert methods.widths(768, 128) == (512, 128)
    assert methods.widths(256, 128) == (128,)


def test_principal_axes_by_iteration_are_those_of_the_whole(codes: Codes) -> None:
    mean, spread = linear.covariance(MemoryRows(codes), Watch())
    x = to_values(codes)
    np.testing.assert_allclose(mean, x.mean(0), atol=1e-6)
    np.testing.assert_allclose(spread, np.cov(x.T, bias=True), atol=1e-5)
    axes = linear.strongest(spread, 8, 0, Watch())
    np.testing.assert_allclose(axes.T @ axes, np.eye(8), atol=1e-5)
    _, wanted = projection.principal_axes(x, 8)
    kept = [np.trace(a.T @ spread @ a) for a in (axes, wanted)]
    assert kept[0] == pytest.approx(kept[1], rel=1e-3)


def test_an_unknown_method_is_named() -> None:
    with pytest.raises(UserError, match='no method "magic"'):
        methods.fit("magic", MemoryRows(clusters(40)), 128)


# -- watching


def test_progress_is_told_stage_by_stage(codes: Codes) -> None:
    board, token = ProgressBoard(), CancelToken()
    watch = Watch(token, board, "Semantic hashing")
    autoencoder.fit_autoencoder(MemoryRows(codes), replace(RECIPE, passes=5, tuning_passes=10), CPU, watch)
    assert [curve.stage for curve in watch.curves] == ["layer 1 of 2", "layer 2 of 2", "fine-tuning"]
    for curve in watch.curves:
        assert 5 <= len(curve.losses) <= POINTS
        assert curve.losses[-1] < curve.losses[0]
    now = board.read()
    assert now.phase == "training"
    assert now.current == "Semantic hashing: fine-tuning, pass 10 of 10"
    assert now.done_files == now.total_files
    assert now.curves == tuple(watch.curves)


def test_training_stops_when_it_is_cancelled(codes: Codes) -> None:
    token = CancelToken()
    token.cancel()
    for method in methods.METHODS:
        with pytest.raises(Cancelled):
            methods.fit(method.name, MemoryRows(codes), 64, watch=Watch(token))


# -- files


def report(trained: Hash, **changes: object) -> HashReport:
    made = HashReport(
        hash_id("itq", "fake-1", trained), "itq", trained.bits, "fake-1", 640, 0.75,
        (LossCurve("rotation", (0.5, 0.25)),), "2026-11-22T10:00:00+00:00", 1.5,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_hash_is_loaded_as_it_was_saved(tmp_path: Path, codes: Codes) -> None:
    recipe = replace(RECIPE, passes=2, tuning_passes=2)
    trained = Hash(tuple(autoencoder.fit_autoencoder(MemoryRows(codes), recipe, CPU, Watch())))
    files, told = HashFiles(tmp_path), report(trained)
    files.save(told, trained)
    loaded = files.load(told.id)
    assert loaded.digest == trained.digest
    np.testing.assert_array_equal(loaded.encode(codes), trained.encode(codes))
    assert HashFiles(tmp_path).reports() == (told,)
    assert told.id == f"itq-32-fake-1-{trained.digest}"


def test_what_is_damaged_or_missing_is_told(tmp_path: Path, codes: Codes, caplog: pytest.LogCaptureFixture) -> None:
    trained = linear.fit_random(MemoryRows(codes), 32, 0, Watch())
    files, told = HashFiles(tmp_path), report(trained)
    for wanted in ("nothing", "../secret"):
        with pytest.raises(UserError) as caught:
            files.load(wanted)
        assert caught.value.code == "unknown-hash"
    files.save(told, trained)
    path = tmp_path / "hashes" / f"{told.id}.safetensors"
    whole = path.read_bytes()
    for broken in (whole[:100], whole[:-8] + bytes(8), b""):
        path.write_bytes(broken)
        with pytest.raises(UserError) as caught:
            files.load(told.id)
        assert caught.value.code == "hash-damaged"
    assert files.reports() == ()
    assert "no trained hash that can be used" in caplog.text


def test_the_best_is_the_highest_recall_of_the_encoder_and_the_shorter_of_equals() -> None:
    def one(name: str, recall: float, bits: int, encoder: str = "a") -> HashReport:
        return HashReport(name, "itq", bits, encoder, 640, recall, (), "", 0.0)

    reports = with_best([one("1", 0.5, 128), one("2", 0.7, 256), one("3", 0.7, 128), one("4", 0.9, 128, "b")], "a")
    assert [r.id for r in reports if r.best] == ["3"]
    assert not any(r.best for r in with_best([one("4", 0.9, 128, "b")], "a"))


# -- measuring


def test_recall_of_chance_is_chance_even_where_all_distances_tie() -> None:
    """Short codes that say nothing must not profit from ties that both rankings break alike."""
    long = clusters(500, 256, seed=5)
    nothing = np.zeros((500, 16), np.uint8)
    near = measuring.neighbours(long[:60], long, 50)
    assert measuring.recall(near, measuring.neighbours(nothing[:60], nothing, 50, seed=1)) == pytest.approx(
        0.1, abs=0.03
    )
    assert measuring.recall(near, near) == 1.0


def test_reranked_candidates_are_the_nearest_of_them() -> None:
    long = clusters(300, 256, seed=6)
    everything = np.tile(np.arange(300), (10, 1))
    best = measuring.rerank(long[:10], long, everything, 5)
    for row in range(10):
        away = hamming(long[row], long)
        assert sorted(away[best[row]].tolist()) == sorted(away.tolist())[:5]
