"""Of the minimal scripts the engine returns the one that a proof-reader would mark."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from editorial.collation.boundaries import item_begins, stretch_rank
from editorial.collation.engine import edit_script
from editorial.collation.fewest_places import fewest_places
from editorial.collation.gap import Gap, text_pair

Marked = list[tuple[int, str, str]]
"""Where in the manuscript, what is taken out, what is put in."""


def marked(manuscript: str, galley: str) -> Marked:
    return [
        (start, manuscript[start:end], galley[galley_start:galley_end])
        for start, end, galley_start, galley_end in edit_script(manuscript, galley).edits
    ]


@pytest.mark.parametrize(
    ("manuscript", "galley", "marks"),
    [
        # a member of a series goes with the mark before it
        ("甲、乙、丙", "甲、丙", [(1, "、乙", "")]),
        ("他来了，又走了，再也没来。", "他来了，再也没来。", [(3, "，又走了", "")]),
        # a whole sentence goes with the point at its end
        ("雨停了。风也停了。天晴。", "雨停了。天晴。", [(4, "风也停了。", "")]),
        ("雨停了。天晴。", "雨停了。风也停了。天晴。", [(4, "", "风也停了。")]),
        ("一是快；二是好；三是省。", "一是快；三是省。", [(4, "二是好；", "")]),
        ("风停了。雨停了。", "雨停了。", [(0, "风停了。", "")]),
        # a numbered item goes with its number
        ("第一章第二章第三章", "第一章第三章", [(3, "第二章", "")]),
        ("第一章第三章", "第一章第二章第三章", [(3, "", "第二章")]),
        ("第一条甲乙第二条丙丁第三条戊", "第一条甲乙第三条戊", [(5, "第二条丙丁", "")]),
        ("（一）快（二）好（三）省", "（一）快（三）省", [(4, "（二）好", "")]),
        ("①快②好③省", "①快③省", [(2, "②好", "")]),
        ("1.快些2.快些3.省些", "1.快些3.省些", [(4, "2.快些", "")]),
        ("第一条、第二条、第三条", "第一条、第三条", [(3, "、第二条", "")]),
        # a separator does not stand inside where it can stand at the end
        ("除法律、法规外", "除法规外", [(1, "法律、", "")]),
        # what leans on a neighbour is not torn off it
        ("不快不慢不急", "不快不急", [(2, "不慢", "")]),
        ("他笑了哭了走", "他笑了走", [(3, "哭了", "")]),
        # what stands elsewhere too is a word rather than what does not
        ("有信用，讲信用。公共信用信息", "有信用，讲信用。公共信息", [(10, "信用", "")]),
        # pairs of marks stay whole
        ("读《山》《水》《云》", "读《山》《云》", [(4, "《水》", "")]),
        ("按（一）（三）办", "按（一）（二）（三）办", [(4, "", "（二）")]),
        ("他说：“好。”走了。", "他说：“好。”“行。”走了。", [(7, "", "“行。”")]),
        # of a repeated character or word the later one
        ("我的的书", "我的书", [(2, "的", "")]),
        ("研究研究生", "研究生", [(2, "研究", "")]),
        ("共11人", "共111人", [(3, "", "1")]),
        ("好好好好", "好好", [(2, "好好", "")]),
        # what is replaced is kept together
        ("ab", "ba", [(0, "ab", "ba")]),
        ("经济社会发展", "社会经济发展", [(0, "经济社会", "社会经济")]),
        # marks are replaced by marks, and the surplus comes where that leaves it
        ("办完了。", "办完，", [(2, "了", ""), (3, "。", "，")]),
        ("好了。", "好了吗？", [(2, "", "吗"), (2, "。", "？")]),
        ("甲乙", "丙丁戊", [(0, "甲乙", "丙丁"), (2, "", "戊")]),
        # a character that has moved is taken out and put in
        ("我们认为好", "我认为们好", [(1, "们", ""), (4, "", "们")]),
    ],
)
def test_marks_as_a_proof_reader_would(manuscript: str, galley: str, marks: Marked) -> None:
    assert marked(manuscript, galley) == marks


@pytest.mark.parametrize("around", ["", "东西南北中发白"])
def test_marks_the_same_in_a_longer_text(around: str) -> None:
    edits = edit_script(f"{around}甲、乙、丙{around}", f"{around}甲、丙{around}").edits
    assert [tuple(edit) for edit in edits] == [
        (len(around) + 1, len(around) + 3, len(around) + 1, len(around) + 1)
    ]


@pytest.mark.parametrize(
    ("natural", "unnatural"),
    [
        ("雨停了。[风停了。]天晴", "雨停了[。风停了]。天晴"),
        ("甲[、乙]、丙", "甲、[乙、]丙"),
        ("《山》[《水》]《云》", "《山[》《水]》《云》"),
        ("年[2024]年", "年2[024年]2"),
        ("用[USB]口", "用U[SB]口"),
        ("甲[（二）丙]（三）", "甲（[二）丙（]三）"),
    ],
)
def test_ranks_the_natural_stretch_higher(natural: str, unnatural: str) -> None:
    def rank(text: str) -> int:
        start, end = text.index("["), text.index("]") - 1
        return stretch_rank(text.replace("[", "").replace("]", ""), start, end)

    assert rank(natural) > rank(unnatural)


@pytest.mark.parametrize(
    "text", ["第二章", "第10条", "（二）", "(3)", "②", "2.甲", "12．甲", "3、甲"]
)
def test_an_item_begins_with_its_number(text: str) -> None:
    assert item_begins(text, 0)


@pytest.mark.parametrize("text", ["第甲", "（甲）", "1.2", "2024年", "二、甲", "", "甲第一"])
def test_other_numbers_begin_no_item(text: str) -> None:
    assert not item_begins(text, 0)


def test_the_end_of_a_longer_number_begins_no_item() -> None:
    assert not item_begins("12.甲", 1)


def all_minimal_place_counts(left: str, right: str) -> int:
    """The fewest places that any minimal script edits, by trying all scripts."""
    cost = Levenshtein.distance(left, right)

    def fewest(x: int, y: int, spent: int, editing: bool) -> int:
        if spent + abs((len(left) - x) - (len(right) - y)) > cost:
            return 99
        if x == len(left) and y == len(right):
            return 0
        ways = []
        if x < len(left) and y < len(right) and left[x] == right[y]:
            ways.append(fewest(x + 1, y + 1, spent, False))
        for dx, dy in ((1, 1), (1, 0), (0, 1)):
            if x + dx <= len(left) and y + dy <= len(right):
                ways.append(fewest(x + dx, y + dy, spent + 1, True) + (not editing))
        return min(ways, default=99)

    return fewest(0, 0, 0, False)


@settings(max_examples=80, deadline=None)
@given(st.text("甲乙、", min_size=1, max_size=6), st.text("甲乙、", min_size=1, max_size=6))
def test_splits_a_gap_into_as_few_places_as_can_be(left: str, right: str) -> None:
    cost = Levenshtein.distance(left, right)
    places = fewest_places(text_pair(left, right), Gap(0, 0, len(left), len(right), cost))

    assert sum(place.cost for place in places) == cost
    assert len(places) == all_minimal_place_counts(left, right)
