"""The built-in encoder: its body against the definition, its preprocessing, its codes and what it says of damage."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional

from core.encoders import builtin, lite0, registry
from core.encoders.spec import Encoder
from core.errors import UserError
from core.hashing.projection import pack
from core.pictures.decoding import decode_bytes

PX = 160


def pictures(count: int, seed: int = 0, px: int = PX) -> np.ndarray:
    """Smooth coloured scenes with edges: uint8 [count, px, px, 3], read-only as the decoder gives them."""
    random = np.random.default_rng(seed)
    coarse = torch.from_numpy(random.uniform(0, 255, (count, 3, 7, 7))).float()
    fine = functional.interpolate(coarse, size=(px, px), mode="bicubic").clamp(0, 255)
    stripes = np.indices((px, px)).sum(0) // random.integers(5, 30, (count, 1, 1)) % 2
    made = (fine.permute(0, 2, 3, 1).numpy() * (0.7 + 0.3 * stripes[..., None])).astype(np.uint8)
    made.flags.writeable = False
    return made


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return registry.load(device="cpu")


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    return lite0.imagenet_state()


def differing(a: np.ndarray, b: np.ndarray) -> float:
    """Share of bits that differ between packed codes."""
    return float(np.unpackbits(a ^ b).mean())


# --- the registry ---------------------------------------------------------------------------------------------------


def test_importing_the_registry_and_reading_specs_does_not_import_torch() -> None:
    code = "import sys; from core.encoders import registry; registry.specs(); sys.exit('torch' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_the_newest_builtin_is_the_default() -> None:
    versions = [int(s.version) for s in registry.specs()]
    assert versions == sorted(versions, reverse=True)
    assert registry.default_id() == registry.specs()[0].id == f"builtin-{versions[0]}"


def test_curves_fall_from_sure_to_nothing() -> None:
    for spec in registry.specs():
        for name, space in spec.spaces.items():
            distances, chances = zip(*space.curve, strict=True)
            assert distances[0] == 0
            assert distances[-1] == space.bits
            assert list(distances) == sorted(distances)
            assert list(chances) == sorted(chances, reverse=True)
            assert chances[0] > 0.95
            assert chances[-1] < 0.01
            assert 0 < space.radius < space.bits / 2
            # look: as far as one pair in five has one name, and no further; copy: more likely a copy than not
            assert space.confidence(space.radius) >= (0.2 if name == "look" else 0.45)
            if name == "look":
                assert space.confidence(space.radius + 2) < 0.2


def test_an_unknown_encoder_or_device_is_the_users_matter() -> None:
    with pytest.raises(UserError) as unknown:
        registry.spec("vgg-99")
    assert unknown.value.code == "unknown-encoder"
    with pytest.raises(UserError) as missing:
        registry.load(device="abacus")
    assert missing.value.code == "no-device"


# --- the body ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kernel", [3, 5])
def test_strided_convolutions_pad_as_tensorflow_does(kernel: int) -> None:
    conv = lite0.Conv(2, 2, kernel, 2, linear=True)
    x = torch.randn(1, 2, 20, 20)
    total = (20 // 2 - 1) * 2 + kernel - 20
    before, after = total // 2, total - total // 2
    padded = functional.pad(x, (before, after, before, after))
    expected = functional.conv2d(padded, conv.conv.weight, conv.conv.bias, 2)
    torch.testing.assert_close(conv(x), expected)


def test_batch_norm_is_folded(state: dict[str, torch.Tensor]) -> None:
    """The stem against an explicit convolution, normalisation and activation."""
    trunk = lite0.body(state)[0]
    x = torch.randn(2, 3, 32, 32)
    y = functional.conv2d(functional.pad(x, (0, 1, 0, 1)), state["_conv_stem.weight"], stride=2)
    mean, variance = state["_bn0.running_mean"], state["_bn0.running_var"]
    y = functional.batch_norm(y, mean, variance, state["_bn0.weight"], state["_bn0.bias"], eps=1e-3)
    torch.testing.assert_close(trunk.stem(x), functional.relu6(y), atol=1e-4, rtol=1e-4)


def test_the_input_is_centred_at_127_and_scaled_by_128(state: dict[str, torch.Tensor]) -> None:
    trunk = lite0.body(state)[0]
    seen: list[torch.Tensor] = []
    trunk.stem.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    trunk(torch.tensor([0, 127, 255], dtype=torch.uint8).expand(1, 32, 32, 3))
    assert seen[0][0, :, 5, 5].tolist() == [-127 / 128, 0.0, 1.0]


def names(state: dict[str, torch.Tensor], pixels: np.ndarray) -> np.ndarray:
    trunk, tail = lite0.body(state)
    with torch.inference_mode():
        pooled = tail(trunk(torch.from_numpy(np.array(pixels))))[1].mean((2, 3))
        return (pooled @ state["_fc.weight"].T + state["_fc.bias"]).argmax(1).numpy()


NAMES = {"trilobite": {69}, "sunflower": {985}, "ketch": {780, 914}, "lobster": {122}, "elephant": {101, 385, 386}}


@pytest.mark.parametrize("folder", NAMES)
def test_the_body_names_photographs(shared: Path, state: dict[str, torch.Tensor], folder: str) -> None:
    """With the dependency's own classifier: a wrong preprocessing or padding would show here first."""
    files = sorted((shared / "eval" / "look" / folder).iterdir())
    inputs = np.stack([decode_bytes(f.read_bytes(), f.name, PX).network_input for f in files])
    assert np.isin(names(state, inputs), list(NAMES[folder])).mean() >= 0.6


