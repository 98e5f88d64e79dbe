"""Records between the stages of a scan and the catalogue: what is known of a file, and what is to be written of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from core.records import Codes, ContentId, Facts, FileStamp, Fingerprints, PhotoId, Problem, Space, Values

_SIGN = 1 << 63


@dataclass(frozen=True, slots=True)
class Known:
    """A photo as the catalogue has it. `coded`: its content has codes of the encoder that was asked about."""

    photo_id: PhotoId
    content_id: ContentId
    path: str
    size: int
    mtime_ns: int
    device: int
    inode: int
    offline: bool
    coded: bool


@dataclass(frozen=True, slots=True)
class Indexed:
    """A file that was read and decoded.

    Attributes:
        codes: Its code in each space, uint8 [bytes], or None where its content has them already.
        values: Its look values, int8 [bits], where the encoder gives them and there are codes.
        known: It had not changed, but its content lacked codes.
    """

    stamp: FileStamp
    facts: Facts
    fingerprints: Fingerprints
    thumbnail: bytes
    codes: Mapping[Space, Codes] | None
    known: bool = False
    values: Values | None = None


@dataclass(frozen=True, slots=True)
class Reused:
    """A file whose content is known without decoding it.

    Attributes:
        moved: The photo that it was until now, at another path.
        known: The photo at this path had this content before.
    """

    stamp: FileStamp
    content_id: ContentId
    moved: PhotoId | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that cannot be decoded; it is not read again until its stamp changes. What was indexed there goes."""

    stamp: FileStamp
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refreshed:
    """An unchanged photo whose row still needs a word: it is back online, or has another device and inode number."""

    photo_id: PhotoId
    device: int
    inode: int


Entry = Indexed | Reused | Failed | Refreshed


@dataclass(slots=True)
class Written:
    """What a committed batch did: the photos it stands for, and how many of them were moved rather than new."""

    photo_ids: list[int] = field(default_factory=list)
    moved: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """What a scan knows when its walk is done.

    Attributes:
        roots: Canonical folders (or files) that were walked; what lies below and was not seen is gone.
        incomplete: Folders below them that could not be listed; what lies below is kept.
        offline: Folders that were not there.
        devices: Device number by root, for the roots in which files were found.
        seen: Ids of photos that are there.
        failed: Paths of known problem files that are there.
        problems: What the walk itself could not read or use.
    """

    roots: Sequence[str]
    incomplete: Sequence[str]
    offline: Sequence[str]
    devices: Mapping[str, int]
    seen: Iterable[int]
    failed: Iterable[str]
    problems: Sequence[Problem]


def signed(number: int) -> int:
    """An unsigned 64-bit number (device and inode numbers on Windows) as the signed one SQLite can hold."""
    return ((number + _SIGN) % (2 * _SIGN)) - _SIGN
