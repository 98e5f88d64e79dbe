"""The map of a library: made in the background, kept in its folder, and followed when photos come and go."""

from __future__ import annotations

import io
import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path, PurePath
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from core import paths
from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import tr
from core.records import CancelToken, Island, MapLayout, PhotoId, ProgressBoard
from core.records.mapping import Ints, Places
from core.store.catalogue import Catalogue
from core.store.catalogue_codes import CodeStore
from core.store.catalogue_map import Keys, MapStore

log = logging.getLogger(__name__)

NAME = "map.npz"
FEWEST = 12
"""Photos that a map needs at least: of fewer a person sees all at once."""
STALE = 0.1
"""When more of the photos than this were put beside their nearest, the map should be drawn again."""
SAMPLE = 200
"""Photos of an island whose folders are looked at to name it."""
MOST_NAMESAKES = 2
"""The name of a folder that more islands share tells none of them apart."""
SECONDS_EACH = 0.008
"""Of one core, for a photo: see `tests/bench/map.py`."""

Numbers = npt.NDArray[np.integer]
Step = Callable[[MapLayout], None]


class Map:
    """The map of one library. Any thread may call.

    Attributes:
        fewest: Photos that a map needs at least.
    """

    fewest = FEWEST

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
        self._file = directory / NAME
        self._catalogue = catalogue
        self._store = MapStore(catalogue.database)
        self._codes = CodeStore(catalogue.database)
        self._answering = answering
        self._working = working
        self._lock = threading.Lock()  # around the file, and around what was last made of it
        self._known: tuple[tuple[object, ...], MapLayout] | None = None
        self._shown: tuple[tuple[object, ...], MapLayout] | None = None

    def photos(self) -> int:
        """How many pictures a map drawn now would show; those of one content count once."""
        return self._codes.count(self._answering().id, "look")

    def seconds(self, photos: int) -> float:
        """About how long drawing a map of so many takes."""
        return 3 + SECONDS_EACH * photos

    def layout(self, *, cancel: CancelToken | None = None) -> MapLayout | None:
        """The map as it was last drawn, with what came since beside its nearest; None when none was drawn yet.

        Costs a second where 200,000 photos changed, nothing where none did. Raises `Cancelled`.
        """
        with self._lock:
            state = self._state()
            if self._shown is not None and self._shown[0] == state:
                return self._shown[1]
            kept = self._load()
            if kept is None:
                return None
            keys, places, placed, encoder = kept
            answering = self._answering().id
            contents, now = self._store.coded(answering)
            at = _find(keys, now)
            new = np.flatnonzero(at < 0)
            if len(new) and len(new) < len(now):
                where = self._placed(answering, contents, at, places, new, cancel)
                keys, places = np.concatenate([keys, now[new]]), np.concatenate([places, where])
                placed = np.concatenate([placed, np.ones(len(new), np.bool_)])
                try:
                    self._save(keys, places, placed, encoder)
                except UserError as error:  # the map can be looked at all the same; they are placed again the next time
                    log.warning("%s", error)
                at = _find(keys, now)
            if len(contents) == 0 or (at < 0).any():
                return None  # another library's map, or everything in it is gone
            count = int(placed[at].sum())
            stale = encoder != answering or count > STALE * len(at)
            layout = self._made(contents, places[at], encoder, count, stale)
            self._shown = state, layout
            return layout

    def _state(self) -> tuple[object, ...]:
        """What a layout follows from."""
        try:
            stamp = self._file.stat()
        except OSError:
            return ()
        file = stamp.st_ino, stamp.st_size, stamp.st_mtime_ns
        return self._catalogue.revision(), self._answering().id, *file

    def make(
        self,
        *,
        cancel: CancelToken | None = None,
        board: ProgressBoard | None = None,
        on_step: Step = lambda _: None,
    ) -> MapLayout:
        """Draw the map anew, and keep it. Where there is one, it is drawn from there, so that places change little.

        Takes minutes, in a process of low priority: see `seconds`. The board's phase is "mapping", its files are steps.

        Args:
            on_step: Gets a layout without islands about every second: first the start, at last nearly the end.

        Raises:
            UserError: "too-few" photos, "no-memory", "disk-full".
            Cancelled: Soon; the map is what it was.
        """
        from core.map import child

        cancel, board = cancel or CancelToken(), board or ProgressBoard()
        with self._working(cancel):
            board.update(phase="mapping", done_files=0, total_files=0, current="")
            before = self.layout(cancel=cancel)
            encoder = self._answering().id
            contents, keys = self._store.coded(encoder)
            ids, codes = self._catalogue.codes(encoder, "look")
            if not np.array_equal(ids, contents):  # a scan has stored more in between
                both = np.intersect1d(ids, contents)
                codes, keys = codes[np.isin(ids, both)], keys[np.isin(contents, both)]
                contents = both
            if len(contents) < FEWEST:
                raise _too_few()
            photos, of = self._photos_of(contents)

            def step(done: int, total: int, places: Places | None) -> None:
                board.update(done_files=done, total_files=total)
                if places is not None:
                    on_step(_plain(photos, contents[of], places[of], encoder))

            start = None if before is None or before.encoder != encoder else _start(before, contents)
            places = child.run(codes, start, cancel, step)
            with self._lock:
                self._save(keys, places, np.zeros(len(keys), np.bool_), encoder)
            layout = self.layout()  # drawing took minutes, in which photos may have come and gone
            if layout is None:
                raise _too_few()
            board.update(phase="done")
            return layout

    # -- what it is made of

    def _photos_of(self, contents: Ints) -> tuple[Ints, Ints]:
        """Photos of these contents (rising ids), and the row of each one's content."""
        photos, of = self._store.photos()
        row = np.searchsorted(contents, of)
        there = (row < len(contents)) & (contents[np.minimum(row, len(contents) - 1)] == of)
        return photos[there], row[there]

    def _placed(
        self, encoder: str, contents: Ints, at: Ints, places: Places, new: Ints, cancel: CancelToken | None
    ) -> Places:
        """Places of the contents of rows `new`; `at` are the rows of the others in `places`."""
        from core.map.placing import place

        ids, codes = self._catalogue.codes(encoder, "look")
        known = np.flatnonzero(at >= 0)
        rows = np.minimum(np.searchsorted(ids, contents), len(ids) - 1)  # a code that is gone by now misplaces one
        return place(codes[rows[known]], places[at[known]], codes[rows[new]], cancel)

    def _made(self, contents: Ints, places: Places, encoder: str, placed: int, stale: bool) -> MapLayout:
        """The layout with its islands; what was made last is given again where nothing has changed."""
        from core.map import islands

        photos, of = self._photos_of(contents)
        kept, of = np.unique(of, return_inverse=True)  # a scan may just have taken away the photos of some
        contents, places = contents[kept], places[kept]
        key = (encoder, placed, stale, photos.tobytes(), contents.tobytes(), places.tobytes())
        hashed = tuple(hash(part) for part in key)
        if self._known is not None and self._known[0] == hashed:
            return self._known[1]
        found = islands.find(places)
        island = found.island[of]
        told: list[Island] = []
        for number, (centre, outline) in enumerate(zip(found.centres, found.outlines, strict=True)):
            rows = np.flatnonzero(island == number)
            nearest = rows[np.argsort(((places[of[rows]] - centre) ** 2).sum(1), kind="stable")]
            name = self._name(photos[nearest[:: max(1, len(nearest) // SAMPLE)]])
            x, y = centre.tolist()
            told.append(Island(PhotoId(int(photos[nearest[0]])), name, len(rows), (x, y), outline))
        named = Counter(one.name for one in told)
        told = [one if named[one.name] <= MOST_NAMESAKES else replace(one, name="") for one in told]
        layout = MapLayout(photos, contents[of], places[of], island, tuple(told), encoder, placed=placed, stale=stale)
        self._known = hashed, layout
        return layout

    def _name(self, photos: Ints) -> str:
        """The name of the folder that more than half of some photos lie in; "" where none is."""
        folders = Counter(str(PurePath(photo.path).parent) for photo in self._catalogue.photos(photos.tolist()))
        if not folders:
            return ""
        folder, count = folders.most_common(1)[0]
        return PurePath(folder).name if 2 * count > folders.total() else ""

    # -- the file

    def _load(self) -> tuple[Keys, Places, npt.NDArray[np.bool_], str] | None:
        """Digests, places, which of them were put there later, and the encoder."""
        try:
            with np.load(io.BytesIO(self._file.read_bytes()), allow_pickle=False) as stored:
                keys, places, placed = stored["keys"], stored["places"], stored["placed"]
                encoder = str(stored["encoder"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            log.warning("the map in %s cannot be used (%s); it has to be drawn again", self._file, error)
            return None
        if keys.dtype != np.uint64 or places.dtype != np.float32 or not len(keys) == len(places) == len(placed):
            log.warning("the map in %s is damaged; it has to be drawn again", self._file)
            return None
        return keys, places, placed.astype(np.bool_), encoder

    def _save(self, keys: Keys, places: Places, placed: npt.NDArray[np.bool_], encoder: str) -> None:
        out = io.BytesIO()
        np.savez(out, keys=keys, places=places.astype(np.float32), placed=placed, encoder=np.array(encoder))
        try:
            paths.write_atomically(self._file, out.getvalue())
        except OSError as error:
            sentence = tr("The map cannot be kept in {file}: {reason}.", file=self._file, reason=error.strerror)
            raise UserError("disk-full", sentence, str(self._file)) from error


def _too_few() -> UserError:
    return UserError("too-few", tr("A map needs {count} photos at least.", count=FEWEST))


def _find(keys: Numbers, wanted: Numbers) -> Ints:
    """Rows of `wanted` in `keys`, int64; -1 where they are not."""
    if not len(keys):
        return np.full(len(wanted), -1, np.int64)
    order = np.argsort(keys, kind="stable")
    at = order[np.minimum(np.searchsorted(keys, wanted, sorter=order), len(keys) - 1)]
    return np.where(keys[at] == wanted, at, -1)


def _start(before: MapLayout, contents: Ints) -> Places | None:
    """Where the contents lie on the map of before; None when some do not."""
    at = _find(before.contents, contents)
    return None if (at < 0).any() else before.places[at]


def _plain(photos: Ints, contents: Ints, places: Places, encoder: str) -> MapLayout:
    """A layout on the way."""
    return MapLayout(photos, contents, places, np.full(len(photos), -1, np.int32), (), encoder)
