"""Automatic numbers of headings and lists are read as they are printed, in document order."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from editorial.intake.docx_number_formats import formatted_number
from editorial.intake.docx_reader import read_docx
from editorial.text.document_text import DocumentText
from tests.intake.docx_builder import (
    NAMESPACES,
    STYLES,
    build_docx,
    cell,
    deleted,
    document_xml,
    inserted,
    paragraph,
    row,
    run,
    styled,
    table,
    text_box,
)


def _level(
    number: int, text: str, number_format: str = "decimal", more: str = "", *, start: int = 1
) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{number_format}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _outline(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def _list(number: int, outline: int, *overrides: str) -> str:
    named = f'<w:abstractNumId w:val="{outline}"/>'
    return f'<w:num w:numId="{number}">{named}{"".join(overrides)}</w:num>'


def _start(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


_DEEP = _outline(
    1, _level(0, "%1."), _level(1, "%1.%2"), _level(2, "%1.%2.%3"), _level(3, "（%4）")
)


def _item(text: str, level: int = 0, number: int = 1, more: str = "") -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}'
    return paragraph(run(text) if text else "<w:r/>", properties)


def _file(body: str, *definitions: str, styles: str = STYLES) -> bytes:
    numbering = f"<w:numbering {NAMESPACES}>{''.join(definitions)}</w:numbering>"
    return build_docx(
        body, numbering=numbering, styles=f"<w:styles {NAMESPACES}>{styles}</w:styles>"
    )


def _read(body: str, *definitions: str, styles: str = STYLES) -> DocumentText:
    return read_docx(_file(body, *definitions, styles=styles))


def _lines(body: str, *definitions: str, styles: str = STYLES) -> list[str]:
    return [p.text for p in _read(body, *definitions, styles=styles).paragraphs]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("decimal", {1: "1", 10: "10", 0: "0"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("001", {1: "001", 1000: "1000"}),
        ("upperRoman", {1: "I", 4: "IV", 9: "IX", 14: "XIV", 1994: "MCMXCIV", 4000: "4000"}),
        ("lowerRoman", {3: "iii", 40: "xl"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {2: "b", 53: "aaa"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {
                9: "九",
                10: "十",
                12: "十二",
                30: "三十",
                100: "一百",
                101: "一百零一",
                110: "一百一十",
                118: "一百一十八",
                1001: "一千零一",
                1010: "一千零一十",
                12_000: "一万二千",
                10_005: "一万零五",
            },
        ),
        ("ideographDigital", {1: "一", 10: "一〇", 105: "一〇五"}),
        ("japaneseCounting", {10: "十", 21: "二十一", 100: "百", 111: "百十一"}),
        ("chineseLegalSimplified", {3: "叁", 10: "壹拾", 105: "壹佰零伍"}),
        ("ideographLegalTraditional", {2: "貳", 12: "壹拾貳"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 60: "癸亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {1: "①", 10: "⑩", 11: "11"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("decimalFullWidth", {12: "１２"}),
        ("chicago", {1: "*", 4: "§", 5: "**"}),
        ("ordinal", {1: "1st", 2: "2nd", 3: "3rd", 11: "11th", 21: "21st", 112: "112th"}),
        ("hex", {10: "A"}),
        ("none", {1: ""}),
        ("thaiCounting", {1: None}),
    ],
)
def test_a_count_is_written_as_its_format_prints_it(
    number_format: str, expected: dict[int, str | None]
) -> None:
    assert {n: formatted_number(n, number_format) for n in expected} == expected


def test_huge_counts_stay_short() -> None:
    for number_format in ("upperLetter", "upperRoman", "chicago", "chineseCountingThousand"):
        assert len(formatted_number(2**31, number_format) or "") < 12


def test_levels_count_on_their_own_and_begin_anew_under_each_heading() -> None:
    body = (
        _item("甲") + _item("乙", 1) + _item("丙", 1) + _item("丁", 2) + _item("戊")
        + _item("己", 1) + _item("庚", 3)
    )  # fmt: skip
    assert _lines(body, _DEEP, _list(1, 1)) == [
        "1.\t甲", "1.1\t乙", "1.2\t丙", "1.2.1\t丁", "2.\t戊", "2.1\t己", "（1）\t庚",
    ]  # fmt: skip


def test_chapters_and_sections_by_style() -> None:
    outline = _outline(
        5,
        _level(
            0, "第%1章", "chineseCountingThousand", '<w:pStyle w:val="1"/><w:suff w:val="space"/>'
        ),
        _level(1, "%2、", "chineseCounting", '<w:pStyle w:val="two"/><w:suff w:val="nothing"/>'),
        _level(2, "（%3）", "japaneseCounting", '<w:suff w:val="nothing"/>'),
    )
    numbered = '<w:pPr><w:numPr>{}<w:numId w:val="7"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
        f"{numbered.format('')}</w:style>"
        f'<w:style w:type="paragraph" w:styleId="two"><w:name w:val="heading 2"/>'
        f"{numbered.format('')}</w:style>"
        '<w:style w:type="paragraph" w:styleId="three"><w:name w:val="三级"/><w:basedOn '
        'w:val="two"/><w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    body = (
        styled("总则", "1") + styled("范围", "two") + styled("用语", "two")
        + styled("细分", "three") + styled("审稿", "1") + styled("初审", "two")
    )  # fmt: skip
    assert _lines(body, outline, _list(7, 5), styles=styles) == [
        "第一章 总则", "一、范围", "二、用语", "（一）细分", "第二章 审稿", "一、初审",
    ]  # fmt: skip


def test_a_paragraph_may_leave_the_list_of_its_style() -> None:
    body = (
        styled("编号", "list")
        + paragraph("不编号", '<w:pStyle w:val="list"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("再编号", "list")
        + paragraph("没有这个列表", '<w:numPr><w:numId w:val="88"/></w:numPr>')
    )
    assert _lines(body, _DEEP, _list(1, 1)) == ["1.\t编号", "不编号", "2.\t再编号", "没有这个列表"]


def test_lists_of_one_outline_count_together_unless_one_starts_anew() -> None:
    body = (
        _item("甲") + _item("乙", number=2) + _item("丙", number=3) + _item("丁", number=3)
        + _item("戊")
    )  # fmt: skip
    lists = (_list(1, 1), _list(2, 1), _list(3, 1, _start(0, 5)))
    assert _lines(body, _DEEP, *lists) == ["1.\t甲", "2.\t乙", "5.\t丙", "6.\t丁", "7.\t戊"]


def test_a_list_may_redefine_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{_level(0, "第%1条", "chineseCounting")}</w:lvlOverride>'
    assert _lines(_item("甲", number=2), _DEEP, _list(2, 1, own)) == ["第一条\t甲"]


@pytest.mark.parametrize(
    ("restart", "expected"), [("", "1"), ("0", "2"), ("1", "2"), ("2", "1")], ids=str
)
def test_a_level_begins_anew_only_after_the_levels_it_names(restart: str, expected: str) -> None:
    third = _level(2, "%3", more=f'<w:lvlRestart w:val="{restart}"/>' if restart else "")
    outline = _outline(1, _level(0, "%1"), _level(1, "%2"), third)
    body = _item("章") + _item("节", 1) + _item("款", 2) + _item("节", 1) + _item("款", 2)
    assert _lines(body, outline, _list(1, 1))[-1] == f"{expected}\t款"


def test_legal_levels_print_digits_throughout() -> None:
    outline = _outline(
        1, _level(0, "第%1章", "chineseCounting"), _level(1, "%1.%2", more="<w:isLgl/>")
    )
    assert _lines(_item("甲") + _item("乙", 1), outline, _list(1, 1)) == ["第一章\t甲", "1.1\t乙"]


def test_a_list_may_stand_for_that_of_a_numbering_style() -> None:
    linked = '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="条款"/></w:abstractNum>'
    real = _DEEP.replace("<w:lvl ", '<w:styleLink w:val="条款"/><w:lvl ', 1)
    style = (
        '<w:style w:type="numbering" w:styleId="条款"><w:name w:val="条款"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = _item("甲", number=9) + _item("乙", number=1)
    lines = _lines(body, linked, real, _list(1, 1), _list(9, 4), styles=style)
    assert lines == ["1.\t甲", "2.\t乙"]


def test_styles_and_links_in_a_circle_end() -> None:
    linked = "".join(
        f'<w:abstractNum w:abstractNumId="{a}"><w:numStyleLink w:val="s{b}"/></w:abstractNum>'
        for a, b in ((1, 2), (2, 1))
    )
    styles = "".join(
        f'<w:style w:type="numbering" w:styleId="s{n}"><w:basedOn w:val="s{3 - n}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2)
    )
    lines = _lines(_item("甲"), linked, _list(1, 1), _list(2, 2), styles=styles)
    assert lines == ["甲"]


def test_numbers_go_on_through_tables_and_text_boxes_and_empty_cells_have_theirs() -> None:
    body = (
        _item("甲")
        + table(row(cell(_item("")), "格"), row(cell(_item("")), "格"))
        + paragraph(run("文") + text_box(_item("框内")))
        + _item("乙")
    )
    assert _lines(body, _DEEP, _list(1, 1)) == [
        "1.\t甲", "2.\t", "格", "3.\t", "格", "文", "4.\t框内", "5.\t乙",
    ]  # fmt: skip


def test_deleted_and_hidden_paragraphs_have_no_number() -> None:
    gone = '<w:rPr><w:del w:id="3"/></w:rPr>'
    item = _item("甲").replace("<w:r>", "<w:del><w:r>").replace("</w:r>", "</w:r></w:del>")
    item = item.replace("</w:pPr>", f"{gone}</w:pPr>").replace("w:t>", "w:delText>")
    item = item.replace("<w:t ", "<w:delText ")
    hidden = _item("", more="<w:rPr><w:vanish/></w:rPr>")
    assert _lines(item + hidden + _item("乙"), _DEEP, _list(1, 1)) == ["1.\t乙"]


def test_a_joined_paragraph_has_one_number() -> None:
    gone = '<w:rPr><w:del w:id="3"/></w:rPr>'
    body = _item("上", more=gone) + _item("下") + _item("后")
    assert _lines(body, _DEEP, _list(1, 1)) == ["1.\t上下", "2.\t后"]


def test_the_original_view_knows_the_list_of_before() -> None:
    added = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1"/></w:numPr>'
    changed = (
        '<w:pPrChange w:id="2"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:pPrChange>"
    )
    body = _item("甲") + paragraph("乙", added) + _item("丙", more=changed)
    data = _file(body, _DEEP, _list(1, 1))
    assert [p.text for p in read_docx(data).paragraphs] == ["1.\t甲", "2.\t乙", "3.\t丙"]
    original = read_docx(data, original=True)
    assert [p.text for p in original.paragraphs] == ["1.\t甲", "乙", "1.1\t丙"]


def test_bullets_print_their_sign_and_unknown_ones_a_dot() -> None:
    font = '<w:rPr><w:rFonts w:ascii="{0}" w:hAnsi="{0}"/></w:rPr>'
    signs = (("\uf0b7", "Symbol"), ("\uf06c", "Wingdings"), ("\uf0aa", "某字体"), ("—", "宋体"))
    outlines = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        f'<w:lvlText w:val="{sign}"/>{font.format(name)}</w:lvl></w:abstractNum>{_list(n, n)}'
        for n, (sign, name) in enumerate(signs, 1)
    )
    document = _read("".join(_item("项", number=n) for n in range(1, 5)), outlines)
    assert [p.text[0] for p in document.paragraphs] == ["•", "●", "•", "—"]
    assert document.not_read == ()
    assert document.notes == ("项目符号 4 处按印出的样子读入正文",)


def test_what_is_numbered_is_said_and_so_is_a_format_that_is_not_known() -> None:
    odd = _outline(2, _level(0, "%1.", "thaiCounting"))
    document = _read(_item("甲") + _item("乙", number=2), _DEEP, odd, _list(1, 1), _list(2, 2))
    assert [p.text for p in document.paragraphs] == ["1.\t甲", "1.\t乙"]
    assert document.notes == (
        "自动编号 2 处按印出的样子读入正文",
        "自动编号 1 处的样式不认识，按阿拉伯数字读取，请核对",
    )


def test_hidden_and_empty_labels_add_nothing() -> None:
    hidden = _outline(1, _level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"), _level(1, ""))
    assert _lines(_item("甲") + _item("乙", 1), hidden, _list(1, 1)) == ["甲", "乙"]


def test_newer_formats_stand_in_alternatives() -> None:
    custom = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="7"/>'
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    )
    assert _lines(_item("甲"), custom, _list(1, 1)) == ["007\t甲"]


_OFFICE = shutil.which("soffice")
_SAMPLE = (
    _item("二级先出", 1) + _item("一级") + _item("二级", 1) + _item("同纲另表", number=2)
    + _item("改起", number=3) + _item("续", number=3) + _item("回来") + _item("") + _item("空后")
    + _item("跳级", 2) + table(row(cell(_item("")), "格")) + _item("圈", number=4)
    + _item("圈", number=4) + _item("章", number=5) + _item("节", 1, 5) + _item("章", number=5)
    + _item("罗", number=6) + _item("字", number=7) + _item("干", number=8)
    + _item("大写", number=9) + _item("点", number=10)
    + paragraph(run("甲") + inserted(run("乙")) + deleted("丙"))
)  # fmt: skip
_SAMPLE_LISTS = (
    _DEEP,
    *(
        _outline(n, _level(0, text, number_format), _level(1, "%1.%2"))
        for n, text, number_format in (
            (4, "%1", "decimalEnclosedCircle"),
            (5, "第%1章", "chineseCountingThousand"),
            (6, "%1.", "upperRoman"),
            (7, "(%1)", "lowerLetter"),
            (8, "%1、", "ideographTraditional"),
            (9, "%1、", "chineseLegalSimplified"),
            (10, "•", "bullet"),
        )
    ),
    *(_list(n, 1) for n in (1, 2)),
    _list(3, 1, _start(0, 5)),
    *(_list(n, n) for n in range(4, 11)),
)


@pytest.mark.libreoffice
@pytest.mark.skipif(_OFFICE is None, reason="LibreOffice is not installed")
def test_numbers_are_those_that_libreoffice_prints(tmp_path: Path) -> None:
    path = tmp_path / "编号.docx"
    path.write_bytes(_file(_SAMPLE, *_SAMPLE_LISTS))
    subprocess.run(
        [
            str(_OFFICE),
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "txt:Text (encoded):UTF8",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    printed = path.with_suffix(".txt").read_text(encoding="utf-8-sig")
    lines = ["".join(line.split()) for line in printed.splitlines() if line.strip()]
    ours = ["".join(p.text.split()) for p in read_docx(path.read_bytes()).paragraphs]
    assert ours == [line.replace("甲乙丙", "甲乙") for line in lines]


def test_text_of_labels_is_no_part_of_the_account() -> None:
    body = _item("甲") + _item("乙")
    assert document_xml(body).count("甲") == 1
    assert not _read(body, _DEEP, _list(1, 1)).not_read
