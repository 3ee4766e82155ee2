"""Searching by parts of words and by first letters of syllables."""

from __future__ import annotations

import pytest

from editorial.desk.searching import first_letters, holds_all

ROW = ("2026-04-012", "重庆的春运第一天（G85次）", "作者甲")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", True),
        ("春运", True),
        ("04-012 甲", True),
        ("cydyt", True),
        ("CY", True),
        ("cqd", True),  # 重 is read chóng here and zhòng elsewhere
        ("zqd", True),
        ("zzj", True),  # 作者甲
        ("g85", True),
        ("dytg", True),  # over the bracket
        ("cy 甲", True),
        ("cyt", False),
        ("cy 乙", False),
        ("春天", False),
        ("jc", False),  # never from one text into the next
    ],
)
def test_a_row_is_found_by_words_and_by_first_letters(typed: str, found: bool) -> None:
    assert holds_all(ROW, typed.split()) is found


def test_characters_with_several_readings_have_all_their_letters() -> None:
    known = first_letters()
    assert set(known["重"]) == {"z", "c"}
    assert known["女"] == "n"
    assert known["恩"] == "e"
    assert len(known) > 6000
