"""From the figures of two compared pictures to what a person is told: the kind of match, in words, and how sure.

Only numpy. The limits were measured on renditions of 320 px; each says on what.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.match.comparison import MIN_BLOCKS
from core.match.extent import Extent, Outside, Rectangle
from core.pictures.fingerprints import DIHEDRAL, INVERSE
from core.records import STRICTNESS, Kind

Floats = npt.NDArray[np.float32]

MIN_INLIERS = 10
"""Fewer agreeing features than this align nothing: the nearest strangers have 12 at most, 1 in 80 of them 10."""

MIN_MEDIAN, MOST_LOW = 0.8, 0.35
"""No copy has a lower median correlation of blocks, or a larger share of blocks under 0.5."""

MIN_DRAWN = 0.6
"""No copy of a page has a lower `Evidence.drawn`."""


@dataclass(frozen=True, slots=True)
class Colour:
    """How the colours of `b` differ from those of `a`, over the blocks they share.

    Attributes:
        brightness: Mean difference in grey levels, `b` less `a`.
        contrast: Factor between their ranges of brightness.
        chroma_a, chroma_b: Mean distance from grey in levels; a grey picture has about 0.
        cast: Shift of all colours together in levels.
        saturation: Factor between their distances from grey.
    """

    brightness: float
    contrast: float
    chroma_a: float
    chroma_b: float
    cast: float
    saturation: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was measured of a pair after alignment, as seen from `a` to `b`.

    Attributes:
        inliers: Local features that agree; 0 when the pictures were laid over each other by their hashes alone.
        blocks: Blocks of 24 px that are not flat in both.
        median: Median of the blocks' correlations.
        low: Share of blocks whose correlation is under 0.5.
        odd: Share of blocks that agree much less than the median one: something was added, covered or has changed.
        wobble, drift, moved: See `comparison.Rigidity`.
        sharpness: Fine detail of `b` over that of `a`.
        bordered: Whether a uniform border was cut off `a`, off `b`, before all this.
        drawn: Where both look like pages or screens, which share their layout with others of their kind: the lowest
            correlation of any 9 px with structure; None elsewhere. Copies, also of quality 30 or a third of the size,
            have 0.69 and more, forms that differ in one figure 0.5 and less.
        exposed: See `comparison.exposed`.
    """

    inliers: int
    blocks: int
    median: float
    low: float
    odd: float
    wobble: float
    drift: float
    moved: float
    sharpness: float
    bordered: tuple[bool, bool]
    drawn: float | None
    extent: Extent
    colour: Colour
    exposed: float = 0.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Full pixel sizes (width, height) of the upright pictures."""

    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a pair is.

    Attributes:
        kind: None when they are not the same picture and no frames of one scene.
        swapped: `b` is the reference: `a` is the part, or the edited one.
        confidence: 0..1 that the kind's family (copy, or frames of one scene) is right.
        otherwise: What they are where a copy must be surer than this: BURST, or None (nothing).
        rectangle: For CROPPED, where the part lies in the reference, as fractions of it.
    """

    kind: Kind | None
    swapped: bool
    confidence: float
    rectangle: Rectangle | None
    detail: str
    evidence: Evidence | None
    otherwise: Kind | None = None

    def called(self, strictness: float) -> Kind | None:
        """What the pair is where a copy has to be this sure (0..1)."""
        return self.kind if self.kind is Kind.BURST or self.confidence >= strictness else self.otherwise


NOTHING = Verdict(None, False, 0.0, None, "", None)

STORED_CONFIDENCE = 0.05
"""Pairs this sure to be copies are stored as such; grouping takes those that are as sure as the person asks."""


def judge(evidence: Evidence, sizes: Sizes, same_moment: bool | None = None, hubness: float = 0.0) -> Verdict:
    """Decide what a pair is, and what else it may be.

    Args:
        same_moment: What camera and capture time say: two frames of one burst (True: the same camera within the hour,
            but not in the same second), surely not (False), or nothing (None).
        hubness: In bits, of the picture that is more of a hub (`core.match.background`): it takes more to be sure then.
    """
    if evidence.blocks < MIN_BLOCKS:
        return NOTHING
    frame = is_frame(evidence, same_moment)
    confidence = copy_confidence(evidence, hubness)
    if confidence >= STORED_CONFIDENCE and not same_moment:
        return _copy(evidence, sizes, confidence, Kind.BURST if frame else None)
    if frame:
        return Verdict(Kind.BURST, False, 0.95 if same_moment else 0.6, None, "another frame", evidence)
    return NOTHING


