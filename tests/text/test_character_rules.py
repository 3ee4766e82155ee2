"""One table says what odd characters count as; everything that treats characters obeys it."""

from __future__ import annotations

import pytest

from editorial.text.character_rules import CharacterRule, Treatment, character_rules, parse_rules
from editorial.text.folding import fold_variant
from editorial.text.layout_folding import fold_layout, layout_folds
from editorial.text.layout_noise import LAYOUT_CHARACTERS, without_layout
from editorial.text.visible_characters import symbol, visible

_HEADER = "codes\ttreatment\tfolded\twhat\tsource"
_RULES = character_rules()


def _name(rule: CharacterRule) -> str:
    return f"U+{rule.ranges[0][0]:04X} {rule.treatment.value}"


def _some(rule: CharacterRule) -> list[str]:
    """The ends of every range of a rule, and some characters between."""
    codes = [
        c for first, last in rule.ranges for c in {first, (first + last) // 2, (first + last) // 3}
        if first <= c <= last
    ] + [last for _, last in rule.ranges]  # fmt: skip
    return [chr(code) for code in codes]


def _of(treatment: Treatment) -> list[CharacterRule]:
    return [rule for rule in _RULES if rule.treatment is treatment]


def test_every_rule_says_what_it_is_about_and_who_says_so() -> None:
    assert {rule.treatment for rule in _RULES} == set(Treatment)
    for rule in _RULES:
        assert rule.what, rule
        assert rule.source, rule
        assert all(first <= last for first, last in rule.ranges), rule


def test_no_character_has_one_treatment_twice_or_two_that_contradict() -> None:
    codes = {t: [c for rule in _of(t) for c in rule.codes()] for t in Treatment}
    for treatment in (Treatment.LAYOUT, Treatment.EQUAL, Treatment.SHOWN):
        assert len(codes[treatment]) == len(set(codes[treatment])), treatment
    errors = set(codes[Treatment.ERROR])
    for treatment in (Treatment.LAYOUT, Treatment.EQUAL, Treatment.SHOWN):
        assert not errors.intersection(codes[treatment]), treatment
    assert not set(codes[Treatment.LAYOUT]).intersection(codes[Treatment.EQUAL])


@pytest.mark.parametrize("rule", _of(Treatment.LAYOUT), ids=_name)
def test_layout_is_left_out_of_the_body_text(rule: CharacterRule) -> None:
    for character in _some(rule):
        assert without_layout(f"甲{character}乙 丙") == ("甲乙丙", 1)
        assert character in LAYOUT_CHARACTERS


@pytest.mark.parametrize("rule", _of(Treatment.EQUAL), ids=_name)
def test_equal_forms_are_read_from_a_pdf_as_the_usual_character(rule: CharacterRule) -> None:
    assert rule.folds()
    for code, usual in rule.folds().items():
        assert fold_layout(f"甲{chr(code)}乙") == (f"甲{usual}乙", 1)
        assert fold_layout(usual) == (usual, 0), "folding once is enough"
        assert without_layout(chr(code)) == (chr(code), 0), "in a manuscript it stays"


@pytest.mark.parametrize("rule", _of(Treatment.SHOWN), ids=_name)
def test_what_cannot_be_seen_is_shown(rule: CharacterRule) -> None:
    for character in _some(rule):
        assert visible(f"甲{character}乙") == f"甲{symbol(character)}乙"
        assert symbol(character).isprintable()


@pytest.mark.parametrize("rule", _of(Treatment.ERROR), ids=_name)
def test_what_prints_differently_is_never_folded_dropped_or_masked(rule: CharacterRule) -> None:
    for code in rule.codes():
        character = chr(code)
        assert fold_layout(character) == (character, 0)
        assert without_layout(character) == (character, 0)
        assert visible(character) == character


def test_private_use_of_the_old_national_standard_is_read_and_the_rest_is_shown() -> None:
    assert fold_layout("\ue78d\ue81e")[0] == "，\u9fb4"
    assert fold_layout("\ue001") == ("\ue001", 0)
    assert visible("\ue001") == "⟦U+E001⟧"


def test_radicals_fold_as_variants_as_the_table_says() -> None:
    radicals = {chr(c): text for c, text in layout_folds().items() if 0x2E80 <= c < 0x2F00}
    assert len(radicals) == 86
    assert {r: fold_variant(r) for r in radicals} == {
        r: fold_variant(text) for r, text in radicals.items()
    }
    assert fold_variant("⻓") == "长" == fold_variant("⻑")


@pytest.mark.parametrize(
    "row",
    [
        "U+00AD\tlayout\t\t软连字符",
        "U+00AD\tdropped\t\t软连字符\t出处",
        "00AD\tlayout\t\t软连字符\t出处",
        "U+00AD\tlayout\tx\t软连字符\t出处",
        "U+2F00\tequal\t\t部首\t出处",
        "U+00AD\tlayout\t\t\t出处",
    ],
)
def test_a_damaged_table_is_refused_by_its_line(row: str) -> None:
    with pytest.raises(ValueError, match="line 3"):
        parse_rules(f"{_HEADER}\n# 注\n{row}\n")


def test_a_table_without_its_header_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1"):
        parse_rules("U+00AD\tlayout\t\t软连字符\t出处\n")
