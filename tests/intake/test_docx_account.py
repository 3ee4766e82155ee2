"""What a Word document holds besides its body: notes in order, everything else reported."""

from __future__ import annotations

import pytest

from editorial.intake.docx_account import Unread
from editorial.intake.docx_reader import read_docx_with_account
from tests.intake.docx_builder import (
    build_docx,
    deleted,
    document_xml,
    inserted,
    letters_in,
    notes_xml,
    paragraph,
    run,
)


def test_notes_are_read_after_the_body_in_the_order_of_their_references() -> None:
    body = paragraph(
        run("先")
        + '<w:r><w:endnoteReference w:id="7"/></w:r>'
        + '<w:r><w:footnoteReference w:id="5"/></w:r>'
        + run("后")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    notes = {"2": paragraph("脚注后"), "5": paragraph("脚注先") + paragraph("续")}
    footnotes = notes_xml("footnote", {**notes, "6": paragraph("无人引用")})
    endnotes = notes_xml("endnote", {"7": paragraph("尾注")})
    document, account = read_docx_with_account(
        build_docx(body, footnotes=footnotes, endnotes=endnotes)
    )
    assert [(p.text, p.kind.value, p.location.note) for p in document.paragraphs] == [
        ("先后", "body", None),
        ("脚注先", "footnote", "1"),
        ("续", "footnote", "1"),
        ("脚注后", "footnote", "2"),
        ("尾注", "endnote", "1"),
    ]
    assert document.not_read == ("正文没有引用的脚注或尾注 4 字",)
    assert document.notes == ("脚注 2 条、尾注 1 条排在正文之后，注码不计入正文",)
    assert account.accounted == letters_in(document_xml(body), footnotes, endnotes)


def test_characters_where_the_format_allows_none_are_reported() -> None:
    body = paragraph("正文") + "<w:tbl><w:tr>" + paragraph("行间") + "</w:tr></w:tbl>"
    document, account = read_docx_with_account(build_docx(body))
    assert account.unread[Unread.STRAY] == 2
    assert document.not_read == ("位置不合规的文字 2 字",)


def test_what_is_seen_and_not_read_is_said_in_chinese() -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    equation, sheet = (
        "<w:r><w:object><v:shape><v:imagedata/></v:shape>"
        f'<o:OLEObject ProgID="{program}"/></w:object></w:r>'
        for program in ("Equation.3", "Excel.Sheet.12")
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="水印"/></v:shape></w:pict></w:r>'
    body = (
        paragraph(run("正文") + picture + picture + equation + sheet + art)
        + paragraph(run("式") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + paragraph(run("明") + run("暗字", "<w:vanish/>"))
        + "<w:altChunk/>"
    )
    heading = document_xml(paragraph("书眉")).replace("w:document", "w:hdr")
    comments = document_xml(
        '<w:comment w:id="1"><w:p/></w:comment><w:comment w:id="2"><w:p/></w:comment>'
    )
    document, _ = read_docx_with_account(
        build_docx(body, header1=heading, header2=heading.replace("书眉", " "), comments=comments)
    )
    assert document.not_read == (
        "图片 2 幅",
        "嵌入对象 1 个",
        "公式对象 1 个",
        "公式 1 处只读了字符，未读结构",
        "艺术字 1 处",
        "嵌入的外部文档 1 个",
        "批注 2 条",
        "页眉页脚 1 处",
        "隐藏文字 2 字",
    )


@pytest.mark.parametrize(("original", "view"), [(False, "接受修订后"), (True, "修订前的原文")])
def test_the_view_of_tracked_changes_is_said_with_its_figures(original: bool, view: str) -> None:
    body = paragraph(
        run("审")
        + inserted(run("两字"))
        + deleted("三个字")
        + f'<w:moveTo w:id="5">{run("移")}</w:moveTo>'
    )
    document, _ = read_docx_with_account(build_docx(body), original=original)
    assert document.notes == (f"修订 3 处（插入 2 字、删除 3 字、移动 1 字），按“{view}”读取",)


def test_prompts_and_signs_of_symbol_fonts_are_said() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{paragraph('单击此处')}</w:sdtContent></w:sdt>"
    )
    sign = '<w:r><w:sym w:font="某字体" w:char="F041"/></w:r>'
    document, _ = read_docx_with_account(build_docx(paragraph(run("甲\uf0a7") + sign) + control))
    assert document.not_read == ("内容控件的提示文字 4 字",)
    assert document.notes == ("符号字体字符 2 个按内码读取，请核对",)
