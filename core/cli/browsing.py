"""Commands that read what the library knows: duplicates, codes, problems, info."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from core import paths
from core.cli.explaining import add_strictness
from core.cli.terminal import Command, add_json, print_json
from core.errors import UserError
from core.library import Library
from core.records import Group, Kind

SPACES = ("copy", "look")


def add(command: Command) -> None:
    """Add the commands."""
    duplicates = command("duplicates", _duplicates, "List groups of copies around the one to keep.")
    codes = command("codes", _codes, "Write all codes of one space to a NumPy archive.")
    codes.add_argument("out", metavar="OUT.npz", type=Path)
    text = "same picture edited (copy) or same sort of thing (look)"
    codes.add_argument("--space", required=True, choices=SPACES, help=text)
    problems = command("problems", _problems, "List files that could not be read, and why.")
    info = command("info", _info, "Say what the library holds.")
    add_strictness(duplicates)
    add_json(duplicates, problems, info)


def _duplicates(library: Library, options: argparse.Namespace) -> None:
    groups = library.groups(strictness=options.strictness)
    if options.json:
        print_json({"groups": [_group_json(group) for group in groups]})
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


def _codes(library: Library, options: argparse.Namespace) -> None:
    names, codes, encoder = library.codes(options.space)
    out: Path = options.out if options.out.suffix == ".npz" else options.out.with_name(options.out.name + ".npz")
    try:
        with paths.writing_atomically(out, 0o666) as file:
            np.savez(file, paths=np.array(names, dtype=np.str_), codes=codes, encoder=np.array(encoder))
    except OSError as error:
        raise UserError("not-writable", f"{out} cannot be written: {error.strerror}", str(out)) from error
    print(f"{len(names):,} codes of {encoder} written to {out}.", file=sys.stderr)


def _problems(library: Library, options: argparse.Namespace) -> None:
    problems = library.problems()
    if options.json:
        print_json({"problems": [{"path": p.path, "code": p.code, "reason": p.reason} for p in problems]})
        return
    for p in problems:
        print(f"{p.path}: {p.reason}")


def _info(library: Library, options: argparse.Namespace) -> None:
    info = library.info()
    if options.json:
        print_json(info)
        return
    for name, value in info.items():
        print(f"{name}: {value}")
