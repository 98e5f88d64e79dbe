"""What learns an album: a few examples in and out, and random photos of the library as weak examples out.

The features are what is stored of each picture's look: values, or bits where an encoder gives no values
(`core.albums.features`). Trees learn from the bits in both cases: they make no more of values.

A person who says which photos belong to an album seldom says which do not, and nobody shows a classifier what
"everything else" looks like. So random photos of the library stand for it. Some of them may belong to the album;
therefore they weigh as much, all together, as `WEAK_WEIGHT` times the examples in, and no photo is judged by a fit in
which it was held to be out: two fits take two samples that share no photo, and what is in one sample is scored by the
other fit alone (bagging for learning from positive and unlabelled examples: Mordelet and Vert 2014, section 3).

scikit-learn is imported when something is first fitted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.hashing.projection import pack
from core.records import Codes, Values
from core.records.albums import Learner
from core.store.catalogue import Ids

Floats = npt.NDArray[np.float32]
Features = Codes | Values
"""Rows [n, ...] of packed bits (uint8 [n, bits / 8]) or of values (int8 [n, bits]); the type tells which."""
Page = tuple[Ids, Features]

VERSION = 2
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
THRESHOLDS: dict[Learner, float] = {"logistic": 0.6, "forest": 0.2}
"""Where the two kinds of wrong photo balance best for each (see the bench); a person may move it."""

BLOCK = 4096
"""Rows turned into float32 at once."""

Score = Callable[[Features], Floats]
"""Features of n pictures to scores 0..1 [n]."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Features of the examples, both of one kind."""

    inside: Features
    outside: Features


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
        ids: list[Ids] = [np.empty(0, np.int64)]
        parts: list[Floats] = [np.empty(0, np.float32)]
        kept: list[Page] = []
        for contents, rows in pages:
            ids.append(contents)
            if self._likeness is None:
                parts.append(self._judge(contents, rows))
            else:
                parts.append(self._likeness(rows))
                kept.append((contents, rows))  # judged below, when the shortlist is known
        contents, scores = np.concatenate(ids), np.concatenate(parts)
        return contents, scores if self._likeness is None else self._judge_likely(kept, scores)

    def _judge_likely(self, pages: Sequence[Page], like: Floats) -> Floats:
        chosen = np.ones(len(like), np.bool_)
        if len(like) > SHORTLIST:
            chosen[np.argpartition(-like, SHORTLIST)[SHORTLIST:]] = False
        scores = np.zeros(len(like), np.float32)
        at = 0
        for contents, rows in pages:
            here = at + np.flatnonzero(chosen[at : at + len(contents)])
            if len(here):
                scores[here] = self._judge(contents[here - at], rows[here - at])
            at += len(contents)
        # Trees give few different scores: likeness orders those that are the same.
        return np.asarray(scores * 0.999 + like * 0.001, np.float32)

    def _judge(self, contents: Ids, codes: Features) -> Floats:
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
    if not len(examples.outside) and not any(len(rows) for _, rows in weak):  # the library holds nothing else
        return Model([_likeness(examples.inside)], [np.empty(0, np.int64)], None)
    make = _logistic if learner == "logistic" else _forest
    scores = [make(examples, rows) for _, rows in weak]
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
    examples: Examples, weak: Features, weight: float
) -> tuple[Features, npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Rows, labels and weights: both sides weigh the same, and the whole as much as twice the examples in."""
    n_in, n_out, n_weak = len(examples.inside), len(examples.outside), len(weak)
    rows = np.concatenate([examples.inside, examples.outside, weak])
    labels = np.repeat([1, 0], [n_in, n_out + n_weak])
    weights = np.ones(len(rows))
    weights[n_in + n_out :] = weight * n_in / max(1, n_weak)
    weights[:n_in] *= weights[n_in:].sum() / n_in
    return rows, labels, weights * (2 * n_in / weights.sum())


def _logistic(examples: Examples, weak: Features) -> Score:
    from sklearn.linear_model import LogisticRegression

    rows, labels, weights = _training(examples, weak, WEAK_WEIGHT["logistic"])
    model = LogisticRegression(C=STRENGTH, max_iter=300).fit(_unit(rows), labels, sample_weight=weights)
    return _linear(model.coef_[0].astype(np.float32), float(model.intercept_[0]), _sigmoid)


def _forest(examples: Examples, weak: Features) -> Score:
    from sklearn.ensemble import RandomForestClassifier

    rows, labels, weights = _training(examples, weak, WEAK_WEIGHT["forest"])
    forest = RandomForestClassifier(TREES, max_features=TRIED, random_state=0)
    forest.fit(_bits(rows), labels, sample_weight=weights)

    def score(judged: Features) -> Floats:
        parts = [forest.predict_proba(_bits(judged[at : at + 8192]))[:, 1] for at in range(0, len(judged), 8192)]
        return np.concatenate([np.empty(0), *parts]).astype(np.float32)

    return score


def _likeness(inside: Features) -> Score:
    """How near a photo is to the examples in, on average: 1 the same, 0 the contrary."""
    return _linear(_unit(inside).mean(0), 0.0, lambda x: np.asarray((x + 1) / 2, np.float32))


def _linear(weights: Floats, offset: float, shape: Callable[[Floats], Floats]) -> Score:
    """`shape(weights . row of length 1 + offset)`."""
    bits = len(weights)
    # Of bits, by a table of what each value of each byte adds up to.
    signs = 2 * np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).astype(np.float32) - 1
    table = weights.reshape(-1, 8) @ signs.T / np.sqrt(np.float32(bits))  # [bytes, 256]

    def score(rows: Features) -> Floats:
        total = np.full(len(rows), offset, np.float32)
        if rows.dtype == np.int8:
            for at in range(0, len(rows), BLOCK):
                total[at : at + BLOCK] += _unit(rows[at : at + BLOCK]) @ weights
        else:
            for at, column in enumerate(rows.T):
                total += table[at][column]
        return shape(total)

    return score


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def packed(rows: Features) -> Codes:
    """The look codes, uint8 [n, bits / 8]: the features themselves, or the signs of values."""
    return pack(rows.view(np.int8)) if rows.dtype == np.int8 else rows.view(np.uint8)


def _bits(rows: Features) -> Floats:
    return np.unpackbits(packed(rows), axis=1).astype(np.float32)


def _unit(rows: Features) -> Floats:
    """Rows of length 1, so that one strength of regularisation fits features of any number and kind."""
    numbers = rows.astype(np.float32) if rows.dtype == np.int8 else 2 * _bits(rows) - 1
    lengths = np.sqrt(np.einsum("ij,ij->i", numbers, numbers))
    return np.asarray(numbers / np.maximum(lengths, 1)[:, None], np.float32)
