"""The galley with tracked changes: what is struck, what is added, and what a reader is told."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest

from editorial.comparison.compare import compare_documents, compare_texts
from editorial.paper.tracked_changes import tracked_changes_docx
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Paragraph, ParagraphKind
from tests.paper.paper_views import AT, W, corrected, markup, part, view
from tests.reports.hostile import HOSTILE


@pytest.mark.parametrize(
    ("manuscript", "galley", "expected"),
    [
        ("船工按时解缆", "船工安时解缆", "船工[-安][+按]时解缆"),
        ("船工按时解缆", "船工时解缆", "船工[+按]时解缆"),
        ("船工按时解缆", "船工按按时解缆", "船工按[-按]时解缆"),
        ("晨雾散去", "晨雾散去。", "晨雾散去[-。]"),
        ("乘客挥手", "挥手", "[+乘客]挥手"),
        ("先上船，后买票", "上先船，后买票", "[-上先][+先上]船，后买票"),
        ("同一段里接着说", "同一段里\n接着说", "同一段里[-¶]接着说"),
        ("另一段\n在此开始", "另一段在此开始", "另一段[+¶]在此开始"),
        ("首段\n中间的段\n末段", "首段\n末段", "首段¶[+中间的段][+¶]末段"),
        ("首段\n末段", "首段\n多出的段\n末段", "首段¶[-多出的段][-¶]末段"),
        ("首段\n末段", "首段", "首段[+¶][+末段]"),
        ("首段", "首段\n末段", "首段[-¶][-末段]"),
        ("首段\n末段", "末段", "[+首段][+¶]末段"),
        ("see a big dog here", "see a dog here", "see a [+big ]dog here"),
        ("see a dog here", "see a big dog here", "see a [-big ]dog here"),
        ("　　渡口的清晨", "渡 口 的清晨", "渡 口 的清晨"),
        ("　　渡口\n　　江面有雾", "　　渡口江面有雾", "　　渡口[+¶][+　　]江面有雾"),
        ("第\U00020000号", "第\U00020001号", "第[-\U00020001][+\U00020000]号"),
        ("葛\U000e0100家村", "葛\U000e0101家村", "葛\U000e0101家村"),
        ("葛\U000e0100家村", "家村", "[+葛\U000e0100]家村"),
        ("渡口", "", "[+渡口]"),
        ("", "渡口", "[-渡口]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_changes_are_no_larger_than_the_difference(
    manuscript: str, galley: str, expected: str
) -> None:
    assert markup(corrected(manuscript, galley)) == expected


def test_moved_text_is_struck_here_and_added_there_and_the_comments_say_so() -> None:
    moved = "江面上的雾渐渐散去"
    middle = "。船工按时解缆。第一班渡轮离岸。岸上的乘客挥手告别。对岸的钟声响了"
    docx = corrected(f"清晨，{moved}{middle}。", f"清晨，{middle}{moved}。")
    assert markup(docx) == f"清晨，[+{moved}]{middle}[-{moved}]。"
    notes = [note.xpath("string(.)") for note in part(docx, "word/comments.xml")]
    assert notes == ["第1处　移位　转移：移到此处", "第1处　移位　转移：原在此处，移走"]


@pytest.mark.parametrize(
    ("ignore", "manuscript", "galley", "expected"),
    [
        ("width", "第１班，离岸", "第1班,离案", "第1班,离[-案][+岸]"),
        ("variant", "这个渡口", "這個渡囗", "這個渡[-囗][+口]"),
        ("letter_case", "BIM模型", "bim模形", "bim模[-形][+型]"),
        ("punctuation", "雾散了，船开了", "雾散了船开子", "雾散了船开[-子][+了]"),
        ("punctuation", "雾散了船开了", "雾散，了船开子", "雾散，了船开[-子][+了]"),
        ("punctuation", "雾散了。\n船开了", "雾散了\n船开子", "雾散了¶船开[-子][+了]"),
        ("paragraph_break", "雾散了\n船开了", "雾散了船\n开子", "雾散了船¶开[-子][+了]"),
    ],
)  # fmt: skip
def test_what_is_ignored_stays_as_the_galley_has_it(
    ignore: str, manuscript: str, galley: str, expected: str
) -> None:
    assert markup(corrected(manuscript, galley, ignore)) == expected


def test_each_change_says_which_discrepancies_it_puts_right_by_whom_and_when() -> None:
    comparison = compare_texts("船工按时解缆，离岸\n江面有雾", "船工安时解缆离岸江面有雾")
    at = AT.astimezone(timezone(timedelta(hours=8)))
    docx = tracked_changes_docx(comparison, author='校对甲 <"&', at=at)
    comments = part(docx, "word/comments.xml")
    assert [note.xpath("string(.)") for note in comments] == [
        "第1处　错字　改正",
        "第2处　标点　增补",
        "第3处　接排/另段　另起段",
    ]
    document = part(docx, "word/document.xml")
    changes = list(document.iter(f"{W}ins", f"{W}del"))
    assert len(changes) == 4
    assert len({change.get(f"{W}id") for change in changes}) == 4
    assert {change.get(f"{W}author") for change in [*changes, *comments]} == {'校对甲 <"&'}
    # Word writes the clock on the wall and calls it Z.
    assert {change.get(f"{W}date") for change in changes} == {"2026-03-02T17:30:00Z"}
    for anchor in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [a.get(f"{W}id") for a in document.iter(f"{W}{anchor}")] == ["0", "1", "2"]


def test_equal_texts_have_no_change_and_no_comment() -> None:
    docx = corrected("船工按时解缆\n离岸", "船工按时解缆\n离岸")
    assert markup(docx) == "船工按时解缆¶离岸"
    with pytest.raises(KeyError):
        part(docx, "word/comments.xml")


def test_titles_and_headings_are_set_as_such_whichever_text_knows_them() -> None:
    kinds = (ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.BODY, ParagraphKind.CAPTION)
    texts = ("渡口的清晨", "一、江面", "江面有雾。", "图1 渡口")
    manuscript = DocumentText(tuple(map(Paragraph, texts, kinds)))
    galley = DocumentText.from_plain("\n".join(texts))
    for ours, theirs in ((manuscript, galley), (galley, manuscript)):
        comparison = compare_documents(ours, theirs)
        docx = tracked_changes_docx(comparison, author="校对", at=AT)
        styles = part(docx, "word/document.xml").iter(f"{W}pStyle")
        assert [s.get(f"{W}val") for s in styles] == ["Title", "Heading1", "BodyText", "Caption"]


def test_a_paragraph_with_its_own_indent_gets_no_other() -> None:
    docx = corrected("　　江面有雾", "　　江面有雾")
    (style,) = part(docx, "word/document.xml").iter(f"{W}pStyle")
    assert style.get(f"{W}val") == "BodyTextFlush"


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    docx = corrected(f"甲{text}乙", "甲乙")
    document = part(docx, "word/document.xml")
    written = "".join(t.text or "" for t in document.iter(f"{W}t", f"{W}delText"))
    assert not set(written) & {"\u202e", "\u2066", "\x1b", "\x9b", "\ufffe", "\udfff", "\U000e0041"}
    assert written.startswith("甲")
    assert view(docx, original=True) == ["甲乙"]


def test_hostile_characters_become_symbols_in_both_views() -> None:
    docx = corrected("甲\u202e乙\x00丙", "甲\x1b乙丙")
    assert view(docx, original=True) == ["甲␛乙丙"]
    assert view(docx, original=False) == ["甲⟦U+202E⟧乙␀丙"]


def test_line_breaks_tabs_and_odd_white_space_stay_white_space() -> None:
    galley = DocumentText((Paragraph("甲\t乙\n丙\x0b丁\u2028戊\r己"),))
    comparison = compare_documents(galley, galley)
    docx = tracked_changes_docx(comparison, author="校对", at=AT)
    assert view(docx, original=True) == ["甲\t乙\n丙 丁 戊 己"]


def test_the_same_comparison_gives_the_same_bytes() -> None:
    one, other = (corrected("船工按时解缆", "船工安时解缆") for _ in range(2))
    assert one == other


def test_a_names_characters_do_not_break_the_file() -> None:
    comparison = compare_texts("甲乙", "甲丙", scheme="house")
    docx = tracked_changes_docx(comparison, author="校\x00对\n\u202e" * 200, at=AT)
    change = next(part(docx, "word/document.xml").iter(f"{W}ins"))
    assert "␀" in change.get(f"{W}author", "")
    assert part(docx, "docProps/core.xml") is not None
