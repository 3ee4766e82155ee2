"""Which paragraphs stand side by side, and how they are cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.comparison.compare import compare_texts
from editorial.comparison.comparison import Comparison
from editorial.domain.discrepancy import CorrectionMark, DiscrepancyKind
from editorial.reports.marked_paragraph import Side, marked_paragraphs
from editorial.reports.page_rows import page_rows, row_groups
from editorial.reports.side_by_side import paragraph_rows
from tests.reports.comparisons import a_comparison, a_comparison_of, a_place, a_side

texts = st.lists(st.text("甲乙丙 ,\u3000", max_size=8), max_size=6).map("\n".join)


def rows_of(manuscript: str, galley: str) -> list[tuple[list[int], list[int]]]:
    rows = paragraph_rows(a_comparison(manuscript, galley))
    return [([i + 1 for i in row.manuscript], [i + 1 for i in row.galley]) for row in rows]


@pytest.mark.parametrize(
    ("manuscript", "galley", "expected"),
    [
        ("甲一\n乙二\n丙三", "甲一\n乙二\n丙三", [([1], [1]), ([2], [2]), ([3], [3])]),
        ("甲一\n乙二\n丙三", "甲一\n丙三", [([1], [1]), ([2], []), ([3], [2])]),
        ("甲一\n丙三", "甲一\n乙二\n丙三", [([1], [1]), ([], [2]), ([2], [3])]),
        ("乙二\n丙三", "丙三", [([1], []), ([2], [1])]),
        ("甲一\n乙二", "甲一", [([1], [1]), ([2], [])]),
        ("甲一\n乙二\n丙三", "甲一乙二\n丙三", [([1, 2], [1]), ([3], [2])]),
        ("甲一乙二\n丙三", "甲一\n乙二\n丙三", [([1], [1, 2]), ([2], [3])]),
        ("", "甲一", [([], [1])]),
        ("", "", []),
    ],
    ids=["equal", "lost", "new", "first lost", "last lost", "run on", "split", "no text", "empty"],
)
def test_paragraphs_that_belong_together_stand_in_one_row(
    manuscript: str, galley: str, expected: list[tuple[list[int], list[int]]]
) -> None:
    assert rows_of(manuscript, galley) == expected


@given(texts, texts)
def test_every_paragraph_stands_in_exactly_one_row_in_order(manuscript: str, galley: str) -> None:
    comparison = a_comparison(manuscript, galley)
    rows = paragraph_rows(comparison)
    ours = [index for row in rows for index in row.manuscript]
    theirs = [index for row in rows for index in row.galley]
    assert ours == list(range(comparison.manuscript.paragraphs))
    assert theirs == list(range(comparison.galley.paragraphs))


@pytest.mark.parametrize("compare", [a_comparison, compare_texts], ids=["plain", "classified"])
@given(manuscript=texts, galley=texts)
def test_the_pieces_of_a_paragraph_are_its_own_text(
    compare: Callable[[str, str], Comparison], manuscript: str, galley: str
) -> None:
    comparison = compare(manuscript, galley)
    for side, body in (
        (Side.MANUSCRIPT, comparison.manuscript.body),
        (Side.GALLEY, comparison.galley.body),
    ):
        marked = marked_paragraphs(body, comparison.discrepancies, side)
        shown = ["".join(piece.text for piece in p.pieces) for p in marked]
        assert shown == [p.text for p in body.document.paragraphs]
        opened = [
            p.discrepancy.number for m in marked for p in m.pieces if p.discrepancy and p.opens
        ]
        expected = [d.number for d in comparison.discrepancies]
        assert sorted(opened) == (expected if marked else [])


def test_text_that_the_collation_found_to_have_moved_stands_at_both_places() -> None:
    lines = [f"{word}季的养护记在{word}季的本子上，各不相同。" for word in "春夏秋冬闰岁"]
    shifted = [*lines[:1], *lines[2:5], lines[1], lines[5]]
    comparison = compare_texts("\n".join(lines), "\n".join(shifted))
    rows = page_rows(comparison)
    assert DiscrepancyKind.MOVED in {d.kind for d in comparison.discrepancies}
    numbers = [([p.number for p in r.manuscript], [p.number for p in r.galley]) for r in rows]
    assert numbers == [
        ([1], [1]),
        ([2], []),
        ([3], [2]),
        ([4], [3]),
        ([5], [4]),
        ([], [5]),
        ([6], [6]),
    ]


def test_a_change_inside_moved_text_is_marked_inside_its_mark() -> None:
    first, second = "渡口的船工夜里轮流值班看守缆绳。", "后来对岸通了桥，人们不再坐船了。"
    moved = "他在桥头摆了一个茶摊，夏天遮阴，冬天挡风。"
    changed = moved.replace("茶摊", "茶滩")
    comparison = compare_texts(f"{first}\n{second}\n{moved}", f"{changed}\n{first}\n{second}")
    for side, body in (
        (Side.MANUSCRIPT, comparison.manuscript.body),
        (Side.GALLEY, comparison.galley.body),
    ):
        pieces = [
            (piece.text, piece.discrepancy.kind.value, piece.opens)
            for paragraph in marked_paragraphs(body, comparison.discrepancies, side)
            for piece in paragraph.pieces
            if piece.discrepancy
        ]
        character = "摊" if side is Side.MANUSCRIPT else "滩"
        assert pieces == [
            ("他在桥头摆了一个茶", "moved", True),
            (character, "wrong", True),
            ("，夏天遮阴，冬天挡风。", "moved", False),
        ]
    rows = [
        ([p.number for p in r.manuscript], [p.number for p in r.galley])
        for r in page_rows(comparison)
    ]
    assert rows == [([], [1]), ([1], [2]), ([2], [3]), ([3], [])]


def test_moved_text_is_marked_at_both_places_and_keeps_its_row_free_of_partners() -> None:
    left, right = a_side("甲甲\n乙乙\n丙丙"), a_side("甲甲\n丙丙\n乙乙")
    moved = a_place(left, right, DiscrepancyKind.MOVED, (2, 4), (4, 6), CorrectionMark.MOVE)
    rows = page_rows(a_comparison_of(left, right, [moved]))
    numbers = [([p.number for p in r.manuscript], [p.number for p in r.galley]) for r in rows]
    assert numbers == [([1], [1]), ([2], []), ([3], [2]), ([], [3])]
    assert [row.differs for row in rows] == [False, True, False, True]


def test_unchanged_rows_away_from_a_difference_are_folded() -> None:
    lines = [f"第{number}段相同文字" for number in range(10)]
    changed = [*lines[:8], "第八段不同文字", lines[9]]
    groups = row_groups(page_rows(a_comparison("\n".join(lines), "\n".join(changed))))
    assert [(group.folded, len(group.rows)) for group in groups] == [(True, 7), (False, 3)]
    assert (groups[0].first, groups[0].last, groups[0].characters) == (1, 7, 49)


def test_equal_texts_are_folded_whole() -> None:
    groups = row_groups(page_rows(a_comparison("甲\n乙\n丙", "甲\n乙\n丙")))
    assert [(group.folded, len(group.rows)) for group in groups] == [(True, 3)]
