"""Named, ordered lists of rules: those that come with the program, and the person's own in rules.json of the library.

A file name that is no valid text survives in JSON as the lone surrogates that Python has for its bytes.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from core import paths
from core.errors import UserError
from core.language import phrase, tr
from core.records import Preset, Rule
from core.review import rules

BUILT_IN: tuple[Preset, ...] = tuple(
    Preset(name, tuple(map(Rule, names.split())), built_in=True)
    for name, names in (
        (phrase("Best quality"), "whole raw pixels quality size taken names oldest-file short-path"),
        (phrase("Oldest original"), "whole pixels taken oldest-file size names short-path"),
        (phrase("Tidy names and folders"), "whole pixels names short-path size taken"),
    )
)


class Presets:
    """The presets of one library. Any thread."""

    def __init__(self, directory: Path) -> None:
        self._file = directory / "rules.json"
        self._lock = threading.Lock()

    def all(self) -> tuple[Preset, ...]:
        """Built-in presets, then the person's by name. A damaged file is kept aside and logged, never fatal."""
        return (*BUILT_IN, *self._own())

    def get(self, name: str) -> Preset:
        """The preset of this name, whatever its case. Raises `UserError("not-found")`."""
        for preset in self.all():
            if preset.name.casefold() == name.strip().casefold():
                return preset
        names = ", ".join(f"“{preset.name}”" for preset in self.all())
        raise UserError(
            "not-found", tr("There are no rules named “{name}”; there are {names}.", name=name, names=names)
        )

    def save(self, preset: Preset) -> None:
        """Store a preset, in place of the person's own of the same name.

        Raises `UserError`: "built-in" for the name of a built-in one, "no-name", "no-rules", "unknown-rule",
        "no-values", "not-writable".
        """
        name = preset.name.strip()
        if not name:
            raise UserError("no-name", phrase("These rules need a name."))
        if not preset.rules:
            raise UserError("no-rules", phrase("There is no rule in this list yet."))
        if any(name.casefold() == known.name.casefold() for known in BUILT_IN):
            raise UserError(
                "built-in", tr("“{name}” comes with Twinlens and stays as it is; choose another name.", name=name)
            )
        for rule in preset.rules:
            rules.judge_of(rule)
        with self._lock:
            others = [p for p in self._own() if p.name.casefold() != name.casefold()]
            self._write([*others, Preset(name, preset.rules)])

    def delete(self, name: str) -> None:
        """Forget a preset of the person's own. Raises `UserError`: "not-found", "built-in", "not-writable"."""
        preset = self.get(name)
        if preset.built_in:
            raise UserError("built-in", tr("“{name}” comes with Twinlens and cannot be deleted.", name=preset.name))
        with self._lock:
            self._write([p for p in self._own() if p.name != preset.name])

    def _own(self) -> list[Preset]:
        try:
            stored = json.loads(self._file.read_text("utf-8"))
            return [_preset(entry) for entry in stored["presets"]]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            paths.put_aside(self._file, error)
            return []
        except OSError as error:
            sentence = tr("The rules in {file} cannot be read: {error}.", file=self._file, error=error.strerror)
            raise UserError("unreadable", sentence, str(self._file)) from error

    def _write(self, presets: list[Preset]) -> None:
        data = {
            "presets": [
                {"name": p.name, "rules": [{"name": r.name, "values": list(r.values)} for r in p.rules]}
                for p in sorted(presets, key=lambda p: p.name.casefold())
            ]
        }
        try:
            paths.write_atomically(self._file, json.dumps(data, indent=2).encode("ascii"))
        except OSError as error:
            raise UserError(
                "not-writable", tr("{path} cannot be written: {error}.", path=self._file, error=error.strerror)
            ) from error


def _preset(entry: Any) -> Preset:
    made = tuple(Rule(str(rule["name"]), tuple(map(str, rule.get("values", ())))) for rule in entry["rules"])
    return Preset(str(entry["name"]), made)
