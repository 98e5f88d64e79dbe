"""Downloaded encoders: what is known of them, their networks against torchvision's and a plain one, their files."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn import functional

from core.encoders import bodies, pretrained, registry, vision, weights, zoo
from core.encoders.bodies import Body
from core.encoders.vgg import Vgg19, near_bits
from core.errors import UserError

ROOT = Path(__file__).resolve().parents[2]
VGG = bodies.BODIES[0]
SMALL_VGG = dataclasses.replace(VGG, bits=8 * 4 * 9)  # 4 channels where the real one has 64
WEIGHTS = {
    "vgg19": "VGG19_Weights",
    "googlenet": "GoogLeNet_Weights",
    "inception_v3": "Inception_V3_Weights",
    "resnet50": "ResNet50_Weights",
    "efficientnet_b0": "EfficientNet_B0_Weights",
    "mobilenet_v3_large": "MobileNet_V3_Large_Weights",
    "convnext_tiny": "ConvNeXt_Tiny_Weights",
}


def body_of(name: str) -> Body:
    found = bodies.find(name)
    assert found is not None
    return found


def pictures(count: int, px: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (count, px, px, 3), dtype=np.uint8)


def vgg_state(width: int, *, head: bool = True) -> dict[str, torch.Tensor]:
    """What torchvision publishes of VGG-19, with random filters and fewer channels; the head's tensors hold nothing."""
    random = torch.Generator().manual_seed(1)
    state = {}
    for name, tensor in Vgg19(width).state_dict().items():
        scale = (2 / (tensor[0].numel() if tensor.dim() > 1 else 50)) ** 0.5
        state[name] = torch.randn(tensor.shape, generator=random) * scale
    if head:
        for at, shape in ((0, (4096, 25088)), (3, (4096, 4096)), (6, (1000, 4096))):
            state[f"classifier.{at}.weight"] = torch.zeros(1).expand(shape)
            state[f"classifier.{at}.bias"] = torch.zeros(shape[0])
    return state


def saved(state: object, path: Path, *, zipped: bool = True) -> Path:
    torch.save(state, path, _use_new_zipfile_serialization=zipped)
    return path


def plain_vgg(state: dict[str, torch.Tensor], inputs: np.ndarray) -> np.ndarray:
    """VGG-19 to pool5 written out, float64: its values [n, features]."""
    x = torch.from_numpy(inputs).double().permute(0, 3, 1, 2) / 255
    for channel, (mean, deviation) in enumerate(zip((0.485, 0.456, 0.406), (0.229, 0.224, 0.225), strict=True)):
        x[:, channel] = (x[:, channel] - mean) / deviation
    at = 0
    for convolutions in (2, 2, 4, 4, 4):
        for _ in range(convolutions):
            kernel, bias = (state[f"features.{at}.{part}"].double() for part in ("weight", "bias"))
            x = torch.relu(functional.conv2d(x, kernel, bias, padding=1))
            at += 2
        x = functional.max_pool2d(x, 2, 2)
        at += 1
    return x.flatten(1).numpy()


# --- what is known ---------------------------------------------------------------------------------------------------


def test_the_list_says_what_torchvision_says() -> None:
    assert [body.name for body in bodies.BODIES] == list(WEIGHTS)
    for body in bodies.BODIES:
        known = getattr(vision.models(), WEIGHTS[body.name]).IMAGENET1K_V1
        assert body.url == known.url
        assert body.mib == known.meta["_file_size"]
        assert body.parameters == round(known.meta["num_params"] / 1e6, 1)
        assert body.accuracy == round(known.meta["_metrics"]["ImageNet-1K"]["acc@1"], 1)
        preset = known.transforms()
        assert (tuple(preset.mean), tuple(preset.std)) == (zoo.MEAN, zoo.DEVIATION)
        assert body.input_px == (96 if body is VGG else preset.crop_size[0])
        assert len(body.sha256) == 8
        assert int(body.sha256, 16)