# --- the codes --------------------------------------------------------------------------------------------------------


def test_codes_have_the_shapes_the_spec_promises(encoder: Encoder) -> None:
    codes = encoder.encode(pictures(3))
    assert set(codes) == set(encoder.spec.spaces)
    for name, space in encoder.spec.spaces.items():
        assert codes[name].shape == (3, space.bits // 8)
        assert codes[name].dtype == np.uint8
    assert encoder.encode(pictures(0))["copy"].shape == (0, 32)
    with pytest.raises(ValueError, match="expected uint8"):
        encoder.encode(pictures(1, px=128))


def test_values_come_with_the_codes_whose_signs_they_are(encoder: Encoder) -> None:
    assert isinstance(encoder, builtin.BuiltinEncoder)
    step = encoder.spec.spaces["look"].step
    assert step is not None
    inputs = pictures(5)
    codes, values = encoder.encode_with_values(inputs)
    assert {name: rows.tolist() for name, rows in codes.items()} == {
        name: rows.tolist() for name, rows in encoder.encode(inputs).items()
    }
    assert pack(values).tolist() == codes["look"].tolist()
    np.testing.assert_allclose(values * step, encoder.values(inputs)[1], atol=step)
    assert np.abs(values).max() < 127


def test_the_look_code_is_made_of_the_features(encoder: Encoder) -> None:
    assert isinstance(encoder, builtin.BuiltinEncoder)
    inputs = pictures(5)
    features = encoder.features(inputs)
    assert features.shape == (5, lite0.CHANNELS)
    weights = {k: v.numpy() for k, v in encoder._layers.look.project.state_dict().items()}
    np.testing.assert_allclose(features @ weights["weight"].T + weights["bias"], encoder.values(inputs)[1], atol=2e-3)
    assert encoder.features(inputs[:0]).shape == (0, lite0.CHANNELS)


def test_batches_of_1_and_64_give_the_same_codes(encoder: Encoder) -> None:
    inputs = pictures(64)
    together = encoder.encode(inputs)
    alone = [encoder.encode(inputs[i : i + 1]) for i in range(64)]
    for name, codes in together.items():
        assert differing(codes, np.concatenate([a[name] for a in alone])) <= 0.01


def test_half_precision_gives_nearly_the_same_codes(encoder: Encoder) -> None:
    """What a GPU computes with, tried on the processor."""
    assert isinstance(encoder, builtin.BuiltinEncoder)
    description = registry.description(encoder.spec.id)
    data = lite0.read_checked(registry.models_folder() / description["file"], description["sha256"])
    network = builtin.build_network(builtin.safetensors.torch.load(data), 256)
    for part in (network.trunk, network.copy.tail, network.look.tail):
        part.half()
    inputs = pictures(16)
    with torch.inference_mode():
        halves = network(torch.from_numpy(np.array(inputs)))
    codes = encoder.encode(inputs)
    for name, values in zip(("copy", "look"), halves, strict=True):
        assert differing(codes[name], np.packbits(values.numpy() > 0, axis=1)) <= 0.01


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda x: x[..., ::-1], id="BGR"),
        pytest.param(lambda x: 255 - x, id="inverted"),
        pytest.param(
            lambda x: (np.clip((x / 255 - 0.45) / 0.22, -1, 1) * 128 + 127).astype(np.uint8), id="mean and std"
        ),
    ],
)
def test_a_wrong_preprocessing_shows(encoder: Encoder, wrong: Callable[[np.ndarray], np.ndarray]) -> None:
    inputs = pictures(8)
    right, other = encoder.encode(inputs), encoder.encode(np.ascontiguousarray(wrong(inputs)))
    for name in right:
        assert differing(right[name], other[name]) > 0.02  # the same input gives 0


