"""Commands about review: report, folders, decisions, rules. None of them changes a photograph."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from core.cli.terminal import Command, add_json, print_json, watched
from core.library import Library
from core.records import CancelToken, Decision, FolderPair, Preset, ProgressBoard


def add(command: Command) -> None:
    """Add the commands."""
    report = command("report", _report, "Write the groups of copies to a .csv, .json or .html file.")
    report.add_argument("out", metavar="OUT", type=Path, help="its ending says the format; .html holds thumbnails")
    folders = command("folders", _folders, "Say which folders are inside others, and by how much.")
    decisions = command("decisions", _decisions, "List what you decided about pairs of photographs.")
    text = "forget the decision of this number: its photographs may be offered as copies again"
    decisions.add_argument("--take-back", type=int, metavar="ID", help=text)
    rules = command("rules", _rules, "List the rules by which `twinlens clean` can choose what to keep.")
    add_json(folders, decisions, rules)


def _report(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    groups = library.groups()
    out: Path = options.out.absolute()
    watched(lambda: library.review.export(str(out), groups=groups, cancel=token, board=board), token, board)
    count = "1 group" if len(groups) == 1 else f"{len(groups):,} groups"
    print(f"{count} written to {out}.", file=sys.stderr)


def _folders(library: Library, options: argparse.Namespace) -> None:
    pairs = library.review.containment()
    if options.json:
        print_json({"folders": [_pair_json(pair) for pair in pairs]})
        return
    for pair in pairs:
        photos = f"{pair.inside:,} of {pair.total:,} photos, {pair.size / 1e6:,.1f} MB"
        # Rounded down, so that 100 % means all.
        print(f"{100 * pair.inside // pair.total:3d} % of {pair.a}\n      is inside {pair.b} ({photos})")
    if not pairs:
        print("No folder is at least half inside another one.", file=sys.stderr)


def _pair_json(pair: FolderPair) -> dict[str, object]:
    return {"folder": pair.a, "inside": pair.b, "photos": pair.inside, "of": pair.total, "bytes": pair.size}


def _decisions(library: Library, options: argparse.Namespace) -> None:
    if options.take_back is not None:
        library.review.take_back(options.take_back)
        print(f"Decision {options.take_back} is taken back.", file=sys.stderr)
    decisions = library.review.decisions()
    if options.json:
        print_json({"decisions": [_decision_json(decision) for decision in decisions]})
        return
    for decision in decisions:
        print(f"{decision.id:4d}  {decision.at[:10]}  {decision.ruling.value}: {decision.path}")
        for other in decision.others:
            print(f"          {other}")
    if not decisions:
        print("Nothing has been decided yet.", file=sys.stderr)


def _decision_json(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "ruling": decision.ruling.value,
        "path": decision.path,
        "others": decision.others,
        "at": decision.at,
    }


def _rules(library: Library, options: argparse.Namespace) -> None:
    presets = library.review.presets()
    if options.json:
        print_json({"presets": [_preset_json(library, preset) for preset in presets]})
        return
    for preset in presets:
        print(f"{preset.name}{'' if preset.built_in else ' (yours)'}")
        for number, rule in enumerate(preset.rules, 1):
            print(f"  {number:2d}. {library.review.sentence(rule)}")
        print()


def _preset_json(library: Library, preset: Preset) -> dict[str, object]:
    return {
        "name": preset.name,
        "built in": preset.built_in,
        "rules": [
            {"name": rule.name, "values": rule.values, "sentence": library.review.sentence(rule)}
            for rule in preset.rules
        ],
    }
