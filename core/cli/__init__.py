"""The command line: the same engine and library as the window. JSON alone on stdout, progress and errors on stderr.

Exit codes: 0 done, 1 an error told in one sentence, 2 wrong usage. Each module of commands has a function `add`.
"""

from __future__ import annotations

import argparse
import io
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core import __version__, paths
from core.cli import albums, browsing, cleaning, explaining, hashing, models, reviewing, scanning, searching
from core.errors import Cancelled, UserError
from core.library import Library

__all__ = ["main"]

MODULES = (scanning, browsing, searching, models, hashing, reviewing, cleaning, explaining, albums)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; without a command, or with "window", open the window on the folders and files given."""
    argv = _command_first(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    if isinstance(sys.stdout, io.TextIOWrapper):  # a file name need not be valid text
        is_utf8 = sys.stdout.encoding.lower() in ("utf-8", "utf8")
        sys.stdout.reconfigure(errors="surrogateescape" if is_utf8 else "backslashreplace")
    parser, names = _command_parser()
    try:
        if any(word in names for word in argv[:1]):
            options = parser.parse_args(argv)
            with Library.open(options.library, device=options.device) as library:
                run: Callable[[Library, argparse.Namespace], None] = options.run
                run(library, options)
            return 0
        return _open_window(_window_parser(names).parse_args(argv[1:] if argv[:1] == ["window"] else argv))
    except (Cancelled, KeyboardInterrupt):
        print("Stopped. What was done so far is kept; the next run goes on from there.", file=sys.stderr)
    except UserError as error:
        print(f"twinlens: {_sentence(error)}", file=sys.stderr)
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
    return 1


def _command_first(given: Sequence[str]) -> list[str]:
    """The arguments with the command at the front, where the library was named before it, as many programs allow."""
    lead = 2 if given[:1] == ["--library"] else int(bool(given) and given[0].startswith("--library="))
    return [*given[lead : lead + 1], *given[:lead], *given[lead + 1 :]]


def _sentence(error: UserError) -> str:
    text = str(error)
    return text if error.path is None or error.path in text else f"{error.path}: {text}"


def _open_window(options: argparse.Namespace) -> int:
    try:
        from gui import single

        if not options.self_test and single.hand_over(options.library or paths.default_library(), options.paths):
            return 0  # before the window is even loaded
        from gui import app
    except ImportError as error:
        raise UserError("no-window", f"the window cannot be opened: {error}") from error
    if options.self_test:
        from gui import selftest

        return selftest.main()
    return app.main(options.paths, options.library)


def _window_parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="twinlens",
        description="Find duplicate and look-alike photographs in your own folders. "
        "Without a command the window opens; where it is open already, it is given the folders and files.",
        epilog="Commands, each with its own --help: " + ", ".join(["window", *commands]),
    )
    text = "a folder of photographs to add and scan, or a picture to find the copies and look-alikes of"
    parser.add_argument("paths", nargs="*", metavar="FOLDER|PICTURE", help=text)
    parser.add_argument("--version", action="version", version=f"twinlens {__version__}")
    text = "try the whole program on pictures made for it, in a folder of its own, and say what works"
    parser.add_argument("--self-test", action="store_true", help=text)
    _add_library(parser)
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    default = str(paths.default_library()).replace("%", "%%")
    text = f"the folder that holds the databases (default: {default})"
    parser.add_argument("--library", type=Path, metavar="DIR", help=text)


def _command_parser() -> tuple[argparse.ArgumentParser, list[str]]:
    """The parser of all commands, and their names."""
    parser = argparse.ArgumentParser(prog="twinlens")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    names: list[str] = []

    def command(name: str, run: Callable[[Library, argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        names.append(name)
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run, device=None)
        _add_library(sub)
        return sub

    for module in MODULES:
        module.add(command)
    return parser, names
