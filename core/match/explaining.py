"""Why two files match, or why not: both looked at as a scan does, and what came of it as figures, words and pictures.

The figures come from the functions that matching itself uses, on the same renditions, so what is said here is what a
scan of both files finds. More is looked at than a scan looks at: pictures that no evidence would have brought together
are compared all the same, and the answer says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np

from core.encoders.lazy import LazyEncoder
from core.match import ladder
from core.match.candidates import MatchData, candidates
from core.match.comparison import Matrix
from core.match.edited import Newcomer, beside
from core.match.extent import invert
from core.match.pairs import hash_evidence, reference_first, same_moment
from core.match.verdict import NOTHING, Sizes, Verdict, copy_confidence, judge
from core.match.verifier import Rendition, examine, lay_over
from core.pictures import decoding
from core.pictures.fingerprints import INVERSE, MIN_QUALITY
from core.records import ContentId, Decoded, Explanation, Kind, Ruling
from core.store.catalogue import Catalogue
from core.store.catalogue_matches import MatchStore

Decided = Callable[[bytes, bytes], tuple[Ruling, str] | None]
"""What a person decided about two contents, by their digests, and when."""

_GROUND = 128  # grey level where the second picture does not reach
_GAIN = 3  # differences are shown so much stronger: what saving once more leaves is then just visible


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """What came of comparing pixels. `matrix` maps places of the second picture to the first; None: it lies nowhere."""

    verdict: Verdict
    reference: int
    matrix: Matrix | None


class Explainer:
    """Explains pairs of files with what a library knows. Any thread."""

    def __init__(self, catalogue: Catalogue, store: MatchStore, encoder: LazyEncoder, decided: Decided) -> None:
        self._catalogue = catalogue
        self._store = store
        self._encoder = encoder
        self._decided = decided

    def explain(self, a: str, b: str, strictness: float) -> Explanation:
        """Explain two files, of the library or not, where a copy has to be this sure, 0..1.

        Raises:
            UserError: When one of them cannot be read; its `path` says which.
        """
        sides = self._side(a), self._side(b)
        first, second = (side.decoded for side in sides)
        space = self._encoder.spec.spaces.get("copy")
        data, rows = self._among(sides)
        found = candidates(data, np.array(rows), space)
        pair_at = np.flatnonzero((found.a == min(rows)) & (found.b == max(rows)))
        laid = int(found.laid[pair_at[0]]) if len(pair_at) else hash_evidence(data, *sorted(rows))[0]
        if rows[0] > rows[1] and laid >= 0:
            laid = INVERSE[laid]
        moment = same_moment(data, *rows)
        hubness = 0.0 if found.background is None else float(found.background.hubness(np.array(rows)).max())
        compared = _compare(data, rows, sides, laid, moment, hubness)
        verdict = compared.verdict
        kind, confidence = _equal(first, second), 1.0
        if kind is None:
            confidence = _confidence(verdict, moment, hubness)
            kind = replace(verdict, confidence=confidence).called(strictness)
        ruling = self._decided(first.fingerprints.digest, second.fingerprints.digest)
        code = None
        if sides[0].code is not None and sides[1].code is not None:
            code = int(np.bitwise_count(data.copy_codes[rows[0]] ^ data.copy_codes[rows[1]]).sum())
        pair = ladder.Pair(
            prints=(first.fingerprints, second.fingerprints),
            facts=(first.facts, second.facts),
            space=space,
            code=code,
            led=bool(len(pair_at)) or self._stored(data, rows),
            evidence=verdict.evidence,
            same_moment=moment,
            hubness=hubness,
            kind=kind,
            copy=None if verdict.kind is Kind.BURST else verdict.kind,
            reference=compared.reference,
            detail=verdict.detail,
            confidence=confidence,
            strictness=strictness,
            ruling=ruling,
        )
        part = kind is Kind.CROPPED and compared.reference == 0
        return Explanation(
            a=a,
            b=b,
            kind=kind,
            sentence=ladder.sentence(pair),
            confidence=confidence,
            strictness=strictness,
            scores=ladder.scores(pair),
            pictures=None if compared.matrix is None else _pictures(sides, compared.matrix),
            rectangle=verdict.rectangle if part else None,
            ruling=None if ruling is None else ruling[0],
            thumbnails=(first.thumbnail, second.thumbnail),
        )

    def _stored(self, data: MatchData, rows: tuple[int, int]) -> bool:
        """Whether a scan has found them: also through other copies of theirs."""
        a, b = (ContentId(int(data.ids[row])) for row in rows)
        return a != b and self._store.between(a, b) is not None

    def _side(self, path: str) -> Newcomer:
        size = 0
        with suppress(OSError):  # decoding says what is wrong
            size = os.stat(path).st_size
        decoded = decoding.decode(path, self._encoder.spec.input_px)
        code = None
        if "copy" in self._encoder.spec.spaces:
            content = self._catalogue.content_of(decoded.fingerprints.digest)
            code = None if content is None else self._catalogue.code(content, self._encoder.id, "copy")
            if code is None:
                assert decoded.network_input is not None
                code = bytes(self._encoder.encode(decoded.network_input[None])["copy"][0].tobytes())
        return Newcomer(decoded, size, code)

    def _among(self, sides: tuple[Newcomer, Newcomer]) -> tuple[MatchData, tuple[int, int]]:
        """The library's evidence, with that of the files it does not have, and the rows of both."""
        space = self._encoder.spec.spaces.get("copy")
        data = self._store.data(self._encoder.id, space.bits // 8 if space else 0)
        new: list[Newcomer] = []
        rows: list[int] = []
        for side in sides:
            content = self._catalogue.content_of(side.decoded.fingerprints.digest)
            known = [] if content is None else np.flatnonzero(data.ids == content).tolist()
            if known:
                rows += known
            else:
                rows.append(len(data.ids) + len(new))
                new.append(side)
        return beside(data, new) if new else data, (rows[0], rows[1])


def _compare(
    data: MatchData,
    rows: tuple[int, int],
    sides: tuple[Newcomer, Newcomer],
    laid: int,
    moment: bool | None,
    hubness: float,
) -> _Compared:
    """Compare the pixels as matching does, the likelier original first."""
    first, _, laid = reference_first(data, *rows, laid)
    one, two = (Rendition(decoding.thumbnail_rgb(s.decoded.thumbnail), _size(s)) for s in sides)
    straight = first == rows[0]
    if not straight:
        one, two = two, one
    found = examine(one, two, laid=laid if laid >= 0 else None)
    if found is None:
        return _Compared(NOTHING, 0, None)
    verdict = NOTHING
    if int(data.quality[list(rows)].min()) >= MIN_QUALITY:  # or it proves nothing, whatever comes of it
        verdict = judge(found.evidence, Sizes(one.size, two.size), moment, hubness)
        verdict = replace(verdict, evidence=found.evidence)
    reference = int(verdict.swapped == straight)
    return _Compared(verdict, reference, found.matrix if straight else invert(found.matrix))


def _size(side: Newcomer) -> tuple[int, int]:
    return side.decoded.facts.width, side.decoded.facts.height


def _confidence(verdict: Verdict, moment: bool | None, hubness: float) -> float:
    """How sure two pictures are to be copies, rounded as matches are, so that every limit parts the same pairs."""
    if moment or verdict.evidence is None or verdict is NOTHING:
        return 0.0  # the clock has the word
    return round(min(copy_confidence(verdict.evidence, hubness), 0.999), 3)


def _equal(one: Decoded, two: Decoded) -> Kind | None:
    """What equal digests say."""
    if one.fingerprints.digest == two.fingerprints.digest:
        return Kind.SAME_BYTES
    return Kind.SAME_PIXELS if one.fingerprints.pixel_digest == two.fingerprints.pixel_digest else None


def _pictures(sides: tuple[Newcomer, Newcomer], matrix: Matrix) -> tuple[bytes, bytes, bytes]:
    """The first picture, the second laid over it, and their difference, as JPEG of about 320 px."""
    first, second = (decoding.thumbnail_rgb(side.decoded.thumbnail) for side in sides)
    laid, there = lay_over(first, second, matrix)
    laid[~there] = _GROUND
    difference = _GAIN * np.abs(first.astype(np.int16) - laid)
    difference[~there] = _GROUND // 3  # neither equal (black) nor different
    shown = (laid, difference.clip(0, 255).astype(np.uint8))
    return sides[0].decoded.thumbnail, decoding.jpeg(shown[0]), decoding.jpeg(shown[1])
