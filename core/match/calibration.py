"""Where calibrations are kept: the library's own beside its databases, and the one that comes with the program."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict
from pathlib import Path

from core import paths
from core.records import Calibration, CalibrationPoint

log = logging.getLogger(__name__)

NAME = "calibration.json"


def shipped() -> Calibration:
    """What was measured on other photographs, with the program's own encoder."""
    return _read(paths.resource(NAME).read_text("utf-8"), own=False)[0]


def load(library: Path, key: str) -> Calibration | None:
    """The library's own calibration; None when none was measured with the matching that `key` names."""
    file = library / NAME
    try:
        calibration, measured_with = _read(file.read_text("utf-8"), own=True)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, OSError) as error:
        log.warning("%s is not usable (%s); it can be measured again", file, error)
        return None
    return calibration if measured_with == key else None


def save(file: Path, calibration: Calibration, key: str) -> None:
    """Write a calibration, atomically. `key` names encoder and matcher it was measured with."""
    values = asdict(calibration)
    del values["own"]
    values["points"] = [[p.strictness, round(p.recall, 5), round(p.wrong, 7)] for p in calibration.points]
    paths.write_atomically(file, json.dumps({"key": key, **values}).encode() + b"\n")


def _read(text: str, *, own: bool) -> tuple[Calibration, str]:
    values = json.loads(text)
    points = tuple(CalibrationPoint(float(s), float(recall), float(wrong)) for s, recall, wrong in values["points"])
    if not points:
        raise ValueError("no points")
    photos, copies, strangers = (int(values[name]) for name in ("photos", "copies", "strangers"))
    return Calibration(own, photos, copies, strangers, str(values["at"]), points), str(values["key"])
