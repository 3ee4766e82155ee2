"""Where white space stood that the body text left out."""

from __future__ import annotations

import pytest

from editorial.text.body_text import body_text
from editorial.text.document_text import DocumentText
from editorial.text.word_gaps import WordGaps

GAPS = WordGaps(body_text(DocumentText.from_plain("  open sea\n船 a\u00adb c")))
"""Body text ``opensea船abc``: gaps at 0, 4 | 7, 8, 10 | end 11."""


@pytest.mark.parametrize(
    ("offset", "before", "behind"),
    [(0, 0, 0), (2, 0, 4), (4, 4, 4), (5, 4, 7), (7, 7, 7), (8, 8, 8), (9, 8, 10), (11, 11, 11)],
)
def test_the_nearest_gaps_around_an_offset(offset: int, before: int, behind: int) -> None:
    assert GAPS.last_until(offset) == before
    assert GAPS.first_from(offset) == behind


def test_an_empty_text_has_only_its_ends() -> None:
    gaps = WordGaps(body_text(DocumentText(())))
    assert (gaps.last_until(0), gaps.first_from(0)) == (0, 0)
