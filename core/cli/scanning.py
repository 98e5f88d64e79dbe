"""`twinlens scan`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from core import settings
from core.cli.terminal import Command, add_device, watched
from core.errors import Cancelled, UserError
from core.library import Library
from core.records import CancelToken, ProgressBoard


def add(command: Command) -> None:
    """Add the command `scan`."""
    scan = command("scan", _scan, "Index folders, then find the duplicates among all that is indexed.")
    scan.add_argument("folders", nargs="*", metavar="FOLDER", help="folders to add (default: those of the library)")
    text = 'a name ("cache", "*.tmp") or a path ("*/backup/*") to leave out; remembered for later scans'
    scan.add_argument("--exclude", action="append", default=[], metavar="PATTERN", help=text)
    scan.add_argument("--include", action="append", default=[], metavar="PATTERN", help="no longer leave this out")
    scan.add_argument("--retry", action="store_true", help="try again files that could not be read before")
    add_device(scan)


def _scan(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    folders = [str(Path(folder).absolute()) for folder in options.folders] or None
    if folders is None and not library.folders():
        raise UserError("no-folders", "the library has no folders yet; name one: twinlens scan FOLDER")
    kept = [pattern for pattern in settings.load(library.directory).excluded if pattern not in options.include]
    settings.change(library.directory, excluded=tuple(dict.fromkeys([*kept, *options.exclude])))
    report = watched(
        lambda: library.scan(folders, cancel=token, board=board, retry_problems=options.retry), token, board
    )
    p = report.progress
    print(
        f"{p.total_files:,} files: {p.new:,} new, {p.unchanged:,} unchanged, {p.moved:,} moved, {p.removed:,} removed, "
        f"{p.failed:,} not readable.",
        file=sys.stderr,
    )
    for folder in report.offline_folders:
        print(f"{folder} is not there; its photos are kept as offline.", file=sys.stderr)
    if not report.complete:
        raise Cancelled
