"""Try what a bundle will be without, before the minutes that freezing takes.

    python packaging/rehearse.py MODULE...

Imports modules with everything in `prune.EXCLUDED_MODULES` out of reach, and lets torch take a step of training, which
imports more. Run it with the Python of the bundle's environment. A traceback says who cannot do without what.
"""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

sys.path.insert(0, str(Path(__file__).resolve().parent))
import prune

sys.path.pop(0)


class Bundle(importlib.abc.MetaPathFinder):
    """Finds modules as before, but none that a bundle leaves out."""

    def __init__(self) -> None:
        self._finders = list(sys.meta_path)

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if any(name == module or name.startswith(f"{module}.") for module in prune.EXCLUDED_MODULES):
            return None
        found = (finder.find_spec(name, path, target) for finder in self._finders)
        return next((spec for spec in found if spec is not None), None)


def main(names: list[str]) -> None:
    sys.meta_path[:] = [Bundle()]
    for name in names:
        importlib.import_module(name)
    from core.encoders import vision

    vision.models()
    import torch

    weight = torch.nn.Parameter(torch.ones(3))
    optimiser = torch.optim.Adam([weight])
    torch.autograd.backward(weight.square().sum())
    optimiser.step()


if __name__ == "__main__":
    main(sys.argv[1:])
