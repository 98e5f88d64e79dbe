"""The encoders that can be downloaded: classifiers that torchvision publishes, whose heads are cut off.

All that is known of them stands here on one screen, copied from `torchvision.models.*_Weights` so that the list can
be shown without loading torch; a test holds it to torchvision. Of resnet50 and mobilenet_v3_large the first weights
are taken: the later ones name classes better, but were trained with smoothed and mixed labels, which makes features
serve other tasks worse (Kornblith et al. 2021).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from core.encoders.spec import CodeSpace, EncoderSpec
from core.records import Space

Rule = Literal["present", "strongest"]
"""How values become bits; see `core.encoders.pretrained`."""

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Body:
    """A pretrained network that can be had as an encoder.

    Attributes:
        name: As torchvision calls it, and what the person types.
        title: What the person reads.
        url: Where its publisher offers the weights; the file's name ends in the first digits of its sha256.
        mib: Size of that file in MiB, rounded.
        parameters: Of the whole network, in millions.
        accuracy: Share of ImageNet's validation pictures that it names rightly at the first attempt, in per cent.
        input_px: Side of the square that it is shown.
        bits: Values that it gives, one bit each.
        rule: How they become bits.
        version: Raised when the same file would give other codes.
        licence: SPDX expression of the weights.
    """

    name: str
    title: str
    url: str
    mib: float
    parameters: float
    accuracy: float
    input_px: int
    bits: int
    rule: Rule = "strongest"
    version: str = "1"
    licence: str = "BSD-3-Clause"

    @property
    def id(self) -> str:
        return f"{self.name}-{self.version}"

    @property
    def size(self) -> int:
        """Bytes to download, to 0.1 %."""
        return round(self.mib * _MIB)

    @property
    def sha256(self) -> str:
        """The first digits of the file's sha256."""
        return self.url.rpartition("-")[2].removesuffix(".pth")

    @property
    def spec(self) -> EncoderSpec:
        """Its distances have not been measured on labelled pictures, so the look space has no curve of its own."""
        spaces: Mapping[Space, CodeSpace] = MappingProxyType({"look": CodeSpace(self.bits, 0, ())})
        return EncoderSpec(self.name, self.version, self.title, self.input_px, self.licence, spaces)


_AT = "https://download.pytorch.org/models/"
# Converted by torchvision from the weights that the authors published under the Apache licence.
_CONVERTED = "BSD-3-Clause AND Apache-2.0"

BODIES: tuple[Body, ...] = (
    Body("vgg19", "VGG-19", _AT + "vgg19-dcbb9e9d.pth", 548.051, 143.7, 72.4, 96, 4608, "present"),
    Body("googlenet", "GoogLeNet (Inception v1)", _AT + "googlenet-1378be20.pth", 49.731, 6.6, 69.8, 224, 1024,
         licence=_CONVERTED),
    Body("inception_v3", "Inception v3", _AT + "inception_v3_google-0cc3c7bd.pth", 103.903, 27.2, 77.3, 299, 2048,
         licence=_CONVERTED),
    Body("resnet50", "ResNet-50", _AT + "resnet50-0676ba61.pth", 97.781, 25.6, 76.1, 224, 2048),
    Body("efficientnet_b0", "EfficientNet-B0", _AT + "efficientnet_b0_rwightman-7f5810bc.pth", 20.451, 5.3, 77.7, 224,
         1280, licence=_CONVERTED),
    Body("mobilenet_v3_large", "MobileNet v3 large", _AT + "mobilenet_v3_large-8738ca79.pth", 21.114, 5.5, 74.0, 224,
         960),
    Body("convnext_tiny", "ConvNeXt tiny", _AT + "convnext_tiny-983f1562.pth", 109.119, 28.6, 82.5, 224, 768),
)  # fmt: skip


def find(name: str) -> Body | None:
    """The body of this name or encoder id."""
    return next((body for body in BODIES if name in (body.name, body.id)), None)
