"""What came of looking a folder up, in sentences."""

from __future__ import annotations

from pathlib import PurePath

from core.language import number, plural, tr
from core.records import FolderReport, Whereabouts
from core.retelling import retell
from gui import kinds, words


def verdict(report: FolderReport) -> str:
    """What a person wants to know before they wipe the card, in one to three sentences."""
    total, missing, unread = len(report.pictures), report.count("missing"), report.count("unreadable")
    if not total:
        return tr("There are no pictures in this folder.")
    if missing:
        text = plural(
            "{n} picture of {total} is not in your library.",
            "{n} of {total} pictures are not in your library.",
            missing,
            total=number(total),
        )
    elif unread:
        text = tr("All pictures that could be read are in your library, as files or as copies.")
    else:
        text = plural(
            "The {n} picture is in your library, as the same file or as a copy.",
            "All {n} pictures are in your library, as the same files or as copies.",
            total,
        )
    sentences = [text]
    if unread:
        sentences.append(plural("{n} could not be read.", "{n} could not be read.", unread))
    away = sum(one.photo is not None and not one.there for one in report.pictures)
    if away:
        sentences.append(
            plural(
                "Of {n} the library's own file is not there now.",
                "Of {n} the library's own files are not there now.",
                away,
            )
        )
    if not report.whole:
        sentences.append(tr("Some of the folder could not be listed."))
    return " ".join(sentences)


def unfinished(done: int, total: int) -> str:
    """That a look-up was stopped: nobody is to take it for an answer about the whole card."""
    return tr(
        "This is not all: {done} of {total} pictures were looked up before it was stopped.",
        done=number(done),
        total=number(total),
    )


def where(one: Whereabouts) -> str:
    """Where the library has a picture, in a sentence."""
    if one.state == "missing":
        return tr("Your library has no copy of this picture.")
    if one.state == "unreadable":
        return tr("It cannot be read: {reason}", reason=retell(one.reason))
    assert one.photo is not None
    assert one.kind is not None
    place = words.place(PurePath(one.photo.path))
    if not one.there:
        return tr("The library knows it as {place}, which is not there now.", place=place)
    if one.state == "here":
        return tr("The same file is in your library: {place}", place=place)
    return tr("A copy is in your library ({how}): {place}", how=kinds.whole(one.kind), place=place)
