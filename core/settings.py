"""Typed settings with their defaults in one place, kept as JSON beside the databases of the library they belong to."""

from __future__ import annotations

import dataclasses
import errno
import json
import logging
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import paths
from core.errors import UserError
from core.language import tr
from core.records import STRICTNESS

log = logging.getLogger(__name__)

_changing = threading.Lock()
"""Held from reading to writing: several threads of a window change settings."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a person can set, and where the window was left.

    Attributes:
        excluded: Folder names or glob patterns on paths that a scan leaves out.
        device: "auto", "cpu", "cuda" or "mps".
        encoder: Name of the encoder that look-alikes are to be found with; "" is the built-in one.
        encoder_before: The one that answers searches until the codes of `encoder` are made.
        strictness: How sure a match must be, 0..1, to be called a copy.
        thumbnail_px: Side of a grid cell's picture, in device-independent pixels.
        thumbnails_mb: Cap on the size of thumbnails.db; the oldest thumbnails go first and are made again when needed.
        look_radius: How far look-alikes may lie, in bits of codes of `look_bits`; 0 is the encoder's own.
        look_hash: Id of the trained hash that shortens look codes for searches; "" is none.
        search_parts: Codes of parts of photos are made and kept up, so that searches can look at parts.
        protected: Folders whose photos are never marked to go.
        write_sidecars: Stars and labels are also written into XMP files beside the photos.
        review_sort: Order of the groups of copies.
        review_place: Path of the photo at which the review of the groups was left.
        language: "en", "ru", or "" for the system's.
        window: Geometry and splitter state, base64 of Qt's own formats; so is `search_splitter`, of the search page.
    """

    excluded: tuple[str, ...] = ()
    device: str = "auto"
    encoder: str = ""
    encoder_before: str = ""
    strictness: float = STRICTNESS["balanced"]
    thumbnail_px: int = 160
    thumbnails_mb: int = 4096
    sort: str = "taken"
    look_radius: int = 0
    look_bits: int = 256
    look_hash: str = ""
    search_parts: bool = False
    protected: tuple[str, ...] = ()
    write_sidecars: bool = False
    review_sort: str = "space"
    review_place: str = ""
    language: str = ""
    window: str = ""
    splitter: str = ""
    search_splitter: str = ""
    page: str = "photos"
    inspector: bool = True
    inspector_in_groups: bool = False


def load(library: Path) -> Settings:
    """Settings of a library; defaults for what is absent or of the wrong type.

    It may name protected folders, so nothing goes on as if it said nothing. Raises `UserError`: "unreadable" where it
    is there but cannot be read; "damaged" where it is no JSON: then it has been put aside, and the next call gives the
    defaults.
    """
    file = library / "settings.json"
    try:
        stored = json.loads(file.read_bytes())
        if not isinstance(stored, dict):
            raise ValueError("it is no object")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        sentence = tr("The settings in {file} cannot be read: {error}.", file=file, error=error.strerror)
        raise UserError("unreadable", sentence, str(file)) from error
    except ValueError as error:
        aside = paths.put_aside(file, error)
        if aside is None:
            raise UserError("damaged", tr("The settings in {file} are damaged.", file=file), str(file)) from error
        sentence = tr(
            "The settings in {file} are damaged and were put aside as {aside}. From now on all are as at first: "
            "no folder is protected, none is left out.",
            file=file, aside=aside.name,
        )  # fmt: skip
        raise UserError("damaged", sentence, str(file)) from error
    values: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        if field.name in stored:
            try:
                values[field.name] = _fitting(stored[field.name], field.default)
            except ValueError:
                log.warning("%s in %s is of the wrong type; its default is used", field.name, file)
    return Settings(**values)


def _fitting(value: Any, default: Any) -> Any:
    """A stored value as the setting with this default has it. Raises `ValueError` for one of another type."""
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
    elif isinstance(default, float):
        if type(value) in (int, float):
            return float(value)
    elif type(value) is type(default):
        return value
    raise ValueError(value)


def save(library: Path, settings: Settings) -> None:
    """Write the settings of a library. Raises `UserError`: "disk-full", "not-writable"."""
    file = library / "settings.json"
    data = json.dumps(dataclasses.asdict(settings), indent=2, ensure_ascii=False)
    try:
        # A byte of a path that is no text is a lone surrogate, which JSON can only say with a backslash.
        paths.write_atomically(file, data.encode("utf-8", "backslashreplace"))
    except OSError as error:
        code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "not-writable"
        sentence = tr("The settings cannot be kept in {file}: {error}.", file=file, error=error.strerror)
        raise UserError(code, sentence, str(file)) from error


def change(library: Path, **changes: Any) -> Settings:
    """Change some settings of a library and keep the others, also those another window has changed since.

    Raises `UserError`, as `load` and `save` do.
    """
    with _changing:
        settings = dataclasses.replace(load(library), **changes)
        save(library, settings)
    return settings
