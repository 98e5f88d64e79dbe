"""What an album tells of itself: how often it is right, and which photos it would like to be told about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.albums.learners import Examples, Features, Floats, Model, Page, fit, packed
from core.hashing.rows import hamming
from core.records import Codes
from core.records.albums import Learner, Quality
from core.store.catalogue import Ids

ENOUGH = 5
"""Examples of each side, scenes counted once, below which nothing is said."""
FOLDS = 5
SAME_SCENE = 0.1
"""Examples of which at most this share of the bits differs count as one scene: what was learnt from one frame of a
burst would be told from the other by heart."""
Z = 1.96  # of the normal distribution: 95 %
ALIKE = 0.2
"""Of photos that differ in at most this share of the bits only one is asked about; unlike photos of one sort differ in
a quarter to a third."""
POOL = 6
"""From how many times as many uncertain photos as asked for those to be labelled are chosen."""


def judge(learner: Learner, examples: Examples, weak: Sequence[Page], threshold: float) -> Quality:
    """Try an album on its own examples by stratified cross-validation in 5 parts, whole scenes together."""
    scenes_in, scenes_out = _scenes(packed(examples.inside)), _scenes(packed(examples.outside))
    n_in, n_out = len(set(scenes_in.tolist())), len(set(scenes_out.tolist()))
    short = max(0, ENOUGH - n_in), max(0, ENOUGH - n_out)
    if any(short):
        return Quality(False, inside=n_in, outside=n_out, needed_inside=short[0], needed_outside=short[1])
    hits = np.empty(len(scenes_in))
    alarms = np.empty(len(scenes_out))
    folds_in, folds_out = scenes_in % FOLDS, scenes_out % FOLDS
    for part in range(FOLDS):
        held_in, held_out = folds_in == part, folds_out == part
        # One fit is enough: no example is a weak one.
        model = fit(learner, Examples(examples.inside[~held_in], examples.outside[~held_out]), weak[:1])
        hits[held_in] = _put_in(model, examples.inside[held_in], threshold)
        alarms[held_out] = _put_in(model, examples.outside[held_out], threshold)
    right, wrong = _by_scene(hits, scenes_in), _by_scene(alarms, scenes_out)
    low, high = wilson(right, right + wrong)
    return Quality(True, right + wrong, right, low, high, n_in, n_out, right)


def _put_in(model: Model, rows: Features, threshold: float) -> npt.NDArray[np.bool_]:
    nowhere = np.full(len(rows), -1, np.int64)  # the id of no content: it is among no weak examples
    _, scores = model.score([(nowhere, rows)])
    return np.asarray(scores >= threshold)


def _by_scene(found: npt.NDArray[np.float64], scenes: Ids) -> int:
    """How many scenes were put in: those of which most frames were."""
    return sum(bool(found[scenes == scene].mean() >= 0.5) for scene in np.unique(scenes))


def _scenes(codes: Codes) -> Ids:
    """A number for each code; near ones have the same (each joins the first it is near to). They count from 0."""
    firsts = np.empty(0, np.int64)
    result = np.empty(len(codes), np.int64)
    for row, code in enumerate(codes):
        near = np.flatnonzero(hamming(code, codes[firsts]) <= SAME_SCENE * 8 * len(code))
        if len(near):
            result[row] = near[0]
        else:
            result[row] = len(firsts)
            firsts = np.append(firsts, row)
    return result


def wilson(right: int, count: int) -> tuple[float, float]:
    """Wilson's interval of a share at 95 % (Wilson 1927), 0..1; it holds for small counts too."""
    if not count:
        return 0.0, 1.0
    share, z2 = right / count, Z * Z / count
    middle, half = share + z2 / 2, Z * np.sqrt(share * (1 - share) / count + z2 / count / 4)
    return float(max(0.0, (middle - half) / (1 + z2))), float(min(1.0, (middle + half) / (1 + z2)))


def nearest_to(threshold: float, scores: Floats, count: int) -> Ids:
    """Rows of the `count` scores least sure to lie on one side of the threshold, least sure first."""
    distance = np.abs(_logit(scores) - _logit(np.array([threshold], np.float32)))
    count = min(count, len(scores))
    rows = np.argpartition(distance, count - 1)[:count] if count else np.empty(0, np.int64)
    return np.asarray(rows[np.argsort(distance[rows], kind="stable")], np.int64)


def _logit(p: Floats) -> Floats:
    p = np.clip(p, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(p / (1 - p)), np.float32)


def unlike(codes: Codes, count: int) -> Ids:
    """Rows of `count` codes: the earliest ones that are unlike all taken before them, so one frame of a burst.

    Where there are too few of those, the earliest others fill up.
    """
    chosen = np.empty(0, np.int64)
    for row, code in enumerate(codes):
        if len(chosen) < count and (hamming(code, codes[chosen]) > ALIKE * 8 * len(code)).all():
            chosen = np.append(chosen, row)
    others = np.setdiff1d(np.arange(len(codes)), chosen)
    return np.concatenate([chosen, others[: max(0, count - len(chosen))]])
