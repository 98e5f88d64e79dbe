"""The encoders this program has: those it comes with (`resources/models/*.toml`, newest first), then those that can be
downloaded (`core.encoders.bodies`).

Importing this is cheap: torch is only imported when an encoder is loaded.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from core.encoders import bodies
from core.encoders.spec import CodeSpace, Encoder, EncoderSpec
from core.errors import UserError
from core.language import tr
from core.paths import downloaded_models, resource
from core.records import Space

DEVICES = ("auto", "cpu", "cuda", "mps")
_SPACES: tuple[Space, ...] = ("copy", "look")


def models_folder() -> Path:
    return resource("models")


@cache
def _descriptions(folder: Path) -> dict[str, dict[str, Any]]:
    """Parsed descriptions by encoder id, newest version first."""
    found: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            reason = tr("The encoder description {path} cannot be read: {error}", path=path, error=error)
            raise UserError("weights-damaged", reason, str(path)) from error
    found.sort(key=lambda d: int(d["version"]), reverse=True)
    return {f"{d['name']}-{d['version']}": d for d in found}


def description(encoder_id: str) -> dict[str, Any]:
    """Everything the description of an encoder says: licences, training record, figures, learning curve."""
    try:
        return _descriptions(models_folder())[encoder_id]
    except KeyError:
        raise UserError(
            "unknown-encoder", tr('There is no encoder named "{encoder_id}" in this program.', encoder_id=encoder_id)
        ) from None


def spec(encoder_id: str) -> EncoderSpec:
    """The spec of one encoder; UserError "unknown-encoder" when this program does not have it."""
    body = bodies.find(encoder_id)
    if body is not None:
        return body.spec
    d = description(encoder_id)
    spaces: dict[Space, CodeSpace] = {}
    for name in _SPACES:
        if name in d["spaces"]:
            s = d["spaces"][name]
            curve = tuple((float(x), float(y)) for x, y in s["curve"])
            spaces[name] = CodeSpace(int(s["bits"]), int(s["radius"]), curve, s.get("step"))
    return EncoderSpec(
        name=d["name"],
        version=str(d["version"]),
        title=d["title"],
        input_px=int(d["input_px"]),
        licence=d["licence"],
        spaces=MappingProxyType(spaces),
    )


def specs() -> tuple[EncoderSpec, ...]:
    """The encoders that come with the program, the default one first."""
    return tuple(spec(encoder_id) for encoder_id in _descriptions(models_folder()))


def default_id() -> str:
    """The newest built-in encoder. Codes are stored under an id, so a newer one leaves older libraries readable."""
    for encoder_id in _descriptions(models_folder()):
        return encoder_id
    raise UserError("weights-missing", tr("No encoder came with this program; reinstall it."), str(models_folder()))


def load(encoder_id: str | None = None, device: Literal["auto", "cpu", "cuda", "mps"] | str = "auto") -> Encoder:
    """Load an encoder (seconds; imports torch).

    Raises:
        UserError: no such encoder or device, or its weights are missing or damaged.
    """
    wanted = encoder_id or default_id()
    body = bodies.find(wanted)
    if body is not None:
        from core.encoders import pretrained

        return pretrained.PretrainedEncoder(body, downloaded_models(), device)
    from core.encoders import builtin

    d = description(wanted)
    return builtin.BuiltinEncoder(spec(wanted), d, models_folder() / d["file"], device)