def test_a_copy_is_nearer_than_strangers(encoder: Encoder) -> None:
    inputs = pictures(12)
    brighter = np.clip(inputs.astype(np.int16) + 12 + inputs % 5, 0, 255).astype(np.uint8)
    a, b = (np.unpackbits(encoder.encode(x)["copy"], axis=1) for x in (inputs, brighter))
    distances = (a[:, None] != b[None]).sum(2)
    assert (distances.argmin(1) == np.arange(12)).all()


def test_real_copies_are_within_the_radius(shared: Path, encoder: Encoder) -> None:
    import io

    from PIL import Image

    files = sorted((shared / "eval" / "copies" / "originals").iterdir())[:16]
    originals, copies = [], []
    for file in files:
        small = io.BytesIO()
        Image.open(file).convert("RGB").resize((200, 150)).save(small, "JPEG", quality=60)
        originals.append(decode_bytes(file.read_bytes(), file.name, PX).network_input)
        copies.append(decode_bytes(small.getvalue(), file.name, PX).network_input)
    a, b = (np.unpackbits(encoder.encode(np.stack(x))["copy"], axis=1) for x in (originals, copies))
    distances = (a != b).sum(1)
    assert (distances <= encoder.spec.spaces["copy"].radius).mean() >= 0.8


# --- damage -----------------------------------------------------------------------------------------------------------


def test_damaged_or_missing_weights_are_the_users_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(registry.models_folder(), tmp_path / "models")
    monkeypatch.setattr(registry, "models_folder", lambda: tmp_path / "models")
    file = tmp_path / "models" / registry.description(registry.default_id())["file"]
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(UserError) as damaged:
        registry.load(device="cpu")
    assert damaged.value.code == "weights-damaged"
    assert damaged.value.path == str(file)
    file.unlink()
    with pytest.raises(UserError) as missing:
        registry.load(device="cpu")
    assert missing.value.code == "weights-missing"


def test_a_damaged_dependency_is_the_users_matter(tmp_path: Path) -> None:
    file = tmp_path / "weights.pth"
    file.write_bytes(lite0.dependency_weights().read_bytes()[:-1])
    with pytest.raises(UserError) as damaged:
        lite0.imagenet_state(file)
    assert damaged.value.code == "weights-damaged"
