"""What is said of an album, in sentences."""

from __future__ import annotations

from core.language import number, percent, plural, tr
from core.records import Album, Quality

ENOUGH = 5


def quality(told: Quality) -> str:
    """How good an album is, as far as its own examples can tell."""
    if not told.told:
        return tr(
            "Too few examples to tell how good it is: it takes {enough} of each side, of different scenes; "
            "{inside} in and {outside} out so far.",
            enough=number(ENOUGH),
            inside=number(told.inside),
            outside=number(told.outside),
        )
    if told.precision is None:
        return tr("Tried on its own examples, it found none of them. More examples will help.")
    return tr(
        "Tried on your examples, each as if it were new: {right} of {put_in} that it put in belong here "
        "({share}; so few can mean {low} to {high}), and it found {recalled} of {inside}. "
        "Where few photos of the library belong, expect less.",
        right=number(told.right),
        put_in=number(told.put_in),
        share=percent(told.precision),
        low=percent(told.low),
        high=percent(told.high),
        recalled=number(told.recalled),
        inside=number(told.inside),
    )


def examples(album: Album) -> str:
    """How many examples an album has, and which of them are away."""
    text = tr("Examples: {inside} in, {outside} out.", inside=number(album.inside), outside=number(album.outside))
    if album.away:
        away = plural(
            "{n} of them is not in the library now; it counts again when it comes back.",
            "{n} of them are not in the library now; they count again when they come back.",
            album.away,
        )
        return f"{text} {away}"
    return text


def weak(album: Album) -> str:
    """What stands for everything else where the person said little about it."""
    if album.outside:
        return ""
    return tr("Until you say what does not belong, random photos of the library stand for that.")


def found(count: int) -> str:
    return plural("{n} photo belongs to it", "{n} photos belong to it", count)
