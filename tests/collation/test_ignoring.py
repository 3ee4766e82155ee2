"""Kinds that an office does not count: folded away, and told how much."""

from __future__ import annotations

import pytest

from editorial.collation.ignoring import IGNORABLE, IgnoreRefused, ignorable_kinds
from tests.collation.collating import collated, kinds


@pytest.mark.parametrize(
    ("kind", "manuscript", "galley", "folded"),
    [
        ("width", "起航，Ａ线", "起航,A线", 2),
        ("variant", "臺灣后面", "台湾後面", 3),
        ("letter_case", "调用 API", "调用 Api", 2),
        ("punctuation", "他说，好。", "他说好！", 2),
        ("numeral_form", "二〇二四年", "2024年", 4),
        ("paragraph_break", "甲段\n乙段", "甲段乙段", 1),
    ],
)
def test_an_ignored_kind_leaves_no_difference_and_is_counted(
    kind: str, manuscript: str, galley: str, folded: int
) -> None:
    assert set(kinds(manuscript, galley)) == {kind}
    result = collated(manuscript, galley, kind)
    assert (result.edit_distance, result.discrepancies) == (0, ())
    assert dict(result.ignored) == {kind: folded}


def test_other_kinds_stay_when_one_is_ignored() -> None:
    result = collated("起航，臺上", "起程,台上", "width")
    assert [each.kind.value for each in result.discrepancies] == ["wrong", "variant"]
    assert result.edit_distance == 2
    assert dict(result.ignored) == {"width": 1}


def test_texts_are_shown_as_they_are_not_as_they_were_folded() -> None:
    (found,) = collated("Ａ船，臺", "B船,台", "width", "variant").discrepancies
    assert (found.manuscript.text, found.galley.text) == ("Ａ", "B")
    assert found.after == "船，臺"


def test_a_difference_that_takes_two_folds_is_folded_by_both() -> None:
    result = collated("Ａ线", "a线", "width", "letter_case")
    assert result.edit_distance == 0
    assert sum(result.ignored.values()) == 1


def test_numbers_run_on_without_what_was_left_out() -> None:
    result = collated("一船，二桥。三路", "一般二挢，三路", "punctuation")
    assert [each.number for each in result.discrepancies] == [1, 2]


def test_a_decimal_point_is_no_punctuation_to_be_ignored() -> None:
    assert kinds("宽3.5米", "宽35米", "punctuation") == ["number"]


@pytest.mark.parametrize(
    "kind",
    ["wrong", "missing", "extra", "transposed", "moved", "number", "foreign_word"],
)
def test_errors_can_not_be_ignored(kind: str) -> None:
    with pytest.raises(IgnoreRefused, match="不能忽略"):
        ignorable_kinds([kind])


def test_an_unknown_kind_is_refused_with_the_choice() -> None:
    with pytest.raises(IgnoreRefused, match=r"没有“spaces”这一类差异.*width（全半角）"):
        ignorable_kinds(["spaces"])


def test_names_may_come_in_one_text_with_commas() -> None:
    assert ignorable_kinds("width, variant,") == ignorable_kinds(["variant", "width"])
    assert ignorable_kinds(IGNORABLE) == frozenset(IGNORABLE)
