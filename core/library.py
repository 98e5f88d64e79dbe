"""The library: the one door to the engine for the window and the command line.

A library is a folder with four files that can all be lost without losing a photograph: catalogue.db (made again by a
scan), thumbnails.db (made again on demand), settings.json, and journal.db, which alone cannot be made again: it holds
what the person decided and what was done to files. Every method may be called from any thread; none knows Qt.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core import __version__, paths, settings
from core.albums.albums import Albums
from core.browse.browse import Browse
from core.browse.ratings import Ratings, given_stars
from core.cleanup.cleanup import Cleanup
from core.encoders.lazy import LazyEncoder
from core.encoders.spec import Encoder
from core.errors import Cancelled, UserError
from core.hashing.hashing import Hashing
from core.language import tr
from core.map.map import Map
from core.match.duplicates import Duplicates
from core.models.models import Models
from core.pictures import apart, decoding, rendering, scanning
from core.records import (
    Affine,
    Alignment,
    Calibration,
    CancelToken,
    Codes,
    Explanation,
    Folder,
    Group,
    Photo,
    PhotoId,
    Problem,
    Progress,
    ProgressBoard,
    ScanReport,
    Space,
)
from core.review.review import Review
from core.scan.inflight import InFlight
from core.scan.pipeline import Scan
from core.scan.stages import Request
from core.search.folder import FolderLookup
from core.search.searching import Searching
from core.store import journal
from core.store.catalogue import Catalogue, Ids, Sort, is_below, open_database
from core.store.catalogue_browsing import BrowseStore
from core.store.catalogue_matches import MatchStore
from core.store.catalogue_scan import ScanStore
from core.store.database import Lock
from core.store.journal_ratings import RatingStore
from core.store.journal_reviews import ReviewStore
from core.store.thumbnails import ThumbnailStore

log = logging.getLogger(__name__)


class Library:
    """An open library. Use as a context manager, or call `close`.

    Attributes:
        directory: The folder that holds the databases.
        models: Encoders that can be downloaded, and which of them finds look-alikes.
        hashing: Short codes learnt from this library's long ones, and which of them searches use.
        search: Photos like others: by one picture, several, parts; what was searched.
        map: Where photos lie that look alike: near each other, in the plane.
        albums: Views on the library that a person teaches by example.
        review: What the person decides about groups: marks, keepers, decisions, rules.
        cleanup: What is done to files: plans, acts on files, their history, undo.
        browse: Which photos to show: filters, orders, what there is to choose from.
        ratings: Stars and labels.
    """

    def __init__(self, directory: Path, device: str | None, encoder: Encoder | None) -> None:
        """Use `Library.open`."""
        self.directory = directory
        stored = settings.load(directory)
        with ExitStack() as opened:  # closed again when a later one cannot be opened
            self._catalogue = Catalogue(opened.enter_context(open_database(directory)))
            self._thumbnails = opened.enter_context(closing(ThumbnailStore(directory, stored.thumbnails_mb << 20)))
            self._journal = opened.enter_context(journal.open_journal(directory))
            self._files = opened.pop_all()
        self._scan_store = ScanStore(self._catalogue.database)
        self._encoder = LazyEncoder(encoder, device or stored.device)
        self._reviews = reviews = ReviewStore(self._journal, self._catalogue)
        self._duplicates = Duplicates(self._catalogue, self._encoder, self._thumbnail_of_content, reviews)
        self._duplicates.strictness = stored.strictness
        self._strictness_changes = 0
        stars, browsing = RatingStore(self._journal), BrowseStore(self._catalogue.database)
        self.review = Review(
            directory, reviews, self._catalogue, self._duplicates, self._thumbnail_of_content, self._working,
            partial(given_stars, stars, browsing),
        )  # fmt: skip
        self.cleanup = Cleanup(
            directory, self._journal, self._catalogue, self._duplicates, reviews, self.review.marks, self._working
        )
        self.browse = Browse(browsing, stars, self.groups, self._working)
        self.ratings = Ratings(directory, stars, browsing, self.cleanup.write_sidecars)
        self.models = Models(
            directory,
            self._catalogue,
            self._encoder,
            self._thumbnail_of_content,
            device or stored.device,
            self._working,
        )
        self.hashing = Hashing(directory, self._catalogue, self.models.answering, self._working)
        self.map = Map(directory, self._catalogue, self.models.answering, self._working)
        self.search = Searching(
            directory,
            self._catalogue,
            self._encoder,
            self.models.answering,
            self.hashing.active,
            self._thumbnail_of_content,
            self._journal,
            self._working,
            FolderLookup(self._catalogue, self._duplicates, self._encoder, self._thumbnail_of_content, self._working),
        )
        self.albums = Albums(self._journal, self._catalogue, self.models.answering)
        self._running: set[CancelToken] = set()
        self._idle = threading.Condition()
        self._closed = False

    @classmethod
    def open(cls, folder: Path | None = None, *, device: str | None = None, encoder: Encoder | None = None) -> Library:
        """Open the library in `folder` (default: the person's data folder); make it where there is none.

        Args:
            device: "auto", "cpu", "cuda" or "mps"; None takes the setting.
            encoder: Used in place of the built-in one, which is loaded when something is first encoded.

        Raises:
            UserError: "not-writable", "damaged", "newer", "busy", "disk-full".
        """
        directory = (folder or paths.default_library()).absolute()
        try:
            directory.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            sentence = tr(
                "The library folder {directory} cannot be made: {error}.", directory=directory, error=error.strerror
            )
            raise UserError("not-writable", sentence, str(directory)) from error
        library = cls(directory, device, encoder)
        try:
            library.cleanup.recover()
        except UserError:  # it is tried again before the next clean-up and at the next start
            log.warning("what a clean-up left under way could not be settled", exc_info=True)
        return library

    def close(self) -> None:
        """Cancel scans under way, wait for them, and close the files. Closing twice is harmless."""
        with self._idle:
            self._closed = True
            for token in self._running:
                token.cancel()
            self._idle.wait_for(lambda: not self._running)
        self._files.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def revision(self) -> int:
        """Rises whenever what lists show has changed, also when another process changed it. Cheap to poll."""
        return self._catalogue.revision() + journal.revision(self._journal) + self._strictness_changes

    # -- folders

    def folders(self) -> tuple[Folder, ...]:
        """The library's folders, by path."""
        return self._catalogue.folders()

    def add_folder(self, path: str | os.PathLike[str]) -> Folder:
        """Make a folder part of the library; the next scan walks it. Raises `UserError` when it is none."""
        return self._catalogue.add_folder(self._existing_folder(path))

    @staticmethod
    def _existing_folder(path: str | os.PathLike[str]) -> str:
        scanning.check_folder(os.fspath(path))
        return os.path.realpath(path)

    def remove_folder(self, path: str | os.PathLike[str]) -> None:
        """Forget a folder and what is indexed below it. Never touches the person's files.

        Raises `UserError`: "not-found" when it is not one of the library's, "busy" while a scan runs.
        """
        known = {folder.path for folder in self.folders()}
        name = os.fspath(path)
        with self._exclusive(tr("A scan is running; stop it before you remove a folder.")):
            self._thumbnails.drop(self._catalogue.remove_folder(name if name in known else os.path.realpath(name)))

    # -- scanning and matching

    def scan(
        self,
        folders: Sequence[str] | None = None,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        on_batch: Callable[[], None] | None = None,
        workers: int | None = None,
        sequential: bool = False,
        match: bool = True,
        retry_problems: bool = False,
    ) -> ScanReport:
        """Bring the catalogue up to date with the files, then find duplicates.

        Args:
            folders: What to scan, added to the library where it is not in it; None scans all library folders.
            on_batch: Called from a thread of the scan after commits, at most 4 times a second, and at the end.
            workers: Threads that decode; None means one a core.
            sequential: Run everything in this thread (tests).
            match: Find duplicates afterwards, and make the codes of the encoder that was chosen for look-alikes.
            retry_problems: Also read files again that could not be read and have not changed since.

        Returns:
            How it ended; cancelling ends it with `complete` False and is no error.

        Raises:
            UserError: "busy" when another scan of this library runs, "not-found", "disk-full", weights missing ...
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        board.update(**asdict(Progress(phase="walking")))
        with self._working(cancel), self._exclusive(tr("Another scan of this library is running.")):
            wanted = self._folders_to_scan(folders)
            known = [folder.path for folder in self.folders()]
            excluded = settings.load(self.directory).excluded
            request = Request(wanted, known, excluded, retry_problems)
            inflight = InFlight(self.directory / "inflight")
            run = Scan(request, self._scan_store, self._thumbnails, self._encoder, inflight, cancel, board, on_batch)
            report = run.run(workers=workers or 0, sequential=sequential)
            if match:
                try:
                    cancel.check()
                    self._duplicates.find(cancel, board)
                    self.models.catch_up(cancel, board)
                    self.hashing.catch_up(cancel=cancel, board=board)
                    self.search.catch_up(cancel, board)
                    self.albums.catch_up(cancel)
                except Cancelled:
                    report = replace(report, complete=False)
        report = replace(report, progress=replace(report.progress, phase="done"))
        board.update(**asdict(report.progress))
        if on_batch is not None:
            on_batch()
        return report

    def _folders_to_scan(self, folders: Sequence[str] | None) -> list[str]:
        known = {folder.path for folder in self.folders()}
        if folders is None:
            return sorted(known)
        wanted = []
        for folder in folders:
            path = os.path.realpath(folder)
            if path not in known:
                inside = any(is_below(path, other) for other in known)
                path = self._existing_folder(folder) if inside else self.add_folder(folder).path
                known.add(path)
            wanted.append(path)
        return wanted

    def find_duplicates(
        self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None
    ) -> tuple[Group, ...]:
        """Match what is new since the last time against all, and return the groups.

        Raises `UserError("busy")` while a scan runs, `Cancelled`.
        """
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._working(cancel):
            if self._duplicates.pending():
                with self._exclusive(tr("A scan of this library is running; it finds the duplicates itself.")):
                    self._duplicates.find(cancel, board)
            board.update(phase="done")
            return self.groups()

    def groups(self, *, strictness: float | None = None) -> tuple[Group, ...]:
        """Groups of copies from what was matched so far, those that free most space first.

        At the strictness that is set, or at another one for this once.
        """
        return self._duplicates.groups(strictness)

    @property
    def strictness(self) -> float:
        """How sure a match must be, 0..1, to be called a copy; `records.STRICTNESS` names three settings."""
        return self._duplicates.strictness

    def set_strictness(self, value: float) -> None:
        """Change how sure matches must be, for good. `groups` follows at once, without a scan."""
        if not 0 <= value <= 1:
            raise ValueError(f"strictness is 0 to 1, not {value}")
        if value != self.strictness:
            settings.change(self.directory, strictness=float(value))
            self._duplicates.strictness = float(value)
            self._strictness_changes += 1

    @contextmanager
    def _working(self, cancel: CancelToken) -> Iterator[None]:
        """Let `close` cancel this work and wait for it."""
        with self._idle:
            if self._closed:
                raise RuntimeError("the library is closed")
            self._running.add(cancel)
        try:
            yield
        finally:
            with self._idle:
                self._running.discard(cancel)
                self._idle.notify_all()

    def _exclusive(self, sentence: str) -> Lock:
        return Lock(self.directory / "scan.lock", sentence)

    # -- lists

    def photo_ids(self, *, sort: Sort = "taken") -> Ids:
        """Ids of all photos, int64 [n]: newest first, largest first, or by path or name."""
        return self._catalogue.photo_ids(sort)

    def photos(self, ids: Iterable[int]) -> list[Photo]:
        """Photos in the order asked for; those that are gone are left out."""
        return self._catalogue.photos(ids)

    def photo(self, photo_id: int) -> Photo | None:
        return next(iter(self.photos([photo_id])), None)

    def problems(self) -> tuple[Problem, ...]:
        """Files and folders that could not be read or used, by path."""
        return self._catalogue.problems()

    # -- pictures

    def thumbnail(self, photo_id: int) -> bytes | None:
        """JPEG bytes, long side 320 px at most; made again from the file where lost. None when that fails."""
        digest = self._catalogue.digest(photo_id)
        return None if digest is None else self._thumbnails.get_or_make(digest, lambda: self.photos([photo_id]))

    def _thumbnail_of_content(self, content: int) -> bytes | None:
        digest = self._catalogue.content_digest(content)
        photos = self._catalogue.photos_of
        return None if digest is None else self._thumbnails.get_or_make(digest, lambda: photos([content]))

    def render(self, photo_id: int, max_px: int) -> tuple[int, int, bytes]:
        """An upright picture for the screen from the photo's file: width, height, RGB888 bytes.

        Raises `UserError`: "not-found", or why the file cannot be decoded.
        """
        return rendering.render(self._known(photo_id).path, max_px)

    def render_part(self, photo_id: int, size: tuple[int, int], place: Affine) -> bytes:
        """What a field of pixels sees of a photo's file: RGB888 bytes; see `rendering.render_part`.

        Raises `UserError`: "not-found", or why the file cannot be decoded.
        """
        photo = self._known(photo_id)
        full = (photo.facts.width, photo.facts.height)
        return apart.render_part(photo.path, full, photo.facts.format, size, place)

    def align(self, a: PhotoId, b: PhotoId) -> Alignment | None:
        """Where photo `b` lies on photo `a`; None when they cannot be laid on each other, or one has no thumbnail."""
        from core.match import aligning  # brings cv2

        thumbnails = [self.thumbnail(photo) for photo in (a, b)]
        if thumbnails[0] is None or thumbnails[1] is None:
            return None

        def larger(photo: PhotoId) -> npt.NDArray[np.uint8] | None:
            try:
                width, height, rgb = self.render(photo, aligning.FINE_PX)
            except UserError:  # away or damaged: the thumbnails have to do
                return None
            return np.frombuffer(rgb, np.uint8).reshape(height, width, 3)

        one, two = (decoding.thumbnail_rgb(jpeg) for jpeg in (thumbnails[0], thumbnails[1]))
        return aligning.align((a, one), (b, two), larger)

    def _known(self, photo_id: int) -> Photo:
        photo = self.photo(photo_id)
        if photo is None:
            raise UserError("not-found", tr("This photo is no longer in the library."))
        return photo

    # -- codes

    def codes(self, space: Space) -> tuple[list[str], Codes, str]:
        """Paths of all photos that have a code, by path, their codes uint8 [n, bytes], and the encoder's id."""
        encoder = self.models.answering() if space == "look" else self._encoder
        names, codes = self._catalogue.coded_paths(encoder.id, space)
        packed = np.frombuffer(b"".join(codes), np.uint8)
        return names, packed.reshape(len(names), encoder.spec.spaces[space].bits // 8), encoder.id

    # -- trust

    def explain(self, a: str, b: str, *, strictness: float | None = None) -> Explanation:
        """Why two files match, or why not: any two files, of the library or not.

        At the strictness that is set, or at another one for this once. Raises `UserError` when one of them cannot be
        read; its `path` says which.
        """
        from core.match.explaining import Explainer  # brings cv2 and faiss

        store = MatchStore(self._catalogue.database)
        explainer = Explainer(self._catalogue, store, self._encoder, self._reviews.ruling)
        return explainer.explain(a, b, self.strictness if strictness is None else strictness)

    def calibration(self) -> Calibration:
        """What each strictness means: measured on this library's photographs, or else on those of the developers."""
        from core.match import calibration

        return calibration.load(self.directory, self._duplicates.key()) or calibration.shipped()

    def calibrate(self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> Calibration:
        """Measure on edits of up to 200 of this library's photographs what each strictness means, and keep it.

        Takes about two minutes. Nothing but the calibration is written. Raises `UserError` ("too-few" photographs,
        "not-matched": some were never compared), `Cancelled`.
        """
        from core.match import calibration, rehearsal  # brings cv2

        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._working(cancel):
            if self._duplicates.pending():
                raise UserError(
                    "not-matched", tr("Some photographs have not been compared yet: scan first, then measure.")
                )
            measured = rehearsal.rehearse(self._duplicates.source(), self._encoder, cancel, board).calibration()
            calibration.save(self.directory / calibration.NAME, measured, self._duplicates.key())
            board.update(phase="done")
            return measured

    # -- about

    def info(self) -> dict[str, Any]:
        """What the library holds and where, as plain values by name."""
        counts = self._catalogue.counts()
        databases = ("catalogue.db", "thumbnails.db", "journal.db")
        sizes = {f"{name} bytes": _size(self.directory / name) for name in databases}
        return {
            "version": __version__,
            "library": str(self.directory),
            **counts,
            "encoder": self._encoder.id,
            "look encoder": self.models.answering().id,
            "device": self._encoder.device,
            **sizes,
        }


def _size(database: Path) -> int:
    """Bytes of a database file and of its log."""
    files = (database, database.with_name(database.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())
