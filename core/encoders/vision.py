"""torchvision beside any build of torch. Nobody else imports torchvision.

The wheels of torchvision on PyPI are built for CUDA. Beside a CPU build of torch their C++ part cannot be loaded, and
the import ends with "operator torchvision::nms does not exist", because torchvision describes shapes of operators
that this part would have brought. Only detectors need those operators, so it is enough to declare them.
"""

from __future__ import annotations

import threading
from types import ModuleType

import torch

_BOXES = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_declared: list[torch.library.Library] = []  # a declaration goes when its object does
_lock = threading.Lock()


def models() -> ModuleType:
    """`torchvision.models`."""
    with _lock:
        try:
            import torchvision.models
        except RuntimeError as error:
            if "operator torchvision::" not in str(error):
                raise
            _declare_operators()
            import torchvision.models
    found: ModuleType = torchvision.models
    return found


def _declare_operators() -> None:
    library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for name in ("nms", "qnms"):
        library.define(name + _BOXES)  # type: ignore[no-untyped-call]
    _declared.append(library)
