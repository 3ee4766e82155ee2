"""Paragraphs are named by their own words only where these leave no doubt."""

from __future__ import annotations

import pytest

from editorial.text.document_text import DocumentText
from editorial.text.paragraph_roles import is_caption, is_title, with_roles
from editorial.text.paragraphs import Paragraph, ParagraphKind

K = ParagraphKind
SHORT = {"t": K.TITLE, "h": K.HEADING, "b": K.BODY, "c": K.CAPTION, "r": K.REFERENCE}
LETTERS = {kind: letter for letter, kind in SHORT.items()}


def roles(text: str) -> str:
    """A letter a paragraph."""
    return "".join(LETTERS[p.kind] for p in with_roles(DocumentText.from_plain(text)).paragraphs)


@pytest.mark.parametrize(
    "line",
    ["图1 主桥合龙", "图 2-3　边坡排水", "表1：晚高峰流量", "表三　流量", "附表 2 班次", "图１主桥",
     "Fig. 2 Main span", "Table 1: Traffic flow", "图1"],
)  # fmt: skip
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    ["图1所示的桥", "图 1 为主桥", "表2中的数字", "图1、图2", "表1显示流量", "图一乐", "表一下决心",
     "图1 主桥合龙。", "图1 桥；表1 流量", "表3：", "图1" + "桥" * 60, "图3号线开通",
     "表示同意", "如图1 主桥"],
)  # fmt: skip
def test_sentences_about_pictures_are_no_captions(line: str) -> None:
    assert not is_caption(line)


ENTRIES = "[1] 编辑甲．渡口[M]．江城：江城出版社，2019．\n[2] 编辑乙．码头[J]．通衢，2020(3)：1-5．"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"正文一段。\n参考文献\n{ENTRIES}", "bhrr"),
        (f"正文一段。\n【主要参考文献】：\n{ENTRIES}\n作者单位：江城", "bhrrb"),
        (f"正文。\nReferences\n{ENTRIES}", "bhrr"),
        (
            "正文。\n参考文献：\n[1] 编辑甲．渡口[M]．\n江城出版社，2019．\n[2] 编辑乙．码头[J]．",
            "bhrrr",
        ),
        ("正文。\n参考文献\n1. 编辑甲．渡口，2019．\n2. 编辑乙．码头，2020．", "bhrr"),
        ("正文。\n注释：\n①见《渡口志》。\n②同上。\n完稿于春天", "bhrrb"),
        ("正文。\n参考文献\n编辑甲．渡口[M]．2019．\n编辑乙．码头[J]．2020．\n附：班次", "bhrrb"),
        (f"正文一段。\n{ENTRIES}", "brr"),
        ("参考文献要写全。\n正文。", "bb"),
        ("正文。\n参考文献\n本文没有参考文献", "bbb"),
        ("正文。\n注释\n这里只是一段话。", "bbb"),
        ("正文。\n参考文献", "bb"),
        ("[1] 编辑甲．渡口[M]．2019．\n正文在后。", "bb"),
        ("正文。\n[2] 编辑甲．渡口[M]．\n[3] 编辑乙．码头[J]．", "bbb"),
        ("正文。\n[1] 只有一条，不当作文献表", "bb"),
        ("正文。\n1. 带上雨衣\n2. 带上手电", "bbb"),
    ],
)
def test_reference_lists(text: str, expected: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开头。\n一、先找水\n找水的经过。\n二、再治坡\n治坡的经过。", "bhbhb"),
        (f"一、先找水\n经过。\n二、再治坡\n经过。\n三、参考文献\n{ENTRIES}", "hbhbhrr"),
        ("一、先找水\n经过。", "bb"),
        ("一、先找水。\n二、再治坡。\n三、有人管。", "bbb"),
        ("一、先找水\n二、再治坡\n三、有人管\n结尾。", "bbbb"),
        ("一、先找水\n经过。\n三、有人管\n经过。", "bbbb"),
        ("一、先找水\n经过。\n二、再治坡，\n经过。", "bbbb"),
        ("一、先找水\n经过。\n二、再治坡", "bbb"),
        ("一、" + "水" * 40 + "\n经过。\n二、再治坡\n经过。", "bbbb"),
    ],
)
def test_numbered_headings_only_as_a_whole_series(text: str, expected: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("渡口的清晨", "船工按时解缆，第一班渡轮离岸。", True),
        ("渡口的清晨", "船工来了。", True),
        ("渡口的清晨？", "船工来了。", True),
        ("渡口的清晨", "码头", False),
        ("船工按时解缆。", "第一班渡轮离岸，江面有雾。", False),
        ("各位读者：", "渡口的清晨是安静的，江面有雾。", False),
        ("一、渡口的清晨", "船工按时解缆，第一班渡轮离岸。", False),
        ("[1] 渡口志", "船工按时解缆，第一班渡轮离岸。", False),
        ("图1 渡口", "船工按时解缆，第一班渡轮离岸。", False),
        ("注释", "船工按时解缆，第一班渡轮离岸。", False),
        ("渡" * 31, "船工按时解缆。" * 9, False),
    ],
)
def test_the_first_line_of_a_plain_text(first: str, second: str, expected: bool) -> None:
    assert is_title(first, second) is expected


def test_what_a_reader_has_named_stays() -> None:
    given = DocumentText((Paragraph("参考文献", K.TITLE), Paragraph("[1] 甲[M]", K.FOOTNOTE)))
    assert with_roles(given) == given


def test_texts_and_account_stay_as_they_are() -> None:
    given = DocumentText(
        (Paragraph("  图1 主桥 "), Paragraph("正文。")), ("图片 1 幅",), ("编码：GBK",), 3
    )
    named = with_roles(given)
    assert [p.text for p in named.paragraphs] == ["  图1 主桥 ", "正文。"]
    assert named.paragraphs[0].kind is K.CAPTION
    assert (named.not_read, named.notes, named.layout_removed) == (
        ("图片 1 幅",),
        ("编码：GBK",),
        3,
    )


def test_naming_twice_is_naming_once() -> None:
    once = with_roles(DocumentText.from_plain(f"一、渡口\n经过。\n二、码头\n经过。\n{ENTRIES}"))
    assert with_roles(once) == once
