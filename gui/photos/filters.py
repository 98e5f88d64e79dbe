"""What a filter of photos says, in words: one short phrase for each condition, for the chips and for screen readers."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale

from core.language import phrase, plural, spoken, tr
from core.records import PhotoFilter
from gui import words
from gui.grid.stars import label_title, stars_text, stars_title

Condition = tuple[tuple[str, ...], str]
"""Names of conditions that one chip stands for, and what it says."""

ORIENTATIONS = {"landscape": phrase("Landscape"), "portrait": phrase("Portrait"), "square": phrase("Square")}
SIZES = {
    0: phrase("Any size"),
    2_000_000: phrase("2 MP and more"),
    8_000_000: phrase("8 MP and more"),
    16_000_000: phrase("16 MP and more"),
    32_000_000: phrase("32 MP and more"),
}
WEIGHTS = {
    0: phrase("Any file size"),
    1_000_000: phrase("1 MB and more"),
    5_000_000: phrase("5 MB and more"),
    20_000_000: phrase("20 MB and more"),
    100_000_000: phrase("100 MB and more"),
}
NO_CAMERA = phrase("No camera told")
Limits = tuple[int | None, int | None]
STARS: dict[Limits, str] = {
    (None, None): phrase("Any stars"),
    (1, None): phrase("★ and more"),
    (2, None): phrase("★★ and more"),
    (3, None): phrase("★★★ and more"),
    (4, None): phrase("★★★★ and more"),
    (5, None): phrase("★★★★★"),
    (0, 0): phrase("No stars"),
    (None, -1): phrase("Rejected"),
    (0, None): phrase("All but rejected"),
}


def conditions(wanted: PhotoFilter, *, folder: str | None) -> list[Condition]:
    """What a filter says, one entry for each chip; `folder` is where the page is anyway, and needs none."""
    found: list[Condition] = []
    if wanted.text:
        found.append((("text",), tr("“{text}”", text=wanted.text)))
    if wanted.folder is not None and wanted.folder != folder:
        found.append((("folder",), tr("In {folder}", folder=words.folder_name(wanted.folder))))
    if wanted.since or wanted.until:
        found.append((("since", "until"), period(wanted.since, wanted.until)))
    if wanted.cameras:
        names = sorted(name or tr(NO_CAMERA) for name in wanted.cameras)
        found.append((("cameras",), _few(names)))
    if wanted.formats:
        found.append((("formats",), _few(sorted(wanted.formats))))
    if wanted.orientation:
        found.append((("orientation",), tr(ORIENTATIONS[wanted.orientation])))
    if wanted.min_width or wanted.min_height or wanted.min_pixels:
        found.append((("min_width", "min_height", "min_pixels"), _size(wanted)))
    if wanted.min_bytes or wanted.max_bytes:
        text = tr("{size} and more", size=words.size(wanted.min_bytes))
        if wanted.max_bytes:
            text = tr("Up to {size}", size=words.size(wanted.max_bytes))
        found.append((("min_bytes", "max_bytes"), text))
    if wanted.min_stars is not None or wanted.max_stars is not None:
        found.append((("min_stars", "max_stars"), _stars(wanted)))
    if wanted.label:
        found.append((("label",), tr("Label {name}", name=label_title(wanted.label))))
    if wanted.has_duplicates is not None:
        text = tr("Has duplicates") if wanted.has_duplicates else tr("No duplicates")
        found.append((("has_duplicates",), text))
    return found


def period(since: str, until: str) -> str:
    """ "2024", "March 2024", "since 2020", "2019 to March 2024"."""
    if since == until:
        return moment(since)
    if since and until:
        return tr("{since} to {until}", since=moment(since), until=moment(until))
    return tr("Since {date}", date=moment(since)) if since else tr("Until {date}", date=moment(until))


def moment(text: str) -> str:
    """A year, a month or a day of a filter as a person writes it."""
    if len(text) == 10:
        return words.day(datetime.fromisoformat(text))
    if len(text) == 7:
        month = QLocale(spoken()).standaloneMonthName(int(text[5:7]))
        return f"{month} {text[:4]}"
    return text


def _few(names: list[str]) -> str:
    """Up to two names, else how many."""
    if len(names) > 2:
        return tr("{name} and {n} more", name=names[0], n=words.number(len(names) - 1))
    return words.listed(names)


def _size(wanted: PhotoFilter) -> str:
    if wanted.min_pixels:
        return tr("{n} MP and more", n=words.number(round(wanted.min_pixels / 1e6)))
    return tr("{width} × {height} and more", width=wanted.min_width, height=wanted.min_height)


def _stars(wanted: PhotoFilter) -> str:
    limits = wanted.min_stars, wanted.max_stars
    if limits in STARS:
        return tr(STARS[limits])
    low = stars_text(wanted.min_stars or 0) or stars_title(0)
    return tr("{low} to {high}", low=low, high=stars_text(wanted.max_stars or 0) or stars_title(0))


def shown_of(shown: int, total: int) -> str:
    """ "212 of 12,410 photos"."""
    if shown == total:
        return plural("{n} photo", "{n} photos", total)
    return plural("{shown} of {n} photo", "{shown} of {n} photos", total, shown=words.number(shown))
