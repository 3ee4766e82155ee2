"""Checking a text as a whole: levels, overlaps, offsets, paragraphs, switches."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import editorial
from editorial.checking.check import Checker, check_text
from editorial.checking.dictionary_entry import DictionaryEntry
from editorial.checking.finding import Finding, Level

SIGNS = "的和是一二三○〇O0年月，。、；：？！“”‘’《》〈〉（）()[]\"'.…—-…\n\r\t 𠮷é7a,;:"
WORDS = "依法依规 己经 走头无路 既使 协调 协调、 二○三五 ……等 国新出发[2020]10号 研究 第一、"
TEXTS = st.lists(st.sampled_from([*SIGNS, *WORDS.split()]), max_size=40).map("".join)


def entry(wrong: str, right: str, level: Level = Level.LIKELY, pack: str = "a") -> DictionaryEntry:
    return DictionaryEntry(wrong, (right,), level, "来源", pack)


@settings(deadline=None)
@given(TEXTS)
def test_findings_are_ordered_slices_of_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for finding in check_text(text, level="hint"):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.text == text[finding.start : finding.end]
        assert finding.text not in finding.suggestions
        assert finding.message
        assert finding.source
        end = finding.end


@settings(deadline=None)
@given(TEXTS)
def test_a_lower_level_only_adds_findings(text: str) -> None:
    sure, likely, hint = (check_text(text, level=level) for level in Level)
    assert {finding.level for finding in sure} <= {Level.SURE}
    assert [f for f in likely if f.level is Level.SURE] == sure
    assert [f for f in hint if f.level is not Level.HINT] == likely


def test_the_public_name_gives_likely_findings_by_default() -> None:
    text = "己经走头无路，请核对帐户。"
    assert [f.text for f in editorial.check_text(text)] == ["己经", "走头无路"]


def test_offsets_are_code_points_even_behind_characters_beyond_the_first_plane() -> None:
    (finding,) = check_text("𠮷𠮷己经")
    assert (finding.start, finding.end, finding.text) == (2, 4, "己经")


def test_paragraphs_are_numbered_without_blank_lines() -> None:
    text = "第一段。\r\n\r\n　\n己经完成。\n又走头无路。"
    assert [f.paragraph for f in check_text(text)] == [2, 3]


def test_an_empty_text_has_no_findings() -> None:
    assert check_text("") == []
    assert check_text("\n\n") == []


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="certain"):
        check_text("稿件", level="certain")


def test_of_two_overlapping_findings_the_surer_one_stays() -> None:
    checker = Checker([entry("甲乙", "丙丁"), entry("乙丙丁戊", "乙丙", Level.SURE)])
    assert [f.text for f in checker.check("甲乙丙丁戊")] == ["乙丙丁戊"]


def test_a_pack_or_a_rule_can_be_switched_off() -> None:
    entries = [entry("甲乙", "丙丁", pack="a"), entry("戊己", "庚辛", pack="b")]
    text = "甲乙,戊己"
    assert len(Checker(entries).check(text)) == 3
    assert [f.text for f in Checker(entries, off=["a"]).check(text)] == [",", "戊己"]
    assert [f.text for f in Checker(entries, off=["half-width-points"]).check(text)] == [
        "甲乙",
        "戊己",
    ]


def test_a_later_entry_overrules_an_earlier_one() -> None:
    checker = Checker([entry("甲乙", "丙丁"), entry("甲乙", "戊己", Level.SURE, pack="office/x")])
    (finding,) = checker.check("甲乙")
    assert (finding.suggestions, finding.level) == (("戊己",), Level.SURE)
    assert finding.rule == "dictionary:office/x"


def test_a_checker_without_entries_still_knows_the_rules() -> None:
    assert [f.rule for f in Checker().check("稿件,校样")] == ["half-width-points"]


def test_the_json_of_a_finding_has_the_contracts_keys_in_order() -> None:
    (finding,) = check_text("走头无路")
    assert list(finding.to_json()) == [
        "rule",
        "level",
        "start",
        "end",
        "text",
        "suggestions",
        "paragraph",
        "message",
        "source",
    ]
    assert finding.to_json()["suggestions"] == ["走投无路"]


def test_checking_twice_gives_the_same() -> None:
    text = "己经走头无路,二○三五年。"
    first: list[Finding] = check_text(text, level="hint")
    assert check_text(text, level="hint") == first
