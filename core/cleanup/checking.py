"""The last look before an act: the photo and the copy that stays are read again, and must be what was indexed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass

from core.cleanup.actions import Stamp, byte_digest
from core.cleanup.judge import check_unchanged
from core.errors import UserError
from core.language import phrase
from core.pictures import decoding, digests
from core.pictures.reading import file_bytes
from core.records import Photo

_State = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was just read. `digest`: `byte_digest`."""

    stamp: Stamp
    digest: bytes


class Reader:
    """Reads and checks the files of one clean-up; each keeper once, unless something about it changes."""

    def __init__(self, digest_of: Callable[[Photo], bytes | None]) -> None:
        """`digest_of(photo)`: of its content, from the catalogue."""
        self._digest_of = digest_of
        self._kept: dict[str, _State] = {}
        self._digests: dict[tuple[str, _State], bytes] = {}

    def photo(self, photo: Photo) -> Read:
        """A photo whose bytes are those indexed. Raises `UserError`, `OSError`."""
        check_unchanged(photo)
        stamp = Stamp.of(photo.path)  # before reading, which changes the time of the last access
        with file_bytes(photo.path) as (data, _):
            same = digests.content_digest(data) == self._digest_of(photo)
            digest = hashlib.blake2b(data, digest_size=32).digest()
        if not same:
            raise UserError("changed", phrase("Its bytes are not those that were scanned."), photo.path)
        check_unchanged(photo)
        return Read(stamp, digest)

    def companion(self, path: str) -> Read:
        """A companion, whatever its bytes. Raises `OSError`."""
        return Read(Stamp.of(path), self.digest(path))

    def digest(self, path: str) -> bytes:
        """`byte_digest`, once for each state of a file."""
        key = path, _state(os.lstat(path))
        if key not in self._digests:
            self._digests[key] = byte_digest(path)
        return self._digests[key]

    def keeper(self, photo: Photo, keeper: Photo) -> None:
        """The copy that stays has the bytes that were indexed, and every pixel of it can be decoded.

        Raises `UserError`, which is about `photo`.
        """
        name = os.path.basename(keeper.path)
        try:
            state = _state(check_unchanged(keeper))
            if self._kept.get(keeper.path) == state:
                return
            decoded = decoding.decode(keeper.path, None)
            same = decoded.fingerprints.digest == self._digest_of(keeper) and _state(check_unchanged(keeper)) == state
        except UserError as error:
            sentence = phrase("{name}, which stays, cannot be relied on: {reason}").format(
                name=name, reason=_clause(error)
            )
            raise UserError("keeper-unreadable", sentence, photo.path) from error
        if not same:
            raise UserError(
                "keeper-changed",
                phrase("{name}, which stays, has changed since the scan.").format(name=name),
                photo.path,
            )
        self._kept[keeper.path] = state

    def keeper_is_there(self, photo: Photo, keeper: Photo) -> None:
        """After the photo was moved or set aside: the one that stays is still the file that was read.

        It is not when both paths led to one file. Raises `UserError`.
        """
        try:
            info = os.lstat(keeper.path)
        except OSError as error:
            sentence = phrase("{name}, which was to stay, is not there any more.").format(
                name=os.path.basename(keeper.path)
            )
            raise UserError("keeper-gone", sentence, photo.path) from error
        if _state(info) != self._kept.get(keeper.path):
            sentence = phrase("{name}, which was to stay, has just changed.").format(name=os.path.basename(keeper.path))
            raise UserError("keeper-changed", sentence, photo.path)


def _state(info: os.stat_result) -> _State:
    return info.st_dev, info.st_ino, info.st_size, info.st_mtime_ns


def _clause(error: UserError) -> str:
    text = str(error)
    return text[:1].lower() + text[1:].rstrip(".") + "."
