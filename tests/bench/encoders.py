"""Look codes of the encoders on the shelf, and the rules that make bits of their values: prints tables as Markdown.

`python tests/bench/encoders.py [--shared DIR] [--generated]` (minutes)

The first table tries rules on real ImageNet features, those of the built-in body: maps of 3 x 3 after a pooling, as
VGG-19 has them, and pooled features, as the others have. The second table measures every encoder that is on this
computer by photographs of 20 classes; with `--generated` those that are not get random weights, for their speed alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch.nn import functional

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging" / "encoder")]

import metrics  # noqa: E402

from core import paths  # noqa: E402
from core.encoders import bodies, builtin, registry, vision, weights  # noqa: E402
from core.encoders.pretrained import PretrainedEncoder  # noqa: E402
from core.encoders.vgg import near_bits  # noqa: E402
from core.pictures import decoding  # noqa: E402

Values = npt.NDArray[np.floating]


def figures(distance: Values, labels: npt.NDArray[np.int64]) -> str:
    """Precision at 10 and mean average precision of a matrix of distances, each picture being the query once."""
    distance = distance.astype(np.float64)
    np.fill_diagonal(distance, np.inf)
    order = np.argsort(distance, axis=1, kind="stable")[:, :-1]
    right = labels[order] == labels[:, None]
    precision = np.cumsum(right, 1) / np.arange(1, right.shape[1] + 1)
    average = ((precision * right).sum(1) / right.sum(1)).mean()
    return f"{right[:, :10].mean():.3f} | {average:.3f}"


def hamming(bits: npt.NDArray[np.bool_]) -> Values:
    packed = np.packbits(bits, axis=1)
    return metrics.distances(packed, packed)


def cosine(values: Values) -> Values:
    unit = values / np.linalg.norm(values, axis=1, keepdims=True)
    return -(unit @ unit.T)


def maps(encoder: builtin.BuiltinEncoder, inputs: npt.NDArray[np.uint8]) -> torch.Tensor:
    """The built-in body's last maps, float32 [n, 1280, px / 32, px / 32]."""
    layers = encoder._layers
    with torch.inference_mode():
        parts = [
            layers.look.tail(layers.trunk(torch.from_numpy(inputs[at : at + 16])))[1]
            for at in range(0, len(inputs), 16)
        ]
    return torch.cat(parts)


def rules(thumbnails: list[bytes], labels: npt.NDArray[np.int64]) -> None:
    encoder = registry.load(None, "cpu")
    assert isinstance(encoder, builtin.BuiltinEncoder)
    print("| rule | ones | precision at 10 | mean average precision |\n|---|---|---|---|")
    small = np.stack([decoding.thumbnail_rgb(jpeg, 96) for jpeg in thumbnails])
    # The body halves its input once less than VGG-19 down to its last pooling, so it is shown twice as many pixels.
    large = functional.interpolate(torch.from_numpy(small).permute(0, 3, 1, 2).float(), scale_factor=2, mode="bilinear")
    pixels = large.round().to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
    pooled = functional.max_pool2d(maps(encoder, pixels), 2).flatten(1)
    near = near_bits(pooled).numpy()
    print(f"| maps: cosine of the values | | {figures(cosine(pooled.numpy()), labels)} |")
    for threshold in (0, 0.1, 0.2, 0.3, 0.5, 0.8):
        bits = near > threshold
        print(f"| maps: near-bit above {threshold} | {bits.mean():.2f} | {figures(hamming(bits), labels)} |")
    features = maps(encoder, np.stack([decoding.thumbnail_rgb(jpeg, 224) for jpeg in thumbnails])).mean((2, 3)).numpy()
    print(f"| pooled: cosine | | {figures(cosine(features), labels)} |")
    for share in (0.5, 0.3, 0.25, 0.2, 0.1):
        place = features.shape[1] - 1 - int(features.shape[1] * share)
        bits = features > np.partition(features, place, axis=1)[:, place, None]
        print(f"| pooled: strongest {share:.0%} | {bits.mean():.2f} | {figures(hamming(bits), labels)} |")
    centred = features - features.mean(0)
    turned = centred @ np.random.default_rng(0).standard_normal((features.shape[1], features.shape[1]))
    for name, values in (("above the mean of all pictures", centred), ("the same after a random rotation", turned)):
        print(f"| pooled: {name} | {(values > 0).mean():.2f} | {figures(hamming(values > 0), labels)} |", flush=True)


def generated(body: bodies.Body, folder: Path) -> None:
    """Put random weights of a body into `folder`."""
    options = {"aux_logits": True, "init_weights": False} if body.name in ("googlenet", "inception_v3") else {}
    network = getattr(vision.models(), body.name)(weights=None, **options)
    torch.save(network.state_dict(), folder / "generated.pth")
    weights.strip(body, folder / "generated.pth", folder)


def encoders(thumbnails: list[bytes], labels: npt.NDArray[np.int64], random: bool) -> None:
    print("\n| encoder | bits | images/s | precision at 10 | mean average precision |\n|---|---|---|---|---|")
    for body in bodies.BODIES:
        with tempfile.TemporaryDirectory() as scratch:
            there = all(file.exists() for file in weights.kept(body, paths.downloaded_models()))
            if not there and not random:
                continue
            if not there:
                generated(body, Path(scratch))
            encoder = PretrainedEncoder(body, paths.downloaded_models() if there else Path(scratch))
            inputs = np.stack([decoding.thumbnail_rgb(jpeg, body.input_px) for jpeg in thumbnails])
            encoder.encode(inputs[:16])
            start = time.perf_counter()
            timed = encoder.encode(inputs if there else inputs[:32])["look"]
            speed = len(timed) / (time.perf_counter() - start)
            told = figures(metrics.distances(timed, timed), labels) if there else "random weights | "
        print(f"| {body.title} ({encoder.device}) | {body.bits} | {speed:.1f} | {told} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--generated", action="store_true", help="time encoders that are not here with random weights")
    options = parser.parse_args()
    pictures = sorted((options.shared / "eval" / "look").glob("*/*"))
    np.random.default_rng(0).shuffle(pictures)  # ties come in the order of the pictures, which must say nothing
    labels = np.unique([path.parent.name for path in pictures], return_inverse=True)[1]
    thumbnails = [decoding.decode(str(path), None).thumbnail for path in pictures]
    rules(thumbnails, labels)
    encoders(thumbnails, labels, options.generated)


if __name__ == "__main__":
    main()
