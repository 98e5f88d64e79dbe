"""The shelf: which downloadable encoders are on this computer, and how they come and go. All libraries share it."""

from __future__ import annotations

from pathlib import Path

from core import paths
from core.encoders.bodies import Body
from core.errors import UserError
from core.language import tr
from core.models import download
from core.records import CancelToken, ModelState, ProgressBoard
from core.store.database import Lock


def _files(body: Body) -> tuple[Path, Path]:
    """Where `core.encoders.weights` keeps a body; said again because asking it would load torch."""
    folder = paths.downloaded_models()
    return folder / f"{body.id}.safetensors", folder / f"{body.id}.json"


def _target(body: Body) -> Path:
    """Where the published file lies while it comes."""
    return paths.downloaded_models() / body.url.rpartition("/")[2]


def look(body: Body) -> tuple[ModelState, int]:
    """Whether an encoder is here, and the bytes it takes."""
    weights, description = _files(body)
    if weights.exists() and description.exists():
        return ModelState.INSTALLED, weights.stat().st_size
    target = _target(body)
    for file in (target, download.partial(target)[0]):
        if file.exists():
            return ModelState.PARTIAL, file.stat().st_size
    return ModelState.ABSENT, 0


def fetch(body: Body, cancel: CancelToken, board: ProgressBoard) -> None:
    """Download an encoder, check it, cut its head off and keep the rest. One that is here is left as it is.

    Raises:
        UserError: as `download.fetch` does; "busy" while another program downloads it.
        Cancelled: What came is kept, and the next call goes on from there.
    """
    folder, target = paths.downloaded_models(), _target(body)
    with _alone(body):
        if look(body)[0] is ModelState.INSTALLED:
            return
        board.update(phase="downloading", current=body.title, done_bytes=0, total_bytes=body.size)
        download.check_room(
            folder, body.size - look(body)[1] + body.size // 2, tr("Downloading {title}", title=body.title)
        )
        if not target.exists():  # it does where all had come and been checked, but could not be kept
            download.fetch(body.url, target, body.sha256, body.size // 2, cancel, board)
        try:
            _keep(body, target, board)
        except UserError as error:
            if error.code == "weights-damaged":
                target.unlink()
            raise
        target.unlink()


def take(body: Body, path: Path, cancel: CancelToken, board: ProgressBoard) -> None:
    """Keep an encoder from a file that the person has; the file stays as it is.

    Raises:
        UserError: "not-found", "unreadable", "wrong-hash" when it is not the published file, "disk-full", "busy".
    """
    board.update(phase="downloading", current=body.title)
    try:
        found = download.file_sha256(path, cancel)
    except FileNotFoundError as error:
        raise UserError("not-found", tr("{path} is not there.", path=path), str(path)) from error
    except OSError as error:
        raise UserError(
            "unreadable", tr("{path} cannot be read: {error}.", path=path, error=error.strerror), str(path)
        ) from error
    if not found.startswith(body.sha256):
        # Codes are stored under the encoder's name, so the same name must always mean the same weights.
        raise UserError(
            "wrong-hash",
            tr(
                "{name} is not the file that is published as {title} ({file}): "
                "its sha256 begins with {found} instead of {sha256}.",
                name=path.name,
                title=body.title,
                file=_target(body).name,
                found=found[:8],
                sha256=body.sha256,
            ),
            str(path),
        )
    with _alone(body):
        download.check_room(paths.downloaded_models(), body.size // 2, tr("Keeping {title}", title=body.title))
        _keep(body, path, board)


def remove(body: Body) -> None:
    """Delete an encoder, or what has come of it. Codes that libraries have of it stay."""
    with _alone(body):
        weights, description = _files(body)
        for file in (description, weights):
            file.unlink(missing_ok=True)
        _target(body).unlink(missing_ok=True)
        download.discard(_target(body))


def _keep(body: Body, source: Path, board: ProgressBoard) -> None:
    from core.encoders import weights  # brings torch

    weights.strip(body, source, paths.downloaded_models())
    board.update(phase="done", seconds_left=None)


def _alone(body: Body) -> Lock:
    folder = paths.downloaded_models()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "not-writable", tr("{folder} cannot be made: {error}.", folder=folder, error=error.strerror), str(folder)
        ) from error
    return Lock(
        folder / "shelf.lock",
        tr("{title} cannot be changed while an encoder is downloaded or removed.", title=body.title),
    )
