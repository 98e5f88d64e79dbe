"""Typed settings with their defaults in one place, kept as JSON beside the databases of the library they belong to."""

from __future__ import annotations

import dataclasses
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core import paths
from core.records import STRICTNESS

log = logging.getLogger(__name__)


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
    """Settings of a library; defaults for what is absent. A damaged file is kept aside and logged, never fatal."""
    file = library / "settings.json"
    try:
        stored = json.loads(file.read_text("utf-8"))
        known = {field.name: field.type for field in dataclasses.fields(Settings)}
        values: dict[str, Any] = {
            name: tuple(v) if isinstance(v, list) else v for name, v in stored.items() if name in known
        }
        settings = Settings(**values)
        for field in dataclasses.fields(Settings):
            if type(getattr(settings, field.name)) is not type(field.default):
                raise ValueError(f"{field.name} is of the wrong type")
    except FileNotFoundError:
        return Settings()
    except (ValueError, AttributeError, OSError) as error:
        log.warning("settings in %s were not usable (%s); defaults are used, the file is kept as .bad", file, error)
        if file.exists():
            file.replace(file.with_suffix(".bad"))
        return Settings()
    return settings


def save(library: Path, settings: Settings) -> None:
    data = json.dumps(dataclasses.asdict(settings), indent=2, ensure_ascii=False)
    paths.write_atomically(library / "settings.json", data.encode())


def change(library: Path, **changes: Any) -> Settings:
    """Change some settings of a library and keep the others, also those another window has changed since."""
    settings = dataclasses.replace(load(library), **changes)
    save(library, settings)
    return settings
