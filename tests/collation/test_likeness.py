from __future__ import annotations

from itertools import permutations

import pytest

from editorial.collation.likeness import LikenessTable, likeness_note, parse_likeness
from editorial.collation.likeness.keyboard import keys_adjacent
from editorial.collation.likeness.syllables import heard, toneless

READINGS = """\
dìng\t订定
fā\t发
fà\t发
guān\t官观
huā\t花
huān\t欢
lì\t力利立例
lǜ\t律绿
lín\t邻
líng\t零
nán\t难
lán\t兰
nǚ\t女
nǔ\t努
quán\t权全
shí\t时实
shì\t事是
sì\t四
wèi\t未位
mò\t末
zhàng\t账帐
xíng\t行
háng\t行航
"""
LOOK_ALIKES = "帐\t账\n末\t未\n"
MARKS = ",\t、;\n0\tOo\n—\t一\n1\tIl\n:\t;\n‘\t’\n“\t”\n"
TABLE = parse_likeness(READINGS, LOOK_ALIKES, MARKS)


def note(right: str, wrong: str) -> str:
    return likeness_note(right, wrong, lambda: TABLE)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("力", "利", "同音（lì）"),
        ("事", "时", "音近（shì/shí）"),
        ("四", "是", "音近（sì/shì）"),
        ("邻", "零", "音近（lín/líng）"),
        ("难", "兰", "音近（nán/lán）"),
        ("花", "发", "音近（huā/fā）"),
        ("航", "行", "同音（háng）"),
        ("账", "帐", "同音（zhàng）、形近"),
        ("未", "末", "形近"),
        ("末", "未", "形近"),
        ("观", "欢", "拼音键位邻近（guān/huān）"),
        ("女", "努", ""),
        ("律", "力", ""),
        ("花", "力", ""),
        ("力", "龘", ""),
    ],
)
def test_a_wrong_character_is_explained_by_sound_shape_or_keys(
    right: str, wrong: str, told: str
) -> None:
    assert note(right, wrong) == told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("权力", "全利", "同音词（quán lì）"),
        ("时事", "实是", "同音词（shí shì）"),
        ("时事", "事实", "音近词（shí shì/shì shí）"),
        ("订力", "定花", ""),
        ("末力", "未利", "形近（末/未）；力/利：同音（lì）"),
        ("定例", "订例", "同音（dìng）"),
        ("力利力利力", "利力利力利", ""),
    ],
)
def test_a_run_is_explained_as_a_word_or_wholly_or_not_at_all(
    right: str, wrong: str, told: str
) -> None:
    assert note(right, wrong) == told


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("2024", "2027", "键位邻近（4/7）"),
        ("2024", "2029", ""),
        ("12", "21", "相邻颠倒（12/21）"),
        ("2O24", "2024", "形近、键位邻近（O/0）"),
        ("１０", "１１", "键位邻近（０/１）"),
        ("１４", "１７", "键位邻近（４/７）"),
        ("100", "10", ""),
        ("modern", "modem", "形近（rn/m）"),
        ("clear", "dear", "形近（cl/d）"),
        ("their", "thier", "相邻颠倒（ei/ie）"),
        ("cat", "car", "键位邻近（t/r）"),
        ("cat", "cap", ""),
        ("、", "，", "形近"),
        ("；", "：", "形近、同键"),
        ("“", "”", "形近、同键"),
        ("，", "。", "键位邻近"),
        ("（", "！", ""),
        ("——", "一一", "形近（—/一）"),
    ],
)
def test_figures_letters_and_marks_are_explained_by_their_shapes_and_keys(
    right: str, wrong: str, told: str
) -> None:
    assert note(right, wrong) == told


@pytest.mark.parametrize(("right", "wrong"), [("", "力"), ("力", ""), ("", "")])
def test_what_is_missing_or_added_is_not_explained(right: str, wrong: str) -> None:
    assert note(right, wrong) == ""


def test_a_reason_holds_both_ways() -> None:
    for right, wrong in permutations(TABLE.readings, 2):
        assert bool(note(right, wrong)) == bool(note(wrong, right)), (right, wrong)


def test_the_table_is_not_asked_for_what_is_not_explained() -> None:
    def never() -> LikenessTable:
        raise AssertionError

    assert likeness_note("力", "", never) == ""
    assert likeness_note("水天一色入画来", "山高路远不见人", never) == ""


def test_digits_are_neighbours_on_the_row_and_on_the_pad() -> None:
    beside_four = {digit for digit in "0123456789" if keys_adjacent("4", digit)} - {"4"}
    assert beside_four == set("3517")


@pytest.mark.parametrize(
    ("syllable", "typed", "sound"),
    [
        ("lǜ", "lv", "lv"),
        ("nǚ", "nv", "lv"),
        ("zhuāng", "zhuang", "zuan"),
        ("huáng", "huang", "fan"),
        ("huí", "hui", "fei"),
        ("hú", "hu", "fu"),
        ("hóng", "hong", "hong"),
        ("dōng", "dong", "dong"),
        ("èr", "er", "er"),
        ("le", "le", "le"),
    ],
)
def test_syllables_as_typed_and_as_heard(syllable: str, typed: str, sound: str) -> None:
    assert (toneless(syllable), heard(syllable)) == (typed, sound)


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(ValueError, match="without a tab"):
        parse_likeness("lì 力利\n", "")
