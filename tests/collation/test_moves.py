"""Stretches that moved: neighbours exchanged, sentences carried far, gaps that are one gap."""

from __future__ import annotations

import pytest

from editorial.collation.swaps import Swap, swap_parts
from tests.collation.collating import brief, collated, kinds

FIRST = "第一条 渡轮按时离岸，船工先查缆绳。"
SECOND = "第二条 渡轮靠岸以后，船工再数人数。"
LONG = "第三条 遇到大风大雾，渡轮不得离岸，已经离岸的就近停靠，并向渡口报告所在位置。"


def without_breaks(manuscript: str, galley: str) -> list[tuple[str, str]]:
    found = collated(manuscript, galley).discrepancies
    return [
        (each.kind.value, each.manuscript.text) for each in found if each.edits
    ]  # breaks cost nothing


@pytest.mark.parametrize(
    ("first", "second", "moved"),
    [
        (FIRST, LONG, FIRST),
        (LONG, FIRST, FIRST),
        (SECOND, LONG, SECOND),
    ],
)
def test_of_two_exchanged_paragraphs_the_shorter_one_moved(
    first: str, second: str, moved: str
) -> None:
    found = without_breaks(f"{first}\n{second}\n附则", f"{second}\n{first}\n附则")
    text = "".join(moved.split())
    assert [kind for kind, _ in found] == ["moved"]
    # The two begin alike (第…条): the same move may be read one character on.
    assert len(found[0][1]) == len(text)
    assert set(found[0][1]) == set(text)


def test_an_exchange_of_sentences_alike_in_length_is_one_move_not_many_errors() -> None:
    found = without_breaks(FIRST + SECOND, SECOND + FIRST)
    assert [kind for kind, _ in found] == ["moved"]


def test_a_move_past_another_error_leaves_that_error_where_it_is() -> None:
    galley = LONG.replace("大雾", "太雾")
    assert kinds(f"{FIRST}{LONG}{LONG}", f"{galley}{LONG}{FIRST}") == ["moved", "wrong"]


def test_each_stretch_moves_once() -> None:
    stretch = "海风吹过桅杆，"
    filler = "水手们各自忙着手里的活计。" * 2
    found = kinds(f"{stretch}{filler}甲板", f"{filler}{stretch}甲板{stretch}")
    assert sorted(found) == ["extra", "moved"]


def test_a_word_moved_within_its_sentence_is_a_move() -> None:
    (found,) = collated("昨夜船工们在码头上点灯等候", "船工们在码头上点灯等候昨夜").discrepancies
    assert brief(found)[:4] == ("moved", "昨夜", "昨夜", 4)


def test_two_gaps_that_are_one_gap_are_one_place() -> None:
    kept = "各类船只依法"
    manuscript = f"渡口保障{kept}使用泊位。{kept}停靠。"
    found = collated(manuscript, f"渡口保障{kept}停靠。").discrepancies
    assert [(each.kind.value, each.edits) for each in found] == [("missing", 11)]


@pytest.mark.parametrize(
    ("manuscript", "galley", "parts"),
    [
        ("校对", "对校", Swap("校", "", "对")),
        ("清晨出发", "出发清晨", Swap("清晨", "", "出发")),
        ("路基和桥梁", "桥梁和路基", Swap("路基", "和", "桥梁")),
        ("他说，", "他，说", None),
        ("说，", "，说", Swap("说", "", "，")),
        ("12", "21", None),
        ("ab", "ba", None),
        ("十二", "二十", None),
        ("甲甲", "甲甲", None),
        ("甲", "甲", None),
        ("甲乙", "乙", None),
        ("甲乙丙丁戊己庚辛壬癸", "癸甲乙丙丁戊己庚辛壬", None),
    ],
)
def test_a_swap_is_read_as_its_parts(manuscript: str, galley: str, parts: Swap | None) -> None:
    assert swap_parts(manuscript, galley) == parts


@pytest.mark.parametrize(
    ("manuscript", "galley", "moved"),
    [
        (
            "船队清早出港。值班员记下了每条船的名字和出港时刻。\n风向变了。灯塔还亮着。",
            "船队清早出港。\n风向变了。值班员记下了每条船的名字和出港时刻。灯塔还亮着。",
            "值班员记下了每条船的名字和出港时刻。",
        ),
        (
            "船队清早出港。风向变了。\n值班员记下了每条船的名字和出港时刻。灯塔还亮着。",
            "船队清早出港。值班员记下了每条船的名字和出港时刻。风向变了。\n灯塔还亮着。",
            "值班员记下了每条船的名字和出港时刻。",
        ),
    ],
)
def test_of_two_sentences_exchanged_the_one_moved_that_leaves_the_paragraphs_alone(
    manuscript: str, galley: str, moved: str
) -> None:
    (place,) = collated(manuscript, galley).discrepancies
    assert (place.kind.value, place.manuscript.text, place.galley.text) == ("moved", moved, moved)
    assert place.edits == 2 * len("风向变了。")
