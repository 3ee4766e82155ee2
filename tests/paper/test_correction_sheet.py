"""The correction sheet: everything a printer, a checker and the chief editor need, on paper."""

from __future__ import annotations

import pytest
from lxml import etree

from editorial.comparison.compare import compare_documents, compare_texts
from editorial.comparison.comparison import Comparison
from editorial.paper.correction_sheet import correction_sheet_docx
from editorial.text.document_text import DocumentText
from editorial.text.paragraphs import Location, Paragraph, ParagraphKind
from tests.paper.paper_views import AT, W, part
from tests.reports.hostile import HOSTILE

MANUSCRIPT = "渡口的清晨\n船工按时解缆，第一班渡轮离岸。\n江面有雾"
GALLEY = "渡口的清晨\n船工安时解缆，第班渡轮离岸。江面有雾"


def sheet(comparison: Comparison, **given: str) -> bytes:
    return correction_sheet_docx(comparison, author="校对", at=AT, **given)


def document(docx: bytes) -> etree._Element:
    return part(docx, "word/document.xml")


def cells(docx: bytes, table: int = 1) -> list[list[str]]:
    tables = document(docx).findall(f"{W}body/{W}tbl")
    rows = tables[table].findall(f"{W}tr")
    return [[_text(cell) for cell in row.findall(f"{W}tc")] for row in rows]


def _text(element: etree._Element) -> str:
    breaks = {f"{W}br": "\n"}
    pieces = element.iter(f"{W}t", f"{W}br")
    return "".join(breaks.get(piece.tag, piece.text or "") for piece in pieces)


def text(docx: bytes) -> str:
    return "\n".join(_text(paragraph) for paragraph in document(docx).iter(f"{W}p"))


def test_the_table_says_where_what_and_how_much() -> None:
    head, *rows = cells(sheet(compare_texts(MANUSCRIPT, GALLEY)))
    assert [name.replace("\n", "") for name in head] == [
        "序号", "页/段", "原样（错）", "应为（正）", "校对符号", "类型", "内控计错", "期刊计错",
        "处理", "核红",
    ]  # fmt: skip
    todo = ["□改 □保留\n□质疑", "□"]
    assert rows == [
        ["1", "2段", "口的清晨船工安时解缆，第班", "口的清晨船工按时解缆，第一",
         "改正", "错字\n音近、形近", "1", "1", *todo],
        ["2", "2段", "安时解缆，第∨班渡轮离岸。", "按时解缆，第一班渡轮离岸。",
         "增补", "漏字", "1", "1", *todo],
        ["3", "2段", "班渡轮离岸。〔与上文接排〕江面有雾", "班渡轮离岸。〔另起一段〕江面有雾",
         "另起段", "接排/另段", "0", "0.1", *todo],
    ]  # fmt: skip


def test_the_scheme_that_decides_comes_first_and_has_its_own_column() -> None:
    docx = sheet(compare_texts(MANUSCRIPT, GALLEY, scheme="newspaper-2020"))
    head = [name.replace("\n", "") for name in cells(docx)[0]]
    assert head[6:9] == ["报纸计错", "内控计错", "期刊计错"]
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
    assert cells(docx)[1][1] == "12页\n2段"
    head = dict(cells(docx, 0))
    assert head["题名"] == "渡口的清晨"
    assert (head["原稿"], head["校样"]) == ("定稿.docx　7 字，2 段", "一校.pdf　7 字，2 段")


def test_a_long_stretch_is_shortened_in_the_middle() -> None:
    lost = "".join(chr(0x4E00 + number) for number in range(100))
    row = cells(sheet(compare_texts(f"开头{lost}结尾", "开头结尾")))[1]
    assert "…（共 100 字）…" in row[3]
    assert len(row[3]) < 70


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
    assert "∨" in cells(docx)[1][2]


def test_the_same_comparison_gives_the_same_bytes() -> None:
    comparison = compare_texts(MANUSCRIPT, GALLEY)
    assert sheet(comparison) == sheet(comparison)
