"""`twinlens albums`: albums that are taught by example."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

from core.cli.terminal import Command, commands_below, positive, print_json
from core.errors import UserError
from core.library import Library
from core.records import Album, Learner, Quality


def add(command: Command) -> None:
    """Add the command `albums` with its own commands."""
    text = "Albums that learn from examples which photos belong to them. They are views: no file is touched."
    below = command("albums", _list, text)
    below.set_defaults(json=False)
    sub = commands_below(below)
    listing = sub("list", _list, "List the albums, their examples and how many photos belong to them (default).")
    new = sub("new", _new, "Make an album.")
    teach = sub("teach", _teach, "Say which photos belong to an album, and which do not.")
    for option, what in (("in", "belong to it"), ("out", "do not"), ("forget", "are no examples any more")):
        teach.add_argument(
            f"--{option}",
            dest=f"{option}_",
            nargs="+",
            type=Path,
            default=[],
            metavar="PHOTO",
            help=f"photos that {what}",
        )
    show = sub("show", _show, "List the photos that belong to an album, best first.")
    show.add_argument("-k", type=positive, metavar="N", help="the best N, whether they belong or not")
    ask = sub("ask", _ask, "List the photos whose label would teach the album most.")
    ask.add_argument("-k", type=positive, default=12, metavar="N", help="how many (default: 12)")
    quality = sub("quality", _quality, "Say how often an album is right, tried on its own examples.")
    rename = sub("rename", _rename, "Give an album another name.")
    delete = sub("delete", _delete, "Forget an album and its examples; no photo is touched.")
    for parser in (new, teach, show, ask, quality, rename, delete):
        parser.add_argument("album", metavar="ALBUM", help="its name")
    rename.add_argument("name", metavar="NAME")
    for parser in (new, teach):
        words = "what learns it: logistic (logistic regression, the default) or forest (random forest)"
        parser.add_argument("--learner", choices=get_args(Learner), help=words)
    for parser in (listing, show, ask, quality):
        parser.add_argument("--json", action="store_true", help="print JSON")


def _named(library: Library, options: argparse.Namespace) -> Album:
    wanted = options.album.casefold()
    for album in library.albums.list():
        if album.name.casefold() == wanted:
            return album
    raise UserError("not-found", f'There is no album "{options.album}"; "twinlens albums" lists them.')


def _list(library: Library, options: argparse.Namespace) -> None:
    albums = library.albums.list()
    if options.json:
        print_json({"albums": [asdict(album) for album in albums]})
        return
    for album in albums:
        found = "not ranked yet" if album.found is None else f"{album.found:,} photos"
        away = f", {album.away:,} away" if album.away else ""
        print(f"{album.name:32} {found:>16}  {album.inside:,} in, {album.outside:,} out{away}  {album.learner}")
    if not albums:
        print('There is no album; "twinlens albums new NAME" makes one.', file=sys.stderr)


def _new(library: Library, options: argparse.Namespace) -> None:
    library.albums.create(options.album, options.learner or "logistic")


def _teach(library: Library, options: argparse.Namespace) -> None:
    album = _named(library, options).id
    sides = ((options.in_, True), (options.out_, False), (options.forget_, None))
    taught = [(library.albums.photos_at(map(os.path.realpath, paths)), inside) for paths, inside in sides]
    for photos, inside in taught:  # all of them are there
        library.albums.teach(album, photos, inside)
    if options.learner:
        library.albums.set_learner(album, options.learner)
    library.albums.ranked(album)
    told = library.albums.get(album)
    print(f"{told.name}: {told.inside:,} in, {told.outside:,} out; {told.found or 0:,} photos belong.", file=sys.stderr)


def _show(library: Library, options: argparse.Namespace) -> None:
    album = _named(library, options)
    ids, scores = library.albums.ranked(album.id)
    count = int((scores >= album.threshold).sum()) if options.k is None else options.k
    fits = dict(zip(ids[:count].tolist(), scores[:count].tolist(), strict=True))
    photos = [(fits[int(photo.id)], photo.path) for photo in library.photos(fits)]
    if options.json:
        print_json({"photos": [{"path": path, "fit": round(fit, 4)} for fit, path in photos]})
        return
    for fit, path in photos:
        print(f"{fit:4.0%}  {path}")


def _ask(library: Library, options: argparse.Namespace) -> None:
    album = _named(library, options).id
    paths = [photo.path for photo in library.photos(library.albums.uncertain(album, options.k))]
    if options.json:
        print_json({"photos": paths})
        return
    for path in paths:
        print(path)


def _quality(library: Library, options: argparse.Namespace) -> None:
    quality = library.albums.quality(_named(library, options).id)
    if options.json:
        values: dict[str, Any] = {**asdict(quality), "precision": quality.precision}
        print_json(values)
        return
    print(_sentence(quality))


def _sentence(q: Quality) -> str:
    if not q.told:
        return (
            f"Too few examples to tell: {q.needed_inside:,} more that belong and {q.needed_outside:,} more that do not "
            "are needed, of different scenes."
        )
    if q.precision is None:
        return f"Tried on its own examples, it found none of {q.inside:,}."
    return (
        f"Tried on its own examples: of {q.put_in:,} it put in, {q.right:,} belong ({q.precision:.0%}; so few can mean "
        f"{q.low:.0%} to {q.high:.0%}); it found {q.recalled:,} of {q.inside:,}. Where few photos of the "
        "library belong, expect less."
    )


def _rename(library: Library, options: argparse.Namespace) -> None:
    library.albums.set_name(_named(library, options).id, options.name)


def _delete(library: Library, options: argparse.Namespace) -> None:
    library.albums.delete(_named(library, options).id)
