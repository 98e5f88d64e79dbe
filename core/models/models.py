"""Which encoder finds look-alikes: the shelf as one library sees it, the choice, and the codes that follow from it.

The built-in encoder always makes copy codes and look codes while a scan reads the files. Another encoder only gives
look codes, made from the thumbnails: at the sizes these networks see it makes no difference (measured with the
built-in body at 96, 160 and 224 px: mean average precision 0.772 from files and 0.771 from thumbnails, 0.903 and
0.901, 0.919 and 0.918), no photograph has to be read again, and folders that are offline are no hindrance.

While a newly chosen encoder's codes are being made, the one before answers; then searches switch. Codes of all
encoders are kept until the person drops them, so switching back costs nothing.

Libraries scanned before look values were stored get those of the built-in encoder from thumbnails as well.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from core import settings
from core.encoders import bodies
from core.encoders.bodies import Body
from core.encoders.in_batches import encode_in_batches
from core.encoders.lazy import LazyEncoder
from core.errors import UserError
from core.language import tr
from core.models import shelf
from core.pictures import decoding
from core.records import CancelToken, ModelEntry, ModelState, ProgressBoard
from core.store.catalogue import Catalogue
from core.store.catalogue_codes import CodeStore
from core.store.catalogue_looks import LookStore
from core.store.catalogue_values import ValueStore

log = logging.getLogger(__name__)

BUILT_IN = "builtin"
BUILT_IN_PARAMETERS = 4.7  # millions, EfficientNet-Lite0
COMMIT_BATCHES = 4


class Models:
    """The shelf and the choice. Every method may be called from any thread."""

    def __init__(
        self,
        directory: Path,
        catalogue: Catalogue,
        builtin: LazyEncoder,
        thumbnail: Callable[[int], bytes | None],
        device: str = "auto",
        working: Callable[[CancelToken], AbstractContextManager[None]] = lambda _: nullcontext(),
    ) -> None:
        """`thumbnail(content id)` gives JPEG bytes or None; `working(token)` is held while something is under way."""
        self._directory = directory
        self._catalogue = catalogue
        self._codes = LookStore(catalogue.database)
        self._values = ValueStore(catalogue.database)
        self._builtin = builtin
        self._thumbnail = thumbnail
        self._device = device
        self._working = working
        self._lock = threading.Lock()
        self._others: dict[str, LazyEncoder] = {}

    # -- the shelf

    def entries(self) -> tuple[ModelEntry, ...]:
        """All encoders, the built-in one first."""
        chosen, answering = self.chosen(), self.answering().id
        coded, contents = self._codes.counts("look"), self._catalogue.counts()["contents"]
        spec = self._builtin.spec
        first = ModelEntry(
            BUILT_IN, spec.title, spec.licence, "", ModelState.BUILT_IN, 0, 0, BUILT_IN_PARAMETERS, None,
            spec.spaces["look"].bits, chosen == BUILT_IN, answering == spec.id, coded.get(spec.id, 0), contents,
        )  # fmt: skip
        found = [first]
        for body in bodies.BODIES:
            state, stored = shelf.look(body)
            host = urlsplit(body.url).hostname or ""
            found.append(
                ModelEntry(
                    body.name, body.title, body.licence, host, state, body.size, stored, body.parameters, body.accuracy,
                    body.bits, chosen == body.name, answering == body.id, coded.get(body.id, 0), contents,
                )
            )  # fmt: skip
        return tuple(found)

    def download(self, name: str, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None) -> None:
        """Download an encoder: the only thing in the program that uses the network, and only when asked.

        Pausing `cancel` holds it. What has come is kept when it ends early, and the next call goes on from there.

        Raises:
            UserError: "unknown-encoder", "no-connection", "not-offered", "disk-full", "wrong-hash", "busy" ...
            Cancelled: What came is kept.
        """
        body, cancel = _body(name), cancel or CancelToken()
        with self._working(cancel):
            shelf.fetch(body, cancel, board or ProgressBoard())

    def import_file(
        self, name: str, path: str, *, cancel: CancelToken | None = None, board: ProgressBoard | None = None
    ) -> None:
        """Put an encoder on the shelf from its published file, which the person has already; it is only read.

        Raises:
            UserError: "wrong-hash" when it is another file, "not-found", "unreadable", "disk-full", "busy".
        """
        body, cancel = _body(name), cancel or CancelToken()
        with self._working(cancel):
            shelf.take(body, Path(path), cancel, board or ProgressBoard())

    def remove(self, name: str) -> None:
        """Delete an encoder from this computer, or what has come of it. Codes made with it stay in their libraries.

        Raises:
            UserError: "in-use" when this library uses it, "busy".
        """
        body = _body(name)
        if body.name in self._used():
            raise UserError(
                "in-use", tr("{title} is used by this library; choose another encoder first.", title=body.title)
            )
        shelf.remove(body)

    # -- the choice

    def chosen(self) -> str:
        """Name of the encoder that look-alikes are to be found with."""
        name = settings.load(self._directory).encoder
        return name if bodies.find(name) else BUILT_IN

    def choose(self, name: str) -> int:
        """Find look-alikes with this encoder, as soon as all photos have its codes; see `catch_up`.

        Returns:
            How many pictures still need a code. When none does, searches use the encoder from now on.

        Raises:
            UserError: "unknown-encoder", "not-installed".
        """
        if name != BUILT_IN:
            body = _body(name)
            if shelf.look(body)[0] is not ModelState.INSTALLED:
                raise UserError(
                    "not-installed", tr("{title} is not on this computer; download it first.", title=body.title)
                )
            name = body.name
        before = self.answering().spec.name
        stored = {field: "" if n == BUILT_IN else n for field, n in (("encoder", name), ("encoder_before", before))}
        settings.change(self._directory, **stored)
        missing = self.pending()
        if name != BUILT_IN and not missing:
            self._codes.set_ready(_body(name).id)
        return missing

    def answering(self) -> LazyEncoder:
        """The encoder that searches for look-alikes use now: the chosen one, once its codes have been made."""
        stored = settings.load(self._directory)
        for name in (stored.encoder, stored.encoder_before):
            body = bodies.find(name)
            if body is None or self._codes.is_ready(body.id):
                break
        else:
            body = None
        return self._builtin if body is None else self._other(body)

    def pending(self) -> int:
        """How many pictures lack a code of the chosen encoder. (Of the built-in one a scan makes them.)"""
        body = bodies.find(self.chosen())
        return 0 if body is None else len(self._codes.uncoded(body.id, "look"))

    def drop_codes(self, name: str) -> int:
        """Forget the codes that this library has of an encoder; returns how many. They can be made again.

        Raises:
            UserError: "in-use" for the encoder that is chosen, and for the built-in one.
        """
        if name in self._used():
            raise UserError("in-use", tr("The codes of the encoder in use, and the built-in one's, stay."))
        return self._codes.drop(_body(name).id)

    def _used(self) -> set[str]:
        """Names of the encoders that this library cannot do without now."""
        return {BUILT_IN, self.chosen(), self.answering().spec.name}

    # -- codes

    def catch_up(self, cancel: CancelToken, board: ProgressBoard) -> None:
        """Make what is missing: the built-in encoder's values, and the chosen one's codes; then let searches use it.

        Stored as it goes: what is cancelled goes on there the next time. A picture whose thumbnail is lost and whose
        file cannot be read now is left out and tried again by the next call. Board: phase "encoding".

        Raises:
            UserError: "weights-missing", "weights-damaged", "no-device".
            Cancelled: What was made is kept.
        """
        self._make_values(cancel, board)
        while (body := bodies.find(self.chosen())) is not None:
            if self._encode_missing(body, cancel, board):
                if not self._codes.is_ready(body.id):
                    self._codes.set_ready(body.id)
                return

    def _make_values(self, cancel: CancelToken, board: ProgressBoard) -> None:
        spec = self._builtin.spec
        missing = self._values.missing(spec.id) if spec.spaces["look"].step is not None else ()
        if not len(missing):
            return

        def store(contents: list[int], inputs: npt.NDArray[np.uint8]) -> None:
            values = self._builtin.encode_with_values(inputs)[1]
            assert values is not None  # the spec has a step
            self._values.add(contents, values, spec.id)

        try:
            encode_in_batches(
                [int(content) for content in missing],
                spec.title,
                self._builtin.batch_size * COMMIT_BATCHES,
                lambda content: self._input(content, spec.input_px),
                store,
                cancel,
                board,
            )
        finally:
            if self._values.complete(spec.id):
                self._values.changed()
            log.info("%s: values of %d pictures were missing", spec.id, len(missing))

    def _encode_missing(self, body: Body, cancel: CancelToken, board: ProgressBoard) -> bool:
        """Returns whether all pictures were tried: False when another encoder was chosen meanwhile."""
        missing = self._codes.uncoded(body.id, "look")
        if not len(missing):
            return True
        encoder = self._other(body)
        stored = 0

        def store(contents: list[int], inputs: npt.NDArray[np.uint8]) -> None:
            nonlocal stored
            CodeStore(self._catalogue.database).add(contents, encoder.encode(inputs)["look"], body.id, "look")
            stored += len(contents)

        try:
            encode_in_batches(
                missing.tolist(),
                body.title,
                encoder.batch_size * COMMIT_BATCHES,
                lambda content: self._input(content, body.input_px),
                store,
                cancel,
                board,
                lambda: self.chosen() == body.name,
            )
        finally:
            if stored and self._codes.is_ready(body.id):
                self._codes.set_ready(body.id)  # searches read the new codes
            log.info("%s: %d of %d pictures encoded", body.id, stored, len(missing))
        return self.chosen() == body.name

    def _input(self, content: int, px: int) -> npt.NDArray[np.uint8] | None:
        jpeg = self._thumbnail(content)
        return None if jpeg is None else decoding.thumbnail_rgb(jpeg, px)

    def _other(self, body: Body) -> LazyEncoder:
        """The encoder of a body. Two stay loaded at most: one that answers while another one's codes are made."""
        with self._lock:
            if body.id not in self._others:
                while len(self._others) > 1:
                    self._others.pop(next(iter(self._others)))  # the one asked for first
                self._others[body.id] = LazyEncoder(None, self._device, body.id)
            return self._others[body.id]


def _body(name: str) -> Body:
    body = bodies.find(name)
    if body is None:
        names = ", ".join(body.name for body in bodies.BODIES)
        raise UserError(
            "unknown-encoder",
            tr('There is no encoder named "{name}" on the shelf; there are {names}.', name=name, names=names),
        )
    return body