def test_the_list_is_read_without_torch() -> None:
    code = "import sys; from core.encoders import registry; registry.spec('vgg19-1'); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_torchvision_loads_beside_this_torch_without_a_warning() -> None:
    code = "from core.encoders import vision; print(vision.models().resnet50.__name__); vision.models()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("resnet50\n", "")


def test_specs_of_bodies_have_one_look_space() -> None:
    for body in bodies.BODIES:
        spec = registry.spec(body.id)
        assert spec.id == body.id
        assert list(spec.spaces) == ["look"]
        assert spec.spaces["look"].bits == body.bits
        assert body.bits % 8 == 0


# --- networks --------------------------------------------------------------------------------------------------------


def test_vgg_is_configuration_e_to_pool5() -> None:
    with torch.device("meta"):
        theirs = vision.models().vgg19(weights=None, init_weights=False).features
    ours = {name: tensor.shape for name, tensor in zoo.empty(VGG).state_dict().items()}
    assert ours == {f"features.{name}": tensor.shape for name, tensor in theirs.state_dict().items()}
    assert zoo.empty(VGG)(torch.zeros(2, 3, 96, 96, device="meta")).shape == (2, 4608)


def test_near_bits() -> None:
    np.testing.assert_allclose(near_bits(torch.tensor([0.0, np.log(3), 50])).numpy(), [0, 0.5, 1], atol=1e-6)


def test_near_bits_of_convolutions_in_half_precision(tmp_path: Path) -> None:
    """As on a GPU: nearly all bits stay the same."""
    weights.strip(SMALL_VGG, saved(vgg_state(4), tmp_path / "vgg19.pth"), tmp_path)
    inputs = torch.from_numpy(pictures(4, 96))
    with torch.inference_mode():
        whole = zoo.Pixels(weights.load(SMALL_VGG, tmp_path))(inputs)
        half = zoo.Pixels(weights.load(SMALL_VGG, tmp_path).half())(inputs)
    assert half.dtype == torch.float32
    assert float(((whole > 0) != (half > 0)).float().mean()) < 0.01
    np.testing.assert_allclose(half.numpy(), whole.numpy(), atol=0.01)


@pytest.mark.parametrize("width", [4, 64])
def test_vgg_codes_equal_a_plain_network_with_the_same_weights(tmp_path: Path, width: int) -> None:
    """With 64, the real shapes, and with few channels."""
    body = VGG if width == 64 else SMALL_VGG
    weights.strip(body, saved(vgg_state(width), tmp_path / "vgg19.pth"), tmp_path)
    encoder = pretrained.PretrainedEncoder(body, tmp_path, "cpu")
    inputs = pictures(1 if width == 64 else 3, 96)
    kept = {n: t.half().double() if t.dim() > 1 else t.double() for n, t in vgg_state(width, head=False).items()}
    values = plain_vgg(kept, inputs)
    expected = (1 / (1 + np.exp(-values)) - 0.5) / 0.5
    features = encoder.features(inputs)
    assert features.shape == (len(inputs), 72 * width)
    np.testing.assert_allclose(features, expected, atol=1e-4)
    assert 0.05 < (values > 0).mean() < 0.95
    bits = np.unpackbits(encoder.encode(inputs)["look"], axis=1)
    sure = (values == 0) | (values > 1e-4)
    np.testing.assert_array_equal(bits[sure], (expected > pretrained.PRESENT)[sure])
    assert sure.mean() > 0.99


@pytest.mark.parametrize("name", ["googlenet", "efficientnet_b0", "mobilenet_v3_large"])
def test_other_bodies_give_what_torchvision_feeds_its_head(tmp_path: Path, name: str) -> None:
    torch.manual_seed(1)
    body = body_of(name)
    inception = {"aux_logits": True, "transform_input": True, "init_weights": False} if name == "googlenet" else {}
    whole = getattr(vision.models(), name)(weights=None, **inception).eval()
    head = whole.fc if name == "googlenet" else whole.classifier
    fed: list[torch.Tensor] = []
    head.register_forward_pre_hook(lambda _, inputs: fed.append(inputs[0]))
    weights.strip(body, saved(whole.state_dict(), tmp_path / "whole.pth"), tmp_path)
    inputs = pictures(2, body.input_px)
    x = torch.from_numpy(inputs).permute(0, 3, 1, 2) / 255
    normal = vision.models().ResNet50_Weights.IMAGENET1K_V1.transforms()
    with torch.inference_mode():
        whole((x - torch.tensor(normal.mean).view(3, 1, 1)) / torch.tensor(normal.std).view(3, 1, 1))
        values = zoo.Pixels(weights.load(body, tmp_path))(torch.from_numpy(inputs)).numpy()
    assert values.shape == (2, body.bits)
    np.testing.assert_allclose(values, fed[0].numpy(), atol=0.01 * float(fed[0].abs().max()))


