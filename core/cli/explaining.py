"""Commands about trust: `explain` two files, `calibrate` what strictness means; and the option `--strictness`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from core.cli.terminal import Command, add_device, add_json, print_json, watched
from core.library import Library
from core.records import STRICTNESS, Calibration, CancelToken, Explanation, ProgressBoard, Score

_MARKS = {True: "+", False: "x", None: "-"}
_WIDTH = 21


def add(command: Command) -> None:
    """Add the commands."""
    explain = command("explain", _explain, "Say why two picture files match, or why not, with every figure.")
    explain.add_argument("a", metavar="A", type=Path, help="a picture file, in the library or not")
    explain.add_argument("b", metavar="B", type=Path, help="another one")
    add_strictness(explain)
    text = "Measure on edits of the library's own photographs how many copies each strictness finds (about 2 minutes)."
    calibrate = command("calibrate", _calibrate, text)
    add_device(explain, calibrate)
    add_json(explain, calibrate)


def add_strictness(parser: argparse.ArgumentParser) -> None:
    text = f"how sure a copy must be: {', '.join(STRICTNESS)}, or 0..1 (default: as it is set)"
    parser.add_argument("--strictness", type=strictness, metavar="HOW", help=text)


def strictness(text: str) -> float:
    """A name of `STRICTNESS` or a number 0..1, for argparse."""
    value = STRICTNESS.get(text)
    if value is None:
        try:
            value = float(text)
        except ValueError:
            value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"must be {', '.join(STRICTNESS)}, or a number from 0 to 1")
    return value


def _explain(library: Library, options: argparse.Namespace) -> None:
    told = library.explain(str(options.a.absolute()), str(options.b.absolute()), strictness=options.strictness)
    if options.json:
        print_json(_explanation_json(told))
        return
    print(f"{told.a}\n{told.b}\n\n{told.sentence}\n")
    for score in told.scores:
        print(f"{_MARKS[score.passed]} {score.name:<{_WIDTH}}  {_figures(score):<17}  {score.sentence}")
    print(f"\n{_MARKS[True]} speaks for a copy   {_MARKS[False]} speaks against   {_MARKS[None]} says nothing")


def _figures(score: Score) -> str:
    """ "0.998 (0.8)": the value and its limit."""
    if score.value is None:
        return ""
    return f"{score.value:.4g}" + ("" if score.limit is None else f" ({score.limit:.4g})")


def _explanation_json(told: Explanation) -> dict[str, Any]:
    return {
        "a": told.a,
        "b": told.b,
        "kind": None if told.kind is None else told.kind.value,
        "sentence": told.sentence,
        "confidence": told.confidence,
        "strictness": told.strictness,
        "scores": [
            {"name": s.name, "value": s.value, "limit": s.limit, "passed": s.passed, "sentence": s.sentence}
            for s in told.scores
        ],
        **({"rectangle": told.rectangle} if told.rectangle else {}),
        **({"decision": told.ruling.value} if told.ruling else {}),
    }


def _calibrate(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    measured = watched(lambda: library.calibrate(cancel=token, board=board), token, board)
    if options.json:
        print_json(_calibration_json(measured))
        return
    print(f"{measured.photos:,} photographs, {measured.copies:,} edited copies, {measured.strangers:,} other pairs.\n")
    print("strictness  copies found  other pairs called copies")
    names = {value: name for name, value in STRICTNESS.items()}
    for point in measured.points:
        wrong = round(point.wrong * measured.strangers)
        name = f"  {names[point.strictness]}" if point.strictness in names else ""
        print(f"{point.strictness:10.2f}  {point.recall:12.1%}  {wrong:,} of {measured.strangers:,}{name}")
    if measured.strangers and not any(point.wrong for point in measured.points):
        most = max(1, measured.strangers // 3)
        print(f"\nNone was wrong: with 95 % certainty that means fewer than 1 in {most:,} such pairs.", file=sys.stderr)


def _calibration_json(measured: Calibration) -> dict[str, Any]:
    return {
        "photos": measured.photos,
        "copies": measured.copies,
        "strangers": measured.strangers,
        "at": measured.at,
        "points": [{"strictness": p.strictness, "recall": p.recall, "wrong": p.wrong} for p in measured.points],
    }
