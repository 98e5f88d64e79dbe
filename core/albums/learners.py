"""What learns an album: a few examples in and out, and random photos of the library as weak examples out.

The features are the bits of the look code, which are stored anyway. A person who says which photos belong to an album
seldom says which do not, and nobody shows a classifier what "everything else" looks like. So random photos of the
library stand for it. Some of them may belong to the album; therefore they weigh as much, all together, as
`WEAK_WEIGHT` times the examples in, and no photo is judged by a fit in which it was held to be out: two fits take
two samples that share no photo, and what is in one sample is scored by the other fit alone (bagging for learning from
positive and unlabelled examples: Mordelet and Vert 2014, section 3).

scikit-learn is imported when something is first fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.records import Codes
from core.records.albums import Learner
from core.store.catalogue import Ids

Floats = npt.NDArray[np.float32]
Page = tuple[Ids, Codes]

VERSION = 1
"""Rises when the same examples give other scores than before."""
FITS = 2
WEAK = 500
"""Random photos in one fit, at most."""
WEAK_WEIGHT: dict[Learner, float] = {"logistic": 10.0, "forest": 3.0}
"""What they weigh together, in examples in."""
STRENGTH = 100.0
"""The inverse of the regularisation (C of scikit-learn), for rows of length 1 and an average weight of 1."""
TREES = 100
"""In one fit."""
TRIED = 4
"""Bits that a tree may choose from at each fork: fewer than usual, so that trees differ though examples are few."""
SHORTLIST = 10_000
"""A forest takes ten times as long as a regression, so it judges only the photos most like the examples in."""
THRESHOLDS: dict[Learner, float] = {"logistic": 0.5, "forest": 0.2}
"""Where the two kinds of wrong photo balance best for each (see the bench); a person may move it."""

Score = Callable[[Codes], Floats]
"""Codes, uint8 [n, bytes], to scores 0..1 [n]."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Packed codes of the examples, uint8 [n, bytes] each."""

    inside: Codes
    outside: Codes


class Model:
    """An album as it was learnt. Made by `fit`."""

    def __init__(self, scores: list[Score], samples: list[Ids], likeness: Score | None) -> None:
        self._scores = scores
        self._samples = [np.sort(sample) for sample in samples]
        self._likeness = likeness

    def score(self, pages: Iterable[Page]) -> tuple[Ids, Floats]:
        """Scores 0..1 [n] of all contents of the pages, and their ids [n].

        The mean of all fits that did not have the content among their weak examples.
        """
        ids, parts, like = [], [], []
        for contents, codes in pages:
            ids.append(contents)
            if self._likeness is None:
                parts.append(self._judge(contents, codes))
            else:
                like.append(self._likeness(codes))
                parts.append(codes)  # type: ignore[arg-type]  # judged below, when the shortlist is known
        if not ids:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        contents = np.concatenate(ids)
        if self._likeness is None:
            return contents, np.concatenate(parts)
        return contents, self._judge_likely(contents, np.concatenate(parts), np.concatenate(like))

    def _judge_likely(self, contents: Ids, codes: Codes, like: Floats) -> Floats:
        chosen = np.arange(len(contents))
        if len(contents) > SHORTLIST:
            chosen = np.sort(np.argpartition(-like, SHORTLIST)[:SHORTLIST])
        scores = np.zeros(len(contents), np.float32)
        scores[chosen] = self._judge(contents[chosen], codes[chosen])
        # Trees give few different scores: likeness orders those that are the same.
        return np.asarray(scores * 0.999 + like * 0.001, np.float32)

    def _judge(self, contents: Ids, codes: Codes) -> Floats:
        total = np.zeros(len(contents), np.float32)
        fits = np.zeros(len(contents), np.float32)
        for score, sample in zip(self._scores, self._samples, strict=True):
            apart = ~_among(contents, sample)
            total[apart] += score(codes)[apart]
            fits[apart] += 1
        return np.asarray(total / np.maximum(fits, 1), np.float32)


def _among(values: Ids, rising: Ids) -> npt.NDArray[np.bool_]:
    if not len(rising):
        return np.zeros(len(values), np.bool_)
    at = np.minimum(np.searchsorted(rising, values), len(rising) - 1)
    found: npt.NDArray[np.bool_] = rising[at] == values
    return found


