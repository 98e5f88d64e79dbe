"""Albums that a person teaches by example: a view on the library, never a change of a file.

An album holds what was put in, and what a small classifier on how photos look finds to be like that. Its scores
follow from the examples, the encoder that answers searches and what is stored of it; when one of these has changed
they are computed anew, all at once, because that takes less than a second at 200,000 photos.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np

from core.albums import judging
from core.albums.features import LookFeatures, Looks
from core.albums.learners import THRESHOLDS, VERSION, Examples, Floats, Page, fit, packed, weak_samples
from core.encoders.spec import EncoderSpec
from core.errors import UserError
from core.language import tr
from core.records import CancelToken, PhotoId
from core.records.albums import Album, AlbumExample, Learner, Lesson, Quality
from core.store.catalogue import Catalogue, Ids
from core.store.database import Database
from core.store.journal_albums import AlbumStore, StoredAlbum, StoredExample

log = logging.getLogger(__name__)

NEVER_SURE = np.float32(0.999)
"""Above this stand only photos that a person put in."""


class HasSpec(Protocol):
    """What albums ask of an encoder."""

    @property
    def spec(self) -> EncoderSpec: ...


class Albums:
    """The albums of a library. Every method may be called from any thread; none may be from the GUI's.

    Methods that take an album's id raise `UserError` "not-found" when there is none of it.
    """

    def __init__(self, journal: Database, catalogue: Catalogue, looks: Callable[[], HasSpec]) -> None:
        """`looks()` gives the encoder of the look codes that searches use now."""
        self._store = AlbumStore(journal, catalogue)
        self._features = LookFeatures(catalogue)
        self._catalogue = catalogue
        self._looks = looks
        self._lock = threading.Lock()  # one fit at a time
        self._photos: tuple[int, Ids, Ids] | None = None
        self._scored: tuple[int, str, Ids, Floats] | None = None  # of the album asked about last
        self._counts: dict[int, tuple[tuple[object, ...], int]] = {}

    # -- albums

    def list(self) -> tuple[Album, ...]:
        """All albums, by name. Fits nothing, so it is quick; `found` is as of the last fit."""
        return tuple(self._described(stored) for stored in self._store.albums())

    def get(self, album: int) -> Album:
        """One album as `list` tells it."""
        return self._described(self._known(album))

    def create(self, name: str, learner: Learner = "logistic") -> Album:
        """Make an empty album. Raises `UserError`: "no-name", "name-taken"."""
        return self.get(self._store.create(_checked(name), learner, THRESHOLDS[learner]))

    def set_name(self, album: int, name: str) -> None:
        """Raises `UserError`: "no-name", "name-taken"."""
        if self._known(album).name != name.strip():
            self._store.set_name(album, _checked(name))

    def delete(self, album: int) -> None:
        """Forget an album and its examples for good. No photo is touched."""
        self._known(album)
        self._store.delete(album)
        self._counts.pop(album, None)

    def set_learner(self, album: int, learner: Learner) -> None:
        """Learn with a logistic regression or a random forest. The threshold becomes the usual one of that."""
        if self._known(album).learner != learner:
            self._store.change(album, learner=learner, threshold=THRESHOLDS[learner])

    def set_threshold(self, album: int, threshold: float) -> None:
        """From which score on, 0..1, photos belong to the album."""
        if not 0 <= threshold <= 1:
            raise ValueError(f"a threshold is 0 to 1, not {threshold}")
        if self._known(album).threshold != threshold:
            self._store.change(album, threshold=float(threshold))

    def _known(self, album: int) -> StoredAlbum:
        stored = self._store.album(album)
        if stored is None:
            raise UserError("not-found", tr("This album is no longer there."))
        return stored

    def _described(self, stored: StoredAlbum) -> Album:
        examples = self._store.examples(stored.id)
        inside = sum(example.inside for example in examples)
        away = sum(example.content is None for example in examples)
        found = self._count(stored, examples)
        return Album(
            stored.id, stored.name, stored.learner, stored.at, stored.threshold, inside, len(examples) - inside, away,
            found,
        )  # fmt: skip

    def _count(self, stored: StoredAlbum, examples: Sequence[StoredExample]) -> int | None:
        """How many photos belong to an album by its last scores, counted again only when something has changed."""
        told = frozenset((e.content, e.inside) for e in examples)
        key = self._store.made_from(stored.id), stored.threshold, told, self._catalogue.revision()
        known = self._counts.get(stored.id)
        if known is None or known[0] != key:
            kept = self._store.scores(stored.id)
            if kept is None:
                return None
            fits = self._of_photos(examples, kept[1], kept[2])[1]
            known = self._counts[stored.id] = key, int((fits >= max(stored.threshold, 1e-6)).sum())
        return known[1]

    # -- examples

    def teach(self, album: int, photos: Iterable[int], inside: bool | None) -> Lesson:
        """Say that photos belong to an album (True), do not (False), or are no examples any more (None).

        Photos that are gone are left out. Returns what `take_back` needs to undo it.
        """
        self._known(album)
        places = self._store.places(photos)
        taught = {digest: None if inside is None else (path, inside) for digest, path in places.items()}
        return Lesson(album, self._store.teach(album, taught))

    def photos_at(self, paths: Iterable[str]) -> Sequence[PhotoId]:
        """The photos of the library at these paths. Raises `UserError` "not-found" when there is none at one."""
        wanted = tuple(paths)
        found = self._store.photos_at(wanted)
        for path in wanted:
            if path not in found:
                raise UserError("not-found", tr("This photo is not in the library."), path)
        return [PhotoId(found[path]) for path in wanted]

    def take_back(self, lesson: Lesson) -> Lesson:
        """Make examples what they were before a lesson. Returns the lesson that undoes this."""
        self._known(lesson.album)
        return Lesson(lesson.album, self._store.teach(lesson.album, lesson.before))

    def examples(self, album: int) -> tuple[AlbumExample, ...]:
        """What the person put in and out: those in first, by path; also those that are not in the library now."""
        self._known(album)
        stored = self._store.examples(album)
        photos = self._catalogue.photos_of(e.content for e in stored if e.content is not None)
        by_content = {int(photo.content_id): photo for photo in reversed(photos)}  # the first path of each
        return tuple(AlbumExample(e.path, e.inside, by_content.get(e.content or 0)) for e in stored)

    # -- what follows from them

    def ranked(self, album: int) -> tuple[Ids, Floats]:
        """Photos, best first, int64 [n], and how well they fit, float32 0..1 [n].

        Examples in stand first with 1, examples out last with 0: what a person said is not judged again. Photos without
        a look code are left out. Without an example in the library that is in, nothing can be ranked: both are empty.
        """
        stored, examples = self._known(album), self._store.examples(album)
        contents, scores = self._scores(stored, examples)
        photos, fits = self._of_photos(examples, contents, scores)
        order = np.argsort(-fits, kind="stable")
        return photos[order], fits[order]

    def uncertain(self, album: int, n: int = 12) -> Ids:
        """The photos whose label would teach most: least sure to be in or out, and unlike each other. int64 [<= n]."""
        stored, examples = self._known(album), self._store.examples(album)
        contents, scores = self._scores(stored, examples)
        free = ~np.isin(contents, [e.content for e in examples if e.content is not None])
        contents, scores = contents[free], scores[free]
        rows = judging.nearest_to(stored.threshold, scores, judging.POOL * n)
        pool, features = self._now().of(contents[rows].tolist())
        codes = packed(features)
        place = {content: at for at, content in enumerate(pool.tolist())}
        order = [place[content] for content in contents[rows].tolist() if content in place]  # least sure first
        chosen = [order[row] for row in judging.unlike(codes[order], n)] if order else []
        photos = {int(p.content_id): p.id for p in reversed(self._catalogue.photos_of(pool[chosen].tolist()))}
        return np.array([photos[content] for content in pool[chosen].tolist() if content in photos], np.int64)

    def quality(self, album: int) -> Quality:
        """How often the album is right, tried on its own examples by stratified cross-validation."""
        stored = self._known(album)
        looks = self._now()
        examples, labelled = _taught(self._store.examples(album), looks)
        return judging.judge(stored.learner, examples, _weak(stored, labelled, looks), stored.threshold)

    def catch_up(self, cancel: CancelToken) -> None:
        """Score what a scan has found, in every album. Raises `Cancelled`; what was done is kept."""
        for stored in self._store.albums():
            cancel.check()
            self._scores(stored, self._store.examples(stored.id))

    def _scores(self, album: StoredAlbum, examples: Sequence[StoredExample]) -> tuple[Ids, Floats]:
        """Content ids and scores by the classifier alone, [n] each; computed where they are not at hand."""
        with self._lock:
            looks = self._now()
            made_from = _made_from(album, examples, looks)
            if self._scored is not None and self._scored[:2] == (album.id, made_from):
                return self._scored[2:]
            kept = self._store.scores(album.id)
            if kept is None or kept[0] != made_from:
                kept = (made_from, *_fit(album, examples, looks))
                self._store.keep_scores(album.id, *kept)
            self._scored = album.id, *kept
        return kept[1:]

    def _now(self) -> Looks:
        return self._features.now(self._looks().spec)

    def _of_photos(self, examples: Iterable[StoredExample], contents: Ids, scores: Floats) -> tuple[Ids, Floats]:
        """Scores of contents as scores of photos, newest first, with what the person said in place of the guess."""
        revision = self._catalogue.revision()
        if self._photos is None or self._photos[0] != revision:
            self._photos = revision, *self._store.photos()
        _, photos, of = self._photos
        if not len(contents):
            return np.empty(0, np.int64), np.empty(0, np.float32)
        rows = np.minimum(np.searchsorted(contents, of), len(contents) - 1)
        fits = scores[rows]  # a copy
        there = contents[rows] == of
        for inside in (True, False):
            told = [e.content for e in examples if e.inside is inside and e.content is not None]
            mask = np.isin(of, told)
            fits[mask] = inside
            there |= mask
        return photos[there], fits[there]


def _checked(name: str) -> str:
    """A name without needless spaces."""
    name = " ".join(name.split())
    if not name:
        raise UserError("no-name", tr("An album needs a name."))
    return name


def _made_from(album: StoredAlbum, examples: Iterable[StoredExample], looks: Looks) -> str:
    told = hashlib.sha256()
    for example in sorted(examples, key=lambda e: e.digest):
        if example.content is not None:
            told.update(example.digest + bytes([example.inside]))
    told.update(looks.ids.tobytes())
    return f"{VERSION} {looks.name} {album.learner} {told.hexdigest()}"


def _fit(album: StoredAlbum, stored: Iterable[StoredExample], looks: Looks) -> tuple[Ids, Floats]:
    examples, labelled = _taught(stored, looks)
    if not len(examples.inside):
        return np.empty(0, np.int64), np.empty(0, np.float32)
    model = fit(album.learner, examples, _weak(album, labelled, looks))
    contents, scores = model.score(looks.pages())
    log.info("album %d: %d examples, %d pictures scored", album.id, len(labelled), len(contents))
    return contents, np.minimum(scores, NEVER_SURE)


def _taught(stored: Iterable[StoredExample], looks: Looks) -> tuple[Examples, Ids]:
    """Features of the examples that have them, and their contents."""
    sides = {e.content: e.inside for e in stored if e.content is not None}
    contents, rows = looks.of(list(sides))
    inside = np.array([sides[content] for content in contents.tolist()], np.bool_)
    return Examples(rows[inside], rows[~inside]), contents


def _weak(album: StoredAlbum, labelled: Ids, looks: Looks) -> Sequence[Page]:
    samples = weak_samples(looks.ids, labelled, album.id)
    return [looks.of(sample.tolist()) for sample in samples]
