"""Why two pictures are alike: which regions of each make its code agree with the other's.

Two ways, of which `tests/bench/search.py` prints how well they point at what is shared:

- *Activation* (after Zhou et al. 2016, section 2): a look code of the built-in encoder comes from a mean over the cells
  of the last layer, so the part that each cell has in the agreement can be read off, in one pass over the picture.
- *Occlusion* (Zeiler and Fergus 2014, section 4.2): a patch of the picture is greyed, and how much farther away that
  puts it is what the patch was worth. It needs dozens of passes and suits every encoder and code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from core.hashing.rows import hamming
from core.pictures import colours, rendering
from core.records import Codes

Rgb = npt.NDArray[np.uint8]
Heat = npt.NDArray[np.float32]

CELLS: Final = 10
"""Cells of the last layer along each side, of an input of as many times 32 pixels."""

PATCHES: Final = 7
"""Places of the grey patch along each side."""

PATCH: Final = 0.3
"""Side of the patch, of the input's."""


def occlusion(rgb: Rgb, code: Codes, encode: Callable[[Rgb], Codes], px: int) -> Heat:
    """How much each region of a picture adds to its likeness: float32 [PATCHES, PATCHES], 0 to 1.

    Args:
        rgb: uint8 [h, w, 3].
        code: Of the other picture, uint8 [bytes].
        encode: Codes, uint8 [n, bytes], of inputs, uint8 [n, px, px, 3].
    """
    whole = rendering.stretched(rgb, px)
    side = round(PATCH * px)
    starts = [round(place * (px - side) / (PATCHES - 1)) for place in range(PATCHES)]
    inputs = np.repeat(whole[None], 1 + PATCHES**2, axis=0)
    for number, (top, left) in enumerate((top, left) for top in starts for left in starts):
        inputs[1 + number, top : top + side, left : left + side] = colours.BACKGROUND
    away = hamming(code, encode(inputs))
    return scaled((away[1:] - away[0]).reshape(PATCHES, PATCHES).astype(np.float32))


def scaled(heat: npt.NDArray[np.float32]) -> Heat:
    """What speaks for likeness as shares 0..1 of the strongest; what speaks against it is 0."""
    positive = np.maximum(heat, 0)
    most = float(positive.max())
    return np.asarray(positive / most if most > 0 else positive, np.float32)
