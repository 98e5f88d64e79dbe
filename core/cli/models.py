"""`twinlens models`: the encoders that can be downloaded, and which of them finds look-alikes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from core.cli.terminal import Command, add_device, commands_below, print_json, watched
from core.errors import Cancelled
from core.library import Library
from core.records import CancelToken, ModelEntry, ModelState, ProgressBoard


def add(command: Command) -> None:
    """Add the command `models` with its own commands."""
    text = "Encoders that can be downloaded, and which of them finds look-alikes. Only `download` uses the network."
    models = command("models", _list, text)
    models.set_defaults(json=False)
    plain = commands_below(models)

    def sub(name: str, run: Callable[[Library, argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        parser = plain(name, run, text)
        parser.add_argument("name", metavar="NAME", help='as "models list" prints it')
        return parser

    plain("list", _list, "Show all encoders (default).").add_argument("--json", action="store_true", help="print JSON")
    sub("download", _download, "Download an encoder, or go on where a download ended.")
    text = "Take an encoder from its published file, which you have already."
    sub("import", _import, text).add_argument("file", metavar="FILE", type=Path)
    sub("remove", _remove, "Delete an encoder from this computer; codes made with it stay.")
    use = sub("use", _use, "Find look-alikes with an encoder: make its codes beside those there are, then switch.")
    add_device(use)
    sub("forget", _forget, "Delete the codes that this library has of an encoder.")


def _list(library: Library, options: argparse.Namespace) -> None:
    entries = library.models.entries()
    if options.json:
        print_json({"models": [_json(entry) for entry in entries]})
        return
    for e in entries:
        accuracy = "" if e.accuracy is None else f"{e.accuracy:.1f} % of ImageNet"
        size = f"{e.size / 1e6:,.0f} MB" if e.size else ""
        print(
            f"{e.name:20} {_state(e):36} {size:>7}  {e.parameters:5.1f} M  {e.bits:5d} bits  {accuracy:18}  {e.licence}"
        )


def _state(entry: ModelEntry) -> str:
    words = [str(entry.state)]
    if entry.state is ModelState.PARTIAL:
        words.append(f"{entry.stored / 1e6:,.0f} MB")
    if entry.answers:
        words.append("in use")
    elif entry.chosen:
        words.append(f"chosen, {entry.coded:,} of {entry.contents:,} coded")
    elif entry.coded:
        words.append(f"{entry.coded:,} coded")
    return ", ".join(words)


def _json(entry: ModelEntry) -> dict[str, object]:
    return {
        "name": entry.name,
        "title": entry.title,
        "state": entry.state,
        "licence": entry.licence,
        "source": entry.source,
        "size": entry.size,
        "stored": entry.stored,
        "parameters_millions": entry.parameters,
        "imagenet_accuracy": entry.accuracy,
        "bits": entry.bits,
        "chosen": entry.chosen,
        "answers": entry.answers,
        "coded": entry.coded,
        "pictures": entry.contents,
    }


def _download(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    entry = next((e for e in library.models.entries() if e.name == options.name), None)
    if entry is not None and entry.size:
        print(f"{entry.title}: {entry.size / 1e6:,.0f} MB from {entry.source}, {entry.licence}.", file=sys.stderr)
    watched(lambda: library.models.download(options.name, cancel=token, board=board), token, board)
    print(f"{options.name} is on this computer.", file=sys.stderr)


def _import(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    path = str(options.file.absolute())
    watched(lambda: library.models.import_file(options.name, path, cancel=token, board=board), token, board)
    print(f"{options.name} is on this computer.", file=sys.stderr)


def _remove(library: Library, options: argparse.Namespace) -> None:
    library.models.remove(options.name)


def _use(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    if library.models.choose(options.name):
        report = watched(lambda: library.scan([], cancel=token, board=board), token, board)
        if not report.complete:
            raise Cancelled
    print(f"Look-alikes are found with {options.name}.", file=sys.stderr)


def _forget(library: Library, options: argparse.Namespace) -> None:
    print(f"{library.models.drop_codes(options.name):,} codes deleted.", file=sys.stderr)
