"""The first stages of a scan: find (walk and compare with the catalogue), read (decode), encode.

Each is a plain method, so that `pipeline` can run them in threads or one after the other.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import phrase
from core.pictures import decoding, digests, probing, scanning
from core.records import CancelToken, Codes, ContentId, Decoded, FileStamp, PhotoId, ProgressBoard, Space, Values
from core.scan.channel import Ended
from core.scan.inflight import Crumb, InFlight
from core.store.catalogue import is_below
from core.store.catalogue_scan import ScanStore
from core.store.entries import Entry, Failed, Indexed, Known, Refreshed, Reused, signed

log = logging.getLogger(__name__)

CHUNK = 500  # files compared with the catalogue at once
CHUNK_SECONDS = 0.05  # or as many as the walk finds in this time

DIGEST_FIRST_BYTES = 64 << 20  # larger files are read by `decode` alone, which shares out memory


@dataclass(frozen=True, slots=True)
class Work:
    """A file to read.

    Attributes:
        known: It is unchanged, and read again only because its content lacks codes of the present encoder.
        perhaps_known: Some photo has this very size, so its digest is looked up before it is decoded.
        content: What the photo at this path was so far.
    """

    stamp: FileStamp
    known: bool = False
    perhaps_known: bool = False
    content: ContentId | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A decoded file on its way to the encoder. `known` as in `Work`."""

    stamp: FileStamp
    decoded: Decoded
    known: bool


@dataclass(frozen=True, slots=True)
class Vanished:
    """A file that was there when it was found and not when it was to be read: no problem to list, the scan goes on."""

    stamp: FileStamp


@dataclass(frozen=True, slots=True)
class Request:
    """What to scan and how.

    Attributes:
        folders: Canonical paths to walk.
        library_folders: All folders of the library, these among them.
        excluded: As `scanning.Walk` takes them.
        retry_problems: Read files again that could not be read, though they have not changed.
    """

    folders: Sequence[str]
    library_folders: Sequence[str]
    excluded: Sequence[str] = ()
    retry_problems: bool = False


