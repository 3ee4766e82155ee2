"""The correction sheet: everything a printer, a checker and the chief editor need, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from editorial.comparison.compare import compare_documents, compare_texts
from editorial.comparison.comparison import Comparison
from editorial.domain.error_rate import ErrorRate, RateLimit
from editorial.domain.identifiers import Sha256
from editorial.domain.proofs import RoundRate
from editorial.paper.correction_sheet import correction_sheet_docx
from editorial.paper.sheet_head import SheetFacts, SheetRates
from editorial.paper.sheet_rows import SheetVerdict, Treatment
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from tests.paper.paper_views import AT, W, part
from tests.paper.schema_order import faults
from tests.reports.hostile import HOSTILE

MANUSCRIPT = "渡口的清晨\n船工按时解缆，第一班渡轮离岸。\n江面有雾"
GALLEY = "渡口的清晨\n船工安时解缆，第班渡轮离岸。江面有雾"


MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def sheet(comparison: Comparison, **given: Any) -> bytes:
    return correction_sheet_docx(comparison, SheetFacts(AT, **given), author="校对")


def document(docx: bytes) -> etree._Element:
    return part(docx, "word/document.xml")


def cells(docx: bytes, table: int = 1) -> list[list[str]]:
    tables = document(docx).findall(f"{W}body/{W}tbl")
    rows = tables[table].findall(f"{W}tr")
    return [[_text(cell) for cell in row.findall(f"{W}tc")] for row in rows]


def _text(element: etree._Element) -> str:
    """All text; of a drawing its words for programs that can't draw it."""
    if element.tag == f"{W}br":
        return "\n"
    if element.tag == f"{W}t":
        return element.text or ""
    return "".join(_text(child) for child in element if child.tag != f"{MC}Choice")


def text(docx: bytes) -> str:
    return "\n".join(_text(paragraph) for paragraph in document(docx).iter(f"{W}p"))


def test_the_table_says_where_what_and_how_much() -> None:
    head, *rows = cells(sheet(compare_texts(MANUSCRIPT, GALLEY)))
    assert [name.replace("\n", "") for name in head] == [
        "序号", "位置", "校样原行和校对符号", "原样→应为", "符号类型", "内控计错", "期刊计错",
        "处理", "核红",
    ]  # fmt: skip
    todo = ["□改\n□保留\n□质疑", "□"]
    assert rows == [
        ["1", "第 2 段", "船工〔安〕时解缆，第班（改正：按）", "原　安应　按",
         "改正\n错字\n音近、形近", "1", "1", *todo],
        ["2", "第 2 段", "安时解缆，第〔〕班渡轮离岸。（增补：一）", "原　（无）应　一",
         "增补\n漏字", "1", "1", *todo],
        ["3", "第 2 段\n原稿第 3 段", "班渡轮离岸。〔〕江面有雾（另起段：另起一段）",
         "原　与上文接排应　另起一段", "另起段\n接排/另段", "0", "0.1", *todo],
    ]  # fmt: skip


def test_the_marks_are_drawn_in_the_galley_s_line() -> None:
    root = document(sheet(compare_texts(MANUSCRIPT, GALLEY)))
    drawn = list(root.iter(f"{MC}Choice"))
    texts = [[t.text for t in each.iter(f"{W}t")] for each in drawn]
    assert texts == [
        ["按", "船工", "安", "时解缆，第班"],
        ["一", "安时解缆，第", "班渡轮离岸。"],
        ["班渡轮离岸。", "江面有雾"],
    ]
    assert all(list(each.iter(f"{A}cubicBezTo")) for each in drawn)


def test_differences_in_titles_are_flagged() -> None:
    ours, theirs = (
        DocumentText((Paragraph(title, ParagraphKind.TITLE), Paragraph("江面有雾")))
        for title in ("渡口的清晨", "渡囗的清晨")
    )
    docx = sheet(compare_documents(ours, theirs))
    assert cells(docx)[1][1] == "题目　标题"
    assert "注：题目（标题、小标题）有差异 1 处：第 1 处，请逐字核对。" in text(docx)


def test_what_was_decided_is_ticked() -> None:
    verdicts = {
        1: SheetVerdict(Treatment.CORRECT),
        2: SheetVerdict(Treatment.KEEP, "编辑改动"),
    }
    docx = sheet(compare_texts(MANUSCRIPT, GALLEY), verdicts=verdicts)
    assert [row[-2] for row in cells(docx)[1:]] == [
        "√改\n□保留\n□质疑",
        "□改\n√保留\n□质疑",
        "□改\n□保留\n□质疑",
    ]
    assert [row[3].partition("由　")[2] for row in cells(docx)[1:]] == ["", "编辑改动", ""]
    assert [row[5] for row in cells(docx)[1:]] == ["1", "0", "0"], "what is kept counts nothing"


def a_rate(tenths: int) -> RoundRate:
    return RoundRate("house", Sha256("0" * 64), ErrorRate(tenths, 1000), RateLimit(1, 1000))


