"""Look-alikes from PDFs are folded; whatever prints differently is not."""

from __future__ import annotations

import unicodedata

import pytest

from editorial.text.layout_folding import fold_layout, layout_folds


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⼈", "人"),
        ("⻓", "长"),
        ("⺠", "民"),
        ("⺅⺘⺡⻈⻌⻖⻐", "亻扌氵讠辶阝钅"),
        ("⻇⺮", "𧢲𥫗"),
        ("\uf900", "\u8c48"),
        ("\U0002f800", "丽"),
        ("e\u0301", "é"),
        ("ﬁnal ﬄ", "final ffl"),
        ("︵注︶", "（注）"),
        ("― ─ ⸺ ︱", "— — —— —"),
        ("・•‧∙⋅･", "······"),
        ("⋯︙", "……"),
        ("〝引〞", "“引”"),
        ("〜∼", "～～"),
    ],
)
def test_one_printed_form_gets_its_usual_code_point(text: str, folded: str) -> None:
    assert fold_layout(text)[0] == folded


@pytest.mark.parametrize(
    "text",
    [
        "①⑴Ⅳ㎡℃％№",
        "，,．.",
        "１1Ａa",
        "……...",
        "—–－-一ー",
        "〇零0○O",
        "己已巳",
        "⻏⺼⺈⺗⺩⻗",
        "後后臺台",
        "：∶",
        "×x",
        "﨎﨏",
    ],
)
def test_what_prints_differently_is_never_folded(text: str) -> None:
    assert fold_layout(text) == (text, 0)


def test_the_count_is_that_of_the_characters_folded() -> None:
    assert fold_layout("⼈人\uf900ﬁ―") == ("人人\u8c48fi—", 4)
    assert fold_layout("plain") == ("plain", 0)


def test_no_unified_character_is_folded_and_folding_twice_changes_nothing() -> None:
    for code in (*range(0x3400, 0xA000), *range(0x20, 0x2000), *range(0xFF01, 0xFF65)):
        character = chr(code)
        if unicodedata.normalize("NFC", character) == character:
            assert fold_layout(character)[0] == character, hex(code)
    for code, folded in layout_folds().items():
        assert fold_layout(folded)[0] == folded, hex(code)


def test_all_kangxi_radicals_become_characters() -> None:
    folded = [fold_layout(chr(code))[0] for code in range(0x2F00, 0x2FD6)]
    assert all("\u4e00" <= c <= "\u9fff" for c in folded)
    assert len(set(folded)) == 214
