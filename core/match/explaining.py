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
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.match import ladder
from core.match.candidates import MatchData, candidates
from core.match.comparison import Matrix
from core.match.extent import invert
from core.match.pairs import hash_evidence, reference_first, same_moment
from core.match.verdict import NOTHING, Sizes, Verdict, copy_confidence, judge
from core.match.verifier import Rendition, examine, lay_over
from core.pictures import decoding
from core.pictures.fingerprints import MIN_QUALITY
from core.records import Decoded, Explanation, Kind, Ruling
from core.store.catalogue import Catalogue

Rgb = npt.NDArray[np.uint8]
Decided = Callable[[bytes, bytes], tuple[Ruling, str] | None]
"""What a person decided about two contents, by their digests, and when."""

_GROUND = 128  # grey level where the second picture does not reach
_GAIN = 3  # differences are shown so much stronger: what saving once more leaves is then just visible


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two files. `size` in bytes; `content`: its id in the catalogue, or one beyond those."""

    decoded: Decoded
    rgb: Rgb
    size: int
    code: bytes | None
    content: int


@dataclass(frozen=True, slots=True, eq=False)
class _Compared:
    """What came of comparing pixels. `matrix` maps places of the second picture to the first; None: it lies nowhere."""

    verdict: Verdict
    reference: int
    matrix: Matrix | None


class Explainer:
    """Explains pairs of files with what a library knows. Any thread."""

    def __init__(self, catalogue: Catalogue, encoder: LazyEncoder, decided: Decided) -> None:
        self._catalogue = catalogue
        self._encoder = encoder
        self._decided = decided

    def explain(self, a: str, b: str, strictness: float) -> Explanation:
        """Explain two files, of the library or not, where a copy has to be this sure, 0..1.

        Raises:
            UserError: When one of them cannot be read; its `path` says which.
        """
        sides = self._side(a, 0), self._side(b, 1)
        first, second = (side.decoded for side in sides)
        data, space = _data(*sides), self._encoder.spec.spaces.get("copy")
        led = candidates(data, np.arange(2), space)
        laid = int(led.laid[0]) if len(led) else hash_evidence(data, 0, 1)[0]
        moment = same_moment(data, 0, 1)
        compared = _compare(data, sides, laid, moment)
        verdict = compared.verdict
        kind, confidence = _equal(first, second), 1.0
        if kind is None:
            confidence = _confidence(verdict, moment)
            kind = replace(verdict, confidence=confidence).called(strictness)
        ruling = self._decided(first.fingerprints.digest, second.fingerprints.digest)
        code = None
        if sides[0].code is not None and sides[1].code is not None:
            code = int(np.bitwise_count(data.copy_codes[0] ^ data.copy_codes[1]).sum())
        pair = ladder.Pair(
            prints=(first.fingerprints, second.fingerprints),
            facts=(first.facts, second.facts),
            space=space,
            code=code,
            led=bool(len(led)),
            evidence=verdict.evidence,
            same_moment=moment,
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

    def _side(self, path: str, number: int) -> _Side:
        size = 0
        with suppress(OSError):  # decoding says what is wrong
            size = os.stat(path).st_size
        decoded = decoding.decode(path, self._encoder.spec.input_px)
        rgb = decoding.thumbnail_rgb(decoded.thumbnail)
        content = self._catalogue.content_of(decoded.fingerprints.digest)
        code = None
        if "copy" in self._encoder.spec.spaces:
            code = None if content is None else self._catalogue.code(content, self._encoder.id, "copy")
            if code is None:
                assert decoded.network_input is not None
                code = bytes(self._encoder.encode(decoded.network_input[None])["copy"][0].tobytes())
        return _Side(decoded, rgb, size, code, (1 << 62) + number if content is None else int(content))


def _data(one: _Side, two: _Side) -> MatchData:
    """The evidence of both as matching takes it: the first is row 0, the second row 1."""
    sides = (one, two)
    prints = [side.decoded.fingerprints for side in sides]
    facts = [side.decoded.facts for side in sides]
    trimmed = [(row, p.trimmed_hash) for row, p in enumerate(prints) if p.trimmed_hash is not None]
    coded = one.code is not None and two.code is not None
    codes = [side.code or b"" for side in sides] if coded else [bytes(1)] * 2
    return MatchData(
        ids=np.array([side.content for side in sides], np.int64),
        pixel_digests=[p.pixel_digest for p in prints],
        hashes=np.stack([np.frombuffer(p.dct_hash, np.uint8) for p in prints]),
        trimmed=np.frombuffer(b"".join(h for _, h in trimmed), np.uint8).reshape(-1, 32),
        trimmed_rows=np.array([row for row, _ in trimmed], np.int64),
        quality=np.array([p.quality for p in prints], np.uint8),
        copy_codes=np.stack([np.frombuffer(code, np.uint8) for code in codes]),
        has_code=np.full(2, coded),
        width=np.array([f.width for f in facts], np.int32),
        height=np.array([f.height for f in facts], np.int32),
        format=[f.format for f in facts],
        taken=[f.taken for f in facts],
        camera=[f.camera for f in facts],
        size=np.array([side.size for side in sides], np.int64),
    )


def _compare(data: MatchData, sides: tuple[_Side, _Side], laid: int, moment: bool | None) -> _Compared:
    """Compare the pixels as matching does, the likelier original first."""
    row, other, laid = reference_first(data, 0, 1, laid)
    renditions = [Rendition(side.rgb, (side.decoded.facts.width, side.decoded.facts.height)) for side in sides]
    one, two = renditions[row], renditions[other]
    found = examine(one, two, laid=laid if laid >= 0 else None)
    if found is None:
        return _Compared(NOTHING, 0, None)
    verdict = NOTHING
    if int(data.quality.min()) >= MIN_QUALITY:  # or it proves nothing, whatever comes of it
        verdict = judge(found.evidence, Sizes(one.size, two.size), moment)
        verdict = replace(verdict, evidence=found.evidence)
    return _Compared(
        verdict,
        other if verdict.swapped else row,
        found.matrix if row == 0 else invert(found.matrix),
    )


def _confidence(verdict: Verdict, moment: bool | None) -> float:
    """How sure two pictures are to be copies, rounded as matches are, so that every limit parts the same pairs."""
    if moment or verdict.evidence is None or verdict is NOTHING:
        return 0.0  # the clock has the word
    return round(min(copy_confidence(verdict.evidence), 0.999), 3)


def _equal(one: Decoded, two: Decoded) -> Kind | None:
    """What equal digests say."""
    if one.fingerprints.digest == two.fingerprints.digest:
        return Kind.SAME_BYTES
    return Kind.SAME_PIXELS if one.fingerprints.pixel_digest == two.fingerprints.pixel_digest else None


def _pictures(sides: tuple[_Side, _Side], matrix: Matrix) -> tuple[bytes, bytes, bytes]:
    """The first picture, the second laid over it, and their difference, as JPEG of about 320 px."""
    first = sides[0].rgb
    laid, there = lay_over(first, sides[1].rgb, matrix)
    laid[~there] = _GROUND
    difference = _GAIN * np.abs(first.astype(np.int16) - laid)
    difference[~there] = _GROUND // 3  # neither equal (black) nor different
    shown = (laid, difference.clip(0, 255).astype(np.uint8))
    return sides[0].decoded.thumbnail, decoding.jpeg(shown[0]), decoding.jpeg(shown[1])
