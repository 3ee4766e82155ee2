"""Paragraphs written anew: what is told of an edited text makes that text again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.text.corrected_paragraphs import rewritten_paragraphs, with_paragraphs
from editorial.text.document_text import DocumentText

LINES = st.lists(st.sampled_from(["甲", "乙丙", "丁", "戊己"]), min_size=1, max_size=7)


@given(before=LINES, after=LINES)
def test_the_edited_text_is_made_again_from_what_was_rewritten(
    before: list[str], after: list[str]
) -> None:
    document = DocumentText.from_plain("\n".join(before))
    made = with_paragraphs(document, rewritten_paragraphs(before, after))
    assert [paragraph.text for paragraph in made.paragraphs] == after


def test_nothing_is_rewritten_of_a_text_left_alone() -> None:
    assert rewritten_paragraphs(["甲", "乙"], ["甲", "乙"]) == {}


def test_an_emptied_paragraph_is_taken_out_and_a_parted_one_is_two() -> None:
    document = DocumentText.from_plain("甲\n乙丙\n丁")
    made = with_paragraphs(document, {1: " ", 2: "乙\n丙"})
    assert [paragraph.text for paragraph in made.paragraphs] == ["乙", "丙", "丁"]


def test_a_paragraph_that_is_not_there_cannot_be_rewritten() -> None:
    with pytest.raises(ValueError, match="no such paragraph"):
        with_paragraphs(DocumentText.from_plain("甲"), {2: "乙"})
