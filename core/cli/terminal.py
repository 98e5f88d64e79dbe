"""What the commands share: progress on the terminal, Ctrl+C, JSON, options."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from core.library import Library
from core.records import CancelToken, Progress, ProgressBoard

BAR_WIDTH = 24
Result = TypeVar("Result")
Command = Callable[[str, Callable[[Library, argparse.Namespace], None], str], argparse.ArgumentParser]
"""Makes the parser of a command: its name, what runs it, and what it does in one sentence."""


def commands_below(parser: argparse.ArgumentParser) -> Command:
    """What makes commands of a command's own, such as `hash train`."""
    below = parser.add_subparsers(metavar="WHAT")

    def add(name: str, run: Callable[[Library, argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = below.add_parser(name, help=text, description=text)
        made.set_defaults(run=run)
        # Without a default of its own, or it would overwrite what was said before the command's name.
        folder = "the folder that holds the databases"
        made.add_argument("--library", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=folder)
        return made

    return add


def add_json(*parsers: argparse.ArgumentParser) -> None:
    for parser in parsers:
        parser.add_argument("--json", action="store_true", help="print JSON")


def add_device(*parsers: argparse.ArgumentParser) -> None:
    for parser in parsers:
        text = "where the encoder runs (default: the best there is)"
        parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), help=text)


def positive(text: str) -> int:
    """A count on the command line, at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def print_json(value: Any) -> None:
    """Print JSON; a byte of a file name that is no text as the lone surrogate that `os.fsencode` makes a byte again."""
    print(json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode())


def watched(work: Callable[[], Result], token: CancelToken, board: ProgressBoard) -> Result:
    """Run `work` in a thread and draw its progress here; a first Ctrl+C cancels it, a second one kills us."""
    outcome: list[Result | BaseException] = []
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
    if p.phase == "downloading":
        parts = [f"{_bar(p.done_bytes, p.total_bytes)} {p.done_bytes / 1e6:,.1f} of {p.total_bytes / 1e6:,.1f} MB"]
        parts += [f"{p.rate / 1e6:.1f} MB/s"] if p.rate else []
        return " · ".join(parts + ([f"{_duration(p.seconds_left)} left"] if p.seconds_left is not None else []))
    if p.phase == "cleaning":
        return f"Cleaning up {_bar(p.done_files, p.total_files)} {p.done_files:,} of {p.total_files:,}"
    if p.phase == "encoding":
        line = f"{p.current} {_bar(p.done_files, p.total_files)} {p.done_files:,} of {p.total_files:,}"
        return line + (f" · {_duration(p.seconds_left)} left" if p.seconds_left is not None else "")
    if p.phase == "training":
        line = f"{_bar(p.done_files, p.total_files)} {p.current}"
        losses = p.curves[-1].losses if p.curves else ()
        return line + (f" · error {losses[-1]:.4f}" if losses else "")
    if p.phase == "reading":
        return f"Reading {_bar(p.done_files, p.total_files)} {p.done_files:,} of {p.total_files:,}"
    if p.phase == "measuring":
        return f"Measuring {_bar(p.done_files, p.total_files)} {p.done_files * 100 // max(1, p.total_files)} %"
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
