"""Two transcriptions of one regulation, made by other people: what really differs is found."""

from __future__ import annotations

import pytest

from editorial.comparison.compare import compare_texts
from tests import regulation

pytestmark = pytest.mark.real_texts


@pytest.fixture(scope="module")
def printed() -> str:
    return regulation.printed()


@pytest.fixture(scope="module")
def on_the_web() -> str:
    return regulation.on_the_web()


def test_only_the_real_differences_are_left_when_form_is_set_aside(
    printed: str, on_the_web: str
) -> None:
    comparison = compare_texts(printed, on_the_web, ignore=["width", "paragraph_break"])
    found = comparison.discrepancies
    assert comparison.edit_distance == 8
    assert [(each.kind.value, each.edits) for each in found] == [
        ("extra", 3),
        ("wrong", 2),
        ("wrong", 3),
    ]
    assert found[0].galley.text == "第五章"
    assert [each.galley.text for each in found[1:]] == ["**", "***"]


def test_with_nothing_set_aside_every_other_difference_is_one_of_form(
    printed: str, on_the_web: str
) -> None:
    comparison = compare_texts(printed, on_the_web)
    kinds = {each.kind.value for each in comparison.discrepancies}
    assert kinds == {"extra", "wrong", "width", "paragraph_break"}
    assert sum(each.edits for each in comparison.discrepancies) == comparison.edit_distance == 291
