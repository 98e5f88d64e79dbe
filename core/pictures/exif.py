"""What EXIF tags say about the camera and the time, tidied and checked; cameras write a lot that is not so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

MAKE, MODEL, ORIENTATION, DATE_TIME, RATING = 0x010F, 0x0110, 0x0112, 0x0132, 0x4746
EXIF_IFD = 0x8769
DATE_TIME_ORIGINAL, DATE_TIME_DIGITIZED = 0x9003, 0x9004

_COMPANY = re.compile(
    r"(,|\b)\s*(corporation|corp|company|co|ltd|inc|gmbh|ag|imaging|optical|electronics|techwin)\b\.?", re.IGNORECASE
)
_TIME = re.compile(r"(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2}):(\d{2})")
_FIRST_YEAR: Final = 1826  # the oldest photograph there is; scanned ones are dated by hand
_LONGEST: Final = 80
_XMP_RATING = re.compile(rb"""xmp:Rating\s*(?:=\s*["']|>)\s*(-?\d{1,9})""")


def orientation(tags: Mapping[int, Any]) -> int:
    """The orientation 1 to 8; 1 where it is absent or nonsense."""
    value = tags.get(ORIENTATION)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def camera(tags: Mapping[int, Any]) -> str | None:
    """ "Maker Model" without the maker twice and without "Corporation" and the like; None when there is no model."""
    make, model = _text(tags.get(MAKE)), _text(tags.get(MODEL))
    make = _COMPANY.sub("", make).strip(" ,.")
    if not model:
        return make or None
    first = make.split(" ")[0].lower()
    if not first or model.lower().startswith(first):
        return model
    return f"{make} {model}"


def taken(main: Mapping[int, Any], photo: Mapping[int, Any]) -> str | None:
    """Local capture time as ISO 8601 without zone: when the picture was made, else digitised, else the file's own.

    Args:
        main: Tags of the first directory.
        photo: Tags of the EXIF directory.
    """
    for value in (photo.get(DATE_TIME_ORIGINAL), photo.get(DATE_TIME_DIGITIZED), main.get(DATE_TIME)):
        found = _TIME.match(_text(value))
        if found is None:
            continue
        try:
            time = datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
        except ValueError:
            continue  # "0000:00:00 00:00:00" of a camera whose clock was never set
        if _FIRST_YEAR <= time.year < 2200:
            return time.isoformat()
    return None


def rating(tags: Mapping[int, Any], xmp: object) -> int | None:
    """Stars 1 to 5, or -1 for rejected, from XMP, which programs write first, else from EXIF; None where none are."""
    found = _XMP_RATING.search(xmp if isinstance(xmp, bytes) else str(xmp).encode("utf-8", "replace"))
    value = int(found[1]) if found else tags.get(RATING)
    return value if isinstance(value, int) and -1 <= value <= 5 and value != 0 else None


def _text(value: object) -> str:
    """A tag as one line of text: many are padded with NUL or blanks, some are bytes, some are not text at all."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    clean = "".join(c if c.isprintable() else " " for c in value.split("\0")[0])
    return " ".join(clean.split())[:_LONGEST]
