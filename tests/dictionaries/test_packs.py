"""The dictionaries that ship are sound: every entry is written well, fires, and stays silent."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from editorial.checking.check import Checker
from editorial.checking.checked_text import HAN
from editorial.checking.dictionary_entry import COLUMNS, DictionaryEntry
from editorial.checking.dictionary_files import (
    shipped_entries,
    shipped_pack_files,
    shipped_sources,
)
from editorial.checking.finding import Finding, Level
from editorial.data_files import data_folder

PACKS = dict(shipped_pack_files())
ENTRIES = shipped_entries()
CHECKER = Checker(ENTRIES, rules=())


def rows(pack: str) -> list[list[str]]:
    lines = PACKS[pack].read_text("utf-8").split("\n")
    return [line.split("\t") for line in lines[1:] if line]


def carrier(entry: DictionaryEntry, form: str) -> str:
    """A sentence that meets the entry's guard and holds the form as its own word."""
    front = entry.guard.only_after[0] if entry.guard.only_after else ""
    behind = entry.guard.only_before[0] if entry.guard.only_before else ""
    return f"来稿写作：{front}{form}{behind}。"


def spoken(text: str) -> list[Finding]:
    return CHECKER.check(text, level=Level.HINT)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_has_its_header_and_ends_in_one_line_end(pack: str) -> None:
    content = PACKS[pack].read_text("utf-8")
    assert content.startswith("\t".join(COLUMNS) + "\n")
    assert content.endswith("\n")
    assert not content.endswith("\n\n")
    assert "\r" not in content
    assert not re.search(r"[ \t]\n", content)


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_sorted_by_the_wrong_form(pack: str) -> None:
    wrong = [row[0] for row in rows(pack)]
    assert wrong == sorted(wrong)


def test_a_wrong_form_stands_in_one_pack_only() -> None:
    twice = [form for form, n in Counter(entry.wrong for entry in ENTRIES).items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_entry_names_a_known_source_and_level(pack: str) -> None:
    assert {row[3] for row in rows(pack)} <= set(shipped_sources())
    assert {row[2] for row in rows(pack)} <= {level.value for level in Level}


@pytest.mark.parametrize("pack", PACKS)
def test_forms_are_plain_han_words(pack: str) -> None:
    """No pattern signs, no spaces, no Latin letters that look like part of a word."""
    plain = re.compile(f"[{HAN}]{{2,12}}")
    for wrong, right, *_ in rows(pack):
        assert plain.fullmatch(wrong), wrong
        assert all(plain.fullmatch(form) for form in right.split("|")), wrong


def test_no_right_form_is_wrong_in_another_entry_of_equal_rank() -> None:
    """What one entry suggests, another must not call a sure or likely error."""
    doubted = {entry.wrong for entry in ENTRIES if entry.level is not Level.HINT}
    assert [e.wrong for e in ENTRIES if doubted & set(e.right)] == []


@pytest.mark.parametrize("pack", PACKS)
def test_every_entry_finds_itself(pack: str) -> None:
    for entry in ENTRIES:
        if entry.pack == pack:
            found = spoken(carrier(entry, entry.wrong))
            assert [f.text for f in found if entry.wrong in f.text], entry.wrong


@pytest.mark.parametrize("pack", PACKS)
def test_every_entry_is_silent_on_its_own_right_form(pack: str) -> None:
    for entry in ENTRIES:
        if entry.pack == pack:
            for form in entry.right:
                assert spoken(carrier(entry, form)) == [], (entry.wrong, form)


def test_sure_entries_are_long_enough_not_to_come_about_by_chance() -> None:
    assert [e.wrong for e in ENTRIES if e.level is Level.SURE and len(e.wrong) < 3] == []


def test_every_source_is_used_and_says_how_far_it_was_checked() -> None:
    used = {row[3] for pack in PACKS for row in rows(pack)}
    of_likeness = {each.id for each in shipped_sources().values() if "likeness/" in each.taken}
    assert used.isdisjoint(of_likeness)
    assert used | of_likeness == set(shipped_sources())
    assert {source.status for source in shipped_sources().values()} == {"verified", "recalled"}


def test_the_readme_lists_every_pack() -> None:
    readme = (data_folder("dictionaries") / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z_0-9]+/[a-z_0-9]+)` \|", readme, re.MULTILINE))
    assert listed == set(PACKS)


def test_short_entries_do_not_fire_where_two_frequent_words_meet() -> None:
    """认定|单位 and the like: two words, each good, whose edges look like a wrong one."""
    meetings = [
        ("可以", "经过"),
        ("认定", "单位"),
        ("工商", "确认"),
        ("发布", "署名"),
        ("解决", "对方"),
        ("公园", "满意"),
        ("设备", "分配"),
        ("交通", "迅猛"),
        ("立即", "然后"),
        ("国家", "俱乐部"),
        ("项目", "地点"),
        ("干部", "份额"),
        ("当选", "拨款"),
        ("现已", "后撤"),
        ("统一", "但是"),
        ("到处", "埋头"),
        ("空白", "动作"),
        ("从事", "宣传"),
        ("现实", "失业"),
        ("研究", "竟然"),
    ]
    assert [a + b for a, b in meetings if spoken(f"，{a}{b}，")] == []
