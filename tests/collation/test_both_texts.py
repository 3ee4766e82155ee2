"""Walking both texts at once: every character is passed once, and is found on the other side."""

from __future__ import annotations

import pytest
from hypothesis import given

from editorial.collation.both_texts import facing_offset, galley_span, laid_out, stretches
from tests.collation.collating import body, collated
from tests.collation.test_collation_algebra import text_pairs


@given(text_pairs())
def test_the_walk_passes_every_character_of_both_texts_once(pair: tuple[str, str]) -> None:
    manuscript, galley = body(pair[0]), body(pair[1])
    places = laid_out(collated(*pair).discrepancies)
    m = g = 0
    for each in stretches(places):
        assert (each.manuscript_start, each.galley_start) == (m, g)
        m, g = each.manuscript_end, each.galley_end
        ours = manuscript.text[each.manuscript_start : m]
        theirs = galley.text[each.galley_start : g]
        if each.place is None:
            assert ours == theirs
        else:
            assert ours == (each.place.manuscript.text if each.in_manuscript else "")
            assert theirs == (each.place.galley.text if each.in_galley else "")
    assert manuscript.text[m:] == galley.text[g:]


@given(text_pairs())
def test_what_agrees_is_found_on_the_other_side_and_back(pair: tuple[str, str]) -> None:
    found = collated(*pair).discrepancies
    for each in stretches(laid_out(found)):
        if each.place is None:
            for index in range(each.manuscript_end - each.manuscript_start):
                ours, theirs = each.manuscript_start + index, each.galley_start + index
                assert galley_span(found, ours, ours + 1) == (theirs, theirs + 1)
                assert facing_offset(found, theirs) == ours


@pytest.mark.parametrize(
    ("manuscript", "galley", "span", "expected"),
    [
        pytest.param("甲乙丙", "甲乙丙", (1, 2), (1, 2), id="nothing differs"),
        pytest.param("甲乙丙", "甲子乙丙", (1, 2), (2, 3), id="behind an extra character"),
        pytest.param("甲乙丙", "甲乙子丙", (1, 2), (1, 2), id="before an extra character"),
        pytest.param("甲乙丙", "甲子丙", (1, 2), (1, 2), id="a wrong character"),
        pytest.param("甲乙丙", "甲丙", (1, 2), (1, 1), id="a lost character"),
        pytest.param("甲乙丙丁", "甲丁", (0, 4), (0, 2), id="more than what was lost"),
        pytest.param("甲乙丙", "甲丙", (3, 3), (2, 2), id="at the end"),
    ],
)
def test_a_stretch_of_the_manuscript_is_found_in_the_galley(
    manuscript: str, galley: str, span: tuple[int, int], expected: tuple[int, int]
) -> None:
    found = collated(manuscript, galley).discrepancies
    assert galley_span(found, *span) == expected


def test_what_moved_is_found_where_it_stands() -> None:
    lines = [
        "先修渠道再谈种植。",
        "各村轮流放水不得截流。",
        "水费按亩均摊到户。",
        "年底一并结算清楚。",
    ]
    galley = "\n".join([*lines[1:], lines[0]])
    found = collated("\n".join(lines), galley).discrepancies
    start, end = galley_span(found, 0, 4)
    assert body(galley).text[start:end] == "先修渠道"
    assert facing_offset(found, start) == 0
