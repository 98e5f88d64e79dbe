"""Which pictures of a folder the library has: for a camera card before it is wiped, or a disk found in a drawer.

Each file is looked up in three steps, as in matching: the file itself or its bytes; its pixels; and what hashes and
copy codes lead to, compared pixel by pixel. Nothing of the folder is kept, and nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import tr
from core.match.duplicates import Duplicates
from core.pictures import decoding, scanning
from core.records import (
    CancelToken,
    Decoded,
    FileStamp,
    FolderReport,
    Kind,
    Photo,
    ProgressBoard,
    Whereabouts,
)
from core.records.whereabouts import State
from core.store.catalogue import Catalogue

BATCH = 16
"""Pictures that are decoded side by side, and encoded in one go."""
COMPARED_AT_ONCE = 192
"""Strangers are compared when there are so many, so that a long look-up shows something soon; each time the codes of
the library are put into an index anew, which takes a fraction of the time that so many pictures take to be read."""
Tell = Callable[[Sequence[Whereabouts]], None]


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A picture of the folder whose bytes the library does not have; its copy code, where there is one."""

    stamp: FileStamp
    decoded: Decoded
    code: bytes | None


class FolderLookup:
    """Looks folders up in one library. May be called from any thread."""

    def __init__(
        self,
        catalogue: Catalogue,
        duplicates: Duplicates,
        encoder: LazyEncoder,
        thumbnail: Callable[[int], bytes | None],
        working: Callable[[CancelToken], AbstractContextManager[None]],
    ) -> None:
        """Of one library.

        Args:
            thumbnail: JPEG bytes of a content, by its id, or None.
            working: Lets the closing of the library cancel a look-up and wait for it.
        """
        self._catalogue = catalogue
        self._duplicates = duplicates
        self._encoder = encoder
        self._thumbnail = thumbnail
        self._working = working

    def look(self, folder: str, cancel: CancelToken, board: ProgressBoard, tell: Tell = lambda _: None) -> FolderReport:
        """Where the library has the pictures below a folder, in the order of their paths.

        A picture that must be compared counts half in the progress when it was read.

        Args:
            tell: Gets each picture once, in batches, as soon as it is known where it is; called on this thread.

        Raises:
            UserError: "not-found", "not-a-folder"; "went-away" when the folder did so meanwhile, after what was read by
                then was told; the encoder's weights are missing ...
            Cancelled: When `cancel` was.
        """
        scanning.check_folder(folder)
        board.update(phase="walking", walk_done=False, total_files=0, done_files=0)
        with self._working(cancel):
            walk = scanning.Walk([folder], cancel=cancel)
            stamps: list[FileStamp] = []
            for stamp in walk:
                stamps.append(stamp)
                board.update(total_files=len(stamps))
            board.update(phase="reading", walk_done=True)
            known: list[Whereabouts] = []

            def settle(batch: list[Whereabouts]) -> None:
                known.extend(batch)
                if batch:
                    tell(batch)

            strangers: list[_Stranger] = []
            for start in range(0, len(stamps), BATCH):
                cancel.check()
                found = list(self._batch(stamps[start : start + BATCH]))
                went_away = any(map(_unread, found)) and _is_away(folder)
                if went_away:  # that says nothing of these files
                    found = [one for one in found if not _unread(one)]
                settle([one for one in found if isinstance(one, Whereabouts)])
                strangers += [one for one in found if isinstance(one, _Stranger)]
                board.update(done_files=len(known) + len(strangers) // 2, current=stamps[start].path)
                if len(strangers) >= COMPARED_AT_ONCE or went_away or start + BATCH >= len(stamps):
                    settle(self._compare(strangers, cancel, board, len(known)))
                    strangers = []
                    board.update(phase="reading", done_files=len(known))
                if went_away:
                    raise UserError("went-away", tr("{path} went away while it was looked up.", path=folder), folder)
            paths = {one.path for one in known}
            settle(
                [
                    Whereabouts(problem.path, "unreadable", reason=problem.reason)
                    for problem in walk.problems
                    if problem.path not in paths
                ]
            )
            whole = not walk.offline and not walk.incomplete
        board.update(phase="done")
        return FolderReport(folder, tuple(sorted(known, key=lambda one: one.path)), whole)

    # -- by bytes

    def _batch(self, stamps: Sequence[FileStamp]) -> Iterator[Whereabouts | _Stranger]:
        """What the bytes of some files tell; the files that stay strangers come with their codes."""
        read: list[tuple[FileStamp, Decoded]] = []
        with ThreadPoolExecutor(max(1, min(os.cpu_count() or 1, 4)), thread_name_prefix="lookup") as pool:
            for stamp, found in zip(stamps, pool.map(self._read, stamps), strict=True):
                if isinstance(found, Whereabouts):
                    yield found
                else:
                    read.append((stamp, found))
        if not read:
            return
        codes: list[bytes | None] = [None] * len(read)
        if "copy" in self._encoder.spec.spaces:
            inputs = [decoded.network_input for _, decoded in read]
            made = self._encoder.encode(np.stack([each for each in inputs if each is not None]))["copy"]
            codes = [bytes(code.tobytes()) for code in made]
        for (stamp, decoded), code in zip(read, codes, strict=True):
            yield _Stranger(stamp, replace(decoded, network_input=None), code)

    def _read(self, stamp: FileStamp) -> Whereabouts | Decoded:
        """What is known of a file without comparing: it is in the library, or cannot be read; or what it holds."""
        photo = self._catalogue.photo_at(stamp.path)
        if photo is not None and (photo.size, photo.mtime_ns) == (stamp.size, stamp.mtime_ns):
            return _placed(stamp, "here", photo, Kind.SAME_BYTES, thumbnail=self._thumbnail(photo.content_id) or b"")
        try:
            decoded = decoding.decode(stamp.path, self._encoder.spec.input_px)
        except UserError as error:
            return Whereabouts(stamp.path, "unreadable", stamp.size, stamp.mtime_ns, reason=str(error))
        content = self._catalogue.content_of(decoded.fingerprints.digest)
        photo = None if content is None else self._best(content)
        if photo is None:
            return decoded
        return _placed(stamp, "here", photo, Kind.SAME_BYTES, thumbnail=decoded.thumbnail)

    def _best(self, content: int) -> Photo | None:
        """The file of a content that a person would look at: one that is there now, where there is one."""
        photos = self._catalogue.photos_of([content])
        return min(photos, key=lambda photo: (photo.offline, not _there(photo), photo.path), default=None)

    # -- by pixels

    def _compare(
        self, strangers: Sequence[_Stranger], cancel: CancelToken, board: ProgressBoard, before: int
    ) -> list[Whereabouts]:
        """Compare strangers with what hashes and codes lead to; `before` pictures are settled already."""
        if not strangers:
            return []
        from core.match.candidates import candidates  # brings faiss and cv2
        from core.match.edited import Newcomer, beside
        from core.match.grouping import at_strictness
        from core.match.pairs import Verifications

        board.update(phase="matching", current="")
        source, strictness = self._duplicates.source().data, self._duplicates.strictness
        n = len(source.ids)
        data = beside(source, [Newcomer(one.decoded, one.stamp.size, one.code) for one in strangers])
        equal = {digest: int(source.ids[row]) for row, digest in reversed(list(enumerate(source.pixel_digests)))}
        best: dict[int, tuple[float, int, Kind, str]] = {}
        for number, one in enumerate(strangers):
            content = equal.get(one.decoded.fingerprints.pixel_digest)
            if content is not None:
                best[number] = (2.0, content, Kind.SAME_PIXELS, "")

        def thumbnail(row: int) -> npt.NDArray[np.uint8] | None:
            jpeg = strangers[row - n].decoded.thumbnail if row >= n else self._thumbnail(int(data.ids[row]))
            return None if jpeg is None else decoding.thumbnail_rgb(jpeg)

        def progress(share: float) -> None:
            board.update(done_files=before + int((1 + share) * len(strangers) / 2), paused=cancel.paused)

        new = np.array([n + number for number in range(len(strangers)) if number not in best], np.int64)
        if n and len(new):
            space = self._encoder.spec.spaces.get("copy")
            pairs = candidates(data, new, space, cancel, lambda share: progress(0.3 * share))
            pairs = pairs.only((pairs.a < n) & (pairs.b >= n))
            found = Verifications(data, thumbnail, cancel).run(pairs, lambda share: progress(0.3 + 0.7 * share))
            row_of = {int(content): row for row, content in enumerate(data.ids)}
            for each in found:
                match = at_strictness(each, strictness)
                if match is None or match.kind is Kind.BURST:
                    continue
                old, late = sorted((row_of[int(match.a)], row_of[int(match.b)]))
                # What was done is told of the picture looked up; seen the other way round it would be wrong.
                detail = match.detail if int(match.a) == int(data.ids[old]) else ""
                candidate = (match.confidence, int(data.ids[old]), match.kind, detail)
                best[late - n] = max(best.get(late - n, candidate), candidate, key=lambda c: (c[0], -c[1]))
        placed: list[Whereabouts] = []
        for number, one in enumerate(strangers):
            sure, content, kind, detail = best.get(number, (0.0, 0, Kind.EDITED, ""))
            photo = self._best(content) if sure else None
            if photo is None:
                placed.append(_placed(one.stamp, "missing", None, None, one.decoded))
            else:
                copy = _placed(one.stamp, "copy", photo, kind, one.decoded)
                placed.append(replace(copy, detail=detail, confidence=min(1.0, sure)))
        return placed


def _unread(found: Whereabouts | _Stranger) -> bool:
    return isinstance(found, Whereabouts) and found.state == "unreadable"


def _is_away(folder: str) -> bool:
    """Whether a folder in which there were pictures was pulled out: it is gone, or an empty mount point."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is None
    except OSError:
        return True


def _placed(
    stamp: FileStamp, state: State, photo: Photo | None, kind: Kind | None, decoded: Decoded | None = None, *,
    thumbnail: bytes = b"",
) -> Whereabouts:  # fmt: skip
    facts = decoded.facts if decoded is not None else photo.facts if photo is not None else None
    jpeg = thumbnail if decoded is None else decoded.thumbnail
    there = photo is not None and _there(photo)
    return Whereabouts(
        stamp.path,
        state,
        stamp.size,
        stamp.mtime_ns,
        facts,
        photo,
        there,
        kind,
        thumbnail=jpeg,
    )


def _there(photo: Photo) -> bool:
    """Whether its file is where it was at the last scan, with as many bytes."""
    try:
        return os.stat(photo.path).st_size == photo.size
    except OSError:
        return False
