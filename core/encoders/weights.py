"""Weights of bodies on disk: cutting the head off a published file, keeping the rest, reading it again.

What is kept are two files in one folder: `<encoder id>.safetensors`, the convolutions in half precision, and
`<encoder id>.json`, its sha256 and where it came from. An encoder is there when both are.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from core.encoders import zoo
from core.encoders.bodies import Body
from core.encoders.lite0 import read_checked
from core.errors import UserError
from core.language import tr
from core.paths import write_atomically


def kept(body: Body, folder: Path) -> tuple[Path, Path]:
    """The two files of a body: weights and description."""
    return folder / f"{body.id}.safetensors", folder / f"{body.id}.json"


def strip(body: Body, source: Path, folder: Path) -> Path:
    """Keep the body of a published file in `folder`; the head is left behind. `source` stays as it is.

    Raises:
        UserError: "weights-damaged" when it is not the weights of this network, "disk-full".
    """
    network = zoo.empty(body)
    state = _published(source)
    tensors: dict[str, Tensor] = {}
    for name, expected in network.state_dict().items():
        tensor = state.get(name)
        if tensor is None or tensor.shape != expected.shape:
            wrong = tr(
                "This is not the weights file of {title}: it has another shape of {name}.", title=body.title, name=name
            )
            if tensor is None:
                wrong = tr("This is not the weights file of {title}: it lacks {name}.", title=body.title, name=name)
            raise UserError("weights-damaged", wrong, str(source))
        # Filters survive half precision; what there is one of per channel is small and stays as it was.
        tensors[name] = (tensor.half() if tensor.dim() > 1 else tensor).contiguous()
    weights, description = kept(body, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        description.unlink(missing_ok=True)  # until both are there the encoder is not
        sha256 = _save(tensors, weights)
        facts = {
            "encoder": body.id, "sha256": sha256, "source": body.url, "licence": body.licence,
            "kept": datetime.now(UTC).isoformat(timespec="seconds"),
        }  # fmt: skip
        write_atomically(description, json.dumps(facts, indent=2).encode())
    except OSError as error:
        reason = tr(
            "{title} cannot be kept in {folder}: {error}.",
            title=body.title,
            folder=folder,
            error=error.strerror or error,
        )
        raise UserError("disk-full", reason, str(folder)) from error
    return weights


def _published(source: Path) -> dict[str, Tensor]:
    """The tensors of a file that torch wrote, without running what may be hidden in it."""
    try:
        # Newer files are mapped rather than read; the older kind needs its size in memory for a moment.
        state = torch.load(source, map_location="cpu", weights_only=True, mmap=zipfile.is_zipfile(source))
    except OSError as error:
        raise UserError(
            "unreadable", tr("{source} cannot be read: {error}.", source=source, error=error.strerror), str(source)
        ) from error
    except (RuntimeError, ValueError, KeyError, EOFError, AttributeError, pickle.UnpicklingError) as error:
        raise UserError(
            "weights-damaged", tr("{source} is not a file of weights.", source=source), str(source)
        ) from error
    if not isinstance(state, dict) or not all(isinstance(value, Tensor) for value in state.values()):
        raise UserError(
            "weights-damaged", tr("{source} holds something else than weights.", source=source), str(source)
        )
    return state


def _save(tensors: dict[str, Tensor], target: Path) -> str:
    """Write atomically; returns the sha256 of what was written."""
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(descriptor)
    try:
        safetensors.torch.save_file(tensors, temporary)
        with open(temporary, "rb+") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except safetensors.SafetensorError as error:  # how it tells of a full disk
        os.unlink(temporary)
        raise OSError(str(error)) from error
    except BaseException:
        os.unlink(temporary)
        raise
    return digest


def load(body: Body, folder: Path) -> nn.Module:
    """The network of a body with its weights, float32, evaluation mode, gradients off.

    Raises:
        UserError: "weights-missing" or "weights-damaged".
    """
    weights, description = kept(body, folder)
    try:
        sha256 = str(json.loads(description.read_bytes())["sha256"])
        data = read_checked(weights, sha256)
        state = {name: t.float() if t.is_floating_point() else t for name, t in safetensors.torch.load(data).items()}
        network = zoo.empty(body)
        network.load_state_dict(state, assign=True)
    except FileNotFoundError as error:
        raise UserError(
            "weights-missing", tr("{title} is not on this computer; download it first.", title=body.title)
        ) from error
    except (OSError, ValueError, KeyError, RuntimeError, safetensors.SafetensorError) as error:
        reason = tr(
            "The weights of {title} are damaged; remove {title} from the shelf and download it again.", title=body.title
        )
        raise UserError("weights-damaged", reason, str(weights)) from error
    except UserError as error:
        reason = tr(
            "The weights of {title} are damaged or gone; remove {title} from the shelf and download it again.",
            title=body.title,
        )
        raise UserError(error.code, reason, str(weights)) from error
    return network.requires_grad_(False)
