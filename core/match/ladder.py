"""The figures of one pair in plain words: each rung of the ladder beside its limit, and what decided in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

import numpy as np

from core.encoders.spec import CodeSpace
from core.match.candidates import HASH_RADIUS, TURNED_RADIUS, reach
from core.match.comparison import MIN_BLOCKS
from core.match.verdict import MIN_DRAWN, MIN_INLIERS, MIN_MEDIAN, MOST_LOW, Evidence, copy_confidence
from core.pictures.fingerprints import DIHEDRAL, MIN_QUALITY, dihedral
from core.records import Facts, Fingerprints, Kind, Ruling, Score

_NAMES = ("the first picture", "the second picture")
_COPIES = {
    Kind.SAME_BYTES: "The same file, byte for byte",
    Kind.SAME_PIXELS: "The same picture: every pixel is equal, only the file around them differs",
    Kind.RE_ENCODED: "The same picture, saved again",
    Kind.RESIZED: "The same picture in another size",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """All that is known of two files, the first and the second.

    Attributes:
        code: Bits in which their copy codes differ; None where there is no code.
        led: Whether matching would compare them: hashes or codes are near.
        evidence: What comparing their pixels gave; None where they could not be laid over each other or were not.
        same_moment, hubness: See `verdict.judge`.
        kind: The verdict at `strictness`: None for not the same picture.
        copy: The kind of copy it would be if it is one, whatever the strictness; None when it is none at all.
        reference: Which of the two is the original of `copy`: 0 or 1.
        detail: What was done to the other, in words.
        confidence: How sure it is that they are copies.
        ruling: What the person decided, and when.
    """

    prints: tuple[Fingerprints, Fingerprints]
    facts: tuple[Facts, Facts]
    space: CodeSpace | None
    code: int | None
    led: bool
    evidence: Evidence | None
    same_moment: bool | None
    hubness: float
    kind: Kind | None
    copy: Kind | None
    reference: int
    detail: str
    confidence: float
    strictness: float
    ruling: tuple[Ruling, str] | None

    @property
    def compared(self) -> bool:
        """Whether pixels were compared: equal ones need it not, plain pictures cannot be."""
        same = self.kind in (Kind.SAME_BYTES, Kind.SAME_PIXELS)
        return not same and min(p.quality for p in self.prints) >= MIN_QUALITY


class _Line(NamedTuple):
    """A score, and what it says against a copy where that is why there is none."""

    score: Score
    against: str = ""


def scores(pair: Pair) -> tuple[Score, ...]:
    """Everything that was measured, in the order in which matching looks at it."""
    return tuple(line.score for line in _lines(pair))


def sentence(pair: Pair) -> str:
    """The verdict, and what decided it."""
    text = _verdict(pair)
    if pair.kind is not None and pair.compared and not pair.led:
        text += " A scan would not have compared them: neither their hashes nor their codes are near enough."
    if pair.ruling is not None:
        text = f"{_decided(*pair.ruling)} {text}"
    return text


# --- The verdict ---------------------------------------------------------------------------------------------------


def _verdict(p: Pair) -> str:
    if p.kind in (Kind.SAME_BYTES, Kind.SAME_PIXELS):
        return f"{_COPIES[p.kind]}."
    lines = list(_lines(p))
    against = next((line.against for line in lines if line.score.passed is False and line.against), "")
    sure = f"{_percent(p.confidence)} sure, {_percent(p.strictness)} is asked for"
    if p.kind is Kind.BURST and p.same_moment:
        return f"Another shot of the same moment, not a copy: {_moment(p)}."
    if p.kind is not None and p.kind is not Kind.BURST:
        return f"{_copied(p, p.kind)}. Laid over each other, what they share agrees ({sure})."
    if p.kind is Kind.BURST:
        return f"Another shot of the same scene, not a copy: {against or 'it is not sure enough'} ({sure})."
    if not p.compared:
        return f"Not called copies: {against}."
    if p.copy is not None:
        return f"Perhaps copies, but not surely enough ({sure}): {against or 'several figures are a little off'}."
    return f"Not the same picture: {against or 'what they share is not enough'}."


def _copied(p: Pair, kind: Kind) -> str:
    if kind in (Kind.TURNED, Kind.MIRRORED):
        return f"The same picture, {p.detail}"
    if kind in _COPIES:
        return _COPIES[kind] + (f" ({p.detail})" if p.detail else "")
    original, other = _NAMES[p.reference], _NAMES[1 - p.reference]
    text = f"{other} is {'a part' if kind is Kind.CROPPED else 'an edited copy'} of {original}"
    return text[:1].upper() + text[1:] + (f" ({p.detail})" if p.detail else "")


def _decided(ruling: Ruling, at: str) -> str:
    when = datetime.fromisoformat(at)
    what = "are not the same" if ruling is Ruling.NOT_SAME else "are both to be kept"
    return f"You decided on {when.day} {when:%B %Y} that they {what}, and that stands."


# --- The rungs -----------------------------------------------------------------------------------------------------


def _lines(p: Pair) -> Iterator[_Line]:
    one, two = p.prints
    same = one.digest == two.digest
    text = "The files are equal byte for byte." if same else "The files are not equal byte for byte."
    yield _line("File", None, None, True if same else None, text)
    equal = one.pixel_digest == two.pixel_digest
    text = "Every pixel is equal." if equal else "The pixels are not all equal, as after any saving with loss."
    yield _line("Pixels", None, None, True if equal else None, text)
    yield _quality(p)
    yield _hash(p)
    yield _code(p)
    if p.compared:
        yield from _compared(p)
    if not same:
        yield _clock(p)
    text = f"{_percent(p.confidence)} sure to be a copy; {_percent(p.strictness)} is asked for."
    yield _line("Sure to be a copy", p.confidence, p.strictness, p.confidence >= p.strictness, text)
    if p.ruling is None:
        yield _line("Your decision", None, None, None, "You have decided nothing about these two.")
    else:
        yield _line("Your decision", None, None, False, _decided(*p.ruling))


def _line(
    name: str, value: float | None, limit: float | None, passed: bool | None, text: str, against: str = ""
) -> _Line:
    return _Line(Score(name, value, limit, passed, text), against)


def _quality(p: Pair) -> _Line:
    least = min(range(2), key=lambda i: p.prints[i].quality)
    quality = p.prints[least].quality
    if quality >= MIN_QUALITY:
        text = f"Both pictures have enough structure to compare: {quality} of 100 or more, {MIN_QUALITY} are needed."
        return _line("Structure", quality, MIN_QUALITY, None, text)
    against = f"{_NAMES[least]} is too plain to be told from others like it, so only equal bytes or pixels would count"
    text = f"{against} ({quality} of 100, {MIN_QUALITY} are needed)."
    return _line("Structure", quality, MIN_QUALITY, False, text[:1].upper() + text[1:], against)


def _hash(p: Pair) -> _Line:
    distance, limit, how = nearest_hash(*p.prints)
    near = distance <= limit
    text = f"{distance} of 256 bits of the perceptual hash differ{how}; {_lead(near, limit)}."
    return _line("Perceptual hash", distance, limit, near or None, text)


def nearest_hash(one: Fingerprints, two: Fingerprints) -> tuple[int, int, str]:
    """How near two pictures are by hash, laid in any way or without borders: bits, the limit for that, in what way."""
    second = np.frombuffer(two.dct_hash, np.uint8)
    found = []
    for index, turned in enumerate(dihedral(one.dct_hash)):
        way = "" if index == 0 else f", with one of them {DIHEDRAL[index].name}"
        found.append((_bits(turned, second.tobytes()), TURNED_RADIUS if index else HASH_RADIUS, way))
    for a, b in (
        (one.trimmed_hash, two.trimmed_hash), (one.trimmed_hash, two.dct_hash), (one.dct_hash, two.trimmed_hash),
    ):  # fmt: skip
        if a is not None and b is not None:
            found.append((_bits(a, b), HASH_RADIUS, ", without the border"))
    return min(found, key=lambda f: f[0] - f[1])


def _bits(a: bytes, b: bytes) -> int:
    return int(np.bitwise_count(np.frombuffer(a, np.uint8) ^ np.frombuffer(b, np.uint8)).sum())


def _code(p: Pair) -> _Line:
    if p.space is None or p.code is None:
        return _line("Copy code", None, None, None, "There is no copy code of them.")
    limit = reach(p.space)
    near = p.code <= limit
    nearest = not near and p.led and not _hash(p).score.passed
    text = f"{p.code} of {p.space.bits} bits of the copy code differ; {_lead(near, limit)}"
    if not near:
        text += ", and the few nearest of the library do" + (": it is one of those" if nearest else "")
    return _line("Copy code", p.code, limit, near or nearest or None, f"{text}.")


def _lead(near: bool, limit: int) -> str:
    return f"{'' if near else 'only '}up to {limit} lead to a comparison"


def _compared(p: Pair) -> Iterator[_Line]:
    """What laying one picture over the other showed."""
    e = p.evidence
    if e is None:
        against = f"fewer than {MIN_INLIERS} details agree in place, so neither can be laid over the other"
        yield _line("Details in place", None, MIN_INLIERS, False, f"{against[:1].upper()}{against[1:]}.", against)
        return
    if e.inliers:
        text = f"{e.inliers} details lie where one picture puts those of the other; {MIN_INLIERS} are needed."
        yield _line("Details in place", e.inliers, MIN_INLIERS, True, text)
    else:
        text = "Details were not looked for: the hashes tell how one picture lies on the other."
        yield _line("Details in place", None, MIN_INLIERS, None, text)
    enough = e.blocks >= MIN_BLOCKS
    text = f"{e.blocks} blocks have something to compare; {MIN_BLOCKS} are needed."
    against = "hardly anything is left to compare where they overlap"
    yield _line("Blocks compared", e.blocks, MIN_BLOCKS, None if enough else False, text, against)
    text = f"The typical block agrees to {e.median:.3f} of 1; no copy is under {MIN_MEDIAN}."
    against = f"their parts do not look the same from near (the typical block agrees to {e.median:.2f} of 1)"
    yield _line("Agreement", e.median, MIN_MEDIAN, _like_a_copy(p, e, "median"), text, against)
    most = f"copies have up to {_percent(MOST_LOW)}, where something covers them"
    text = f"{_percent(e.low)} of the blocks disagree; {most}."
    against = f"{_percent(e.low)} of the blocks disagree"
    yield _line("Blocks that disagree", e.low, MOST_LOW, _like_a_copy(p, e, "low"), text, against)
    text = f"{_percent(e.odd)} of the blocks stand out: something was added, covered or has changed there."
    yield _line("Blocks that stand out", e.odd, None, None, text if e.odd else "No block stands out from the others.")
    shown = "cannot be told" if e.wobble >= 9 else f"{e.wobble:.2f} px"
    text = (
        f"Off their places by: {shown}; neighbours together: {max(e.drift, 0):.2f} px; "
        f"found in another place: {_percent(e.moved)}. A copy moves as one piece, near and far things do not."
    )
    against = "parts of it have moved against each other, as between two shots"
    yield _line("In one piece", e.wobble, None, _like_a_copy(p, e, "wobble", "drift", "moved"), text, against)
    if not _like_a_copy(p, e, "extent", "bordered"):
        shares = sorted((e.extent.in_a.share, e.extent.in_b.share))
        against = "each shows a strip that the other lacks, as when the camera was turned a little"
        yield _line("Frame", shares[0], None, False, f"{against[:1].upper()}{against[1:]}.", against)
    if p.hubness > 0:
        needless = copy_confidence(e) < p.strictness or copy_confidence(e, p.hubness) >= p.strictness
        against = "one of them looks like a great many unrelated pictures, so it takes more to be sure"
        yield _line("Looks like many", p.hubness, None, None if needless else False, f"O{against[1:]}.", against)
    if e.drawn is not None:
        text = (
            f"Both look drawn or printed. Their least alike spot agrees to {e.drawn:.2f} of 1; copies have at least "
            f"{MIN_DRAWN}, and nothing that stands out."
        )
        against = "both are pages or screens, and some spot of them differs"
        fits = _like_a_copy(p, e, "drawn", "odd", "low", "median")
        yield _line("Pages", e.drawn, MIN_DRAWN, fits, text, against)


def _like_a_copy(p: Pair, e: Evidence, *fields: str) -> bool:
    """Whether a pair with these figures, and everything else as in a good copy, would be a copy at this strictness."""
    closed = replace(e.extent, in_a=replace(e.extent.in_a, share=0.0), in_b=replace(e.extent.in_b, share=0.0))
    good = replace(
        e, blocks=max(e.blocks, 2 * MIN_BLOCKS), median=0.995, low=0.0, odd=0.0, wobble=0.05, drift=0.0, moved=0.0,
        drawn=None, extent=closed,
    )  # fmt: skip
    return copy_confidence(replace(good, **{name: getattr(e, name) for name in fields})) >= p.strictness


def _clock(p: Pair) -> _Line:
    if p.same_moment:
        text = _moment(p)
        return _line("Camera and time", _seconds(p), None, False, f"{text[:1].upper()}{text[1:]}.", text)
    if p.same_moment is False:
        text = "They were taken by different cameras or at other times, which says they are no frames of one burst."
        return _line("Camera and time", _seconds(p), None, None, text)
    if _seconds(p) == 0:
        text = "The same camera took them in the same second: a copy, or a burst faster than the clock."
        return _line("Camera and time", 0, None, None, text)
    return _line("Camera and time", None, None, None, "One of them does not tell its camera and time.")


def _moment(p: Pair) -> str:
    return f"the same camera took them {_seconds(p) or 0:.0f} s apart"


def _seconds(p: Pair) -> float | None:
    """Between the two shots; None when one does not tell when it was taken."""
    one, two = (facts.taken for facts in p.facts)
    if one is None or two is None:
        return None
    return abs((datetime.fromisoformat(one) - datetime.fromisoformat(two)).total_seconds())


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".0 ", " ") if 0 < share < 0.1 or 0.99 < share < 1 else f"{100 * share:.0f} %"
