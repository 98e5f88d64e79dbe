"""Reports: what each format holds, that strange file names survive, and that a file is written whole or not at all."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import Cancelled, UserError
from core.pictures import decoding
from core.records import CancelToken, Kind
from core.review.report import COLUMNS
from tests import pictures
from tests.reviews import Shelf

STRANGE = (
    "/a/two\nlines.jpg",
    "/a/🙂 <b>&\"'.jpg",
    os.fsdecode(b"/a/caf\xe9\xff.jpg"),
    '/a/=1+1,"x";.jpg',
    "/a/\u202egpj.exe.jpg",
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    with Shelf(tmp_path / "library") as made:
        yield made


@pytest.fixture
def strange(shelf: Shelf, tmp_path: Path) -> Shelf:
    """One group of photos with strange names, one of them marked, one not a copy but a shot of the same moment."""
    for path in STRANGE:
        shelf.add(path, "same", width=4000, height=3000, taken="2020-01-02T03:04:05")
    shelf.add("/b/small.jpg")
    shelf.match(STRANGE[0], "/b/small.jpg", Kind.RESIZED, detail="400 × 300 of 4000 × 3000")
    keeper = shelf.group().keeper.path
    shelf.mark(*(path for path in STRANGE if path != keeper))
    file = pictures.save(pictures.photo(1), tmp_path / "picture.jpg")
    shelf.thumbnails[shelf.content(STRANGE[0])] = decoding.decode(str(file), None).thumbnail
    return shelf


def test_json_is_exact(strange: Shelf, tmp_path: Path) -> None:
    strange.review.export(str(tmp_path / "out.json"))
    data = (tmp_path / "out.json").read_bytes()
    (group,) = json.loads(data)["groups"]
    assert {os.fsencode(photo["path"]) for photo in group["photos"]} == {
        os.fsencode(path) for path in (*STRANGE, "/b/small.jpg")
    }
    assert group["keeper"] == strange.group().keeper.path
    assert group["reclaimable"] == 5000
    assert [photo["role"] for photo in group["photos"]].count("marked") == 4
    small = next(photo for photo in group["photos"] if photo["path"] == "/b/small.jpg")
    assert (small["kind"], small["detail"], small["role"]) == ("resized", "400 × 300 of 4000 × 3000", "copy")
    assert data.isascii()


def test_csv_has_a_line_for_each_photo(strange: Shelf, tmp_path: Path) -> None:
    strange.review.export(str(tmp_path / "out.CSV"))
    text = (tmp_path / "out.CSV").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    names = {row["path"] for row in rows}
    assert names >= {"/a/two\nlines.jpg", STRANGE[1], STRANGE[3], STRANGE[4], "/b/small.jpg"}
    assert "/a/caf\\udce9\\udcff.jpg" in names
    assert {(row["role"], row["group"]) for row in rows} == {("keep", "1"), ("marked", "1"), ("copy", "1")}


class Reader(html.parser.HTMLParser):
    """What a browser would find in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_holds_its_pictures_and_nothing_from_outside(strange: Shelf, tmp_path: Path) -> None:
    strange.review.export(str(tmp_path / "out.html"))
    page = Reader()
    page.feed((tmp_path / "out.html").read_text("utf-8"))
    images = [attrs for tag, attrs in page.tags if tag == "img"]
    assert len(images) == 5
    assert all((attrs["src"] or "").startswith("data:image/jpeg;base64,") for attrs in images)
    assert {attrs["alt"] for attrs in images} >= {"two\nlines.jpg", "🙂 <b>&\"'.jpg"}
    assert page.text.count("no picture") == 1
    assert page.text.count("marked to go") == 4
    assert "🙂 <b>&\"'.jpg" in page.text
    assert "caf\ufffd\ufffd.jpg" in page.text
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a"]
    assert "file:///a/caf%E9%FF.jpg" in links
    outside = {attrs.get("src") or "" for tag, attrs in page.tags if tag in ("script", "link", "iframe")}
    assert not outside


def test_how_a_copy_matches_is_said_once(shelf: Shelf, tmp_path: Path) -> None:
    for name, detail in (("turned", "turned 90° left"), ("mirrored", "mirrored"), ("cropped", "62 % of the picture")):
        one, other = f"/{name}/one.jpg", f"/{name}/other.jpg"
        shelf.add(one)
        shelf.add(other)
        shelf.match(one, other, Kind(name), detail=detail)
    shelf.review.export(str(tmp_path / "out.html"))
    page = Reader()
    page.feed((tmp_path / "out.html").read_text("utf-8"))
    assert page.text.count("turned") - page.text.count("/turned") == 1
    assert page.text.count("mirrored") - page.text.count("/mirrored") == 1
    assert "cropped, 62 % of the picture" in page.text


def test_a_report_of_some_groups(strange: Shelf, tmp_path: Path) -> None:
    strange.review.export(str(tmp_path / "none.json"), groups=())
    assert json.loads((tmp_path / "none.json").read_text())["groups"] == []


def test_a_report_is_written_whole_or_not_at_all(strange: Shelf, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    out.write_text("old")
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        strange.review.export(str(out), cancel=cancel)
    assert out.read_text() == "old"
    before = sorted(tmp_path.iterdir())
    for path, code in (
        ("out.txt", "unknown-format"),
        ("nowhere/out.csv", "not-found"),
        ("library/rules.json/out.csv", "not-found"),
    ):
        with pytest.raises(UserError) as caught:
            strange.review.export(str(tmp_path / path))
        assert caught.value.code == code
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError) as caught:
        strange.review.export(str(tmp_path / "folder.csv"))
    assert caught.value.code == "not-writable"
    (tmp_path / "folder.csv").rmdir()
    assert sorted(tmp_path.iterdir()) == before
