"""Semantic hashing of a library: trains short codes on its long ones, says how good they are, and which is in use.

Search with a hash in use finds candidates by short codes, which are held in memory, and orders them by the long ones,
which are read from the catalogue for the candidates alone.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from core import settings
from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.hashing import methods
from core.hashing.rows import FileRows
from core.hashing.watch import Watch
from core.language import phrase, plural, tr
from core.records import CancelToken, Codes, ProgressBoard, Space
from core.records.hashing import HashMethod, HashReport
from core.store.catalogue import Catalogue
from core.store.catalogue_codes import CodeStore

if TYPE_CHECKING:
    from core.hashing.hashes import Hash, HashFiles

log = logging.getLogger(__name__)

SPACE: Space = "look"
FEWEST = 300
"""Photos to train on, at least: with fewer, 50 neighbours are no neighbours."""
QUERIES = 1000
"""Photos held back from training to measure with, at most; never more than a tenth."""
COMPARED = 20_000
"""Photos among which those look for their neighbours, at most."""
FEW = 2000
"""Photos without a short code that a search may keep the person waiting for."""
SAMPLE = 5000
"""Photos that `compare` trains on, at most."""


@dataclass(frozen=True)
class ActiveHash:
    """The hash that searches use now.

    Attributes:
        id: Its short codes are stored under it as an encoder's.
        encoder: Id of the encoder whose long codes it shortens.
    """

    id: str
    encoder: str
    _hash: Hash

    def encode(self, code: bytes) -> bytes:
        """The short code of one long code."""
        return self.encode_all(np.frombuffer(code, np.uint8)[None, :]).tobytes()

    def encode_all(self, codes: Codes) -> Codes:
        """Short codes of long ones, packed, a row each."""
        return self._hash.encode(codes)


@dataclass(frozen=True)
class _Examples:
    """Long codes to train on, in a file, and what to measure with."""

    rows: FileRows
    queries: Codes
    others: Codes


class Hashing:
    """The hashes of one library. Any thread may call; one training runs at a time, others are told "busy"."""

    def __init__(
        self,
        directory: Path,
        catalogue: Catalogue,
        answering: Callable[[], LazyEncoder],
        working: Callable[[CancelToken], AbstractContextManager[None]],
    ) -> None:
        """Of one library.

        Args:
            answering: The encoder whose look codes answer searches now.
            working: Lets the library's closing cancel what runs and wait for it.
        """
        self._directory = directory
        self._catalogue = catalogue
        self._codes = CodeStore(catalogue.database)
        self._answering = answering
        self._working = working
        self._training = threading.Lock()
        self._lock = threading.Lock()
        self._used = settings.load(directory).look_hash
        self._loaded: ActiveHash | None = None
        self._followed = -1  # revision of the catalogue up to which all photos have short codes

    # -- what there is

    def methods(self) -> tuple[HashMethod, ...]:
        """The ways to train one, the reference's own first."""
        return methods.METHODS

    def lengths(self) -> tuple[int, ...]:
        """Bits that a short code can have with the encoder in use: fewer than its long code."""
        return tuple(bits for bits in methods.BITS if bits < self._long_bits())

    def trained(self) -> tuple[HashReport, ...]:
        """All trained hashes, newest first; the best one for the encoder in use is marked."""
        from core.hashing.hashes import with_best

        return with_best(self._files().reports(), self._answering().id)

    @property
    def used(self) -> str | None:
        """Id of the hash that is in use, or None. One that belongs to another encoder waits until that is back."""
        return self._used or None

    # -- training

    def train(
        self,
        method: str,
        bits: int,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        seed: int = 0,
        limit: int | None = None,
    ) -> HashReport:
        """Train a hash on the library's photos and keep it; `use` it afterwards.

        Args:
            method: Name of one of `methods()`.
            bits: One of `lengths()`.
            limit: Train on so many photos at most, chosen by chance.

        Raises:
            UserError: "unknown-method", "too-long", "too-few", "busy", "disk-full".
            Cancelled: Nothing is kept of it.
        """
        methods.method(method)
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._alone(cancel), self._examples(bits, seed, limit) as examples:
            report = self._train(method, bits, examples, seed, cancel, board)
        board.update(phase="done")
        return next((r for r in self.trained() if r.id == report.id), report)

    def compare(
        self,
        bits: int | None = None,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        seed: int = 0,
    ) -> tuple[HashReport, ...]:
        """Train one hash of each method on the same sample of the library, and keep them; the best comes first.

        Raises as `train` does; when cancelled, those that were done are kept.
        """
        bits = bits or max(self.lengths(), default=methods.BITS[0])
        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        done = []
        with self._alone(cancel), self._examples(bits, seed, SAMPLE) as examples:
            # Quick ones first, so that there is something to see.
            for method in reversed(methods.METHODS):
                done.append(self._train(method.name, bits, examples, seed, cancel, board).id)
        board.update(phase="done")
        compared = [report for report in self.trained() if report.id in done]
        return tuple(sorted(compared, key=lambda report: (-report.recall, done.index(report.id))))

    def _train(
        self, method: str, bits: int, examples: _Examples, seed: int, cancel: CancelToken, board: ProgressBoard
    ) -> HashReport:
        from core.hashing import measuring
        from core.hashing.hashes import hash_id

        started = time.monotonic()
        watch = Watch(cancel, board, methods.method(method).title)
        trained = methods.fit(method, examples.rows, bits, seed=seed, device=self._answering().device, watch=watch)
        seconds = time.monotonic() - started
        with watch.stage(phrase("measuring"), 1):
            near = measuring.neighbours(examples.queries, examples.others, cancel=cancel)
            short = trained.encode(examples.queries), trained.encode(examples.others)
            share = measuring.recall(near, measuring.neighbours(*short, seed=1, cancel=cancel))
            watch.step()
        encoder = self._answering().id
        at = datetime.now(UTC).isoformat(timespec="seconds")
        name = hash_id(method, encoder, trained)
        curves = tuple(watch.curves)
        report = HashReport(name, method, bits, encoder, len(examples.rows), share, curves, at, seconds)
        cancel.check()
        self._files().save(report, trained)
        return report

    @contextmanager
    def _alone(self, cancel: CancelToken) -> Iterator[None]:
        if not self._training.acquire(blocking=False):
            raise UserError("busy", tr("Another hash is being trained; wait for it or cancel it."))
        try:
            with self._working(cancel):
                yield
        finally:
            self._training.release()

    @contextmanager
    def _examples(self, bits: int, seed: int, limit: int | None) -> Iterator[_Examples]:
        """Write the long codes to a file to train from, and hold some back to measure with."""
        from core.hashing.hashes import writing

        encoder, long = self._answering().id, self._long_bits()
        if bits not in methods.BITS:
            raise UserError(
                "wrong-bits",
                tr(
                    "A short code has {possible} bits, not {bits}.",
                    possible=" / ".join(map(str, methods.BITS)),
                    bits=bits,
                ),
            )
        if bits >= long:
            title = self._answering().spec.title
            sentence = tr(
                "The codes of {title} have {long} bits; shorter ones need fewer than that.", title=title, long=long
            )
            raise UserError("too-long", sentence)
        count = self._codes.count(encoder, SPACE)
        if count < FEWEST:
            sentence = plural(
                "Training needs at least {fewest} different photos that are scanned; there is {n}.",
                "Training needs at least {fewest} different photos that are scanned; there are {n}.",
                count,
                fewest=FEWEST,
            )
            raise UserError("too-few", sentence)
        order = np.random.default_rng(seed).permutation(count)[: limit and limit + QUERIES]
        held = min(QUERIES, len(order) // 10)
        part = np.zeros(count, np.uint8)  # 1: to train on; 2: held back
        part[order[held:]], part[order[:held]] = 1, 2
        path = self._files().folder / f"training-{threading.get_ident()}.bits"
        queries: list[Codes] = []
        with writing(path):
            path.parent.mkdir(exist_ok=True)
            try:
                with path.open("wb") as file:
                    at = 0
                    for _, codes in self._codes.pages(encoder, SPACE):
                        now = part[at : at + len(codes)]
                        codes = codes[: len(now)]  # a scan may add some meanwhile
                        file.write(codes[now == 1].tobytes())
                        queries.append(codes[now == 2])
                        at += len(now)
                rows = FileRows(path, long)
                yield _Examples(rows, np.concatenate(queries), _spread(rows, COMPARED))
            finally:
                path.unlink(missing_ok=True)

    # -- using

    def use(
        self, hash_id: str | None, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None
    ) -> None:
        """Search by this hash from now on; None: by the long codes alone. Its short codes are made first.

        Raises:
            UserError: "unknown-hash", "hash-damaged", "other-encoder", "busy".
            Cancelled: The search stays as it was.
        """
        if hash_id is not None:
            report = next((r for r in self.trained() if r.id == hash_id), None)
            if report is not None and report.encoder != self._answering().id:
                sentence = tr(
                    "This hash was trained for {encoder}, but {id} is in use.",
                    encoder=report.encoder,
                    id=self._answering().id,
                )
                raise UserError("other-encoder", sentence)
            with self._alone(cancel or CancelToken()):
                active = ActiveHash(hash_id, self._answering().id, self._files().load(hash_id))
                self._follow(active, cancel or CancelToken(), board or ProgressBoard())
        with self._lock:
            settings.change(self._directory, look_hash=hash_id or "")
            self._used, self._loaded = hash_id or "", None

    def remove(self, hash_id: str) -> None:
        """Delete a hash and its short codes; one that is in use is used no longer. Raises `UserError`."""
        self._files().remove(hash_id)
        if self._used == hash_id:
            self.use(None)
        self._codes.drop(hash_id)

    def active(self) -> ActiveHash | None:
        """The hash in use, with short codes of all photos; None when none is, or it is for another encoder.

        Short codes of a few new photos are made first. Where many are missing, because a scan is under way, it is None
        until `catch_up` has made them, and the search stays exact meanwhile.
        """
        with self._lock:
            active = self._load()
            if active is None:
                return None
            revision = self._catalogue.revision()
            if revision != self._followed:
                if self._codes.count(active.encoder, SPACE) - self._codes.count(active.id, SPACE) > FEW:
                    return None
                self._follow(active, CancelToken(), ProgressBoard())
                self._followed = revision
            return active

    def catch_up(self, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> None:
        """Make the short codes of photos that have none yet, for the hash in use. Raises `Cancelled`."""
        with self._lock:
            active = self._load()
        if active is not None:
            self._follow(active, cancel or CancelToken(), board or ProgressBoard())

    def _load(self) -> ActiveHash | None:
        """The hash in use, read from its file at the first call; None when there is none for the encoder in use."""
        wanted, encoder = self._used, self._answering().id
        if not wanted or _encoder_of(wanted) != encoder:
            return None
        if self._loaded is None:
            try:
                self._loaded, self._followed = ActiveHash(wanted, encoder, self._files().load(wanted)), -1
            except UserError as error:  # the exact search is slower, and finds no less
                log.warning("searches do without the hash %s: %s", wanted, error)
                self._used = ""
        return self._loaded

    def _follow(self, active: ActiveHash, cancel: CancelToken, board: ProgressBoard) -> None:
        encoder = active.encoder
        watch = Watch(cancel, board)
        total = self._codes.count(encoder, SPACE) - self._codes.count(active.id, SPACE)
        with watch.stage(phrase("short codes"), max(1, total)):
            for ids, codes in self._codes.missing(encoder, active.id, SPACE):
                self._codes.add(ids, active.encode_all(codes), active.id, SPACE)
                watch.step(count=len(ids))

    def _files(self) -> HashFiles:
        from core.hashing.hashes import HashFiles

        return HashFiles(self._directory)

    def _long_bits(self) -> int:
        return self._answering().spec.spaces[SPACE].bits


def _encoder_of(hash_id: str) -> str:
    """The encoder that a hash was trained for: method-bits-ENCODER-digest."""
    return hash_id.split("-", 2)[2].rpartition("-")[0] if hash_id.count("-") > 2 else ""


def _spread(rows: FileRows, count: int) -> Codes:
    """So many rows at most, from all of the file."""
    block = 64
    step = max(1, -(-len(rows) // count))
    return np.concatenate([rows.read(start, start + block) for start in range(0, len(rows), block * step)])
