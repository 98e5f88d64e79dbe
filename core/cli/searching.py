"""Commands that search: similar, searches, parts, known."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from core.cli.terminal import Command, add_device, add_json, positive, print_json, watched
from core.errors import UserError
from core.library import Library
from core.records import Box, CancelToken, Example, Neighbour, ProgressBoard, Query, SearchResult
from core.records.whereabouts import State

STATES: dict[State, str] = {
    "here": "in the library",
    "copy": "a copy is in the library",
    "missing": "not there",
    "unreadable": "unreadable",
}


def add(command: Command) -> None:
    """Add the commands."""
    similar = command("similar", _similar, "List the photographs of the library nearest to pictures.")
    similar.add_argument("pictures", nargs="*", metavar="PICTURE", type=Path, help="more like these")
    similar.add_argument("--less", action="append", default=[], metavar="PICTURE", type=Path, help="less like this one")
    text = "only this part of the first picture: its edges as fractions, as in 0,0.5,0.5,1 for a quarter below left"
    similar.add_argument("--box", type=_box, metavar="L,T,R,B", help=text)
    similar.add_argument("--parts", action="store_true", help="look at parts of photographs too; see `twinlens parts`")
    similar.add_argument("--folder", type=Path, metavar="DIR", help="only photographs below this folder")
    similar.add_argument("-k", type=positive, default=20, metavar="N", help="how many (default: 20)")
    text = "same picture edited (copy) or same sort of thing (look, the default)"
    similar.add_argument("--space", default="look", choices=("copy", "look"), help=text)
    similar.add_argument("--save", metavar="NAME", help="keep this search under a name, also for the window")
    similar.add_argument("--saved", metavar="NAME", help="search again as it was saved, instead of by pictures")
    searches = command("searches", _searches, "List saved searches, and those that were made last.")
    searches.add_argument("--forget", type=int, metavar="ID", help="forget one")
    parts = command("parts", _parts, "Say what searching in parts of photographs costs, switch it on or off.")
    which = parts.add_mutually_exclusive_group()
    which.add_argument("--make", action="store_true", help="switch it on, and make the codes that are missing")
    which.add_argument("--drop", action="store_true", help="switch it off, and forget the codes")
    known = command("known", _known, "Say which pictures of a folder the library has, such as those of a camera card.")
    known.add_argument("folder", metavar="FOLDER", type=Path)
    add_device(similar, parts, known)
    add_json(similar, searches, parts, known)


def _box(text: str) -> Box:
    try:
        return Box(*(float(edge) for edge in text.split(",")))
    except (TypeError, ValueError) as error:
        message = "must be left,top,right,bottom, each 0 to 1, left before right and top before bottom"
        raise argparse.ArgumentTypeError(message) from error


def _similar(library: Library, options: argparse.Namespace) -> None:
    query = _saved(library, options.saved) if options.saved else _query(options)
    named = [os.path.realpath(example.path) for example in query.examples if example.path is not None]
    folder = None if options.folder is None else os.path.realpath(options.folder)
    result = library.search.run(query, k=options.k + len(named), folder=folder)
    if options.save:
        library.search.save(query, options.save)
    # What was named is no answer, also where the library has it.
    found = [n for n in result.neighbours if n.photo.path not in named][: options.k]
    if options.json:
        print_json({"matches": [_match_json(query, n) for n in found]})
        return
    for n in found:
        pulled = f"  (like {query.examples[n.example].title})" if sum(e.liked for e in query.examples) > 1 else ""
        place = f"  (at {_percents(n.box)})" if n.box else ""
        print(f"{n.distance:4d} of {result.bits} bits  {n.photo.path}{place}{pulled}")
    _say_why_nothing(library, result, options)


def _query(options: argparse.Namespace) -> Query:
    if not options.pictures:
        raise UserError("no-picture", "name a picture to search by: twinlens similar PICTURE")
    if options.parts and options.space == "copy":
        raise UserError("usage", "--parts finds look-alikes only; leave --space copy out")
    examples = [Example(path.name, path=str(path.absolute())) for path in options.pictures]
    if options.box is not None:
        examples[0] = Example(examples[0].title, path=examples[0].path, box=options.box)
    examples += [Example(path.name, path=str(path.absolute()), liked=False) for path in options.less]
    return Query(tuple(examples), options.space, options.parts)


def _saved(library: Library, name: str) -> Query:
    for search in library.search.saved():
        if search.name == name:
            return search.query
    raise UserError("not-found", f'there is no saved search named "{name}"; see: twinlens searches')


def _match_json(query: Query, n: Neighbour) -> dict[str, Any]:
    pulled = query.examples[n.example]
    box = {"box": [n.box.left, n.box.top, n.box.right, n.box.bottom]} if n.box else {}
    return {"path": n.photo.path, "distance": n.distance, "like": pulled.path or pulled.title, **box}


def _percents(box: Box) -> str:
    edges = (box.left, box.top, box.right, box.bottom)
    return ", ".join(f"{name} {edge:.0%}" for name, edge in zip(("left", "top", "right", "bottom"), edges, strict=True))


def _say_why_nothing(library: Library, result: SearchResult, options: argparse.Namespace) -> None:
    if not result.neighbours:
        empty = not len(library.photo_ids())
        where = "" if options.folder is None else f" below {options.folder}"
        print(
            "The library is empty: scan a folder first." if empty else f"No photograph{where} has a code yet.",
            file=sys.stderr,
        )


def _searches(library: Library, options: argparse.Namespace) -> None:
    if options.forget is not None:
        library.search.forget(options.forget)
    saved = library.search.saved()
    rows = [*saved, *(search for search in library.search.history() if search.name is None)]
    if options.json:
        print_json({"searches": [{"id": s.id, "name": s.name, "at": s.at, "title": s.query.title} for s in rows]})
        return
    for s in rows:
        more = f" and {len(s.query.examples) - 1} more" if len(s.query.examples) > 1 else ""
        print(f"{s.id:5d}  {s.at[:16].replace('T', ' ')}  {s.name or '-'}  ({s.query.title}{more})")


def _parts(library: Library, options: argparse.Namespace) -> None:
    if options.drop:
        library.search.drop_parts()
    if options.make:
        token, board = CancelToken(), ProgressBoard()
        watched(lambda: library.search.make_parts(token, board), token, board)
    on, cost = library.search.parts_on, library.search.parts_cost()
    if options.json:
        print_json({"on": on, "photos": cost.photos, "seconds": round(cost.seconds, 1), "bytes": cost.octets})
        return
    print("Searching in parts is switched on." if on else "Searching in parts is switched off.")
    if cost.photos:
        print(
            f"Codes are missing for {cost.photos:,} photographs: about {cost.seconds / 60:,.1f} minutes, and "
            f"{cost.octets / 1e6:,.1f} MB on disk and as many in memory. Make them with: twinlens parts --make"
        )


def _known(library: Library, options: argparse.Namespace) -> None:
    token, board = CancelToken(), ProgressBoard()
    folder = os.path.realpath(options.folder)  # as scans know it: what is there is then not read again
    report = watched(lambda: library.search.known(folder, token, board), token, board)
    if options.json:
        rows = [
            {
                "path": p.path,
                "state": p.state,
                **({"photo": p.photo.path} if p.photo else {}),
                **({"kind": p.kind.value} if p.kind else {}),
                **({"reason": p.reason} if p.reason else {}),
            }
            for p in report.pictures
        ]
        print_json({"pictures": rows, "whole": report.whole})
        return
    for p in report.pictures:
        more = f": {p.photo.path}" if p.photo else f": {p.reason}" if p.reason else ""
        print(f"{p.path}  {STATES[p.state]}{more}")
    counts = {state: report.count(state) for state in STATES}
    said = ", ".join(f"{counts[state]:,} {text}" for state, text in STATES.items() if counts[state])
    print(f"{len(report.pictures):,} pictures: {said or 'none'}.", file=sys.stderr)
    if not report.whole:
        print("Not all of the folder could be listed.", file=sys.stderr)