def fit(learner: Learner, examples: Examples, weak: Sequence[Page]) -> Model:
    """Learn an album from at least one example in; `weak` are random contents, as `weak_samples` chooses them.

    Takes milliseconds (logistic) or a quarter of a second (forest).
    """
    if not len(examples.outside) and not any(len(codes) for _, codes in weak):  # the library holds nothing else
        return Model([_likeness(examples.inside)], [np.empty(0, np.int64)], None)
    make = _logistic if learner == "logistic" else _forest
    scores = [make(examples, codes) for _, codes in weak]
    likeness = None if learner == "logistic" else _likeness(examples.inside)
    return Model(scores, [contents for contents, _ in weak], likeness)


def weak_samples(contents: Ids, labelled: Ids, seed: int) -> list[Ids]:
    """Contents to stand for everything else: `FITS` samples that share none, each rising.

    The same photos again as long as they are there, whatever came or went: the choice hangs on each id alone, so an
    album does not jump when the library grows.
    """
    free = contents[~_among(contents, np.sort(labelled))]
    mixed = (free.astype(np.uint64) + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(32)
    mixed *= np.uint64(0xD6E8FEB86659FD93)
    size = min(WEAK, len(free) // FITS)
    order = np.argsort(mixed ^ (mixed >> np.uint64(29)), kind="stable")[: size * FITS]
    return [np.sort(free[order[at::FITS]]) for at in range(FITS)]


def _training(
    examples: Examples, weak: Codes, weight: float
) -> tuple[Codes, npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Rows, labels and weights: both sides weigh the same, and the whole as much as twice the examples in."""
    n_in, n_out, n_weak = len(examples.inside), len(examples.outside), len(weak)
    rows = np.concatenate([examples.inside, examples.outside, weak])
    labels = np.repeat([1, 0], [n_in, n_out + n_weak])
    weights = np.ones(len(rows))
    weights[n_in + n_out :] = weight * n_in / max(1, n_weak)
    weights[:n_in] *= weights[n_in:].sum() / n_in
    return rows, labels, weights * (2 * n_in / weights.sum())


def _logistic(examples: Examples, weak: Codes) -> Score:
    from sklearn.linear_model import LogisticRegression

    rows, labels, weights = _training(examples, weak, WEAK_WEIGHT["logistic"])
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(_signs(rows), labels, sample_weight=weights)
    return _linear(model.coef_[0] / np.sqrt(8 * rows.shape[1]), float(model.intercept_[0]), _sigmoid)


def _forest(examples: Examples, weak: Codes) -> Score:
    from sklearn.ensemble import RandomForestClassifier

    rows, labels, weights = _training(examples, weak, WEAK_WEIGHT["forest"])
    forest = RandomForestClassifier(TREES, max_features=TRIED, random_state=0)
    forest.fit(_bits(rows), labels, sample_weight=weights)

    def score(codes: Codes) -> Floats:
        parts = [forest.predict_proba(_bits(codes[at : at + 8192]))[:, 1] for at in range(0, len(codes), 8192)]
        return np.concatenate([np.empty(0), *parts]).astype(np.float32)

    return score


def _likeness(inside: Codes) -> Score:
    """How near a photo is to the examples in, on average: 1 the same, 0 all bits differ."""
    mean = _bits(inside).mean(0) * 2 - 1
    return _linear(mean / len(mean), 0.0, lambda x: np.asarray((x + 1) / 2, np.float32))


def _linear(weights: npt.NDArray[np.floating], offset: float, shape: Callable[[Floats], Floats]) -> Score:
    """`shape(weights . signs of the bits + offset)`, by a table of what each value of each byte adds up to."""
    signs = 2 * np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32) - 1
    table = weights.astype(np.float32).reshape(-1, 8) @ signs.T  # [bytes, 256]

    def score(codes: Codes) -> Floats:
        total = np.full(len(codes), offset, np.float32)
        for at, column in enumerate(codes.T):
            total += table[at][column]
        return shape(total)

    return score


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _bits(rows: Codes) -> Floats:
    return np.unpackbits(rows, axis=1).astype(np.float32)


def _signs(rows: Codes) -> Floats:
    """Bits as rows of length 1, so that one strength of regularisation fits codes of any length."""
    return np.asarray((2 * _bits(rows) - 1) / np.sqrt(8 * rows.shape[1]), np.float32)
