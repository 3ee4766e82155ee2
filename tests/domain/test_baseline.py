"""Editorial changes after the freeze: offsets, order, overlaps, the dated baseline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.baseline import (
    BaselineChange,
    ChangeRuling,
    approved,
    in_force,
    proposal_refusals,
)
from editorial.domain.identifiers import PersonId
from editorial.domain.replacements import Replacement, clash, edited, frozen_place
from editorial.text.body_text import body_text
from editorial.text.dated_baseline import with_replacements
from editorial.text.document_text import DocumentText
from tests.domain.cases import NOW

FROZEN = "客运站发车一千班次旅客满意"
SHORT = st.text("甲乙丙丁", max_size=3)


def a_change(number: int, start: int, old: str, new: str, **fields: object) -> BaselineChange:
    values: dict[str, object] = {
        "number": number,
        "start": start,
        "end": start + len(old),
        "old": old,
        "new": new,
        "reason": "统计口径更正",
        "proposed_by": PersonId("编辑"),
        "proposed_at": NOW,
    }
    return BaselineChange(**(values | fields))  # type: ignore[arg-type]


def ruled(change: BaselineChange, minutes: int = 0, *, approves: bool = True) -> BaselineChange:
    at = NOW + timedelta(minutes=minutes)
    return replace(change, ruling=ChangeRuling(approves, PersonId("主编"), at))


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """A text and edits of it, each in the offsets that the edits before it have left."""
    text = draw(st.text("春夏秋冬", min_size=0, max_size=12))
    length, found = len(text), []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, length))
        end = draw(st.integers(start, min(length, start + 4)))
        new = draw(SHORT)
        found.append((start, end, new))
        length += len(new) - (end - start)
    return text, found


def changed_text(frozen: str, replacements: Iterable[Replacement]) -> str:
    """The frozen text with changes made from its end, so that no place shifts another."""
    text = frozen
    for each in sorted(replacements, reverse=True):
        text = text[: each.start] + each.body + text[each.end :]
    return text


@given(edits())
def test_edits_one_after_another_are_replacements_of_the_frozen_text(
    drawn: tuple[str, list[tuple[int, int, str]]],
) -> None:
    frozen, each_edit = drawn
    made: tuple[Replacement, ...] = ()
    text = frozen
    for start, end, new in each_edit:
        one, absorbed = edited(made, start, end, new, text)
        made = (*(other for other in made if other not in absorbed), one)
        text = text[:start] + new + text[end:]
        assert changed_text(frozen, made) == text
    spans = [(one.start, one.end) for one in made]
    assert not any(clash(a, b) for n, a in enumerate(spans) for b in spans[:n])


@given(edits(), st.randoms(use_true_random=False))
def test_the_order_of_changes_makes_no_difference(
    drawn: tuple[str, list[tuple[int, int, str]]], dice: object
) -> None:
    frozen, each_edit = drawn
    made: tuple[Replacement, ...] = ()
    text = frozen
    for start, end, new in each_edit:
        one, absorbed = edited(made, start, end, new, text)
        made = (*(other for other in made if other not in absorbed), one)
        text = text[:start] + new + text[end:]
    shuffled = list(made)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert changed_text(frozen, shuffled) == text


PARAGRAPHS = st.lists(st.text("春夏 秋冬\u00ad", min_size=1, max_size=6), min_size=1, max_size=4)
NEW = st.text("甲乙 \n", max_size=5)


@given(PARAGRAPHS, st.data())
def test_the_document_with_changes_has_the_body_text_with_changes(
    lines: list[str], data: st.DataObject
) -> None:
    document = DocumentText.from_plain("\n".join(lines))
    body = body_text(document).text
    made: list[Replacement] = []
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, len(body)))
        if not any(clash((start, end), (each.start, each.end)) for each in made):
            made.append(Replacement(start, end, data.draw(NEW)))
    assert body_text(with_replacements(document, made)).text == changed_text(body, made)


@given(st.text("春夏秋冬", min_size=1, max_size=10), st.data())
def test_a_place_outside_of_changes_keeps_its_frozen_place(
    frozen: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(frozen) - 1))
    before = Replacement(0, cut, data.draw(SHORT)) if cut else Replacement(0, 0, "甲")
    offset = data.draw(st.integers(cut, len(frozen)))
    shifted = offset + len(before.body) - (before.end - before.start)
    assert frozen_place((before,), shifted) == (offset, 0)


def test_a_break_in_new_text_begins_a_paragraph_and_a_change_over_a_break_runs_on() -> None:
    document = DocumentText.from_plain("春运开始\n旅客增多\n")
    split = with_replacements(document, [Replacement(2, 2, "\n")])
    assert [p.text for p in split.paragraphs] == ["春运", "开始", "旅客增多"]
    joined = with_replacements(document, [Replacement(3, 5, "始旅")])
    assert [p.text for p in joined.paragraphs] == ["春运开始旅客增多"]


def test_spaces_around_a_change_stay_where_they_are() -> None:
    document = DocumentText.from_plain("the old road\n")
    changed = with_replacements(document, [Replacement(3, 6, "new")])
    assert changed.paragraphs[0].text == "the new road"


def test_a_change_takes_in_an_earlier_one_whose_text_it_touches() -> None:
    first = Replacement(5, 7, "两千")
    one, absorbed = edited((first,), 6, 7, "百", "客运站发车两千班次旅客满意")
    assert absorbed == (first,)
    assert one == Replacement(5, 7, "两百")


def test_breaks_and_spaces_of_an_earlier_change_outlive_an_edit_beside_them() -> None:
    first = Replacement(5, 7, "A B\nC")
    one, _ = edited((first,), 5, 6, "D", "客运站发车ABC班次旅客满意")
    assert one.new == "D B\nC"


def test_only_approved_changes_are_in_force_in_the_order_of_the_text() -> None:
    late = ruled(a_change(1, 9, "旅客", "乘客"), 9)
    early = ruled(a_change(2, 0, "客运站", "车站"), 1)
    refused = ruled(a_change(3, 5, "一千", "二千"), 2, approves=False)
    waiting = a_change(4, 7, "班次", "班")
    changes = (late, early, refused, waiting)
    assert approved(changes) == (early, late)
    assert in_force(changes) == (early, late)
    assert in_force(changes, 1) == (early,)
    assert in_force(changes, 0) == ()


def test_a_change_that_was_taken_in_is_no_longer_in_force_but_was_before() -> None:
    first = ruled(a_change(1, 5, "一千", "两千"), 1)
    second = ruled(a_change(2, 5, "一千", "两百", supersedes=(1,)), 2)
    assert in_force((first, second)) == (second,)
    assert in_force((first, second), 1) == (first,)


@pytest.mark.parametrize(
    ("proposed", "code"),
    [
        (a_change(2, 5, "一千", "两千", reason=" "), "no_reason"),
        (a_change(2, 5, "二千", "两千"), "old_differs"),
        (a_change(2, 12, "意见", "意"), "no_such_place"),
        (a_change(2, 5, "一千", "一 千"), "no_change"),
        (a_change(2, 2, "站发", "场发"), "change_overlaps"),
        (a_change(2, 0, "客运站", "车站"), "change_overlaps"),
    ],
)
def test_a_proposal_that_does_not_fit_is_refused(proposed: BaselineChange, code: str) -> None:
    standing = a_change(1, 0, "客运站", "汽车站")
    refusals = proposal_refusals((standing,), proposed, FROZEN)
    assert [refusal.code for refusal in refusals] == [code]


@pytest.mark.parametrize(
    "proposed",
    [
        a_change(2, 5, "一千", "两千"),
        a_change(2, 3, "", "每日"),
        a_change(2, 3, "发车", ""),
        a_change(2, 3, "", "\n"),
    ],
)
def test_a_proposal_that_fits_is_let_pass(proposed: BaselineChange) -> None:
    standing = a_change(1, 0, "客运站", "汽车站")
    assert proposal_refusals((standing,), proposed, FROZEN) == ()


def test_what_was_refused_stands_in_nobody_s_way() -> None:
    refused = ruled(a_change(1, 5, "一千", "二千"), approves=False)
    assert proposal_refusals((refused,), a_change(2, 5, "一千", "两千"), FROZEN) == ()


def test_two_insertions_at_one_place_have_no_order_and_are_refused() -> None:
    first = a_change(1, 3, "", "每日")
    refusals = proposal_refusals((first,), a_change(2, 3, "", "天天"), FROZEN)
    assert [refusal.code for refusal in refusals] == ["change_overlaps"]
