"""The likeness data that ship: sound, complete, small, and right about pairs judged by hand."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from editorial.collation.likeness.sound import NEAR, SAME, sounds_alike
from editorial.comparison.likeness_file import FILES, shipped_likeness
from editorial.data_files import data_folder

FOLDER = data_folder("dictionaries") / "likeness"
JUDGED = Path(__file__).parent / "likeness"
TABLE = shipped_likeness()
LARGEST = 400_000
"""Bytes that a data file may have."""


# fmt: off
KNOWN = ["己已巳", "未末", "曰日", "戊戌戍", "栗粟", "侯候", "拔拨", "赢羸", "祟崇", "辨辩辫",
         "晴睛", "折拆", "沮诅", "贷货", "士土", "千干", "人入", "刺剌", "茶荼", "第弟",
         "即既"]
# fmt: on


def rows(name: str) -> list[tuple[str, str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [(first, rest) for first, rest in (line.split("\t") for line in lines)]


def judged(name: str) -> list[str]:
    """Pairs judged by hand.

    ``alike``: named by manuals of proof-reading, and others of their sort. ``unlike``: of one
    radical or one sound; nobody takes them for each other by sight.
    """
    return (JUDGED / f"{name}.txt").read_text("utf-8").split()


def common_characters() -> set[str]:
    codes = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return set("".join(code.decode("gb2312", "ignore") for code in codes))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_small_sorted_and_says_nothing_twice(name: str) -> None:
    assert len((FOLDER / name).read_bytes()) < LARGEST
    found = rows(name)
    assert all(one < other for (one, _), (other, _) in pairwise(found))
    assert all(len(set(rest)) == len(rest) > 0 for _, rest in found)


def test_every_common_character_has_a_reading() -> None:
    assert common_characters() <= set(TABLE.readings)


def test_a_pair_that_looks_alike_stands_under_one_character_and_under_no_other() -> None:
    lines = [row for name in FILES[1:] for row in rows(name)]
    pairs = [frozenset(first + other) for first, rest in lines for other in rest]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    assert len({first for first, _ in lines}) == len(lines)
    assert all(TABLE.look_alike(rest[0], first) for first, rest in lines)


@pytest.mark.parametrize(
    ("one", "other", "term"),
    [
        ("力", "利", SAME), ("在", "再", SAME), ("的", "地", SAME), ("的", "得", SAME),
        ("做", "作", SAME), ("象", "像", SAME), ("行", "航", SAME), ("长", "常", SAME),
        ("长", "掌", SAME), ("重", "虫", SAME), ("乐", "月", SAME), ("得", "德", SAME),
        ("即", "既", NEAR), ("四", "是", NEAR), ("宾", "兵", NEAR), ("奶", "来", NEAR),
        ("机", "几", SAME), ("省", "审", NEAR), ("湖", "服", NEAR), ("早", "晚", None),
        ("单", "山", None), ("说", "水", None), ("女", "努", None), ("军", "均", SAME),
    ],
)  # fmt: skip
def test_common_readings_are_known_and_rare_ones_are_not(
    one: str, other: str, term: str | None
) -> None:
    sound = sounds_alike(one, other, TABLE)
    assert (sound.term if sound else None) == term


def test_the_look_alikes_agree_with_the_judged_pairs() -> None:
    alike, unlike = judged("alike"), judged("unlike")
    assert len(alike) >= 150
    assert len(unlike) >= 300
    assert not set(map(frozenset, alike)) & set(map(frozenset, unlike))
    assert [pair for pair in alike if not TABLE.look_alike(*pair)] == []
    mistaken = [pair for pair in unlike if TABLE.look_alike(*pair)]
    assert len(mistaken) <= 0.04 * len(unlike), mistaken


def test_two_characters_taken_by_chance_hardly_ever_look_alike() -> None:
    known = common_characters()
    pairs = sum(len(rest) for _, rest in rows("look_alikes.txt"))
    assert pairs < 0.002 * len(known) * (len(known) - 1) / 2


@pytest.mark.parametrize("group", KNOWN)
def test_what_every_proof_reader_knows_looks_alike(group: str) -> None:
    assert all(TABLE.look_alike(one, other) for one, other in pairwise(group))