def test_the_strongest_quarter_of_each_picture_becomes_ones() -> None:
    random = np.random.default_rng(0)
    values = random.standard_normal((5, 960)).astype(np.float32) * random.uniform(0.1, 9, (5, 1)).astype(np.float32)
    bits = values > pretrained._quantile(values)
    assert bits.sum(1).tolist() == [240] * 5
    for row, ones in zip(values, bits, strict=True):
        assert row[ones].min() > row[~ones].max()
    sparse = np.zeros((1, 960), np.float32)
    sparse[0, :7] = 1
    assert (sparse > pretrained._quantile(sparse)).sum() == 7


# --- files -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zipped", [True, False])
def test_only_the_body_is_kept_filters_in_half_precision(tmp_path: Path, zipped: bool) -> None:
    state = vgg_state(4, head=zipped)  # the older format writes the head's zeros out
    source = saved(state, tmp_path / "vgg19.pth", zipped=zipped)
    kept = weights.strip(SMALL_VGG, source, tmp_path / "models")
    assert source.exists()
    loaded = weights.load(SMALL_VGG, tmp_path / "models").state_dict()
    assert set(loaded) == {name for name in state if name.startswith("features.")}
    for name, tensor in loaded.items():
        assert tensor.dtype == torch.float32
        expected = state[name].half().float() if tensor.dim() > 1 else state[name]
        assert torch.equal(tensor, expected)
    values = sum(t.numel() * (2 if t.dim() > 1 else 4) for t in loaded.values())
    assert kept.stat().st_size < values + 5000
    assert sorted(p.name for p in (tmp_path / "models").iterdir()) == ["vgg19-1.json", "vgg19-1.safetensors"]


class Explosive:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("exploded",)


@pytest.mark.parametrize("content", ["code", "list", "numbers", "text", "empty", "lacking", "shape", "nothing"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source, state = tmp_path / "x.pth", vgg_state(4)
    if content == "lacking":
        del state["features.34.bias"]
    if content == "shape":
        state["features.0.weight"] = torch.zeros(4, 1, 3, 3)
    if content in ("text", "empty"):
        source.write_bytes(b"<html>sign in to this network</html>" if content == "text" else b"")
    elif content != "nothing":
        odd = {"code": {"a": Explosive()}, "list": [1], "numbers": {"features.0.weight": 1}}
        saved(odd.get(content, state), source)
    with pytest.raises(UserError) as caught:
        weights.strip(SMALL_VGG, source, tmp_path / "models")
    assert caught.value.code == ("unreadable" if content == "nothing" else "weights-damaged")
    assert not (tmp_path / "exploded").exists()
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("damage", ["missing", "bit", "description", "half"])
def test_damaged_weights_are_the_users_matter(tmp_path: Path, damage: str) -> None:
    weights.strip(SMALL_VGG, saved(vgg_state(4), tmp_path / "vgg19.pth"), tmp_path)
    kept, description = weights.kept(SMALL_VGG, tmp_path)
    if damage == "missing":
        description.unlink()
    elif damage == "description":
        description.write_text("{}")
    else:
        data = bytearray(kept.read_bytes())
        data[-1] ^= 1
        kept.write_bytes(data if damage == "bit" else data[: len(data) // 2])
    with pytest.raises(UserError) as caught:
        weights.load(SMALL_VGG, tmp_path)
    assert caught.value.code == ("weights-missing" if damage == "missing" else "weights-damaged")
    assert "download" in str(caught.value)
