"""The figures of one pair in plain words: each rung of the ladder beside its limit, and what decided in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

import numpy as np

from core.encoders.spec import CodeSpace
from core.language import number, phrase, plural, tr
from core.match.candidates import HASH_RADIUS, TURNED_RADIUS, reach
from core.match.comparison import MIN_BLOCKS
from core.match.verdict import MIN_DRAWN, MIN_INLIERS, MIN_MEDIAN, MOST_LOW, Evidence, copy_confidence
from core.pictures.fingerprints import DIHEDRAL, MIN_QUALITY, dihedral
from core.records import Facts, Fingerprints, Kind, Ruling, Score
from core.retelling import day, details

_COPIES = {
    Kind.SAME_BYTES: phrase("The same file, byte for byte"),
    Kind.SAME_PIXELS: phrase("The same picture: every pixel is equal, only the file around them differs"),
    Kind.RE_ENCODED: phrase("The same picture, saved again"),
    Kind.RESIZED: phrase("The same picture in another size"),
}


BORDERLESS = "without the border"


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
        unled = tr("A scan would not have compared them: neither their hashes nor their codes are near enough.")
        text = f"{text} {unled}"
    if pair.ruling is not None:
        text = f"{_decided(*pair.ruling)} {text}"
    return text


# --- The verdict ---------------------------------------------------------------------------------------------------


def _verdict(p: Pair) -> str:
    if p.kind in (Kind.SAME_BYTES, Kind.SAME_PIXELS):
        return f"{tr(_COPIES[p.kind])}."
    lines = list(_lines(p))
    against = next((line.against for line in lines if line.score.passed is False and line.against), "")
    sure = tr("{sure} sure, {asked} is asked for", sure=_percent(p.confidence), asked=_percent(p.strictness))
    if p.kind is Kind.BURST and p.same_moment:
        return tr("Another shot of the same moment, not a copy: {why}.", why=_moment(p))
    if p.kind is not None and p.kind is not Kind.BURST:
        copied = _copied(p, p.kind)
        return tr("{copied}. Laid over each other, what they share agrees ({sure}).", copied=copied, sure=sure)
    if p.kind is Kind.BURST:
        why = against or tr("it is not sure enough")
        return tr("Another shot of the same scene, not a copy: {why} ({sure}).", why=why, sure=sure)
    if not p.compared:
        return tr("Not called copies: {why}.", why=against)
    if p.copy is not None:
        why = against or tr("several figures are a little off")
        return tr("Perhaps copies, but not surely enough ({sure}): {why}.", sure=sure, why=why)
    return tr("Not the same picture: {why}.", why=against or tr("what they share is not enough"))


def _copied(p: Pair, kind: Kind) -> str:
    detail = details(p.detail)
    if kind in (Kind.TURNED, Kind.MIRRORED):
        return tr("The same picture, {detail}", detail=detail)
    if kind in _COPIES:
        text = tr(_COPIES[kind])
    elif kind is Kind.CROPPED:
        text = (
            tr("The first picture is a part of the second picture")
            if p.reference
            else tr("The second picture is a part of the first picture")
        )
    else:
        text = (
            tr("The first picture is an edited copy of the second picture")
            if p.reference
            else tr("The second picture is an edited copy of the first picture")
        )
    return f"{text} ({detail})" if detail else text


def _decided(ruling: Ruling, at: str) -> str:
    when = day(datetime.fromisoformat(at))
    if ruling is Ruling.NOT_SAME:
        return tr("You decided on {date} that they are not the same, and that stands.", date=when)
    return tr("You decided on {date} that they are both to be kept, and that stands.", date=when)


# --- The rungs -----------------------------------------------------------------------------------------------------


def _lines(p: Pair) -> Iterator[_Line]:
    one, two = p.prints
    same = one.digest == two.digest
    text = tr("The files are equal byte for byte.") if same else tr("The files are not equal byte for byte.")
    yield _line(tr("File"), None, None, True if same else None, text)
    equal = one.pixel_digest == two.pixel_digest
    text = tr("The pixels are not all equal, as after any saving with loss.")
    if equal:
        text = tr("Every pixel is equal.")
    yield _line(tr("Pixels"), None, None, True if equal else None, text)
    yield _quality(p)
    yield _hash(p)
    yield _code(p)
    if p.compared:
        yield from _compared(p)
    if not same:
        yield _clock(p)
    sure, asked = _percent(p.confidence), _percent(p.strictness)
    text = tr("{sure} sure to be a copy; {asked} is asked for.", sure=sure, asked=asked)
    yield _line(tr("Sure to be a copy"), p.confidence, p.strictness, p.confidence >= p.strictness, text)
    if p.ruling is None:
        yield _line(tr("Your decision"), None, None, None, tr("You have decided nothing about these two."))
    else:
        yield _line(tr("Your decision"), None, None, False, _decided(*p.ruling))


def _line(
    name: str, value: float | None, limit: float | None, passed: bool | None, text: str, against: str = ""
) -> _Line:
    return _Line(Score(name, value, limit, passed, text), against)


def _quality(p: Pair) -> _Line:
    least = min(range(2), key=lambda i: p.prints[i].quality)
    quality = p.prints[least].quality
    if quality >= MIN_QUALITY:
        text = tr(
            "Both pictures have enough structure to compare: {n} of 100 or more, {needed} are needed.",
            n=quality,
            needed=MIN_QUALITY,
        )
        return _line(tr("Structure"), quality, MIN_QUALITY, None, text)
    if least:
        against = tr(
            "the second picture is too plain to be told from others like it, so only equal bytes or pixels would count"
        )
    else:
        against = tr(
            "the first picture is too plain to be told from others like it, so only equal bytes or pixels would count"
        )
    text = tr("{why} ({n} of 100, {needed} are needed).", why=_capital(against), n=quality, needed=MIN_QUALITY)
    return _line(tr("Structure"), quality, MIN_QUALITY, False, text, against)


def _hash(p: Pair) -> _Line:
    distance, limit, how = nearest_hash(*p.prints)
    near = distance <= limit
    text = tr("{n} of 256 bits of the perceptual hash differ; {lead}.", n=distance, lead=_lead(near, limit))
    if how == BORDERLESS:
        text = tr(
            "{n} of 256 bits of the perceptual hash differ, without the border; {lead}.",
            n=distance,
            lead=_lead(near, limit),
        )
    elif how:
        text = tr(
            "{n} of 256 bits of the perceptual hash differ, with one of them {turned}; {lead}.",
            n=distance,
            turned=tr(how),
            lead=_lead(near, limit),
        )
    return _line(tr("Perceptual hash"), distance, limit, near or None, text)


def nearest_hash(one: Fingerprints, two: Fingerprints) -> tuple[int, int, str]:
    """How near two pictures are by hash, laid in any way or without borders: bits, the limit for that, in what way.

    The way is "" as they are, the name of a `Dihedral`, or BORDERLESS.
    """
    second = np.frombuffer(two.dct_hash, np.uint8)
    found = []
    for index, turned in enumerate(dihedral(one.dct_hash)):
        way = DIHEDRAL[index].name if index else ""
        found.append((_bits(turned, second.tobytes()), TURNED_RADIUS if index else HASH_RADIUS, way))
    for a, b in (
        (one.trimmed_hash, two.trimmed_hash), (one.trimmed_hash, two.dct_hash), (one.dct_hash, two.trimmed_hash),
    ):  # fmt: skip
        if a is not None and b is not None:
            found.append((_bits(a, b), HASH_RADIUS, BORDERLESS))
    return min(found, key=lambda f: f[0] - f[1])


def _bits(a: bytes, b: bytes) -> int:
    return int(np.bitwise_count(np.frombuffer(a, np.uint8) ^ np.frombuffer(b, np.uint8)).sum())


def _code(p: Pair) -> _Line:
    if p.space is None or p.code is None:
        return _line(tr("Copy code"), None, None, None, tr("There is no copy code of them."))
    limit = reach(p.space)
    near = p.code <= limit
    nearest = not near and p.led and not _hash(p).score.passed
    values = {"n": p.code, "bits": p.space.bits, "lead": _lead(near, limit)}
    if near:
        text = tr("{n} of {bits} bits of the copy code differ; {lead}.", **values)
    elif nearest:
        text = tr(
            "{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do: "
            "it is one of those.",
            **values,
        )
    else:
        text = tr(
            "{n} of {bits} bits of the copy code differ; {lead}, and the few nearest of the library do.", **values
        )
    return _line(tr("Copy code"), p.code, limit, near or nearest or None, text)


def _lead(near: bool, limit: int) -> str:
    if near:
        return tr("up to {n} lead to a comparison", n=limit)
    return tr("only up to {n} lead to a comparison", n=limit)


def _compared(p: Pair) -> Iterator[_Line]:
    """What laying one picture over the other showed."""
    e = p.evidence
    if e is None:
        against = tr("fewer than {n} details agree in place, so neither can be laid over the other", n=MIN_INLIERS)
        yield _line(tr("Details in place"), None, MIN_INLIERS, False, f"{_capital(against)}.", against)
        return
    if e.inliers:
        text = plural(
            "{n} detail lies where one picture puts those of the other; {needed} are needed.",
            "{n} details lie where one picture puts those of the other; {needed} are needed.",
            e.inliers,
            needed=MIN_INLIERS,
        )
        yield _line(tr("Details in place"), e.inliers, MIN_INLIERS, True, text)
    else:
        text = tr("Details were not looked for: the hashes tell how one picture lies on the other.")
        yield _line(tr("Details in place"), None, MIN_INLIERS, None, text)
    enough = e.blocks >= MIN_BLOCKS
    text = plural(
        "{n} block has something to compare; {needed} are needed.",
        "{n} blocks have something to compare; {needed} are needed.",
        e.blocks,
        needed=MIN_BLOCKS,
    )
    against = tr("hardly anything is left to compare where they overlap")
    yield _line(tr("Blocks compared"), e.blocks, MIN_BLOCKS, None if enough else False, text, against)
    text = tr(
        "The typical block agrees to {n} of 1; no copy is under {least}.",
        n=number(e.median, 3),
        least=_figure(MIN_MEDIAN),
    )
    against = tr(
        "their parts do not look the same from near (the typical block agrees to {n} of 1)", n=number(e.median, 2)
    )
    yield _line(tr("Agreement"), e.median, MIN_MEDIAN, _like_a_copy(p, e, "median"), text, against)
    text = tr(
        "{share} of the blocks disagree; copies have up to {most}, where something covers them.",
        share=_percent(e.low),
        most=_percent(MOST_LOW),
    )
    against = tr("{share} of the blocks disagree", share=_percent(e.low))
    yield _line(tr("Blocks that disagree"), e.low, MOST_LOW, _like_a_copy(p, e, "low"), text, against)
    text = tr("No block stands out from the others.")
    if e.odd:
        text = tr(
            "{share} of the blocks stand out: something was added, covered or has changed there.", share=_percent(e.odd)
        )
    yield _line(tr("Blocks that stand out"), e.odd, None, None, text)
    text = tr(
        "Off their places by: {off}; neighbours together: {drift} px; found in another place: {moved}. "
        "A copy moves as one piece, near and far things do not.",
        off=tr("cannot be told") if e.wobble >= 9 else tr("{n} px", n=number(e.wobble, 2)),
        drift=number(max(e.drift, 0), 2),
        moved=_percent(e.moved),
    )
    against = tr("parts of it have moved against each other, as between two shots")
    yield _line(tr("In one piece"), e.wobble, None, _like_a_copy(p, e, "wobble", "drift", "moved"), text, against)
    if not _like_a_copy(p, e, "extent", "bordered"):
        shares = sorted((e.extent.in_a.share, e.extent.in_b.share))
        against = tr("each shows a strip that the other lacks, as when the camera was turned a little")
        yield _line(tr("Frame"), shares[0], None, False, f"{_capital(against)}.", against)
    if p.hubness > 0:
        needless = copy_confidence(e) < p.strictness or copy_confidence(e, p.hubness) >= p.strictness
        against = tr("one of them looks like a great many unrelated pictures, so it takes more to be sure")
        passed = None if needless else False
        yield _line(tr("Looks like many"), p.hubness, None, passed, f"{_capital(against)}.", against)
    if e.drawn is not None:
        text = tr(
            "Both look drawn or printed. Their least alike spot agrees to {n} of 1; copies have at least {least}, "
            "and nothing that stands out.",
            n=number(e.drawn, 2),
            least=_figure(MIN_DRAWN),
        )
        against = tr("both are pages or screens, and some spot of them differs")
        fits = _like_a_copy(p, e, "drawn", "odd", "low", "median")
        yield _line(tr("Pages"), e.drawn, MIN_DRAWN, fits, text, against)


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
        return _line(tr("Camera and time"), _seconds(p), None, False, f"{_capital(text)}.", text)
    if p.same_moment is False:
        text = tr("They were taken by different cameras or at other times, which says they are no frames of one burst.")
        return _line(tr("Camera and time"), _seconds(p), None, None, text)
    if _seconds(p) == 0:
        text = tr("The same camera took them in the same second: a copy, or a burst faster than the clock.")
        return _line(tr("Camera and time"), 0, None, None, text)
    return _line(tr("Camera and time"), None, None, None, tr("One of them does not tell its camera and time."))


def _moment(p: Pair) -> str:
    return tr("the same camera took them {n} s apart", n=number(_seconds(p) or 0))


def _seconds(p: Pair) -> float | None:
    """Between the two shots; None when one does not tell when it was taken."""
    one, two = (facts.taken for facts in p.facts)
    if one is None or two is None:
        return None
    return abs((datetime.fromisoformat(one) - datetime.fromisoformat(two)).total_seconds())


def _percent(share: float) -> str:
    fine = (0 < share < 0.1 or 0.99 < share < 1) and f"{100 * share:.1f}"[-2:] != ".0"
    return tr("{n} %", n=number(100 * share, 1 if fine else 0))


def _figure(limit: float) -> str:
    """A limit with the digits it is given with."""
    return number(limit, len(str(limit).partition(".")[2]))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
