"""The command line: the same engine and library as the window. JSON alone on stdout, progress and errors on stderr.

Exit codes: 0 done, 1 an error told in one sentence, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import logging
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core import __version__, paths, settings
from core.errors import Cancelled, UserError
from core.library import Library
from core.records import CancelToken, Group, Kind, Progress, ProgressBoard, ScanReport

COMMANDS = ("scan", "duplicates", "similar", "codes", "problems", "info")
SPACES = ("copy", "look")
BAR_WIDTH = 24


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; without a command, open the window on the folders given."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    try:
        if any(word in COMMANDS for word in argv[:1]):
            options = _command_parser().parse_args(argv)
            with Library.open(options.library, device=options.device) as library:
                run: Callable[[Library, argparse.Namespace], None] = options.run
                run(library, options)
            return 0
        return _open_window(_window_parser().parse_args(argv))
    except Cancelled:
        print("Stopped. What was done so far is kept; the next scan goes on from there.", file=sys.stderr)
    except UserError as error:
        print(f"twinlens: {_sentence(error)}", file=sys.stderr)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
    return 1


def _sentence(error: UserError) -> str:
    text = str(error)
    return text if error.path is None or error.path in text else f"{error.path}: {text}"


def _open_window(options: argparse.Namespace) -> int:
    try:
        from gui import app
    except ImportError as error:
        raise UserError("no-window", f"the window cannot be opened: {error}") from error
    return app.main(options.folders, options.library)


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twinlens",
        description="Find duplicate and look-alike photographs in your own folders. "
        "Without a command the window opens, on the folders given.",
        epilog="Commands, each with its own --help: " + ", ".join(COMMANDS),
    )
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="a folder of photographs to add and scan")
    parser.add_argument("--version", action="version", version=f"twinlens {__version__}")
    _add_library(parser)
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    default = str(paths.default_library()).replace("%", "%%")
    text = f"the folder that holds the databases (default: {default})"
    parser.add_argument("--library", type=Path, metavar="DIR", help=text)


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="twinlens")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[Library, argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run, device=None)
        _add_library(sub)
        return sub

    scan = command("scan", _scan, "Index folders, then find the duplicates among all that is indexed.")
    scan.add_argument("folders", nargs="*", metavar="FOLDER", help="folders to add (default: those of the library)")
    text = 'a name ("cache", "*.tmp") or a path ("*/backup/*") to leave out; remembered for later scans'
    scan.add_argument("--exclude", action="append", default=[], metavar="PATTERN", help=text)
    scan.add_argument("--include", action="append", default=[], metavar="PATTERN", help="no longer leave this out")
    scan.add_argument("--retry", action="store_true", help="try again files that could not be read before")
    duplicates = command("duplicates", _duplicates, "List groups of copies around the one to keep.")
    similar = command("similar", _similar, "List the photographs of the library nearest to a picture.")
    similar.add_argument("image", metavar="IMAGE", type=Path)
    similar.add_argument("-k", type=_positive, default=20, metavar="N", help="how many (default: 20)")
    codes = command("codes", _codes, "Write all codes of one space to a NumPy archive.")
    codes.add_argument("out", metavar="OUT.npz", type=Path)
    text = "same picture edited (copy) or same sort of thing (look)"
    codes.add_argument("--space", required=True, choices=SPACES, help=text)
    similar.add_argument("--space", default="look", choices=SPACES, help=f"{text}; default: look")
    for sub in (scan, similar):
        text = "where the encoder runs (default: the best there is)"
        sub.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), help=text)
    problems = command("problems", _problems, "List files that could not be read, and why.")
    info = command("info", _info, "Say what the library holds.")
    for sub in (duplicates, similar, problems, info):
        sub.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


# -- scan -------------------------------------------------------------------------------------------------------------


def _scan(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    folders = [str(Path(folder).absolute()) for folder in options.folders] or None
    if folders is None and not library.folders():
        raise UserError("no-folders", "the library has no folders yet; name one: twinlens scan FOLDER")
    kept = [pattern for pattern in settings.load(library.directory).excluded if pattern not in options.include]
    settings.change(library.directory, excluded=tuple(dict.fromkeys([*kept, *options.exclude])))
    report = _watched(
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


def _watched(work: Callable[[], ScanReport], token: CancelToken, board: ProgressBoard) -> ScanReport:
    """Run `work` in a thread and draw its progress here; a first Ctrl+C cancels it, a second one kills us."""
    outcome: list[ScanReport | BaseException] = []
    finished = threading.Event()

    def body() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # handed to the main thread, which raises it
            outcome.append(error)
        finished.set()

    def interrupted(*_: object) -> None:
        token.cancel()
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    before = signal.signal(signal.SIGINT, interrupted)
    terminal = sys.stderr.isatty()
    worker = threading.Thread(target=body, name="scan")
    worker.start()
    try:
        while not finished.wait(0.1 if terminal else 5.0):
            line = progress_line(board.read())
            print(f"\r\x1b[K{line}" if terminal else line, end="" if terminal else "\n", file=sys.stderr, flush=True)
    finally:
        worker.join()
        signal.signal(signal.SIGINT, before)
        if terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    result = outcome[0]
    if isinstance(result, BaseException):
        raise result
    return result


def progress_line(p: Progress) -> str:
    """One line that tells where long work stands, at most about 110 columns."""
    if p.phase == "matching":
        return f"Comparing {_bar(p.done_files, p.total_files)} {p.done_files:,} of {p.total_files:,}"
    found = f"{p.total_files:,}" + ("" if p.walk_done else "+")
    parts = [f"{_bar(p.done_bytes, p.total_bytes)} {p.done_files:,} of {found}", f"{p.done_bytes / 1e9:.1f} GB"]
    if p.rate:
        parts.append(f"{p.rate:.0f}/s")
    if p.seconds_left is not None:
        parts.append(f"{_duration(p.seconds_left)} left")
    parts.append(f"{p.new:,} new, {p.unchanged:,} same, {p.failed:,} failed")
    name = Path(p.current).name
    return " · ".join(parts) + (f" · {name[:24]}" if name else "")


def _bar(done: int, total: int) -> str:
    filled = BAR_WIDTH * done // total if total else 0
    return "█" * filled + "░" * (BAR_WIDTH - filled)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


# -- reading what the library knows ------------------------------------------------------------------------------------


def _duplicates(library: Library, options: argparse.Namespace) -> None:
    groups = library.groups()
    if options.json:
        _print_json({"groups": [_group_json(group) for group in groups]})
        return
    copies = [group for group in groups if group.reclaimable]
    for group in groups:
        print(f"\n{group.keeper.path}  ({_facts(group)})")
        for member in group.members[1:]:
            detail = f", {member.detail}" if member.detail else ""
            print(f"    {member.kind.value}{detail} ({member.confidence:.0%}): {member.photo.path}")
    extra = sum(m.kind is not Kind.BURST for g in groups for m in g.members[1:])
    freed = sum(group.reclaimable for group in groups) / 1e6
    print(f"\n{len(copies):,} groups of copies, {extra:,} copies beside the ones to keep, {freed:,.1f} MB.")


def _facts(group: Group) -> str:
    keeper = group.keeper
    return f"{keeper.facts.width} × {keeper.facts.height}, {keeper.size / 1e6:.1f} MB"


def _group_json(group: Group) -> dict[str, Any]:
    return {
        "keeper": group.keeper.path,
        "photos": [
            {
                "path": m.photo.path,
                "kind": m.kind.value,
                "distance": m.distance,
                "confidence": round(m.confidence, 4),
                **({"rectangle": m.rectangle} if m.rectangle else {}),
                **({"detail": m.detail} if m.detail else {}),
            }
            for m in group.members
        ],
    }


def _similar(library: Library, options: argparse.Namespace) -> None:
    result = library.similar_to_file(str(options.image.absolute()), space=options.space, k=options.k)
    if options.json:
        _print_json({"matches": [{"path": n.photo.path, "distance": n.distance} for n in result.neighbours]})
        return
    for n in result.neighbours:
        print(f"{n.distance:4d} of {result.bits} bits  {n.photo.path}")
    if not result.neighbours:
        print("The library is empty: scan a folder first.", file=sys.stderr)


def _codes(library: Library, options: argparse.Namespace) -> None:
    names, codes, encoder = library.codes(options.space)
    out: Path = options.out if options.out.suffix == ".npz" else options.out.with_name(options.out.name + ".npz")
    try:
        np.savez(out, paths=np.array(names, dtype=np.str_), codes=codes, encoder=np.array(encoder))
    except OSError as error:
        raise UserError("not-writable", f"{out} cannot be written: {error.strerror}", str(out)) from error
    print(f"{len(names):,} codes of {encoder} written to {out}.", file=sys.stderr)


def _problems(library: Library, options: argparse.Namespace) -> None:
    problems = library.problems()
    if options.json:
        _print_json({"problems": [{"path": p.path, "code": p.code, "reason": p.reason} for p in problems]})
        return
    for p in problems:
        print(f"{p.path}: {p.reason}")


def _info(library: Library, options: argparse.Namespace) -> None:
    info = library.info()
    if options.json:
        _print_json(info)
        return
    for name, value in info.items():
        print(f"{name}: {value}")


if __name__ == "__main__":
    sys.exit(main())