class Stages:
    """The finding, reading and encoding of one scan. `find` runs in one thread, `read` in many, `encode` in one.

    Attributes:
        walk: The walk under way; its `roots`, `offline`, `incomplete` and `problems` count once it has ended.
        devices: Device number by root in which a file was found.
        seen: Ids of unchanged photos.
        failed: Paths of problem files that are there.
        coded: Digests that were encoded and perhaps not committed yet.
        stopping: Set to make all stages end early.
    """

    def __init__(
        self,
        request: Request,
        store: ScanStore,
        encoder: LazyEncoder,
        inflight: InFlight,
        cancel: CancelToken,
        board: ProgressBoard,
    ) -> None:
        self._request = request
        self._store = store
        self._encoder = encoder
        self._cancel = cancel
        self._board = board
        self.walk = scanning.Walk(request.folders, request.excluded, cancel)
        self._online = [folder for folder in request.library_folders if os.path.isdir(folder)]
        self.seen = array("q")
        self.failed: list[str] = []
        self.devices: dict[str, int] = {}  # by root, of its first file
        self._moved: set[PhotoId] = set()
        self.coded: set[bytes] = set()
        self._suspects = inflight.suspects | store.crashed()
        self.stopping = threading.Event()

    def _check(self) -> None:
        """Wait while paused; raise when cancelled or when another stage has stopped the scan."""
        self._cancel.check()
        if self.stopping.is_set():
            raise Ended

    def find(self) -> Iterator[list[Work | Entry]]:
        """Walk the folders and compare with the catalogue: what is to be read, and what can be written unread."""
        chunk: list[FileStamp] = []
        suspects: list[Work | Entry] = []
        began = time.monotonic()
        for stamp in self.walk:
            self._check()
            chunk.append(stamp)
            if len(chunk) >= CHUNK or time.monotonic() - began > CHUNK_SECONDS:
                yield self._sift(self._diff(chunk), suspects)
                chunk, began = [], time.monotonic()
        yield self._sift(self._diff(chunk), suspects)
        self._board.update(walk_done=True, phase="indexing")
        yield suspects

    def _sift(self, found: list[Work | Entry], suspects: list[Work | Entry]) -> list[Work | Entry]:
        """Put files aside that may crash the program: they come last, when all others are safe."""
        if not self._suspects:
            return found
        aside = [item for item in found if isinstance(item, Work) and item.stamp.path in self._suspects]
        suspects.extend(aside)
        return [item for item in found if item not in aside] if aside else found

    def _diff(self, chunk: Sequence[FileStamp]) -> list[Work | Entry]:
        known = self._store.known([stamp.path for stamp in chunk], self._encoder.id)
        rest = [stamp.path for stamp in chunk if stamp.path not in known]
        problems = {} if self._request.retry_problems else self._store.known_problems(rest)
        found: list[Work | Entry] = []
        new: list[FileStamp] = []
        unchanged = failed = done_bytes = 0
        for stamp in chunk:
            self._note_device(stamp)
            photo = known.get(stamp.path)
            if photo is not None and (photo.size, photo.mtime_ns) == (stamp.size, stamp.mtime_ns):
                self.seen.append(photo.photo_id)
                place = signed(stamp.device), signed(stamp.inode)
                if photo.offline or place != (photo.device, photo.inode):
                    found.append(Refreshed(photo.photo_id, *place))
                if photo.coded:
                    unchanged += 1
                    done_bytes += stamp.size
                else:
                    found.append(Work(stamp, known=True))
            elif problems.get(stamp.path) == (stamp.size, stamp.mtime_ns):
                self.failed.append(stamp.path)
                failed += 1
                done_bytes += stamp.size
            else:
                new.append(stamp)
        found.extend(self._diff_new(new, known))
        self._board.add(
            total_files=len(chunk),
            total_bytes=sum(stamp.size for stamp in chunk),
            done_files=unchanged + failed,
            done_bytes=done_bytes,
            unchanged=unchanged,
            failed=failed,
        )
        return found

    def _diff_new(self, new: Sequence[FileStamp], known: Mapping[str, Known]) -> Iterator[Work | Entry]:
        """New and changed files: moved ones are known by their inode, copies may be known by their size."""
        if not new:
            return
        same_file = self._store.by_inode(new, self._encoder.id)
        sizes = self._store.known_sizes([stamp.size for stamp in new])
        for stamp in new:
            photo = next((k for k in same_file.get(stamp, ()) if k.coded), None)
            if photo is None:
                changed = known.get(stamp.path)
                content = None if changed is None else changed.content_id
                yield Work(stamp, perhaps_known=stamp.size in sizes, content=content)
            else:
                yield Reused(stamp, photo.content_id, self._claim(photo))

    def _claim(self, photo: Known) -> PhotoId | None:
        """The photo to move, once, and only if its file has really left its old place (it may be a hard link)."""
        if photo.photo_id in self._moved or not self.gone(photo.path):
            return None
        self._moved.add(photo.photo_id)
        return photo.photo_id

    def gone(self, path: str) -> bool:
        """Whether an indexed file has left its place, as opposed to lying in a folder that is offline."""
        if os.path.lexists(path):
            return False
        folders = self._request.library_folders
        return any(is_below(path, f) for f in self._online) or not any(is_below(path, f) for f in folders)

    def _note_device(self, stamp: FileStamp) -> None:
        for root in self.walk.roots:
            if root not in self.devices and is_below(stamp.path, root):
                self.devices[root] = stamp.device

    def read(self, work: Work, crumb: Crumb) -> Read | Reused | Failed | Vanished:
        """Decode one file. Only `MemoryError` and cancelling get out."""
        self._check()
        stamp = work.stamp
        self._board.update(current=stamp.path)
        try:
            with crumb.noting(stamp.path):
                if stamp.path in self._suspects and (reason := probing.probe(stamp.path)):
                    return Failed(stamp, "crashed", reason)
                return self._read(work)
        except UserError as error:
            if error.path != stamp.path:  # the catalogue's, not the file's
                raise
            return Vanished(stamp) if error.code == "not-found" else Failed(stamp, error.code, str(error))
        except MemoryError:
            raise
        except Exception:  # a bug in a decoder; one file must not stop a scan, and the log tells
            log.exception("decoding %s failed", stamp.path)
            return Failed(stamp, "unreadable", phrase("the file could not be read; the log tells more"))

    def _read(self, work: Work) -> Read | Reused:
        stamp, px = work.stamp, self._encoder.spec.input_px
        if not work.perhaps_known or stamp.size > DIGEST_FIRST_BYTES:
            return Read(stamp, decoding.decode(stamp.path, px), work.known)
        try:
            with open(stamp.path, "rb") as file:
                data = file.read()
        except OSError:
            return Read(stamp, decoding.decode(stamp.path, px), work.known)  # which words the error
        content = self._store.content(digests.content_digest(data), self._encoder.id)
        if content is not None and content[1]:
            return Reused(stamp, content[0], known=content[0] == work.content)
        return Read(stamp, decoding.decode_bytes(data, stamp.path, px), work.known)

    def needs_codes(self, read: Read) -> bool:
        """Whether this content is still to be encoded; asked once a file, by the encoding stage."""
        digest = read.decoded.fingerprints.digest
        if digest in self.coded:
            return False
        content = self._store.content(digest, self._encoder.id)
        if content is not None and content[1]:
            return False
        self.coded.add(digest)
        return True

    def encode(self, batch: Sequence[Read]) -> list[Indexed]:
        """Files of different contents with their codes."""
        inputs = np.stack([_input(read) for read in batch])
        codes, values = self._encoder.encode_with_values(inputs)
        return [
            indexed(read, {space: rows[i] for space, rows in codes.items()}, None if values is None else values[i])
            for i, read in enumerate(batch)
        ]


def indexed(read: Read, codes: dict[Space, Codes] | None, values: Values | None = None) -> Indexed:
    """What is stored of a decoded file; lets go of the network's input."""
    decoded = read.decoded
    return Indexed(read.stamp, decoded.facts, decoded.fingerprints, decoded.thumbnail, codes, read.known, values)


def _input(read: Read) -> npt.NDArray[np.uint8]:
    if read.decoded.network_input is None:
        raise ValueError(f"{read.stamp.path} was decoded without the network's input")
    return read.decoded.network_input
