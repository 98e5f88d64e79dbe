"""How each kind of keeper rule judges: a score by which photos of one group are compared, and words for its verdict."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePath

from core.language import phrase
from core.records import ContentId, Details, Kind, Photo, PhotoId, Rule, RuleKind
from core.review.beside import Beside
from core.review.marking import protecting

LOSSLESS = frozenset({"PNG", "BMP", "TIFF"})
COPY_NAME = re.compile(
    r"""(^|[\s_.(\[-])(copy|kopie|copie|copia|kópia|kopia|копия|副本|コピー)((\s*\(\d+\))?\s+(of|von|de)\b|[\s_.)\]-]*\(?\d*\)?[)\]]?$)
    |[\s_]\(\d{1,3}\)$|~\d{1,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names that systems and programs give to copies: "IMG_1 - Copy", "IMG_1 (1)", "IMG_1~2", "Copy of IMG_1"."""

_AGAINST = phrase("{one} against {other}")
_DERIVED = {Kind.CROPPED: phrase("“{name}” is a crop"), Kind.EDITED: phrase("“{name}” is an edit")}
# By as much must one be sharper. Measured on 100 photographs: saving again and scaling down change it by up to 1.4
# times, enlarging by two and a blur of 1 px by 2.3 times and more.
_SHARPER = 1.5


@dataclass(frozen=True, slots=True)
class Known:
    """What rules know of the photos of a group beyond their records.

    Attributes:
        derived: Photos that are a crop or an edit of another one of the group, and which of the two.
        details: By content, where they could be read.
        beside: What lies in the folders of the photos.
    """

    derived: Mapping[PhotoId, Kind] = field(default_factory=dict)
    details: dict[ContentId, Details] = field(default_factory=dict)
    beside: Beside = field(default_factory=Beside)


Score = Callable[[Photo, Rule, Known], float | None]
Words = Callable[[Photo, Photo, Rule, Known], str]


@dataclass(frozen=True, slots=True)
class Judge:
    """How a kind of rule judges.

    Attributes:
        score: Higher is better; None is unknown, and where one photo's score is unknown the rule says nothing.
        words: Why the first photo was kept and not the second.
        margin: As many times better a photo must be to decide.
        reads_files: Whether it asks `Known.details`.
        comparable: Whether it has anything to say of these photos.
    """

    kind: RuleKind
    score: Score
    words: Words
    margin: float = 1.0
    reads_files: bool = False
    comparable: Callable[[Sequence[Photo]], bool] = bool


# --- Words ---------------------------------------------------------------------------------------------------------


def _name(photo: Photo) -> str:
    return os.path.basename(photo.path)


def _dimensions(photo: Photo) -> str:
    return f"{photo.facts.width} × {photo.facts.height}"


def _megapixels(photo: Photo) -> str:
    millions = photo.facts.width * photo.facts.height / 1e6
    if millions < 1:
        return _dimensions(photo)
    return phrase("{n} MP").format(n=f"{millions:.0f}" if millions >= 9.95 else f"{millions:.1f}".removesuffix(".0"))


def _either(one: str, other: str, exact: tuple[str, str]) -> str:
    """ "12 MP against 2 MP", or exactly where both round to the same."""
    return _AGAINST.format(one=one, other=other) if one != other else _AGAINST.format(one=exact[0], other=exact[1])


def _size(octets: int) -> str:
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if octets >= factor:
            return f"{octets / factor:.1f} {unit}".replace(".0 ", " ")
    return f"{octets} bytes"


def _span(seconds: float) -> str:
    """A length of time in the unit a person would choose."""
    for unit, length in (("year", 365.25 * 86400), ("month", 30.44 * 86400), ("day", 86400), ("hour", 3600)):
        number = int(seconds / length)
        if number:
            return f"{number:,} {unit}{'s' if number > 1 else ''}"
    minutes = int(seconds // 60)
    return f"{minutes} minute{'s' if minutes > 1 else ''}" if minutes else phrase("seconds")


# --- Scores --------------------------------------------------------------------------------------------------------


def _pixels(photo: Photo, *_: object) -> float:
    return float(photo.facts.width * photo.facts.height)


def _folder_place(photo: Photo, rule: Rule, _: Known) -> float:
    for place, folder in enumerate(rule.values):
        if protecting(photo.path, (folder,)):
            return float(-place)
    return float(-len(rule.values))


def _in_folder(kept: Photo, _: Photo, rule: Rule, __: Known) -> str:
    return phrase("in {folder}").format(folder=next(f for f in rule.values if protecting(kept.path, (f,))))


def _taken(photo: Photo, *_: object) -> float | None:
    """Seconds, higher for older; a picture that does not know is later than all that do."""
    moment = _moment(photo)
    return -1e15 if moment is None else -moment


def _moment(photo: Photo) -> float | None:
    try:
        when = datetime.fromisoformat(photo.facts.taken or "")
    except ValueError:
        return None
    return (when - datetime(1970, 1, 1)).total_seconds()


def _older(kept: Photo, other: Photo, *_: object) -> str:
    one, two = _moment(kept), _moment(other)
    if one is None or two is None:
        return phrase("knows when it was taken")
    return phrase("taken {time} earlier").format(time=_span(two - one))


def _older_file(kept: Photo, other: Photo, *_: object) -> str:
    return phrase("file {time} older").format(time=_span((other.mtime_ns - kept.mtime_ns) / 1e9))


def _details(photo: Photo, known: Known) -> Details | None:
    return known.details.get(photo.content_id)


def _quality(photo: Photo, _: Rule, known: Known) -> float | None:
    if photo.facts.format in LOSSLESS:
        return 100.0
    details = _details(photo, known)
    return None if details is None or details.jpeg_quality is None else float(details.jpeg_quality)


def _compressed(kept: Photo, other: Photo, rule: Rule, known: Known) -> str:
    quality = f"{_quality(other, rule, known):.0f}"
    if kept.facts.format in LOSSLESS:
        return phrase("no loss against {quality}").format(quality=quality)
    return phrase("JPEG quality {n} against {quality}").format(n=f"{_quality(kept, rule, known):.0f}", quality=quality)


def _sharpness(photo: Photo, _: Rule, known: Known) -> float | None:
    details = _details(photo, known)
    return None if details is None else details.sharpness


def _gps(photo: Photo, _: Rule, known: Known) -> float | None:
    details = _details(photo, known)
    return None if details is None else float(details.has_gps)


def _rating(photo: Photo, _: Rule, known: Known) -> float | None:
    details = _details(photo, known)
    return None if details is None else float(details.rating or 0)


def _stars(kept: Photo, other: Photo, rule: Rule, known: Known) -> str:
    one, two = (_rating(photo, rule, known) or 0.0 for photo in (kept, other))
    stars = {0.0: phrase("no stars"), 1.0: "1 star"}.get(one, f"{one:.0f} stars")
    if two <= 0:  # a language may say neither with the word for numbers
        against = phrase("{one} against none") if two == 0 else phrase("{one} against rejected")
        return against.format(one=stars)
    return _AGAINST.format(one=stars, other=f"{two:.0f}")


def _plain_name(photo: Photo, rule: Rule, _: Known) -> float:
    stem = PurePath(photo.path).stem
    if rule.values:
        name = _name(photo).casefold()
        return float(not any(fnmatch.fnmatchcase(name, pattern.casefold()) for pattern in rule.values))
    return float(not COPY_NAME.search(stem))


# --- All rules -----------------------------------------------------------------------------------------------------

JUDGES: Mapping[str, Judge] = {
    judge.kind.name: judge
    for judge in (
        Judge(
            RuleKind(
                "protected", phrase("Never mark photos in these folders, and rather keep them"), "folders",
                phrase("For this preset alone; folders protected in general are never marked anyway."),
            ),
            lambda p, rule, _: float(protecting(p.path, rule.values) is not None),
            lambda kept, *_: phrase("in a protected folder"),
        ),
        Judge(
            RuleKind(
                "folders", phrase("Prefer photos in these folders, in this order"), "folders",
                phrase("The first folder counts most; photos in none of them come last."),
            ),
            _folder_place,
            _in_folder,
        ),
        Judge(
            RuleKind(
                "whole", phrase("Keep the original rather than a crop or an edit of it"), "",
                phrase("A part of a picture is not its original. Of edits in the same size, the one that knows its "
                "camera or time is the original, else the older file."),
            ),
            lambda p, _, known: float(p.id not in known.derived),
            lambda _, other, __, known: _DERIVED[known.derived[other.id]].format(name=_name(other)),
        ),
        Judge(
            RuleKind(
                "raw", phrase("Keep a picture that has its RAW file beside it"), "",
                phrase("A RAW file of the same name in the same folder; RAW files themselves are not compared."),
            ),
            lambda p, _, known: float(known.beside.has_raw(p.path)),
            lambda *_: phrase("its RAW file is beside it"),
        ),
        Judge(
            RuleKind("pixels", phrase("Keep the one with more pixels")),
            _pixels,
            lambda kept, other, *_: _either(
                _megapixels(kept), _megapixels(other), (_dimensions(kept), _dimensions(other))
            ),
        ),
        Judge(
            RuleKind(
                "quality", phrase("Keep the less compressed one"), "",
                phrase("By the JPEG quality it was saved with. Saving again at a higher quality brings nothing back, "
                "so this belongs behind rules that know the original."),
            ),
            _quality,
            _compressed,
            reads_files=True,
        ),
        Judge(
            RuleKind(
                "size", phrase("Keep the larger file where the pixels are as many"), "",
                phrase("Says nothing of pictures of different dimensions."),
            ),
            lambda p, *_: float(p.size),
            lambda kept, other, *_: _either(
                _size(kept.size), _size(other.size), (f"{kept.size:,} bytes", f"{other.size:,} bytes")
            ),
            comparable=lambda photos: len({_pixels(photo) for photo in photos}) == 1,
        ),
        Judge(
            RuleKind(
                "sharper", phrase("Keep the sharper one"), "",
                phrase("By the fine structure of its thumbnail: finds what was blurred or enlarged. "
                       "Sharpening counts."),
            ),
            _sharpness,
            lambda *_: "sharper",
            margin=_SHARPER,
            reads_files=True,
        ),
        Judge(
            RuleKind(
                "taken", phrase("Keep the one that was taken first"), "",
                phrase("By the capture time that the camera wrote; pictures without one come last."),
            ),
            _taken,
            _older,
        ),
        Judge(
            RuleKind("gps", phrase("Keep the one that knows where it was taken")), _gps,
            lambda *_: phrase("knows where it was taken"), reads_files=True,
        ),
        Judge(
            RuleKind("rating", phrase("Keep the one with more stars"), "",
            phrase("Ratings in the file, as XMP or EXIF.")),
            _rating, _stars, reads_files=True,
        ),
        Judge(
            RuleKind("sidecar", phrase("Keep the one with an XMP file beside it"), "",
            phrase("Edits and keywords often live there.")),
            lambda p, _, known: float(known.beside.has_sidecar(p.path)),
            lambda *_: phrase("its XMP file is beside it"),
        ),
        Judge(
            RuleKind(
                "names", phrase("Keep the one whose name does not look like a copy's"), "patterns",
                phrase("Names such as “IMG_1 (1)”, “IMG_1 - Copy” and “IMG_1~2”, or those that fit your own patterns."),
            ),
            _plain_name,
            lambda _, other, *__: phrase("“{name}” looks like a copy's name").format(name=_name(other)),
        ),
        Judge(
            RuleKind("short-path", phrase("Keep the one with the shorter path")),
            lambda p, *_: -float(len(p.path)),
            lambda *_: phrase("shorter path"),
        ),
        Judge(
            RuleKind(
                "long-path", phrase("Keep the one with the longer path"), "",
                phrase("For people who sort photos into deep folders.")
            ),
            lambda p, *_: float(len(p.path)),
            lambda *_: phrase("longer path"),
        ),
        Judge(
            RuleKind(
                "oldest-file", phrase("Keep the older file"), "",
                phrase("By the time of last change; copying can make it newer, restoring older."),
            ),
            lambda p, *_: -float(p.mtime_ns),
            _older_file,
        ),
    )
}  # fmt: skip