def test_the_conclusion_is_that_of_the_round_and_not_of_the_bare_comparison() -> None:
    rates = SheetRates((a_rate(30),), (a_rate(10),), undecided=2)
    head = dict(cells(sheet(compare_texts(MANUSCRIPT, GALLEY), rates=rates), 0))
    assert head["来样差错率"].startswith("内控标准：计错 3，3.00‰")
    assert head["处理后差错率"].startswith("内控标准：计错 1，1.00‰")
    assert head["结论"] == "合格（以内控标准判定；尚有 2 处未处理，暂按计错）"
    alike = SheetRates((a_rate(20),), (a_rate(20),))
    head = dict(cells(sheet(compare_texts(MANUSCRIPT, GALLEY), rates=alike), 0))
    assert "来样差错率" not in head
    assert head["差错率"].endswith("不合格")
    assert head["结论"] == "不合格（以内控标准判定）"


def test_elements_stand_in_the_order_of_the_schema() -> None:
    assert faults(sheet(compare_texts(MANUSCRIPT, GALLEY))) == []


def test_the_scheme_that_decides_comes_first_and_has_its_own_column() -> None:
    docx = sheet(compare_texts(MANUSCRIPT, GALLEY, scheme="newspaper-2020"))
    head = [name.replace("\n", "") for name in cells(docx)[0]]
    assert head[5:8] == ["报纸计错", "内控计错", "期刊计错"]
    assert "（以报纸国家标准（2020）判定）" in text(docx)


def test_the_head_has_rates_by_both_schemes_and_the_verdict() -> None:
    rows = dict(cells(sheet(compare_texts(MANUSCRIPT, GALLEY)), 0))
    assert rows["差错率"].splitlines() == [
        "内控标准：计错 2，83.33‰（合 833.33‱），不超过 1‰（千分之一），不合格",
        "期刊国家标准（2020）：计错 2.1，875.00‱（合 87.50‰），不超过 2‱（万分之二），不合格",
    ]
    assert rows["结论"] == "不合格（以内控标准判定）"
    assert rows["差异"] == "3 处（错字 1、漏字 1、接排/另段 1）；最小编辑距离 2 字"


def test_there_are_lines_to_sign_and_the_sums_of_both_files_at_the_foot() -> None:
    comparison = compare_texts(MANUSCRIPT, GALLEY)
    lines = text(sheet(comparison)).splitlines()
    signed = [line.partition("：")[0] for line in lines if "日期：" in line]
    assert signed == ["校对人", "核红人", "主编批准"]
    assert lines[-4:-2] == [
        f"原稿 SHA-256　{comparison.manuscript.sha256}",
        f"校样 SHA-256　{comparison.galley.sha256}",
    ]


def test_without_differences_it_says_so() -> None:
    docx = sheet(compare_texts(MANUSCRIPT, MANUSCRIPT))
    assert cells(docx)[1:] == [["没有差异。"]]
    assert "合格（以内控标准判定）" in text(docx)


def test_the_page_of_a_galley_with_pages_is_given() -> None:
    manuscript = DocumentText((Paragraph("渡口的清晨", ParagraphKind.TITLE), Paragraph("有雾")))
    galley = DocumentText(
        (
            Paragraph("渡口的清晨", location=Location(page=1)),
            Paragraph("有务", location=Location(page=12)),
        )
    )
    docx = sheet(compare_documents(manuscript, galley, paths=("稿/定稿.docx", "样/一校.pdf")))
    assert cells(docx)[1][1] == "第 12 页第 1 段\n原稿第 2 段"
    head = dict(cells(docx, 0))
    assert head["题名"] == "渡口的清晨"
    assert (head["原稿"], head["校样"]) == ("定稿.docx　7 字，2 段", "一校.pdf　7 字，2 段")


def test_a_long_stretch_is_shortened_in_the_middle() -> None:
    lost = "".join(chr(0x4E00 + number) for number in range(100))
    row = cells(sheet(compare_texts(f"开头{lost}结尾", "开头结尾")))[1]
    assert "…（共 100 字）…" in row[3]
    assert len(row[3]) < 80


def test_title_and_proof_pass_can_be_given() -> None:
    docx = sheet(compare_texts(MANUSCRIPT, GALLEY), title="渡口", proof="一校")
    head = dict(cells(docx, 0))
    assert (head["题名"], head["校次"]) == ("渡口", "一校　　制表时间　2026-03-02 09:30")
    footer = part(docx, "word/footer1.xml")
    assert [field.get(f"{W}instr") for field in footer.iter(f"{W}fldSimple")] == [
        "PAGE", "NUMPAGES",
    ]  # fmt: skip


def test_the_head_of_the_table_is_on_every_page_and_the_page_is_a4() -> None:
    root = document(sheet(compare_texts(MANUSCRIPT, GALLEY)))
    rows = root.findall(f"{W}body/{W}tbl")[1].findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows][:2] == [True, False]
    size = next(root.iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    for table in root.iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        assert sum(columns) <= 10490
        assert min(columns) > 400


@pytest.mark.parametrize("hostile", HOSTILE, ids=ascii)
def test_hostile_text_is_only_text(hostile: str) -> None:
    texts = (DocumentText((Paragraph(text),)) for text in (f"甲{hostile}乙", "甲乙"))
    comparison = compare_documents(*texts)
    docx = sheet(comparison, title=hostile, proof=hostile)
    shown = text(docx)
    assert not set(shown) & {"\u202e", "\u2066", "\x1b", "\x9b", "\ufffe", "\udfff", "\U000e0041"}
    assert cells(docx)[1][3].startswith("原　（无）")
    assert faults(docx) == []


def test_the_same_comparison_gives_the_same_bytes() -> None:
    comparison = compare_texts(MANUSCRIPT, GALLEY)
    assert sheet(comparison) == sheet(comparison)
