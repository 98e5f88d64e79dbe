"""What the compare page is made of: facts in words, the view's place and zoom, sheets within a budget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from pytestqt.qtbot import QtBot

from core.records import Example
from gui import words
from gui.compare import sheets as compare_sheets
from gui.compare.facts import SIGN, FactsTable, facts, span
from gui.compare.scene import WHOLE, View, cut_out, fitted, lay
from gui.main_window import MainWindow
from gui.search.example_chip import ExampleChip
from tests.qt.fake import FakeLibrary, photo
from tests.qt.steps import settle


def test_what_differs_is_told_in_words() -> None:
    a = photo(1, width=4000, height=3000, size=6_000_000, taken="2019-05-04T12:00:00")
    b = replace(photo(2, width=2000, height=1500, size=400_000, taken="2022-05-05T12:00:00"), mtime_ns=a.mtime_ns)
    found = {fact.title: fact for fact in facts(a, b)}
    assert found["Dimensions"].meaning == "A is larger: 4.0 times the pixels"
    assert found["File size"].meaning == "A takes 5.6 MB more"
    assert found["Compression"].meaning == "A is less compressed"
    assert found["Taken"].meaning == "A is older by 3 years"
    assert not found["Saved"].differs
    assert not found["Format"].differs
    order = [fact.differs for fact in facts(a, b)]
    assert order == sorted(order, reverse=True)
    alone = {fact.title: fact for fact in facts(replace(a, facts=replace(a.facts, taken=None)), b)}
    assert alone["Taken"].meaning == "Only B tells when"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(40, "40 s"), (90, "2 min"), (7200, "2 hours"), (86400 * 3, "3 days"), (86400 * 400, "1 year")],
)
def test_a_span_of_time_in_its_largest_unit(seconds: float, expected: str) -> None:
    assert span(seconds) == expected


def test_what_looks_like_markup_in_a_file_is_text(qtbot: QtBot) -> None:
    """A tip would fetch the picture that the markup names."""
    markup = "<img src=//elsewhere/x>"
    table = FactsTable()
    qtbot.addWidget(table)
    table.show_facts(facts(photo(1, camera=markup), photo(2)), "A", "B")
    tips = [table.item(row, 1).toolTip() for row in range(table.rowCount())]
    assert [tip for tip in tips if "elsewhere" in tip] == ["<p>&lt;img src=//elsewhere/x&gt;</p>"]
    chip = ExampleChip(table)
    chip.show_example(Example(markup, data=b"x"), chosen=True, needed=True, named=True)
    assert "&lt;img" in chip.toolTip()
    assert markup not in words.tooltip(photo(1, name=markup), photo(1, name=markup))


def test_colour_and_weight_are_not_the_only_signs(qtbot: QtBot) -> None:
    table = FactsTable()
    qtbot.addWidget(table)
    table.show_facts(facts(photo(1), replace(photo(2), size=5)), "A", "B")
    for row in range(table.rowCount()):
        differs = table.item(row, 1).text() != table.item(row, 2).text()
        assert table.item(row, 0).text().startswith(SIGN) is differs
        assert table.item(row, 1).font().bold() is differs


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["zoom", "pan", "pane", "fit"]),
            st.floats(-6, 6),
            st.floats(-400, 400),
            st.floats(-300, 300),
        ),
        max_size=12,
    )
)
def test_the_view_never_loses_the_picture(steps: list[tuple[str, float, float, float]]) -> None:
    view, bounds = View(), QRectF(0, 0, 4000, 3000)
    view.set_scene(bounds, 1.0)
    view.set_pane(QSizeF(800, 500))
    for what, amount, x, y in steps:
        if what == "zoom":
            view.step(amount, QPointF(x, y))
        elif what == "pan":
            view.pan(QPointF(x, y) * 10)
        elif what == "pane":
            view.set_pane(QSizeF(500 + abs(x), 400 + abs(y)))
        else:
            view.fit()
        assert view.fitting * 0.999 <= view.zoom <= view.largest * 1.001
        seen = view.visible()
        assert bounds.adjusted(-1, -1, 1, 1).contains(seen.center())
        for low, high, first, last in (
            (bounds.left(), bounds.right(), seen.left(), seen.right()),
            (bounds.top(), bounds.bottom(), seen.top(), seen.bottom()),
        ):
            inside = low - 1 <= first and last <= high + 1
            around = first <= low + 1 and high - 1 <= last
            assert inside or around


def test_a_smaller_copy_is_not_asked_for_more_pixels_than_it_has() -> None:
    left, right = photo(1, width=4000, height=3000), photo(2, width=1000, height=750)
    laid = lay(left, right, WHOLE)
    assert laid.finest == 2
    assert laid.level_for(4.0) == 2
    assert laid.level_for(0.1) == 3
    assert laid.field(2).getRect() == (0, 0, 1000, 750)
    crop = lay(left, photo(3, width=2000, height=1500), cut_out((0.25, 0.5, 0.75, 1.0)))
    assert crop.finest == 0
    assert crop.field(0).getRect() == (1000, 1500, 2000, 1500)
    (a, b, c), (d, e, f) = crop.seen_by(crop.field(0), 0)
    assert (a * 2000, b, c, d, e * 1500, f) == pytest.approx((1, 0, 0, 0, 1, 0))


def test_a_picture_of_another_shape_stands_whole_in_the_middle() -> None:
    left, right = photo(1, width=4000, height=3000), photo(2, width=1000, height=1000)
    assert lay(left, right, fitted(left, right)).bounds().getRect() == pytest.approx((500, 0, 3000, 3000))


def test_of_a_huge_picture_only_what_is_looked_at_is_held(
    window: MainWindow, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare_sheets, "SHEET_PIXELS", 1_000_000)
    monkeypatch.setattr(compare_sheets, "KEPT_BYTES", 12_000_000)
    for number in (0, 1):
        library.all[number] = photo(number, width=16000, height=12000)
    window.go_to("compare")
    page, canvas = window.compare, window.compare.canvas
    page.show_pair([library.all[0], library.all[1]], 1)
    settle(qtbot, window)
    canvas.zoom_to(1.0)
    settle(qtbot, window)
    for _ in range(12):
        canvas.pan(QPointF(-350, -180))
        settle(qtbot, window)
        part = canvas.view.visible()
        assert all(canvas.sheets.covered(side.laid, 0, part) for side in canvas.sides)
        held = [sheet.image for sheet in canvas.sheets._kept.values()]
        assert sum(image.sizeInBytes() for image in held) <= 12_000_000
        assert max(image.width() * image.height() for image in held) <= 1_300_000
