"""`twinlens hash`: short codes learnt from this library's long ones, and which of them searches use."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from core.cli.terminal import Command, commands_below, print_json, watched
from core.errors import UserError
from core.hashing.methods import BITS, METHODS
from core.library import Library
from core.records import CancelToken, HashReport, ProgressBoard


def add(command: Command) -> None:
    """Add the command `hash` with its own commands."""
    text = "Learn short codes that let a large library be searched fast, and say which of them searches use."
    below = command("hash", _list, text)
    below.set_defaults(json=False)
    sub = commands_below(below)
    listing = sub("list", _list, "Show the trained hashes and how good they are (default).")
    train = sub("train", _train, "Train a hash on the photos of the library.")
    compare = sub("compare", _compare, "Train one hash of each method on a sample of the library, the best first.")
    names = ", ".join(f"{method.name} ({method.title})" for method in METHODS)
    train.add_argument("--method", default=METHODS[0].name, choices=[m.name for m in METHODS], help=names)
    for parser in (train, compare):
        parser.add_argument("--bits", type=int, choices=BITS, help="length of the short code (default: the longest)")
        parser.add_argument("--seed", type=int, default=0, help="the same seed on the same photos gives the same hash")
        text = "where it is trained (default: the best there is)"
        parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default=argparse.SUPPRESS, help=text)
    for parser in (listing, train, compare):
        parser.add_argument("--json", action="store_true", help="print JSON")
    for name, run, text in (
        ("use", _use, 'Search by a hash from now on; "none" searches by the long codes alone.'),
        ("remove", _remove, "Delete a hash and its short codes."),
    ):
        sub(name, run, text).add_argument("id", metavar="ID", help='as "hash list" prints it')


def _list(library: Library, options: argparse.Namespace) -> None:
    _print(library, library.hashing.trained(), options.json)


def _train(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    bits, seed = _bits(library, options), options.seed
    report = watched(
        lambda: library.hashing.train(options.method, bits, cancel=token, board=board, seed=seed), token, board
    )
    _print(library, (report,), options.json)


def _compare(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    bits, seed = _bits(library, options), options.seed
    reports = watched(lambda: library.hashing.compare(bits, cancel=token, board=board, seed=seed), token, board)
    _print(library, reports, options.json)


def _bits(library: Library, options: argparse.Namespace) -> int:
    bits = options.bits or max(library.hashing.lengths(), default=0)
    if not bits:
        raise UserError("too-long", "The codes of the encoder in use are as short as can be.")
    return int(bits)


def _use(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    wanted = None if options.id == "none" else options.id
    watched(lambda: library.hashing.use(wanted, cancel=token, board=board), token, board)
    text = "Searches use the long codes alone." if wanted is None else f"Searches use {wanted}."
    print(text, file=sys.stderr)


def _remove(library: Library, options: argparse.Namespace) -> None:
    library.hashing.remove(options.id)


def _print(library: Library, reports: tuple[HashReport, ...], json: bool) -> None:
    used = library.hashing.used
    if json:
        print_json({"hashes": [{**asdict(report), "used": report.id == used} for report in reports]})
        return
    for r in reports:
        notes = [note for note, holds in (("recommended", r.best), ("in use", r.id == used)) if holds]
        print(
            f"{r.id:44} keeps {r.recall:4.0%} of the 50 nearest  {r.photos:9,} photos  {r.seconds:7.1f} s"
            + (f"  {', '.join(notes)}" if notes else "")
        )
    if not reports:
        print("No hash has been trained.", file=sys.stderr)