_WEIGHTS = (-11.7, 1.03, -9.8, -7.0, -5.3, -40.0)
"""Logistic regression on 65 photographs: 3,120 copies of 48 kinds of edit against 585 other frames made of the same
photographs (camera moved, parallax of 0.5 to 2 px in 320, a subject moved, noise; plain, brightened, watermarked and at
JPEG quality 8) and the frames of `eval/bursts/scene_a`. At 0.4 it takes 98.3 % of the copies, none of the frames whose
parallax is 1 px and more, 4.6 % of those of half a pixel. Of pairs given 0.4 to 0.8, 89 % are copies; of 0.8 to 0.97,
99 %; of more, 99.9 %. Frames without any parallax or shift are beyond what structure tells: there the clock must."""


MOST_EXPOSED = 0.012
"""Of 65 photographs with 6 edits of their tones none has more; of 31 brackets one to five stops apart 20."""

_BRIGHTNESS, _BRIGHTNESS_STEP = 60.0, 8.0
"""Grey levels between two pictures that only brackets have, and so many more of them make a copy e times less likely:
of 5,700 copies one in 1,000 has 63, the most 75; brackets 80 to 200."""

_HUB_BITS, _MOST_HUB = 20.0, 2.0
"""So many bits of hubness make a pair e times less likely, at most e ** 2 times: copies of screens are copies too."""


def copy_confidence(e: Evidence, hubness: float = 0.0) -> float:
    """Chance 0..1 that a pair is a copy by its structure; `hubness` as in `judge`."""
    if e.blocks < MIN_BLOCKS or e.median < MIN_MEDIAN or e.low > MOST_LOW or _panned(e):
        return 0.0
    if e.drawn is not None and (e.drawn < MIN_DRAWN or e.odd > 0 or e.low > 0 or e.median < 0.95):
        return 0.0  # pages of one form differ in a few places only
    if e.median < 0.95 and (e.blocks < 2 * MIN_BLOCKS or 0 < e.inliers < MIN_INLIERS + 5):
        return 0.0  # too little to go by
    if e.exposed >= MOST_EXPOSED:
        return 0.0  # a bracket
    against = max(abs(e.colour.brightness) - _BRIGHTNESS, 0.0) / _BRIGHTNESS_STEP + min(hubness / _HUB_BITS, _MOST_HUB)
    figures = (
        1.0, np.log10(1.003 - e.median), np.log10(min(e.wobble, 3.0) + 0.03), np.log10(max(e.drift, 0.0) + 0.03),
        e.low, e.moved,
    )  # fmt: skip
    return float(1 / (1 + np.exp(against - np.dot(_WEIGHTS, figures))))


def is_clean(e: Evidence) -> bool:
    """Whether nothing is left to explain."""
    return e.median >= 0.98 and e.odd == 0 and e.wobble < 0.12 and copy_confidence(e) >= STRICTNESS["balanced"]


def is_frame(e: Evidence, same_moment: bool | None) -> bool:
    """Whether two pictures show one scene from nearly one place."""
    if same_moment is not None:
        return same_moment and e.median >= 0.3
    found = e.inliers >= 20 or e.inliers == 0  # 0: their hashes agree
    return e.drawn is None and found and e.median >= 0.6 and e.low <= 0.5


def _panned(e: Evidence) -> bool:
    """Each shows a strip that the other lacks, and nothing was put around either: the camera moved in between.

    Of 1,000 copies of 48 kinds none had more than 0.43 % on both sides, but for borders that were not cut off whole.
    """
    x = e.extent
    both = min(x.in_a.share, x.in_b.share)
    return both > (0.04 if any(e.bordered) else 0.006) and not (_surrounding(x, x.in_a) or _surrounding(x, x.in_b))


def _surrounding(x: Extent, o: Outside) -> bool:
    """What is outside was added: a page round a pasted picture, or the corners beside a tilted one."""
    return o.share > 0.006 and (o.pasted or (o.fill and abs(x.tilt) > 0.3))


