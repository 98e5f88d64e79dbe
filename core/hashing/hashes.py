"""A trained hash: what makes a short code of a long one, whichever method learnt it, and the file that holds it.

All methods end in the same form, layers of weights with a sigmoid between them and signs at the end, so encoding is one
piece of numpy that needs no torch. One file holds the weights and, in its header, the report: none is ever without the
other.
"""

from __future__ import annotations

import errno
import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import safetensors
import safetensors.numpy

from core import paths
from core.errors import UserError
from core.hashing.rows import Packed, Values, to_values
from core.language import tr
from core.records import Codes
from core.records.hashing import HashReport, LossCurve

log = logging.getLogger(__name__)

Layer = tuple[Values, Values]
BLOCK = 1024


@dataclass(frozen=True)
class Hash:
    """Layers from rows to a short code.

    Attributes:
        layers: Weight float32 [out, in] and bias float32 [out] of each, first to last.
    """

    layers: tuple[Layer, ...]

    @property
    def width(self) -> int:
        """Bits or values of a row that goes in."""
        return int(self.layers[0][0].shape[1])

    @property
    def bits(self) -> int:
        return len(self.layers[-1][1])

    def values(self, rows: Packed | Values) -> Values:
        """float32 [n, bits], the values whose signs are the short codes."""
        x = to_values(rows)
        for number, (weight, bias) in enumerate(self.layers):
            x = (_sigmoid(x) if number else x) @ weight.T + bias
        return x

    def encode(self, rows: Packed | Values) -> Codes:
        """Short codes uint8 [n, bits / 8] of packed long codes [n, width / 8] (or of values [n, width])."""
        parts = [np.packbits(self.values(rows[at : at + BLOCK]) > 0, axis=1) for at in range(0, len(rows), BLOCK)]
        return np.concatenate([np.empty((0, self.bits // 8), np.uint8), *parts])

    @property
    def digest(self) -> str:
        """Eight hex digits that stand for the weights."""
        whole = hashlib.sha256()
        for weight, bias in self.layers:
            whole.update(np.ascontiguousarray(weight).tobytes())
            whole.update(np.ascontiguousarray(bias).tobytes())
        return whole.hexdigest()[:8]


def _sigmoid(x: Values) -> Values:
    result: npt.NDArray[np.float32] = 0.5 * np.tanh(0.5 * x) + 0.5  # unlike 1 / (1 + exp(-x)) it cannot overflow
    return result


def hash_id(method: str, encoder: str, trained: Hash) -> str:
    return f"{method}-{trained.bits}-{encoder}-{trained.digest}"


class HashFiles:
    """The trained hashes of a library: one file each in a folder of their own."""

    def __init__(self, library: Path) -> None:
        self.folder = library / "hashes"

    def save(self, report: HashReport, trained: Hash) -> None:
        """Write a hash, whole or not at all. Raises `UserError` "not-writable" or "disk-full"."""
        tensors = {}
        for number, (weight, bias) in enumerate(trained.layers):
            tensors[f"{number}.weight"] = np.ascontiguousarray(weight)
            tensors[f"{number}.bias"] = np.ascontiguousarray(bias)
        data = safetensors.numpy.save(tensors, {"report": json.dumps(asdict(report))})
        with writing(self._path(report.id)):
            paths.write_atomically(self._path(report.id), data)

    def load(self, wanted: str) -> Hash:
        """The weights of a hash. Raises `UserError` "unknown-hash" or "hash-damaged"."""
        path = self._path(wanted)
        try:
            tensors = safetensors.numpy.load(path.read_bytes())
            count = len(tensors) // 2
            trained = Hash(tuple((tensors[f"{n}.weight"], tensors[f"{n}.bias"]) for n in range(count)))
            whole = count > 0 and wanted.endswith(f"-{trained.digest}")
        except FileNotFoundError:
            raise UserError(
                "unknown-hash", tr('There is no trained hash named "{wanted}" in this library.', wanted=wanted)
            ) from None
        except (OSError, safetensors.SafetensorError, KeyError) as error:
            raise _damaged(path) from error
        if not whole:
            raise _damaged(path)
        return trained

    def reports(self) -> tuple[HashReport, ...]:
        """All hashes, newest first. A file that cannot be read is left out of the list."""
        found = [report for path in sorted(self.folder.glob("*.safetensors")) if (report := _report(path))]
        return tuple(sorted(found, key=lambda report: (report.at, report.id), reverse=True))

    def remove(self, wanted: str) -> None:
        """Delete a hash. Raises `UserError("unknown-hash")`."""
        if wanted not in {report.id for report in self.reports()}:
            raise UserError(
                "unknown-hash", tr('There is no trained hash named "{wanted}" in this library.', wanted=wanted)
            )
        with writing(self._path(wanted)):
            self._path(wanted).unlink()

    def _path(self, wanted: str) -> Path:
        if Path(wanted).name != wanted:
            raise UserError("unknown-hash", tr('"{wanted}" is not the name of a trained hash.', wanted=wanted))
        return self.folder / f"{wanted}.safetensors"


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the disk did into a `UserError`."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise UserError(
                "disk-full", tr("{path} cannot be written: the disk is full.", path=path), str(path)
            ) from error
        raise UserError(
            "not-writable", tr("{path} cannot be written: {error}.", path=path, error=error.strerror), str(path)
        ) from error


def _damaged(path: Path) -> UserError:
    return UserError(
        "hash-damaged", tr("The trained hash {path} is damaged; remove it and train again.", path=path), str(path)
    )


def _report(path: Path) -> HashReport | None:
    try:
        with safetensors.safe_open(path, framework="np") as file:
            stored = json.loads(file.metadata()["report"])
        stored["curves"] = tuple(LossCurve(c["stage"], tuple(c["losses"])) for c in stored["curves"])
        return HashReport(**stored)
    except (OSError, safetensors.SafetensorError, KeyError, TypeError, ValueError) as error:
        log.warning("%s is no trained hash that can be used: %s", path, error)
        return None


def with_best(reports: Sequence[HashReport], encoder: str) -> tuple[HashReport, ...]:
    """The reports with the one of `encoder` that has the highest recall marked as best; of equals, the shortest."""
    of_encoder = [report for report in reports if report.encoder == encoder]
    best = max(of_encoder, key=lambda report: (round(report.recall, 3), -report.bits), default=None)
    return tuple(replace(report, best=report is best) for report in reports)
