"""Training, resuming, exporting and loading an encoder, very small, on pictures made here; and the parts alone."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
import pytest
import torch

from core.encoders import registry

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "encoder"


@pytest.fixture(scope="module", autouse=True)
def training_scripts() -> None:
    """The scripts import each other by name, as they do when one of them is run."""
    sys.path.insert(0, str(FOLDER))


def script(name: str) -> ModuleType:
    return importlib.import_module(name)


@pytest.fixture(scope="module")
def pool_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pool")
    random = np.random.default_rng(0)
    for i in range(24):
        small = random.integers(0, 256, (6, 8, 3), dtype=np.uint8)
        cv2.imwrite(str(folder / f"{i:02}.jpg"), cv2.resize(small, (128, 96), interpolation=cv2.INTER_CUBIC))
    return folder


def train_arguments(pool: Path, out: Path, steps: int) -> list[str]:
    text = f"--pool {pool} --out {out} --steps {steps} --pictures 4 --views 3 --px 64 --last-px 96 --memory 16"
    return [*text.split(), *"--held-out 6 --start-pictures 16 --check-every 2 --seed 3".split()]


def test_a_model_is_trained_resumed_exported_and_loaded(
    pool_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    train, export = script("train"), script("export")
    threads = torch.get_num_threads()
    out = tmp_path / "training"
    train.main(train_arguments(pool_folder, out, 2))
    first = torch.load(out / "checkpoint.pt", weights_only=True)
    train.main([*train_arguments(pool_folder, out, 4), "--resume"])
    second = torch.load(out / "checkpoint.pt", weights_only=True)
    assert (first["run"]["step"], second["run"]["step"]) == (2, 4)
    assert [row["step"] for row in second["run"]["log"]] == [0, 2, 4]
    name = "branch.tail.blocks.9.depthwise.conv.weight"
    assert not torch.equal(first["student"][name], second["student"][name])

    models = tmp_path / "models"
    small = "--version 7 --look-pictures 18 --views 2"
    export.main(f"--checkpoint {out / 'checkpoint.pt'} --pool {pool_folder} --out {models} {small}".split())
    torch.set_num_threads(threads)
    assert "MB" in capsys.readouterr().out
    monkeypatch.setattr(registry, "models_folder", lambda: models)
    encoder = registry.load(device="cpu")
    assert encoder.spec.id == "builtin-7"
    assert registry.description("builtin-7")["training"]["steps"] == 4
    assert (models / "builtin-7.safetensors").stat().st_size < 10e6
    codes = encoder.encode(np.zeros((2, 160, 160, 3), np.uint8))
    assert codes["copy"].shape == codes["look"].shape == (2, 32)


def test_every_edit_gives_a_picture_and_is_the_same_for_the_same_chance(pool_folder: Path) -> None:
    views, data = script("views"), script("data")
    pool = data.read_pool([pool_folder])
    edits = [edit for family in (views.GEOMETRY, views.COLOUR, views.DRAWN, views.QUALITY) for edit, _ in family]
    image = pool.image(0)
    image.flags.writeable = False
    for edit in edits:
        for seed in range(8):
            made = edit(image, np.random.default_rng(seed))
            assert made.dtype == np.uint8, edit
            assert made.ndim == 3, edit
            assert made.shape[2] == 3, edit
            assert min(made.shape[:2]) >= 8, edit
            np.testing.assert_array_equal(made, edit(image, np.random.default_rng(seed)))
    for edit in views.PAIRED:
        assert edit(image, np.random.default_rng(1), lambda: pool.image(1)).dtype == np.uint8


def test_an_order_draws_the_same_views_again(pool_folder: Path) -> None:
    supply, data = script("supply"), script("data")
    pool = data.read_pool([pool_folder])
    order = supply.Order(step=5, pictures=np.array([3, 8]), views=3, px=64, seed=1)
    drawn = supply.draw(pool, order)
    assert drawn.shape == (6, 64, 64, 3)
    np.testing.assert_array_equal(drawn, supply.draw(pool, order))
    assert (drawn[1] != drawn[2]).any()


def test_an_epoch_shows_every_picture_once() -> None:
    train = script("train")
    seen = np.concatenate([train.pictures_of(step, np.arange(40), 10, seed=2) for step in range(4)])
    assert sorted(seen) == list(range(40))
    assert (train.pictures_of(4, np.arange(40), 10, seed=2) != seen[:10]).any()


def test_held_out_pictures_are_never_trained_on() -> None:
    train, held = script("data").split(100, 20, seed=1)
    assert len(held) == 20
    assert set(train) | set(held) == set(range(100))
    assert not set(train) & set(held)


def test_the_loss_prefers_copies_near_and_strangers_far() -> None:
    copy_loss = script("losses").copy_loss
    torch.manual_seed(0)
    own = torch.randn(8, 64).repeat_interleave(3, 0).tanh()
    ids, plain = torch.arange(8).repeat_interleave(3), torch.arange(24) % 3 == 0
    nothing, nobody = torch.zeros(0, 64), torch.zeros(0, dtype=torch.int64)
    good = copy_loss(own, ids, plain, nothing, nobody)[1]["contrast"]
    mixed = copy_loss(own[torch.randperm(24)], ids, plain, nothing, nobody)[1]["contrast"]
    assert good < 0.1 < mixed
    crowd = copy_loss(own, ids, plain, own + 0.01, ids + 100)[1]["contrast"]
    assert crowd > good + 0.5  # strangers in the memory that look the same


def test_figures_agree_with_counting_by_hand() -> None:
    metrics = script("metrics")
    random = np.random.default_rng(4)
    codes, groups = random.integers(0, 256, (30, 4), dtype=np.uint8), random.integers(0, 9, 30)
    histogram = np.zeros(33, np.int64)
    for i in range(30):
        for j in range(i + 1, 30):
            if groups[i] != groups[j]:
                histogram[int(np.unpackbits(codes[i] ^ codes[j]).sum())] += 1
    np.testing.assert_array_equal(metrics.stranger_histogram(codes, groups, block=7), histogram)
    copies, strangers = np.array([50, 49, 0, 1]), np.array([0, 1, 100, 0])
    assert metrics.best_threshold(copies, strangers) == (0.99, 1)
    assert metrics.best_threshold(copies, strangers, 1.0) == (0.5, 0)
    assert metrics.average_precision(copies, strangers) == pytest.approx(0.5 + 0.49 * 0.99 + 0.01 * 100 / 201)


def test_the_curve_follows_bayes_and_its_points_follow_the_curve() -> None:
    calibrate = script("calibrate")
    at = np.arange(257)
    together = (1e5 * np.exp(-0.5 * ((at - 30) / 12) ** 2)).astype(np.int64)
    apart = (1e7 * np.exp(-0.5 * ((at - 128) / 12) ** 2)).astype(np.int64)
    curve = calibrate.chance(together, apart, 1e-4)
    assert (np.diff(curve) <= 0).all()
    assert curve[0] > 0.999
    assert curve[-1] < 1e-3
    few = calibrate.points(curve)
    assert len(few) < 60
    np.testing.assert_allclose(np.interp(at, *zip(*few, strict=True)), curve, atol=0.005)
    radius = calibrate.radius_of_precision(together, apart, 1e-4)
    assert 50 < radius < 79  # half way between the means is 79, and copies are rare