def _copy(e: Evidence, sizes: Sizes, confidence: float, otherwise: Kind | None) -> Verdict:
    """Name what was done. The reference is the picture that has more, or that nothing was added to."""
    x, c = e.extent, e.colour
    pasted_a, pasted_b = _surrounding(x, x.in_a), _surrounding(x, x.in_b)
    around_a, around_b = pasted_a or e.bordered[0], pasted_b or e.bordered[1]
    more = 0.04 if any(e.bordered) else 0.012  # a border that was cut off leaves a rim
    more_a, more_b = x.in_a.share > more and not pasted_a, x.in_b.share > more and not pasted_b
    grey_a, grey_b = (c.chroma_a < 2.5 < c.chroma_b - 3), (c.chroma_b < 2.5 < c.chroma_a - 3)
    swapped = (more_b, around_a, grey_a) > (more_a, around_b, grey_b)
    changes = _changes(e, swapped)
    if swapped:
        more_a, around_b = more_b, around_a
    if around_b:
        pasted = x.in_a.pasted if swapped else x.in_b.pasted
        changes.append("inside a larger picture" if pasted else "border added")
    laid = _laid(x, swapped)
    rectangle = None
    words: list[str] = []
    if more_a:
        outer = x.in_b if swapped else x.in_a
        rectangle = outer.rectangle
        words.append(f"{max(1, round(100 * (1 - outer.share)))} % of the picture")
    words += laid + changes
    operation = DIHEDRAL[x.dihedral]
    if changes:
        kind = Kind.EDITED
    elif more_a:
        kind = Kind.CROPPED
    elif operation.mirrored:
        kind = Kind.MIRRORED
    elif operation.turns:
        kind = Kind.TURNED
    elif sizes.a != sizes.b:
        kind = Kind.RESIZED
    else:
        kind = Kind.RE_ENCODED
    if kind is Kind.RESIZED:
        (w, h), (reference_w, reference_h) = (sizes.a, sizes.b) if swapped else (sizes.b, sizes.a)
        words.append(f"{w} × {h} of {reference_w} × {reference_h}")
    if kind is not Kind.CROPPED:
        rectangle = None
    return Verdict(kind, swapped, confidence, rectangle, ", ".join(words), e, otherwise)


def _laid(x: Extent, swapped: bool) -> list[str]:
    """Words for the way the copy is laid."""
    index = INVERSE[x.dihedral] if swapped else x.dihedral
    return [DIHEDRAL[index].name] if index else []


def _changes(e: Evidence, swapped: bool) -> list[str]:
    """Words for what was changed in the copy, but for its size, frame and way to lie."""
    c, sign = e.colour, -1 if swapped else 1
    words = []
    if abs(e.extent.tilt) > 0.7:
        words.append(f"tilted {abs(e.extent.tilt):.0f}°")
    if e.extent.stretch > 1.03:
        words.append("stretched")
    chroma, other = (c.chroma_a, c.chroma_b) if swapped else (c.chroma_b, c.chroma_a)
    if chroma < 2.5 < other - 3:
        words.append("grey")
    elif c.cast > 4 or (max(chroma, other) > 6 and not 0.8 < c.saturation < 1.25):
        words.append("colours changed")
    if abs(c.brightness) > 8:
        words.append("brighter" if sign * c.brightness > 0 else "darker")
    elif not 0.87 < c.contrast < 1.15:
        words.append("more contrast" if (c.contrast > 1) == (sign > 0) else "less contrast")
    sharpness = e.sharpness / max(c.contrast, 0.1)
    sharpness = 1 / sharpness if swapped else sharpness
    if sharpness < 0.5:
        words.append("blurred")
    elif sharpness > 2:
        words.append("sharper or grainier")
    if e.odd > 0 or e.low > 0:
        words.append("something added or covered")
    elif e.median < 0.95:
        words.append("noise or a pattern all over")
    return words


def colour(means_a: Floats, means_b: Floats) -> Colour:
    """Compare mean colours of blocks, float32 [n, 3]."""
    weights = np.array([0.299, 0.587, 0.114], np.float32)
    light_a, light_b = (means_a * weights).sum(axis=1), (means_b * weights).sum(axis=1)
    chroma_a, chroma_b = means_a - light_a[:, None], means_b - light_b[:, None]
    spread = float(np.std(light_a))
    return Colour(
        brightness=float(np.median(light_b - light_a)),
        contrast=float(np.std(light_b)) / spread if spread > 4 else 1.0,
        chroma_a=float(np.abs(chroma_a).max(axis=1).mean()),
        chroma_b=float(np.abs(chroma_b).max(axis=1).mean()),
        cast=float(np.abs((chroma_b - chroma_a).mean(axis=0)).max()),
        saturation=float((chroma_a * chroma_b).sum() / max((chroma_a**2).sum(), (chroma_b**2).sum() / 100, 1e-3)),
    )
