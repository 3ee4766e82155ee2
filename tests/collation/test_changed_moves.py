"""A stretch that moved and was changed is one move and its small changes."""

from __future__ import annotations

import pytest

from editorial.collation.applying import apply_discrepancies
from editorial.domain.discrepancy import inside_moves
from tests.collation.collating import body, collated

A = "渡口的老船工姓梁，四十年里没有误过一班船，也没有收过一分不该收的钱。"
B = "后来对岸通了桥，人们不再坐船，他就在桥头摆了一个茶摊。"
C = "有一年发大水，桥封了三天，他把船重新推下水，来回摆渡了一百多趟。"
D = "茶摊的棚子还是用旧船板搭的，夏天遮阴，冬天挡风。"
E = "有人劝他歇一歇，他说自己坐不住，看着河水心里才踏实。"
F = "县里后来在桥头立了一块碑，碑上没有写他的名字。"
TEXT = A + B + C + D + E + F


def found(galley: str, manuscript: str = TEXT) -> list[tuple[str, str, str]]:
    """Kinds and texts of what is found, once it is sure that it adds up to the galley."""
    result = collated(manuscript, galley)
    assert sum(each.edits for each in result.discrepancies) == result.edit_distance
    applied = apply_discrepancies(body(manuscript).text, result.discrepancies)
    assert applied == body(galley).text
    return [
        (each.kind.value, each.manuscript.text, each.galley.text)
        for each in result.discrepancies
        if each.edits
    ]


CHANGES = [
    ("夏天遮阴", "夏天庶阴", ("wrong", "遮", "庶")),
    ("旧船板搭的", "旧船板搭", ("missing", "的", "")),
    ("冬天挡风", "冬天也挡风", ("extra", "", "也")),
    ("遮阴，", "遮阴。", ("punctuation", "，", "。")),
    ("棚子还是", "子棚还是", ("transposed", "棚子", "子棚")),
    ("棚子", "棚孑", ("wrong", "子", "孑")),
]


@pytest.mark.parametrize(("ours", "theirs", "change"), CHANGES)
def test_a_sentence_that_moved_far_and_changed(
    ours: str, theirs: str, change: tuple[str, str, str]
) -> None:
    changed = D.replace(ours, theirs)
    assert found(changed + A + B + C + E + F) == [("moved", D, changed), change]
    assert found(A + B + C + E + F + changed) == [("moved", D, changed), change]


@pytest.mark.parametrize(("ours", "theirs", "change"), CHANGES)
def test_a_sentence_that_changed_places_with_its_neighbour_and_changed(
    ours: str, theirs: str, change: tuple[str, str, str]
) -> None:
    changed = D.replace(ours, theirs)
    kinds = [kind for kind, _, _ in found(A + B + C + E + changed + F)]
    assert sorted(kinds) == sorted(["moved", change[0]])


def test_a_change_in_the_neighbour_that_stayed_is_a_place_of_its_own() -> None:
    galley = A + B + C + E.replace("河水", "河木") + D + F
    assert sorted(found(galley)) == [("moved", D, D), ("wrong", "水", "木")]


def test_two_changes_in_a_sentence_that_moved() -> None:
    changed = A.replace("四十年", "四十五年").replace("不该", "木该")
    assert found(B + C + D + E + changed + F) == [
        ("moved", A, changed),
        ("number", "四十", "四十五"),
        ("wrong", "不", "木"),
    ]


def test_three_paragraphs_in_another_order_are_two_moves() -> None:
    galley = "\n".join([A, F, D, C, B])
    kinds = [kind for kind, _, _ in found(galley, "\n".join([A, B, C, D, F]))]
    assert set(kinds) == {"moved"}


def test_a_chain_of_moves() -> None:
    assert [kind for kind, _, _ in found(C + A + B + F + D + E)] == ["moved", "moved"]


def test_a_sentence_that_moved_into_one_that_moved() -> None:
    head, tail = C[:17], C[17:]
    moved = found(head + F + tail + A + B + D + E)
    assert [kind for kind, _, _ in moved].count("moved") >= 2
    assert {kind for kind, _, _ in moved} == {"moved"}


def test_a_move_beside_a_word_that_changed_places() -> None:
    galley = A + C + D + E + B + F.replace("碑上没有", "没有碑上")
    assert found(galley) == [("moved", B, B), ("transposed", "碑上没有", "没有碑上")]


def test_what_stays_between_two_moves_stays() -> None:
    manuscript = "站长在屋里走了三个来回，抓起电话，请求临时限行重车，并申请水下探摸。"
    galley = (
        "抓起电话，并申请水下探摸。" + A + "请求临时限行重车，" + B + "站长在屋里走了三个来回，"
    )
    assert found(galley + C, manuscript + A + B + C) == [
        ("moved", "站长在屋里走了三个来回，", "站长在屋里走了三个来回，"),
        ("moved", "请求临时限行重车，", "请求临时限行重车，"),
    ]


def test_what_shares_little_with_what_was_lost_has_not_moved() -> None:
    galley = A + C + D + E + "后来水库修好了，人们搬到山上，他就在村口种了一片果树。" + F
    assert {kind for kind, _, _ in found(galley)} == {"missing", "extra"}


def test_changes_inside_a_move_are_known_by_their_place_and_follow_it() -> None:
    changed = D.replace("遮阴", "庶阴")
    first, second = collated(TEXT, changed + A + B + C + E + F).discrepancies
    assert inside_moves([first, second]) == {2: 1}
    assert second.edits == 1
    assert first.edits == 2 * len(D) - 1


def test_a_mark_that_is_ignored_inside_a_move_goes_back_to_the_move() -> None:
    galley = D.replace("遮阴，", "遮阴。") + A + B + C + E + F
    whole, less = collated(TEXT, galley), collated(TEXT, galley, "punctuation")
    assert [each.kind.value for each in less.discrepancies] == ["moved"]
    assert less.discrepancies[0].edits == less.edit_distance == whole.edit_distance
    assert less.ignored == {"punctuation": 1}


def test_a_swap_that_a_sentence_passed_is_still_a_swap() -> None:
    sentence = "老人慢慢收拾缆绳和账本。"
    found = collated(
        f"雪还下。天亮。有没有不愿意出工的呢？{sentence}也有。",
        f"雪还下。{sentence}天亮。有没有愿意不出工的呢？也有。",
    ).discrepancies
    named = [(each.kind.value, each.manuscript.text, each.edits) for each in found]
    assert named == [("transposed", "不愿意", 2), ("moved", sentence, 2 * len(sentence))]
