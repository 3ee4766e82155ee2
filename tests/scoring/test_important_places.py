"""Which places stand in important matter."""

from __future__ import annotations

import pytest

from editorial.domain.discrepancy import (
    CorrectionMark,
    Discrepancy,
    DiscrepancyKind,
    TextSpan,
)
from editorial.scoring.important_places import important_numbers

BODY = "四月一日交通厅发文四月一日施行"
"""交通厅 stands at 4–7, 四月一日 at 0–4 and 9–13."""


def place(start: int, end: int, paragraph: int = 1) -> Discrepancy:
    span = TextSpan(start, end, BODY[start:end], paragraph)
    return Discrepancy(1, DiscrepancyKind.WRONG, 1, span, span, CorrectionMark.CORRECT)


@pytest.mark.parametrize(
    ("start", "end", "words", "important"),
    [
        (4, 5, ("交通厅",), True),
        (6, 8, ("交通厅",), True),
        (7, 8, ("交通厅",), False),
        (3, 4, ("交通厅",), False),
        (5, 5, ("交通厅",), True),
        (4, 4, ("交通厅",), False),
        (7, 7, ("交通厅",), False),
        (10, 11, ("四月一日",), True),
        (10, 11, ("四月 一日",), True),
        (10, 11, ("",), False),
        (10, 11, ("五月",), False),
    ],
)
def test_a_place_in_a_word_is_important_and_one_beside_it_is_not(
    start: int, end: int, words: tuple[str, ...], important: bool
) -> None:
    assert bool(important_numbers([place(start, end)], BODY, (), words)) is important


def test_a_place_in_an_important_paragraph_is_important() -> None:
    assert important_numbers([place(8, 9, 2)], BODY, {2}) == {1}
    assert important_numbers([place(8, 9, 2)], BODY, {1}) == frozenset()
