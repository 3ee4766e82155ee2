"""Paragraph breaks that the galley lost or added, and those that went with lost text."""

from __future__ import annotations

import pytest

from tests.collation.collating import brief, collated, kinds


def test_a_lost_break_is_marked_as_a_new_paragraph_to_be_made() -> None:
    (found,) = collated("船靠岸了。\n人都下来。", "船靠岸了。人都下来。").discrepancies
    assert brief(found) == ("paragraph_break", "", "", 0, "另起段")
    assert (found.manuscript.start, found.manuscript.paragraph) == (5, 2)
    assert (found.galley.start, found.galley.paragraph) == (5, 1)


def test_an_added_break_is_marked_as_text_to_run_on() -> None:
    (found,) = collated("船靠岸了。人都下来。", "船靠岸了。\n人都下来。").discrepancies
    assert brief(found) == ("paragraph_break", "", "", 0, "接排")
    assert (found.manuscript.paragraph, found.galley.paragraph) == (1, 2)


@pytest.mark.parametrize(
    ("manuscript", "galley", "expected"),
    [
        ("甲段文。\n乙段文。\n丙段文。", "甲段文。\n丙段文。", ["missing"]),
        ("甲段文。\n乙段文。", "甲段文。", ["missing"]),
        ("甲段文。\n丙段文。", "甲段文。\n乙段文。\n丙段文。", ["extra"]),
        ("甲段文。\n乙段文。", "甲段文，\n乙段文。", ["punctuation"]),
        ("甲段文。\n乙段文。", "甲段文，乙段文。", ["punctuation", "paragraph_break"]),
        ("甲段文。\n乙段文。", "甲段文。新段文。", ["paragraph_break", "wrong"]),
        ("甲\n\n\n乙", "甲\n乙", []),
    ],
)
def test_a_break_that_goes_with_its_paragraph_is_not_counted_again(
    manuscript: str, galley: str, expected: list[str]
) -> None:
    assert kinds(manuscript, galley) == expected


def test_text_added_at_the_end_of_a_paragraph_belongs_to_that_paragraph() -> None:
    (found,) = collated("船靠岸\n人下来", "船靠岸了\n人下来").discrepancies
    assert (found.manuscript.start, found.manuscript.paragraph) == (3, 1)


def test_text_added_at_the_start_of_a_paragraph_belongs_to_that_one() -> None:
    (found,) = collated("船靠岸\n人下来", "船靠岸\n众人下来").discrepancies
    assert (found.manuscript.start, found.manuscript.paragraph) == (3, 2)


def test_a_paragraph_set_twice_is_that_paragraph_though_a_quotation_could_be_it_too() -> None:
    first = "港口夜里也亮着灯。"
    twice = "调度员说：“先让客船靠岸。”船员们收好缆绳，等着潮水退下去，没有人先走一步。"
    last = "天亮以前，雾散了。"
    manuscript, galley = "\n".join([first, twice, last]), "\n".join([first, twice, twice, last])
    (place,) = collated(manuscript, galley).discrepancies
    assert (place.kind.value, place.galley.text) == ("extra", twice)
    (place,) = collated(galley, manuscript).discrepancies
    assert (place.kind.value, place.manuscript.text) == ("missing", twice)
