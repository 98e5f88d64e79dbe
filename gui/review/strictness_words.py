"""What a strictness means on the photos of this library, in words."""

from __future__ import annotations

from datetime import datetime

from core.language import number, plural, tr
from core.records import Calibration
from gui import words
from gui.widgets.histogram import Counts

LEAST = 5
"""Percent; pairs that are less sure to be copies are not stored."""


def meaning(calibration: Calibration, strictness: float) -> str:
    """ "Finds about 97 of 100 edited copies. About 1 pair in 20,000 is wrong." """
    points = calibration.points
    below = max((p for p in points if p.strictness <= strictness + 1e-9), default=points[0], key=lambda p: p.strictness)
    above = min(
        (p for p in points if p.strictness >= strictness - 1e-9), default=points[-1], key=lambda p: p.strictness
    )
    width = above.strictness - below.strictness
    share = (strictness - below.strictness) / width if width > 0 else 0.0
    recall = below.recall + share * (above.recall - below.recall)
    return f"{_found(recall)} {_wrong(below.wrong, calibration.strangers)}"


def _found(recall: float) -> str:
    count = round(100 * recall)
    if count == 100 and recall < 1:
        return tr("Finds more than 99 of 100 edited copies.")
    return tr("Finds about {count} of 100 edited copies.", count=count)


def _wrong(share: float, pairs: int) -> str:
    """How many of the pairs that look most alike and are no copies are taken for some; where none was, how few."""
    if not pairs:
        return tr("There are no pairs to be wrong about.")
    if share * pairs < 0.5:
        # With none among n, fewer than 3 in n are wrong with 95 % certainty (the rule of three).
        return tr("Fewer than 1 pair in {pairs} is wrong.", pairs=_rounded(max(1.0, pairs / 3)))
    return tr("About 1 pair in {pairs} is wrong.", pairs=_rounded(1 / share))


def _rounded(value: float) -> str:
    """Two leading figures: nobody has counted more."""
    if value < 100:
        return number(round(value))
    step = 10 ** (len(str(int(value))) - 2)
    return number(int(value) // step * step)


def source(calibration: Calibration) -> str:
    """Where the figures come from."""
    if not calibration.own:
        return tr("Measured on other photographs than yours.")
    try:
        when = datetime.fromisoformat(calibration.at).astimezone()
    except ValueError:
        return plural("Measured on {n} photo of yours.", "Measured on {n} photos of yours.", calibration.photos)
    return plural(
        "Measured on {n} photo of yours, {day}.", "Measured on {n} photos of yours, {day}.",
        calibration.photos, day=words.day(when),
    )  # fmt: skip


def counted(counts: Counts, value: int) -> str:
    """ "1,204 pairs of your photos are sure enough to be copies. 31 pairs are less sure." """
    if not counts[LEAST:].any():
        return tr("No two of your photos are like copies of each other, as far as they were compared.")
    sure, less = int(counts[value:].sum()), int(counts[LEAST:value].sum())
    enough = plural(
        "{n} pair of your photos is sure enough to be copies.",
        "{n} pairs of your photos are sure enough to be copies.",
        sure,
    )
    unsure = plural("{n} pair is less sure.", "{n} pairs are less sure.", less)
    return f"{enough} {unsure}" if less else enough
